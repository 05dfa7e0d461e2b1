"""A note's words, as the verdict compares them: without case, accents, apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

LONGEST = 3000
"""How many characters are judged: LinkedIn notes have 300, and mails say it early."""
LONGEST_WORD = 40

_WORD = re.compile(
    r"https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,64}"
    r"|[\u3040-\u30ff\u3400-\u9fff]"
    r"|[$€£₹]\s?\d[\d.,]{0,20}\w?|\d[\d.,]{0,20}\s?(?:%|[$€£₹])"
    r"|(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983"
    r"\u09bc-\u09cd]|(?<=\w)['`\u2018\u2019\u02bc\u00b4](?=\w))+"
)
_STOP = re.compile(r"[.!?;…](?=\s|$|[\"”»)])|[\u3002\uff01\uff1f\u0964\u061f]")
_LETTERS = str.maketrans(
    {"\u0131": "i", "ø": "o", "ł": "l", "đ": "d", "œ": "oe", "æ": "ae"}
)
_KINDS = (
    (re.compile(r"https?:|www\."), "url"),
    (re.compile(r"[^@]+@"), "email"),
    (re.compile(r"\d[\d.,]*\s?%"), "percent"),
    (re.compile(r"[$€£₹]|\d[\d.,]*\s?[$€£₹]"), "money"),
)


class Word(Struct, frozen=True):
    """A word of the note: how it compares, and where it stands."""

    text: str
    start: int
    end: int
    ends: bool
    """Is it the last of its sentence?"""


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return the word as it compares: no case, no accents, no apostrophes."""
    bare = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return "".join(c for c in bare if c.isalnum())


@cache
def ordinary_english() -> frozenset[str]:
    """Return the words that any English sentence is made of: "will", "may", "help"."""
    from store.rules.tongues.english import ENGLISH  # Where it is asked for.

    return frozenset(folded(word) for word in ENGLISH.common.split())


def plain(note: str) -> str:
    """Return the part of the note that is judged, with single spaces."""
    return " ".join(note[:LONGEST].split())


def words(text: str) -> Iterator[Word]:
    """Yield the words of a plain text."""
    for found in _WORD.finditer(text):
        kind = next((name for shape, name in _KINDS if shape.match(found[0])), "")
        word = kind or folded(found[0][:LONGEST_WORD])
        if word:
            ends = _STOP.match(text, found.end()) is not None
            yield Word(word, found.start(), found.end(), ends)
