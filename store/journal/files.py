"""The few things we do to files: read what is a file, append, replace, lock.

Every directory is made 0700 and every file 0600, whatever the umask: they are
about people.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from store.errors import Damaged, Locked, NotSaved, Unusable

LOCK_PATIENCE = 2.0
"""Seconds to wait for another session; it needs milliseconds."""


_OURS = (
    r"(journal|backups|network\.json|forgetting\.json|lock|device|device\.lock|reports|unsaved)"
    r"(\.new|\.damaged-\d+)?"
)
"""What fewer itself puts into the directories it is given."""


def holds_only_ours(folder: Path) -> bool:
    """Tell whether nothing lies in a directory but what fewer put there."""
    return all(re.fullmatch(_OURS, path.name) for path in folder.iterdir())


def make_private_directory(path: Path, *, ours: bool = False) -> None:
    """Make `path` and what is missing above it, for the owner's eyes only.

    One that was there stays as it is if it holds anything that is not fewer's,
    unless it is `ours` by its name. Raises `Unusable` if a file is in the way,
    `NotSaved` if the disk says no.
    """
    try:
        if path.is_dir():
            open_to_others = stat.S_IMODE(path.stat().st_mode) & 0o077
            if open_to_others and (ours or holds_only_ours(path)):
                path.chmod(0o700)
            return
        if not path.parent.is_dir():
            make_private_directory(path.parent)
        _make_private(path)
    except (FileExistsError, NotADirectoryError):
        raise Unusable(f"{path} is a file; fewer needs a directory there.") from None
    except OSError as error:
        raise not_saved(path, error) from error


def _make_private(path: Path) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
    try:
        path.chmod(0o700)  # A umask may have taken what the owner needs.
        sync_directory(path.parent)
    except OSError:
        with suppress(OSError):  # Another session may have put something there.
            path.rmdir()
        raise


def open_regular(path: Path, flags: int) -> int:
    """Open a regular file; a directory, FIFO or device in its place is damage."""
    try:
        handle = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in (errno.EISDIR, errno.ENXIO):
            raise Damaged(path, "this is not a file") from None
        raise
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        raise Damaged(path, "this is not a file")
    if flags & os.O_CREAT and stat.S_IMODE(mode) != 0o600:
        with suppress(OSError):  # It may be someone else's.
            os.fchmod(handle, 0o600)
    return handle


def read(path: Path, start: int = 0) -> bytes:
    """Return the bytes of a regular file from `start` on."""
    with os.fdopen(open_regular(path, os.O_RDONLY), "rb") as file:
        file.seek(start)
        return file.read()


def append(path: Path, at: int, data: bytes) -> None:
    """Make `data` what stands in `path` from `at` on, durably, or change nothing.

    What stands beyond `at` was never acknowledged, and is cut off. Raises
    `NotSaved`, which says what would help.
    """
    try:
        handle = open_regular(path, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise not_saved(path, error) from error
    try:
        _require_length(path, handle, at)
        _write_all(handle, at, data)
        if at == 0:
            sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            os.ftruncate(handle, at)
        raise not_saved(path, error) from error
    finally:
        os.close(handle)


def _require_length(path: Path, handle: int, at: int) -> None:
    missing = at - os.fstat(handle).st_size
    if missing > 0:
        raise Damaged(path, gone(missing))


def gone(missing: int) -> str:
    """Say how much of a file is not there any more."""
    return (
        "1 byte of it is gone" if missing == 1 else f"{missing:,} bytes of it are gone"
    )


def _write_all(handle: int, at: int, data: bytes) -> None:
    if os.fstat(handle).st_size > at:
        os.ftruncate(handle, at)
    rest = memoryview(data)
    while rest:
        written = os.pwrite(handle, rest, at)
        at, rest = at + written, rest[written:]
    os.fdatasync(handle)


def replace(path: Path, *pieces: bytes) -> None:
    """Make the pieces the content of `path`, or leave the old content untouched."""
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.unlink(missing_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, 0o600)
            file.writelines(pieces)
            file.flush()
            os.fsync(handle)
        fresh.replace(path)
        sync_directory(path.parent)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise not_saved(path, error) from error


def keep_aside(path: Path) -> Path:
    """Copy a damaged file beside itself; what is no file is moved there."""
    number = 1
    while os.path.lexists(aside := path.with_name(f"{path.name}.damaged-{number}")):
        number += 1
    if path.is_file():
        replace(aside, read(path))
    else:
        path.rename(aside)
    return aside


def sync_directory(path: Path) -> None:
    """Make renames and new names in `path` durable."""
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_saved(path: Path, error: OSError) -> NotSaved:
    """Say what the disk refused, and what would help."""
    helps = {
        errno.ENOSPC: f"no space on {_mount_of(path)}. Make some room",
        errno.EDQUOT: f"your quota on {_mount_of(path)} is used up. Make some room",
        errno.EROFS: f"{_mount_of(path)} is read-only. Mount it for writing",
        errno.EACCES: f"no permission to write {path}. Give it back",
        errno.EFBIG: f"{path.name} may not grow further (ulimit -f). Raise the limit",
    }
    why = helps.get(
        error.errno or 0, f"the disk said “{error.strerror}”. See to {_mount_of(path)}"
    )
    return NotSaved(f"Not saved: {why}, and do it again. Nothing else changed.")


def _mount_of(path: Path) -> Path:
    place = path.absolute()
    while not place.is_mount() and place != place.parent:
        place = place.parent
    return place


class Lock:
    """Lets one session at a time decide; held for milliseconds.

    `flock` on a side file that is never deleted: a POSIX lock is dropped by any
    other close in the process, and a PID file goes stale.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self, patience: float = LOCK_PATIENCE) -> Iterator[None]:
        """Hold the lock; raises `Locked` if another session keeps it too long."""
        try:
            handle = open_regular(self._path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise not_saved(self._path, error) from error
        try:
            self._take(handle, patience)
            yield
        finally:
            os.close(handle)  # Lets go of the lock, too.

    def _take(self, handle: int, patience: float) -> None:
        deadline = time.monotonic() + patience
        while not self._try(handle):
            if time.monotonic() > deadline:
                raise self._locked(handle)
            time.sleep(0.005)
        with suppress(OSError):  # A full disk can't stop us from taking turns.
            os.pwrite(
                handle, f"{os.getpid():<10} {time.strftime('%H:%M')}\n".encode(), 0
            )

    def _try(self, handle: int) -> bool:
        try:
            flock(handle, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise not_saved(self._path, error) from error
        return True

    @staticmethod
    def _locked(handle: int) -> Locked:
        pid, _, since = (
            os.pread(handle, 64, 0).decode("ascii", "replace").partition(" ")
        )
        return Locked(int(pid) if pid.isdigit() else None, since.strip() or None)
