"""What the follow-up queue costs over a large store, beside an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.place import Place
from bench.table import Line, Pair, ms
from bench.using import FIRST

AIM = 1.5
FIRST_OF_NONE = "treasure"
"""A word of what an empty store begins with."""


def measure(place: Place) -> Iterator[Line]:
    """Measure opening the queue, in turn with the same screen on an empty store."""
    large, empty = place.store(10_000, 100_000, 100), place.store(0)
    runs = [
        (_opening(place, large, FIRST), _opening(place, empty, FIRST_OF_NONE))
        for _ in range(place.rounds + 1)
    ]
    ours, base = zip(*runs[1:], strict=True)  # The first run warms the caches.
    what = "queue, 10,000 people, 100,000 talks: open"
    yield Pair.of(ours, base).line(what, ms, AIM, "empty store")


def _opening(place: Place, home: Path, first: str) -> float:
    """Return the seconds from the key to the whole queue."""
    with place.app(home) as app:
        app.wait_for(first)
        app.settle()
        return app.press("4").seconds
