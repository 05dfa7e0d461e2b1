"""Calendars, and when they say one is busy."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from people import HOSTILE

from store.errors import Unreadable
from store.exchange.busy import BusyCalendar, BusyRow, busy_in, read_busy
from store.exchange.calendar import Event, calendar_of

TODAY = date(2026, 11, 23)
"""A Monday."""

VIENNA = ZoneInfo("Europe/Vienna")
PATH = Path("work.ics")


def read(*events: str, zone: ZoneInfo = VIENNA) -> BusyCalendar:
    """Read a calendar of events, each of whose lines stand apart by blanks."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for event in events:
        own = event.split()
        uid = [] if "UID:" in event else ["UID:u"]
        lines += ["BEGIN:VEVENT", "SUMMARY:Work", *uid, *own, "END:VEVENT"]
    data = "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
    return busy_in(data, PATH, TODAY, zone)


def rows(*events: str) -> list[tuple[str, str, int]]:
    """Return the uid, the first day and the minutes of each row."""
    found = read(*events)
    assert found.left_out == ()
    return [(row.uid, f"{row.first:%d.%m.}", row.minutes) for row in found.rows]


WEEKLY = "DTSTART:20261102T090000 DTEND:20261102T100000 RRULE:FREQ=WEEKLY"


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("DTSTART:20261124T100000 DTEND:20261124T104500", [("u", "24.11.", 45)]),
        ("DTSTART:20261124T100000 DURATION:PT2H", [("u", "24.11.", 120)]),
        ("DTSTART:20261124T090000Z DTEND:20261124T093000Z", [("u", "24.11.", 30)]),
        ("DTSTART:20261124T233000Z DTEND:20261125T000000Z", [("u", "25.11.", 30)]),
        (
            "DTSTART:20261124T230000 DTEND:20261125T010000",
            [("u#2026-11-24", "24.11.", 60), ("u#2026-11-25", "25.11.", 60)],
        ),
        (
            "DTSTART:20261124T120000 DTEND:20261126T120000",
            [
                ("u#2026-11-24", "24.11.", 720),
                ("u#2026-11-25", "25.11.", 0),
                ("u#2026-11-26", "26.11.", 720),
            ],
        ),
        ("DTSTART;VALUE=DATE:20261124", [("u", "24.11.", 0)]),
        ("DTSTART;VALUE=DATE:20261124 DTEND;VALUE=DATE:20261124", [("u", "24.11.", 0)]),
        ("DTSTART:20261120T100000 DTEND:20261120T110000", []),
        ("DTSTART:20301120T100000 DTEND:20301120T110000", []),
        ("DTSTART;VALUE=DATE:20261120", []),
        ("DTSTART:20261124T100000 DTEND:20261124T100001", [("u", "24.11.", 1)]),
    ],
)
def test_an_event_takes_its_minutes_of_its_day(
    event: str, expected: list[tuple[str, str, int]]
) -> None:
    assert rows(event) == expected


def test_days_off_are_one_row_however_many_they_are() -> None:
    [row] = read("DTSTART;VALUE=DATE:20261221 DTEND;VALUE=DATE:20270104").rows
    assert row == BusyRow("u", date(2026, 12, 21), date(2027, 1, 3), 0, "Work")


@pytest.mark.parametrize(
    ("event", "days"),
    [
        (f"{WEEKLY};COUNT=6", ["23.11.", "30.11.", "07.12."]),
        (f"{WEEKLY};UNTIL=20261201T000000", ["23.11.", "30.11."]),
        (f"{WEEKLY};UNTIL=20261130", ["23.11.", "30.11."]),
        (f"{WEEKLY};COUNT=5 EXDATE:20261123T090000", ["30.11."]),
        (f"{WEEKLY};COUNT=4 RDATE:20261125T090000", ["23.11.", "25.11."]),
        (
            "DTSTART;TZID=Europe/Vienna:20261123T090000 DURATION:PT1H "
            "RRULE:FREQ=DAILY;UNTIL=20261124T080000Z",
            ["23.11.", "24.11."],
        ),
        (
            "DTSTART;VALUE=DATE:20261123 RRULE:FREQ=MONTHLY;COUNT=2",
            ["23.11.", "23.12."],
        ),
    ],
)
def test_what_repeats_is_written_out(event: str, days: list[str]) -> None:
    assert [day for _, day, _ in rows(event)] == days


def test_what_repeats_for_ever_is_written_out_for_a_year() -> None:
    found = read(WEEKLY).rows
    assert len(found) == 53
    assert found[-1].first <= TODAY + timedelta(days=366)
    assert len({row.uid for row in found}) == 53


