"""Triage: what becomes of each invitation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.triage import Triaging
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on, part_done
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred, paragraph
from screens.widgets.spans import ends
from screens.words import AsideLine, InvitationLine, about, about_reply
from store.desk import Desk
from store.rules.words import count, day
from store.views import InboxRow, InboxView, Part, Status


class InboxPage(Triaging):
    """The open invitations above, and below them the one under the cursor."""

    TAB = "2"
    BINDING_GROUP_TITLE = "Inbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash", "find", "find", show=False, id="inbox.find", tooltip="Find a name"
        ),
    ]
    DEFAULT_CSS = """
    InboxPage {
        & #detail { height: 10; }
        &.-roomy #detail { height: 45%; }
        &.-short #detail { height: 0; }
        &.-broad #detail { height: 1fr; }
    }
    """

    beside = query_one(Beside)
    lines = query_one("#invitations", Lines)
    detail = query_one("#detail", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = InboxView(desk.today, ())
        self._rows: dict[str, InboxRow] = {}

    def body(self) -> ComposeResult:
        """Set the list above what is known of the one under the cursor."""
        with Beside():
            yield Lines(id="invitations")
            yield Sheet(reads=False, id="detail")
        yield Nothing()

    def redraw(self, status: Status) -> None:
        """Show every open invitation; the cursor goes on when one is decided."""
        before, here = _parts(self._rows), self.lines.key
        self.view = self.desk.inbox()
        self._rows = {row.invitation.id: row for row in self.view.rows}
        self.lines.show([*self._items()])
        if here in before:
            go_on(self.lines, before, _parts(self._rows), here, _WAITING)
        self.beside.display = bool(self._rows)
        self.empty.display = not self._rows
        self.empty.show(lambda width: _nothing_waits(status, width))
        self._show_detail()

    def _items(self) -> Iterator[Item]:
        today = self.view.today
        for part, title, drawn in (
            (Part.ANSWERED, "Answered", InvitationLine),
            (Part.NEW, "New", InvitationLine),
            (Part.ASKED, "Asked, waiting for their answer", InvitationLine),
            (Part.LATER, "Later", AsideLine),
            (Part.LAPSED, "Lapsed lately, nothing lost", AsideLine),
        ):
            if self.guide and part not in _WAITING:
                continue  # The review is about what waits for the user.
            if rows := self.view.of(part):
                yield Heading(title, str(len(rows)))
                yield from (drawn(row, today) for row in rows)

    def left(self) -> int:
        """Return how many wait for the user."""
        return self.view.waiting

    @property
    def row(self) -> InboxRow | None:
        """The invitation under the cursor."""
        return self._rows.get(self.lines.key or "")

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_detail()
        self.refresh_bindings()

    def _show_detail(self) -> None:
        row, today = self.row, self.view.today
        signature = self.desk.settings.name

        def layout(width: int) -> list[Line]:
            if row is None:
                waits = self.view.waiting
                if waits:
                    return part_done(self.lines, width)
                return _nothing_waits(self.desk.status(), width)
            lines = [*about(row, today, width)]
            if row.part in (Part.NEW, Part.LATER):
                remark = "yours" if row.invitation.reply else "a draft"
                title = f" {about_reply(row)}"
                lines += [(), ((ends(title, remark + " ", width), "dim"),)]
                lines += paragraph(row.reply or signature, width, 3)
            return lines

        self.detail.show_below_rule(layout)

    @work
    async def action_find(self) -> None:
        """Find a name in the list."""
        await self.find_in(self.lines, "not in the inbox")

    @on(Lines.Opened)
    def _opened(self) -> None:
        """Show all there is to an invitation."""
        from screens.invitation import InvitationPage

        if row := self.row:
            self.app.push_screen(InvitationPage(self.desk, row))


_WAITING = frozenset({Part.ANSWERED, Part.NEW})
"""The parts that are decided together: they wait for the user."""


def _parts(rows: Mapping[str, InboxRow]) -> dict[str, Part]:
    return {id: row.part for id, row in rows.items()}


def _nothing_waits(status: Status, width: int) -> list[Line]:
    """Say that nothing waits, and that silence costs nothing."""
    lines = ["", "", "No invitations are waiting.", ""]
    if status.asked and status.next_lapse:
        who = count(status.asked, "person you asked has", "people you asked have")
        lines += [f"{who} time to answer, the first until {day(status.next_lapse)}."]
        lines += ["If they stay silent, the invitation lapses by itself."]
        lines += ["You don't lose anything by that.", ""]
    lines += ["c  put in an invitation you received", "1  back to the review"]
    return all_centred(lines, width)
