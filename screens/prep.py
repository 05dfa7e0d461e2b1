"""Prep cards: nothing is here yet, and it says so."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.getters import query_one

from screens.page import Page
from screens.widgets.sheet import Line, Sheet, centred
from store.views import Status

_COMING = (
    "No meeting is planned: prep cards come with a later version.",
    "",
    "Each will hold why you meet, how you can help, how they can,",
    "and what you will ask. Without these a meeting isn't confirmed,",
    "and not to meet, with a kind note, is an answer too.",
)


class PrepPage(Page):
    """What will hold a card for each meeting."""

    TAB = "3"
    BINDING_GROUP_TITLE = "Prep"

    sheet = query_one(Sheet)

    def body(self) -> ComposeResult:
        """Leave the room empty."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Say what is to come."""
        self.sheet.show(_layout)


def _layout(width: int) -> list[Line]:
    texts = ("", "", *_COMING)
    return [line for text in texts for line in centred(text, width)]