def test_summer_time_moves_nothing_on_the_wall() -> None:
    event = "DTSTART;TZID=Europe/Vienna:20261005T233000 DURATION:PT25M"
    assert {row.minutes for row in read(f"{event} RRULE:FREQ=WEEKLY").rows} == {25}


def test_one_time_of_a_series_may_be_another_day() -> None:
    moved = "RECURRENCE-ID:20261123T090000 DTSTART:20261124T090000 DURATION:PT30M"
    assert rows(f"{WEEKLY};COUNT=5", moved) == [
        ("u#2026-11-23", "24.11.", 30),
        ("u#2026-11-30", "30.11.", 60),
    ]
    gone = read(f"{WEEKLY};COUNT=5", f"{moved} STATUS:CANCELLED")
    assert [row.uid for row in gone.rows] == ["u#2026-11-30"]


AT = "DTSTART:20261124T100000 DTEND:20261124T110000"


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (f"{AT} STATUS:CANCELLED", "cancelled"),
        (f"{AT} TRANSP:TRANSPARENT", "marked as free time"),
        (f"{AT} UID:meeting:1@fewer", "written by fewer itself"),
        ("DTSTART:20261124T100000", "it takes no time"),
        ("DTSTART:20261124T100000 DTEND:20261123T100000", "it takes no time"),
        (f"{AT} RRULE:FREQ=HOURLY", "it repeats within a day"),
        (f"{AT} RRULE:FREQ=WEEKLY RRULE:FREQ=DAILY", "it repeats by several rules"),
        (f"{AT} RRULE:FREQ=DAILY;INTERVAL=0", "its days can't be understood"),
        (f"{AT} RRULE:FREQ=NEVER", "its days can't be understood"),
        ("DTSTART:tomorrow", "its days can't be understood"),
        ("DTEND:20261124T100000", "its days can't be understood"),
        (
            "DTSTART;VALUE=DATE:20261124 DTEND:20261124T1",
            "its days can't be understood",
        ),
    ],
)
def test_what_is_left_out_is_counted_with_the_reason(event: str, why: str) -> None:
    found = read(event, f"{AT} UID:other")
    assert [row.uid for row in found.rows] == ["other"]
    assert found.left_out in ((("Work", why),), (("Work", "it repeats within a day"),))


def test_two_times_of_a_series_on_a_day_are_added() -> None:
    event = f"{AT} RRULE:FREQ=DAILY;BYHOUR=10,14;COUNT=2"
    assert rows(event) == [("u#2026-11-24", "24.11.", 120)]


def test_an_event_without_a_uid_is_known_by_what_it_is() -> None:
    one = read(f"{AT} UID:").rows
    assert one == read(f"{AT} UID:").rows
    assert one[0].uid


def test_fewers_own_calendar_takes_no_time() -> None:
    own = Event("m:1", TODAY + timedelta(1), "Meeting Ana", "", time(10), 60)
    data = calendar_of([own], datetime(2026, 11, 22, tzinfo=UTC))
    assert busy_in(data, PATH, TODAY).rows == ()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_it_and_none_comes_through_unclean(name: str) -> None:
    own = Event("x", TODAY + timedelta(1), name, "", time(10), 60)
    data = calendar_of([own], datetime(2026, 11, 22, tzinfo=UTC))
    [row] = busy_in(data.replace(b"@fewer", b"@else"), PATH, TODAY).rows
    assert row.what.isprintable() or "\u200d" in row.what or "\u200c" in row.what


def complaint(data: bytes) -> str:
    """Return why something can't be read, or "" if it can."""
    try:
        busy_in(data, PATH, TODAY)
    except Unreadable as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    "data", [b"", b"no calendar", b"\x00\xff" * 99, b"BEGIN:VCALENDAR"]
)
def test_what_is_no_calendar_is_said_in_a_line(data: bytes) -> None:
    assert complaint(data).startswith("work.ics: ")
    assert complaint(data).count("\n") == 0


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="there is no such file"):
        read_busy(tmp_path / "none.ics", TODAY)


@pytest.mark.parametrize("cut", range(0, 400, 7))
def test_a_calendar_cut_anywhere_is_read_or_refused_never_a_traceback(cut: int) -> None:
    event = Event("x", TODAY, "Work", "why", time(10), 60)
    data = calendar_of([event], datetime(2026, 11, 22, tzinfo=UTC))
    for damaged in (data[:cut], data[:cut] + b"\xff;:\r\n" + data[cut:]):
        assert complaint(damaged) == "" or "calendar" in complaint(damaged)
