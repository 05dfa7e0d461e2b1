"""What can be done with an invitation, in the list of them and on its own page."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from screens.accepting import ask_how_to_accept
from screens.outside import edit_outside
from screens.questions import some_words, which_day, which_verdict
from screens.with_person import WithPerson
from store.decisions.inbox import (
    Ask,
    KeepReply,
    KnowThem,
    LetGo,
    Overrule,
    Postpone,
)
from store.errors import Refused
from store.records import Person
from store.rules import inbox
from store.rules.inbox import first_name
from store.views import InboxRow


class Triaging(WithPerson):
    """A screen on which one invitation at a time is decided about."""

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
    ]
    JUDGED = frozenset(
        {*("reply", "accept", "later", "let_go", "know", "overrule", "edit", "copy")}
        | {"person"}
    )
    STRIP: ClassVar[tuple[str, ...]] = (
        *("inbox.reply", "inbox.accept", "inbox.later", "inbox.let_go", "inbox.know"),
    )

    @property
    def row(self) -> InboxRow | None:
        """The invitation that is meant."""
        return None

    @property
    def who(self) -> Person | None:
        """The sender, once they are known."""
        return self.row.person if self.row else None

    @property
    def stranger(self) -> str:
        """Say that the sender is not known yet."""
        return self.why_not("person")

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
        invitation, today = row.invitation, self.desk.today
        if action == "accept":
            inbox.accept(invitation, row.judgement.verdict, row.is_known, today)
        elif action == "later":
            inbox.postpone(invitation, today + timedelta(days=1), today)
        elif action in ("let_go", "know"):
            inbox.require_open(invitation)
        elif action == "reply" and invitation.asked_on:
            inbox.require_asked(invitation)
        elif action in ("reply", "edit"):
            inbox.require_unasked(invitation)

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
                row.signature,
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
            "Later:", self.desk.today, self.desk.settings.review_weekday
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
