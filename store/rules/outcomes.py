"""What came of the network, and the path of people that led there."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from store.records import Outcome, Person
from store.rules.provenance import chain


class Step(Struct, frozen=True):
    """Somebody on the path to an outcome."""

    person: Person
    depth: int
    """0 is one to whom it is owed; 1 who led to them, and so on."""
    is_repeated: bool = False
    """They stand further up already, with all who led to them."""


def path(outcome: Outcome, find: Callable[[str], Person | None]) -> list[Step]:
    """Return everyone on the path: each to whom it is owed, then who led to them.

    Where two of its branches meet, the second ends at the one they share.
    """
    steps: list[Step] = []
    seen: set[str] = set()
    for person in filter(None, map(find, outcome.people)):
        for depth, each in enumerate((person, *chain(person, find))):
            is_repeated = each.id in seen
            steps.append(Step(each, depth, is_repeated))
            seen.add(each.id)
            if is_repeated:
                break
    return steps


def newest_first(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return outcomes in the order in which they are shown."""
    return sorted(outcomes, key=lambda o: (o.on, o.id), reverse=True)
