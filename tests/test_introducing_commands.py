"""Introductions and topics on the command line: what is printed, done, refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing

import pytest
from command_line import Fewer
from people import connection, export_of, person_called, tended

from store.network import Network
from store.records import Stage

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"

Now = Callable[[], Network]


@pytest.fixture
def now(open_network: Now) -> Now:
    """Look at the store as it stands."""
    return open_network


@pytest.fixture(autouse=True)
def world(now: Now) -> None:
    """Ana and Jo hold places, Lena is known."""
    with closing(now()) as network:
        tended(network, ANA, JO)
        network.decide(export_of(connections=[connection(LENA)]))


def stages(now: Now) -> list[Stage]:
    """Return how far each introduction has come."""
    with closing(now()) as network:
        return [each.stage for each in network.introductions()]


def test_an_offer_is_kept_with_how_near_it_is(fewer: Fewer) -> None:
    fewer("sweet-spot", "--help-with", "hiring")
    offer = ("offered", "jo", "Ada", "Berg", "--why", "She hires.", "--about", "tax")
    code, out, _ = fewer(*offer)
    assert code == 0
    said, near, *_ = out.splitlines()
    assert said == "Jo Park offers to introduce Ada Berg"
    assert near.startswith("near: hiring · Jo Park,")
    code, out, _ = fewer("introductions")
    assert "Ada Berg" in out
    assert "near: hiring" in out
    _, out, _ = fewer("introductions", "--json")
    [row] = json.loads(out)["introductions"]
    assert (row["stage"], row["group"]) == ("offered", "offered")
    assert row["distance"]["topics"] == ["hiring"]
    assert row["distance"]["week"] == "2026-11-23"


def test_an_offer_is_taken_and_undone(fewer: Fewer, now: Now) -> None:
    fewer("offered", "jo", "Ada Berg")
    assert fewer("take", "ada")[0] == 0
    assert stages(now) == [Stage.TAKEN]
    with closing(now()) as network:
        assert network.bandwidth().active == 2
        assert person_called(network, "Ada Berg").led_by
    fewer("undo")
    assert stages(now) == [Stage.OFFERED]


def test_taking_and_turning_down_say_it_as_json_too(fewer: Fewer) -> None:
    for name in ("Ada Berg", "Zoe Roth"):
        fewer("offered", "jo", name)
    assert json.loads(fewer("take", "ada", "--json")[1])["then"]
    assert "Hello Jo," in json.loads(fewer("turn-down", "zoe", "--json")[1])["note"]


def test_turning_down_prints_the_note_that_thanks(fewer: Fewer, now: Now) -> None:
    fewer("offered", "jo", "Ada Berg")
    code, out, _ = fewer("turn-down", "ada", "--why", "no time")
    assert code == 0
    assert "Turned down to meet Ada Berg (no time)\n\nHello Jo,\n\nThank you" in out
    assert stages(now) == [Stage.DECLINED]
    code, _, err = fewer("take", "ada")
    assert code == 1
    assert "fewer introductions lists them" in err


def test_two_are_brought_together_step_by_step(fewer: Fewer, now: Now) -> None:
    two = ("introduce", "ana", "lena")
    code, out, _ = fewer(*two, "--why", "Ana hires")
    assert code == 0
    assert "Hello Ana," in out
    code, _, err = fewer(*two, "--made")
    assert code == 1
    assert "once both agree: Ana Diaz was not asked yet" in err
    for name in ("ana", "lena"):
        assert fewer(*two, "--asked", name)[0] == 0
        assert fewer(*two, "--agreed", name)[0] == 0
    code, out, _ = fewer(*two, "--made")
    assert code == 0
    assert "what came of it: Sun 20 Dec" in out
    assert "ask what came of bringing" in fewer("due")[1]
    assert fewer("introduce", "lena", "ana", "--came", "A guide.")[0] == 0
    assert stages(now) == [Stage.CLOSED]
    assert "ask what came of bringing" not in fewer("due")[1]
    assert "A guide." in fewer("introductions", "--all")[1]


def test_a_no_is_heard_and_a_step_of_nobody_is_refused(fewer: Fewer, now: Now) -> None:
    code, _, err = fewer("introduce", "ana", "jo", "--agreed", "ana")
    assert code == 1
    assert "fewer introduce ONE OTHER --why TEXT does" in err
    fewer("introduce", "ana", "jo")
    code, _, err = fewer("introduce", "ana", "jo", "--asked", "lena")
    assert code == 1
    assert "That is about Ana Diaz and Jo Park." in err
    fewer("introduce", "ana", "jo", "--asked", "ana")
    fewer("introduce", "ana", "jo", "--no", "ana")
    assert stages(now) == [Stage.DROPPED]


def test_an_introduction_goes_one_step_at_a_time(fewer: Fewer) -> None:
    code, _, err = fewer("introduce", "ana", "jo", "--asked", "ana", "--made")
    assert code == 2
    assert "--asked and --made are told one at a time" in err


def test_topics_suggest_who_could_help_each_other(fewer: Fewer) -> None:
    code, out, _ = fewer("introductions", "--suggest")
    assert code == 0
    assert "fewer topics NAME" in out
    fewer("topics", "ana", "--helps", "hiring editors")
    fewer("topics", "jo", "--looks-for", "hire an editor")
    assert "Jo Park can help with  nothing is kept" in fewer("topics", "jo")[1]
    out = fewer("introductions", "--suggest")[1]
    assert "Ana can help with hiring editors, Jo looks for hire an editor" in out
    [pair] = json.loads(fewer("introductions", "--json")[1])["suggested"]
    assert pair["names"] == [ANA, JO]
    assert pair["at_rest"] == []


def test_the_sweet_spot_is_changed_and_says_whom_it_reaches(fewer: Fewer) -> None:
    assert "Your sweet spot is empty" in fewer("sweet-spot")[1]
    fewer("topics", "ana", "--looks-for", "hiring")
    code, out, _ = fewer("sweet-spot", "--help-with", "to hire, tax")
    assert code == 0
    assert "Ana Diaz (hiring)" in out
    assert "nobody yet" in out
    reached = json.loads(fewer("sweet-spot", "--json")[1])
    assert [each["topic"] for each in reached["helps"]] == ["to hire", "tax"]
    fewer("undo")
    assert "empty" in fewer("sweet-spot")[1]


def test_an_introduction_is_put_off_to_a_day(fewer: Fewer) -> None:
    fewer("offered", "jo", "Ada Berg")
    code, out, _ = fewer("later", "ada", "fri")
    assert (code, out) == (0, "The introduction to Ada Berg: back Fri 27 Nov\n")
    assert "back Fri 27 Nov" in fewer("introductions")[1]


def test_an_idea_or_a_suggestion_is_dropped_for_good(fewer: Fewer, now: Now) -> None:
    fewer("topics", "ana", "--helps", "hiring")
    fewer("topics", "jo", "--looks-for", "hiring")
    assert fewer("introduce", "ana", "jo", "--drop")[0] == 0
    assert "Nobody could help" in fewer("introductions", "--suggest")[1]
    fewer("introduce", "ana", "lena")
    assert fewer("introduce", "lena", "ana", "--drop")[0] == 0
    assert stages(now) == [Stage.DROPPED, Stage.DROPPED]


def test_a_first_name_within_a_pair_means_one_of_the_two(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        network.decide(export_of(connections=[connection("Ana Bell")]))
    pair = ("introduce", ANA, JO)
    assert fewer(*pair, "--why", "Both teach.")[0] == 0
    assert fewer(*pair, "--asked", "ana")[0] == 0
    assert fewer(*pair, "--agreed", "ana")[0] == 0
    assert fewer(*pair, "--asked", "bell")[0] == 1  # Nobody of these two.
