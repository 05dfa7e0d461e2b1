"""What is being typed, on the disk within a second: no kill and no crash takes it.

Words are decided only when their text is left. Until then a spare copy stands in a file
of this session's own, which the next session takes over once nobody holds it any more.
"""

from __future__ import annotations

import os
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct, json, to_builtins

from store.decisions.capture import Receive
from store.decisions.debriefs import KeepDebrief
from store.decisions.inbox import KeepAnswer, KeepReply
from store.decisions.offered import KeepIntroductionNote
from store.decisions.outgoing import KeepDraft
from store.decisions.prep import KeepNote, Prepare
from store.decisions.talks import KeepLetter
from store.decisions.topics import ChangeSweetSpot
from store.errors import NotFound
from store.journal.files import make_private_directory

if TYPE_CHECKING:
    from store.decisions.book import Book, KeepsText

KEEP_TEXTS: tuple[type[Any], ...] = (
    *(KeepReply, KeepAnswer, KeepLetter, KeepNote, KeepDebrief),
    *(Prepare, Receive, KeepDraft, KeepIntroductionNote, ChangeSweetSpot),
)
"""The decisions that keep a text as it is being written."""

_KINDS = {kind.__name__: kind for kind in KEEP_TEXTS}

_MOST = 1_000_000
"""Bytes after which the file begins anew; a copy is appended, and so is whole."""


class Spare:
    """The spare copy of one session."""

    def __init__(self, directory: Path, book: Book, home: Path) -> None:
        self._directory = directory
        self._book = book
        self._home = home
        self._path = directory / f"{os.getpid()}-{os.urandom(3).hex()}.jsonl"
        self._file = -1

    def keep(self, decision: KeepsText) -> None:
        """Have the words on the disk; raises OSError, or what a directory may raise."""
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
            "fields": to_builtins(decision),
            "stood": _standing(decision, self._book),
        }
        os.write(self._file, b"\n" + json.encode(copy))  # Apart from a torn one.
        os.fdatasync(self._file)

    def forget(self) -> None:
        """The words are decided, or were taken back."""
        if self._file >= 0:
            os.ftruncate(self._file, 0)

    def close(self) -> None:
        """Leave nothing behind."""
        if self._file >= 0:
            self._path.unlink(missing_ok=True)
        self.abandon()

    def abandon(self) -> None:
        """Let go of the file, as the system does for a session that it kills."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _standing(decision: KeepsText, book: Book) -> str | None:
    """Return what is kept in the place of the words; None if that has gone."""
    with suppress(NotFound):
        return decision.stands(book)
    return None


class _File(Protocol):
    def close(self) -> None:
        """Let go of it."""


class LeftBehind(Struct, frozen=True):
    """What a session was typing when it ended."""

    decision: KeepsText
    stood: str | None
    """What stood in its place when it was copied."""
    path: Path
    file: _File

    def is_overtaken(self, book: Book) -> bool:
        """Tell whether other words have come to stand in its place since."""
        return _standing(self.decision, book) not in (self.stood, self.decision.words)

    def forget(self) -> None:
        """The words are safe, or were given back."""
        self.path.unlink(missing_ok=True)
        self.let_go()

    def let_go(self) -> None:
        """Leave it to the next session, unless it was forgotten."""
        self.file.close()


def left_behind(directory: Path, home: Path) -> list[LeftBehind]:
    """Return what sessions on a store were typing when they ended, and hold it."""
    found = []
    for path in sorted(directory.glob("*.jsonl")) if directory.is_dir() else ():
        with suppress(OSError):  # As it has gone, or its session goes on.
            if left := _taken_over(path, home):
                found.append(left)
    return found


def _taken_over(path: Path, home: Path) -> LeftBehind | None:
    file = path.open("rb+")
    try:
        flock(file, LOCK_EX | LOCK_NB)
        copy = _last_whole(file.read())
        if copy and copy["home"] == str(home):
            decision = _KINDS[copy["kind"]](**copy["fields"])
            return LeftBehind(decision, copy.get("stood"), path, file)
        if copy is None:
            path.unlink()
    except OSError:
        file.close()
        raise
    file.close()
    return None


def _last_whole(data: bytes) -> dict[str, Any] | None:
    """Return the last copy that was written to its end."""
    for line in reversed(data.splitlines()):
        with suppress(ValueError, KeyError, TypeError):
            copy: dict[str, Any] = json.decode(line)
            _KINDS[copy["kind"]](**copy["fields"])
            return copy
    return None
