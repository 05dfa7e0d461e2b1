"""The reviews that were, week beside week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Lines
from screens.widgets.sheet import Line, Sheet, all_centred, paragraph
from screens.widgets.spans import Span
from screens.words import NARROW
from store.desk import Desk
from store.records import Review
from store.rules.review import STEPS, summed_up
from store.rules.words import count, day
from store.views import Status


class ReviewLine(Struct, frozen=True):
    """A review that was."""

    review: Review
    intention: str
    today: date

    @property
    def key(self) -> str:
        """The review's id."""
        return self.review.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, how long, and what the week came to."""
        review = self.review
        yield f"{day(review.day, self.today):16}", "strong"
        if width < NARROW:
            yield f"{count(review.talks, 'talk'):>9} {review.followed:3} done", ""
            return
        yield (
            _columns(
                *(review.minutes, review.talks, review.given, review.received),
                *(review.asked, review.accepted, review.let_go, review.followed),
                f"{review.active}/{review.cap}",
            ),
            "",
        )
        if width >= _WITH_INTENTION:
            yield f"  {self.intention}", ""


class Heads(Struct, frozen=True):
    """What the columns are."""

    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set each title above its column, which begins two cells further in."""
        if width < NARROW + 2:
            yield "  The week of      talked, done", "strong"
            return
        names = ("min", "talks", "gave", "got", "asked", "accepted", "let go", "done")
        heads = f"  {'For':16}{_columns(*names, 'places')}"
        yield heads + "  intention" * (width >= _WITH_INTENTION + 2), "strong"


_WIDTHS = (5, 6, 6, 5, 7, 10, 8, 6, 8)
_WITH_INTENTION = 100
"""So many cells, and there is room for the intention as well."""


def _columns(*cells: object) -> str:
    return "".join(
        f"{cell!s:>{width}}" for cell, width in zip(cells, _WIDTHS, strict=True)
    )


class ReviewsPage(Page):
    """A line a week, the latest first; Enter shows what was decided in it."""

    TAB = "1"
    BINDING_GROUP_TITLE = "Earlier reviews"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="reviews.back", tooltip="Back"),
    ]
    STRIP = ("list.open",)
    DEFAULT_CSS = """
    ReviewsPage > #about { height: 6; }
    ReviewsPage.-roomy > #about { height: 40%; }
    ReviewsPage.-short > #about { height: 3; }
    """

    lines = query_one("#reviews", Lines)
    about = query_one("#about", Sheet)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._reviews: dict[str, Review] = {}

    def body(self) -> ComposeResult:
        """Set the weeks above the one under the cursor."""
        yield Lines(id="reviews")
        yield Sheet(reads=False, id="empty")
        yield Sheet(reads=False, id="about")

    def redraw(self, status: Status) -> None:
        """Show every week."""
        self._reviews = {each.id: each for each in self.desk.past_reviews()}
        rows = [
            ReviewLine(each, self.desk.intention_of(each.day), status.today)
            for each in self._reviews.values()
        ]
        self.lines.show([Heads(), *rows])
        self.lines.display = self.about.display = bool(rows)
        self.empty.display = not rows
        self.empty.show(_none_yet)
        self._show_about()

    @on(Lines.Moved)
    def _show_about(self) -> None:
        review = self._reviews.get(self.lines.key or "")
        intention = self.desk.intention_of(review.day) if review else ""

        def layout(width: int) -> list[Line]:
            if review is None:
                return []
            lines = [*paragraph(summed_up(review), width)]
            if intention:
                lines += paragraph(f"Intention: {intention}", width)
            return [*lines, *paragraph(_EXPORTED, width, tone="dim")]

        self.about.show_below_rule(layout)

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        review = self._reviews[event.key]
        self.app.push_screen(ReviewRead(self.desk, review))


class ReviewRead(Page):
    """One review that was, with all that was decided in it."""

    TAB = "1"
    BINDING_GROUP_TITLE = "A review"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="reviewed.back", tooltip="Back"),
    ]

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, review: Review) -> None:
        super().__init__(desk)
        self._review = review

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show what the week came to, then each decision."""
        review, today = self._review, status.today
        [decided] = self.desk.decided_in(review)
        intention = self.desk.intention_of(review.day)

        def layout(width: int) -> list[Line]:
            title = f" Review of {day(review.day, today)}"
            lines: list[Line] = [((title, "strong"),)]
            lines += paragraph(summed_up(review), width)
            if intention:
                lines += paragraph(f"Intention: {intention}", width)
            skipped = [step for step in STEPS if step not in review.steps]
            if skipped:
                lines += paragraph(f"Not done: {', '.join(skipped)}.", width, 1, "dim")
            lines += [(), ((f" {count(len(decided), 'decision')}", "strong"),)]
            for past in decided:
                at = f"{past.at.astimezone():%H:%M}"
                lines += paragraph(f"{at}  {past.said}", width, 3)
            return [*lines, (), *paragraph(_EXPORTED, width, tone="dim")]

        self.sheet.show(layout)


_EXPORTED = "fewer review --format md writes out all of them, as Markdown."


def _none_yet(width: int) -> list[Line]:
    lines = ["", "", "No review was ended yet.", ""]
    lines += ["Its last line ends it, and keeps what the week came to."]
    return all_centred(lines, width)
