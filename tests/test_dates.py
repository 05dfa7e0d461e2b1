from __future__ import annotations

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NotADate, OutOfRange
from store.rules.dates import (
    day_after,
    day_before,
    in_past,
    moment_after,
    month,
    understood,
)
from store.rules.days import require_to_come

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["mar 2025", "March, 2025", "mar. 2025", "2025-03"])
def test_a_month_with_its_year_is_its_first_day_where_that_will_do(text: str) -> None:
    assert month(text) == in_past(text, SUNDAY) == date(2025, 3, 1)
    with pytest.raises(NotADate):
        day_before(text, SUNDAY)


@pytest.mark.parametrize("text", ["mar", "2025", "2025-13", "xyz 2025", "1 mar 2025"])
def test_what_names_no_month_with_a_year_is_none(text: str) -> None:
    assert month(text) is None


@pytest.mark.parametrize("text", ["mar 2027", "dec 2026", "next friday"])
def test_neither_a_day_nor_a_month_to_come_is_past(text: str) -> None:
    with pytest.raises(NotADate, match="is yet to come"):
        in_past(text, SUNDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("Tomorrow", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("fri", date(2026, 11, 27)),
        ("friday", date(2026, 11, 27)),
        ("next friday", date(2026, 11, 27)),
        ("sun", date(2026, 11, 29)),
        ("last friday", date(2026, 11, 20)),
        ("last sunday", date(2026, 11, 15)),
        ("+10d", date(2026, 12, 2)),
        ("10d", date(2026, 12, 2)),
        ("in 2 weeks", date(2026, 12, 6)),
        ("2 weeks", date(2026, 12, 6)),
        ("a month", date(2026, 12, 22)),
        ("3 months", date(2027, 2, 22)),
        ("end of month", date(2026, 11, 30)),
        ("4 jan", date(2027, 1, 4)),
        ("Jan 4", date(2027, 1, 4)),
        ("24 nov", date(2026, 11, 24)),
        ("22 nov", date(2026, 11, 22)),
        ("4 January 2028", date(2028, 1, 4)),
        ("2027-01-04", date(2027, 1, 4)),
        ("25/12", date(2026, 12, 25)),
        ("29 feb 2028", date(2028, 2, 29)),
        ("29 feb", date(2028, 2, 29)),
        ("4 may", date(2027, 5, 4)),
        ("12 May", date(2027, 5, 12)),
        ("1 mar", date(2027, 3, 1)),
        ("4 dec.", date(2026, 12, 4)),
        ("the 4th of jan", date(2027, 1, 4)),
        ("4/4", date(2027, 4, 4)),
        ("20270104", date(2027, 1, 4)),
        ("tues", date(2026, 11, 24)),
        ("weds", date(2026, 11, 25)),
        ("thurs", date(2026, 11, 26)),
        ("on fri.", date(2026, 11, 27)),
        ("this sat", date(2026, 11, 28)),
        ("the day after tomorrow", date(2026, 11, 24)),
        ("next month", date(2026, 12, 22)),
        ("last month", date(2026, 10, 22)),
        ("last year", date(2025, 11, 22)),
        ("the end of the month", date(2026, 11, 30)),
        ("end of year", date(2026, 12, 31)),
        ("- 3 days", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 15)),
    ],
)
def test_a_day_is_understood_as_people_mean_it(text: str, day: date) -> None:
    assert understood(text, SUNDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nxt fr",
        "10",
        "2026",
        "someday",
        "31 feb",
        "4/1",
        "99999999999d",
        "\x00",
        "jan",
        "1-4-2027",
        "08 11 27",
        "270104",
        "month",
        "this month",
        "money",
        "wedding",
        "friends",
        "2 dears",
        "4 mays",
        "30 feb",
        "29 feb 2027",
    ],
)
def test_what_is_no_date_is_said_with_examples(text: str) -> None:
    with pytest.raises(NotADate, match="Try: fri, 4 jan"):
        understood(text, SUNDAY)


