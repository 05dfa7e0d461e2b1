"""What triage costs on a bad day: 1,500 waiting, or a worst week of 111."""

from __future__ import annotations

from collections.abc import Iterator

from bench.place import Place
from bench.table import Line, Pair, ms
from bench.using import FIRST

WORST_WEEK = 111
AIM_OPEN, AIM_KEY = 0.5, 0.05


def measure(place: Place) -> Iterator[Line]:
    """Measure opening the inbox, and letting go of everyone in it."""
    for waiting, keys in ((WORST_WEEK, WORST_WEEK), (1_500, 40)):
        home = place.copy(place.store(10_000, 0, waiting), f"triage-{waiting}")
        with place.app(home) as app, place.baseline("bare_list") as bare:
            app.wait_for(FIRST)
            bare.wait_for("Person 0")
            app.settle()
            opened = app.press("2")
            again = [(app.press("d"), bare.press("j")) for _ in range(keys)]
        slowest = max(answer.seconds for answer, _ in again)
        what = f"inbox with {waiting:,} waiting"
        ok = opened.seconds <= AIM_OPEN
        yield Line(
            f"{what}: open",
            ms(opened.seconds),
            "",
            None,
            f"{AIM_OPEN * 1000:.0f} ms",
            ok,
        )
        pair = Pair.of([a.seconds for a, _ in again], [b.seconds for _, b in again])
        yield Line(
            f"  each d of {keys} (slowest {ms(slowest)})",
            ms(pair.ours),
            f"{ms(pair.baseline)} j in a bare list",
            pair.ratio,
            f"{AIM_KEY * 1000:.0f} ms",
            pair.ours <= AIM_KEY,
        )
