"""The questions that are asked in the message line, on more than one screen."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from store.errors import NotADate
from store.records import Verdict
from store.rules.dates import day_after, next_weekday
from store.rules.words import day

_LIKE_T = ("tue", "thu", "today", "tomorrow")
_LIKE_M = ("mon", "mar", "may")


def which_day(question: str, today: date, review_weekday: int) -> Prompt[date]:
    """Ask for a day to come: by one key, a number of weeks, or words."""
    keys = (
        OneKey("t", "tomorrow", today + timedelta(days=1), _LIKE_T),
        OneKey("r", "next review", next_weekday(today, review_weekday)),
        OneKey("m", "a month", today + relativedelta(months=1), _LIKE_M),
    )

    def parse(text: str) -> Understood[date] | NotUnderstood:
        try:
            weeks = int(text) if len(text) == 1 and text in "123456789" else 0
            found = today + timedelta(weeks=weeks) if weeks else day_after(text, today)
        except NotADate as error:
            return NotUnderstood(str(error))
        return Understood(found, day(found, today))

    return Prompt(question, keys, parse, remark="1-9 weeks  or type: fri, 4 jan")


def some_words(question: str, *, needed: str, text: str = "") -> Prompt[str]:
    """Ask for a few words; `needed` says why there must be some."""

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        return Understood(typed) if typed else NotUnderstood(needed)

    return Prompt(question, (), parse, text=text)


def which_verdict(name: str) -> Prompt[Verdict]:
    """Ask what a note really is."""
    keys = (
        OneKey("p", "personal", Verdict.PERSONAL),
        OneKey("t", "template", Verdict.TEMPLATE),
        OneKey("b", "boilerplate", Verdict.BOILERPLATE),
    )
    return Prompt(f"{name}'s note is:", keys)


def which_cadence(name: str) -> Prompt[str]:
    """Ask how often to be in touch with somebody who gets a place."""
    keys = (
        OneKey("w", "weekly", "1 week"),
        OneKey("t", "two-weekly", "2 weeks"),
        OneKey("m", "monthly", "1 month"),
        OneKey("q", "quarterly", "3 months"),
        OneKey("h", "half-yearly", "6 months"),
    )
    return Prompt(f"In touch with {name}:", keys)


def which_number(question: str, now: int, most: int) -> Prompt[int]:
    """Ask for a number from 1 to `most`."""

    def parse(typed: str) -> Understood[int] | NotUnderstood:
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= most:
            return Understood(int(typed))
        return NotUnderstood(f"A number from 1 to {most}, please.")

    return Prompt(question, (), parse, text=str(now))
