"""The bottom of every screen: what just happened, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from screens.widgets.drawn import Drawn
from screens.widgets.keys import Hint, hints, strip
from screens.widgets.spans import cut, literal, wrap

_TAIL = " · "
_MOST_LINES = 3


class Footing(Drawn):
    """A message, and at most eight keys, kept up to date by itself.

    Two lines, and one or two more while a message needs them: its end is what helps.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._said = ""
        self._held = ""
        self._hints: tuple[Hint, ...] = ()

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    @property
    def said(self) -> str:
        """What happened last."""
        return self._said

    def say(self, message: str) -> None:
        """Show what happened, until something else does."""
        before, self._said = self._room, message
        self._refresh_message(before)

    def hold(self, message: str) -> None:
        """Show `message` before all others, until "" is held instead."""
        if self._held != message:
            before, self._held = self._room, message
            self._refresh_message(before)

    def keys(self, hints: Sequence[Hint]) -> None:
        """Show these keys."""
        if self._hints != tuple(hints):
            self._hints = tuple(hints)
            self._refresh_line(self.size.height - 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for a line of keys below those of the message."""
        return len(self._message(width)) + 1

    def render_line(self, y: int) -> Strip:
        """Draw the message, or the keys."""
        width = self.size.width
        if y == self.size.height - 1:
            return self.painted(strip(self._hints, width, self.glyphs), width)
        lines = self._message(width)
        text = lines[y] if y < len(lines) else ""
        return self.painted([(" " + text, "warn" if self._held else "")], width)

    def _message(self, width: int) -> list[str]:
        """Return the message in lines; if it must be cut, "u undoes" stays."""
        text, room = literal(self._held or self._said), max(width - 2, 8)
        lines = wrap(text, room)
        if len(lines) <= _MOST_LINES:
            return lines
        head, dot, tail = text.rpartition(_TAIL)
        for cells in range(room * _MOST_LINES, 0, -4):
            kept = cut(head or tail, cells, self.glyphs.ellipsis)
            lines = wrap(kept + (dot + tail if dot else ""), room)
            if len(lines) <= _MOST_LINES:
                break
        return lines[:_MOST_LINES]

    @property
    def _room(self) -> int:
        """How many lines the message takes."""
        return len(self._message(self.size.width))

    def _refresh_message(self, before: int) -> None:
        if self._room != before:
            self.refresh(layout=True)
        for y in range(self.size.height - 1):
            self._refresh_line(y)

    def _follow(self, screen: Screen[Any]) -> None:
        """Show the keys that work now; a screen's `STRIP` says which come first."""
        if screen is self.screen and screen.is_attached:
            first = getattr(screen, "STRIP", ())
            without: frozenset[str] = getattr(screen, "unoffered", frozenset())
            self.keys(hints(screen, first, without))

    def _refresh_line(self, y: int) -> None:
        self.refresh(Region(0, y, self.size.width, 1))
