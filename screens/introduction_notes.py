"""The notes about introductions: read, edited, copied; `r` again says it was sent."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.introduction_phrases import called
from screens.page import Page
from screens.reply import TextScreen, Written
from store.decisions.book import Decision
from store.decisions.introductions import AskWhether, Make, SaidNo
from store.decisions.offered import KeepIntroductionNote, Take, TurnDown
from store.introducing import IntroductionRow
from store.records import Person
from store.rules.graces import not_to_be
from store.rules.inbox import first_name
from store.rules.introducing import Next, asked_on


class IntroductionNote(TextScreen):
    """The note of the next step; a draft that nobody touched is kept nowhere."""

    BINDING_GROUP_TITLE = "Introduction's note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r,enter",
            "sent",
            "I sent it",
            id="introduction.sent",
            tooltip="You sent it: the introduction goes a step on",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("introduction.sent", "reply.copy", "reply.edit")
    idle = f"r says that you sent it, {TextScreen.idle}"

    def action_sent(self) -> None:
        """It was sent."""
        self.dismiss(Written(self.text, sent=True))


class GraceNote(TextScreen):
    """A note that lets somebody down kindly, to copy and to send."""

    BINDING_GROUP_TITLE = "Gracious note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u",
            "take_back",
            "undo",
            id="grace.undo",
            tooltip="Undo: it is not turned down",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("reply.copy", "reply.edit", "grace.undo")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the single keys only outside of the text."""
        if action == "take_back":
            return not self.note.has_focus
        return super().check_action(action, parameters)

    async def action_take_back(self) -> None:
        """Leave the note, and undo."""
        self.dismiss(None)
        await self.app.run_action("undo")


async def ask_for_note(page: Page, row: IntroductionRow) -> Decision | None:
    """Let the user write what is next; None if nothing is sent, or kept."""
    introduction = row.introduction
    begun = page.desk.introduction_note(introduction.id)
    written = await page.app.push_screen_wait(
        IntroductionNote(
            _heading(row),
            begun,
            lambda text: KeepIntroductionNote(introduction.id, text),
            page.desk.settings.name,
        )
    )
    if written is None:
        return None
    if written.sent and (sending := _sending(row, written.text)):
        return sending
    if written.text == begun:
        return None
    return KeepIntroductionNote(introduction.id, written.text)


def _heading(row: IntroductionRow) -> str:
    if row.by:
        return f"To {first_name(row.by.name)}, who offers it: you'd like to meet"
    step, whom = row.next
    if step is Next.MAKE:
        return f"To {row.name}: you bring them together"
    assert whom
    if step is Next.FOLLOW:
        return f"To {called(row, whom)}: what came of it?"
    return f"To {called(row, whom)}: would they like to meet?"


def _sending(row: IntroductionRow, text: str) -> Decision | None:
    """Return what it means that the note was sent."""
    id = row.introduction.id
    if row.by:
        return Take(id, text)
    step, whom = row.next
    if step is Next.MAKE:
        return Make(id, text)
    if step is Next.ASK and whom:
        return AskWhether(id, whom.id, text)
    return None  # What came of it is told once they answer.


async def turn_down(page: Page, row: IntroductionRow) -> None:
    """Turn an offer down; once it is so, show a note that thanks who offered."""
    id, by = row.introduction.id, row.by
    assert by
    if await page.decided(TurnDown(id)):
        draft = page.desk.introduction_draft(id)
        heading = f"Turned down. A note to {first_name(by.name)}, to be sent by you"
        await _show_grace(page, id, heading, draft, page.footing.said)


async def say_no(page: Page, row: IntroductionRow, person: Person) -> None:
    """Drop it, as one of the two would rather not; let the other know, if need be."""
    id, other = row.introduction.id, row.beside(person)
    was_asked = asked_on(row.introduction, other.id)
    if await page.decided(SaidNo(id, person.id)) and was_asked:
        signature = page.desk.settings.name
        draft = not_to_be(other.name, person.name, signature)
        heading = f"Dropped. A kind note to {called(row, other)}, to be sent by you"
        await _show_grace(page, id, heading, draft, page.footing.said)


async def show_declined(page: Page, row: IntroductionRow) -> None:
    """Show the note by which an offer is turned down, once more."""
    id = row.introduction.id
    draft = page.desk.introduction_draft(id)
    await _show_grace(page, id, "The note that declines", draft)


async def _show_grace(
    page: Page, id: str, heading: str, draft: str, said: str = ""
) -> None:
    """Show a note, in the user's own words where there are any; they are kept."""
    begun = page.desk.introduction_row(id).introduction.note or draft
    screen = GraceNote(
        heading,
        begun,
        lambda text: KeepIntroductionNote(id, text),
        page.desk.settings.name,
    )
    screen.said = said
    written = await page.app.push_screen_wait(screen)
    if written is not None and written.text != begun:
        await page.decided(KeepIntroductionNote(id, written.text))
