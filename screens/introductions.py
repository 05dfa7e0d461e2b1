"""Introductions: those offered to the user, and those they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introduction_notes import ask_for_note, say_no, show_declined, turn_down
from screens.introduction_phrases import why_pair
from screens.introduction_words import (
    IntroductionLine,
    SuggestionLine,
    whole_introduction,
)
from screens.page import Page
from screens.questions import some_words, which_day
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred
from screens.with_person import WithPerson
from store.decisions.introductions import (
    Agreed,
    DropIdea,
    NeverPair,
    Think,
    WhatCame,
)
from store.decisions.offered import PutOff, Take
from store.desk import Desk
from store.introducing import Group, IntroductionRow, IntroductionsView
from store.records import Person, Stage
from store.rules.inbox import first_name
from store.rules.introducing import Next
from store.rules.pairing import Suggestion
from store.views import Status

_TITLES = {
    Group.OFFERED: "Offered to you",
    Group.UNDER_WAY: "Yours under way",
    Group.SUGGESTED: "You could bring together",
    Group.LATER: "Later",
    Group.SETTLED: "Settled",
}

_MOST_SUGGESTED = 12
"""So many pairs are shown: nobody brings more together in a week."""

_NOW = frozenset({Group.OFFERED, Group.UNDER_WAY, Group.SUGGESTED})
"""The groups that wait for the user."""


class IntroductionsPage(WithPerson):
    """All introductions above; below, the distance or the consents of one."""

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
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="introductions.person",
            tooltip="The page of whom it is about, or of who offers it",
        ),
        Binding(
            "slash",
            "find",
            "find",
            show=False,
            id="introductions.find",
            tooltip="Find a name, or a word",
        ),
        Binding(
            "q,h,escape", "go_back", "back", id="introductions.back", tooltip="Back"
        ),
    ]
    JUDGED = frozenset({"take", "decline", "later", "write", "person"})
    STRIP = (
        *("introductions.take", "introductions.decline", "introductions.later"),
        *("introductions.write", "introductions.back"),
    )
    DEFAULT_CSS = """
    IntroductionsPage {
        & #about { height: 9; }
        &.-roomy #about { height: 40%; }
        &.-short #about { height: 0; }
        &.-broad #about { height: 1fr; }
    }
    """

    beside = query_one(Beside)
    lines = query_one("#introductions", Lines)
    about = query_one("#about", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk, tab: str) -> None:
        super().__init__(desk, tab)
        self.view = IntroductionsView(desk.today, (), ())
        self._rows: dict[str, IntroductionRow] = {}
        self._pairs: dict[str, Suggestion] = {}

    def body(self) -> ComposeResult:
        """Set the introductions above what is known of one."""
        with Beside():
            yield Lines(id="introductions")
            yield Sheet(reads=False, id="about")
        yield Nothing()

    def redraw(self, status: Status) -> None:
        """Show them all; the cursor goes on when one is decided."""
        before, here = self._groups(), self.lines.key
        self.view = self.desk.introductions_view()
        self._rows = {row.introduction.id: row for row in self.view.rows}
        self._pairs = {pair.key: pair for pair in self.view.suggested[:_MOST_SUGGESTED]}
        self.lines.show([*self._items()])
        if here and here in before:
            go_on(self.lines, before, self._groups(), here, _NOW)
        there = bool(self._rows or self._pairs)
        self.beside.display = there
        self.empty.display = not there
        self.empty.show(_how_to_begin)
        self._show_about()

    def _groups(self) -> Mapping[str, Group]:
        groups = {key: row.group for key, row in self._rows.items()}
        return groups | dict.fromkeys(self._pairs, Group.SUGGESTED)

    def _items(self) -> Iterator[Item]:
        today = self.view.today
        for group, title in _TITLES.items():
            if group is Group.SUGGESTED:
                more = len(self.view.suggested) - len(self._pairs)
                remark = f"and {more} more" if more > 0 else ""
                lines: list[Item] = [*map(SuggestionLine, self._pairs.values())]
            else:
                remark = ""
                lines = [IntroductionLine(row, today) for row in self.view.of(group)]
            if lines:
                yield Heading(title, remark)
                yield from lines

    # Who and what is meant.

    @property
    def row(self) -> IntroductionRow | None:
        """The introduction under the cursor."""
        return self._rows.get(self.lines.key or "")

    @property
    def pair(self) -> Suggestion | None:
        """The pair under the cursor, which is but suggested."""
        return self._pairs.get(self.lines.key or "")

    @property
    def who(self) -> Person | None:
        """Whom one would write to next: who offers it, or one of the two."""
        if pair := self.pair:
            return pair.one
        row = self.row
        if row is None or row.by:
            return row.by if row else None
        return row.next[1] or row.person

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_about()
        self.refresh_bindings()

    def _show_about(self) -> None:
        row, pair, today = self.row, self.pair, self.view.today
        self.about.show_below_rule(
            lambda width: whole_introduction(row, pair, today, width)
        )

    def point_at(self, ids: Iterable[str]) -> None:
        """Put the cursor on the first of these that is shown."""
        any(self.lines.select(id) for id in list(ids)[:4])

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

    @work
    async def action_later(self) -> None:
        """Ask until when."""
        if row := self.row:
            weekday = self.desk.settings.review_weekday
            question = which_day("Later:", self.view.today, weekday)
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

    def action_person(self) -> None:
        """Open the page of whom it is about, or of who offers it."""
        if self.who:
            self.open_person(self.who.id)

    @work
    async def action_find(self) -> None:
        """Find a name or a word in the list."""
        await self.find_in(self.lines, "not among the introductions")

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        from screens.introduction import IntroductionPage

        self.app.push_screen(IntroductionPage(self.desk, event.key, self.tab))


_PAIR = {
    "later": "It is but suggested: a makes it an idea, d drops it for good.",
    "write": "It is but suggested: a makes it an idea first.",
}
"""What can't be done with two people who are but suggested."""


def _not_with_mine(action: str, row: IntroductionRow) -> str:
    """Return why something can't be done with what the user makes, or ""."""
    step, whom = row.next
    first = first_name(whom.name) if whom else ""
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


def _how_to_begin(width: int) -> list[Line]:
    lines = ["", "", "No introduction is offered, and none is under way.", ""]
    lines += ["c o keeps one that somebody offers you."]
    lines += ["On a person's page, i c keeps what they can help with, i f what they"]
    lines += ["look for: who could help each other shows here by itself.", ""]
    lines += ["T, wherever a person is shown, brings them together with somebody."]
    return all_centred(lines, width)
