"""What a decision sees, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol, runtime_checkable

from msgspec import Struct

from store.records import (
    FollowUp,
    Gift,
    Introduction,
    Invitation,
    Outcome,
    Person,
    PrepCard,
    Record,
    Review,
    Season,
    Settings,
    Talk,
    TimeOff,
    Verdict,
)


class Book(Protocol):
    """Everything that is kept, as it stands when a decision is judged."""

    @property
    def today(self) -> date:
        """The user's day."""
        ...

    @property
    def settings(self) -> Settings:
        """How the user wants to be held to it."""
        ...

    def person(self, id: str) -> Person:
        """Return a person; raises `NotFound`."""
        ...

    def find(self, id: str) -> Person | None:
        """Return a person, or None if nobody has that id."""
        ...

    def invitation(self, id: str) -> Invitation:
        """Return an invitation; raises `NotFound`."""
        ...

    def card(self, id: str) -> PrepCard:
        """Return a prep card; raises `NotFound`."""
        ...

    def follow_up(self, id: str) -> FollowUp:
        """Return a dated next step; raises `NotFound`."""
        ...

    def introduction(self, id: str) -> Introduction:
        """Return an introduction; raises `NotFound`."""
        ...

    def gift(self, id: str) -> Gift:
        """Return a gift; raises `NotFound`."""
        ...

    def outcome(self, id: str) -> Outcome:
        """Return an outcome; raises `NotFound`."""
        ...

    def season(self, id: str) -> Season:
        """Return a season; raises `NotFound`."""
        ...

    def people(self) -> Iterable[Person]:
        """Return everyone."""
        ...

    def merged(self) -> Iterable[Person]:
        """Return those who were merged into others, as they were."""
        ...

    def invitations(self) -> Iterable[Invitation]:
        """Return every invitation, open or settled."""
        ...

    def talks(self) -> Iterable[Talk]:
        """Return every contact that happened."""
        ...

    def talks_with(self, person: str) -> Iterable[Talk]:
        """Return every contact with one person."""
        ...

    def talks_since(self, first: date) -> Iterable[Talk]:
        """Return every contact from a day on."""
        ...

    def cards(self) -> Iterable[PrepCard]:
        """Return every prep card, open or closed."""
        ...

    def follow_ups(self) -> Iterable[FollowUp]:
        """Return every dated next step."""
        ...

    def introductions(self) -> Iterable[Introduction]:
        """Return every introduction, open or settled."""
        ...

    def gifts(self) -> Iterable[Gift]:
        """Return every gift, either way."""
        ...

    def gifts_with(self, person: str) -> Iterable[Gift]:
        """Return every gift between the user and one person."""
        ...

    def outcomes(self) -> Iterable[Outcome]:
        """Return all that came of the network."""
        ...

    def seasons(self) -> Iterable[Season]:
        """Return every season."""
        ...

    def reviews(self) -> Iterable[Review]:
        """Return every review that was ended."""
        ...

    def time_off(self) -> Iterable[TimeOff]:
        """Return the days, and hours, that are not there for the network."""
        ...

    def verdict(self, invitation: Invitation) -> Verdict:
        """Return what the note is, the user's overruling included."""
        ...

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        ...


class Forgotten(Struct, frozen=True):
    """What is to be purged: documents, and names and addresses wherever they stand."""

    tables: Mapping[str, str]
    """The table of each document, by its id."""
    words: tuple[str, ...]


class Settlement(Struct, frozen=True):
    """What a decision leads to: the records it puts, and the sentence that says so."""

    said: str
    put: tuple[Record, ...]
    then: str = ""
    """What follows from it, for the message line: "lapses 6 Dec"."""
    back_up_first: bool = False
    """Is a snapshot worth keeping before?"""
    gone: tuple[TimeOff | Gift | Outcome | Season, ...] = ()
    """What is not kept any more: only what nothing names any longer ever goes."""
    forgets: Forgotten | None = None
    """Who is purged for good; that is never undone, and puts nothing."""


class Decision(Protocol):
    """One thing that the user decided."""

    def settle(self, book: Book) -> Settlement:
        """Return what it leads to; raises `Refused` or `NotFound`."""
        ...


@runtime_checkable
class KeepsText(Decision, Protocol):
    """A decision that keeps a text which is not whole yet, as it is being written."""

    @property
    def words(self) -> str:
        """What is being written."""
        ...

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now; raises `NotFound`."""
        ...
