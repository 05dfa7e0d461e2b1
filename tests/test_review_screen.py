"""The guided weekly review, as one goes through it by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from days import Calendar
from people import (
    MAYA,
    TODAY,
    Seat,
    person_called,
    seat,
    tended,
    three_wait,
)

from store.decisions.followups import AddStep, FinishStep
from store.decisions.prep import Prepare, Propose
from store.decisions.review import EndReview
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import Owed
from store.rules.review import Bookmark, ReviewStep
from store.rules.steps import Step
from store.rules.talking import told
from tui.app import FewerApp
from tui.bookmark import BookmarkKept

ANA, JO = "Ana Diaz", "Jo Park"


@pytest.fixture
def network(network: Network) -> Network:
    """Three wait, Ana is tended, one promise is due, one talk was this week."""
    three_wait(network)
    tended(network, ANA)
    ana = person_called(network, ANA).id
    network.decide(AddStep(ana, Step(Owed.PROMISED, "send the list", TODAY)))
    network.decide(LogTalk(ana, Contact(told("coffee, 45 min"), TODAY)))
    return network


@asynccontextmanager
async def sitting(network: Network, spares: Path) -> AsyncIterator[Seat]:
    """Sit down before an app that keeps its bookmark in a directory."""
    app = FewerApp(network, spares=spares)
    async with app.run_test(size=(80, 24)) as pilot:
        seated = Seat(app, pilot)
        await seated.settle()
        yield seated


async def test_enter_goes_through_the_steps_from_the_first(network: Network) -> None:
    async with seat(network) as app:
        assert "[ ] 1  Look back" in app.cursor
        await app.press("enter")
        assert "coffee" in app.text
        await app.press("enter")
        assert "[x] 1  Look back" in app.text
        assert "[ ] 2  Invitations" in app.cursor


async def test_a_step_shows_no_more_than_the_review_needs(network: Network) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter")
        assert "step 2 of 6: invitations" in app.text
        assert "0 of 3 done" in app.text
        await app.press("r r")  # Ren is asked, and waits no more.
        assert "1 of 3 done" in app.text
        assert "Asked, waiting" not in app.text
        await app.press("2")
        assert "Review, step" not in app.text
        assert "Asked, waiting" in app.text
        assert "1 leads back to the review." in app.message


async def test_the_tabs_count_what_the_steps_count(network: Network) -> None:
    ana = person_called(network, ANA).id
    for days in (1, 3, 30):  # The last one is far, and needs nothing yet.
        network.decide(Propose(ana, TODAY + timedelta(days=days)))
    async with seat(network) as app:
        await app.press("enter enter")
        for tab, left in (("2 Inbox", 3), ("3 Prep", 2), ("4 Follow-up", 2)):
            assert f"{tab} {left} " in app.rows[1]
            await app.press(tab[0])
            assert f"0 of {left} done" in app.text
            await app.press("1")


async def test_a_step_comes_back_by_itself_once_nothing_is_left(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter d d d")
        assert "Weekly review" in app.text
        assert "[x] 2  Invitations" in app.text
        assert "Step 2 is done" in app.message
        assert "[ ] 4  Follow through" in app.cursor  # No meeting is to prepare.


async def test_a_step_that_is_left_is_not_done(network: Network) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter d 1")
        assert "[ ] 2  Invitations" in app.text


async def test_numbers_jump_to_the_steps(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4")
        assert "step 4 of 6" not in app.text  # None is under way yet.
        await app.press("1 enter enter 4")
        assert "step 4 of 6: follow through" in app.text
        await app.press("1 5")
        assert "step 5 of 6: bandwidth" in app.text
        await app.press("1")
        assert "[ ] 5  Bandwidth" in app.text  # Left, and not gone on from.


async def test_the_last_step_asks_nothing_before_enter(network: Network) -> None:
    asked = "Whom will you help next week? 1 Ana Diaz or type a name Esc not now"
    async with seat(network) as app:
        await app.press("enter enter 5 >")
        assert "[x] 5  Bandwidth" in app.text
        assert "[ ] 6  One intention" in app.cursor
        assert app.message == "Enter asks whom you will help next week."
        await app.press("6")  # It points there already, so the number opens it.
        assert asked in app.body
        await app.press("escape g g 6")
        assert asked not in app.body
        assert "[ ] 6  One intention" in app.cursor
        assert "Everyone you know: g w." in app.message
        await app.press("enter 1")
        assert "How will you help Ana?" in app.text
        assert "no day: by Sun 29 Nov" in app.text


async def test_a_step_without_anything_in_it_is_not_said_to_be_done(
    network: Network,
) -> None:
    async with seat(network) as app:
        assert "[-] 3  Prepare         no meeting is planned" in app.text
        await app.press("enter enter 2 >")
        assert "step 4 of 6" in app.text
        assert app.message == "Nothing is left in step 3."


async def test_the_places_say_where_the_others_are_and_wait_for_the_user_to_go_on(
    network: Network, calendar: Calendar
) -> None:
    for name in (JO, "Lena Fischer"):
        tended(network, name)
    calendar.day += timedelta(days=120)
    jo = person_called(network, JO).id
    for id in (jo, person_called(network, "Lena Fischer").id):
        network.decide(LogTalk(id, Contact(told("a call"), network.today)))
    async with seat(network) as app:
        await app.press("enter enter 5")
        assert "0 of 1 done" in app.text
        assert ANA in app.cursor
        assert "2 more hold a place: 5 shows them all." in app.text
        await app.press("d")
        assert "step 5 of 6" in app.text  # Whatever comes next lands here as well.
        assert "Nobody has been quiet for long since they got a place." in app.text
        assert "2 hold a place: 5 shows them all." in app.text
        await app.press("5")
        assert JO in app.text
        assert "Review, step" not in app.text


async def test_the_steps_say_what_awaits_where_it_is_narrow(network: Network) -> None:
    async with seat(network, (40, 12)) as app:
        assert "[ ] 1 Look back   1 talk" in app.text
        assert "[ ] 2 Invitations 3 new" in app.text
        assert "[-] 3 Prepare     no meeting" in app.text
        assert "[ ] 4 Follow-up   1 due, 1 promised" in app.text
        assert "[ ] 5 Bandwidth   1 of 12" in app.text
        assert "[ ] 6 Intention   whom to help?" in app.text
        assert "End         keeps the week" in app.text
        assert "…" not in app.text


async def test_l_opens_the_person_of_a_line_of_the_week(network: Network) -> None:
    async with seat(network) as app:
        await app.press("enter l")
        assert "We help each other." in app.text


async def test_enter_means_but_one_thing_while_one_looks_back(network: Network) -> None:
    async with seat(network, (40, 12)) as app:
        await app.press("enter")
        assert app.text.count("Enter") == 1


async def test_the_intention_becomes_a_next_step(network: Network) -> None:
    async with seat(network) as app:
        await app.press("enter enter G k enter")
        await app.write("ana")
        await app.press("enter")
        await app.write("introduce her to Lena fri")
        await app.press("enter")
        assert "[x] 6  One intention" in app.text
        [kept] = [f for f in network.follow_ups() if f.intention_of]
        assert (kept.what, kept.intention_of) == ("introduce her to Lena", TODAY)
        await app.press("u")
        assert "[ ] 6  One intention" in app.text


async def test_its_end_keeps_the_week_and_says_when_the_next_one_is(
    network: Network, home: Path
) -> None:
    async with seat(network) as app:
        await app.press("enter enter G enter y")
        assert "Next: Sun 29 Nov" in app.message
        assert f"First comes {ANA}: send the list" in app.message
        assert "Review of Sun 22 Nov" in app.text  # What the week came to.
        await app.press("q")
        assert "last one: Sun 22 Nov" in app.text
        [review] = network.past_reviews()
        assert (review.day, review.talks, review.steps) == (
            TODAY,
            1,
            ("look back", "prepare"),
        )
        assert list((home / "backups").iterdir())
        await app.press("v")
        assert "Sun 22 Nov" in app.cursor
        await app.press("enter")
        assert "Review of Sun 22 Nov" in app.text


async def test_a_review_is_ended_once_and_undo_takes_that_back(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter G enter y q u")
        assert network.past_reviews() == []
        assert "[x] 1  Look back" in app.text  # As it was before its end.
        await app.press("U")
        assert len(network.past_reviews()) == 1


async def test_between_two_reviews_the_lines_lead_to_the_screens(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter G enter y q")
        assert "[ ]" not in app.text
        await app.press("home j enter")
        assert "Review, step" not in app.text
        assert MAYA in app.text
        await app.press("1 b")  # The next one is begun early.
        assert "under way" in app.text
        await app.press("b")
        assert "Enter on a step goes on with it." in app.message


async def test_a_cut_loses_neither_the_step_nor_the_row(
    network: Network, open_network: Callable[[], Network], tmp_path: Path
) -> None:
    async with sitting(network, tmp_path / "unsaved") as app:
        await app.press("enter enter enter j j")
        there = app.cursor
        app.app._keep_row()  # As half a second later.
    async with sitting(open_network(), tmp_path / "unsaved") as app:
        await app.until(lambda: "2  Invitations" in app.cursor)
        assert "[x] 1  Look back" in app.text
        await app.press("enter")
        assert app.cursor == there


async def test_what_stands_in_a_broken_bookmark_is_no_bookmark(
    network: Network, tmp_path: Path
) -> None:
    for text in ("", "{", '{"day": 3}', '{"day": "2026-11-22", "step": "dance"}'):
        kept = BookmarkKept(tmp_path, network.home)
        assert kept._path
        kept._path.write_text(text)
        assert BookmarkKept(tmp_path, network.home).bookmark is None


def test_time_in_which_one_was_away_is_not_counted(
    network: Network, tmp_path: Path
) -> None:
    now = [0.0]
    kept = BookmarkKept(tmp_path, network.home, clock=lambda: now[0])
    bookmark = Bookmark(TODAY, datetime(2026, 11, 22, 19))
    kept.be_at(bookmark)
    for later in (60, 120, 4000, *(4000 + n / 2 for n in range(121))):
        now[0] = later
        kept.be_at(bookmark.on(ReviewStep.INVITATIONS))
    assert kept.bookmark
    assert kept.bookmark.seconds == 180
    assert BookmarkKept(tmp_path, network.home).bookmark == kept.bookmark


async def test_an_empty_week_says_how_to_add_to_it(
    network: Network, calendar: Calendar
) -> None:
    calendar.day += timedelta(days=60)
    async with seat(network) as app:
        await app.press("enter")
        assert "Nothing new is recorded since" in app.text
        await app.press("enter")
        assert "[x] 1  Look back" in app.text


async def test_a_meeting_that_becomes_ready_stays_until_it_is_confirmed(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    network.decide(Propose(ana, TODAY + timedelta(days=5)))
    network.decide(Propose(ana, TODAY + timedelta(days=1), time(9)))
    [soon] = [card for card in network.cards() if card.at]
    four = dict.fromkeys(("my_help", "their_help", "questions"), "One.")
    network.decide(Prepare(soon.id, **four))
    async with seat(network) as app:
        await app.press("enter enter 3")
        assert "tomorrow" in app.text
        await app.press("i")
        await app.write("Why not.")
        await app.press("escape")
        assert "tomorrow" in app.text
        await app.press("a")
        assert network.card(soon.id).confirmed_on == TODAY


async def test_q_leads_back_from_a_step_and_not_out(network: Network) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter q")
        assert not app.is_over
        assert "Weekly review" in app.text


async def test_q_leads_to_the_review_from_wherever_one_is_while_it_is_under_way(
    network: Network,
) -> None:
    async with seat(network) as app:
        for way in ("2", "6", "g b"):
            await app.press("1 g g enter enter 2", way, "q")
            assert not app.is_over
            assert "Weekly review" in app.text
            assert "q leaves" in app.message
        await app.press("q")
        assert app.is_over


@pytest.mark.parametrize("keys", ["2 q", "enter enter G enter y q 2 q"])
async def test_q_leaves_from_anywhere_before_a_review_and_after_its_end(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press(keys)
        assert app.is_over


async def test_a_step_comes_back_where_its_last_one_was_decided_on_its_own_page(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter d d enter")
        assert "step 2" not in app.text  # All there is to the last invitation.
        await app.press("d")
        assert "[x] 2  Invitations" in app.text
        assert app.message.startswith("Step 2 is done · ")
        assert "[ ] 4  Follow through" in app.cursor
        await app.press("enter p")
        [promise] = [step for step in network.follow_ups() if not step.done_on]
        app.page.decide(FinishStep(promise.id))
        await app.settle()
        assert "step 4 of 6" not in app.text
        await app.press("q")
        assert "[x] 4  Follow through" in app.text
        assert app.message == "Step 4 is done."


async def test_a_page_that_leaves_something_in_a_step_leads_back_to_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter enter q")
        assert "0 of 3 done" in app.text


async def test_enter_goes_on_from_a_step_in_which_nothing_is_left(
    network: Network,
) -> None:
    for name in (JO, "Lena Fischer"):
        tended(network, name)
    async with seat(network) as app:
        await app.press("enter enter 5")
        assert "Enter goes on · 1 back" in app.rows[3]
        await app.press("enter")
        assert "[x] 5  Bandwidth" in app.text
        assert "[ ] 6  One intention" in app.cursor


async def test_a_new_review_begins_each_step_at_its_first_line(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("enter enter enter")
        first = app.cursor
        await app.press("G 1 enter")
        assert app.cursor != first  # Within a review one comes back to it.
        await app.press("1 G enter y q b g g enter enter enter")
        assert "step 2 of 6" in app.text
        assert app.cursor == first


async def test_what_one_review_counted_the_next_one_does_not_look_back_on(
    network: Network,
) -> None:
    async with seat(network) as app:
        assert "1 conversation since" in app.text
        evening = datetime(2026, 11, 22, 19)
        app.page.decide(EndReview(TODAY, evening, evening, 18, ()))
        await app.settle()
        assert "nothing new is recorded since" in app.text
        ana = person_called(network, ANA).id
        network.decide(LogTalk(ana, Contact(told("a call, spring"), TODAY)))
        await app.press("b")
        assert "1 conversation since" in app.text
        await app.press("enter")
        assert "spring" in app.text
        assert "coffee" not in app.text
