"""Prep: the cards of the meetings to come, one at a time; beside them, all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.card import CardPage
from screens.card_words import CardLine, when
from screens.fields import PlainLine
from screens.widgets.beside import Beside
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred
from store.desk import Desk
from store.rules.review import ReviewStep
from store.views import CardRow, Status


class PrepPage(CardPage):
    """One card at a time; on a broad page beside the list of all the meetings."""

    TAB = "3"
    BINDING_GROUP_TITLE = "Prep"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "J",
            "turn(1)",
            "next card",
            id="prep.next",
            tooltip="The next card",
        ),
        Binding(
            "K",
            "turn(-1)",
            "previous card",
            show=False,
            id="prep.previous",
            tooltip="The previous card",
        ),
        Binding(
            "h,escape",
            "to_list",
            "meetings",
            show=False,
            id="prep.list",
            tooltip="On a broad screen: from the card back to the list of meetings",
        ),
    ]
    AUTO_FOCUS = "#cards, #fields"
    DEFAULT_CSS = """
    PrepPage {
        & > #empty { display: none; }
        & #cards { width: 40%; }
        & #fields { width: 1fr; }
        &.-broad > #heading { display: none; }
        &.-broad #fields { margin: 0 0 0 1; padding: 0; }
        &.-empty > #empty { display: block; }
        &.-empty > Beside, &.-empty > #heading { display: none; }
    }
    """

    cards = query_one("#cards", Lines)
    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cards: list[CardRow] = []
        self._at = ""

    def body(self) -> ComposeResult:
        """Set the list, where there is room for it, beside the card."""
        yield Sheet(reads=False, id="heading")
        with Beside():
            yield self._shown_where_broad(Lines(id="cards"))
            yield Lines(id="fields")
        yield Sheet(reads=False, id="asked")
        yield Nothing()

    def on_resize(self, event: events.Resize) -> None:
        """Begin in the list where there is room for it, else in the card."""
        if self.cards.display != self.is_broad:
            self._shown_where_broad(self.cards)
            if not self.writing:
                (self.cards if self.is_broad else self.lines).focus()
        super().on_resize(event)

    def _shown_where_broad(self, cards: Lines) -> Lines:
        """Show the list where there is room; what is hidden takes no keys."""
        cards.display = cards.can_focus = self.is_broad
        return cards

    @property
    def room(self) -> int:
        """How many columns the card has."""
        whole = self.size.width
        return whole - int(whole * 0.4) - 1 if self.is_broad else whole

    def card_id(self) -> str:
        """Return the card that one turned to, or the next one to come."""
        return self._at

    def redraw(self, status: Status) -> None:
        """Show the card that one turned to; once it is closed, the next one."""
        before = self._ids
        self._cards = self._shown()
        ids = self._ids
        if self._at not in ids and not self.writing:
            place = before.index(self._at) if self._at in before else 0
            self._at = ids[min(place, len(ids) - 1)] if ids else ""
        self.set_class(not self._at, "-empty")
        self.empty.show(_nothing_planned)
        self._list()
        super().redraw(status)

    def _list(self) -> None:
        """Show the meetings, with the cursor on the one whose card is shown."""
        title = "Meetings to prepare" if self.guide else "Meetings"
        today = self.desk.today
        lines = [CardLine(row, today) for row in self._cards]
        self.cards.show([Heading(title, str(len(lines))), Heading(""), *lines])
        self.cards.select(self._at)

    def above(self) -> Iterable[Item]:
        """Say whose card it is where the list takes the place of the heading."""
        if self.is_broad and self.view:
            row = self.view.row
            yield Heading(row.person.name, when(row.card, self.desk.today))
            yield PlainLine()

    def _shown(self) -> list[CardRow]:
        """Return the cards of the meetings to come; in a review, those that need it."""
        return self.desk.to_prepare() if self.guide else self.desk.open_cards()

    def be_for(self, step: ReviewStep | None) -> None:
        """Begin with what can't wait, where it is shown for the review."""
        if step:
            self._at = ""
        super().be_for(step)

    def left(self) -> int:
        """Return how many meetings are to be prepared, or debriefed."""
        return len(self._cards)

    @property
    def _ids(self) -> list[str]:
        return [row.card.id for row in self._cards]

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Say which card of how many it is, too."""
        left, right = super().headline(narrow)
        ids = self._ids
        if self._at in ids and len(ids) > 1:
            right += f" · {ids.index(self._at) + 1} / {len(ids)}"
        return left, right

    @property
    def row_key(self) -> str:
        """The card that one turned to."""
        return self._at

    def stand_on(self, row: str) -> None:
        """Turn to that card again."""
        self.point_at([row])

    def point_at(self, ids: Sequence[str]) -> None:
        """Turn to the first of these cards."""
        found = next((id for id in ids if id in self._ids), None)
        if found and not self.writing:
            self._at = found
            self.draw()

    def action_turn(self, way: int) -> None:
        """Turn to the next card, or the previous one."""
        ids = self._ids
        if self._at in ids:
            self._turn_to(ids[(ids.index(self._at) + way) % len(ids)])
            self.lines.action_top()

    def _turn_to(self, id: str) -> None:
        """Show another card."""
        self._at = id
        self.cards.select(id)
        self.show_card()
        self.refresh_bindings()

    @on(Lines.Moved, "#cards")
    def _follow(self) -> None:
        """Show the card of the meeting under the cursor."""
        if (id := self.cards.key) and id != self._at and not self.writing:
            self._turn_to(id)

    @on(Lines.Opened, "#cards")
    def _enter(self) -> None:
        """Go on from the list to the card."""
        self.lines.focus()

    def action_to_list(self) -> None:
        """Go back from the card to the list."""
        self.cards.focus()

    @work
    async def action_next_field(self, way: int) -> None:
        """Go to the next field; the list, where it is shown, comes before the first."""
        ends = {1: -1, -1: 0}
        names = [field.name for field in self.fields()]
        in_list = self.cards.has_focus
        if self.writing or not (self.is_broad and names):
            await self.go_to_next_field(way)
        elif in_list:
            self.lines.select(names[0 if way > 0 else -1])
            self.lines.focus()
        elif self.here == names[ends[way]]:
            self.cards.focus()
        else:
            await self.go_to_next_field(way)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead back to the list only where it is shown."""
        if action == "to_list" and not (self.is_broad and self.lines.has_focus):
            return False
        return super().check_action(action, parameters)


def _nothing_planned(width: int) -> list[Line]:
    lines = ["", "", "No meeting is planned.", ""]
    lines += ["c m plans one: with whom, and when, or just the idea."]
    lines += ["It is confirmed once you know why you meet, how you can help,"]
    lines += ["how they can, and what you will ask.", ""]
    lines += ["Not to meet, with a kind note, is an answer too."]
    return all_centred(lines, width)
