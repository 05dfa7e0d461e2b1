"""The one list: draws only the lines that show, and repaints only those that change."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from msgspec import Struct
from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from screens.widgets.drawn import Drawn
from screens.widgets.glyphs import Glyphs
from screens.widgets.matching import folded
from screens.widgets.spans import Span, Tone, column, cut, literal


class Item(Protocol):
    """What a line is drawn from, when it shows; equal items are drawn alike."""

    @property
    def key(self) -> str | None:
        """What the line stands for; None for a line that the cursor skips."""

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Return the text of the line; what is wider than `width` cells is cut."""


class Row(Struct, frozen=True):
    """A line whose text is known beforehand."""

    key: str | None
    text: tuple[Span, ...]

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Return the text as it was given."""
        return self.text


class Heading(Struct, frozen=True):
    """A title above some lines, with a remark at the right; the cursor skips it."""

    title: str
    remark: str = ""
    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the title to the left, the remark to the right."""
        remark = cut(literal(self.remark), width, glyphs.ellipsis)
        room = width - cell_len(remark) - 1
        if room > 0:
            yield column(self.title, room, glyphs.ellipsis) + " ", "strong"
        yield remark, "dim"


class Lines(Drawn, can_focus=True):
    """A list with a cursor, of 100,000 items if need be."""

    BINDING_GROUP_TITLE = "List"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "j,down", "down", "next", show=False, id="list.down", tooltip="The next one"
        ),
        Binding(
            "k,up",
            "up",
            "previous",
            show=False,
            id="list.up",
            tooltip="The previous one",
        ),
        Binding(
            "enter,l",
            "open",
            "open",
            id="list.open",
            tooltip="Open it, or go on",
        ),
        Binding(
            "home", "top", "top", show=False, id="list.top", tooltip="The first one"
        ),
        Binding(
            "G,end",
            "bottom",
            "bottom",
            show=False,
            id="list.bottom",
            tooltip="The last one",
        ),
        Binding(
            "ctrl+d,pagedown",
            "page(1)",
            "page down",
            show=False,
            id="list.page_down",
            tooltip="A page down",
        ),
        Binding(
            "ctrl+u,pageup",
            "page(-1)",
            "page up",
            show=False,
            id="list.page_up",
            tooltip="A page up",
        ),
        Binding(
            "n",
            "find(1)",
            "next match",
            show=False,
            id="list.find_next",
            tooltip="The next one that matches what was looked for",
        ),
        Binding(
            "N",
            "find(-1)",
            "previous match",
            show=False,
            id="list.find_previous",
            tooltip="The previous one that matches what was looked for",
        ),
    ]
    DEFAULT_CSS = """
    Lines { height: 1fr; }
    """

    @dataclass
    class Moved(Message):
        """Posted when the cursor stands on something else; None: on nothing."""

        lines: Lines
        key: str | None

        @property
        def control(self) -> Lines:
            """The list that it happened in."""
            return self.lines

    @dataclass
    class Opened(Message):
        """Posted when the user opens what the cursor is on."""

        lines: Lines
        key: str

        @property
        def control(self) -> Lines:
            """The list that it happened in."""
            return self.lines

    def __init__(
        self,
        items: Sequence[Item] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._items: Sequence[Item] = ()
        self._skipped: list[int] = []
        self._cursor = -1
        self._is_left = False
        self._top = 0
        self._pattern = ""
        if items:
            self.show(items)

    @property
    def key(self) -> str | None:
        """What the cursor is on; None if there is nothing to be on."""
        return self._items[self._cursor].key if self._cursor >= 0 else None

    @property
    def place(self) -> tuple[int, int]:
        """Which one the cursor is on, and of how many: (2, 41); (0, 0) if none."""
        count = len(self._items) - len(self._skipped)
        if self._cursor < 0:
            return 0, count
        return self._cursor - bisect_left(self._skipped, self._cursor) + 1, count

    def show(self, items: Sequence[Item]) -> None:
        """Show `items`; the cursor stays on its key, else in its place.

        Where it was left it stands on nothing still, while there is something here.
        """
        key, shown = self.key, self._shown()
        resized = len(items) != len(self._items)
        self._items = items
        self._skipped = [n for n, item in enumerate(items) if item.key is None]
        at = None if key is None else self._index_of(key)
        if at is None and not (self._is_left and self.place[1]):
            at, self._is_left = self._nearest(self._cursor, 1), False
        self._cursor = -1 if at is None else at
        self._reveal()
        self._repaint_since(shown)
        if resized and self.styles.auto_dimensions:
            self.refresh(layout=True)
        if self.key != key:
            self.post_message(self.Moved(self, self.key))

    def select(self, key: str) -> bool:
        """Put the cursor on `key`, and tell whether it is there."""
        at = self._index_of(key)
        if at is not None:
            self._go(at)
        return at is not None

    def leave(self) -> None:
        """Let the cursor stand on nothing, until it is moved."""
        shown, self._cursor = self._shown(), -1
        self._is_left = self.place[1] > 0
        self._repaint_since(shown)
        self.post_message(self.Moved(self, None))

    def find(self, pattern: str) -> bool:
        """Go to the first match from the cursor on, mark all; "" ends the search."""
        self._pattern = folded(pattern)
        self.refresh()
        return not pattern or self._seek(range(len(self._items)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Where the height is left to it, ask for a line an item."""
        return len(self._items)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at, width = self._top + y, self.size.width
        if at >= len(self._items):
            return self.painted((), width)
        item = self._items[at]
        if item.key is None:
            return self.painted(self._indented(" ", item), width)
        if at != self._cursor:
            spans = self._indented("   ", item)
            return self.painted(spans, width, pattern=self._pattern)
        spans = self._indented(f" {self.glyphs.cursor} ", item)
        over: Tone = "cursor" if self.has_focus or not self.can_focus else "idle"
        return self.painted(spans, width, over=over, pattern=self._pattern)

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        top = self._top
        self._reveal()
        if self._top != top:
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select what is clicked; open what is selected."""
        at = self._top + event.y
        if at == self._cursor and self.key is not None:
            self.post_message(self.Opened(self, self.key))
        elif at < len(self._items) and self._items[at].key is not None:
            self._go(at)

    def on_mouse_scroll_down(self) -> None:
        """Move on by the wheel."""
        self.action_down()

    def on_mouse_scroll_up(self) -> None:
        """Move back by the wheel."""
        self.action_up()

    def action_down(self) -> None:
        """Go to the next one."""
        self._go(self._near(self._cursor + 1, 1))

    def action_up(self) -> None:
        """Go to the previous one; from nothing to the first."""
        if self._cursor < 0:
            self.action_top()
        else:
            self._go(self._near(self._cursor - 1, -1))

    def action_top(self) -> None:
        """Go to the first one."""
        self._go(self._near(0, 1))

    def action_bottom(self) -> None:
        """Go to the last one."""
        self._go(self._near(len(self._items) - 1, -1))

    def action_page(self, way: int) -> None:
        """Go a page on (1) or back (-1), less a line."""
        goal = self._cursor + way * max(self.size.height - 1, 1)
        self._go(self._nearest(goal, way))

    def action_open(self) -> None:
        """Open what the cursor is on; else the key may mean something to the page."""
        if (key := self.key) is None:
            raise SkipAction
        self.post_message(self.Opened(self, key))

    def action_find(self, way: int) -> None:
        """Go to the next match (1) or the previous one (-1), round the ends."""
        if self._pattern:
            self._seek(way * step for step in range(1, len(self._items) + 1))

    def _go(self, at: int) -> None:
        """Put the cursor on the item `at`, if there is one, and say so."""
        if at < 0 or at == self._cursor:
            return
        shown = self._shown()
        self._cursor, self._is_left = at, False
        self._reveal()
        self._repaint_since(shown)
        self.post_message(self.Moved(self, self.key))

    def _near(self, at: int, way: int) -> int:
        """Return the first item from `at` on that the cursor doesn't skip, else -1."""
        while 0 <= at < len(self._items):
            if self._items[at].key is not None:
                return at
            at += way
        return -1

    def _nearest(self, at: int, way: int) -> int:
        """Return the item nearest `at`, looking one way and then the other, else -1."""
        at = min(max(at, 0), len(self._items) - 1)
        ahead = self._near(at, way)
        return ahead if ahead >= 0 else self._near(at, -way)

    def _index_of(self, key: str) -> int | None:
        """Return where the item with `key` is."""
        return next((n for n, item in enumerate(self._items) if item.key == key), None)

    def _reveal(self) -> None:
        """Have the cursor in view; go half a page when it leaves, as a page costs."""
        height, last = self.size.height, len(self._items) - 1
        if not height:
            return
        if self._cursor >= 0:
            self._have_in_view(height)
        self._top = max(0, min(self._top, last - height + 1))

    def _have_in_view(self, height: int) -> None:
        if not self._top <= self._cursor < self._top + height:
            self._top = self._cursor - height // 2
        if self._near(self._cursor - 1, -1) < 0:
            self._top = 0 if self._cursor < height else self._top

    def _seek(self, steps: Iterable[int]) -> bool:
        """Go to the first match at one of `steps` from the cursor; tell if any."""
        count, here = len(self._items), max(self._cursor, 0)
        for at in ((here + step) % count for step in steps):
            item = self._items[at]
            if item.key is not None and self._pattern in folded(self._text(item)):
                self._go(at)
                return True
        return False

    def _text(self, item: Item) -> str:
        """Return the text of `item` as it is shown."""
        spans = item.spans(max(self.size.width - 3, 1), self.glyphs)
        return "".join(text for text, _tone in spans)

    def _indented(self, margin: str, item: Item) -> Iterator[Span]:
        """Return the spans of `item` behind a margin."""
        yield margin, ""
        yield from item.spans(max(self.size.width - len(margin), 1), self.glyphs)

    def _shown(self) -> list[tuple[Item, bool] | None]:
        """Return what each line of the screen is drawn from."""
        return [
            (self._items[at], at == self._cursor) if at < len(self._items) else None
            for at in range(self._top, self._top + self.size.height)
        ]

    def _repaint_since(self, shown: Sequence[tuple[Item, bool] | None]) -> None:
        """Repaint the lines that are drawn from something else than before.

        Of what is hidden, and so has no lines, Textual keeps what was drawn before.
        """
        width = self.size.width
        if self.is_attached and not width:
            self.refresh()
        for y, (old, new) in enumerate(zip(shown, self._shown(), strict=True)):
            if old != new:
                self.refresh(Region(0, y, width, 1))
