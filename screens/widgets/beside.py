"""A list and what is known of the one under its cursor, side by side where it fits."""

from __future__ import annotations

from textual.strip import Strip

from screens.widgets.drawn import Drawn

BROAD = 120
"""From so many columns on, a list and what is known of one stand side by side."""


class Beside(Drawn):
    """Sets what it holds below each other; on a broad page, beside each other.

    There a line parts the two, in the column before the right one.
    """

    DEFAULT_CSS = """
    Beside { height: 1fr; layout: vertical; }
    """

    @property
    def is_beside(self) -> bool:
        """Tell whether what it holds stands side by side."""
        return self.app.size.width >= BROAD

    def on_resize(self) -> None:
        """Draw the line once it is known where what it holds has come to stand."""
        self.call_after_refresh(self.refresh)

    def render_line(self, y: int) -> Strip:
        """Draw the line that parts what it holds; all else is drawn by that."""
        shown = [child.region.x - self.region.x for child in self.displayed_children]
        at = max(shown, default=0) - 1
        side = self.glyphs.side if at > 0 else ""
        return self.painted([(" " * at, ""), (side, "dim")], self.size.width)
