"""Four themes beside the terminal's own colours: two dark, two light.

The colour of each tone is said outright, none is mixed, so that what is tested for
contrast is what is drawn. In 256 colours a terminal shows the nearest ones, which are
tested as well; with 16 it keeps to its own.
"""

from __future__ import annotations

from msgspec import Struct
from textual.theme import Theme


class Palette(Struct, frozen=True):
    """The colours of a theme, by what they mean."""

    name: str
    is_dark: bool
    ground: str
    text: str
    dim: str
    accent: str
    good: str
    warn: str
    bad: str
    cursor: str
    """The ground of the cursor's row."""
    cursor_text: str

    def theme(self) -> Theme:
        """Return it as Textual takes it."""
        return Theme(
            name=self.name,
            dark=self.is_dark,
            primary=self.accent,
            secondary=self.accent,
            accent=self.accent,
            warning=self.warn,
            error=self.bad,
            success=self.good,
            foreground=self.text,
            background=self.ground,
            surface=self.ground,
            panel=self.ground,
            boost=self.ground,
            variables={
                "text": self.text,
                "text-accent": self.accent,
                "text-success": self.good,
                "text-warning": self.warn,
                "text-error": self.bad,
                "tone-dim": self.dim,
                "tone-dim-style": "none",
                "tone-cursor": self.cursor_text,
                "tone-cursor-ground": self.cursor,
                "tone-cursor-style": "none",
                "screen-selection-background": self.cursor,
                "screen-selection-foreground": self.cursor_text,
            },
        )


PALETTES = (
    Palette(
        name="dusk",
        is_dark=True,
        ground="#1c1f26",
        text="#d3d7de",
        dim="#9aa1ad",
        accent="#8fb8de",
        good="#9cc79a",
        warn="#e0b872",
        bad="#ec9a94",
        cursor="#3a4658",
        cursor_text="#ffffff",
    ),
    Palette(
        name="moss",
        is_dark=True,
        ground="#1b201c",
        text="#d6d9cd",
        dim="#9ba394",
        accent="#9cc9a5",
        good="#a9cf7f",
        warn="#dcbb6e",
        bad="#e8a08a",
        cursor="#3a4a3d",
        cursor_text="#ffffff",
    ),
    Palette(
        name="paper",
        is_dark=False,
        ground="#f7f5ef",
        text="#2b2b2b",
        dim="#65625a",
        accent="#1d5a8c",
        good="#2c6632",
        warn="#7f4f00",
        bad="#a3262a",
        cursor="#c3d4e2",
        cursor_text="#101418",
    ),
    Palette(
        name="linen",
        is_dark=False,
        ground="#fbf1e6",
        text="#33291f",
        dim="#6b6053",
        accent="#7a3e64",
        good="#3f6212",
        warn="#8a4700",
        bad="#a12f1d",
        cursor="#e4cbae",
        cursor_text="#1f1710",
    ),
)

OWN = {
    "tone-dim": "ansi_default",
    "tone-dim-style": "dim",
    "tone-cursor": "ansi_default",
    "tone-cursor-ground": "ansi_default",
    "tone-cursor-style": "reverse",
}
"""What the terminal's own colours make of the tones that a theme has a colour for."""

TONES = """
Drawn {
    & > .tone--dim { color: $tone-dim; text-style: $tone-dim-style; }
    & > .tone--cursor {
        color: $tone-cursor;
        background: $tone-cursor-ground;
        text-style: $tone-cursor-style;
    }
}
Field > .input--placeholder { color: $tone-dim; text-style: $tone-dim-style; }
"""
"""Gives the tones those colours."""
