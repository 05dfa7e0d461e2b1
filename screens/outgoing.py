"""The invitations that the user writes: drafts, what went, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outgoing_words import TITLES, OutgoingLine, became, nothing_written
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on, part_done
from screens.widgets.sheet import Line, Nothing, Sheet, paragraph
from screens.with_person import WithPerson
from store.decisions.outgoing import DropDraft, TheyAccepted, TheyDeclined
from store.desk import Desk
from store.errors import Refused
from store.outgoing_views import OutgoingRow, OutgoingView
from store.records import Person
from store.rules.inbox import first_name
from store.rules.outgoing import Lot, require_draft, require_no_yes, require_sent
from store.views import Status

_REQUIRED = {
    "accepted": require_no_yes,
    "declined": require_sent,
    "let_go": require_draft,
}

_TOGETHER: frozenset[Lot] = frozenset()
"""A key means another thing in each lot, so that none are decided together."""


class OutgoingPage(WithPerson):
    """The user's own invitations in their lots, and the note under the cursor."""

    TAB = "2"
    BINDING_GROUP_TITLE = "Invitations you write"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "accepted",
            "they accepted",
            id="outgoing.accepted",
            tooltip="They accepted: known since today; no place is taken",
        ),
        Binding(
            "x",
            "declined",
            "they declined",
            id="outgoing.declined",
            tooltip="They declined, or won't answer; a late answer still counts",
        ),
        Binding(
            "d",
            "let_go",
            "let go",
            id="outgoing.let_go",
            tooltip="Let this draft go: it is not to be sent",
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="outgoing.person",
            tooltip="The person's page",
        ),
        Binding(
            "slash",
            "find",
            "find",
            id="outgoing.find",
            tooltip="Find a name, or a word",
        ),
        Binding("q,h,escape", "go_back", "back", id="outgoing.back", tooltip="Back"),
    ]
    JUDGED = frozenset({"accepted", "declined", "let_go", "person"})
    STRIP = ("list.open", "outgoing.accepted", "outgoing.declined", "outgoing.let_go")
    AUTO_FOCUS = "#outgoing"
    DEFAULT_CSS = """
    OutgoingPage {
        & #about { height: 6; }
        &.-roomy #about { height: 30%; }
        &.-short #about { height: 0; }
        &.-broad #about { height: 1fr; }
    }
    """

    beside = query_one(Beside)
    lines = query_one("#outgoing", Lines)
    about = query_one("#about", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk, tab: str) -> None:
        super().__init__(desk, tab)
        self.view = OutgoingView(desk.today, ())
        self._rows: dict[str, OutgoingRow] = {}

    def body(self) -> ComposeResult:
        """Set the list above the note under the cursor."""
        with Beside():
            yield Lines(id="outgoing")
            yield Sheet(reads=False, id="about")
        yield Nothing()

    def redraw(self, status: Status) -> None:
        """Show them as they stand; the cursor goes on when one is decided."""
        before, here = _lots(self._rows), self.lines.key
        self.view = self.desk.outgoing()
        self._rows = {row.invitation.id: row for row in self.view.rows}
        self.lines.show([*self._items()])
        if here in before:
            go_on(self.lines, before, _lots(self._rows), here, _TOGETHER)
        self.beside.display = bool(self._rows)
        self.empty.display = not self._rows
        self.empty.show(nothing_written)
        self._show_about()

    def _items(self) -> Iterator[Item]:
        for lot, title in TITLES.items():
            if rows := self.view.of(lot):
                yield Heading(title, f"{len(rows):,}")
                yield from (OutgoingLine(row, self.view.today) for row in rows)

    @property
    def row(self) -> OutgoingRow | None:
        """The line under the cursor."""
        return self._rows.get(self.lines.key or "")

    @property
    def who(self) -> Person | None:
        """Whom it goes to, where they are known."""
        return self.row.person if self.row else None

    @property
    def stranger(self) -> str:
        """Say why nobody is meant."""
        if self.row is None:
            return "None is selected: j and k select one."
        return f"{first_name(self.row.name)} is not in your address book."

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_about()
        self.refresh_bindings()

    def _show_about(self) -> None:
        row, today = self.row, self.view.today

        def layout(width: int) -> list[Line]:
            if row is None:
                return part_done(self.lines, width)
            invitation = row.invitation
            what = f" {row.name} · {became(invitation, today)}"
            lines = [*paragraph(what.strip(), width, 1, "strong")]
            if invitation.why:
                lines += paragraph(f"Why: {invitation.why}", width, 3)
            note = f"“{invitation.note}”" if invitation.note else "(no note)"
            return [*lines, *paragraph(note, width, 3)]

        self.about.show_below_rule(layout)

    # What can be done.

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if (row := self.row) is None:
            return "None is selected: j and k select one."
        if action == "person":
            return "" if row.person else self.stranger
        try:
            _REQUIRED[action](row.invitation)
        except Refused as refusal:
            return str(refusal)
        return ""

    def action_accepted(self) -> None:
        """They accepted."""
        if self.row:
            self.decide(TheyAccepted(self.row.invitation.id))

    def action_declined(self) -> None:
        """They declined."""
        if self.row:
            self.decide(TheyDeclined(self.row.invitation.id))

    def action_let_go(self) -> None:
        """Let a draft go."""
        if self.row:
            self.decide(DropDraft(self.row.invitation.id))

    def action_person(self) -> None:
        """Open the person's page."""
        if self.who:
            self.open_person(self.who.id)

    @work
    async def action_find(self) -> None:
        """Find a name or a word in the list."""
        await self.find_in(self.lines, "not in this list")

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        from screens.drafting import DraftingPage

        self.app.push_screen(DraftingPage(self.desk, event.key, self.tab))


def _lots(rows: Mapping[str, OutgoingRow]) -> dict[str, Lot]:
    return {id: row.lot for id, row in rows.items()}
