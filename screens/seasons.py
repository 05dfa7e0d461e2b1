"""The seasons of a career, and what belongs to each: people, talks, outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.questions import some_words
from screens.widgets.beside import Beside
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from screens.widgets.sheet import Line, Sheet
from screens.widgets.spans import Span, column
from screens.words import NARROW
from store.decisions.book import Decision
from store.decisions.seasons import (
    AddSeason,
    ChangeSeason,
    DropSeason,
    EndSeason,
    SetSeason,
)
from store.desk import Desk
from store.errors import NotADate
from store.records import Person, Season
from store.rules.dates import understood
from store.rules.seasons import newest_first, read_last, said
from store.rules.words import day
from store.views import SeasonRow, Status


class SeasonLine(Struct, frozen=True):
    """A season, with how much belongs to it."""

    row: SeasonRow
    today: date

    @property
    def key(self) -> str:
        """The season's id."""
        return self.row.season.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say which, when, and how many people, talks and outcomes."""
        row = self.row
        if width < NARROW:
            figures = f" {row.people:6,} {row.talks:6,} {row.outcomes:4,}"
            yield column(row.season.name, width - len(figures), glyphs.ellipsis), ""
            yield figures, ""
            return
        figures = f" {row.people:8,} {row.talks:8,} {row.outcomes:9,}"
        days = f"{said(row.season, self.today):25}"
        room = width - len(days) - len(figures) - 1
        yield column(row.season.name, room, glyphs.ellipsis) + " ", ""
        yield days, "dim"
        yield figures, ""


class SeasonsPage(Page):
    """Every season, the last to begin first."""

    TAB = "6"
    BINDING_GROUP_TITLE = "Seasons"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "add",
            "add a season",
            id="seasons.add",
            tooltip="A season begins, or is remembered: its name and its days",
        ),
        Binding(
            "i",
            "change",
            "edit",
            id="seasons.edit",
            tooltip="Change its name or its days: it ends, or it lasts",
        ),
        Binding(
            "d",
            "drop",
            "don't keep",
            id="seasons.drop",
            tooltip="Don't keep the season; its people stay",
        ),
        Binding("q,h,escape", "go_back", "back", id="seasons.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "seasons.add", "seasons.edit", "seasons.drop", "seasons.back")
    JUDGED = frozenset({"change", "drop"})

    DEFAULT_CSS = """
    SeasonsPage {
        & #about { display: none; }
        &.-broad #about { display: block; }
    }
    """

    lines = query_one("#seasons", Lines)
    about = query_one("#about", Sheet)

    def __init__(self, desk: Desk, tab: str) -> None:
        super().__init__(desk, tab)
        self._rows: dict[str, SeasonRow] = {}

    def body(self) -> ComposeResult:
        """Set the list beside what belongs to one, where there is room for that."""
        with Beside():
            yield Lines(id="seasons")
            yield Sheet(reads=False, id="about")

    def redraw(self, status: Status) -> None:
        """Show the seasons, with what belongs to each."""
        rows = self.desk.season_rows()
        self._rows = {row.season.id: row for row in rows}
        narrow = self.app.size.width < NARROW
        remark = "people  talks came" if narrow else "people    talks  outcomes"
        items: list[Item] = [Heading("Seasons", remark if rows else "")]
        items += [SeasonLine(row, status.today) for row in rows]
        if not rows:
            items += map(Heading, ("", *_NONE_YET))
        self.lines.show(items)
        self._show_about()

    @on(Lines.Moved)
    def _show_about(self) -> None:
        """Show what belongs to the season under the cursor, beside the list."""
        season = self.season
        self.about.show(lambda width: self._all_of(season, width))

    def _all_of(self, season: Season | None, width: int) -> list[Line]:
        """List what belongs to a season; it is looked for only where it shows."""
        if not (season and self.is_broad):
            return []
        from screens.season import season_items

        glyphs, today = self.about.glyphs, self.desk.today
        items = season_items(self.desk.season_page(season.id), today)
        return [((" ", ""), *item.spans(width - 2, glyphs)) for item in items]

    @property
    def season(self) -> Season | None:
        """The season that is selected."""
        row = self._rows.get(self.lines.key or "")
        return row.season if row else None

    def why_not(self, action: str) -> str:
        """Return why nothing can be changed, or "" if it can."""
        return "" if self.season else "There is no season yet: a adds one."

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        from screens.season import SeasonPage

        self.app.push_screen(SeasonPage(self.desk, event.key, self.tab))

    @work
    async def action_add(self) -> None:
        """Ask for its name and its days."""
        needed = "A name, please: job search 2025."
        question = some_words("The season's name:", needed=needed)
        name = await self.app.push_screen_wait(question)
        if not name:
            return
        first = await self.app.push_screen_wait(which_first(self.desk.today))
        if first is None:
            return
        last = await self.app.push_screen_wait(which_last(first, self.desk.today))
        if last:
            self.decide(AddSeason(name, first, None if last == LASTS else last))

    @work
    async def action_change(self) -> None:
        """Ask what about it is to be another."""
        if self.season and (decision := await _ask_about(self, self.season)):
            self.decide(decision)

    def action_drop(self) -> None:
        """Keep it no more."""
        if season := self.season:
            self.decide(DropSeason(season.id))


_NONE_YET = (
    "None yet: a adds one,",
    "a stage of your career.",
    "Whom you met in it is found again.",
)

LASTS = date.max
"""The answer that a season has not ended."""


def which_first(today: date, kept: date | None = None) -> Prompt[date]:
    """Ask for the first day of a season, which may be long over; Enter is today."""

    def parse(typed: str) -> Understood[date] | NotUnderstood:
        try:
            first = understood(typed, today, past=True) if typed else today
        except NotADate as error:
            return NotUnderstood(str(error))
        return Understood(first, day(first, today))

    text = kept.isoformat() if kept else ""
    remark = "1 mar 2025, 3 months ago  Enter: today"
    return Prompt("It began:", (), parse, remark=remark, text=text)


def which_last(first: date, today: date) -> Prompt[date]:
    """Ask for the last day of a season; Enter says that it lasts."""

    def parse(typed: str) -> Understood[date] | NotUnderstood:
        try:
            last = read_last(typed, first, today) if typed else LASTS
        except NotADate as error:
            return NotUnderstood(str(error))
        return Understood(last, "it lasts" if last == LASTS else day(last, today))

    remark = "30 sep, today  Enter: it lasts"
    return Prompt("Its last day:", (), parse, remark=remark)


async def _ask_about(page: Page, season: Season) -> Decision | None:
    """Ask what about a season is to be another; None if the user backs out."""
    keys = (
        OneKey("n", "its name", "name"),
        OneKey("f", "its first day", "first"),
        OneKey("l", "its last day, or that it lasts", "last"),
    )
    today = page.desk.today
    asked = await page.app.push_screen_wait(Prompt("Change:", keys))
    if asked == "name":
        needed = "A name; Esc leaves it as it is."
        question = some_words("The season's name:", needed=needed, text=season.name)
        name = await page.app.push_screen_wait(question)
        return ChangeSeason(season.id, name=name) if name else None
    if asked == "first":
        first = await page.app.push_screen_wait(which_first(today, season.first))
        return ChangeSeason(season.id, first=first) if first else None
    if asked == "last":
        last = await page.app.push_screen_wait(which_last(season.first, today))
        if last == LASTS:
            return ChangeSeason(season.id, lasts=True)
        return EndSeason(season.id, last) if last else None
    return None


async def ask_for_season(page: Page, person: Person) -> Decision | None:
    """Ask in which season somebody was met; None if the user backs out."""
    seasons = newest_first(page.desk.seasons())
    if not seasons:
        page.say("There is no season yet: g s, then a, adds one.")
        return None
    keys = [OneKey(str(n), s.name, s.id) for n, s in enumerate(seasons[:9], 1)]
    keys.append(OneKey("0", "as the days say", ""))
    season = await page.app.push_screen_wait(Prompt("Met in:", keys))
    return None if season is None else SetSeason(person.id, season)
