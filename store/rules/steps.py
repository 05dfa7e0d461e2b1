"""Next steps as people write them: "send the list fri", "she: dates, 4 dec" (R7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from store.errors import Empty, NotADate, NothingFollows
from store.records import Owed
from store.rules.dates import understood
from store.rules.words import day, says_nothing

NOTHING_OWED = "nothing owed"
"""The words which say that nothing follows."""

_THEIRS = re.compile(r"(?:they|she|he|them|her|him|waiting)\s*:\s*", re.I)
_MINE = re.compile(r"(?:i\s+promised|promised|promise)\s*:?\s+(?:to\s+)?", re.I)
_BEFORE_A_DAY = {"by", "until", "on", "before", "for", "till", "within"}
_NOTHING_OWED = re.compile(r"nothing\s+(?:is\s+)?owed\.?", re.I)
_NOTHING = re.compile(r"(?:nothing|none|no|-)\.?", re.I)
_MOST_WORDS = 5
"""No day takes more words: "the end of the month"."""


class Step(Struct, frozen=True):
    """What is to be done next, by whom, and on what day."""

    owed: Owed
    what: str
    on: date

    def said(self, today: date) -> str:
        """Return it as it is echoed: "you promised: send the list · Fri 27 Nov"."""
        return f"{_WHOSE[self.owed]}: {self.what} · {day(self.on, today)}"


_WHOSE = {
    Owed.PROMISED: "you promised",
    Owed.DUE: "you",
    Owed.WAITING: "they",
}


def read_step(
    text: str, today: date, owed: Owed = Owed.DUE, kept: date | None = None
) -> Step:
    """Read one line: whose it is, what, and at its end the day.

    "she: …" or "they: …" is owed by them; "promised …" was promised; else it is
    `owed`. A day that is over is none, but for one that was `kept` before. Raises
    `NotADate` where no day to come ends it, `Empty` where nothing stands before it.
    """
    line = text.strip()
    if theirs := _THEIRS.match(line):
        owed, line = Owed.WAITING, line[theirs.end() :]
    elif mine := _MINE.match(line):
        owed, line = Owed.PROMISED, line[mine.end() :]
    what, on = _parted(line, text, today, kept)
    if says_nothing(what):
        raise Empty("What is to be done? A few words, and the day.")
    return Step(owed, what, on)


def _parted(line: str, text: str, today: date, kept: date | None) -> tuple[str, date]:
    """Return what stands before the day at the end of a line, and that day."""
    words = line.rstrip(" .!").split()
    for number in range(min(_MOST_WORDS, len(words)), 0, -1):
        try:
            on = understood(" ".join(words[-number:]), today)
        except NotADate:
            continue
        if on < today and on != kept:
            raise NotADate(" ".join(words[-number:]), "is over")
        before = words[:-number]
        if before and before[-1].casefold() in _BEFORE_A_DAY:
            before.pop()
        return " ".join(before).rstrip(" ,;:-\u2013\u2014"), on
    raise NotADate(text, "ends with no day")


def says_nothing_is_owed(text: str) -> bool:
    """Tell whether a text says so in so many words."""
    return bool(_NOTHING_OWED.fullmatch(text.strip()))


def read_steps(text: str, today: date) -> tuple[Step, ...]:
    """Read what follows from a meeting, a step a line; none if nothing is owed.

    What is mine was promised, in a talk. Raises `NothingFollows` if nothing is said
    at all, and what `read_step` raises for a line that can't be understood.
    """
    lines = [line for line in text.splitlines() if not says_nothing(line)]
    if not lines or any(_NOTHING.fullmatch(line.strip()) for line in lines):
        raise NothingFollows  # To say so takes so many words.
    nothing = [says_nothing_is_owed(line) for line in lines]
    if any(nothing) and not all(nothing):
        raise NothingFollows("“nothing owed” stands beside a next step: which is it?")
    return () if any(nothing) else tuple(_promised(line, today) for line in lines)


def _promised(line: str, today: date) -> Step:
    return read_step(line, today, Owed.PROMISED)


def echoed(steps: Iterable[Step], today: date) -> list[str]:
    """Return each step as it is said back, or that nothing is owed."""
    return [step.said(today) for step in steps] or [NOTHING_OWED]
