"""How often one means to be in touch: what is understood, and what is kept."""

from __future__ import annotations

import pytest
from people import REN, begin, connection, export_of, person_called, seat

from store.decisions.people import DEFAULT_CADENCE, Activate
from store.errors import NotACadence
from store.network import Network
from store.rules.cadence import require_cadence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 month", "1 month"),
        ("1 months", "1 month"),
        ("2 week", "2 weeks"),
        (" 10  Days ", "10 days"),
        ("2weeks", "2 weeks"),
        ("1 day", "1 day"),
        ("Weekly", "1 week"),
        ("two-weekly", "2 weeks"),
        ("MONTHLY", "1 month"),
        ("quarterly", "3 months"),
        ("half-yearly", "6 months"),
        ("730 days", "730 days"),
        ("104 weeks", "104 weeks"),
        ("24 months", "24 months"),
    ],
)
def test_a_cadence_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert require_cadence(typed) == kept
    assert require_cadence(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("banana", "", " ", "2", "weeks", "month", "2 years", "1.5 weeks", "-1 week"),
        *("0 days", "731 days", "105 weeks", "25 months", "٢ weeks", "1 month\x00"),
    ],
)
def test_what_is_no_cadence_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(NotACadence, match="Try: 10 days, 2 weeks, monthly"):
        require_cadence(typed)


def test_the_default_is_a_cadence_as_it_is_kept() -> None:
    assert require_cadence(DEFAULT_CADENCE) == DEFAULT_CADENCE


def test_a_cadence_given_later_is_kept_and_none_given_changes_nothing(
    network: Network,
) -> None:
    begin(network)
    network.decide(export_of(connections=[connection(REN)]))
    ren = person_called(network, REN).id
    for given, kept in (("", "1 month"), ("weekly", "1 week"), ("", "1 week")):
        network.decide(Activate(ren, f"A reason, {given} {kept}", given))
        assert network.person(ren).cadence == kept
    with pytest.raises(NotACadence, match="banana"):
        network.decide(Activate(ren, "A reason", "banana"))


async def test_a_persons_page_says_how_often(network: Network) -> None:
    begin(network)
    network.decide(export_of(connections=[connection(REN)]))
    ren = person_called(network, REN).id
    for cadence, said in (("monthly", "every month"), ("2 weeks", "every 2 weeks")):
        network.decide(Activate(ren, "A reason", cadence))
        async with seat(network) as app:
            await app.press("6 enter")
            assert f"In touch {said} " in app.body + " "
