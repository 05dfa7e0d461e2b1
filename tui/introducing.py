"""Introductions and topics on the command line: offered, made, and what they reach."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from datetime import date

    from store.decisions.book import Decision
    from store.introducing import IntroductionRow, IntroductionsView, Reach
    from store.network import Network
    from store.rules.fit import Distance
    from store.rules.pairing import Suggestion

# Reading.


def _introductions(options: Namespace) -> int:
    with network_of(options) as network:
        view = network.introductions_view()
        rows = [row for row in view.rows if options.all or _is_open(row)]
        lines = [*_lines(rows, view.today)]
        as_json = _as_json(rows, view, network) if options.json else {}
    if options.json:
        print_json(as_json)
        return 0
    if lines:
        print_table(lines)
    elif not options.suggest:
        print("No introduction is offered, and none is under way.")
    if options.suggest:
        _print_suggested(view)
    return 0


def _is_open(row: IntroductionRow) -> bool:
    from store.introducing import Group

    return row.group is not Group.SETTLED


def _lines(rows: list[IntroductionRow], today: date) -> Iterator[tuple[str, ...]]:
    from screens.introduction_phrases import standing

    for row in rows:
        distance = row.distance
        summary = distance.summary if distance else row.introduction.why
        yield row.name, str(row.group), standing(row, today), summary


def _print_suggested(view: IntroductionsView) -> None:
    from screens.introduction_phrases import asides, reasons

    if view.suggested:
        print_table(
            (
                f"{pair.one.name} and {pair.other.name}",
                "; ".join(reasons(pair)),
                "; ".join(asides(pair)),
            )
            for pair in view.suggested
        )
    else:
        print(
            "Nobody could help each other, as far as is known: fewer topics NAME "
            "--helps TEXT, --looks-for TEXT."
        )


def _as_json(
    rows: list[IntroductionRow], view: IntroductionsView, network: Network
) -> dict[str, Any]:
    from store.documents import to_json

    return {
        "introductions": [
            to_json(row.introduction)
            | {"group": row.group, "name": row.name}
            | {"next": row.next[0], "note": network.introduction_note(_id(row))}
            | {"distance": _distance_as_json(row.distance)}
            for row in rows
        ],
        "suggested": [_pair_as_json(pair) for pair in view.suggested],
    }


def _id(row: IntroductionRow) -> str:
    return row.introduction.id


def _distance_as_json(distance: Distance | None) -> dict[str, Any] | None:
    if distance is None:
        return None
    return {
        "is": distance.nearness,
        "topics": list(distance.common),
        "hops": distance.hops,
        "by": distance.by.id,
        "above": list(distance.above),
        "why": distance.why,
        "minutes": distance.minutes,
        "room": distance.room,
        "week": distance.week,
        "summary": distance.summary,
    }


def _pair_as_json(pair: Suggestion) -> dict[str, Any]:
    from screens.introduction_phrases import reasons

    return {
        "one": pair.one.id,
        "other": pair.other.id,
        "names": [pair.one.name, pair.other.name],
        "reasons": list(reasons(pair)),
        "at_rest": [p.name for p in pair.aside if p.standing == "resting"],
        "known": [p.name for p in pair.aside if p.standing == "known"],
    }


# Offered to the user.


def _offered(options: Namespace) -> int:
    from store.decisions.offered import Offer

    with network_of(options) as network:
        by = network.find_person(options.by).id
        offer = Offer(by, " ".join(options.whom), options.why, options.about)
        done = network.decide(offer)
        [new] = done.made
        distance = network.introduction_row(new).distance
    assert distance
    say(options, done, id=new, distance=_distance_as_json(distance))
    if not options.json:
        print(distance.summary)
    return 0


def _take(options: Namespace) -> int:
    from store.decisions.offered import Take
    from store.records import Stage

    with network_of(options) as network:
        name = options.introduction
        id = network.find_introduction(name, stages=(Stage.OFFERED,)).id
        done = network.decide(Take(id))
    return say(options, done)


def _turn_down(options: Namespace) -> int:
    from store.decisions.offered import TurnDown
    from store.records import Stage

    with network_of(options) as network:
        name = options.introduction
        id = network.find_introduction(name, stages=(Stage.OFFERED,)).id
        done = network.decide(TurnDown(id, options.why))
        note = network.introduction_draft(id)
    say(options, done, note=note)
    if not options.json:
        print(f"\n{note}")
    return 0


# Made by the user.


def _introduce(options: Namespace) -> int:
    with network_of(options) as network:
        decision = _step(options, network)
        done = network.decide(decision)
        id = getattr(decision, "introduction", "") or done.made[0]
        note = network.introduction_draft(id)
    say(options, done, note=note)
    if note and not options.json:
        print(f"\n{note}")
    return 0


def _step(options: Namespace, network: Network) -> Decision:
    """Return what becomes of the introduction of two people; else it is an idea."""
    from store.decisions.introductions import (
        Agreed,
        AskWhether,
        DropIdea,
        Make,
        NeverPair,
        SaidNo,
        Think,
        WhatCame,
    )
    from store.errors import NotFound
    from store.rules.search import fitting

    one, other = (network.find_person(n).id for n in (options.one, options.other))
    of_one: dict[str, Callable[[str, str], Decision]]
    of_one = {"asked": AskWhether, "agreed": Agreed, "no": SaidNo}
    named = next((name for name in of_one if getattr(options, name)), "")
    if options.drop:
        idea = network.consenting(one, other)
        return DropIdea(idea.id) if idea else NeverPair(one, other)
    if not (named or options.made or options.came is not None):
        return Think(one, other, options.why)
    try:
        id = network.find_introduction_of(one, other).id
    except NotFound as error:
        how = "fewer introduce ONE OTHER --why TEXT does."
        raise NotFound(f"{str(error).rstrip('.')}: {how}") from None
    if named:
        typed = getattr(options, named)
        of_the_two = fitting(typed, [network.person(one), network.person(other)])
        whom = of_the_two[0] if len(of_the_two) == 1 else network.find_person(typed)
        return of_one[named](id, whom.id)
    return Make(id) if options.made else WhatCame(id, options.came)


# Topics.


def _topics(options: Namespace) -> int:
    from store.decisions.topics import ChangeTopics

    with network_of(options) as network:
        person = network.find_person(options.name)
        helps, looks_for = options.helps, options.looks_for
        if helps is not None or looks_for is not None:
            change = ChangeTopics(person.id, helps, looks_for)
            return say(options, network.decide(change))
    facts = {"can_help_with": person.can_help_with, "looks_for": person.looks_for}
    if options.json:
        print_json({"name": person.name} | facts)
    else:
        print_table(
            (label, text or "nothing is kept")
            for label, text in (
                (f"{person.name} can help with", person.can_help_with),
                ("looks for", person.looks_for),
            )
        )
    return 0


def _sweet_spot(options: Namespace) -> int:
    from store.decisions.topics import ChangeSweetSpot

    with network_of(options) as network:
        done = None
        if options.help_with is not None or options.learn is not None:
            change = ChangeSweetSpot(options.help_with, options.learn)
            done = network.decide(change)
        settings = network.settings
        reached = network.reached(settings.can_help_with, settings.wants_to_learn)
    if options.json:
        print_json(
            {
                "said": done.said if done else "",
                "can_help_with": settings.can_help_with,
                "wants_to_learn": settings.wants_to_learn,
                "helps": [_reach_as_json(each) for each in reached.helps],
                "learns": [_reach_as_json(each) for each in reached.learns],
            }
        )
        return 0
    if done:
        print(done.said)
    rows = [("you can help with", each) for each in reached.helps]
    rows += [("you want to learn", each) for each in reached.learns]
    if rows:
        print_table((label, each.topic, _whom(each)) for label, each in rows)
    else:
        print("Your sweet spot is empty: --help-with TEXT, --learn TEXT.")
    return 0


def _whom(reach: Reach) -> str:
    names = [f"{person.name} ({shared.other})" for person, shared in reach.people]
    return ", ".join(names) or "nobody yet"


def _reach_as_json(reach: Reach) -> dict[str, Any]:
    people = [
        {"id": person.id, "name": person.name, "topic": shared.other}
        for person, shared in reach.people
    ]
    return {"topic": reach.topic, "people": people}


INTRODUCING: dict[str, Callable[[Namespace], int]] = {
    "introductions": _introductions,
    "offered": _offered,
    "take": _take,
    "turn-down": _turn_down,
    "introduce": _introduce,
    "topics": _topics,
    "sweet-spot": _sweet_spot,
}