def test_a_day_that_is_past_is_refused_where_one_to_come_is_asked_for() -> None:
    with pytest.raises(NotADate, match="is not after today"):
        day_after("yesterday", SUNDAY)


@pytest.mark.parametrize("today", [SUNDAY + timedelta(days=n) for n in range(7)])
@pytest.mark.parametrize("name", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
def test_next_means_the_week_that_begins_on_monday(today: date, name: str) -> None:
    plain, following = understood(name, today), understood(f"next {name}", today)
    assert timedelta(0) < plain - today <= timedelta(days=7)
    assert following.isocalendar()[:2] == (today + timedelta(days=7)).isocalendar()[:2]
    assert understood(f"last {name}", today) < today


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_day_or_is_refused(text: str) -> None:
    with suppress(NotADate):
        assert isinstance(understood(text, SUNDAY), date)


# Days that are over.


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("the day before yesterday", date(2026, 11, 20)),
        ("fri", date(2026, 11, 20)),
        ("on friday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("sun", date(2026, 11, 15)),
        ("3 days ago", date(2026, 11, 19)),
        ("3 days", date(2026, 11, 19)),
        ("-3d", date(2026, 11, 19)),
        ("a week ago", date(2026, 11, 15)),
        ("2 weeks", date(2026, 11, 8)),
        ("last week", date(2026, 11, 15)),
        ("last month", date(2026, 10, 22)),
        ("a month ago", date(2026, 10, 22)),
        ("20 nov", date(2026, 11, 20)),
        ("22 nov", date(2026, 11, 22)),
        ("23 nov", date(2025, 11, 23)),
        ("4 may", date(2026, 5, 4)),
        ("29 feb", date(2024, 2, 29)),
        ("4 jan 2025", date(2025, 1, 4)),
        ("2026-01-04", date(2026, 1, 4)),
    ],
)
def test_a_day_in_a_record_is_over(text: str, day: date) -> None:
    assert day_before(text, SUNDAY) == day


@pytest.mark.parametrize(
    "text", ["tomorrow", "next fri", "this fri", "in 3 days", "+3d", "4 jan 2027"]
)
def test_a_day_to_come_is_no_day_in_a_record(text: str) -> None:
    with pytest.raises(NotADate, match=r"is yet to come.*yesterday, last friday"):
        day_before(text, SUNDAY)


@pytest.mark.parametrize("text", ["", "nxt fr", "month", "4/1", "10"])
def test_what_is_no_day_is_said_with_examples_of_days_that_are_over(text: str) -> None:
    with pytest.raises(NotADate):
        day_before(text, SUNDAY)


