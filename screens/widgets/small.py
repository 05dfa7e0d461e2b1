"""What is said where the terminal is too small to be of use."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from screens.widgets.drawn import Drawn

LEAST = Size(40, 10)


def is_too_small(size: Size) -> bool:
    """Tell whether nothing can be shown in `size`."""
    return size.width < LEAST.width or size.height < LEAST.height


class Notice(Drawn):
    """Says how large the terminal must be, and how large it is."""

    DEFAULT_CSS = """
    Notice { height: 1fr; background: $background; }
    """

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        size = self.app.size
        lines = (
            f" This needs {LEAST.width} x {LEAST.height}.",
            f" Now {size.width} x {size.height}.",
            " q quits, all is kept.",
        )
        text = lines[y] if y < len(lines) else ""
        return self.painted(((text, ""),), self.size.width)


class TooSmall(ModalScreen[None]):
    """Stands before all else, so that no key decides anything unseen.

    The app pushes it when it is resized and `is_too_small`; it leaves by itself.
    """

    BINDING_GROUP_TITLE = "Too small"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.quit", "quit", id="small.quit", tooltip="Quit; all is kept"),
    ]

    def compose(self) -> ComposeResult:
        """Say it in three lines."""
        yield Notice()

    def on_resize(self, event: events.Resize) -> None:
        """Leave once there is room."""
        if is_too_small(event.size):
            self.query_one(Notice).refresh()
        elif self.is_active:
            self.dismiss()
