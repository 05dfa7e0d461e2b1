"""What seasons, and the comparison of meetings, cost over a large store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

from bench.place import Place
from bench.table import Line, in_turn, ms
from store.decisions.seasons import AddSeason
from store.errors import NameTaken
from store.network import Network

AIM = 3.0


def measure(place: Place) -> Iterator[Line]:
    """Measure each view in turn with that of the queue and the status beside it."""
    home = place.store(10_000, 100_000, 100)
    with closing(Network(home, home)) as network:
        _add_seasons(network)
        id = network.find_season("season 1").id
        rounds = max(3 * place.rounds, 9)
        for what, work in (
            ("seasons, 10,000 people, 100,000 talks", network.season_rows),
            ("  and one of them opened", lambda: network.season_page(id)),
            ("  what came of meetings", network.quality),
        ):
            pair = in_turn(work, lambda: sum(1 for _ in network.talks()), rounds)
            yield pair.line(what, ms, AIM, "a loop over the talks")


def _add_seasons(network: Network) -> None:
    for number in (1, 2, 3):
        first = network.today - timedelta(days=300 * number)
        try:
            decision = AddSeason(f"season {number}", first, first + timedelta(299))
            network.decide(decision)
        except NameTaken:
            return
