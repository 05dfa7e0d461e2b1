"""What a user decides about a meeting that was held: how it went, and what follows."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.followups import next_step
from store.decisions.prep import joined, open_card, require_standing, written
from store.decisions.talks import heard
from store.errors import NothingFollows, OutOfRange
from store.records import Record, Talk, TalkKind
from store.rules import prep
from store.rules.days import require_past
from store.rules.steps import Step
from store.rules.words import count, day

OF_A_DEBRIEF = ("said", "given", "received", "follows")
"""The fields of a card in which a debrief is written, until it is whole."""


class KeepDebrief(Struct, frozen=True):
    """A debrief is being written, and not whole yet; None leaves a field as it is."""

    card: str
    said: str | None = None
    given: str | None = None
    received: str | None = None
    follows: str | None = None

    stood: str | None = None
    """What stood there when the writing began; None doesn't care."""

    @property
    def words(self) -> str:
        """What is being written."""
        return joined(written(self, OF_A_DEBRIEF))

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        card = book.card(self.card)
        return joined(
            {name: getattr(card, name) for name in written(self, OF_A_DEBRIEF)}
        )

    def settle(self, book: Book) -> Settlement:
        """Keep the words; the meeting is not closed by that."""
        require_standing(self, book)
        old, name = open_card(book, self.card)
        fields = written(self, OF_A_DEBRIEF)
        return Settlement(f"Kept the debrief of {name}", (replace(old, **fields),))


class Debrief(Struct, frozen=True):
    """How a meeting went, and what follows from it."""

    card: str
    said: str
    steps: tuple[Step, ...] = ()
    """What follows from it."""
    nothing_owed: bool = False
    """Or it is said, in so many words, that nothing does."""
    given: str = ""
    received: str = ""
    minutes: int | None = None
    """None is as long as was planned."""
    thank_by: date | None = None
    """The day by which to thank them; None thanks nobody."""
    met_on: date | None = None
    """The day on which it was; None is as was planned, but no day to come."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return "\n\n".join(filter(None, (self.said, self.given, self.received)))

    def settle(self, book: Book) -> Settlement:
        """Close the card, record the talk, keep the steps, move the clock."""
        old = book.card(self.card)
        person = book.person(old.person)
        prep.require_open(old, person.name)
        if not (self.steps or self.nothing_owed):
            raise NothingFollows
        if self.thank_by and self.thank_by < book.today:
            raise OutOfRange(
                f"{day(self.thank_by, book.today)} is over: thank by when?"
            )
        minutes = old.minutes if self.minutes is None else self.minutes
        met_on = self.met_on or prep.met_on(old, book.today)
        require_past(met_on, book.today)
        talk = Talk(
            id=book.new_id(),
            person=person.id,
            on=met_on,
            kind=TalkKind.MEETING,
            said=self.said,
            minutes=prep.require_minutes(minutes),
            given=self.given,
            received=self.received,
            card=old.id,
        )
        card = replace(
            old,
            met_on=met_on,
            thank_by=self.thank_by,
            said="",
            given="",
            received="",
            follows="",
        )
        steps = [next_step(book, person.id, s, old.id, met_on) for s in self.steps]
        put: list[Record] = [card, talk, heard(book, person, talk), *steps]
        planned = f", not {day(old.on)}" if old.on and old.on > met_on else ""
        return Settlement(
            f"Met {person.name}, {day(met_on, book.today)}{planned}",
            tuple(put),
            self._then(book.today),
        )

    def _then(self, today: date) -> str:
        follows = count(len(self.steps), "next step") if self.steps else "nothing owed"
        thanks = f", thank by {day(self.thank_by, today)}" if self.thank_by else ""
        return follows + thanks
