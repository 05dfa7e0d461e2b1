"""Who holds a place, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.accepting import ask_for_cap
from screens.placing import Placing
from screens.week_words import clock, sparkline
from screens.widgets.beside import Beside
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Span, column, ends
from screens.words import NARROW, brief_day
from store.records import Person
from store.rules.cap import last_seen
from store.rules.forecast import MOST
from store.rules.review import QUIET, quiet_since
from store.rules.starting import Start
from store.rules.words import count, day
from store.views import ForecastView, Holder, Status


class HolderLine(Struct, frozen=True):
    """Somebody who holds a place."""

    holder: Holder
    today: date

    @property
    def key(self) -> str:
        """The person's id."""
        return self.holder.person.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, since when, when one was in touch, what is next, and one's part."""
        person, today = self.holder.person, self.today
        narrow = width < NARROW
        yield column(person.name, 17 if narrow else max(18, width // 4)) + " ", ""
        if not narrow:
            yield f"{person.since:%b'%y}  " if person.since else f"{'':8}", ""
        seen = brief_day(person.last_talk, today) if person.last_talk else "-"
        yield f"{seen:8}", ""
        if not narrow:
            yield f"{self._next():12}", ""
        yield self._part(), ""

    def _next(self) -> str:
        on = self.holder.next
        if on is None:
            return "-"
        if on <= self.today:
            return "today" if on == self.holder.meets else "due"
        return day(on)

    def _part(self) -> str:
        if self.holder.owed:
            return self.holder.owed[0].what
        quiet = self.today - quiet_since(self.holder.person)
        return f"quiet {quiet.days // 7} weeks" if quiet >= QUIET else "-"


class Heads(Struct, frozen=True):
    """What the columns are, above those who hold a place."""

    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set each title above its column, which begins two cells further in."""
        if width < NARROW + 2:
            yield "Who holds a place   seen    you owe", "strong"
            return
        name = column("Who holds a place", max(18, (width - 2) // 4) + 3)
        yield f"{name}{'since':8}{'seen':8}{'next':12}you owe", "strong"


class NobodyQuiet(Struct, frozen=True):
    """Nobody has been; what was before they got their place is past."""

    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say from when on that is counted, as one may know of silence before."""
        quiet = "quiet" if width < NARROW else "been quiet for long"
        has = "" if width < NARROW else "has "
        yield f"Nobody {has}{quiet} since they got a place.", "strong"


class StartLine(Struct, frozen=True):
    """Somebody to start with, who holds no place."""

    start: Start
    today: date

    @property
    def key(self) -> str:
        """The person's id."""
        return self.start.person.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, and what speaks for them."""
        start, narrow = self.start, width < NARROW
        name = 17 if narrow else max(18, width // 4)
        yield column(start.person.name, name, glyphs.ellipsis) + " ", ""
        if narrow and start.on:
            yield f"{start.what}, {brief_day(start.on, self.today).strip()}", ""
        else:
            yield start.why(self.today), ""


Order = Callable[[Holder], tuple[object, ...]]

_ORDERS: tuple[tuple[str, Order | None], ...] = (
    ("whom you may best let rest first", None),
    ("by name", lambda h: (h.person.name.casefold(),)),
    ("the longest tended first", lambda h: (h.person.since or date.max,)),
    ("by when you last talked", lambda h: (last_seen(h.person),)),
    ("by what is next", lambda h: (h.next or date.max,)),
    ("by what you owe", lambda h: (not h.owed, h.person.name.casefold())),
)
"""The orders that `o` goes through."""


class BandwidthPage(Placing):
    """The places, and those who hold them."""

    TAB = "5"
    BINDING_GROUP_TITLE = "Bandwidth"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "C",
            "change_cap",
            "change cap",
            id="bandwidth.cap",
            tooltip="Change how many may be active; a decision with its reason",
        ),
        Binding(
            "w",
            "weeks",
            "weeks ahead",
            id="bandwidth.weeks",
            tooltip="The weeks ahead: what they take, and a break",
        ),
        Binding(
            "o",
            "order",
            "order",
            id="bandwidth.order",
            tooltip="Another order of those who hold a place",
        ),
    ]
    STRIP = (
        "place.rest",
        "place.give",
        "list.open",
        "bandwidth.weeks",
        "bandwidth.cap",
    )
    DEFAULT_CSS = """
    BandwidthPage #about { height: auto; max-height: 10; }
    BandwidthPage.-short #about { max-height: 0; }
    BandwidthPage.-broad #about { width: 1fr; max-height: 100%; margin: 0 1 0 0; }
    BandwidthPage.-broad #places { width: 1fr; }
    """

    lines = query_one("#places", Lines)
    about = query_one("#about", Sheet)

    _order = 0
    _quiet = 0

    def left(self) -> int:
        """Return how many have been quiet for long."""
        return self._quiet

    def body(self) -> ComposeResult:
        """Set what a place means above those who hold one."""
        with Beside():
            yield Sheet(reads=False, more=" in a larger window", id="about")
            yield Lines(id="places")

    def redraw(self, status: Status) -> None:
        """Show who holds a place."""
        holders = self.desk.quiet() if self.guide else self.desk.holders()
        _, key = _ORDERS[self._order]
        if key:
            holders.sort(key=key)
        active, starts = status.bandwidth.active, self.desk.start_with()
        items: list[Item] = [Heads()] if holders else []
        items += [HolderLine(holder, status.today) for holder in holders]
        if self.guide and active:
            items += _others(active - len(holders), bool(holders))
        if not active:
            items.append(Heading("Nobody holds a place yet."))
        if starts or not active:
            items += _beginning(starts, status.today)
        self.lines.show(items)
        self._quiet = len(holders) if self.guide else 0
        view = self.desk.forecast()
        self.about.show(lambda width: _about(status, view, width))

    @property
    def who(self) -> Person | None:
        """The person under the cursor."""
        return self.desk.person(self.lines.key) if self.lines.key else None

    @property
    def unoffered(self) -> frozenset[str]:
        """The ids of the keys of a place as well: one of the two is of use."""
        ways = {"place.give": "give_place", "place.rest": "let_rest"}
        spent = {id for id, action in ways.items() if self.why_not(action)}
        return super().unoffered | spent

    @on(Lines.Moved)
    def _offer(self) -> None:
        self.refresh_bindings()

    def action_order(self) -> None:
        """Go to the next order."""
        self._order = (self._order + 1) % len(_ORDERS)
        self.redraw(self.desk.status())
        self.say(_ORDERS[self._order][0])

    def action_weeks(self) -> None:
        """Show the weeks ahead."""
        from screens.weeks import WeeksPage

        self.app.push_screen(WeeksPage(self.desk))

    @work
    async def action_change_cap(self) -> None:
        """Ask for another cap, and why."""
        if decision := await ask_for_cap(self):
            self.decide(decision)

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        self.open_person(event.key)


def _others(number: int, is_any_quiet: bool) -> Iterator[Item]:
    """Say where the others are who hold a place."""
    if not is_any_quiet:
        yield NobodyQuiet()
    if number:
        holds = "hold" if number > 1 else "holds"
        more = f"{number} more" if is_any_quiet else str(number)
        who = "them all" if is_any_quiet or number > 1 else "who"
        yield Row(None, ((f"{more} {holds} a place: 5 shows {who}.", ""),))


def _beginning(starts: Sequence[Start], today: date) -> Iterator[Item]:
    """Name those to start with; the key that gives a place is the user's to press."""
    if starts:
        yield Heading("Whom to start with", "a gives a place")
        yield from (StartLine(start, today) for start in starts)
    yield Row(None, (("a on People (6) gives anybody one.", ""),))
    yield Row(None, (("c p puts in someone you value.", ""),))


def _about(status: Status, view: ForecastView, width: int) -> list[Line]:
    """Return the places and the meetings as bars, and where the pace leads."""
    places, pace, most = status.bandwidth, view.pace, view.limit // MOST
    title = f" Your cap: {count(places.cap, 'person', 'people')}"
    lines: list[Line] = [
        ((ends(title, f"{count(most, 'meeting')} a week", width - 1), "strong"),),
        (),
    ]
    cells = min(max(width - 32, 8), 48)
    for label, taken, limit, said in (
        ("People", places.active, places.cap, ""),
        ("Meetings", status.this_week, most, " this week"),
    ):
        filled = min(taken * cells // max(limit, 1), cells)
        drawn = "█" * filled + "░" * (cells - filled)
        lines.append(((f"   {label:9}{drawn}  {taken} of {limit}{said}", ""),))
    if width >= NARROW:
        weeks = sparkline(pace.weeks)
        figures = f"{count(pace.meetings, 'meeting')}, {pace.a_week:.1f} a week"
        text = f"   Last 12 weeks  {weeks}   {figures}"
        a_year = f" · a year of this: {pace.a_year}"
        if cell_len(text + a_year) < width:
            lines.append(((text + a_year, ""),))
        else:
            lines += [((text, ""),), ((f"   A year of this: {pace.a_year}", ""),)]
    if over := view.first_over:
        text = (
            f"The week of {day(over.monday, view.today)} is over its hours by "
            f"{clock(over.over)} h: w shows what falls on it."
        )
        lines += paragraph(text, width, 3, "warn")
    elif not places.active:
        lines += paragraph(_RESTING, width, 3)
    return [*lines, ()]


_RESTING = (
    "A place is given with a purpose. When all are taken, one rests before another "
    "comes. Resting is not ending: they stay in People, and coming back is one key."
)
