"""The documents: what is kept, as plain immutable values.

Days are `date`s in the user's own calendar. A record's `id` is opaque and unique
across devices; a field that names another record holds that record's id, or "".
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from msgspec import Struct

LINES: Literal["lines"] = "lines"
"""Marks a text that may have several lines; every other one is a single line."""

Text: TypeAlias = Annotated[str, LINES]

Words: TypeAlias = tuple[str, ...]

People: TypeAlias = tuple[str, ...]
"""The ids of several people."""


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


class CardState(StrEnum):
    """How far the preparation of a meeting has come."""

    DRAFT = "draft"
    READY = "ready"
    """A purpose, a way to help them, a way they can help, a question."""
    MET = "met"
    """Held, and debriefed."""
    CALLED_OFF = "called off"


class Means(StrEnum):
    """By what way an invitation that the user writes goes."""

    FREE = "linkedin free"
    """LinkedIn without a fee: a note of 200 characters."""
    LINKEDIN = "linkedin"
    """LinkedIn for a fee: a note of 300 characters."""
    MAIL = "mail"


class Stage(StrEnum):
    """How far an introduction has come."""

    OFFERED = "offered"
    """Somebody offers to bring the user together with somebody."""
    TAKEN = "taken"
    DECLINED = "declined"
    IDEA = "idea"
    """The user thinks of bringing two people together."""
    ASKED = "asked"
    """One of the two was asked, or both were."""
    MADE = "made"
    CLOSED = "closed"
    """What came of it is known."""
    DROPPED = "dropped"
    """It is not to be: one of the two said no, or the user thought better of it."""


class GiftKind(StrEnum):
    """Of what kind a gift is."""

    HELP = "help"
    INTRODUCTION = "introduction"
    JOB = "job"
    IDEA = "idea"
    SUPPORT = "support"


class Owed(StrEnum):
    """What kind of next step a follow-up is."""

    PROMISED = "promised"
    DUE = "due"
    WAITING = "waiting"
    """Owed by them."""


class Person(Struct, frozen=True, kw_only=True):
    """Anyone the user knows of."""

    id: str
    name: str
    standing: Standing = Standing.KNOWN
    purpose: str = ""
    """Why this relationship, in one sentence."""
    cadence: str = ""
    """How often to be in touch: "1 month", "2 weeks", "10 days"; or "none"."""
    since: date | None = None
    """Active since."""
    rest_until: date | None = None
    """At rest until then, if they are to come back on a day."""
    remember: str = ""
    """What to remember of somebody at rest, in a line."""
    known_how: str = ""
    """How the user knows them, in the user's words."""
    known_since: date | None = None
    """The day on which the user put them in or accepted them, or they accepted the
    user. None where `connected_on` says it, and where they are but invited."""
    led_by: str = ""
    """The person who led the user to them."""
    can_help_with: str = ""
    """What they can help with: short phrases, parted by commas."""
    looks_for: str = ""
    """What they look for: short phrases, parted by commas."""
    season: str = ""
    """The season in which they were met, where the days don't say so."""
    slug: str = ""
    """The decoded last part of their LinkedIn address."""
    email: str = ""
    company: str = ""
    position: str = ""
    connected_on: date | None = None
    last_talk: date | None = None
    tries: int = 0
    """On how many days the user tried to reach them, and no answer has come since."""
    thought_on: date | None = None
    """Thought of, and nothing was needed: the cadence is counted from there."""
    later_until: date | None = None
    """Not to be suggested before that day, whatever their cadence says."""
    suggest_from: date | None = None
    """The user wants them suggested again: tries up to that day don't count."""
    unsuggested_on: date | None = None
    """Not to be suggested since then, until the user says so."""
    unsuggested_why: str = ""
    letter: Text = ""
    """A letter to them that is begun, and not sent yet."""
    letter_about: str = ""
    """The line of the queue that it is about, by its key."""
    merged_into: str = ""
    """The person with whom this one turned out to be one; all is kept with them."""


class Invitation(Struct, frozen=True, kw_only=True):
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
    why: str = ""
    """Why the user invites them, in a sentence; one that came in has none."""
    means: Means = Means.FREE
    """By what way the user's own goes."""
    begun_on: date | None = None
    """The day on which the user began to write it."""


class Introduction(Struct, frozen=True, kw_only=True):
    """Two people are brought together: the user with one, or two by the user."""

    id: str
    stage: Stage
    on: date
    """The day on which it was offered, or thought of."""
    by: str = ""
    """Who offers it; "" where the user makes it."""
    person: str = ""
    """Whom the user would meet, once known; or the first of the two."""
    other: str = ""
    """The second of the two, where the user makes it."""
    name: str = ""
    """The name of whom the user would meet."""
    about: str = ""
    """What they are about: short phrases, parted by commas."""
    why: str = ""
    later_until: date | None = None
    """Put off: out of sight until that day."""
    card: str = ""
    """The prep card that followed from taking it."""
    asked_on: date | None = None
    """The day on which the first of the two was asked."""
    other_asked_on: date | None = None
    agreed_on: date | None = None
    """The day on which the first of the two said yes."""
    other_agreed_on: date | None = None
    made_on: date | None = None
    note: Text = ""
    """The note that is being written: which one follows from how far it has come."""
    asked_note: Text = ""
    """What was sent to ask the first of the two."""
    other_asked_note: Text = ""
    sent_note: Text = ""
    """What was sent to both as it was made, or to who offered it as it was taken."""
    came: Text = ""
    """What came of it."""
    settled_on: date | None = None
    settled_why: str = ""
    """Why it was declined, or dropped."""


