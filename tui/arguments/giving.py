"""Gifts, outcomes and seasons, as they may be typed."""

from __future__ import annotations

import argparse
from typing import Any

from tui.arguments.parsers import LaterParser
from tui.arguments.shared import adder, excludes, needs


def giving(commands: Any) -> None:
    """Add gifts, outcomes and seasons."""
    add = adder(commands)
    _gift(add("gift", "keep what came from somebody, or went to them"))
    gifts = add("gifts", "what came and what went, and the balance in words")
    gifts.add_argument("name", nargs="?", metavar="NAME", help="with one person")
    _outcome(add("outcome", "keep what came of it, and to whom it is owed"))
    add("outcomes", "what came of it, with the path of people that led there")
    _season(add("season", "a stage of a career: list, show, begin or end one"))
    add("quality", "what came of prepared meetings, and of unprepared ones")


def _gift(gift: LaterParser) -> None:
    gift.add_argument("name", nargs="?", metavar="NAME", help="a name, or an id")
    gift.add_argument("text", nargs="*", metavar="TEXT", help='"got: an idea, 12 nov"')
    gift.add_argument("--given", action="store_true", help="it went to them")
    gift.add_argument("--got", action="store_true", help="it came from them")
    gift.add_argument(
        "--kind",
        choices=("help", "introduction", "job", "idea", "support"),
        help="of what kind, if the words don't say so",
    )
    gift.add_argument("--on", metavar="DAY", help='"last friday"; today if not said')
    gift.add_argument("--change", metavar="ID", default="", help="tell it otherwise")
    gift.add_argument("--remove", metavar="ID", default="", help="not kept after all")
    gift.object_if(
        lambda typed: (
            excludes(typed.given, "--given", typed.got, "--got")
            or excludes(typed.change, "--change", typed.remove, "--remove")
            or excludes(typed.name, "NAME", typed.remove, "--remove")
            or _nothing_said(typed, typed.name and typed.text, "NAME and TEXT")
        )
    )


def _outcome(outcome: LaterParser) -> None:
    outcome.add_argument("text", nargs="*", metavar="TEXT", help='"new job at Vireo"')
    outcome.add_argument(
        "--thanks-to",
        action="append",
        default=[],
        metavar="NAME",
        help="to whom it is owed; again for another who shares in it",
    )
    outcome.add_argument("--on", metavar="DAY", help="today if not said")
    outcome.add_argument("--change", metavar="ID", default="", help="tell it otherwise")
    outcome.add_argument("--remove", metavar="ID", default="", help="not kept")
    outcome.object_if(
        lambda typed: (
            excludes(typed.change, "--change", typed.remove, "--remove")
            or excludes(typed.text, "TEXT", typed.remove, "--remove")
            or _nothing_said(
                typed, typed.text and typed.thanks_to, "TEXT and --thanks-to"
            )
        )
    )


def _nothing_said(typed: argparse.Namespace, said: object, what: str) -> str:
    return "" if said or typed.change or typed.remove else f"{what} are needed"


def _season(season: LaterParser) -> None:
    season.add_argument("name", nargs="?", metavar="NAME", help="its name, or an id")
    season.add_argument("first", nargs="?", metavar="FIRST", help='"mar 2025"')
    season.add_argument("last", nargs="?", metavar="LAST", help="it lasts if not said")
    season.add_argument(
        "--end", metavar="DAY", help='its last day: "today"; "never" if it lasts'
    )
    season.add_argument("--rename", metavar="TEXT", help="another name")
    season.add_argument("--put", metavar="PERSON", help="they were met in it")
    season.add_argument(
        "--take-out", metavar="PERSON", help="they go by the days again"
    )
    season.add_argument("--remove", action="store_true", help="not kept; people stay")
    season.object_if(_several_about_a_season)


def _several_about_a_season(typed: argparse.Namespace) -> str:
    kinds = (
        (typed.first, "FIRST"),
        (typed.end, "--end"),
        (typed.rename, "--rename"),
        (typed.put, "--put"),
        (typed.take_out, "--take-out"),
        (typed.remove, "--remove"),
    )
    said = [name for is_said, name in kinds if is_said]
    if said[1:]:
        return f"{' and '.join(said)} are decided one at a time"
    return needs(said, "".join(said), typed.name, "NAME")
