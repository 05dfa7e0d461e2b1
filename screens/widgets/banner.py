"""One line across the screen, with something at each end."""

from __future__ import annotations

from textual.strip import Strip

from screens.widgets.drawn import Drawn
from screens.widgets.spans import ends


class Banner(Drawn):
    """A line that says where one is, to the left, and how far, to the right."""

    DEFAULT_CSS = """
    Banner { height: 1; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown = ("", "")

    def show(self, left: str, right: str) -> None:
        """Show other words at the two ends."""
        if self._shown != (left, right):
            self._shown = (left, right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line; the left end gives way."""
        width = self.size.width
        text = ends(f" {self._shown[0]}", f"{self._shown[1]} ", width)
        return self.painted(((text, "accent"),), width)
