"""What is being typed, on the disk within a second: no kill and no crash takes it.

Words are decided only when their text is left. Until then a spare copy stands in a file
of this session's own, which the next session takes over once nobody holds it any more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson

from store.decisions.capture import Receive
from store.decisions.inbox import KeepAnswer, KeepReply
from store.decisions.prep import KeepDebrief, KeepNote, Prepare
from store.decisions.talks import KeepLetter
from store.journal.files import make_private_directory

if TYPE_CHECKING:
    from store.decisions.book import Decision

_KINDS: dict[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(KeepReply, KeepAnswer, KeepLetter, KeepNote, KeepDebrief),
        *(Prepare, Receive),
    )
}
"""The decisions that keep words, by name."""

_MOST = 1_000_000
"""Bytes after which the file begins anew; a copy is appended, and so is whole."""


class Spare:
    """The spare copy of one session."""

    def __init__(self, directory: Path, home: Path) -> None:
        self._directory = directory
        self._home = home
        self._path = directory / f"{os.getpid()}-{os.urandom(3).hex()}.jsonl"
        self._file = -1

    def keep(self, decision: Decision) -> None:
        """Have the words on the disk; raises OSError, or what a directory may raise."""
        if type(decision).__name__ not in _KINDS:
            return
        if self._file < 0:
            make_private_directory(self._directory)
            flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | os.O_CLOEXEC
            self._file = os.open(self._path, flags, 0o600)
            flock(self._file, LOCK_EX | LOCK_NB)
        if os.fstat(self._file).st_size > _MOST:
            os.ftruncate(self._file, 0)
        copy = {
            "home": str(self._home),
            "kind": type(decision).__name__,
            "fields": asdict(decision),  # type: ignore[call-overload]  # all dataclasses
        }
        os.write(self._file, orjson.dumps(copy) + b"\n")
        os.fdatasync(self._file)

    def forget(self) -> None:
        """The words are decided, or were taken back."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)

    def close(self) -> None:
        """Leave nothing behind."""
        if self._file >= 0:
            self._path.unlink(missing_ok=True)
            os.close(self._file)
            self._file = -1


def left_behind(directory: Path, home: Path) -> list[Decision]:
    """Return what sessions on a store were typing when they ended, and take it over."""
    return [*_left_behind(directory, home)] if directory.is_dir() else []


def _left_behind(directory: Path, home: Path) -> Iterator[Decision]:
    for path in sorted(directory.glob("*.jsonl")):
        with suppress(OSError), path.open("rb+") as file:
            flock(file, LOCK_EX | LOCK_NB)  # BlockingIOError: its session goes on.
            copy = _last_whole(file.read())
            if copy and copy["home"] != str(home):
                continue
            path.unlink()
            if copy:
                yield _KINDS[copy["kind"]](**copy["fields"])


def _last_whole(data: bytes) -> dict[str, Any] | None:
    """Return the last copy that was written to its end."""
    for line in reversed(data.splitlines()):
        with suppress(ValueError, KeyError, TypeError):
            copy: dict[str, Any] = orjson.loads(line)
            _KINDS[copy["kind"]](**copy["fields"])
            return copy
    return None
