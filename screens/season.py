"""One season: who was met in it, the talks of its days, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outcomes import OutcomeLine, OutcomePage
from screens.questions import which_person
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.spans import Span, column
from screens.with_person import WithPerson
from screens.words import NARROW
from store import views
from store.decisions.seasons import SetSeason
from store.desk import Desk
from store.errors import NotFound
from store.records import Person, Season, Talk
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
        Binding(
            "a",
            "put_in",
            "add somebody",
            id="season.put_in",
            tooltip="Add somebody whom you met in it, whatever the days say",
        ),
        Binding(
            "d",
            "take_out",
            "take out",
            id="season.take_out",
            tooltip="Take out somebody whom you added: they go by their days again",
        ),
        Binding("q,h,escape", "go_back", "back", id="season.back", tooltip="Back"),
    ]
    JUDGED = frozenset({"put_in", "take_out"})
    STRIP = (
        *("list.open", "season.put_in", "season.take_out"),
        *("talk.log", "talk.follow_up", "season.back"),
    )

    lines = query_one("#season", Lines)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._season_id = id
        self._of: dict[str, Person] = {}
        self._came: frozenset[str] = frozenset()
        self.season: Season | None = None

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Lines(id="season")

    def redraw(self, status: Status) -> None:
        """Show what belongs to the season, as things stand."""
        try:
            page = self.desk.season_page(self._season_id)
        except NotFound as error:  # What added it was undone.
            self._of, self._came, self.season = {}, frozenset(), None
            self.lines.show([Heading(str(error))])
            return
        self.season = page.season
        self._of = {person.id: person for person, _ in page.people}
        self._of |= {t.id: self.desk.person(t.person) for t, _ in page.talks}
        self._came = frozenset(row.outcome.id for row in page.outcomes)
        self.lines.show([*season_items(page, status.today)])

    @property
    def who(self) -> Person | None:
        """Whoever is selected, or whom the selected talk was with."""
        return self._of.get(self.lines.key or "")

    @property
    def is_bare(self) -> bool:
        """Tell whether the season is gone; to an empty one somebody can be added."""
        return self.season is None

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if self.season is None:
            return "There is no such season any more: q goes back."
        if action == "put_in":
            return ""
        key = self.lines.key
        if not (person := self.who) or person.id != key:
            return "Nobody is selected: only people are taken out."
        if person.season != self.season.id:
            return (
                f"{person.name} is in it by the days: i s on their page says another."
            )
        return ""

    @on(Lines.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @work
    async def action_put_in(self) -> None:
        """Ask whom the user met in it."""
        if not (season := self.season):
            return
        question = which_person(f"Met in {season.name}:", self.desk.find_person)
        if id := await self.app.push_screen_wait(question):
            self.decide(SetSeason(id, season.id))

    def action_take_out(self) -> None:
        """Let somebody go by their days again."""
        if person := self.who:
            self.decide(SetSeason(person.id, ""))

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
        yield Heading("Nothing belongs to it yet: a adds somebody.")
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
