"""A text to read: laid out for the width there is, repainted only where it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeAlias

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip

from screens.widgets.beside import Beside
from screens.widgets.drawn import NARROW, Drawn
from screens.widgets.spans import Span, Tone, wrap

Line: TypeAlias = Sequence[Span]
Layout: TypeAlias = Callable[[int], Sequence[Line]]
"""Lays a text out in lines for a width in cells."""


_MORE = {True: ": space goes on", False: ": Enter shows all"}
"""How one comes to what does not fit, where the text is read, and where it is not."""


class Sheet(Drawn, can_focus=True):
    """Shows lines; what does not fit is scrolled to, where it has the focus."""

    BINDING_GROUP_TITLE = "Text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "j,down",
            "scroll(1)",
            "down",
            show=False,
            id="sheet.down",
            tooltip="A line down",
        ),
        Binding(
            "k,up", "scroll(-1)", "up", show=False, id="sheet.up", tooltip="A line up"
        ),
        Binding(
            "space,ctrl+d,pagedown",
            "page(1)",
            "page",
            show=False,
            id="sheet.page_down",
            tooltip="A page down",
        ),
        Binding(
            "ctrl+u,pageup",
            "page(-1)",
            "back",
            show=False,
            id="sheet.page_up",
            tooltip="A page up",
        ),
        Binding(
            "home",
            "scroll(-100000)",
            "top",
            show=False,
            id="sheet.top",
            tooltip="To the top",
        ),
        Binding(
            "G,end",
            "scroll(100000)",
            "bottom",
            show=False,
            id="sheet.bottom",
            tooltip="To the bottom",
        ),
    ]
    DEFAULT_CSS = """
    Sheet { height: 1fr; }
    """

    def __init__(
        self,
        *,
        reads: bool = True,
        more: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Show lines; `more` says how one comes to those that don't fit."""
        super().__init__(id=id, classes=classes)
        self.can_focus = reads
        self._how = more if more is not None else _MORE[reads]
        self._layout: Layout = lambda width: ()
        self._lines: tuple[Line, ...] = ()
        self._top = 0

    def show(self, layout: Layout) -> None:
        """Show another text, as far down as the one before was read."""
        self._layout, before = layout, self._seen()
        self._lines = tuple(layout(self.size.width))
        self._top = min(self._top, self._last_top)
        if self.styles.auto_dimensions and len(self._lines) != self.size.height:
            self.refresh(layout=True)
        for y, (old, new) in enumerate(zip(before, self._seen(), strict=True)):
            if old != new:
                self.refresh(Region(0, y, self.size.width, 1))

    def show_below_rule(self, layout: Layout) -> None:
        """Show another text, parted by a rule from what stands above it."""

        def below_rule(width: int) -> Sequence[Line]:
            if isinstance(self.parent, Beside) and self.parent.is_beside:
                return layout(width)
            return [((self.glyphs.rule * width, "dim"),), *layout(width)]

        self.show(below_rule)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Where the height is left to it, ask for a line each."""
        return len(self._layout(width))

    def on_resize(self) -> None:
        """Lay the text out for the new width."""
        self._lines = tuple(self._layout(self.size.width))
        self._top = min(self._top, self._last_top)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line; the last one says where there is more."""
        at, height = self._top + y, self.size.height
        if y == height - 1 and at < len(self._lines) - 1:
            more = len(self._lines) - at
            return self.painted(
                [(f"   {self.glyphs.ellipsis} {more} more{self._how}", "dim")],
                self.size.width,
            )
        line = self._lines[at] if at < len(self._lines) else ()
        return self.painted(line, self.size.width)

    def action_scroll(self, lines: int) -> None:
        """Go some lines on, or back."""
        top = min(max(self._top + lines, 0), self._last_top)
        if top != self._top:
            self._top = top
            self.refresh()

    def action_page(self, way: int) -> None:
        """Go a page on (1) or back (-1), less a line."""
        self.action_scroll(way * max(self.size.height - 1, 1))

    @property
    def _last_top(self) -> int:
        return max(len(self._lines) - self.size.height, 0)

    def _seen(self) -> list[Line]:
        shown = self._lines[self._top : self._top + self.size.height]
        return [*shown, *[()] * (self.size.height - len(shown))]


class Nothing(Sheet):
    """Says that there is nothing to list yet, and how one begins."""

    def __init__(self) -> None:
        super().__init__(reads=False, more=": a taller window has room", id="empty")


def paragraph(
    text: str, width: int, indent: int = 1, tone: Tone = ""
) -> Iterable[Line]:
    """Return a text in lines of at most `width` cells; its own line ends stay."""
    margin = " " * indent
    for line in text.split("\n"):
        for piece in wrap(line, max(width - indent - 1, 8)):
            yield ((margin + piece, tone),)


def centred(text: str, width: int) -> Iterable[Line]:
    """Return a text in lines, each in the middle."""
    for piece in wrap(text, max(width - 2, 8)):
        yield ((" " * ((width - cell_len(piece)) // 2) + piece, ""),)


def all_centred(texts: Iterable[str], width: int) -> list[Line]:
    """Return texts one below the other, each in the middle.

    Where it is narrow it is short too, and no line is spared for what is blank.
    """
    shown = (text for text in texts if text or width >= NARROW)
    return [line for text in shown for line in centred(text, width)]
