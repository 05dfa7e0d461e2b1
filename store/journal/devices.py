"""Which device this is: the name of the one journal file it writes."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from store.journal import files

_NAME = re.compile(r"[a-z0-9]{8}")


def this_device(state: Path | None) -> str:
    """Return this device's name, made once and kept in the `state` directory.

    None is the directory that the system has for such things.

    It is kept outside the store, which other devices may hold a copy of, and
    beside the machine's own id, so that a copied disk becomes a device of its own.
    """
    if name := known_device(state):
        return name
    path = _path(state)
    files.make_private_directory(path.parent)
    with files.Lock(path.with_name("device.lock")).held():
        name = known_device(state) or os.urandom(4).hex()
        files.replace(path, f"{name} {_machine()}\n".encode())
    return name


def known_device(state: Path | None) -> str | None:
    """Return this device's name, if it has one already; makes nothing."""
    with suppress(OSError, ValueError):
        name, _, where = files.read(_path(state)).decode("ascii").strip().partition(" ")
        if _NAME.fullmatch(name) and where == _machine():
            return name
    return None


def spares_beside(state: Path | None) -> Path:
    """Return where this device has spare copies of what is being typed."""
    return _path(state).with_name("unsaved")


def _path(state: Path | None) -> Path:
    if state is None:
        from platformdirs import user_state_path

        state = user_state_path("fewer", appauthor=False)
    return state / "device"


def _machine() -> str:
    import hashlib  # It loads all of OpenSSL.

    with suppress(OSError):
        return hashlib.sha256(Path("/etc/machine-id").read_bytes()).hexdigest()[:16]
    return "unknown"
