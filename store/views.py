"""What screens and commands draw, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records import (
    CardState,
    FollowUp,
    Gift,
    Introduction,
    Invitation,
    Outcome,
    Person,
    PrepCard,
    Review,
    Season,
    Talk,
)
from store.rules.cap import Bandwidth
from store.rules.inbox import is_known, reply_of
from store.rules.prep import missing, state_of
from store.rules.queue import Group, Pending
from store.rules.review import STEPS, Bookmark, ReviewStep, is_done

if TYPE_CHECKING:
    from store.rules.breaks import Move, Plan
    from store.rules.differences import Difference
    from store.rules.forecast import Item, Pace, Week
    from store.rules.forest import Branch, Came
    from store.rules.outcomes import Step
    from store.rules.verdict import Judgement


class Part(StrEnum):
    """The parts of the inbox."""

    NEW = "new"
    ANSWERED = "answered"
    ASKED = "asked"
    LATER = "later"
    LAPSED = "lapsed"
    """Lately; a late answer opens one again."""


class InboxRow(Struct, frozen=True):
    """An invitation, and what is known about it."""

    invitation: Invitation
    part: Part
    person: Person | None
    signature: str
    """The user's name, under what they write."""
    judge: Callable[[Invitation], Judgement]
    """Asked only for the rows that are looked at: reading notes takes its time."""

    @property
    def is_known(self) -> bool:
        """Does the user know the sender? That lifts "ask first"."""
        return is_known(self.invitation, self.person)

    @property
    def judgement(self) -> Judgement:
        """What the note is, and the words it rests on."""
        return self.judge(self.invitation)

    @property
    def reply(self) -> str:
        """The reply as it stands: the user's own words, or a draft that fits."""
        return reply_of(
            self.invitation,
            self.person,
            self.signature,
            lambda invitation: self.judge(invitation).verdict,
        )


class InboxView(Struct, frozen=True):
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


class Status(Struct, frozen=True):
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
    to_prepare: int
    """So many of those the review is about: near and not confirmed, or past."""
    this_week: int
    """Meetings in this week, held or to come."""
    next_lapse: date | None
    """The first day on which somebody who was asked runs out of time."""
    over_week: date | None = None
    """The Monday of the first of the next 12 weeks that takes more than there is."""


class PersonPage(Struct, frozen=True):
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
    chain: tuple[Person, ...] = ()
    """Who led to them, who led to those, and so on: the nearest first."""
    led: int = 0
    """How many they led to."""
    gifts: tuple[Gift, ...] = ()
    """What was put in as given or received; talks tell of more."""
    balance: str = ""
    """What came and what went, talks included, in words."""
    outcomes: tuple[Outcome, ...] = ()
    """What is owed to them, among others."""
    seasons: tuple[str, ...] = ()
    """The names of the seasons in which they were met."""


class Lead(Struct, frozen=True):
    """Who led to somebody, and what came through them."""

    person: Person
    chain: tuple[Person, ...]
    """Who led to them, who led to those, and so on: the nearest first."""
    branch: Branch | None
    """None where nobody led to them, nor they to anyone."""
    own: Came
    introductions: tuple[Introduction, ...]
    """Those that they offered."""
    meetings: tuple[Talk, ...]
    """The latest first."""
    gifts: tuple[Gift, ...]
    outcomes: tuple[Outcome, ...]


class GiftsView(Struct, frozen=True):
    """What came from somebody, and what went to them."""

    person: Person
    gifts: tuple[Gift, ...]
    """The newest first; those that talks tell of are among them."""
    balance: str
    """The same in words, or "" if there is nothing."""


