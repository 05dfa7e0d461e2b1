"""The first run: four questions, and then one is in."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen

from screens.widgets.drawn import NARROW
from screens.widgets.field import Field
from screens.widgets.sheet import Line, Sheet, paragraph
from store.decisions.settings import MOST_MEETINGS
from store.records import Settings
from store.rules.cap import CAP_LIMIT
from store.rules.hours import MOST_HOURS
from store.text import clean


class FirstRun(ModalScreen[Settings | None]):
    """Asks for a name, a cap and a pace; answers None if the user leaves no trace."""

    BINDING_GROUP_TITLE = "Welcome"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+c",
            "leave",
            "leave, no trace",
            id="first.leave",
            priority=True,
            tooltip="Leave; nothing is written",
        ),
    ]
    DEFAULT_CSS = """
    FirstRun {
        layers: ground form;
        overflow: hidden;
        background: $background;
        & > Sheet { height: auto; margin: 0 2; layer: form; }
        & > #ground { layer: ground; dock: top; height: 100%; margin: 0; }
        & > #welcome { margin: 1 2 0 2; }
        & > #place { height: 1fr; }
        & > #said { dock: bottom; }
        & > Field {
            margin: 0 2 1 6; width: 1fr; max-width: 40; text-style: bold; layer: form;
        }
        &.-short > #welcome, &.-short > #place { display: none; }
        &.-short > Sheet { margin: 0; }
        &.-short > Field { margin: 0 0 0 4; }
    }
    """

    welcome = query_one("#welcome", Sheet)
    names = query_one("#name", Field)
    caps = query_one("#cap", Field)
    paces = query_one("#pace", Field)
    hours = query_one("#hours", Field)
    place = query_one("#place", Sheet)
    said = query_one("#said", Sheet)

    def __init__(self, settings: Settings, home: str) -> None:
        super().__init__()
        self._settings = settings
        self._home = home

    def compose(self) -> ComposeResult:
        """Set each question above its field, and all of it on empty ground."""
        yield Sheet(reads=False, id="ground")  # What is below would show between.
        yield Sheet(reads=False, id="welcome")
        yield Sheet(reads=False, id="ask-name")
        yield Field(self._settings.name, "your name", id="name")
        yield Sheet(reads=False, id="ask-cap")
        yield Field(str(self._settings.cap), select=True, id="cap")
        yield Sheet(reads=False, id="ask-pace")
        yield Field(str(self._settings.meetings_per_week), select=True, id="pace")
        yield Sheet(reads=False, id="ask-hours")
        yield Field(str(self._settings.hours_per_week), select=True, id="hours")
        yield Sheet(reads=False, more=" in a taller window", id="place")
        yield Sheet(reads=False, id="said")

    def on_mount(self) -> None:
        """Say what each question is for."""
        self.welcome.show(_welcome)
        for id, question in _QUESTIONS.items():
            self.query_one(f"#{id}", Sheet).show(partial(_lines, question))
        where = (
            f"Your notes stay in {self._home}, readable by you alone (FEWER_HOME or "
            "--home moves them). Nothing leaves this machine, and nothing is ever sent "
            "or accepted for you."
        )
        self.place.show(lambda width: [*paragraph(where, width)])
        self._say("Enter next · Tab move · Esc keep these answers and begin")
        self.names.focus()

    @on(Field.Submitted)
    def _next(self, event: Field.Submitted) -> None:
        if event.input is self.hours:
            self._begin()
        else:
            self.focus_next()

    @on(Field.Cancelled)
    def _begin(self) -> None:
        """Begin with the answers as they stand, if they can be meant."""
        cap = _number(self.caps.value, CAP_LIMIT)
        pace = _number(self.paces.value, MOST_MEETINGS)
        hours = _number(self.hours.value, MOST_HOURS)
        if cap is None:
            self._say(f"A cap is a number from 1 to {CAP_LIMIT}.", self.caps)
        elif pace is None:
            self._say(f"Meetings: a number from 1 to {MOST_MEETINGS}.", self.paces)
        elif hours is None:
            self._say(f"Hours: a number from 1 to {MOST_HOURS}.", self.hours)
        else:
            answers = replace(
                self._settings,
                name=clean(self.names.value),
                cap=cap,
                meetings_per_week=pace,
                hours_per_week=hours,
            )
            self.dismiss(answers)

    def _say(self, message: str, field: Field | None = None) -> None:
        self.said.show(lambda width: [(), *paragraph(message, width)])
        if field:
            field.focus()

    def action_leave(self) -> None:
        """Leave without a trace."""
        self.dismiss(None)


class _Question(NamedTuple):
    asked: str
    briefly: str
    """The same where it is narrow."""
    why: str = ""


_WELCOME = (
    "This is a quiet place for a weekly look at the people you know: fewer, and better "
    "tended. Four questions, then you are in. S changes them later."
)
_QUESTIONS = {
    "ask-name": _Question(
        "1  What name signs your replies?", "1  What name signs your replies?"
    ),
    "ask-cap": _Question(
        "2  How many relationships can you tend well at once?",
        "2  How many can you tend well?",
        "circles of 5, 15 and 50 are common; you will be held to it",
    ),
    "ask-pace": _Question(
        "3  How many meetings in a week leave you time to prepare and follow up?",
        "3  How many meetings in a week?",
        "for scale: 400 in a year is 8 a week, and a crash in December",
    ),
    "ask-hours": _Question(
        "4  How many hours a week are for your network? A meeting takes about two.",
        "4  How many hours a week?",
    ),
}


def _welcome(width: int) -> list[Line]:
    return [*paragraph(f"Welcome. {_WELCOME}", width), ()]


def _lines(question: _Question, width: int) -> list[Line]:
    if width < NARROW:
        return [((f" {question.briefly}", "strong"),)]
    why = paragraph(question.why, width, 4, "dim") if question.why else ()
    return [((f" {question.asked}", "strong"),), *why]


def _number(text: str, most: int) -> int | None:
    typed = text.strip()
    number = int(typed) if typed.isascii() and typed.isdigit() else 0
    return number if 1 <= number <= most else None
