"""What a place takes is shown before it is given; nothing is refused for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from typing import Any

import pytest
from command_line import Fewer
from msgspec.structs import replace
from people import (
    MAYA,
    PERSONAL,
    SIZES,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    misdrawn,
    person_called,
    seat,
)

from store.decisions.prep import Propose
from store.network import Network
from store.records import Person, PrepCard, Settings, Standing
from store.rules.cadence import AMBIENT
from store.rules.forecast import Ahead
from store.rules.hours import WEEK
from store.rules.taking_on import taking_on, touches_a_week, touches_said

JO, LENA = "Jo Park", "Lena Fischer"

MONDAY = date(2026, 12, 14)
"""Of a week that two meetings fill to the minute."""


def person(id: str, **fields: Any) -> Person:
    return Person(id=id, name=id.title(), **fields)


FULL = Ahead(
    today=TODAY,
    settings=Settings(),
    cards=[
        PrepCard(id=id, person="jo", on=MONDAY + timedelta(days))
        for id, days in (("one", 0), ("two", 2))
    ],
)

# The rule


@pytest.mark.parametrize(
    ("often", "said"),
    [
        ("1 day", "7 touches"),
        ("1 week", "1 touch"),
        ("2 weeks", "0.5 touches"),
        ("1 month", "0.2 touches"),
        ("3 months", "less than 0.1 touches"),
        (AMBIENT, "0 touches"),
    ],
)
def test_a_cadence_is_said_as_touches_a_week(often: str, said: str) -> None:
    assert touches_said(touches_a_week(often, TODAY)) == said


def test_a_touch_in_a_week_without_room_makes_it_over() -> None:
    taking = taking_on(FULL, person("ana"), "1 week")
    assert taking.over
    assert (taking.over.monday, taking.over.over) == (MONDAY, 15)
    assert taking.said(TODAY) == (
        "Every week: 1 touch a week, 15 min; the week of Mon 14 Dec would be over."
    )


def test_who_is_never_due_in_that_week_makes_none_over() -> None:
    taking = taking_on(FULL, person("ana"), "6 months")
    assert taking.over is None
    assert taking.said(TODAY).endswith("; no week ahead goes over with it.")


def test_no_cadence_takes_nothing() -> None:
    taking = taking_on(FULL, person("ana"), AMBIENT)
    assert (taking.touches, taking.minutes, taking.over) == (0, 0, None)


def test_who_was_heard_of_long_ago_is_due_at_once() -> None:
    cards = [replace(card, on=TODAY) for card in FULL.cards]
    ahead = replace(FULL, cards=cards)
    late = person("ana", last_talk=TODAY - 20 * WEEK)
    taking = taking_on(ahead, late, "6 months")
    assert taking.over is None
    taking = taking_on(ahead, late, "1 month")
    assert taking.over
    assert taking.over.monday <= TODAY


def test_whoever_rests_for_it_gives_their_touches_back() -> None:
    kim = person("kim", standing=Standing.ACTIVE, cadence="1 week", since=TODAY)
    ahead = replace(FULL, people=[kim])
    assert taking_on(ahead, person("ana"), "1 week").over
    assert taking_on(ahead, person("ana"), "1 week", "kim").over is None


def test_a_week_that_is_over_anyway_and_stays_as_it_is_is_not_named() -> None:
    third = PrepCard(id="three", person="jo", on=MONDAY)
    ahead = replace(FULL, cards=[*FULL.cards, third])
    assert taking_on(ahead, person("ana"), "6 months").over is None


# On the screen


@pytest.fixture
def network(network: Network) -> Network:
    """Jo is met twice in one week; Lena is known, and Maya invites."""
    fill(network)
    return network


def fill(network: Network) -> None:
    begin(network, incoming(MAYA, PERSONAL))
    network.decide(export_of(connections=[connection(JO), connection(LENA)]))
    jo = person_called(network, JO).id
    network.decide(Propose(jo, MONDAY))
    network.decide(Propose(jo, MONDAY + timedelta(2)))


def holders(network: Network) -> list[str]:
    return [holder.person.name for holder in network.holders()]


GIVE, ACCEPT = "6 G a", "2 a t"


@pytest.mark.parametrize(("keys", "name"), [(GIVE, LENA), (ACCEPT, MAYA)])
async def test_a_place_that_makes_a_week_over_says_so_before_it_is_given(
    network: Network, keys: str, name: str
) -> None:
    async with seat(network) as app:
        await app.press(keys, "s c o p e enter w")
        assert "Every week: 1 touch a week, 15 min; the week of Mon 14 Dec" in app.body
        assert holders(network) == []
        await app.press("y")
    assert holders(network) == [name]


@pytest.mark.parametrize("answer", ["n", "escape"])
@pytest.mark.parametrize("keys", [GIVE, ACCEPT])
async def test_not_now_gives_no_place(network: Network, keys: str, answer: str) -> None:
    async with seat(network) as app:
        await app.press(keys, "s c o p e enter w", answer)
    assert holders(network) == []


async def test_a_place_that_makes_no_week_over_asks_nothing_more(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press(GIVE, "s c o p e enter")
        assert "15 min each time" in app.body
        await app.press("q")
        assert app.message.startswith("Lena Fischer has a place")


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_fits_every_terminal(
    network: Network, size: tuple[int, int]
) -> None:
    async with seat(network, size) as app:
        await app.press(GIVE, "s c o p e enter")
        assert misdrawn(app, size) == []
        await app.press("w")
        assert "not now" in app.body
        assert misdrawn(app, size) == []


# On the command line


@pytest.fixture
def now(open_network: Callable[[], Network]) -> Callable[[], Network]:
    """Look at the store as it stands."""
    with closing(open_network()) as network:
        fill(network)
    return open_network


@pytest.mark.usefixtures("now")
def test_the_command_prints_what_a_place_takes(fewer: Fewer) -> None:
    typed = ("activate", LENA, "--purpose", "scope", "--cadence", "weekly")
    assert fewer(*typed)[1].splitlines() == [
        "Lena Fischer has a place: scope",
        "Every week: 1 touch a week, 15 min; the week of Mon 14 Dec would be over.",
    ]
    fewer("undo")
    found = json.loads(fewer(*typed, "--json")[1])
    assert (found["touches_a_week"], found["over_week"]) == (1.0, "2026-12-14")


def test_the_command_gives_no_place_for_a_cadence_that_is_none(
    fewer: Fewer, now: Callable[[], Network]
) -> None:
    typed = ("activate", LENA, "--purpose", "scope", "--cadence", "often")
    code, _, err = fewer(*typed)
    assert (code, "often" in err) == (1, True)
    assert holders(now()) == []
