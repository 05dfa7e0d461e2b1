"""What screens and commands draw, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from store.records import (
    CardState,
    FollowUp,
    Invitation,
    Person,
    PrepCard,
    Settings,
    Talk,
    TimeOff,
)
from store.rules.cap import Bandwidth
from store.rules.filters import Order
from store.rules.inbox import is_known
from store.rules.prep import missing, state_of
from store.rules.queue import Group, Pending

if TYPE_CHECKING:
    from store.rules.breaks import Move, Plan
    from store.rules.differences import Difference
    from store.rules.forecast import Item, Pace, Week
    from store.rules.full_week import FullWeek
    from store.rules.taking_on import Taking
    from store.rules.verdict import Judgement


class Part(StrEnum):
    """The parts of the inbox."""

    NEW = "new"
    ANSWERED = "answered"
    ASKED = "asked"
    LATER = "later"
    LAPSED = "lapsed"
    """Lately; a late answer opens one again."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An invitation, and what is known about it."""

    invitation: Invitation
    part: Part
    person: Person | None
    reply: str
    """The reply as it stands: the user's own words, or the draft."""
    judge: Callable[[], Judgement] = field(compare=False, repr=False)
    """Asked only for the rows that are looked at: reading notes takes its time."""

    @property
    def is_known(self) -> bool:
        """Does the user know the sender? That lifts "ask first"."""
        return is_known(self.invitation, self.person)

    @property
    def judgement(self) -> Judgement:
        """What the note is, and the words it rests on."""
        return self.judge()


@dataclass(frozen=True, slots=True)
class InboxView:
    """Every open invitation."""

    today: date
    rows: tuple[InboxRow, ...]

    def of(self, part: Part) -> tuple[InboxRow, ...]:
        """Return the rows of one part."""
        return tuple(row for row in self.rows if row.part is part)

    @property
    def waiting(self) -> int:
        """How many wait for the user."""
        return len(self.of(Part.NEW)) + len(self.of(Part.ANSWERED))


@dataclass(frozen=True, slots=True)
class Status:
    """Bandwidth, and what awaits, in numbers."""

    today: date
    bandwidth: Bandwidth
    waiting: int
    asked: int
    later: int
    people: int
    due: int
    """What is to be followed through: promises, and all else whose day has come."""
    promised: int
    """So many of those were promised."""
    meetings: int
    """Meetings to come, or to be debriefed."""
    this_week: int
    """Meetings in this week, held or to come."""
    next_lapse: date | None
    """The first day on which somebody who was asked runs out of time."""
    over_week: date | None = None
    """The Monday of the first of the next 12 weeks that takes more than there is."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that is known of a person."""

    person: Person
    talks: tuple[Talk, ...]
    invitations: tuple[Invitation, ...]
    cards: tuple[PrepCard, ...] = ()
    """Meetings to come, the soonest first."""
    mine: tuple[FollowUp, ...] = ()
    """What the user owes them, the soonest first."""
    theirs: tuple[FollowUp, ...] = ()
    """What they owe the user."""
    led_by: Person | None = None
    """Who led the user to them."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody who holds a place, and what there is between the two."""

    person: Person
    meets: date | None
    """The day of the next meeting."""
    due: date | None
    """The day on which it is their turn, as their cadence has it."""
    owed: tuple[FollowUp, ...]
    """What the user owes them, the soonest first."""

    @property
    def next(self) -> date | None:
        """The next day on which one hears of them, as far as is planned."""
        return self.meets or self.due


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A line of the queue, and whom it is about."""

    pending: Pending
    name: str
    person: Person | None


@dataclass(frozen=True, slots=True)
class QueueView:
    """All that is to be followed through, in order."""

    today: date
    rows: tuple[QueueRow, ...]

    def of(self, group: Group) -> tuple[QueueRow, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.pending.group is group)


@dataclass(frozen=True, slots=True)
class CardRow:
    """A meeting, and whom it is with."""

    card: PrepCard
    person: Person

    @property
    def state(self) -> CardState:
        """How far its preparation has come."""
        return state_of(self.card)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that it lacks to be ready."""
        return missing(self.card)