class Talk(Struct, frozen=True, kw_only=True):
    """A contact that happened."""

    id: str
    person: str
    on: date
    kind: TalkKind
    said: Text = ""
    minutes: int = 0
    messages: int = 0
    """How many messages were exchanged that day, where it was by message."""
    given: Text = ""
    """What the user gave: help, an introduction, an idea. Never money."""
    received: Text = ""
    """What the user was given."""
    tried: bool = False
    """A try to reach them: when it was recorded, no answer had come."""
    card: str = ""
    """The prep card of the meeting, if there was one."""


class PrepCard(Struct, frozen=True, kw_only=True):
    """The preparation for one meeting, and what became of it.

    Where the card stands follows from its fields: `store.rules.prep.state_of`.
    """

    id: str
    person: str
    purpose: Text = ""
    my_help: Text = ""
    """How the user can help them, one way a line."""
    their_help: Text = ""
    """How they can help, one way a line."""
    questions: Text = ""
    """What to ask them, one question a line."""
    on: date | None = None
    """The day of the meeting; none while it is but an idea."""
    at: time | None = None
    minutes: int = 60
    where: str = ""
    """Where, or by what means."""
    confirmed_on: date | None = None
    called_off_on: date | None = None
    note: Text = ""
    """The kind note that calls the meeting off, once the user has written in it."""
    said: Text = ""
    """The debrief as far as it is written: what was said, then what each gave, and
    what follows. Once it is whole it is in the talk, and in the next steps."""
    given: Text = ""
    received: Text = ""
    follows: Text = ""
    met_on: date | None = None
    """The day of the meeting, once it is debriefed."""
    thank_by: date | None = None
    """The day by which to thank them; none if nothing more is to be said."""
    later_until: date | None = None
    """Put off: neither its card nor its debrief is pending before that day."""
    thank_later_until: date | None = None
    """The thank-you was put off: out of sight until that day."""
    thanked_on: date | None = None


class FollowUp(Struct, frozen=True, kw_only=True):
    """A dated next step."""

    id: str
    owed: Owed
    what: str
    on: date
    person: str = ""
    invitation: str = ""
    card: str = ""
    """The prep card of the meeting that it came from."""
    introduction: str = ""
    """The introduction of which it is to be asked what came."""
    intention_of: date | None = None
    """It is the one intention of the review of that day."""
    since: date | None = None
    """The day on which it was promised, or asked for."""
    later_until: date | None = None
    """Put off: out of sight until that day."""
    done_on: date | None = None
    dropped_on: date | None = None
    dropped_why: str = ""


class Gift(Struct, frozen=True, kw_only=True):
    """Something of value that came from a person, or went to them. Never money."""

    id: str
    person: str
    on: date
    kind: GiftKind
    what: str
    given: bool = False
    """Did the user give it? Else it came from them."""
    introduction: str = ""
    """The introduction that it is."""


class Outcome(Struct, frozen=True, kw_only=True):
    """Something that came of the network: "new job at Vireo"."""

    id: str
    what: str
    on: date
    people: People = ()
    """To whom it is owed; several may share in it."""


class Season(Struct, frozen=True, kw_only=True):
    """A stage of a career, so that whom one met in it is found again."""

    id: str
    name: str
    first: date
    last: date | None = None
    """The last day, itself included; none while it lasts."""


class Review(Struct, frozen=True, kw_only=True):
    """One weekly pass through the steps, and what its week came to."""

    id: str
    day: date
    """The day it was for; it may have been held a few days later."""
    begun_at: datetime
    ended_at: datetime
    """When it was begun and ended, by the user's clock: no zone is kept."""
    minutes: int = 0
    """How long it took, less the time in which it was left."""
    steps: Words = ()
    """The steps that were done; skipped is not done."""
    since: date | None = None
    """The week that was looked back on begins on that day."""
    talks: int = 0
    meetings: int = 0
    given: int = 0
    received: int = 0
    introductions: int = 0
    asked: int = 0
    accepted: int = 0
    let_go: int = 0
    followed: int = 0
    """Next steps that were done."""
    counted: Words = ()
    """What it counted of its last day, by id: the next review counts but the rest."""
    active: int = 0
    cap: int = 0
    """The bandwidth at its end."""


class TimeOff(Struct, frozen=True, kw_only=True):
    """Days, or hours of a day, that are not there for the network."""

    id: str
    first: date
    last: date
    """The last day, itself included."""
    minutes: int = 0
    """What it takes of each of these days; 0 is all of it."""
    what: str = ""
    uid: str = ""
    """The event in a calendar file that it was read from."""


class Settings(Struct, frozen=True, kw_only=True):
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
    prepare_minutes: int = 30
    """What preparing a meeting takes, besides the meeting itself."""
    follow_through_minutes: int = 30
    """What following a meeting through takes."""
    follow_up_minutes: int = 10
    """What a next step takes."""
    touch_minutes: int = 15
    """What being in touch takes, where a cadence asks for it."""
    hours_by_weekday: str = ""
    """The hours of each day from Monday on, where they differ: "1 1 0 1 1 0 0"."""
    country: str = ""
    """Whose public holidays are kept, by its ISO 3166 code: "SE"."""
    region: str = ""
    """A part of it with holidays of its own: "BY"."""
    can_help_with: str = ""
    """The user's sweet spot: what they can help with, parted by commas."""
    wants_to_learn: str = ""
    """The other half of it: what they want to learn about."""
    begun_on: date | None = None
    """The day of the first run; none before it."""


Record: TypeAlias = (
    Person
    | Invitation
    | Introduction
    | Talk
    | PrepCard
    | FollowUp
    | Gift
    | Outcome
    | Season
    | Review
    | TimeOff
    | Settings
)
