"""One season: who was met in it, the talks of its days, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outcomes import OutcomeLine, OutcomePage
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.spans import Span, column
from screens.with_person import WithPerson
from screens.words import NARROW
from store import views
from store.desk import Desk
from store.errors import NotFound
from store.records import Person, Talk
from store.rules.seasons import said
from store.rules.words import count, date_only
from store.views import Status


class MetLine(Struct, frozen=True):
    """Somebody who was met in the season."""

    person: Person
    met: date | None
    today: date

    @property
    def key(self) -> str:
        """Their id."""
        return self.person.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, and since when they are known."""
        name = 20 if width < NARROW else max(22, width // 4)
        yield column(self.person.name, name, glyphs.ellipsis) + " ", ""
        met = date_only(self.met, self.today) if self.met else ""
        yield f"{met:12} ", "dim"
        if width >= NARROW:
            yield self.person.company or self.person.purpose, ""


class TalkLine(Struct, frozen=True):
    """A talk of the season."""

    talk: Talk
    name: str
    today: date

    @property
    def key(self) -> str:
        """Its id."""
        return self.talk.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say with whom, when, and what was said."""
        name = 20 if width < NARROW else max(22, width // 4)
        yield column(self.name, name, glyphs.ellipsis) + " ", ""
        yield f"{date_only(self.talk.on, self.today):12} ", "dim"
        if width >= NARROW:
            yield f"{self.talk.kind:8} {self.talk.said}", ""


class SeasonPage(WithPerson):
    """People, talks and outcomes of one season."""

    TAB = "6"
    BINDING_GROUP_TITLE = "A season"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="season.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "talk.log", "talk.follow_up", "season.back")

    lines = query_one("#season", Lines)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._season_id = id
        self._of: dict[str, Person] = {}
        self._came: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Lines(id="season")

    def redraw(self, status: Status) -> None:
        """Show what belongs to the season, as things stand."""
        try:
            page = self.desk.season_page(self._season_id)
        except NotFound as error:  # What added it was undone.
            self._of, self._came = {}, frozenset()
            self.lines.show([Heading(str(error))])
            return
        self._of = {person.id: person for person, _ in page.people}
        self._of |= {t.id: self.desk.person(t.person) for t, _ in page.talks}
        self._came = frozenset(row.outcome.id for row in page.outcomes)
        self.lines.show([*season_items(page, status.today)])

    @property
    def who(self) -> Person | None:
        """Whoever is selected, or whom the selected talk was with."""
        return self._of.get(self.lines.key or "")

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        if event.key in self._came:
            self.app.push_screen(OutcomePage(self.desk, event.key, self.tab))
        elif person := self.who:
            self.open_person(person.id)


def season_items(page: views.SeasonPage, today: date) -> Iterator[Item]:
    """Yield outcomes first, as there are few, then people, then talks."""
    yield Heading(page.season.name, said(page.season, today))
    if not (page.people or page.talks or page.outcomes):
        yield Heading("Nothing belongs to it yet.")
        return
    if page.outcomes:
        yield Row(None, ((count(len(page.outcomes), "outcome"), "dim"),))
    for row in page.outcomes:
        yield OutcomeLine(row, today)
    met = count(len(page.people), "person", "people")
    yield Row(None, ((f"{met} met", "dim"),))
    for person, on_day in page.people:
        yield MetLine(person, on_day, today)
    yield Row(None, ((count(page.talked, "talk"), "dim"),))
    for talk, name in page.talks:
        yield TalkLine(talk, name, today)
    if more := page.talked - len(page.talks):
        yield Row(None, ((f"and {count(more, 'earlier talk')}", "dim"),))
