"""Every decision, the newest first, and what taking one back would change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import islice
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.widgets.beside import Beside
from screens.widgets.field import Field
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.matching import folded
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Span
from screens.words import NARROW, brief_day
from store.desk import Desk
from store.errors import FewerError, Refused
from store.rules.words import count
from store.views import DocumentStep, Past, PastView, Status, StepView

_AT_ONCE = 200
"""So many decisions are read at a time: there may be a hundred thousand."""


class PastLine(Struct, frozen=True):
    """A decision in the list."""

    past: Past
    today: date

    @property
    def key(self) -> str:
        """The decision's id."""
        return self.past.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, whether it was undone, and what was decided."""
        at, stands = self.past.at.astimezone(), self.past.stands
        yield f"{brief_day(at.date(), self.today):7}", ""
        if width >= NARROW:
            yield f"{at:%H:%M}  ", ""
        yield ("" if stands else "undone: "), "dim"
        yield self.past.said, "" if stands else "dim"


class DecisionsPage(Page):
    """What was decided, with the day, and what one decision changed."""

    TAB = "6"
    BINDING_GROUP_TITLE = "Decisions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "find",
            id="decisions.find",
            tooltip="Find decisions by words of what was decided",
        ),
        Binding(
            "enter",
            "look",
            "what it changed",
            id="decisions.look",
            tooltip="Show what this decision changed, and whether u would undo it now",
        ),
        Binding(
            "r",
            "before_redo",
            "what U does",
            id="decisions.before_redo",
            tooltip="Show what the next redo would change, before it is done",
        ),
        Binding("q,h,escape", "go_back", "back", id="decisions.back", tooltip="Back"),
    ]
    STRIP = (
        *("list.open", "app.undo", "decisions.before_redo"),
        *("decisions.find", "decisions.back"),
    )
    AUTO_FOCUS = "#decisions"
    DEFAULT_CSS = """
    DecisionsPage {
        & > #filter { padding: 0 1; display: none; }
        &.-filtering > #filter { display: block; }
        & #changed { display: none; }
        &.-broad #changed { display: block; }
    }
    """

    lines = query_one("#decisions", Lines)
    changed = query_one("#changed", Sheet)
    field = query_one("#filter", Field)

    def __init__(self, desk: Desk, tab: str) -> None:
        super().__init__(desk, tab)
        self._most = _AT_ONCE

    def body(self) -> ComposeResult:
        """Set the filter above the list, and beside it what one decision changed."""
        yield Field(placeholder="words of what was decided", id="filter")
        with Beside():
            yield Lines(id="decisions")
            yield Sheet(reads=False, id="changed")

    def redraw(self, status: Status) -> None:
        """Show the newest decisions; older ones once one comes down to them."""
        query = self.field.value.strip()
        wanted = folded(query)
        past = self.desk.history()
        fitting = (each for each in past if wanted in folded(each.said))
        found = list(islice(fitting, self._most + 1))
        remark = f"/{query}" if query else "newest first"
        items: list[Item] = [Heading("Decisions", remark)]
        items += [PastLine(each, status.today) for each in found[: self._most]]
        if not found:
            items += [Heading(""), Heading(_nothing(query))]
        elif len(found) > self._most:
            items.append(Heading("", "more below"))
        self.lines.show(items)
        self._show_changed()

    @on(Lines.Moved)
    def _read_on(self) -> None:
        at, count = self.lines.place
        if at == count == self._most:
            self._most += max(_AT_ONCE, self._most)
            self.draw()
        else:
            self._show_changed()

    def _show_changed(self) -> None:
        """Show what the decision under the cursor changed, where there is room."""
        key = self.lines.key
        self.changed.show(lambda width: self._what_changed(key, width))

    def _what_changed(self, key: str | None, width: int) -> list[Line]:
        """Say what a decision changed; it is looked for only where it shows."""
        if not (key and self.is_broad):
            return []
        return _layout(*_looked_at(self.desk, key), width)

    def action_filter(self) -> None:
        """Type into the filter."""
        self.add_class("-filtering")
        self.field.focus()

    @on(Field.Changed)
    def _narrow(self) -> None:
        self._most = _AT_ONCE
        self.redraw(self.desk.status())

    @on(Field.Submitted)
    def _found(self) -> None:
        self.remove_class("-filtering")
        self.lines.focus()

    @on(Field.Cancelled)
    def _everything(self) -> None:
        self.field.value = ""
        self._found()

    def action_go_back(self) -> None:
        """Show everything again if it is filtered, else go back."""
        if self.field.value:
            self._everything()
        else:
            super().action_go_back()

    @on(Lines.Opened)
    def action_look(self) -> None:
        """Show what the decision under the cursor changed."""
        if self.lines.key:
            self.app.push_screen(StepPage(self.desk, self.tab, self.lines.key))

    def action_before_redo(self) -> None:
        """Show what the next redo would change."""
        try:
            self.desk.before_redo()
        except Refused as refusal:
            self.say(str(refusal))
        else:
            self.app.push_screen(StepPage(self.desk, self.tab))


class StepPage(Page):
    """What a decision changed, or the next redo would; Enter undoes, or redoes, it.

    An undo is offered only of what is the next to be undone.
    """

    TAB = "6"
    BINDING_GROUP_TITLE = "Undo or redo"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "take",
            "do it",
            id="step.take",
            tooltip="Undo, or redo, what is shown",
        ),
        Binding(
            "q,h,escape",
            "go_back",
            "back",
            id="step.back",
            tooltip="Back, and nothing is decided",
        ),
    ]
    STRIP = ("step.take", "step.back")
    JUDGED = frozenset({"take"})

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, tab: str, past: str = "") -> None:
        super().__init__(desk, tab)
        self._past = past
        self._view: StepView | None = None
        self._refused = ""

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Plan anew, as things may have changed elsewhere."""
        shown, self._view, self._refused = None, None, ""
        try:
            if self._past:
                past = self.desk.looked_at(self._past)
                shown, self._refused = past.step, _not_yet(past)
                self._view = self.desk.before_undo() if past.is_next else None
            else:
                shown = self._view = self.desk.before_redo()
        except FewerError as error:
            self._refused = str(error)
        refused, does = self._refused, "take it back" if self._past else "do it again"
        last = refused or f"Nothing is done yet: Enter would {does}."
        self.sheet.show(lambda width: _layout(shown, last, width))

    def why_not(self, action: str) -> str:
        """Return why it can't be done, or "" if it can."""
        return "" if self._view else self._refused

    @property
    def unoffered(self) -> frozenset[str]:
        """The ids of the keys that would do nothing: Enter, where it is refused."""
        return super().unoffered | ({"step.take"} if self.why_not("take") else set())

    async def action_take(self) -> None:
        """Do what is shown, unless things have changed since."""
        shown = self._view
        self.redraw(self.desk.status())
        if shown is None or shown != self._view:
            self.say("Things have changed since: look again, then Enter.")
            return
        self.action_go_back()
        await self.app.run_action("app.undo" if self._past else "app.redo")


