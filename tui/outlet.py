"""The way out to the terminal: it never blocks for good, and never raises."""

from __future__ import annotations

import codecs
import os
import re
import select
from contextlib import suppress
from typing import cast

from rich.cells import cell_len

CHUNK = 4096
"""Bytes offered to the terminal at once."""

_OWN_COLOURS = re.compile(r"\x1b\[39;49m|(?<=\x1b\[)([0-9;]*);39;49(?=m)")
"""The terminal's own colours, asked for by name: every piece begins with them anyway,
as the one before it ended in a reset; and NO_COLOR wants no colour named at all."""


class Outlet:
    """A text file on the terminal, which can be abandoned while it waits.

    A blocking write to a stalled link can't be called back, and as long as it
    waits nobody else can write to that terminal, not even to restore it. So the
    terminal is opened anew, non-blocking, and waited for where we can be reached.

    What the terminal's encoding can't hold becomes `?`, once for each column, so
    that a foreign name doesn't shift the rest of its row.
    """

    def __init__(self, descriptor: int, encoding: str) -> None:
        self._encoding = encoding
        self._terminal = reopen(descriptor)
        self._abandoned, self._abandon = os.pipe()
        self._pending = bytearray()
        self._open = True

    def fileno(self) -> int:
        """Return the descriptor that is written to."""
        return self._terminal

    def isatty(self) -> bool:
        """Say that this is a terminal."""
        return True

    def write(self, text: str) -> int:
        """Put text in line for the terminal."""
        if self._open:
            lean = _OWN_COLOURS.sub(r"\1", text)
            self._pending += lean.encode(self._encoding, COLUMNS)
        return len(text)

    def flush(self) -> None:
        """Write what is in line; it's dropped if the terminal is gone or abandoned."""
        while self._open and self._pending:
            try:
                self._wait()
                sent = os.write(self._terminal, self._pending[:CHUNK])
                del self._pending[:sent]
            except BlockingIOError:
                continue
            except OSError:
                self._open = False
        self._pending.clear()

    def abandon(self) -> None:
        """Write nothing more, and let go of whoever is waiting to."""
        self._open = False
        with suppress(OSError):
            os.write(self._abandon, b"\0")

    def _wait(self) -> None:
        """Wait until the terminal takes more, or is abandoned."""
        waiting = select.poll()
        waiting.register(self._terminal, select.POLLOUT)
        waiting.register(self._abandoned, select.POLLIN)
        waiting.poll()


def reopen(descriptor: int) -> int:
    """Open the terminal behind a descriptor anew, so that it doesn't block.

    Its own flags are shared with the shell, so they are left alone. A terminal
    that can't be opened by name (another user's, under `su`) is the controlling
    one; and where that is missing too, the same one is used as it is.
    """
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK
    with suppress(OSError):
        return os.open(os.ttyname(descriptor), flags)
    with suppress(OSError):
        return os.open("/dev/tty", flags)
    return os.dup(descriptor)


COLUMNS = "fewer.columns"
"""The name under which `_question_marks` is known to the codecs."""


def _question_marks(error: UnicodeError) -> tuple[str, int]:
    """Stand `?` in for characters that can't be encoded, as wide as they are."""
    failed = cast(UnicodeEncodeError, error)  # The codecs call it for nothing else.
    lost = failed.object[failed.start : failed.end]
    return "?" * cell_len(lost), failed.end


codecs.register_error(COLUMNS, _question_marks)
