"""How often one means to be in touch: what is understood, what is kept, what is due."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from days import Calendar
from people import REN, TODAY, begin, connection, export_of, person_called, seat

from store.decisions.debriefs import Debrief
from store.decisions.people import DEFAULT_CADENCE, Activate
from store.decisions.prep import CallOff, Propose
from store.errors import NotACadence
from store.network import Network
from store.records import Person, Standing
from store.rules.cadence import (
    AMBIENT,
    counted_from,
    due_on,
    is_suggested,
    lateness,
    next_turn,
    require_cadence,
)
from store.rules.cadence import said as in_words
from store.rules.lateness import Urgency
from store.rules.queue import Pending, queue


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1 month", "1 month"),
        ("1 months", "1 month"),
        ("2 week", "2 weeks"),
        (" 10  Days ", "10 days"),
        ("2weeks", "2 weeks"),
        ("1 day", "1 day"),
        ("Weekly", "1 week"),
        ("two-weekly", "2 weeks"),
        ("MONTHLY", "1 month"),
        ("quarterly", "3 months"),
        ("half-yearly", "6 months"),
        ("730 days", "730 days"),
        ("104 weeks", "104 weeks"),
        ("24 months", "24 months"),
        ("every 10 days", "10 days"),
        ("Every day", "1 day"),
        ("every week", "1 week"),
        ("every 2 weeks", "2 weeks"),
        ("every month", "1 month"),
        ("every 3 months", "3 months"),
        ("every2weeks", "2 weeks"),
        ("daily", "1 day"),
        ("fortnightly", "2 weeks"),
        ("yearly", "12 months"),
        ("none", AMBIENT),
        ("NEVER", AMBIENT),
        ("ambient", AMBIENT),
    ],
)
def test_a_cadence_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert require_cadence(typed) == kept
    assert require_cadence(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("banana", "", " ", "2", "weeks", "month", "2 years", "1.5 weeks", "-1 week"),
        *("every", "every 0 weeks", "every other week", "10", "none at all", "every x"),
        *("0 days", "731 days", "105 weeks", "25 months", "٢ weeks", "1 month\x00"),
    ],
)
def test_what_is_no_cadence_is_refused_with_examples(typed: str) -> None:
    with pytest.raises(NotACadence, match="Try: 10 days, 2 weeks, monthly"):
        require_cadence(typed)


def test_the_default_is_a_cadence_as_it_is_kept() -> None:
    assert require_cadence(DEFAULT_CADENCE) == DEFAULT_CADENCE


def test_a_cadence_given_later_is_kept_and_none_given_changes_nothing(
    network: Network,
) -> None:
    begin(network)
    network.decide(export_of(connections=[connection(REN)]))
    ren = person_called(network, REN).id
    for given, kept in (("", "1 month"), ("weekly", "1 week"), ("", "1 week")):
        network.decide(Activate(ren, f"A reason, {given} {kept}", given))
        assert network.person(ren).cadence == kept
    with pytest.raises(NotACadence, match="banana"):
        network.decide(Activate(ren, "A reason", "banana"))


async def test_a_persons_page_says_how_often(network: Network) -> None:
    begin(network)
    network.decide(export_of(connections=[connection(REN)]))
    ren = person_called(network, REN).id
    for cadence, said in (("monthly", "every month"), ("2 weeks", "every 2 weeks")):
        network.decide(Activate(ren, "A reason", cadence))
        async with seat(network) as app:
            await app.press("6 enter")
            assert f"In touch {said} " in app.body + " "


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("1 day", "every day"),
        ("10 days", "every 10 days"),
        ("1 week", "every week"),
        ("1 month", "every month"),
        ("12 months", "every 12 months"),
        (AMBIENT, "no cadence"),
    ],
)
def test_a_cadence_is_said_as_one_says_it(kept: str, words: str) -> None:
    assert in_words(kept) == words
    assert in_words(require_cadence(words.replace("no cadence", "none"))) == words


# When it is due.

MONTH_ENDS = [
    date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    for year in range(2023, 2029)
    for month in range(1, 13)
]
LEAP_DAYS = [date(2024, 2, 29), date(2028, 2, 29)]
SPANS = {"1 month": 1, "2 months": 2, "3 months": 3, "6 months": 6, "12 months": 12}


def months_after(anchor: date, months: int) -> date:
    """Return that day of a later month, or the last one it has: counted by hand."""
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + months, 12)
    longest = {1: 29 if year % 4 == 0 else 28, 3: 30, 5: 30, 8: 30, 10: 30}
    return date(year, month + 1, min(anchor.day, longest.get(month, 31)))


@pytest.mark.parametrize("cadence", SPANS)
def test_months_are_counted_from_the_anchor_and_never_drift(cadence: str) -> None:
    for anchor in [*MONTH_ENDS, *LEAP_DAYS]:
        for times in range(25):
            expected = months_after(anchor, SPANS[cadence] * times)
            assert due_on(anchor, cadence, times) == expected, (anchor, times)


def test_one_month_after_a_month_end_is_never_a_day_of_the_month_after_next() -> None:
    for anchor in MONTH_ENDS:
        due = due_on(anchor, "1 month")
        assert (due.year * 12 + due.month) - (anchor.year * 12 + anchor.month) == 1
        assert 28 <= (due - anchor).days <= 31
        assert due.day <= anchor.day


def test_a_step_by_step_count_would_drift_and_the_anchor_does_not() -> None:
    january = date(2026, 1, 31)
    assert due_on(january, "1 month") == date(2026, 2, 28)
    assert due_on(january, "1 month", 2) == date(2026, 3, 31)
    assert due_on(due_on(january, "1 month"), "1 month") == date(2026, 3, 28)


def test_a_leap_day_comes_back_where_there_is_one() -> None:
    leap = date(2024, 2, 29)
    assert due_on(leap, "12 months") == date(2025, 2, 28)
    assert due_on(leap, "12 months", 4) == date(2028, 2, 29)


@pytest.mark.parametrize("cadence", [*SPANS, "1 day", "10 days", "1 week", "2 weeks"])
def test_once_more_is_always_later(cadence: str) -> None:
    for anchor in [*MONTH_ENDS, *LEAP_DAYS]:
        days = [due_on(anchor, cadence, times) for times in range(30)]
        assert days[0] == anchor
        assert days == sorted(set(days))


@pytest.mark.parametrize(("cadence", "days"), [("10 days", 10), ("2 weeks", 14)])
def test_days_and_weeks_are_days_whatever_the_month(cadence: str, days: int) -> None:
    for anchor in [*MONTH_ENDS, *LEAP_DAYS]:
        for times in range(12):
            assert (due_on(anchor, cadence, times) - anchor).days == days * times


@pytest.mark.parametrize("cadence", ["24 months", "104 weeks", "730 days"])
def test_beyond_the_calendar_s_end_is_its_last_day(cadence: str) -> None:
    assert due_on(date(9999, 6, 1), cadence) == date.max


# Whose turn it is.


def tended(**fields: object) -> Person:
    """Return somebody who holds a place, to be in touch with every week."""
    plain: dict[str, object] = {
        "id": "1",
        "name": REN,
        "standing": Standing.ACTIVE,
        "cadence": "1 week",
        "since": date(2026, 1, 1),
    }
    return Person(**(plain | fields))  # type: ignore[arg-type]  # what a test says


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param({}, date(2026, 1, 1), id="no talk yet: the day of the place"),
        pytest.param({"since": None}, None, id="nothing to count from"),
        pytest.param(
            {"last_talk": date(2026, 3, 1)}, date(2026, 3, 1), id="the last talk"
        ),
        pytest.param(
            {"last_talk": date(2025, 3, 1)}, date(2025, 3, 1), id="before the place"
        ),
        pytest.param(
            {"last_talk": date(2026, 3, 1), "thought_on": date(2026, 4, 1)},
            date(2026, 4, 1),
            id="thought of since",
        ),
        pytest.param(
            {"last_talk": date(2026, 3, 1), "thought_on": date(2026, 2, 1)},
            date(2026, 3, 1),
            id="thought of before",
        ),
        pytest.param(
            {"thought_on": date(2026, 2, 1)}, date(2026, 2, 1), id="but thought of"
        ),
    ],
)
def test_the_clock_runs_from_the_last_talk_or_thought(
    fields: dict[str, object], expected: date | None
) -> None:
    person = tended(**fields)
    assert counted_from(person) == expected
    assert (lateness(person, TODAY) is None) is (expected is None)


def test_nobody_is_late_for_what_was_before_they_had_their_place() -> None:
    person = tended(last_talk=date(2017, 11, 12), since=TODAY)
    tomorrow = TODAY + timedelta(days=1)
    assert next_turn(person) == tomorrow
    today, late = lateness(person, TODAY), lateness(person, tomorrow)
    assert today
    assert late
    assert today.urgency is Urgency.NONE
    assert (late.days_over, late.urgency) == (0, Urgency.DUE)


@pytest.mark.parametrize(
    "fields",
    [
        *({"standing": standing} for standing in Standing if standing != "active"),
        {"cadence": AMBIENT},
        {"cadence": ""},
    ],
)
def test_who_is_not_tended_in_turn_is_never_late(fields: dict[str, object]) -> None:
    assert lateness(tended(**fields), TODAY) is None
    assert not queue([tended(**fields)], (), (), (), TODAY)


@pytest.mark.parametrize("tries", range(6))
@pytest.mark.parametrize("since", [None, TODAY])
def test_three_tries_or_a_word_silence_a_suggestion(
    tries: int, since: date | None
) -> None:
    person = tended(tries=tries, unsuggested_on=since)
    assert is_suggested(person) is (tries < 3 and since is None)


# Nights on which clocks are put forward or back, and the turn of the year.


@pytest.fixture(params=["UTC", "Europe/Stockholm", "America/New_York"])
def zone(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Live in a zone for the length of a test."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


CLOCK_CHANGES = [
    *(date(2026, 3, 29), date(2026, 10, 25)),  # In Stockholm,
    *(date(2026, 3, 8), date(2026, 11, 1)),  # in New York.
]


def turns(person: Person, day: date) -> tuple[Pending, ...]:
    return queue([person], (), (), (), day)


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("night", CLOCK_CHANGES)
@pytest.mark.parametrize(("cadence", "days"), [("1 day", 1), ("1 week", 7)])
def test_no_day_is_lost_or_won_where_the_clocks_change(
    night: date, cadence: str, days: int
) -> None:
    for begun in (night + timedelta(days=n) for n in range(-9, 3)):
        person = tended(cadence=cadence, last_talk=begun)
        for passed in range(3 * days):
            day = begun + timedelta(days=passed)
            late = lateness(person, day)
            assert late
            assert (late.days, late.allowed) == (passed, days)
            assert bool(turns(person, day)) is (passed >= days)


@pytest.mark.usefixtures("zone")
def test_a_week_that_spans_new_year_is_one_week(
    network: Network, calendar: Calendar
) -> None:
    """28 Dec 2026 to 3 Jan 2027 is week 53 of 2026; the next day begins week 1."""
    begin(network)
    network.decide(export_of(connections=[connection(REN)]))
    ren = person_called(network, REN).id
    calendar.day = date(2026, 12, 1)
    days = [date(2026, 12, 19) + timedelta(days=n) for n in range(25)]
    for day in days:
        network.decide(Propose(ren, day))
    for day in days[5:20]:
        calendar.day = day
        monday = day - timedelta(days=day.weekday())
        week = [monday + timedelta(days=n) for n in range(7)]
        assert network.status().this_week == len({*week} & {*days}), day
    cards = {card.on: card.id for card in network.cards()}
    calendar.day = date(2027, 1, 2)
    network.decide(Debrief(cards[date(2026, 12, 28)], "Well", nothing_owed=True))
    assert network.status().this_week == 7
    network.decide(CallOff(cards[date(2027, 1, 3)]))
    assert network.status().this_week == 6
