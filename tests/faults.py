"""What can happen to a store from outside: a disk that says no, bytes that change.

    with system_call("fdatasync", fail(errno.EIO), at=2):
        ...

Only functions of `os` are stood in for: they are what the disk answers through.
"""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from store.journal.document_store import DocumentStore
from store.journal.entries import Change

SYSTEM_CALLS = (
    "mkdir",
    "chmod",
    "open",
    "fchmod",
    "pwrite",
    "fdatasync",
    "fsync",
    "ftruncate",
    "replace",
    "scandir",
    "unlink",
)
"""The functions of `os` through which a save reaches the disk."""


def fail(number: int) -> Callable[[], None]:
    """Return what makes a call fail."""

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    return refuse


def die() -> None:
    """End the process as `kill -9` does."""
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def system_call(name: str, befalls: Callable[[], None], at: int = 0) -> Iterator[None]:
    """Let something befall the `at`-th call of a function of `os`, or every call."""
    calls, real = 0, getattr(os, name)

    def called(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if at in (0, calls):
            befalls()
        return real(*args, **kwargs)

    setattr(os, name, called)
    try:
        yield
    finally:
        setattr(os, name, real)


DISK_FULL = fail(errno.ENOSPC)
DISK_BROKEN = fail(errno.EIO)


def bytes_of(home: Path) -> dict[str, bytes | str]:
    """Return every file of a store with its content, and what is no file by name.

    Who holds the lock is written into it; that is no part of what is kept.
    """
    return {
        str(path.relative_to(home)): (
            path.read_bytes() if path.is_file() else f"{path.lstat().st_mode:o}"
        )
        for path in sorted(home.rglob("*"))
        if path.name != "lock" or not path.is_file()
    }


def decide(store: DocumentStore, n: int) -> None:
    """Save the `n`-th decision: it touches three documents in two tables."""
    with store.turn():
        old = store.tables["people"].get("0")
        count = Change.between("people", "0", old, {"count": n})
        assert count
        store.commit(
            f"decision {n}",
            [
                Change("people", str(n), None, {"name": f"person {n}"}),
                count,
                Change("talks", str(n), None, {"person": str(n)}),
            ],
        )


def decided(store: DocumentStore) -> set[int]:
    """Return which decisions are there, having seen that each of them is whole."""
    people = {int(id) for id in store.tables["people"]} - {0}
    assert people == {int(id) for id in store.tables["talks"]}
    assert store.tables["people"].get("0", {"count": 0})["count"] == max(people | {0})
    return people


def documents(store: DocumentStore) -> dict[str, dict[str, Any]]:
    """Return all that a store holds."""
    return {
        name: {id: dict(doc) for id, doc in store.tables[name].items()}
        for name in store.tables
        if store.tables[name]
    }
