"""Naming one person on the command line: by their name alone, and never by a guess."""

from __future__ import annotations

import pytest
from people import (
    MAYA,
    REN,
    SAM,
    begin,
    connection,
    export_of,
    incoming,
    outgoing,
    tended,
)

from store.decisions.people import Activate
from store.errors import NotFound, Unclear
from store.network import Network


@pytest.fixture
def tending(network: Network) -> Network:
    """A network in which Joan Wu, Ada Berg and Adam Zhu hold places."""
    tended(network, "Joan Wu", "Ada Berg", "Adam Zhu")
    return network


@pytest.fixture
def waiting(network: Network) -> Network:
    """A network in which Ren, Maya, Sam and José wait."""
    begin(network, *map(incoming, (REN, MAYA, SAM, "José Díaz")))
    return network


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Joan Wu", "Joan Wu"),
        ("  joan   wu ", "Joan Wu"),
        ("joan", "Joan Wu"),
        ("ada berg", "Ada Berg"),
        ("adam", "Adam Zhu"),
    ],
)
def test_who_rests_is_named_whole_or_in_part(
    tending: Network, name: str, found: str
) -> None:
    assert tending.find_active(name).name == found


def test_whoever_is_named_whole_goes_before_those_named_in_part(
    network: Network,
) -> None:
    tended(network, "Ada")
    tended(network, "Ada Berg")
    assert network.find_active("ada").name == "Ada"


def test_a_word_of_a_purpose_or_a_company_names_nobody(tending: Network) -> None:
    tending.decide(export_of(connections=[connection("Lena Falk")]))
    [lena] = tending.find_people("Lena Falk")
    tending.decide(Activate(lena.id, "Once worked with Joan at Harbour", "1 months"))
    assert tending.find_active("joan").name == "Joan Wu"
    with pytest.raises(NotFound, match="Nobody called “harbour”"):
        tending.find_active("harbour")


def test_who_holds_no_place_is_not_found_as_if_they_did(tending: Network) -> None:
    tending.decide(export_of(connections=[connection("Kim Holm")]))
    with pytest.raises(NotFound):
        tending.find_active("Kim Holm")


@pytest.mark.parametrize("name", ["jona wu", "Joan Wue"])
def test_a_close_name_is_offered_and_never_taken(tending: Network, name: str) -> None:
    with pytest.raises(NotFound, match=r"holds a place\. Did you mean Joan Wu\?"):
        tending.find_active(name)


def test_a_part_of_two_names_is_unclear_and_an_id_makes_it_clear(
    tending: Network,
) -> None:
    with pytest.raises(Unclear, match=r"Ada Berg .*Adam Zhu") as raised:
        tending.find_active("ada")
    assert len(raised.value.candidates) == 2
    [ada] = tending.find_people("Ada Berg")
    assert tending.find_active(ada.id) == ada


def test_an_invitation_is_found_without_its_accents(waiting: Network) -> None:
    assert waiting.find_invitation("jose diaz").name == "José Díaz"


def test_a_close_name_is_offered_and_its_invitation_left_alone(
    waiting: Network,
) -> None:
    with pytest.raises(NotFound, match=r"Did you mean Ren Ito\? fewer inbox"):
        waiting.find_invitation("Rne Ito")


@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_name_at_all_is_not_everybodys_name(network: Network, nothing: str) -> None:
    begin(network, incoming(REN))
    tended(network, "Joan Wu")
    with pytest.raises(NotFound):
        network.find_invitation(nothing)
    with pytest.raises(NotFound):
        network.find_active(nothing)


def test_an_invitation_that_one_sent_is_not_found_by_name(network: Network) -> None:
    begin(network, outgoing(REN))
    with pytest.raises(NotFound):
        network.find_invitation(REN)
