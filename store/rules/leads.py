"""Who may have led to somebody: whose full name stands in what was written.

Nothing is assumed by that: a hint is offered, with the words around it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from enum import IntEnum
from itertools import pairwise

from msgspec import Struct

from store.records import Person
from store.rules.verdict_reading import folded, ordinary_english

_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"[\s\-'\u2019\u00b4`]*\Z")
"""What may stand between two words of a name."""
_INITIAL = re.compile(r"\.?[\s\-'\u2019\u00b4`]*\Z")
_APART = re.compile(r"[,(|/\u00b7\u2013\u2014]")
"""What a name ends at, where more than the name is kept as one."""
_TITLES = frozenset(
    ("dr", "prof", "mr", "mrs", "ms", "phd", "md", "mba", "cpa", "pmp", "ing", "dipl")
)
_AROUND = 40
"""So many characters on each side are shown with a name."""


class Where(IntEnum):
    """Where a name stands: the surer it is a hint, the earlier."""

    NOTE = 0
    """In the note of their invitation."""
    ANSWER = 1
    OWN_NOTE = 2
    """In the note with which the user invited them."""
    MESSAGE = 3
    """In what was said with them."""
    ELSEWHERE = 4
    """Theirs, in what was said with somebody else, who may have led to them."""


class Written(Struct, frozen=True):
    """A text, and between whom and the user it was written."""

    text: str
    where: Where
    on: date
    person: str
    """The other one's id, "" where they are not known yet."""
    name: str = ""
    """Their name, as far as it is known."""


class Hint(Struct, frozen=True):
    """Somebody who may have led to somebody, and the words that say so."""

    by: Person
    words: str
    where: Where
    on: date


class Names:
    """Finds the full names of people in texts, each by its first word."""

    def __init__(self, people: Iterable[Person], user: str = "") -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Person]]] = defaultdict(
            list
        )
        self._user = full_name(user)
        for person in people:
            name = full_name(person.name)
            if name and name != self._user:
                self._by_first[name[0]].append((name, person))
        for several in self._by_first.values():
            several.sort(key=lambda each: -len(each[0]))

    def __bool__(self) -> bool:
        """Tell whether there is any name to look for."""
        return bool(self._by_first)

    def found_in(self, text: str) -> Iterator[tuple[Person, str]]:
        """Yield whose full name stands in a text, with the words around it.

        Of names that begin alike the longest is meant; all who bear it are yielded.
        """
        words = [(_plain(found[0]), found) for found in _WORD.finditer(text)]
        after = 0
        for at, (first, _) in enumerate(words):
            if at < after or first not in self._by_first:
                continue
            length = 0
            for name, person in self._by_first[first]:
                if len(name) < length or not _stands(name, words, at, text):
                    continue
                length = len(name)
                after = at + length
                yield person, _around(text, words[at][1], words[after - 1][1])


def hints(texts: Iterable[Written], names: Names) -> list[Hint]:
    """Return who is named in what was written with somebody, the likeliest first.

    The other one, and the user, are left out. Nobody is offered twice.
    """
    found = [
        Hint(by, words, each.where, each.on)
        for each in texts
        for by, words in names.found_in(each.text)
        if not _is_theirs(by, each)
    ]
    return best(found)


def best(found: Iterable[Hint]) -> list[Hint]:
    """Return each one who may have led once: the surest place first, then the first."""
    kept: dict[str, Hint] = {}
    for hint in sorted(found, key=lambda hint: (hint.where, hint.on)):
        kept.setdefault(hint.by.id, hint)
    return list(kept.values())


def first_named(
    texts: Iterable[str], people: Iterable[Person], but: Iterable[str]
) -> Person | None:
    """Return the first whose full name stands in a few texts, but for some names."""
    texts, left_out = tuple(texts), {full_name(name) for name in but}
    words = {_plain(word) for text in texts for word in _WORD.findall(text)}
    may_be = [person for person in people if _begins_in(words, person.name)]
    names = Names(person for person in may_be if full_name(person.name) not in left_out)
    found = (person for text in texts for person, _ in names.found_in(text))
    return next(found, None)


def _begins_in(words: set[str], name: str) -> bool:
    """Tell whether the first word of a name, titles left out, is one of these."""
    first = full_name(name)[:1]
    return bool(first) and first[0] in words


def full_name(name: str) -> tuple[str, ...]:
    """Return the words of a full name, titles left out; none if it has but one."""
    bare = _APART.split(name, maxsplit=1)[0]
    if len(bare.split()) < 2:
        return ()
    words = tuple(_plain(word) for word in _WORD.findall(bare))
    kept = tuple(word for word in words if word and word not in _TITLES)
    return kept if sum(len(word) > 1 for word in kept) > 1 else ()


def may_name(name: tuple[str, ...]) -> re.Pattern[str]:
    """Return what is in every text with that name, found without reading it."""
    longest = max(name, key=len)
    return re.compile(re.escape(longest), re.IGNORECASE)


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else folded(word)


def _stands(
    name: tuple[str, ...], words: list[tuple[str, re.Match[str]]], at: int, text: str
) -> bool:
    """Tell whether a whole name stands at a word, with nothing between its parts."""
    here = words[at : at + len(name)]
    if tuple(word for word, _ in here) != name:
        return False
    for (word, one), (_, other) in pairwise(here):
        between = text[one.end() : other.start()]
        allowed = _INITIAL if len(word) == 1 else _WITHIN
        if not allowed.match(between):
            return False
    is_sentence = all(word in ordinary_english() for word in name)
    return not is_sentence or not any(found[0][0].islower() for _, found in here)


def _is_theirs(by: Person, written: Written) -> bool:
    """Tell whether whoever is named is the other one themselves."""
    if by.id == written.person:
        return True
    return bool(written.name) and full_name(written.name) == full_name(by.name)


def _around(text: str, first: re.Match[str], last: re.Match[str]) -> str:
    """Return the words around a name, in one line."""
    start, end = first.start() - _AROUND, last.end() + _AROUND
    if start > 0 and (space := text.find(" ", start, first.start())) >= 0:
        start = space
    if end < len(text) and (space := text.rfind(" ", last.end(), end)) >= 0:
        end = space
    words = " ".join(text[max(start, 0) : end].split())
    return "…" * (start > 0) + words + "…" * (end < len(text))
