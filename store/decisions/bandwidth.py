"""What the user decides about the hours of their weeks (R9, R11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import NotFound, NothingChanges, OutOfRange, OutOfTurn, TooFull
from store.exchange.busy import BusyCalendar, BusyRow
from store.records import Record, Settings, Standing, TimeOff
from store.rules import breaks, prep
from store.rules.breaks import Move
from store.rules.forecast import Ahead, Load, forecast
from store.rules.hours import (
    WEEK,
    monday_of,
    require_hours,
    require_minutes,
    weekday_hours,
)
from store.rules.words import count, day, hours

LONGEST_OFF = timedelta(days=366)
"""Whoever is away for longer tends nobody meanwhile."""


def holidays_kept(settings: Settings, first: date, weeks: int) -> frozenset[date]:
    """Return the public holidays that are kept, of all years that weeks reach into.

    Raises `NoSuchHolidays` for a country that is not known any more.
    """
    if not settings.country:
        return frozenset()
    from store.exchange.public_holidays import holidays_of  # A tenth of a second.

    last = first + weeks * WEEK
    return holidays_of(settings.country, settings.region, first.year, last.year)


def ahead_in(book: Book, weeks: int) -> Ahead:
    """Return all that so many weeks follow from."""
    today = book.today
    return Ahead(
        today=today,
        settings=book.settings,
        people=[p for p in book.people() if p.standing is Standing.ACTIVE],
        follow_ups=tuple(book.follow_ups()),
        cards=tuple(book.cards()),
        time_off=tuple(book.time_off()),
        holidays=holidays_kept(book.settings, monday_of(today), weeks),
    )


def days_said(first: date, last: date, today: date) -> str:
    """Say a span of days: "Mon 21 Dec to Sun 3 Jan", or the one day that it is."""
    until = f" to {day(last, today)}" if last != first else ""
    return day(first, today) + until


# Days off.


class TakeTimeOff(Struct, frozen=True):
    """Days that are not there for the network."""

    first: date
    last: date
    what: str = ""

    def settle(self, book: Book) -> Settlement:
        """Keep them."""
        if self.last < self.first:
            raise OutOfRange(f"{day(self.last)} is before {day(self.first)}.")
        if self.last < book.today:
            raise OutOfRange(f"{day(self.last, book.today)} is over.")
        if self.last - self.first > LONGEST_OFF:
            raise OutOfRange("Time off is for a year at most.")
        span = days_said(self.first, self.last, book.today)
        if _is_off(book, self.first, self.last):
            raise NothingChanges(f"{span} is time off already.")
        off = TimeOff(
            id=book.new_id(), first=self.first, last=self.last, what=self.what
        )
        what = f": {self.what}" if self.what else ""
        return Settlement(f"Time off {span}{what}", (off,))


class RemoveTimeOff(Struct, frozen=True):
    """Days are there for the network after all."""

    time_off: str

    def settle(self, book: Book) -> Settlement:
        """Forget that they were off."""
        found = next((t for t in book.time_off() if t.id == self.time_off), None)
        if found is None:
            raise NotFound("That time off is not here any more.")
        span = days_said(found.first, found.last, book.today)
        return Settlement(f"No time off {span}", (), gone=(found,))


def _is_off(book: Book, first: date, last: date) -> bool:
    """Tell whether exactly these days are off as a whole."""
    spans = ((t.first, t.last) for t in book.time_off() if not t.minutes)
    return (first, last) in spans


class BusyFrom(Struct, frozen=True):
    """A calendar says when one is busy."""

    calendar: BusyCalendar
    name: str
    """What the calendar is called."""

    def settle(self, book: Book) -> Settlement:
        """Keep its times, by their UIDs; what it does not have any more goes."""
        kept = {off.uid: off for off in book.time_off() if off.uid}
        put = [
            new
            for row in self.calendar.rows
            if (new := _busy(row, kept.get(row.uid), book)) != kept.get(row.uid)
        ]
        gone = tuple(self._gone(kept, book.today))
        if not (put or gone):
            raise NothingChanges(f"All of {self.name} is here already.")
        then = f"{count(len(gone), 'time')} gone from it" if gone else ""
        said = f"Busy {count(len(put), 'time')}, by {self.name}"
        return Settlement(said, tuple(put), then, back_up_first=True, gone=gone)

    def _gone(self, kept: dict[str, TimeOff], today: date) -> Iterator[TimeOff]:
        there = {row.uid for row in self.calendar.rows}
        for uid, off in kept.items():
            is_of_it = {uid, uid.rpartition("#")[0]} & self.calendar.series
            if is_of_it and uid not in there and off.last >= today:
                yield off


def _busy(row: BusyRow, old: TimeOff | None, book: Book) -> TimeOff:
    return TimeOff(
        id=old.id if old else book.new_id(),
        first=row.first,
        last=row.last,
        minutes=row.minutes,
        what=row.what,
        uid=row.uid,
    )


# What there is, and what things take.


class ChangeHours(Struct, frozen=True):
    """Another number of hours a week, or of each of its days."""

    hours: int | None = None
    by_weekday: str = ""
    """The hours of seven days, from Monday on, where they differ."""

    def settle(self, book: Book) -> Settlement:
        """Keep it; the one takes the place of the other."""
        old = book.settings
        if self.by_weekday:
            words = self.by_weekday.replace(",", " ").split()
            if not sum(weekday_hours(self.by_weekday)):
                raise OutOfRange("A week without an hour has room for nobody.")
            new = replace(old, hours_by_weekday=" ".join(words))
            said = f"Hours from Monday to Sunday: {new.hours_by_weekday}"
        else:
            per_week = old.hours_per_week if self.hours is None else self.hours
            per_week = require_hours(per_week)
            new = replace(old, hours_per_week=per_week, hours_by_weekday="")
            said = f"{count(per_week, 'hour')} a week"
        if new == old:
            raise NothingChanges(f"{said}: it is so already.")
        return Settlement(said, (new,))


COSTS = {
    "prepare_minutes": "preparing a meeting",
    "follow_through_minutes": "following it through",
    "follow_up_minutes": "a next step",
    "touch_minutes": "being in touch",
}
"""What the settings say the minutes of, in words."""


class ChangeCosts(Struct, frozen=True):
    """Things take more, or fewer, minutes; None leaves one as it is."""

    prepare: int | None = None
    follow_through: int | None = None
    follow_up: int | None = None
    touch: int | None = None

    def settle(self, book: Book) -> Settlement:
        """Keep the minutes."""
        typed = (self.prepare, self.follow_through, self.follow_up, self.touch)
        old = book.settings
        changed: dict[str, Any] = {
            field: require_minutes(minutes)
            for field, minutes in zip(COSTS, typed, strict=True)
            if minutes is not None and minutes != getattr(old, field)
        }
        if not changed:
            raise NothingChanges("They take so many minutes already.")
        said = [f"{COSTS[field]} {minutes}" for field, minutes in changed.items()]
        new = replace(old, **changed)
        return Settlement(f"Minutes: {', '.join(said)}", (new,))


class KeepHolidays(Struct, frozen=True):
    """The public holidays of a country, or a part of it, are kept; "" keeps none."""

    country: str
    region: str = ""

    def settle(self, book: Book) -> Settlement:
        """Keep whose; raises `NoSuchHolidays`, with what there is."""
        country, region, said = "", "", "No public holidays are kept"
        if self.country:
            from store.exchange.public_holidays import require_country, require_region

            country = require_country(self.country)
            region = require_region(country, self.region) if self.region else ""
            said = f"The public holidays of {country}"
            said += f", {region}, are kept" if region else " are kept"
        old = book.settings
        if (country, region) == (old.country, old.region):
            raise NothingChanges(f"{said} already.")
        return Settlement(said, (replace(old, country=country, region=region),))


# A break.


class PlanBreak(Struct, frozen=True):
    """Days off, and what is due in them before or after."""

    first: date
    last: date
    moves: tuple[Move, ...] = ()
    what: str = ""

    def settle(self, book: Book) -> Settlement:
        """Take the days off, and move everything, if that puts no week over now."""
        weeks = breaks.weeks_around(self.first, self.last, book.today)
        ahead = ahead_in(book, weeks)
        self._require_due(ahead, book)
        resting = breaks.with_days_off(ahead, self.first, self.last)
        before = forecast(resting, weeks)
        after = forecast(breaks.moved(resting, self.moves), weeks)
        for week in breaks.put_over(before, after, self.first, self.last):
            raise TooFull(f"week of {day(week.monday, book.today)}", hours(week.over))
        put: list[Record] = [_moved(move, book) for move in self.moves]
        if not _is_off(book, self.first, self.last):
            put.append(self._days_off(book.new_id()))
        span = days_said(self.first, self.last, book.today)
        moved = f"{len(self.moves)} moved" if self.moves else "nothing moved"
        return Settlement(f"A break {span}: {moved}", tuple(put))

    def _days_off(self, id: str) -> TimeOff:
        what = self.what or "a break"
        return TimeOff(id=id, first=self.first, last=self.last, what=what)

    def _require_due(self, ahead: Ahead, book: Book) -> None:
        """Raise unless everything is still due as the plan has it, and can be moved."""
        due = set(breaks.due_within(ahead, self.first, self.last))
        for move in self.moves:
            item = move.item
            if item not in due:
                name = book.person(item.person).name if item.person else ""
                about = f"{name}, {item.what}" if name else item.what
                raise OutOfTurn(
                    f"{about} is not due {day(item.on, book.today)} any more. "
                    "Plan the break again."
                )
            earliest = self.last + timedelta(1)
            if item.cause is not Load.CADENCE:
                earliest = book.today
            if move.to < earliest or self.first <= move.to <= self.last:
                raise OutOfRange(f"Nothing can be moved to {day(move.to)}.")
            if move.to > self.last + breaks.AFTER:
                raise OutOfRange(f"{day(move.to)} is too far off to be planned.")


def _moved(move: Move, book: Book) -> Record:
    """Return the record that a move changes, as it is then."""
    item = move.item
    if item.cause is Load.STEP:
        return breaks.moved_step(book.follow_up(item.of), move.to)
    if item.cause is Load.CADENCE:
        return breaks.moved_touch(book.person(item.of), move.to)
    card = book.card(item.of)
    if item.cause is Load.THANKS:
        return breaks.moved_thanks(card, move.to)
    name = book.person(card.person).name
    return prep.moved(card, name, move.to, None, book.today)
