"""What a decision costs that is on the disk before the user hears of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

from bench.place import Place
from bench.table import Line, Pair, ms
from store.decisions.book import Decision
from store.decisions.inbox import Ask, LetGo
from store.network import Network

AIM, GROWTH = 3.0, 1.5
_COUNT = 150
"""How often each kind of decision is made."""


def measure(place: Place) -> Iterator[Line]:
    """Measure deciding on two stores in turn, against a bare append of the same."""
    homes = [
        place.copy(place.store(people, 0, 2 * _COUNT + 2), f"deciding-{people}")
        for people in (10_000, 100_000)
    ]
    networks = [Network(home, home) for home in homes]
    with closing(networks[0]) as small, closing(networks[1]) as large:
        yield from _kind("let go", LetGo, 1, small, large)
        yield from _kind("ask first", Ask, _COUNT + 2, small, large)


def _kind(
    name: str,
    decision: Callable[[str], Decision],
    first: int,
    small: Network,
    large: Network,
) -> Iterator[Line]:
    costs: list[tuple[float, ...]] = []
    with _appending(small.home) as append:
        for number in range(first, first + _COUNT + 1):
            chosen = decision(str(number))
            before = _journal(small.home).stat().st_size
            ours = _seconds(lambda: small.decide(chosen))  # noqa: B023  # called here
            line = _journal(small.home).read_bytes()[before:]
            bare = _seconds(lambda: append(line))  # noqa: B023
            grown = _seconds(lambda: large.decide(chosen))  # noqa: B023
            bare_again = _seconds(lambda: append(line))  # noqa: B023
            costs.append((ours, bare, grown, bare_again))
    ours_all, bares, growns, bares_again = map(list, zip(*costs[1:], strict=True))
    against = "append + fdatasync"
    what = f"decide: {name}, 10,000 people"
    yield Pair.of(ours_all, bares).line(what, ms, AIM, against)
    what = f"decide: {name}, 100,000 people"
    yield Pair.of(growns, bares_again).line(what, ms, AIM, against)
    pair = Pair.of(growns, ours_all)
    yield pair.line("  100,000 people beside 10,000", ms, GROWTH)


def _journal(home: Path) -> Path:
    return next((home / "journal").iterdir())


@contextmanager
def _appending(home: Path) -> Iterator[Callable[[bytes], None]]:
    """Open a file on the same disk, to append to and sync."""
    handle = os.open(home / "appended", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append(data: bytes) -> None:
        os.write(handle, data)
        os.fdatasync(handle)

    try:
        yield append
    finally:
        os.close(handle)


def _seconds(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes, without a look at garbage before it."""
    begun = perf_counter()
    work()
    return perf_counter() - begun
