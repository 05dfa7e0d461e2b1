"""Text from outside, made fit to keep, to compare and to draw.

Every import and every field someone types into goes through `clean` (one line) or
`clean_lines` (several). What goes: terminal escape sequences, control characters,
bidi marks, overrides and isolates, zero-width characters, tag characters (the flags
of England, Scotland and Wales become a black flag), lone surrogates, noncharacters,
and a fifth combining mark on one base. What stays: everything else, among it one
ZWJ or ZWNJ where scripts and emoji are joined by it, and the variation selector
that follows a sign which has variants.

Letters come out composed (NFC), so that a name typed on one machine equals the same
name typed on another. NFC never changes how a name is read; it does give Å the
letter for Å the unit, and 神 for its compatibility twin U+FA19.
"""

from __future__ import annotations

import re
from unicodedata import is_normalized

LINE_LIMIT = 300
"""Characters a one-line field may hold: three times the longest real name."""

TEXT_LIMIT = 20_000
"""Characters a text of several lines may hold: some seven pages."""

_UNCOMMON = re.compile(r"[^\w\n\x20-\x7e]|[\u115f\u1160\u3164\uffa0]")
"""What is no letter, digit or printable ASCII: `store.signs` is for that."""


def clean(text: str, limit: int = LINE_LIMIT) -> str:
    """Return `text` as one safe line of at most `limit` characters, "…" where cut."""
    return _cut(" ".join(_safe(text).split()), limit)


def clean_lines(text: str, limit: int = TEXT_LIMIT) -> str:
    """Return `text` as safe lines of at most `limit` characters, "…" where cut.

    Spaces inside a line stay as they were written; a tab becomes four.
    """
    lines = _safe(text.replace("\t", "    ")).split("\n")
    return _cut("\n".join(line.rstrip() for line in lines).strip(), limit)


def _safe(text: str) -> str:
    """Drop what may not stay; lines end in a newline, other spaces are plain."""
    if _is_plain(text):
        return text
    from store.signs import made_safe  # Most texts never need it.

    return made_safe(text)


def _is_plain(text: str) -> bool:
    """Tell, quickly, whether nothing in `text` needs a closer look."""
    if text.isascii() and text.isprintable():
        return True
    return not _UNCOMMON.search(text) and is_normalized("NFC", text)


def _cut(text: str, limit: int) -> str:
    """Bound `text`, never between a sign and the marks or joiners that belong to it."""
    if len(text) <= limit:
        return text
    from store.signs import JOINERS, is_inside_sign

    end = limit - 1
    while end > 0 and is_inside_sign(text, end):
        end -= 1
    return text[: end or limit - 1].rstrip(f" \n{JOINERS}") + "…"
