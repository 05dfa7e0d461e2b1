"""The questions that change a setting; each answers a decision, or nothing."""

from __future__ import annotations

from screens.page import Page
from screens.questions import some_words, which_number
from screens.widgets.choice import Choice, Option
from screens.widgets.prompt import NotUnderstood, Prompt, Understood
from store.decisions.bandwidth import (
    COSTS,
    ChangeCosts,
    ChangeHours,
    KeepHolidays,
    RemoveTimeOff,
    days_said,
)
from store.decisions.book import Decision
from store.decisions.settings import (
    LONGEST_LAPSE,
    MOST_MEETINGS,
    WEEKDAYS,
    ChangeLapse,
    ChangePace,
    ReviewOn,
    SignAs,
    weekday_named,
)
from store.records import Settings
from store.rules.hours import MOST_HOURS


async def ask_name(page: Page) -> Decision | None:
    """Ask what signs the replies."""
    question = some_words(
        "What name signs your replies?",
        needed="A name, please.",
        text=page.desk.settings.name,
        select=True,
    )
    name = await page.app.push_screen_wait(question)
    return SignAs(name) if name else None


async def ask_pace(page: Page) -> Decision | None:
    """Ask how many meetings a week."""
    question = which_number(
        "How many meetings in a week leave time to prepare?",
        page.desk.settings.meetings_per_week,
        MOST_MEETINGS,
    )
    meetings = await page.app.push_screen_wait(question)
    return ChangePace(meetings) if meetings else None


async def ask_hours(page: Page) -> Decision | None:
    """Ask how many hours a week."""
    question = which_number(
        "How many hours a week are for your network?",
        page.desk.settings.hours_per_week,
        MOST_HOURS,
    )
    hours = await page.app.push_screen_wait(question)
    return ChangeHours(hours) if hours else None


async def ask_hours_by_day(page: Page) -> Decision | None:
    """Ask for the hours of each day of the week."""
    question = some_words(
        "Hours from Monday to Sunday:",
        needed="Seven numbers, as in: 1 1 0 1 1 0 0.",
        text=page.desk.settings.hours_by_weekday,
        select=True,
    )
    days = await page.app.push_screen_wait(question)
    return ChangeHours(by_weekday=days) if days else None


async def ask_costs(page: Page) -> Decision | None:
    """Ask for the minutes of all that takes some."""
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


async def ask_days_off(page: Page) -> Decision | None:
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


async def ask_lapse(page: Page) -> Decision | None:
    """Ask after how many days without an answer an invitation lapses."""
    question = which_number(
        "Whoever was asked lapses after how many days?",
        page.desk.settings.lapse_days,
        LONGEST_LAPSE,
    )
    days = await page.app.push_screen_wait(question)
    return ChangeLapse(days) if days else None


async def ask_weekday(page: Page) -> Decision | None:
    """Ask on which day the review is; a part of its name will do."""

    def parse(typed: str) -> Understood[int] | NotUnderstood:
        if (weekday := weekday_named(typed)) is None:
            return NotUnderstood("A day of the week, please, as in: sun.")
        return Understood(weekday, WEEKDAYS[weekday])

    now = WEEKDAYS[page.desk.settings.review_weekday]
    question = Prompt("The review is on:", (), parse, text=now, select=True)
    weekday = await page.app.push_screen_wait(question)
    return None if weekday is None else ReviewOn(weekday)


async def ask_holidays(page: Page) -> Decision | None:
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
