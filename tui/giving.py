"""Gifts, outcomes, seasons and what quality brings, on the command line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from store.rules.words import count, date_only, day
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.network import Network
    from store.records import Gift
    from store.rules.quality import Pair, Share
    from store.rules.telling import ToldGift
    from store.views import OutcomeRow, SeasonPage

# Gifts.


def _gift(options: Namespace) -> int:
    from store.decisions.gifts import AddGift, ChangeGift, DropGift

    with network_of(options) as network:
        if options.remove:
            return say(options, network.decide(DropGift(options.remove)))
        if options.change:
            gift = network.gift(options.change)
            words = " ".join([options.name or "", *options.text]).strip()
            told = _told(options, words or gift.what, network, gift)
            return say(options, network.decide(ChangeGift(gift.id, told)))
        person = network.find_person(options.name)
        told = _told(options, " ".join(options.text), network)
        return say(options, network.decide(AddGift(person.id, told)))


def _told(
    options: Namespace, text: str, network: Network, old: Gift | None = None
) -> ToldGift:
    """Return the gift that was typed; of one that is changed, what isn't said stays."""
    from dataclasses import replace

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
        print_table(_gift_in_columns(gift, names, today) for gift in found)
    for line in filter(None, (said, *(each.said for each in nudges))):
        print(line)
    return 0


def _gift_in_columns(gift: Gift, names: dict[str, str], today: date) -> tuple[str, ...]:
    from store.rules.giving import is_told_in_a_talk

    way = "to" if gift.given else "from"
    id = "in a talk" if is_told_in_a_talk(gift) else f"id {gift.id}"
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
    from store.rules.dates import day_before

    with network_of(options) as network:
        if options.remove:
            return say(options, network.decide(DropOutcome(options.remove)))
        on = day_before(options.on, network.today) if options.on else None
        people = tuple(network.find_person(name).id for name in options.thanks_to)
        what = " ".join(options.text)
        decision: Decision = AddOutcome(what, people, on)
        if options.change:
            decision = ChangeOutcome(options.change, what, people, on)
        return say(options, network.decide(decision))


def _outcomes(options: Namespace) -> int:
    with network_of(options) as network:
        rows, today = network.outcome_rows(), network.today
    if options.json:
        print_json([_outcome_as_json(row) for row in rows])
        return 0
    if not rows:
        print("No outcome is kept yet: fewer outcome “new job” --thanks-to NAME.")
    for row in rows:
        for line in _path_in_lines(row, today):
            print(line)
    return 0


def _path_in_lines(row: OutcomeRow, today: date) -> Iterator[str]:
    from screens.path_words import step_said

    outcome = row.outcome
    yield f"{date_only(outcome.on, today)}  {outcome.what}  (id {outcome.id})"
    for step in row.path:
        yield f"  {'  ' * min(step.depth, 20)}{step_said(step)}"


def _outcome_as_json(row: OutcomeRow) -> dict[str, Any]:
    from store.documents import to_json

    path = [
        {"person": s.person.id, "name": s.person.name, "depth": s.depth}
        for s in row.path
    ]
    return to_json(row.outcome) | {"thanks_to": row.names, "path": path}


# Seasons.


def _season(options: Namespace) -> int:
    with network_of(options) as network:
        if not options.name:
            return _list_seasons(network, options)
        if decision := _about_season(options, network):
            return say(options, network.decide(decision))
        page = network.season_page(network.find_season(options.name).id)
        today = network.today
    if options.json:
        print_json(_season_as_json(page))
    else:
        _print_season(page, today)
    return 0


def _about_season(options: Namespace, network: Network) -> Decision | None:
    """Return what is to become of a season; None if it is only to be shown."""
    from store.decisions.seasons import AddSeason, ChangeSeason, DropSeason, SetSeason

    if options.first and not _is_a_season(options.name, network):
        return AddSeason(options.name, *_days(options, network.today))
    season = network.find_season(options.name)
    if options.first:
        first, last = _days(options, network.today)
        return ChangeSeason(season.id, first=first, last=last)
    if options.rename:
        return ChangeSeason(season.id, name=options.rename)
    if options.end:
        return _ended(season.id, season.first, options.end, network.today)
    if options.remove:
        return DropSeason(season.id)
    if options.put:
        return SetSeason(network.find_person(options.put).id, season.id)
    if options.take_out:
        return SetSeason(network.find_person(options.take_out).id, "")
    return None


def _is_a_season(name: str, network: Network) -> bool:
    from store.rules.search import plain

    return any(plain(s.name) == plain(name) or s.id == name for s in network.seasons())


