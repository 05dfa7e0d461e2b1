"""When one is busy, read from one's own calendar (iCalendar, RFC 5545).

What repeats is written out for a year ahead. The library takes a while to import,
so nothing does before a calendar is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from store.errors import Unreadable
from store.exchange.archive import find
from store.text import clean

if TYPE_CHECKING:
    from icalendar import Event

AHEAD = timedelta(days=366)
"""So far ahead what repeats is written out."""

_MOST_TIMES = 20_000
"""Nothing is repeated more often since it began: fifty years of days."""

_LONGEST = 200
_DAY = timedelta(days=1)
_REPEATED = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_OWN = "@fewer"
"""How the UIDs of the events end that fewer itself writes."""

Moment: TypeAlias = date | datetime


class BusyRow(Struct, frozen=True):
    """Days, or minutes of a day, that something in a calendar takes."""

    uid: str
    """What it is known by: with the same one, it is the same thing at another time."""
    first: date
    last: date
    minutes: int
    """What it takes of each of these days; 0 is all of it."""
    what: str


class BusyCalendar(Struct, frozen=True):
    """What a calendar says about the days to come."""

    rows: tuple[BusyRow, ...]
    series: frozenset[str]
    """The UIDs of all its events; a row's uid begins with one of them."""
    left_out: tuple[tuple[str, str], ...] = ()
    """What was left out, and why."""


class _LeftOut(Exception):
    """An event takes no time, or can't be understood; the message says why."""


def read_busy(path: Path, today: date) -> BusyCalendar:
    """Read when a calendar says one is busy, from today on; raises `Unreadable`."""
    [file] = find(path, ["calendar.ics"])
    return busy_in(file.data, path, today)


def busy_in(
    data: bytes, path: Path, today: date, zone: tzinfo | None = None
) -> BusyCalendar:
    """Return what a calendar's bytes say, by the clock of a zone, or of this system.

    Raises `Unreadable` for what is no calendar.
    """
    events = _events(data, path)
    changed: dict[str, set[date]] = defaultdict(set)
    for event in events:
        if (at := _moment(event, "RECURRENCE-ID")) is not None:
            changed[_uid(event)].add(_day(at))
    rows: dict[str, BusyRow] = {}
    left_out: list[tuple[str, str]] = []
    for event in events:
        try:
            _require_busy(event)
            for row in _rows(event, changed[_uid(event)], today, zone):
                rows[row.uid] = _both(rows[row.uid], row) if row.uid in rows else row
        except _LeftOut as why:
            left_out.append((_what(event), str(why)))
        except Exception:  # Whatever the library makes of what nobody meant.
            left_out.append((_what(event), "its days can't be understood"))
    in_order = sorted(rows.values(), key=lambda row: (row.first, row.uid))
    series = frozenset(map(_uid, events))
    return BusyCalendar(tuple(in_order), series, tuple(left_out))


def _events(data: bytes, path: Path) -> list[Event]:
    import icalendar

    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        found: list[Any] = [e for c in calendars for e in c.walk("VEVENT")]
    except Exception:  # The library raises of everything, for files of every kind.
        raise Unreadable(path, "this is no calendar that can be read") from None
    if not calendars:
        raise Unreadable(path, "there is no calendar in it")
    return found


def _require_busy(event: Event) -> None:
    """Raise `_LeftOut` for what takes no time of the network's."""
    if str(event.get("STATUS", "")).upper() == "CANCELLED":
        raise _LeftOut("cancelled")
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        raise _LeftOut("marked as free time")
    if str(event.get("UID", "")).endswith(_OWN):
        raise _LeftOut("written by fewer itself")


def _uid(event: Event) -> str:
    """Return an event's UID, or what stands for it where there is none."""
    uid = str(event.get("UID", ""))
    return clean(uid or f"{_what(event)} {_moment(event, 'DTSTART')}", _LONGEST)


def _what(event: Event) -> str:
    return clean(str(event.get("SUMMARY", "")), _LONGEST)


def _moment(event: Event, name: str) -> Moment | None:
    at: object = getattr(event.get(name), "dt", None)
    return at if isinstance(at, date) else None  # A datetime is a date, too.


def _day(at: Moment) -> date:
    return at.date() if isinstance(at, datetime) else at


def _both(one: BusyRow, other: BusyRow) -> BusyRow:
    """Return two times of the same day as one."""
    minutes = one.minutes + other.minutes if one.minutes and other.minutes else 0
    return replace(one, minutes=minutes)


# When it is.


def _rows(
    event: Event, changed: set[date], today: date, zone: tzinfo | None
) -> Iterator[BusyRow]:
    start, length = _span(event)
    own = _moment(event, "RECURRENCE-ID")
    is_one = own is None and not (event.get("RRULE") or event.get("RDATE"))
    if own is not None or is_one:
        starts: Iterable[Moment] = [start]
    else:
        starts = _repeated(event, start, length, changed, today)
    for begin in starts:
        parts = list(_parts(begin, length, today, zone))
        for first, last, minutes in parts:
            uid = _uid(event)
            if not is_one or len(parts) > 1:
                mark = _day(own) if own is not None and len(parts) == 1 else first
                uid = f"{uid}#{mark.isoformat()}"
            yield BusyRow(uid, first, last, minutes, _what(event))


