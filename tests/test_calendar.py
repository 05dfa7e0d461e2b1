"""A calendar as it is written, read back by a reader that is not ours."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from people import HOSTILE, TODAY

from store.exchange.calendar import Event, calendar_of
from store.text import clean, clean_lines

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)


def read_back(*events: Event) -> list[icalendar.Event]:
    """Write a calendar, and read its events."""
    return icalendar.Calendar.from_ical(calendar_of(events, NOW)).events


def test_what_has_no_time_stands_on_its_whole_day_and_keeps_nobody_busy() -> None:
    [event] = read_back(Event("step:1", TODAY, "Ana Diaz: the list", "promised 2 Nov"))
    assert (event.start, event.end) == (TODAY, TODAY + timedelta(days=1))
    assert not isinstance(event.start, datetime)
    assert event["transp"] == "TRANSPARENT"
    assert event["summary"] == "Ana Diaz: the list"
    assert event["description"] == "promised 2 Nov"


def test_what_has_a_time_stands_there_by_the_clock_of_wherever_one_is() -> None:
    meeting = Event("m:1", TODAY, "Meeting Ana", "", time(10, 30), 45, "video")
    [event] = read_back(meeting)
    assert event.start == datetime(2026, 11, 22, 10, 30)
    assert b"DTSTART:20261122T103000\r\n" in calendar_of([meeting], NOW), "No zone."
    assert event.duration == timedelta(minutes=45)
    assert event["location"] == "video"
    assert "transp" not in event
    assert "description" not in event


def test_what_is_known_by_the_same_key_is_changed_in_its_place() -> None:
    [before] = read_back(Event("step:1", TODAY, "a"))
    [after, other] = read_back(
        Event("step:1", TODAY + timedelta(days=3), "b"), Event("step:2", TODAY, "a")
    )
    assert before["uid"] == after["uid"] != other["uid"]


def test_a_calendar_says_when_it_was_written_and_by_what() -> None:
    calendar = icalendar.Calendar.from_ical(
        calendar_of([Event("step:1", TODAY, "a")], NOW)
    )
    assert calendar["version"] == "2.0"
    assert "fewer" in str(calendar["prodid"])
    assert calendar.events[0].DTSTAMP == NOW


def test_an_empty_calendar_is_a_calendar() -> None:
    assert read_back() == []


def test_the_last_day_there_is_has_its_event() -> None:
    """It has no day after it on which its event could end."""
    [event] = read_back(Event("step:1", date.max, "a"))
    assert event.start == date.max


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_a_calendar(name: str) -> None:
    evil = f"{name}\r\nEND:VEVENT\r\nATTENDEE:x; y, z\\n"
    [event] = read_back(Event(evil, TODAY, evil, evil, time(9), 30, evil))
    assert event["summary"] == event["location"] == clean(evil)
    assert event["uid"] == f"{clean(evil)}@fewer"
    assert event["description"] == clean_lines(evil)
    assert event.start == datetime(2026, 11, 22, 9)
    assert "attendee" not in event


@pytest.mark.parametrize("name", HOSTILE)
def test_no_line_of_a_calendar_is_longer_than_its_standard_allows(name: str) -> None:
    lines = calendar_of([Event("step:1", TODAY, name * 9, name * 9)], NOW)
    assert lines.endswith(b"\r\n")
    assert max(map(len, lines.split(b"\r\n"))) <= 75
    assert b"\n" not in lines.replace(b"\r\n", b"")
    lines.decode("utf-8")
