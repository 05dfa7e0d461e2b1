"""The command line as it may be typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from tui.arguments.everyday import deciding, following, reading, tending, working_off
from tui.arguments.giving import giving
from tui.arguments.keeping import fitting_in, keeping
from tui.arguments.meetings import forecasting, preparing
from tui.arguments.parsers import CommandsParser, LaterParser, Parser
from tui.arguments.reaching import introducing, inviting, leading

EXIT_CODES = """\
exit codes: 0 done, 1 refused or failed (the reason said), 2 wrong usage,
3 the store is damaged, 4 the store is locked"""


_INTENTS: dict[str, tuple[Callable[[Any], None], ...]] = {
    "To look": (reading,),
    "Invitations to you, and your cap": (deciding,),
    "Talks, and what follows": (following, working_off),
    "Those you tend": (tending,),
    "Invitations you write": (inviting,),
    "Meetings": (preparing,),
    "The weeks ahead": (forecasting,),
    "Whom you know, and who led to whom": (leading,),
    "Introductions": (introducing,),
    "What came and went": (giving,),
    "Your data": (keeping,),
    "As you like it": (fitting_in,),
}
"""What one wants to do, and the commands for it."""


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print it."""
        from importlib.metadata import version

        print(f"fewer {version('fewer')}")
        parser.exit()


def parser() -> Parser:
    """Return the parser of everything that can be typed after `fewer`."""
    top = CommandsParser(
        prog="fewer",
        description="A weekly review of your network: fewer, deeper connections.",
        epilog=f"Without a command, fewer opens the review.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _whole_program(top)
    commands = top.add_subparsers(
        prog="fewer",
        dest="command",
        metavar="COMMAND",
        parser_class=LaterParser,  # type: ignore[type-var]  # All that it is asked for.
    )
    for title, adding in _INTENTS.items():
        before = len(commands._choices_actions)
        for add in adding:
            add(commands)
        top.intend(title, commands._choices_actions[before:])
    return top


def _whole_program(top: Parser) -> None:
    top.add_argument("--version", action=_Version, nargs=0, help="print the version")
    top.add_argument("--home", metavar="DIR", help="where the store is")
    top.add_argument(
        "--demo", action="store_true", help="made-up people, in a temporary store"
    )
    top.add_argument("--ascii", action="store_true", help="draw with ASCII alone")
    top.add_argument(
        "--mouse",
        action=argparse.BooleanOptionalAction,
        help="take mouse reports (the default, except over SSH)",
    )
