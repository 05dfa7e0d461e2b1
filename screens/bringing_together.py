"""Asking for what an introduction needs: whom, with whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.questions import maybe_words, some_words, which_person
from screens.widgets.prompt import NotUnderstood, Prompt, Understood
from store.rules.capturing import name_and_how
from store.rules.inbox import first_name

if TYPE_CHECKING:
    from screens.page import Page
    from store.decisions.book import Decision
    from store.records import FollowUp, Person


async def ask_whom_to_bring(page: Page, person: Person) -> Decision | None:
    """Ask with whom somebody is to be brought together, and why; None: backed out."""
    from store.decisions.introductions import Think

    first = first_name(person.name)
    question = which_person(f"Bring {first} together with whom?", page.desk.find_person)
    whom = await page.app.push_screen_wait(question)
    if whom is None:
        return None
    other = page.desk.person(whom)
    reason = _reason(person, other)
    question_why = some_words(
        f"Why {first} and {first_name(other.name)}?",
        needed="A reason: it is what you will write to both.",
        text=reason,
    )
    why = await page.app.push_screen_wait(question_why)
    return Think(person.id, other.id, why) if why else None


def _reason(person: Person, other: Person) -> str:
    """Return the reason that their topics give, or ""."""
    from screens.introduction_phrases import why_pair
    from store.rules.pairing import between

    return why_pair(between(person, other))


async def ask_for_offer(page: Page, by: Person) -> Decision | None:
    """Ask whom somebody offers to introduce, what they are about, and why."""
    from store.decisions.offered import Offer

    first = first_name(by.name)
    told = await page.app.push_screen_wait(_whom(first))
    if told is None:
        return None
    name, said = name_and_how(told)
    why: str | None = said
    if not said:
        asked = maybe_words(f"Why you two, as {first} says?")
        why = await page.app.push_screen_wait(asked)
    if why is None:
        return None
    about = await page.app.push_screen_wait(
        maybe_words(f"What is {first_name(name)} about? As in: hiring, compilers")
    )
    return None if about is None else Offer(by.id, name, why, about)


def _whom(first: str) -> Prompt[str]:
    """Ask whom somebody offers to introduce, in a line that may say why as well."""

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        if not typed:
            return NotUnderstood("A name, please.")
        return Understood(typed, " · ".join(filter(None, name_and_how(typed))))

    question = f"Whom would {first} bring you together with?"
    return Prompt(question, (), parse, remark="Zed Example, you both teach")


async def ask_for_topics(page: Page, person: Person, field: str) -> Decision | None:
    """Ask what somebody can help with, or looks for; None if the user backs out."""
    from store.decisions.topics import THEIRS, ChangeTopics

    first, now = first_name(person.name), getattr(person, field)
    question = maybe_words(
        f"{first} {THEIRS[field]}:",
        now,
        "" if now else "hiring, an editor's eye  Enter: nothing",
    )
    typed = await page.app.push_screen_wait(question)
    if typed is None or typed == now:
        return None
    return ChangeTopics(person.id, **{field: typed})


async def ask_what_came(page: Page, step: FollowUp) -> Decision | None:
    """Ask what came of an introduction, as that was to be asked; Enter leaves it open.

    Where it is told, the introduction is closed, and the step is done by that.
    """
    from store.decisions.followups import FinishStep
    from store.decisions.introductions import WhatCame
    from store.records import Stage

    row = page.desk.introduction_row(step.introduction)
    if row.introduction.stage is not Stage.MADE:
        return FinishStep(step.id)
    came = await page.app.push_screen_wait(maybe_words(f"What came of {row.name}?"))
    if came is None:
        return None
    return WhatCame(row.introduction.id, came) if came else FinishStep(step.id)
