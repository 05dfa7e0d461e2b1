"""Beginning an invitation to one person: for whom, and why."""

from __future__ import annotations

from msgspec import Struct

from screens.page import Page
from screens.questions import said_person, some_words
from screens.widgets.prompt import NotUnderstood, Prompt, Understood
from store.decisions.outgoing import Invite
from store.desk import Desk
from store.errors import NoSuchName, NotFound, OneAtATime
from store.records import Person
from store.rules.inbox import first_name
from store.rules.outgoing import one_named


async def write_to(page: Page, person: Person) -> None:
    """Open the draft to somebody; begin one, for a reason, if there is none."""
    from screens.drafting import DraftingPage

    if page.desk.draft_to(person.id) is None:
        why = await _ask_why(page, person.name)
        if not why or not await page.decided(Invite(person.id, why)):
            return
    if draft := page.desk.draft_to(person.id):
        page.app.push_screen(DraftingPage(page.desk, draft.id, page.tab))


async def write_to_somebody(page: Page) -> None:
    """Ask whom to invite; who is in no address book yet is put in by that."""
    question = which_one("Whom do you invite?", page.desk)
    if not (one := await page.app.push_screen_wait(question)):
        return
    if one.person:
        await write_to(page, one.person)
        return
    if not await page.app.push_screen_wait(_is_new(one.name)):
        return
    why = await _ask_why(page, one.name)
    if why and await page.decided(Invite("", why, name=one.name)):
        await write_to(page, page.desk.find_person(one.name))


def _is_new(name: str) -> Prompt[bool]:
    """Ask whether somebody whom nobody knows is to be put in: a slip makes no one."""

    def parse(typed: str) -> Understood[bool] | NotUnderstood:
        if typed:
            return NotUnderstood("Enter puts them in; Esc puts nobody in.")
        return Understood(True)

    return Prompt(f"{name} is new: Enter puts them in.", (), parse, remark="Esc: no")


async def _ask_why(page: Page, name: str) -> str | None:
    question = some_words(
        f"Why {first_name(name)}, in a sentence:",
        needed="An invitation has a reason: a few words will do.",
    )
    return await page.app.push_screen_wait(question)


class One(Struct, frozen=True):
    """Whom a name means: somebody in the address book, or somebody new."""

    name: str
    person: Person | None


def which_one(question: str, desk: Desk) -> Prompt[One]:
    """Ask for one person by name, known or not; several are refused, and why (R13)."""

    def parse(typed: str) -> Understood[One] | NotUnderstood:
        if not typed:
            return NotUnderstood("A name, please.")
        try:
            person = desk.find_person(typed)
        except NoSuchName:
            try:
                one_named((typed,), (each.name for each in desk.find_people("")))
            except OneAtATime as refusal:
                return NotUnderstood(str(refusal))
            return Understood(One(typed, None), f"{typed}, new in your address book")
        except NotFound as error:
            return NotUnderstood(str(error))
        return Understood(One(person.name, person), said_person(person))

    return Prompt(question, (), parse)
