"""Topics as people jot them down, and what two of them share across forms of words.

A topic is a short phrase: "hiring for small teams", "an editor's eye". Several stand
in one line, parted by commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from store.rules.verdict_reading import ordinary_english, words

ALIKE = 0.6
"""From this likeness on, two topics are about the same thing."""

_PARTED = re.compile(r"[,;\n]")
_LANGUAGES = (
    *("english", "german", "french", "spanish"),
    *("italian", "portuguese", "dutch", "swedish"),
)
"""The languages in which forms of one word are known, as the stemmer names them."""

_BEGINS = 3
"""So many letters at the beginning, forms of one word have in common."""

_MISSPELT = 88.0
_SHORTEST_MISSPELT = 6
_VAGUE = frozenset(
    (
        *("advice", "contact", "contacts", "experience", "experiences", "feedback"),
        *("field", "idea", "ideas", "industry", "insight", "insights", "introduction"),
        *("introductions", "intros", "job", "jobs", "knowledge", "people", "person"),
        *("perspective", "project", "projects", "skill", "skills", "start", "started"),
        *("support", "team", "teams", "thing", "things", "topic", "topics", "work"),
        "working",
    )
)
"""Words that make no topic by themselves: they count for a quarter."""


class Shared(Struct, frozen=True):
    """A topic that two have in common, in the words of each."""

    one: str
    other: str
    likeness: float
    """0 to 1: how much of the shorter one is in the longer."""


def topics(text: str) -> tuple[str, ...]:
    """Return the topics of a line, none of them twice."""
    parts = (" ".join(part.split()) for part in _PARTED.split(text))
    return tuple({part.casefold(): part for part in parts if part}.values())


def shared(ones: Iterable[str], others: Iterable[str]) -> tuple[Shared, ...]:
    """Return which topics of one are those of another, the likest first.

    Each topic of one is taken once, with the likest of the other's.
    """
    against = tuple(others)
    found = []
    for one in ones:
        pairs = (Shared(one, other, likeness(one, other)) for other in against)
        best = max(pairs, key=lambda pair: pair.likeness, default=None)
        if best and best.likeness >= ALIKE:
            found.append(best)
    return tuple(sorted(found, key=lambda pair: -pair.likeness))


def likeness(one: str, other: str) -> float:
    """Return how much of the shorter topic is in the longer, from 0 to 1.

    Words count in any of their forms, and a word that is misspelt counts. Words that
    say little count little; those that sentences are made of, not at all.
    """
    few, many = sorted((meant(one), meant(other)), key=weight)
    whole = weight(few)
    in_both = [word for word in few if any(alike(word, each) for each in many)]
    return weight(in_both) / whole if whole else 0.0


def alike(one: str, other: str) -> bool:
    """Tell whether two folded words are forms of one, or one is the other misspelt."""
    if one == other:
        return True
    if beginning(one) != beginning(other):
        return False
    if not forms(one).isdisjoint(forms(other)):
        return True
    if min(len(one), len(other)) < _SHORTEST_MISSPELT:
        return False
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other, score_cutoff=_MISSPELT) > 0


def beginning(word: str) -> str:
    """Return the beginning that every word has which is alike this one."""
    return word[:_BEGINS]


@lru_cache(maxsize=16384)
def meant(text: str) -> tuple[str, ...]:
    """Return the words of a text that say something, folded, none of them twice."""
    every = tuple(dict.fromkeys(word.text for word in words(" ".join(text.split()))))
    return tuple(word for word in every if word not in ordinary_english()) or every


@lru_cache(maxsize=16384)
def forms(word: str) -> frozenset[str]:
    """Return the stems of a folded word, in each of the languages that are known.

    By Porter's algorithms for the Snowball language (snowballstem.org).
    """
    return frozenset(stemmer.stemWord(word) for stemmer in _stemmers())


def weight(several: Iterable[str]) -> float:
    """Return how much several words say: a vague one says little."""
    return sum(0.25 if word in _VAGUE else 1.0 for word in several)


@cache
def _stemmers() -> tuple[Any, ...]:
    from snowballstemmer import (  # type: ignore[import-untyped]  # It has no stubs.
        stemmer,
    )

    return tuple(map(stemmer, _LANGUAGES))
