"""A box of ways to go on, of which one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from screens.widgets.drawn import NARROW, Drawn
from screens.widgets.keys import Hint, strip
from screens.widgets.spans import Span, Tone, column, cut, literal, wrap


class Option(Struct, frozen=True):
    """A way to go on: its key, what it does, what to know about it, one word for it."""

    key: str
    label: str
    note: str = ""
    short: str = ""


class Box(Drawn, can_focus=True):
    """Draws the choice in as many lines as there are: what explains goes first."""

    BINDING_GROUP_TITLE = "Choice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "next", id="choice.next", tooltip="The next one"),
        Binding(
            "k,up",
            "move(-1)",
            "previous",
            id="choice.previous",
            tooltip="The previous one",
        ),
        Binding(
            "enter,l", "choose", "choose", id="choice.choose", tooltip="Choose this one"
        ),
    ]
    DEFAULT_CSS = """
    Box { background: $background; }
    """

    @dataclass
    class Chosen(Message):
        """Posted when one option is chosen."""

        key: str

    def __init__(self, title: str, text: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._options = tuple(options)
        self._cursor = 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for the lines needed, of those there are."""
        return len(self._laid_out(width, container.height))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the box."""
        width = self.size.width
        lines = self._laid_out(width, self.screen.size.height)
        return self.painted(lines[y] if y < len(lines) else (), width)

    def action_move(self, way: int) -> None:
        """Go to the next or the previous option, no further than the last."""
        size = self.screen.size
        before = self._laid_out(*size)
        self._cursor = min(max(self._cursor + way, 0), len(self._options) - 1)
        pairs = zip(before, self._laid_out(*size), strict=True)
        for y, (old, new) in enumerate(pairs):
            if old != new:
                self.refresh(Region(0, y, size.width, 1))

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        self.post_message(self.Chosen(self._options[self._cursor].key))

    def _laid_out(self, width: int, height: int) -> list[list[Span]]:
        """Return the fullest form that fits: all, no text, no spaces, options only."""
        inner = width - 4 - self._margin(width)
        text = [self._inside([(line, "")], inner) for line in wrap(self._text, inner)]
        blank = [self._inside([], inner)]
        rows = [self._row(at, inner) for at in range(len(self._options))]
        keys: list[list[Span]] = [[], self._strip(width)]
        top, bottom = [self._top(inner)], [self._bottom(inner)]
        forms = (
            [*top, *text, *blank, *rows, *blank, *bottom, *keys],
            [*top, *text, *blank, *rows, *bottom, *keys],
            [*top, *rows, *bottom, *keys],
            [*top, *rows, *bottom],
        )
        short = [form for form in forms if len(form) <= height]
        return short[0] if short else self._windowed(rows, height)

    def _windowed(self, rows: list[list[Span]], height: int) -> list[list[Span]]:
        """Return as many rows as fit, the one under the cursor among them."""
        start = max(0, min(self._cursor - height // 2, len(rows) - height))
        return rows[start : start + height]

    def _row(self, at: int, inner: int) -> list[Span]:
        """Return one option."""
        option, ellipsis = self._options[at], self.glyphs.ellipsis
        wide = max(cell_len(o.label) for o in self._options) + 2
        text = option.label
        if inner >= NARROW:
            text = column(text, min(wide, inner - 5), ellipsis) + option.note
        sign = self.glyphs.cursor if at == self._cursor else " "
        text = column(f"{sign} {option.key}  {text}", inner, ellipsis)
        tone: Tone = "cursor" if at == self._cursor else ""
        return self._inside([(text, tone)], inner)

    def _inside(self, spans: Sequence[Span], inner: int) -> list[Span]:
        """Set one line between the sides of the box."""
        side, text = self.glyphs.side, "".join(text for text, _tone in spans)
        indent = " " * self._margin(inner + 6)
        spare = " " * (inner - cell_len(text))
        return [(f"{indent}{side} ", ""), *spans, (f"{spare} {side}", "")]

    def _top(self, inner: int) -> list[Span]:
        """Return the upper side, with the title in it."""
        glyphs, indent = self.glyphs, " " * self._margin(inner + 6)
        title = cut(literal(self._title), inner, glyphs.ellipsis)
        rule = glyphs.rule * (inner - cell_len(title))
        left, right = glyphs.corners[0], glyphs.corners[1]
        return [(f"{indent}{left} ", ""), (title, "strong"), (f" {rule}{right}", "")]

    def _bottom(self, inner: int) -> list[Span]:
        """Return the lower side, with the keys in it."""
        glyphs, indent = self.glyphs, " " * self._margin(inner + 6)
        keys = " Enter choose · Esc no "
        rule = glyphs.rule * (inner + 1 - len(keys))
        left, right = glyphs.corners[2], glyphs.corners[3]
        return [(f"{indent}{left}{rule}{keys}{glyphs.rule}{right}", "")]

    def _strip(self, width: int) -> list[Span]:
        """Return the keys as the key strip shows them."""
        hints = [Hint(o.key, o.short or o.label) for o in self._options]
        return strip([*hints, Hint("Esc", "back", kept=True)], width, self.glyphs)

    def _margin(self, width: int) -> int:
        """Return how far the box stands from the left; nowhere where it is narrow."""
        return 2 if width >= NARROW else 0


class Choice(ModalScreen[str | None]):
    """Asks which way to go on; answers its key, or None if the user backs out."""

    BINDING_GROUP_TITLE = "Choice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,h",
            "back",
            "back",
            id="choice.back",
            tooltip="Back, and nothing is decided",
        ),
    ]
    DEFAULT_CSS = """
    Choice {
        align: left bottom;
        background: transparent;
    }
    """

    def __init__(self, title: str, text: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._box = Box(title, text, options)
        self._keys = {option.key for option in options}

    def compose(self) -> ComposeResult:
        """Show the box above the last lines."""
        yield self._box

    def on_key(self, event: events.Key) -> None:
        """Take the key of an option as the answer."""
        if event.character in self._keys:
            event.stop()
            self.dismiss(event.character)

    @on(Box.Chosen)
    def take(self, event: Box.Chosen) -> None:
        """Answer with the option under the cursor."""
        self.dismiss(event.key)

    def action_back(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
