"""The debrief: what was said, what was given and received, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from screens.fields import Entry, FieldsPage, PlainLine, plain_lines
from screens.page import Page
from screens.widgets.lines import Item
from screens.words import NARROW
from store.decisions.debriefs import OF_A_DEBRIEF, Debrief, KeepDebrief
from store.desk import Desk
from store.errors import NotFound, Refused
from store.records import Person
from store.rules import prep
from store.rules.dates import day_before, understood
from store.rules.inbox import first_name
from store.rules.steps import Step, echoed, read_steps
from store.rules.words import day
from store.views import CardRow, Status

if TYPE_CHECKING:
    from store.decisions.book import Decision


async def open_debrief(page: Page, card: str) -> None:
    """Open a card's debrief, and begin with what is not written yet.

    To be called by a worker: keys that are typed ahead wait for the text.
    """
    debrief = DebriefPage(page.desk, card, page.tab)
    await page.app.push_screen(debrief)
    if empty := debrief.first_empty():
        await debrief.write(empty)


class DebriefPage(FieldsPage):
    """Its fields are written like those of a card; `m` again records it all."""

    BINDING_GROUP_TITLE = "Debrief"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "record",
            "record it",
            id="debrief.record",
            tooltip="Record it: the talk, the next steps, and the card is closed",
        ),
        Binding(
            "q,h,escape",
            "go_back",
            "back, kept",
            id="debrief.back",
            tooltip="Back; the words are kept, minutes and thanks are asked anew",
        ),
    ]
    STRIP = ("debrief.record", "fields.edit", "fields.next")

    def __init__(self, desk: Desk, card: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._card_id = card
        self.row: CardRow | None = None
        self._typed: dict[str, str] = {}
        """The minutes and the day of the thank-you, where they were typed over."""

    def redraw(self, status: Status) -> None:
        """Show what is written so far; once the meeting is closed there is no more."""
        try:
            self.row = self.desk.card_page(self._card_id).row
        except NotFound:
            self.row = None
        is_over = self.row is None or not prep.is_open(self.row.card)
        if is_over and not self.writing:  # Else the words are given back when kept.
            self.call_later(self.action_go_back)
            return
        super().redraw(status)

    @property
    def who(self) -> Person | None:
        """The person who was met."""
        return self.row.person if self.row else None

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Say who was met, and when."""
        if not self.row:
            return "Debrief", ""
        card = self.row.card
        where = f", {card.where}" if card.where and not narrow else ""
        what = "" if narrow else "Debrief · "
        return (
            f"{what}{self.row.person.name}",
            f"{day(prep.met_on(card, self.desk.today))}{where}",
        )

    def fields(self) -> Sequence[Entry]:
        """Return what a debrief is made of."""
        if not self.row:
            return ()
        card, first = self.row.card, first_name(self.row.person.name)
        today = self.desk.today
        thanks = prep.thank_by(card, today)
        return (
            Entry("said", "What was said", "Said", card.said, "what stays with you?"),
            Entry(
                "given", "What I gave", "I gave", card.given, "help, an idea, a name"
            ),
            Entry("received", "What I got", "I got", card.received, f"from {first}"),
            Entry(
                "follows",
                "What follows",
                "Follows",
                card.follows,
                "send the list fri · she: dates, 4 dec · or: nothing owed",
                True,
            ),
            Entry(
                "met",
                "Met on",
                "Met on",
                self._typed.get("met", day(prep.met_on(card, today))),
                "the day it was",
            ),
            Entry(
                "minutes",
                "Minutes",
                "Minutes",
                self._typed.get("minutes", str(card.minutes)),
                "how long did it take?",
            ),
            Entry(
                "thanks",
                "Thank by",
                "Thank by",
                self._typed.get("thanks", day(thanks)),
                "a day, or nothing: no thank-you",
            ),
        )

    def first_empty(self) -> str:
        """Return the first field in which words are still to be written."""
        names = (f.name for f in self.fields() if f.name in OF_A_DEBRIEF and not f.text)
        return next(names, "")

    def subject(self) -> str:
        """Return the id of the card that it is about."""
        return self._card_id

    def keeping(self, subject: str, field: Entry, text: str) -> Decision | None:
        """Keep the words on the card."""
        if field.name not in OF_A_DEBRIEF:
            return None
        words: dict[str, str] = {field.name: text}
        return KeepDebrief(subject, **words, stood=field.text)

    def take_note(self, name: str, text: str) -> None:
        """Remember the minutes, or the day, as long as this page is open."""
        self._typed[name] = text.strip()
        self.show_fields()

    def below(self, width: int) -> Iterable[Item]:
        """Say back what is understood, and what is still to be said."""
        if not self.row:
            return
        yield PlainLine()
        follows = self._now("follows")
        is_told = self._is_understood(follows)
        sign = "x" if is_told else " "
        text = f"  [{sign}] a next step with its day, or nothing owed"
        yield PlainLine(text, "good" if is_told else "")
        if follows.strip():
            indent = 11 if width < NARROW else 19
            yield from plain_lines("", self._understood(follows), width, indent)

    def _is_understood(self, follows: str) -> bool:
        try:
            self._steps(follows)
        except Refused:
            return False
        return True

    def progress(self) -> str:
        """Say back the last step that is understood; nobody is scolded meanwhile."""
        if self.writing != "follows":
            return ""
        try:
            return echoed(self._steps(self.written), self.desk.today)[-1]
        except Refused:
            return ""

    def _now(self, name: str) -> str:
        """Return a field as it is being written."""
        return self.written if self.writing == name else self.field(name).text

    def _understood(self, follows: str) -> Iterator[str]:
        try:
            yield from echoed(self._steps(follows), self.desk.today)
        except Refused as refusal:
            yield str(refusal)

    def _steps(self, text: str) -> tuple[Step, ...]:
        return read_steps(text, self.desk.today)

    def action_record(self) -> None:
        """Record it all in one decision, or say what is missing, and go there."""
        if not self.row:
            return
        read: dict[str, Any] = {}
        for name, understand in self._readers().items():
            try:
                read[name] = understand(self.field(name).text)
            except Refused as refusal:
                self.write_again(name, str(refusal))
                return
        card, steps = self.row.card, read["follows"]
        self.decide(
            Debrief(
                card.id,
                card.said,
                steps,
                nothing_owed=not steps,
                given=card.given,
                received=card.received,
                minutes=read["minutes"],
                thank_by=read["thanks"],
                met_on=read["met"],
            )
        )

    def _readers(self) -> dict[str, Callable[[str], object]]:
        """Return how the fields are understood that are not just words."""
        return {
            "follows": self._steps,
            "met": self._met_on,
            "minutes": prep.minutes_of,
            "thanks": self._thank_by,
        }

    def _met_on(self, text: str) -> date | None:
        return day_before(text, self.desk.today) if "met" in self._typed else None

    def _thank_by(self, text: str) -> date | None:
        if self.row and "thanks" not in self._typed:
            return prep.thank_by(self.row.card, self.desk.today)
        return understood(text, self.desk.today) if text else None
