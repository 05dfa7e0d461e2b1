"""The bandwidth meter as text; drawn on every screen, printed by `fewer status`."""

from __future__ import annotations

from datetime import date

from screens.week_words import week_number
from store.rules.cap import Bandwidth

CELLS = 12
"""How many cells the bar is wide, whatever the cap."""


def bar(bandwidth: Bandwidth, *, ascii: bool = False) -> str:
    """Return the places taken as a bar; it is full only when all of them are."""
    taken = min(bandwidth.active * CELLS // max(bandwidth.cap, 1), CELLS)
    if bandwidth.active and not taken:
        taken = 1
    full, empty = ("#", ".") if ascii else ("█", "░")
    drawn = full * taken + empty * (CELLS - taken)
    return f"[{drawn}]" if ascii else drawn


def wide(
    bandwidth: Bandwidth, over_week: date | None = None, *, ascii: bool = False
) -> str:
    """Return the line for a terminal of 60 columns or more.

    The first week ahead that is over is named by its number.
    """
    drawn, dot = bar(bandwidth, ascii=ascii), "-" if ascii else "·"
    if bandwidth.over:
        figures = f"+{bandwidth.over} over {bandwidth.cap}"
        state = _state(bandwidth) + _ahead(over_week, dot)
        return f"Bandwidth {drawn}{figures} {dot} {state}"
    figures = f"{bandwidth.active:2} of {bandwidth.cap}"
    state = _state(bandwidth)
    if over_week:  # Both must fit in 80 columns.
        state = state.replace("before you take on another", "first")
    elif ascii:  # The bar's brackets take two cells more.
        state = state.replace("take on another", "add another")
    return f"Bandwidth {drawn} {figures} {dot} {state}{_ahead(over_week, dot)}"


def _ahead(over_week: date | None, dot: str) -> str:
    return f" {dot} {named(over_week)}" if over_week else ""


def named(over_week: date) -> str:
    """Name a week that is over, as calendars number it (ISO 8601): "w51 over"."""
    return f"{week_number(over_week)} over"


def week(meetings: int, limit: int) -> str:
    """Return how many meetings this week has, as the end of the line, if any."""
    return f" · this week {meetings} of {limit} meetings" if meetings else ""


def narrow(
    bandwidth: Bandwidth, over_week: date | None = None, *, ascii: bool = False
) -> str:
    """Return the line for a narrow terminal; its figures say how full it is."""
    drawn = bar(bandwidth, ascii=ascii)
    if over_week:
        return f"{drawn} {bandwidth.active}/{bandwidth.cap} {named(over_week)}"
    if bandwidth.over:
        return f"{drawn} {bandwidth.active}/{bandwidth.cap} over by {bandwidth.over}"
    room = f"room for {bandwidth.room}" if bandwidth.room else "full"
    return f"{drawn} {bandwidth.active}/{bandwidth.cap} {room}"


def short(
    bandwidth: Bandwidth, waiting: int, due: int, over_week: date | None = None
) -> str:
    """Return what fits a tmux status line: "8/12 · 3 new · 2 due · w51 over"."""
    counts = [f"{waiting} new"] * bool(waiting) + [f"{due} due"] * bool(due)
    counts += [named(over_week)] if over_week else []
    return " · ".join([f"{bandwidth.active}/{bandwidth.cap}", *counts])


def _state(bandwidth: Bandwidth) -> str:
    if bandwidth.over:
        return f"nothing new until {_number(bandwidth.over + 1)} rest"
    if not bandwidth.room:
        return "full: let one rest before you take on another"
    if bandwidth.room == 1 and bandwidth.active:
        return "room for 1, choose with care"
    return f"room for {bandwidth.room}"


def _number(number: int) -> str:
    words = ("no one", "one", "two", "three", "four", "five", "six", "seven")
    return words[number] if number < len(words) else str(number)
