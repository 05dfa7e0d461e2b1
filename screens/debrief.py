"""The debrief: what was said, what was given and received, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from screens.fields import Field, FieldsPage, PlainLine, plain_lines
from screens.widgets.lines import Item
from screens.words import NARROW
from store.decisions.prep import OF_A_DEBRIEF, Debrief, KeepDebrief
from store.errors import NotFound, Refused
from store.records import Person
from store.rules import prep
from store.rules.dates import understood
from store.rules.inbox import first_name
from store.rules.steps import Step, echoed, read_steps
from store.rules.words import day
from store.views import CardRow, Desk, Status

if TYPE_CHECKING:
    from store.decisions.book import Decision


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
            tooltip="Back; the words are kept, the meeting stays open",
        ),
    ]
    STRIP = ("debrief.record", "fields.edit", "fields.next")

    def __init__(self, desk: Desk, card: str, tab: str) -> None:
        super().__init__(desk)
        self._card_id, self._tab = card, tab
        self.row: CardRow | None = None
        self._typed: dict[str, str] = {}
        """The minutes and the day of the thank-you, where they were typed over."""

    @property
    def tab(self) -> str:
        """The key of the screen it was opened from."""
        return self._tab

    def on_mount(self) -> None:
        """Begin with what was said."""
        super().on_mount()
        if self.row and not self.row.card.said:
            self.call_after_refresh(self.action_edit_here)

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
        return f"{what}{self.row.person.name}", f"{day(self._met_on)}{where}"

    @property
    def _met_on(self) -> date:
        today = self.desk.today
        planned = self.row.card.on if self.row else None
        return min(planned or today, today)

    def fields(self) -> Sequence[Field]:
        """Return what a debrief is made of."""
        if not self.row:
            return ()
        card, first = self.row.card, first_name(self.row.person.name)
        thanks = max(self._met_on + prep.THANKS_WITHIN, self.desk.today)
        return (
            Field("said", "What was said", "Said", card.said, "what stays with you?"),
            Field(
                "given", "What I gave", "I gave", card.given, "help, an idea, a name"
            ),
            Field("received", "What I got", "I got", card.received, f"from {first}"),
            Field(
                "follows",
                "What follows",
                "Follows",
                card.follows,
                "send the list fri · she: dates, 4 dec · or: nothing owed",
                True,
            ),
            Field(
                "minutes",
                "Minutes",
                "Minutes",
                self._typed.get("minutes", str(card.minutes)),
                "how long did it take?",
            ),
            Field(
                "thanks",
                "Thank by",
                "Thank by",
                self._typed.get("thanks", day(thanks)),
                "a day, or nothing: no thank-you",
            ),
        )

    def keeping(self, name: str, text: str) -> Decision | None:
        """Keep the words on the card; a number and a day stay here."""
        if name in OF_A_DEBRIEF:
            return KeepDebrief(self._card_id, **{name: text})
        self._typed[name] = text.strip()
        self.show_fields()
        return None

    def below(self, width: int) -> Iterable[Item]:
        """Say back what is understood, and what is still to be said."""
        if not self.row:
            return
        yield PlainLine()
        follows = self._now("follows")
        sign = "x" if follows.strip() else " "
        text = f"  [{sign}] a next step with its day, or nothing owed"
        yield PlainLine(text, "good" if follows.strip() else "")
        if follows.strip():
            indent = 11 if width < NARROW else 19
            yield from plain_lines("", self._understood(follows), width, indent)

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
        reading = ""
        try:
            reading = "follows"
            steps = self._steps(self.field("follows").text)
            reading = "minutes"
            minutes = prep.minutes_of(self.field("minutes").text)
            reading = "thanks"
            thank_by = self._thank_by()
        except Refused as refusal:
            self.lines.select(reading)
            self.say(str(refusal))
            return
        said, given, received = (
            self.field(name).text for name in ("said", "given", "received")
        )
        self.decide(
            Debrief(
                self._card_id,
                said,
                steps,
                not steps,
                given,
                received,
                minutes,
                thank_by,
            )
        )

    def _thank_by(self) -> date | None:
        text = self.field("thanks").text
        return understood(text, self.desk.today) if text else None
