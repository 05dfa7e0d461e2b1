"""Gifts, seasons, paths to outcomes, and what quality brings, as rules."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace

from screens.quality_words import bar, conclusion, parts, share_said
from store.errors import Empty, NameTaken, NotADate, NotAGift, OutOfRange, WhoGave
from store.records import (
    Direction,
    Gift,
    GiftKind,
    Invitation,
    Outcome,
    Person,
    Season,
    Standing,
    State,
    Talk,
    TalkKind,
)
from store.rules.capturing import name_and_how
from store.rules.giving import balance, told_in_talks, unreturned
from store.rules.outcomes import path
from store.rules.quality import (
    ENOUGH,
    WITHIN,
    Comparison,
    Meeting,
    Pair,
    Share,
    Sign,
    Source,
    came_of,
    compare,
    source,
    wilson,
)
from store.rules.seasons import first_talk, met, read_last, require_season, was_met_in
from store.rules.telling import read_gift, told_on

TODAY = date(2026, 11, 22)


def person(id: str, **more: object) -> Person:
    return Person(id=id, name=id.title(), **more)  # type: ignore[arg-type]


def gift(who: str, days_ago: int, given: bool = False, **more: object) -> Gift:
    kind = more.get("kind", GiftKind.HELP)
    assert isinstance(kind, GiftKind)
    on = TODAY - timedelta(days=days_ago)
    id = f"{who} {days_ago}"
    return Gift(id=id, person=who, on=on, kind=kind, what="x", given=given)


# A gift in a line.


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "she helped me with the contract, last friday",
            "from Ana, help: helped me with the contract · Fri 20 Nov",
        ),
        (
            "gave: the interview checklist",
            "to Ana, help: the interview checklist · Sun 22 Nov",
        ),
        (
            "got: an idea for the talk, 12 nov",
            "from Ana, idea: an idea for the talk · Thu 12 Nov",
        ),
        (
            "I helped with the move yesterday",
            "to Ana, help: helped with the move · Sat 21 Nov",
        ),
        ("I got a job there", "from Ana, job: a job there · Sun 22 Nov"),
        (
            "Ana introduced me to May",
            "from Ana, introduction: introduced me to May · Sun 22 Nov",
        ),
        ("gave: tea, and sympathy", "to Ana, help: tea, and sympathy · Sun 22 Nov"),
        ("ana: listened, mon", "from Ana, support: listened · Mon 16 Nov"),
    ],
)
def test_a_gift_is_read_from_one_line_and_said_back(line: str, said: str) -> None:
    assert read_gift(line, TODAY, "Ana").said("Ana", TODAY) == said


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("the checklist", WhoGave),
        ("gave", Empty),
        ("got: ", Empty),
        ("", Empty),
        ("gave: $200", NotAGift),
        ("got 50 euros for the train", NotAGift),
        ("got: the list, tomorrow", NotADate),
    ],
)
def test_a_line_that_tells_of_no_gift_is_refused(
    line: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_gift(line, TODAY, "Ana")


@pytest.mark.parametrize(
    ("line", "said", "minutes", "ago"),
    [
        ("coffee today", "coffee", 0, 0),
        ("coffee about the draft yesterday, 45 min", "coffee about the draft", 45, 1),
        ("call, 45 min, fri", "call", 45, 2),
        ("coffee, the draft yesterday", "coffee, the draft", 0, 1),
        ("coffee, wants out of audit, 45 min", "coffee, wants out of audit", 45, None),
    ],
)
def test_the_day_of_a_talk_is_read_at_the_end_of_its_line(
    line: str, said: str, minutes: int, ago: int | None
) -> None:
    told, on = told_on(line, TODAY)
    assert (told.said, told.minutes) == (said, minutes)
    assert on == (None if ago is None else TODAY - timedelta(days=ago))


@pytest.mark.parametrize(
    ("line", "name", "how"),
    [
        ("Zed Example, met at PyCon", "Zed Example", "met at PyCon"),
        ("Jo Park", "Jo Park", ""),
        ("Ana Diaz, PhD", "Ana Diaz, PhD", ""),
        ("Ana Diaz, choir", "Ana Diaz", "choir"),
        (", x", ", x", ""),
    ],
)
def test_a_line_says_who_and_how_one_knows_them(line: str, name: str, how: str) -> None:
    assert name_and_how(line) == (name, how)


def test_what_is_given_stands_over_the_words() -> None:
    told = read_gift("an idea", TODAY, given=True, kind=GiftKind.SUPPORT)
    assert (told.given, told.kind) == (True, GiftKind.SUPPORT)


# The balance.


def test_the_balance_is_said_in_words_and_never_as_a_debt() -> None:
    three = [gift("ana", days) for days in (5, 60, 250)]
    one = gift("ana", 12, given=True)
    assert balance("Ana Diaz", [*three, one], TODAY) == (
        "Ana helped you three times since March; you helped once."
    )
    assert balance("Ana Diaz", three[:1], TODAY) == (
        "Ana helped you once, on 17 Nov; nothing went back yet."
    )
    assert balance("Ana Diaz", [one], TODAY) == "You helped Ana once, on 10 Nov."
    idea = gift("ana", 400, kind=GiftKind.IDEA)
    assert balance("Ana Diaz", [*three, idea], TODAY) == (
        "Ana gave to you four times since October 2025; nothing went back yet."
    )
    assert balance("Ana Diaz", [], TODAY) == ""


def test_what_a_talk_says_was_given_and_received_is_help_on_its_day() -> None:
    talk = Talk(
        id="1",
        person="ana",
        on=TODAY,
        kind=TalkKind.MEETING,
        given="notes",
        received="a view\nof it",
    )
    one, other = told_in_talks([talk])
    assert (one.given, one.what, one.kind, one.on) == (
        *(True, "notes", GiftKind.HELP),
        TODAY,
    )
    assert (other.given, other.what) == (False, "a view of it")
    assert [*told_in_talks([replace(talk, tried=True)])] == []


def test_who_gave_twice_in_a_year_with_nothing_back_is_a_nudge() -> None:
    people = [
        *(person("ana"), person("jo"), person("bo"), person("lu")),
        person("gone", standing=Standing.GONE),
    ]
    gifts = [
        *(gift("jo", 3), gift("jo", 200), gift("ana", 3), gift("ana", 400)),
        *(gift("bo", 3), gift("bo", 4), gift("bo", 5, given=True)),
        *(gift("lu", 3), gift("lu", 4), gift("lu", 9), gift("lu", 500, given=True)),
        *(gift("gone", 3), gift("gone", 4)),
    ]
    found = unreturned(people, gifts, TODAY)
    assert [each.said for each in found] == [
        "Lu gave to you three times in a year; nothing went back yet.",
        "Jo gave to you twice in a year; nothing went back yet.",
    ]


# Paths.


def test_a_path_goes_up_from_each_and_joins_where_two_share_one() -> None:
    people = {
        p.id: p
        for p in (
            person("top"),
            person("mid", led_by="top"),
            person("ana", led_by="mid"),
            person("jo", led_by="mid"),
        )
    }
    outcome = Outcome(id="1", what="job", on=TODAY, people=("ana", "jo", "away"))
    steps = path(outcome, people.get)
    assert [(s.person.id, s.depth, s.is_repeated) for s in steps] == [
        *(("ana", 0, False), ("mid", 1, False), ("top", 2, False)),
        *(("jo", 0, False), ("mid", 1, True)),
    ]


# Seasons.


def test_people_belong_to_a_season_by_what_is_said_then_by_the_earliest_day() -> None:
    first, last = date(2026, 3, 1), date(2026, 5, 31)
    spring = Season(id="s", name="Spring", first=first, last=last)
    april, june = date(2026, 4, 1), date(2026, 6, 1)
    assert was_met_in(met(person("a", connected_on=april)), spring)
    assert was_met_in(met(person("a", connected_on=june), spring.first), spring)
    assert was_met_in(met(person("a", known_since=spring.last)), spring)
    assert not was_met_in(met(person("a", known_since=june)), spring)
    assert not was_met_in(met(person("a")), spring)
    assert not was_met_in(met(person("a", connected_on=april, season="other")), spring)
    assert was_met_in(met(person("a", connected_on=june, season="s")), spring)
    lasting = Season(id="l", name="Now", first=june)
    assert was_met_in(met(person("a", known_since=TODAY)), lasting)


def test_nobody_is_met_by_a_try_to_reach_them() -> None:
    april, june = date(2026, 4, 1), date(2026, 6, 1)
    tried = Talk(id="1", person="a", on=april, kind=TalkKind.CALL, tried=True)
    assert first_talk([tried]) is None
    assert first_talk([tried, replace(tried, on=june, tried=False)]) == june


def test_a_season_has_a_name_of_its_own_and_ends_after_it_begins() -> None:
    one = Season(id="1", name="Job search", first=TODAY)
    with pytest.raises(NameTaken):
        require_season(Season(id="2", name=" job  SEARCH", first=TODAY), [one])
    assert require_season(one, [one]) == one
    with pytest.raises(Empty):
        require_season(Season(id="2", name=" ", first=TODAY), [])
    before = TODAY - timedelta(days=1)
    with pytest.raises(OutOfRange):
        require_season(Season(id="2", name="x", first=TODAY, last=before), [])


def test_a_last_day_is_one_that_is_over_where_it_can_be() -> None:
    first = date(2026, 10, 1)
    assert read_last("15 nov", first, TODAY) == date(2026, 11, 15)
    assert read_last("31 dec", first, TODAY) == date(2026, 12, 31)
    assert read_last("feb 2028", first, TODAY) == date(2028, 2, 29)


# What quality brings.


def test_a_wilson_interval_has_the_bounds_that_are_printed_for_it() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3."""
    for came, of, low, high in (
        *((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)),
        *((0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)),
    ):
        assert wilson(came, of) == pytest.approx((low, high), abs=5e-5)


