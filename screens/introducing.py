"""What can be done with an introduction, in the list of them and on its own page."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from screens.introduction_notes import ask_for_note, say_no, show_declined, turn_down
from screens.introduction_phrases import called, why_pair
from screens.page import Page
from screens.questions import some_words, which_day
from screens.with_person import WithPerson
from store.decisions.introductions import (
    Agreed,
    DropIdea,
    NeverPair,
    Think,
    WhatCame,
)
from store.decisions.offered import PutOff, Take
from store.introducing import Group, IntroductionRow
from store.records import Person, Stage
from store.rules.introducing import Next
from store.rules.pairing import Suggestion


class Introducing(WithPerson):
    """A screen on which one introduction at a time is decided about."""

    BINDING_GROUP_TITLE = "Introductions"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "take",
            "yes",
            id="introductions.take",
            tooltip="Take it · they said yes · make a pair an idea · say what came",
        ),
        Binding(
            "d",
            "decline",
            "no",
            id="introductions.decline",
            tooltip="Turn it down, with a gracious note · they said no · drop a pair",
        ),
        Binding(
            "s",
            "later",
            "later",
            id="introductions.later",
            tooltip="Later: choose a day; it comes back then",
        ),
        Binding(
            "r",
            "write",
            "write",
            id="introductions.write",
            tooltip="The note of the next step; r again says you sent it",
        ),
    ]
    JUDGED = frozenset({"take", "decline", "later", "write"})

    @property
    def row(self) -> IntroductionRow | None:
        """The introduction that is meant."""
        return None

    @property
    def pair(self) -> Suggestion | None:
        """The two who are meant, and who are but suggested."""
        return None

    def moved_on(self) -> None:
        """Do what follows a no; the page of one goes back once it left its group."""

    @property
    def who(self) -> Person | None:
        """Whom one would write to next: who offers it, or one of the two."""
        if pair := self.pair:
            return pair.one
        row = self.row
        if row is None or row.by:
            return row.by if row else None
        return row.next[1] or row.person

    # What can be done.

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if self.pair:
            return _PAIR.get(action, "")
        if (row := self.row) is None:
            return "None is selected: j and k select one."
        if action == "person":
            return ""
        if row.group is Group.SETTLED:
            declined = row.introduction.stage is Stage.DECLINED and action == "write"
            return "" if declined else "It is settled: u takes back what was decided."
        return "" if row.by else _not_with_mine(action, row)

    @work
    async def action_take(self) -> None:
        """Take it, hear a yes, make a pair an idea, or say what came of it."""
        if pair := self.pair:
            self.decide(Think(pair.one.id, pair.other.id, why_pair(pair)))
        elif (row := self.row) and row.by:
            self.decide(Take(row.introduction.id))
        elif row:
            step, whom = row.next
            if step is Next.HEAR and whom:
                self.decide(Agreed(row.introduction.id, whom.id))
            elif step is Next.FOLLOW:
                await say_what_came(self, row)

    @work
    async def action_decline(self) -> None:
        """Turn it down, hear a no, or drop it."""
        if pair := self.pair:
            self.decide(NeverPair(pair.one.id, pair.other.id))
        elif (row := self.row) and row.by:
            await turn_down(self, row)
        elif row:
            step, whom = row.next
            if step is Next.HEAR and whom:
                await say_no(self, row, whom)
            elif step is Next.FOLLOW:
                self.decide(WhatCame(row.introduction.id))
            else:
                self.decide(DropIdea(row.introduction.id))
        self.moved_on()

    @work
    async def action_later(self) -> None:
        """Ask until when."""
        if row := self.row:
            weekday = self.desk.settings.review_weekday
            question = which_day("Later:", self.desk.today, weekday)
            if until := await self.app.push_screen_wait(question):
                self.decide(PutOff(row.introduction.id, until))

    @work
    async def action_write(self) -> None:
        """Show the note of the next step."""
        if not (row := self.row):
            return
        if row.introduction.stage is Stage.DECLINED:
            await show_declined(self, row)
        elif decision := await ask_for_note(self, row):
            self.decide(decision)


_PAIR = {
    "later": "It is but suggested: a makes it an idea, d drops it for good.",
    "write": "It is but suggested: a makes it an idea first.",
}
"""What can't be done with two people who are but suggested."""


def _not_with_mine(action: str, row: IntroductionRow) -> str:
    """Return why something can't be done with what the user makes, or ""."""
    step, whom = row.next
    first = called(row, whom) if whom else ""
    if action == "write" and step is Next.HEAR:
        return f"{first} was asked: a records a yes, d a no."
    if action == "take" and step is Next.ASK:
        return f"r asks {first} first."
    if action == "take" and step is Next.MAKE:
        return "Both agree: r writes to both, r again says you sent it."
    if action == "later" and step is Next.FOLLOW:
        return "The follow-up asks what came of it: it can be put off there."
    return ""


async def say_what_came(page: Page, row: IntroductionRow) -> None:
    """Ask what came of bringing two together, and close it with that."""
    question = some_words(
        f"What came of {row.name}?", needed="A few words; d: nothing came of it."
    )
    if came := await page.app.push_screen_wait(question):
        page.decide(WhatCame(row.introduction.id, came))
