"""Invitations that the user writes, on the command line: one person at a time."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from store.decisions.outgoing import (
    DropDraft,
    Invite,
    MarkSent,
    TheyAccepted,
    TheyDeclined,
)
from store.documents import to_json
from store.errors import NoSuchName, NotFound
from store.network import Network
from store.records import Invitation, Means
from store.rules.customise import Checklist, checklist, length, to_whom
from store.rules.outgoing import Lot, one_named
from store.rules.words import date_only, day, shortened
from store.text import clean_lines
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.network import Done

MEANS = {"free": Means.FREE, "linkedin": Means.LINKEDIN, "mail": Means.MAIL}
"""By what way an invitation goes, as it is typed."""


# Writing.


def _invite(options: Namespace) -> int:
    with network_of(options) as network:
        known = [person.name for person in network.people()]
        typed = (options.name, *options.text)
        name, texts = one_named(typed, known, notes=not options.became)
        if options.became:
            return _became(options, network, name)
        text = _text(texts)
        changes = bool(text or options.why or options.means or options.new)
        if not changes and (draft := _draft(network, name)):
            return _print_draft(options, network, draft.id)
        invite = _invitation(options, network, name, text)
        done = network.decide(invite)
        draft = network.draft_to(invite.person or done.made[0])
        assert draft
        return _print_draft(options, network, draft.id, done)


def _invitation(options: Namespace, network: Network, name: str, text: str) -> Invite:
    """Return what begins the draft, or goes on with it."""
    means = MEANS[options.means] if options.means else None
    if options.new:
        return Invite("", options.why, text, means, name=name)
    try:
        person = network.find_person(name)
    except NoSuchName as error:
        raise NotFound(f"{error} --new puts them in.") from None
    return Invite(person.id, options.why, text, means)


def _draft(network: Network, name: str) -> Invitation | None:
    """Return the open draft to whom a name means, if there is one."""
    try:
        return network.draft_to(network.find_person(name).id)
    except NotFound:
        return network.find_outgoing(name, (Lot.DRAFT,))


def _text(texts: Sequence[str]) -> str:
    """Return the note that was typed; `-` stands for one on standard input."""
    if list(texts) == ["-"]:
        read = sys.stdin.buffer.read().decode("utf-8", "replace")
        return clean_lines(read).strip()
    return " ".join(texts)


# What became of it.

_BECAME: dict[str, tuple[Callable[[str], Decision], tuple[Lot, ...]]] = {
    "sent": (MarkSent, (Lot.DRAFT,)),
    "accepted": (TheyAccepted, (Lot.SENT, Lot.NOT)),
    "declined": (TheyDeclined, (Lot.SENT, Lot.NOT)),
    "drop": (DropDraft, (Lot.DRAFT,)),
}
"""What decides that something became of an invitation, and where it is listed."""


def _became(options: Namespace, network: Network, name: str) -> int:
    decide, lots = _BECAME[options.became]
    invitation = network.find_outgoing(name, lots)
    return say(options, network.decide(decide(invitation.id)))


# Showing.


def _print_draft(
    options: Namespace, network: Network, id: str, done: Done | None = None
) -> int:
    """Print a draft with its checklist."""
    page = network.draft_page(id)
    invitation, found = page.invitation, checklist(page.invitation.note, page.aim)
    if options.json:
        said = {"said": done.said, "then": done.then} if done else {}
        print_json(said | to_json(invitation) | _as_json(invitation.note, found))
        return 0
    if done:
        print(" · ".join(part for part in (done.said, done.then) if part))
    else:
        print(f"A draft to {invitation.name}: {invitation.why}")
    if invitation.note:
        print(f"\n{invitation.note}\n")
    for check in found.checks:
        print(f"  [{'x' if check.holds else ' '}] {check.item}: {check.said}")
    if near := found.said_before:
        whose = to_whom(near.earlier, network.today).rstrip(",")
        print(f"\n  {whose[0].upper()}{whose[1:]}:\n  {near.earlier.note}")
    print(f"\n{_what_now(invitation, found)}")
    return 0


def _what_now(invitation: Invitation, found: Checklist) -> str:
    first = f'fewer invite "{invitation.name}"'
    if found.holds:
        return f"It is your own. Send it where you write to them, then: {first} --sent"
    return f"Not to be sent yet: {first} TEXT rewrites it."


def _as_json(note: str, found: Checklist) -> dict[str, Any]:
    near = found.closest
    return {
        "holds": found.holds,
        "checklist": [
            {
                "item": check.item,
                "holds": check.holds,
                "said": check.said,
                "words": [note[start:end] for start, end in check.spans],
            }
            for check in found.checks
        ],
        "closest": near
        and {
            "name": near.earlier.name,
            "on": near.earlier.on,
            "note": near.earlier.note,
            "closeness": round(near.closeness.degree, 2),
            "common": [note[c.start : c.end] for c in near.closeness.common],
        },
    }


def _outgoing(options: Namespace) -> int:
    with network_of(options) as network:
        if options.compare:
            return _compare(options, network)
        view = network.outgoing()
    lots = tuple(Lot) if options.all else (Lot.DRAFT, Lot.SENT)
    rows = [row for lot in lots for row in view.of(lot)]
    if options.json:
        print_json([to_json(row.invitation) | {"lot": row.lot} for row in rows])
    elif not rows:
        rest = len(view.rows)
        settled = f" {rest} settled: --all lists them." if rest else ""
        print(f"You write no invitation just now.{settled}")
    else:
        print_table(
            (
                row.name,
                row.lot.value,
                date_only(row.invitation.received.date(), view.today),
                _ends(row.invitation, view.today),
                row.invitation.why or shortened(row.invitation.note, 60),
            )
            for row in rows
        )
    return 0


def _ends(invitation: Invitation, today: date) -> str:
    if invitation.settled_on:
        return f"{invitation.state} {date_only(invitation.settled_on, today)}"
    if invitation.lapses_on:
        return f"lapses {day(invitation.lapses_on)}"
    return ""


def _compare(options: Namespace, network: Network) -> int:
    """Print what was accepted beside what was not."""
    found = network.compare_outgoing()
    if options.json:
        print_json(
            {
                "accepted": found.accepted,
                "of": found.of,
                "kinds": [
                    {"kind": t.kind, "accepted": t.accepted, "of": t.of}
                    for t in found.tallies
                ],
                "says": found.says,
                "known": found.is_known,
                "notes": [
                    to_json(each) | {"characters": length(each.note)}
                    for each in (*found.read[0], *found.read[1])
                ],
            }
        )
        return 0
    if found.of and found.is_known:
        print(f"{found.accepted} of {found.of} accepted, as far as is known")
        print_table((f"  {tally.kind}", tally.said) for tally in found.tallies)
    print(found.says)
    titles = ("Accepted", "Not accepted" if found.is_known else "No answer known")
    for title, notes in zip(titles, found.read, strict=True):
        if notes:
            print(f"\n{title}:")
            print_table(_to_read(each) for each in notes)
    return 0


def _to_read(invitation: Invitation) -> tuple[str, ...]:
    """Return what one compares notes by: their words, how they went, how long."""
    characters = f"{length(invitation.note)} characters"
    words = shortened(" ".join(invitation.note.split()), 60)
    return f"  {invitation.name}", f"{invitation.means}", characters, words


INVITING: dict[str, Callable[[Namespace], int]] = {
    "invite": _invite,
    "outgoing": _outgoing,
}