def _looked_at(desk: Desk, id: str) -> tuple[StepView | None, str]:
    """Return what a decision changed, and what u would do about it."""
    shown: StepView | None = None
    try:
        past = desk.looked_at(id)
        shown = past.step
        if not past.is_next:
            return shown, _not_yet(past)
        desk.before_undo()
    except FewerError as error:
        return shown, str(error)
    return shown, "u takes it back."


def _not_yet(past: PastView) -> str:
    """Say what stands in the way of taking a decision back; "" if nothing does."""
    if past.above is None:
        return "It can't be taken back here: it was undone, or is another session's."
    if not past.above:
        return ""
    first = count(past.above, "newer decision")
    return f"u takes back the newest first: {first} would have to be undone before it."


def _nothing(query: str) -> str:
    if query:
        return f"No decision has “{query}” in it. Esc shows all of them."
    return "Nothing was decided yet."


def _changes(document: DocumentStep, width: int) -> Iterable[Line]:
    """Say what becomes of a document; several fields stand below its title."""
    if len(document.lines) == 1:
        yield from paragraph(document.lines[0], width, 3)
        return
    yield from paragraph(document.title, width, 3)
    for field in document.fields:
        said = f"{field.field}: {field.before} → {field.after}"
        yield from paragraph(said, width, 5)


def _layout(view: StepView | None, last: str, width: int) -> list[Line]:
    if view is None:
        return [*paragraph(last, width)]
    lines: list[Line] = [*paragraph(view.said, width, 1, "strong"), ()]
    for document in view.documents:
        lines += _changes(document, width)
    if view.more:
        lines += paragraph(f"and {count(view.more, 'more record')}", width, 3)
    return [*lines, (), *paragraph(last, width)]
