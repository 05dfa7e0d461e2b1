"""What came of the network: put in with all to whom it is owed, and its path."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.path_words import step_said
from screens.questions import some_words, which_past_day, which_person
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Span, column
from screens.with_person import WithPerson
from screens.words import NARROW
from store.decisions.book import Decision
from store.decisions.outcomes import AddOutcome, ChangeOutcome, DropOutcome
from store.desk import Desk
from store.errors import NotFound
from store.records import Outcome, Person
from store.rules.outcomes import Step
from store.rules.words import date_only, day
from store.views import OutcomeRow, Status

_DEEPEST = 12
"""So far a line is set in; who led further up stands no further to the right."""


async def ask_for_outcome(page: Page) -> Decision | None:
    """Ask what came of it, on what day, thanks to whom; None if the user backs out."""
    words = some_words("What came of it?", needed="A few words: new job at Vireo.")
    what = await page.app.push_screen_wait(words)
    if what is None:
        return None
    on = await page.app.push_screen_wait(which_past_day("When?", page.desk.today))
    if on is None:
        return None
    people = await ask_thanks_to(page)
    return AddOutcome(what, people, on) if people else None


async def ask_thanks_to(page: Page) -> tuple[str, ...]:
    """Ask to whom it is owed, one name after the other; none if the user backs out."""
    question = which_person("Thanks to whom?", page.desk.find_person)
    first = await page.app.push_screen_wait(question)
    if first is None:
        return ()
    found = [page.desk.person(first)]
    while True:
        names = ", ".join(person.name for person in found)
        question = which_person(
            f"Thanks to {names}, and:",
            page.desk.find_person,
            none="nobody else",
            but=found,
        )
        another = await page.app.push_screen_wait(question)
        if another is None:
            return ()
        if not another:
            return tuple(person.id for person in found)
        found.append(page.desk.person(another))


class OutcomeLine(Struct, frozen=True):
    """Something that came of it, in a line."""

    row: OutcomeRow
    today: date

    @property
    def key(self) -> str:
        """The outcome's id."""
        return self.row.outcome.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, what, and thanks to whom."""
        outcome = self.row.outcome
        on = date_only(outcome.on, self.today)
        if width < NARROW:
            yield f"{on:7} ", ""
            yield outcome.what, ""
            return
        yield f"{on:12} ", ""
        yield column(outcome.what, max(24, width // 3), glyphs.ellipsis) + " ", ""
        yield f"thanks to {', '.join(self.row.names)}", "dim"


class StepLine(Struct, frozen=True):
    """Somebody on the path to an outcome."""

    key: str
    step: Step

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set whoever led to somebody under them, further in."""
        most = min(_DEEPEST, width // 6)
        yield "  " * min(self.step.depth, most), ""
        yield step_said(self.step), "dim" if self.step.is_repeated else ""
        if self.step.depth > most:
            yield f" · {self.step.depth} up", "dim"


class OutcomePage(WithPerson):
    """One that came of it: to whom it is owed, and who led to them."""

    TAB = "1"
    BINDING_GROUP_TITLE = "An outcome"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "i",
            "change",
            "edit",
            id="outcome.edit",
            tooltip="Change what came of it, its day, or thanks to whom",
        ),
        Binding(
            "d",
            "drop",
            "don't keep",
            id="outcome.drop",
            tooltip="Don't keep it as something that came of the network",
        ),
        Binding("q,h,escape", "go_back", "back", id="outcome.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "outcome.edit", "outcome.drop", "talk.log", "outcome.back")
    JUDGED = frozenset({"change", "drop"})
    DEFAULT_CSS = """
    OutcomePage > #what { height: auto; max-height: 4; }
    """

    lines = query_one("#path", Lines)
    about = query_one("#what", Sheet)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._outcome_id = id
        self.row: OutcomeRow | None = None

    def body(self) -> ComposeResult:
        """Set what it is above the path."""
        yield Sheet(reads=False, id="what")
        yield Lines(id="path")

    def redraw(self, status: Status) -> None:
        """Show the path as it stands."""
        try:
            self.row = row = self.desk.outcome_row(self._outcome_id)
        except NotFound as error:  # What put it in was undone.
            self.row, gone = None, str(error)
            self.about.show(lambda width: [*paragraph(gone, width)])
            self.lines.show([])
            return
        today = status.today
        self.about.show(lambda width: _about(row.outcome, today, width))
        nobody = [Heading("Those to whom it was owed are not here any more.")]
        steps: list[Item] = [
            StepLine(f"{n} {step.person.id}", step) for n, step in enumerate(row.path)
        ]
        self.lines.show(steps or nobody)

    @property
    def who(self) -> Person | None:
        """Whoever on the path is selected."""
        key = self.lines.key
        if not (self.row and key):
            return None
        at = int(key.partition(" ")[0])
        return self.row.path[at].person if at < len(self.row.path) else None

    def why_not(self, action: str) -> str:
        """Return why it can't be changed, or "" if it can."""
        return "" if self.row else "That outcome is not here any more."

    @on(Lines.Opened)
    def _opened(self) -> None:
        if person := self.who:
            self.open_person(person.id)

    @work
    async def action_change(self) -> None:
        """Ask what about it is to be another."""
        if self.row and (decision := await ask_about_outcome(self, self.row.outcome)):
            self.decide(decision)

    @work
    async def action_drop(self) -> None:
        """Keep it no more, and go back."""
        if await self.decided(DropOutcome(self._outcome_id)):
            self.action_go_back()


async def ask_about_outcome(page: Page, outcome: Outcome) -> Decision | None:
    """Ask what about an outcome is to be another; None if the user backs out."""
    keys = (
        OneKey("w", "what came of it", "what"),
        OneKey("d", "its day", "day"),
        OneKey("t", "thanks to whom", "people"),
    )
    asked = await page.app.push_screen_wait(Prompt("Change:", keys))
    if asked == "what":
        needed = "A few words; Esc leaves it as it is."
        question = some_words("What came of it?", needed=needed, text=outcome.what)
        what = await page.app.push_screen_wait(question)
        return ChangeOutcome(outcome.id, what) if what else None
    if asked == "day":
        when = which_past_day("When?", page.desk.today)
        on = await page.app.push_screen_wait(when)
        return ChangeOutcome(outcome.id, on=on) if on else None
    people = await ask_thanks_to(page) if asked else ()
    return ChangeOutcome(outcome.id, people=people) if people else None


def _about(outcome: Outcome, today: date, width: int) -> list[Line]:
    lines = [*paragraph(outcome.what, width, tone="strong")]
    return [*lines, ((f" {day(outcome.on, today)}", "dim"),)]
