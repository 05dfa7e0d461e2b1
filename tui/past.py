"""`fewer history`, and what `fewer undo` or `fewer redo` would change."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from typing import TYPE_CHECKING

from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.views import StepView


def print_history(options: Namespace) -> int:
    """Print what was decided, the newest first."""
    from store.rules.search import plain
    from tui.commands import network_of

    wanted = plain(options.find)
    with network_of(options) as network:
        fitting = (p for p in network.history() if wanted in plain(p.said))
        past = list(islice(fitting, options.most or None))
    if options.json:
        print_json(
            [{"id": p.id, "at": p.at, "said": p.said, "stands": p.stands} for p in past]
        )
    elif not past:
        nothing = f"No decision has “{options.find}” in it."
        print(nothing if options.find else "Nothing was decided yet.")
    else:
        print_table(
            (
                f"{p.at.astimezone():%Y-%m-%d %H:%M}",
                "" if p.stands else "undone",
                p.said,
            )
            for p in past
        )
    return 0


def print_step(options: Namespace, *, again: bool) -> int:
    """Print what an undo, or a redo, would change; nothing is done."""
    from tui.commands import network_of

    with network_of(options) as network:
        view = network.before_redo() if again else network.before_undo()
    if options.json:
        print_json(_fields(view))
    else:
        print(f"{'Would do again' if again else 'Would take back'}: {view.said}")
        for line in view.lines:
            print(f"  {line}")
        if view.more:
            print(f"  and {view.more:,} more records")
    return 0


def _fields(view: StepView) -> dict[str, object]:
    return {
        "id": view.of,
        "said": view.said,
        "at": view.at,
        "changes": [
            {
                "record": each.title,
                "comes": not each.was,
                "goes": not each.stays,
                "fields": [
                    {"field": f.field, "before": f.before, "after": f.after}
                    for f in each.fields
                ],
            }
            for each in view.documents
        ],
        "more": view.more,
    }
