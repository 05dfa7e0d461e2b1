"""Putting something in by hand, from anywhere: one line first."""

from __future__ import annotations

from screens.page import Page
from screens.questions import some_words
from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from store.decisions.book import Decision
from store.decisions.capture import AddPerson, Receive


async def ask_what_to_capture(page: Page) -> Decision | None:
    """Ask what to put in; None if the user backs out."""
    keys = (
        OneKey("p", "someone you value", "person"),
        OneKey("i", "an invitation you received", "invitation"),
    )
    kind = await page.app.push_screen_wait(Prompt("Put in:", keys))
    if kind is None:
        return None
    whose = "Whose invitation?" if kind == "invitation" else "Whom?"
    name = await page.app.push_screen_wait(some_words(whose, needed="A name, please."))
    if name is None:
        return None
    if kind == "invitation":
        return await _invitation(page, name)
    how = await page.app.push_screen_wait(_optional(f"How do you know {name}?"))
    return None if how is None else AddPerson(name, how)


async def _invitation(page: Page, name: str) -> Decision | None:
    from screens.reply import AnswerScreen

    heading = f"What {name} wrote (paste it; Esc when done; empty if there was no note)"
    written = await page.app.push_screen_wait(
        AnswerScreen(heading, "", lambda text: Receive(name, text))
    )
    return Receive(name, written.text.strip()) if written else None


def _optional(question: str) -> Prompt[str]:
    def parse(typed: str) -> Understood[str] | NotUnderstood:
        return Understood(typed)

    return Prompt(question, (), parse, remark="Enter leaves it open")
