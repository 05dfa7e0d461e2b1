"""Ids as people read and type them: their last digits, as many as tell them apart.

An id begins with the moment in which it was made, so that those of one day begin
alike; it ends at random.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

_LEAST = 4
"""Fewer digits are more likely a number that somebody means otherwise."""


class HasId(Protocol):
    """A record."""

    @property
    def id(self) -> str:
        """What tells it from every other record."""
        ...


R = TypeVar("R", bound=HasId)


def short_id(id: str, among: Iterable[str]) -> str:
    """Return the end of an id, which no other one of these has."""
    others = [each for each in among if each != id]
    for digits in range(_LEAST, len(id)):
        others = [each for each in others if each.endswith(id[-digits:])]
        if not others:
            return id[-digits:]
    return id


def with_id(typed: str, among: Iterable[R]) -> R | None:
    """Return the record of that id, or the one whose id ends so; else None."""
    several = list(among)
    if exact := next((each for each in several if each.id == typed), None):
        return exact
    if len(typed) < _LEAST or not (typed.isascii() and typed.isdigit()):
        return None
    ending = [each for each in several if each.id.endswith(typed)]
    return ending[0] if len(ending) == 1 else None
