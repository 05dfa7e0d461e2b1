"""Which device this is: the name of the one journal file it writes."""

from __future__ import annotations

import hashlib
import re
import secrets
from contextlib import suppress
from pathlib import Path

from store.journal.files import make_private_directory, replace

_NAME = re.compile(r"[a-z0-9]{8}")


def this_device(state: Path) -> str:
    """Return this device's name, made once and kept in the `state` directory.

    It is kept outside the store, which other devices may hold a copy of, and
    beside the machine's own id, so that a copied disk becomes a device of its own.
    """
    path, machine = state / "device", _machine()
    with suppress(OSError, ValueError):
        name, _, where = path.read_text("ascii").strip().partition(" ")
        if _NAME.fullmatch(name) and where == machine:
            return name
    name = secrets.token_hex(4)
    make_private_directory(state)
    replace(path, f"{name} {machine}\n".encode())
    return name


def _machine() -> str:
    with suppress(OSError):
        return hashlib.sha256(Path("/etc/machine-id").read_bytes()).hexdigest()[:16]
    return "unknown"
