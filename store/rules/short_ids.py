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
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """What tells it from every other one."""
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
    """Return the record of that id, or the only one whose id ends so; else None."""
    several = {each.id: each for each in among}
    whole = whole_id(typed, several)
    return several[whole] if whole else None


def whole_id(typed: str, among: Iterable[str]) -> str | None:
    """Return the id that is typed, or the only one that ends so; else None."""
    ids = list(among)
    if typed in ids:
        return typed
    if len(typed) < _LEAST or not (typed.isascii() and typed.isdigit()):
        return None
    ending = [id for id in ids if id.endswith(typed)]
    return ending[0] if len(ending) == 1 else None
