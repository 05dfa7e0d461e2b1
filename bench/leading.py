"""What the tree of who led to whom costs, beside the list of the same people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from bench.place import Place
from bench.table import Line, Pair, ms
from store.decisions.book import Settlement
from store.network import Network

AIM = 3.0
_APART = 10
"""One person in so many was led to by nobody."""


def measure(place: Place) -> Iterator[Line]:
    """Measure gathering the tree of 10,000 people, in turn with listing them."""
    from msgspec.structs import replace

    home = place.store(10_000, 50_000, 100)
    network = Network(home, home)
    people = list(network.people())
    led = [
        replace(person, led_by=people[at - 1 - at % 7 * (at > 7)].id)
        for at, person in enumerate(people)
        if at % _APART
    ]
    network.decide(_Together(Settlement("Led", tuple(led))))
    network.close()
    runs = [
        (
            _seconds(home, lambda n: n.forest()),
            _seconds(home, lambda n: n.find_people("")),
        )
        for _ in range(place.rounds + 1)
    ]
    ours, base = zip(*runs[1:], strict=True)  # The first run warms the caches.
    what = "who led to whom, 10,000 people, 50,000 talks"
    yield Pair.of(ours, base).line(what, ms, AIM, "their list")


class _Together:
    """Everyone who led, in one decision."""

    def __init__(self, settlement: Settlement) -> None:
        self._settlement = settlement

    def settle(self, book: object) -> Settlement:
        """Return what was prepared."""
        return self._settlement


def _seconds(home: Path, look: Callable[[Network], object]) -> float:
    """Return how long a look takes in a store that was just opened."""
    network = Network(home, home)
    begun = perf_counter()
    look(network)
    taken = perf_counter() - begun
    network.close()
    return taken
