"""Following through on the command line: talks, next steps, lines of the queue."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from store.decisions import pending
from store.decisions.book import Decision
from store.decisions.followups import AddStep
from store.decisions.inbox import Postpone
from store.decisions.people import DEFAULT_CADENCE, Activate, Rest
from store.decisions.talks import Contact, LogTalk
from store.decisions.tending import ChangeCadence, SuggestAgain, ThinkOf
from store.errors import NotFound, OutOfTurn, Unclear
from store.network import Network
from store.records import Invitation, Owed, Person, TalkKind
from store.rules.cadence import require_cadence
from store.rules.dates import day_after, day_before, understood
from store.rules.prep import require_minutes
from store.rules.queue import Cause
from store.rules.steps import Step, read_step
from store.rules.talking import Told, told
from store.rules.telling import told_on
from store.views import QueueRow
from tui.commands import network_of, say
from tui.printing import print_json


def _log(options: Namespace) -> int:
    with network_of(options) as network:
        contact = _talk(options, network.today, tried=options.tried)
        person = network.find_person(options.name)
        done = network.decide(LogTalk(person.id, contact))
    return say(options, done)


def _talk(options: Namespace, today: date, tried: bool = False) -> Contact:
    """Return the talk that was typed; raises `Refused` for what makes no sense."""
    on = day_before(options.on, today) if options.on else None
    if on is None and options.text and options.minutes is None and not options.kind:
        read, on = told_on(" ".join(options.text), today)
        return Contact(read, on, tried)
    return Contact(_told(options), on, tried)


def _told(options: Namespace) -> Told:
    """Return what is told of a talk: the words, or only by what means it was."""
    kind = TalkKind(options.kind) if options.kind else None
    if options.text:
        return told(" ".join(options.text), kind, options.minutes)
    minutes = 0 if options.minutes is None else require_minutes(options.minutes)
    by_itself = TalkKind.MEETING if minutes else TalkKind.MESSAGE
    return Told("", kind or by_itself, minutes)


def _follow(options: Namespace) -> int:
    with network_of(options) as network:
        step = _step(options, network.today)
        person = network.find_person(options.name)
        done = network.decide(AddStep(person.id, step))
    return say(options, done)


def _step(options: Namespace, today: date) -> Step:
    """Return the step that was typed, its day at the end or apart from it.

    Before a day of its own a step's last words are no part of the day: "by" parts
    them, as it would when one writes.
    """
    text, owed = " ".join(options.step), Owed(options.owed)
    if options.on:
        text = f"{text} by {understood(options.on, today)}"
    return read_step(text, today, owed)


# What is pending.


def _done(options: Namespace) -> int:
    was_a_talk = options.text or options.on or options.kind or options.minutes
    with network_of(options) as network:
        contact = _talk(options, network.today) if was_a_talk else None
        line = network.find_pending(options.name).pending
        done = network.decide(pending.finishing(line.cause, line.of, contact))
    return say(options, done)


def _drop(options: Namespace) -> int:
    with network_of(options) as network:
        line = network.find_pending(options.name).pending
        done = network.decide(pending.dropping(line.cause, line.of, options.why))
    return say(options, done)


def _later(options: Namespace) -> int:
    with network_of(options) as network:
        until = day_after(" ".join(options.day), network.today)
        done = network.decide(_put_off(network, options.name, until))
    return say(options, done)


def _put_off(network: Network, name: str, until: date) -> Decision:
    """Return what puts off an invitation, what is pending, or else an introduction."""
    from store.decisions.offered import PutOff

    try:
        return _delay(network.find_to_put_off(name), until)
    except Unclear:
        raise
    except NotFound as error:
        try:
            return PutOff(network.find_introduction(name).id, until)
        except Unclear:
            raise
        except NotFound:
            raise error from None


def _delay(found: Invitation | QueueRow, until: date) -> Decision:
    if isinstance(found, Invitation):
        return Postpone(found.id, until)
    return pending.delaying(found.pending.cause, found.pending.of, until)


# Letters.


def _write(options: Namespace) -> int:
    with network_of(options) as network:
        row, person = _addressee(network, options.name)
        draft = network.draft(row.pending) if row else network.letter_to(person.id)
        letter = person.letter or draft
        if options.sent:
            about = row.pending if row else None
            decision = pending.sending(about, person.id, options.text or letter)
            return say(options, network.decide(decision))
    if options.json:
        print_json({"name": person.name, "letter": letter})
    else:
        print(letter)
    return 0


def _addressee(network: Network, name: str) -> tuple[QueueRow | None, Person]:
    """Return whom to write to, and the line of the queue that it is about, if any.

    Raises `Unclear` where there are several lines, and `NotFound`.
    """
    try:
        row = network.find_pending(name)
    except Unclear:
        raise
    except NotFound:
        return None, network.find_person(name)
    if row.pending.cause is Cause.LAPSE:
        raise OutOfTurn(f"{row.name} was asked: fewer answer records what they say.")
    if row.person is None:
        raise OutOfTurn("That is about nobody you know: no letter is drafted.")
    return row, row.person


# How often, and whether, somebody is suggested.


def _thought(options: Namespace) -> int:
    with network_of(options) as network:
        done = network.decide(ThinkOf(network.find_active(options.name).id))
    return say(options, done)


def _suggest(options: Namespace) -> int:
    with network_of(options) as network:
        done = network.decide(SuggestAgain(network.find_active(options.name).id))
    return say(options, done)


def _cadence(options: Namespace) -> int:
    with network_of(options) as network:
        id = network.find_active(options.name).id
        done = network.decide(ChangeCadence(id, " ".join(options.cadence)))
    return say(options, done)


def _activate(options: Namespace) -> int:
    with network_of(options) as network:
        person = network.find_person(options.name)
        resting = network.find_active(options.rest).id if options.rest else ""
        typed = require_cadence(options.cadence) if options.cadence else ""
        often = typed or person.cadence or DEFAULT_CADENCE
        taking = network.taking_on(person, often, resting)
        done = network.decide(Activate(person.id, options.purpose, typed, resting))
        today = network.today
    over = taking.over.monday if taking.over else None
    say(options, done, touches_a_week=round(taking.touches, 2), over_week=over)
    if not options.json:
        print(taking.said(today))
    return 0


def _rest(options: Namespace) -> int:
    with network_of(options) as network:
        until = day_after(options.until, network.today) if options.until else None
        id = network.find_active(options.name).id
        done = network.decide(Rest(id, until, options.remember))
    return say(options, done)


FOLLOWING: dict[str, Callable[[Namespace], int]] = {
    "log": _log,
    "follow": _follow,
    "done": _done,
    "drop": _drop,
    "later": _later,
    "write": _write,
    "thought": _thought,
    "suggest": _suggest,
    "cadence": _cadence,
    "activate": _activate,
    "rest": _rest,
}
