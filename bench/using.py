"""What the open app costs: to start, to hold, to move in, to leave."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from bench.empty_app import EmptyApp
from bench.place import Place
from bench.table import Line, Pair, mib, ms
from bench.wire import Answer, Wire

FIRST = "Weekly review"
AIM_PAINT, AIM_MEMORY, AIM_KEY = 1.4, 1.5, 1.5
AIM_KEY_BYTES, AIM_LEAVE = 350, 0.1
_KEYS = 20
_IDLE = 5.0


def start(place: Place) -> Iterator[Line]:
    """Measure the first paint, and leaving, in turn with an empty app."""
    home = place.store(10_000, 100_000, 100)
    runs = [
        (_run(place.app(home), FIRST, "q"), _empty(place)) for _ in range(_more(place))
    ]
    ours, empty = zip(*runs[1:], strict=True)
    what = "first paint, 10,000 people, 100,000 talks"
    paints = Pair.of([run[0] for run in ours], [run[0] for run in empty])
    yield paints.line(what, ms, AIM_PAINT, "empty app")
    leaves = Pair.of([run[2] for run in ours], [run[2] for run in empty])
    ok = leaves.ours <= AIM_LEAVE
    base = f"{ms(leaves.baseline)} empty app"
    yield Line("q, until it is gone", ms(leaves.ours), base, leaves.ratio, "100 ms", ok)


def memory(place: Place) -> Iterator[Line]:
    """Measure the peak of memory over a store of 1,000 people."""
    home = place.store(1_000, 0, 20)
    runs = [(_run(place.app(home), FIRST, "q"), _empty(place)) for _ in range(3)]
    ours, empty = zip(*runs, strict=True)
    peaks = Pair.of([run[1] for run in ours], [run[1] for run in empty])
    yield peaks.line("memory, 1,000 people", mib, AIM_MEMORY, "empty app")


def _more(place: Place) -> int:
    return place.rounds + 1  # The first run warms the caches.


def _empty(place: Place) -> tuple[float, int, float]:
    return _run(place.baseline("empty_app"), EmptyApp.TITLE, "\x11")


def _run(wire: Wire, shown: str, leave: str) -> tuple[float, int, float]:
    """Return the seconds to the first paint, the peak of memory, those to leave."""
    with wire:
        painted = wire.wait_for(shown)
        wire.settle()
        return painted, wire.peak(), wire.leave(leave)


def moving(place: Place) -> Iterator[Line]:
    """Measure one `j` in 10,000 people, in turn with a bare list of as many."""
    home = place.store(10_000, 0, 100)
    with place.app(home) as app, place.baseline("bare_list") as bare:
        app.wait_for(FIRST)
        bare.wait_for("Person 0")
        app.settle()
        app.press("6")
        app.settle()
        bare.settle()
        pressed = [(app.press("j"), bare.press("j")) for _ in range(_KEYS + 1)][1:]
    ours, theirs = ([*answers] for answers in zip(*pressed, strict=True))
    times = Pair.of([a.seconds for a in ours], [a.seconds for a in theirs])
    yield times.line("j in 10,000 people", ms, AIM_KEY, "bare list")
    sizes = _bytes(ours), _bytes(theirs)
    yield Line(
        "j in 10,000 people, on the wire",
        f"{sizes[0]:.0f} B",
        f"{sizes[1]:.0f} B bare list",
        sizes[0] / sizes[1],
        f"{AIM_KEY_BYTES} B",
        sizes[0] < AIM_KEY_BYTES,
    )


def _bytes(answers: list[Answer]) -> float:
    return median(answer.bytes for answer in answers)


def idle(place: Place) -> Iterator[Line]:
    """Watch the app and an empty one do nothing."""
    home = place.store(10_000, 0, 100)
    with place.app(home) as app:
        app.wait_for(FIRST)
        app.settle()
        written, cpu = app.idle(_IDLE)
    with place.baseline("empty_app") as empty:
        empty.wait_for(EmptyApp.TITLE)
        empty.settle()
        base_written, base_cpu = empty.idle(_IDLE)
    base = f"{base_written} B empty app"
    what = f"idle for {_IDLE:.0f} s"
    yield Line(f"{what}, on the wire", f"{written} B", base, None, "0 B", not written)
    base = f"{base_cpu:.2f}% empty app"
    yield Line(f"{what}, of a CPU", f"{cpu:.2f}%", base, None, "0.5%", cpu < 0.5)
