"""A contact that happened: how one line tells of it, and what it does to the clock."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.errors import Empty, OutOfRange
from store.records import Person, Talk, TalkKind
from store.rules.prep import LONGEST
from store.rules.words import says_nothing

_KINDS = {
    TalkKind.CALL: "call called phone phoned rang video zoom",
    TalkKind.MAIL: "mail mailed e-mail email emailed letter wrote",
    TalkKind.MESSAGE: "message messaged text texted chat chatted",
    TalkKind.MEETING: (
        "met meeting coffee lunch dinner breakfast tea drink drinks beer walk walked "
        "visit visited saw"
    ),
}
"""The words that a line may begin with, and what they say of the talk."""

_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_LENGTH = re.compile(
    r"(?<!\w)(?<!\d[.,:/-])(?<!\bin )"
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)"
    r"(?:\s*(?:and )?(\d{1,2})(?:\s*(?:mins?|minutes))?)?"
    r"|(\d{1,4})(?:\s*(?:mins?|minutes?)|m))[).]*$",
    re.I,
)
"""A span of time: "45 min", "1.5 h", "1 h 30"; "in 10 minutes" is none."""


class Told(Struct, frozen=True):
    """What one line tells of a talk."""

    said: str
    kind: TalkKind
    minutes: int = 0


def told(text: str, kind: TalkKind | None = None, minutes: int | None = None) -> Told:
    """Read "coffee, wants out of audit, 45 min"; what is given stands.

    The first word may say what it was; where it doesn't, it was a message. Minutes at
    the end are taken off. Raises `Empty` or `OutOfRange`.
    """
    said = text.strip()
    if minutes is None:
        said, minutes = minutes_at_the_end(said)
    if not 0 <= (minutes or 0) <= LONGEST:
        raise OutOfRange(f"A talk takes up to {LONGEST:,} minutes, not {minutes:,}.")
    if says_nothing(said):
        raise Empty("What was said? A few words will do.")
    if kind is None:
        first = re.split(r"[\s,:;]", said, maxsplit=1)[0].casefold()
        kind = _KIND_OF.get(first, TalkKind.MEETING if minutes else TalkKind.MESSAGE)
    return Told(said, kind, minutes or 0)


def minutes_at_the_end(text: str) -> tuple[str, int | None]:
    """Return a text without the span of time at its end, and that in minutes."""
    text = text.strip()
    found = _LENGTH.search(text)
    if not found:
        return text, None
    hours, and_minutes, minutes = found.groups("0")
    length = int(minutes) + int(and_minutes) + round(60 * _number(hours))
    said = text[: found.start()].rstrip(" \t\n,;(")
    return said.removesuffix(" for"), length


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def tries(talks: Iterable[Talk], suggest_from: date | None) -> int:
    """Return on how many days the user tried, and had no answer since (R8).

    A talk that went both ways answers every try up to its day. Tries up to
    `suggest_from` don't count: the user said to go on.
    """
    several = list(talks)
    answers = [talk.on for talk in several if not talk.tried]
    since = max([*answers, suggest_from or date.min], default=date.min)
    return len({talk.on for talk in several if talk.tried and talk.on > since})


def heard_of(person: Person, talks: Iterable[Talk]) -> Person:
    """Return the person with the clock as these, all of their talks, have it."""
    several = list(talks)
    last = max((talk.on for talk in several), default=None)
    count = tries(several, person.suggest_from)
    unchanged = (person.last_talk, person.tries) == (last, count)
    return person if unchanged else replace(person, last_talk=last, tries=count)
