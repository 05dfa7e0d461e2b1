"""The first run's answers, and whose holidays are kept, changed later."""

from __future__ import annotations

from screens.accepting import ask_for_cap
from screens.page import Page
from screens.questions import some_words, which_number
from screens.widgets.choice import Choice, Option
from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from store.decisions.bandwidth import (
    COSTS,
    ChangeCosts,
    ChangeHours,
    KeepHolidays,
    RemoveTimeOff,
    days_said,
)
from store.decisions.book import Decision
from store.decisions.settings import MOST_MEETINGS, ChangePace, SignAs
from store.records import Settings
from store.rules.hours import MOST_HOURS


async def ask_what_to_change(page: Page) -> Decision | None:
    """Ask which answer is another one now; None if the user backs out."""
    keys = (
        OneKey("n", "the name on your replies", "name"),
        OneKey("c", "the cap", "cap"),
        OneKey("m", "meetings a week", "pace"),
        OneKey("h", "hours a week", "hours"),
        OneKey("d", "hours of each day", "days"),
        OneKey("t", "what things take", "costs"),
        OneKey("o", "days off", "off"),
        OneKey("p", "public holidays", "holidays"),
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
    if which == "hours":
        question = "How many hours a week are for your network?"
        now = settings.hours_per_week
        hours = await page.app.push_screen_wait(which_number(question, now, MOST_HOURS))
        return ChangeHours(hours) if hours else None
    if which == "days":
        asked = some_words(
            "Hours from Monday to Sunday:",
            needed="Seven numbers, as in: 1 1 0 1 1 0 0.",
            text=settings.hours_by_weekday,
            select=True,
        )
        days = await page.app.push_screen_wait(asked)
        return ChangeHours(by_weekday=days) if days else None
    if which == "costs":
        minutes = await page.app.push_screen_wait(_what_things_take(settings))
        return ChangeCosts(*minutes) if minutes else None
    if which == "off":
        return await _ask_which_days_off(page)
    if which == "holidays":
        return await _ask_whose_holidays(page, settings)
    return None


def _what_things_take(settings: Settings) -> Prompt[tuple[int, ...]]:
    """Ask for the minutes of all that takes some, in one line."""
    things = ", ".join(COSTS.values())

    def parse(typed: str) -> Understood[tuple[int, ...]] | NotUnderstood:
        words = typed.replace(",", " ").split()
        if len(words) != len(COSTS) or not all(w.isdecimal() for w in words):
            return NotUnderstood(f"{len(COSTS)} numbers, please: {things}.")
        minutes = tuple(int(word) for word in words)
        echoed = zip(COSTS.values(), minutes, strict=True)
        return Understood(minutes, ", ".join(f"{what} {n}" for what, n in echoed))

    now = " ".join(str(getattr(settings, field)) for field in COSTS)
    return Prompt(f"Minutes of {things}:", (), parse, text=now, select=True)


async def _ask_which_days_off(page: Page) -> Decision | None:
    """Ask which days off to take back; those of calendars come and go with them."""
    kept = [off for off in page.desk.time_off_to_come() if not off.uid]
    if not kept:
        page.say("No days off are kept: w on Bandwidth, then b, plans a break.")
        return None
    today = page.desk.today
    options = [
        Option(letter, days_said(off.first, off.last, today), off.what)
        for letter, off in zip("123456789bcdefgimnoprstuvwxyz", kept, strict=False)
    ]
    text = "They are there for your network again; what was moved stays."
    if len(kept) > len(options):
        text += f" These are the first {len(options)} of {len(kept)}."
    key = await page.app.push_screen_wait(Choice("No days off:", text, options))
    chosen = {o.key: off.id for o, off in zip(options, kept, strict=False)}
    return RemoveTimeOff(chosen[key]) if key else None


async def _ask_whose_holidays(page: Page, settings: Settings) -> Decision | None:
    """Ask for a country and a region, as in "de by"."""
    now = f"{settings.country} {settings.region}".strip()
    question = some_words(
        "Whose public holidays are days off? As in: SE, or DE BY; none:",
        needed="A country by its two letters, or: none.",
        text=now,
        select=True,
    )
    typed = await page.app.push_screen_wait(question)
    if not typed:
        return None
    country, _, region = typed.partition(" ")
    if country.casefold() == "none":
        country = region = ""
    return KeepHolidays(country, region.strip())
