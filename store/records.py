"""The documents: what is kept, as plain immutable values.

Days are `date`s in the user's own calendar. A record's `id` is opaque and unique
across devices; a field that names another record holds that record's id, or "".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

LINES: Literal["lines"] = "lines"
"""Marks a text that may have several lines; every other one is a single line."""

Text: TypeAlias = Annotated[str, LINES]


class Standing(StrEnum):
    """Where a relationship stands."""

    KNOWN = "known"
    """In the address book; takes no place."""
    ACTIVE = "active"
    """Tended: holds a place, has a purpose and a cadence."""
    RESTING = "resting"
    """Was active, may come back."""
    GONE = "gone"
    """Let go."""


class Direction(StrEnum):
    """Who invites whom."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class State(StrEnum):
    """How far an invitation has come."""

    NEW = "new"
    LATER = "later"
    ASKED = "asked"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    DRAFT = "draft"
    SENT = "sent"


class Verdict(StrEnum):
    """What a note is."""

    BOILERPLATE = "boilerplate"
    """Stock text, or none at all."""
    TEMPLATE = "template"
    """Reusable: says nothing about the recipient."""
    PERSONAL = "personal"
    """Cites something specific, with a reason."""


class TalkKind(StrEnum):
    """By what means a contact happened."""

    MEETING = "meeting"
    CALL = "call"
    MAIL = "mail"
    MESSAGE = "message"


class Owed(StrEnum):
    """What kind of next step a follow-up is."""

    PROMISED = "promised"
    DUE = "due"
    WAITING = "waiting"
    """Owed by them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Anyone the user knows of."""

    id: str
    name: str
    standing: Standing = Standing.KNOWN
    purpose: str = ""
    """Why this relationship, in one sentence."""
    cadence: str = ""
    """How often to be in touch: "1 month", "2 weeks", "10 days"."""
    since: date | None = None
    """Active since."""
    rest_until: date | None = None
    known_how: str = ""
    """How the user knows them, in the user's words."""
    slug: str = ""
    """The decoded last part of their LinkedIn address."""
    email: str = ""
    company: str = ""
    position: str = ""
    connected_on: date | None = None
    last_talk: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A request to connect, with what became of it."""

    id: str
    direction: Direction
    state: State
    name: str
    """The other one's name: who invites, or who is invited."""
    slug: str = ""
    note: Text = ""
    received: datetime
    """When it was sent, by LinkedIn's clock: no zone is known."""
    person: str = ""
    """The person it comes from or goes to, once known."""
    overruled: Verdict | None = None
    """What the user says the note is, whatever the rules say."""
    reply: Text = ""
    asked_on: date | None = None
    lapses_on: date | None = None
    answer: Text = ""
    answered_on: date | None = None
    later_until: date | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A contact that happened."""

    id: str
    person: str
    on: date
    kind: TalkKind
    said: Text = ""
    minutes: int = 0
    messages: int = 0
    """How many messages were exchanged that day, where it was by message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A dated next step."""

    id: str
    owed: Owed
    what: str
    on: date
    person: str = ""
    invitation: str = ""
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the user wants to be held to it. There is one."""

    id: str = "1"
    name: str = ""
    """What signs the replies."""
    cap: int = 15
    """How many people may be active at once (circles of 5, 15, 50: Dunbar)."""
    meetings_per_week: int = 4
    hours_per_week: int = 4
    lapse_days: int = 14
    """An asked invitation lapses after so many days without an answer."""
    review_weekday: int = 6
    """Monday is 0, Sunday is 6."""
    begun_on: date | None = None
    """The day of the first run; none before it."""


Record: TypeAlias = Person | Invitation | Talk | FollowUp | Settings
