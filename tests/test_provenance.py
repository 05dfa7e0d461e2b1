"""Who led to whom: chains of any length, and no loop by any path."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from itertools import product

import pytest
from people import connection, export_of, person_called, seat, tended

from store.decisions.capture import AddPerson
from store.decisions.people import LedBy
from store.decisions.prep import Propose
from store.errors import ChangedSince, LeadsBack, NothingChanges
from store.network import Network
from store.records import Person
from store.rules.provenance import chain, require_no_loop

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"


def led(*pairs: str) -> dict[str, Person]:
    """Return people by id, each led by another: "ab" says that b led to a."""
    by = {pair[0]: pair[1] for pair in pairs}
    ids = {letter for pair in pairs for letter in pair}
    return {id: Person(id=id, name=id, led_by=by.get(id, "")) for id in ids}


def test_a_chain_goes_up_to_who_was_led_to_by_nobody() -> None:
    people = led("ab", "bc", "cd")
    assert [p.id for p in chain(people["a"], people.get)] == ["b", "c", "d"]
    assert chain(people["d"], people.get) == []


def test_a_chain_of_fifty_is_followed_to_its_end() -> None:
    people = {str(n): Person(id=str(n), name="", led_by=str(n + 1)) for n in range(50)}
    assert len(chain(people["0"], people.get)) == 49


def test_a_loop_that_a_merge_made_ends_where_it_begins() -> None:
    people = led("ab", "bc", "ca")
    assert [p.id for p in chain(people["a"], people.get)] == ["b", "c"]


def test_whoever_leads_to_whom_no_loop_comes_of_it() -> None:
    """Every way in which four people can be led to by one another, one by one."""
    for links in product("abcd.", repeat=4):
        people = {id: Person(id=id, name=id) for id in "abcd"}
        for id, by in zip("abcd", links, strict=True):
            if by == ".":
                continue
            above = {by, *(p.id for p in chain(people[by], people.get))}
            with nullcontext() if id not in above else pytest.raises(LeadsBack):
                require_no_loop(people[id], people[by], people.get)
                people[id] = Person(id=id, name=id, led_by=by)


@pytest.fixture
def network(network: Network) -> Network:
    tended(network, ANA, JO)
    network.decide(export_of(connections=[connection(LENA)]))
    return network


def test_who_led_to_whom_is_undone_and_done_again(network: Network) -> None:
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    assert network.decide(LedBy(ana, jo)).said == "Jo Park led you to Ana Diaz"
    with pytest.raises(NothingChanges, match="already"):
        network.decide(LedBy(ana, jo))
    with pytest.raises(LeadsBack, match="Jo Park stands above Ana Diaz"):
        network.decide(LedBy(jo, ana))
    network.undo()
    assert person_called(network, ANA).led_by == ""
    network.redo()
    assert person_called(network, ANA).led_by == jo


def test_who_led_to_somebody_does_not_vanish_by_an_undo(
    network: Network, open_network: Callable[[], Network]
) -> None:
    network.decide(AddPerson("Kim Holm"))
    other = open_network()
    kim = person_called(other, "Kim Holm").id
    other.decide(LedBy(person_called(other, ANA).id, kim))
    with pytest.raises(ChangedSince, match="Kim Holm led you to Ana Diaz"):
        network.undo()


async def test_it_is_said_on_their_page_and_on_their_card(network: Network) -> None:
    network.decide(Propose(person_called(network, ANA).id))
    async with seat(network) as app:
        await app.press("6 enter i l")
        await app.write("jo")
        assert "Jo Park" in app.text
        await app.press("enter")
        assert app.message == "Jo Park led you to Ana Diaz · u undoes"
        assert "Led by   Jo Park" in app.text
        assert app.text.count("Led by") == 1
        await app.press("p")
        assert "Jo Park led you to Ana" in app.text


def test_two_sessions_make_no_loop_either(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    other.decide(LedBy(ana, jo))
    with pytest.raises(LeadsBack):
        network.decide(LedBy(jo, ana))
