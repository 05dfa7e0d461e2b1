"""Prep cards on the screen: from the idea of a meeting to its debrief."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from days import Calendar
from faults import DISK_FULL, system_call
from people import SIZES, TODAY, Seat, misdrawn, person_called, seat, tended

from store.decisions.debriefs import Debrief, KeepDebrief
from store.decisions.followups import AddStep
from store.decisions.prep import CallOff, Prepare, Propose
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import CardState, Owed, PrepCard, Talk
from store.rules.prep import state_of
from store.rules.steps import Step
from store.rules.talking import told

ANA, BEN = "Ana Diaz", "Ben Okri"

FIELDS = ("purpose", "my_help", "their_help", "questions")


@pytest.fixture
def network(network: Network, calendar: Calendar) -> Network:
    """Ana is met on Tuesday by video, with a promise open; Ben on Thursday week."""
    tended(network, ANA, BEN)
    ana, ben = (person_called(network, name).id for name in (ANA, BEN))
    network.decide(LogTalk(ana, Contact(told("coffee, wants out of audit"), TODAY)))
    network.decide(
        AddStep(ana, Step(Owed.PROMISED, "send the list", TODAY + timedelta(days=3)))
    )
    network.decide(
        AddStep(ana, Step(Owed.WAITING, "an honest view", TODAY + timedelta(days=9)))
    )
    tuesday = TODAY + timedelta(days=2)
    network.decide(Propose(ana, tuesday, time(10), where="video"))
    network.decide(Propose(ben, TODAY + timedelta(days=11)))
    return network


def card_of(network: Network, name: str) -> PrepCard:
    """Return the one card there is for somebody, open or closed."""
    person = person_called(network, name).id
    [card] = [card for card in network.cards() if card.person == person]
    return card


def ready(network: Network, name: str = ANA) -> None:
    """Prepare somebody's card."""
    network.decide(Prepare(card_of(network, name).id, "Why", "Mine", "Theirs", "What?"))


def last_talk(network: Network, name: str) -> Talk:
    talk = network.last_talk(person_called(network, name).id)
    assert talk
    return talk


async def fill_in(app: Seat, *texts: str) -> None:
    """Write the fields one after the other, from the first one on."""
    await app.press("i")
    for text in texts[:-1]:
        await app.write(text)
        await app.press("tab")
    await app.write(texts[-1])
    await app.press("escape")


# The card


