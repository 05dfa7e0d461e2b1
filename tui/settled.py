"""`fewer settings`: how the user is held to it, listed, and changed one at a time."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from store.decisions.settings import (
    WEEKDAYS,
    ChangeLapse,
    ChangePace,
    ReviewOn,
    SignAs,
    weekday_named,
)
from store.errors import OutOfRange
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.records import Settings


def settle(options: Namespace) -> int:
    """List the settings, or change one."""
    if options.name:
        decision = _meant(options.name, " ".join(options.value))
        with network_of(options) as network:
            done = network.decide(decision)
        return say(options, done)
    with network_of(options) as network:
        listed = _listed(network.settings)
    if options.json:
        print_json({name: value for name, value, _ in listed})
    else:
        print_table((name, str(value), how) for name, value, how in listed)
    return 0


def _listed(settings: Settings) -> list[tuple[str, str | int, str]]:
    """Return each setting by its name, and the command that changes it."""
    hours = settings.hours_by_weekday or settings.hours_per_week
    holidays = f"{settings.country} {settings.region}".strip() or "none"
    return [
        ("name", settings.name, "fewer settings name NAME"),
        ("cap", settings.cap, "fewer cap N --why REASON"),
        ("meetings", settings.meetings_per_week, "fewer settings meetings N"),
        ("hours", hours, "fewer hours N"),
        ("holidays", holidays, "fewer hours --country C"),
        ("lapse", settings.lapse_days, "fewer settings lapse DAYS"),
        ("review", WEEKDAYS[settings.review_weekday], "fewer settings review DAY"),
    ]


def _meant(name: str, value: str) -> Decision:
    """Return the decision to change a setting; raises `OutOfRange` for no number."""
    if name == "review":
        return ReviewOn(_weekday(value))
    return SignAs(value) if name == "name" else _NUMBERS[name](_number(name, value))


def _number(name: str, value: str) -> int:
    if value.isascii() and value.isdigit():
        return int(value)
    raise OutOfRange(f"“{value}” is no number of {_COUNTED[name]}.")


_NUMBERS: dict[str, Callable[[int], Decision]] = {
    "meetings": ChangePace,
    "lapse": ChangeLapse,
}
_COUNTED = {"meetings": "meetings", "lapse": "days"}


def _weekday(value: str) -> int:
    if (weekday := weekday_named(value)) is None:
        raise OutOfRange(f"“{value}” is no day of the week. Try: sun.")
    return weekday
