"""How days and counts are said."""

from __future__ import annotations

from datetime import date, time


def day(on: date, today: date | None = None) -> str:
    """Return the day as it is said: "Fri 27 Nov", with the year where it is far."""
    far = today is not None and abs((on - today).days) > 300
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}" + (
        f" {on.year}" if far else ""
    )


def moment(on: date, at: time | None, today: date) -> str:
    """Return a day, and the time of day if there is one: "Tue 24 Nov 10:00"."""
    return day(on, today) + (f" {at:%H:%M}" if at else "")


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its word: "1 person", "12 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def says_nothing(text: str) -> bool:
    """Tell whether nothing would be left of a text once it is cleaned."""
    if text.isascii() and text.isprintable():
        return not text.strip()
    from store.text import clean  # Its patterns take a while to make.

    return not clean(text)


def in_days(on: date, today: date) -> str:
    """Return how far off a day is: "today", "tomorrow", "in 8 days"."""
    days = (on - today).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def shortened(text: str, most: int) -> str:
    """Return a text in one line of at most so many characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rpartition(" ")[0].rstrip(" ,.;:") + "…"


def days_ago(on: date, today: date) -> str:
    """Return how long ago a day was: "today", "yesterday", "8 days ago"."""
    days = (today - on).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago"


def date_only(on: date, today: date) -> str:
    """Return a day without its weekday: "14 Sep", with the year if it is another."""
    said = f"{on.day} {_MONTHS[on.month - 1]}"
    return said if on.year == today.year else f"{said} {on.year}"


def hours(minutes: int) -> str:
    """Return a span of time: "45 min", "2 h", "1.5 h"."""
    return f"{minutes} min" if minutes % 30 else f"{minutes / 60:g} h"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
