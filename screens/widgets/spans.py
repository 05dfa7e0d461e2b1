"""Text to be drawn in one line: measured in cells, literal, cut to the width."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias

from rich.cells import cell_len, chop_cells, split_graphemes

Tone: TypeAlias = Literal[
    "", "dim", "strong", "accent", "good", "warn", "bad", "cursor", "idle"
]
"""What a piece of text means; never said by its colour alone."""

Span: TypeAlias = tuple[str, Tone]
"""A piece of text, and its tone."""

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)


def literal(text: str) -> str:
    """Return `text` without what a terminal would obey: each such sign becomes `?`.

    The store cleans what comes in; this keeps the terminal safe whatever it is given.
    """
    if text.isprintable():
        return text
    return _UNSAFE.sub("?", _SPACE.sub(" ", text))


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Shorten `text` to at most `width` cells, with `ellipsis` where it was cut."""
    if cell_len(text) <= width:
        return text
    room, end = width - cell_len(ellipsis), 0
    if room < 0:
        return ""
    for _start, stop, cells in split_graphemes(text)[0]:
        if (room := room - cells) < 0:
            break
        end = stop
    return text[:end] + ellipsis


def column(text: str, width: int, ellipsis: str = "…") -> str:
    """Cut or pad `text` to exactly `width` cells."""
    text = cut(literal(text), width, ellipsis)
    return text + " " * (width - cell_len(text))


def ends(left: str, right: str, width: int, ellipsis: str = "…") -> str:
    """Set `left` and `right` at the two ends of `width` cells; `left` gives way."""
    right = cut(literal(right), width, ellipsis)
    room = width - cell_len(right) - 1
    return column(left, room, ellipsis) + " " + right if room > 0 else right


def fit(spans: Iterable[Span], width: int, ellipsis: str = "…") -> list[Span]:
    """Cut or pad `spans` to exactly `width` cells, as literal text."""
    pieces = [(literal(text), tone) for text, tone in spans if text]
    spare = width - sum(cell_len(text) for text, _tone in pieces)
    if spare < 0:
        return _shortened(pieces, width, ellipsis)
    return [*pieces, (" " * spare, "")] if spare else pieces


def wrap(text: str, width: int) -> list[str]:
    """Break `text` between words into lines of at most `width` cells."""
    lines: list[str] = []
    line = ""
    for word in literal(text).split():
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        *whole, rest = chop_cells(word, max(width, 2))
        lines += [line] * bool(line) + whole
        line = rest
    return [*lines, line] if line or not lines else lines


def _shortened(pieces: Iterable[Span], width: int, ellipsis: str) -> list[Span]:
    """Cut `pieces`, which are wider than `width`, to exactly that."""
    kept: list[Span] = []
    room = width - cell_len(ellipsis)
    for text, tone in pieces if room >= 0 else ():
        if (cells := cell_len(text)) > room:
            last = cut(text, room, "") + ellipsis
            return [*kept, (column(last, room + cell_len(ellipsis)), tone)]
        kept.append((text, tone))
        room -= cells
    return kept
