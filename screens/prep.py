"""Prep: the cards of the meetings to come, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.card import CardPage
from screens.widgets.sheet import Line, Sheet, all_centred
from store.desk import Desk
from store.rules.review import ReviewStep
from store.views import CardRow, Status


class PrepPage(CardPage):
    """The cards of the meetings to come, one at a time."""

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
    ]
    DEFAULT_CSS = """
    PrepPage {
        & > #empty { display: none; }
        &.-empty > #empty { display: block; }
        &.-empty > #fields, &.-empty > #heading { display: none; }
    }
    """

    empty = query_one("#empty", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._cards: list[CardRow] = []
        self._at = ""

    def body(self) -> ComposeResult:
        """Set what to say where there is no card beside the card."""
        yield from super().body()
        yield Sheet(reads=False, id="empty")

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
        super().redraw(status)

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
            self._at = ids[(ids.index(self._at) + way) % len(ids)]
            self.draw()
            self.lines.action_top()


def _nothing_planned(width: int) -> list[Line]:
    lines = ["", "", "No meeting is planned.", ""]
    lines += ["c m plans one: with whom, and when, or just the idea."]
    lines += ["It is confirmed once you know why you meet, how you can help,"]
    lines += ["how they can, and what you will ask.", ""]
    lines += ["Not to meet, with a kind note, is an answer too."]
    return all_centred(lines, width)
