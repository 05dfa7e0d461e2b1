"""Writing an invitation by command: one person at a time."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from datetime import date

import pytest
from command_line import Fewer
from people import begin, connection, export_of, invitation_of, outgoing, person_called

from store.decisions.capture import AddPerson
from store.network import Network
from store.records import Means, State

ANA, BEN = "Ana Diaz", "Ben Okri"
WHY = "learn how she restores organ pipes"
OWN = "Hi Ana, ours in Ribe whistle: how did you restore the pipes in Malmö?"
STOCK = "Hi Ana, I'd like to add you to my professional network."

Open = Callable[[], Network]


@pytest.fixture(autouse=True)
def network(network: Network) -> Network:
    """Ana and Ben are in the address book."""
    begin(network)
    for name in (ANA, BEN):
        network.decide(AddPerson(name))
    return network


def test_an_invitation_is_refused_twice_and_then_passes(
    fewer: Fewer, open_network: Open
) -> None:
    code, out, _ = fewer("invite", "ana", STOCK, "--why", WHY)
    assert code == 0
    assert out.startswith(f"A draft to Ana Diaz: {WHY}\n\n{STOCK}\n\n")
    assert "[ ] own words: “add you to my professional network” is stock" in out
    assert "[x] fits: 55 of 200 characters, linkedin free" in out
    code, _, err = fewer("invite", "ana", "--sent")
    assert code == 1
    assert err.startswith(
        "fewer: Not to be sent to Ana Diaz yet. What fails: own words"
    )
    assert fewer("invite", "ana", "Ana, " + "how did you do it? " * 12)[0] == 0
    code, _, err = fewer("invite", "ana", "--sent")
    assert (code, "over the 200 of linkedin free" in err) == (1, True)
    _, out, _ = fewer("invite", "ana", OWN)
    assert out.startswith("Kept the draft to Ana Diaz")
    assert (
        'It is your own. Send it where you write to them, then: fewer invite "Ana'
        in out
    )
    code, out, _ = fewer("invite", "ana", "--sent")
    assert (code, out.partition(" · ")[0]) == (0, "Sent to Ana Diaz")
    assert invitation_of(open_network(), ANA).state is State.SENT
    assert fewer("undo")[1].startswith("Undone: Sent to Ana Diaz")
    assert fewer("redo")[0] == 0


def test_what_became_of_it_is_recorded(fewer: Fewer, open_network: Open) -> None:
    fewer("invite", "ana", OWN, "--why", WHY)
    fewer("invite", "ana", "--sent")
    assert fewer("invite", "ana", "--accepted")[1].startswith("Ana Diaz accepted")
    assert person_called(open_network(), ANA).known_since
    code, _, err = fewer("invite", "ana", "--declined")
    assert (code, "No invitation to “ana” is waiting or over" in err) == (1, True)
    fewer("undo")
    assert fewer("invite", "ana", "--declined")[1].startswith("Ana Diaz declined")


def test_a_draft_is_let_go(fewer: Fewer) -> None:
    fewer("invite", "ana", OWN, "--why", WHY)
    assert fewer("invite", "ana", "--drop")[1] == "Let the draft to Ana Diaz go\n"
    assert fewer("outgoing")[1] == "You write no invitation just now.\n"


def test_a_draft_is_read_again_without_a_decision(fewer: Fewer) -> None:
    fewer("invite", "ana", OWN, "--why", WHY)
    before = fewer("history")[1]
    assert OWN in fewer("invite", "ana")[1]
    assert fewer("history")[1] == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("Ana, Jo and Sam", "Hello there"),
        ("Ana, Jo and Sam", "--sent"),
        ("-", "Hello there"),
        ("ana", "ben", "--why", WHY),
        ("Ana Diaz", "Ben Okri", "--sent"),
        ("Ana Diaz", "Ben Okri", "Rosa Weiss", "--accepted"),
        ("Vera Lund", "Rosa Weiss", "Sam Eze", "--new", "--why", WHY),
        ("Ana Diaz Ben Okri", "--new", "--why", WHY),
        ("Ana Diaz", "Ben", "--why", WHY),
        ("Ana\nBen", "Hello there", "--why", WHY),
    ],
)
def test_several_names_are_refused_by_the_reason_not_by_usage(
    fewer: Fewer, network: Network, arguments: tuple[str, ...]
) -> None:
    code, _, err = fewer("invite", *arguments)
    assert code == 1
    assert "one at a time, for a note that fits several says nothing" in err
    assert not list(network.invitations())


def test_a_loop_over_one_text_stops_at_the_second_person(
    fewer: Fewer, open_network: Open
) -> None:
    assert fewer("invite", "ana", OWN, "--why", WHY)[0] == 0
    for text in (OWN, OWN.replace("Ana", "Ben")):
        code, _, err = fewer("invite", "ben", text, "--why", WHY)
        assert (code, "this is what you wrote to Ana Diaz" in err) == (1, True)
    assert [i.name for i in open_network().invitations()] == [ANA]


def test_a_quoted_note_of_capitals_is_no_second_name(
    fewer: Fewer, open_network: Open
) -> None:
    assert fewer("invite", "ana", "Organ Pipes Malmö", "--why", WHY)[0] == 0
    assert invitation_of(open_network(), ANA).note == "Organ Pipes Malmö"


def test_a_whole_name_needs_no_quotes(fewer: Fewer, open_network: Open) -> None:
    assert fewer("invite", "Ana", "Diaz", "--why", WHY)[0] == 0
    assert invitation_of(open_network(), ANA).note == ""


def test_who_is_in_no_address_book_is_put_in_only_if_that_is_said(
    fewer: Fewer, open_network: Open
) -> None:
    code, _, err = fewer("invite", "Vera Lund", "--why", WHY)
    assert (code, err.endswith("--new puts them in.\n")) == (1, True)
    assert fewer("invite", "Vera Lund", "--new", "--why", WHY)[0] == 0
    assert invitation_of(open_network(), "Vera Lund").why == WHY


def test_a_draft_needs_a_reason(fewer: Fewer) -> None:
    code, _, err = fewer("invite", "ana", OWN)
    assert (code, err.startswith("fewer: Why Ana Diaz?")) == (1, True)


def test_the_way_it_goes_says_how_long_it_may_be(
    fewer: Fewer, open_network: Open
) -> None:
    out = fewer("invite", "ana", OWN, "--why", WHY, "--means", "linkedin")[1]
    assert "of 300 characters, linkedin" in out
    assert invitation_of(open_network(), ANA).means is Means.LINKEDIN


def test_a_note_is_read_from_standard_input(
    fewer: Fewer, open_network: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = io.TextIOWrapper(io.BytesIO(f"{OWN}\n".encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    assert fewer("invite", "ana", "-", "--why", WHY)[0] == 0
    assert invitation_of(open_network(), ANA).note == OWN


def test_one_thing_becomes_of_an_invitation(fewer: Fewer) -> None:
    code, _, err = fewer("invite", "ana", "--sent", "--accepted")
    assert (code, "--sent and --accepted exclude each other" in err) == (2, True)
    assert fewer("invite", "ana", "--sent", "--why", WHY)[0] == 2


def test_a_draft_is_told_as_json(fewer: Fewer, network: Network) -> None:
    network.decide(export_of(outgoing("Jo Park", OWN[8:], on=date(2026, 3, 2))))
    fewer("invite", "ana", "Hello", "--why", WHY)
    told = json.loads(fewer("invite", "ana", "Hello Ana", "--json")[1])
    assert (told["name"], told["state"], told["holds"]) == (ANA, "draft", False)
    assert told["checklist"][1]["item"] == "own words"
    assert told["said"] == "Kept the draft to Ana Diaz"
    assert told["closest"] is None


def test_all_are_listed_and_compared(fewer: Fewer, network: Network) -> None:
    network.decide(export_of(outgoing("Jo Park", "Your lists", on=date(2025, 3, 2))))
    fewer("invite", "ana", OWN, "--why", WHY)
    _, out, _ = fewer("outgoing")
    assert out.startswith("Ana Diaz  drafts")
    assert "Jo Park" not in out
    assert "Jo Park   not accepted" in fewer("outgoing", "--all")[1]
    told = json.loads(fewer("outgoing", "--all", "--json")[1])
    assert [each["lot"] for each in told] == ["drafts", "not accepted"]
    _, out, _ = fewer("outgoing", "--compare")
    assert out.startswith(
        "Whether they accepted isn't known: of 1 invitation no answer"
    )
    assert "0 of 1" not in out
    network.decide(export_of(connections=[connection("Sam Eze", "sam")]))
    _, out, _ = fewer("outgoing", "--compare")
    assert out.startswith("0 of 1 accepted, as far as is known\n")
    assert "too few to show what works" in out
    assert "\nNot accepted:\n  Jo Park  " in out
    assert "10 characters  Your lists" in out
    assert json.loads(fewer("outgoing", "--compare", "--json")[1])["of"] == 1


def test_nothing_to_compare_is_said(fewer: Fewer) -> None:
    assert fewer("outgoing", "--compare")[1].startswith("Nothing you sent is answered")
