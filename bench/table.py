"""What was measured, as one table of ratios."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple

from msgspec import Struct


class Line(Struct, frozen=True):
    """One thing that was measured, beside what it is held against."""

    what: str
    ours: str
    baseline: str = ""
    ratio: float | None = None
    aim: str = ""
    ok: bool | None = None
    """Is the aim met? None where there is none."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as the table has it."""
        verdict = "" if self.ok is None else "ok" if self.ok else "OVER"
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return self.what, self.ours, self.baseline, ratio, self.aim, verdict


class Pair(NamedTuple):
    """Ours and the baseline, measured in turn."""

    ours: float
    """The median."""
    baseline: float
    """The median."""
    ratio: float
    """The median of the ratios, run by run: steadier than the ratio of medians."""

    @classmethod
    def of(cls, ours: Sequence[float], baseline: Sequence[float]) -> Pair:
        """Return the medians of figures that belong together one by one."""
        ratios = [a / b for a, b in zip(ours, baseline, strict=True)]
        return cls(median(ours), median(baseline), median(ratios))

    def line(
        self, what: str, write: Callable[[float], str], aim: float, against: str = ""
    ) -> Line:
        """Return the line that says the ratio is at most `aim`."""
        base = write(self.baseline) + (f" {against}" if against else "")
        ok = self.ratio <= aim
        return Line(what, write(self.ours), base, self.ratio, f"{aim:g}x", ok)


def in_turn(
    ours: Callable[[], object], baseline: Callable[[], object], rounds: int
) -> Pair:
    """Time two things in turn, once each unmeasured first."""
    seconds = [(timed(ours), timed(baseline)) for _ in range(rounds + 1)][1:]
    return Pair.of([a for a, _ in seconds], [b for _, b in seconds])


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes; what it made is thrown away after."""
    gc.collect()
    begun = perf_counter()
    made = work()
    seconds = perf_counter() - begun
    del made
    return seconds


def ms(seconds: float) -> str:
    """Write a time."""
    return (
        f"{seconds * 1000:.{0 if seconds >= 0.1 else 1 if seconds >= 0.01 else 2}f} ms"
    )


def mib(kib: float) -> str:
    """Write an amount of memory."""
    return f"{kib / 1024:.1f} MiB"


HEAD = ("what", "ours", "baseline", "ratio", "aim", "")


def print_table(lines: Iterable[Line]) -> None:
    """Print a table that also reads well as Markdown."""
    rows = [HEAD, *(line.cells for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = tuple("-" * width for width in widths)
    for row in (rows[0], rule, *rows[1:]):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("| " + " | ".join(cells) + " |")
