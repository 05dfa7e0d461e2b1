"""Putting something in by hand, from anywhere: one line first."""

from __future__ import annotations

from msgspec import Struct
from textual import on

from screens.leading import ask_led_by
from screens.page import Page
from screens.questions import maybe_words, some_words, which_moment, which_person
from screens.widgets.field import Field
from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from screens.with_person import ask_for_step, ask_for_talk
from store.decisions.book import Decision
from store.decisions.capture import AddPerson, Receive
from store.decisions.followups import AddStep
from store.decisions.prep import Propose
from store.decisions.talks import LogTalk
from store.records import Person, PrepCard
from store.rules.capturing import is_text, name_and_how, sender
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
    if kind == "invitation":
        return await _invitation(page)
    told = await _who(page, "Whom?", "Zed Example, met at PyCon")
    if told is None:
        return None
    name, how = name_and_how(told.name)
    how = how or told.text
    if not how:
        answer = await page.app.push_screen_wait(
            maybe_words(f"How do you know {name}?")
        )
        if answer is None:
            return None
        how = answer
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


class Named(Struct, frozen=True):
    """A name as it was typed, and the text that was pasted with it."""

    name: str
    text: str = ""


class NamePrompt(Prompt[Named]):
    """Asks for a name; a text of several lines is taken whole, for the note."""

    def __init__(self, question: str, example: str) -> None:
        def parse(typed: str) -> Understood[Named] | NotUnderstood:
            if not typed:
                return NotUnderstood("A name, please.")
            if is_text(typed):
                return Understood(Named(sender(typed), typed), "a text, for the note")
            parts = filter(None, name_and_how(typed))
            return Understood(Named(typed), " · ".join(parts))

        super().__init__(question, (), parse, remark=example)

    @on(Field.PastedLines)
    def _take_whole(self, event: Field.PastedLines) -> None:
        self.dismiss(Named(sender(event.text), event.text))


async def _who(page: Page, question: str, example: str) -> Named | None:
    """Ask for a name; where a text was pasted instead, ask whose it is."""
    told = await page.app.push_screen_wait(NamePrompt(question, example))
    if told is None or not told.text:
        return told
    apart = some_words(
        "Their name:", needed="A name, please.", text=told.name, select=True
    )
    name = await page.app.push_screen_wait(apart)
    return Named(name, told.text) if name else None


async def _invitation(page: Page) -> Decision | None:
    from screens.reply import AnswerScreen

    example = "a name, or paste what they wrote"
    told = await _who(page, "Whose invitation?", example)
    if told is None:
        return None
    name = told.name
    heading = f"What {first_name(name)} wrote (paste it; Esc when done)"
    written = await page.app.push_screen_wait(
        AnswerScreen(heading, told.text, lambda text: Receive(name, text))
    )
    return Receive(name, written.text.strip()) if written else None
