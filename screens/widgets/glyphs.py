"""The signs that fewer draws, and their stand-ins where only ASCII is safe."""

from __future__ import annotations

from msgspec import Struct
from textual.dom import DOMNode

_SIGNS = "█░─│├┌┐└┘·…↑↓←→▁▂▃▄▅▆▇“”"
_ASCII = '#.-|+++++-~^v<>_.-=+*#""'


class Glyphs(Struct, frozen=True):
    """One set of signs, each one cell wide."""

    ascii: bool = False
    rule: str = "─"
    side: str = "│"
    corners: str = "┌┐└┘"
    ellipsis: str = "…"
    cursor: str = ">"

    def plain(self, text: str) -> str:
        """Replace the signs in `text` that this set doesn't have, cell by cell."""
        if self.ascii and not text.isascii():
            return text.translate(_TO_ASCII)
        return text


_TO_ASCII = str.maketrans(_SIGNS, _ASCII)

UNICODE = Glyphs()
ASCII = Glyphs(
    ascii=True,
    rule="-",
    side="|",
    corners="++++",
    ellipsis="~",
)


def glyphs_of(node: DOMNode) -> Glyphs:
    """Return the set that the app of `node` chose in `app.glyphs`, else Unicode's."""
    chosen = getattr(node.app, "glyphs", UNICODE)
    return chosen if isinstance(chosen, Glyphs) else UNICODE