async def test_a_card_shows_whom_when_and_what_is_not_forgotten(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3")
        assert "Prep · Ana Diaz" in app.rows[3]
        assert "Tue 24 Nov 10:00, video · in 2 days · 1 / 2" in app.rows[3]
        assert "You owe Ana: send the list (22 Nov)" in app.text
        assert "Ana owes you: an honest view (22 Nov)" in app.text
        assert "22 Nov, meeting · coffee, wants out of audit" in app.text
        assert "why meet Ana, in one sentence?" in app.cursor


async def test_the_fields_stand_in_the_order_in_which_one_should_ask(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3")
        labels = [row[3:20].strip() for row in app.rows[5:9]]
    assert labels == ["Purpose", "How I can help", "How they can", "Questions"]


async def test_a_card_is_written_from_field_to_field_and_becomes_ready(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3")
        assert "0 of 4" in app.text
        await fill_in(app, "Compare notes", "The list", "A view", "What now?")
        assert "[x] purpose  [x] my help  [x] their help  [x] a question" in app.text
        assert "ready: a confirms it · u undoes" in app.message
        await app.press("a")
        assert app.message == "Confirmed Ana Diaz, Tue 24 Nov 10:00 · u undoes"
        assert "confirmed" in app.text
    card = card_of(network, ANA)
    assert [getattr(card, name) for name in FIELDS] == [
        "Compare notes",
        "The list",
        "A view",
        "What now?",
    ]


async def test_a_meeting_whose_day_is_over_is_told_of_and_not_confirmed(
    network: Network, calendar: Calendar
) -> None:
    ready(network)
    calendar.day = TODAY + timedelta(days=3)
    async with seat(network) as app:
        await app.press("3 a")
        assert "m says how it went, s sets another day." in " ".join(app.text.split())
        await app.press("p")
        assert "Met?     Tue 24 Nov 10:00, video · to be debriefed" in app.text
    assert card_of(network, ANA).confirmed_on is None


async def test_the_checklist_follows_what_is_being_written(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 i")
        assert "Purpose: why meet Ana, in one sentence?" in app.text
        assert "0 of 4" in app.text
        await app.write("x")
        assert "1 of 4" in app.text
        await app.press("backspace")
        assert "0 of 4" in app.text


@pytest.mark.parametrize("missing", FIELDS)
async def test_an_unready_meeting_is_not_confirmed_and_what_is_missing_is_said(
    network: Network, missing: str
) -> None:
    ready(network)
    card = card_of(network, ANA)
    network.decide(Prepare(card.id, **{missing: ""}))
    words = {"purpose": "a purpose", "questions": "a question"}
    async with seat(network) as app:
        await app.press("3 a")
        assert "The meeting with Ana Diaz lacks" in app.message
        assert words.get(missing, "can help") in app.message
        assert "don't bother" in app.message
    assert card_of(network, ANA).confirmed_on is None


async def test_several_lines_are_several_questions_and_are_numbered(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 j j j i")
        await app.write("What now")
        await app.press("enter")
        await app.write("And then")
        await app.press("escape")
        assert "1  What now" in app.text
        assert "2  And then" in app.text
    assert card_of(network, ANA).questions == "What now\nAnd then"


async def test_looking_into_a_field_decides_nothing(network: Network) -> None:
    ready(network)
    before = len([*network.history()])
    async with seat(network) as app:
        await app.press("3 i tab tab tab tab", "i escape")
    assert len([*network.history()]) == before


async def test_a_single_key_is_a_letter_while_one_writes(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("admsJKu1q?")
        await app.press("escape")
    assert card_of(network, ANA).purpose == "admsJKu1q?"
    assert state_of(card_of(network, ANA)) is CardState.DRAFT


@pytest.mark.parametrize("keys", ["3 e", "3 i ctrl+g escape"])
async def test_the_editor_has_the_field(
    network: Network, keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('From afar')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with seat(network) as app:
        await app.press(keys)
    assert card_of(network, ANA).purpose == "From afar"


async def test_what_is_typed_when_the_app_ends_is_kept(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("half a sent")
        app.app.exit()
    assert card_of(network, ANA).purpose == "half a sent"


async def test_each_field_that_was_kept_is_undone_by_itself(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3")
        await fill_in(app, "One", "Two")
        await app.press("u")
        assert card_of(network, ANA).my_help == ""
        assert card_of(network, ANA).purpose == "One"
        await app.press("u U U")
    assert card_of(network, ANA).my_help == "Two"


# The meeting


async def test_one_turns_from_card_to_card_in_the_order_of_their_days(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 J")
        assert "Ben Okri" in app.rows[3]
        assert "2 / 2" in app.rows[3]
        await app.press("J")
        assert "Ana Diaz" in app.rows[3]
        await app.press("K")
        assert "Ben Okri" in app.rows[3]


async def test_a_meeting_is_moved_and_then_confirmed_anew(network: Network) -> None:
    ready(network)
    async with seat(network) as app:
        await app.press("3 a s")
        await app.write("fri 15:30")
        assert "Fri 27 Nov 15:30" in app.text
        await app.press("enter")
        said = "Meeting Ana Diaz on Fri 27 Nov 15:30 · to be confirmed anew"
        assert app.message == f"{said} · u undoes"
    card = card_of(network, ANA)
    assert (card.on, card.at, card.confirmed_on) == (
        date(2026, 11, 27),
        time(15, 30),
        None,
    )


async def test_a_day_that_is_over_is_no_day_for_a_meeting(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 s")
        await app.write("yesterday")
        await app.press("enter")
        assert "“yesterday” is over" in app.text
        assert app.rows[-1].strip() == "yesterday"
    assert card_of(network, ANA).on == date(2026, 11, 24)


async def test_where_and_how_long_are_said_in_one_line(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 w")
        assert app.rows[-1].strip() == "video, 60 min"
        await app.press("ctrl+u")
        await app.write("at Noor's, 90m")
        await app.press("enter")
        assert "Tue 24 Nov 10:00, at Noor's" in app.text
    assert card_of(network, ANA).minutes == 90


async def test_not_to_bother_is_one_key_with_a_note_and_gives_the_hours_back(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 d")
        assert "Called off, 2 h given back. A note to Ana" in app.text
        assert "Hello Ana," in app.text
        assert "let us not meet this time" in app.body
        await app.press("y")
        assert "Tue 24 Nov" in app.app.clipboard
        await app.press("s")
        assert "May I come back to you" in app.body
        await app.press("q")
        assert "Ben Okri" in app.rows[3]
    assert state_of(card_of(network, ANA)) is CardState.CALLED_OFF


async def test_a_meeting_that_was_called_off_comes_back_by_one_key(
    network: Network,
) -> None:
    before = card_of(network, ANA)
    async with seat(network) as app:
        await app.press("3 d q u")
        assert app.message == "Undone: Called off Ana Diaz · U does it again"
        assert "Ana Diaz" in app.rows[3]
    assert card_of(network, ANA) == before


async def test_the_note_in_ones_own_words_is_kept(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 d i")
        await app.write(" Take care!")
        await app.press("escape q")
        assert app.message == "Kept the note to Ana Diaz · u undoes"
    assert card_of(network, ANA).note.endswith("Take care!\n\nAsha")


async def test_a_meeting_is_planned_from_anywhere_and_may_be_but_an_idea(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("1 c m")
        await app.write("ben")
        await app.press("enter")
        assert "Meet Ben when?" in app.text
        await app.press("enter")
        assert app.message == "A card for Ben Okri · prepare it · u undoes"
        await app.press("3 K")
        assert "no day yet" in app.rows[3]
        assert "3 / 3" in app.rows[3]


async def test_a_persons_page_leads_to_their_card_or_a_new_one(
    network: Network,
) -> None:
    network.decide(CallOff(card_of(network, BEN).id))
    async with seat(network) as app:
        await app.press("6 enter p")
        assert "Prep · Ana Diaz" in app.text
        await app.press("q q j enter p")
        await app.write("thu 3 dec")
        await app.press("enter")
        assert "Next     Thu 3 Dec · draft" in app.text
        await app.press("p")
        assert "Prep · Ben Okri" in app.text


async def test_without_a_meeting_it_says_how_one_is_planned(network: Network) -> None:
    for name in (ANA, BEN):
        network.decide(CallOff(card_of(network, name).id))
    async with seat(network) as app:
        await app.press("3")
        assert "No meeting is planned." in app.text
        assert "c m plans one" in app.text
        for key in "iamsdwpeJK":
            await app.press(key)
            assert app.message == "No meeting is planned: c m plans one.", key


# The debrief


async def test_a_debrief_closes_the_card_and_sets_all_that_follows(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m")
        for text in ("Leaves in May", "The list", "A view of Northgate"):
            await app.write(text)
            await app.press("tab")
        await app.write("write to Lena fri")
        assert "you promised: write to Lena · Fri 27 Nov" in app.text
        await app.press("enter")
        await app.write("she: dates for lunch, 4 dec")
        await app.press("tab tab")
        assert "Minutes: how long did it take?" in app.text
        await app.press("ctrl+u")
        await app.write("75")
        await app.press("tab", "escape", "m")
        said = (
            "Met Ana Diaz, Sun 22 Nov, not Tue 24 Nov · 2 next steps, "
            "thank by Tue 24 Nov"
        )
        assert app.message == f"{said} · u undoes"
        assert "Ben Okri" in app.rows[3]
    card, talk = card_of(network, ANA), last_talk(network, ANA)
    assert state_of(card) is CardState.MET
    assert (talk.said, talk.given, talk.received, talk.minutes) == (
        "Leaves in May",
        "The list",
        "A view of Northgate",
        75,
    )
    steps = {step.what: (step.owed, step.on) for step in network.follow_ups()}
    assert steps["write to Lena"] == (Owed.PROMISED, date(2026, 11, 27))
    assert steps["dates for lunch"] == (Owed.WAITING, date(2026, 12, 4))
    assert person_called(network, ANA).last_talk == TODAY


async def test_a_debrief_ends_with_a_step_or_says_that_nothing_is_owed(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m", "escape", "m")
        assert app.message.startswith("What follows? A next step with its day")
        assert "What follows" in app.cursor
        await app.write("nothing owed")
        await app.press("escape", "m")
        assert "nothing owed, thank by Tue 24 Nov" in app.message
    assert state_of(card_of(network, ANA)) is CardState.MET


async def test_a_step_without_a_day_is_not_taken_and_stays_written(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("write to Lena")
        await app.press("escape")
        assert "[ ] a next step with its day" in app.text
        await app.press("m")
        assert "“write to Lena” ends with no day" in app.message
        assert "write to Lena" in app.cursor
    assert card_of(network, ANA).follows == "write to Lena"
    assert state_of(card_of(network, ANA)) is CardState.DRAFT


async def test_no_thank_you_is_offered_where_its_day_is_blanked(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("nothing owed")
        await app.press("tab tab tab", "ctrl+u", "escape m")
        said = "Met Ana Diaz, Sun 22 Nov, not Tue 24 Nov · nothing owed · u undoes"
        assert app.message == said
    assert card_of(network, ANA).thank_by is None


async def test_a_debrief_that_is_left_is_kept_and_goes_on_where_it_was(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m")
        await app.write("Leaves in May")
        await app.press("escape")
        assert app.message.startswith("Kept the debrief of Ana Diaz")
        await app.press("q")
        assert app.message == ""
        assert "Prep · Ana Diaz" in app.text
        await app.press("m")
        assert "Leaves in May" in app.text
        assert "What I gave: help" in app.text
    assert state_of(card_of(network, ANA)) is CardState.DRAFT


async def test_what_is_typed_of_a_debrief_when_the_app_ends_is_kept(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m")
        await app.write("Leaves in M")
        app.app.exit()
    assert card_of(network, ANA).said == "Leaves in M"


async def test_one_undo_takes_the_whole_debrief_back(network: Network) -> None:
    before = network.queue(), person_called(network, ANA), [*network.talks()]
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("write to Lena fri")
        await app.press("escape m u")
        assert app.message.startswith("Undone: Met Ana Diaz")
    assert (network.queue(), person_called(network, ANA), [*network.talks()]) == before
    assert card_of(network, ANA).follows == "write to Lena fri"


async def test_how_many_minutes_it_took_has_to_be_a_number(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("nothing owed")
        await app.press("tab tab ctrl+u")
        await app.write("long")
        await app.press("escape m")
        assert "How many minutes is “long”?" in app.message
        assert "Minutes" in app.cursor
    assert state_of(card_of(network, ANA)) is CardState.DRAFT


# In the review, and at every size


async def test_an_unready_card_is_named_in_the_review_two_days_before(
    network: Network, calendar: Calendar
) -> None:
    async with seat(network) as app:
        assert "Look back" in app.cursor
        assert "Ana Diaz, in 2 days: lacks a purpose and 3 more" in app.text
        await app.press("j j enter")
        assert "Prep · Ana Diaz" in app.text
    ready(network)
    async with seat(network) as app:
        assert "Look back" in app.cursor
        assert "Tue 24 Nov 10:00  Ana Diaz             ready      Why" in app.text


async def test_the_week_and_the_meetings_to_come_are_counted_above(
    network: Network,
) -> None:
    async with seat(network) as app:
        assert "3 Prep 1" in app.rows[1]  # What is but an idea waits for nothing.
        assert "this week" not in app.rows[0]
        await app.press("3 s")
        await app.write("today")
        await app.press("enter")
        assert "this week 1 of 4 meetings" in app.rows[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_card_and_a_debrief_are_whole_at_every_size(
    network: Network, size: tuple[int, int]
) -> None:
    ready(network)
    long = "a long sentence about it all, which takes more than one line " * 3
    network.decide(Prepare(card_of(network, ANA).id, long, f"{long}\n{long}"))
    async with seat(network, size) as app:
        for keys in (
            *("3", "J", "K", "j j j j", "i", "tab", "escape", "s", "escape", "w"),
            *("escape", "m", "tab", "tab", "escape", "q", "d", "s", "i", "escape"),
        ):
            await app.press(keys)
            assert misdrawn(app, size) == [], f"{keys}\n{app.text}"


async def test_the_text_is_wrapped_anew_in_a_window_of_another_size(
    network: Network,
) -> None:
    ready(network)
    words = " ".join(f"word{n}" for n in range(30))
    network.decide(Prepare(card_of(network, ANA).id, words))
    async with seat(network) as app:
        await app.press("3")
        for size in ((40, 12), (140, 40), (80, 24)):
            await app.resize(*size)
            assert misdrawn(app, size) == []
        assert words in app.body


async def test_a_debrief_that_another_session_records_is_left(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other, card = open_network(), card_of(network, ANA).id
    async with seat(network) as app:
        await app.press("3 m escape")
        other.decide(Debrief(card, "By another", nothing_owed=True))
        await app.until(lambda: "Prep · Ben Okri" in app.text, within=2)


@pytest.mark.parametrize("keys", ["3 i", "3 m"])
async def test_words_for_a_card_that_another_session_closes_are_given_back(
    network: Network, open_network: Callable[[], Network], keys: str
) -> None:
    other, card = open_network(), card_of(network, ANA).id
    async with seat(network) as app:
        await app.press(keys)
        await app.write("half a sent")
        other.decide(CallOff(card))
        await app.until(lambda: "Prep 1" in app.text, within=2)
        await app.write("ence")
        assert "half a sentence" in app.text
        await app.press("escape")
        assert "was called off on Sun 22 Nov already" in app.body
        assert "half a sentence" in app.text
    ben = card_of(network, BEN)
    assert (ben.purpose, ben.said) == ("", "")


async def test_a_card_that_vanishes_while_one_writes_gives_the_words_back(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    other.decide(Propose(person_called(other, ANA).id, TODAY + timedelta(days=1)))
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("half a sent")
        other.undo()
        await app.until(lambda: "Prep 2" in app.text, within=2)
        await app.write("ence")
        await app.press("escape")
        assert "not here any more" in app.body
        assert "half a sentence" in app.text
    assert all(card.purpose == "" for card in network.cards())


@pytest.mark.parametrize(
    ("keys", "answer"), [("3 s", "fri 9:00"), ("3 w", "elsewhere, 30 min")]
)
async def test_an_answer_is_about_the_card_that_it_was_asked_for(
    network: Network, open_network: Callable[[], Network], keys: str, answer: str
) -> None:
    other, before = open_network(), card_of(network, BEN)
    async with seat(network) as app:
        await app.press(keys)
        other.decide(CallOff(card_of(network, ANA).id))
        await app.until(lambda: card_of(network, ANA).called_off_on is not None, 2)
        await app.settle()
        await app.write(answer)
        await app.press("enter")
        assert "was called off on Sun 22 Nov already" in app.message
    assert card_of(network, BEN) == before


async def test_redo_while_one_writes_files_no_words_on_another_card(
    network: Network,
) -> None:
    network.decide(Prepare(card_of(network, BEN).id, "For Ben"))
    network.undo()
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("For Ana")
        await app.press("ctrl+r", "escape")
    assert card_of(network, ANA).purpose == "For Ana"
    assert card_of(network, BEN).purpose in ("", "For Ben")


async def test_a_click_while_one_writes_loses_nothing(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("half a sent")
        await app.click(30, 5)
        await app.click(30, 5)
        await app.settle()
        await app.write("ence")
        await app.press("escape")
    assert card_of(network, ANA).purpose == "half a sentence"


@pytest.mark.parametrize("days", [2, 4, 40])
async def test_however_late_a_debrief_is_thanks_are_offered_soon(
    network: Network, calendar: Calendar, days: int
) -> None:
    calendar.day = TODAY + timedelta(days=days)
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("nothing owed")
        await app.press("escape m")
        assert app.message.startswith("Met Ana Diaz, Tue 24 Nov · nothing owed, thank")
    by = card_of(network, ANA).thank_by
    assert by == max(calendar.day, TODAY + timedelta(days=4))


async def test_thanks_are_for_a_day_to_come(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("nothing owed")
        await app.press("tab tab tab ctrl+u")
        await app.write("yesterday")
        await app.press("escape m")
        assert "Sat 21 Nov is over: thank by when?" in app.body
    assert state_of(card_of(network, ANA)) is CardState.DRAFT


async def test_a_meeting_that_could_not_be_called_off_shows_no_note(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3")
        with system_call("pwrite", DISK_FULL):
            await app.press("d")
        assert app.message.startswith("Not saved: no space on")
        assert "given back" not in app.text
        assert "Prep · Ana Diaz" in app.text


async def test_a_draft_that_was_only_looked_at_is_no_note_of_ones_own(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 d s")
        app.app.exit()
    assert card_of(network, ANA).note == ""


async def test_the_question_says_how_far_the_card_is_after_each_field(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 i")
        await app.write("x")
        await app.press("tab")
        [asked] = [row for row in app.rows if "How I can help: what" in row]
        assert "1 of 4" in asked


async def test_a_meeting_that_was_on_another_day_is_recorded_on_that_day(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("3 m tab tab tab")
        await app.write("nothing owed")
        await app.press("tab ctrl+u")
        await app.write("last thursday")
        await app.press("escape m")
        assert app.message.startswith("Met Ana Diaz, Thu 19 Nov")
    [talk] = [t for t in network.talks() if t.card == card_of(network, ANA).id]
    assert talk.on == card_of(network, ANA).met_on == date(2026, 11, 19)


@pytest.mark.parametrize("keys", ["3 i", "3 m"])
async def test_words_that_two_windows_write_at_once_are_both_there(
    network: Network, open_network: Callable[[], Network], keys: str
) -> None:
    other, card = open_network(), card_of(network, ANA).id
    async with seat(network) as app:
        await app.press(keys)
        await app.write("one said")
        other.decide(Prepare(card, "two said"))
        other.decide(KeepDebrief(card, "two said"))
        await app.until(lambda: card_of(network, ANA).said == "two said", within=2)
        await app.press("escape")
        assert "Another window wrote here meanwhile" in app.body
        assert "“two said”" in app.body
        assert "one said" in app.text
        await app.press("q")
        assert "kept nowhere: y copies them" in app.message
        await app.press("y q")
        assert app.app.clipboard == "one said"
    kept = card_of(network, ANA)
    assert (kept.purpose, kept.said) == ("two said", "two said")


async def test_the_note_that_calls_off_is_left_by_undo(network: Network) -> None:
    async with seat(network) as app:
        await app.press("3 d u")
        assert app.message.startswith("Undone: Called off Ana Diaz")
        assert "Prep · Ana Diaz" in app.text
