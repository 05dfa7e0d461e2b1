"""Days that can be meant: to come where a plan is made, over where one is recorded."""

from __future__ import annotations

from datetime import date

from store.errors import OutOfRange
from store.rules.words import day


def require_to_come(on: date, today: date) -> date:
    """Return a day if it lies after `today`; raises `OutOfRange`."""
    if on <= today:
        raise OutOfRange(f"{day(on, today)} is not after today.")
    return on


def require_past(on: date, today: date) -> date:
    """Return the day of a talk; raises `OutOfRange` for one that is to come."""
    if on > today:
        raise OutOfRange(f"{day(on)} is yet to come; a talk is recorded afterwards.")
    return on
