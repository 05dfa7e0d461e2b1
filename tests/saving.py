"""A session that saves and says so, in a process that can be killed or failed.

    python saving.py endless HOME STATE SEED    until it is killed
    python saving.py each-call WHERE CALL FATE  once for every call of a kind

Every line on standard output is one acknowledgement, or one attempt's report.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from fcntl import LOCK_UN, flock
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from faults import decide, die, documents, fail, system_call

from store.errors import FewerError
from store.journal.document_store import DocumentStore

T = TypeVar("T")

DECISIONS = (1, 2, 3)
PADDING = 80
"""The call of its kind that strace fails; those before it are spent on nothing."""


def endless(home: Path, state: Path, seed: str) -> None:
    """Decide, write the view, and open anew, at random, until killed."""
    random = Random(seed)
    store = DocumentStore(home, state)
    for n in count(max((int(id) for id in store.tables["people"]), default=0) + 1):
        decide(store, n)
        print(n, flush=True)
        match random.randrange(6):
            case 0:
                store.write_view()
            case 1:
                with store.turn():
                    store.back_up()
            case 2:
                store.close()
                store = DocumentStore(home, state)


def save_all(home: Path, state: Path, say: Callable[..., None]) -> None:
    """Make three decisions, each until it is saved, with a view and a backup between.

    Whatever is refused is tried once more; memory has to be as before.
    """
    store = _insist(lambda: DocumentStore(home, state), say)
    for n in DECISIONS:
        before = documents(store)
        try:
            decide(store, n)
        except FewerError as error:
            same = documents(store) == before
            say(refused=n, why=str(error), error=type(error).__name__, as_before=same)
            decide(store, n)
        say(acknowledged=n)
        if n == 2:
            _insist(store.write_view, say)
            _insist(lambda: _back_up(store), say)
            _tear(store.journal_path(store.device))
    store.close()
    say(closed=True)


def _back_up(store: DocumentStore) -> None:
    with store.turn():
        store.back_up()


def _tear(journal: Path) -> None:
    """Leave what a session leaves that was killed in the middle of a line."""
    with suppress(OSError), journal.open("ab") as file:
        file.write(b'{"schema":1,"id":"27')


def _insist(step: Callable[[], T], say: Callable[..., None]) -> T:
    try:
        return step()
    except FewerError as error:
        say(refused=0, why=str(error), error=type(error).__name__, as_before=True)
        return step()


def each_call(where: Path, call: str, fate: str) -> None:
    """Save once for every call of a kind, and let that call meet its fate.

    A fate is "kill", or the number of an error; "strace" leaves it to strace,
    which hits the call that comes after `PADDING`.
    """
    quiet = 0
    for at in count(1):
        attempt = where / str(at)
        events, signal = _apart(partial(_attempt, where, call, fate, at))
        with suppress(FileNotFoundError):
            (where / "home").rename(attempt)
        print(json.dumps({"at": at, "home": str(attempt), "events": events}))
        told = signal or any("refused" in event for event in events)
        quiet = 0 if told else quiet + 1
        if quiet > (6 if fate == "strace" else 4):
            return


def _attempt(
    where: Path, call: str, fate: str, at: int, say: Callable[..., None]
) -> None:
    state = where / "state" if fate == "strace" else where / f"state-{at}"
    if fate == "strace":
        _pad(where / "pad", call, PADDING - at)
        save_all(where / "home", state, say)
        return
    with system_call(call, die if fate == "kill" else fail(int(fate)), at):
        save_all(where / "home", state, say)


def _apart(
    work: Callable[[Callable[..., None]], None],
) -> tuple[list[dict[str, object]], int]:
    """Do some work in a process of its own; return what it said, and what ended it."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        work(lambda **event: _write(writer, event))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as said:
        events = [json.loads(line) for line in said]
    return events, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _write(pipe: int, event: dict[str, object]) -> None:
    os.write(pipe, json.dumps(event).encode() + b"\n")


def _pad(path: Path, call: str, times: int) -> None:
    """Make a system call so many times, to no effect."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    times -= call == "openat"
    idle: dict[str, Callable[[], object]] = {
        "openat": lambda: os.close(os.open(path, os.O_RDONLY)),
        "mkdir": lambda: path.mkdir(exist_ok=True),
        "flock": lambda: flock(handle, LOCK_UN),
        "pwrite64": lambda: os.pwrite(handle, b".", 0),
        "write": lambda: os.write(handle, b"."),
        "fdatasync": lambda: os.fdatasync(handle),
        "fsync": lambda: os.fsync(handle),
        "ftruncate": lambda: os.ftruncate(handle, 0),
        "rename": lambda: path.rename(path),
        "unlink": lambda: (path.parent / "nothing").unlink(missing_ok=True),
    }
    for _ in range(times):
        with suppress(FileExistsError):
            idle[call]()


if __name__ == "__main__":
    program, where, *rest = sys.argv[1:]
    if program == "endless":
        endless(Path(where), Path(rest[0]), rest[1])
    else:
        each_call(Path(where), *rest)
