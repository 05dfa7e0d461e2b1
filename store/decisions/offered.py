"""What a user decides about an introduction that somebody offers to them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import Empty, OutOfTurn
from store.records import (
    Gift,
    GiftKind,
    Introduction,
    Person,
    PrepCard,
    Stage,
)
from store.rules import introducing, prep
from store.rules.acquaintance import known_from
from store.rules.days import require_to_come
from store.rules.inbox import the_one
from store.rules.provenance import leads_back
from store.rules.topics import topics
from store.rules.words import day, says_nothing


class Offer(Struct, frozen=True):
    """Somebody offers to bring the user together with somebody."""

    by: str
    name: str
    """The name of whom the user would meet."""
    why: str = ""
    about: str = ""
    """What they are about: short phrases, parted by commas."""

    def settle(self, book: Book) -> Settlement:
        """Keep the offer, with what was said for it."""
        by = book.person(self.by)
        if says_nothing(self.name):
            raise Empty(f"Whom does {by.name} want to bring you together with?")
        offered = Introduction(
            id=book.new_id(),
            stage=Stage.OFFERED,
            on=book.today,
            by=by.id,
            name=self.name,
            why=self.why,
            about=", ".join(topics(self.about)),
        )
        if person := known(book, offered):
            if person.id == by.id:
                raise OutOfTurn(f"{by.name} can't be the one to lead you to {by.name}.")
            offered = replace(offered, person=person.id)
        return Settlement(f"{by.name} offers to introduce {self.name}", (offered,))


class Take(Struct, frozen=True):
    """The user takes it: a meeting is to be prepared; nobody gets a place by that."""

    introduction: str
    note: str = ""
    """What was sent to who offers it."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.note

    def settle(self, book: Book) -> Settlement:
        """Keep who led to them, lay a card, and remember the gift."""
        old = book.introduction(self.introduction)
        introducing.require_offered(old)
        by = book.person(old.by)
        person = _met_through(book, old, by)
        card = _card(book, person, old.why)
        taken = replace(
            old,
            stage=Stage.TAKEN,
            person=person.id,
            card=card.id,
            settled_on=book.today,
            later_until=None,
            note="",
            sent_note=self.note or old.note,
        )
        gift = Gift(
            id=book.new_id(),
            person=by.id,
            on=book.today,
            kind=GiftKind.INTRODUCTION,
            what=f"an introduction to {person.name}",
            introduction=old.id,
        )
        said = f"Took {by.name}'s introduction to {person.name}"
        return Settlement(said, (taken, person, card, gift), "prepare the meeting")


class TurnDown(Struct, frozen=True):
    """The user declines it, gracefully; a reason is kept, and told to nobody."""

    introduction: str
    why: str = ""

    def settle(self, book: Book) -> Settlement:
        """Close it; a note that was begun to take it is not one that declines."""
        old = book.introduction(self.introduction)
        introducing.require_offered(old)
        declined = replace(
            old,
            stage=Stage.DECLINED,
            settled_on=book.today,
            settled_why=self.why,
            later_until=None,
            note="",
        )
        why = f" ({self.why})" if self.why else ""
        return Settlement(f"Turned down to meet {old.name}{why}", (declined,))


class PutOff(Struct, frozen=True):
    """An introduction, offered or under way, comes back on a day."""

    introduction: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Keep it out of sight until then."""
        until = require_to_come(self.until, book.today)
        old = book.introduction(self.introduction)
        introducing.require_to_wait(old)
        what = called(book, old)
        said = f"{what[:1].upper()}{what[1:]}: back {day(until, book.today)}"
        return Settlement(said, (replace(old, later_until=until),))


class KeepIntroductionNote(Struct, frozen=True):
    """A note about an introduction is being written, and not sent yet."""

    introduction: str
    note: str

    @property
    def words(self) -> str:
        """What is being written."""
        return self.note

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return book.introduction(self.introduction).note

    def settle(self, book: Book) -> Settlement:
        """Keep the words; nobody has been written to by that."""
        old = book.introduction(self.introduction)
        said = f"Kept the note: {called(book, old)}"
        return Settlement(said, (replace(old, note=self.note),))


def called(book: Book, introduction: Introduction) -> str:
    """Return an introduction as it is called: by whom it is about."""
    if introduction.by:
        return f"the introduction to {introduction.name}"
    one, other = book.person(introduction.person), book.person(introduction.other)
    return f"{one.name} and {other.name}"


def known(book: Book, introduction: Introduction) -> Person | None:
    """Return whom the user would meet, if surely that is somebody they know."""
    if introduction.person:
        return book.find(introduction.person)
    return the_one(Person(id="", name=introduction.name), book.people())


def _met_through(book: Book, introduction: Introduction, by: Person) -> Person:
    """Return whom the user will meet, with who led there.

    An older lead stays; whoever stands above who offers was not led to by them.
    """
    person = known(book, introduction) or Person(
        id=book.new_id(),
        name=introduction.name,
        known_how=f"introduced by {by.name}",
    )
    person = known_from(person, book.today)
    if person.led_by or leads_back(person, by, book.find):
        return person
    return replace(person, led_by=by.id)


def _card(book: Book, person: Person, why: str) -> PrepCard:
    """Return the card of the meeting; one that is but an idea, and says no why, too."""
    theirs = (card for card in book.cards() if card.person == person.id)
    for card in filter(prep.is_open, theirs):
        if card.on is None and not card.purpose:
            return replace(card, purpose=why)
    return PrepCard(id=book.new_id(), person=person.id, purpose=why)
