"""Meetings in a week that is full: it says so, offers others, and asks for a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date, time, timedelta
from typing import Any

import pytest
from command_line import Fewer
from msgspec.structs import replace
from people import (
    SIZES,
    TODAY,
    begin,
    connection,
    export_of,
    misdrawn,
    person_called,
    seat,
)

from store.decisions.bandwidth import TakeTimeOff
from store.decisions.prep import Move, Propose
from store.network import Network
from store.records import PrepCard, Settings, TimeOff
from store.rules.forecast import MOST, Ahead
from store.rules.full_week import full_week
from store.rules.hours import WEEK, monday_of

ANA, JO = "Ana Diaz", "Jo Park"

MONDAY = date(2026, 12, 14)
TUESDAY = MONDAY + timedelta(1)
"""A day in a week in which there is no room."""


def card(on: date | None, id: str = "new", **fields: Any) -> PrepCard:
    return PrepCard(id=id, person="jo", on=on, **fields)


FULL = Ahead(
    today=TODAY,
    settings=Settings(),
    cards=[card(MONDAY, "one"), card(MONDAY + timedelta(2), "two")],
)
"""Two meetings in one week are all that its four hours take."""


def offered(ahead: Ahead, meeting: PrepCard) -> list[date]:
    """Return the days that are offered instead."""
    full = full_week(ahead, meeting)
    assert full
    return [each.on for each in full.elsewhere]


# The rule


def test_a_third_meeting_of_two_hours_makes_a_week_of_four_over_by_two() -> None:
    full = full_week(FULL, card(TUESDAY))
    assert full
    assert (full.week.monday, full.week.over) == (MONDAY, 120)


def test_a_meeting_that_just_fits_makes_no_week_full() -> None:
    one = replace(FULL, cards=[card(MONDAY, "one")])
    assert full_week(one, card(TUESDAY)) is None
    assert full_week(one, card(TUESDAY, minutes=61))


def test_the_same_weekday_of_the_nearest_weeks_with_room_is_offered() -> None:
    nearest = [TUESDAY - WEEK, TUESDAY + WEEK, TUESDAY - 2 * WEEK]
    assert offered(FULL, card(TUESDAY)) == nearest


def test_no_day_is_offered_before_tomorrow() -> None:
    monday = monday_of(TODAY)
    cards = [card(monday + WEEK, "one"), card(monday + WEEK, "two")]
    for days in range(7):
        today = monday + timedelta(days)
        ahead = replace(FULL, today=today, cards=cards)
        assert min(offered(ahead, card(monday + WEEK + timedelta(1)))) > today


def test_where_the_same_weekday_is_off_another_day_of_the_week_is_offered() -> None:
    off = TimeOff(id="off", first=TUESDAY + WEEK, last=TUESDAY + WEEK)
    holiday = TUESDAY - WEEK
    ahead = replace(
        FULL, time_off=[off], holidays=[holiday], settings=Settings(hours_per_week=4)
    )
    days = offered(ahead, card(TUESDAY))
    assert {TUESDAY + WEEK, holiday}.isdisjoint(days)
    assert {MONDAY + WEEK, MONDAY - WEEK} <= set(days)


def test_a_week_with_too_little_room_is_not_offered() -> None:
    next_week = card(TUESDAY + WEEK, "three", minutes=61)
    ahead = replace(FULL, cards=[*FULL.cards, next_week])
    assert TUESDAY + WEEK not in offered(ahead, card(TUESDAY))


def test_no_week_is_offered_where_none_has_room() -> None:
    assert offered(FULL, card(TUESDAY, minutes=600)) == []


def test_a_meeting_that_moves_within_its_week_adds_nothing() -> None:
    third = card(TUESDAY, "three")
    ahead = replace(FULL, cards=[*FULL.cards, third])
    assert full_week(ahead, replace(third, on=TUESDAY + timedelta(2))) is None


def test_a_meeting_that_moves_elsewhere_leaves_its_room_behind() -> None:
    one, two = FULL.cards
    third = card(TUESDAY + WEEK, "three")
    ahead = replace(FULL, cards=[one, two, third])
    full = full_week(ahead, replace(third, on=TUESDAY))
    assert full
    assert full.week.over == 120
    [left] = [each for each in full.elsewhere if each.on == TUESDAY + WEEK]
    assert left.room == 240


@pytest.mark.parametrize(
    "on", [None, TODAY - timedelta(1), monday_of(TODAY) + MOST * WEEK]
)
def test_nothing_is_said_of_no_day_a_past_one_or_one_beyond_a_year(
    on: date | None,
) -> None:
    assert full_week(FULL, card(on, minutes=600)) is None


def test_the_last_week_of_a_year_is_still_looked_at() -> None:
    last = monday_of(TODAY) + (MOST - 1) * WEEK
    assert full_week(FULL, card(last, minutes=600))


# The decisions


@pytest.fixture
def network(network: Network) -> Network:
    """Jo is met twice in one week; Ana, on a day far from it."""
    fill(network)
    return network


def fill(network: Network) -> None:
    begin(network)
    network.decide(export_of(connections=[connection(ANA), connection(JO)]))
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Propose(jo, MONDAY))
    network.decide(Propose(jo, MONDAY + timedelta(2)))
    network.decide(Propose(ana, MONDAY + 4 * WEEK, time(10)))


def ana_meets(network: Network) -> list[date | None]:
    ana = person_called(network, ANA).id
    return [card.on for card in network.cards() if card.person == ana]


def last_said(network: Network) -> str:
    return next(iter(network.history())).said


def test_a_reason_is_kept_in_the_history_and_undone_with_its_meeting(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    network.decide(Propose(ana, TUESDAY, why="she flies in"))
    said = "A card for Ana Diaz, Tue 15 Dec, though the week is full: she flies in"
    assert last_said(network) == said
    [_, new] = [card for card in network.cards() if card.person == ana]
    network.decide(Move(new.id, TUESDAY + WEEK))
    network.decide(Move(new.id, TUESDAY, why="no other day"))
    said = "Meeting Ana Diaz on Tue 15 Dec, though the week is full: no other day"
    assert last_said(network) == said


def test_the_decision_itself_takes_a_full_week_without_a_reason(
    network: Network,
) -> None:
    network.decide(Propose(person_called(network, ANA).id, TUESDAY))
    assert last_said(network) == "A card for Ana Diaz, Tue 15 Dec"
    assert TUESDAY in ana_meets(network)


# On the screen

PLAN, MOVE = "c m", "3 K s"


async def test_planning_into_a_full_week_says_so_and_offers_weeks_with_room(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press(PLAN)
        await app.write("ana")
        await app.press("enter")
        await app.write("15 dec")
        await app.press("enter")
        assert "The week of Mon 14 Dec has no room for it" in app.text
        assert "With this it would be over by 2:00 h." in app.text
        assert "1  Tue 8 Dec " in app.text
        assert "week of Mon 21 Dec: 4:00 h free" in app.text
        assert "Stay with Tue 15 Dec" in app.text
        await app.press("2")
        assert app.message == "A card for Ana Diaz, Tue 22 Dec · prepare it · u undoes"
    assert TUESDAY + WEEK in ana_meets(network)


async def test_staying_with_a_full_week_takes_a_reason_and_keeps_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press(MOVE)
        await app.write("15 dec 9:00")
        await app.press("enter s enter")
        assert "The reason is kept. A few words will do." in app.text
        await app.write("she flies in")
        await app.press("enter")
        assert "though the week is full: she flies in" in app.message
    assert ana_meets(network) == [TUESDAY]


async def test_a_meeting_moved_to_a_day_that_is_offered_keeps_the_time_that_was_typed(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press(MOVE)
        await app.write("15 dec 9:00")
        await app.press("enter enter")
        assert app.message == "Meeting Ana Diaz on Tue 8 Dec 09:00 · u undoes"


async def test_a_week_that_is_off_is_called_so(network: Network) -> None:
    network.decide(TakeTimeOff(MONDAY + WEEK, MONDAY + WEEK + timedelta(6)))
    async with seat(network) as app:
        await app.press(MOVE)
        await app.write("22 dec")
        await app.press("enter")
        assert "The week of Mon 21 Dec is off" in app.text
        assert "With this it would be over by 2:00 h." in app.text


@pytest.mark.parametrize("keys", ["escape", "q", "s escape", "s x escape"])
async def test_backing_out_of_a_full_week_leaves_the_meeting_where_it_was(
    network: Network, keys: str
) -> None:
    before = ana_meets(network)
    async with seat(network) as app:
        await app.press(MOVE)
        await app.write("15 dec")
        await app.press("enter", keys)
        assert "has no room for it" not in app.text
    assert ana_meets(network) == before


async def test_a_week_with_room_asks_nothing(network: Network) -> None:
    async with seat(network) as app:
        await app.press(MOVE)
        await app.write("22 dec")
        await app.press("enter")
        assert app.message == "Meeting Ana Diaz on Tue 22 Dec 10:00 · u undoes"


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_fits_every_terminal(
    network: Network, size: tuple[int, int]
) -> None:
    async with seat(network, size) as app:
        await app.press(MOVE)
        await app.write("15 dec")
        await app.press("enter")
        assert "Stay with Tue 15 Dec" in app.text
        assert misdrawn(app, size) == []


# On the command line


Now = Callable[[], Network]


@pytest.fixture
def now(open_network: Now) -> Now:
    """Look at the store as it stands, which has a full week."""
    with closing(open_network()) as network:
        fill(network)
    return open_network


@pytest.mark.parametrize("command", ["meet", "move"])
def test_a_command_does_it_says_that_the_week_is_over_and_keeps_why(
    fewer: Fewer, now: Now, command: str
) -> None:
    code, out, _ = fewer(command, ANA, "15 dec", "--why", "she flies in")
    done, week = out.splitlines()
    assert code == 0
    assert "though the week is full: she flies in" in done
    assert week == (
        "The week of Mon 14 Dec is over by 2:00 h with it. "
        "Weeks with room: 7 Dec, 21 Dec, 30 Nov."
    )
    assert TUESDAY in ana_meets(now())


@pytest.mark.parametrize("command", ["meet", "move"])
@pytest.mark.parametrize(
    "more", [[], ["--why", ""], ["--why", " \u200b"], ["--json"]], ids=repr
)
def test_a_command_without_a_reason_is_refused_in_a_line_and_nothing_is_decided(
    fewer: Fewer, now: Now, command: str, more: list[str]
) -> None:
    with closing(now()) as network:
        before = ana_meets(network), last_said(network)
    assert fewer(command, ANA, "15 dec", *more) == (
        1,
        "",
        "fewer: The week of Mon 14 Dec would be over by 2:00 h with it. Weeks with "
        "room: 7 Dec, 21 Dec, 30 Nov. --why TEXT plans it all the same.\n",
    )
    with closing(now()) as network:
        assert (ana_meets(network), last_said(network)) == before


def test_a_command_says_nothing_of_a_week_with_room(fewer: Fewer, now: Now) -> None:
    assert len(fewer("meet", ANA, "22 dec")[1].splitlines()) == 1


def test_a_reason_that_says_nothing_is_not_spoken_of(fewer: Fewer, now: Now) -> None:
    assert len(fewer("meet", ANA, "22 dec", "--why", " ")[1].splitlines()) == 1


def test_a_reason_for_a_week_with_room_is_not_kept_and_that_is_said(
    fewer: Fewer, now: Now
) -> None:
    done, more = fewer("move", ANA, "22 dec", "--why", "so")[1].splitlines()
    assert "full" not in done
    assert more == "The week is not over with it: no reason is kept."


def test_where_no_week_has_room_the_command_says_that(fewer: Fewer, now: Now) -> None:
    line = ["meet", ANA, "15 dec", "--minutes", "600"]
    assert "with it. No week near it has room. --why TEXT" in fewer(*line)[2]
    out = fewer(*line, "--why", "a day out")[1]
    assert out.endswith("with it. No week near it has room.\n")


def test_json_names_the_week_and_those_with_room(fewer: Fewer, now: Now) -> None:
    found = json.loads(fewer("meet", ANA, "15 dec", "--why", "so", "--json")[1])
    assert (found["week"], found["over"]) == ("2026-12-14", 120)
    assert found["with_room"] == ["2026-12-07", "2026-12-21", "2026-11-30"]
    assert "week" not in json.loads(fewer("meet", ANA, "--json")[1])
