"""The page of decisions, and what an undo or a redo would change before it is done."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from command_line import Fewer
from people import misdrawn, person_called, seat, tended

from store.decisions.people import Activate, ChangeCap, Rest
from store.errors import AtCap, ChangedSince, NothingToUndo
from store.network import Network
from store.records import Standing

OpenNetwork = Callable[[], Network]


@pytest.fixture
def network(network: Network) -> Network:
    """A network in which Ana rests since just now, and Jo holds a place."""
    tended(network, "Ana Diaz", "Jo Park")
    network.decide(Rest(person_called(network, "Ana Diaz").id))
    return network


def test_an_undo_is_told_field_by_field_before_it_is_done(network: Network) -> None:
    assert network.before_undo().lines == ("Ana Diaz: standing resting → active",)
    assert person_called(network, "Ana Diaz").standing is Standing.RESTING
    network.undo()
    assert network.before_redo().lines == ("Ana Diaz: standing active → resting",)


def test_what_comes_and_goes_is_said_so(network: Network) -> None:
    while not (view := network.before_undo()).said.startswith("Brought in"):
        network.undo()
    assert set(view.lines) == {"Ana Diaz: goes", "Jo Park: goes"}
    network.undo()
    assert set(network.before_redo().lines) == {"Ana Diaz: comes", "Jo Park: comes"}


def test_the_cap_speaks_in_the_preview_as_it_does_in_the_undo(
    network: Network, open_network: OpenNetwork
) -> None:
    other = open_network()
    other.decide(ChangeCap(1, "enough"))
    network.follow()
    for step in (network.before_undo, network.undo):
        with pytest.raises(AtCap):
            step()


def test_a_preview_says_what_came_since(
    network: Network, open_network: OpenNetwork
) -> None:
    other = open_network()
    other.decide(Activate(person_called(network, "Ana Diaz").id, "We help each other."))
    network.follow()
    with pytest.raises(ChangedSince, match="has a place"):
        network.before_undo()


async def test_enter_shows_what_an_undo_changes_and_enter_does_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("g d")
        assert "Ana Diaz rests" in app.cursor
        assert misdrawn(app, (80, 24)) == []
        await app.press("enter")
        assert "standing active → resting" in app.body
        assert "Enter would take it back" in app.body
        assert misdrawn(app, (80, 24)) == []
        assert person_called(network, "Ana Diaz").standing is Standing.RESTING
        await app.press("enter")
        assert person_called(network, "Ana Diaz").standing is Standing.ACTIVE
        assert "undone: Ana Diaz rests" in app.body
        await app.press("r")
        assert "standing active → resting" in app.body
        await app.press("enter")
        assert person_called(network, "Ana Diaz").standing is Standing.RESTING
        await app.press("u")
        assert person_called(network, "Ana Diaz").standing is Standing.ACTIVE


async def test_an_older_decision_is_shown_and_never_undone_by_enter(
    network: Network,
) -> None:
    before = [past.said for past in network.history() if past.stands]
    async with seat(network) as app:
        await app.press("g d /")
        await app.write("jo park has")
        await app.press("enter enter")
        assert "Jo Park standing: known → active" in app.body
        assert "1 newer decision would have to be undone before it" in app.body
        assert "Enter do it" not in app.text
        await app.press("enter")
        assert [past.said for past in network.history() if past.stands] == before
        await app.press("u")
        assert person_called(network, "Ana Diaz").standing is Standing.ACTIVE
        assert "Enter would take it back" in app.body
        await app.press("enter")
        assert person_called(network, "Jo Park").standing is Standing.KNOWN


async def test_what_was_undone_already_offers_no_undo(network: Network) -> None:
    network.undo()
    async with seat(network) as app:
        await app.press("g d enter")
        assert "It can't be taken back here" in app.body


async def test_another_sessions_decision_is_looked_at_before_an_undo(
    network: Network, open_network: OpenNetwork
) -> None:
    async with seat(network) as app:
        await app.press("g d enter")
        other = open_network()
        other.decide(
            Activate(person_called(network, "Ana Diaz").id, "We help each other.")
        )
        network.follow()
        await app.press("enter")
        assert "Things have changed" in app.message
        assert person_called(network, "Ana Diaz").standing is Standing.ACTIVE


async def test_the_filter_finds_decisions_by_their_words(network: Network) -> None:
    async with seat(network) as app:
        await app.press("g d /")
        await app.write("jo park")
        await app.press("enter")
        assert "Jo Park has a place" in app.cursor
        assert "Ana Diaz rests" not in app.body
        await app.press("/")
        await app.write("xx")
        assert "No decision has" in app.body
        await app.press("escape")
        assert "Ana Diaz rests" in app.body


async def test_older_decisions_are_read_when_one_comes_down_to_them(
    network: Network,
) -> None:
    for n in range(130):
        network.decide(ChangeCap(20 + n % 2, f"reason {n}"))
        network.decide(ChangeCap(22, f"again {n}"))
    async with seat(network) as app:
        await app.press("g d G")
        assert app.page.query_one("#decisions").place[1] == 265  # type: ignore[attr-defined]
        await app.press("G")
        assert "Begun with 12 places" in app.cursor


def test_the_command_line_finds_and_previews(network: Network, fewer: Fewer) -> None:
    code, out, _ = fewer("history", "--find", "ANA DIAZ rests")
    assert (code, len(out.splitlines())) == (0, 1)
    assert "No decision has “zzz” in it." in fewer("history", "--find", "zzz")[1]
    before = fewer("history")[1]
    code, out, _ = fewer("undo", "--dry-run")
    assert out.splitlines() == [
        "Would take back: Ana Diaz rests",
        "  Ana Diaz: standing resting → active",
    ]
    told = json.loads(fewer("undo", "--dry-run", "--json")[1])
    assert told["changes"][0]["fields"] == [
        {"field": "standing", "before": "resting", "after": "active"}
    ]
    assert fewer("history")[1] == before
    assert fewer("redo", "--dry-run")[0] == 1


def test_with_nothing_to_undo_it_says_so(network: Network, fewer: Fewer) -> None:
    while True:
        try:
            network.undo()
        except NothingToUndo:
            break
    assert fewer("undo", "--dry-run")[2].endswith("Nothing to undo.\n")


async def test_several_fields_of_one_record_stand_below_what_it_is(
    network: Network,
) -> None:
    ana = person_called(network, "Ana Diaz").id
    network.decide(Activate(ana, "She knows the trade.", "2 weeks"))
    async with seat(network) as app:
        await app.press("g d enter")
        at = next(n for n, row in enumerate(app.rows) if row.strip() == "Ana Diaz")
        fields = [row.strip() for row in app.rows[at + 1 : at + 4]]
        assert "standing: resting → active" in fields
        assert app.text.count("Ana Diaz") == 2
