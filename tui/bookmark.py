"""Where one is in a review that is under way, on this device, through any cut.

It is no decision, so no undo meets it. It is written beside the spare copies of what
is typed, whole or not at all, and nothing else rests on it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import json
from msgspec.structs import asdict, replace

from store.journal.files import make_private_directory
from store.rules.review import Bookmark, ReviewStep

_IDLE = 300.0
"""Seconds after which one is held to have left, and not to be reviewing."""


class BookmarkKept:
    """The bookmark in the review of one store; in no file if there is no directory."""

    def __init__(
        self,
        directory: Path | None,
        home: Path,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        digest = hashlib.sha256(str(home).encode()).hexdigest()[:12]
        self._path = directory / f"review-{digest}.json" if directory else None
        self._clock = clock
        self._heard = clock()
        self.bookmark: Bookmark | None = self._read()

    def be_at(self, bookmark: Bookmark | None) -> None:
        """Remember another bookmark, with the time that was spent up to now."""
        spent, self._heard = self._clock() - self._heard, self._clock()
        if bookmark and self.bookmark and bookmark.begun_at == self.bookmark.begun_at:
            more = spent if spent < _IDLE else 0
            bookmark = replace(bookmark, seconds=self.bookmark.seconds + more)
        self.bookmark = bookmark
        with suppress(OSError):  # A full disk keeps no bookmark either.
            self._write()

    def _write(self) -> None:
        if self._path is None:
            return
        if self.bookmark is None:
            self._path.unlink(missing_ok=True)
            return
        make_private_directory(self._path.parent)
        fields = asdict(self.bookmark) | {"seen": sorted(self.bookmark.seen)}
        written = self._path.with_suffix(".new")
        written.touch(mode=0o600)
        written.write_bytes(json.encode(fields))
        written.replace(self._path)

    def _read(self) -> Bookmark | None:
        """Return what was kept; None if nothing is there that makes sense."""
        with suppress(OSError, ValueError, KeyError, TypeError):
            if self._path:
                return _bookmark(json.decode(self._path.read_bytes()))
        return None


def _bookmark(fields: dict[str, Any]) -> Bookmark:
    return Bookmark(
        day=date.fromisoformat(fields["day"]),
        begun_at=datetime.fromisoformat(fields["begun_at"]),
        step=ReviewStep(fields["step"]),
        row=str(fields["row"]),
        seen=frozenset(map(ReviewStep, fields["seen"])),
        seconds=float(fields["seconds"]),
    )
