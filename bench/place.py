"""Where a benchmark works: a temporary directory, and the stores made in it."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from msgspec import Struct, field

from bench.wire import Wire
from bench.world import make_store

REPOSITORY = Path(__file__).resolve().parent.parent
FEWER = (sys.executable, "-m", "tui")
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "VIRTUAL_ENV", "TZ")


class Place(Struct, frozen=True):
    """A directory to work in, and how thoroughly to do so."""

    root: Path
    rounds: int
    """How often each pair is measured."""
    made: set[Path] = field(default_factory=set)

    def store(self, people: int, talks: int = 0, invitations: int = 0) -> Path:
        """Return a store of that size, which is only to be looked at."""
        home = self.root / f"store-{people}-{talks}-{invitations}"
        if home not in self.made:
            make_store(home, people, talks, invitations)
            self.made.add(home)
        return home

    def copy(self, home: Path, name: str) -> Path:
        """Return a copy of a store, which may be changed."""
        shutil.copytree(home, self.root / name)
        return self.root / name

    def env(self, home: Path) -> dict[str, str]:
        """Return the variables a program is started with; its device is the store's."""
        user = str(self.root / "user")
        places = {f"XDG_{kind}_HOME": user for kind in ("CONFIG", "STATE", "CACHE")}
        own = {"HOME": user, "TERM": "xterm-256color", "FEWER_HOME": str(home)}
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        return {"LANG": "C.UTF-8", **kept, **places, **own, "FEWER_STATE": str(home)}

    def app(self, home: Path) -> Wire:
        """Open the app over a store."""
        return Wire([*FEWER, "--home", home], self.env(home), REPOSITORY)

    def baseline(self, module: str) -> Wire:
        """Start one of our baselines."""
        command = [sys.executable, "-m", f"bench.{module}"]
        return Wire(command, self.env(self.root), REPOSITORY)
