"""The terminal's input and output, as Textual has them but for what it gets wrong."""

from __future__ import annotations

import os
import re
import select
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from functools import partial
from io import TextIOWrapper
from threading import Event
from typing import Any, cast

# Private, and the one thing here that is: keys are parsed by Textual or not at all.
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

from tui.outlet import Outlet

PACE = 2.0
"""Seconds that a key waits, at most, for what the one before it does."""


_PASTE_BEGINS, _PASTE_ENDS = "\x1b[200~", "\x1b[201~"
_PASTING = re.compile(r"(\x1b\[20[01]~)")
_HALF_AN_END = re.compile(r"\x1b(?:\[(?:2(?:01?)?)?)?\Z")
_ORDERS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]?|\x1b\][^\x07\x1b]*\x07?|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
"""What a terminal would obey: sequences, and control characters but line ends."""


_ESCAPE = "\x1b"
_ESCAPE_BY_NAME = "\x1b[27u"
"""Escape as newer terminals send it, which nothing that follows makes another key."""
_THEN_A_KEY = re.compile("\x1b(?=[^\x00-\x1f\x7f\\[\\]OP^_\\\\])")
"""Escape before what begins no sequence: a key behind it, on a wire that lags."""


class TerminalDriver(LinuxDriver):
    """Textual's driver for a terminal, over a wire that may garble, stall or break.

    - Bytes that are no text, and sequences that mean nothing, are survived.
    - The input thread sleeps until there is input, and stops at once when told.
    - Escape and the key behind it are two keys, though they come at once. Alt and that
      key look the same on the wire, and no letter here is on alt.
    - A key typed ahead waits until the one before it has done its work, and so goes
      where it was meant: of `/d`, a `d` that outran its `/` would be a command.
    - Output goes to standard output (standard error may be a log), can be
      abandoned, and is in the terminal's own encoding.
    - Coming back from a SIGSTOP takes the terminal over anew, and only once.
    """

    class Typed(Message, bubble=False):
        """Follows each key to the app, which calls `settled` when its work is done."""

        def __init__(self, settled: Callable[[], None]) -> None:
            super().__init__()
            self.settled = settled

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        assert sys.__stdin__ is not None  # The preflight saw both.
        assert sys.__stdout__ is not None
        self.outlet = Outlet(sys.__stdout__.fileno(), sys.__stdout__.encoding)
        # Private: Textual's writer thread writes to whatever this is.
        self._file = cast(TextIOWrapper, self.outlet)
        self._input_encoding = sys.__stdin__.encoding
        self._drawing = False
        self._stop: tuple[int, int] | None = None
        self._settled = Event()
        self._settled.set()

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._stop = os.pipe()
        self._drawing = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Theirs.

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was found."""
        self._drawing = False
        super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading, at once: Textual alone looks up ten times a second."""
        stop, self._stop = self._stop, None
        if stop is not None:
            os.close(stop[1])
        self._settled.set()  # Nobody waits any more.
        super().disable_input()
        if stop is not None:
            os.close(stop[0])

    def run_input_thread(self) -> None:
        """Turn what is typed into events, until told to stop or hung up on."""
        if self._stop is None:
            return
        stop = self._stop[0]
        keys = _Keys(self._input_encoding, debug=self._debug)
        timeout: float | None = None
        while True:
            ready, _, _ = select.select([self.fileno, stop], [], [], timeout)
            if stop in ready:
                return
            data = self._read() if ready else b""
            if ready and not data:
                return  # Hung up; the farewell sees to the rest.
            # Escape on its own is told from a sequence by a while of silence.
            timeout = ESCAPE_DELAY + 0.01 if data else None
            for event in keys.feed(data) if data else keys.tick():
                self.process_message(event)

    def process_message(self, message: Message) -> None:
        """Send an event to the app; a key, when the one before it is done with."""
        if not isinstance(message, Key | Paste):
            super().process_message(message)
            return
        self._settled.wait(PACE)
        if self._stop is None:
            return
        self._settled.clear()
        super().process_message(message)
        super().process_message(self.Typed(self._settled.set))

    def _read(self) -> bytes:
        """Return what was typed; nothing if the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal over again after a stop, asked for or not.

        Private: Textual has no other way to be told. A SIGSTOP gives no chance to
        give the terminal back first, and Textual would then start on top of itself:
        two threads reading the keyboard, and its own modes taken for the shell's.
        """
        if self._drawing and self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True  # So that the app draws itself again.
        super()._sigcont_application()


class _Keys:
    """Reads keys and reports out of bytes; what can't be read is dropped."""

    def __init__(self, encoding: str, *, debug: bool) -> None:
        self._decode = getincrementaldecoder(encoding)("replace").decode
        self._new_parser = partial(XTermParser, debug)
        self._parser = self._new_parser()
        self._pasting = False
        self._held = ""
        """What may be the beginning of a paste's end."""
        self._escaped = False
        """Has an escape come last? Silence, or what follows, tells what it is."""

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the events in some bytes."""
        text = self._decode(data)
        if not text:  # Half a character so far; the parser would take it for the end.
            return
        if self._escaped:  # With what follows, it may begin a paste.
            text, self._escaped = _ESCAPE + text, False
        text = self._told_apart(self._without_orders(text))
        if text:
            yield from self._parsed(text)

    def _parsed(self, text: str) -> Iterator[Message]:
        try:
            yield from self._parser.feed(text)
        except Exception:  # The parser trusts terminals; they are not to be trusted.
            self._parser = self._new_parser()

    def _told_apart(self, text: str) -> str:
        """Return what was typed with each escape by name that begins no sequence."""
        if not self._pasting and text.endswith(_ESCAPE):
            text, self._escaped = text[:-1], True
        return _THEN_A_KEY.sub(_ESCAPE_BY_NAME, text)

    def _without_orders(self, text: str) -> str:
        """Return what was typed, less what would be keys inside of what is pasted.

        The parser takes an escape or a control character for one of its own even
        there, and with it the text goes astray.
        """
        text, self._held = self._held + text, ""
        if self._pasting and (half := _HALF_AN_END.search(text)):
            text, self._held = text[: half.start()], half[0]
        kept: list[str] = []
        for piece in _PASTING.split(text):
            if piece == _PASTE_BEGINS:
                self._pasting = True
            elif piece == _PASTE_ENDS:
                self._pasting = False
            elif self._pasting:
                piece = _ORDERS.sub("", piece)
            kept.append(piece)
        return "".join(kept)

    def tick(self) -> Iterator[Message]:
        """Yield the event that only silence could tell: a lone escape."""
        if self._escaped:
            self._escaped = False
            yield from self._parsed(_ESCAPE_BY_NAME)
        yield from self._parser.tick()
