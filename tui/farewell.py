"""The end of a session that its user didn't ask for: signals, and lost terminals."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from types import FrameType, TracebackType
from typing import Any, Self, TypeAlias

from tui.outlet import reopen

Handler: TypeAlias = Callable[[int, FrameType | None], Any] | int | None
"""What `signal.signal` takes and returns."""

DEADLY = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""The signals that ask a program to end."""

ORDERS = (signal.SIGHUP, signal.SIGTERM)
"""Those that mean it, whoever has a handler for them by now."""

HEARD = 0x80
"""Added to the number of a signal that our own handler has seen."""

PATIENCE = 2.0
"""Seconds from being told to leave until the process ends, whatever it does."""

RESTORE = (
    b"\x18"  # Cancel a sequence that was cut off midway.
    b"\x1b[?2026l\x1b[?2048l\x1b[?2004l\x1b[?7h"
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l"
    b"\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
"""Undoes what Textual asks of a terminal, in the order in which it does so itself."""


class Farewell:
    """Ends the session in order when it's told to, and ends it anyhow if that stalls.

    Within it a thread listens for the deadly signals and for the terminal going
    away. `ask` is then called in that thread with the exit code, 128 + the signal's
    number; `give_up` is called when half the patience is spent, to abandon whatever
    is waiting for the terminal. At its end the terminal is restored, and the
    process ended, from here. The thread sleeps until something happens.
    """

    def __init__(
        self, ask: Callable[[int], object], give_up: Callable[[], object]
    ) -> None:
        self._ask = ask
        self._give_up = give_up
        self._gave_up = False
        self._thread = Thread(target=self._watch, name="farewell", daemon=True)
        self._handlers: dict[signal.Signals, Handler] = {}

    def __enter__(self) -> Self:
        """Start to listen."""
        assert sys.__stdin__ is not None  # The preflight saw it.
        self._stdin = sys.__stdin__.fileno()
        self._modes = termios.tcgetattr(self._stdin)
        self._terminal = reopen(self._stdin)
        self._heard, self._told = os.pipe()
        os.set_blocking(self._told, False)
        self._waiting = select.poll()
        self._waiting.register(self._heard, select.POLLIN)
        self._waiting.register(self._terminal, 0)  # Says only when it's gone.
        for number in DEADLY:
            if signal.getsignal(number) != signal.SIG_IGN:  # Under nohup, say.
                self._handlers[number] = signal.signal(number, self._hear)
        self._woken = signal.set_wakeup_fd(self._told, warn_on_full_buffer=False)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop listening: the session has ended in order."""
        signal.set_wakeup_fd(self._woken)
        os.write(self._told, b"\0")
        self._thread.join()
        if self._gave_up:
            self._restore()
        for number, handler in self._handlers.items():
            if handler is not None:
                signal.signal(number, handler)
        for descriptor in (self._heard, self._told, self._terminal):
            os.close(descriptor)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        with suppress(BlockingIOError):  # Told a thousand times: once will do.
            os.write(self._told, bytes([HEARD + number]))

    def _watch(self) -> None:
        """Wait for a reason to leave, then see to it that the process does."""
        number = self._next()
        if not number:
            return
        self._ask(128 + number)
        if self._released_within(PATIENCE / 2):
            return
        self._gave_up = True
        self._give_up()
        if not self._released_within(PATIENCE / 2):
            self._leave(128 + number)

    def _next(self, seconds: float | None = None) -> int | None:
        """Return the signal that ends us, 0 for the release, None if time ran out."""
        deadline = None if seconds is None else time.monotonic() + seconds
        while deadline is None or deadline > time.monotonic():
            left = None if deadline is None else (deadline - time.monotonic()) * 1000
            for descriptor, event in self._waiting.poll(left):
                number = self._judge(descriptor, event)
                if number is not None:
                    return number
        return None

    def _judge(self, descriptor: int, event: int) -> int | None:
        """Return what an event means: a signal, 0 for the release, None for nothing."""
        if descriptor == self._heard:
            byte = os.read(self._heard, 1)[0]
            return byte % HEARD if byte > HEARD or byte in (0, *ORDERS) else None
        self._waiting.unregister(self._terminal)
        if event & select.POLLHUP:
            _let_go()
            return signal.SIGHUP
        return None

    def _released_within(self, seconds: float) -> bool:
        """Return whether the session ended in order in that time."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if self._next(left) == 0:
                return True
        return False

    def _leave(self, code: int) -> None:
        """End the process now."""
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
        self._restore()
        os._exit(code)

    def _restore(self) -> None:
        """Make the terminal what it was; what it has not taken yet is dropped."""
        with suppress(OSError, termios.error):
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            termios.tcsetattr(self._terminal, termios.TCSANOW, self._modes)
        with suppress(OSError):
            os.write(self._terminal, RESTORE)


def _let_go() -> None:
    """Put nothing in the place of a terminal that is gone.

    Whoever still reads from it finds its end, and whoever writes succeeds, so that
    leaving in order takes no special care, and nothing spins on errors.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        if _is_gone(descriptor):
            os.dup2(nothing, descriptor)
    os.close(nothing)


def _is_gone(descriptor: int) -> bool:
    """Return whether a descriptor is a terminal whose other end is closed."""
    seen = select.poll()
    seen.register(descriptor, 0)
    return any(event & select.POLLHUP for _, event in seen.poll(0))
