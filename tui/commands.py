"""What each command prints and decides; none of them imports Textual."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from store.errors import Unusable
from tui.places import home_of, is_store, state_of
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.network import Done, Network
    from store.records import Invitation


def run_command(options: Namespace) -> int:
    """Run the command that was typed, and return its exit code."""
    return COMMANDS[options.command](options)


@contextmanager
def network_of(options: Namespace) -> Iterator[Network]:
    """Open the store that the options name, or the demo's; close it after.

    Where none came to be, and not for a dry run, that is said. Raises `Unusable` where
    `--home` named it: a slip in that would look like a store with nothing in it.
    """
    from store.network import Network

    if options.demo:
        from tui.demo import demo_home

        with demo_home() as home:
            yield Network(home, home)
        return
    network = Network(home_of(options.home, os.environ), state_of(os.environ))
    for note in network.notes:
        print(f"fewer: {note}", file=sys.stderr)
    try:
        yield network
    finally:
        network.close()
    if not is_store(network.home) and not getattr(options, "dry_run", False):
        none = f"There is no store in {network.home} yet."
        if options.home:
            raise Unusable(none)
        print(f"fewer: {none}", file=sys.stderr)


# Reading.


def _status(options: Namespace) -> int:
    from screens import meter
    from tui.preflight import ascii_only

    with network_of(options) as network:
        status = network.status()
    band = status.bandwidth
    if options.json:
        print_json(
            {
                "active": band.active,
                "cap": band.cap,
                "room": band.room,
                "over": band.over,
                "waiting": status.waiting,
                "asked": status.asked,
                "later": status.later,
                "people": status.people,
                "due": status.due,
                "promised": status.promised,
                "meetings": status.meetings,
                "to_prepare": status.to_prepare,
                "this_week": status.this_week,
                "next_lapse": status.next_lapse,
                "over_week": status.over_week,
            }
        )
    elif options.short:
        print(meter.short(band, status.waiting, status.due, status.over_week))
    else:
        ascii = options.ascii or ascii_only(os.environ, sys.stdout.encoding)
        line = meter.wide(band, status.over_week, ascii=ascii)
        line += f" · {status.waiting} waiting"
        line += f" · {status.asked} asked"
        print(line.replace("·", "-") if ascii else line)
    return 0


def _inbox(options: Namespace) -> int:
    from store.documents import to_json
    from store.rules.words import day

    with network_of(options) as network:
        if options.all:
            invitations = list(network.invitations())
            invitations.sort(key=lambda i: i.received, reverse=True)
        else:
            invitations = [row.invitation for row in network.inbox().rows]
        judged = [(i, network.judgement(i)) for i in invitations]
        today = network.today
    if options.json:
        verdicts: list[dict[str, Any]] = [
            to_json(i) | {"verdict": j.verdict, "because": j.because} for i, j in judged
        ]
        print_json(verdicts)
    elif not judged:
        print("No invitations are waiting.")
    else:
        print_table(
            (
                i.name,
                i.state,
                j.verdict,
                day(i.received.date(), today),
                _why(i, j.because),
            )
            for i, j in judged
        )
    return 0


def _why(invitation: Invitation, because: tuple[str, ...]) -> str:
    note = " ".join(invitation.note.split())
    words = "; ".join(because)
    return f"{note[:60]} ({words})" if note else words


def _people(options: Namespace) -> int:
    from store.documents import to_json
    from store.rules.filters import Order

    with network_of(options) as network:
        found = network.find_people(" ".join(options.query), Order(options.sort))
    if options.json:
        print_json([to_json(person) for person in found])
    elif found:
        print_table(
            (p.name, p.standing, p.company, p.purpose or p.position) for p in found
        )
    else:
        what = f" fits “{' '.join(options.query)}”" if options.query else " is here yet"
        print(f"Nobody{what}.")
    return 0


def _verdict(options: Namespace) -> int:
    from tui.judging import judge_lines, judge_note

    return judge_lines() if options.jsonl else judge_note(options.json)


def _history(options: Namespace) -> int:
    from tui.past import print_history

    return print_history(options)


def _info(options: Namespace) -> int:
    from tui.information import information

    facts = information(options)
    if options.json:
        print_json(facts)
    else:
        print_table((name, str(value)) for name, value in facts.items())
    return 0


def _due(options: Namespace) -> int:
    from tui.due import print_due

    return print_due(options)


# Deciding.


def say(options: Namespace, done: Done, **more: object) -> int:
    """Print what was decided; with `--json`, `more` of it by name."""
    if options.json:
        print_json({"said": done.said, "then": done.then, **more})
    else:
        print(" · ".join(part for part in (done.said, done.then) if part))
    return 0


def say_so(options: Namespace, said: str, **more: object) -> int:
    """Print what was done, where nothing was decided."""
    if options.json:
        print_json({"said": said, **more})
    else:
        print(said)
    return 0


def _import(options: Namespace) -> int:
    from tui.bringing_in import bring_in

    return bring_in(options)


def _ask(options: Namespace) -> int:
    from store.decisions.inbox import Ask

    with network_of(options) as network:
        id = network.find_invitation(options.invitation).id
        done = network.decide(Ask(id, options.reply))
        reply = network.invitation(id).reply
    say(options, done, reply=reply)
    if not options.json:
        print(f"\n{reply}")
    return 0


def _answer(options: Namespace) -> int:
    from store.decisions.inbox import Answered

    with network_of(options) as network:
        id = network.find_invitation(options.invitation).id
        done = network.decide(Answered(id, " ".join(options.text)))
    return say(options, done)


def _accept(options: Namespace) -> int:
    from store.decisions.inbox import Accept
    from store.errors import AskFirst, Refused

    with network_of(options) as network:
        invitation = network.find_invitation(options.invitation)
        resting = network.find_active(options.rest).id if options.rest else ""
        accept = Accept(
            invitation.id,
            active=bool(options.purpose or options.cadence or options.rest),
            purpose=options.purpose,
            cadence=options.cadence,
            resting=resting,
            known_how=options.know,
        )
        try:
            done = network.decide(accept)
        except AskFirst as refusal:
            raise Refused(refusal.at_the_command_line) from None
    return say(options, done)


def _decline(options: Namespace) -> int:
    from store.decisions.inbox import LetGo

    with network_of(options) as network:
        id = network.find_invitation(options.invitation).id
        done = network.decide(LetGo(id))
    return say(options, done)


def _following(options: Namespace) -> int:
    from tui.following import FOLLOWING

    return FOLLOWING[options.command](options)


def _inviting(options: Namespace) -> int:
    from tui.inviting import INVITING

    return INVITING[options.command](options)


def _preparing(options: Namespace) -> int:
    from tui.preparing import PREPARING

    return PREPARING[options.command](options)


def _forecasting(options: Namespace) -> int:
    from tui.forecasting import FORECASTING

    return FORECASTING[options.command](options)


def _exporting(options: Namespace) -> int:
    from tui.exporting import EXPORTING

    return EXPORTING[options.command](options)


def _reviewing(options: Namespace) -> int:
    from tui.reviewing import REVIEWING

    return REVIEWING[options.command](options)


def _leading(options: Namespace) -> int:
    from tui.leading import LEADING

    return LEADING[options.command](options)


def _introducing(options: Namespace) -> int:
    from tui.introducing import INTRODUCING

    return INTRODUCING[options.command](options)


def _giving(options: Namespace) -> int:
    from tui.giving import GIVING

    return GIVING[options.command](options)


def _season(options: Namespace) -> int:
    from tui.seasons import season

    return season(options)


def _quality(options: Namespace) -> int:
    from tui.quality import quality

    return quality(options)


def _tidying(options: Namespace) -> int:
    from tui.tidying import TIDYING

    return TIDYING[options.command](options)


def _cap(options: Namespace) -> int:
    from store.decisions.people import ChangeCap

    with network_of(options) as network:
        done = network.decide(ChangeCap(options.cap, options.why))
    return say(options, done)


def _undo(options: Namespace) -> int:
    if options.dry_run:
        from tui.past import print_step

        return print_step(options, again=False)
    with network_of(options) as network:
        done = network.undo()
    return say(options, done)


def _redo(options: Namespace) -> int:
    if options.dry_run:
        from tui.past import print_step

        return print_step(options, again=True)
    with network_of(options) as network:
        done = network.redo()
    return say(options, done)


def _check(options: Namespace) -> int:
    from tui.checking import check_store

    return check_store(options)


def _fitting_in(options: Namespace) -> int:
    from tui.fitting_in import FITTING_IN

    return FITTING_IN[options.command](options)


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "status": _status,
    "inbox": _inbox,
    "people": _people,
    "verdict": _verdict,
    "history": _history,
    "info": _info,
    "due": _due,
    "review": _reviewing,
    "import": _import,
    "ask": _ask,
    "answer": _answer,
    "accept": _accept,
    "decline": _decline,
    "log": _following,
    "follow": _following,
    "done": _following,
    "drop": _following,
    "later": _following,
    "write": _following,
    "thought": _following,
    "suggest": _following,
    "cadence": _following,
    "add": _leading,
    "led": _leading,
    "tree": _leading,
    "activate": _following,
    "rest": _following,
    "invite": _inviting,
    "outgoing": _inviting,
    "prep": _preparing,
    "meet": _preparing,
    "prepare": _preparing,
    "move": _preparing,
    "place": _preparing,
    "confirm": _preparing,
    "call-off": _preparing,
    "debrief": _preparing,
    "forecast": _forecasting,
    "break": _forecasting,
    "time-off": _forecasting,
    "hours": _forecasting,
    "busy": _forecasting,
    "introductions": _introducing,
    "offered": _introducing,
    "take": _introducing,
    "turn-down": _introducing,
    "introduce": _introducing,
    "topics": _introducing,
    "sweet-spot": _introducing,
    "gift": _giving,
    "gifts": _giving,
    "outcome": _giving,
    "outcomes": _giving,
    "season": _season,
    "quality": _quality,
    "merge": _tidying,
    "forget": _tidying,
    "cap": _cap,
    "undo": _undo,
    "redo": _redo,
    "check": _check,
    "export": _exporting,
    "backup": _exporting,
    "restore": _exporting,
    "settings": _fitting_in,
    "config": _fitting_in,
    "completion": _fitting_in,
    "man": _fitting_in,
}
