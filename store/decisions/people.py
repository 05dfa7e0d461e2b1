"""What becomes of a person's standing, and of the cap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from store.decisions.book import Book, Outcome
from store.errors import Empty, NothingChanges
from store.records import Person, Settings, Standing
from store.rules.cadence import require_cadence
from store.rules.cap import require_cap, require_purpose
from store.rules.provenance import require_no_loop
from store.rules.words import says_nothing

DEFAULT_CADENCE = "1 month"


@dataclass(frozen=True, slots=True)
class Activate:
    """Someone gets a place, for a purpose."""

    person: str
    purpose: str
    cadence: str = ""

    def settle(self, book: Book) -> Outcome:
        """Make them active; the cap is judged by whoever saves."""
        person = book.person(self.person)
        tended = tend(person, self.purpose, self.cadence, book.today)
        return Outcome(f"{person.name} has a place: {self.purpose}", (tended,))


@dataclass(frozen=True, slots=True)
class Describe:
    """Why somebody, or how the user knows them, is worded otherwise."""

    person: str
    purpose: str = ""
    known_how: str = ""

    def settle(self, book: Book) -> Outcome:
        """Keep the words that are given; the others stay."""
        old = book.person(self.person)
        new = replace(
            old,
            purpose=self.purpose or old.purpose,
            known_how=self.known_how or old.known_how,
        )
        return Outcome(f"{old.name}: {self.purpose or self.known_how}", (new,))


@dataclass(frozen=True, slots=True)
class LedBy:
    """Somebody led the user to somebody else."""

    person: str
    by: str

    def settle(self, book: Book) -> Outcome:
        """Keep who it was; no chain comes back to where it began."""
        person, by = book.person(self.person), book.person(self.by)
        require_no_loop(person, by, book.find)
        if person.led_by == by.id:
            raise NothingChanges(f"{by.name} led you to {person.name} already.")
        led = replace(person, led_by=by.id)
        return Outcome(f"{by.name} led you to {person.name}", (led,))


@dataclass(frozen=True, slots=True)
class ChangeCap:
    """The cap is another one: a decision of its own, with its reason."""

    cap: int
    why: str

    def settle(self, book: Book) -> Outcome:
        """Change the cap; a lower one rests nobody."""
        old = book.settings
        if require_cap(self.cap) == old.cap:
            raise NothingChanges(f"The cap is {old.cap} already.")
        if says_nothing(self.why):
            raise Empty("Why another cap? A few words will do.")
        return Outcome(
            f"Cap {old.cap} → {self.cap}: {self.why}", (replace(old, cap=self.cap),)
        )


@dataclass(frozen=True, slots=True)
class Begin:
    """The first run's three questions are answered."""

    settings: Settings

    def settle(self, book: Book) -> Outcome:
        """Keep the answers."""
        require_cap(self.settings.cap)
        kept = replace(self.settings, begun_on=book.today)
        return Outcome(f"Begun with {kept.cap} places", (kept,))


def tend(person: Person, purpose: str, cadence: str, today: date) -> Person:
    """Return the person as active, for a purpose, and as often as is said.

    Raises `PurposeMissing`, `NotACadence`. What is not said stays as it was.
    """
    purpose = require_purpose(person.name, purpose or person.purpose)
    often = require_cadence(cadence) if cadence else person.cadence
    if person.standing is Standing.ACTIVE:
        return replace(person, purpose=purpose, cadence=often)
    return replace(
        person,
        standing=Standing.ACTIVE,
        purpose=purpose,
        cadence=often or DEFAULT_CADENCE,
        since=today,
        rest_until=None,
        later_until=None,
        suggest_from=today,
        tries=0,
        unsuggested_on=None,
        unsuggested_why="",
    )


def rest(person: Person) -> Person:
    """Return the person at rest: they stay in the address book."""
    if person.standing is not Standing.ACTIVE:
        raise NothingChanges(f"{person.name} holds no place.")
    return replace(person, standing=Standing.RESTING)
