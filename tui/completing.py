"""What may come next on the command line: commands, options, values and names.

The scripts of `tui/shells.py` ask by `fewer completion` at each Tab. It reads the
parser itself, so that nothing is told twice; a name costs the opening of the store.
"""

from __future__ import annotations

import argparse
import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from screens.looks import LOOKS, look_named
from store.errors import FewerError
from tui.arguments.parsers import LaterParser, Parser
from tui.arguments.whole import parser
from tui.places import home_of, state_of
from tui.printing import print_json

if TYPE_CHECKING:
    from store.network import Network


class Candidate(Struct, frozen=True):
    """A word that may come next, and what it is."""

    word: str
    about: str = ""


FILES = Candidate("\0", "files")
"""Stands for the files there are, which a shell completes best itself."""


def candidates(words: list[str], home: str | None = None) -> list[Candidate]:
    """Return what the last of `words`, as far as it is typed, may become.

    `words` are those behind `fewer`; they may say where the store is, else `home`
    does. Of somebody's name any beginning will do, in capitals or not.
    """
    *before, typed = words or [""]
    top = parser()
    commands = _commands(top)
    place = next((n for n, word in enumerate(before) if word in commands), None)
    if place is None:
        return _begun(typed, _at_the_top(top, commands, before, typed))
    made = commands[before[place]].made()
    own = before[place + 1 :]
    found = _in_command(before[place], made, own, typed, _home_in(before) or home)
    return _begun(typed, found)


def _begun(typed: str, found: Iterable[Candidate]) -> list[Candidate]:
    wanted = typed.casefold()
    fits = (
        one for one in found if one is FILES or one.word.casefold().startswith(wanted)
    )
    return list(dict.fromkeys(fits))


def _commands(top: Parser) -> dict[str, LaterParser]:
    [found] = [action for action in top._actions if action.dest == "command"]
    assert isinstance(found.choices, dict)
    return found.choices


def _at_the_top(
    top: Parser, commands: dict[str, LaterParser], before: list[str], typed: str
) -> Iterator[Candidate]:
    if before and (option := _option(top, before[-1])) and _takes_value(option):
        yield FILES  # --home is the only one.
        return
    if typed.startswith("-"):
        yield from _options(top)
    elif not any(_is_lost(top, before)):
        for name, command in commands.items():
            yield Candidate(name, command.about)


def _is_lost(top: Parser, before: list[str]) -> Iterator[bool]:
    """Yield of each word whether it is neither an option nor the value of one."""
    words = iter(before)
    for word in words:
        option = _option(top, word)
        yield option is None
        if option and _takes_value(option):
            next(words, None)


def _in_command(
    name: str, made: Parser, own: list[str], typed: str, home: str | None
) -> Iterator[Candidate]:
    option = _option(made, own[-1]) if own else None
    if option and _takes_value(option):
        yield from _values(name, option, typed, home)
    elif typed.startswith("-"):
        yield from _options(made)
    elif name == "config" and own and (look := look_named(own[-1])):
        yield from (Candidate(str(value)) for value in look.values)
    elif wanted := _positional(made, own):
        yield from _values(name, wanted, typed, home)


def _option(made: Parser, word: str) -> argparse.Action | None:
    return made._option_string_actions.get(word)


def _takes_value(action: argparse.Action) -> bool:
    return action.nargs != 0


def _options(made: Parser) -> Iterator[Candidate]:
    for action in made._actions:
        if action.help is not argparse.SUPPRESS:
            for option in action.option_strings:
                if option.startswith("--"):
                    yield Candidate(option, action.help or "")


def _positional(made: Parser, own: list[str]) -> argparse.Action | None:
    """Return the positional argument that comes next; the last may go on."""
    places = [action for action in made._actions if not action.option_strings]
    given = 0
    words = iter(own)
    for word in words:
        if (option := _option(made, word)) is None:
            given += not word.startswith("-")
        elif _takes_value(option):
            next(words, None)
    if given < len(places):
        return places[given]
    return places[-1] if places and places[-1].nargs in ("+", "*") else None


def _values(
    name: str, action: argparse.Action, typed: str, home: str | None
) -> Iterator[Candidate]:
    """Return what an argument may be, by its choices or by what it is called."""
    if action.choices:
        yield from (Candidate(str(choice)) for choice in action.choices)
    elif action.metavar in ("FILE", "PATH", "DIR"):
        yield FILES
    elif name == "config":
        yield from (Candidate(look.name, look.label) for look in LOOKS)
    elif ask := _asked(name, action):
        yield from _from_the_store(ask, typed, home)


Asking = Callable[["Network", str], Iterator[Candidate]]
"""Yields names from the store that begin with what was typed, or at least those."""


def _asked(name: str, action: argparse.Action) -> Asking | None:
    """Return where the names are that an argument may be."""
    if action.metavar == "INVITATION" or (name, action.dest) == ("later", "name"):
        return _senders
    if action.metavar == "CARD":
        return _met
    if action.dest == "rest":
        return _tended
    if name in ("done", "drop", "write") and action.dest == "name":
        return _pending
    return _everyone if action.metavar in ("NAME", "BY", "QUERY") else None


def _everyone(network: Network, typed: str) -> Iterator[Candidate]:
    """Yield everyone; of thousands, before a letter is typed, only who has a place."""
    yield from _tended(network, typed)
    for person in network.people_beginning(typed) if typed else ():
        yield Candidate(person.name, person.company)


def _tended(network: Network, typed: str) -> Iterator[Candidate]:
    for holder in network.holders():
        yield Candidate(holder.person.name, holder.person.company)


def _senders(network: Network, typed: str) -> Iterator[Candidate]:
    for row in network.inbox().rows:
        yield Candidate(row.invitation.name, row.invitation.state)
    yield from _pending(network, typed)


def _pending(network: Network, typed: str) -> Iterator[Candidate]:
    for row in network.queue().rows:
        if row.name:
            yield Candidate(row.name, row.pending.what)


def _met(network: Network, typed: str) -> Iterator[Candidate]:
    for row in network.open_cards():
        yield Candidate(row.person.name, row.card.purpose)


def _home_in(before: list[str]) -> str | None:
    """Return what `--home` was given, if it was."""
    pairs = pairwise(before)
    return next((value for option, value in pairs if option == "--home"), None)


def _from_the_store(ask: Asking, typed: str, home: str | None) -> list[Candidate]:
    """Return names; of a store that isn't there, or is damaged, none, quietly."""
    try:
        where = home_of(home, os.environ)
        if not (where / "journal").is_dir():
            return []
        from store.network import Network

        network = Network(where, state_of(os.environ))
        try:
            return list(ask(network, typed))
        finally:
            network.close()
    except (FewerError, OSError):
        return []


def complete(options: Namespace) -> int:
    """Print what may come next, a line each, or the script that lets a shell ask."""
    from tui.shells import SCRIPTS, asked_about, lines_for, unquoted

    shell: str = options.shell
    words = asked_about(os.environ)
    if words is None:
        print_json({"script": SCRIPTS[shell]}) if options.json else print(
            SCRIPTS[shell], end=""
        )
        return 0
    found = candidates([unquoted(word, shell) for word in words], options.home)
    for line in lines_for(found, words[-1] if words else "", shell):
        print(line)
    return 0
