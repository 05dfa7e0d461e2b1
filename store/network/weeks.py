"""The weeks ahead as screens and commands draw them, gathered from the records."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.errors import NoSuchHolidays, NoSuchName
from store.journal.entries import Document
from store.network.reading import Reading
from store.records import Person, PrepCard, TalkKind, TimeOff
from store.rules.forecast import (
    DEFAULT,
    MOST,
    Ahead,
    Item,
    Week,
    first_over,
    forecast,
    pace,
    pace_since,
    require_weeks,
)
from store.rules.hours import monday_of
from store.rules.short_ids import with_id
from store.views import (
    BreakView,
    ForecastView,
    ItemRow,
    MoveRow,
    Status,
    WeekRow,
)

if TYPE_CHECKING:
    from store.rules.full_week import FullWeek
    from store.rules.taking_on import Taking


class Weeks(Reading):
    """Views of the weeks ahead: what there is, and what they will take."""

    def status(self) -> Status:
        """Return what awaits, in numbers, and the first week ahead that is over."""
        over = first_over(forecast(self.ahead(DEFAULT)), self.today)
        return replace(super().status(), over_week=over.monday if over else None)

    def forecast(self, weeks: int = DEFAULT) -> ForecastView:
        """Return so many weeks ahead, and the pace of late; raises `OutOfRange`."""
        ahead = self.ahead(require_weeks(weeks))
        rows = self._week_rows(forecast(ahead, weeks))
        lately = pace(self._met_since(pace_since(self.today)), self.today)
        return ForecastView(
            self.today, rows, lately, self.settings.meetings_per_week * MOST
        )

    def full_week(self, meeting: PrepCard) -> FullWeek | None:
        """Return the week of a meeting if that is over its hours with it; else None."""
        from store.rules.full_week import full_week, weeks_until  # Where one plans.

        if meeting.on is None:
            return None
        return full_week(self.ahead(weeks_until(meeting.on, self.today)), meeting)

    def taking_on(self, person: Person, cadence: str, resting: str = "") -> Taking:
        """Return what it takes to give somebody a place, while another one rests."""
        from store.rules.taking_on import taking_on  # Where a place is given.

        return taking_on(self.ahead(DEFAULT), person, cadence, resting)

    def plan_break(self, first: date, last: date) -> BreakView:
        """Return what becomes of the weeks around a break; raises `OutOfRange`."""
        from store.rules.breaks import plan_break, weeks_around  # A few commands'.

        weeks = weeks_around(first, last, self.today)
        ahead = self.ahead(weeks)
        plan = plan_break(ahead, first, last)
        return BreakView(
            plan,
            self._week_rows(forecast(ahead, weeks)),
            self._week_rows(plan.before),
            self._week_rows(plan.after),
            tuple(MoveRow(m, self._name(m.item.person)) for m in plan.moves),
            self._item_rows(plan.stuck),
        )

    def time_off_to_come(self) -> tuple[TimeOff, ...]:
        """Return what is off today or later, the soonest first."""
        today = self.today.isoformat()
        found = self._time_off.where(lambda doc: str(doc.get("last")) >= today)
        return tuple(sorted(found, key=lambda off: (off.first, off.last, off.id)))

    def find_time_off(self, id: str) -> TimeOff:
        """Return the time off of that id, or whose id ends so; raises `NotFound`."""
        if off := with_id(id, self._time_off):
            return off
        raise NoSuchName(f"No time off has the id “{id}”.", "time-off")

    def ahead(self, weeks: int) -> Ahead:
        """Return all that so many weeks follow from; nothing else is looked at."""
        monday = monday_of(self.today)
        since = monday.isoformat()
        return Ahead(
            today=self.today,
            settings=self.settings,
            people=self.tended(),
            follow_ups=tuple(self._follow_ups.where(_is_open_step)),
            cards=tuple(self._cards.where(lambda doc: _counts(doc, since))),
            time_off=tuple(self._time_off),
            holidays=self._holidays(monday, weeks),
        )

    def _holidays(self, monday: date, weeks: int) -> frozenset[date]:
        """Return the public holidays that are kept: none of a country that is gone."""
        if not self.settings.country:
            return frozenset()
        from store.decisions.bandwidth import holidays_kept  # A tenth of a second.

        with suppress(NoSuchHolidays):
            return holidays_kept(self.settings, monday, weeks)
        return frozenset()

    def _met_since(self, first: date) -> Iterable[date]:
        """Yield the day of each meeting since then; no other talk is made a record."""
        since, meeting = first.isoformat(), TalkKind.MEETING.value
        met = self._talks.where(
            lambda doc: doc.get("kind") == meeting and str(doc.get("on")) >= since
        )
        return (talk.on for talk in met if not talk.tried)

    def _week_rows(self, weeks: Iterable[Week]) -> tuple[WeekRow, ...]:
        return tuple(WeekRow(week, self._item_rows(week.items)) for week in weeks)

    def _item_rows(self, items: Iterable[Item]) -> tuple[ItemRow, ...]:
        return tuple(ItemRow(item, self._name(item.person)) for item in items)

    def _name(self, person: str) -> str:
        found = self._people.get(person) if person else None
        return found.name if found else ""


def _is_open_step(doc: Document) -> bool:
    return "done_on" not in doc and "dropped_on" not in doc


def _counts(doc: Document, monday: str) -> bool:
    """Tell whether a meeting is to come, was this week, or is yet to be thanked for."""
    if "met_on" in doc:
        owes = "thank_by" in doc and "thanked_on" not in doc
        return owes or str(doc["met_on"]) >= monday
    return "called_off_on" not in doc
