"""The command line as it may be typed."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

EXIT_CODES = """\
exit codes: 0 done, 1 refused or failed (the reason said), 2 wrong usage,
3 the store is damaged, 4 the store is locked"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with code 2."""
        self.exit(2, f"fewer: {message}. fewer --help shows what there is.\n")


class LaterParser:
    """A command's parser, made only if that command is the one that was typed.

    It stands in for a `Parser` where argparse makes one a command: 16 of them take
    as long as all else that `fewer status` does.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._arguments: list[tuple[tuple[str, ...], dict[str, Any]]] = []

    def add_argument(self, *names: str, **options: Any) -> None:
        """Remember an argument."""
        self._arguments.append((names, options))

    def parse_known_args(
        self, arguments: list[str], namespace: argparse.Namespace | None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse what follows the command's name."""
        parser = Parser(**self._options)
        for names, options in self._arguments:
            parser.add_argument(*names, **options)
        return parser.parse_known_args(arguments, namespace)


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print it."""
        from importlib.metadata import version

        print(f"fewer {version('fewer')}")
        parser.exit()


def parser() -> Parser:
    """Return the parser of everything that can be typed after `fewer`."""
    top = Parser(
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
    _reading(commands)
    _deciding(commands)
    _keeping(commands)
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


def _reading(commands: Any) -> None:
    add = _adder(commands)
    add("status", "bandwidth in one line", short="for a tmux status line")
    inbox = add("inbox", "invitations, with the verdict and the words it rests on")
    inbox.add_argument("--all", action="store_true", help="settled ones too")
    people = add("people", "find people")
    people.add_argument("query", nargs="*", metavar="QUERY")
    verdict = add("verdict", "judge a note on standard input")
    verdict.add_argument(
        "--jsonl", action="store_true", help="one JSON object a line: text, from, to"
    )
    history = add("history", "what was decided, the newest first")
    history.add_argument(
        "-n", type=_at_least_one, default=0, help="only so many", dest="most"
    )
    add("info", "paths, versions, terminal, sizes")


def _deciding(commands: Any) -> None:
    add = _adder(commands)
    bring = add("import", "bring in a LinkedIn export: zip, folder or CSV files")
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )
    _invitation(ask := add("ask", "a reply went first: thanks, how did you find me?"))
    ask.add_argument("--reply", help="what you sent, if not the draft")
    _invitation(answer := add("answer", "they answered"))
    answer.add_argument("text", nargs="+", metavar="TEXT")
    _invitation(accept := add("accept", "accept; as known, or with a place"))
    accept.add_argument("--know", metavar="HOW", default="", help="how you know them")
    accept.add_argument("--purpose", default="", help="a place, for this reason")
    accept.add_argument("--cadence", default="", help='"2 weeks", "monthly"')
    accept.add_argument("--rest", metavar="NAME", default="", help="who rests for it")
    _invitation(later := add("later", "put an invitation off to a day"))
    later.add_argument("day", nargs="+", metavar="DAY", help='"fri", "4 jan", "+10d"')
    _invitation(add("decline", "let an invitation go"))
    cap = add("cap", "change how many may be active at once")
    cap.add_argument("cap", type=int)
    cap.add_argument("--why", required=True, help="the reason is kept")


def _keeping(commands: Any) -> None:
    add = _adder(commands)
    add("undo", "take back what was decided last")
    add("redo", "do again what was undone last")
    check = add("check", "verify the store; say what is wrong and what would help")
    check.add_argument("--repair", action="store_true", help="mend what can be mended")


_ANYWHERE: dict[str, dict[str, Any]] = {
    "--home": {"metavar": "DIR"},
    "--demo": {"action": "store_true"},
    "--ascii": {"action": "store_true"},
}
"""Options of the whole program that may stand behind the command as well."""


def _adder(commands: Any) -> Any:
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


def _invitation(command: LaterParser) -> None:
    command.add_argument("invitation", metavar="INVITATION", help="a name, or an id")
