"""A gift in one line, either way: put in, told otherwise, or not kept after all."""

from __future__ import annotations

from datetime import date

from screens.page import Page
from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from store.decisions.book import Decision
from store.decisions.gifts import AddGift, ChangeGift, DropGift
from store.errors import Refused
from store.records import Gift, Person
from store.rules.inbox import first_name
from store.rules.telling import ToldGift, read_gift
from store.rules.words import date_only, shortened

_CHOSEN_FROM = 9
"""So many gifts can be chosen from, each by one digit: the newest ones."""


def which_gift(name: str, today: date, text: str = "") -> Prompt[ToldGift]:
    """Ask for a gift in one line, which says whose it is, and may end with its day."""

    def parse(typed: str) -> Understood[ToldGift] | NotUnderstood:
        try:
            gift = read_gift(typed, today, name)
        except Refused as error:
            return NotUnderstood(str(error))
        return Understood(gift, gift.said(name, today))

    remark = "gave: the checklist  got: an idea, 12 nov"
    return Prompt(f"A gift, {name}:", (), parse, remark=remark, text=text)


async def ask_for_gift(page: Page, person: Person) -> Decision | None:
    """Ask for a gift from or to somebody; None if the user backs out."""
    question = which_gift(first_name(person.name), page.desk.today)
    told = await page.app.push_screen_wait(question)
    return AddGift(person.id, told) if told else None


async def ask_about_gift(page: Page, person: Person) -> Decision | None:
    """Ask which gift of somebody's is to be told otherwise, or not to be kept."""
    from store.rules.giving import is_told_in_a_talk

    today, first = page.desk.today, first_name(person.name)
    every = page.desk.gifts_view(person.id).gifts
    gifts = [gift for gift in every if not is_told_in_a_talk(gift)][:_CHOSEN_FROM]
    if not gifts:
        page.say(f"No gift with {first} is put in: H puts one in.")
        return None
    gift = gifts[0]
    if gifts[1:]:
        keys = [OneKey(str(n), _label(g, today), g) for n, g in enumerate(gifts, 1)]
        chosen = await page.app.push_screen_wait(Prompt("Which one?", keys))
        if chosen is None:
            return None
        gift = chosen
    ways = (OneKey("i", "tell it otherwise", True), OneKey("d", "don't keep it", False))
    keeps = await page.app.push_screen_wait(Prompt(f"{_label(gift, today)}:", ways))
    if keeps is None:
        return None
    if not keeps:
        return DropGift(gift.id)
    question = which_gift(first, today, _as_typed(gift))
    told = await page.app.push_screen_wait(question)
    return ChangeGift(gift.id, told) if told else None


def _label(gift: Gift, today: date) -> str:
    way = "gave" if gift.given else "got"
    return f"{way}: {shortened(gift.what, 30)}, {date_only(gift.on, today)}"


def _as_typed(gift: Gift) -> str:
    """Return the line that would tell of a gift as it is."""
    return f"{'gave' if gift.given else 'got'}: {gift.what}, {gift.on.isoformat()}"
