"""The hours there are for the network, day by day and week by week (R9).

A week begins on Monday. Its hours are spread over Monday to Friday, unless the user
says how many each day has; a public holiday, or a day off, takes that day's share.
Busy times are taken from the working day; the share shrinks only to what they leave.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from msgspec import Struct

from store.errors import NotHours, OutOfRange
from store.records import Settings, TimeOff

MOST_HOURS = 100
"""Nobody can mean more hours in a week."""

WORKING_DAY = 8 * 60
"""The minutes a day has to give, to the network and to all other business."""

_WORKING_DAYS = 5
_WHOLE_DAY = 24 * 60
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Hours(Struct, frozen=True):
    """The minutes there are, within the weeks that were asked for."""

    shares: tuple[int, ...]
    """The minutes of each day of an ordinary week, from Monday on."""
    taken: Mapping[date, int]
    """What holidays, days off and other business take of a day, in minutes."""
    off: frozenset[date]
    """The days that are off as a whole, by the user's own word."""

    @property
    def ordinary(self) -> int:
        """The minutes of an ordinary week."""
        return sum(self.shares)

    def of_day(self, day: date) -> int:
        """Return the minutes of a day: its share, or what is left of the day if less.

        A share that is longer than a working day is the whole of its day.
        """
        share = self.shares[day.weekday()]
        left = max(share, WORKING_DAY) - self.taken.get(day, 0)
        return max(min(share, left), 0)

    def of_week(self, monday: date) -> int:
        """Return the minutes of a week."""
        return sum(map(self.of_day, days_of(monday)))

    def first_day_back(self, day: date) -> date:
        """Return a day, or the first one after it that is not off as a whole.

        A weekend after days off belongs to them.
        """
        while self._is_away(day):
            day += DAY
        return day

    def _is_away(self, day: date) -> bool:
        for _ in self.shares:
            if day in self.off or self.shares[day.weekday()]:
                break
            day -= DAY
        return day in self.off


def hours_of(
    settings: Settings,
    time_off: Iterable[TimeOff],
    holidays: Collection[date],
    first: date,
    last: date,
) -> Hours:
    """Return the hours of the days from the first to the last, itself included."""
    taken: dict[date, int] = {}
    off: set[date] = set()
    for each in time_off:
        day, end = max(each.first, first), min(each.last, last)
        while day <= end:
            taken[day] = taken.get(day, 0) + (each.minutes or _WHOLE_DAY)
            if not each.minutes:
                off.add(day)
            day += DAY
    for day in holidays:
        if first <= day <= last:
            taken[day] = _WHOLE_DAY
    return Hours(shares_of(settings), taken, frozenset(off))


def shares_of(settings: Settings) -> tuple[int, ...]:
    """Return the minutes of each day of an ordinary week, from Monday on."""
    if settings.hours_by_weekday:
        return weekday_hours(settings.hours_by_weekday)
    share = settings.hours_per_week * 60 // _WORKING_DAYS
    return (share,) * _WORKING_DAYS + (0, 0)


def weekday_hours(text: str) -> tuple[int, ...]:
    """Return the minutes of seven days, from their hours: "1 1 0 1.5 1 0 0".

    Raises `NotHours`, with an example.
    """
    try:
        days = [float(word) for word in text.replace(",", " ").split()]
    except ValueError:
        raise NotHours(text) from None
    if len(days) != 7 or not all(0 <= hours <= 24 for hours in days):
        raise NotHours(text)  # What is no number isn't between any two, either.
    return tuple(round(hours * 60) for hours in days)


def require_hours(hours: int) -> int:
    """Return the hours of a week if anyone could mean them; raises `OutOfRange`."""
    if not 1 <= hours <= MOST_HOURS:
        raise OutOfRange(f"Hours a week: a number from 1 to {MOST_HOURS}.")
    return hours


def require_minutes(minutes: int) -> int:
    """Return what something takes if anyone could mean it; raises `OutOfRange`."""
    if not 0 <= minutes <= _WHOLE_DAY:
        raise OutOfRange(f"It takes 0 to {_WHOLE_DAY:,} minutes, not {minutes:,}.")
    return minutes


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def days_of(monday: date) -> tuple[date, ...]:
    """Return the seven days of a week."""
    return tuple(monday + timedelta(days=n) for n in range(7))
