"""What the weeks ahead will take, against the hours there are (R9, R10).

Some of it stands on a day: a meeting, a promise. The rest follows from the cadences,
as if one were in touch whenever it is due; whoever looks again tomorrow sees what
became of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from store.errors import OutOfRange
from store.records import FollowUp, Owed, Person, PrepCard, Settings, TimeOff
from store.rules import cadence, prep, queue
from store.rules.hours import DAY, WEEK, Hours, days_of, hours_of, monday_of
from store.rules.words import day as said

FEWEST, DEFAULT, MOST = 4, 12, 52
"""How many weeks may be looked at."""

SPEAKER = 400
"""The meetings in a year of the speaker who crashed over the holidays."""

LOOKED_BACK = 12
"""The weeks by which the pace is judged."""

_FULL_FROM = 0.9


class Load(StrEnum):
    """What takes minutes."""

    MEETING = "meeting"
    STEP = "step"
    """A next step that is mine."""
    CADENCE = "cadence"
    """To be in touch, because a cadence says so."""
    THANKS = "thanks"


class Word(StrEnum):
    """How a week is, in a word."""

    CALM = "calm"
    FULL = "full"
    """At most a tenth of its hours is left."""
    OVER = "over"


class Item(Struct, frozen=True):
    """Something that takes minutes in a week."""

    cause: Load
    of: str
    """The id of the record that it comes from."""
    person: str
    """Whom it is about; "" where that is nobody the user knows."""
    what: str
    minutes: int
    on: date
    since: date | None = None
    """The day on which it was promised."""


class Week(Struct, frozen=True):
    """A week ahead: what there is, and what it will take."""

    monday: date
    ordinary: int
    """The minutes of a week in which nothing is off."""
    capacity: int
    """The minutes of this one."""
    left: int
    """What of them is yet to come."""
    items: tuple[Item, ...]

    @property
    def load(self) -> int:
        """The minutes that it takes."""
        return sum(item.minutes for item in self.items)

    @property
    def over(self) -> int:
        """By how many minutes it is over."""
        return max(self.load - self.capacity, 0)

    @property
    def room(self) -> int:
        """The minutes that are free, and still to come."""
        return max(min(self.capacity - self.load, self.left), 0)

    @property
    def is_quiet(self) -> bool:
        """Are there fewer hours than in an ordinary week?"""
        return self.capacity < self.ordinary

    @property
    def word(self) -> Word:
        """How it is, in a word."""
        load = self.load
        if load > self.capacity:
            return Word.OVER
        return Word.FULL if load and load >= _FULL_FROM * self.capacity else Word.CALM


class Ahead(Struct, frozen=True, kw_only=True):
    """All that the weeks ahead follow from."""

    today: date
    settings: Settings
    people: Collection[Person] = ()
    """Those who hold a place, at least."""
    follow_ups: Collection[FollowUp] = ()
    cards: Collection[PrepCard] = ()
    time_off: Collection[TimeOff] = ()
    holidays: Collection[date] = ()
    """The public ones, of all the years that are looked at."""

    def hours(self, weeks: int) -> Hours:
        """Return the hours of so many weeks from this one on."""
        first = monday_of(self.today)
        last = first + weeks * WEEK - DAY
        return hours_of(self.settings, self.time_off, self.holidays, first, last)


def require_weeks(weeks: int) -> int:
    """Return how many weeks to look at; raises `OutOfRange`."""
    if not FEWEST <= weeks <= MOST:
        raise OutOfRange(
            f"A forecast is of {FEWEST} to {MOST} weeks, not {weeks:,}: further off, "
            "it would be a guess."
        )
    return weeks


def forecast(ahead: Ahead, weeks: int = DEFAULT) -> tuple[Week, ...]:
    """Return so many weeks from this one on, each with what it will take."""
    hours = ahead.hours(weeks)
    first = monday_of(ahead.today)
    within: dict[date, list[Item]] = defaultdict(list)
    for item in items(ahead, hours, first + weeks * WEEK - DAY):
        within[monday_of(item.on)].append(item)
    mondays = (first + n * WEEK for n in range(weeks))
    return tuple(_week(m, hours, within[m], ahead.today) for m in mondays)


def _week(monday: date, hours: Hours, found: list[Item], today: date) -> Week:
    left = sum(hours.of_day(day) for day in days_of(monday) if day >= today)
    found.sort(key=lambda item: (item.on, item.cause, item.person, item.of))
    return Week(monday, hours.ordinary, hours.of_week(monday), left, tuple(found))


def first_over(weeks: Iterable[Week], today: date | None = None) -> Week | None:
    """Return the first week that takes more than there is.

    On a weekend, `today`'s week is as good as over: nothing in it can be eased, and
    it must not hide one that can.
    """
    gone = monday_of(today) if today and today.weekday() > _FRIDAY else None
    return next((w for w in weeks if w.over and w.monday != gone), None)


_FRIDAY = 4


def with_room(
    weeks: Iterable[Week], minutes: int, near: date, most: int = 3
) -> tuple[Week, ...]:
    """Return the weeks that can take so many minutes more, the nearest first."""
    monday = monday_of(near)
    free = [week for week in weeks if week.room >= minutes]
    free.sort(key=lambda week: (abs(week.monday - monday), week.monday))
    return tuple(free[:most])


# What takes minutes.


def items(ahead: Ahead, hours: Hours, last: date) -> Iterator[Item]:
    """Yield all that takes minutes up to a day; what is late falls on today."""
    settings, today = ahead.settings, ahead.today
    met: dict[str, list[date]] = defaultdict(list)
    for card in ahead.cards:
        yield from _of_card(card, settings, today, last)
        if card.on and card.on >= today and prep.is_open(card):
            met[card.person].append(card.on)
    for step in ahead.follow_ups:
        day = max(step.later_until or step.on, today)
        if queue.is_open(step) and step.owed is not Owed.WAITING and day <= last:
            yield _step(step, day, settings)
    for person in ahead.people:
        yield from touches_of(person, met.get(person.id, ()), ahead, hours, last)


def _of_card(
    card: PrepCard, settings: Settings, today: date, last: date
) -> Iterator[Item]:
    """Yield a meeting of this week or later, held or not, and the thanks for one."""
    on = card.met_on or (card.on if prep.is_open(card) else None)
    if on and monday_of(today) <= on <= last:
        cost = prep.cost(card.minutes, settings)
        yield Item(Load.MEETING, card.id, card.person, "meeting", cost, on)
    if card.met_on and card.thank_by and not card.thanked_on:
        soon = card.thank_by <= card.met_on + prep.THANKS_WITHIN
        until = card.thank_later_until or (card.met_on if soon else card.thank_by)
        day = max(until, today)
        if day <= last:
            what = f"thank for {said(card.met_on, today)}"
            cost = settings.follow_up_minutes
            yield Item(Load.THANKS, card.id, card.person, what, cost, day)


def _step(step: FollowUp, day: date, settings: Settings) -> Item:
    since = step.since if step.owed is Owed.PROMISED else None
    minutes = settings.follow_up_minutes
    return Item(Load.STEP, step.id, step.person, step.what, minutes, day, since)


def touches_of(
    person: Person, meetings: Iterable[date], ahead: Ahead, hours: Hours, last: date
) -> Iterator[Item]:
    """Yield each day on which to be in touch with somebody, as their cadence has it.

    A meeting is a talk: the cadence is counted from there. What would fall on days
    off waits for the first day back, and all that follows is counted from that.
    """
    anchor, times = cadence.counted_from(person), 1
    if anchor is None or not cadence.is_tended_in_turn(person):
        return
    if not cadence.is_suggested(person):
        return
    to_come = sorted(meetings)
    while True:
        due = cadence.due_on(anchor, person.cadence, times)
        day = _held(person, max(due, ahead.today))
        if day <= last:
            day = hours.first_day_back(day)
        if to_come and to_come[0] <= min(day, last):
            anchor, times = max(to_come.pop(0), anchor), 1
            continue
        if day > last:
            return
        minutes = ahead.settings.touch_minutes
        yield Item(Load.CADENCE, person.id, person.id, "be in touch", minutes, day)
        if day == due:
            times += 1  # From the anchor, so that months don't drift.
        else:
            anchor, times = day, 1


def _held(person: Person, day: date) -> date:
    """Return the day, or the one until which the user wants to wait, if that is later.

    Who was put off, and is due only after, was in touch since.
    """
    until = person.later_until
    return until if until and day <= until else day


# Looking back.


class Pace(Struct, frozen=True):
    """How many meetings there were lately."""

    weeks: tuple[int, ...]
    """In each of the last weeks, of which this is the last."""

    @property
    def meetings(self) -> int:
        """How many there were in all."""
        return sum(self.weeks)

    @property
    def a_week(self) -> float:
        """How many that is in a week."""
        return self.meetings / LOOKED_BACK

    @property
    def a_year(self) -> int:
        """How many a year of this would have."""
        return round(self.meetings * MOST / LOOKED_BACK)


def pace(meetings: Iterable[date], today: date) -> Pace:
    """Return how many meetings there were in each of the last 12 weeks."""
    first = pace_since(today)
    counts = [0] * LOOKED_BACK
    for day in meetings:
        if first <= day <= today:
            counts[(day - first).days // 7] += 1
    return Pace(tuple(counts))


def pace_since(today: date) -> date:
    """Return the first day of the weeks by which the pace is judged."""
    return monday_of(today) - timedelta(weeks=LOOKED_BACK - 1)


# How good a plan is.


def excess(weeks: Sequence[Week]) -> tuple[int, int]:
    """Return the minutes over in all weeks, then those of the worst: less is better."""
    over = [week.over for week in weeks]
    return sum(over), max(over, default=0)
