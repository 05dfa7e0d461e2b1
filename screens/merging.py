"""Two records of one person: asked for, shown whole, and made one."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.placing import Placing
from screens.questions import which_person
from screens.widgets.sheet import Line, Sheet, paragraph
from store.decisions.merging import MergePeople
from store.desk import Desk
from store.errors import FewerError
from store.rules.inbox import first_name
from store.rules.words import count
from store.views import MergeView, Status


class Merging(Placing):
    """A screen on which the one who is meant may turn out to stand there twice."""

    BINDING_GROUP_TITLE = "One person twice"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "equals_sign",
            "merge",
            "merge",
            show=False,
            id="merge.ask",
            key_display="=",
            tooltip="Merge: they stand here twice, and are to be one",
        ),
    ]

    @work
    async def action_merge(self) -> None:
        """Ask with whom, and show what would become of the two."""
        if not (person := self.who):
            self.say(self.stranger)
            return
        question = f"{first_name(person.name)} is the same as (name, or id):"
        other = await self.app.push_screen_wait(
            which_person(question, self.desk.find_person)
        )
        if other is None:
            return
        try:
            self.desk.merging(person.id, other)
        except FewerError as error:
            self.say(str(error))
        else:
            self.app.push_screen(MergePage(self.desk, person.id, other, self.tab))


class MergePage(Page):
    """What stays of whom, and what moves; Enter makes them one."""

    TAB = "6"
    BINDING_GROUP_TITLE = "A merge"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "take",
            "make them one",
            id="merging.take",
            tooltip="Make them one: one decision, which u takes back",
        ),
        Binding(
            "w",
            "swap",
            "keep the other",
            id="merging.swap",
            tooltip="Keep the other one's name and addresses instead",
        ),
        Binding(
            "q,h,escape",
            "go_back",
            "back",
            id="merging.back",
            tooltip="Back, and nothing is decided",
        ),
    ]
    STRIP = ("merging.take", "merging.swap", "merging.back")
    JUDGED = frozenset({"take", "swap"})

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, keep: str, other: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._keep, self._other = keep, other
        self._view: MergeView | None = None
        self._refused = ""

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Plan anew, as things may have changed elsewhere."""
        try:
            self._view = view = self.desk.merging(self._keep, self._other)
        except FewerError as error:  # One of them is not here any more.
            self._view, self._refused = None, str(error)
            refused = self._refused
            self.sheet.show(lambda width: [*paragraph(refused, width)])
            return
        self.sheet.show(lambda width: _layout(view, width))

    def why_not(self, action: str) -> str:
        """Return why it can't be done, or "" if it can."""
        return "" if self._view else self._refused

    def action_swap(self) -> None:
        """Keep the other one."""
        self._keep, self._other = self._other, self._keep
        self.draw()

    @work
    async def action_take(self) -> None:
        """Make them one as is shown."""
        shown = self._view
        self.redraw(self.desk.status())
        if shown is None or shown != self._view:
            self.say("Things have changed since: look again, then Enter.")
        elif await self.decided(MergePeople(self._keep, self._other)):
            self.action_go_back()


def _layout(view: MergeView, width: int) -> list[Line]:
    keep, other = view.keep.name, view.other.name
    lines: list[Line] = [*paragraph(f"{keep} is kept", width, 1, "strong")]
    if keep == other:
        lines += paragraph(f"The one with {_told_by(view)}", width)
    them, whose = (keep, other) if keep != other else ("the one kept", "the other")
    lines += [(), *paragraph(f"What comes to {them} from {whose}", width, 1, "strong")]
    for each in view.comes:
        instead = "" if each.comes else f", instead of {each.before}"
        lines += paragraph(f"{each.field}: {each.after}{instead}", width, 3)
    if not view.comes:
        lines += paragraph("Nothing: all is known of them already.", width, 3)
    lines += [(), *paragraph(f"What is lost of {whose}", width, 1, "strong")]
    for each in view.goes:
        lines += paragraph(f"{each.field}: {each.before}", width, 3)
    if not view.goes:
        lines += paragraph("Nothing.", width, 3)
    lines += [(), ((" What moves to them", "strong"),)]
    moved = ", ".join(
        count(n, table.removesuffix("s"), table) for table, n in view.moves
    )
    lines += paragraph(moved or "Nothing names the other one.", width, 3)
    return lines


def _told_by(view: MergeView) -> str:
    person = view.keep
    return person.email or person.slug or person.company or f"the id {person.id}"
