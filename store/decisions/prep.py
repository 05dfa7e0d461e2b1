"""What a user decides about a meeting, from the idea to the debrief."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from store.decisions.book import Book, Decision, Outcome
from store.decisions.followups import next_step, require_reason
from store.decisions.talks import Contact, heard, talked
from store.errors import NothingFollows, OutOfRange, OutOfTurn
from store.records import CardState, Person, PrepCard, Record, Talk, TalkKind
from store.rules import prep
from store.rules.dates import require_to_come
from store.rules.steps import Step
from store.rules.words import count, day, hours, moment


@dataclass(frozen=True, slots=True)
class Propose:
    """A meeting with somebody: an idea, or a day."""

    person: str
    on: date | None = None
    at: time | None = None
    minutes: int = 60
    where: str = ""

    def settle(self, book: Book) -> Outcome:
        """Lay a card for it, which is yet to be prepared."""
        person = book.person(self.person)
        if self.on and self.on < book.today:
            raise OutOfRange(
                f"{day(self.on)} is over; a talk that was is recorded instead."
            )
        card = PrepCard(
            id=book.new_id(),
            person=person.id,
            on=self.on,
            at=self.at,
            minutes=prep.require_minutes(self.minutes),
            where=self.where,
        )
        when = f", {moment(self.on, self.at, book.today)}" if self.on else ""
        return Outcome(f"A card for {person.name}{when}", (card,), "prepare it")


@dataclass(frozen=True, slots=True)
class Prepare:
    """Something was written on a card; None leaves a field as it is."""

    card: str
    purpose: str | None = None
    my_help: str | None = None
    their_help: str | None = None
    questions: str | None = None

    def settle(self, book: Book) -> Outcome:
        """Keep the words."""
        old, name = _open_card(book, self.card)
        fields = _written(self, prep.LACKS)
        new = replace(old, **fields)
        became = prep.state_of(new) is CardState.READY and prep.missing(old)
        kept = f"Kept {name}'s card"
        if len(fields) == 1:
            kept += f": {FIELD_NAMES[next(iter(fields))]}"
        return Outcome(kept, (new,), "ready: a confirms it" if became else "")


OF_A_DEBRIEF = ("said", "given", "received", "follows")
"""The fields of a card in which a debrief is written, until it is whole."""

FIELD_NAMES = {
    "purpose": "purpose",
    "my_help": "how I can help",
    "their_help": "how they can",
    "questions": "questions",
}


@dataclass(frozen=True, slots=True)
class Move:
    """The meeting is on another day, or at another time."""

    card: str
    on: date
    at: time | None = None
    """None leaves the time of day as it is."""

    def settle(self, book: Book) -> Outcome:
        """Keep the day; a confirmation was for the old one."""
        old, name = _card(book, self.card)
        new = prep.moved(old, name, self.on, self.at, book.today)
        on = moment(self.on, new.at, book.today)
        return Outcome(f"Meeting {name} on {on}", (new,))


@dataclass(frozen=True, slots=True)
class Place:
    """Where, or by what means, and for how long."""

    card: str
    where: str
    minutes: int | None = None

    def settle(self, book: Book) -> Outcome:
        """Keep it."""
        old, name = _open_card(book, self.card)
        minutes = prep.require_minutes(
            old.minutes if self.minutes is None else self.minutes
        )
        new = replace(old, where=self.where, minutes=minutes)
        where = f"{self.where}, " if self.where else ""
        return Outcome(f"Meeting {name}: {where}{minutes} min", (new,))


@dataclass(frozen=True, slots=True)
class Confirm:
    """The meeting is confirmed; that takes a ready card."""

    card: str

    def settle(self, book: Book) -> Outcome:
        """Confirm it, or say what is missing."""
        old, name = _card(book, self.card)
        new = prep.confirm(old, name, book.today)
        assert new.on
        on = moment(new.on, new.at, book.today)
        return Outcome(f"Confirmed {name}, {on}", (new,))


@dataclass(frozen=True, slots=True)
class CallOff:
    """Not to meet, kindly."""

    card: str

    def settle(self, book: Book) -> Outcome:
        """Close the card, and give the hours back."""
        old, name = _card(book, self.card)
        new = prep.call_off(old, name, book.today)
        back = hours(prep.cost(old.minutes, book.settings))
        return Outcome(f"Called off {name}", (new,), f"{back} given back")


@dataclass(frozen=True, slots=True)
class KeepNote:
    """The note that calls a meeting off was rewritten."""

    card: str
    note: str

    def settle(self, book: Book) -> Outcome:
        """Keep the words."""
        old, name = _card(book, self.card)
        if old.met_on:
            prep.require_open(old, name)
        return Outcome(f"Kept the note to {name}", (replace(old, note=self.note),))


def _card(book: Book, id: str) -> tuple[PrepCard, str]:
    """Return a card, and the name of whom it is for."""
    card = book.card(id)
    return card, book.person(card.person).name


def _open_card(book: Book, id: str) -> tuple[PrepCard, str]:
    card, name = _card(book, id)
    prep.require_open(card, name)
    return card, name


@dataclass(frozen=True, slots=True)
class Thanked:
    """They were thanked for a meeting."""

    card: str
    contact: Contact | None = None
    """The letter by which, if it is to be recorded."""

    def settle(self, book: Book) -> Outcome:
        """Take the thank-you off the list."""
        card, person = _owing_thanks(book, self.card)
        put: list[Record] = [replace(card, thanked_on=book.today)]
        if self.contact:
            put += talked(book, person, self.contact)
        return Outcome(f"Thanked {person.name}", tuple(put))


@dataclass(frozen=True, slots=True)
class DelayThanks:
    """They are to be thanked on another day."""

    card: str
    until: date

    def settle(self, book: Book) -> Outcome:
        """Keep the day."""
        until = require_to_come(self.until, book.today)
        card, person = _owing_thanks(book, self.card)
        said = f"A thank-you to {person.name}: back {day(until, book.today)}"
        return Outcome(said, (replace(card, thank_later_until=until),))


@dataclass(frozen=True, slots=True)
class NoThanks:
    """No thank-you is needed, for a reason."""

    card: str
    why: str

    def settle(self, book: Book) -> Outcome:
        """Take it off the list."""
        why = require_reason(self.why)
        card, person = _owing_thanks(book, self.card)
        said = f"No thank-you to {person.name} ({why})"
        return Outcome(said, (replace(card, thank_by=None),))


def _owing_thanks(book: Book, id: str) -> tuple[PrepCard, Person]:
    card = book.card(id)
    person = book.person(card.person)
    if card.thanked_on or card.thank_by is None:
        raise OutOfTurn(f"No thank-you to {person.name} is pending.")
    return card, person


@dataclass(frozen=True, slots=True)
class KeepDebrief:
    """A debrief is being written, and not whole yet; None leaves a field as it is."""

    card: str
    said: str | None = None
    given: str | None = None
    received: str | None = None
    follows: str | None = None

    def settle(self, book: Book) -> Outcome:
        """Keep the words; the meeting is not closed by that."""
        old, name = _open_card(book, self.card)
        fields = _written(self, OF_A_DEBRIEF)
        return Outcome(f"Kept the debrief of {name}", (replace(old, **fields),))


def _written(decision: Decision, names: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a decision in which something was written."""
    fields = ((name, getattr(decision, name)) for name in names)
    return {name: text for name, text in fields if text is not None}


@dataclass(frozen=True, slots=True)
class Debrief:
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

    def settle(self, book: Book) -> Outcome:
        """Close the card, record the talk, keep the steps, move the clock."""
        old = book.card(self.card)
        person = book.person(old.person)
        prep.require_open(old, person.name)
        if not (self.steps or self.nothing_owed):
            raise NothingFollows
        minutes = old.minutes if self.minutes is None else self.minutes
        met_on = min(old.on or book.today, book.today)
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
        return Outcome(
            f"Met {person.name}, {day(met_on, book.today)}", tuple(put), self._then()
        )

    def _then(self) -> str:
        follows = count(len(self.steps), "next step") if self.steps else "nothing owed"
        thanks = f", thank by {day(self.thank_by)}" if self.thank_by else ""
        return follows + thanks
