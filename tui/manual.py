"""The manual page, written from the parser and the bindings."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.arguments.parsers import LaterParser, Parser
from tui.arguments.whole import parser

PAGE = Path(__file__).with_name("fewer.1")
"""The page as it is delivered."""

_DESCRIPTION = """\
fewer is a full-screen terminal app for a weekly review of the people you know: fewer
connections, deeper, each for a reason. It helps to decide, prepare, write and remember.
It never sends, accepts or contacts anyone by itself, and nothing leaves the machine."""

_FILES = {
    "~/.local/share/fewer": "the store: the journal of what was decided, and backups",
    "~/.config/fewer/config.toml": "how fewer looks; fewer config --write begins it",
    "~/.config/fewer/keys.toml": "other keys, by the id of what they do",
}

_ENVIRONMENT = {
    "FEWER_HOME": "where the store is; --home goes before it",
    "FEWER_STATE": "what belongs to this device alone",
    "FEWER_CONFIG": "the directory of config.toml and keys.toml",
    "NO_COLOR": "if it is not empty, no colours",
    "SSH_CONNECTION": "if it is set, the mouse is left to the terminal",
    "VISUAL, EDITOR": "what a text is edited in",
}

_EXITS = {
    "0": "done",
    "1": "refused or failed; the reason is said",
    "2": "wrong usage",
    "3": "the store is damaged",
    "4": "the store is locked",
}


def manual() -> str:
    """Return the page that was delivered: to write it anew takes all the screens."""
    return PAGE.read_text("utf-8")


def written() -> str:
    """Return the page as the parser and the bindings have it now."""
    from importlib.metadata import version

    return "\n".join(_page(version("fewer"))) + "\n"


def _page(version: str) -> Iterator[str]:
    top = parser()
    yield f'.TH FEWER 1 "" "fewer {version}" "User Commands"'
    yield from (".SH NAME", r"fewer \- a weekly review of your network")
    yield from (".SH SYNOPSIS", ".B fewer", "[options]", ".br", ".B fewer")
    yield from (r".I command", "[options] ...")
    yield from (".SH DESCRIPTION", *_text(_DESCRIPTION))
    yield from _text("Without a command, fewer opens the review. ? shows its keys.")
    yield ".SH OPTIONS"
    yield from _arguments(top)
    yield ".SH COMMANDS"
    yield from _text("Each takes --json as well, and --home, --demo and --ascii.")
    for name, command in _commands(top).items():
        yield from _command(name, command)
    yield from _keys()
    yield from (".SH FILES", *_terms(_FILES.items()))
    yield from (".SH ENVIRONMENT", *_terms(_ENVIRONMENT.items()))
    yield from (".SH EXIT STATUS", *_terms(_EXITS.items()))


def _commands(top: Parser) -> dict[str, LaterParser]:
    [found] = [action for action in top._actions if action.dest == "command"]
    assert isinstance(found.choices, dict)
    return found.choices


def _command(name: str, command: LaterParser) -> Iterator[str]:
    made = command.made()
    usage = " ".join(made.format_usage().split()).removeprefix("usage: ")
    shown = re.sub(r" ?\[(-h|--json|--home DIR|--demo|--ascii)\]", "", usage)
    yield from (f".SS {_escaped(name)}", ".B " + _escaped(shown), ".PP")
    yield from _text(command.about)
    yield from _arguments(made)


def _arguments(made: argparse.ArgumentParser) -> Iterator[str]:
    for action in made._actions:
        hidden = action.help is argparse.SUPPRESS or action.dest in ("help", "json")
        if hidden or action.dest == "command" or not action.help:
            continue
        takes = action.metavar or ("|".join(action.choices) if action.choices else "")
        name = ", ".join(action.option_strings) or str(takes or action.dest)
        if action.option_strings and action.nargs != 0 and takes:
            name += f" {takes}"
        yield from _term(name, action.help)


def _keys() -> Iterator[str]:
    from tui.keylist import key_list

    yield ".SH KEYS"
    for title, entries in key_list().items():
        yield f".SS {_escaped(title)}"
        yield from _terms((" ".join(entry.keys), entry.does) for entry in entries)


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in pairs:
        yield from _term(name, about)


def _term(name: str, about: str) -> Iterator[str]:
    yield from (".TP", r"\fB" + _escaped(name) + r"\fR", *_text(about))


def _text(text: str) -> Iterator[str]:
    """Return text in lines that are no requests, whatever they begin with."""
    for line in text.splitlines():
        escaped = _escaped(line)
        yield r"\&" + escaped if escaped[:1] in (".", "'") else escaped


def _escaped(text: str) -> str:
    """Return text as roff has it, in ASCII."""
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in plain)
