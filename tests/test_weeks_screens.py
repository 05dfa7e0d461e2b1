"""The weeks ahead and a break, by key: seen, opened, eased, undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from people import TODAY, begin, misdrawn, person_called, seat, tended

from screens.week_words import bar, sparkline
from store.decisions.bandwidth import ChangeHours, TakeTimeOff
from store.decisions.debriefs import Debrief
from store.decisions.followups import AddStep
from store.decisions.prep import Propose
from store.network import Network
from store.records import Owed
from store.rules.forecast import Item, Load, Week
from store.rules.steps import Step

ANA, JO = "Ana Diaz", "Jo Park"
FIRST, LAST = date(2026, 12, 21), date(2027, 1, 3)
TUESDAY = date(2026, 12, 15)


@pytest.fixture
def busy(network: Network) -> Network:
    """Three meetings in the week of 14 Dec; a promise and a meeting in the next."""
    tended(network, ANA, JO)
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    for n, whom in enumerate((ana, jo, ana)):
        network.decide(Propose(whom, TUESDAY + timedelta(n)))
    network.decide(AddStep(jo, Step(Owed.PROMISED, "the list", FIRST)))
    network.decide(Propose(jo, FIRST + timedelta(1)))
    return network


async def test_the_first_week_ahead_that_is_over_is_named_on_every_screen(
    busy: Network,
) -> None:
    async with seat(busy) as app:
        for key in "123456":
            await app.press(key)
            assert "w51 over" in app.rows[0]
        await app.press("5")
        assert "The week of Mon 14 Dec is over its hours by" in app.body


async def test_the_meter_moves_with_the_decision_that_eases_a_week(
    busy: Network,
) -> None:
    async with seat(busy) as app:
        await app.press("S h")
        await app.write("20")
        await app.press("enter")
        assert "over" not in app.rows[0]
        await app.press("u")
        assert "w51 over" in app.rows[0]


async def test_the_weeks_are_bars_with_their_exact_hours(busy: Network) -> None:
    async with seat(busy) as app:
        await app.press("5 w")
        assert "The weeks ahead" in app.body
        line = next(row for row in app.rows if "w51" in row and "14 Dec" in row)
        assert "│█" in line
        assert "of  4:00 h  over by" in line
        assert "3 meetings" in line
        assert "2 meetings" not in line


async def test_more_weeks_are_seen_up_to_a_year_and_fewer_down_to_four(
    busy: Network,
) -> None:
    async with seat(busy, (140, 70)) as app:
        await app.press("5 w plus")
        assert "16 weeks" in app.body
        await app.press(*["plus"] * 12)
        assert "52 weeks" in app.body
        await app.press(*["minus"] * 20)
        assert "4 weeks" in app.body
        assert "w51" in app.body
        assert "w52" not in app.body


async def test_a_week_is_opened_down_to_the_people_and_eased_there(
    busy: Network,
) -> None:
    busy.decide(ChangeHours(5))
    async with seat(busy) as app:
        await app.press("5 w j j j j enter")
        assert "Week of Mon 14 Dec (w51)" in app.body
        assert "Tue 15 Dec Ana Diaz 2:00 meeting" in app.body
        await app.press("enter")
        assert "Prep · Ana Diaz" in app.body
        await app.press("d", "escape", "q")
        assert "over" not in app.rows[0]
        assert "2 meetings" in app.body
        await app.press("d")
        assert "rests" in app.message
        await app.press("q q")
        assert "Who holds a place" in app.body


async def test_a_touch_opens_the_persons_page(busy: Network) -> None:
    async with seat(busy) as app:
        await app.press("5 w j j j j j enter")
        assert "the list" in app.body
        await app.press("enter")
        assert "Together" in app.body


async def test_a_week_in_which_nothing_falls_says_so(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("5 w enter")
        assert "Nothing falls on this week." in app.body
        await app.press("enter", "d", "f", "q")
        assert "The weeks ahead" in app.body


async def test_a_break_is_planned_side_by_side_and_is_one_decision(
    busy: Network,
) -> None:
    busy.decide(ChangeHours(8))
    before = set(busy.cards()), set(busy.follow_ups())
    async with seat(busy) as app:
        await app.press("5 w b")
        await app.write("21 dec")
        await app.press("enter")
        assert "From Mon 21 Dec to, and with:" in app.body
        await app.write("3 jan")
        assert "Sun 3 Jan" in app.body
        await app.press("enter")
        assert "A break Mon 21 Dec to Sun 3 Jan" in app.body
        assert "the list" in app.body
        await app.press("enter")
        assert app.message == ("A break Mon 21 Dec to Sun 3 Jan: 2 moved · u undoes")
        assert "The weeks ahead" in app.body
        off = next(row for row in app.rows if "w52" in row and "21 Dec" in row)
        assert "0:00 of  0:00 h  off" in off
        assert [each.first for each in busy.time_off_to_come()] == [FIRST]
        await app.press("u")
    assert (set(busy.cards()), set(busy.follow_ups())) == before
    assert not busy.time_off_to_come()


async def test_a_break_that_does_not_fit_says_how_much_and_whose_it_is(
    busy: Network,
) -> None:
    busy.decide(ChangeHours(1))
    async with seat(busy) as app:
        await app.press("5 w b")
        await app.write("21 dec")
        await app.press("enter")
        await app.write("3 jan")
        await app.press("enter")
        assert "find no room. Write to, or let rest: Jo Park" in app.body
        await app.press("enter")
        assert "find no room. Take it anyway?" in app.text
        await app.press("n", "q")
        assert "The weeks ahead" in app.body
    assert not busy.time_off_to_come()


async def test_a_break_of_one_day_is_enter_and_a_day_before_it_is_refused(
    busy: Network,
) -> None:
    async with seat(busy) as app:
        await app.press("5 w b")
        await app.write("21 dec")
        await app.press("enter")
        await app.write("2026-12-20")
        await app.press("enter")
        assert "Sun 20 Dec is not soon after Mon 21 Dec." in app.body
        await app.press("escape", "b")
        await app.write("21 dec")
        await app.press("enter", "enter")
        assert "A break Mon 21 Dec" in app.body
        assert "to Sun" not in app.body


async def test_a_break_is_not_taken_as_it_was_before_others_decided(
    busy: Network,
) -> None:
    busy.decide(ChangeHours(1))
    async with seat(busy) as app:
        await app.press("5 w b")
        await app.write("21 dec")
        await app.press("enter")
        await app.write("3 jan")
        await app.press("enter", "enter")
        assert "Take it anyway?" in app.text
        jo = person_called(busy, JO).id
        busy.decide(AddStep(jo, Step(Owed.PROMISED, "dates", FIRST)))
        app.app.draw()
        await app.press("y")
        assert app.message.startswith("Things have changed since")
    assert not busy.time_off_to_come()


async def test_the_cursor_stays_on_a_thank_you_of_the_day_of_its_meeting(
    network: Network,
) -> None:
    tended(network, ANA)
    network.decide(Propose(person_called(network, ANA).id, TODAY))
    card = network.find_card(ANA).id
    thanks = Debrief(card, "well", nothing_owed=True, thank_by=TODAY)
    network.decide(thanks)
    async with seat(network) as app:
        await app.press("5 w enter j")
        assert any(row.startswith(" > ") and "thank for" in row for row in app.rows)
        app.app.draw()
        await app.settle()
        assert any(row.startswith(" > ") and "thank for" in row for row in app.rows)


async def test_days_off_are_taken_back_by_key(busy: Network) -> None:
    async with seat(busy) as app:
        await app.press("S o")
        assert app.message.startswith("No days off are kept")
        busy.decide(TakeTimeOff(FIRST, LAST, "Christmas"))
        await app.press("S o")
        assert "Mon 21 Dec to Sun 3 Jan" in app.body
        await app.press("1")
        assert app.message.startswith("No time off Mon 21 Dec to Sun 3 Jan")
        assert not busy.time_off_to_come()
        await app.press("u")
    assert len(busy.time_off_to_come()) == 1


async def test_a_calendar_is_brought_in_by_key_after_a_preview(
    busy: Network, tmp_path: Path
) -> None:
    calendar = tmp_path / "work.ics"
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1"),
        *("DTSTART:20261214T090000Z", "DTEND:20261214T163000Z", "SUMMARY:Workshop"),
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    calendar.write_text("\r\n".join(lines), "utf-8")
    async with seat(busy) as app:
        await app.press("M")
        await app.write(str(calendar))
        await app.press("enter")
        await app.until(lambda: "Busy by work.ics?" in app.text)
        assert "1 busy time in the year to come" in app.body
        await app.press("b")
        assert app.message.startswith("Busy 1 time, by work.ics")
        await app.press("u")
    assert not busy.time_off_to_come()


async def test_backing_out_of_the_days_decides_nothing(busy: Network) -> None:
    async with seat(busy) as app:
        await app.press("5 w b escape b")
        await app.write("21 dec")
        await app.press("enter", "escape")
        assert "The weeks ahead" in app.body
    assert not busy.time_off_to_come()


async def test_the_weeks_and_a_break_are_whole_in_a_small_terminal(
    busy: Network,
) -> None:
    async with seat(busy, (40, 12)) as app:
        for keys in ("5", "o", "w", "plus", "j j enter", "q", "G", "minus", "b"):
            await app.press(keys)
            assert misdrawn(app, (40, 12)) == [], app.text
        for typed in ("21 dec", "3 jan"):
            await app.write(typed)
            assert misdrawn(app, (40, 12)) == [], app.text
            await app.press("enter")
            assert misdrawn(app, (40, 12)) == [], app.text
        assert "A break Mon 21 Dec" in app.body


def test_a_bar_crosses_its_line_by_however_little_a_week_is_over() -> None:
    item = Item(Load.STEP, "1", "", "x", 241, TUESDAY)
    week = Week(TODAY, 240, 240, 240, (item,))
    assert bar(week, 1000, cells=8) == "██│█"


def test_weeks_off_need_no_minutes_to_be_drawn(network: Network) -> None:
    begin(network)
    network.decide(TakeTimeOff(TODAY, TODAY + timedelta(365)))
    weeks = network.forecast(4).rows
    assert {row.week.capacity for row in weeks[1:]} == {0}
    assert bar(weeks[1].week, 0) == "│"


def test_a_sparkline_is_as_high_as_its_numbers() -> None:
    assert sparkline([0, 1, 2, 4, 8]) == "▁▂▃▄▇"
    assert sparkline([0, 0]) == "▁▁"
