"""The question before somebody is forgotten for good."""

from __future__ import annotations

from screens.page import Page
from screens.widgets.prompt import NotUnderstood, Prompt, Understood
from store.decisions.forgetting import ForgetPerson
from store.records import Person
from store.rules.search import letters


async def ask_to_forget(page: Page, person: Person) -> ForgetPerson | None:
    """Ask for the whole name; None if the user backs out."""
    name = person.name

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        if letters(typed) == letters(name):
            return Understood(typed, f"Forget {name} for good")
        return NotUnderstood(f"That is not the whole name, {name}. Esc forgets nobody.")

    question = Prompt(
        f"Forget {name} for good? Nothing undoes it. Talks, invitations, meetings, "
        "next steps and gifts go too, in backups and history as well. "
        "An export that names them brings them back.",
        (),
        parse,
        remark="Type the whole name:",
    )
    typed = await page.app.push_screen_wait(question)
    return ForgetPerson(person.id, typed) if typed else None
