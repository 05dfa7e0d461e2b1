"""What the forecast costs over a large store, beside a loop over the same records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta

from bench.place import Place
from bench.table import Line, in_turn, ms
from store.network import Network

AIM = 3.0


def measure(place: Place) -> Iterator[Line]:
    """Measure a forecast of 12 weeks, and a plan, in turn with a plain loop."""
    home = place.store(10_000, 100_000, 100)
    with closing(Network(home, home)) as network:
        assert len(list(_loop(network))) > 110_000  # All records are made by now.
        rounds = max(3 * place.rounds, 9)
        for what, work in (
            ("forecast, 10,000 people, 100,000 talks", network.forecast),
            ("  and a break planned", lambda: _plan(network)),
        ):
            pair = in_turn(work, lambda: sum(1 for _ in _loop(network)), rounds)
            yield pair.line(what, ms, AIM, "a loop over them")


def _plan(network: Network) -> object:
    first = network.today + timedelta(weeks=4)
    return network.plan_break(first, first + timedelta(days=13))


def _loop(network: Network) -> Iterator[date | str | None]:
    """Look at one field of each record that there is."""
    yield from (talk.on for talk in network.talks())
    yield from (person.last_talk for person in network.people())
    yield from (step.on for step in network.follow_ups())
    yield from (card.on for card in network.cards())
