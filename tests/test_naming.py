"""Naming one person on the command line: by their name alone, and never by a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from days import Calendar
from people import (
    MAYA,
    REN,
    SAM,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    outgoing,
    person_called,
    tended,
)

from store.decisions.capture import AddPerson
from store.decisions.followups import AddStep
from store.decisions.inbox import Ask, WaitForPlace
from store.decisions.people import Activate
from store.decisions.prep import CallOff, Propose
from store.errors import NoSuchName, NotFound, Unclear
from store.network import Network
from store.records import Invitation, Owed
from store.rules.queue import Cause
from store.rules.steps import Step


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
    with pytest.raises(NoSuchName, match=r"Did you mean Ren Ito\?$") as found:
        waiting.find_invitation("Rne Ito")
    assert found.value.listed_by == ("inbox",)


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


# Whomever one knows.

KNOWN = (
    "李小龍",
    "Hanna Berg",
    *("Ana Diaz", "Ana Maria Falk", "Anatol Kern", "Jo Park", "Joan Park"),
    *("José Núñez", "Maya Lindqvist", "Mona Lindqvist", "Ren Ito", "Müller"),
)


@pytest.fixture
def knowing(network: Network) -> Network:
    """A network of people of whom nobody holds a place."""
    begin(network)
    network.decide(export_of(connections=[connection(name) for name in KNOWN]))
    return network


@pytest.mark.parametrize(
    ("typed", "whom"),
    [
        pytest.param("Ana Diaz", "Ana Diaz", id="whole"),
        pytest.param("  ana   DIAZ ", "Ana Diaz", id="whole, however it is spaced"),
        pytest.param("Jo Park", "Jo Park", id="whole, and part of another one"),
        pytest.param("diaz ana", "Ana Diaz", id="words in another order"),
        pytest.param("jo", "Jo Park", id="a word, and the beginning of another one"),
        pytest.param("park jo", "Jo Park", id="its words, and beginnings of another"),
        pytest.param("falk ana", "Ana Maria Falk", id="some words"),
        pytest.param("maria", "Ana Maria Falk", id="one word"),
        pytest.param("fa ana", "Ana Maria Falk", id="beginnings"),
        pytest.param("anat", "Anatol Kern", id="one beginning"),
        pytest.param("may lind", "Maya Lindqvist", id="beginnings of both"),
        pytest.param("小龍", "李小龍", id="a part where no spaces are"),
        pytest.param("jose nunez", "José Núñez", id="without accents"),
        pytest.param("JOSÉ NÚÑEZ", "José Núñez", id="in capitals"),
        pytest.param("muller", "Müller", id="without an umlaut"),
        pytest.param("Rne Ito", "Ren Ito", id="misspelt"),
        pytest.param("Anatol Kren", "Anatol Kern", id="two letters exchanged"),
        pytest.param("Jose Nunes", "José Núñez", id="misspelt without accents"),
    ],
)
def test_a_person_is_named_whole_in_part_or_misspelt(
    knowing: Network, typed: str, whom: str
) -> None:
    assert knowing.find_person(typed).name == whom


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        pytest.param("ana", ["Ana Diaz", "Ana Maria Falk"], id="a word of two"),
        pytest.param("park", ["Jo Park", "Joan Park"], id="their last names"),
        pytest.param(
            "lindq m", ["Maya Lindqvist", "Mona Lindqvist"], id="beginnings of two"
        ),
        pytest.param(
            "Mova Lindqvist", ["Maya Lindqvist", "Mona Lindqvist"], id="misspelt"
        ),
    ],
)
def test_a_name_that_may_be_two_lists_both_and_an_id_makes_it_clear(
    knowing: Network, typed: str, candidates: list[str]
) -> None:
    with pytest.raises(Unclear) as raised:
        knowing.find_person(typed)
    each = [person_called(knowing, name) for name in candidates]
    assert raised.value.candidates == tuple(candidates)
    for person in each:
        assert knowing.find_person(person.id) == person


def test_those_who_hold_a_place_stand_first_among_the_candidates(
    knowing: Network,
) -> None:
    knowing.decide(Activate(person_called(knowing, "Joan Park").id, "A reason"))
    with pytest.raises(Unclear, match=r"any of: Joan Park, Jo Park\."):
        knowing.find_person("park")


@pytest.mark.parametrize("typed", ["Anna Berg", "anna", "erg", "Hanna Bergstrøm-Lie"])
def test_a_name_that_merely_resembles_one_names_nobody(
    knowing: Network, typed: str
) -> None:
    with pytest.raises(NotFound, match=f"Nobody is called “{typed}”"):
        knowing.find_person(typed)


def test_two_of_one_name_are_told_apart_by_their_ids_alone(knowing: Network) -> None:
    knowing.decide(AddPerson("Ren Ito"))
    with pytest.raises(Unclear) as raised:
        knowing.find_person("ren ito")
    assert len(raised.value.candidates) == 2
    assert str(raised.value).endswith("Say more of the name, or its id.")
    shorts = [c.partition("(id ")[2].rstrip(")") for c in raised.value.candidates]
    assert all(4 <= len(short) < 8 for short in shorts)
    rens = [p.id for p in knowing.people() if p.name == "Ren Ito"]
    assert {knowing.find_person(short).id for short in shorts} == {*rens}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("Bertil Strand", "", id="nobody at all"),
        pytest.param("", "", id="no name"),
        pytest.param("Vireo", "", id="no name of a person"),
        pytest.param("ana lind", "mean Maya Lindqvist or", id="words of two people"),
        pytest.param("Jon Dark", "Did you mean Joan Park", id="not close to any"),
        pytest.param("Rena Ilo", "Did you mean Ren Ito", id="too far to be sure"),
    ],
)
def test_whoever_is_nobody_is_not_found_and_those_close_are_offered(
    knowing: Network, typed: str, meant: str
) -> None:
    with pytest.raises(NotFound) as raised:
        knowing.find_person(typed)
    assert not isinstance(raised.value, Unclear)
    said = str(raised.value)
    assert said.startswith(f"Nobody is called “{typed}”.")
    assert meant in said
    assert ("Did you mean" in said) is bool(meant)


# The meetings, and what is pending.


def test_a_card_is_named_by_whom_it_is_for_or_by_its_id(knowing: Network) -> None:
    ana, jo = person_called(knowing, "Ana Diaz"), person_called(knowing, "Jo Park")
    knowing.decide(Propose(ana.id, TODAY + timedelta(2)))
    [card] = knowing.cards()
    assert knowing.find_card("ana") == knowing.find_card(card.id) == card
    with pytest.raises(NotFound, match="No meeting with “jo park” is planned"):
        knowing.find_card("jo park")
    knowing.decide(Propose(ana.id))
    knowing.decide(Propose(jo.id))
    with pytest.raises(Unclear, match=r"Ana Diaz, Tue 24 Nov .*Ana Diaz, an idea"):
        knowing.find_card("diaz")
    assert knowing.find_card("jo").person == jo.id
    knowing.decide(CallOff(card.id))
    assert knowing.find_card("diaz").on is None
    for nobody in (card.id, "", "Bertil"):
        with pytest.raises(NotFound):
            knowing.find_card(nobody)


def test_a_line_of_the_queue_is_named_by_whom_it_is_about_or_by_its_key(
    knowing: Network,
) -> None:
    ana, jo = person_called(knowing, "Ana Diaz"), person_called(knowing, "Jo Park")
    knowing.decide(AddStep(ana.id, Step(Owed.PROMISED, "the list", TODAY)))
    row = knowing.find_pending("ana")
    assert (row.pending.cause, row.person) == (Cause.STEP, ana)
    assert knowing.find_pending(row.pending.key) == row
    with pytest.raises(NotFound, match="Nothing is pending with “jo park”"):
        knowing.find_pending("jo park")
    knowing.decide(Propose(ana.id, TODAY + timedelta(1)))
    with pytest.raises(Unclear, match=r"Ana Diaz, the list \(step:\d+\)") as raised:
        knowing.find_pending("diaz")
    assert "Say which by what stands in brackets" in str(raised.value)
    assert len(raised.value.candidates) == 2
    for candidate in raised.value.candidates:
        key = candidate.partition("(")[2].rstrip(")")
        assert knowing.find_pending(key).pending.key.endswith(key[-4:])
        assert len(key) < 16
    knowing.decide(AddStep(jo.id, Step(Owed.WAITING, "dates", TODAY)))
    assert knowing.find_pending("jo").pending.what == "dates"
    for nobody in ("", "Bertil", "step:1"):
        with pytest.raises(NotFound):
            knowing.find_pending(nobody)


def test_a_line_of_the_queue_is_named_by_every_end_of_its_id_from_the_shown_one_on(
    knowing: Network,
) -> None:
    ana = person_called(knowing, "Ana Diaz").id
    for what in ("the list", "the book"):
        knowing.decide(AddStep(ana, Step(Owed.PROMISED, what, TODAY)))
    with pytest.raises(Unclear) as raised:
        knowing.find_pending("ana")
    rows = knowing.queue().rows
    for row, candidate in zip(rows, raised.value.candidates, strict=True):
        shown = candidate.partition("(step:")[2].rstrip(")")
        for digits in range(len(shown), len(row.pending.of) + 1):
            end = row.pending.of[-digits:]
            assert knowing.find_pending(f"step:{end}") == row
            with pytest.raises(NotFound):  # Nobody is thanked.
                knowing.find_pending(f"thanks:{end}")


def test_an_invitation_about_to_lapse_is_pending_under_its_own_name(
    waiting: Network, calendar: Calendar
) -> None:
    id = invitation_of(waiting, REN).id
    waiting.decide(Ask(id))
    calendar.day = date(2026, 12, 5)
    row = waiting.find_pending("ren")
    assert (row.pending.cause, row.pending.of, row.name) == (Cause.LAPSE, id, REN)


def test_who_waits_for_a_place_is_put_off_by_name_as_an_invitation(
    waiting: Network,
) -> None:
    id = invitation_of(waiting, REN).id
    waiting.decide(WaitForPlace(id, TODAY + timedelta(9)))
    assert waiting.find_pending("ren").pending.what == "a place for Ren Ito?"
    found = waiting.find_to_put_off("ren")
    assert isinstance(found, Invitation)
    assert found.id == id
