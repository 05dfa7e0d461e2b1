"""What came from somebody, or went to them."""

from __future__ import annotations

from msgspec import Struct

from store.decisions.book import Book, Settlement
from store.records import Gift
from store.rules.days import require_past
from store.rules.giving import balance, exchanged
from store.rules.inbox import first_name
from store.rules.telling import ToldGift, changed


class AddGift(Struct, frozen=True):
    """A gift, to or from a person."""

    person: str
    told: ToldGift

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.told.what

    def settle(self, book: Book) -> Settlement:
        """Keep it; where both are even or not is said, and asks for nothing."""
        person, told = book.person(self.person), self.told
        gift = Gift(
            id=book.new_id(),
            person=person.id,
            on=require_past(told.on, book.today),
            kind=told.kind,
            what=told.what,
            given=told.given,
        )
        theirs = (*book.gifts_with(person.id), gift)
        every = exchanged(theirs, book.talks_with(person.id))
        then = balance(person.name, every, book.today).rstrip(".")
        return Settlement(_said(person.name, told, book), (gift,), then)


class ChangeGift(Struct, frozen=True):
    """A gift is told otherwise."""

    gift: str
    told: ToldGift

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.told.what

    def settle(self, book: Book) -> Settlement:
        """Keep it as it is told now."""
        old = book.gift(self.gift)
        require_past(self.told.on, book.today)
        name = book.person(old.person).name
        return Settlement(_said(name, self.told, book), (changed(old, self.told),))


class DropGift(Struct, frozen=True):
    """It was none, or is not to be kept."""

    gift: str

    def settle(self, book: Book) -> Settlement:
        """Keep it no more."""
        gift = book.gift(self.gift)
        way = "to" if gift.given else "from"
        name = book.person(gift.person).name
        return Settlement(f"Not kept: {gift.what}, {way} {name}", (), gone=(gift,))


def _said(name: str, told: ToldGift, book: Book) -> str:
    said = told.said(first_name(name), book.today)
    return said[0].upper() + said[1:]
