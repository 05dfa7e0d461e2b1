"""Days as people type them: "fri", "4 jan", "+10d", "2 weeks", "end of month".

What is to come and what is over are meant differently: "fri" is the next Friday in
a plan, and the last one in a record. So each of the two has a function of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from dateutil.parser import ParserError, parse
from dateutil.relativedelta import relativedelta

from store.errors import NotADate

_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_SPAN = re.compile(
    r"(in\s+|[+-]\s*)?(\d{1,3}|an?|one|two|three|four|five|six)\s*"
    r"(d(?:ays?)?|w(?:eeks?)?|m(?:onths?)?|y(?:ears?)?)(\s+ago)?"
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_WEEKDAY = re.compile(r"(?:(next|this|on|last)\s+)?([a-z]{3,}?)s?")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|([a-z]{3,9})\.? (\d{4})", re.ASCII)
_ISO = re.compile(r"\d{4}(-?)\d{2}\1\d{2}")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-]\d+)?")
_DATED = re.compile(r"\d[/.-]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec")
_CLOCK = re.compile(
    r"(?:(?:^|\s+)at)?(?:^|\s+|(?<=\d)t)"
    r"(?:(\d{1,2})[:.h](\d{2})\s*(am|pm)?|(\d{1,2})\s*(am|pm))$"
)
_CLOCK_FIRST = re.compile(
    r"^(?:at\s+)?(\d{1,2}[:h]\d{2}(?:\s*[ap]m)?|\d{1,2}\s*[ap]m),?\s+(?:on\s+)?(.+)"
)


def day_after(text: str, today: date) -> date:
    """Return the day that a user means, which lies after `today`.

    A weekday is the next one; a day without a year is the next such day. Raises
    `NotADate`, with examples, for what can't be understood or is not to come.
    """
    day = understood(text, today)
    if day <= today:
        raise NotADate(text, "is not after today")
    return day


def day_before(text: str, today: date) -> date:
    """Return the day that a user means, which is `today` or lies before it.

    A weekday is the last one; a day without a year is the last such day. Raises
    `NotADate`, with examples, for what can't be understood or is yet to come.
    """
    day = understood(text, today, past=True)
    if day > today:
        raise NotADate(text, "is yet to come", PAST)
    return day


def in_past(text: str, today: date) -> date:
    """Return a day as `day_before` does; a month with its year is its first day.

    "mar 2025" is enough for what came of it, or began, long ago. Raises `NotADate`.
    """
    day = day_or_month(text, today)
    if day > today:
        raise NotADate(text, "is yet to come", PAST)
    return day


def day_or_month(text: str, today: date) -> date:
    """Return the day that a user means, rather one that is over; of a month, its first.

    Raises `NotADate`.
    """
    return month(text) or understood(text, today, past=True)


def month(text: str) -> date | None:
    """Return the first day of a month that is said with its year: "mar 2025"."""
    found = _MONTH.fullmatch(" ".join(text.casefold().replace(",", " ").split()))
    if not found:
        return None
    year, number, name, of = found.groups()
    with suppress(ValueError):
        if year:
            return date(int(year), int(number), 1)
        named = [n for n, each in enumerate(_MONTHS, 1) if each.startswith(name)]
        return date(int(of), named[0], 1) if named else None
    return None


PAST = "yesterday, last friday, 20 nov, 3 days ago"
"""Examples of days that are over."""


def moment_after(text: str, today: date) -> tuple[date, time | None]:
    """Return the day, and the time of day if one is said: "tue 10:00", "3pm 4 jan".

    The day is `today` or lies after it. Raises `NotADate`.
    """
    words = " ".join(text.casefold().split())
    if not _CLOCK.search(words):
        words = _CLOCK_FIRST.sub(r"\2 \1", words)
    clock = _CLOCK.search(words)
    day_words = words[: clock.start()] if clock else words
    day = understood(day_words or "today", today)
    if day < today:
        raise NotADate(text, "is over")
    return day, _time(clock, text) if clock else None


TIMED = "tue 10:00, 4 jan 3pm"
"""Examples of days with a time of day."""


def _time(clock: re.Match[str], text: str) -> time:
    hour, minute = int(clock[1] or clock[4]), int(clock[2] or 0)
    half = clock[3] or clock[5]
    if half and not 1 <= hour <= 12:
        raise NotADate(text, "is no time of day I know", TIMED)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise NotADate(text, "is no time of day I know", TIMED) from None


def understood(text: str, today: date, past: bool = False) -> date:
    """Return the day that a user means; raises `NotADate`, with examples."""
    words = " ".join(text.casefold().replace(",", " ").split())
    words = words.removeprefix("the ").rstrip(".")
    try:
        for read in (_word, _weekday, _span, _iso):
            if day := read(words, today, past):
                return day
        return _written_out(words, today, past)
    except (OverflowError, ValueError):
        raise NotADate(text, examples=PAST if past else "") from None


def next_weekday(today: date, weekday: int) -> date:
    """Return the next such day of the week (Monday is 0), which is never today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def in_six_weeks(today: date) -> date:
    """Return the Monday by which a place may have become free."""
    return next_weekday(today + timedelta(weeks=6), 0)


