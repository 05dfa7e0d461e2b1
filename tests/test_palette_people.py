"""The palette finds people by a few letters of their name."""

from __future__ import annotations

import pytest
from people import Seat, connection, export_of, misdrawn, seat, tended

from store.network import Network
from tui.reachable import MOST_PEOPLE, people_lines

ANA, HANA = "Ana Diaz", "Aab Hana"


def chosen(app: Seat) -> str:
    """Return the row of the palette that the cursor is on."""
    return [row for row in app.rows if row.startswith(" > ")][-1]


@pytest.fixture
def many(network: Network) -> Network:
    """Ana holds a place; Hana and twenty others are known."""
    tended(network, ANA)
    others = (connection(f"Tom Undo {n}") for n in range(20))
    network.decide(export_of(connections=[connection(HANA), *others]))
    return network


async def test_a_name_leads_to_the_page_of_whoever_has_it(many: Network) -> None:
    async with seat(many) as app:
        await app.press("2 colon")
        await app.write("ana d")
        assert "Ana Diaz" in chosen(app)
        assert "active" in chosen(app)
        await app.press("enter")
        assert "In touch" in app.text
        assert "[2 Inbox" in app.rows[1]
        await app.press("q")
        assert "[2 Inbox" in app.rows[1]


async def test_nobody_is_found_by_one_letter_and_few_by_many(many: Network) -> None:
    async with seat(many, (80, 40)) as app:
        await app.press("colon")
        await app.write("t")
        assert "Tom Undo" not in app.text
        await app.write("om")
        assert app.text.count("Tom Undo") == MOST_PEOPLE


async def test_a_command_that_says_so_goes_before_a_name(many: Network) -> None:
    async with seat(many) as app:
        await app.press("colon")
        await app.write("undo")
        assert chosen(app).split()[1:3] == ["undo", "Undo"]
        assert "Tom Undo" in app.text
        await app.press(*["down"] * 2, "enter")
        assert "Tom Undo" in app.text


async def test_a_name_that_begins_so_goes_before_one_that_has_it_in_it(
    many: Network,
) -> None:
    async with seat(many) as app:
        found = [line.label for line in people_lines(app.app, "an")]
        assert found.index(ANA) < found.index(HANA)


async def test_what_nobody_and_nothing_is_called_is_said_so(many: Network) -> None:
    async with seat(many) as app:
        await app.press("colon")
        await app.write("qqxx")
        assert "Nothing, and nobody, is called so." in app.text
        await app.press("enter")
        assert "Weekly review" in app.text


async def test_it_is_whole_in_a_small_terminal(many: Network) -> None:
    async with seat(many, (40, 12)) as app:
        await app.press("colon")
        await app.write("an")
        assert misdrawn(app, (40, 12)) == []
        assert "Ana Diaz" in app.text
