"""Who may stand there twice: offered to be looked at, and never assumed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from store.records import Person
from store.rules.search import letters


def doubles(people: Iterable[Person]) -> list[tuple[str, ...]]:
    """Return the ids of those who share an address of theirs, or their whole name."""
    same: dict[tuple[str, str], list[str]] = defaultdict(list)
    for person in people:
        for kind, value in (
            ("slug", person.slug.casefold()),
            ("mail", person.email.casefold()),
            ("name", letters(person.name)),
        ):
            if value:
                same[kind, value].append(person.id)
    found = (tuple(ids) for ids in same.values() if len(ids) > 1)
    return list(dict.fromkeys(found))
