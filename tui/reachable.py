"""What the palette reaches beside the keys: pages, themes, and people."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from typing import TYPE_CHECKING

from screens.looks import look_named
from screens.widgets.keys import KeyLine, Reach
from tui.ways import ASIDES

if TYPE_CHECKING:
    from store.records import Person
    from tui.app import FewerApp

FEWEST_LETTERS, MOST_PEOPLE = 2, 8
"""From so many letters on people are found, and so many at most."""


def lines_beside(app: FewerApp) -> Iterator[KeyLine]:
    """Yield the pages beside the six, and the themes."""
    for aside in ASIDES:
        keys, action = (f"g{aside.key}",), f"app.open('{aside.id}')"
        yield _line(app, aside.id, aside.name, aside.about, action, keys)
    themes = look_named("theme")
    for name in themes.values if themes else ():
        worn = "the one that is worn" if name == app.looks.theme else "wear it"
        action = f"app.look('theme', '{name}')"
        yield _line(app, f"theme.{name}", f"theme {name}", worn, action)


def people_lines(app: FewerApp, typed: str) -> list[KeyLine]:
    """Return those whom a few letters name, each leading to their page."""
    if len(typed) < FEWEST_LETTERS:
        return []
    from store.errors import UnknownWord
    from store.rules.search import plain

    wanted = plain(typed)

    def is_called_otherwise(person: Person) -> bool:
        """Does it only occur in their name, their company or their purpose?"""
        return f" {wanted}" not in f" {plain(person.name)}"

    try:
        found = app.network.find_people(typed)
    except UnknownWord:  # A word like `is:` on the way to a known one, maybe.
        return []
    nearest = nsmallest(MOST_PEOPLE, found, key=is_called_otherwise)
    return [_line_of(app, person) for person in nearest]


def _line_of(app: FewerApp, person: Person) -> KeyLine:
    about = " · ".join(
        part for part in (person.standing, person.company or person.purpose) if part
    )
    action = f"app.person('{person.id}')"
    return _line(app, f"person {person.id}", person.name, about, action)


def _line(
    app: FewerApp,
    id: str,
    label: str,
    about: str,
    action: str,
    keys: tuple[str, ...] = (),
) -> KeyLine:
    return KeyLine(id, keys, label, about, action, app, Reach.EVERYWHERE)
