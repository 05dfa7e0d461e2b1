"""Who led to whom: the chain above somebody, the trees, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.chain_words import MOST_NAMED, chain_said, set_in
from screens.lead_words import BranchLine, CountsLine, came_of, kinds_of, nobody_led
from screens.widgets.beside import Beside
from screens.widgets.lines import Item, Lines
from screens.widgets.matching import folded
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.with_person import WithPerson
from screens.words import NARROW
from store.desk import Desk
from store.records import Person
from store.rules.forest import Branch
from store.rules.inbox import first_name
from store.views import Status

_FEW = 1
"""So many of a chain are named at its near end where there is little room."""


class LeadsPage(WithPerson):
    """The trees from top to bottom, each branch folded or not."""

    TAB = "6"
    BINDING_GROUP_TITLE = "Who led to whom"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "find",
            "find",
            id="leads.find",
            tooltip="Find a name, in folded branches too; n and N go on",
        ),
        Binding(
            "minus",
            "fold(True)",
            "fold",
            id="leads.fold",
            key_display="-",
            tooltip="Fold this branch; where there is none, the one above",
        ),
        Binding(
            "plus,equals_sign",
            "fold(False)",
            "unfold",
            id="leads.unfold",
            key_display="+",
            tooltip="Unfold this branch by a level",
        ),
        Binding(
            "o",
            "fold_all",
            "all",
            id="leads.all",
            tooltip="Fold every branch, or unfold all of them",
        ),
        Binding(
            "i",
            "change",
            "who led",
            id="leads.change",
            tooltip="Change who led you to them, or that nobody did",
        ),
        Binding("q,h,escape", "go_back", "back", id="leads.back", tooltip="Back"),
    ]
    JUDGED = frozenset({"change"})
    STRIP = (
        *("list.open", "leads.find", "leads.fold", "leads.unfold", "leads.all"),
        *("leads.change", "leads.back"),
    )
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual declares it so
        (0, "-narrow"),
        (60, "-wide"),
        (100, "-beside"),
    ]
    DEFAULT_CSS = """
    LeadsPage {
        & > #above { height: auto; max-height: 3; }
        & > #split { layout: horizontal; }
        & #tree { width: 1fr; padding: 0; }
        & #came { display: none; width: 44; margin: 0 0 0 2; }
        &.-beside #came { display: block; }
        &.-nobody > #above { height: 1fr; max-height: 100%; }
        &.-nobody > #split { display: none; }
    }
    """

    lines = query_one("#tree", Lines)
    above = query_one("#above", Sheet)
    came = query_one("#came", Sheet)

    def __init__(self, desk: Desk, tab: str = TAB, at: str = "") -> None:
        super().__init__(desk, tab)
        self._at = at
        self._branches: tuple[Branch, ...] = ()
        self._folded: set[str] = set()

    def body(self) -> ComposeResult:
        """Set the chain above the trees, with what came of one beside them."""
        yield Sheet(reads=False, id="above")
        with Beside(id="split"):
            yield Lines(id="tree")
            yield Sheet(reads=False, id="came")

    def redraw(self, status: Status) -> None:
        """Show the trees as they are now."""
        self._branches = self.desk.forest()
        self._show()
        if self._at:
            at, self._at = self._at, ""
            self._go_to(at)

    def _show(self) -> None:
        self.set_class(not self._branches, "-nobody")
        self.lines.show([*_lines(self._branches, self._folded)])
        self._show_one()

    @property
    def who(self) -> Person | None:
        """The person under the cursor."""
        key = self.lines.key
        return self.desk.person(key) if key else None

    @property
    def stranger(self) -> str:
        """Say that there is nobody yet."""
        return self.why_not("change") or super().stranger

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if action == "change" and self.lines.key is None:
            if self._branches:
                return _NOBODY_MEANT
            return "Nobody led to anybody yet: i l on a person's page keeps who did."
        return super().why_not(action)

    @on(Lines.Moved)
    def _show_one(self) -> None:
        """Show the chain above the person under the cursor, and what came of it."""
        key = self.lines.key
        if key is None:
            self.above.show(_nobody_meant if self._branches else nobody_led)
            self.came.show(lambda width: ())
            return
        person = self.desk.person(key)
        chain = self.desk.chain(person)
        self.above.show(lambda width: _chain(person, chain, width))
        self.came.show(lambda width: self._came(key, width))

    def _came(self, key: str, width: int) -> list[Line]:
        """List what came of somebody; it is looked for only where it shows."""
        lead = self.desk.lead(key) if width else None
        return came_of(lead, self.desk.today, width) if lead else []

    # What the keys do.

    def action_show_leads(self) -> None:
        """Show all there is of the branch under the cursor."""
        self.action_fold(False)

    def action_fold(self, fold: bool) -> None:
        """Fold the branch under the cursor, or unfold it."""
        if not (key := self.lines.key):
            return
        ids = [branch.person.id for branch in self._branches]
        at = ids.index(key)
        if fold and (key in self._folded or not self._branches[at].people):
            above = _above(self._branches, at)
            if not above:
                self.say("Nobody stands above.")
                return
            key = above[-1]
        if fold:
            self._folded.add(key)
        else:
            self._folded.discard(key)
        self._show()
        self.lines.select(key)

    def action_fold_all(self) -> None:
        """Fold every branch, or unfold all."""
        leading = {b.person.id for b in self._branches if b.people}
        key = self.lines.key
        tops = [*_tops(self._branches)]
        self._folded = set() if self._folded else leading
        self._show()
        if key and self._folded:
            self.lines.select(tops[[b.person.id for b in self._branches].index(key)])

    @work
    async def action_find(self) -> None:
        """Find a name, and unfold what hides it."""
        await self.find_in(self.lines, "in no tree", self._unfold_to)

    def _unfold_to(self, pattern: str) -> None:
        """Unfold what hides a name."""
        wanted = folded(pattern)
        for at, branch in enumerate(self._branches):
            if wanted in folded(branch.person.name):
                self._folded.difference_update(_above(self._branches, at))
        self._show()

    @work
    async def action_change(self) -> None:
        """Ask who led to the person under the cursor."""
        from screens.leading import ask_who_led

        if (person := self.who) and (decision := await ask_who_led(self, person)):
            self.decide(decision)

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        self.open_person(event.key)

    def _go_to(self, id: str) -> None:
        """Put the cursor on somebody, unfolding what hides them; say where none is."""
        at = next((n for n, b in enumerate(self._branches) if b.person.id == id), None)
        if at is None:
            first = first_name(self.desk.person(id).name)
            keep = f"i l on {first}'s page keeps who did"
            self.say(f"Nobody led you to {first} yet, nor {first} to anyone: {keep}.")
            self.lines.leave()  # What is pressed now is about nobody else.
            return
        self._folded.difference_update(_above(self._branches, at))
        self.lines.select(id)


_NOBODY_MEANT = "Nobody is selected: j goes to the first."


def _nobody_meant(width: int) -> list[Line]:
    return [*paragraph(_NOBODY_MEANT, width - 1)]


def _chain(person: Person, chain: list[Person], width: int) -> list[Line]:
    """Say who led to somebody, in three lines at most."""
    said = chain_said(person, chain, _FEW if width < NARROW else MOST_NAMED)
    return [*paragraph(said, width - 1)]


def _lines(branches: tuple[Branch, ...], folded_ids: set[str]) -> Iterator[Item]:
    """Yield the lines that no folded branch hides, with what their guides are."""
    if not branches:
        return
    kinds, hidden_to = kinds_of(branches), 0
    yield CountsLine(kinds)
    for at, (_, lasts) in enumerate(set_in(branches, BranchLine.MOST)):
        branch = branches[at]
        if at < hidden_to:
            continue
        is_folded = branch.person.id in folded_ids and branch.people > 0
        if is_folded:
            hidden_to = at + branch.people + 1
        yield BranchLine(branch, lasts, is_folded, kinds)


def _above(branches: tuple[Branch, ...], at: int) -> list[str]:
    """Return the ids of those above somebody, from the top down."""
    found, depth = list[str](), branches[at].depth
    for branch in reversed(branches[:at]):
        if branch.depth < depth:
            found.append(branch.person.id)
            depth = branch.depth
    return found[::-1]


def _tops(branches: Iterable[Branch]) -> Iterator[str]:
    """Yield at whom the tree of each begins."""
    top = ""
    for branch in branches:
        top = top if branch.depth else branch.person.id
        yield top
