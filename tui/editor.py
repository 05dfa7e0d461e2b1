"""The user's own editor, for a text that deserves one."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

FALLBACKS = ("vi", "nano")
"""The editors to look for when neither $VISUAL nor $EDITOR names one."""

GRACE = 0.5
"""Seconds for an editor that's told to end, well within those that we have."""


class EditorFailed(Exception):
    """The text is as it was; the message says why, in one line, for the user."""


def edit(text: str, environ: Mapping[str, str] | None = None) -> str:
    """Return what becomes of a text in the user's editor.

    The terminal must be the editor's to use. The text stands in a file that only
    its owner can read, in a directory of its own, so that the editor's backups are
    private too; all of it is gone afterwards. `EditorFailed` if there is no editor
    or it reports a failure (as `:cq` in vi does): the text is then unchanged.

    To be called from the main thread only: signals are seen to.
    """
    environ = os.environ if environ is None else environ
    command = _command(environ)
    with _private_directory(environ) as directory:
        path = Path(directory) / "text.txt"
        _put(text, path)
        _run([*command, str(path)])
        return _take(path, like=text)


def _command(environ: Mapping[str, str]) -> list[str]:
    """Return the editor's command line, without the file."""
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError as error:
        raise EditorFailed(f"$EDITOR can't be read: {named} ({error}).") from None
    if words:
        return words
    for name in FALLBACKS:
        if found := shutil.which(name, path=environ.get("PATH")):
            return [found]
    raise EditorFailed("No editor: set $EDITOR, as in EDITOR=nano.")


def _private_directory(environ: Mapping[str, str]) -> TemporaryDirectory[str]:
    """Make a directory for one edit, in memory where the system offers that."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    try:
        return TemporaryDirectory(
            prefix="fewer-",
            dir=runtime if os.access(runtime, os.W_OK) else None,
            ignore_cleanup_errors=True,
        )
    except OSError as error:
        raise EditorFailed(f"No place for the text: {error.strerror}.") from None


def _put(text: str, path: Path) -> None:
    """Write the text to a new file, for its owner's eyes only."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(text.encode("utf-8", "replace"))
    except OSError as error:
        raise EditorFailed(f"No place for the text: {error.strerror}.") from None


def _take(path: Path, *, like: str) -> str:
    """Read the text back, without the newline that editors end a file with."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        reason = error.strerror
        raise EditorFailed(f"The editor left no text: {reason}.") from None
    if text.endswith("\n") and not like.endswith("\n"):
        return text.removesuffix("\n").removesuffix("\r")
    return text


def _run(command: list[str]) -> None:
    """Run the editor to its end; the keyboard's signals are its own meanwhile."""
    with _listening() as orders:
        try:
            child = subprocess.Popen(command)
        except OSError as error:
            raise EditorFailed(f"Can't run {command[0]}: {error.strerror}.") from None
        code = orders.wait_for(child)
    if code:
        raise EditorFailed(f"{Path(command[0]).name} failed; the text is as it was.")


@contextmanager
def _listening() -> Iterator[_Orders]:
    """Leave ctrl+c and ctrl+\\ to the editor, and hear what is meant for both of us.

    A handler that does nothing, unlike SIG_IGN, is not inherited by the editor.
    """
    orders = _Orders()
    for interrupt in (signal.SIGINT, signal.SIGQUIT):
        orders.earlier[interrupt] = signal.signal(interrupt, lambda *_: None)
    for order in (signal.SIGHUP, signal.SIGTERM):
        orders.earlier[order] = signal.signal(order, orders.hear)
    try:
        yield orders
    finally:
        for number, handler in orders.earlier.items():
            signal.signal(number, handler)


class _ToldToEnd(BaseException):
    """Breaks the wait for an editor."""


class _Orders:
    """Passes an order to end on to the editor, and sees that it's obeyed in time."""

    def __init__(self) -> None:
        self.earlier: dict[int, Any] = {}
        """The handlers whose place was taken, as `signal.signal` returned them."""
        self._given: int | None = None
        self._waiting = False

    def hear(self, number: int, frame: FrameType | None) -> None:
        """Note the order, tell whoever would have heard it, and stop waiting."""
        self._given = number
        if callable(handler := self.earlier[number]):
            handler(number, frame)
        if self._waiting:
            self._waiting = False
            raise _ToldToEnd

    def wait_for(self, child: subprocess.Popen[bytes]) -> int:
        """Return the editor's exit code; it has `GRACE` seconds once told to end."""
        with suppress(_ToldToEnd):
            self._waiting = True
            if self._given is None:
                return child.wait()
        self._waiting = False
        child.send_signal(self._given or signal.SIGTERM)
        try:
            return child.wait(GRACE)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()