@dataclass(frozen=True, slots=True)
class CardPage:
    """A meeting with what is not to be forgotten about it."""

    row: CardRow
    mine: tuple[FollowUp, ...]
    """What the user owes them."""
    theirs: tuple[FollowUp, ...]
    """What they owe the user."""
    talks: tuple[Talk, ...]
    """What was together, the latest first."""
    led_by: Person | None
    """Who led the user to them."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Something that takes minutes in a week, and whom it is about."""

    item: Item
    name: str
    """"" where that is nobody the user knows."""


@dataclass(frozen=True, slots=True)
class WeekRow:
    """A week ahead, and what it will take."""

    week: Week
    rows: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True)
class ForecastView:
    """The weeks ahead, and the pace of late."""

    today: date
    rows: tuple[WeekRow, ...]
    pace: Pace
    """The meetings of the last 12 weeks."""
    limit: int
    """How many meetings a year would have at the user's own limit a week."""

    @property
    def first_over(self) -> Week | None:
        """The first week that takes more than there is, and can still be eased."""
        from store.rules.forecast import first_over

        return first_over((row.week for row in self.rows), self.today)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """What is moved for a break, and whom it is about."""

    move: Move
    name: str


@dataclass(frozen=True, slots=True)
class BreakView:
    """What becomes of the weeks around a break."""

    plan: Plan
    now: tuple[WeekRow, ...]
    """As they are, without the break."""
    before: tuple[WeekRow, ...]
    """With the days off, if everything stays where it is."""
    after: tuple[WeekRow, ...]
    """If all is moved as is planned."""
    moves: tuple[MoveRow, ...]
    stuck: tuple[ItemRow, ...]
    """What finds no room: whom to write to, or to let rest."""

    @property
    def waiting(self) -> tuple[ItemRow, ...]:
        """Whose cadence waits for the first day back, without being moved."""
        from store.rules.forecast import Load

        first, last = self.plan.first, self.plan.last
        moved = {(row.move.item.of, row.move.item.cause) for row in self.moves}
        found: dict[str, ItemRow] = {}
        for week in self.now:
            for row in week.rows:
                item = row.item
                is_touch = item.cause is Load.CADENCE and first <= item.on <= last
                if is_touch and (item.of, item.cause) not in moved:
                    found.setdefault(item.of, row)
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the history."""

    id: str
    at: datetime
    said: str
    device: str
    stands: bool
    """Does it still stand, or was it undone?"""


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, for the message line."""

    said: str
    then: str = ""
    undoes: str = "u undoes"
    touched: tuple[str, ...] = ()
    """The ids of the records that changed, where one may want to look at them."""

    @property
    def sentence(self) -> str:
        """All of it in one line: "Asked Ren Ito · lapses 6 Dec · u undoes"."""
        return " · ".join(part for part in (self.said, self.then, self.undoes) if part)


