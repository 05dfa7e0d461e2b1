"""The weeks ahead: what each will take, against the hours there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.looks import looks_of
from screens.page import Page
from screens.placing import Placing
from screens.questions import which_first_day, which_last_day
from screens.week_words import (
    bar,
    brief,
    clock,
    load_brief,
    load_said,
    most_minutes,
    most_of,
    pace_lines,
    standing,
    week_number,
)
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Span, Tone, column
from screens.words import NARROW
from store.desk import Desk
from store.errors import FewerError
from store.records import Person
from store.rules.forecast import FEWEST, MOST, Load, Word
from store.rules.words import day
from store.views import ForecastView, ItemRow, Status, WeekRow

_TONES: dict[Word, Tone] = {Word.CALM: "", Word.FULL: "", Word.OVER: "warn"}


class WeekLine(Struct, frozen=True):
    """A week ahead as a bar; it crosses the line where the week is over."""

    row: WeekRow
    most: int
    """The minutes that the longest bar stands for."""
    today: date

    @property
    def key(self) -> str:
        """The week's Monday."""
        return self.row.week.monday.isoformat()

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say which week, what it takes of what there is, and how that is."""
        week, narrow = self.row.week, width < NARROW
        tone = _TONES[week.word]
        yield f"{week_number(week.monday)}  {brief(week.monday):6}  ", ""
        if narrow:
            figures = load_brief(week)
            cells = min(max(width - 16 - len(figures), 3), 8)
            yield column(bar(week, self.most, cells=cells), cells + 2), tone
            yield figures, tone
            return
        cells = min(width // 7, 24)
        yield column(bar(week, self.most, cells=cells), cells + 2), tone
        yield f"{clock(week.load):>5} of {clock(week.capacity):>5} h  ", ""
        how = f"over by {clock(week.over)}" if week.over else standing(week)
        yield f"{how:13} ", tone
        yield most_of(self.row), ""


class WeeksPage(Page):
    """So many weeks ahead, one a line."""

    TAB = "5"
    BINDING_GROUP_TITLE = "The weeks ahead"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "b",
            "plan_break",
            "plan a break",
            id="weeks.break",
            tooltip="Plan a break: days off, and what is due in them before or after",
        ),
        Binding(
            "plus,equals_sign",
            "change_span(1)",
            "more weeks",
            id="weeks.more",
            key_display="+",
            tooltip="Four weeks more, up to a year",
        ),
        Binding(
            "minus",
            "change_span(-1)",
            "fewer weeks",
            id="weeks.fewer",
            key_display="-",
            tooltip="Four weeks fewer",
        ),
        Binding("q,h,escape", "go_back", "back", id="weeks.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "weeks.break", "weeks.more", "weeks.fewer", "weeks.back")
    DEFAULT_CSS = """
    WeeksPage > #pace { height: auto; max-height: 5; }
    WeeksPage.-short > #pace { max-height: 2; }
    """

    lines = query_one("#weeks", Lines)
    pace = query_one("#pace", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._weeks = looks_of(self).weeks

    def body(self) -> ComposeResult:
        """Set the weeks above where the pace of late leads."""
        yield Lines(id="weeks")
        yield Sheet(reads=False, id="pace")

    def redraw(self, status: Status) -> None:
        """Show the weeks."""
        view = self.desk.forecast(self._weeks)
        most = most_minutes(row.week for row in view.rows)
        ordinary = clock(view.rows[0].week.ordinary)
        remark = f"{self._weeks} weeks, {ordinary} h each"
        items: list[Item] = [Heading("The weeks ahead", remark)]
        items += [WeekLine(row, most, status.today) for row in view.rows]
        self.lines.show(items)
        self.pace.show(lambda width: _pace(view, width))

    def action_change_span(self, way: int) -> None:
        """Look at more weeks, or at fewer."""
        self._weeks = min(max(self._weeks + 4 * way, FEWEST), MOST)
        self.draw()
        self.say(f"{self._weeks} weeks")

    @work
    async def action_plan_break(self) -> None:
        """Ask for the days off, and show what becomes of what is due in them."""
        from screens.taking_break import BreakPage

        first = await self.app.push_screen_wait(which_first_day(self.desk.today))
        if first is None:
            return
        last = await self.app.push_screen_wait(which_last_day(first))
        if last is None:
            return
        try:
            self.desk.plan_break(first, last)
        except FewerError as error:
            self.say(str(error))
        else:
            self.app.push_screen(BreakPage(self.desk, first, last))

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        self.app.push_screen(WeekPage(self.desk, date.fromisoformat(event.key)))


def _pace(view: ForecastView, width: int) -> list[Line]:
    """Return what is over, then where the pace leads; in a few words if narrow."""
    if width >= NARROW:
        said = [*pace_lines(view)][::-1]
        return [line for text in said for line in paragraph(text, width)]
    over, pace = view.first_over, f"A year of this: {view.pace.a_year} meetings"
    lines: list[Line] = [((f" {pace}, of {view.limit}", ""),)]
    if over:
        text = f" {week_number(over.monday)} is over by {clock(over.over)} h"
        lines.insert(0, ((text, "warn"),))
    return lines


class LoadLine(Struct, frozen=True):
    """Something that takes minutes in a week."""

    key: str
    row: ItemRow
    today: date

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, who, how long, and what it is."""
        item, narrow = self.row.item, width < NARROW
        yield f"{item.on:%a} {brief(item.on)}  ", ""
        name = 13 if narrow else max(18, width // 4)
        yield column(self.row.name, name, glyphs.ellipsis) + " ", ""
        yield f"{clock(item.minutes):>5}  ", ""
        yield item.what, ""


class WeekPage(Placing):
    """What falls on one week, and whom it is about."""

    TAB = "5"
    BINDING_GROUP_TITLE = "A week"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="week.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "place.rest", "talk.follow_up", "week.back")
    DEFAULT_CSS = """
    WeekPage > #week { height: auto; }
    """

    lines = query_one("#items", Lines)
    about = query_one("#week", Sheet)

    def __init__(self, desk: Desk, monday: date) -> None:
        super().__init__(desk)
        self._monday = monday
        self._rows: tuple[ItemRow, ...] = ()

    def body(self) -> ComposeResult:
        """Set what the week comes to above what it is made of."""
        yield Sheet(reads=False, id="week")
        yield Lines(id="items")

    def redraw(self, status: Status) -> None:
        """Show what falls on the week, as things stand."""
        row = self._week()
        self._rows = row.rows if row else ()
        lines = (
            LoadLine(
                f"{each.item.cause} {each.item.of} {each.item.on}", each, status.today
            )
            for each in self._rows
        )
        nothing = [Heading("Nothing falls on this week.")]
        self.lines.show([*lines] or nothing)
        self.about.show(lambda width: _about(row, self._monday, status.today, width))

    def _week(self) -> WeekRow | None:
        """Return the week, unless it is over by now."""
        rows = self.desk.forecast(MOST).rows
        return next((row for row in rows if row.week.monday == self._monday), None)

    @property
    def row(self) -> ItemRow | None:
        """What the cursor is on."""
        at = self.lines.place[0] - 1
        return self._rows[at] if 0 <= at < len(self._rows) else None

    @property
    def who(self) -> Person | None:
        """Whom it is about."""
        row = self.row
        return self.desk.person(row.item.person) if row and row.name else None

    @on(Lines.Opened)
    def _opened(self) -> None:
        from screens.card import OpenedCard

        if (row := self.row) is None:
            return
        if row.item.cause is Load.MEETING:
            self.app.push_screen(OpenedCard(self.desk, row.item.of, self.TAB))
        elif row.name:
            self.open_person(row.item.person)


def _about(row: WeekRow | None, monday: date, today: date, width: int) -> list[Line]:
    title = f" Week of {day(monday, today)} ({week_number(monday)})"
    if row is None:
        return [((title, "strong"),), *paragraph("That week is over.", width)]
    week = row.week
    text = f"{load_said(week)}{': ' if week.items else '.'}{most_of(row)}"
    if week.is_quiet:
        off = clock(week.ordinary - week.capacity)
        text += f" · {off} h of {clock(week.ordinary)} h are off, or busy"
    return [((title, "strong"),), *paragraph(text, width), ()]
