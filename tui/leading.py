"""Who led to whom on the command line: somebody put in, who led, the tree."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from store.decisions.capture import AddPerson
from store.decisions.people import LedBy
from store.rules.capturing import name_and_how
from store.rules.words import count
from tui.commands import network_of, say
from tui.printing import print_json

if TYPE_CHECKING:
    from store.network import Network
    from store.records import Person
    from store.rules.forest import Branch, Came
    from store.rules.leads import Hint


def _add(options: Namespace) -> int:
    with network_of(options) as network:
        by = network.find_person(options.led).id if options.led else ""
        name = " ".join(options.name)
        how = options.know
        if not how:
            name, how = name_and_how(name)
        done = network.decide(AddPerson(name, how, by))
    return say(options, done)


def _led(options: Namespace) -> int:
    with network_of(options) as network:
        person = network.find_person(options.name)
        if options.by or options.nobody:
            by = network.find_person(options.by).id if options.by else ""
            return say(options, network.decide(LedBy(person.id, by)))
        chain = network.chain(person)
        hints = network.hints(person.id) if options.hints or not chain else []
    if options.json:
        print_json(_led_as_json(person, chain, hints))
        return 0
    if not options.hints:
        from screens.chain_words import chain_said

        print(chain_said(person, chain) if chain else f"Nobody led to {person.name}.")
    for hint in hints:
        print(f"{hint.by.name} ({_place(hint)}): {hint.words}")
    if options.hints and not hints:
        print(f"Nothing that was written hints at who led to {person.name}.")
    elif hints:
        print(f'fewer led "{person.name}" "{hints[0].by.name}" keeps it.')
    return 0


def _place(hint: Hint) -> str:
    return f"{hint.where.name.lower().replace('_', ' ')}, {hint.on}"


def _led_as_json(
    person: Person, chain: list[Person], hints: list[Hint]
) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "chain": [{"id": each.id, "name": each.name} for each in chain],
        "hints": [
            {
                "id": hint.by.id,
                "name": hint.by.name,
                "words": hint.words,
                "where": hint.where.name.lower(),
                "on": hint.on,
            }
            for hint in hints
        ],
    }


# The tree.


def _tree(options: Namespace) -> int:
    with network_of(options) as network:
        person = network.find_person(options.name) if options.name else None
        branches = _shown(network, person, options.depth)
        chain = network.chain(person) if person else []
    if options.json:
        print_json(
            {
                "chain": [{"id": each.id, "name": each.name} for each in chain],
                "branches": [_as_json(branch) for branch in branches],
            }
        )
        return 0
    if person:
        from screens.chain_words import chain_said

        print(chain_said(person, chain))
    if not branches and not person:
        print("Nobody led to anybody yet. fewer led NAME BY keeps who did.")
    for line in _lines(branches, _ascii(options)):
        print(line)
    return 0


def _ascii(options: Namespace) -> bool:
    from tui.preflight import ascii_only

    return bool(options.ascii) or ascii_only(os.environ, sys.stdout.encoding)


def _shown(network: Network, person: Person | None, depth: int | None) -> list[Branch]:
    """Return the branches from one person on, or all, down to a depth."""
    branches = list(network.forest())
    if person:
        ids = [branch.person.id for branch in branches]
        at = ids.index(person.id) if person.id in ids else len(branches)
        branches = branches[at : at + branches[at].people + 1] if branches[at:] else []
    top = branches[0].depth if branches else 0
    if depth is None:
        return branches
    return [branch for branch in branches if branch.depth - top < depth]


def _lines(branches: list[Branch], ascii: bool) -> Iterator[str]:
    """Yield a line for each, behind guides to whoever led to them."""
    from screens.chain_words import guides_before, set_in

    for branch, (depth, lasts) in zip(branches, set_in(branches, _MOST), strict=True):
        guides = guides_before(depth, lasts, _MOST, cells=3)
        people = count(branch.people, "person", "people") if branch.people else ""
        came = " · ".join(filter(None, (people, branch.whole.said)))
        line = f"{branch.person.name}  ({came})" if came else branch.person.name
        yield (guides + line).translate(_ASCII) if ascii else guides + line


_MOST = 12
"""So many guides there are before a name; beyond, a number says how deep it is."""

_ASCII = str.maketrans("│├└─·", "|++--")


def _as_json(branch: Branch) -> dict[str, Any]:
    return {
        "id": branch.person.id,
        "name": branch.person.name,
        "led_by": branch.person.led_by,
        "depth": branch.depth,
        "led": branch.led,
        "people": branch.people,
        "own": _counts(branch.own),
        "whole": _counts(branch.whole),
    }


def _counts(came: Came) -> dict[str, int]:
    return {
        "introductions": came.introductions,
        "meetings": came.meetings,
        "gifts": came.gifts,
        "jobs": came.jobs,
        "outcomes": came.outcomes,
    }


LEADING: dict[str, Callable[[Namespace], int]] = {
    "add": _add,
    "led": _led,
    "tree": _tree,
}
