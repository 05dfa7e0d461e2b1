"""What the commands cost that a status line calls every few seconds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence

from bench.place import FEWER, REPOSITORY, Place
from bench.table import Line, in_turn, ms, timed
from bench.world import make_export

AIM_STATUS, AIM_IMPORT = 1.5, 5.0


def measure(place: Place) -> Iterator[Line]:
    """Measure `fewer status`, in turn with importing two libraries."""
    home = place.store(10_000, 0, 100)
    env = place.env(home)
    bare = (sys.executable, "-c", "import msgspec, tinydb")
    rounds = max(3 * place.rounds, 9)
    pair = in_turn(
        lambda: _run([*FEWER, "status"], env), lambda: _run(bare, env), rounds
    )
    yield pair.line(
        "fewer status, 10,000 people", ms, AIM_STATUS, "import msgspec, tinydb"
    )


def importing(place: Place) -> Iterator[Line]:
    """Measure bringing in a large export, and bringing it in again."""
    folder = place.root / "export"
    make_export(folder, 10_000, 1_500)
    env = place.env(place.root / "brought-in")
    for what in ("import 10,000 connections, 1,500 invitations", "  and once more"):
        seconds = timed(lambda: _run([*FEWER, "import", str(folder)], env))
        ok = seconds <= AIM_IMPORT
        yield Line(what, f"{seconds:.2f} s", "", None, f"{AIM_IMPORT:g} s", ok)


def _run(command: Sequence[str], env: Mapping[str, str]) -> None:
    subprocess.run(command, env=env, cwd=REPOSITORY, check=True, capture_output=True)
