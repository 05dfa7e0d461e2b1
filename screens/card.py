"""One prep card: its fields, what makes it ready, and what becomes of the meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from msgspec.structs import replace
from textual import work
from textual.binding import Binding, BindingType

from screens.card_words import NO_PURPOSE, last_times, not_forgotten, off, when
from screens.fields import Entry, FieldsPage, PlainLine, plain_lines
from screens.questions import some_words, which_moment
from screens.widgets.lines import Item
from screens.words import NARROW
from store.decisions.prep import Confirm, Move, Place, Prepare
from store.desk import Desk
from store.errors import NotFound, Refused
from store.records import Person, PrepCard
from store.rules import prep
from store.rules.inbox import first_name
from store.rules.talking import minutes_at_the_end
from store.views import CardPage as CardView
from store.views import Status

if TYPE_CHECKING:
    from store.decisions.book import Decision

_LABELS = {
    "purpose": ("Purpose", "Purpose", "purpose"),
    "my_help": ("How I can help", "My help", "my help"),
    "their_help": ("How they can", "Their help", "their help"),
    "questions": ("Questions", "Questions", "a question"),
}
"""Each field's label, its brief label, and its word in the checklist."""


class CardPage(FieldsPage):
    """One card: its fields, what makes it ready, and what is not to be forgotten."""

    BINDING_GROUP_TITLE = "Prep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "confirm",
            "confirm",
            id="prep.confirm",
            tooltip="Confirm the meeting, once its card is ready",
        ),
        Binding(
            "m",
            "met",
            "met",
            id="prep.met",
            tooltip="You met: say how it went, and what follows",
        ),
        Binding(
            "s",
            "move",
            "date",
            id="prep.date",
            tooltip="The day of the meeting, and the time",
        ),
        Binding(
            "w",
            "place",
            "where",
            show=False,
            id="prep.where",
            tooltip="Where, or by what means, and how long",
        ),
        Binding(
            "d",
            "call_off",
            "don't bother",
            id="prep.call_off",
            tooltip="Call it off, with a kind note; the hours come back",
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="prep.person",
            tooltip="The person's page",
        ),
    ]
    JUDGED = frozenset(
        {"confirm", "met", "move", "place", "call_off", "person"}
        | {"edit_here", "edit_outside", "turn"}
    )
    STRIP = ("fields.edit", "prep.confirm", "prep.met", "prep.date", "prep.call_off")

    def __init__(self, desk: Desk, tab: str = "") -> None:
        super().__init__(desk, tab)
        self.view: CardView | None = None

    # What is shown.

    def card_id(self) -> str:
        """Return the id of the card that is shown, or "" if there is none."""
        return ""

    def redraw(self, status: Status) -> None:
        """Show the card as it stands."""
        self.show_card()

    def show_card(self) -> None:
        """Look the card up, and show it."""
        try:
            self.view = self.desk.card_page(self.card_id())
        except NotFound:
            self.view = None
        self.show_all()

    @property
    def card(self) -> PrepCard | None:
        """The card that is shown."""
        return self.view.row.card if self.view else None

    @property
    def who(self) -> Person | None:
        """The person whom the meeting is with."""
        return self.view.row.person if self.view else None

    @property
    def stranger(self) -> str:
        """Say that there is no card."""
        return "No meeting is planned: c m plans one."

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Say with whom, when, and by what means."""
        if not self.view:
            return "Prep", ""
        row, today = self.view.row, self.desk.today
        if narrow:
            return row.person.name, off(row.card, today)
        return f"Prep · {row.person.name}", when(row.card, today)

    def fields(self) -> Sequence[Entry]:
        """Return what a meeting is prepared with."""
        if not self.view:
            return ()
        card, first = self.view.row.card, first_name(self.view.row.person.name)
        asks = {
            "purpose": f"why meet {first}, in one sentence?",
            "my_help": f"what can you do for {first}? one way a line",
            "their_help": f"what can {first} do for you? one way a line",
            "questions": f"what will you ask {first}? one question a line",
        }
        return [
            Entry(
                name, label, brief, getattr(card, name), asks[name], name != "purpose"
            )
            for name, (label, brief, _) in _LABELS.items()
        ]

    def below(self, width: int) -> Iterable[Item]:
        """Say what is not forgotten, what makes it ready, and what was last."""
        if not self.view:
            yield PlainLine(f"  {self.stranger}")
            return
        narrow = width < NARROW
        indent = 13 if narrow else 19
        yield from plain_lines(
            "Not forgotten", not_forgotten(self.view, self.desk.today), width, indent
        )
        yield PlainLine()
        yield from self._checklist(width)
        if not narrow:
            yield PlainLine()
        yield from plain_lines(
            "Last time", last_times(self.view.talks, self.desk.today), width, indent
        )
        if not any(getattr(self.view.row.card, name) for name in _LABELS):
            yield PlainLine()
            yield from plain_lines("", NO_PURPOSE, width, 3)

    def _checklist(self, width: int) -> Iterator[Item]:
        """Say what the card has to be ready; what is being written counts."""
        assert self.view
        lacks = self._lacks()
        signs = [
            f"[{' ' if name in lacks else 'x'}] {word}"
            for name, (_, _, word) in _LABELS.items()
        ]
        state = self._state(lacks)
        text = f"Ready  {'  '.join(signs)}   {state}"
        if width >= NARROW:
            yield PlainLine(f"  {text}", "" if lacks else "good")
            return
        yield PlainLine(f"  Ready  {state}", "" if lacks else "good")
        for pair in (signs[:2], signs[2:]):
            yield PlainLine("  " + "  ".join(f"{sign:17}" for sign in pair))

    def progress(self) -> str:
        """Say how many of the four there are, with what is being written."""
        return self._state(self._lacks()) if self.view else ""

    def _lacks(self) -> tuple[str, ...]:
        """Return the fields that are missing; what is being written counts."""
        assert self.view
        written: dict[str, Any] = {self.writing: self.written} if self.writing else {}
        return prep.missing(replace(self.view.row.card, **written))

    def _state(self, lacks: Sequence[str]) -> str:
        if lacks:
            return f"{len(_LABELS) - len(lacks)} of {len(_LABELS)}"
        return "confirmed" if self.card and self.card.confirmed_on else "ready"

    def subject(self) -> str:
        """Return the id of the card that is shown."""
        return self.card.id if self.card else ""

    def keeping(self, subject: str, field: Entry, text: str) -> Decision | None:
        """Keep a field of a card."""
        return Prepare(subject, **{field.name: text}, stood=field.text)

    # What can be done with it.

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if not self.view:
            return self.stranger
        row = self.view.row
        try:
            if action == "confirm":
                prep.confirm(row.card, row.person.name, self.desk.today)
            elif action != "person":
                prep.require_open(row.card, row.person.name)
        except Refused as refusal:
            return str(refusal)
        return ""

    def action_confirm(self) -> None:
        """Confirm the meeting."""
        if self.card:
            self.decide(Confirm(self.card.id))

    @work
    async def action_met(self) -> None:
        """Say how it went."""
        from screens.debrief import open_debrief

        if self.card:
            await open_debrief(self, self.card.id)

    @work
    async def action_move(self) -> None:
        """Ask for the day, and the time; where that week is full, ask again."""
        from screens.full_week import ask_if_full

        if not (card := self.card):
            return
        answer = await self.app.push_screen_wait(which_moment("When?", self.desk.today))
        if not answer:
            return
        on, at = answer
        settled = await ask_if_full(self, replace(card, on=on))
        if settled and settled.on:
            self.decide(Move(card.id, settled.on, at, settled.why))

    @work
    async def action_place(self) -> None:
        """Ask where, and how long."""
        if not (card := self.card):
            return
        text = f"{card.where}, {card.minutes} min".lstrip(" ,")
        question = some_words(
            "Where, or by what means, and how long:",
            needed="As in: video, 45 min.",
            text=text,
        )
        if typed := await self.app.push_screen_wait(question):
            where, minutes = minutes_at_the_end(typed)
            self.decide(Place(card.id, where, minutes))

    @work
    async def action_call_off(self) -> None:
        """Call it off at once; once it is so, show the note to send."""
        from screens.calling_off import call_off

        if self.view:
            await call_off(self, self.view.row)

    def action_person(self) -> None:
        """Open the person's page."""
        if self.who:
            self.open_person(self.who.id)


class OpenedCard(CardPage):
    """A card that was opened from elsewhere."""

    BINDING_GROUP_TITLE = "An opened card"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="prep.back", tooltip="Back"),
    ]

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._card_id = id

    @property
    def stranger(self) -> str:
        """Say that the card has gone, as by an undo."""
        return "That card is not here any more: q goes back."

    def card_id(self) -> str:
        """Return the card that was opened."""
        return self._card_id