@dataclass(frozen=True, slots=True)
class DocumentStep:
    """What an undo or a redo would do to one document."""

    title: str
    was: bool
    """Is it there before?"""
    stays: bool
    """Is it there after?"""
    fields: tuple[Difference, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """Say it, a field a line: "Ana Diaz: standing active → resting"."""
        if not self.stays:
            return (f"{self.title}: goes",)
        if not self.was:
            return (f"{self.title}: comes",)
        return tuple(f"{self.title}: {field}" for field in self.fields)


@dataclass(frozen=True, slots=True)
class StepView:
    """What an undo or a redo would change, before it is done."""

    of: str
    """The decision's id."""
    said: str
    at: datetime
    again: bool
    """Is it done again, rather than taken back?"""
    documents: tuple[DocumentStep, ...]
    more: int = 0
    """So many documents are not listed."""

    @property
    def lines(self) -> tuple[str, ...]:
        """Say all of it, a field a line."""
        return tuple(line for each in self.documents for line in each.lines)


@dataclass(frozen=True, slots=True)
class MergeView:
    """Two people before they are merged into one."""

    keep: Person
    other: Person
    both: Person
    """The one who is kept, with what is known of both."""
    comes: tuple[Difference, ...]
    """What changes of the one who is kept."""
    goes: tuple[Difference, ...]
    """What of the other one's doesn't stay."""
    moves: tuple[tuple[str, int], ...]
    """How many records of which kind will name the one who is kept."""


class Desk(Protocol):
    """What screens may look at; deciding goes another way."""

    @property
    def today(self) -> date:
        """The user's day."""
        ...

    @property
    def settings(self) -> Settings:
        """How the user wants to be held to it."""
        ...

    @property
    def home(self) -> Path:
        """Where everything is kept."""
        ...

    def status(self) -> Status:
        """Return what awaits, in numbers."""
        ...

    def inbox(self) -> InboxView:
        """Return every open invitation."""
        ...

    def earlier(self, invitation: Invitation) -> tuple[Invitation, ...]:
        """Return what went to and fro with the same person before, newest first."""
        ...

    def invitation(self, id: str) -> Invitation:
        """Return an invitation; raises `NotFound`."""
        ...

    def person(self, id: str) -> Person:
        """Return a person; raises `NotFound`."""
        ...

    def find_person(self, name: str) -> Person:
        """Return whom a user means; raises `NotFound`, or `Unclear`."""
        ...

    def find_people(self, query: str, order: Order = Order.NAME) -> list[Person]:
        """Return the people whom the words of a query fit; raises `UnknownWord`."""
        ...

    def holders(self) -> list[Holder]:
        """Return those who hold a place, whom one may best let rest first."""
        ...

    def queue(self) -> QueueView:
        """Return all that is to be followed through, in order."""
        ...

    def draft(self, pending: Pending) -> str:
        """Return the beginning of a letter about a line of the queue."""
        ...

    def letter_to(self, person: str) -> str:
        """Return the beginning of a letter to somebody, after a while."""
        ...

    def follow_up(self, id: str) -> FollowUp:
        """Return a next step; raises `NotFound`."""
        ...

    def open_cards(self) -> list[CardRow]:
        """Return the meetings to come, the soonest first; mere ideas come last."""
        ...

    def card_page(self, id: str) -> CardPage:
        """Return a meeting with what is not to be forgotten; raises `NotFound`."""
        ...

    def last_talk(self, person: str) -> Talk | None:
        """Return the latest contact with somebody."""
        ...

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        ...

    def forecast(self, weeks: int = 12) -> ForecastView:
        """Return so many weeks ahead, and the pace of late; raises `OutOfRange`."""
        ...

    def full_week(self, meeting: PrepCard) -> FullWeek | None:
        """Return the week of a meeting if that is over its hours with it; else None."""
        ...

    def taking_on(self, person: Person, cadence: str, resting: str = "") -> Taking:
        """Return what it takes to give somebody a place, while another one rests."""
        ...

    def plan_break(self, first: date, last: date) -> BreakView:
        """Return what becomes of the weeks around a break; raises `OutOfRange`."""
        ...

    def time_off_to_come(self) -> tuple[TimeOff, ...]:
        """Return what is off today or later, the soonest first."""
        ...

    def history(self) -> Iterator[Past]:
        """Return what was decided, the newest first."""
        ...

    def before_undo(self) -> StepView:
        """Return what an undo would change; raises `Refused` where it can't be."""
        ...

    def before_redo(self) -> StepView:
        """Return what a redo would change; raises `Refused` where it can't be."""
        ...

    def merging(self, keep: str, other: str) -> MergeView:
        """Return what merging two people would do; raises `NotFound` or `Refused`."""
        ...
