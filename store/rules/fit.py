"""How far an introduction that is offered lies from the sweet spot, in parts (R12).

The parts are said, each by itself, and never added up: what weighs how much is the
user's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from msgspec import Struct

from store.records import Introduction, Person, Settings, Standing
from store.rules.forecast import Week
from store.rules.inbox import first_name
from store.rules.prep import cost
from store.rules.provenance import chain
from store.rules.topics import Shared, shared, topics
from store.rules.words import count, hours, says_nothing

MEETING = 60
"""The minutes of a first meeting, where none are said."""


class Nearness(StrEnum):
    """Where it lies, in a word that rests on the topics and the reason alone."""

    NEAR = "near"
    """They share topics with the user, and there is a reason."""
    BESIDE = "beside it"
    """One of both is missing."""
    FAR = "far"
    """Neither a topic nor a reason speaks for it."""


class Distance(Struct, frozen=True, kw_only=True):
    """The parts that an offered introduction is weighed by."""

    helps: tuple[Shared, ...]
    """What the user can help with, and what of theirs it serves."""
    learns: tuple[Shared, ...]
    """What the user wants to learn, and what of theirs it meets."""
    has_sweet_spot: bool
    """Did the user say what theirs is? Else nothing can be shared."""
    by: Person
    """Who leads there."""
    above: tuple[str, ...] = ()
    """Who led the user to them, and so on: the nearest first."""
    known: Person | None = None
    """Whom the user would meet, if they are known already."""
    why: str = ""
    minutes: int = 0
    """What a first meeting takes, with preparing it and following it through."""
    room: int = 0
    """The places that are free."""
    week: date | None = None
    """The Monday of the first week with hours for it."""
    weeks: int = 0
    """So many weeks were looked at."""

    @property
    def nearness(self) -> Nearness:
        """Where it lies, in a word."""
        speaking = bool(self.helps or self.learns) + bool(self.why)
        return (Nearness.FAR, Nearness.BESIDE, Nearness.NEAR)[speaking]

    @property
    def common(self) -> tuple[str, ...]:
        """The topics that they share with the user, in the user's words."""
        return tuple(dict.fromkeys(each.one for each in (*self.helps, *self.learns)))

    @property
    def lead(self) -> str:
        """Who leads there, and how near they are."""
        first = first_name(self.by.name)
        return _LEADS[self.by.standing].format(first)

    @property
    def hops(self) -> int:
        """How many people lie between the user and whom they would meet."""
        return 0 if self.known else 1

    @property
    def summary(self) -> str:
        """All of it in one line."""
        none = "no topic shared" if self.has_sweet_spot else "no sweet spot is told"
        topics = ", ".join(self.common) or none
        reason = "" if self.why else "no reason given"
        places = f"{count(self.room, 'place')} free" if self.room else "no place free"
        parts = (topics, reason, self.lead, hours(self.minutes), places)
        return f"{self.nearness}: {' · '.join(part for part in parts if part)}"


_LEADS = {
    Standing.ACTIVE: "{}, whom you tend, leads there",
    Standing.RESTING: "{}, who is at rest, leads there",
    Standing.KNOWN: "{}, whom you know, leads there",
    Standing.GONE: "{}, whom you let go, leads there",
}


def distance(
    introduction: Introduction,
    person: Person | None,
    by: Person,
    settings: Settings,
    room: int,
    weeks: Iterable[Week],
    find: Callable[[str], Person | None],
) -> Distance:
    """Return how far an offered introduction lies from the user's sweet spot.

    `person` is whom they would meet, where they are known; `room` the places that are
    free; `weeks` those ahead, in which hours are looked for.
    """
    told = topics(introduction.about)
    if not says_nothing(introduction.why):
        told = (*told, introduction.why)
    theirs = person or Person(id="", name=introduction.name)
    ahead = tuple(weeks)
    minutes = cost(MEETING, settings)
    free = (week.monday for week in ahead if week.room >= minutes)
    return Distance(
        helps=shared(
            topics(settings.can_help_with), (*topics(theirs.looks_for), *told)
        ),
        learns=shared(
            topics(settings.wants_to_learn), (*topics(theirs.can_help_with), *told)
        ),
        has_sweet_spot=bool(settings.can_help_with or settings.wants_to_learn),
        by=by,
        above=tuple(above.name for above in chain(by, find)),
        known=person,
        why="" if says_nothing(introduction.why) else introduction.why,
        minutes=minutes,
        room=room,
        week=next(free, None),
        weeks=len(ahead),
    )
