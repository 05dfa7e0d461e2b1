"""A contact that happened: how one line tells of it, and what it does to the clock."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.errors import Empty, OutOfRange, Refused
from store.records import Person, Talk, TalkKind
from store.rules.days import require_past
from store.rules.talking import (
    Told,
    heard_of,
    minutes_at_the_end,
    told,
    tries,
)

TODAY = date(2026, 11, 22)
CALL, MAIL, MEETING, MESSAGE = (
    *(TalkKind.CALL, TalkKind.MAIL),
    *(TalkKind.MEETING, TalkKind.MESSAGE),
)


# One line.


@pytest.mark.parametrize(
    ("line", "said", "kind", "minutes"),
    [
        (
            "coffee, wants out of audit, 45 min",
            "coffee, wants out of audit",
            MEETING,
            45,
        ),
        ("coffee, wants out of audit", "coffee, wants out of audit", MEETING, 0),
        ("Call about the list", "Call about the list", CALL, 0),
        ("zoom: the second sample, 1 h", "zoom: the second sample", CALL, 60),
        ("E-mail about the list", "E-mail about the list", MAIL, 0),
        ("wrote that I'd come", "wrote that I'd come", MAIL, 0),
        ("texted: on my way", "texted: on my way", MESSAGE, 0),
        ("thinks of leaving", "thinks of leaving", MESSAGE, 0),
        ("thinks of leaving 20 min", "thinks of leaving", MEETING, 20),
        ("met, 30 minutes", "met", MEETING, 30),
        ("  lunch   at Okapi  ", "lunch   at Okapi", MEETING, 0),
        ("lunch\nwith her team", "lunch\nwith her team", MEETING, 0),
    ],
)
def test_one_line_tells_what_was_said_by_what_means_and_how_long(
    line: str, said: str, kind: TalkKind, minutes: int
) -> None:
    assert told(line) == Told(said, kind, minutes)


@pytest.mark.parametrize(
    ("end", "minutes"),
    [
        *((" 45 min", 45), (", 45 min.", 45), (" (45 min)", 45), (",45 mins", 45)),
        *(
            (" 45min", 45),
            (" 1 minute", 1),
            (" 1 h", 60),
            (" 1h", 60),
            (" 2 hours", 120),
        ),
        *((" 1 hr", 60), (" 1.5 h", 90), (" 2,5 hours", 150), (" 0.25 h", 15)),
        *((" 1 h 30 min", 90), (" 1h30", 90), (" 1 hour and 10 minutes", 70)),
        *((" for 20 min", 20), ("; 20 MIN", 20), ("  \t 20 min \n", 20)),
    ],
)
def test_minutes_are_taken_off_the_end_however_they_are_written(
    end: str, minutes: int
) -> None:
    assert told(f"coffee{end}") == Told("coffee", MEETING, minutes)
    assert minutes_at_the_end(f"coffee{end}") == ("coffee", minutes)


@pytest.mark.parametrize(
    "line",
    [
        "coffee 45 min late",
        "coffee 45",
        "coffee in 10 minutes",
        "coffee at 10:45 min",
        "coffee, room B45 min",
        "coffee of 1,500 min",
        "coffee 3-45 min",
        "coffee 2 months",
        "coffee 2 hrsx",
        "coffee hour",
    ],
)
def test_what_is_no_length_at_the_end_is_left_where_it_stands(line: str) -> None:
    assert told(line) == Told(line, MEETING, 0)


def test_what_is_given_stands_whatever_the_line_says() -> None:
    line = "coffee, 45 min"
    assert told(line, MAIL) == Told("coffee", MAIL, 45)
    assert told(line, minutes=5) == Told(line, MEETING, 5)
    assert told(line, CALL, 0) == Told(line, CALL, 0)


@pytest.mark.parametrize("nothing", ["", "  ", "\u200b", "\x1b[0m", "45 min", " ,1 h "])
def test_a_line_that_says_nothing_is_no_talk(nothing: str) -> None:
    with pytest.raises(Empty, match="What was said"):
        told(nothing)


@pytest.mark.parametrize(
    ("line", "minutes"), [("met 1441 min", None), ("met 25 h", None), ("met", -1)]
)
def test_a_talk_takes_no_longer_than_a_day(line: str, minutes: int | None) -> None:
    with pytest.raises(OutOfRange, match="up to 1,440 minutes"):
        told(line, minutes=minutes)
    assert told("met 1440 min").minutes == 1440


@given(st.text() | st.text("0123456789 .,:;()hminutesfor\n", max_size=40))
def test_whatever_is_typed_is_a_talk_or_is_refused(line: str) -> None:
    with suppress(Refused):
        assert told(line).said in line


def test_a_long_text_is_read_as_fast_as_it_is_long() -> None:
    """Hours, where every space began a search of its own."""
    for text in (" " * 100_000, "1 " * 50_000, "1,1" * 30_000, "1 h " * 20_000):
        assert told(f"met{text}x").said.startswith("met")


def test_a_talk_is_today_or_was_before() -> None:
    for day in (TODAY, TODAY - timedelta(1), date.min):
        assert require_past(day, TODAY) == day
    with pytest.raises(OutOfRange, match="Mon 23 Nov is yet to come"):
        require_past(TODAY + timedelta(1), TODAY)


# Tries.


def talk(day: int, tried: bool) -> Talk:
    return Talk(
        id=f"{day}{tried}",
        person="1",
        on=date(2026, 11, day),
        kind=MESSAGE,
        tried=tried,
    )


def counted(days: dict[int, str], suggest_from: int | None) -> int:
    """Return the open tries as one counts them on one's fingers, day after day."""
    count = 0
    for day in range(1, 7):
        happened = days.get(day, "")
        count += "tried" in happened
        if "answered" in happened or day == suggest_from:
            count = 0
    return count


