"""Home: what awaits this week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from screens.page import Page
from screens.widgets.lines import Lines, Row
from screens.widgets.sheet import Line, Sheet, centred
from screens.widgets.spans import ends
from store.records import Verdict
from store.rules import prep
from store.rules.words import count, day, in_days, moment
from store.views import CardRow, Desk, Part, Status


@dataclass(frozen=True, slots=True)
class Step:
    """One part of the review, and what awaits there."""

    key: str
    name: str
    awaits: str

    def row(self) -> Row:
        """Return the step as a line of the list."""
        return Row(self.key, ((f"{self.name:16}  ", "strong"), (self.awaits, "")))


class ReviewPage(Page):
    """What awaits, screen by screen; Enter goes there."""

    TAB = "1"
    BINDING_GROUP_TITLE = "Review"
    STRIP = ("list.open",)
    DEFAULT_CSS = """
    ReviewPage {
        & > #title { height: 3; }
        & > #steps { height: 7; }
        &.-short > #title { height: 0; }
        &.-short > #steps { height: 1fr; }
        &.-short > #ahead { height: 0; }
    }
    """

    title_line = query_one("#title", Sheet)
    steps = query_one("#steps", Lines)
    ahead = query_one("#ahead", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._in_full = False

    def on_mount(self) -> None:
        """Paint first; then read the notes and the history, which takes longer.

        By way of the app, which listens only when it has been mounted itself: until
        then nothing is painted, and "after refresh" is at once.
        """
        self.app.call_later(self.call_after_refresh, self._draw_in_full)

    def _draw_in_full(self) -> None:
        self._in_full = True
        self.draw()

    def body(self) -> ComposeResult:
        """Set the steps between the title and what lies ahead."""
        yield Sheet(reads=False, id="title")
        yield Lines(id="steps")
        yield Sheet(reads=False, id="ahead")

    def redraw(self, status: Status) -> None:
        """Show what awaits."""
        week = status.today.isocalendar().week
        nobody = not (status.people or status.waiting or status.asked or status.later)
        if nobody:
            self.title_line.show(lambda width: [(), *centred(_MOTTO, width)])
        else:
            right = self._decided(status) if self._in_full else ""
            self.title_line.show(
                lambda width: [
                    (),
                    (
                        (
                            ends(f" Weekly review · week {week}", right, width - 1),
                            "strong",
                        ),
                    ),
                ]
            )
        ahead = Ahead(tuple(self.desk.open_cards()), status.today)
        steps = _beginnings() if nobody else self._steps(status, ahead)
        self.steps.show([step.row() for step in steps])
        home = str(self.desk.home)
        nudges = self._nudges() if self._in_full else []
        self.ahead.show(
            lambda width: _ahead(status, ahead, home if nobody else "") + nudges
        )

    def _nudges(self) -> list[Line]:
        """Say who gave of late while nothing went back; it is no debt."""
        found = self.desk.unreturned()[:_NUDGES]
        return [((f"   {each.said}", ""),) for each in found]

    def _steps(self, status: Status, prepare: Ahead) -> Iterator[Step]:
        view, bandwidth = self.desk.inbox(), status.bandwidth
        new = view.of(Part.NEW)
        personal = self._in_full and sum(
            r.judgement.verdict is Verdict.PERSONAL for r in new
        )
        answered = len(view.of(Part.ANSWERED))
        parts = [f"{len(new)} new"] * bool(new)
        parts += [f"{personal} of them personal"] * bool(personal)
        parts += [f"{answered} answered"] * bool(answered)
        parts += [f"{status.asked} asked"] * bool(status.asked)
        near = prepare.is_pressing
        if near:
            yield prepare.step()
        yield Step("2", "Invitations", ", ".join(parts) or "none are waiting")
        yield Step("4", "Follow through", _follow_through(status))
        if not near:
            yield prepare.step()
        taken = f"{bandwidth.active} of {bandwidth.cap} places taken"
        yield Step("5", "Bandwidth", taken)
        yield Step("6", "People", count(status.people, "person", "people"))

    def _decided(self, status: Status) -> str:
        """Say how much was decided in the last seven days."""
        since = status.today - timedelta(days=7)
        recent = takewhile(
            lambda p: p.at.astimezone().date() > since, self.desk.history()
        )
        number = sum(past.stands for past in recent)
        return f"{count(number, 'decision')} in seven days" if number else ""

    @on(Lines.Opened)
    async def _opened(self, event: Lines.Opened) -> None:
        await self.app.run_action(
            f"go('{event.key}')" if event.key.isdigit() else event.key
        )


@dataclass(frozen=True, slots=True)
class Ahead:
    """The meetings to come, as the review sees them."""

    rows: tuple[CardRow, ...]
    today: date

    @property
    def _pressing(self) -> list[CardRow]:
        return [r for r in self.rows if prep.is_unready_and_near(r.card, self.today)]

    @property
    def is_pressing(self) -> bool:
        """Is there a meeting in two days whose card isn't ready? It comes first."""
        return bool(self._pressing)

    def step(self) -> Step:
        """Return the step that is about preparing."""
        return Step("3", "Prepare", self._awaits())

    def _awaits(self) -> str:
        if pressing := self._pressing:
            row = pressing[0]
            assert row.card.on
            when = in_days(row.card.on, self.today)
            return f"{row.person.name}, {when}: {prep.lacking(row.card)}"
        if not self.rows:
            return "no meeting is planned"
        past = sum(prep.is_past(row.card, self.today) for row in self.rows)
        unready = sum(bool(r.missing) for r in self.rows)
        parts = [count(len(self.rows), "meeting")]
        parts += [f"{past} to be debriefed"] * bool(past)
        parts += [f"{unready} not ready yet"] * bool(unready)
        return ", ".join(parts)

    def lines(self) -> Iterator[str]:
        """Yield the next meetings, each with its day and how far it is prepared."""
        dated = [r for r in self.rows if r.card.on and r.card.on >= self.today]
        for row in dated[:_MEETINGS]:
            assert row.card.on
            when = moment(row.card.on, row.card.at, self.today)
            state = "confirmed" if row.card.confirmed_on else str(row.state)
            what = " ".join(row.card.purpose.split()) or "no purpose yet"
            yield f"   {when:18}{row.person.name:20} {state:10} {what}"


_NUDGES = 2
"""So many people are named to whom nothing went back."""

_MEETINGS = 4
"""So many meetings are shown ahead."""


def _ahead(status: Status, meetings: Ahead, home: str) -> list[Line]:
    """Return what lies ahead; where there is nothing yet, where it will be kept."""
    if home:
        stay = ("", f" Your notes stay in {home},", " readable by you alone.")
        return [((line, "dim"),) for line in stay]
    lines: list[Line] = [((line, ""),) for line in meetings.lines()]
    if status.next_lapse:
        until = day(status.next_lapse, status.today)
        lapses = f"   {until}  the first silent invitation lapses; nothing is lost"
        lines.append(((lapses, ""),))
    return [((" Ahead of you", "strong"),), *lines] if lines else []


def _follow_through(status: Status) -> str:
    if not status.due:
        return "none due"
    promised = f", {count(status.promised, 'promise')} among them" * bool(
        status.promised
    )
    return f"{status.due} due{promised}"


_MOTTO = (
    "A network is a treasure to cultivate with care. Start with one, not a hundred."
)


def _beginnings() -> Iterator[Step]:
    yield Step("capture", "c  Capture", "someone you value, or an invitation")
    yield Step(
        "bring_in", "M  Bring in", "a LinkedIn export; nothing is accepted for you"
    )
