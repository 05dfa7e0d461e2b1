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
        OneKey("n", "the name on your replies", _another_name),
        OneKey("c", "the cap", ask_for_cap),
        OneKey("m", "meetings a week", _another_pace),
        OneKey("h", "hours a week", _other_hours),
        OneKey("d", "hours of each day", _other_hours_by_day),
        OneKey("t", "what things take", _other_costs),
        OneKey("o", "days off", _ask_which_days_off),
        OneKey("p", "public holidays", _ask_whose_holidays),
    )
    asking = await page.app.push_screen_wait(Prompt("Change:", keys))
    return await asking(page) if asking else None


async def _another_name(page: Page) -> Decision | None:
    question = some_words(
        "What name signs your replies?",
        needed="A name, please.",
        text=page.desk.settings.name,
        select=True,
    )
    name = await page.app.push_screen_wait(question)
    return SignAs(name) if name else None


async def _another_pace(page: Page) -> Decision | None:
    question = which_number(
        "How many meetings in a week leave time to prepare?",
        page.desk.settings.meetings_per_week,
        MOST_MEETINGS,
    )
    meetings = await page.app.push_screen_wait(question)
    return ChangePace(meetings) if meetings else None


async def _other_hours(page: Page) -> Decision | None:
    question = which_number(
        "How many hours a week are for your network?",
        page.desk.settings.hours_per_week,
        MOST_HOURS,
    )
    hours = await page.app.push_screen_wait(question)
    return ChangeHours(hours) if hours else None


async def _other_hours_by_day(page: Page) -> Decision | None:
    question = some_words(
        "Hours from Monday to Sunday:",
        needed="Seven numbers, as in: 1 1 0 1 1 0 0.",
        text=page.desk.settings.hours_by_weekday,
        select=True,
    )
    days = await page.app.push_screen_wait(question)
    return ChangeHours(by_weekday=days) if days else None


async def _other_costs(page: Page) -> Decision | None:
    question = _what_things_take(page.desk.settings)
    minutes = await page.app.push_screen_wait(question)
    return ChangeCosts(*minutes) if minutes else None


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


async def _ask_whose_holidays(page: Page) -> Decision | None:
    """Ask for a country and a region, as in "de by"."""
    settings = page.desk.settings
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
