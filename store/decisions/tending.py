"""How often, and whether, somebody who holds a place is suggested (R8)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.followups import require_reason
from store.errors import NothingChanges, OutOfTurn
from store.records import Person, Standing
from store.rules import cadence
from store.rules.days import require_to_come
from store.rules.talking import heard_of
from store.rules.words import day


class ThinkOf(Struct, frozen=True):
    """Thought of them, and nothing is needed."""

    person: str

    def settle(self, book: Book) -> Settlement:
        """Count the cadence from today, and claim no contact."""
        old = _in_turn(book, self.person)
        person = replace(old, thought_on=book.today, later_until=None)
        due = day(cadence.due_on(book.today, person.cadence), book.today)
        then = f"next {due}" if cadence.is_suggested(person) else ""
        return Settlement(f"Thought of {person.name}, nothing needed", (person,), then)


class LeaveUntil(Struct, frozen=True):
    """Somebody is not to be suggested before a day, whatever their cadence says."""

    person: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Keep the day."""
        until = require_to_come(self.until, book.today)
        person = replace(_in_turn(book, self.person), later_until=until)
        if not cadence.is_suggested(person):  # To say when is to say so.
            person = _suggested(book, person)
        return Settlement(
            f"{person.name} comes back {day(until, book.today)}", (person,)
        )


class Unsuggest(Struct, frozen=True):
    """Somebody is not to be suggested until the user says so."""

    person: str
    why: str

    def settle(self, book: Book) -> Settlement:
        """Leave them in peace, with the reason; they keep their place."""
        why = require_reason(self.why)
        old = _in_turn(book, self.person)
        person = replace(old, unsuggested_on=book.today, unsuggested_why=why)
        said = f"{person.name} is not suggested any more: {why}"
        return Settlement(said, (person,), "keeps the place")


class SuggestAgain(Struct, frozen=True):
    """Somebody who was left in peace is to be suggested again."""

    person: str

    def settle(self, book: Book) -> Settlement:
        """Forget the tries up to today, and the reason."""
        old = _in_turn(book, self.person)
        if cadence.is_suggested(old):
            raise NothingChanges(f"{old.name} is suggested already.")
        return Settlement(f"{old.name} is suggested again", (_suggested(book, old),))


def _suggested(book: Book, person: Person) -> Person:
    again = replace(
        person, unsuggested_on=None, unsuggested_why="", suggest_from=book.today
    )
    return heard_of(again, book.talks_with(person.id))


class ChangeCadence(Struct, frozen=True):
    """Another cadence, or none."""

    person: str
    cadence: str

    def settle(self, book: Book) -> Settlement:
        """Keep it; only who holds a place has one."""
        old = book.person(self.person)
        kept = cadence.require_cadence(self.cadence)
        if old.standing is not Standing.ACTIVE:
            raise OutOfTurn(f"{old.name} holds no place, and so has no cadence.")
        if kept == old.cadence:
            raise NothingChanges(f"{old.name}: {cadence.said(kept)} already.")
        new = replace(old, cadence=kept)
        return Settlement(f"{old.name}: {cadence.said(kept)}", (new,))


def _in_turn(book: Book, id: str) -> Person:
    person = book.person(id)
    if not cadence.is_tended_in_turn(person):
        raise OutOfTurn(f"{person.name} is not suggested: there is no cadence.")
    return person
