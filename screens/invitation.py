"""All there is to one invitation."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.triage import Triaging
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.words import about, about_reply
from store.decisions.book import Decision
from store.desk import Desk
from store.errors import NotFound
from store.records import Direction, Invitation, State
from store.rules.words import day
from store.views import InboxRow, Part, Status

WAITING = (Part.NEW, Part.ANSWERED)
"""The parts of the inbox that wait for the user."""


class InvitationPage(Triaging):
    """The whole note, the reply, the answer, and what went to and fro before.

    What is decided here leads back to the list, unless it still waits for the user.
    """

    TAB = "2"
    BINDING_GROUP_TITLE = "Invitation"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="invitation.back", tooltip="Back"),
    ]
    STRIP = (*Triaging.STRIP, "invitation.back")

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, row: InboxRow) -> None:
        super().__init__(desk)
        self._row = row

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show everything, to be scrolled through."""
        self._row = row = self._as_it_stands()
        today = status.today
        earlier = self.desk.earlier(row.invitation)

        def layout(width: int) -> list[Line]:
            lines = about(row, today, width)
            if row.invitation.asked_on:
                lines += [
                    (),
                    ((f" You asked on {day(row.invitation.asked_on)}", "strong"),),
                ]
                lines += paragraph(row.invitation.reply, width, 3)
            else:
                lines += [(), ((f" {about_reply(row)}", "strong"),)]
                lines += paragraph(row.reply, width, 3)
            for invitation in earlier:
                lines += [(), ((f" {_before(invitation)}", "strong"),)]
                lines += paragraph(invitation.note or "(no note)", width, 3)
            return lines

        self.sheet.show(layout)

    @property
    def row(self) -> InboxRow:
        """The invitation that is shown."""
        return self._row

    def decide(self, decision: Decision) -> None:
        """Tell the app what was decided, and go back if it waits no more by that."""
        self._decide(decision)

    @work
    async def _decide(self, decision: Decision) -> None:
        part = self._part
        if await self.decided(decision) and self._part not in (part, *WAITING):
            self.action_go_back()

    @property
    def _part(self) -> Part | None:
        """Where it stands in the inbox; None once it left."""
        id = self._row.invitation.id
        rows = self.desk.inbox().rows
        return next((row.part for row in rows if row.invitation.id == id), None)

    def _as_it_stands(self) -> InboxRow:
        """Return the row as it is in the inbox now, or as it became when it left."""
        id = self._row.invitation.id
        rows = self.desk.inbox().rows
        if row := next((row for row in rows if row.invitation.id == id), None):
            return row
        try:
            return replace(self._row, invitation=self.desk.invitation(id))
        except NotFound:  # It was brought in by what is undone now.
            return self._row


def _before(invitation: Invitation) -> str:
    """Say what an earlier invitation was, and what became of it."""
    when = day(invitation.received.date())
    year = invitation.received.year
    if invitation.state is State.DRAFT:
        return f"You began to write to them on {when} {year}"
    if invitation.direction is Direction.OUTGOING:
        return f"You invited them on {when} {year}"
    return f"They invited you on {when} {year}: {invitation.state}"
