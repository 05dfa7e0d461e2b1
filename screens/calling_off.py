"""The kind note that calls a meeting off: it declines, or postpones."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.page import Page
from screens.reply import TextScreen
from store.decisions.prep import KeepNote
from store.rules.drafts import putting_off, turning_down
from store.rules.inbox import first_name
from store.rules.words import hours
from store.views import CardRow


class NoteScreen(TextScreen):
    """A note to copy and to send; `s` says instead that one comes back to it."""

    BINDING_GROUP_TITLE = "Kind note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "s",
            "other",
            "decline or postpone",
            id="note.other",
            tooltip="The other note: decline, or postpone",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("reply.copy", "note.other", "reply.edit")
    drafts: tuple[str, ...] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other note only while nothing of one's own would be lost."""
        if action == "other":
            return self.text in self.drafts and not self.note.has_focus
        return super().check_action(action, parameters)

    def action_other(self) -> None:
        """Show the other draft."""
        at = self.drafts.index(self.text)
        self.note.text = self.drafts[(at + 1) % len(self.drafts)]


async def ask_for_note(page: Page, row: CardRow, given_back: int) -> str | None:
    """Show the note for a meeting that is called off; None if it stays a draft."""
    name, today = row.person.name, page.desk.today
    signature = page.desk.settings.name
    drafts = (
        turning_down(name, row.card, signature, today),
        putting_off(name, row.card, signature, today),
    )
    heading = (
        f"Called off, {hours(given_back)} given back. A note to {first_name(name)}"
    )
    id = row.card.id
    screen = NoteScreen(heading, row.card.note or drafts[0], lambda t: KeepNote(id, t))
    screen.drafts = drafts
    written = await page.app.push_screen_wait(screen)
    if written is None or written.text in (*drafts, row.card.note):
        return None
    return written.text
