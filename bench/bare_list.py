"""A list of 10,000 rows with nothing to it. The baseline for moving a cursor."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

ROWS = 10_000
_PLAIN, _CURSOR = Style(), Style(reverse=True)


class BareList(ScrollView, can_focus=True):
    """Draws each row from its number, and repaints two of them for a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "down", "down")]
    cursor = 0

    def on_mount(self) -> None:
        """Say how large it is."""
        self.virtual_size = Size(self.size.width, ROWS)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = self.scroll_offset.y + y
        text = f"   Person {row:<14} known    Vireo         12 Nov  Compiler engineer"
        width, style = self.size.width, _CURSOR if row == self.cursor else _PLAIN
        return Strip([Segment(text.ljust(width)[:width], style)], width)

    def action_down(self) -> None:
        """Move the cursor, which comes round at the bottom: nothing ever scrolls."""
        left, self.cursor = self.cursor, (self.cursor + 1) % self.size.height
        for row in (left, self.cursor):
            self.refresh(Region(0, row, self.size.width, 1))


class BareApp(App[None]):
    """Nothing but the list."""

    def compose(self) -> ComposeResult:
        """Show the list."""
        yield BareList()


if __name__ == "__main__":
    BareApp(ansi_color=True).run()
