"""`fewer import`: what an export would change, and the decision to bring it in."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable

from msgspec.structs import asdict

from store.decisions.imports import ImportLinkedIn, Plan
from store.exchange.linkedin import read_linkedin
from store.exchange.rows import Export, Skipped, by_reason
from store.rules.words import count
from store.text import clean
from tui.commands import network_of
from tui.places import file_named
from tui.printing import print_json

FORGOTTEN_MAY_COME = (
    "You forgot somebody once, and nothing of them is kept to know them by: if this "
    "names them, they come back as new."
)

_SHOWN = 8
"""So many rows are named for each reason; the rest is counted, and in --json."""


def bring_in(options: Namespace) -> int:
    """Preview an import, and make it unless it is a dry run."""
    paths = [file_named(file) for file in options.files]
    export = read_linkedin(paths, progress=_progress())
    source = ", ".join(clean(path.name or str(path)) for path in paths)
    decision = ImportLinkedIn(export, source)
    with network_of(options) as network:
        plan = decision.plan(network)
        if options.json:
            print_json(_as_json(plan, export))
        else:
            _preview(plan, export, source)
            if plan.people_new and network.has_forgotten:
                print(f"  {FORGOTTEN_MAY_COME}")
        if options.dry_run:
            _say(options, "Nothing was written: this was a dry run.")
        elif plan.changes_nothing:
            _say(
                options, "Nothing changes: what it holds is here already, or left out."
            )
        else:
            _say(options, f"{network.decide(decision).said}. fewer undo takes it back.")
    return 0


def _say(options: Namespace, sentence: str) -> None:
    print(sentence, file=sys.stderr if options.json else sys.stdout)


def _preview(plan: Plan, export: Export, source: str) -> None:
    print(f"{source}: {', '.join(export.files)}")
    rows = (
        (
            "People",
            f"{plan.people_new:,} new",
            f"{plan.people_changed:,} changed",
            f"{plan.people_same:,} same",
        ),
        (
            "Invitations",
            f"{plan.waiting:,} waiting",
            f"{plan.connected:,} already connected",
            f"{plan.outgoing:,} outgoing",
            *[f"{plan.accepted:,} of yours accepted"] * bool(plan.accepted),
            f"{plan.invitations_same:,} same",
        ),
        (
            "Talks",
            f"{count(plan.talks_new, 'day')} of messages new",
            f"{plan.talks_changed:,} changed",
            f"{plan.talks_same:,} same",
            f"{plan.strangers:,} with people who are no connections, left out",
        ),
    )
    for name, *figures in rows:
        print(f"  {name:12}{' · '.join(figures)}")
    _preview_skipped(export.skipped)


def _preview_skipped(skipped: tuple[Skipped, ...]) -> None:
    if not skipped:
        return
    print(f"  {'Skipped':12}{count(len(skipped), 'row')}")
    for (file, why), rows in by_reason(skipped).items():
        more = f" and {len(rows) - _SHOWN:,} more" if len(rows) > _SHOWN else ""
        where = ", ".join(map(str, rows[:_SHOWN]))
        row_word = "row" if len(rows) == 1 else "rows"
        print(f"    {file}: {why} ({row_word} {where}{more})")


def _as_json(plan: Plan, export: Export) -> dict[str, object]:
    return {
        "people": {
            "new": plan.people_new,
            "changed": plan.people_changed,
            "same": plan.people_same,
        },
        "invitations": {
            "waiting": plan.waiting,
            "already_connected": plan.connected,
            "outgoing": plan.outgoing,
            "accepted": plan.accepted,
            "same": plan.invitations_same,
        },
        "talks": {
            "new": plan.talks_new,
            "changed": plan.talks_changed,
            "same": plan.talks_same,
            "strangers": plan.strangers,
        },
        "skipped": [asdict(row) for row in export.skipped],
        "files": export.files,
    }


def _progress() -> Callable[[int, int], None] | None:
    """Return what draws a bar on a terminal; a pipe gets none."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None

    def draw(done: int, total: int) -> None:
        cells = 30 * done // max(total, 1)
        ended = "\r\x1b[K" if done >= total else ""
        bar = f"\rReading [{'#' * cells}{'.' * (30 - cells)}]"
        sys.stderr.buffer.write((bar + ended).encode())
        sys.stderr.flush()

    return draw
