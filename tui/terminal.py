"""An app that is at home in a terminal: over SSH, in few colours, and when it ends.

Nothing here knows what the app is about. An app inherits `TerminalApp` and is
started with `run(app)`, after `tui.preflight.preflight` found a terminal.
"""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from rich.console import RenderableType
from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.events import Key, Load, Mount

# Private, and all that is known of how keys are called.
from textual.keys import _character_to_key
from textual.screen import ModalScreen, Screen
from textual.theme import Theme
from textual.worker import Worker, WorkerFailed, get_current_worker

from tui import crash, editor
from tui.driver import TerminalDriver
from tui.farewell import Farewell
from tui.preflight import wants_mouse

BARE = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_magenta",
    secondary="ansi_magenta",
    accent="ansi_magenta",
    warning="ansi_magenta",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        # Bold as well: the widgets that draw by Content lose the reverse on the way.
        "block-cursor-text-style": "bold reverse",
        "border-blurred": "ansi_default",
        "input-selection-background": "ansi_default",
        "link-background-hover": "ansi_default",
        "link-color": "ansi_default",
        "link-color-hover": "ansi_default",
        "screen-selection-background": "ansi_magenta",
        "screen-selection-foreground": "ansi_default",
        "scrollbar": "ansi_magenta",
        "scrollbar-hover": "ansi_magenta",
        "scrollbar-active": "ansi_magenta",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
"""The terminal's own colours, for dark and light ones alike.

Of the sixteen only those that every common palette can show on its own background,
black or white: no blue, yellow, cyan, black or white. A cursor is reverse; get its
style by `get_component_rich_style`, for `get_visual_style` drops the reverse.
"""


_SOON = 0.002
"""Seconds until it is looked again whether a worker has come to its question."""


class _Way(NamedTuple):
    """The way that a key took, to be gone behind it: again if it led elsewhere."""

    settled: Callable[[], None]
    screen: Screen[Any] | None


