"""A meeting in a week that is full: by how much, and where there is room instead (R9).

No decision is refused for it: whoever asks says so, and wants a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from store.records import PrepCard
from store.rules import prep
from store.rules.forecast import DEFAULT, MOST, Ahead, Week, forecast, with_room
from store.rules.hours import WEEK, Hours, days_of, monday_of

OFFERED = 3
"""So many weeks with room are offered."""


class Elsewhere(Struct, frozen=True):
    """A day in a week with room."""

    on: date
    room: int
    """The minutes that are free in its week."""

    @property
    def monday(self) -> date:
        """The Monday of its week."""
        return monday_of(self.on)


class FullWeek(Struct, frozen=True):
    """A week that is over its hours with a meeting, and where there is room."""

    week: Week
    """With the meeting in it."""
    elsewhere: tuple[Elsewhere, ...]
    """Days in the weeks with room, the nearest first."""


def weeks_until(on: date, today: date) -> int:
    """Return how many weeks to look at for a day, and for the room around it."""
    far = (monday_of(on) - monday_of(today)) // WEEK
    return min(max(far, 0) + DEFAULT, MOST)


def full_week(ahead: Ahead, meeting: PrepCard) -> FullWeek | None:
    """Return the week of a meeting if that is over its hours with it; else None.

    Nothing is said of a move within its week. Nothing is said of a
    day that is over, or too far off for a forecast.
    """
    on, today = meeting.on, ahead.today
    if on is None or on < today:
        return None
    at = (monday_of(on) - monday_of(today)) // WEEK
    before = [card for card in ahead.cards if card.id == meeting.id and card.on]
    if at >= MOST or any(monday_of(c.on) == monday_of(on) for c in before if c.on):
        return None
    weeks = weeks_until(on, today)
    others = [card for card in ahead.cards if card.id != meeting.id]
    week = forecast(replace(ahead, cards=[*others, meeting]), weeks)[at]
    if not week.over:
        return None
    without = forecast(replace(ahead, cards=others), weeks)
    minutes = prep.cost(meeting.minutes, ahead.settings)
    free = with_room(without, minutes, on, most=weeks)
    found = _elsewhere(free, on, ahead.hours(weeks), today)
    return FullWeek(week, tuple(found)[:OFFERED])


def _elsewhere(
    weeks: Iterable[Week], on: date, hours: Hours, today: date
) -> Iterable[Elsewhere]:
    """Yield a day in each of these weeks on which one can still meet."""
    for week in weeks:
        same = week.monday + timedelta(days=on.weekday())
        days = (same, *days_of(week.monday))
        day = next((d for d in days if d > today and not _is_off(d, hours)), None)
        if day and week.monday != monday_of(on):
            yield Elsewhere(day, week.room)


def _is_off(day: date, hours: Hours) -> bool:
    """Tell whether a day is off, or a holiday; a weekend is neither."""
    taken = hours.shares[day.weekday()] and not hours.of_day(day)
    return day in hours.off or bool(taken)
