"""Gifts and outcomes on the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from store.rules.words import date_only
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.network import Network
    from store.records import Gift
    from store.rules.telling import ToldGift
    from store.views import OutcomeRow

# Gifts.


def _gift(options: Namespace) -> int:
    from store.decisions.gifts import AddGift, ChangeGift, DropGift

    with network_of(options) as network:
        if options.remove:
            gift = network.find_gift(options.remove)
            return say(options, network.decide(DropGift(gift.id)))
        if options.change:
            gift = network.find_gift(options.change)
            words = _words_of(options, network.person(gift.person).name)
            told = _told(options, words or gift.what, network, gift)
            return say(options, network.decide(ChangeGift(gift.id, told)))
        person = network.find_person(options.name)
        told = _told(options, " ".join(options.text), network)
        return say(options, network.decide(AddGift(person.id, told)))


def _words_of(options: Namespace, whose: str) -> str:
    """Return how a gift is told now: a name before that is whose it is, and no text."""
    from store.rules.search import plain

    name = plain(options.name or "").split()
    if name and options.text and set(name) <= set(plain(whose).split()):
        return " ".join(options.text)
    return " ".join([options.name or "", *options.text]).strip()


def _told(
    options: Namespace, text: str, network: Network, old: Gift | None = None
) -> ToldGift:
    """Return the gift that was typed; of one that is changed, what isn't said stays."""
    from msgspec.structs import replace

    from store.records import GiftKind
    from store.rules.dates import day_before
    from store.rules.telling import read_gift

    given = True if options.given else False if options.got else None
    if old and given is None:
        given = old.given
    kind = GiftKind(options.kind) if options.kind else None
    told = read_gift(text, network.today, given=given, kind=kind)
    if options.on:
        return replace(told, on=day_before(options.on, network.today))
    return replace(told, on=old.on) if old else told


def _gifts(options: Namespace) -> int:
    with network_of(options) as network:
        if options.name:
            view = network.gifts_view(network.find_person(options.name).id)
            found, said = list(view.gifts), view.balance
        else:
            found, said = network.all_gifts(), ""
        names = {gift.person: network.person(gift.person).name for gift in found}
        ids = [gift.id for gift in network.gifts()]
        nudges = [] if options.name else network.unreturned()
        today = network.today
    if options.json:
        gifts = [_gift_as_json(gift, names) for gift in found]
        unreturned = [{"person": n.person.id, "times": n.times} for n in nudges]
        print_json({"gifts": gifts, "balance": said, "nothing_went_back": unreturned})
        return 0
    if not found:
        print("No gift is kept yet: fewer gift NAME “got: …” keeps one.")
    else:
        print_table(_gift_in_columns(gift, names, ids, today) for gift in found)
    for line in filter(None, (said, *(each.said for each in nudges))):
        print(line)
    return 0


def _gift_in_columns(
    gift: Gift, names: dict[str, str], ids: list[str], today: date
) -> tuple[str, ...]:
    from store.rules.giving import is_told_in_a_talk
    from store.rules.short_ids import short_id

    way = "to" if gift.given else "from"
    id = "in a talk" if is_told_in_a_talk(gift) else f"id {short_id(gift.id, ids)}"
    on = date_only(gift.on, today)
    return on, f"{way} {names[gift.person]}", gift.kind, id, gift.what


def _gift_as_json(gift: Gift, names: dict[str, str]) -> dict[str, Any]:
    from store.documents import to_json
    from store.rules.giving import is_told_in_a_talk

    more = {"name": names[gift.person], "in_a_talk": is_told_in_a_talk(gift)}
    return to_json(gift) | more


# Outcomes.


def _outcome(options: Namespace) -> int:
    from store.decisions.outcomes import AddOutcome, ChangeOutcome, DropOutcome
    from store.rules.dates import in_past

    with network_of(options) as network:
        if options.remove:
            outcome = network.find_outcome(options.remove)
            return say(options, network.decide(DropOutcome(outcome.id)))
        on = in_past(options.on, network.today) if options.on else None
        people = tuple(network.find_person(name).id for name in options.thanks_to)
        what = " ".join(options.text)
        decision: Decision = AddOutcome(what, people, on)
        if options.change:
            outcome = network.find_outcome(options.change)
            decision = ChangeOutcome(outcome.id, what, people, on)
        return say(options, network.decide(decision))


def _outcomes(options: Namespace) -> int:
    with network_of(options) as network:
        rows, today = network.outcome_rows(), network.today
    if options.json:
        print_json([outcome_as_json(row) for row in rows])
        return 0
    if not rows:
        print("No outcome is kept yet: fewer outcome “new job” --thanks-to NAME.")
    ids = [row.outcome.id for row in rows]
    for row in rows:
        for line in _path_in_lines(row, ids, today):
            print(line)
    return 0


def _path_in_lines(row: OutcomeRow, ids: list[str], today: date) -> Iterator[str]:
    from screens.path_words import step_said
    from store.rules.short_ids import short_id

    outcome = row.outcome
    short = short_id(outcome.id, ids)
    yield f"{date_only(outcome.on, today)}  {outcome.what}  (id {short})"
    for step in row.path:
        yield f"  {'  ' * min(step.depth, 20)}{step_said(step)}"


def outcome_as_json(row: OutcomeRow) -> dict[str, Any]:
    """Return an outcome with those to whom it is owed, and the path to it."""
    from store.documents import to_json

    path = [
        {"person": s.person.id, "name": s.person.name, "depth": s.depth}
        for s in row.path
    ]
    return to_json(row.outcome) | {"thanks_to": row.names, "path": path}


GIVING: dict[str, Callable[[Namespace], int]] = {
    "gift": _gift,
    "gifts": _gifts,
    "outcome": _outcome,
    "outcomes": _outcomes,
}
