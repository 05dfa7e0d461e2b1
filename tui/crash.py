"""What is kept of an error nobody foresaw: where it came from, and nobody's data."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from traceback import walk_tb

KEPT = 10
"""How many reports are kept; the oldest make room."""


def report(error: BaseException, directory: Path) -> str:
    """Write a report of an error, for its owner's eyes only; never fails.

    Returns the one line to tell the user: what happened, and where the report is.
    """
    name = _kind(error)
    try:
        path = _write(describe(error), directory)
    except OSError as why:
        reason = why.strerror or _kind(why)
        return f"fewer stopped: {name}. No report in {directory}: {reason}."
    return f"fewer stopped: {name}. Where, without your data, is in {path}"


def describe(error: BaseException) -> str:
    """Return an error's type and the places it passed, with what led to it.

    Messages and values are left out: they may name people.
    """
    lines = [_versions(), ""]
    for link, each in _chain(error):
        lines.append(f"{link}{_kind(each)}")
        for frame, line in walk_tb(each.__traceback__):
            code = frame.f_code
            lines.append(f"  {_short(code.co_filename)}:{line} in {code.co_qualname}")
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Yield an error, then those that it came from or holds, each once."""
    waiting: list[tuple[str, BaseException | None]] = [("", error)]
    seen: set[int] = set()
    while waiting:
        link, each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield link, each
        waiting += [("because of ", each.__cause__), ("while in ", each.__context__)]
        if isinstance(each, BaseExceptionGroup):
            waiting += [("holding ", part) for part in each.exceptions]


def _kind(error: BaseException) -> str:
    """Return the type of an error: `KeyError`, `textual.css.query.NoMatches`."""
    kind = type(error)
    home = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    return home + kind.__qualname__


def _short(filename: str) -> str:
    """Return a source file as it's imported, without the directories above."""
    roots = [root for root in sys.path if root and filename.startswith(root + os.sep)]
    longest = max(roots, key=len, default=None)
    return filename[len(longest) + 1 :] if longest else Path(filename).name


def _versions() -> str:
    """Return what ran, as far as it may matter to whoever reads the report."""
    import platform  # Both load a lot that a session without a crash never needs.
    from importlib.metadata import PackageNotFoundError, version

    parts = [f"Python {platform.python_version()}", platform.system()]
    for name in ("textual", "fewer"):
        with suppress(PackageNotFoundError):
            parts.insert(0, f"{name} {version(name)}")
    return ", ".join(parts)


def _write(text: str, directory: Path) -> Path:
    """Write a new report, and let the oldest go."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in sorted(directory.glob("crash-*.txt"))[: 1 - KEPT]:
        old.unlink(missing_ok=True)
    path = directory / f"crash-{time.time_ns()}.txt"  # In order, by name.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path
