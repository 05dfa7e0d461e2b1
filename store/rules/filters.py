"""The words of the people filter: `is:active`, `helps:hiring`, `owed:` and the like.

A word's value with spaces in it stands in quotes: `led:"Ana Diaz"`. What is none of
these words is looked for in what is known of a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from store.errors import UnknownWord
from store.records import Person, Season, Standing
from store.rules import cadence
from store.rules.search import fitting, matching, plain
from store.rules.seasons import met, was_met_in

IS = (*(str(standing) for standing in Standing), "double")
"""What may follow `is:`."""

WORDS = {
    "is:": "active, resting, known, gone, double",
    "helps:": "a topic they can help with",
    "looks:": "a topic they look for",
    "owed:": "something is owed, either way",
    "season:": "a season in which they were met",
    "led:": "whoever a person led to",
    "quiet:": "overdue by their cadence",
}
"""The words of the filter, and what they ask for."""

_TERM = re.compile(r'(?<!\S)([a-z]+):(?:"([^"]*)"?|(\S*))(?=\s|$)', re.I)


class Order(StrEnum):
    """In which order people are listed."""

    NAME = "name"
    LAST = "last"
    """The last talk, the latest first; whoever never talked comes last."""
    OVERDUE = "overdue"
    """How late it is for them, the latest first."""


ORDERS = {
    Order.NAME: "by name",
    Order.LAST: "by last talk",
    Order.OVERDUE: "by overdue",
}
"""How the orders are said."""


class Facts(Struct, frozen=True):
    """What a filter may ask about that is not in a person's own record."""

    today: date
    owing: Callable[[], set[str]]
    """With whom a next step is open, whoever owes it."""
    seasons: Callable[[], Iterable[Season]]
    first_talks: Callable[[], Mapping[str, date]]
    """The day of the first talk with each, by the person's id."""
    doubles: Callable[[], set[str]]
    """Who may stand there twice."""


def sifted(query: str, people: Iterable[Person], facts: Facts) -> list[Person]:
    """Return whom all words of a query fit; raises `UnknownWord`.

    Each word is asked of those whom the words before it left.
    """
    everyone = people if isinstance(people, list) else list(people)
    terms = [(m[1].casefold(), m[2] or m[3] or "") for m in _TERM.finditer(query)]
    left = everyone
    for word, value in terms:
        if (sift := _SIFTS.get(word)) is None:
            raise UnknownWord(f"{word}:", [*WORDS])
        holds = sift(value, everyone, facts)
        left = [person for person in left if holds(person)]
    return matching(_TERM.sub(" ", query), left)


def ordered(people: list[Person], order: Order, today: date) -> list[Person]:
    """Return people in an order; in that by name they stand as they were found."""
    if order is Order.LAST:
        days = {p.id: (p.last_talk or date.min).toordinal() for p in people}
        return sorted(people, key=lambda p: -days[p.id])
    if order is Order.OVERDUE:
        return sorted(people, key=lambda p: -_lateness(p, today))
    return people


def _lateness(person: Person, today: date) -> float:
    if not cadence.is_tended_in_turn(person):
        return float("-inf")
    late = cadence.lateness(person, today)
    if late is None or not cadence.is_suggested(person):
        return float("-inf")
    return late.days_over / late.allowed


Holds = Callable[[Person], bool]


def _is(value: str, people: list[Person], facts: Facts) -> Holds:
    """A standing, or the beginning of one; or whoever may stand there twice."""
    wanted = value.casefold()
    fits = [word for word in IS if word.startswith(wanted)] if wanted else []
    if not fits:
        raise UnknownWord(f"is:{value}", [f"is:{word}" for word in IS])
    twice = facts.doubles() if "double" in fits else set()
    return lambda person: str(person.standing) in fits or person.id in twice


def _helps(value: str, people: list[Person], facts: Facts) -> Holds:
    return lambda p: _about(p.can_help_with, value)


def _looks(value: str, people: list[Person], facts: Facts) -> Holds:
    return lambda p: _about(p.looks_for, value)


def _about(line: str, topic: str) -> bool:
    """Tell whether a line of topics has one of a kind; of any, where none is said."""
    if not line or not topic:
        return bool(line)
    if plain(topic) in plain(line):
        return True
    from store.rules.topics import shared, topics  # It knows eight languages.

    return bool(shared([topic], topics(line)))


def _owed(value: str, people: list[Person], facts: Facts) -> Holds:
    owing = facts.owing()
    return lambda person: person.id in owing


def _quiet(value: str, people: list[Person], facts: Facts) -> Holds:
    return lambda person: _lateness(person, facts.today) >= 0


def _season(value: str, people: list[Person], facts: Facts) -> Holds:
    wanted = plain(value)
    seasons = [s for s in facts.seasons() if wanted in plain(s.name)]
    first = facts.first_talks() if seasons else {}

    def was_met(person: Person) -> bool:
        how = met(person, first.get(person.id))
        return any(was_met_in(how, season) for season in seasons)

    return was_met


def _led(value: str, people: list[Person], facts: Facts) -> Holds:
    """Whoever somebody led to, and whoever those led to, at any depth."""
    if not value:
        return lambda person: bool(person.led_by)
    by_id = {person.id: person for person in people}
    above = {person.id for person in fitting(value, people)}
    known: dict[str, bool] = {}
    return lambda person: _is_under(person.led_by, above, by_id, known)


def _is_under(
    id: str, above: set[str], by_id: Mapping[str, Person], known: dict[str, bool]
) -> bool:
    """Tell whether somebody is one of those above, or was led to by one of them."""
    passed = []
    under = False
    while id and id not in known and id not in passed:
        passed.append(id)
        if id in above:
            under = True
            break
        found = by_id.get(id)
        id = found.led_by if found else ""
    under = under or known.get(id, False)
    known.update(dict.fromkeys(passed, under))
    return under


_SIFTS: dict[str, Callable[[str, list[Person], Facts], Holds]] = {
    "is": _is,
    "helps": _helps,
    "looks": _looks,
    "owed": _owed,
    "season": _season,
    "led": _led,
    "quiet": _quiet,
}
