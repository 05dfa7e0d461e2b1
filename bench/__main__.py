"""Measure fewer, and print one table of ratios: `python -m bench`.

Each figure is the median of runs in turn with its baseline, and each ratio the
median of their ratios, so that a busy machine troubles both alike.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import (
    coming,
    commands,
    deciding,
    following,
    forecasting,
    leading,
    opening,
    pairing,
    triage,
    using,
)
from bench.place import Place
from bench.table import Line, print_table

PARTS: dict[str, Callable[[Place], Iterator[Line]]] = {
    "decide": deciding.measure,
    "open": opening.measure,
    "start": using.start,
    "memory": using.memory,
    "move": using.moving,
    "idle": using.idle,
    "status": commands.measure,
    "import": commands.importing,
    "triage": triage.measure,
    "queue": following.measure,
    "forecast": forecasting.measure,
    "tree": leading.measure,
    "pairs": pairing.measure,
    "came": coming.measure,
}


def main() -> int:
    """Run the parts that were asked for; exit with 1 if an aim is not met."""
    options = _parser().parse_args()
    lines: list[Line] = []
    with TemporaryDirectory(prefix="bench-", dir=options.dir) as root:
        place = Place(Path(root), options.rounds)
        for part in options.parts or PARTS:
            print(f"{part} …", file=sys.stderr, flush=True)
            lines += PARTS[part](place)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} CPUs, 80x24")
    print_table(lines)
    return int(any(line.ok is False for line in lines))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Measure fewer on made-up people, and print a table of ratios.",
    )
    parser.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        choices=[*PARTS, []],
        help=f"one or more of: {', '.join(PARTS)} (default: all)",
    )
    parser.add_argument("--rounds", type=int, default=7, help="pairs of runs (7)")
    parser.add_argument("--dir", help="where to put the stores: the disk that counts")
    return parser


if __name__ == "__main__":
    sys.exit(main())
