"""The first run's three answers, changed later."""

from __future__ import annotations

from screens.accepting import ask_for_cap
from screens.page import Page
from screens.questions import some_words, which_number
from screens.widgets.prompt import OneKey, Prompt
from store.decisions.book import Decision
from store.decisions.settings import MOST_MEETINGS, ChangePace, SignAs


async def ask_what_to_change(page: Page) -> Decision | None:
    """Ask which answer is another one now; None if the user backs out."""
    keys = (
        OneKey("n", "the name on your replies", "name"),
        OneKey("c", "the cap", "cap"),
        OneKey("m", "meetings a week", "pace"),
    )
    which = await page.app.push_screen_wait(Prompt("Change:", keys))
    settings = page.desk.settings
    if which == "cap":
        return await ask_for_cap(page)
    if which == "name":
        question = "What name signs your replies?"
        name = await page.app.push_screen_wait(
            some_words(
                question, needed="A name, please.", text=settings.name, select=True
            )
        )
        return SignAs(name) if name else None
    if which == "pace":
        question = "How many meetings in a week leave time to prepare?"
        now = settings.meetings_per_week
        meetings = await page.app.push_screen_wait(
            which_number(question, now, MOST_MEETINGS)
        )
        return ChangePace(meetings) if meetings else None
    return None
