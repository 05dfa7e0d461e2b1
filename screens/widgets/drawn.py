"""A widget that draws its own lines from spans, in as few bytes as it can."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from screens.widgets.glyphs import Glyphs, glyphs_of
from screens.widgets.matching import marked
from screens.widgets.spans import Span, Tone, fit

NARROW = 60
"""Below so many columns a screen takes its narrow form."""

_UNDERLINE = Style(underline=True)


class Drawn(Widget):
    """Draws literal text: nothing in it is ever markup, a link or a control code."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "tone--dim",
        "tone--strong",
        "tone--accent",
        "tone--good",
        "tone--warn",
        "tone--bad",
        "tone--cursor",
        "tone--idle",
    }
    DEFAULT_CSS = """
    Drawn {
        height: auto;
        & > .tone--dim { text-style: dim; }
        & > .tone--strong { text-style: bold; }
        & > .tone--accent { color: $text-accent; }
        & > .tone--good { color: $text-success; }
        & > .tone--warn { color: $text-warning; }
        & > .tone--bad { color: $text-error; text-style: bold; }
        & > .tone--cursor { text-style: reverse; }
        & > .tone--idle { text-style: bold; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._tones: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Forget the looks of the tones when the theme or the CSS changes."""
        super().notify_style_update()
        self._tones.clear()

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs_of(self)

    def tone(self, name: Tone) -> Style:
        """Return how a tone looks, without what the terminal does by itself."""
        if name not in self._tones:
            style = (
                self.get_component_rich_style(f"tone--{name}")
                if name
                else self.rich_style
            )
            self._tones[name] = _lean(style)
        return self._tones[name]

    def painted(
        self,
        spans: Iterable[Span],
        width: int,
        *,
        over: Tone = "",
        pattern: str = "",
    ) -> Strip:
        """Draw `spans` in exactly `width` cells, all in the tone `over` if given.

        What matches the folded `pattern` is underlined.
        """
        glyphs = self.glyphs
        pieces: list[tuple[str, Style]] = []
        for (text, tone), found in marked(pattern, fit(spans, width, glyphs.ellipsis)):
            style = self.tone(over or tone)
            style = style + _UNDERLINE if found else style
            if pieces and pieces[-1][1] == style:
                text = pieces.pop()[0] + text
            pieces.append((text, style))
        return Strip([Segment(glyphs.plain(t), s) for t, s in pieces], width)


def _lean(style: Style) -> Style:
    """Leave the terminal's own colours unsaid: 12 bytes less for each span."""
    colour = None if style.color is None or style.color.is_default else style.color
    ground = (
        None if style.bgcolor is None or style.bgcolor.is_default else style.bgcolor
    )
    return style.without_color + Style(color=colour, bgcolor=ground)
