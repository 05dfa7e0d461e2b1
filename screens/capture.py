"""Putting something in by hand, from anywhere: one line first."""

from __future__ import annotations

from screens.leading import ask_led_by
from screens.page import Page
from screens.questions import maybe_words, some_words, which_moment, which_person
from screens.widgets.prompt import OneKey, Prompt
from screens.with_person import ask_for_step, ask_for_talk
from store.decisions.book import Decision
from store.decisions.capture import AddPerson, Receive
from store.decisions.followups import AddStep
from store.decisions.prep import Propose
from store.decisions.talks import LogTalk
from store.records import Person, PrepCard
from store.rules.inbox import first_name


async def ask_what_to_capture(page: Page) -> Decision | None:
    """Ask what to put in; None if the user backs out."""
    keys = (
        OneKey("p", "someone you value", "person"),
        OneKey("i", "an invitation", "invitation"),
        OneKey("n", "an invitation of your own", "own"),
        OneKey("m", "a meeting", "meeting"),
        OneKey("t", "a talk", "talk"),
        OneKey("f", "a next step", "step"),
        OneKey("o", "an introduction offered to you", "offer"),
        OneKey("g", "a gift", "gift"),
        OneKey("w", "what came of it", "outcome"),
    )
    kind = await page.app.push_screen_wait(Prompt("Put in:", keys))
    if kind is None:
        return None
    if kind == "own":
        from screens.inviting import write_to_somebody

        await write_to_somebody(page)
        return None
    if kind == "outcome":
        from screens.outcomes import ask_for_outcome

        return await ask_for_outcome(page)
    if kind in _ABOUT_SOMEONE:
        whom = "Who offers it?" if kind == "offer" else "With whom?"
        question = which_person(whom, page.desk.find_person)
        id = await page.app.push_screen_wait(question)
        asking = _ABOUT_SOMEONE[kind]
        return await asking(page, page.desk.person(id)) if id else None
    whose = "Whose invitation?" if kind == "invitation" else "Whom?"
    name = await page.app.push_screen_wait(some_words(whose, needed="A name, please."))
    if name is None:
        return None
    if kind == "invitation":
        return await _invitation(page, name)
    how = await page.app.push_screen_wait(maybe_words(f"How do you know {name}?"))
    if how is None:
        return None
    somebody = page.desk.status().people  # Else nobody can have led to them.
    by = await ask_led_by(page, name) if somebody else ""
    return None if by is None else AddPerson(name, how, by)


async def ask_for_meeting(page: Page, person: Person) -> Decision | None:
    """Ask when to meet somebody; it may be but an idea."""
    from screens.full_week import ask_if_full

    first = first_name(person.name)
    question = which_moment(f"Meet {first} when?", page.desk.today, "no day yet")
    answer = await page.app.push_screen_wait(question)
    if answer is None:
        return None
    on, at = answer
    settled = await ask_if_full(page, PrepCard(id="", person=person.id, on=on))
    return Propose(person.id, settled.on, at, why=settled.why) if settled else None


async def _talk(page: Page, person: Person) -> Decision | None:
    contact = await ask_for_talk(page, person)
    return LogTalk(person.id, contact) if contact else None


async def _step(page: Page, person: Person) -> Decision | None:
    step = await ask_for_step(page, person)
    return AddStep(person.id, step) if step else None


async def _offer(page: Page, by: Person) -> Decision | None:
    from screens.bringing_together import ask_for_offer

    return await ask_for_offer(page, by)


async def _gift(page: Page, person: Person) -> Decision | None:
    from screens.gifts import ask_for_gift

    return await ask_for_gift(page, person)


_ABOUT_SOMEONE = {
    "meeting": ask_for_meeting,
    "talk": _talk,
    "step": _step,
    "offer": _offer,
    "gift": _gift,
}
"""What is put in about one whom the user knows."""


async def _invitation(page: Page, name: str) -> Decision | None:
    from screens.reply import AnswerScreen

    heading = f"What {first_name(name)} wrote (paste it; Esc when done)"
    written = await page.app.push_screen_wait(
        AnswerScreen(heading, "", lambda text: Receive(name, text))
    )
    return Receive(name, written.text.strip()) if written else None
