"""A gift as people tell of it in one line: "gave: the list", "got: an idea, fri"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.errors import Empty, NotADate, NotAGift, WhoGave
from store.records import Gift, GiftKind
from store.rules.dates import (
    PAST,
    day_before,
    day_or_month,
    in_past,
    is_meant_as_day,
    understood,
)
from store.rules.talking import Told, minutes_at_the_end, told
from store.rules.words import day, says_nothing

_RECEIVED = re.compile(
    r"(?:i\s+)?(?:got|received|(?:i\s+)?was\s+given)(?:\s*:|\s+|$)|"
    r"(?:they|she|he|them|her|him)(?:\s*:|\s+)(?:gave(?:\s+me)?\s+)?",
    re.I,
)
_GIVEN = re.compile(r"(?:i\s+)?(?:gave|given)(?:\s*:|\s+|$)|(?:i|me)(?:\s*:|\s+)", re.I)
_DAY_AT_THE_END = re.compile(
    r"\s+(?:on\s+)?(today|yesterday|last\s+\w+|\w+\s+\w+\s+ago)$", re.I
)
_MONEY = re.compile(
    r"[$€£¥]\s?\d|\d\s?[$€£¥]|\b\d[\d.,]*\s?k?\s?"
    r"(?:euros?|dollars?|pounds?|kronor|usd|eur|gbp|chf|sek)\b",
    re.I,
)
_WORDS = {
    GiftKind.INTRODUCTION: r"introduc\w*|intros?|put\w* (?:\w+ ){1,3}in touch",
    GiftKind.JOB: r"jobs?|hired|hiring|referr\w+|referral|vacancy|roles?",
    GiftKind.IDEA: r"ideas?|suggest\w*|tips?|inspir\w+",
    GiftKind.SUPPORT: r"support\w*|listen\w*|encourag\w+|comfort\w*|cheer\w*",
}
"""The words that say of what kind a gift is; else it is help."""
_KINDS = {kind: re.compile(rf"\b(?:{w})\b", re.I) for kind, w in _WORDS.items()}


class ToldGift(Struct, frozen=True):
    """What one line tells of a gift."""

    what: str
    given: bool
    kind: GiftKind
    on: date

    def said(self, name: str, today: date) -> str:
        """Return it as it is echoed: "from Ana, help: the contract · Fri 20 Nov"."""
        way = "to" if self.given else "from"
        return f"{way} {name}, {self.kind}: {self.what} · {day(self.on, today)}"


def read_gift(
    text: str,
    today: date,
    name: str = "",
    given: bool | None = None,
    kind: GiftKind | None = None,
) -> ToldGift:
    """Read one line: whose it is, what, and at its end the day, if not today.

    "gave: the checklist", "I helped with the move" went to them; "got: an idea, 12
    nov", "she helped me", or their own `name` first, came from them. What is given
    stands. Raises `WhoGave` where nothing says whose it is, `Empty`, `NotAGift` for
    money, `NotADate` for a day that is yet to come.
    """
    is_given, line = _whose(text.strip(), name)
    given = is_given if given is None else given
    what, on = _parted(line, today)
    if says_nothing(what):
        raise Empty("What was it? A few words will do.")
    if given is None:
        raise WhoGave
    if _MONEY.search(what):
        raise NotAGift
    return ToldGift(what, given, kind or kind_of(what), on)


def kind_of(what: str) -> GiftKind:
    """Return of what kind a gift is by its words; help where none says."""
    return next((k for k, words in _KINDS.items() if words.search(what)), GiftKind.HELP)


def _whose(line: str, name: str) -> tuple[bool | None, str]:
    """Return whether the user gave, if a line says so, and what follows."""
    if named := name and re.match(
        rf"{re.escape(name)}(?:\s*:|\s+)(?:gave(?:\s+me)?\s+)?", line, re.I
    ):
        return False, line[named.end() :].strip()
    if theirs := _RECEIVED.match(line):
        return False, line[theirs.end() :].strip()
    if mine := _GIVEN.match(line):
        return True, line[mine.end() :].strip()
    return None, line


def _parted(line: str, today: date) -> tuple[str, date]:
    """Return what stands before the day at the end of a line, and that day."""
    what, said = day_at_the_end(line, today)
    return (what, day_before(said, today)) if said else (what, today)


def outcome_on(text: str, today: date) -> tuple[str, date]:
    """Read "new job at Vireo, mar 2025": what came of it, and when, if not today.

    Raises `Empty`, or `NotADate` for a day that is yet to come.
    """
    what, said = day_at_the_end(text.strip(), today, day_or_month)
    if says_nothing(what):
        raise Empty("What came of it? A few words: new job at Vireo.")
    return what, in_past(said, today) if said else today


def _understood(text: str, today: date) -> date:
    return understood(text, today, past=True)


def day_at_the_end(
    line: str, today: date, read: Callable[[str, date], date] = _understood
) -> tuple[str, str]:
    """Return what stands before the day at the end of a line, and that day's words."""
    line = line.rstrip(" .")
    before, _, end = line.rpartition(",")
    found = _DAY_AT_THE_END.search(line)
    parts = [(before, end.strip())] * bool(before)
    parts += [(line[: found.start()], found[1])] if found else []
    for what, said in parts:
        try:
            read(said, today)
        except NotADate:
            continue  # It is but a part of what it was.
        return what.rstrip(" ,"), said
    return line, ""


def told_on(text: str, today: date) -> tuple[Told, date | None]:
    """Read "coffee about the draft yesterday, 45 min"; None where it says no day.

    Raises `Empty`, `OutOfRange`, or `NotADate` for a day that is yet to come, or that
    must be a slip: "31 feb", "yesterdy".
    """
    rest, minutes = minutes_at_the_end(text)
    what, said = day_at_the_end(rest, today)
    if not said:
        _, comma, end = rest.rpartition(",")
        if comma and is_meant_as_day(end):
            raise NotADate(end.strip(), examples=PAST)
        return told(text), None
    if minutes is None:
        what, minutes = minutes_at_the_end(what)
    return told(what, minutes=minutes or 0), day_before(said, today)


def changed(gift: Gift, told: ToldGift) -> Gift:
    """Return a gift as it is told now."""
    return replace(gift, what=told.what, given=told.given, kind=told.kind, on=told.on)
