"""What is asked where a meeting would make its week too full."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from screens.page import Page
from screens.questions import some_words
from screens.week_words import clock
from screens.widgets.choice import Choice, Option
from store.records import PrepCard
from store.rules.full_week import FullWeek
from store.rules.words import date_only, day


class Settled(Struct, frozen=True):
    """The day of a meeting, and why that one although its week is full."""

    on: date | None
    why: str = ""


async def ask_if_full(page: Page, meeting: PrepCard) -> Settled | None:
    """Ask for a better day, or a reason, where the week is full; None if not at all.

    A week with room asks nothing.
    """
    full = page.desk.full_week(meeting)
    if full is None or meeting.on is None:
        return Settled(meeting.on)
    today = page.desk.today
    said = day(meeting.on, today)
    title = f"The week of {day(full.week.monday, today)} {_how(full)}"
    text = f"With this it would be over by {clock(full.week.over)} h."
    if not full.elsewhere:
        text += " No week near it has room."
    options = (*_elsewhere(full, today), _staying(said))
    key = await page.app.push_screen_wait(Choice(title, text, options))
    if key is None:
        return None
    if key != STAY:
        return Settled(full.elsewhere[int(key) - 1].on)
    why = await page.app.push_screen_wait(
        some_words(
            f"Why {said}, in one line:",
            needed="The reason is kept. A few words will do.",
        )
    )
    return Settled(meeting.on, why) if why else None


STAY = "s"
"""The key that keeps the day."""


def _how(full: FullWeek) -> str:
    return "has no room for it" if full.week.capacity else "is off"


def _elsewhere(full: FullWeek, today: date) -> tuple[Option, ...]:
    """Return the nearest days in weeks with room, by number."""
    return tuple(
        Option(
            f"{number}",
            day(each.on, today),
            f"week of {day(each.monday, today)}: {clock(each.room)} h free",
            date_only(each.on, today),
        )
        for number, each in enumerate(full.elsewhere, 1)
    )


def _staying(said: str) -> Option:
    return Option(STAY, f"Stay with {said}", "asks why, and keeps it", "stay")
