"""What holds of all that is kept, whoever decides, takes back, or does again.

One session takes something back and does it again, while another decides meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from people import TODAY, begin, connection, export_of, person_called

from store.decisions.people import LedBy
from store.decisions.review import EndReview, Intend
from store.decisions.seasons import AddSeason, DropSeason, SetSeason
from store.errors import ChangedSince, LeadsBack, NameTaken, OutOfTurn, Refused
from store.network import Network
from store.records import Owed
from store.rules.review import ReviewStep
from store.rules.steps import Step

ANA, BO, CY = "Ana Diaz", "Bo Park", "Cy Reed"
EVENING = datetime(2026, 11, 22, 19)


@pytest.fixture
def other(network: Network, open_network: Callable[[], Network]) -> Network:
    """Another session over three people."""
    begin(network)
    several = [connection(name) for name in (ANA, BO, CY)]
    network.decide(export_of(connections=several))
    return open_network()


def led(network: Network, name: str, by: str) -> LedBy:
    ids = (person_called(network, who).id if who else "" for who in (name, by))
    return LedBy(*ids)


def ended(minutes: int) -> EndReview:
    done = (ReviewStep.LOOK_BACK,)
    return EndReview(TODAY, EVENING, EVENING, minutes, done)


def test_a_lead_that_is_done_again_makes_no_loop(
    network: Network, other: Network
) -> None:
    network.decide(led(network, ANA, BO))
    network.undo()
    other.decide(led(other, BO, CY))
    other.decide(led(other, CY, ANA))
    with pytest.raises(LeadsBack):
        network.redo()
    assert person_called(network, ANA).led_by == ""


def test_a_lead_that_comes_back_makes_no_loop(network: Network, other: Network) -> None:
    network.decide(led(network, ANA, BO))
    network.decide(led(network, ANA, ""))
    other.decide(led(other, BO, ANA))
    with pytest.raises(LeadsBack):
        network.undo()
    assert person_called(network, ANA).led_by == ""


def test_no_season_comes_back_under_a_name_that_is_taken(
    network: Network, other: Network
) -> None:
    network.decide(AddSeason("Job search", TODAY))
    [season] = network.seasons()
    network.decide(DropSeason(season.id))
    other.decide(AddSeason("job search", TODAY))
    with pytest.raises(NameTaken):
        network.undo()
    assert len(list(network.seasons())) == 1


def test_no_season_goes_again_while_somebody_was_put_in_it(
    network: Network, other: Network
) -> None:
    network.decide(AddSeason("Job search", TODAY))
    [season] = network.seasons()
    network.decide(DropSeason(season.id))
    network.undo()
    other.decide(SetSeason(person_called(other, ANA).id, season.id))
    with pytest.raises(ChangedSince, match="redo"):
        network.redo()
    assert person_called(network, ANA).season == season.id


@pytest.mark.parametrize("first", [1, 2])
def test_a_day_has_one_review(network: Network, other: Network, first: int) -> None:
    network.decide(ended(18))
    network.undo()
    other.decide(ended(20))
    with pytest.raises(OutOfTurn, match="is done already"):
        network.redo() if first == 1 else network.decide(ended(18))
    assert [review.minutes for review in network.past_reviews()] == [20]


def test_a_review_has_one_intention(network: Network, other: Network) -> None:
    def intend(name: str) -> Intend:
        step = Step(Owed.DUE, f"help {name}", date(2026, 11, 27))
        return Intend(TODAY, person_called(network, name).id, step)

    network.decide(intend(ANA))
    network.undo()
    other.decide(intend(BO))
    for again in (network.redo, lambda: network.decide(intend(ANA))):
        with pytest.raises(Refused, match="One intention is enough"):
            again()
    assert len([f for f in network.follow_ups() if f.intention_of]) == 1
