"""What suggesting pairs costs, beside comparing each topic with each other one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

from bench.place import Place
from bench.table import Line, in_turn, ms
from store.records import Person, Standing
from store.rules.pairing import suggestions
from store.rules.topics import likeness, topics

AIM = 0.5

_WHAT = "hiring audit compilers editing workshops budgets choirs teaching gardens tax"
_WHOSE = "small remote early family city northern rural public school museum"


def measure(place: Place) -> Iterator[Line]:
    """Measure the pairs of 500 people, beside a tenth of all comparisons there are."""
    people = _people(500)
    few = people[:158]  # A tenth of the pairs of topics.
    pair = in_turn(
        lambda: suggestions(people, ()), lambda: _compared(few), place.rounds
    )
    yield pair.line("pairs among 500 people", ms, AIM, "a tenth of all comparisons")


def _people(number: int) -> list[Person]:
    chance = Random(5)
    what, whose = _WHAT.split(), _WHOSE.split()

    def phrases() -> str:
        several = (
            f"{chance.choice(what)} {chance.choice(whose)} {chance.randrange(60)}"
            for _ in range(3)
        )
        return ", ".join(several)

    return [
        Person(
            id=str(n),
            name=f"Person {n}",
            standing=Standing.ACTIVE,
            can_help_with=phrases(),
            looks_for=phrases(),
        )
        for n in range(number)
    ]


def _compared(people: list[Person]) -> int:
    ones = [topic for person in people for topic in topics(person.can_help_with)]
    others = [topic for person in people for topic in topics(person.looks_for)]
    return sum(likeness(one, other) >= 0.6 for one, other in product(ones, others))
