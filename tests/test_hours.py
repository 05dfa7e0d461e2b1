"""The hours there are, week by week."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from store.errors import NoSuchHolidays, NotHours, OutOfRange
from store.exchange.public_holidays import (
    holidays_of,
    require_country,
    require_region,
)
from store.records import Settings, TimeOff
from store.rules.hours import (
    MOST_HOURS,
    WORKING_DAY,
    Hours,
    hours_of,
    monday_of,
    require_hours,
    weekday_hours,
)

MONDAY = date(2026, 12, 21)
FRIDAY, SATURDAY = MONDAY + timedelta(4), MONDAY + timedelta(5)
NONE: frozenset[date] = frozenset()


def hours(
    *off: TimeOff, settings: Settings | None = None, holidays: frozenset[date] = NONE
) -> Hours:
    last = MONDAY + timedelta(days=13)
    return hours_of(settings or Settings(), off, holidays, MONDAY, last)


def off(first: date, last: date | None = None, minutes: int = 0) -> TimeOff:
    return TimeOff(id="1", first=first, last=last or first, minutes=minutes)


def test_an_ordinary_week_has_all_its_hours_from_monday_to_friday() -> None:
    there = hours()
    assert there.of_week(MONDAY) == there.ordinary == 240
    assert [there.of_day(MONDAY + timedelta(n)) for n in range(7)] == [48] * 5 + [0, 0]


@pytest.mark.parametrize(
    ("taken", "left"),
    [
        ([off(MONDAY)], 192),
        ([off(SATURDAY)], 240),
        ([off(MONDAY, FRIDAY)], 0),
        ([off(date.min, date.max)], 0),
        ([off(MONDAY - timedelta(30), MONDAY)], 192),
        ([off(MONDAY, minutes=432)], 240),
        ([off(MONDAY, minutes=433)], 239),
        ([off(MONDAY, minutes=240), off(MONDAY, minutes=220)], 212),
        ([off(MONDAY, minutes=480)], 192),
        ([off(MONDAY, minutes=600)], 192),
        ([off(MONDAY, FRIDAY, minutes=442)], 190),
        ([off(SATURDAY, minutes=600)], 240),
        ([off(MONDAY), off(MONDAY, minutes=20), off(MONDAY)], 192),
        ([off(MONDAY + timedelta(7))], 240),
    ],
)
def test_days_off_take_their_days_share_and_busy_minutes_only_if_too_little_is_left(
    taken: list[TimeOff], left: int
) -> None:
    assert hours(*taken).of_week(MONDAY) == left


def test_an_ordinary_work_calendar_leaves_the_networks_hours() -> None:
    there = hours(off(MONDAY, FRIDAY, minutes=180))
    assert there.of_week(MONDAY) == there.ordinary == 240


def test_a_nearly_full_day_leaves_the_network_what_is_left_of_it() -> None:
    there = hours(off(MONDAY, minutes=WORKING_DAY - 30))
    assert (there.of_day(MONDAY), there.of_week(MONDAY)) == (30, 240 - 48 + 30)


@pytest.mark.parametrize(
    ("share", "busy", "left"),
    [(8, 60, 420), (10, 60, 540), (10, 600, 0), (24, 60, 1380), (24, 0, 0)],
)
def test_a_share_longer_than_a_working_day_is_the_whole_of_its_day(
    share: int, busy: int, left: int
) -> None:
    settings = Settings(hours_by_weekday=f"{share} 0 0 0 0 0 0")
    assert hours(off(MONDAY, minutes=busy), settings=settings).of_day(MONDAY) == left


def test_a_holiday_takes_its_day_once_and_none_from_a_weekend() -> None:
    assert hours(holidays=frozenset({FRIDAY})).of_week(MONDAY) == 192
    assert hours(holidays=frozenset({SATURDAY})).of_week(MONDAY) == 240
    assert hours(off(FRIDAY), holidays=frozenset({FRIDAY})).of_week(MONDAY) == 192


def test_a_weekend_after_days_off_belongs_to_them() -> None:
    back = MONDAY + timedelta(7)
    week_off = hours(off(MONDAY, FRIDAY))
    for day in (MONDAY, FRIDAY, SATURDAY, SATURDAY + timedelta(1), back):
        assert week_off.first_day_back(day) == back
    assert hours().first_day_back(SATURDAY) == SATURDAY
    friday_open = hours(off(MONDAY, FRIDAY - timedelta(1)))
    assert friday_open.first_day_back(SATURDAY) == SATURDAY


def test_each_weekday_may_have_hours_of_its_own() -> None:
    there = hours(
        off(SATURDAY), settings=Settings(hours_by_weekday="1 1 0 1.5 0 2 0.25")
    )
    assert there.shares == (60, 60, 0, 90, 0, 120, 15)
    assert (there.ordinary, there.of_week(MONDAY)) == (345, 225)


def test_no_day_ever_has_less_than_nothing_or_more_than_its_share() -> None:
    spans = [(MONDAY, MONDAY), (MONDAY, FRIDAY), (FRIDAY, SATURDAY)]
    worlds = product(
        spans, spans, (0, 1, 239, 240, 431, 433, 481), (NONE, frozenset({FRIDAY}))
    )
    for one, other, minutes, holidays in worlds:
        there = hours(off(*one), off(*other, minutes), holidays=holidays)
        for day in (MONDAY + timedelta(n) for n in range(14)):
            assert 0 <= there.of_day(day) <= there.shares[day.weekday()]


@pytest.mark.parametrize(
    "text",
    [
        *("", "4", "1 1 1 1 1 0", "1 1 1 1 1 0 0 0", "1 1 1 1 1 0 x"),
        *("1 1 1 1 1 0 25", "-1 1 1 1 1 0 0", "nan 1 1 1 1 0 0", "inf 1 1 1 1 0 0"),
    ],
)
def test_what_are_no_seven_hours_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotHours, match="1 1 0 1 1 0 0"):
        weekday_hours(text)


def test_hours_may_stand_between_commas() -> None:
    assert weekday_hours("1, 1,0,1,1,0,0") == (60, 60, 0, 60, 60, 0, 0)


@pytest.mark.parametrize("hours", [0, -1, MOST_HOURS + 1])
def test_hours_that_nobody_can_mean_are_refused(hours: int) -> None:
    with pytest.raises(OutOfRange):
        require_hours(hours)


@pytest.mark.parametrize("n", range(7))
def test_a_week_begins_on_monday(n: int) -> None:
    assert monday_of(MONDAY + timedelta(n)) == MONDAY


# Public holidays


@pytest.mark.parametrize("text", ["SE", "se", "Sweden", " sweden "])
def test_a_country_is_known_by_its_code_or_its_name(text: str) -> None:
    assert require_country(text) == "SE"


def test_the_holidays_of_several_years_are_known_at_once() -> None:
    kept = holidays_of("SE", "", 2026, 2028)
    assert {date(year, 12, 25) for year in (2026, 2027, 2028)} <= kept
    assert date(2029, 12, 25) not in kept


def test_a_region_has_holidays_of_its_own() -> None:
    epiphany = date(2027, 1, 6)
    assert epiphany in holidays_of("DE", require_region("DE", "bayern"), 2027, 2027)
    assert epiphany not in holidays_of("DE", "", 2027, 2027)


def test_an_unknown_country_is_named_and_the_close_ones_stand_first() -> None:
    with pytest.raises(NoSuchHolidays, match="“Swden” is no country") as refused:
        require_country("Swden")
    assert refused.value.known[0] == "Sweden (SE)"
    assert len(refused.value.known) > 100


def test_an_unknown_region_is_named_and_the_others_are_listed() -> None:
    with pytest.raises(NoSuchHolidays, match="“XX” is no part of DE") as refused:
        holidays_of("DE", "XX", 2026, 2026)
    assert "Bayern (BY)" in refused.value.known
    with pytest.raises(NoSuchHolidays, match="none with their own"):
        require_region("SE", "Skåne")
