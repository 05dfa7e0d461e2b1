"""The kind note that calls a meeting off: it declines, or postpones."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.page import Page
from screens.reply import TextScreen
from store.decisions.book import Decision
from store.decisions.prep import CallOff, KeepNote
from store.rules import prep
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
        Binding(
            "u",
            "take_back",
            "undo",
            id="note.undo",
            tooltip="Undo: the meeting is not called off",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("reply.copy", "note.other", "reply.edit")
    drafts: tuple[str, ...] = ()

    def words_to_keep(self) -> Decision | None:
        """Keep the user's own words; a draft is none."""
        return None if self.text in self.drafts else super().words_to_keep()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the other note only while nothing of one's own would be lost."""
        if action == "other":
            return self.text in self.drafts and not self.note.has_focus
        if action == "take_back" and self.note.has_focus:
            return False
        return super().check_action(action, parameters)

    async def action_take_back(self) -> None:
        """Leave the note, and undo."""
        self.dismiss(None)
        await self.app.run_action("undo")

    def action_other(self) -> None:
        """Show the other draft."""
        at = self.drafts.index(self.text)
        self.note.text = self.drafts[(at + 1) % len(self.drafts)]


async def call_off(page: Page, row: CardRow) -> None:
    """Call a meeting off; once it is so, show a note that may be sent."""
    if not await page.decided(CallOff(row.card.id)):
        return
    name, today = row.person.name, page.desk.today
    signature = page.desk.settings.name
    drafts = (
        turning_down(name, row.card, signature, today),
        putting_off(name, row.card, signature, today),
    )
    back = ""
    if not prep.is_past(row.card, today):
        back = f", {hours(prep.cost(row.card.minutes, page.desk.settings))} given back"
    heading = f"Called off{back}. A note to {first_name(name)}, to be sent by you"
    id = row.card.id
    begun = row.card.note or drafts[0]
    screen = NoteScreen(heading, begun, lambda t: KeepNote(id, t), signature)
    screen.drafts, screen.said = drafts, page.footing.said
    written = await page.app.push_screen_wait(screen)
    if written is not None and written.text not in (*drafts, row.card.note):
        page.decide(KeepNote(id, written.text))
