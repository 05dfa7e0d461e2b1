"""A program on a pseudo-terminal, with a clock on everything it writes.

Nothing is drawn here: text is looked for in what was written, less the escape
sequences, which is enough where a program writes whole lines. Only what a terminal
must answer is answered.
"""

from __future__ import annotations

import os
import re
import select
import signal
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

COLUMNS, ROWS = 80, 24
QUIET = 0.12
"""Seconds of silence after which an answer is held to be complete."""
PATIENCE = 30.0
"""Seconds until whatever is waited for is held to be never coming."""

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[=>])"
)
_ASKED = re.compile(rb"\x1b\[\?(\d+)\$p")
_KNOWN = frozenset({b"2004", b"1004", b"1006", b"2026"})
"""The private modes that a terminal of today says it knows."""


class Answer(NamedTuple):
    """What a program wrote because of a key."""

    seconds: float
    """From the key to the last byte."""
    bytes: int


class Stuck(Exception):
    """The program didn't do what was waited for."""


class Wire:
    """A program, started on a terminal of its own; ended with the `with`."""

    def __init__(
        self, command: Sequence[str | Path], env: Mapping[str, str], cwd: Path
    ) -> None:
        words = [str(word) for word in command]
        self._written = b""
        self._last = self._begun = time.perf_counter()
        self._ended: float | None = None
        self.pid, self._terminal = os.forkpty()
        if not self.pid:  # The child: nothing here but system calls.
            try:
                os.chdir(cwd)
                os.execve(words[0], words, dict(env))
            finally:
                os._exit(127)
        termios.tcsetwinsize(self._terminal, (ROWS, COLUMNS))
        self._poll = select.poll()
        self._poll.register(self._terminal, select.POLLIN)

    def __enter__(self) -> Self:
        """Return the wire itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the program, if it has not ended."""
        if not self._reaped():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def wait_for(self, text: str) -> float:
        """Return the seconds from the start until `text` was written."""
        wanted, seen = text.encode(), b""
        deadline = time.perf_counter() + PATIENCE
        while wanted not in seen:
            if not self._read(deadline):
                raise Stuck(f"{text!r} never came, but {seen[-400:]!r}")
            seen = _SEQUENCE.sub(b"", self._written)
        return self._last - self._begun

    def settle(self) -> None:
        """Wait until nothing is written any more."""
        while self._read(time.perf_counter() + 3 * QUIET):
            pass

    def press(self, key: str) -> Answer:
        """Press a key, and wait for the whole answer."""
        before, pressed = len(self._written), time.perf_counter()
        os.write(self._terminal, key.encode())
        if not self._read(pressed + PATIENCE):
            raise Stuck(f"no answer to {key!r}")
        while self._read(self._last + QUIET):
            pass
        return Answer(self._last - pressed, len(self._written) - before)

    def idle(self, seconds: float) -> tuple[int, float]:
        """Return the bytes written, and the CPU's share in percent, while untouched."""
        before, cpu, begun = len(self._written), self._cpu(), time.perf_counter()
        while self._read(begun + seconds):
            pass
        took = time.perf_counter() - begun
        return len(self._written) - before, (self._cpu() - cpu) / took * 100

    def leave(self, key: str) -> float:
        """Press the key that ends it; return the seconds until it is gone."""
        pressed = time.perf_counter()
        os.write(self._terminal, key.encode())
        while not self._reaped():
            if time.perf_counter() > pressed + PATIENCE:
                raise Stuck(f"{key!r} does not end it")
            if not self._read(time.perf_counter() + 0.002):
                time.sleep(0.0005)
        assert self._ended is not None
        return self._ended - pressed

    def peak(self) -> int:
        """Return the most memory it ever held at once, in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.partition("VmHWM:")[2].split()[0])

    def _cpu(self) -> float:
        """Return the seconds of CPU it has used, to the nanosecond.

        The number is that of the process's CPU clock: see clock_getcpuclockid(3).
        """
        return time.clock_gettime((~self.pid << 3) | 2)

    def _read(self, until: float) -> bool:
        """Wait for something to be written; tell whether it was."""
        wait = max(0.0, until - time.perf_counter()) * 1000
        if not self._poll.poll(wait):
            return False
        data = b""
        with suppress(OSError):  # It has ended.
            data = os.read(self._terminal, 1 << 16)
        if data:
            self._last = time.perf_counter()
            self._written += data
            for mode in _ASKED.findall(data):
                answer = b"\x1b[?%b;%d$y" % (mode, 2 if mode in _KNOWN else 0)
                os.write(self._terminal, answer)
        return bool(data)

    def _reaped(self) -> bool:
        if self._ended is None and os.waitpid(self.pid, os.WNOHANG)[0]:
            self._ended = time.perf_counter()
        return self._ended is not None
