"""Giving a place and letting rest: by key and by command, and never above the cap."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from command_line import Fewer
from days import Calendar
from people import (
    TODAY,
    connection,
    export_of,
    misdrawn,
    person_called,
    seat,
    tended,
)

from store.decisions.followups import AddStep
from store.decisions.people import ChangeCap, ComeBack, Remember, Rest
from store.decisions.tending import Unsuggest
from store.errors import AtCap, OutOfRange, OutOfTurn, PurposeMissing
from store.network import Network
from store.records import Owed, Standing
from store.rules.cap import Bandwidth
from store.rules.queue import Cause, Group
from store.rules.steps import Step

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"


@pytest.fixture
def network(network: Network, calendar: Calendar) -> Network:
    """Ana and Jo hold places, of two; Lena is known."""
    tended(network, ANA, JO)
    network.decide(ChangeCap(2, "enough"))
    network.decide(export_of(connections=[connection(LENA)]))
    return network


@pytest.fixture
def roomy(network: Network) -> Network:
    """The same, with room for ten."""
    network.decide(ChangeCap(12, "more"))
    return network


async def test_a_place_is_given_from_the_list_with_a_purpose_and_a_cadence(
    roomy: Network,
) -> None:
    async with seat(roomy) as app:
        await app.press("6 G a enter")
        assert "A place needs a purpose" in app.text
        await app.write("She asks what I avoid")
        await app.press("enter m")
        assert app.message.startswith("Lena Fischer has a place: She asks what I avoid")
        assert "3 of 12" in app.rows[0]
        await app.press("u")
        assert "2 of 12" in app.rows[0]
    assert person_called(roomy, LENA).standing is Standing.KNOWN


async def test_at_the_cap_someone_rests_first_in_the_same_decision(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("6 G a")
        assert "Your 2 places are taken." in app.text
        await app.press("1")
        await app.write("scope")
        await app.press("enter m")
        assert "Lena Fischer has a place: scope; Ana Diaz rests" in app.message
        assert network.bandwidth() == Bandwidth(2, 2)
        await app.press("u")
    assert person_called(network, ANA).standing is Standing.ACTIVE
    assert person_called(network, LENA).standing is Standing.KNOWN


@pytest.mark.parametrize("keys", ["escape", "1 escape", "1 x enter escape"])
async def test_at_the_cap_nobody_gets_a_place_while_nobody_rests(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press("6 G a", keys)
    assert network.bandwidth() == Bandwidth(2, 2)
    assert person_called(network, LENA).standing is Standing.KNOWN


@pytest.mark.parametrize("keys", ["5", "6", "6 enter"])
async def test_to_let_rest_is_one_key_and_frees_the_place(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press(keys, "d")
        assert app.message == "Ana Diaz rests · a place is free · u undoes"
        assert "1 of 2" in app.rows[0]
        await app.press("u")
        assert "2 of 2" in app.rows[0]
        await app.press("U")
    assert person_called(network, ANA).standing is Standing.RESTING


async def test_what_cannot_be_done_is_dim_and_says_why(network: Network) -> None:
    async with seat(network) as app:
        await app.press("6 a")
        assert app.message == "Ana holds a place already."
        await app.press("G d")
        assert app.message == "Lena holds no place."


async def test_who_was_left_in_peace_is_suggested_again_from_their_page(
    network: Network,
) -> None:
    network.decide(Unsuggest(person_called(network, ANA).id, "a busy year"))
    async with seat(network) as app:
        await app.press("6 enter")
        assert "not suggested (a busy year)" in app.text
        await app.press("a")
        assert app.message == "Ana Diaz is suggested again · u undoes"


async def test_whom_nothing_is_owed_to_and_is_quiet_stands_first(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    network.decide(AddStep(ana, Step(Owed.PROMISED, "send the list", TODAY)))
    async with seat(network) as app:
        await app.press("5")
        assert JO in app.cursor
        assert "send the list" in app.text
        await app.press("o")
        assert app.message == "by name"
        await app.press("g g")
        assert ANA in app.cursor
        await app.press("6 G a")
        assert "you owe: send the list" in app.body


async def test_who_rests_until_a_day_is_in_the_queue_on_it(
    network: Network, calendar: Calendar
) -> None:
    ana = person_called(network, ANA).id
    network.decide(Rest(ana, TODAY + timedelta(days=9), "ask about spring"))
    [row] = [r for r in network.queue().rows if r.pending.cause is Cause.RETURN]
    assert row.pending.group is Group.LATER
    calendar.day = TODAY + timedelta(days=9)
    async with seat(network) as app:
        await app.press("4")
        assert "a place again?" in app.cursor
        await app.press("d")
        assert app.message == "Give them a place again, or let them go on resting."
        await app.press("p")
        assert "Remember ask about spring" in app.text
        await app.press("q a ctrl+u")
        await app.write("Spring is here")
        await app.press("enter m")
        assert app.message.startswith("Ana Diaz has a place: Spring is here")
    assert all(r.pending.cause is not Cause.RETURN for r in network.queue().rows)


async def test_one_who_comes_back_may_rest_longer_or_stay_at_rest(
    network: Network, calendar: Calendar
) -> None:
    network.decide(Rest(person_called(network, ANA).id, TODAY + timedelta(days=1)))
    calendar.day = TODAY + timedelta(days=1)
    async with seat(network) as app:
        await app.press("4 s t")
        assert app.message.startswith("Ana Diaz comes back Tue 24 Nov")
        await app.press("u x")
        assert app.message == "Ana Diaz stays at rest · u undoes"
    assert person_called(network, ANA).rest_until is None


async def test_when_they_come_back_and_what_to_remember_is_said_on_their_page(
    network: Network,
) -> None:
    network.decide(Rest(person_called(network, ANA).id))
    async with seat(network) as app:
        await app.press("6 enter i b")
        await app.write("4 jan")
        await app.press("enter")
        assert "At rest  until Mon 4 Jan" in app.text
        await app.press("i r")
        await app.write("the boat")
        await app.press("enter")
        assert "Remember the boat" in app.text


def test_only_who_rests_comes_back_or_is_remembered_so(network: Network) -> None:
    jo = person_called(network, JO).id
    for decision in (ComeBack(jo, None), Remember(jo, "x")):
        with pytest.raises(OutOfTurn, match="Jo Park is not at rest"):
            network.decide(decision)
    with pytest.raises(OutOfRange, match="is not after today"):
        network.decide(Rest(jo, TODAY))
    network.decide(Rest(jo))


async def test_the_places_are_whole_in_a_small_terminal(network: Network) -> None:
    async with seat(network, (40, 12)) as app:
        for keys in ("5", "o", "d", "u", "6", "G a", "escape", "6", "enter", "d"):
            await app.press(keys)
            assert misdrawn(app, (40, 12)) == [], app.text


# By command


def test_places_are_given_and_freed_by_command(
    fewer: Fewer, network: Network, open_network: Callable[[], Network]
) -> None:
    code, _, err = fewer("activate", "lena", "--purpose", "scope")
    assert code == 1
    assert err.startswith("fewer: 2 of 2 places are taken")
    code, _, err = fewer("activate", "lena", "--rest", "ana")
    assert (code, err.partition("?")[0]) == (1, "fewer: Why Lena Fischer")
    _, out, _ = fewer("activate", "lena", "--purpose", "scope", "--rest", "ana")
    assert out == (
        "Lena Fischer has a place: scope; Ana Diaz rests\n"
        "Every month: 0.2 touches a week, 4 min; no week ahead goes over with it.\n"
    )
    _, out, _ = fewer("rest", "lena", "--until", "+10d", "--remember", "the boat")
    assert out.startswith("Lena Fischer rests · comes back ")
    lena = person_called(open_network(), LENA)
    assert (lena.standing, lena.remember) == (Standing.RESTING, "the boat")
    assert fewer("undo")[1] == "Undone: Lena Fischer rests\n"


def test_no_path_leads_above_the_cap(network: Network) -> None:
    from store.decisions.people import Activate

    lena = person_called(network, LENA).id
    with pytest.raises(AtCap):
        network.decide(Activate(lena, "scope"))
    network.decide(Rest(person_called(network, ANA).id))
    with pytest.raises(PurposeMissing):
        network.decide(Activate(lena, " "))
    network.decide(Activate(lena, "scope"))
    with pytest.raises(AtCap):
        network.decide(Activate(person_called(network, ANA).id, "again"))
    assert network.bandwidth() == Bandwidth(2, 2)
