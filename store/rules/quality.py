"""What came of meetings that were prepared, against those that were not.

It counts; it shows no cause. Whoever prepares may also choose better whom to meet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from msgspec import Struct

from store.records import Direction, Invitation, Person

WITHIN = timedelta(days=90)
"""What happens so long after a meeting may have come of it."""

ENOUGH = 8
"""Of fewer meetings, a share says nothing."""

_Z = 1.96
"""The standard normal quantile of an interval of 95 percent."""


class Sign(StrEnum):
    """What may come of a meeting."""

    EXCHANGE = "something given or received"
    STEP = "a next step kept"
    GIFT = "a gift"
    OUTCOME = "an outcome"
    INTRODUCTION = "an introduction through them"


class Source(StrEnum):
    """How a person came to be known."""

    LED = "led by someone"
    INTRODUCTION = "an introduction"
    THEIRS = "their invitation"
    YOURS = "your invitation"
    IMPORT = "an import"
    HAND = "put in by hand"


Signs = Mapping[str, Sequence[tuple[date, Sign]]]
"""What happened with each person, by their id, the earliest first."""


class Meeting(Struct, frozen=True):
    """A meeting that was held."""

    person: str
    on: date
    is_prepared: bool
    """Its card was ready: a purpose, help both ways, a question (R6)."""
    is_exchange: bool = False
    """Something was given or received in it."""


class Share(Struct, frozen=True):
    """Of how many meetings something came."""

    came: int = 0
    of: int = 0
    signs: tuple[tuple[Sign, int], ...] = ()
    """Of how many each thing came; one meeting may have several."""

    @property
    def is_enough(self) -> bool:
        """Are there enough of them to say anything?"""
        return self.of >= ENOUGH

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies, with 95 percent; None where there's too little."""
        return wilson(self.came, self.of) if self.is_enough else None


class Pair(Struct, frozen=True):
    """Prepared meetings against unprepared ones, of one kind."""

    prepared: Share
    unprepared: Share

    @property
    def is_apart(self) -> bool | None:
        """Do the two intervals not touch? None where either says nothing."""
        one, other = self.prepared.interval, self.unprepared.interval
        if one is None or other is None:
            return None
        return one[0] > other[1] or other[0] > one[1]


class Comparison(Struct, frozen=True):
    """What came of meetings: in all, and by parts of them."""

    all: Pair
    sources: tuple[tuple[Source, Pair], ...]
    seasons: tuple[tuple[str, Pair], ...]
    """By the season's id."""
    recent: int
    """So many meetings are left out: their 90 days are not over."""


def source(
    person: Person, introduced: bool, accepted: Invitation | None = None
) -> Source:
    """Return how somebody came to be known; `accepted` is theirs, or one to them."""
    if introduced:
        return Source.INTRODUCTION
    if person.led_by:
        return Source.LED
    if accepted:
        theirs = accepted.direction is Direction.INCOMING
        return Source.THEIRS if theirs else Source.YOURS
    return Source.IMPORT if person.connected_on else Source.HAND


def wilson(came: int, of: int) -> tuple[float, float]:
    """Return the score interval of a share, for 95 percent.

    E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927), 209-212. It
    stays within 0 and 1, and is fair for few meetings too.
    """
    share, spread = came / of, _Z * _Z / of
    middle = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / of + spread / (4 * of))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return max(low, 0.0), min(high, 1.0)


def came_of(meeting: Meeting, signs: Signs) -> set[Sign]:
    """Return what came of a meeting, on its day and in the 90 days after."""
    happened = signs.get(meeting.person, ())
    last = meeting.on + WITHIN
    found = {Sign.EXCHANGE} if meeting.is_exchange else set()
    for at in range(bisect_left(happened, meeting.on, key=_day), len(happened)):
        on, sign = happened[at]
        if on > last:
            break
        found.add(sign)
    return found


def _day(happened: tuple[date, Sign]) -> date:
    return happened[0]


def compare(
    meetings: Iterable[Meeting],
    signs: Signs,
    source_of: Mapping[str, Source],
    seasons_of: Mapping[str, Sequence[str]],
    today: date,
) -> Comparison:
    """Return what came of meetings, in all, by source and by season of the person.

    A meeting counts once its 90 days are over: a fresh one had no time yet.
    """
    tallies: dict[object, list[_Tally]] = {"": [_Tally(), _Tally()]}
    recent = 0
    for meeting in meetings:
        if meeting.on + WITHIN >= today:
            recent += 1
            continue
        came = came_of(meeting, signs)
        source = source_of.get(meeting.person)
        parts = [source] if source else []
        for part in ("", *parts, *seasons_of.get(meeting.person, ())):
            both = tallies.setdefault(part, [_Tally(), _Tally()])
            both[not meeting.is_prepared].count(came)
    pairs = {part: Pair(*(t.share for t in both)) for part, both in tallies.items()}
    return Comparison(
        pairs[""],
        tuple((source, pairs[source]) for source in Source if source in pairs),
        tuple((str(p), pairs[p]) for p in pairs if p and not isinstance(p, Source)),
        recent,
    )


class _Tally:
    """Counts meetings, and what came of them."""

    def __init__(self) -> None:
        self._of = self._came = 0
        self._signs: dict[Sign, int] = {}

    def count(self, came: Iterable[Sign]) -> None:
        """Take in one meeting."""
        several = list(came)
        self._of += 1
        self._came += bool(several)
        for sign in several:
            self._signs[sign] = self._signs.get(sign, 0) + 1

    @property
    def share(self) -> Share:
        """What was counted."""
        signs = tuple((s, self._signs[s]) for s in Sign if s in self._signs)
        return Share(self._came, self._of, signs)
