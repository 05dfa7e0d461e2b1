"""Arguments that several commands take, and what can't stand together."""

from __future__ import annotations

import argparse
from typing import Any

from tui.arguments.parsers import LaterParser

_ANYWHERE: dict[str, dict[str, Any]] = {
    "--home": {"metavar": "DIR"},
    "--demo": {"action": "store_true"},
    "--ascii": {"action": "store_true"},
}
"""Options of the whole program that may stand behind the command as well."""


def adder(commands: Any) -> Any:
    """Return what adds a command; every one can print JSON."""

    def add(name: str, does: str, short: str = "") -> LaterParser:
        command: LaterParser = commands.add_parser(
            name, help=does, description=does[0].upper() + does[1:] + "."
        )
        command.add_argument("--json", action="store_true", help="as JSON")
        for name, options in _ANYWHERE.items():
            command.add_argument(
                name, default=argparse.SUPPRESS, help=argparse.SUPPRESS, **options
            )
        if short:
            command.add_argument("--short", action="store_true", help=short)
        return command

    return add


def takes_invitation(command: LaterParser) -> None:
    """Let it name an invitation."""
    command.add_argument("invitation", metavar="INVITATION", help="a name, or an id")


def takes_person(command: LaterParser) -> None:
    """Let it name a person."""
    command.add_argument("name", metavar="NAME", help="a name, or an id")


def takes_pending(command: LaterParser) -> None:
    """Let it name a line of the queue."""
    command.add_argument("name", metavar="NAME", help="a name, or a key of the queue")


def takes_why_though_full(command: LaterParser) -> None:
    """Let it say why a meeting stays in a full week."""
    command.add_argument(
        "--why",
        metavar="TEXT",
        default="",
        help="why on that day: needed, and kept, where its week is full",
    )


def takes_card(command: LaterParser) -> None:
    """Let it name a meeting."""
    command.add_argument("card", metavar="CARD", help="a name, or an id")


def takes_talk(command: LaterParser) -> None:
    """Let it say when a talk was, how long, and by what means."""
    command.add_argument("--on", metavar="DAY", help='"last friday"; today if not said')
    command.add_argument("--minutes", type=int, metavar="N", help="how long")
    command.add_argument(
        "--kind", choices=("meeting", "call", "mail", "message"), help="by what means"
    )


def needs(one: object, name: str, other: object, its: str) -> str:
    """Say that the one goes with the other, where it stands alone."""
    return f"{name} goes with {its}" if one and not other else ""


def excludes(one: object, name: str, other: object, its: str) -> str:
    """Say that both exclude each other, where both are said."""
    return f"{name} and {its} exclude each other" if one and other else ""


def no_calendar(typed: argparse.Namespace) -> str:
    """Say where a calendar can't go, or what it can't be beside."""
    return needs(typed.path, "-o", typed.ics, "--ics") or excludes(
        typed.json, "--json", typed.ics, "--ics"
    )
