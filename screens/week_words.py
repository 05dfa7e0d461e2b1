"""How the weeks ahead are put into words and bars; printed by `fewer forecast` too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from store.rules.forecast import SPEAKER, Week, Word
from store.rules.words import count, day
from store.views import BreakView, ForecastView, MoveRow, WeekRow

BAR = 24
"""The cells of the longest bar, unless there is less room."""


def week_number(monday: date) -> str:
    """Return a week as calendars number it (ISO 8601): "w51"."""
    return f"w{monday.isocalendar().week:02}"


def brief(on: date) -> str:
    """Return a day without its year, in six cells: " 4 Jan"."""
    return f"{on.day:2} {on:%b}"


def clock(minutes: int) -> str:
    """Return minutes as hours and minutes, to the minute: "2:15"."""
    return f"{minutes // 60}:{minutes % 60:02}"


def bar(week: Week, most: int, *, cells: int = BAR, ascii: bool = False) -> str:
    """Return what a week takes as a bar, against a line where its hours end.

    So many minutes as `most` fill its cells.
    """
    full, empty, line = ("#", ".", "|") if ascii else ("█", "░", "│")
    taken, there = (
        -(-minutes * cells // max(most, 1)) for minutes in (week.load, week.capacity)
    )
    if week.over:  # By however little, it shows.
        taken = max(taken, there + 1)
    within = full * min(taken, there) + empty * max(there - taken, 0)
    return within + line + full * max(taken - there, 0)


def most_minutes(weeks: Iterable[Week]) -> int:
    """Return how many minutes the longest bar of these weeks stands for."""
    return max(max(week.load, week.capacity, week.ordinary) for week in weeks)


def standing(week: Week) -> str:
    """Say how a week is: "calm", "over by 1:30 h"; or that there is nothing of it."""
    if not (week.capacity or week.load):
        return "off"
    return f"over by {clock(week.over)} h" if week.word is Word.OVER else week.word


def most_of(row: WeekRow) -> str:
    """Say what a week holds, by what it is: "2 meetings, 3 steps"."""
    words = {
        "meeting": ("meeting", "meetings"),
        "step": ("step", "steps"),
        "cadence": ("touch", "touches"),
        "thanks": ("thank-you", "thank-yous"),
    }
    counts = dict.fromkeys(words, 0)
    for item in row.week.items:
        counts[item.cause] += 1
    return ", ".join(count(n, *words[cause]) for cause, n in counts.items() if n)


def sparkline(counts: Sequence[int]) -> str:
    """Return numbers as so many signs, each as high as its number: "▂▃▁▄"."""
    signs, most = "▁▂▃▄▅▆▇", max(*counts, 1)
    return "".join(signs[-(-number * (len(signs) - 1) // most)] for number in counts)


def changed(view: BreakView) -> Iterator[tuple[Week, Week]]:
    """Yield the weeks that a break changes, before and after, and those over."""
    for old, new in zip(view.now, view.after, strict=True):
        before, after = old.week, new.week
        is_same = (before.load, before.capacity) == (after.load, after.capacity)
        if before.over or not is_same:
            yield before, after


def load_said(week: Week) -> str:
    """Say what a week takes, and how it is: "2:15 of 4:00 h, calm"."""
    return f"{clock(week.load)} of {clock(week.capacity)} h, {standing(week)}"


def load_brief(week: Week) -> str:
    """Say the same in few cells: "6:45/4:00 over"."""
    how = "over" if week.over else standing(week)
    return f"{clock(week.load)}/{clock(week.capacity)} {how}"


def moved_said(row: MoveRow, today: date) -> tuple[str, str, str]:
    """Say who and what is moved, from which day to which."""
    item = row.move.item
    days = f"{day(item.on, today)} to {day(row.move.to, today)}"
    return row.name, item.what, days


def pace_lines(view: ForecastView) -> Iterator[str]:
    """Yield what there was lately, and once, kindly, where that leads."""
    pace = view.pace
    yield (
        f"{count(pace.meetings, 'meeting')} in the last 12 weeks: a year of this is "
        f"{pace.a_year}, your limit {view.limit}."
    )
    if pace.a_year >= SPEAKER:
        yield f"At {SPEAKER} a year a speaker crashed over the holidays. Go gently."
    if over := view.first_over:
        number = week_number(over.monday)
        yield (
            f"The week of {day(over.monday, view.today)} ({number}) is over by "
            f"{clock(over.over)} h: move, call off, or let rest."
        )


def left_lines(view: BreakView) -> Iterator[str]:
    """Yield who waits for the first day back, and what finds no room, if any."""
    if view.waiting:
        names = ", ".join(row.name for row in view.waiting)
        yield f"Being in touch waits for the first day back: {names}."
    if not view.stuck:
        return
    people = dict.fromkeys(row.name or row.item.what for row in view.stuck)
    yield (
        f"{clock(view.plan.too_much)} h find no room. Write to, or let rest: "
        f"{', '.join(people)}."
    )
