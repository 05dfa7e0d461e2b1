"""Putting in by hand whom one knows, and who wrote."""

from __future__ import annotations

from datetime import datetime, time

from msgspec import Struct

from store.decisions.book import Book, Settlement
from store.errors import Empty
from store.records import Direction, Invitation, Person, State
from store.rules.acquaintance import known_from
from store.text import clean


class AddPerson(Struct, frozen=True):
    """Someone the user already values."""

    name: str
    known_how: str = ""
    led_by: str = ""
    """Who led the user to them, if somebody did."""

    def settle(self, book: Book) -> Settlement:
        """Take them into the address book; that takes no place."""
        name = _name(self.name)
        by = book.person(self.led_by) if self.led_by else None
        person = Person(
            id=book.new_id(), name=name, known_how=self.known_how, led_by=self.led_by
        )
        led = f"; {by.name} led you there" if by else ""
        known = known_from(person, book.today)
        return Settlement(f"{name} is in your address book{led}", (known,))


class Receive(Struct, frozen=True):
    """An invitation that came by another way than an export."""

    name: str
    note: str = ""

    @property
    def words(self) -> str:
        """What is being written."""
        return self.note

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return ""

    def settle(self, book: Book) -> Settlement:
        """Put it into the inbox, as of today."""
        name = _name(self.name)
        invitation = Invitation(
            id=book.new_id(),
            direction=Direction.INCOMING,
            state=State.NEW,
            name=name,
            note=self.note,
            received=datetime.combine(book.today, time()),
        )
        return Settlement(f"{name}'s invitation is in the inbox", (invitation,))


def _name(text: str) -> str:
    name = clean(text)
    if not name:
        raise Empty("Whose name is it? Nothing was put in.")
    return name
