"""The `?` page: every key that works here, found by typing, done by Enter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

from screens.widgets.drawn import NARROW, Drawn
from screens.widgets.field import Field
from screens.widgets.glyphs import Glyphs
from screens.widgets.keys import KeyLine, Reach, key_lines, key_name
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.matching import folded
from screens.widgets.sheet import Sheet, paragraph
from screens.widgets.spans import Span, column

_KEYS_WHERE_NARROW = 7
"""So many cells the keys take there: "Enter l"."""


class KeyRow(Struct, frozen=True):
    """An action in the list of keys."""

    line: KeyLine
    wide: int

    @property
    def key(self) -> str:
        """The id of the action."""
        return self.line.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the keys in a column before what they do."""
        keys = " ".join(self.line.keys)
        wide = min(self.wide, _KEYS_WHERE_NARROW) if width < NARROW else self.wide
        yield column(keys, wide, glyphs.ellipsis) + "  ", "strong"
        yield self.line.tip, "" if self.line.enabled else "dim"


class Legend(Drawn):
    """Says how to use the page."""

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        text = " j k scroll   Enter do it   Esc close"
        return self.painted(((text, ""),), self.size.width)

    def get_content_height(self, *_sizes: object) -> int:
        """Ask for one line."""
        return 1


class Help(ModalScreen[KeyLine | None]):
    """Lists the keys of a screen; answers the one to be done, or None."""

    BINDING_GROUP_TITLE = "Keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", id="help.close", tooltip="Close this page"),
        Binding(
            "backspace",
            "shorten",
            "correct",
            id="help.shorten",
            tooltip="Take back a letter of the filter",
        ),
    ]
    DEFAULT_CSS = """
    Help {
        background: transparent;
        & > Lines {
            margin: 1 0 0 0;
            background: $background;
            border: solid $foreground;
            border-title-style: bold;
            &.-ascii { border: ascii $foreground; }
        }
        & > #whole { height: 1; background: $background; }
        & > #whole.-narrow { height: 2; }
        & > Legend { background: $background; }
    }
    """

    lines = query_one(Lines)
    whole = query_one("#whole", Sheet)

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._keys = [*key_lines(screen), *_text_lines(screen)]
        self._about = screen.BINDING_GROUP_TITLE or "this screen"
        self._filter = ""

    def compose(self) -> ComposeResult:
        """Set the list above the whole of one line of it, and its legend."""
        yield Lines()
        yield Sheet(reads=False, id="whole")
        yield Legend()

    def on_mount(self) -> None:
        """Show all keys."""
        self.lines.set_class(self.lines.glyphs.ascii, "-ascii")
        self.lines.border_title = f"Keys for {self._about}"
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Filter by what is typed; `j` and `k` move while nothing is."""
        moves = not self._filter and event.character in ("j", "k", "?", "q")
        if event.is_printable and event.character and not moves:
            event.stop()
            self._filter += event.character
            self._show()
        elif event.character in ("?", "q") and moves:
            event.stop()
            self.dismiss(None)

    def on_resize(self, event: events.Resize) -> None:
        """Give what a line can't hold the room that it needs."""
        self.whole.set_class(event.size.width < NARROW, "-narrow")

    @on(Lines.Moved)
    def _say_whole(self, event: Lines.Moved) -> None:
        """Say whole what the key under the cursor does, however long that is."""
        tip = next((line.tip for line in self._keys if line.id == event.key), "")
        self.whole.show(lambda width: [*paragraph(tip, width)])

    @on(Lines.Opened)
    def take(self, event: Lines.Opened) -> None:
        """Answer the action under the cursor, if it can be done now."""
        event.stop()
        line = next(line for line in self._keys if line.id == event.key)
        if line.reach is not Reach.TEXT:
            self.dismiss(line)

    def action_close(self) -> None:
        """Clear the filter, or else close."""
        if not self._filter:
            self.dismiss(None)
        self._filter = ""
        self._show()

    def action_shorten(self) -> None:
        """Take back the last letter of the filter."""
        self._filter = self._filter[:-1]
        self._show()

    def _show(self) -> None:
        """Show what the filter lets through."""
        wanted = folded(self._filter)
        found = [line for line in self._keys if wanted in _searched(line)]
        self.lines.show(list(_rows(found)))
        self.lines.find(self._filter)
        self.lines.action_top()
        self.lines.border_subtitle = _plain(
            f"/{self._filter}" if self._filter else "type to filter"
        )


def _plain(text: str) -> str:
    """Return `text` so that a border draws it literally."""
    return text.replace("[", r"\[")


def _searched(line: KeyLine) -> str:
    """Return the text that the filter looks through."""
    return folded(f"{' '.join(line.keys)} {line.label} {line.tip}")


def _rows(lines: Sequence[KeyLine]) -> Iterator[Item]:
    """Group the lines by where they work."""
    wide = max((cell_len(" ".join(line.keys)) for line in lines), default=0)
    for reach in Reach:
        rows = [KeyRow(line, min(wide, 12)) for line in lines if line.reach is reach]
        if rows:
            yield Heading(reach.value)
            yield from rows
    if not lines:
        yield Row(None, (("  No key does that here.", "dim"),))


def _text_lines(screen: Screen[Any]) -> Iterator[KeyLine]:
    """Return the keys of a text field, unless one is being typed in now."""
    if isinstance(screen.focused, Field):
        return
    for binding in Field.BINDINGS:
        if isinstance(binding, Binding) and binding.id:
            yield KeyLine(
                id=binding.id,
                keys=tuple(key_name(key) for key in binding.key.split(",")),
                label=binding.description,
                tip=binding.tooltip,
                action=binding.action,
                node=screen,
                reach=Reach.TEXT,
            )
