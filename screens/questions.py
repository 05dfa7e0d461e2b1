"""The questions that are asked in the message line, on more than one screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, time, timedelta
from typing import TypeAlias

from dateutil.relativedelta import relativedelta

from screens.widgets.prompt import NotUnderstood, OneKey, Prompt, Understood
from store.errors import NoSuchName, NotACadence, NotADate, NotFound, Refused
from store.records import Person, Verdict
from store.rules.cadence import AMBIENT, require_cadence, said
from store.rules.dates import (
    day_after,
    moment_after,
    next_weekday,
    understood,
)
from store.rules.steps import Step, read_step
from store.rules.talking import Told
from store.rules.telling import told_on
from store.rules.words import day, moment

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


def which_first_day(today: date) -> Prompt[date]:
    """Ask for the first day of some, today or later; words only, so none is cut."""

    def parse(text: str) -> Understood[date] | NotUnderstood:
        try:
            first = understood(text, today)
        except NotADate as error:
            return NotUnderstood(str(error))
        if first < today:
            return NotUnderstood(f"{day(first, today)} is over.")
        return Understood(first, day(first, today))

    return Prompt("A break from:", (), parse, remark="mon, 21 dec, +10d")


_LONGEST = timedelta(days=200)
"""Whoever types a day that long after the first one means the one before it."""


def which_last_day(first: date) -> Prompt[date]:
    """Ask for the last day of some that begin on `first`; words only."""

    def parse(text: str) -> Understood[date] | NotUnderstood:
        try:
            last = understood(text, first) if text else first
        except NotADate as error:
            return NotUnderstood(str(error))
        if not first <= last <= first + _LONGEST:
            return NotUnderstood(f"{day(last, first)} is not soon after {day(first)}.")
        return Understood(last, day(last, first))

    question = f"From {day(first)} to, and with:"
    return Prompt(question, (), parse, remark="sun, 3 jan, +13d  Enter: one day")


Moment: TypeAlias = tuple[date | None, time | None]


def which_moment(question: str, today: date, none: str = "") -> Prompt[Moment]:
    """Ask for the day, and the time if there is one; `none` says what Enter means."""

    def parse(text: str) -> Understood[Moment] | NotUnderstood:
        if not text and none:
            return Understood((None, None))
        try:
            on, at = moment_after(text, today)
        except NotADate as error:
            return NotUnderstood(str(error))
        return Understood((on, at), moment(on, at, today))

    remark = f"tue 10:00, 4 jan 3pm{'  Enter: ' + none if none else ''}"
    return Prompt(question, (), parse, remark=remark)


def which_step(
    question: str,
    today: date,
    text: str = "",
    kept: date | None = None,
    by: date | None = None,
) -> Prompt[Step]:
    """Ask for a next step in one line, with the day at its end.

    It is for the day `by` where none is said, if there is one.
    """

    def read(typed: str) -> Step:
        try:
            return read_step(typed, today, kept=kept)
        except NotADate:
            if by is None or not typed:
                raise
            return read_step(f"{typed} by {by}", today, kept=kept)

    def parse(typed: str) -> Understood[Step] | NotUnderstood:
        try:
            step = read(typed)
        except Refused as error:
            return NotUnderstood(str(error))
        return Understood(step, step.said(today))

    remark = "send the list fri  she: dates, 4 dec"
    if by:
        remark = f"like: send the list fri  no day: by {day(by)}"
    return Prompt(question, (), parse, remark=remark, text=text)


def which_talk(name: str, today: date) -> Prompt[tuple[Told, date]]:
    """Ask what was said, in one line that may say what it was, how long, and when.

    A line that names no day tells of today.
    """

    def parse(typed: str) -> Understood[tuple[Told, date]] | NotUnderstood:
        try:
            read, said = told_on(typed, today)
        except Refused as error:
            return NotUnderstood(str(error))
        minutes = f", {read.minutes} min" if read.minutes else ""
        when = day(said, today) if said else "today"
        echo = f"{read.kind} with {name}{minutes}: {read.said} · {when}"
        return Understood((read, said or today), echo)

    return Prompt(
        f"With {name}:", (), parse, remark="coffee, wants out of audit, 45 min, fri"
    )


def which_person(
    question: str,
    find: Callable[[str], Person],
    keys: Sequence[OneKey[str]] = (),
    *,
    none: str = "",
    but: Collection[Person] = (),
    remark: str = "",
) -> Prompt[str]:
    """Ask for somebody by name, as an id; who is understood is said, never guessed.

    `keys` offer some by one key; `none` says what Enter means, which is ""; those who
    are named already are refused. Without it, `remark` says what else may be done.
    """

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        if not typed and none:
            return Understood("", none)
        try:
            person = find(typed)
        except NotFound as error:
            return NotUnderstood(said_not_found(error))
        if person in but:
            return NotUnderstood(f"{person.name} is among them already.")
        return Understood(person.id, said_person(person))

    help = f"Enter: {none}" if none else remark
    return Prompt(question, keys, parse, remark=help)


def said_not_found(error: NotFound) -> str:
    """Say why a name means nobody, and how somebody is put in where nobody is."""
    return f"{error} c p puts one in." if isinstance(error, NoSuchName) else str(error)


def said_person(person: Person) -> str:
    """Say who is understood, and where they work."""
    return ", ".join(filter(None, (person.name, person.company)))


def maybe_words(
    question: str, text: str = "", remark: str = "Enter leaves it open"
) -> Prompt[str]:
    """Ask for a few words, or none."""
    return Prompt(question, (), Understood, remark=remark, text=text)


def some_words(
    question: str, *, needed: str, text: str = "", select: bool = False
) -> Prompt[str]:
    """Ask for a few words; `needed` says why there must be some.

    What stands there already is typed over where it is to be selected.
    """

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        return Understood(typed) if typed else NotUnderstood(needed)

    return Prompt(question, (), parse, text=text, select=select)


def which_verdict(name: str) -> Prompt[Verdict]:
    """Ask what a note really is."""
    keys = (
        OneKey("p", "personal", Verdict.PERSONAL),
        OneKey("t", "template", Verdict.TEMPLATE),
        OneKey("b", "boilerplate", Verdict.BOILERPLATE),
    )
    return Prompt(f"{name}'s note is:", keys)


def which_cadence(name: str, minutes: int) -> Prompt[str]:
    """Ask how often to be in touch with somebody, which takes minutes each time."""
    keys = (
        OneKey("w", "weekly", "1 week", ("weekly",)),
        OneKey("t", "two-weekly", "2 weeks", ("two",)),
        OneKey("m", "monthly", "1 month", ("monthly",)),
        OneKey("q", "quarterly", "3 months", ("quarterly",)),
        OneKey("h", "half-yearly", "6 months", ("half",)),
        OneKey("n", "no cadence", AMBIENT, ("none", "never")),
    )

    def parse(typed: str) -> Understood[str] | NotUnderstood:
        try:
            kept = require_cadence(typed)
        except NotACadence as error:
            return NotUnderstood(str(error))
        return Understood(kept, said(kept))

    remark = f"or: every 10 days  {minutes} min each time"
    return Prompt(f"In touch with {name}:", keys, parse, remark=remark)


def which_number(question: str, now: int, most: int, least: int = 1) -> Prompt[int]:
    """Ask for a number from `least` to `most`."""

    def parse(typed: str) -> Understood[int] | NotUnderstood:
        if typed.isascii() and typed.isdigit() and least <= int(typed) <= most:
            return Understood(int(typed))
        return NotUnderstood(f"A number from {least} to {most}, please.")

    return Prompt(question, (), parse, text=str(now), select=True)
