"""What came of the network, and to whom it is owed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import Empty, listed
from store.records import Outcome, People
from store.rules.days import require_past
from store.rules.words import date_only, says_nothing


class AddOutcome(Struct, frozen=True):
    """Something came of it, thanks to one or several: one outcome."""

    what: str
    people: People
    on: date | None = None
    """None is today."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.what

    def settle(self, book: Book) -> Settlement:
        """Keep it with all to whom it is owed."""
        outcome = Outcome(
            id=book.new_id(),
            what=_required(self.what),
            on=require_past(self.on or book.today, book.today),
            people=_several(self.people, book),
        )
        return Settlement(_said(outcome, book), (outcome,))


class ChangeOutcome(Struct, frozen=True):
    """An outcome is told otherwise: what it is, when, or thanks to whom."""

    outcome: str
    what: str = ""
    people: People = ()
    on: date | None = None

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.what

    def settle(self, book: Book) -> Settlement:
        """Keep what is given; the rest stays."""
        old = book.outcome(self.outcome)
        new = replace(
            old,
            what=self.what or old.what,
            people=_several(self.people, book) if self.people else old.people,
            on=require_past(self.on or old.on, book.today),
        )
        return Settlement(_said(new, book), (new,))


class DropOutcome(Struct, frozen=True):
    """It is not to be kept as something that came of the network."""

    outcome: str

    def settle(self, book: Book) -> Settlement:
        """Keep it no more; the people stay."""
        outcome = book.outcome(self.outcome)
        return Settlement(f"Not kept: {outcome.what}", (), gone=(outcome,))


def _required(what: str) -> str:
    if says_nothing(what):
        raise Empty("What came of it? A few words: “new job at Vireo”.")
    return what


def _several(people: People, book: Book) -> People:
    """Return each of these people once; raises `NotFound`, or `Empty` for none."""
    found = dict.fromkeys(book.person(id).id for id in people)
    if not found:
        raise Empty("Thanks to whom? At least one of those you know.")
    return tuple(found)


def _said(outcome: Outcome, book: Book) -> str:
    names = listed([book.person(id).name for id in outcome.people])
    on = date_only(outcome.on, book.today)
    return f"{outcome.what}, {on}, thanks to {names}"
