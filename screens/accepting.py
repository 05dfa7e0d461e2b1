"""How a place is given: with an invitation or without, and when none is left."""

from __future__ import annotations

from datetime import date

from screens.page import Page
from screens.questions import some_words, which_cadence, which_number
from screens.widgets.choice import Choice, Option
from screens.widgets.prompt import OneKey, Prompt
from store.decisions.book import Decision
from store.decisions.inbox import Accept, WaitForPlace
from store.decisions.people import Activate, ChangeCap
from store.errors import AtCap
from store.records import Invitation, Person
from store.rules.cap import CAP_LIMIT, Bandwidth
from store.rules.dates import in_six_weeks
from store.rules.inbox import first_name
from store.rules.words import day
from store.views import Holder


async def ask_how_to_accept(page: Page, invitation: Invitation) -> Decision | None:
    """Ask what accepting shall mean; None if the user backs out."""
    if not page.desk.status().bandwidth.room:
        return await _at_the_cap(page, invitation)
    first = first_name(invitation.name)
    keys = (
        OneKey("a", "lightly: known, 0 of your time", False),
        OneKey("t", "tend: takes a place", True),
    )
    tended = await page.app.push_screen_wait(Prompt(f"Accept {first}:", keys))
    if tended is None:
        return None
    return await _with_a_place(page, invitation) if tended else Accept(invitation.id)


async def _with_a_place(
    page: Page, invitation: Invitation, resting: str = ""
) -> Decision | None:
    name, id = invitation.name, invitation.person
    person = page.desk.person(id) if id else Person(id="", name=name)
    reason = await _why_and_how_often(page, person, resting)
    if reason is None:
        return None
    purpose, cadence = reason
    return Accept(
        invitation.id, active=True, purpose=purpose, cadence=cadence, resting=resting
    )


async def ask_for_place(page: Page, person: Person) -> Decision | None:
    """Ask what a place is for, and who rests where none is free; None if not."""
    resting: str | None = ""
    bandwidth = page.desk.status().bandwidth
    if bandwidth.over:
        page.say(str(AtCap(bandwidth.active, bandwidth.cap)))
        return None
    if not bandwidth.room:
        resting = await _who_rests(page)
    if resting is None:
        return None
    reason = await _why_and_how_often(page, person, resting, person.purpose)
    return Activate(person.id, *reason, resting) if reason else None


async def _why_and_how_often(
    page: Page, person: Person, resting: str, purpose: str = ""
) -> tuple[str, str] | None:
    first = first_name(person.name)
    why = await page.app.push_screen_wait(
        some_words(
            f"Why {first}, in one sentence:",
            needed=f"Why {first}? A place needs a purpose. Esc if none comes to mind.",
            text=purpose,
        )
    )
    if why is None:
        return None
    often = await page.app.push_screen_wait(
        which_cadence(first, page.desk.settings.touch_minutes)
    )
    if often is None or not await _takes_it_on(page, person, often, resting):
        return None
    return why, often


async def _takes_it_on(page: Page, person: Person, often: str, resting: str) -> bool:
    """Ask if it is worth a week that would be over with it; else nothing is asked."""
    taking = page.desk.taking_on(person, often, resting)
    if taking.over is None:
        return True
    keys = (OneKey("y", "give the place", True), OneKey("n", "not now", False))
    said = taking.said(page.desk.today)
    return await page.app.push_screen_wait(Prompt(said, keys)) is True


async def _at_the_cap(page: Page, invitation: Invitation) -> Decision | None:
    """Ask what comes first, as every place is taken."""
    bandwidth, name = page.desk.status().bandwidth, invitation.name
    holders = page.desk.holders()
    until = in_six_weeks(page.desk.today)
    text = (
        f"{_taken(bandwidth)} A new one deserves your time to "
        "prepare and follow up, so one of these comes first:"
    )
    options = _ways_at_the_cap(invitation, holders[0], until)
    if bandwidth.over:  # One who rests makes no room yet.
        options = options[1:]
    key = await page.app.push_screen_wait(Choice(f"Accept {name}", text, options))
    if key == "r":
        resting = await _who_rests(page)
        return await _with_a_place(page, invitation, resting) if resting else None
    if key == "w":
        return WaitForPlace(invitation.id, until)
    if key == "c":
        return await ask_for_cap(page)
    return Accept(invitation.id) if key == "a" else None


def _taken(bandwidth: Bandwidth) -> str:
    if bandwidth.over:
        return f"{bandwidth.active} of your {bandwidth.cap} places are taken."
    if bandwidth.cap == 1:
        return "Your one place is taken."
    return f"Your {bandwidth.cap} places are taken."


def _ways_at_the_cap(
    invitation: Invitation, quietest: Holder, until: date
) -> tuple[Option, ...]:
    return (
        Option(
            "r",
            "Let someone rest, then accept",
            f"{quietest.person.name}: {_quiet(quietest)}",
            "rest first",
        ),
        Option(
            "a",
            "Accept lightly, no active place",
            "known, not tended; 0 of your time",
            "lightly",
        ),
        Option(
            "w",
            f"Ask {first_name(invitation.name)} to wait for a place",
            f"keeps a follow-up for {day(until)}",
            "wait",
        ),
        Option("c", "Raise the cap first", "a decision of its own, with why", "cap"),
    )


async def _who_rests(page: Page) -> str | None:
    """Ask whose place becomes free; the quietest, to whom nothing is owed, is first."""
    holders = page.desk.holders()
    letters = "123456789bcdefgimnoprstuvwxyz"
    options = [
        Option(letter, holder.person.name, _quiet(holder))
        for letter, holder in zip(letters, holders, strict=False)
    ]
    bandwidth = page.desk.status().bandwidth
    text = f"{_taken(bandwidth)} Whoever rests stays in People, and may come back."
    key = await page.app.push_screen_wait(Choice("Who rests?", text, options))
    return holders[letters.index(key)].person.id if key else None


def _quiet(holder: Holder) -> str:
    """Say how long one has not heard of somebody, and what is owed to them."""
    person, owed = holder.person, holder.owed
    owes = f"; you owe: {owed[0].what}" if owed else ""
    if person.last_talk:
        return f"quiet since {person.last_talk.day} {person.last_talk:%b %Y}{owes}"
    return f"no talk is recorded{owes}"


async def ask_for_cap(page: Page) -> Decision | None:
    """Ask for another cap, and why."""
    now = page.desk.settings.cap
    cap = await page.app.push_screen_wait(
        which_number("How many can you tend well at once?", now, CAP_LIMIT)
    )
    if cap is None:
        return None
    why = await page.app.push_screen_wait(
        some_words(f"Why {cap}?", needed="The reason is kept. A few words will do.")
    )
    return ChangeCap(cap, why) if why else None
