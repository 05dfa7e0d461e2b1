"""The top of every screen: bandwidth, the screens with their counts, the date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip

from screens.widgets.drawn import NARROW, Drawn
from screens.widgets.spans import Span, ends

_DOT = " · "


class Tab(Struct, frozen=True):
    """One of the screens: its key, its name, and how many wait there."""

    key: str
    name: str
    count: int = 0

    @property
    def title(self) -> str:
        """The name and, unless it is nothing, the count."""
        return f"{self.name} {self.count}" if self.count else self.name


class Masthead(Drawn):
    """Three lines; two where it is narrow."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._shown: tuple[str, str, tuple[Tab, ...], str, str] = ("", "", (), "", "")

    def show(
        self, wide: str, narrow: str, tabs: Sequence[Tab], current: str, date: str
    ) -> None:
        """Show the bandwidth in its wide and narrow form, and `current`'s tab as open.

        `current` is a tab's key; `date` is like "Sun 22 Nov".
        """
        shown = (wide, narrow, tuple(tabs), current, date)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for three lines; two where it is narrow."""
        return 2 if width < NARROW else 3

    def render_line(self, y: int) -> Strip:
        """Draw the bandwidth, the tabs, or the rule."""
        width = self.size.width
        if width < NARROW:
            return self.painted(self._narrow() if y == 0 else self._rule(), width)
        if y == 0:
            return self.painted(((self._bandwidth(width), ""),), width)
        return self.painted(self._tabs(width) if y == 1 else self._rule(), width)

    def _rule(self) -> Iterator[Span]:
        yield self.glyphs.rule * self.size.width, "dim"

    def _bandwidth(self, width: int) -> str:
        """Return as many parts of the bandwidth as fit, and no half ones."""
        text = " " + self._shown[0]
        while cell_len(text) > width and _DOT in text:
            text = text.rpartition(_DOT)[0]
        return text

    def _narrow(self) -> Iterator[Span]:
        """Set the bandwidth to the left, the open screen to the right."""
        _wide, narrow, tabs, current, _date = self._shown
        title = next((tab.title for tab in tabs if tab.key == current), "")
        room = self.size.width - cell_len(title) - 1
        yield ends(" " + narrow, "", room + 1, self.glyphs.ellipsis), ""
        yield title, "strong"

    def _tabs(self, width: int) -> list[Span]:
        """Return the fullest form of the tabs that fits, with the date if that does."""
        date = self._shown[4]
        for spans in (self._tab_spans(form) for form in range(3)):
            room = width - sum(cell_len(text) for text, _tone in spans)
            for day in (date, date.partition(" ")[2], ""):
                if room >= cell_len(day) + bool(day):
                    return [*spans, (day.rjust(room), "")]
        return self._tab_spans(3)

    def _tab_spans(self, form: int) -> list[Span]:
        """Return the tabs: in full; without others' counts; without names; only one.

        The open one stands in brackets, in the place of the spaces beside it.
        """
        _wide, _narrow, tabs, current, _date = self._shown
        spans: list[Span] = [("", "")]
        for tab in tabs:
            text = f"{tab.key} {tab.title}"
            if tab.key == current:
                spans += [(f"[{text}]", "strong")]
            elif form < 3:
                text = (text, f"{tab.key} {tab.name}", tab.key)[form]
                spans += [(f" {text} ", "")]
        return spans
