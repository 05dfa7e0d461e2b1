"""What becomes of a person's standing, and of the cap."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import Empty, NothingChanges, OutOfTurn
from store.records import Person, Settings, Standing
from store.rules.cadence import require_cadence
from store.rules.cap import require_cap, require_purpose
from store.rules.days import require_to_come
from store.rules.provenance import require_no_loop
from store.rules.words import count, day, says_nothing

DEFAULT_CADENCE = "1 month"


class Activate(Struct, frozen=True):
    """Someone gets a place, for a purpose."""

    person: str
    purpose: str
    cadence: str = ""
    resting: str = ""
    """Who rests in the same decision, to make room."""

    def settle(self, book: Book) -> Settlement:
        """Make them active; the cap is judged by whoever saves."""
        person = book.person(self.person)
        tended = tend(person, self.purpose, self.cadence, book.today)
        said = f"{person.name} has a place: {tended.purpose}"
        if not self.resting:
            return Settlement(said, (tended,))
        rested = rest(book.person(self.resting))
        return Settlement(f"{said}; {rested.name} rests", (tended, rested))


class Rest(Struct, frozen=True):
    """Someone who holds a place rests; it is free then."""

    person: str
    until: date | None = None
    """The day on which to think of them again, if there is one."""
    remember: str = ""
    """What to remember of them, in a line."""

    def settle(self, book: Book) -> Settlement:
        """Let them rest: they stay in the address book, and may come back."""
        until = require_to_come(self.until, book.today) if self.until else None
        rested = rest(book.person(self.person), until, self.remember)
        then = f"comes back {day(until, book.today)}" if until else "a place is free"
        return Settlement(f"{rested.name} rests", (rested,), then)


class ComeBack(Struct, frozen=True):
    """Somebody at rest is to be thought of on a day; None is on none."""

    person: str
    until: date | None

    def settle(self, book: Book) -> Settlement:
        """Keep the day."""
        old = _resting(book, self.person)
        until = require_to_come(self.until, book.today) if self.until else None
        new = replace(old, rest_until=until)
        if until is None:
            return Settlement(f"{old.name} stays at rest", (new,))
        return Settlement(f"{old.name} comes back {day(until, book.today)}", (new,))


class Remember(Struct, frozen=True):
    """What to remember of somebody at rest."""

    person: str
    what: str

    def settle(self, book: Book) -> Settlement:
        """Keep the line."""
        old = _resting(book, self.person)
        new = replace(old, remember=self.what)
        return Settlement(f"{old.name}: {self.what}", (new,))


def _resting(book: Book, id: str) -> Person:
    person = book.person(id)
    if person.standing is not Standing.RESTING:
        raise OutOfTurn(f"{person.name} is not at rest.")
    return person


class Describe(Struct, frozen=True):
    """Why somebody, or how the user knows them, is worded otherwise."""

    person: str
    purpose: str = ""
    known_how: str = ""

    def settle(self, book: Book) -> Settlement:
        """Keep the words that are given; the others stay."""
        old = book.person(self.person)
        new = replace(
            old,
            purpose=self.purpose or old.purpose,
            known_how=self.known_how or old.known_how,
        )
        return Settlement(f"{old.name}: {self.purpose or self.known_how}", (new,))


class LedBy(Struct, frozen=True):
    """Somebody led the user to somebody else."""

    person: str
    by: str
    """"" takes it back: nobody led."""

    def settle(self, book: Book) -> Settlement:
        """Keep who it was; no chain comes back to where it began."""
        person = book.person(self.person)
        if not self.by:
            return self._by_nobody(person)
        by = book.person(self.by)
        require_no_loop(person, by, book.find)
        if person.led_by == by.id:
            raise NothingChanges(f"{by.name} led you to {person.name} already.")
        led = replace(person, led_by=by.id)
        return Settlement(f"{by.name} led you to {person.name}", (led,))

    def _by_nobody(self, person: Person) -> Settlement:
        if not person.led_by:
            raise NothingChanges(f"Nobody is kept as having led you to {person.name}.")
        alone = replace(person, led_by="")
        return Settlement(f"Nobody led you to {person.name}", (alone,))


class ChangeCap(Struct, frozen=True):
    """The cap is another one: a decision of its own, with its reason."""

    cap: int
    why: str

    def settle(self, book: Book) -> Settlement:
        """Change the cap; a lower one rests nobody."""
        old = book.settings
        if require_cap(self.cap) == old.cap:
            raise NothingChanges(f"The cap is {old.cap} already.")
        if says_nothing(self.why):
            raise Empty("Why another cap? A few words will do.")
        said = f"Cap {old.cap} → {self.cap}: {self.why}"
        new = replace(old, cap=self.cap)
        return Settlement(said, (new,), self._over(book))

    def _over(self, book: Book) -> str:
        """Say what it means where more hold a place than the cap now allows."""
        active = sum(p.standing is Standing.ACTIVE for p in book.people())
        if (over := active - self.cap) <= 0:
            return ""
        hold = "holds a place" if active == 1 else "hold a place"
        return (
            f"{active} {hold}, {over} over: they stay, and nobody new gets one "
            f"until {over + 1} rest"
        )


class Begin(Struct, frozen=True):
    """The first run's questions are answered."""

    settings: Settings

    def settle(self, book: Book) -> Settlement:
        """Keep the answers."""
        require_cap(self.settings.cap)
        kept = replace(self.settings, begun_on=book.today)
        return Settlement(f"Begun with {count(kept.cap, 'place')}", (kept,))


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


def rest(person: Person, until: date | None = None, remember: str = "") -> Person:
    """Return the person at rest: they stay in the address book."""
    if person.standing is not Standing.ACTIVE:
        raise NothingChanges(f"{person.name} holds no place.")
    return replace(
        person,
        standing=Standing.RESTING,
        rest_until=until,
        remember=remember or person.remember,
    )
