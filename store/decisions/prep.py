"""What a user decides about a meeting, from the idea to the debrief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Decision, KeepsText, Settlement
from store.errors import OutOfRange, Overtaken
from store.records import CardState, PrepCard
from store.rules import prep
from store.rules.days import require_to_come
from store.rules.words import day, hours, moment, shortened


class Propose(Struct, frozen=True):
    """A meeting with somebody: an idea, or a day."""

    person: str
    on: date | None = None
    at: time | None = None
    minutes: int = 60
    where: str = ""
    why: str = ""
    """Why on that day, where its week is full."""

    def settle(self, book: Book) -> Settlement:
        """Lay a card for it, which is yet to be prepared; an idea gets its day."""
        person = book.person(self.person)
        if self.on and self.on < book.today:
            raise OutOfRange(
                f"{day(self.on)} is over; a talk that was is recorded instead."
            )
        card = replace(
            self._idea(book) or PrepCard(id=book.new_id(), person=person.id),
            on=self.on,
            at=self.at,
            minutes=prep.require_minutes(self.minutes),
        )
        if self.where:
            card = replace(card, where=self.where)
        when = f", {moment(self.on, self.at, book.today)}" if self.on else ""
        said = f"A card for {person.name}{when}{though_full(self.why)}"
        return Settlement(said, (card,), "prepare it")

    def _idea(self, book: Book) -> PrepCard | None:
        """Return the card that now gets its day: of a meeting with them without one."""
        if self.on is None:
            return None
        ideas = (c for c in book.cards() if c.person == self.person and c.on is None)
        return next(filter(prep.is_open, ideas), None)


class Prepare(Struct, frozen=True):
    """Something was written on a card; None leaves a field as it is."""

    card: str
    purpose: str | None = None
    my_help: str | None = None
    their_help: str | None = None
    questions: str | None = None

    stood: str | None = None
    """What stood there when the writing began; None doesn't care."""

    @property
    def words(self) -> str:
        """What is being written."""
        return joined(written(self, prep.LACKS))

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        card = book.card(self.card)
        return joined({name: getattr(card, name) for name in written(self, prep.LACKS)})

    def settle(self, book: Book) -> Settlement:
        """Keep the words."""
        require_standing(self, book)
        old, name = open_card(book, self.card)
        fields = written(self, prep.LACKS)
        new = replace(old, **fields)
        became = prep.state_of(new) is CardState.READY and prep.missing(old)
        is_over = prep.is_past(new, book.today)
        kept = f"Kept {name}'s card"
        if len(fields) == 1:
            kept += f": {prep.NAMES[next(iter(fields))]}"
        return Settlement(
            kept, (new,), "ready: a confirms it" if became and not is_over else ""
        )


class Move(Struct, frozen=True):
    """The meeting is on another day, or at another time."""

    card: str
    on: date
    at: time | None = None
    """None leaves the time of day as it is."""
    why: str = ""
    """Why on that day, where its week is full."""

    def settle(self, book: Book) -> Settlement:
        """Keep the day; a confirmation was for the old one."""
        old, name = card_of(book, self.card)
        new = prep.moved(old, name, self.on, self.at, book.today)
        on = moment(self.on, new.at, book.today)
        then = "to be confirmed anew" if old.confirmed_on else ""
        said = f"Meeting {name} on {on}{though_full(self.why)}"
        return Settlement(said, (new,), then)


class Place(Struct, frozen=True):
    """Where, or by what means, and for how long."""

    card: str
    where: str
    minutes: int | None = None

    def settle(self, book: Book) -> Settlement:
        """Keep it."""
        old, name = open_card(book, self.card)
        minutes = prep.require_minutes(
            old.minutes if self.minutes is None else self.minutes
        )
        new = replace(old, where=self.where, minutes=minutes)
        where = f"{self.where}, " if self.where else ""
        return Settlement(f"Meeting {name}: {where}{minutes} min", (new,))


class RemindLater(Struct, frozen=True):
    """Not to be reminded of a meeting before a day, whatever its card says."""

    card: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Keep the day; the meeting itself stays where it is."""
        until = require_to_come(self.until, book.today)
        old, name = open_card(book, self.card)
        if old.on and book.today <= old.on < until:
            met = moment(old.on, old.at, book.today)
            raise OutOfRange(f"You meet {name} {met}: that would be too late for it.")
        back = day(until, book.today)
        new = replace(old, later_until=until)
        return Settlement(f"The meeting with {name}: back {back}", (new,))


class Confirm(Struct, frozen=True):
    """The meeting is confirmed; that takes a ready card."""

    card: str

    def settle(self, book: Book) -> Settlement:
        """Confirm it, or say what is missing."""
        old, name = card_of(book, self.card)
        new = prep.confirm(old, name, book.today)
        assert new.on
        on = moment(new.on, new.at, book.today)
        return Settlement(f"Confirmed {name}, {on}", (new,))


class CallOff(Struct, frozen=True):
    """Not to meet, kindly."""

    card: str

    def settle(self, book: Book) -> Settlement:
        """Close the card, and give the hours back."""
        old, name = card_of(book, self.card)
        new = prep.call_off(old, name, book.today)
        if prep.is_past(old, book.today):
            return Settlement(f"Called off {name}", (new,))
        back = hours(prep.cost(old.minutes, book.settings))
        return Settlement(f"Called off {name}", (new,), f"{back} given back")


class KeepNote(Struct, frozen=True):
    """The note that calls a meeting off was rewritten."""

    card: str
    note: str

    @property
    def words(self) -> str:
        """What is being written."""
        return self.note

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return book.card(self.card).note

    def settle(self, book: Book) -> Settlement:
        """Keep the words."""
        old, name = card_of(book, self.card)
        if old.met_on:
            prep.require_open(old, name)
        return Settlement(f"Kept the note to {name}", (replace(old, note=self.note),))


def though_full(why: str) -> str:
    """Return what is kept of a reason to meet in a week that is full, if there is."""
    return f", though the week is full: {why}" if why else ""


def card_of(book: Book, id: str) -> tuple[PrepCard, str]:
    """Return a card, and the name of whom it is for."""
    card = book.card(id)
    return card, book.person(card.person).name


def open_card(book: Book, id: str) -> tuple[PrepCard, str]:
    """Return a card of a meeting that may still be held, and whom it is with."""
    card, name = card_of(book, id)
    prep.require_open(card, name)
    return card, name


def written(decision: Decision, names: Iterable[str]) -> dict[str, Any]:
    """Return the fields of a decision in which something was written."""
    fields = ((name, getattr(decision, name)) for name in names)
    return {name: text for name, text in fields if text is not None}


def require_standing(decision: KeepsText, book: Book) -> None:
    """Raise `Overtaken` if other words came to stand there while one wrote."""
    stood = getattr(decision, "stood", None)
    if stood is not None and (now := decision.stands(book)) != stood:
        raise Overtaken(shortened(now, _ECHOED))


_ECHOED = 80
"""So many characters of the other words are said."""


def joined(fields: Mapping[str, str]) -> str:
    """Return the texts of several fields as one."""
    return "\n\n".join(text for text in fields.values() if text)
