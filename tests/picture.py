"""A screen as an SVG picture: plain text on a plain ground, no font from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

_WIDE, _HIGH, _EDGE = 8.4, 18, 12
"""Of a cell, and around all, in pixels."""

_GROUND, _INK, _DIM = "#1c1f26", "#d7dae0", "#8b919e"
_INKS = (_GROUND, "#e27878", "#9bc67f", "#d9b36c", "#7aa9e0", "#c08adb", "#6fc2c2")
"""The terminal's own colours, by their numbers; all others are ink."""

_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def picture(strips: Iterable[Strip], title: str) -> str:
    """Return the rows of a screen as one picture."""
    rows = list(strips)
    width = max(strip.cell_length for strip in rows) * _WIDE + 2 * _EDGE
    height = len(rows) * _HIGH + 2 * _EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="{_FONTS}" font-size="14" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{_GROUND}"/>',
    ]
    for y, strip in enumerate(rows):
        lines += _row(strip, _EDGE + y * _HIGH)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _row(strip: Strip, top: float) -> Iterator[str]:
    x = float(_EDGE)
    for text, style, _ in strip:
        width = cell_len(text) * _WIDE
        yield from _piece(text, style or Style(), x, top, width)
        x += width


def _piece(
    text: str, style: Style, x: float, top: float, width: float
) -> Iterator[str]:
    ink = _ink(style)
    if style.reverse:
        yield (
            f'<rect x="{x:g}" y="{top:g}" width="{width:g}" height="{_HIGH}" '
            f'fill="{ink}"/>'
        )
        ink = _GROUND
    bare = text.rstrip()
    if not bare:
        return
    indent = len(bare) - len(bare.lstrip())
    bold = ' font-weight="bold"' if style.bold else ""
    yield (
        f'<text x="{x + indent * _WIDE:g}" y="{top + 13:g}" fill="{ink}"{bold} '
        f'textLength="{cell_len(bare.lstrip()) * _WIDE:g}" xml:space="preserve">'
        f"{escape(bare.lstrip())}</text>"
    )


def _ink(style: Style) -> str:
    number = style.color.number if style.color else None
    if number is not None and 0 < number % 8 < len(_INKS):
        return _INKS[number % 8]
    return _DIM if style.dim else _INK
