"""Who led to whom in words, and the guides of a tree; `fewer led` prints them too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from store.records import Person
from store.rules.forest import Branch
from store.rules.words import count

MOST_NAMED = 3
"""So many of a chain are named at its near end; the rest is counted."""


def chain_said(person: Person, chain: Sequence[Person], most: int = MOST_NAMED) -> str:
    """Say who led to somebody: the first one, and so many at the near end."""
    if not chain:
        return f"Nobody led you to {person.name}: a tree begins there."
    if person.led_by and chain[-1].led_by in {p.id for p in (person, *chain)}:
        loop = ", by ".join(each.name for each in chain[:most])
        return f"{person.name} was led to by {loop}, who leads back: a merge did that."
    first, *others = [each.name for each in reversed(chain)]
    left_out = max(len(others) - most, 0)
    names = [*others[left_out:], person.name]
    if left_out:
        more = f"{count(left_out, 'person', 'people')} later"
        return f"{first} led you, {more}, to {', who led you to '.join(names)}."
    return f"{first} led you to {', who led you to '.join(names)}."


def led_by_said(chain: Sequence[Person]) -> str:
    """Say who led to somebody, the nearest first: "Jo Park, by Lena Fischer"."""
    named = ", by ".join(person.name for person in chain[:MOST_NAMED])
    rest = len(chain) - MOST_NAMED
    return f"{named}, and {rest} before" if rest > 0 else named


# The guides.

Lasts: TypeAlias = tuple[bool, ...]
"""Of the nearest above, and of one itself: is it the last of its siblings?"""


def set_in(branches: Iterable[Branch], most: int) -> Iterator[tuple[int, Lasts]]:
    """Yield how deep each stands below the first, and what its guides are.

    The first begins a tree. Guides are kept to the `most` nearest.
    """
    top, lasts = -1, list[bool]()
    for branch in branches:
        top = branch.depth if top < 0 else top
        depth = branch.depth - top
        del lasts[max(depth - 1, 0) :]
        if depth:
            lasts.append(branch.is_last)
        yield depth, tuple(lasts[-most:])


def guides_before(depth: int, lasts: Lasts, most: int, cells: int = 2) -> str:
    """Return the lines to those above, each so many cells wide.

    Where more stand above than there is room for, a number says how deep it is.
    """
    if not lasts:
        return ""
    is_deep = depth > most
    *above, last = lasts[-(most - 2 if is_deep else most) :]
    lines = "".join((" " if each else "│").ljust(cells) for each in above)
    lines += ("└─" if last else "├─").ljust(cells)
    return (f"{depth} ".ljust(2 * cells) if is_deep else "") + lines
