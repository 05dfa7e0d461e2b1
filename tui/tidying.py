"""`fewer merge` and `fewer forget`: two who are one, and one who is to be gone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.printing import print_json

if TYPE_CHECKING:
    from store.views import MergeView


def merge(options: Namespace) -> int:
    """Merge two people, or show what would become of them."""
    from store.decisions.merging import MergePeople
    from store.rules.short_ids import short_id
    from tui.commands import network_of, say

    with network_of(options) as network:
        keep = network.find_person(options.keep)
        other = network.find_person(options.other)
        view = network.merging(keep.id, other.id)
        short = short_id(keep.id, (person.id for person in network.people()))
        if not options.dry_run:
            done = network.decide(MergePeople(keep.id, other.id))
            return say(options, done, kept=keep.id, merged=other.id)
    if options.json:
        print_json(_fields(view))
    else:
        _print(view, short)
    return 0


def _print(view: MergeView, short: str) -> None:
    print(f"Would keep {view.keep.name} (id {short})")
    for each in view.comes:
        print(f"  {each}")
    for each in view.goes:
        print(f"  lost of {view.other.name}: {each.field} {each.before}")
    for table, number in view.moves:
        print(f"  {table} that move: {number}")


def _fields(view: MergeView) -> dict[str, object]:
    return {
        "kept": view.keep.id,
        "merged": view.other.id,
        "changes": [
            {"field": f.field, "before": f.before, "after": f.after} for f in view.comes
        ],
        "lost": [{"field": f.field, "value": f.before} for f in view.goes],
        "moves": dict(view.moves),
    }


def forget(options: Namespace) -> int:
    """Forget somebody for good, if their whole name was typed."""
    from store.decisions.forgetting import ForgetPerson
    from tui.commands import network_of, say

    with network_of(options) as network:
        person = network.find_person(options.name)
        done = network.decide(ForgetPerson(person.id, options.confirm))
    return say(options, done)


TIDYING: dict[str, Callable[[Namespace], int]] = {"merge": merge, "forget": forget}
