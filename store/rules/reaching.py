"""Whom the topics of the sweet spot reach, one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.records import Person, Standing
from store.rules.topics import Shared, shared, topics

_ORDER = (Standing.ACTIVE, Standing.RESTING, Standing.KNOWN)


def reached_by(
    text: str, people: Iterable[Person], field: str
) -> Iterator[tuple[str, tuple[tuple[Person, Shared], ...]]]:
    """Yield each topic of a line, and whom it fits by what they have in a field.

    Who holds a place comes first; who was let go, not at all.
    """
    several = [(p, topics(getattr(p, field))) for p in people if p.standing in _ORDER]
    several = [(person, theirs) for person, theirs in several if theirs]
    several.sort(key=lambda each: (_ORDER.index(each[0].standing), each[0].name))
    for topic in topics(text):
        fitting = ((person, shared((topic,), theirs)) for person, theirs in several)
        yield topic, tuple((person, found[0]) for person, found in fitting if found)


def served(person: Person, help_with: str) -> tuple[Shared, ...]:
    """Return what the user can help somebody with, of what they look for."""
    return shared(topics(help_with), topics(person.looks_for))
