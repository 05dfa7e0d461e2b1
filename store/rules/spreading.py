"""Put things into weeks that have room for them, none of which goes over (R11).

First what was promised longest ago, each thing as near to its day as may be; then
whatever an exchange of two can improve. What finds no room stays where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from store.rules.forecast import Item

_MOST_TRIES = 100_000
"""So many exchanges are weighed; there are more only where years are planned."""


class Choice(Struct, frozen=True):
    """A day to which something may be moved, and what that takes of which weeks."""

    on: date
    week: date
    """The Monday of its week."""
    takes: tuple[tuple[date, int], ...]
    """Minutes by the Monday of a week: of its own, and of those that follow from it."""


class Movable(Struct, frozen=True):
    """Something that is due when there is no time for it."""

    item: Item
    choices: tuple[Choice, ...]
    """The nearest first."""

    @property
    def rank(self) -> tuple[bool, date, date, str]:
        """What comes first: what was promised, and that longest ago."""
        item = self.item
        return item.since is None, item.since or item.on, item.on, item.of


Placed = dict[int, Choice]
"""What was put where, by its number."""


def spread(
    movables: Sequence[Movable],
    loads: Mapping[date, int],
    limits: Mapping[date, int],
    following: Mapping[date, int],
) -> Placed:
    """Return a choice for all that can be moved, by its number.

    `loads` is what the weeks take without any of it. None is filled beyond its limit,
    nor by what only follows from a choice beyond that of `following`.
    """
    return _Spreading(movables, dict(loads), limits, following).placed()


class _Spreading:
    """The weeks while they fill."""

    def __init__(
        self,
        movables: Sequence[Movable],
        loads: dict[date, int],
        limits: Mapping[date, int],
        following: Mapping[date, int],
    ) -> None:
        self._movables = movables
        self._loads = loads
        self._limits = limits
        self._following = following
        self._placed: Placed = {}
        self._tries = 0

    def placed(self) -> Placed:
        """Fill the weeks."""
        order = sorted(range(len(self._movables)), key=lambda n: self._movables[n].rank)
        for number in order:
            self._put_where_there_is_room(number)
        while any(self._improve(number) for number in order):
            pass
        return self._placed

    def _put_where_there_is_room(self, number: int, but: date | None = None) -> bool:
        for choice in self._movables[number].choices:
            if choice.week != but and self._fits(choice):
                self._put(number, choice)
                return True
        return False

    def _fits(self, choice: Choice) -> bool:
        self._tries += 1
        return all(
            self._loads.get(week, 0) + minutes <= self._limit(week, choice)
            for week, minutes in choice.takes
        )

    def _limit(self, week: date, choice: Choice) -> int:
        limits = self._limits if week == choice.week else self._following
        return limits.get(week, 0)

    def _put(self, number: int, choice: Choice) -> None:
        self._placed[number] = choice
        for week, minutes in choice.takes:
            self._loads[week] = self._loads.get(week, 0) + minutes

    def _take(self, number: int) -> Choice:
        choice = self._placed.pop(number)
        for week, minutes in choice.takes:
            self._loads[week] -= minutes
        return choice

    def _improve(self, number: int) -> bool:
        """Find room for what has none, by moving one thing that has; tell whether."""
        if number in self._placed or self._tries > _MOST_TRIES:
            return False
        if self._put_where_there_is_room(number):
            return True
        for choice in self._movables[number].choices:
            there = [n for n, c in self._placed.items() if c.week == choice.week]
            for other in there:
                if self._exchange(number, choice, other):
                    return True
        return False

    def _exchange(self, number: int, choice: Choice, other: int) -> bool:
        """Let one thing take the place of another that goes elsewhere, or is less."""
        was = self._take(other)
        if self._fits(choice):
            self._put(number, choice)
            if self._put_where_there_is_room(other, but=choice.week):
                return True
            if self._counts_more(number, other):
                return True
            self._take(number)
        self._put(other, was)
        return False

    def _counts_more(self, number: int, other: int) -> bool:
        """Tell whether it is better to have no room for the other."""
        one, less = self._movables[number].item, self._movables[other].item
        return less.since is None and one.minutes > less.minutes
