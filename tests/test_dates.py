from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NotADate
from store.rules.dates import day_after, understood

SUNDAY = date(2026, 11, 22)


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
        ("22 nov", date(2027, 11, 22)),
        ("4 January 2028", date(2028, 1, 4)),
        ("2027-01-04", date(2027, 1, 4)),
        ("25/12", date(2026, 12, 25)),
        ("29 feb 2028", date(2028, 2, 29)),
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
