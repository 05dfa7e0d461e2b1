"""What screens and commands draw of introductions and topics, as plain values."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records import Introduction, Person
from store.rules.introducing import Next, next_step

if TYPE_CHECKING:
    from store.rules.fit import Distance
    from store.rules.pairing import Suggestion
    from store.rules.topics import Shared


class Group(StrEnum):
    """The parts of the introductions, from top to bottom."""

    OFFERED = "offered"
    UNDER_WAY = "under way"
    SUGGESTED = "suggested"
    LATER = "later"
    SETTLED = "settled"


class IntroductionRow(Struct, frozen=True):
    """An introduction, and whom it is about."""

    introduction: Introduction
    group: Group
    by: Person | None
    """Who offers it; None where the user makes it."""
    person: Person | None
    """Whom the user would meet, where they are known; or the first of the two."""
    other: Person | None
    """The second of the two."""
    weigh: Callable[[Introduction], Distance] | None
    """Asked only for what is looked at: the weeks ahead take their time."""

    @property
    def name(self) -> str:
        """Whom it is about, in a line."""
        if self.by:
            return self.introduction.name
        two = (self.person, self.other)
        return " and ".join(person.name for person in two if person)

    @property
    def next(self) -> tuple[Next, Person | None]:
        """What is next where the user makes it, and with whom of the two."""
        step, id = next_step(self.introduction)
        two = (self.person, self.other)
        return step, next((p for p in two if p and p.id == id), None)

    def beside(self, person: Person) -> Person:
        """Return the other one of the two."""
        other = self.other if person == self.person else self.person
        assert other
        return other

    @property
    def distance(self) -> Distance | None:
        """How far it is from the sweet spot, where it is offered."""
        return self.weigh(self.introduction) if self.weigh else None


class IntroductionsView(Struct, frozen=True):
    """Every introduction, and who else could be brought together."""

    today: date
    rows: tuple[IntroductionRow, ...]
    suggested: tuple[Suggestion, ...]

    def of(self, group: Group) -> tuple[IntroductionRow, ...]:
        """Return the rows of one group."""
        return tuple(row for row in self.rows if row.group is group)


class Reach(Struct, frozen=True):
    """Whom one topic of the sweet spot reaches."""

    topic: str
    people: tuple[tuple[Person, Shared], ...]
    """Each with the topic of theirs that it fits; who holds a place comes first."""


class Reached(Struct, frozen=True):
    """What the whole sweet spot reaches, both ways."""

    helps: tuple[Reach, ...]
    """Each topic the user can help with: who looks for it."""
    learns: tuple[Reach, ...]
    """Each topic the user wants to learn: who can help with it."""
