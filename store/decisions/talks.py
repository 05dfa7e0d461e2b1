"""Contacts that happened, and what they do to the clock."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.records import Person, Record, Talk
from store.rules.days import require_past
from store.rules.talking import Told, heard_of
from store.rules.words import day, shortened

_ECHOED = 60
"""So many characters of what was said are said back."""


class Contact(Struct, frozen=True):
    """A talk to be recorded: what is told of it, its day, whether it was but a try."""

    told: Told
    on: date | None = None
    """None is today."""
    tried: bool = False
    """They have not answered so far."""
    is_letter: bool = False
    """It is the letter that was begun, which is sent now."""

    @property
    def by_what(self) -> str:
        """By what means, and how long: "call, 30 min"."""
        minutes = f", {self.told.minutes} min" if self.told.minutes else ""
        return f"{self.told.kind}{minutes}"


class LogTalk(Struct, frozen=True):
    """A talk with somebody, or a try to reach them."""

    person: str
    contact: Contact

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.contact.told.said

    def settle(self, book: Book) -> Settlement:
        """Record it; the cadence is counted from there."""
        person = book.person(self.person)
        contact = self.contact
        verb = "Tried to reach" if contact.tried else "In touch with"
        on = day(contact.on or book.today, book.today)
        said = "" if contact.is_letter else shortened(contact.told.said, _ECHOED)
        what = f": {said}" if said else ""
        return Settlement(
            f"{verb} {person.name}, {on}{what}",
            talked(book, person, contact),
            contact.by_what,
        )


class KeepLetter(Struct, frozen=True):
    """A letter to somebody is being written, and not sent yet."""

    person: str
    letter: str
    about: str = ""
    """The line of the queue that it is about, by its key."""

    @property
    def words(self) -> str:
        """What is being written."""
        return self.letter

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return book.person(self.person).letter

    def settle(self, book: Book) -> Settlement:
        """Keep the words; nobody has been written to by that."""
        old = book.person(self.person)
        person = replace(old, letter=self.letter, letter_about=self.about)
        return Settlement(f"Kept the letter to {person.name}", (person,))


def talked(book: Book, person: Person, contact: Contact) -> tuple[Record, ...]:
    """Return a new talk, and the person with the clock as it has it."""
    told = contact.told
    talk = Talk(
        id=book.new_id(),
        person=person.id,
        on=require_past(contact.on or book.today, book.today),
        kind=told.kind,
        said=told.said,
        minutes=told.minutes,
        tried=contact.tried,
    )
    if contact.is_letter:
        person = replace(person, letter="", letter_about="")
    return talk, heard(book, person, talk)


def heard(book: Book, person: Person, talk: Talk) -> Person:
    """Return the person with the clock as all their talks and a new one have it."""
    return heard_of(person, [*book.talks_with(person.id), talk])
