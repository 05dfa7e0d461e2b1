"""The weeks ahead on the command line: what each command prints, does and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command_line import Fewer
from people import TODAY, begin, connection, export_of, person_called, tended

from screens.week_words import bar, clock, standing, week_number
from store.decisions.debriefs import Debrief
from store.decisions.followups import AddStep
from store.decisions.prep import Propose
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import Owed, TalkKind
from store.rules.forecast import Item, Load, Week
from store.rules.steps import Step
from store.rules.talking import Told

ANA, JO = "Ana Diaz", "Jo Park"
FIRST, LAST = "2026-12-21", "2027-01-03"


Now = Callable[[], Network]


@pytest.fixture
def now(open_network: Now) -> Now:
    """Look at the store as it stands."""
    return open_network


@pytest.fixture
def due(now: Now) -> None:
    """Have too much for the week before Christmas, and something in the one after."""
    with closing(now()) as network:
        tended(network, ANA)
        network.decide(export_of(connections=[connection(JO)]))
        jo = person_called(network, JO).id
        for day in (14, 15, 16):
            network.decide(Propose(jo, date(2026, 12, day)))
        list_ = Step(Owed.PROMISED, "the list", date(2026, 12, 24))
        network.decide(AddStep(jo, list_))


def all_of(network: Network) -> list[set[Any]]:
    tables = (
        *(network.people(), network.cards(), network.follow_ups()),
        network.time_off(),
    )
    return [*(set(table) for table in tables), {network.settings}]


def item(minutes: int) -> Item:
    return Item(Load.STEP, "1", "", "x", minutes, TODAY)


# The forecast


@pytest.mark.usefixtures("due")
def test_each_week_has_a_bar_its_figures_and_a_word(fewer: Fewer) -> None:
    code, out, err = fewer("forecast")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert len(lines) == 14
    assert " ".join(lines[4].split()) == (
        "w51 14 Dec ████████████████│████████ 6:00 of 4:00 h over by 2:00 h 3 meetings"
    )
    assert lines[0].startswith("w47  16 Nov       ░░░░░░░░░░░░░░░░│")
    assert lines[12] == (
        "0 meetings in the last 12 weeks: a year of this is 0, your limit 208."
    )
    assert lines[13].startswith("The week of Mon 14 Dec (w51) is over by 2:00 h: ")


@pytest.mark.usefixtures("due")
def test_the_forecast_as_json_goes_down_to_the_people(fewer: Fewer) -> None:
    view = json.loads(fewer("forecast", "--weeks", "5", "--json")[1])
    assert (len(view["weeks"]), view["first_over"]) == (5, "2026-12-14")
    week = view["weeks"][4]
    assert {k: v for k, v in week.items() if k != "items"} == {
        "monday": "2026-12-14",
        "week": 51,
        "ordinary": 240,
        "capacity": 240,
        "load": 360,
        "over": 120,
        "room": 0,
        "word": "over",
    }
    first = week["items"][0]
    assert (first["name"], first["cause"], first["minutes"]) == (JO, "meeting", 120)
    assert view["pace"]["speaker"] == 400


@pytest.mark.usefixtures("due")
def test_a_meeting_that_was_held_took_its_hours_and_makes_the_pace(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        network.decide(Propose(person_called(network, ANA).id, TODAY))
        network.decide(Debrief(network.find_card(ANA).id, "well", nothing_owed=True))
        no_answer = Contact(Told("rang", TalkKind.MEETING), tried=True)
        network.decide(LogTalk(person_called(network, JO).id, no_answer))
    view = json.loads(fewer("forecast", "--json")[1])
    assert view["weeks"][0]["load"] == 120
    assert (view["pace"]["weeks"][-1], view["pace"]["meetings"]) == (1, 1)


@pytest.mark.usefixtures("due")
def test_the_forecast_is_drawn_in_ascii_too(fewer: Fewer) -> None:
    out = fewer("forecast", "--ascii")[1]
    assert "################|########" in out
    assert out.isascii()


@pytest.mark.usefixtures("due")
def test_the_first_week_that_is_over_ends_the_status_line(fewer: Fewer) -> None:
    assert fewer("status", "--short")[1] == "1/12 · w51 over\n"
    assert json.loads(fewer("status", "--json")[1])["over_week"] == "2026-12-14"
    fewer("hours", "6")
    assert fewer("status", "--short")[1] == "1/12\n"


@pytest.mark.parametrize(
    ("load", "capacity", "drawn"),
    [
        (0, 240, "." * 12 + "|"),
        (1, 240, "#" + "." * 11 + "|"),
        (240, 240, "#" * 12 + "|"),
        (241, 240, "#" * 12 + "|" + "#"),
        (480, 240, "#" * 12 + "|" + "#" * 12),
        (60, 0, "|" + "#" * 3),
        (0, 0, "|"),
    ],
)
def test_a_bar_crosses_the_line_only_where_a_week_is_over(
    load: int, capacity: int, drawn: str
) -> None:
    week = Week(TODAY, 240, capacity, capacity, (item(load),))
    assert bar(week, 480, ascii=True) == drawn


def test_figures_are_exact_to_the_minute() -> None:
    assert [clock(m) for m in (0, 5, 65, 600)] == ["0:00", "0:05", "1:05", "10:00"]
    assert week_number(date(2027, 1, 4)) == "w01"
    assert standing(Week(TODAY, 240, 0, 0, ())) == "off"


# A break


@pytest.mark.usefixtures("due")
def test_a_dry_run_shows_before_and_after_and_decides_nothing(
    fewer: Fewer, now: Now
) -> None:
    before = all_of(now())
    code, out, err = fewer("break", FIRST, LAST, "--dry-run")
    assert (code, err) == (0, "")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "A break Mon 21 Dec to Sun 3 Jan"
    assert "w52 21 Dec 0:25 of 4:00 h, calm → 0:00 of 0:00 h, off" in lines
    assert "Jo Park the list Thu 24 Dec to Mon 4 Jan" in lines
    assert lines[-1] == "Nothing was decided: this was a dry run."
    assert all_of(now()) == before


@pytest.mark.usefixtures("due")
def test_a_break_is_decided_and_one_undo_takes_it_back(fewer: Fewer, now: Now) -> None:
    before = all_of(now())
    out = fewer("break", "21 dec", "+13d", "--what", "Christmas")[1]
    assert out.startswith("A break Mon 21 Dec to Sun 3 Jan: 2 moved\n")
    [off] = now().time_off()
    assert (off.first, off.last, off.what) == (
        date(2026, 12, 21),
        date(2027, 1, 3),
        "Christmas",
    )
    assert fewer("undo")[0] == 0
    assert all_of(now()) == before


@pytest.mark.usefixtures("due")
def test_a_plan_as_json_says_what_goes_where(fewer: Fewer) -> None:
    plan = json.loads(fewer("break", FIRST, LAST, "--dry-run", "--json")[1])
    assert (plan["first"], plan["last"], plan["said"]) == (FIRST, LAST, "")
    moves = {move["what"]: (move["from"], move["to"]) for move in plan["moves"]}
    assert moves["the list"] == ("2026-12-24", "2027-01-04")
    assert (plan["stuck"], plan["too_much"]) == ([], 0)


def test_what_finds_no_room_is_named_with_the_hours_it_takes(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        begin(network)
        network.decide(export_of(connections=[connection(JO)]))
        jo = person_called(network, JO).id
        network.decide(Propose(jo, date(2026, 12, 22), minutes=400))
    out = fewer("break", FIRST, LAST)[1]
    assert "7:40 h find no room. Write to, or let rest: Jo Park." in out


# Days off, hours, busy times


def test_days_off_are_taken_listed_and_taken_back(fewer: Fewer, now: Now) -> None:
    assert fewer("time-off")[1] == "No time off is kept.\n"
    assert fewer("time-off", "fri")[1] == "Time off Fri 27 Nov\n"
    fewer("time-off", "21 dec", "3 jan", "--what", "Christmas")
    lines = [" ".join(line.split()) for line in fewer("time-off")[1].splitlines()]
    assert lines[1].startswith("Mon 21 Dec to Sun 3 Jan off id ")
    assert lines[1].endswith(" Christmas")
    first, second = json.loads(fewer("time-off", "--json")[1])
    assert (first["first"], second["last"]) == ("2026-11-27", "2027-01-03")
    assert fewer("time-off", "--remove", first["id"])[0] == 0
    assert [off.what for off in now().time_off()] == ["Christmas"]
    short = lines[1].partition(" id ")[2].split()[0]
    assert second["id"].endswith(short)
    assert fewer("time-off", "--remove", second["id"][-len(short) - 1 :])[0] == 0
    assert fewer("time-off")[1] == "No time off is kept.\n"


def test_busy_times_of_calendars_are_counted_and_never_hide_the_days_off(
    fewer: Fewer, ics: Path
) -> None:
    busy = "and 1 busy time of calendars: --json lists it"
    fewer("busy", str(ics))
    assert fewer("time-off")[1].splitlines() == ["No time off is kept.", busy]
    fewer("time-off", "21 dec")
    first, last = fewer("time-off")[1].splitlines()
    assert (first.startswith("Mon 21 Dec  off  id "), last) == (True, busy)
    another_day = ics.read_text().replace("UID:a", "UID:c").replace("1124", "1126")
    ics.with_name("more.ics").write_text(another_day, newline="")
    fewer("busy", str(ics.with_name("more.ics")))
    days_off, ends = fewer("time-off")[1].splitlines()
    assert days_off == first
    assert ends == "and 2 busy times of calendars: --json lists them"
    assert [off["uid"] for off in json.loads(fewer("time-off", "--json")[1])] == [
        *("a", "c", "")
    ]


def test_hours_are_shown_and_changed_one_thing_at_a_time(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("hours")[1].splitlines()[0].split() == ["hours", "a", "week", "4"]
    fewer("hours", "--by-weekday", "1 1 0 1 1 0 0")
    fewer("hours", "--prepare", "20", "--touch", "5")
    fewer("hours", "--country", "de")
    fewer("hours", "--region", "bayern")
    facts = json.loads(fewer("hours", "--json")[1])
    assert facts == {
        "hours_per_week": 4,
        "hours_by_weekday": "1 1 0 1 1 0 0",
        "prepare_minutes": 20,
        "follow_through_minutes": 30,
        "follow_up_minutes": 10,
        "touch_minutes": 5,
        "country": "DE",
        "region": "BY",
    }
    assert "DE, BY" in fewer("hours")[1]
    fewer("hours", "--country", "")
    assert now().settings.country == ""


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    """Make a calendar with a nearly full day, and one that is marked as free."""
    path = tmp_path / "work.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Workshop\r\n"
        "DTSTART:20261124T090000\r\nDURATION:PT7H30M\r\nEND:VEVENT\r\n"
        "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Birthday\r\nTRANSP:TRANSPARENT\r\n"
        "DTSTART;VALUE=DATE:20261125\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return path


def test_a_calendar_is_brought_in_once(fewer: Fewer, now: Now, ics: Path) -> None:
    out = fewer("busy", "--dry-run", str(ics))[1]
    assert out.splitlines() == [
        "work.ics: 1 time to come.",
        "Tue 24 Nov  450 min  Workshop",
        "Left out 1 event: marked as free time.",
        "Nothing was written: this was a dry run.",
    ]
    assert not [*now().time_off()]
    assert fewer("busy", str(ics))[1].startswith("Busy 1 time, by work.ics\n")
    assert now().forecast().rows[1].week.capacity == 240 - (48 - 30)
    code, _, err = fewer("busy", str(ics))
    assert (code, err) == (1, "fewer: All of work.ics is here already.\n")
    fewer("undo")
    assert not [*now().time_off()]


def test_what_was_read_and_what_was_left_out_is_json(fewer: Fewer, ics: Path) -> None:
    shown = json.loads(fewer("busy", "--dry-run", "--json", str(ics))[1])
    assert [row["uid"] for row in shown["rows"]] == ["a"]
    done = json.loads(fewer("busy", "--json", str(ics))[1])
    assert done["left_out"] == [["Birthday", "marked as free time"]]


# Refusing


REFUSED = [
    (["forecast", "--weeks", "3"], "A forecast is of 4 to 52 weeks, not 3"),
    (["forecast", "--weeks", "53"], "A forecast is of 4 to 52 weeks, not 53"),
    (["break", "nxt fr", LAST], "“nxt fr” is no date I know"),
    (["break", "2026-12-21", "2026-12-20"], "Sun 20 Dec is before Mon 21 Dec"),
    (["break", "yesterday", LAST], "Sat 21 Nov is over"),
    (["break", "2027-12-01", "2027-12-09"], "Thu 9 Dec 2027 is more than a year off"),
    (["time-off", "2026-12-21", "nxt fr"], "“nxt fr” is no date I know"),
    (["time-off", "--remove", "7"], "No time off has the id “7”. fewer time-off lists"),
    (["hours", "0"], "Hours a week: a number from 1 to 100"),
    (["hours", "--by-weekday", "1 1"], "“1 1” are no hours of a week"),
    (["hours", "--touch", "9999"], "It takes 0 to 1,440 minutes"),
    (["hours", "--country", "Swden"], "“Swden” is no country"),
    (["busy", "/nowhere/x.ics"], "/nowhere/x.ics: there is no such file"),
]


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(("line", "reason"), REFUSED, ids=lambda p: " ".join(p)[:40])
def test_what_is_refused_is_one_line_and_decides_nothing(
    fewer: Fewer, now: Now, line: list[str], reason: str
) -> None:
    before = all_of(now())
    code, out, err = fewer(*line)
    assert (code, out) == (1, "")
    assert err.startswith(f"fewer: {reason}")
    assert err.count("\n") == 1
    assert all_of(now()) == before
