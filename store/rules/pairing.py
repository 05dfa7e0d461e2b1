"""Who of the user's people could help each other, with the reason in their words.

What one can help with is held against what each other one looks for, in any form of
the words. Only topics that share enough of their words are compared, and these are
found by the words, each looked at once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from store.records import Introduction, Person, Standing
from store.rules.introducing import is_mine, pair_of
from store.rules.topics import (
    ALIKE,
    Shared,
    alike,
    beginning,
    likeness,
    meant,
    shared,
    topics,
    weight,
)

FEW = 5
"""While fewer hold a place, those who are merely known are brought together too."""

OFTEN = 3
"""So often one and the same is suggested: more would ask too much of them."""

_Ways = tuple[list[Shared], list[Shared]]
"""What the first of a pair can give the second, and the second the first."""


class Suggestion(Struct, frozen=True):
    """Two people who could help each other, or one of them the other."""

    one: Person
    other: Person
    gives: tuple[Shared, ...] = ()
    """What `one` can help with, and what the other looks for of it."""
    gets: tuple[Shared, ...] = ()
    """What the other can help with, and what `one` looks for of it."""

    @property
    def key(self) -> str:
        """What tells it from every other suggestion."""
        return f"{self.one.id}+{self.other.id}"

    @property
    def aside(self) -> tuple[Person, ...]:
        """Who of the two holds no place."""
        both = (self.one, self.other)
        return tuple(p for p in both if p.standing is not Standing.ACTIVE)


def suggestions(
    people: Iterable[Person], introductions: Iterable[Introduction]
) -> tuple[Suggestion, ...]:
    """Return who could help each other: the best first, and nobody too often.

    A pair of whom the user once thought is never suggested again, whatever became of
    it. Who is at rest comes after those who hold a place. Who is merely known is
    left out of pairs without one who holds a place, unless few do.
    """
    there = [p for p in people if p.standing is not Standing.GONE]
    there.sort(key=lambda person: (person.name, person.id))
    few = sum(p.standing is Standing.ACTIVE for p in there) < FEW
    at = {person.id: number for number, person in enumerate(there)}
    thought_of = {_numbers(pair_of(i), at) for i in introductions if is_mine(i)}
    rank = [_ASIDE[person.standing] for person in there]
    found = [
        (_place(pair, ways, rank), pair, ways)
        for pair, ways in _fitting(there).items()
        if pair not in thought_of and (few or _are_near(*(rank[n] for n in pair)))
    ]
    found.sort(key=lambda each: each[0])
    return tuple(
        Suggestion(there[one], there[other], tuple(gives), tuple(gets))
        for (one, other), (gives, gets) in _not_too_often(
            (pair, ways) for _, pair, ways in found
        )
    )


def between(one: Person, other: Person) -> Suggestion:
    """Return what two people could help each other with, if there is anything."""
    return Suggestion(
        one,
        other,
        shared(topics(one.can_help_with), topics(other.looks_for)),
        shared(topics(other.can_help_with), topics(one.looks_for)),
    )


_ASIDE = {Standing.ACTIVE: 0, Standing.RESTING: 1, Standing.KNOWN: 2}
"""How far aside somebody stands: the nearer come first."""


def _numbers(ids: Iterable[str], at: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted(at.get(id, -1) for id in ids))


def _are_near(one: int, other: int) -> bool:
    """Tell whether nobody is merely known, or the other one holds a place."""
    return max(one, other) < _ASIDE[Standing.KNOWN] or min(one, other) == 0


def _place(
    pair: tuple[int, int], ways: _Ways, rank: Sequence[int]
) -> tuple[int, bool, float, int, int]:
    """Say where it stands: both hold a place, both gain, the words fit well."""
    (one, other), (gives, gets) = pair, ways
    best = max(both.likeness for both in (*gives, *gets))
    return rank[one] + rank[other], not (gives and gets), -best, one, other


def _not_too_often(
    several: Iterable[tuple[tuple[int, int], _Ways]],
) -> Iterator[tuple[tuple[int, int], _Ways]]:
    times: Counter[int] = Counter()
    for pair, ways in several:
        if all(times[one] < OFTEN for one in pair):
            times.update(pair)
            yield pair, ways


def _fitting(people: Sequence[Person]) -> dict[tuple[int, int], _Ways]:
    """Return who of them can help whom, and with what, by their numbers."""
    helping = _by_topic(person.can_help_with for person in people)
    looking = _by_topic(person.looks_for for person in people)
    found: dict[tuple[int, int], _Ways] = {}
    for both in _alike(list(helping), list(looking)):
        for one in helping[both.one]:
            for other in looking[both.other]:
                if one < other:
                    found.setdefault((one, other), ([], []))[0].append(both)
                elif other < one:
                    found.setdefault((other, one), ([], []))[1].append(both)
    return found


def _by_topic(texts: Iterable[str]) -> dict[str, list[int]]:
    """Return the numbers of those who have each topic."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for topic in topics(text):
            found[topic].append(number)
    return found


def _alike(ones: Sequence[str], others: Sequence[str]) -> Iterator[Shared]:
    """Yield which topics of the one side are those of the other."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for other in others:
        for word in meant(other):
            by_word[word].append(other)
    forms = _forms_among(by_word)
    least = {other: ALIKE * weight(meant(other)) for other in others}
    for one in ones:
        at_most: dict[str, float] = {}  # How much of it each other may have.
        for word in meant(one):
            for form in forms(word):
                much = max(weight((word,)), weight((form,)))
                for other in by_word[form]:
                    at_most[other] = at_most.get(other, 0.0) + much
        enough = ALIKE * weight(meant(one))
        for other, much in at_most.items():
            if much >= enough or much >= least[other]:
                like = likeness(one, other)
                if like >= ALIKE:
                    yield Shared(one, other, like)


def _forms_among(several: Iterable[str]) -> Callable[[str], Sequence[str]]:
    """Return what finds the words of several that a word is alike."""
    by_beginning: dict[str, list[str]] = defaultdict(list)
    for word in several:
        by_beginning[beginning(word)].append(word)

    @cache
    def forms(word: str) -> Sequence[str]:
        near = by_beginning.get(beginning(word), ())
        return tuple(each for each in near if alike(word, each))

    return forms