class OutcomeRow(Struct, frozen=True):
    """Something that came of the network, and the path that led there."""

    outcome: Outcome
    path: tuple[Step, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """To whom it is owed."""
        return tuple(step.person.name for step in self.path if not step.depth)


class SeasonRow(Struct, frozen=True):
    """A season, and how much belongs to it."""

    season: Season
    people: int
    talks: int
    outcomes: int


class SeasonPage(Struct, frozen=True):
    """A season, and what belongs to it, the newest first."""

    season: Season
    people: tuple[tuple[Person, date | None], ...]
    """Who was met in it, and since when they are known."""
    talks: tuple[tuple[Talk, str], ...]
    """The latest talks, and with whom."""
    talked: int
    """How many talks there were in all."""
    outcomes: tuple[OutcomeRow, ...]


class Holder(Struct, frozen=True):
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


class QueueRow(Struct, frozen=True):
    """A line of the queue, and whom it is about."""

    pending: Pending
    name: str
    person: Person | None


class QueueView(Struct, frozen=True):
    """All that is to be followed through, in order."""

    today: date
    rows: tuple[QueueRow, ...]

    def of(self, group: Group) -> tuple[QueueRow, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.pending.group is group)


class CardRow(Struct, frozen=True):
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


class CardPage(Struct, frozen=True):
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


class ItemRow(Struct, frozen=True):
    """Something that takes minutes in a week, and whom it is about."""

    item: Item
    name: str
    """"" where that is nobody the user knows."""


class WeekRow(Struct, frozen=True):
    """A week ahead, and what it will take."""

    week: Week
    rows: tuple[ItemRow, ...]


class ForecastView(Struct, frozen=True):
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


class MoveRow(Struct, frozen=True):
    """What is moved for a break, and whom it is about."""

    move: Move
    name: str


class BreakView(Struct, frozen=True):
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


class Happened(Struct, frozen=True):
    """Something of the week that one looks back on."""

    id: str
    on: date
    kind: str
    """What it was: "call", "mail, tried", "you gave", "introduced", "done"."""
    person: str
    """The id of whom it was with, or ""."""
    name: str
    what: str
    is_talk: bool = False
    """Was it a contact that went both ways?"""
    is_help: bool = False
    """Did the user do something for them?"""


class ReviewView(Struct, frozen=True):
    """What the weekly review is about just now."""

    today: date
    day: date
    """The day that it is for: today or earlier, if it is due."""
    last: Review | None
    since: date
    """The first day that is looked back on: that of the last review, or a week ago."""
    left: Mapping[ReviewStep, int]
    """How much is left in each step that has one of the six for a screen."""
    intention: FollowUp | None

    @property
    def is_due(self) -> bool:
        """Is it its day, or later?"""
        return self.day <= self.today

    def is_done(self, step: ReviewStep, seen: Iterable[ReviewStep] = ()) -> bool:
        """Tell whether a step is done, when some were gone through."""
        if step is ReviewStep.INTENTION:
            return self.intention is not None
        return is_done(step, self.left.get(step, 0), seen)

    def next_step(self, bookmark: Bookmark | None) -> ReviewStep | None:
        """Return the next step that isn't done, from where one is; None after all."""
        first, seen = 0, frozenset[ReviewStep]()
        if bookmark:
            first, seen = bookmark.step.number - 1, bookmark.seen
        steps = (*STEPS[first:], *STEPS)
        return next((step for step in steps if not self.is_done(step, seen)), None)


class Past(Struct, frozen=True):
    """One line of the history."""

    id: str
    at: datetime
    said: str
    device: str
    stands: bool
    """Does it still stand, or was it undone?"""


class Done(Struct, frozen=True):
    """What was decided, for the message line."""

    said: str
    then: str = ""
    undoes: str = "u undoes"
    touched: tuple[str, ...] = ()
    """The ids of the records that changed, where one may want to look at them."""
    made: tuple[str, ...] = ()
    """The ids of the records that a decision made, in the order in which it did."""

    @property
    def sentence(self) -> str:
        """All of it in one line: "Asked Ren Ito · lapses 6 Dec · u undoes"."""
        return " · ".join(part for part in (self.said, self.then, self.undoes) if part)


class DocumentStep(Struct, frozen=True):
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


class StepView(Struct, frozen=True):
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


class PastView(Struct, frozen=True):
    """A decision of the history, looked at."""

    step: StepView
    """What it changed, as it was then."""
    above: int | None
    """How many would be taken back before it; None if it can't be taken back here."""

    @property
    def is_next(self) -> bool:
        """Would the next undo take it back?"""
        return self.above == 0


class MergeView(Struct, frozen=True):
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