@pytest.mark.parametrize("today", [SUNDAY + timedelta(days=n) for n in range(7)])
@pytest.mark.parametrize("name", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
def test_a_weekday_is_the_next_one_in_a_plan_and_the_last_one_in_a_record(
    today: date, name: str
) -> None:
    coming, gone = day_after(name, today), day_before(name, today)
    assert f"{coming:%a}" == f"{gone:%a}" == name.title()
    assert timedelta(0) < coming - today <= timedelta(days=7)
    assert timedelta(0) < today - gone <= timedelta(days=7)
    assert day_before(f"last {name}", today) == gone


def test_a_day_and_a_month_are_the_nearest_such_day_on_either_side() -> None:
    for day in (date(2028, 1, 1) + timedelta(days=n) for n in range(366)):
        typed = f"{day.day} {day:%b}"
        after, before = understood(typed, day), understood(typed, day, past=True)
        assert before == after == day
        yesterday = day - timedelta(days=1)
        assert understood(typed, yesterday) == day
        assert understood(typed, day + timedelta(days=1), past=True) == day


def test_a_day_to_come_is_after_today() -> None:
    assert require_to_come(SUNDAY + timedelta(1), SUNDAY) == SUNDAY + timedelta(1)
    for day in (SUNDAY, date.min):
        with pytest.raises(OutOfRange, match="is not after today"):
            require_to_come(day, SUNDAY)


# Days with a time of day.

TUESDAY, JANUARY = date(2026, 11, 24), date(2027, 1, 4)


@pytest.mark.parametrize(
    ("text", "on", "at"),
    [
        ("tue", TUESDAY, None),
        ("tue 10:00", TUESDAY, time(10)),
        ("tue, 10:00", TUESDAY, time(10)),
        ("tue at 10:00", TUESDAY, time(10)),
        ("Tue 10.30", TUESDAY, time(10, 30)),
        ("tue 10h30", TUESDAY, time(10, 30)),
        ("tue 9:05 pm", TUESDAY, time(21, 5)),
        ("tue 3pm", TUESDAY, time(15)),
        ("tue 12 am", TUESDAY, time(0)),
        ("tue 12pm", TUESDAY, time(12)),
        ("tue 0:00", TUESDAY, time(0)),
        ("tue 23:59", TUESDAY, time(23, 59)),
        ("10:00", SUNDAY, time(10)),
        ("at 10:00", SUNDAY, time(10)),
        ("10:00 am", SUNDAY, time(10)),
        ("3pm", SUNDAY, time(15)),
        ("today 10:00", SUNDAY, time(10)),
        ("4 jan 3pm", JANUARY, time(15)),
        ("jan 4 2027 15:00", JANUARY, time(15)),
        ("2027-01-04 15:00", JANUARY, time(15)),
        ("2027-01-04T15:00", JANUARY, time(15)),
        ("10:00 tue", TUESDAY, time(10)),
        ("3pm on 4 jan", JANUARY, time(15)),
        ("at 3 pm, 4 jan", JANUARY, time(15)),
        ("in 2 days 10:00", TUESDAY, time(10)),
        ("today", SUNDAY, None),
    ],
)
def test_a_meeting_has_a_day_and_a_time_of_day_if_one_is_said(
    text: str, on: date, at: time | None
) -> None:
    assert moment_after(text, SUNDAY) == (on, at)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("tue 25:00", "no time of day"),
        ("tue 10:60", "no time of day"),
        ("tue 13pm", "no time of day"),
        ("tue 0am", "no time of day"),
        ("yesterday 10:00", "is over"),
        ("4 jan 2026", "is over"),
        ("", "^$|is no date|Try"),
        ("whenever 10:00", "is no date"),
        ("tue 10", "is no date"),
        ("1/4 10:00", "two days"),
    ],
)
def test_what_is_no_moment_to_come_is_said(text: str, why: str) -> None:
    if not text:
        assert moment_after(text, SUNDAY) == (SUNDAY, None)
        return
    with pytest.raises(NotADate, match=why):
        moment_after(text, SUNDAY)


DATEY = st.text("0123456789 .,:/-+adehijlmnprstuwy", max_size=20)
PIECES = st.sampled_from(
    [
        *("fri", "sat", "next", "last", "the", "on", "in", "ago", "at", "of", "day"),
        *("4", "31", "0", "2027", "99", "999", "1st", "feb", "may", "week", "months"),
        *("10:00", "3pm", "am", "+", "-", "/", ".", "T", "utc", "z", "a", "m", "٣"),
    ]
)
TYPED = st.text(max_size=30) | DATEY | st.lists(PIECES, max_size=6).map(" ".join)
ANY_DAY = st.dates() | st.sampled_from([date.min, date.max, date(2028, 2, 29), SUNDAY])


@given(TYPED, ANY_DAY)
def test_whatever_is_typed_whenever_is_a_day_on_its_side_or_is_refused(
    text: str, today: date
) -> None:
    with suppress(NotADate):
        assert day_after(text, today) > today
    with suppress(NotADate):
        assert day_before(text, today) <= today
    with suppress(NotADate):
        assert moment_after(text, today)[0] >= today
