"""The signs that fewer draws, and their stand-ins where only ASCII is safe."""

from __future__ import annotations

from dataclasses import dataclass

from textual.dom import DOMNode

_SIGNS = "█░─│┌┐└┘·…↑↓←→▁▂▃▄▅▆▇"
_ASCII = "#.-|++++-~^v<>_.-=+*#"


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of signs; each is one cell wide, but for the boxes that are ticked."""

    ascii: bool = False
    full: str = "█"
    empty: str = "░"
    rule: str = "─"
    side: str = "│"
    corners: str = "┌┐└┘"
    dot: str = "·"
    ellipsis: str = "…"
    cursor: str = ">"
    done: str = "[x]"
    undone: str = "[ ]"

    def bar(self, filled: int, cells: int) -> str:
        """Draw `filled` of `cells`; in ASCII between brackets, as dots are faint."""
        filled = min(max(filled, 0), cells)
        bar = self.full * filled + self.empty * (cells - filled)
        return f"[{bar}]" if self.ascii else bar

    def plain(self, text: str) -> str:
        """Replace the signs in `text` that this set doesn't have, cell by cell."""
        if self.ascii and not text.isascii():
            return text.translate(_TO_ASCII)
        return text


_TO_ASCII = str.maketrans(_SIGNS, _ASCII)

UNICODE = Glyphs()
ASCII = Glyphs(
    ascii=True,
    full="#",
    empty=".",
    rule="-",
    side="|",
    corners="++++",
    dot="-",
    ellipsis="~",
)


def glyphs_of(node: DOMNode) -> Glyphs:
    """Return the set that the app of `node` chose in `app.glyphs`, else Unicode's."""
    chosen = getattr(node.app, "glyphs", UNICODE)
    return chosen if isinstance(chosen, Glyphs) else UNICODE
