"""Meetings and the weeks ahead, as they may be typed."""

from __future__ import annotations

import argparse
from typing import Any

from tui.arguments.parsers import LaterParser
from tui.arguments.shared import (
    adder,
    excludes,
    needs,
    takes_card,
    takes_person,
    takes_why_though_full,
)


def preparing(commands: Any) -> None:
    """Add the meetings, from an idea to how it went."""
    add = adder(commands)
    prep = add("prep", "the meetings to come, or one card whole")
    prep.add_argument("card", nargs="?", metavar="CARD", help="a name, or an id")
    takes_person(meet := add("meet", "propose a meeting: an idea, or a day"))
    meet.add_argument("when", nargs="*", metavar="WHEN", help='"tue 10:00", "4 jan"')
    meet.add_argument("--minutes", type=int, metavar="N", default=60, help="how long")
    meet.add_argument("--where", default="", help="where, or by what means")
    takes_why_though_full(meet)
    takes_card(prepare := add("prepare", "write on a meeting's card"))
    for field, what in _FIELDS.items():
        prepare.add_argument(
            f"--{field.replace('_', '-')}", action="append", metavar="TEXT", help=what
        )
    prepare.object_if(_nothing_written)
    takes_card(move := add("move", "the meeting is on another day"))
    move.add_argument("when", nargs="+", metavar="WHEN", help='"tue 10:00", "4 jan"')
    takes_why_though_full(move)
    takes_card(place := add("place", "where the meeting is, or by what means"))
    place.add_argument("where", nargs="+", metavar="WHERE", help='"video, 45 min"')
    place.add_argument(
        "--minutes", type=int, metavar="N", help="how long, if not as it was"
    )
    takes_card(add("confirm", "the meeting is confirmed; that takes a ready card"))
    takes_card(call_off := add("call-off", "not to meet, with a kind note"))
    call_off.add_argument(
        "--postpone", action="store_true", help="the note postpones it"
    )
    takes_card(debrief := add("debrief", "how a meeting went, and what follows"))
    _debrief(debrief)


_FIELDS = {
    "purpose": "why you meet",
    "my_help": "a way you can help; again for another",
    "their_help": "a way they can help; again for another",
    "questions": "a question; again for another",
}
"""What can be written on a card, by field."""


def _debrief(debrief: LaterParser) -> None:
    debrief.add_argument("said", nargs="+", metavar="SAID", help="what was said")
    debrief.add_argument("--given", metavar="TEXT", default="", help="what you gave")
    debrief.add_argument(
        "--received", metavar="TEXT", default="", help="what you were given"
    )
    debrief.add_argument("--on", metavar="DAY", help="the day, if not as planned")
    debrief.add_argument("--minutes", type=int, metavar="N", help="if not as planned")
    debrief.add_argument(
        "--next",
        action="append",
        default=[],
        metavar="STEP",
        help='"send the list fri"; again for another',
    )
    debrief.add_argument("--nothing-owed", action="store_true", help="or nothing is")
    debrief.add_argument("--thank-by", metavar="DAY", help="if not within two days")
    debrief.add_argument("--no-thanks", action="store_true", help="no thank-you is due")
    debrief.object_if(
        lambda typed: (
            excludes(typed.next, "--next", typed.nothing_owed, "--nothing-owed")
            or excludes(typed.thank_by, "--thank-by", typed.no_thanks, "--no-thanks")
        )
    )


def forecasting(commands: Any) -> None:
    """Add the weeks ahead, breaks and hours."""
    add = adder(commands)
    forecast = add("forecast", "the weeks ahead: what they take of the hours there are")
    forecast.add_argument(
        "--weeks",
        type=int,
        metavar="N",
        help="4 to 52; or config.toml says",
    )
    rest = add("break", "days off, and what is due in them before or after")
    rest.add_argument("first", metavar="FIRST", help='"21 dec", "mon"')
    rest.add_argument("last", metavar="LAST", help='"3 jan", "+13d" from the first')
    rest.add_argument("--what", metavar="TEXT", default="", help="what it is")
    rest.add_argument("--dry-run", action="store_true", help="only show the plan")
    off = add("time-off", "days off: take them, or list them")
    off.add_argument("first", nargs="?", metavar="FIRST", help='"21 dec", "mon"')
    off.add_argument("last", nargs="?", metavar="LAST", help="the same day if not said")
    off.add_argument("--what", metavar="TEXT", default="", help="what it is")
    off.add_argument("--remove", metavar="ID", default="", help="not off after all")
    off.object_if(
        lambda typed: (
            excludes(typed.first, "FIRST", typed.remove, "--remove")
            or needs(typed.what, "--what", typed.first, "FIRST")
        )
    )
    _hours(add("hours", "your hours a week, and what things take of them"))
    busy = add("busy", "bring in when you are busy, from iCalendar files")
    busy.add_argument("files", nargs="+", metavar="FILE")
    busy.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )


_COSTS = {
    "prepare": "minutes to prepare a meeting",
    "follow_through": "minutes to follow it through",
    "follow_up": "minutes for a next step",
    "touch": "minutes to be in touch",
}
"""What minutes can be said of."""


def _hours(hours: LaterParser) -> None:
    hours.add_argument("hours", nargs="?", type=int, metavar="N", help="hours a week")
    hours.add_argument(
        "--by-weekday", metavar="HOURS", help='from Monday on: "1 1 0 1 1 0 0"'
    )
    for name, what in _COSTS.items():
        option = f"--{name.replace('_', '-')}"
        hours.add_argument(option, type=int, metavar="N", help=what)
    hours.add_argument(
        "--country", metavar="C", help='whose public holidays to keep; "" keeps none'
    )
    hours.add_argument("--region", metavar="R", help="the part of the country")
    hours.object_if(_several_at_once)


def _nothing_written(typed: argparse.Namespace) -> str:
    if any(getattr(typed, field) is not None for field in _FIELDS):
        return ""
    return "what is it? --purpose, --my-help, --their-help or --questions says so"


def _several_at_once(typed: argparse.Namespace) -> str:
    """Each of them is a decision, and one undo takes one back."""
    kinds = (
        (typed.hours is not None, "N"),
        (typed.by_weekday is not None, "--by-weekday"),
        (any(getattr(typed, name) is not None for name in _COSTS), "minutes"),
        (not (typed.country is None and typed.region is None), "holidays"),
    )
    said = [name for is_said, name in kinds if is_said]
    return f"{' and '.join(said)} are changed one at a time" if said[1:] else ""