def test_tries_are_counted_as_one_counts_them_on_one_s_fingers() -> None:
    """Every world of five days: none, a try, an answer, or both on each of them."""
    happenings = ("", "tried", "answered", "tried and answered")
    for world in product(happenings, repeat=5):
        days = dict(enumerate(world, 1))
        talks = [talk(day, True) for day, what in days.items() if "tried" in what]
        talks += [talk(day, False) for day, what in days.items() if "answered" in what]
        for suggest_from in (None, 1, 3, 5, 6):
            since = date(2026, 11, suggest_from) if suggest_from else None
            expected = counted(days, suggest_from)
            assert tries(talks, since) == expected, (world, suggest_from)
            assert tries(reversed(talks), since) == expected


def test_two_tries_on_one_day_are_one() -> None:
    both = [talk(1, True), replace(talk(1, True), id="again")]
    assert tries(both, None) == 1


def test_a_try_on_the_first_of_all_days_is_one() -> None:
    ever = replace(talk(1, True), on=date.min + timedelta(1))
    assert tries([ever], None) == 1
    assert tries([], None) == 0


def test_the_last_talk_is_the_latest_whoever_began_it_and_however_they_come_in() -> (
    None
):
    ana = Person(id="1", name="Ana Diaz")
    talks = [talk(3, True), talk(9, False), talk(5, True), talk(12, True)]
    for several in permutations(talks):
        heard = heard_of(ana, several)
        assert (heard.last_talk, heard.tries) == (date(2026, 11, 12), 1)


def test_a_talk_told_late_never_sets_the_clock_back() -> None:
    ana = Person(id="1", name="Ana Diaz")
    heard = heard_of(ana, [talk(9, False)])
    assert heard_of(heard, [talk(9, False), talk(3, False)]) is heard


def test_an_answer_told_late_answers_only_what_was_tried_before_it() -> None:
    ana = Person(id="1", name="Ana Diaz")
    talks = [talk(day, True) for day in (2, 4, 6)]
    assert heard_of(ana, talks).tries == 3
    assert heard_of(ana, [*talks, talk(3, False)]).tries == 2
    assert heard_of(ana, [*talks, talk(4, False)]).tries == 1
    assert heard_of(ana, [*talks, talk(7, False)]).tries == 0


def test_without_a_talk_the_clock_has_not_begun() -> None:
    ana = Person(id="1", name="Ana Diaz")
    assert heard_of(ana, []) is ana
    assert heard_of(replace(ana, last_talk=TODAY, tries=2), []) == ana
