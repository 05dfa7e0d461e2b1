"""Asking who led to somebody: a hint by one key, a name, or nobody."""

from __future__ import annotations

from screens.page import Page
from screens.questions import which_person
from screens.widgets.prompt import OneKey
from store.decisions.book import Decision
from store.decisions.people import LedBy
from store.records import Person
from store.rules.inbox import first_name
from store.rules.leads import Where
from store.rules.words import shortened

_HINTS = 3
"""So many hints are offered."""

_MOST = 60
"""So many characters of the words around a name are shown."""

_WHERE = {
    Where.NOTE: "in their note",
    Where.ANSWER: "in their answer",
    Where.OWN_NOTE: "in your note to them",
    Where.MESSAGE: "in your talks",
    Where.ELSEWHERE: "in your talks with {first}",
}


async def ask_who_led(page: Page, person: Person) -> Decision | None:
    """Ask who led to somebody; the hints are offered, with the words they rest on."""
    question = f"Who led you to {first_name(person.name)}?"
    keys = [
        OneKey(str(number), said_hint(hint.by, hint.where, hint.words), hint.by.id)
        for number, hint in enumerate(page.desk.hints(person.id)[:_HINTS], 1)
    ]
    if person.led_by:
        keys.append(OneKey("n", "nobody", "", _NAMES_WITH_N))
    by = await page.app.push_screen_wait(
        which_person(question, page.desk.find_person, keys)
    )
    return None if by is None else LedBy(person.id, by)


_NAMES_WITH_N = tuple(f"n{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
"""A name may begin with the letter of "nobody"."""


async def ask_led_by(page: Page, name: str) -> str | None:
    """Ask who led to somebody who is put in; Enter is nobody, None backs out."""
    question = f"Who led you to {first_name(name)}?"
    prompt = which_person(question, page.desk.find_person, none="nobody")
    return await page.app.push_screen_wait(prompt)


def said_hint(by: Person, where: Where, words: str) -> str:
    """Say whom a hint names, and where: “… Jonas Brandt told me …” in their note."""
    place = _WHERE[where].format(first=first_name(by.name))
    return f"{by.name}, {place}: “{shortened(words, _MOST)}”"
