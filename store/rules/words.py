"""How days and counts are said."""

from __future__ import annotations

from datetime import date


def day(on: date, today: date | None = None) -> str:
    """Return the day as it is said: "Fri 27 Nov", with the year where it is far."""
    far = today is not None and abs((on - today).days) > 300
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {_MONTHS[on.month - 1]}" + (
        f" {on.year}" if far else ""
    )


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its word: "1 person", "12 people"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def says_nothing(text: str) -> bool:
    """Tell whether nothing would be left of a text once it is cleaned."""
    from store.text import (
        clean,  # Its patterns take a while; the first look needs none.
    )

    return not clean(text)


def in_days(on: date, today: date) -> str:
    """Return how far off a day is: "today", "tomorrow", "in 8 days"."""
    days = (on - today).days
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
