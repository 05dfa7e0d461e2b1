"""What screens and commands draw, as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from store.records import FollowUp, Invitation, Person, Settings, Talk
from store.rules.cap import Bandwidth
from store.rules.inbox import is_known

if TYPE_CHECKING:
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
    """Follow-ups whose day has come."""
    next_lapse: date | None
    """The first day on which somebody who was asked runs out of time."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All that is known of a person."""

    person: Person
    talks: tuple[Talk, ...]
    invitations: tuple[Invitation, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One line of the history."""

    id: str
    at: datetime
    said: str
    device: str
    stands: bool
    """Does it still stand, or was it undone?"""


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

    def find_people(self, query: str) -> list[Person]:
        """Return the people whom the words of a query fit."""
        ...

    def quietest(self) -> list[Person]:
        """Return those who hold a place, the quietest first."""
        ...

    def open_follow_ups(self) -> list[FollowUp]:
        """Return the next steps that are not done, the soonest first."""
        ...

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        ...

    def history(self) -> Iterator[Past]:
        """Return what was decided, the newest first."""
        ...
