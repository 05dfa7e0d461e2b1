"""Introductions: those offered to the user, and those they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introducing import Introducing
from screens.introduction_words import (
    IntroductionLine,
    SuggestionLine,
    whole_introduction,
)
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.parts import go_on, part_done
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred
from store.desk import Desk
from store.introducing import Group, IntroductionRow, IntroductionsView
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

_TOGETHER: frozenset[Group] = frozenset()
"""A key means another thing in each group, so that none are decided together."""


class IntroductionsPage(Introducing):
    """All introductions above; below, the distance or the consents of one."""

    BINDING_GROUP_TITLE = "Introductions"
    BINDINGS: ClassVar[list[BindingType]] = [
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
    JUDGED = Introducing.JUDGED | {"person"}
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
            go_on(self.lines, before, self._groups(), here, _TOGETHER)
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

    @on(Lines.Moved)
    def _moved(self) -> None:
        self._show_about()
        self.refresh_bindings()

    def _show_about(self) -> None:
        row, pair, today = self.row, self.pair, self.view.today
        self.about.show_below_rule(
            lambda width: (
                whole_introduction(row, pair, today, width)
                or part_done(self.lines, width)
            )
        )

    def point_at(self, ids: Iterable[str]) -> None:
        """Put the cursor on the first of these that is shown."""
        any(self.lines.select(id) for id in list(ids)[:4])

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


def _how_to_begin(width: int) -> list[Line]:
    lines = ["", "", "No introduction is offered, and none is under way.", ""]
    lines += ["c o keeps one that somebody offers you."]
    lines += ["On a person's page, i c keeps what they can help with, i f what they"]
    lines += ["look for: who could help each other shows here by itself.", ""]
    lines += ["T, wherever a person is shown, brings them together with somebody."]
    return all_centred(lines, width)
