"""iCalendar, on its way out: what is to be done on a day, as phones show it.

All of it is events: phones read tasks (VTODO) and show none of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import icalendar
from msgspec import Struct

from store.text import clean, clean_lines


class Event(Struct, frozen=True):
    """Something that stands on a day: on the whole of it, unless a time is said."""

    key: str
    """What it is known by: with the same key, a calendar changes it in its place."""
    on: date
    what: str
    why: str = ""
    at: time | None = None
    """By the clock of wherever one is: no zone is known."""
    minutes: int = 0
    where: str = ""
    is_tentative: bool = False
    """Is it not confirmed yet?"""


def calendar_of(events: Iterable[Event], written: datetime) -> bytes:
    """Return a calendar (RFC 5545) of the events, written at that moment, in UTC."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//fewer//fewer//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "fewer")
    for event in events:
        calendar.add_component(_component(event, written))
    lines: bytes = calendar.to_ical()
    return lines


def _component(event: Event, written: datetime) -> icalendar.Event:
    """Return an event; on a whole day it keeps nobody from being free."""
    component = icalendar.Event()
    component.add("uid", f"{clean(event.key)}@fewer")
    component.add("dtstamp", written)
    if event.at is None:
        component.add("dtstart", event.on)
        component.add("duration", timedelta(days=1))
        component.add("transp", "TRANSPARENT")
    else:
        component.add("dtstart", datetime.combine(event.on, event.at))
        component.add("duration", timedelta(minutes=event.minutes))
    component.add("summary", clean(event.what))
    if event.is_tentative:
        component.add("status", "TENTATIVE")
    if why := clean_lines(event.why):
        component.add("description", why)
    if where := clean(event.where):
        component.add("location", where)
    return component
