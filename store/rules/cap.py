"""The cap on active relationships (R1, R2).

A person can prepare for, and follow up on, only so many relationships. Once that
many are active, one rests before another is taken on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from store.errors import AtCap, OutOfRange, PurposeMissing
from store.records import Person, Standing
from store.rules.words import says_nothing

CAP_LIMIT = 500
"""No cap is higher: it would be a number, not a choice."""


class Bandwidth(Struct, frozen=True):
    """How many relationships are active, out of how many may be."""

    active: int
    cap: int

    @property
    def room(self) -> int:
        """How many more may become active; zero, never less, when over the cap."""
        return max(self.cap - self.active, 0)

    @property
    def over(self) -> int:
        """By how many the active are more than the cap."""
        return max(self.active - self.cap, 0)


def admit(before: Bandwidth, after: Bandwidth, came: int = 0) -> None:
    """Raise `AtCap` if somebody became active, and there are more than the cap admits.

    A lowered cap rests nobody: whoever is active stays so. Nor does it admit anybody,
    though another rests: of those who are active now, `came` were not before.
    """
    if after.over and (came or after.active > before.active):
        raise AtCap(before.active, after.cap)


def require_purpose(name: str, purpose: str) -> str:
    """Return the purpose, or raise `PurposeMissing`."""
    if says_nothing(purpose):
        raise PurposeMissing(name)
    return purpose


def require_cap(cap: int) -> int:
    """Return the cap if anyone could mean it, or raise `OutOfRange`."""
    if not 1 <= cap <= CAP_LIMIT:
        raise OutOfRange(f"A cap is a number from 1 to {CAP_LIMIT}, not {cap}.")
    return cap


def quietest_first(
    people: Iterable[Person], owed: Mapping[str, int] | None = None
) -> list[Person]:
    """Return the active people in the order in which one may let them rest.

    Whom one owes nothing goes before whom one owes something (`owed` counts it by
    id), and among those whom one has heard of least lately.
    """
    owes = owed or {}
    active = [person for person in people if person.standing is Standing.ACTIVE]
    return sorted(active, key=lambda p: (bool(owes.get(p.id)), last_seen(p), p.name))


def last_seen(person: Person) -> date:
    """Return when one last heard of somebody, as far as is known."""
    return person.last_talk or person.since or person.connected_on or date.min
