"""The weeks ahead on the command line: what they take, a break, one's hours."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from screens.week_words import (
    bar,
    changed,
    clock,
    left_lines,
    load_said,
    most_minutes,
    most_of,
    moved_said,
    pace_lines,
    standing,
    week_number,
)
from store.rules.forecast import SPEAKER
from store.rules.short_ids import short_id
from store.rules.words import count, date_only
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from pathlib import Path

    from store.decisions.book import Decision
    from store.exchange.busy import BusyCalendar, BusyRow
    from store.network import Network
    from store.records import Settings, TimeOff
    from store.views import BreakView, ForecastView, ItemRow, WeekRow

# The forecast.


def _forecast(options: Namespace) -> int:
    with network_of(options) as network:
        view = network.forecast(_weeks(options))
    if options.json:
        print_json(_forecast_as_json(view))
    else:
        print_table(_lines(view, _ascii(options)))
        print("\n".join(pace_lines(view)))
    return 0


def _weeks(options: Namespace) -> int:
    """Return how many weeks to look at: as was said, else as the user likes it."""
    if options.weeks is not None:
        return int(options.weeks)
    from tui.config import read_config
    from tui.places import config_file

    return read_config(config_file()).looks.weeks


def _ascii(options: Namespace) -> bool:
    from tui.preflight import ascii_only

    return bool(options.ascii) or ascii_only(os.environ, sys.stdout.encoding)


def _lines(view: ForecastView, ascii: bool) -> Iterator[tuple[str, ...]]:
    """Yield each week in columns; the bar crosses the line where it is over."""
    most = most_minutes(row.week for row in view.rows)
    for row in view.rows:
        week = row.week
        yield (
            week_number(week.monday),
            date_only(week.monday, view.today),
            bar(week, most, ascii=ascii),
            f"{clock(week.load)} of {clock(week.capacity)} h",
            standing(week),
            most_of(row),
        )


def _forecast_as_json(view: ForecastView) -> dict[str, Any]:
    over = view.first_over
    return {
        "today": view.today,
        "weeks": [_week_as_json(row) for row in view.rows],
        "first_over": over.monday if over else None,
        "pace": {
            "weeks": view.pace.weeks,
            "meetings": view.pace.meetings,
            "a_year": view.pace.a_year,
            "limit": view.limit,
            "speaker": SPEAKER,
        },
    }


def _week_as_json(row: WeekRow) -> dict[str, Any]:
    week = row.week
    return {
        "monday": week.monday,
        "week": week.monday.isocalendar().week,
        "ordinary": week.ordinary,
        "capacity": week.capacity,
        "load": week.load,
        "over": week.over,
        "room": week.room,
        "word": week.word,
        "items": [_item_as_json(each) for each in row.rows],
    }


def _item_as_json(row: ItemRow) -> dict[str, Any]:
    item = row.item
    return {
        "cause": item.cause,
        "of": item.of,
        "person": item.person,
        "name": row.name,
        "what": item.what,
        "minutes": item.minutes,
        "on": item.on,
    }


# A break.


def _break(options: Namespace) -> int:
    from store.decisions.bandwidth import PlanBreak, days_said

    with network_of(options) as network:
        today = network.today
        first, last = _days(options.first, options.last, today)
        view = network.plan_break(first, last)
        decision = PlanBreak(first, last, view.plan.moves, options.what)
        done = None if options.dry_run else network.decide(decision)
    said = done.said if done else f"A break {days_said(first, last, today)}"
    if options.json:
        print_json({"said": done.said if done else ""} | _break_as_json(view))
        return 0
    print(said)
    print_table(_side_by_side(view, today, _ascii(options)))
    if view.moves:
        print()
        print_table(moved_said(row, today) for row in view.moves)
    for line in left_lines(view):
        print(line)
    if not done:
        print("Nothing was decided: this was a dry run.")
    return 0


def _days(first: str, last: str | None, today: date) -> tuple[date, date]:
    """Return the first and the last day that were typed; "+10d" is from the first."""
    from store.rules.dates import understood

    begins = understood(first, today)
    return begins, understood(last, begins) if last else begins


def _side_by_side(
    view: BreakView, today: date, ascii: bool
) -> Iterator[tuple[str, ...]]:
    """Yield the weeks that change, and those over, as they are and would be."""
    arrow = "->" if ascii else "→"
    yield "week", "", "now", "", "then"
    for before, after in changed(view):
        yield (
            week_number(before.monday),
            date_only(before.monday, today),
            load_said(before),
            arrow,
            load_said(after),
        )


def _break_as_json(view: BreakView) -> dict[str, Any]:
    return {
        "first": view.plan.first,
        "last": view.plan.last,
        "now": [_week_as_json(row) for row in view.now],
        "before": [_week_as_json(row) for row in view.before],
        "after": [_week_as_json(row) for row in view.after],
        "moves": [
            {
                "cause": row.move.item.cause,
                "of": row.move.item.of,
                "name": row.name,
                "what": row.move.item.what,
                "from": row.move.item.on,
                "to": row.move.to,
            }
            for row in view.moves
        ],
        "stuck": [_item_as_json(row) for row in view.stuck],
        "too_much": view.plan.too_much,
    }


# Days off.


def _time_off(options: Namespace) -> int:
    from store.decisions.bandwidth import RemoveTimeOff, TakeTimeOff

    with network_of(options) as network:
        if options.remove:
            off = network.find_time_off(options.remove)
            return say(options, network.decide(RemoveTimeOff(off.id)))
        if options.first is not None:
            first, last = _days(options.first, options.last, network.today)
            return say(options, network.decide(TakeTimeOff(first, last, options.what)))
        return _list_time_off(network, options)


def _list_time_off(network: Network, options: Namespace) -> int:
    from store.documents import to_json

    found, today = network.time_off_to_come(), network.today
    if options.json:
        print_json([to_json(off) for off in found])
        return 0
    own = [off for off in found if not off.uid]
    if own:
        ids = [off.id for off in network.time_off()]
        print_table(_off(off, ids, today) for off in own)
    else:
        print("No time off is kept.")
    if busy := len(found) - len(own):
        them = "it" if busy == 1 else "them"
        print(f"and {count(busy, 'busy time')} of calendars: --json lists {them}")
    return 0


def _off(off: TimeOff, ids: list[str], today: date) -> tuple[str, ...]:
    from store.decisions.bandwidth import days_said

    takes = f"{off.minutes} min" if off.minutes else "off"
    days = days_said(off.first, off.last, today)
    return days, takes, f"id {short_id(off.id, ids)}", off.what


# One's hours.


def _hours(options: Namespace) -> int:
    with network_of(options) as network:
        decision = _change(options, network.settings)
        if decision:
            return say(options, network.decide(decision))
        settings = network.settings
    facts = _facts(settings)
    if options.json:
        print_json(facts)
    else:
        print_table(_in_words(settings))
    return 0


def _change(options: Namespace, settings: Settings) -> Decision | None:
    """Return what is to be changed, or None if it is only to be shown."""
    from store.decisions.bandwidth import ChangeCosts, ChangeHours, KeepHolidays

    costs = (
        options.prepare,
        options.follow_through,
        options.follow_up,
        options.touch,
    )
    if options.hours is not None or options.by_weekday is not None:
        return ChangeHours(options.hours, options.by_weekday or "")
    if any(minutes is not None for minutes in costs):
        return ChangeCosts(*costs)
    if options.country is not None or options.region is not None:
        country = settings.country if options.country is None else options.country
        return KeepHolidays(country, options.region or "")
    return None


def _facts(settings: Settings) -> dict[str, Any]:
    names = (
        *("hours_per_week", "hours_by_weekday", "prepare_minutes"),
        *("follow_through_minutes", "follow_up_minutes", "touch_minutes"),
        *("country", "region"),
    )
    return {name: getattr(settings, name) for name in names}


def _in_words(settings: Settings) -> Iterator[tuple[str, str]]:
    from store.decisions.bandwidth import COSTS

    if settings.hours_by_weekday:
        yield "hours, Monday to Sunday", settings.hours_by_weekday
    else:
        yield "hours a week", f"{settings.hours_per_week}"
    for field, what in COSTS.items():
        yield what, f"{getattr(settings, field)} min"
    whose = ", ".join(part for part in (settings.country, settings.region) if part)
    yield "public holidays", whose or "none are kept"


# Busy times.


def _busy(options: Namespace) -> int:
    from store.decisions.bandwidth import BusyFrom
    from store.exchange.busy import read_busy
    from store.text import clean
    from tui.places import file_named

    with network_of(options) as network:
        for name in options.files:
            path: Path = file_named(name)
            calendar = read_busy(path, network.today)
            called = clean(path.name)
            if options.dry_run:
                _preview(options, called, calendar, network.today)
                continue
            done = network.decide(BusyFrom(calendar, called))
            say(options, done, left_out=calendar.left_out)
            if not options.json:
                _print_left_out(calendar.left_out)
    return 0


def _preview(
    options: Namespace, name: str, calendar: BusyCalendar, today: date
) -> None:
    if options.json:
        rows = [_row_as_json(row) for row in calendar.rows]
        print_json({"name": name, "rows": rows, "left_out": calendar.left_out})
        return
    print(f"{name}: {count(len(calendar.rows), 'time')} to come.")
    if calendar.rows:
        print_table(_row(row, today) for row in calendar.rows)
    _print_left_out(calendar.left_out)
    print("Nothing was written: this was a dry run.")


def _row(row: BusyRow, today: date) -> tuple[str, ...]:
    from store.decisions.bandwidth import days_said

    takes = f"{row.minutes} min" if row.minutes else "off"
    return days_said(row.first, row.last, today), takes, row.what


def _row_as_json(row: BusyRow) -> dict[str, Any]:
    return {
        "uid": row.uid,
        "first": row.first,
        "last": row.last,
        "minutes": row.minutes,
        "what": row.what,
    }


def _print_left_out(left_out: Iterable[tuple[str, str]]) -> None:
    """Say what was left out, by the reason."""
    whys: dict[str, int] = {}
    for _, why in left_out:
        whys[why] = whys.get(why, 0) + 1
    for why, number in whys.items():
        print(f"Left out {count(number, 'event')}: {why}.")


FORECASTING: dict[str, Callable[[Namespace], int]] = {
    "forecast": _forecast,
    "break": _break,
    "time-off": _time_off,
    "hours": _hours,
    "busy": _busy,
}
