"""A letter to somebody: begun from what is known, written by the user, sent by them."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.page import Page
from screens.reply import TextScreen, Written
from store.decisions.book import Decision
from store.decisions.pending import sending
from store.decisions.talks import KeepLetter
from store.records import Person
from store.rules.inbox import first_name
from store.rules.queue import Pending


class LetterScreen(TextScreen):
    """A letter; `r` again says that it was sent."""

    BINDING_GROUP_TITLE = "Letter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r,enter",
            "sent",
            "I sent it",
            id="letter.sent",
            tooltip="You sent it: it is recorded as a mail",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("letter.sent", "reply.copy", "reply.edit")
    idle = f"r says that you sent it, {TextScreen.idle}"

    def action_sent(self) -> None:
        """It was sent."""
        self.dismiss(Written(self.text, sent=True))


async def ask_for_letter(
    page: Page, person: Person, pending: Pending | None = None
) -> Decision | None:
    """Let the user write to somebody, about what is pending; None if nothing is sent.

    What was written is kept all the same, and stands there the next time.
    """
    desk, about = page.desk, pending.key if pending else ""
    draft = desk.draft(pending) if pending else desk.letter_to(person.id)
    begun = person.letter or draft
    is_other = bool(person.letter) and person.letter_about != about
    first = first_name(person.name)
    heading = f"A letter to {first}: send it where you write to them"
    if is_other:
        heading = f"A letter to {first}, begun about something else"
        about = person.letter_about
    screen = LetterScreen(
        heading,
        begun,
        lambda text: KeepLetter(person.id, text, about),
        desk.settings.name,
    )
    written = await page.app.push_screen_wait(screen)
    if written is None:
        return None
    if written.sent:
        return sending(None if is_other else pending, person.id, written.text)
    if written.text == begun:
        return None
    return KeepLetter(person.id, written.text, about)
