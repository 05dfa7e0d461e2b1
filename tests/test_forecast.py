"""What the weeks ahead will take."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from msgspec.structs import replace

from store.errors import OutOfRange
from store.exchange.public_holidays import holidays_of
from store.records import (
    FollowUp,
    Owed,
    Person,
    PrepCard,
    Settings,
    Standing,
    TimeOff,
)
from store.rules.forecast import (
    FEWEST,
    MOST,
    SPEAKER,
    Ahead,
    Item,
    Load,
    Week,
    Word,
    first_over,
    forecast,
    pace,
    require_weeks,
    with_room,
)

TODAY = date(2026, 11, 25)
"""A Wednesday."""

MONDAY = date(2026, 11, 23)
AHEAD = Ahead(today=TODAY, settings=Settings())


def on(days: int) -> date:
    return TODAY + timedelta(days=days)


def person(**fields: Any) -> Person:
    return Person(
        **{
            "id": "ana",
            "name": "Ana",
            "standing": Standing.ACTIVE,
            "cadence": "1 week",
            "last_talk": on(-3),
            **fields,
        }
    )


def step(day: date, **fields: Any) -> FollowUp:
    made = {"id": "step", "owed": Owed.PROMISED, "what": "the list", "on": day}
    return FollowUp(**{**made, **fields})


def card(day: date | None, **fields: Any) -> PrepCard:
    return PrepCard(**{"id": "card", "person": "ana", "on": day, **fields})


def items(ahead: Ahead, weeks: int = 12) -> list[Item]:
    return [item for week in forecast(ahead, weeks) for item in week.items]


def days(ahead: Ahead, cause: Load = Load.CADENCE, weeks: int = 12) -> list[int]:
    """Return how many days ahead everything of a kind is."""
    return [(i.on - TODAY).days for i in items(ahead, weeks) if i.cause is cause]


def touches(weeks: int = 4, *cards: PrepCard, **fields: Any) -> list[int]:
    """Return how many days ahead one is to be in touch with somebody."""
    ahead = replace(AHEAD, people=[person(**fields)], cards=cards)
    return days(ahead, weeks=weeks)


# Weeks


def test_weeks_begin_on_monday_with_this_one() -> None:
    weeks = forecast(AHEAD, 12)
    assert [week.monday for week in weeks] == [
        MONDAY + timedelta(weeks=n) for n in range(12)
    ]
    assert {(w.capacity, w.load, w.word) for w in weeks} == {(240, 0, Word.CALM)}


@pytest.mark.parametrize("weeks", [FEWEST - 1, MOST + 1, 0, -5])
def test_no_more_weeks_are_looked_at_than_make_sense(weeks: int) -> None:
    with pytest.raises(OutOfRange, match="4 to 52"):
        require_weeks(weeks)


@pytest.mark.parametrize(
    ("minutes", "word", "over", "room"),
    [
        (0, Word.CALM, 0, 240),
        (215, Word.CALM, 0, 25),
        (216, Word.FULL, 0, 24),
        (240, Word.FULL, 0, 0),
        (241, Word.OVER, 1, 0),
    ],
)
def test_a_week_is_calm_full_or_over(
    minutes: int, word: Word, over: int, room: int
) -> None:
    found = Item(Load.STEP, "1", "", "x", minutes, MONDAY)
    week = Week(MONDAY, 240, 240, 240, (found,))
    assert (week.word, week.over, week.room) == (word, over, room)


def test_a_week_without_hours_is_calm_until_it_takes_something() -> None:
    off = TimeOff(id="1", first=MONDAY, last=MONDAY + timedelta(6))
    resting = replace(AHEAD, time_off=[off])
    assert forecast(resting)[0].word is Word.CALM
    assert forecast(resting)[0].is_quiet
    assert forecast(replace(resting, follow_ups=[step(TODAY)]))[0].word is Word.OVER


def test_of_this_week_only_what_is_yet_to_come_has_room() -> None:
    this, after = forecast(AHEAD)[:2]
    assert (this.room, after.room) == (3 * 48, 240)


def test_the_weeks_with_room_are_the_nearest_ones() -> None:
    busy = [card(on(7), id="1"), card(on(8), id="2"), card(on(15), id="3")]
    weeks = forecast(replace(AHEAD, cards=busy))
    near = with_room(weeks, 240, on(7))
    assert [week.monday for week in near] == [
        MONDAY + timedelta(weeks=n) for n in (3, 4, 5)
    ]
    assert with_room(weeks, 120, on(7))[0].monday == MONDAY
    assert with_room(weeks, 241, on(7)) == ()


# Meetings


def test_a_meeting_takes_its_length_and_what_belongs_to_it() -> None:
    [item] = items(replace(AHEAD, cards=[card(on(7), minutes=45)]))
    assert (item.cause, item.minutes, item.on) == (Load.MEETING, 105, on(7))


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        (card(None), False),
        (card(on(0)), True),
        (card(on(-2)), True),  # On Monday of this week.
        (card(on(-3)), False),
        (card(on(7), called_off_on=TODAY), False),
        (card(on(-2), met_on=on(-2)), True),
        (card(on(-3), met_on=on(-3)), False),
        (card(on(12 * 7 - 3)), True),
        (card(on(12 * 7 - 2)), False),
    ],
    ids=[
        *("an idea", "today", "Monday", "last week", "called off", "held"),
        *("held then", "in the last week", "after it"),
    ],
)
def test_a_meeting_counts_in_the_week_of_its_day(made: PrepCard, counts: bool) -> None:
    assert bool(items(replace(AHEAD, cards=[made]))) is counts


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"thank_by": on(-1)}, 0),
        ({"thank_by": on(20)}, 20),
        ({"thank_by": on(-1), "thank_later_until": on(9)}, 9),
        ({"thank_by": on(-1), "thanked_on": TODAY}, None),
        ({"thank_by": None}, None),
    ],
    ids=["due", "by a day", "put off", "thanked", "nothing to say"],
)
def test_a_thank_you_takes_a_moment_when_it_is_due(
    fields: dict[str, Any], day: int | None
) -> None:
    met = card(on(-4), met_on=on(-4), **fields)
    found = days(replace(AHEAD, cards=[met]), Load.THANKS)
    assert found == ([] if day is None else [day])


# Next steps


@pytest.mark.parametrize(
    ("made", "day"),
    [
        (step(on(9)), 9),
        (step(on(9), owed=Owed.DUE), 9),
        (step(on(-40)), 0),
        (step(on(-40), later_until=on(5)), 5),
        (step(on(9), later_until=on(-5)), 0),
        (step(on(9), owed=Owed.WAITING), None),
        (step(on(9), done_on=TODAY), None),
        (step(on(9), dropped_on=TODAY), None),
        (step(on(90)), None),
    ],
)
def test_what_is_mine_to_do_falls_on_its_day_or_is_late_now(
    made: FollowUp, day: int | None
) -> None:
    found = items(replace(AHEAD, follow_ups=[made]))
    assert [(i.on - TODAY).days for i in found] == ([] if day is None else [day])
    assert all(item.minutes == 10 for item in found)


# Cadences


def test_a_cadence_asks_for_a_touch_every_time_it_is_due() -> None:
    assert touches() == [4, 11, 18, 25]
    [first, *_] = items(replace(AHEAD, people=[person()]))
    assert (first.person, first.what, first.minutes) == ("ana", "be in touch", 15)


def test_what_is_overdue_is_for_today_and_the_rest_is_counted_from_it() -> None:
    assert touches(last_talk=on(-400)) == [0, 7, 14, 21]


def test_months_are_counted_from_the_anchor() -> None:
    ahead = Ahead(today=date(2027, 2, 1), settings=Settings(), people=[MONTHLY])
    dates = [item.on for item in items(ahead, 20)]
    assert dates == [date(2027, 2, 28), date(2027, 3, 31), *APRIL_AND_MAY]


MONTHLY = person(cadence="1 month", last_talk=date(2027, 1, 31))
APRIL_AND_MAY = [date(2027, 4, 30), date(2027, 5, 31)]


@pytest.mark.parametrize(
    "fields",
    [
        {"standing": Standing.RESTING},
        {"cadence": "none"},
        {"cadence": ""},
        {"tries": 3},
        {"unsuggested_on": TODAY},
        {"last_talk": None},
    ],
)
def test_nobody_is_counted_who_is_not_suggested(fields: dict[str, Any]) -> None:
    assert touches(**fields) == []


def test_who_is_put_off_comes_back_on_that_day() -> None:
    assert touches(later_until=on(6)) == [6, 13, 20]
    assert touches(later_until=on(2)) == [4, 11, 18, 25], "They were in touch since."


def test_a_meeting_is_a_talk_and_so_the_cadence_is_counted_from_it() -> None:
    assert touches(4, card(on(3))) == [10, 17, 24]
    assert touches(4, card(on(4))) == [11, 18, 25]
    assert touches(4, card(on(5))) == [4, 12, 19]
    assert touches(4, card(on(3), id="1"), card(on(8), id="2")) == [15, 22]
    assert touches(4, card(on(3), person="jo")) == [4, 11, 18, 25]
    assert touches(4, card(on(3), called_off_on=TODAY)) == [4, 11, 18, 25]


def test_what_falls_on_days_off_waits_for_the_first_day_back() -> None:
    off = TimeOff(id="1", first=on(4), last=on(12))
    ahead = replace(AHEAD, people=[person()], time_off=[off])
    assert days(ahead, weeks=4) == [13, 20]
    part = replace(ahead, time_off=[replace(off, minutes=30)])
    assert days(part, weeks=4) == [4, 11, 18, 25], "Half a day is no day off."


def test_no_cadence_ever_asks_for_a_touch_more_often_than_it_says() -> None:
    spans = (None, (0, 3), (2, 30))
    for ago, later, met, span in product(
        (0, 1, 7, 8, 30), (None, -1, 3, 9), (None, 0, 5, 20), spans
    ):
        off = [TimeOff(id="1", first=on(span[0]), last=on(span[1]))] if span else []
        until = None if later is None else on(later)
        ahead = replace(
            AHEAD,
            people=[person(last_talk=on(-ago), later_until=until)],
            cards=[] if met is None else [card(on(met))],
            time_off=off,
        )
        found = days(ahead)
        assert all(b - a >= 7 for a, b in pairwise(found))
        assert all(not (span and span[0] <= day <= span[1]) for day in found)
        assert found, "Somebody to be tended is to be seen within 12 weeks."


# The pace


def test_the_pace_is_of_the_last_twelve_weeks_and_as_a_year() -> None:
    first = MONDAY - timedelta(weeks=11)
    dates = [first - timedelta(1), first, TODAY, MONDAY, on(1)]
    found = pace(dates, TODAY)
    assert found.weeks == (1, *[0] * 10, 2)
    assert (found.meetings, found.a_week, found.a_year) == (3, 0.25, 13)


# The speaker of the essay


NEW_YEAR = date(2026, 1, 1)
SUMMER = {date(2026, 7, 6), date(2026, 7, 13)}
WORKED = {date(2026, 1, 5) + timedelta(weeks=n) for n in range(52)} - SUMMER
"""The weeks of the year that had eight meetings each."""


def booked(settings: Settings, today: date) -> Ahead:
    """Return a year of 8 meetings a week, as it stands on some day of it."""
    cards = [
        card(monday + timedelta(days=n % 5), id=f"{monday}-{n}", person="")
        for monday in sorted(WORKED)
        for n in range(8)
    ]
    assert len(cards) == SPEAKER
    met = [replace(c, met_on=c.on) if c.on and c.on < today else c for c in cards]
    holidays = holidays_of("SE", "", 2026, 2027)
    return Ahead(today=today, settings=settings, cards=met, holidays=holidays)


def test_the_speaker_is_warned_in_the_first_week_of_the_year() -> None:
    over = first_over(forecast(booked(Settings(), NEW_YEAR)))
    assert over
    assert over.monday == date(2026, 1, 5)
    assert over.over == 960 - 4 * 48, "Epiphany takes a day, too."


def test_who_has_hours_for_all_of_it_is_warned_of_the_holidays_weeks_before() -> None:
    settings = Settings(hours_per_week=16)
    mondays = [date(2026, 9, 7) + timedelta(weeks=n) for n in range(14)]
    warned = {
        monday: over.monday
        for monday in mondays
        if (over := first_over(forecast(booked(settings, monday))))
    }
    christmas = date(2026, 12, 21)
    assert warned == {m: christmas for m in mondays if m >= date(2026, 10, 5)}
    assert christmas - min(warned) == timedelta(weeks=11)


def test_the_speakers_pace_is_said_as_a_year() -> None:
    today = date(2026, 12, 13)
    days = [c.on for c in booked(Settings(), today).cards if c.on]
    assert pace(days, today).a_year == 8 * 52 >= SPEAKER
