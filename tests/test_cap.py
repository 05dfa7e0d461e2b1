"""The number of active people never rises above the cap."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from store.errors import AtCap, OutOfRange, PurposeMissing
from store.records import Person, Standing
from store.rules.cap import (
    CAP_LIMIT,
    Bandwidth,
    admit,
    quietest_first,
    require_cap,
    require_purpose,
)

JAN, FEB, MAR = (date(2026, month, 1) for month in (1, 2, 3))


@pytest.mark.parametrize(
    ("active", "cap", "room", "over"),
    [
        pytest.param(0, 3, 3, 0, id="nobody yet"),
        pytest.param(2, 3, 1, 0, id="one place left"),
        pytest.param(3, 3, 0, 0, id="at the cap"),
        pytest.param(5, 3, 0, 2, id="over a lowered cap"),
    ],
)
def test_room_is_what_is_left_and_over_is_what_is_too_much(
    active: int, cap: int, room: int, over: int
) -> None:
    bandwidth = Bandwidth(active, cap)
    assert (bandwidth.room, bandwidth.over) == (room, over)


def test_whoever_comes_on_top_of_the_cap_is_refused_with_the_figures() -> None:
    with pytest.raises(AtCap, match="3 of 3 places are taken: let one rest") as refusal:
        admit(Bandwidth(3, 3), Bandwidth(4, 3))
    assert (refusal.value.active, refusal.value.cap) == (3, 3)


def test_a_change_is_refused_only_if_it_makes_more_active_than_the_cap_admits() -> None:
    for active, cap, then, new_cap in product(range(5), repeat=4):
        before, after = Bandwidth(active, cap), Bandwidth(then, new_cap)
        if then > active and then > new_cap:
            with pytest.raises(AtCap):
                admit(before, after)
        else:
            admit(before, after)


def test_no_order_of_wishes_ever_passes_the_cap() -> None:
    """Every wish is one of: one more, one less, the cap up, the cap down."""
    steps = {"in": (1, 0), "out": (-1, 0), "up": (0, 1), "down": (0, -1)}
    for wishes in product(steps, repeat=6):
        held = Bandwidth(0, 1)
        for wish in wishes:
            more, wider = steps[wish]
            wanted = Bandwidth(max(held.active + more, 0), max(held.cap + wider, 1))
            try:
                admit(held, wanted)
            except AtCap:
                continue
            assert wanted.active <= max(held.active, wanted.cap)
            held = wanted


@pytest.mark.parametrize("purpose", ["", " ", "\n\t"])
def test_nobody_becomes_active_for_nothing(purpose: str) -> None:
    with pytest.raises(PurposeMissing, match=r"Why Ren\?"):
        require_purpose("Ren", purpose)


def test_a_purpose_is_kept_as_it_was_said() -> None:
    assert require_purpose("Ren", "Learn about queues") == "Learn about queues"


@pytest.mark.parametrize("cap", [-1, 0, CAP_LIMIT + 1, 10**9])
def test_a_cap_that_nobody_could_mean_is_refused(cap: int) -> None:
    with pytest.raises(OutOfRange, match=f"from 1 to {CAP_LIMIT}, not {cap}"):
        require_cap(cap)


@pytest.mark.parametrize("cap", [1, 15, CAP_LIMIT])
def test_a_cap_that_one_could_mean_is_taken(cap: int) -> None:
    assert require_cap(cap) == cap


def person(
    name: str,
    standing: Standing = Standing.ACTIVE,
    last_talk: date | None = None,
    since: date | None = None,
    connected_on: date | None = None,
) -> Person:
    return Person(
        id=name,
        name=name,
        standing=standing,
        last_talk=last_talk,
        since=since,
        connected_on=connected_on,
    )


def test_whom_one_has_heard_of_least_lately_comes_first() -> None:
    people = [
        person("talked in March", last_talk=MAR, since=JAN),
        person("active since February", since=FEB, connected_on=JAN),
        person("talked in January", last_talk=JAN, since=MAR),
        person("never", last_talk=None),
        person("connected in February", connected_on=FEB),
    ]
    assert [p.name for p in quietest_first(people)] == [
        "never",
        "talked in January",
        "active since February",
        "connected in February",
        "talked in March",
    ]


def test_only_who_holds_a_place_can_give_it_up() -> None:
    people = [person(str(standing), standing) for standing in Standing]
    assert [p.standing for p in quietest_first(people)] == [Standing.ACTIVE]
