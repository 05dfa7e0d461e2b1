"""What came of it: outcomes, then prepared meetings against unprepared ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec import Struct
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outcomes import (
    OutcomeLine,
    OutcomePage,
    ask_about_outcome,
    ask_for_outcome,
)
from screens.page import Page
from screens.quality_words import bar, both, conclusion, parts, share_said, signs_said
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.sheet import paragraph
from screens.widgets.spans import Span, column
from screens.words import NARROW
from store.decisions.outcomes import DropOutcome
from store.desk import Desk
from store.rules.quality import Share
from store.rules.words import count
from store.views import OutcomeRow, Status


class ShareLine(Struct, frozen=True):
    """Of how many meetings something came, as a bar and as figures."""

    key: str
    name: str
    share: Share

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the bar between the name and the figures."""
        yield f"{self.name:10} ", ""
        if width < NARROW:
            said = share_said(self.share, brief=True)
            cells = min(max(width - 13 - len(said), 3), 10)
            if drawn := bar(self.share, cells=cells):
                yield f"{column(drawn, cells)} ", ""
            yield said, ""
            return
        cells = min(width // 3, 40)
        drawn = bar(self.share, cells=cells)
        if drawn:
            yield f"{column(drawn, cells)}  ", ""
        yield share_said(self.share), "" if drawn else "dim"


class QualityPage(Page):
    """What came of it all, and whether preparing went with it."""

    TAB = "1"
    BINDING_GROUP_TITLE = "What came of it"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "w",
            "add",
            "an outcome",
            id="quality.add",
            tooltip="Put in what came of it: what, when, and thanks to whom",
        ),
        Binding(
            "i",
            "change",
            "edit",
            id="quality.edit",
            tooltip="Change an outcome: what, its day, or thanks to whom",
        ),
        Binding(
            "d",
            "drop",
            "don't keep",
            id="quality.drop",
            tooltip="Don't keep an outcome",
        ),
        Binding("q,h,escape", "go_back", "back", id="quality.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "quality.add", "quality.edit", "quality.drop", "quality.back")
    JUDGED = frozenset({"change", "drop"})

    lines = query_one("#quality", Lines)

    def __init__(self, desk: Desk, tab: str) -> None:
        super().__init__(desk, tab)
        self._rows: dict[str, OutcomeRow] = {}
        self._shares: dict[str, Share] = {}

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Lines(id="quality")

    def on_resize(self, event: events.Resize) -> None:
        """Set what is to be read in lines of the new width."""
        self.draw()

    def redraw(self, status: Status) -> None:
        """Show outcomes, the comparison, and what it is good for."""
        rows = self.desk.outcome_rows()
        self._rows = {row.outcome.id: row for row in rows}
        items: list[Item] = [
            Heading("What came of it", count(len(rows), "outcome")),
            *(OutcomeLine(row, status.today) for row in rows),
        ]
        if not rows:
            items += self._text("none", "Nothing is put in yet: w puts in an outcome.")
        self.lines.show([*items, Row(None, ()), *self._comparison()])

    def _comparison(self) -> Iterator[Item]:
        """Yield the meetings, prepared and not, and then what that shows."""
        view = self.desk.quality()
        seasons = {season.id: season.name for season in self.desk.seasons()}
        narrow = self.size.width < NARROW
        title = "Meetings" if narrow else "Meetings of which something came"
        yield Heading(title, "within 90 days")
        self._shares = {}
        for part in parts(view, seasons):
            yield Row(None, ((part.title, "dim"),))
            for name, share in both(part.pair):
                line = ShareLine(f"{part.key} {name}", name, share)
                self._shares[line.key] = share
                yield line
        yield Row(None, ())
        for number, text in enumerate(conclusion(view)):
            yield from self._text(f"text {number}", text)

    def _text(self, key: str, text: str) -> Iterator[Item]:
        """Yield a text in lines that the cursor can go to, to read on."""
        for number, line in enumerate(paragraph(text, self.size.width - 3, 0)):
            yield Row(f"{key} {number}", tuple(line))

    def why_not(self, action: str) -> str:
        """Return why nothing can be changed here, or "" if it can."""
        return "" if self.lines.key in self._rows else "No outcome is selected."

    @on(Lines.Moved)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        if event.key in self._rows:
            self.app.push_screen(OutcomePage(self.desk, event.key, self.tab))
        elif event.key in self._shares:
            self.say(signs_said(self._shares[event.key]))

    @work
    async def action_add(self) -> None:
        """Ask what came of it."""
        if decision := await ask_for_outcome(self):
            self.decide(decision)

    @work
    async def action_change(self) -> None:
        """Ask what about the selected outcome is to be another."""
        row = self._rows.get(self.lines.key or "")
        if row and (decision := await ask_about_outcome(self, row.outcome)):
            self.decide(decision)

    def action_drop(self) -> None:
        """Keep the selected outcome no more."""
        if (key := self.lines.key) in self._rows:
            assert key
            self.decide(DropOutcome(key))
