"""The toy's one screen; apart from `toy_app`, which must start without Textual."""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static
from toy_app import ROWS, SECRET

from tui.terminal import TerminalApp


class Rows(Widget, can_focus=True):
    """A list in Textual's Line API, as fewer's own is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}
    DEFAULT_CSS = """
    Rows { height: 3; }
    Rows > .rows--cursor { text-style: $block-cursor-text-style; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "Down"),
        Binding("up", "move(-1)", "Up"),
    ]

    cursor: reactive[int] = reactive(0)

    def action_move(self, rows: int) -> None:
        """Move the cursor, as far as it goes."""
        self.cursor = max(0, min(len(ROWS) - 1, self.cursor + rows))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        style = self.rich_style
        if y == self.cursor:
            style = self.get_component_rich_style("rows--cursor")
        return Strip([Segment(ROWS[y].ljust(self.size.width), style)])


class ToyApp(TerminalApp):
    """A list, a field, a line that says things, and a key for each trouble."""

    CSS = """
    #state { color: $error; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, action)
        for key, action in {
            "q": "quit",
            "x": "crash",
            "w": "crash_in_worker",
            "b": "fail_in_background",
            "t": "fail_in_thread",
            "h": "hang",
            "f": "flood",
            "p": "paint",
            "e": "edit",
            "y": "copy",
        }.items()
    ]

    def __init__(self, reports: Path, *, ascii_only: bool) -> None:
        super().__init__(reports)
        self._meter = "[####....]" if ascii_only else "████░░░░"

    def compose(self) -> ComposeResult:
        """Lay out the list, the field, and two lines."""
        yield Rows()
        yield Input()
        yield Static(f"{self._meter} Zoë 李|", id="state", markup=False)
        yield Static("starting", id="said", markup=False)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Be ready for keys once the list has the focus."""
        if isinstance(event.widget, Rows):
            self.say("ready")

    def say(self, message: str) -> None:
        """Show a message on the last line."""
        self.query_one("#said", Static).update(message)

    def action_crash(self) -> None:
        """Meet an error nobody foresaw, with somebody's data in it."""
        person = SECRET
        raise KeyError(person)

    def action_crash_in_worker(self) -> None:
        """Meet it in a worker."""
        self.run_worker(self._fail())

    def action_fail_in_background(self) -> None:
        """Meet it in a callback, where nobody waits for it."""
        asyncio.get_running_loop().call_soon(self.action_crash)

    def action_fail_in_thread(self) -> None:
        """Meet it in a thread."""
        Thread(target=self.action_crash).start()

    async def _fail(self) -> None:
        self.action_crash()

    def action_hang(self) -> None:
        """Never come back to the loop."""
        self._write("hanging")
        Event().wait()

    def action_flood(self) -> None:
        """Never come back to the loop, and write all the while."""
        while True:
            self._write("flooding " * 500)

    def action_paint(self) -> None:
        """Paint screen after screen, as fast as they go."""
        numbers = count()

        def paint() -> None:
            self._write(f"painting {next(numbers)} " * 500)

        self.set_interval(0.001, paint)

    def _write(self, text: str) -> None:
        if self._driver is not None:
            self._driver.write(text)

    def action_edit(self) -> None:
        """Edit the field's text in $EDITOR."""
        field = self.query_one(Input)
        edited = self.edit_text(field.value)
        if edited is not None:
            field.value = edited
            self.say("edited")

    def action_copy(self) -> None:
        """Copy a word."""
        self.copy_to_clipboard("fewer")
        print("to standard output, which is the screen's", file=sys.stdout)
