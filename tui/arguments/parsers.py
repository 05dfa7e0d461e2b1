"""Parsers that are made only for the command that was typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with code 2."""
        end = "" if message.endswith("?") else "."
        self.exit(2, f"fewer: {message}{end} fewer --help shows what there is.\n")


class CommandsParser(Parser):
    """Parses the whole line; its help lists the commands by what one wants to do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._intents: list[tuple[str, Sequence[argparse.Action]]] = []

    def intend(self, title: str, commands: Sequence[argparse.Action]) -> None:
        """List these commands below a title."""
        self._intents.append((title, commands))

    def format_help(self) -> str:
        """Set the usage before the commands, and the options after them."""
        help = self._get_formatter()
        help.add_text("usage: fewer [OPTION ...] [COMMAND ...]")
        help.add_text(self.description)
        options = self._action_groups[1]
        for title, actions in (*self._intents, (options.title, options._group_actions)):
            help.start_section(title)
            help.add_arguments(actions)
            help.end_section()
        help.add_text(self.epilog)
        return help.format_help()

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Name the command that may be meant, rather than all sixty."""
        if action.dest != "command" or value in (action.choices or ()):
            super()._check_value(action, value)
            return
        from difflib import get_close_matches

        near = get_close_matches(value, [*(action.choices or ())], n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        raise argparse.ArgumentError(None, f"there is no command “{value}”{meant}")


class LaterParser:
    """A command's parser, made only if that command is the one that was typed.

    It stands in for a `Parser` where argparse makes one a command: 16 of them take
    as long as all else that `fewer status` does.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._arguments: list[tuple[tuple[str, ...], dict[str, Any]]] = []
        self._objections: list[Objection] = []

    def add_argument(self, *names: str, **options: Any) -> None:
        """Remember an argument."""
        self._arguments.append((names, options))

    def object_if(self, objection: Objection) -> None:
        """Remember what is wrong about arguments that can't stand together."""
        self._objections.append(objection)

    @property
    def about(self) -> str:
        """What the command does."""
        return str(self._options.get("description", ""))

    def made(self) -> Parser:
        """Return the parser it stands in for."""
        parser = Parser(**self._options)
        for names, options in self._arguments:
            parser.add_argument(*names, **options)
        return parser

    def parse_known_args(
        self, arguments: list[str], namespace: argparse.Namespace | None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse what follows the command's name; options may stand among words."""
        parser = self.made()
        typed, unknown = parser.parse_known_intermixed_args(arguments, namespace)
        for objection in self._objections:
            if wrong := objection(typed):
                parser.error(wrong)
        return typed, unknown


Objection = Callable[[argparse.Namespace], str]
"""Says what is wrong with what was typed, or ""."""


def at_least_one(text: str) -> int:
    """Return a number; ValueError if it is less than 1."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number
