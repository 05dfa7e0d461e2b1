"""A language's phrases made ready to be found in a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct
from rapidfuzz.distance import OSA

from store.rules.tongues import TONGUES, Cue, Tongue
from store.rules.verdict_reading import folded

OWN, COMMON, STOCK, GENERIC, YOUR, MADE = "ocsgym"
"""Kinds of words, one letter each; `OWN` is a word outside the lists."""
NAME = "n"
NUMBER = "d"
STOP = "./. "
"""The end of a sentence, between words written as `word/kind `."""

_ATOM = re.compile(r"[()|?]|<\w+>|\.\.\d+|[^\s()|?]+")
_CLASSES = {"<own>": OWN, "<made>": MADE, "<your>": YOUR, "<any>": "[a-z]"}
_WRITTEN = {"(": "(?:", ")": ")", "|": "|", "?": "?", "0*": r"\d[^ /]*/. "}
_SHORTEST_MISSPELT = 6


class Lexicon(Struct, frozen=True):
    """One language, ready for use."""

    code: str
    kinds: dict[str, str]
    """What kind each listed word is."""
    stems: tuple[tuple[str, str], ...]
    """Beginnings of words, with their kinds."""
    greeting: frozenset[str]
    spellings: dict[str, tuple[str, ...]]
    """Every known word long enough to be misspelt, by first letter."""
    cues: tuple[tuple[Cue, re.Pattern[str]], ...]

    def respelled(self, word: str) -> str:
        """Return the known word one slip away, or the word itself."""
        if len(word) < _SHORTEST_MISSPELT or word in self.kinds:
            return word
        candidates = self.spellings.get(word[0], ())
        if word in candidates:
            return word
        return next((c for c in candidates if _slip(c, word)), word)

    def kind(self, word: str) -> str:
        """Say what kind of word it is."""
        if word[0].isdigit():
            return NUMBER
        known = self.kinds.get(word)
        return known or next(
            (kind for stem, kind in self.stems if word.startswith(stem)), OWN
        )


def _slip(meant: str, written: str) -> bool:
    """Say whether a slip of the pen lies between two words; an ending is none."""
    return (
        meant[-1] == written[-1] and OSA.distance(meant, written, score_cutoff=1) <= 1
    )


@lru_cache(maxsize=32)
def lexicon(tongue_code: str) -> Lexicon:
    """Return the lexicon of a language, made once."""
    tongue = TONGUES[tongue_code]
    kinds, stems = _kinds(tongue)
    phrases = [phrase for phrases in tongue.cues.values() for phrase in phrases]
    return Lexicon(
        tongue.code,
        kinds,
        stems,
        frozenset(_listed(tongue.greeting)),
        _by_first_letter({*kinds, *_literals(phrases)}),
        tuple((cue, _pattern(phrases)) for cue, phrases in tongue.cues.items()),
    )


@lru_cache(maxsize=1)
def common_words() -> dict[str, frozenset[str]]:
    """Return each language's most ordinary words."""
    return {
        code: frozenset(_listed(tongue.common + " " + tongue.stock))
        for code, tongue in TONGUES.items()
    }


def _listed(text: str) -> Iterator[str]:
    return (folded(word) for word in text.replace("-", " ").split())


def _kinds(tongue: Tongue) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    lists = (
        (GENERIC, tongue.generic),
        (STOCK, tongue.stock + " " + tongue.greeting),
        (COMMON, tongue.common),
        (MADE, tongue.made),
        (YOUR, tongue.your),
    )
    entries = [(word, kind) for kind, text in lists for word in text.split()]
    kinds = {
        w: kind
        for word, kind in entries
        for w in _listed(word)
        if not word.endswith("*")
    }
    stems = tuple((folded(word), kind) for word, kind in entries if word.endswith("*"))
    return kinds, stems


def _by_first_letter(vocabulary: Iterable[str]) -> dict[str, tuple[str, ...]]:
    letters: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        if len(word) >= _SHORTEST_MISSPELT:
            letters.setdefault(word[0], []).append(word)
    return {letter: tuple(known) for letter, known in letters.items()}


def _literals(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        for atom in _ATOM.findall(phrase):
            if atom[0].isalpha() and "*" not in atom:
                yield folded(atom)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile("(?<![^ ])(?:" + "|".join(map(_phrase, phrases)) + ")")


def _phrase(phrase: str) -> str:
    atoms = _ATOM.findall(phrase)
    pairs = zip(atoms, (*atoms[1:], ""), strict=True)
    return "".join(
        f"(?:{_atom(a)})" if then == "?" != a and a != ")" else _atom(a)
        for a, then in pairs
    )


def _atom(atom: str) -> str:
    if atom in _WRITTEN:
        return _WRITTEN[atom]
    if atom in _CLASSES:
        return f"[^ /]+/{_CLASSES[atom]} "
    if atom.startswith(".."):
        return f"(?:[^ ]+/[a-z] ){{0,{atom[2:]}}}"
    letters = "[^ /]*".join(map(folded, atom.split("*")))
    return f"{letters}/{OWN if atom.startswith('*') else '.'} "
