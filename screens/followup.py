"""What is to be followed through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult
from textual.getters import query_one

from screens.page import Page
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.sheet import Line, Sheet, centred
from screens.widgets.spans import Span, column
from store.records import FollowUp
from store.rules.words import day
from store.views import Status


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A dated next step."""

    follow_up: FollowUp
    today: date

    @property
    def key(self) -> str:
        """The follow-up's id."""
        return self.follow_up.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say what, and when."""
        yield column(self.follow_up.what, width - 18, glyphs.ellipsis) + "  ", ""
        yield day(self.follow_up.on, self.today), ""


class FollowUpPage(Page):
    """The follow-ups there are; the whole queue comes with a later version."""

    TAB = "4"
    BINDING_GROUP_TITLE = "Follow-up"
    DEFAULT_CSS = """
    FollowUpPage {
        & > #coming { height: 8; }
        &.-short > #coming { height: 4; }
        & > #coming.-alone { height: 1fr; }
    }
    """

    lines = query_one(Lines)
    coming = query_one("#coming", Sheet)

    def body(self) -> ComposeResult:
        """Set what is to come below what there is."""
        yield Lines()
        yield Sheet(reads=False, id="coming")

    def redraw(self, status: Status) -> None:
        """Show what is kept."""
        kept = self.desk.open_follow_ups()
        items: list[Item] = [Heading("Kept", f"{status.due} due")]
        items += [FollowUpLine(follow_up, status.today) for follow_up in kept]
        self.lines.show(items)
        self.lines.display = bool(kept)
        self.coming.set_class(not kept, "-alone")
        self.coming.show(lambda width: _coming(bool(kept), width))


def _coming(kept: bool, width: int) -> list[Line]:
    texts = [
        "" if kept else "Nothing is owed, as far as fewer knows.",
        "",
        "Promises, thank-yous and whom to write to, each with its reason,",
        "come with a later version.",
    ]
    return [line for text in texts for line in centred(text, width)]
