"""The trees of who led to whom: of any depth, loops included, and what came of it."""

from __future__ import annotations

import time

import pytest

from store.records import Person
from store.rules.forest import Branch, Came, Through, forest


def led(*pairs: str) -> list[Person]:
    """Return people, each led by another: "ab" says that b led to a."""
    by = {pair[0]: pair[1] for pair in pairs}
    ids = sorted({letter for pair in pairs for letter in pair})
    return [Person(id=id, name=id, led_by=by.get(id, "")) for id in ids]


def drawn(branches: tuple[Branch, ...]) -> str:
    """Return who stands where: "a0 b1 c2"."""
    return " ".join(f"{b.person.id}{b.depth}" for b in branches)


@pytest.mark.parametrize(
    ("pairs", "trees"),
    [
        ((), ""),
        (("ba",), "a0 b1"),
        (("ba", "cb", "dc"), "a0 b1 c2 d3"),
        (("ba", "ca", "dc"), "a0 c1 d2 b1"),
        (("ba", "dc", "ed"), "c0 d1 e2 a0 b1"),
        (("ab", "ba"), "a0 b1"),
        (("ab", "bc", "ca", "dc"), "a0 c1 b2 d2"),
    ],
)
def test_each_stands_once_below_who_led_to_them(
    pairs: tuple[str, ...], trees: str
) -> None:
    assert drawn(forest(led(*pairs), Through())) == trees


def test_whoever_led_to_nobody_and_was_led_by_nobody_is_left_out() -> None:
    alone = Person(id="x", name="x")
    assert drawn(forest([*led("ba"), alone], Through())) == "a0 b1"


def test_who_was_led_to_by_somebody_who_is_gone_begins_a_tree() -> None:
    gone = Person(id="b", name="b", led_by="z")
    assert drawn(forest([gone, *led("ab")[:1]], Through())) == "b0 a1"


def test_a_branch_counts_all_that_came_through_those_below() -> None:
    own = {"a": Came(introductions=1), "b": Came(meetings=2), "d": Came(3, 1, 2, 1)}
    top, b, c, d = forest(led("ba", "cb", "db"), Through(own))
    assert (top.own, top.people, top.led) == (Came(introductions=1), 3, 1)
    assert top.whole == Came(4, 3, 2, 1)
    assert (b.whole, b.people, b.led) == (Came(3, 3, 2, 1), 2, 2)
    assert (c.whole, c.is_last, d.is_last) == (Came(), False, True)


def test_an_outcome_that_several_share_counts_once_in_their_branch() -> None:
    shared = [("c", "d"), ("a", "d"), ("c", "x")]
    branches = forest(led("ba", "cb", "db", "xy"), Through({}, shared))
    counts = {b.person.id: (b.own.outcomes, b.whole.outcomes) for b in branches}
    assert counts["c"] == (2, 2)
    assert counts["d"] == (2, 2)
    assert counts["b"] == (0, 3)
    assert counts["a"] == (1, 3)
    assert counts["x"] == (1, 1)


def test_what_came_is_said_in_a_few_words() -> None:
    assert Came(2, 3, 1, 1).said == "2 introductions · 3 meetings · a job"
    assert Came(0, 1, 3, 2, 1).said == "1 meeting · 2 jobs · 1 gift · 1 outcome"
    assert Came().said == ""


def test_a_chain_of_ten_thousand_is_one_branch_in_no_time() -> None:
    people = [
        Person(id=str(n), name=str(n), led_by=str(n - 1) if n else "")
        for n in range(10_000)
    ]
    begun = time.perf_counter()
    branches = forest(people, Through())
    assert time.perf_counter() - begun < 2
    assert (branches[0].people, branches[-1].depth) == (9_999, 9_999)