def test_what_comes_on_the_day_or_within_90_days_came_of_a_meeting() -> None:
    met = TODAY - timedelta(days=200)
    signs = {
        "a": [
            (met - timedelta(days=1), Sign.GIFT),
            (met, Sign.STEP),
            (met + WITHIN, Sign.OUTCOME),
            (met + WITHIN + timedelta(days=1), Sign.INTRODUCTION),
        ]
    }
    assert came_of(Meeting("a", met, True), signs) == {Sign.STEP, Sign.OUTCOME}
    assert came_of(Meeting("b", met, True), signs) == set()
    assert came_of(Meeting("b", met, True, is_exchange=True), {}) == {Sign.EXCHANGE}


def test_how_somebody_came_to_be_known_is_said_by_the_nearest_reason() -> None:
    theirs = Invitation(
        id="1",
        direction=Direction.INCOMING,
        state=State.ACCEPTED,
        name="Ana",
        received=datetime(2026, 11, 1),
    )
    yours = replace(theirs, direction=Direction.OUTGOING)
    imported, led = person("a", connected_on=TODAY), person("a", led_by="b")
    assert source(led, True, theirs) is Source.INTRODUCTION
    assert source(led, False, theirs) is Source.LED
    assert source(imported, False, theirs) is Source.THEIRS
    assert source(imported, False, yours) is Source.YOURS
    assert source(imported, False) is Source.IMPORT
    assert source(person("a"), False) is Source.HAND


