"""Next steps that are kept, each with its day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.talks import Contact, talked
from store.errors import Empty, OutOfRange, OutOfTurn
from store.records import FollowUp, Record, Stage
from store.rules.days import require_to_come
from store.rules.queue import is_open
from store.rules.steps import Step
from store.rules.words import day, says_nothing


class AddStep(Struct, frozen=True):
    """A next step with somebody."""

    person: str
    step: Step

    def settle(self, book: Book) -> Settlement:
        """Keep it for its day."""
        person = book.person(self.person)
        kept = next_step(book, person.id, self.step)
        return Settlement(f"{person.name}, {self.step.said(book.today)}", (kept,))


def next_step(
    book: Book, person: str, step: Step, card: str = "", since: date | None = None
) -> FollowUp:
    """Return a step as it is kept, since the day of the meeting it came from."""
    _require_to_be(step, book.today)
    return FollowUp(
        id=book.new_id(),
        owed=step.owed,
        what=step.what,
        on=step.on,
        person=person,
        card=card,
        since=since or book.today,
    )


def _require_to_be(step: Step, today: date) -> None:
    if step.on < today:
        raise OutOfRange(f"{day(step.on)} is over; a next step is for a day to come.")


class ChangeStep(Struct, frozen=True):
    """A next step is worded otherwise, or is for another day."""

    follow_up: str
    step: Step

    def settle(self, book: Book) -> Settlement:
        """Keep it as it is now; the day of the promise stays."""
        step = self.step
        old = _open_step(book, self.follow_up)
        if step.on != old.on:
            _require_to_be(step, book.today)
        new = replace(old, owed=step.owed, what=step.what, on=step.on, later_until=None)
        return Settlement(f"Now {step.said(book.today)}", (new,))


class FinishStep(Struct, frozen=True):
    """A next step is done."""

    follow_up: str
    contact: Contact | None = None
    """The talk by which it was done, if it was one."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.contact.told.said if self.contact else ""

    def settle(self, book: Book) -> Settlement:
        """Take it off the list, and record the talk."""
        step = _open_step(book, self.follow_up)
        put: list[Record] = [replace(step, done_on=book.today)]
        then = ""
        if self.contact:
            if not step.person:
                raise OutOfTurn("That is about nobody you know: no talk is recorded.")
            put += talked(book, book.person(step.person), self.contact)
            then = self.contact.by_what
        elif step.introduction and _is_made(book, step.introduction):
            then = "what came of it can still be told"
        return Settlement(f"Done: {_about(book, step)}", tuple(put), then)


class DelayStep(Struct, frozen=True):
    """A next step comes back on a day."""

    follow_up: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Keep it out of sight until then."""
        until = require_to_come(self.until, book.today)
        step = replace(_open_step(book, self.follow_up), later_until=until)
        return Settlement(
            f"{_about(book, step)}: back {day(until, book.today)}", (step,)
        )


class DropStep(Struct, frozen=True):
    """A next step is not to be done after all."""

    follow_up: str
    why: str

    def settle(self, book: Book) -> Settlement:
        """Take it off the list, with the reason."""
        old = _open_step(book, self.follow_up)
        why = require_reason(self.why)
        dropped = replace(old, dropped_on=book.today, dropped_why=why)
        return Settlement(f"Dropped: {_about(book, old)} ({why})", (dropped,))


def require_reason(why: str) -> str:
    """Return why something is dropped; raises `Empty`."""
    if says_nothing(why):
        raise Empty("Why not? A few words will do; they are kept.")
    return why


def _open_step(book: Book, id: str) -> FollowUp:
    step = book.follow_up(id)
    if not is_open(step):
        raise OutOfTurn(f"“{step.what}” is off the list already.")
    return step


def _is_made(book: Book, introduction: str) -> bool:
    return book.introduction(introduction).stage is Stage.MADE


def _about(book: Book, step: FollowUp) -> str:
    name = book.person(step.person).name if step.person else ""
    return f"{name}, {step.what}" if name else step.what
