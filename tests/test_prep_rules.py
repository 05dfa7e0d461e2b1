"""Prepare to connect, or don't bother: what a card takes, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from itertools import combinations, product

import pytest

from store.errors import (
    NothingChanges,
    NotReady,
    OutOfRange,
    OutOfTurn,
    Refused,
    ToDebrief,
)
from store.records import CardState, PrepCard, Settings
from store.rules.prep import (
    LACKS,
    LONGEST,
    call_off,
    confirm,
    cost,
    in_order,
    is_open,
    is_past,
    is_unready_and_near,
    lacking,
    missing,
    moved,
    require_minutes,
    require_open,
    state_of,
)
from store.rules.words import hours

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(1)
ANA = "Ana Diaz"
FIELDS = ("purpose", "my_help", "their_help", "questions")
NOTHING = ("", "  ", "\n \t\n", "\u200b", "\x1b[0m\n\u2060", "\u00a0")
"""Texts of which nothing is left once they are cleaned."""

EVERY_WAY = [filled for many in range(5) for filled in combinations(FIELDS, many)]
"""Every way to fill in the four fields: 16 of them."""


def card(filled: tuple[str, ...] = FIELDS, **fields: object) -> PrepCard:
    """Return a card for tomorrow on which these fields say something."""
    words = {name: f"My {name}" for name in filled}
    plain: dict[str, object] = {"id": "1", "person": "2", "on": TOMORROW}
    return PrepCard(**(plain | words | fields))  # type: ignore[arg-type]  # as told


CLOSED = {
    "met on Sat 21 Nov": card(met_on=TODAY - timedelta(1)),
    "called off on Fri 20 Nov": card(called_off_on=TODAY - timedelta(2)),
}


# Ready.


@pytest.mark.parametrize("filled", EVERY_WAY, ids="+".join)
def test_a_card_is_ready_when_all_four_fields_say_something(
    filled: tuple[str, ...],
) -> None:
    for nothing in NOTHING:
        blank = {name: nothing for name in FIELDS if name not in filled}
        given = card(filled, **blank)
        assert missing(given) == tuple(blank)
        assert state_of(given) is (CardState.DRAFT if blank else CardState.READY)


@pytest.mark.parametrize("filled", EVERY_WAY, ids="+".join)
@pytest.mark.parametrize("on", [None, TODAY, TOMORROW])
def test_a_meeting_is_confirmed_with_a_ready_card_and_a_day_and_never_without(
    filled: tuple[str, ...], on: date | None
) -> None:
    given = card(filled, on=on)
    lacks = {LACKS[name] for name in FIELDS if name not in filled}
    lacks |= {"a day"} if on is None else set()
    if not lacks:
        confirmed = confirm(given, ANA, TODAY)
        assert confirmed.confirmed_on == TODAY
        return
    with pytest.raises(NotReady, match=f"The meeting with {ANA} lacks") as refused:
        confirm(given, ANA, TODAY)
    assert {*refused.value.lacks} == lacks
    said = str(refused.value).partition(" lacks ")[2].partition(". Prepare it")[0]
    assert {*said.replace(" and ", ", ").split(", ")} == lacks
    assert given.confirmed_on is None


def test_the_refusal_says_what_is_missing_in_words() -> None:
    with pytest.raises(NotReady) as refused:
        confirm(card(("my_help",)), ANA, TODAY)
    assert str(refused.value) == (
        "The meeting with Ana Diaz lacks a purpose, a way they can help and a "
        "question. Prepare it, or don't bother: calling it off kindly is an answer too."
    )


def test_what_a_card_lacks_fits_in_a_line() -> None:
    said = [lacking(card(FIELDS[n:])) for n in range(5)]
    assert said == [
        *("lacks nothing", "lacks a purpose", "lacks a purpose and 1 more"),
        *("lacks a purpose and 2 more", "lacks a purpose and 3 more"),
    ]


def test_a_meeting_is_confirmed_on_its_day_still_but_not_once_that_is_over() -> None:
    assert confirm(card(on=TODAY), ANA, TODAY).confirmed_on == TODAY
    for filled in ((), FIELDS):
        for confirmed_on in (None, TODAY):
            given = card(filled, on=TODAY, confirmed_on=confirmed_on)
            with pytest.raises(ToDebrief, match=r"on Sun 22 Nov.*m says how"):
                confirm(given, ANA, TOMORROW)


def test_a_confirmed_meeting_is_not_confirmed_again() -> None:
    confirmed = confirm(card(), ANA, TODAY)
    with pytest.raises(NothingChanges, match="is confirmed already"):
        confirm(confirmed, ANA, TOMORROW)


@pytest.mark.parametrize("filled", EVERY_WAY, ids="+".join)
def test_an_unready_card_is_near_from_two_days_before_to_the_day_itself(
    filled: tuple[str, ...],
) -> None:
    is_ready = len(filled) == len(FIELDS)
    for days in range(-4, 6):
        given = card(filled, on=TODAY + timedelta(days))
        assert is_unready_and_near(given, TODAY) is (0 <= days <= 2 and not is_ready)
        assert is_past(given, TODAY) is (days < 0)


@pytest.mark.parametrize("closed", CLOSED.values(), ids=CLOSED)
def test_what_is_closed_is_neither_near_nor_past_nor_open(closed: PrepCard) -> None:
    for day in (TODAY, TOMORROW, TOMORROW + timedelta(9)):
        assert not is_unready_and_near(closed, day)
        assert not is_past(closed, day)
    assert not is_open(closed)
    assert in_order([closed]) == []


def test_a_mere_idea_is_neither_near_nor_past_and_comes_last() -> None:
    idea = card((), on=None, id="idea")
    assert not is_unready_and_near(idea, TODAY)
    assert not is_past(idea, TODAY)
    late, early = card(at=time(15), id="late"), card(at=time(9), id="early")
    no_time, later = card(id="no time"), card(on=date(2027, 1, 4), id="later")
    assert [each.id for each in in_order([idea, later, late, early, no_time])] == [
        *("no time", "early", "late", "later", "idea")
    ]


# Moving.


@pytest.mark.parametrize("days", [0, 1, 30])
@pytest.mark.parametrize("at", [None, time(9)])
def test_moving_takes_the_confirmation_away_and_keeps_the_time_of_day(
    days: int, at: time | None
) -> None:
    confirmed = card(at=time(10), confirmed_on=TODAY)
    on = TODAY + timedelta(days)
    if (on, at) == (TOMORROW, None):
        with pytest.raises(NothingChanges, match="is on Mon 23 Nov already"):
            moved(confirmed, ANA, on, at, TODAY)
        return
    there = moved(confirmed, ANA, on, at, TODAY)
    assert (there.on, there.at) == (on, at or time(10))
    assert there.confirmed_on is None
    assert state_of(there) is CardState.READY


def test_a_meeting_is_not_moved_to_a_day_that_is_over() -> None:
    with pytest.raises(OutOfRange, match="Sat 21 Nov is over"):
        moved(card(), ANA, TODAY - timedelta(1), None, TODAY)


def test_a_meeting_that_was_not_held_is_moved_to_a_day_to_come() -> None:
    past = card(on=TODAY - timedelta(9))
    assert moved(past, ANA, TOMORROW, None, TODAY).on == TOMORROW


# Closing.


def test_a_meeting_is_called_off_at_any_stage_of_its_preparation() -> None:
    for filled in EVERY_WAY:
        for fields in ({}, {"on": None}, {"confirmed_on": TODAY}):
            gone = call_off(card(filled, **fields), ANA, TODAY)
            assert state_of(gone) is CardState.CALLED_OFF
            assert gone.called_off_on == TODAY


STEPS: dict[str, Callable[[PrepCard], object]] = {
    "confirm": partial(confirm, name=ANA, today=TODAY),
    "move": partial(moved, name=ANA, on=TOMORROW, at=time(9), today=TODAY),
    "call off": partial(call_off, name=ANA, today=TODAY),
    "require open": partial(require_open, name=ANA),
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize(("reason", "closed"), CLOSED.items(), ids=CLOSED)
def test_a_closed_card_refuses_everything_with_the_reason(
    step: str, reason: str, closed: PrepCard
) -> None:
    words = reason.replace("met on", f"You met {ANA} on")
    with pytest.raises(OutOfTurn) as refused:
        STEPS[step](closed)
    assert words in str(refused.value)
    assert ANA in str(refused.value)


def test_a_met_card_stays_met_whatever_else_is_in_it() -> None:
    both = card((), met_on=TODAY, called_off_on=TODAY)
    assert state_of(both) is CardState.MET


# Minutes.


@pytest.mark.parametrize(
    ("minutes", "fits"),
    [(1, True), (60, True), (LONGEST, True), (0, False), (-5, False), (1441, False)],
)
def test_a_meeting_takes_a_minute_to_a_day(minutes: int, fits: bool) -> None:
    if fits:
        assert require_minutes(minutes) == minutes
    else:
        with pytest.raises(OutOfRange, match=r"1 to 1,440 minutes"):
            require_minutes(minutes)


@pytest.mark.parametrize(
    ("minutes", "prepare", "follow", "all_of_it"),
    [
        (60, 30, 30, "2 h"),
        (30, 30, 30, "1.5 h"),
        (45, 30, 30, "105 min"),
        (45, 0, 0, "45 min"),
        (60, 15, 45, "2 h"),
    ],
)
def test_a_meeting_costs_its_preparation_and_its_following_through_too(
    minutes: int, prepare: int, follow: int, all_of_it: str
) -> None:
    settings = Settings(prepare_minutes=prepare, follow_through_minutes=follow)
    assert cost(minutes, settings) == minutes + prepare + follow
    assert hours(cost(minutes, settings)) == all_of_it


def test_no_step_ever_opens_a_closed_card_or_confirms_an_unready_one() -> None:
    """Whatever the way, and from every way to fill in a card."""
    for filled, way in product(EVERY_WAY, product(STEPS, repeat=3)):
        held = card(filled)
        for step in way:
            closed = not is_open(held)
            try:
                became = STEPS[step](held)
            except Refused:
                continue
            assert not closed
            if isinstance(became, PrepCard):
                held = became
            assert not (held.confirmed_on and missing(held))
