"""What is to be followed through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.getters import query_one

from screens.page import Page
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.sheet import Line, Sheet, centred
from screens.widgets.spans import Span, column
from store.views import QueueRow, Status


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """A line of the queue."""

    row: QueueRow

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return self.row.pending.key

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say what, and when."""
        yield column(self.row.pending.what, width - 18, glyphs.ellipsis) + "  ", ""
        yield self.row.pending.why, ""


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
        kept = self.desk.queue().rows
        items: list[Item] = [Heading("Kept", f"{status.due} due")]
        items += [FollowUpLine(row) for row in kept]
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
