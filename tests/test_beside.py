"""On a broad page a list and what is known of the one under its cursor are one look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from days import Calendar
from people import misdrawn, person_called, seat, tended

from screens.setting_rows import SETTINGS
from store.decisions.followups import AddStep
from store.decisions.offered import Offer
from store.decisions.outgoing import Invite
from store.decisions.people import Activate, Describe, LedBy, Rest
from store.decisions.prep import Prepare, Propose
from store.decisions.seasons import AddSeason
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import Owed, PrepCard
from store.rules.steps import Step
from store.rules.talking import told

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


# The meetings, beside the card of one


@pytest.fixture
def meetings(network: Network) -> Network:
    """Meetings with Ana and Jo are to come; Ana's says what it is for."""
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Propose(ana, network.today + timedelta(days=1)))
    network.decide(Propose(jo, network.today + timedelta(days=9)))
    network.decide(Prepare(card_with(network, ANA).id, "why Ana"))
    network.decide(Prepare(card_with(network, JO).id, "why Jo"))
    return network


def card_with(network: Network, name: str) -> PrepCard:
    """Return the card of the meeting with somebody."""
    person = person_called(network, name).id
    [card] = [card for card in network.cards() if card.person == person]
    return card


async def test_the_card_beside_the_meetings_is_of_the_one_under_the_cursor(
    meetings: Network,
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3")
        assert "Mon 23 Nov Ana Diaz draft 1 of 4" in " ".join(app.cursor.split())
        assert "why Ana" in app.body
        await app.press("j")
        assert "Jo Park" in app.cursor[: BROAD[0] // 2]
        assert "why Jo" in app.body
        assert "why Ana" not in app.body
        await app.press("K")
        assert "Ana Diaz" in app.cursor[: BROAD[0] // 2]
        assert "why Ana" in app.body
        assert misdrawn(app, BROAD) == []


async def test_what_is_written_from_the_list_stands_on_the_card_under_the_cursor(
    meetings: Network,
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3 j i")
        await app.write(", still")
        await app.press("escape")
        assert card_with(meetings, JO).purpose == "why Jo, still"
        assert "Jo Park" in app.cursor[: BROAD[0] // 2]
    assert card_with(meetings, ANA).purpose == "why Ana"


async def test_tab_goes_from_the_meetings_through_the_card_and_round(
    meetings: Network,
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3 tab tab")
        assert "> How I can help" in app.body
        await app.press("tab tab tab j")
        assert "why Jo" in app.body
        await app.press("shift+tab shift+tab")
        assert "> How they can" in app.body


@pytest.mark.parametrize("back", ["h", "escape"])
async def test_enter_goes_from_the_meetings_to_the_card_and_back_leads_out(
    meetings: Network, back: str
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3 enter j", back, "j")
        assert "why Jo" in app.body
        assert "> How I can help" in app.body


async def test_a_window_that_is_made_narrow_and_broad_again_keeps_the_card_and_field(
    meetings: Network,
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3 j enter j")
        for size, field in (
            (USUAL, "How I can help"),
            ((40, 12), "My help"),
            (BROAD, "How I can help"),
            (USUAL, "How I can help"),
        ):
            await app.resize(*size)
            assert misdrawn(app, size) == []
            assert "Jo Park" in app.body
            assert f"> {field}" in app.body
            assert (" Meetings " in app.text) is (size == BROAD)
        await app.press("k i")
        await app.write("!")
        await app.resize(*BROAD)
        await app.write("!")
        await app.press("escape K")
        assert "why Ana" in app.body
    assert card_with(meetings, JO).purpose == "why Jo!!"


async def test_the_next_meeting_shows_when_one_is_called_off_beside_the_list(
    meetings: Network,
) -> None:
    async with seat(meetings, BROAD) as app:
        await app.press("3 d q")
        assert "Jo Park" in app.cursor[: BROAD[0] // 2]
        assert "why Jo" in app.body
        await app.press("d q")
        assert "No meeting is planned." in app.body
        assert misdrawn(app, BROAD) == []
        await app.press("u")
        assert "why Jo" in app.body


async def test_a_meeting_that_is_over_asks_how_it_was_and_a_ready_one_says_so(
    meetings: Network, calendar: Calendar
) -> None:
    jo = card_with(meetings, JO)
    meetings.decide(Prepare(jo.id, "why Jo", "a list", "a view", "What now?"))
    calendar.day += timedelta(days=3)
    async with seat(meetings, BROAD) as app:
        await app.press("3")
        assert "Ana Diaz met?" in " ".join(app.cursor.split())
        await app.press("j")
        assert "Jo Park ready" in " ".join(app.cursor.split())
        await app.press("a")
        assert "Jo Park confirmed" in " ".join(app.cursor.split())


# The decisions, beside what one of them changed


async def test_beside_the_decisions_stands_what_the_one_under_the_cursor_changed(
    network: Network,
) -> None:
    network.decide(Rest(person_called(network, JO).id))
    async with seat(network, BROAD) as app:
        await app.press("g d")
        assert "Jo Park: standing active → resting" in app.body
        assert "u takes it back." in app.body
        await app.press("j")
        assert "Jo Park: standing" not in app.body
        assert "Search: comes" in app.body
        assert "1 newer" in app.body
        assert misdrawn(app, BROAD) == []
        await app.press("u")
        assert "u takes it back." in app.body
        await app.press("k")
        assert "it was undone" in app.body


async def test_what_stands_in_the_way_of_an_undo_is_said_beside_the_decisions(
    network: Network, open_network: Callable[[], Network]
) -> None:
    jo = person_called(network, JO).id
    network.decide(Rest(jo))
    other = open_network()
    other.decide(Activate(jo, "We help each other."))
    network.follow()
    async with seat(network, BROAD) as app:
        await app.press("g d j")
        assert "Jo Park: standing active → resting" in app.body
        assert "u takes it back." not in app.body
        assert "came since. Undo that first." in app.rows[8]


async def test_a_window_that_is_made_broad_shows_what_the_decision_changed(
    network: Network,
) -> None:
    async with seat(network, USUAL) as app:
        await app.press("g d")
        assert "u takes it back." not in app.body
        await app.resize(*BROAD)
        assert "u takes it back." in app.body


async def test_no_decision_stands_beside_an_empty_list(network: Network) -> None:
    async with seat(network, BROAD) as app:
        await app.press("g d /")
        await app.write("nothing like that")
        assert "takes it back" not in app.body
        assert misdrawn(app, BROAD) == []


# How the two are parted


@pytest.mark.parametrize(
    ("keys", "ascii"),
    [*((keys, False) for keys in [*PAGES, "3", "5", "g d", "g l"]), ("3", True)],
)
async def test_a_line_parts_the_two_from_top_to_bottom_and_goes_where_it_is_narrow(
    meetings: Network, keys: str, ascii: bool
) -> None:
    side = "|" if ascii else "│"
    ana, jo = (card_with(meetings, name).person for name in (ANA, JO))
    meetings.decide(LedBy(jo, ana))
    async with seat(meetings, BROAD, ascii=ascii) as app:
        await app.press(keys)
        *_, last = app.rows[:-2]
        at = last.index(side)
        assert 40 < at < 100
        assert [row[at] for row in app.rows[5:-2]] == [side] * len(app.rows[5:-2])
        assert "─" * 5 not in "".join(app.rows[3:])
        await app.resize(*USUAL)
        assert side not in app.rows[-3]


# The settings and a person


async def test_the_reason_of_a_setting_stands_whole_beside_it(
    network: Network,
) -> None:
    async with seat(network, BROAD) as app:
        await app.press("S j")
        right = [row.rpartition("│")[2] for row in app.rows[3:-2]]
        assert right[0].strip() == "Active at once"
        reason = next(each.why for each in SETTINGS if each.id == "cap")
        assert " ".join(" ".join(right[1:]).split()) == reason
        await app.press("/")
        await app.write("no such thing")
        assert "Active at once" not in app.text
        assert misdrawn(app, BROAD) == []


async def test_a_person_stands_beside_what_was_together_and_said_once(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    for day in range(60):
        on = network.today - timedelta(days=day)
        network.decide(LogTalk(ana, Contact(told(f"talk {day}"), on)))
    async with seat(network, BROAD) as app:
        await app.press("6 enter")
        left, _, right = app.rows[3].partition("│")
        assert ANA in left
        assert right.strip() == "Together"
        assert app.text.count("Known    looks back") == 1
        await app.press("G")
        assert "talk 59" in app.text
        assert ANA in app.rows[3]
        await app.resize(*USUAL)
        assert "Known    looks back" not in app.text
        await app.press("home")
        assert "Known    looks back" in app.text
        assert "talk 0" in app.text
        assert misdrawn(app, USUAL) == []


async def test_facts_that_do_not_fit_beside_are_scrolled_to_after_tab(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    for number in range(60):
        step = Step(Owed.PROMISED, f"send list {number}", network.today)
        network.decide(AddStep(ana, step))
    async with seat(network, BROAD) as app:
        await app.press("6 enter")
        assert "more: Tab, then j" in app.text
        await app.press("tab G")
        assert "send list 59" in app.text
        assert "more: Tab, then j" not in app.text


async def test_who_it_is_stands_above_what_was_promised_to_them(
    network: Network,
) -> None:
    async with seat(network, BROAD) as app:
        await app.press("4")
        first, second = (row.rpartition("│")[2] for row in app.rows[3:5])
        assert ANA in first
        assert "promised 22 Nov, for 22 Nov" in second
