"""A break before it is decided: what becomes of what is due in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.week_words import (
    brief,
    changed,
    clock,
    left_lines,
    load_brief,
    load_said,
    moved_said,
    week_number,
)
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Tone, column
from screens.words import NARROW
from store.decisions.bandwidth import PlanBreak, days_said
from store.desk import Desk
from store.errors import FewerError
from store.views import BreakView, Status


class BreakPage(Page):
    """The weeks before and after, side by side, and what is moved; Enter takes it."""

    TAB = "5"
    BINDING_GROUP_TITLE = "A break"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "take",
            "take the break",
            id="break.take",
            tooltip="Take the days off, and move what is due in them: one decision",
        ),
        Binding(
            "q,h,escape",
            "go_back",
            "back",
            id="break.back",
            tooltip="Back, and nothing is decided",
        ),
    ]
    STRIP = ("break.take", "break.back")
    JUDGED = frozenset({"take"})

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, first: date, last: date) -> None:
        super().__init__(desk)
        self._first, self._last = first, last
        self._view: BreakView | None = None
        self._refused = ""

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Plan anew, as things may have changed elsewhere."""
        try:
            self._view = view = self.desk.plan_break(self._first, self._last)
        except FewerError as error:  # The days are over by now.
            self._view, self._refused = None, str(error)
            refused = self._refused
            self.sheet.show(lambda width: [*paragraph(refused, width)])
            return
        today = status.today
        self.sheet.show(lambda width: [*_layout(view, today, width)])

    def why_not(self, action: str) -> str:
        """Return why it can't be taken, or "" if it can."""
        return "" if self._view else self._refused

    @work
    async def action_take(self) -> None:
        """Take the break as it is planned."""
        if (view := self._view) is None:
            return
        if view.stuck:
            question = f"{clock(view.plan.too_much)} h find no room. Take it anyway?"
            keys = (OneKey("y", "take the break", True), OneKey("n", "not so", False))
            if not await self.app.push_screen_wait(Prompt(question, keys)):
                return
        if self._view != view:  # Another session decided meanwhile.
            self.say("Things have changed since: look again, then Enter.")
            return
        if await self.decided(PlanBreak(self._first, self._last, view.plan.moves)):
            self.action_go_back()


def _layout(view: BreakView, today: date, width: int) -> Iterator[Line]:
    """Yield the weeks side by side, what is moved, and what finds no room."""
    plan = view.plan
    yield ((f" A break {days_said(plan.first, plan.last, today)}", "strong"),)
    yield ()
    if width < NARROW:
        yield from _under_each_other(view)
    else:
        yield from _side_by_side(view)
    yield ()
    if view.moves:
        yield ((" Moved", "strong"),)
    for row in view.moves:
        yield from _moved(*moved_said(row, today), width)
    if not view.moves:
        yield ((" Nothing that is due in them can be moved, or need be.", ""),)
    for line in left_lines(view):
        yield ()
        yield from paragraph(line, width)


def _side_by_side(view: BreakView) -> Iterator[Line]:
    yield ((f"   {'week':13}{'now':33}then", "dim"),)
    for before, after in changed(view):
        yield (
            (f"   {week_number(before.monday)} {brief(before.monday):7} ", ""),
            (column(load_said(before), 32) + " ", "warn" if before.over else ""),
            (load_said(after), "warn" if after.over else ""),
        )


def _under_each_other(view: BreakView) -> Iterator[Line]:
    for before, after in changed(view):
        was, will = load_brief(before), load_brief(after)
        tone: Tone = "warn" if after.over else ""
        yield ((f" {week_number(before.monday)} {was:>15} → {will}", tone),)


def _moved(name: str, what: str, days: str, width: int) -> Iterator[Line]:
    if width < NARROW:
        yield from paragraph(f"{name}, {what}: {days}", width, 3)
        return
    yield ((f"   {column(name, 20)} {column(what, 26)} {days}", ""),)
