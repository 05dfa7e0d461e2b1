"""The follow-up queue: whom to write to, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.bringing_together import ask_what_came
from screens.calling_off import call_off
from screens.outside import edit_outside
from screens.pending import PendingLine, nothing_pends, step_dates, step_line
from screens.questions import some_words, which_day, which_step
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on, part_done
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Nothing, Sheet, paragraph
from screens.with_person import WithPerson, ask_for_talk
from screens.words import letter_begun, person_lines
from store.decisions.book import Decision
from store.decisions.followups import ChangeStep
from store.decisions.pending import (
    delaying,
    dropping,
    finishing,
    is_done_by_a_talk,
    needs_reason,
)
from store.decisions.talks import Contact, LogTalk
from store.decisions.tending import SuggestAgain, ThinkOf
from store.desk import Desk
from store.errors import FewerError, Refused
from store.records import FollowUp, Person
from store.rules.inbox import first_name
from store.rules.queue import Cause, Group, Pending
from store.rules.steps import Step, read_step
from store.views import QueueRow, QueueView, Status

_TITLES = {
    Group.PROMISED: "Promised",
    Group.DUE: "Due",
    Group.WAITING: "Waiting on them",
    Group.LATER: "Later",
    Group.UNSUGGESTED: "Not suggested, until you say so",
}

_NOW = frozenset({Group.PROMISED, Group.DUE})
"""The groups that wait for the user."""


class FollowUpPage(WithPerson):
    """The queue above, and below it what is known of whom the cursor is on."""

    TAB = "4"
    BINDING_GROUP_TITLE = "Follow-up"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d",
            "done",
            "done",
            id="followup.done",
            tooltip="Done, and off this list; a cadence: you were in touch",
        ),
        Binding(
            "r",
            "write",
            "write",
            id="followup.write",
            tooltip="Write: a letter begun from what is known; r r: you sent it",
        ),
        Binding(
            "s",
            "later",
            "later",
            id="followup.later",
            tooltip="Later: choose a day; it holds until then",
        ),
        Binding(
            "x",
            "drop",
            "drop",
            id="followup.drop",
            tooltip="Drop it, with the reason; a meeting is called off, kindly",
        ),
        Binding(
            "t",
            "think_of",
            "thought of",
            id="followup.thought",
            tooltip="Thought of them, nothing needed: the clock starts anew",
        ),
        Binding(
            "a",
            "suggest",
            "suggest again",
            show=False,
            id="followup.suggest",
            tooltip="Suggest them again; who rested gets a place again",
        ),
        Binding(
            "i",
            "edit_here",
            "edit",
            show=False,
            id="followup.edit",
            tooltip="Edit a next step: what, and its day",
        ),
        Binding(
            "e",
            "edit_outside",
            "$EDITOR",
            show=False,
            id="followup.editor",
            tooltip="Edit a next step in $EDITOR",
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="followup.person",
            tooltip="The person's page",
        ),
        Binding(
            "slash",
            "find",
            "find",
            show=False,
            id="followup.find",
            tooltip="Find a name, or a word",
        ),
    ]
    JUDGED = frozenset(
        {"done", "write", "later", "drop", "think_of", "suggest", "person"}
        | {"edit_here", "edit_outside"}
    )
    STRIP = (
        "followup.done",
        "followup.write",
        "followup.later",
        "followup.drop",
        "followup.thought",
    )
    DEFAULT_CSS = """
    FollowUpPage {
        & #about { height: 5; }
        &.-roomy #about { height: 30%; }
        &.-short #about { height: 0; }
        &.-broad #about { height: 1fr; }
    }
    """

    beside = query_one(Beside)
    lines = query_one("#queue", Lines)
    about = query_one("#about", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.view = QueueView(desk.today, ())
        self._rows: dict[str, QueueRow] = {}

    def body(self) -> ComposeResult:
        """Set the queue above what is known of whom the cursor is on."""
        with Beside():
            yield Lines(id="queue")
            yield Sheet(reads=False, id="about")
        yield Nothing()

    def redraw(self, status: Status) -> None:
        """Show the queue; the cursor goes on when a line is decided."""
        before, here = _groups(self._rows), self.lines.key
        self.view = self.desk.queue()
        self._rows = {row.pending.key: row for row in self.view.rows}
        self.lines.show([*self._items()])
        if here in before:
            go_on(self.lines, before, _groups(self._rows), here, _NOW)
        self.beside.display = bool(self._rows)
        self.empty.display = not self._rows
        self.empty.show(lambda width: nothing_pends(status, width))
        self._show_about()

    def _items(self) -> Iterator[Item]:
        counts = {group: len(self.view.of(group)) for group in Group}
        now = counts[Group.PROMISED] + counts[Group.DUE]
        parts = [f"{now} due", f"{counts[Group.WAITING]} waiting"]
        remark = " · ".join([*parts, f"{counts[Group.LATER]} later"])
        for group, title in _TITLES.items():
            if self.guide and group not in _NOW:
                continue  # The review is about what waits for the user.
            if rows := self.view.of(group):
                yield Heading(title, remark)
                yield from map(PendingLine, rows)
                remark = ""

    def left(self) -> int:
        """Return how much waits for the user."""
        return sum(len(self.view.of(group)) for group in _NOW)

    @property
    def row(self) -> QueueRow | None:
        """The line under the cursor."""
        return self._rows.get(self.lines.key or "")

    @property
    def who(self) -> Person | None:
        """The person whom the line is about."""
        return self.row.person if self.row else None

    @property
    def stranger(self) -> str:
        """Say why nobody is meant."""
        if self.row is None:
            return "None is selected: j and k select one."
        return f"You don't know {first_name(self.row.name)} yet."

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_about()
        self.refresh_bindings()

    def _show_about(self) -> None:
        row, today = self.row, self.view.today
        talk = self.desk.last_talk(row.person.id) if row and row.person else None

        step = self._step_of(row)

        def layout(width: int) -> list[Line]:
            if row is None:
                return part_done(self.lines, width)
            if row.person is None:
                what = f" {row.name} · {row.pending.what}"
                return [*paragraph(what, width)]
            indent = 1 if self.is_broad else 3
            said = step_dates(step, today) if step else ""
            dates = paragraph(said, width, indent, "dim") if said else ()
            if self.is_broad:
                name, *rest = self._all_of(row.person, width)
                return [name, *dates, *rest]
            return [*person_lines(row.person, talk, today, width), *dates]

        self.about.show_below_rule(layout)

    def _all_of(self, person: Person, width: int) -> list[Line]:
        """Say all that is known of somebody, where there is room for it."""
        from screens.person_words import whole_person

        whole = whole_person(self.desk, self.desk.person_page(person.id), width)
        return [*whole[:1], *letter_begun(person, width), *whole[1:]]

    def _step_of(self, row: QueueRow | None) -> FollowUp | None:
        if row is None or row.pending.cause is not Cause.STEP:
            return None
        return self.desk.follow_up(row.pending.of)

    def point_at(self, ids: Iterable[str]) -> None:
        """Put the cursor on a line that comes from one of these records."""
        wanted = {*ids}
        for key, row in self._rows.items():
            if row.pending.of in wanted and self.lines.select(key):
                return

    # What can be done with a line.

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        row = self.row
        if row is None:
            return "None is selected: j and k select one."
        pending = row.pending
        if action in ("edit_here", "edit_outside") and pending.cause is not Cause.STEP:
            return "Only a next step is worded by you: f adds one."
        if action == "think_of" and pending.cause is not Cause.CADENCE:
            return "t counts a cadence anew, and this is none."
        if pending.cause is Cause.RETURN and action == "suggest":
            return ""
        if action == "suggest" and pending.group is not Group.UNSUGGESTED:
            return f"{first_name(row.name)} is suggested already."
        if action == "person" and row.person is None:
            return self.stranger
        return self._refusal(action, row)

    def _refusal(self, action: str, row: QueueRow) -> str:
        pending = row.pending
        try:
            if action == "done" and pending.cause is not Cause.DEBRIEF:
                finishing(pending.cause, pending.of)
            elif action == "later":
                delaying(pending.cause, pending.of, self.view.today)
        except Refused as refusal:
            return str(refusal)
        return ""

    @work
    async def action_done(self) -> None:
        """Take it off the list; how a meeting went needs more than that."""
        if not (row := self.row):
            return
        step = self._step_of(row)
        if row.pending.cause is Cause.DEBRIEF:
            await self._open_debrief(row)
        elif step and step.introduction:
            if decision := await ask_what_came(self, step):
                self.decide(decision)
        else:
            self.decide(finishing(row.pending.cause, row.pending.of))

    @work
    async def action_write(self) -> None:
        """Show a letter that is begun, or take down their answer."""
        from screens.letter import ask_for_letter
        from screens.reply import ask_for_answer

        if not (row := self.row):
            return
        pending = row.pending
        if pending.cause is Cause.LAPSE:
            invitation = self.desk.invitation(pending.of)
            if answer := await ask_for_answer(self, invitation):
                self.decide(answer)
        elif row.person and (
            decision := await ask_for_letter(self, row.person, pending)
        ):
            self.decide(decision)

    @work
    async def action_log_talk(self) -> None:
        """Ask what was said, and whether what is pending is done by it."""
        row = self.row
        if not row or not row.person:
            self.say(self.stranger)
        elif row.pending.cause is Cause.DEBRIEF:
            await self._open_debrief(row)
        elif (contact := await ask_for_talk(self, row.person)) and (
            decision := await self._talked(row.pending, contact)
        ):
            self.decide(decision)

    async def _talked(self, pending: Pending, contact: Contact) -> Decision | None:
        """Return what a talk leads to; None if the user backs out."""
        if not is_done_by_a_talk(pending.cause):
            return LogTalk(pending.person, contact)
        keys = (OneKey("y", "yes", True), OneKey("n", "no, it stays", False))
        question: Prompt[bool] = Prompt(f"Done by that: {pending.what}?", keys)
        is_done = await self.app.push_screen_wait(question)
        if is_done is None:
            return None
        if is_done:
            return finishing(pending.cause, pending.of, contact)
        return LogTalk(pending.person, contact)

    @work
    async def action_later(self) -> None:
        """Ask until when."""
        if not (row := self.row):
            return
        pending, weekday = row.pending, self.desk.settings.review_weekday
        question = which_day("Later:", self.view.today, weekday)
        if until := await self.app.push_screen_wait(question):
            self.decide(delaying(pending.cause, pending.of, until))

    @work
    async def action_drop(self) -> None:
        """Ask why not; a meeting is called off, an invitation let go without that."""
        if not (row := self.row):
            return
        pending, why = row.pending, ""
        if needs_reason(pending.cause):
            question = some_words("Why not?", needed="A few words; they are kept.")
            given = await self.app.push_screen_wait(question)
            if not given:
                return
            why = given
        if pending.cause in (Cause.CARD, Cause.DEBRIEF):
            await call_off(self, self.desk.card_page(pending.of).row)
        else:
            self.decide(dropping(pending.cause, pending.of, why))

    def action_think_of(self) -> None:
        """Start the clock anew."""
        if row := self.row:
            self.decide(ThinkOf(row.pending.person))

    @work
    async def action_suggest(self) -> None:
        """Suggest them again; who comes back from resting gets a place again."""
        from screens.accepting import ask_for_place

        if not (row := self.row) or not row.person:
            return
        if row.pending.cause is not Cause.RETURN:
            self.decide(SuggestAgain(row.person.id))
        elif decision := await ask_for_place(self, row.person):
            self.decide(decision)

    @work
    async def action_edit_here(self) -> None:
        """Edit a next step in the message line."""
        if not (row := self.row):
            return
        step = self.desk.follow_up(row.pending.of)
        question = which_step(
            "Next step:", self.view.today, step_line(step), kept=step.on
        )
        if changed := await self.app.push_screen_wait(question):
            self.decide(ChangeStep(step.id, changed))

    def action_edit_outside(self) -> None:
        """Let $EDITOR have a next step."""
        if not (row := self.row):
            return
        step = self.desk.follow_up(row.pending.of)
        edited = edit_outside(self.app, step_line(step))
        if edited == step_line(step):
            return
        try:
            changed: Step = read_step(edited, self.view.today, kept=step.on)
        except FewerError as error:
            self.say(str(error))
        else:
            self.decide(ChangeStep(step.id, changed))

    def action_person(self) -> None:
        """Open the person's page."""
        if self.who:
            self.open_person(self.who.id)

    @work
    async def action_find(self) -> None:
        """Find a name or a word in the list."""
        await self.find_in(self.lines, "not in the queue")

    @on(Lines.Opened)
    def _opened(self) -> None:
        """Show the card of a meeting, or the person, or what a stranger wrote."""
        if not (row := self.row):
            return
        if row.pending.cause in (Cause.CARD, Cause.DEBRIEF):
            from screens.card import OpenedCard

            self.app.push_screen(OpenedCard(self.desk, row.pending.of, self.TAB))
        elif row.person:
            self.action_person()
        else:
            self._open_invitation(row)

    def _open_invitation(self, row: QueueRow) -> None:
        from screens.invitation import InvitationPage

        id = row.pending.of
        if row.pending.cause is Cause.STEP:  # As one who waits for a place is.
            id = self.desk.follow_up(id).invitation
        for invited in self.desk.inbox().rows:
            if invited.invitation.id == id:
                self.app.push_screen(InvitationPage(self.desk, invited))

    async def _open_debrief(self, row: QueueRow) -> None:
        from screens.debrief import open_debrief

        await open_debrief(self, row.pending.of)


def _groups(rows: Mapping[str, QueueRow]) -> dict[str, Group]:
    return {key: row.pending.group for key, row in rows.items()}
