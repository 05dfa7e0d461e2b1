"""The bottom of every screen: what just happened, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from screens.widgets.drawn import Drawn
from screens.widgets.keys import Hint, hints, strip
from screens.widgets.spans import Span, cut, literal

_TAIL = " · "


class Footing(Drawn):
    """Two lines: a message, and at most eight keys, kept up to date by itself."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._said = ""
        self._held = ""
        self._hints: tuple[Hint, ...] = ()

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def say(self, message: str) -> None:
        """Show what happened, until something else does."""
        self._said = message
        self._refresh_line(0)

    def hold(self, message: str) -> None:
        """Show `message` before all others, until "" is held instead."""
        if self._held != message:
            self._held = message
            self._refresh_line(0)

    def keys(self, hints: Sequence[Hint]) -> None:
        """Show these keys."""
        if self._hints != tuple(hints):
            self._hints = tuple(hints)
            self._refresh_line(1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for two lines."""
        return 2

    def render_line(self, y: int) -> Strip:
        """Draw the message, or the keys."""
        width = self.size.width
        if y == 0:
            return self.painted(self._message(width - 1), width)
        return self.painted(strip(self._hints, width, self.glyphs), width)

    def _message(self, width: int) -> list[Span]:
        """Return the message; if it must be cut, "u undoes" at its end stays."""
        text = literal(self._held or self._said)
        head, dot, tail = text.rpartition(_TAIL)
        tail = dot + tail
        room = width - cell_len(tail)
        if dot and room > cell_len(tail):
            text = cut(head, room, self.glyphs.ellipsis) + tail
        return [(" " + text, "warn" if self._held else "")]

    def _follow(self, screen: Screen[Any]) -> None:
        """Show the keys that work now; a screen's `STRIP` says which come first."""
        if screen is self.screen and screen.is_attached:
            self.keys(hints(screen, getattr(screen, "STRIP", ())))

    def _refresh_line(self, y: int) -> None:
        self.refresh(Region(0, y, self.size.width, 1))
