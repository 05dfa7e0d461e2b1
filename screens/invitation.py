"""All there is to one invitation."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.widgets.sheet import Line, Sheet, paragraph
from screens.with_person import WithPerson
from screens.words import about
from store.desk import Desk
from store.records import Direction, Invitation, Person, State
from store.rules.inbox import first_name
from store.rules.words import day
from store.views import InboxRow, Status


class InvitationPage(WithPerson):
    """The whole note, the reply, the answer, and what went to and fro before."""

    TAB = "2"
    BINDING_GROUP_TITLE = "Invitation"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="invitation.back", tooltip="Back"),
    ]

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
                lines += [(), ((" Your reply, before any acceptance", "strong"),)]
                lines += paragraph(row.reply, width, 3)
            for invitation in earlier:
                lines += [(), ((f" {_before(invitation)}", "strong"),)]
                lines += paragraph(invitation.note or "(no note)", width, 3)
            return lines

        self.sheet.show(layout)

    @property
    def who(self) -> Person | None:
        """The sender, once they are known."""
        return self._row.person

    @property
    def stranger(self) -> str:
        """Say that the sender is not known yet."""
        return f"You don't know {first_name(self._row.invitation.name)} yet."

    def _as_it_stands(self) -> InboxRow:
        """Return the row as it is in the inbox now, or as it was when it left."""
        id = self._row.invitation.id
        rows = self.desk.inbox().rows
        return next((row for row in rows if row.invitation.id == id), self._row)


def _before(invitation: Invitation) -> str:
    """Say what an earlier invitation was, and what became of it."""
    when = day(invitation.received.date())
    year = invitation.received.year
    if invitation.state is State.DRAFT:
        return f"You began to write to them on {when} {year}"
    if invitation.direction is Direction.OUTGOING:
        return f"You invited them on {when} {year}"
    return f"They invited you on {when} {year}: {invitation.state}"
