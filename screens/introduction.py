"""One introduction whole."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introducing import Introducing
from screens.introduction_words import whole_introduction
from screens.widgets.sheet import Sheet, centred
from store.decisions.book import Decision
from store.desk import Desk
from store.errors import NotFound
from store.introducing import Group, IntroductionRow
from store.records import PrepCard
from store.rules.pairing import Suggestion
from store.rules.prep import is_open
from store.views import Status


class IntroductionPage(Introducing):
    """One introduction whole: what does not fit below the list.

    What moves it on to another group of the list leads back there.
    """

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
    JUDGED = Introducing.JUDGED | {"card"}
    STRIP = (
        *("introductions.take", "introductions.decline", "introductions.later"),
        *("introductions.write", "introduction.card", "introduction.back"),
    )

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, key: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._key = key
        self._card: PrepCard | None = None
        self._row: IntroductionRow | None = None
        self._pair: Suggestion | None = None
        self._opened_in: Group | None = None
        """The group of the list from which it was opened."""

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show it as it stands; a pair that is suggested no more is gone."""
        view = self.desk.introductions_view()
        pair = next((each for each in view.suggested if each.key == self._key), None)
        row = None if pair else self._found()
        self._pair, self._row = pair, row
        self._card = self._card_of(row) if row else None
        self._opened_in = self._opened_in or self._group
        if pair or row:
            self.sheet.show(
                lambda width: whole_introduction(row, pair, status.today, width)
            )
        else:
            self.sheet.show(lambda width: [*centred("It is gone.", width)])
        self.refresh_bindings()

    def _found(self) -> IntroductionRow | None:
        try:
            return self.desk.introduction_row(self._key)
        except NotFound:
            return None

    @property
    def row(self) -> IntroductionRow | None:
        """The introduction that is shown."""
        return self._row

    @property
    def pair(self) -> Suggestion | None:
        """The two who are shown, and who are but suggested."""
        return self._pair

    @property
    def _group(self) -> Group | None:
        """Where it stands in the list."""
        if self._pair:
            return Group.SUGGESTED
        return self._row.group if self._row else None

    def _card_of(self, row: IntroductionRow) -> PrepCard | None:
        try:
            return self.desk.card_page(row.introduction.card).row.card
        except NotFound:
            return None

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if action != "card":
            is_gone = self._group is None
            return "It is gone: q goes back." if is_gone else super().why_not(action)
        if self._card and is_open(self._card):
            return ""
        if self._card:
            return "That meeting was held, or called off."
        return "A prep card comes of one that is offered to you, once you take it."

    def decide(self, decision: Decision) -> None:
        """Tell the app what was decided, and go back if it is elsewhere by that."""
        self._decide(decision)

    @work
    async def _decide(self, decision: Decision) -> None:
        if await self.decided(decision):
            self.moved_on()

    def moved_on(self) -> None:
        """Go back where it isn't any more what it was opened as."""
        if self._group is not self._opened_in:
            self.action_go_back()

    def action_card(self) -> None:
        """Open the card of the meeting."""
        from screens.card import OpenedCard

        if self._card:
            self.app.push_screen(OpenedCard(self.desk, self._card.id, self.tab))
