"""Days as people type them: "fri", "4 jan", "+10d", "2 weeks", "end of month"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import relativedelta

from store.errors import NotADate

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(
    r"(?:in\s+|\+\s*)?(\d{1,3}|an?|one)\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?"
)
_WEEKDAY = re.compile(r"(?:(next|this|on|last)\s+)?(mon|tue|wed|thu|fri|sat|sun)[a-z]*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/\d+)?")


def day_after(text: str, today: date) -> date:
    """Return the day that a user means, which lies after `today`.

    A weekday is the next one; a day without a year is the next such day. Raises
    `NotADate`, with examples, for what can't be understood or is not to come.
    """
    day = understood(text, today)
    if day <= today:
        raise NotADate(text, "is not after today")
    return day


def understood(text: str, today: date) -> date:
    """Return the day that a user means; raises `NotADate`, with examples."""
    words = " ".join(text.casefold().replace(",", " ").split())
    try:
        for read in (_word, _weekday, _span, _iso):
            if day := read(words, today):
                return day
        return _written_out(words, today)
    except (OverflowError, ValueError):
        raise NotADate(text) from None


def next_weekday(today: date, weekday: int) -> date:
    """Return the next such day of the week (Monday is 0), which is never today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def in_six_weeks(today: date) -> date:
    """Return the Monday by which a place may have become free."""
    return next_weekday(today + timedelta(weeks=6), 0)


def _word(words: str, today: date) -> date | None:
    known: dict[str, Callable[[], date]] = {
        "today": lambda: today,
        "tomorrow": lambda: today + timedelta(days=1),
        "yesterday": lambda: today - timedelta(days=1),
        "next week": lambda: today + timedelta(days=7),
        "next month": lambda: today + relativedelta(months=1),
        "next year": lambda: today + relativedelta(years=1),
        "end of month": lambda: _month_end(today),
        "end of the month": lambda: _month_end(today),
        "end of year": lambda: date(today.year, 12, 31),
    }
    return known[words]() if words in known else None


def _month_end(today: date) -> date:
    end = today.replace(day=monthrange(today.year, today.month)[1])
    following = today + relativedelta(months=1, day=31)
    return end if end > today else following


def _weekday(words: str, today: date) -> date | None:
    """Return the next such day; "next fri" is that of next week, "last fri" past."""
    found = _WEEKDAY.fullmatch(words)
    if not found:
        return None
    which, name = found.groups()
    ahead = (next_weekday(today, _WEEKDAYS.index(name)) - today).days
    if which == "last":
        ahead -= 14 if ahead == 7 else 7
    elif which == "next" and today.weekday() + ahead < 7:
        ahead += 7
    return today + timedelta(days=ahead)


def _span(words: str, today: date) -> date | None:
    found = _SPAN.fullmatch(words)
    if not found:
        return None
    number = int(found[1]) if found[1].isdigit() else 1
    spans = {
        "d": relativedelta(days=number),
        "w": relativedelta(weeks=number),
        "m": relativedelta(months=number),
        "y": relativedelta(years=number),
    }
    return today + spans[found[2]]


def _iso(words: str, today: date) -> date | None:
    return date.fromisoformat(words) if _ISO.fullmatch(words) else None


def _written_out(words: str, today: date) -> date:
    """Return a day written as "4 jan" or "jan 4 2027".

    dateutil fills what is missing with parts of a default; two defaults that
    differ in every part show what was really said.
    """
    slashed = _SLASHED.fullmatch(words)
    if slashed and int(slashed[1]) <= 12 and int(slashed[2]) <= 12:
        raise NotADate(words, "could be two days: write the month as a word")
    one, other = (_parsed(words, default) for default in (_ONE, _OTHER))
    if (one.month, one.day) != (other.month, other.day):
        raise NotADate(words)
    if one.year == other.year:
        return one.date()
    this_year = one.replace(year=today.year).date()
    return this_year if this_year > today else one.replace(year=today.year + 1).date()


_ONE, _OTHER = datetime(2000, 1, 1), datetime(2004, 2, 2)


def _parsed(words: str, default: datetime) -> datetime:
    try:
        return parse(words, default=default, dayfirst=True, ignoretz=True)
    except (ParserError, OverflowError, TypeError, IndexError) as error:
        raise ValueError(words) from error
