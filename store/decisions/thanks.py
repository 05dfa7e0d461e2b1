"""What a user decides about thanking somebody for a meeting."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.followups import require_reason
from store.decisions.talks import Contact, talked
from store.errors import OutOfTurn
from store.records import Person, PrepCard, Record
from store.rules.days import require_to_come
from store.rules.words import day


class Thanked(Struct, frozen=True):
    """They were thanked for a meeting."""

    card: str
    contact: Contact | None = None
    """The letter by which, if it is to be recorded."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.contact.told.said if self.contact else ""

    def settle(self, book: Book) -> Settlement:
        """Take the thank-you off the list."""
        card, person = _owing_thanks(book, self.card)
        put: list[Record] = [replace(card, thanked_on=book.today)]
        if self.contact:
            put += talked(book, person, self.contact)
        return Settlement(f"Thanked {person.name}", tuple(put))


class DelayThanks(Struct, frozen=True):
    """They are to be thanked on another day."""

    card: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Keep the day."""
        until = require_to_come(self.until, book.today)
        card, person = _owing_thanks(book, self.card)
        said = f"A thank-you to {person.name}: back {day(until, book.today)}"
        return Settlement(said, (replace(card, thank_later_until=until),))


class NoThanks(Struct, frozen=True):
    """No thank-you is needed, for a reason."""

    card: str
    why: str

    def settle(self, book: Book) -> Settlement:
        """Take it off the list."""
        why = require_reason(self.why)
        card, person = _owing_thanks(book, self.card)
        said = f"No thank-you to {person.name} ({why})"
        return Settlement(said, (replace(card, thank_by=None),))


def _owing_thanks(book: Book, id: str) -> tuple[PrepCard, Person]:
    card = book.card(id)
    person = book.person(card.person)
    if card.thanked_on or card.thank_by is None:
        raise OutOfTurn(f"No thank-you to {person.name} is pending.")
    return card, person
