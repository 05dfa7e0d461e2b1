"""The guides of a tree: the same on a screen and on the command line."""

from __future__ import annotations

from test_forest import led

from screens.chain_words import guides_before, set_in
from store.records import Person
from store.rules.forest import Through, forest


def drawn(people: list[Person], most: int, cells: int = 2) -> list[str]:
    """Return each with the guides before them."""
    branches = forest(people, Through())
    return [
        guides_before(depth, lasts, most, cells) + branch.person.id
        for branch, (depth, lasts) in zip(branches, set_in(branches, most), strict=True)
    ]


def test_guides_lead_to_whoever_stands_above_at_any_width() -> None:
    tree = led("ba", "ca", "dc", "ed")
    assert drawn(tree, 6) == ["a", "├─c", "│ └─d", "│   └─e", "└─b"]
    assert drawn(tree, 6, 3) == ["a", "├─ c", "│  └─ d", "│     └─ e", "└─ b"]


def test_a_number_stands_for_the_guides_that_there_is_no_room_for() -> None:
    chain = led("ba", "cb", "dc", "ed")
    assert drawn(chain, 3) == ["a", "└─b", "  └─c", "    └─d", "4   └─e"]


def test_the_guides_of_a_branch_begin_at_whoever_is_asked_for() -> None:
    branches = forest(led("ba", "cb", "dc", "eb"), Through())[1:]
    assert [*set_in(branches, 6)] == [
        (0, ()),
        (1, (False,)),
        (2, (False, True)),
        (1, (True,)),
    ]
