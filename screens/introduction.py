"""One introduction whole."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introduction_words import whole_introduction
from screens.page import Page
from screens.widgets.sheet import Sheet, centred
from store.desk import Desk
from store.errors import NotFound
from store.introducing import IntroductionRow
from store.records import PrepCard
from store.rules.prep import is_open
from store.views import Status


class IntroductionPage(Page):
    """One introduction whole: what does not fit below the list."""

    BINDING_GROUP_TITLE = "An introduction"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p",
            "card",
            "prep card",
            id="introduction.card",
            tooltip="The prep card of the meeting that taking it led to",
        ),
        Binding(
            "q,h,escape", "go_back", "back", id="introduction.back", tooltip="Back"
        ),
    ]
    JUDGED = frozenset({"card"})
    STRIP = ("introduction.card", "introduction.back")

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, key: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._key = key
        self._card: PrepCard | None = None

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show it as it stands; a pair that is suggested no more is gone."""
        view, self._card = self.desk.introductions_view(), None
        pair = next((each for each in view.suggested if each.key == self._key), None)
        row = None
        if pair is None:
            try:
                row = self.desk.introduction_row(self._key)
            except NotFound:
                self.sheet.show(lambda width: [*centred("It is gone.", width)])
                return
            self._card = self._card_of(row)
        self.sheet.show(
            lambda width: whole_introduction(row, pair, status.today, width)
        )
        self.refresh_bindings()

    def _card_of(self, row: IntroductionRow) -> PrepCard | None:
        try:
            return self.desk.card_page(row.introduction.card).row.card
        except NotFound:
            return None

    def why_not(self, action: str) -> str:
        """Return why there is no card to open, or "" if there is one."""
        if action != "card" or (self._card and is_open(self._card)):
            return ""
        if self._card:
            return "That meeting was held, or called off."
        return "A prep card comes of one that is offered to you, once you take it."

    def action_card(self) -> None:
        """Open the card of the meeting."""
        from screens.card import OpenedCard

        if self._card:
            self.app.push_screen(OpenedCard(self.desk, self._card.id, self.tab))
