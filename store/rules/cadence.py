"""How often one means to be in touch with somebody who is tended (R8)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.errors import NotACadence
from store.records import Person, Standing
from store.rules.lateness import Lateness

AMBIENT = "none"
"""No cadence: the person is tended, and never suggested."""

TRIES = 3
"""After so many tries without an answer a person is not suggested any more."""

_A_DAY = timedelta(days=1)

_MOST = {"day": 730, "week": 104, "month": 24}
"""Two years: whoever is tended less often is not tended."""

_NAMED = {
    "daily": "1 day",
    "weekly": "1 week",
    "two-weekly": "2 weeks",
    "fortnightly": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
    "half-yearly": "6 months",
    "yearly": "12 months",
    "ambient": AMBIENT,
    "never": AMBIENT,
    AMBIENT: AMBIENT,
}

_COUNTED = re.compile(r"(?:every ?)?([0-9]{1,3})? ?(day|week|month)s?")


def require_cadence(text: str) -> str:
    """Return a cadence as it is kept: "1 month", "2 weeks" or "none".

    Raises `NotACadence`, with examples.
    """
    words = " ".join(text.casefold().split())
    if words in _NAMED:
        return _NAMED[words]
    found = _COUNTED.fullmatch(words)
    if not found or (found[1] is None and not words.startswith("every")):
        raise NotACadence(text)
    number = int(found[1] or 1)
    if not 1 <= number <= _MOST[found[2]]:
        raise NotACadence(text)
    return f"{number} {found[2]}" + "s" * (number > 1)


def said(cadence: str) -> str:
    """Return a cadence in words: "every month", "every 2 weeks", "no cadence"."""
    if cadence == AMBIENT:
        return "no cadence"
    return f"every {cadence}".replace("every 1 ", "every ")


def due_on(anchor: date, cadence: str, times: int = 1) -> date:
    """Return the day that lies so many cadences after the anchor.

    Months are counted from the anchor, so that they don't drift: from 31 Jan,
    1 month is 28 Feb and 2 months are 31 Mar. A day beyond the calendar's end is
    its last.
    """
    number, unit = cadence.split()
    many = int(number) * times
    try:
        if unit.startswith("month"):
            return _months_after(anchor, many)
        return anchor + timedelta(days=many * (7 if unit.startswith("week") else 1))
    except (OverflowError, ValueError):
        return date.max


def _months_after(anchor: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta  # 10 ms that few commands need.

    return anchor + relativedelta(months=months)


def is_tended_in_turn(person: Person) -> bool:
    """Tell whether a person is to be in touch with every so often."""
    return person.standing is Standing.ACTIVE and person.cadence not in ("", AMBIENT)


def counted_from(person: Person) -> date | None:
    """Return the day from which the cadence runs: the last talk, whoever began it.

    Where there was none, it is the day on which they got their place. Having thought
    of them counts too.
    """
    days = (person.last_talk or person.since, person.thought_on)
    return max((day for day in days if day), default=None)


def next_turn(person: Person) -> date | None:
    """Return the day on which it is somebody's turn; None if it never is.

    It is nobody's turn before they had their place for a day: whoever gives one has
    thought of them just now.
    """
    anchor = counted_from(person)
    if anchor is None or not is_tended_in_turn(person):
        return None
    due = due_on(anchor, person.cadence)
    return max(due, person.since + _A_DAY) if person.since else due


def begins_with_the_place(person: Person) -> bool:
    """Tell whether their turn came with their place, as the last talk was long ago."""
    anchor = counted_from(person)
    if anchor is None or person.since is None or not is_tended_in_turn(person):
        return False
    return due_on(anchor, person.cadence) <= person.since


def lateness(person: Person, today: date) -> Lateness | None:
    """Return how late it is to be in touch; None if it can't be late."""
    anchor, turn = counted_from(person), next_turn(person)
    if anchor is None or turn is None:
        return None
    allowed = (due_on(anchor, person.cadence) - anchor).days
    return Lateness((today - turn).days, max(allowed, 1))


def is_suggested(person: Person) -> bool:
    """Tell whether fewer may suggest a person, or waits until the user says so."""
    return person.unsuggested_on is None and person.tries < TRIES
