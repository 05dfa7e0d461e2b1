"""Who of the user's people could help each other, with the reason in their words.

What one can help with is held against what each other one looks for, in any form of
the words. Only topics that may be alike are compared: those with a word of the same
beginning, without which no two words are forms of one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from store.records import Introduction, Person, Standing
from store.rules.topics import ALIKE, Shared, likeness, meant, topics

FEW = 5
"""While fewer hold a place, those who are merely known are brought together too."""

OFTEN = 3
"""So often one and the same is suggested: more would ask too much of them."""

_BEGINS = 3
"""So many letters at the beginning, two words that are alike have in common."""


@dataclass(frozen=True, slots=True)
class Suggestion:
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
    there = {p.id: p for p in people if p.standing is not Standing.GONE}
    few = sum(p.standing is Standing.ACTIVE for p in there.values()) < FEW
    thought_of = {frozenset((i.person, i.other)) for i in introductions if not i.by}
    found: dict[frozenset[str], dict[tuple[str, str], list[Shared]]] = {}
    for one, other, pair in _fitting(there.values()):
        both = frozenset((one.id, other.id))
        if both not in thought_of and (few or _are_near(one, other)):
            ways = found.setdefault(both, {})
            ways.setdefault((one.id, other.id), []).append(pair)
    several = [_suggestion(ways, there) for ways in found.values()]
    return tuple(_not_too_often(sorted(several, key=_place)))


def _are_near(one: Person, other: Person) -> bool:
    standings = (one.standing, other.standing)
    return Standing.KNOWN not in standings or Standing.ACTIVE in standings


def _suggestion(
    ways: dict[tuple[str, str], list[Shared]], people: dict[str, Person]
) -> Suggestion:
    one, other = next(iter(ways))
    return Suggestion(
        people[one],
        people[other],
        tuple(ways[one, other]),
        tuple(ways.get((other, one), ())),
    )


def _place(found: Suggestion) -> tuple[int, bool, float, str, str]:
    """Say where it stands: both hold a place, both gain, the words fit well."""
    aside = sum(_ASIDE[person.standing] for person in found.aside)
    best = max(pair.likeness for pair in (*found.gives, *found.gets))
    one_sided = not (found.gives and found.gets)
    return aside, one_sided, -best, found.one.name, found.other.name


_ASIDE = {Standing.ACTIVE: 0, Standing.RESTING: 1, Standing.KNOWN: 2, Standing.GONE: 3}


def _not_too_often(several: Iterable[Suggestion]) -> Iterator[Suggestion]:
    times: Counter[str] = Counter()
    for each in several:
        both = (each.one.id, each.other.id)
        if all(times[id] < OFTEN for id in both):
            times.update(both)
            yield each


def _fitting(people: Collection[Person]) -> Iterator[tuple[Person, Person, Shared]]:
    """Yield who can help whom, and with what."""
    helping, looking = (
        _by_topic(people, "can_help_with"),
        _by_topic(people, "looks_for"),
    )
    wanted = _by_beginning(looking)
    for topic, helpers in helping.items():
        for other in _candidates(topic, wanted):
            if (alike := likeness(topic, other)) >= ALIKE:
                pair = Shared(topic, other, alike)
                for one in helpers:
                    yield from ((one, w, pair) for w in looking[other] if w != one)


def _by_topic(people: Iterable[Person], field: str) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        for topic in topics(getattr(person, field)):
            found[topic].append(person)
    return found


def _by_beginning(several: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for topic in several:
        for beginning in _beginnings(topic):
            found[beginning].append(topic)
    return found


def _candidates(topic: str, wanted: dict[str, list[str]]) -> Iterable[str]:
    near = (other for key in _beginnings(topic) for other in wanted.get(key, ()))
    return dict.fromkeys(near)


def _beginnings(topic: str) -> Iterable[str]:
    return dict.fromkeys(word[:_BEGINS] for word in meant(topic))
