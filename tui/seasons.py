"""Seasons on the command line: listed, shown, added, changed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from store.rules.words import count, date_only, day
from tui.commands import network_of, say
from tui.giving import outcome_as_json
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.decisions.book import Decision
    from store.network import Network
    from store.views import SeasonPage


def season(options: Namespace) -> int:
    """List the seasons, show one, or decide about it."""
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
    from store.rules.dates import day_or_month
    from store.rules.seasons import read_last

    first = day_or_month(options.first, today)
    return first, read_last(options.last, first, today) if options.last else None


def _list_seasons(network: Network, options: Namespace) -> int:
    from store.documents import to_json
    from store.rules.seasons import said

    rows = network.season_rows()
    if options.json:
        keys = ("people", "talks", "outcomes")
        print_json([to_json(r.season) | {k: getattr(r, k) for k in keys} for r in rows])
    elif not rows:
        print("No season is kept yet: fewer season “job search 2025” “mar 2025”.")
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
        "outcomes": [outcome_as_json(row) for row in page.outcomes],
    }