def _ended(id: str, first: date, text: str, today: date) -> Decision:
    from store.decisions.seasons import ChangeSeason, EndSeason
    from store.rules.seasons import read_last

    if text == "never":
        return ChangeSeason(id, lasts=True)
    return EndSeason(id, read_last(text, first, today))


def _days(options: Namespace, today: date) -> tuple[date, date | None]:
    from store.rules.dates import understood
    from store.rules.seasons import read_last

    first = understood(options.first, today, past=True)
    return first, read_last(options.last, first, today) if options.last else None


def _list_seasons(network: Network, options: Namespace) -> int:
    from store.documents import to_json
    from store.rules.seasons import said

    rows = network.season_rows()
    if options.json:
        keys = ("people", "talks", "outcomes")
        print_json([to_json(r.season) | {k: getattr(r, k) for k in keys} for r in rows])
    elif not rows:
        print("No season is kept yet: fewer season “job search 2025” “1 mar 2025”.")
    else:
        print_table(
            (
                row.season.name,
                said(row.season, network.today),
                count(row.people, "person", "people"),
                count(row.talks, "talk"),
                count(row.outcomes, "outcome"),
            )
            for row in rows
        )
    return 0


def _print_season(page: SeasonPage, today: date) -> None:
    from store.rules.seasons import said

    print(f"{page.season.name}, {said(page.season, today)}")
    for title, rows in (
        (count(len(page.people), "person met", "people met"), _people(page, today)),
        (count(page.talked, "talk"), _talks(page, today)),
        (count(len(page.outcomes), "outcome"), _came(page, today)),
    ):
        print(f"\n{title}")
        if several := list(rows):
            print_table(several)


def _people(page: SeasonPage, today: date) -> Iterator[tuple[str, ...]]:
    for person, met in page.people:
        yield "", person.name, date_only(met, today) if met else "", person.company


def _talks(page: SeasonPage, today: date) -> Iterator[tuple[str, ...]]:
    for talk, name in page.talks:
        said = " ".join(talk.said.split())[:80]
        yield "", day(talk.on, today), name, talk.kind, said


def _came(page: SeasonPage, today: date) -> Iterator[tuple[str, ...]]:
    for row in page.outcomes:
        yield "", date_only(row.outcome.on, today), row.outcome.what


def _season_as_json(page: SeasonPage) -> dict[str, Any]:
    from store.documents import to_json

    return to_json(page.season) | {
        "people": [to_json(person) | {"met": met} for person, met in page.people],
        "talks": [to_json(talk) | {"name": name} for talk, name in page.talks],
        "talked": page.talked,
        "outcomes": [_outcome_as_json(row) for row in page.outcomes],
    }


# What quality brings.


def _quality(options: Namespace) -> int:
    from screens.quality_words import conclusion, parts
    from tui.preflight import ascii_only

    with network_of(options) as network:
        view = network.quality()
        seasons = {season.id: season.name for season in network.seasons()}
    if options.json:
        print_json(
            {
                "all": _pair_as_json(view.all),
                "sources": {str(s): _pair_as_json(p) for s, p in view.sources},
                "seasons": {seasons[id]: _pair_as_json(p) for id, p in view.seasons},
                "recent": view.recent,
                "days": 90,
            }
        )
        return 0
    ascii = bool(options.ascii) or ascii_only(os.environ, sys.stdout.encoding)
    print("Meetings of which something came within 90 days")
    for part in parts(view, seasons):
        print(part.title)
        print_table(_shares(part.pair, ascii))
    print("\n".join(conclusion(view)))
    return 0


def _shares(pair: Pair, ascii: bool) -> Iterable[tuple[str, ...]]:
    from screens.quality_words import BAR, bar, both, share_said

    for name, share in both(pair):
        said = share_said(share)
        said = said.replace("·", "-") if ascii else said
        yield "", f"{name:10}", f"{bar(share, ascii=ascii):{BAR}}", said


def _pair_as_json(pair: Pair) -> dict[str, Any]:
    return {
        "prepared": _share_as_json(pair.prepared),
        "unprepared": _share_as_json(pair.unprepared),
        "apart": pair.is_apart,
    }


def _share_as_json(share: Share) -> dict[str, Any]:
    low, high = share.interval or (None, None)
    signs = {str(sign): number for sign, number in share.signs}
    return {
        "came": share.came,
        "of": share.of,
        "enough": share.is_enough,
        "low": low,
        "high": high,
        "signs": signs,
    }


GIVING: dict[str, Callable[[Namespace], int]] = {
    "gift": _gift,
    "gifts": _gifts,
    "outcome": _outcome,
    "outcomes": _outcomes,
    "season": _season,
    "quality": _quality,
}
