"""On a broad page a list and what is known of the one under its cursor are one look."""

from __future__ import annotations

import pytest
from people import misdrawn, person_called, seat, tended

from store.decisions.followups import AddStep
from store.decisions.offered import Offer
from store.decisions.outgoing import Invite
from store.decisions.people import Describe
from store.decisions.seasons import AddSeason
from store.network import Network
from store.records import Owed
from store.rules.steps import Step

ANA, JO = "Ana Diaz", "Jo Park"
BROAD, USUAL = (140, 40), (80, 24)
PAGES = {
    "4": "looks back",
    "6": "looks back",
    "g n": "She hires",
    "g o": "Why: organ pipes",
    "g s": "2 people met",
}
"""What leads to each list, and what is said of the one under its cursor."""


@pytest.fixture
def network(network: Network) -> Network:
    """Ana and Jo, with one of everything that is listed."""
    tended(network, ANA, JO)
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Describe(ana, known_how="looks back"))
    network.decide(AddStep(ana, Step(Owed.PROMISED, "send the list", network.today)))
    network.decide(Offer(jo, "Ada Berg", "She hires for the first time."))
    network.decide(Invite("", "organ pipes", name="Elin Sand"))
    network.decide(AddSeason("Search", network.today))
    return network


@pytest.mark.parametrize("keys", PAGES)
async def test_what_is_known_of_one_stands_beside_the_list(
    network: Network, keys: str
) -> None:
    async with seat(network, BROAD) as app:
        await app.press(keys)
        rows = [row for row in app.rows if PAGES[keys] in row]
        assert [row.rindex(PAGES[keys]) > BROAD[0] // 2 for row in rows[-1:]] == [True]
        assert app.rows.index(rows[-1]) < 12
        assert misdrawn(app, BROAD) == []


@pytest.mark.parametrize("keys", ["4", "6", "g s"])
async def test_a_page_of_the_usual_breadth_says_no_more_than_it_has_room_for(
    network: Network, keys: str
) -> None:
    async with seat(network, USUAL) as app:
        await app.press(keys)
        assert PAGES[keys] not in app.body


async def test_beside_the_people_stands_whoever_the_cursor_is_on(
    network: Network,
) -> None:
    async with seat(network, BROAD) as app:
        await app.press("6")
        assert "Known looks back" in app.body
        await app.press("j")
        assert "Known looks back" not in app.body
        await app.press("/")
        await app.write("nobody at all")
        assert "active ·" not in app.body
