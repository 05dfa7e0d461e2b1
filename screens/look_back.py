"""Looking back: what the week was, with what is missing to be added in a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Lines
from screens.widgets.sheet import Line, Sheet, all_centred
from screens.widgets.spans import Span, column, ends
from screens.with_person import WithPerson
from screens.words import NARROW, brief_day
from store.desk import Desk
from store.records import Person
from store.rules.words import day
from store.views import Happened, Status


class HappenedLine(Struct, frozen=True):
    """Something of the week."""

    happened: Happened
    place: int
    """Its place in the list: a talk with a gift stands there twice."""
    today: date

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"{self.place}:{self.happened.id}"

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, with whom, by what means, and what it was."""
        happened, narrow = self.happened, width < NARROW
        name = 13 if narrow else max(18, width // 4)
        on = brief_day(happened.on, self.today) + " " if narrow else day(happened.on)
        yield f"{on:{7 if narrow else 11}}", ""
        yield column(happened.name, name, glyphs.ellipsis) + " ", "strong"
        if not narrow:
            yield column(happened.kind, 12, glyphs.ellipsis) + " ", ""
        yield " ".join(happened.what.split()) or happened.kind, ""


class LookBackPage(WithPerson):
    """The week's talks, gifts and steps; Enter says that this was the week."""

    TAB = "1"
    BINDING_GROUP_TITLE = "Look back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "go_on",
            "that was the week",
            id="look_back.go_on",
            tooltip="That was the week: on to the next step of the review",
            priority=True,  # Before the list's own, which would open a line.
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="look_back.person",
            tooltip="The person's page",
        ),
        Binding(
            "q,h,escape",
            "go_back",
            "back",
            id="look_back.back",
            tooltip="Back; the week is not looked back on yet",
        ),
    ]
    STRIP = ("look_back.go_on", "talk.log", "talk.follow_up")
    DEFAULT_CSS = """
    LookBackPage > #heading { height: 2; }
    LookBackPage.-short > #heading { height: 1; }
    """

    lines = query_one("#week", Lines)
    heading = query_one("#heading", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(
        self, desk: Desk, since: date, looked_back: Callable[[], None]
    ) -> None:
        super().__init__(desk)
        self._since = since
        self._looked_back = looked_back
        self._week: dict[str, Happened] = {}

    def body(self) -> ComposeResult:
        """Set what the page is for above the week."""
        yield Sheet(reads=False, id="heading")
        yield Lines(id="week")
        yield Sheet(reads=False, id="empty")

    def redraw(self, status: Status) -> None:
        """Show what happened."""
        week = self.desk.happened(self._since, status.today)
        lines = [
            HappenedLine(each, place, status.today) for place, each in enumerate(week)
        ]
        self._week = {line.key: line.happened for line in lines}
        self.lines.show(lines)
        self.lines.display, self.empty.display = bool(lines), not lines
        since = f"since {day(self._since, status.today)}"
        self.heading.show(
            lambda width: [
                ((ends(f" Look back, {since}", "c adds ", width), "strong"),)
            ]
        )
        self.empty.show(lambda width: _nothing(since, width))

    @property
    def who(self) -> Person | None:
        """The person whom the line is about."""
        happened = self._week.get(self.lines.key or "")
        return (
            self.desk.person(happened.person) if happened and happened.person else None
        )

    @property
    def stranger(self) -> str:
        """Say how something is put in with anybody."""
        return "Nobody is selected: c puts in a talk, or a next step, with anybody."

    def action_go_on(self) -> None:
        """Take the week for looked back on."""
        self.action_go_back()
        self._looked_back()

    @on(Lines.Opened)
    def action_person(self) -> None:
        """Open the person's page."""
        if person := self.who:
            self.open_person(person.id)
        else:
            self.say(self.stranger)


def _nothing(since: str, width: int) -> list[Line]:
    lines = ["", "", f"Nothing new is recorded {since}.", "", "Whom did you talk to?"]
    lines += ["c t puts in a talk, c f a next step.", "", "Enter goes on."]
    return all_centred(lines, width)
