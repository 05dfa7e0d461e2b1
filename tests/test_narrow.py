"""On a narrow screen what matters is whole, and no key is promised in vain."""

from __future__ import annotations

from datetime import timedelta

import pytest
from days import Calendar
from people import TODAY, begin, incoming, misdrawn, person_called, seat, tended

from screens.reply import UnkeptScreen
from store.decisions.introductions import Think
from store.decisions.offered import Offer
from store.decisions.prep import Propose
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.rules.talking import told

NARROW = (40, 12)
ANA, JO = "Anastasia Day", "Josephine Oak"


async def test_whose_turn_it_is_and_how_late_it_is_are_not_cut(
    network: Network, calendar: Calendar
) -> None:
    calendar.day = TODAY - timedelta(days=93)
    tended(network, ANA)
    ana = person_called(network, ANA).id
    network.decide(LogTalk(ana, Contact(told("coffee"), network.today)))
    calendar.day = TODAY
    async with seat(network, NARROW) as app:
        await app.press("4")
        assert f"{ANA} 3x overdue: 93 days" in app.cursor
        assert "…" not in app.cursor
        await app.resize(80, 24)
        assert "93 days, cadence 31" in app.cursor


async def test_the_last_talk_stands_behind_the_standing(network: Network) -> None:
    tended(network, ANA)
    ana = person_called(network, ANA).id
    network.decide(LogTalk(ana, Contact(told("coffee"), network.today)))
    async with seat(network, NARROW) as app:
        await app.press("6")
        assert app.cursor.split()[-2:] == ["Sun", "22"]


async def test_who_offers_an_introduction_and_who_are_brought_together_is_whole(
    network: Network,
) -> None:
    tended(network, ANA, JO)
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Offer(jo, "Ada Berg", "She hires."))
    network.decide(Think(ana, jo, "both write"))
    async with seat(network, NARROW) as app:
        await app.press("g n")
        assert app.cursor.split() == [">", "Ada", "Berg", "by", "Josephine", "Oak"]
        await app.press("j")
        assert "Anastasia and Jo" in app.cursor
        await app.press("enter")
        assert "under way" in app.text
        assert "…" not in app.rows[2]


async def test_whether_one_knows_who_invites_is_not_cut(network: Network) -> None:
    begin(network, incoming("Maximiliana Featherstone"))
    async with seat(network, NARROW) as app:
        await app.press("2 enter")
        assert "you don't know Maximiliana yet" in app.text


async def test_the_heading_of_a_text_is_whole(network: Network) -> None:
    begin(network, incoming("Ren Ito"))
    async with seat(network, NARROW) as app:
        await app.press("2 r")
        assert " Your reply to Ren\n" in app.text
        await app.resize(80, 24)
        assert "Your reply to Ren: send it where they wrote" in app.text


@pytest.mark.parametrize("keys", ["2", "3", "4", "6", "g n", "g o"])
async def test_what_an_empty_page_says_promises_no_key_that_does_nothing(
    network: Network, keys: str
) -> None:
    begin(network)
    async with seat(network, NARROW) as app:
        await app.press(keys)
        assert "Enter shows all" not in app.text
        assert misdrawn(app, NARROW) == []


@pytest.mark.parametrize("keys", ["3 i", "3 m", "g t i"])
async def test_what_is_written_leaves_room_for_all_else_on_a_short_screen(
    network: Network, keys: str
) -> None:
    tended(network, ANA)
    ana = person_called(network, ANA).id
    network.decide(Propose(ana, network.today + timedelta(days=1)))
    for size in ((60, 16), (60, 10), (120, 16)):
        async with seat(network, size) as app:
            await app.press(keys)
            assert app.page.max_scroll_y == 0
            assert "Esc done" in app.keys


async def test_why_words_were_not_kept_is_said_in_full(network: Network) -> None:
    why = "Jo Park: typed before the cut. That card was called off on Sun 22 Nov."
    begin(network)
    async with seat(network, NARROW) as app:
        app.app.push_screen(UnkeptScreen(why, "my words"))
        await app.settle()
        assert why in app.body
        assert "my words" in app.body
        assert misdrawn(app, NARROW) == []
