"""Triage: what becomes of each invitation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.accepting import ask_how_to_accept
from screens.outside import edit_outside
from screens.questions import some_words, which_day, which_verdict
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred, paragraph
from screens.widgets.spans import ends
from screens.with_person import WithPerson
from screens.words import AsideLine, InvitationLine, about
from store.decisions.inbox import (
    Ask,
    KeepReply,
    KnowThem,
    LetGo,
    Overrule,
    Postpone,
)
from store.desk import Desk
from store.errors import Refused
from store.records import Person
from store.rules import inbox
from store.rules.inbox import first_name
from store.rules.words import count, day
from store.views import InboxRow, InboxView, Part, Status


class InboxPage(WithPerson):
    """The open invitations above, and below them the one under the cursor."""

    TAB = "2"
    BINDING_GROUP_TITLE = "Inbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r",
            "reply",
            "reply",
            id="inbox.reply",
            tooltip="Reply first: thanks, how did you find me, how might we help; "
            "on one you asked: record their answer",
        ),
        Binding(
            "a",
            "accept",
            "accept",
            id="inbox.accept",
            tooltip="Accept (opens when they have answered, or wrote personally)",
        ),
        Binding("s", "later", "later", id="inbox.later", tooltip="Later: choose a day"),
        Binding(
            "d",
            "let_go",
            "let go",
            id="inbox.let_go",
            tooltip="Let go; nothing is sent to anyone",
        ),
        Binding(
            "w",
            "know",
            "know them",
            id="inbox.know",
            tooltip="You know them: say how, and accepting opens",
        ),
        Binding(
            "v",
            "overrule",
            "verdict",
            id="inbox.verdict",
            tooltip="Overrule the verdict; it stands for this sender",
        ),
        Binding(
            "e",
            "edit",
            "edit reply",
            show=False,
            id="inbox.edit",
            tooltip="Edit the reply in $EDITOR",
        ),
        Binding(
            "y",
            "copy",
            "copy reply",
            show=False,
            id="inbox.copy",
            tooltip="Copy the reply to your clipboard",
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="inbox.person",
            tooltip="The person's page, if you know them",
        ),
        Binding(
            "slash", "find", "find", show=False, id="inbox.find", tooltip="Find a name"
        ),
    ]
    JUDGED = frozenset(
        {*("reply", "accept", "later", "let_go", "know", "overrule", "edit", "copy")}
        | {"person"}
    )
    STRIP = ("inbox.reply", "inbox.accept", "inbox.later", "inbox.let_go", "inbox.know")
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

    @property
    def who(self) -> Person | None:
        """The sender, once they are known."""
        return self.row.person if self.row else None

    @property
    def stranger(self) -> str:
        """Say that the sender is not known yet."""
        return self.why_not("person")

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
                return [] if waits else _nothing_waits(self.desk.status(), width)
            lines = [*about(row, today, width)]
            if row.part in (Part.NEW, Part.LATER):
                remark = "yours" if row.invitation.reply else "template: ask first"
                title = " Your reply, before any acceptance"
                lines += [(), ((ends(title, remark + " ", width), "dim"),)]
                lines += paragraph(row.reply or signature, width, 3)
            return lines

        self.detail.show_below_rule(layout)

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        row = self.row
        if row is None:
            return "None is selected: j and k select one."
        if action == "person" and row.person is None:
            return f"You don't know {first_name(row.invitation.name)} yet."
        try:
            self._try(action, row)
        except Refused as refusal:
            return str(refusal)
        return ""

    def _try(self, action: str, row: InboxRow) -> None:
        """Let the rules refuse what they would refuse, and keep nothing of it."""
        invitation, today = row.invitation, self.view.today
        if action == "accept":
            inbox.accept(invitation, row.judgement.verdict, row.is_known, today)
        elif action == "later":
            inbox.postpone(invitation, today + timedelta(days=1), today)
        elif action in ("let_go", "know"):
            inbox.require_open(invitation)

    # What the keys do.

    @work
    async def action_reply(self) -> None:
        """Show the reply to be sent, or take down their answer."""
        from screens.reply import ReplyScreen, ask_for_answer

        if not (row := self.row):
            return
        invitation, first = row.invitation, first_name(row.invitation.name)
        if invitation.asked_on:  # Wherever it stands now: put off, or lapsed.
            if decision := await ask_for_answer(self, invitation):
                self.decide(decision)
            return
        written = await self.app.push_screen_wait(
            ReplyScreen(
                f"Your reply to {first}: send it where they wrote",
                row.reply,
                lambda text: KeepReply(invitation.id, text),
            )
        )
        if not written:
            return
        own = written.text if written.text != row.reply else None
        if own is not None:
            self.decide(KeepReply(invitation.id, own))  # Undone by itself.
        if written.sent:
            self.decide(Ask(invitation.id, own))  # Even where keeping it failed.

    @work
    async def action_accept(self) -> None:
        """Ask what accepting shall mean."""
        if (row := self.row) and (
            decision := await ask_how_to_accept(self, row.invitation)
        ):
            self.decide(decision)

    @work
    async def action_later(self) -> None:
        """Ask until when."""
        if not (row := self.row):
            return
        question = which_day(
            "Later:", self.view.today, self.desk.settings.review_weekday
        )
        until = await self.app.push_screen_wait(question)
        if until:
            self.decide(Postpone(row.invitation.id, until))

    def action_let_go(self) -> None:
        """Let it go; `u` brings it back."""
        if row := self.row:
            self.decide(LetGo(row.invitation.id))

    @work
    async def action_know(self) -> None:
        """Ask how the user knows them."""
        if not (row := self.row):
            return
        first = first_name(row.invitation.name)
        how = await self.app.push_screen_wait(
            some_words(
                f"How do you know {first}?",
                needed="A few words will do: “we worked together in 2019”.",
                text=row.person.known_how if row.person else "",
            )
        )
        if how:
            self.decide(KnowThem(row.invitation.id, how))

    @work
    async def action_overrule(self) -> None:
        """Ask what the note really is."""
        if not (row := self.row):
            return
        first = first_name(row.invitation.name)
        verdict = await self.app.push_screen_wait(which_verdict(first))
        if verdict:
            self.decide(Overrule(row.invitation.id, verdict))

    def action_edit(self) -> None:
        """Let $EDITOR have the reply."""
        if row := self.row:
            edited = edit_outside(self.app, row.reply)
            if edited != row.reply:
                self.decide(KeepReply(row.invitation.id, edited))

    def action_copy(self) -> None:
        """Copy the reply."""
        if row := self.row:
            self.app.copy_to_clipboard(row.reply)
            self.say(f"Copied the reply to {first_name(row.invitation.name)}")

    def action_person(self) -> None:
        """Open the page of whoever sent it."""
        if (row := self.row) and row.person:
            self.open_person(row.person.id)

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
