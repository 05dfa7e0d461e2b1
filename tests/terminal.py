"""A real terminal to run a command in: a pseudo-terminal, with a screen to read.

    with Terminal(sys.executable, "-m", "tui", env=environ) as terminal:
        terminal.wait_for("Inbox")
        terminal.press("j", "enter")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []

Nothing here sleeps: whatever is waited for is waited for on the terminal itself.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import subprocess
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias

import pyte

Size: TypeAlias = tuple[int, int]
"""Columns and rows."""

PATIENCE = 20.0
"""Seconds until whatever is waited for is held to be never coming."""

KEYS = {
    "enter": b"\r",
    "tab": b"\t",
    "escape": b"\x1b",
    "backspace": b"\x7f",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "space": b" ",
}
"""What a terminal sends for the keys that have a name."""

BORN_WITH = frozenset({7, 25})
"""The modes a terminal starts in: lines wrap, and the cursor is shown."""

_SEQUENCE = re.compile(
    rb"\x1b\[\?(?P<modes>[\d;]+)(?P<set>[hl])"
    rb"|\x1b\[\?(?P<asked>\d+)\$p"
    rb"|\x1b\[(?P<keyboard>[<>=])[\d;]*u"
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")


class Terminal:
    """A command on a terminal of its own, as its user would see it."""

    def __init__(
        self,
        *command: str | Path,
        env: Mapping[str, str],
        size: Size = (80, 24),
        cwd: Path | None = None,
        stdin: int | None = None,
        stderr: int | None = None,
    ) -> None:
        self._display = _Display(*size, answer=self.send)
        self._bytes = pyte.ByteStream(self._display)
        self.raw = bytearray()
        """Everything the command has written."""
        self.modes = set(BORN_WITH)
        """The private modes that are set now, by number."""
        self.keyboards = 0
        """How many keyboard protocols were pushed and not yet popped."""
        self._unread = b""
        self._master, slave = pty.openpty()
        self.resize(*size)
        self._termios = termios.tcgetattr(slave)
        self._gone = False
        self._process = subprocess.Popen(
            [str(word) for word in command],
            stdin=slave if stdin is None else stdin,
            stdout=slave,
            stderr=slave if stderr is None else stderr,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(1, termios.TIOCSCTTY, 0),
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """Return the terminal itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Switch the terminal off, and the command with it."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self.hang_up()

    # What its user does

    def press(self, *keys: str) -> None:
        """Press keys: characters, `ctrl+x`, or one of the names in `KEYS`."""
        for key in keys:
            self.send(_key_bytes(key))

    def send(self, data: bytes) -> None:
        """Send bytes as the keyboard side does, whatever they are."""
        while data:
            data = data[os.write(self._master, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        termios.tcsetwinsize(self._master, (rows, columns))
        self._display.resize(rows, columns)

    def hang_up(self) -> None:
        """Close the window: nobody reads or writes any more."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
        self._gone = True

    def signal(self, number: int) -> None:
        """Send the command a signal."""
        os.kill(self._process.pid, number)

    # What its user sees

    @property
    def pid(self) -> int:
        """The command's process id."""
        return self._process.pid

    @property
    def screen(self) -> list[str]:
        """The rows as they stand now, without the blanks at their ends."""
        return [row.rstrip() for row in self._display.display]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.screen)

    @property
    def cells(self) -> Mapping[int, Mapping[int, pyte.screens.Char]]:
        """The cells by row and column: their characters, colours and attributes."""
        return self._display.buffer

    def mark(self) -> int:
        """Return the place in `raw` reached by now."""
        return len(self.raw)

    def since(self, mark: int) -> bytes:
        """Return what was written after a mark."""
        return bytes(self.raw[mark:])

    def wait_for(self, text: str, within: float = PATIENCE) -> None:
        """Wait until the screen shows a text."""
        self.wait_until(lambda: text in self.text, f"{text!r} on the screen", within)

    def wait_for_bytes(self, data: bytes, mark: int = 0) -> None:
        """Wait until these very bytes were written, after a mark."""
        self.wait_until(lambda: data in self.raw[mark:], f"{data!r} in the output")

    def wait_until(
        self, holds: Callable[[], bool], what: str, within: float = PATIENCE
    ) -> None:
        """Wait until something holds of what was written so far."""
        deadline = time.monotonic() + within
        while not holds():
            if not self._read(deadline):
                raise AssertionError(self._explain(f"never saw {what}"))

    def listen(self, seconds: float) -> bytes:
        """Return what is written in a span of time, having heard all before it."""
        mark = self.mark()
        deadline = time.monotonic() + seconds
        while self._read(deadline):
            pass
        return self.since(mark)

    def wait_quiet(self, seconds: float = 0.3) -> None:
        """Wait until nothing has been written for a while."""
        deadline = time.monotonic() + PATIENCE
        while self.listen(seconds):
            if time.monotonic() > deadline:
                raise AssertionError(self._explain("never fell quiet"))

    # How it ends

    def wait_exit(self, within: float = PATIENCE, *, reading: bool = True) -> int:
        """Return the exit code, or minus the number of the signal that killed it.

        Reads on meanwhile, unless told not to: as a stalled link doesn't.
        """
        deadline = time.monotonic() + within
        while reading and self._read(deadline):
            pass
        try:
            return self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            message = self._explain(f"still running after {within} s")
            raise AssertionError(message) from None

    def wait_stopped(self) -> None:
        """Wait until the command has stopped, as after `ctrl+z`."""
        deadline = time.monotonic() + PATIENCE
        flags = os.WSTOPPED | os.WEXITED | os.WNOHANG | os.WNOWAIT
        while (state := os.waitid(os.P_PID, self.pid, flags)) is None:
            self._read(time.monotonic() + 0.01)
            if time.monotonic() > deadline:
                raise AssertionError(self._explain("never stopped"))
        if state.si_code != os.CLD_STOPPED:
            raise AssertionError(self._explain("ended instead of stopping"))
        os.waitid(os.P_PID, self.pid, os.WSTOPPED | os.WNOHANG)  # Seen, so forgotten.
        while self._read(time.monotonic()):
            pass

    @property
    def mode_restored(self) -> bool:
        """Whether the terminal is as it was before the command started."""
        return not self.left_behind()

    def left_behind(self) -> list[str]:
        """Return what the command changed about the terminal and didn't put back."""
        left = [f"mode {mode} set" for mode in sorted(self.modes - BORN_WITH)]
        left += [f"mode {mode} reset" for mode in sorted(BORN_WITH - self.modes)]
        if self.keyboards:
            left.append("a keyboard protocol")
        if termios.tcgetattr(self._master) != self._termios:
            left.append("termios")
        return left

    # What it's made of

    def _read(self, deadline: float) -> bool:
        """Take in some output; False when there is none until then, or ever."""
        if self._gone:
            return False
        left = max(0.0, deadline - time.monotonic())
        if not select.select([self._master], [], [], left)[0]:
            return False
        data = b""
        with suppress(OSError):  # EIO: the command closed its end.
            data = os.read(self._master, 65536)
        self._gone = not data
        self._take(data)
        return bool(data)

    def _take(self, data: bytes) -> None:
        """Show new output, but for a sequence that has not wholly come."""
        self.raw += data
        data = self._unread + data
        tail = _UNFINISHED.search(data)
        end = tail.start() if tail else len(data)
        self._unread = data[end:]
        start = 0
        for match in _SEQUENCE.finditer(data, 0, end):
            self._bytes.feed(data[start : match.start()])
            self._obey(match)
            start = match.end()
        self._bytes.feed(data[start:end])

    def _obey(self, match: re.Match[bytes]) -> None:
        """Do what pyte knows nothing of: modes, keyboard protocols, questions."""
        if match["modes"]:
            for mode in map(int, match["modes"].split(b";")):
                self._switch(mode, match["set"] == b"h")
            self._bytes.feed(match[0])
        elif match["asked"]:
            known = 2 if match["asked"] == b"2026" else 0
            self.send(b"\x1b[?%s;%d$y" % (match["asked"], known))
        else:
            pushed = {b">": 1, b"<": -1}.get(match["keyboard"], 0)
            self.keyboards = max(0, self.keyboards + pushed)  # Popping none is none.

    def _switch(self, mode: int, on: bool) -> None:
        """Set or reset a mode; the alternate screen starts and ends blank."""
        (self.modes.add if on else self.modes.discard)(mode)
        if mode == 1049:
            self._display.erase_in_display(2)
            self._display.cursor_position()

    def _explain(self, what: str) -> str:
        """Return a failure's message, with all that was to be seen."""
        state = self._process.poll()
        code = "running" if state is None else f"exit code {state}"
        rule = "-" * self._display.columns
        recent = bytes(self.raw[-200:])
        return f"{what} ({code})\n{rule}\n{self.text}\n{rule}\nlast bytes: {recent!r}"


class _Display(pyte.Screen):
    """A pyte screen that answers what it is asked."""

    def __init__(
        self, columns: int, rows: int, answer: Callable[[bytes], None]
    ) -> None:
        self._answer = answer
        super().__init__(columns, rows)

    def write_process_input(self, data: str) -> None:
        """Send the terminal's answer back, as if typed."""
        self._answer(data.encode())

    def select_graphic_rendition(self, *attrs: int, **kwargs: Any) -> None:
        """Ignore the private forms, which pyte's stream passes on."""
        if not kwargs:
            super().select_graphic_rendition(*attrs)


def _key_bytes(key: str) -> bytes:
    """Return what a terminal sends for a key."""
    if key in KEYS:
        return KEYS[key]
    if key.startswith("ctrl+"):
        return bytes([ord(key.removeprefix("ctrl+").upper()) & 0x1F])
    return key.encode()
