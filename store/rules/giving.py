"""Gifts, either way: what came and what went, and the balance in words.

A balance is never a debt: what went to somebody asks for nothing back, and what came
from them is but a reason to think of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from store.records import Gift, GiftKind, Person, Standing, Talk
from store.rules.inbox import first_name
from store.rules.words import date_only

A_YEAR = timedelta(days=365)
"""So far back, what came and went is looked at to think of somebody."""

UNRETURNED = 2
"""So many gifts in a year, with none back, are a reason to think of somebody."""

_TALKS = "talk "
"""What the id of a gift begins with that a talk tells of, before the talk's own."""


def exchanged(gifts: Iterable[Gift], talks: Iterable[Talk]) -> Iterator[Gift]:
    """Yield all that counts as given or received: gifts, and what talks tell of."""
    yield from gifts
    yield from told_in_talks(talks)


def besides_made(gifts: Iterable[Gift]) -> Iterator[Gift]:
    """Yield the gifts that count where introductions made are counted as such."""
    return (gift for gift in gifts if not (gift.given and gift.introduction))


def besides_offered(gifts: Iterable[Gift]) -> Iterator[Gift]:
    """Yield the gifts that count where introductions offered are counted as such."""
    return (gift for gift in gifts if gift.given or not gift.introduction)


def told_in_talks(talks: Iterable[Talk]) -> Iterator[Gift]:
    """Yield what talks say was given and received, as help on that day.

    Nothing was by a talk that was but tried.
    """
    for talk in talks:
        if talk.tried:
            continue
        for given, what in ((True, talk.given), (False, talk.received)):
            if what:
                yield Gift(
                    id=f"{_TALKS}{talk.id}",
                    person=talk.person,
                    on=talk.on,
                    kind=GiftKind.HELP,
                    what=" ".join(what.split()),
                    given=given,
                )


def is_told_in_a_talk(gift: Gift) -> bool:
    """Tell whether a gift is what a talk tells of: it is changed there."""
    return gift.id.startswith(_TALKS)


def newest_first(gifts: Iterable[Gift]) -> list[Gift]:
    """Return gifts in the order in which they are shown."""
    return sorted(gifts, key=lambda g: (g.on, g.id, g.given), reverse=True)


def balance(name: str, gifts: Iterable[Gift], today: date) -> str:
    """Say what came from somebody and what went to them, or "" if nothing did.

    "Ana helped you three times since March; you helped twice."
    """
    first = first_name(name)
    several = list(gifts)
    got = [gift for gift in several if not gift.given]
    gave = [gift for gift in several if gift.given]
    if not got:
        return f"You {_verb(gave, first)} {_times(gave, today)}." if gave else ""
    theirs = f"{first} {_verb(got, 'you')} {_times(got, today)}"
    if not gave:
        return f"{theirs}; nothing went back yet."
    return f"{theirs}; you {_verb(gave)} {times(len(gave))}."


def times(number: int) -> str:
    """Return how often: "once", "twice", "three times", "12 times"."""
    if number <= len(_OFTEN):
        return _OFTEN[number - 1]
    return f"{number} times"


_OFTEN = (
    *("once", "twice", "three times", "four times", "five times", "six times"),
    *("seven times", "eight times", "nine times", "ten times"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def _verb(gifts: Iterable[Gift], whom: str = "") -> str:
    if all(gift.kind is GiftKind.HELP for gift in gifts):
        return f"helped {whom}".strip()
    return f"gave to {whom}" if whom else "gave"


def _times(gifts: list[Gift], today: date) -> str:
    """Say how often, and since when."""
    first = min(gift.on for gift in gifts)
    if len(gifts) == 1:
        return f"once, on {date_only(first, today)}"
    year = "" if first.year == today.year else f" {first.year}"
    return f"{times(len(gifts))} since {_MONTHS[first.month - 1]}{year}"


class Unreturned(Struct, frozen=True):
    """Somebody who gave of late, and to whom nothing went back."""

    person: Person
    times: int

    @property
    def said(self) -> str:
        """Say it as something to think of: "Jo gave to you twice this year; …"."""
        often = times(self.times)
        name = self.person.name  # There may be two of one first name.
        return f"{name} gave to you {often} in a year; nothing went back yet."


def unreturned(
    people: Iterable[Person], gifts: Iterable[Gift], today: date
) -> list[Unreturned]:
    """Return who gave several times in a year while nothing went back, the most first.

    It is a nudge, and never a debt; whoever is let go is not among them.
    """
    received: dict[str, int] = {}
    given: set[str] = set()
    for gift in gifts:
        if not today - A_YEAR < gift.on <= today:
            continue
        if gift.given:
            given.add(gift.person)
        else:
            received[gift.person] = received.get(gift.person, 0) + 1
    found = [
        Unreturned(person, received[person.id])
        for person in people
        if received.get(person.id, 0) >= UNRETURNED
        and person.id not in given
        and person.standing is not Standing.GONE
    ]
    return sorted(found, key=lambda each: (-each.times, each.person.name))