def test_meetings_are_counted_by_source_and_season_once_their_days_are_over() -> None:
    old, new = TODAY - timedelta(days=200), TODAY - WITHIN
    meetings = [
        *(Meeting("a", old, True, True), Meeting("a", old, False)),
        *(Meeting("b", old, True), Meeting("a", new, True, True)),
    ]
    sources = {"a": Source.LED, "b": Source.HAND}
    view = compare(meetings, {}, sources, {"b": ["s"]}, TODAY)
    assert view.recent == 1
    prepared = Share(1, 2, ((Sign.EXCHANGE, 1),))
    assert view.all == Pair(prepared, Share(0, 1))
    assert view.sources == (
        (Source.LED, Pair(Share(1, 1, ((Sign.EXCHANGE, 1),)), Share(0, 1))),
        (Source.HAND, Pair(Share(0, 1), Share())),
    )
    assert view.seasons == (("s", Pair(Share(0, 1), Share())),)


def test_a_source_that_all_meetings_share_is_not_laid_out_beside_them() -> None:
    old = TODAY - timedelta(days=200)
    meetings = [Meeting("a", old, True), Meeting("b", old, False)]
    for of_b, titles in (
        (Source.LED, ["In all"]),
        (Source.HAND, ["In all", "Led by someone", "Put in by hand"]),
    ):
        view = compare(meetings, {}, {"a": Source.LED, "b": of_b}, {}, TODAY)
        assert [part.title for part in parts(view, {})] == titles
    view = compare(meetings, {}, {"a": Source.LED}, {}, TODAY)
    assert [part.title for part in parts(view, {})] == ["In all", "Led by someone"]


def test_too_few_meetings_are_said_to_be_too_few_and_have_no_bar() -> None:
    few = Share(2, ENOUGH - 1)
    assert share_said(few) == "2 of 7 · too few to say anything (8 are enough)"
    assert (bar(few), few.interval, Pair(few, few).is_apart) == ("", None, None)
    assert share_said(Share()) == "none"


def test_enough_meetings_are_said_with_their_interval() -> None:
    share = Share(7, 9)
    assert share_said(share) == "7 of 9, so 45 to 94 %"
    assert share_said(share, brief=True) == "7 of 9, 45-94%"
    drawn = bar(share, cells=20)
    assert drawn == "█████████▄▄▄▄▄▄▄│▄▄░"
    assert bar(share, cells=20, ascii=True) == "#########=======|==."
    assert [len(bar(Share(n, 8), cells=9)) for n in range(9)] == [9] * 9


def test_a_comparison_says_whether_it_may_be_chance_and_shows_no_cause() -> None:
    def said(pair: Pair) -> str:
        return " ".join(conclusion(Comparison(pair, (), (), 0)))

    assert "may be chance" in said(Pair(Share(5, 9), Share(4, 9)))
    assert "lie apart" in said(Pair(Share(20, 20), Share(1, 20)))
    assert "Too little to compare (9 prepared, 2 unprepared)" in said(
        Pair(Share(5, 9), Share(2, 2))
    )
    assert "shows no cause" in said(Pair(Share(5, 9), Share(4, 9)))


@pytest.mark.parametrize(
    "slip", ["31 feb", "yesterdy", "fridya", "2026-02-31", "31.2.", "todey"]
)
def test_a_day_that_is_a_slip_is_refused_and_is_no_part_of_what_was_said(
    slip: str,
) -> None:
    for line in (f"coffee, 40 min, {slip}", f"coffee, {slip}"):
        with pytest.raises(NotADate, match=slip):
            told_on(line, TODAY)


@pytest.mark.parametrize(
    "said",
    ["coffee, 3 people", "tea, may be", "a walk, sunny day", "lunch with Jo, Sunniva"],
)
def test_what_is_no_day_is_part_of_what_was_said(said: str) -> None:
    told, on = told_on(said, TODAY)
    assert (told.said, on) == (said, None)
