"""Who led to whom: followed upward it is the chain of provenance."""

from __future__ import annotations

from collections.abc import Callable

from store.errors import LeadsBack
from store.records import Person


def chain(person: Person, find: Callable[[str], Person | None]) -> list[Person]:
    """Return who led to a person, who led to them, and so on: the nearest first.

    A loop, as a merge of two devices could make one, ends where it begins.
    """
    found: list[Person] = []
    seen = {person.id}
    above = find(person.led_by) if person.led_by else None
    while above is not None and above.id not in seen:
        found.append(above)
        seen.add(above.id)
        above = find(above.led_by) if above.led_by else None
    return found


def leads_back(
    person: Person, by: Person, find: Callable[[str], Person | None]
) -> bool:
    """Tell whether the chain from `by` upward comes to the person again."""
    return person.id in {by.id, *(above.id for above in chain(by, find))}


def require_no_loop(
    person: Person, by: Person, find: Callable[[str], Person | None]
) -> None:
    """Raise `LeadsBack` if the chain from `by` upward comes to the person again."""
    if leads_back(person, by, find):
        raise LeadsBack(person.name, by.name)
