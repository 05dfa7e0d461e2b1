"""One introduction whole."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introduction_words import whole_introduction
from screens.page import Page
from screens.widgets.sheet import Sheet, centred
from store.errors import NotFound
from store.views import Desk, Status


class IntroductionPage(Page):
    """One introduction whole: what does not fit below the list."""

    BINDING_GROUP_TITLE = "An introduction"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q,h,escape", "go_back", "back", id="introduction.back", tooltip="Back"
        ),
    ]
    STRIP = ("introduction.back",)

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, key: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._key = key

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show it as it stands; a pair that is suggested no more is gone."""
        view = self.desk.introductions_view()
        pair = next((each for each in view.suggested if each.key == self._key), None)
        row = None
        if pair is None:
            try:
                row = self.desk.introduction_row(self._key)
            except NotFound:
                self.sheet.show(lambda width: [*centred("It is gone.", width)])
                return
        self.sheet.show(
            lambda width: whole_introduction(row, pair, status.today, width)
        )