def _span(event: Event) -> tuple[Moment, timedelta]:
    """Return when an event begins, and how long it is; an all-day one is of days."""
    start = _moment(event, "DTSTART")
    if start is None:
        raise _LeftOut("its days can't be understood")
    end = _moment(event, "DTEND")
    duration = getattr(event.get("DURATION"), "dt", None)
    if end is not None:
        if isinstance(start, datetime) != isinstance(end, datetime):
            raise _LeftOut("its days can't be understood")
        length = end - start
    elif isinstance(duration, timedelta):
        length = duration
    else:
        length = timedelta(0) if isinstance(start, datetime) else _DAY
    if not isinstance(start, datetime):
        length = max(length, _DAY)
    if length <= timedelta(0):
        raise _LeftOut("it takes no time")
    return start, length


def _parts(
    start: Moment, length: timedelta, today: date, zone: tzinfo | None
) -> Iterator[tuple[date, date, int]]:
    """Yield the days that something takes, and the minutes of each; 0 is all of it."""
    if not isinstance(start, datetime):
        last = start + length - _DAY
        if last >= today and start <= today + AHEAD:
            yield start, last, 0
        return
    begin = start.astimezone(zone) if start.tzinfo else start
    end = (start + length).astimezone(zone) if start.tzinfo else start + length
    begin, end = begin.replace(tzinfo=None), end.replace(tzinfo=None)
    day = max(begin.date(), today)
    while (at := datetime.combine(day, time())) < end and day <= today + AHEAD:
        within = min(end, at + _DAY) - max(begin, at)
        minutes = -(-within // timedelta(minutes=1))
        if minutes > 0:
            yield day, day, 0 if within >= _DAY else minutes
        day += _DAY


def _repeated(
    event: Event, start: Moment, length: timedelta, changed: set[date], today: date
) -> Iterator[Moment]:
    """Yield when something that repeats begins, as far ahead as we look.

    It is counted by the clock on the wall where it takes place, as RFC 5545 has it.
    """
    at = start if isinstance(start, datetime) else datetime.combine(start, time())
    there = at.tzinfo
    wall = at.replace(tzinfo=None)
    rule_starts = _by_rule(event, wall, there, today) if event.get("RRULE") else [wall]
    more = [_on_the_wall(each, wall, there) for each in _listed(event, "RDATE")]
    gone = {_on_the_wall(each, wall, there) for each in _listed(event, "EXDATE")}
    earliest = datetime.combine(today, time()) - length - _DAY
    for begin in sorted({*rule_starts, *more} - gone):
        if begin < earliest or begin.date() in changed:
            continue
        yield (
            begin.replace(tzinfo=there)
            if isinstance(start, datetime)
            else (begin.date())
        )


def _by_rule(
    event: Event, wall: datetime, there: tzinfo | None, today: date
) -> list[datetime]:
    from dateutil.rrule import rrulestr

    rule: Any = event["RRULE"]
    if isinstance(rule, list):
        raise _LeftOut("it repeats by several rules")
    parts = {name.upper(): values for name, values in dict(rule).items()}
    if str(parts["FREQ"][0]) not in _REPEATED:
        raise _LeftOut("it repeats within a day")
    if int(parts.get("INTERVAL", [1])[0]) < 1:
        raise _LeftOut("its days can't be understood")
    end = datetime.combine(today, time()) + AHEAD
    if until := parts.get("UNTIL"):
        last = _on_the_wall(until[0], wall, there)
        if not isinstance(until[0], datetime):
            last = datetime.combine(until[0], time.max)
        end = min(end, last)
    text: str = rule.to_ical().decode()
    kept = ";".join(part for part in text.split(";") if not part.startswith("UNTIL"))
    times: Any = rrulestr(kept, dtstart=wall)
    found: list[datetime] = []
    for at in islice(times, _MOST_TIMES):
        if at > end:
            return found
        found.append(at)
    if len(found) == _MOST_TIMES:
        raise _LeftOut("it repeats too often")
    return found


def _on_the_wall(at: Moment, wall: datetime, there: tzinfo | None) -> datetime:
    """Return a moment by the clock of a zone; a mere day is at the usual time."""
    if not isinstance(at, datetime):
        return datetime.combine(at, wall.time())
    return (at.astimezone(there) if at.tzinfo and there else at).replace(tzinfo=None)


def _listed(event: Event, name: str) -> Iterator[Moment]:
    """Yield the moments in all the lists of that name."""
    found = event.get(name)
    for each in found if isinstance(found, list) else [found]:
        for one in getattr(each, "dts", ()):
            if isinstance(one.dt, date):
                yield one.dt