class TerminalApp(App[int]):
    """A Textual app that behaves in a terminal as its user would wish.

    - `ctrl+z` goes to the shell, and `fg` comes back to a whole screen.
    - Its colours are the terminal's own; with `NO_COLOR` there are none.
    - Nothing moves, nothing pops up, and no command saves what's on the screen.
    - An error nobody foresaw leaves a report without data in `reports`.

    A subclass overrides `say`. Where it keeps something open, it closes it after
    `run` has returned, which is also the way out on every signal.
    """

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z",
            "suspend_process",
            "Shell",
            id="app.shell",
            tooltip="Go to the shell; fg comes back",
            show=False,
            priority=True,
        ),
    ]
    CSS = """
    Input > .input--selection, TextArea > .text-area--selection {
        text-style: reverse;
    }
    """

    def __init__(self, reports: Path) -> None:
        self._reports = reports
        colourless = _no_colour()
        super().__init__(
            driver_class=TerminalDriver,
            # Else Textual turns the colours to RGB greys instead of leaving them out.
            ansi_color=True if colourless else None,
        )
        self.register_theme(BARE)
        self.theme = BARE.name
        self.animation_level = "none"
        # Private: else every screen gets a rack for toasts that never come.
        self._disable_notifications = True
        self._asked: dict[Worker[Any], Any] = {}
        self._ahead = ""
        self.last_words: str | None = None
        """What to tell the user on standard error once the terminal is theirs again."""

    def say(self, message: str) -> None:
        """Tell the user something, in one line. An app without such a line is mute."""

    def notify(self, message: str, **_: Any) -> None:
        """Say it: a toast would cover what is being read."""
        self.say(message)

    def action_help_quit(self) -> None:
        """Answer `ctrl+c`, which leaves many a program but not this one."""
        self.say("q leaves")

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own: its screenshot saves people's names."""
        return ()

    def on_load(self, event: Load) -> None:
        """Have errors in the background reported too, instead of printed."""
        asyncio.get_running_loop().set_exception_handler(self._failed_in_loop)

    def on_mount(self, event: Mount) -> None:
        """Draw the whole screen again whenever the terminal is ours again."""
        redraw = self.refresh
        self.app_resume_signal.subscribe(self, lambda _: redraw(layout=True))

    # One key after the other

    @on(TerminalDriver.Typed)
    def _follow_key(self, message: TerminalDriver.Typed) -> None:
        """Go the way of the key before it: to the focus, and from there up to here.

        Behind it in every queue, so that it comes back when the key is done with;
        then once through the screen, which may be another by now, and be mounting.
        A key that asks or answers a question is done with when the question stands
        there, or what follows from the answer does: so the way from a question is
        gone twice, as its key does its work only once it has come up here.
        """
        screen = None if isinstance(self.screen, ModalScreen) else self.screen
        self._climb(self.focused or self.screen, _Way(message.settled, screen))

    def _climb(self, node: DOMNode | None, way: _Way) -> None:
        if node is None or node is self:
            self.screen.call_later(self.call_later, partial(self._arrive, way))
        elif not node.call_later(self._climb, node.parent, way):
            self._climb(node.parent, way)  # It has gone meanwhile.

    def _arrive(self, way: _Way) -> None:
        start = self.focused or self.screen
        if self._is_between_questions or self._ahead:
            later = partial(self._climb, start, way._replace(screen=None))
            self.set_timer(_SOON, later)
        elif self.screen is not way.screen:
            self._climb(start, way._replace(screen=self.screen))
        else:
            way.settled()

    @property
    def _is_between_questions(self) -> bool:
        """Is a worker on its way to a question, or on from an answer?"""
        return any(
            not worker.is_finished and self._asked.get(worker) not in self.screen_stack
            for worker in self.workers
        )

    async def push_screen_wait(self, screen: Any, mode: str | None = None) -> Any:
        """Ask, and know that the worker which asks waits for nothing else."""
        worker = get_current_worker()
        self._asked[worker] = screen
        try:
            return await super().push_screen_wait(screen, mode=mode)
        finally:
            del self._asked[worker]

    def type_ahead(self, character: str) -> None:
        """Let a key that a question has no use for do what it does behind it."""
        self._ahead += character
        self._type_on()

    def _type_on(self) -> None:
        if self._is_between_questions:
            self.set_timer(_SOON, self._type_on)
            return
        typed, self._ahead = self._ahead, ""
        for character in typed:
            self.post_message(Key(_character_to_key(character), character))

    # Leaving

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the app; the first failure's exit code stands."""
        super().exit(result, self.return_code or return_code, message)

    def leave(self, code: int) -> None:
        """End the app in order, with an exit code; from any thread."""
        self.call_later(self.exit, None, code)

    def abandon_output(self) -> None:
        """Stop waiting for the terminal to take what was drawn; from any thread."""
        if isinstance(self._driver, TerminalDriver):  # Private; there's no public way.
            self._driver.outlet.abandon()

    # Errors nobody foresaw

    def record(self, error: BaseException) -> None:
        """Report an error, without anybody's data; the first one is told about."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        words = crash.report(cause, self._reports)
        self.last_words = self.last_words or words

    def panic(self, *renderables: RenderableType) -> None:
        """End at once, without printing what Textual would print."""
        self._return_code = self._return_code or 1
        self._close_messages_no_wait()

    # Private, both: Textual has no public place for an app's last error. Its own
    # renders a traceback with the values of all variables for standard error.
    def _handle_exception(self, error: Exception) -> None:
        self.record(error)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.panic()

    def _failed_in_loop(
        self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]
    ) -> None:
        if isinstance(error := context.get("exception"), Exception):
            self.record(error)

    # The rest of the machine

    def edit_text(self, text: str) -> str | None:
        """Return what becomes of a text in the user's editor; None if it failed.

        The app waits meanwhile. What failed is said.
        """
        failure = ""
        edited = None
        with self._terminal_to_others():
            try:
                edited = editor.edit(text)
            except editor.EditorFailed as error:
                failure = str(error)
        if failure:
            self.say(failure)
        return edited

    def _terminal_to_others(self) -> AbstractContextManager[None]:
        """Suspend the app if it holds a terminal, as in a test it doesn't."""
        return nullcontext() if self.is_headless else self.suspend()

    def copy_to_clipboard(self, text: str) -> None:
        """Copy text to the clipboard of the machine one sits at, if it can be done.

        By the terminal (OSC 52), or by tmux on its behalf: tmux lets no program
        set the clipboard unless told so, but does it itself when asked. Neither
        answers, so nobody knows. GNOME's and Apple's terminals don't do it; many
        take no more than 75 kB.
        """
        if not (self.is_headless or _copied_by_tmux(text)):
            super().copy_to_clipboard(text)
        else:
            self._clipboard = text  # Private: what ctrl+v in an Input pastes.


def run(app: TerminalApp, *, mouse: bool | None = None) -> int:
    """Run an app to its end, whatever ends it, and return the exit code.

    128 + n after a signal n, or 129 if the terminal went away without one; 1 after
    an error nobody foresaw, which is reported in the app's directory of reports.
    `mouse` is whether to take mouse reports; None leaves it to the connection.
    """
    threading.excepthook = lambda failed: app.record(failed.exc_value or SystemError())
    wanted = wants_mouse(os.environ) if mouse is None else mouse
    code: int | None = 1
    try:
        with Farewell(app.leave, app.abandon_output):
            app.run(mouse=wanted)
        code = app.return_code
    except Exception as error:
        app.record(error)
    if app.last_words:
        print(app.last_words, file=sys.stderr)
    gc.freeze()  # Else Python, ending, looks through all that Textual left: 0.06 s.
    return 1 if code is None else code


def _no_colour() -> bool:
    """Return whether colours are unwanted; an empty NO_COLOR says nothing.

    Textual takes an empty one for a wish, so it's taken away.
    """
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    return "NO_COLOR" in os.environ


def _copied_by_tmux(text: str) -> bool:
    """Have the tmux we are in set the clipboard; False if there's none that can."""
    tmux = shutil.which("tmux") if os.environ.get("TMUX") else None
    if tmux is None:
        return False
    command = [tmux, "load-buffer", "-w", "-"]
    try:
        return not subprocess.run(
            command, input=text.encode(), capture_output=True, timeout=1
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False