def _word(words: str, today: date, past: bool) -> date | None:
    known: dict[str, Callable[[], date]] = {
        "today": lambda: today,
        "tomorrow": lambda: today + timedelta(days=1),
        "yesterday": lambda: today - timedelta(days=1),
        "day after tomorrow": lambda: today + timedelta(days=2),
        "day before yesterday": lambda: today - timedelta(days=2),
        "last week": lambda: today - timedelta(days=7),
        "last month": lambda: today - relativedelta(months=1),
        "last year": lambda: today - relativedelta(years=1),
        "next week": lambda: today + timedelta(days=7),
        "next month": lambda: today + relativedelta(months=1),
        "next year": lambda: today + relativedelta(years=1),
        "end of month": lambda: _month_end(today),
        "end of the month": lambda: _month_end(today),
        "end of year": lambda: (today + timedelta(days=1)).replace(month=12, day=31),
    }
    return known[words]() if words in known else None


def month_end(on: date) -> date:
    """Return the last day of the month in which a day lies."""
    return on.replace(day=monthrange(on.year, on.month)[1])


def _month_end(today: date) -> date:
    end = month_end(today)
    following = today + relativedelta(months=1, day=31)
    return end if end > today else following


def _weekday(words: str, today: date, past: bool) -> date | None:
    """Return the next such day; "next fri" is that of next week, "last fri" past."""
    found = _WEEKDAY.fullmatch(words)
    if not found:
        return None
    which, name = found.groups()
    named = [n for n, day in enumerate(_WEEKDAYS) if day.startswith(name)]
    if not named:
        return None
    ahead = (next_weekday(today, named[0]) - today).days
    if which == "last" or (past and which in (None, "on")):
        ahead -= 14 if ahead == 7 else 7
    elif which == "next" and today.weekday() + ahead < 7:
        ahead += 7
    return today + timedelta(days=ahead)


def _span(words: str, today: date, past: bool) -> date | None:
    found = _SPAN.fullmatch(words)
    if not found:
        return None
    sign, number, unit, ago = found.groups()
    many = int(number) if number.isdigit() else _NUMBERS.get(number, 1)
    if ago or (sign and sign[0] == "-") or (past and not sign):
        many = -many
    spans = {
        "d": relativedelta(days=many),
        "w": relativedelta(weeks=many),
        "m": relativedelta(months=many),
        "y": relativedelta(years=many),
    }
    return today + spans[unit[0]]


def _iso(words: str, today: date, past: bool) -> date | None:
    return date.fromisoformat(words) if _ISO.fullmatch(words) else None


def _written_out(words: str, today: date, past: bool) -> date:
    """Return a day written as "4 jan" or "jan 4 2027".

    dateutil fills what is missing with parts of a default; two defaults that
    differ in every part show what was really said. Of digits that no month or sign
    stands between it makes days that nobody meant.
    """
    if not _DATED.search(words):
        raise ValueError(words)
    slashed = _SLASHED.fullmatch(words)
    parts = (int(slashed[1]), int(slashed[2])) if slashed else (0, 0)
    if max(parts) <= 12 and parts[0] != parts[1]:
        raise NotADate(words, "could be two days: write the month as a word")
    one, other = (_parsed(words, default) for default in (_ONE, _OTHER))
    if (one.month, one.day) != (other.month, other.day):
        raise ValueError(words)
    if one.year == other.year:
        return one.date()
    return _nearest(one, today, past)


def _nearest(one: datetime, today: date, past: bool) -> date:
    """Return the next such day, or the last one; 29 Feb may be eight years off."""
    for years in range(9):
        with suppress(ValueError):
            day = one.replace(year=today.year + (-years if past else years)).date()
            if day <= today if past else day >= today:
                return day
    raise ValueError(one)


_ONE, _OTHER = datetime(2000, 1, 1), datetime(2004, 2, 2)


def _parsed(words: str, default: datetime) -> datetime:
    try:
        return parse(words, default=default, dayfirst=True, ignoretz=True)
    except (ParserError, OverflowError, TypeError, IndexError) as error:
        raise ValueError(words) from error


_NUMBERED = re.compile(
    r"\d{1,2}\.? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?: \d{2,4})?"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?"
)
"""What can be meant as nothing but a day, be there one or not."""


def is_meant_as_day(text: str) -> bool:
    """Tell whether a text was meant as a day, whether or not there is such a one.

    One word in small letters may be a slip; "sunny day" is weather.
    """
    from difflib import get_close_matches  # Where somebody told of a talk.

    if _NUMBERED.fullmatch(" ".join(text.casefold().split())):
        return True
    word = text.strip()
    days = ("yesterday", "today", *_WEEKDAYS)
    return (
        word.isalpha()
        and word.islower()
        and bool(get_close_matches(word, days, 1, 0.8))
    )
