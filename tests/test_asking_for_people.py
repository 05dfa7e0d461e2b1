"""Asking for somebody by name: each surface says in its own words how to go on."""

from __future__ import annotations

import pytest
from command_line import Fewer
from people import seat, tended

from store.network import Network

NOBODY = "Nobody is called “Zzz”."


@pytest.fixture(autouse=True)
def network(network: Network) -> Network:
    """Ana and Jo hold places."""
    tended(network, "Ana Diaz", "Jo Park")
    return network


@pytest.mark.parametrize("keys", ["6 T", "6 enter i l", "6 ="])
async def test_a_screen_says_the_key_that_puts_somebody_in(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press(keys)
        await app.write("Zzz")
        await app.press("enter")
        assert f"{NOBODY} c p puts one in." in app.body
        assert "fewer people" not in app.body


def test_the_command_line_says_what_lists_them(fewer: Fewer) -> None:
    assert fewer("led", "Zzz")[2] == f"fewer: {NOBODY} fewer people lists them.\n"
    err = fewer("later", "Zzz", "fri")[2]
    assert err.endswith("fewer inbox and fewer due list them.\n")
