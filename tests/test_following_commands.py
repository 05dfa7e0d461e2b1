"""Meetings and follow-ups on the command line: what each command does, and refuses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from command_line import Fewer
from days import Calendar
from people import (
    HOSTILE,
    MAYA,
    PERSONAL,
    REN,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    person_called,
    tended,
)

from store.decisions.debriefs import Debrief
from store.decisions.followups import AddStep
from store.decisions.inbox import Ask, LapseAll
from store.decisions.prep import KeepNote, Prepare, Propose
from store.decisions.talks import Contact, KeepLetter, LogTalk
from store.decisions.tending import Unsuggest
from store.network import Network
from store.records import FollowUp, Owed, PrepCard, State, Talk, TalkKind
from store.rules.steps import Step
from store.rules.talking import Told
from store.text import clean

ADAM, ANA, ANN, JO, KIM = "Adam Zhu", "Ana Diaz", "Ann Diaz", "Jo Park", "Kim Holm"
LENA, PRIYA, TOM = "Lena Falk", "Priya Nair", "Tom Baker"


Then = Callable[[int], Network]


@pytest.fixture
def then(home: Path, state: Path) -> Then:
    """Open the store as it was to be seen so many days ago."""
    return lambda days: Network(home, state, today=lambda: TODAY - timedelta(days))


@pytest.fixture
def due(then: Then) -> None:
    """Let something be pending for every cause there is.

    Ana's turn has come, Priya is left in peace, Adam was promised a list, Tom owes
    dates; Lena is to be thanked, Jo's card isn't ready, Kim's meeting is over; Ren was
    asked, and Maya waits in the inbox. Ann is nobody but a name like Ana's.
    """
    with closing(then(20)) as network:
        tended(network, ANA, PRIYA, ADAM)
        others = [connection(name) for name in (ANN, TOM, LENA, JO, KIM)]
        invitations = [incoming(REN), incoming(MAYA, PERSONAL)]
        network.decide(export_of(*invitations, connections=others))
        follow(network, ADAM, Owed.PROMISED, "send the list", 18)
        follow(network, TOM, Owed.WAITING, "dates for lunch", 10)
        network.decide(Unsuggest(id_of(network, PRIYA), "a year abroad"))
        network.decide(Propose(id_of(network, KIM), TODAY - timedelta(3)))
    with closing(then(12)) as network:
        network.decide(Ask(invitation_of(network, REN).id))
    with closing(then(1)) as network:
        network.decide(Propose(id_of(network, LENA), TODAY - timedelta(1)))
        thank_by = TODAY + timedelta(1)
        card = network.find_card(LENA)
        network.decide(Debrief(card.id, "well", nothing_owed=True, thank_by=thank_by))
    with closing(then(0)) as network:
        network.decide(Propose(id_of(network, JO), TODAY + timedelta(2), where="video"))
        coffee = Told("wants out of audit", TalkKind.MEETING)
        long_ago = Contact(coffee, TODAY - timedelta(40))
        network.decide(LogTalk(id_of(network, ANA), long_ago))


def follow(network: Network, name: str, owed: Owed, what: str, days: int) -> None:
    """Keep a next step with somebody, for so many days later."""
    step = Step(owed, what, network.today + timedelta(days))
    network.decide(AddStep(id_of(network, name), step))


def id_of(network: Network, name: str) -> str:
    return person_called(network, name).id


@pytest.fixture
def now(then: Then) -> Callable[[], Network]:
    """Look at the store as it stands."""
    return lambda: then(0)


Now = Callable[[], Network]


def step_called(network: Network, what: str) -> FollowUp:
    [found] = [f for f in network.follow_ups() if f.what == what]
    return found


def card_with(network: Network, name: str) -> PrepCard:
    [found] = [c for c in network.cards() if c.person == id_of(network, name)]
    return found


def talks_with(network: Network, name: str) -> list[Talk]:
    """Return the talks with somebody, the latest first."""
    return list(network.person_page(id_of(network, name)).talks)


def all_of(network: Network) -> list[set[Any]]:
    tables = (
        network.people(),
        network.talks(),
        network.cards(),
        network.follow_ups(),
        network.invitations(),
    )
    return [set(table) for table in tables]


# The queue


@pytest.mark.usefixtures("due")
def test_the_queue_says_who_and_what_and_why_in_its_order(
    fewer: Fewer, now: Now
) -> None:
    code, out, err = fewer("due")
    assert (code, err) == (0, "")
    with closing(now()) as network:
        rows = network.queue().rows
    assert len(rows) == 8
    for line, row in zip(out.splitlines(), rows, strict=True):
        words = (row.pending.group, row.name, row.pending.what, row.pending.why)
        assert line.split() == " ".join(words).split()
    assert out.startswith("promised       Adam Zhu    send the list ")


@pytest.fixture
def begun(network: Network) -> None:
    """A store with nobody in it."""
    begin(network)


@pytest.mark.usefixtures("begun")
def test_an_empty_queue_says_so(fewer: Fewer) -> None:
    assert fewer("due") == (0, "Nothing is pending.\n", "")
    assert fewer("due", "--json") == (0, "[]\n", "")


@pytest.mark.usefixtures("due")
def test_the_queue_as_json_has_a_key_for_every_line(fewer: Fewer, now: Now) -> None:
    rows = json.loads(fewer("due", "--json")[1])
    [adams] = [row for row in rows if row["name"] == ADAM]
    with closing(now()) as network:
        step = step_called(network, "send the list")
        person = id_of(network, ADAM)
    assert adams == {
        "key": f"step:{step.id}",
        "cause": "step",
        "of": step.id,
        "group": "promised",
        "name": ADAM,
        "person": person,
        "what": "send the list",
        "why": "promised 2 Nov",
        "on": "2026-11-20",
        "lateness": 1.111,
        "urgency": "due",
    }
    assert {row["cause"] for row in rows} == {
        *("step", "cadence", "thanks", "card", "debrief", "lapse")
    }
    assert len({row["key"] for row in rows}) == len(rows)


@pytest.mark.usefixtures("due")
def test_the_status_counts_promises_and_meetings(fewer: Fewer) -> None:
    status = json.loads(fewer("status", "--json")[1])
    figures = ("due", "promised", "meetings", "this_week")
    assert [status[name] for name in figures] == [5, 1, 2, 2]


# The calendar


def calendar_in(lines: str) -> dict[str, icalendar.Event]:
    """Read a calendar; its events by what they say."""
    calendar = icalendar.Calendar.from_ical(lines)
    return {str(event["summary"]): event for event in calendar.events}


@pytest.mark.usefixtures("due")
def test_a_calendar_has_what_is_due_today_and_what_waits_on_its_day(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        follow(network, TOM, Owed.DUE, "ring him", 9)
        network.decide(Propose(id_of(network, ANN)))
    events = calendar_in(fewer("due", "--ics")[1])
    lapse = events["Ren Ito: an answer to your reply"]
    assert lapse["description"] == "lapses today · nothing lost", "On that day it does."
    assert {what: event.start for what, event in events.items()} == {
        "Adam Zhu: send the list": TODAY,
        "Kim Holm: say how it went": TODAY,
        "Jo Park: prepare the meeting": TODAY,
        "Ana Diaz: be in touch": TODAY,
        "Lena Falk: thank for Sat 21 Nov": TODAY,
        "Tom Baker: dates for lunch": TODAY,
        "Tom Baker: ring him": TODAY + timedelta(9),
        "Ren Ito: an answer to your reply": TODAY + timedelta(2),
        "Meeting Jo Park": TODAY + timedelta(2),
    }


@pytest.mark.usefixtures("due")
def test_a_meeting_stands_in_the_calendar_at_its_time_and_place(fewer: Fewer) -> None:
    assert fewer("move", "jo", "fri", "10:30")[0] == 0
    assert fewer("prepare", "jo", "--purpose", "Compare notes")[0] == 0
    event = calendar_in(fewer("due", "--ics")[1])["Meeting Jo Park"]
    assert event.start == datetime(2026, 11, 27, 10, 30)
    assert event.duration == timedelta(hours=1)
    assert (event["location"], event["description"]) == ("video", "Compare notes")


@pytest.mark.usefixtures("due")
def test_an_event_keeps_its_name_in_the_calendar_from_day_to_day(
    fewer: Fewer, calendar: Calendar
) -> None:
    before = calendar_in(fewer("due", "--ics")[1])
    calendar.day += timedelta(1)
    after = calendar_in(fewer("due", "--ics")[1])
    assert {what: e["uid"] for what, e in before.items()} == {
        what: e["uid"] for what, e in after.items()
    }


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_the_calendar(fewer: Fewer, now: Now, name: str) -> None:
    with closing(now()) as network:
        begin(network)
        network.decide(export_of(connections=[connection(clean(name))]))
        [person] = network.people()
        network.decide(AddStep(person.id, Step(Owed.DUE, name, TODAY)))
        network.decide(Propose(person.id, TODAY, where=name))
    events = calendar_in(fewer("due", "--ics")[1])
    assert clean(f"Meeting {clean(name)}") in events
    assert clean(f"{clean(name)}: {clean(name)}") in events


@pytest.mark.usefixtures("due")
def test_a_calendar_is_written_where_it_is_wanted(fewer: Fewer, tmp_path: Path) -> None:
    path = tmp_path / "due.ics"
    assert fewer("due", "--ics", "-o", str(path)) == (0, f"8 entries in {path}.\n", "")
    written = path.read_bytes().decode()
    assert len(calendar_in(written)) == 8
    assert written.count("\r\n") == written.count("\n")
    nowhere = tmp_path / "none" / "due.ics"
    code, out, err = fewer("due", "--ics", "-o", str(nowhere))
    assert (code, out) == (1, "")
    assert err == f"fewer: {nowhere.parent}: there is no such directory.\n"
    assert path.stat().st_mode & 0o777 == 0o600
    _, _, err = fewer("due", "--ics", "-o", "~nobody-here/x.ics")
    assert err.endswith("this machine knows no home of ~nobody-here.\n")


# Talks


@pytest.mark.usefixtures("due")
def test_a_talk_is_recorded_with_its_day_as_it_was_understood(
    fewer: Fewer, now: Now
) -> None:
    line = ["log", "ana", "coffee,", "well", "--on", "last friday", "--minutes", "30"]
    code, out, err = fewer(*line)
    assert (code, err) == (0, "")
    said = "In touch with Ana Diaz, Fri 20 Nov: coffee, well · meeting, 30 min\n"
    assert out == said
    with closing(now()) as network:
        newest = talks_with(network, ANA)[0]
        assert (newest.on, newest.minutes) == (date(2026, 11, 20), 30)
        assert (newest.said, newest.kind) == ("coffee, well", TalkKind.MEETING)
        assert person_called(network, ANA).last_talk == newest.on


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    "line",
    [
        "--on 2026-11-20 --kind call ana we spoke long",
        "ana --kind call we spoke --on 2026-11-20 long",
        "ana we spoke long --on=2026-11-20 --kind=call",
    ],
)
def test_options_may_stand_anywhere_among_the_words(
    fewer: Fewer, now: Now, line: str
) -> None:
    assert fewer("log", *line.split())[0] == 0
    newest = talks_with(now(), ANA)[0]
    assert (newest.said, newest.kind, newest.on.day) == (
        *("we spoke long", TalkKind.CALL, 20),
    )


@pytest.mark.usefixtures("due")
def test_a_try_is_no_answer(fewer: Fewer, now: Now) -> None:
    fewer("log", "ana", "rang", "--tried")
    with closing(now()) as network:
        assert person_called(network, ANA).tries == 1
        assert talks_with(network, ANA)[0].tried


# Next steps


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("line", "owed", "what", "on"),
    [
        ("ask for the plan fri", Owed.DUE, "ask for the plan", 27),
        ("promised the list fri", Owed.PROMISED, "the list", 27),
        ("she: dates, 30 nov", Owed.WAITING, "dates", 30),
        ("the list fri --owed promised", Owed.PROMISED, "the list", 27),
        ("call at 3 pm --on fri", Owed.DUE, "call at 3 pm", 27),
        ("read chapter 4 --on +2d", Owed.DUE, "read chapter 4", 24),
        ("they: the plan for 2027 --on fri", Owed.WAITING, "the plan for 2027", 27),
    ],
)
def test_a_next_step_is_kept_for_its_day(
    fewer: Fewer, now: Now, line: str, owed: Owed, what: str, on: int
) -> None:
    code, out, _ = fewer("follow", "jo", *line.split())
    assert code == 0
    assert out.startswith("Jo Park, ")
    assert f": {what} · " in out
    step = step_called(now(), what)
    assert (step.owed, step.on) == (owed, date(2026, 11, on))


@pytest.mark.usefixtures("due")
def test_what_is_done_leaves_the_queue(fewer: Fewer, now: Now) -> None:
    assert fewer("done", "adam")[1] == "Done: Adam Zhu, send the list\n"
    with closing(now()) as network:
        assert step_called(network, "send the list").done_on == TODAY
        assert talks_with(network, ADAM) == []


@pytest.mark.usefixtures("due")
def test_what_was_done_by_a_talk_is_recorded_as_one(fewer: Fewer, now: Now) -> None:
    line = ["done", "adam", "rang", "him", "--on", "yesterday", "--minutes", "9"]
    assert fewer(*line)[0] == 0
    with closing(now()) as network:
        [talk] = talks_with(network, ADAM)
        assert step_called(network, "send the list").done_on == TODAY
    assert (talk.said, talk.kind, talk.minutes) == ("rang him", TalkKind.CALL, 9)
    assert talk.on == TODAY - timedelta(1)


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("options", "kind", "minutes"),
    [
        ([], TalkKind.MESSAGE, 0),
        (["--kind", "call"], TalkKind.CALL, 0),
        (["--minutes", "40"], TalkKind.MEETING, 40),
    ],
    ids=["nothing", "by what means", "how long"],
)
def test_to_be_in_touch_is_a_talk_of_which_nothing_need_be_told(
    fewer: Fewer, now: Now, options: list[str], kind: TalkKind, minutes: int
) -> None:
    assert fewer("done", "ana", *options)[0] == 0
    newest = talks_with(now(), ANA)[0]
    assert (newest.on, newest.kind, newest.minutes) == (TODAY, kind, minutes)
    assert newest.said == ""


@pytest.mark.usefixtures("due")
def test_who_was_thanked_is_thanked_no_more(fewer: Fewer, now: Now) -> None:
    assert fewer("done", "lena", "wrote", "to", "her")[0] == 0
    with closing(now()) as network:
        assert card_with(network, LENA).thanked_on == TODAY
        assert talks_with(network, LENA)[0].kind is TalkKind.MAIL


@pytest.mark.usefixtures("due")
def test_what_is_dropped_is_dropped_for_a_reason(fewer: Fewer, now: Now) -> None:
    assert fewer("drop", "adam", "--why", "he has it")[0] == 0
    assert step_called(now(), "send the list").dropped_why == "he has it"
    assert fewer("drop", "ana", "--why", "she asked for peace")[0] == 0
    assert person_called(now(), ANA).unsuggested_why == "she asked for peace"


@pytest.mark.usefixtures("due")
def test_a_meeting_and_an_invitation_are_dropped_without_one(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("drop", "jo")[0] == fewer("drop", "ren")[0] == 0
    with closing(now()) as network:
        assert card_with(network, JO).called_off_on == TODAY
        assert invitation_of(network, REN).state is State.DECLINED


# Later


@pytest.mark.usefixtures("due")
def test_an_invitation_or_a_line_of_the_queue_is_put_off(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("later", "maya", "fri")[1] == "Maya Lindqvist comes back Fri 27 Nov\n"
    assert fewer("later", "adam", "+2", "weeks")[0] == 0
    assert fewer("later", "ana", "4 jan")[0] == 0
    with closing(now()) as network:
        assert invitation_of(network, MAYA).state is State.LATER
        step = step_called(network, "send the list")
        assert step.later_until == TODAY + timedelta(14)
        assert person_called(network, ANA).later_until == date(2027, 1, 4)


def short(id: str, err: str) -> str:
    """Return what stands in brackets for an id or a key: of its digits the last."""
    cause, colon, digits = id.rpartition(":")
    several = re.findall(rf"\((?:id )?{cause}{colon}(\d{{4,9}})\)", err)
    [found] = [each for each in several if digits.endswith(each)]
    return f"{cause}{colon}{found}"


@pytest.mark.usefixtures("due")
def test_what_both_fit_is_put_off_only_once_it_is_clear(fewer: Fewer, now: Now) -> None:
    with closing(now()) as network:
        network.decide(export_of(incoming("Adam Osei")))
        step = step_called(network, "send the list")
        invitation = invitation_of(network, "Adam Osei")
        before = all_of(network)
    code, out, err = fewer("later", "adam", "fri")
    assert (code, out) == (1, "")
    one, other = short(invitation.id, err), short(f"step:{step.id}", err)
    assert f"Adam Osei's invitation ({one})" in err
    assert f"Adam Zhu, send the list ({other})" in err
    assert all_of(now()) == before
    assert fewer("later", other, "fri")[0] == 0
    assert fewer("later", one, "fri")[0] == 0
    with closing(now()) as network:
        assert invitation_of(network, "Adam Osei").state is State.LATER
        assert step_called(network, "send the list").later_until == date(2026, 11, 27)


@pytest.mark.usefixtures("due")
def test_one_fits_there_and_several_here_is_unclear_too(fewer: Fewer, now: Now) -> None:
    with closing(now()) as network:
        network.decide(export_of(incoming("Adam Osei"), incoming("Adam Bell")))
    err = fewer("later", "adam", "fri")[2]
    for each in ("Adam Osei", "Adam Bell", "Adam Zhu"):
        assert each in err


@pytest.mark.usefixtures("due")
def test_an_invitation_that_was_asked_is_the_line_of_the_queue_about_it(
    fewer: Fewer,
) -> None:
    code, _, err = fewer("later", "ren", "fri")
    assert (code, err) == (1, "fewer: Ren Ito was asked; it waits by itself.\n")


@pytest.mark.usefixtures("due")
def test_a_lapsed_invitation_stands_in_the_way_of_no_line(
    fewer: Fewer, then: Then, now: Now
) -> None:
    with closing(then(30)) as network:
        network.decide(export_of(incoming("Adam Osei")))
        network.decide(Ask(invitation_of(network, "Adam Osei").id))
    with closing(now()) as network:
        network.decide(LapseAll())
    assert fewer("later", "adam", "fri")[0] == 0
    assert step_called(now(), "send the list").later_until == date(2026, 11, 27)


@pytest.mark.usefixtures("due")
def test_whom_neither_knows_is_looked_for_in_both(fewer: Fewer) -> None:
    code, _, err = fewer("later", "zoe", "fri")
    assert (code, err.count("\n")) == (1, 1)
    assert err.startswith("fewer: No invitation from “zoe”.")
    assert "Nothing is pending with “zoe”." in err


# Names


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize("line", ["done", "drop --why x", "later fri"])
def test_somebody_elses_whole_name_is_no_misspelling_of_one_in_the_queue(
    fewer: Fewer, now: Now, line: str
) -> None:
    before = all_of(now())
    command, *rest = line.split()
    code, _, err = fewer(command, ANN, *rest)
    assert code == 1
    assert f"Nothing is pending with “{ANN}”" in err
    assert all_of(now()) == before


@pytest.mark.usefixtures("due")
def test_a_misspelt_name_in_the_queue_is_taken_where_it_is_clear(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("done", "Adam Zuh")[0] == 0
    assert step_called(now(), "send the list").done_on == TODAY


@pytest.mark.usefixtures("due")
def test_somebody_elses_whole_name_is_no_misspelling_of_one_with_a_card(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        network.decide(Propose(id_of(network, ANA)))
    assert fewer("call-off", ANN)[0] == 1
    assert card_with(now(), ANA).called_off_on is None
    assert fewer("call-off", "Ana Daiz")[0] == 0
    assert card_with(now(), ANA).called_off_on == TODAY


# Letters


@pytest.mark.usefixtures("due")
def test_a_letter_is_about_the_line_of_the_queue_there_is(
    fewer: Fewer, now: Now
) -> None:
    before = all_of(now())
    letter = fewer("write", "adam")[1]
    assert letter.startswith("Hello Adam,\n\n")
    assert "send the list" in letter
    assert letter.endswith("\nAsha\n")
    assert json.loads(fewer("write", "adam", "--json")[1]) == {
        "name": ADAM,
        "letter": letter.rstrip("\n"),
    }
    assert all_of(now()) == before


@pytest.mark.usefixtures("due")
def test_a_letter_to_whom_nothing_is_pending_with_is_a_letter_all_the_same(
    fewer: Fewer,
) -> None:
    assert fewer("write", ANN)[1].startswith("Hello Ann,\n\nI have been thinking")


@pytest.mark.usefixtures("due")
def test_a_letter_that_was_begun_goes_on(fewer: Fewer, now: Now) -> None:
    with closing(now()) as network:
        network.decide(KeepLetter(id_of(network, ADAM), "Dear Adam, at last"))
    assert fewer("write", "adam")[1] == "Dear Adam, at last\n"
    assert fewer("write", "adam", "--sent")[0] == 0
    with closing(now()) as network:
        assert talks_with(network, ADAM)[0].said == "Dear Adam, at last"
        assert person_called(network, ADAM).letter == ""


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("name", "tried"),
    [(ADAM, False), (LENA, False), (ANA, True), (TOM, True), (ANN, True)],
)
def test_a_letter_keeps_a_promise_or_thanks_and_else_is_a_try(
    fewer: Fewer, now: Now, name: str, tried: bool
) -> None:
    assert fewer("write", name, "--sent", "--text", "Hello there")[0] == 0
    with closing(now()) as network:
        newest = talks_with(network, name)[0]
        pending = [row.name for row in network.queue().rows]
    assert (newest.said, newest.kind) == ("Hello there", TalkKind.MAIL)
    assert newest.tried is tried
    assert (name in pending) is (name == TOM), "One waits for Tom's dates still."


@pytest.mark.usefixtures("due")
def test_what_was_sent_is_the_draft_unless_it_is_said(fewer: Fewer, now: Now) -> None:
    draft = fewer("write", "lena")[1]
    fewer("write", "lena", "--sent")
    assert talks_with(now(), LENA)[0].said.split() == draft.split()


# Whom to suggest


@pytest.mark.usefixtures("due")
def test_to_have_thought_of_somebody_claims_no_contact(fewer: Fewer, now: Now) -> None:
    assert fewer("thought", "ana")[0] == 0
    with closing(now()) as network:
        assert person_called(network, ANA).thought_on == TODAY
        assert len(talks_with(network, ANA)) == 1


@pytest.mark.usefixtures("due")
def test_whom_one_left_in_peace_is_suggested_again(fewer: Fewer, now: Now) -> None:
    assert fewer("suggest", "priya")[1] == "Priya Nair is suggested again\n"
    assert person_called(now(), PRIYA).unsuggested_on is None


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("words", "cadence"),
    [("every 10 days", "10 days"), ("quarterly", "3 months"), ("none", "none")],
)
def test_a_cadence_is_said_in_words(
    fewer: Fewer, now: Now, words: str, cadence: str
) -> None:
    assert fewer("cadence", "ana", *words.split())[0] == 0
    assert person_called(now(), ANA).cadence == cadence


# Meetings


@pytest.mark.usefixtures("begun")
def test_no_meeting_is_said(fewer: Fewer) -> None:
    assert fewer("prep") == (0, "No meeting is planned.\n", "")
    assert fewer("prep", "--json") == (0, "[]\n", "")


@pytest.mark.usefixtures("due")
def test_the_meetings_to_come_are_listed_with_what_they_lack(
    fewer: Fewer, ready: None, now: Now
) -> None:
    fewer("move", "tom", "4 jan", "3pm")
    fewer("confirm", "tom")
    with closing(now()) as network:
        network.decide(Propose(id_of(network, ANN)))
    lines = fewer("prep")[1].splitlines()
    assert [" ".join(line.split()) for line in lines] == [
        "Kim Holm Thu 19 Nov draft say how it went",
        f"Jo Park Tue 24 Nov video draft {LACKS_ALL}",
        "Tom Baker Mon 4 Jan 15:00 ready, confirmed",
        f"Ann Diaz an idea draft {LACKS_ALL}",
    ]
    *_, tom, ann = json.loads(fewer("prep", "--json")[1])
    assert (tom["name"], tom["state"], tom["missing"]) == (TOM, "ready", [])
    assert (tom["on"], tom["at"]) == ("2027-01-04", "15:00:00")
    assert ann["missing"] == ["purpose", "my_help", "their_help", "questions"]


LACKS_ALL = "lacks a purpose, a way you can help, a way they can help and a question"


@pytest.fixture
def ready(due: None, now: Now) -> None:
    """Have a meeting with Tom in four days, whose card is ready."""
    with closing(now()) as network:
        network.decide(Propose(id_of(network, TOM), TODAY + timedelta(4), minutes=45))
        card = network.find_card(TOM).id
        network.decide(Prepare(card, "Scope", "A list\nA name", "A view", "How?"))


@pytest.mark.usefixtures("ready")
def test_a_card_is_shown_whole_with_what_is_not_forgotten(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        coffee = Told("his son started school", TalkKind.MEETING)
        network.decide(LogTalk(id_of(network, TOM), Contact(coffee, TODAY)))
    shown = fewer("prep", "tom")[1]
    for words in (
        *("Tom Baker", "Thu 26 Nov", "45 min", "ready", "Scope", "A list", "A name"),
        *("A view", "How?", "they: dates for lunch", "his son started school"),
    ):
        assert words in shown
    card = json.loads(fewer("prep", "tom", "--json")[1])
    assert (card["name"], card["state"], card["missing"]) == (TOM, "ready", [])
    assert card["my_help"] == "A list\nA name"
    assert [step["what"] for step in card["theirs"]] == ["dates for lunch"]
    assert [talk["said"] for talk in card["talks"]] == ["his son started school"]


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("when", "on", "said"),
    [
        (["thu", "10:00"], date(2026, 11, 26), ", Thu 26 Nov"),
        (["4 jan"], date(2027, 1, 4), ", Mon 4 Jan"),
        ([], None, ""),
    ],
    ids=["a time", "a day", "an idea"],
)
def test_a_meeting_is_proposed_as_an_idea_or_for_a_day(
    fewer: Fewer, now: Now, when: list[str], on: date | None, said: str
) -> None:
    line = [*when, "--minutes", "45", "--where", "the Plough"]
    code, out, _ = fewer("meet", "tom", *line)
    assert code == 0
    assert out.startswith(f"A card for Tom Baker{said}")
    card = card_with(now(), TOM)
    assert (card.on, card.minutes, card.where) == (on, 45, "the Plough")
    assert (card.at is not None) is (len(when) == 2)


@pytest.mark.usefixtures("due")
def test_a_second_meeting_is_a_card_of_its_own(fewer: Fewer, now: Now) -> None:
    assert fewer("meet", "jo", "fri")[0] == 0
    cards = now().open_cards()
    assert [row.person.name for row in cards].count(JO) == 2
    code, _, err = fewer("confirm", "jo")
    assert code == 1
    assert err.count("(id ") == 2
    for card in (row.card for row in cards if row.person.name == JO):
        assert fewer("call-off", short(card.id, err))[0] == 0


@pytest.mark.usefixtures("due")
def test_a_card_is_prepared_until_it_is_ready(fewer: Fewer, now: Now) -> None:
    out = fewer("prepare", "jo", "--purpose", "Scope", "--questions", "How?")[1]
    assert out == (
        "Kept Jo Park's card · lacks a way you can help and a way they can help\n"
    )
    ways = ["--my-help", "A list", "--my-help", "A name", "--their-help", "A view"]
    assert "ready" in fewer("prepare", "jo", *ways)[1]
    card = card_with(now(), JO)
    assert (card.purpose, card.my_help) == ("Scope", "A list\nA name")


@pytest.mark.usefixtures("ready")
def test_a_ready_meeting_is_confirmed_moved_and_placed(fewer: Fewer, now: Now) -> None:
    assert fewer("confirm", "tom")[1] == "Confirmed Tom Baker, Thu 26 Nov\n"
    assert card_with(now(), TOM).confirmed_on == TODAY
    assert fewer("place", "tom", "the", "Plough,", "30", "min")[0] == 0
    assert fewer("move", "tom", "tomorrow", "9:15")[1] == (
        "Meeting Tom Baker on Mon 23 Nov 09:15 · to be confirmed anew\n"
    )
    card = card_with(now(), TOM)
    assert (card.where, card.minutes) == ("the Plough", 30)
    assert (card.on, f"{card.at:%H:%M}") == (TODAY + timedelta(1), "09:15")


@pytest.mark.usefixtures("due")
def test_a_meeting_that_is_over_is_not_confirmed_any_more(fewer: Fewer) -> None:
    over = "The meeting with Kim Holm was to be on Thu 19 Nov, and that is over:"
    assert fewer("confirm", "kim") == (
        1,
        "",
        f"fewer: {over} fewer debrief says how it went, fewer move sets another day.\n",
    )
    ways = ["--my-help", "A list", "--their-help", "A view", "--questions", "How?"]
    said = fewer("prepare", "kim", "--purpose", "Scope", *ways)[1]
    assert said == "Kept Kim Holm's card · how it went: fewer debrief\n"


@pytest.mark.usefixtures("due")
def test_a_meeting_is_called_off_with_a_kind_note_to_send(
    fewer: Fewer, now: Now
) -> None:
    said, _, note = fewer("call-off", "jo")[1].partition("\n\n")
    assert said.startswith("Called off Jo Park · 2 h given back")
    assert note.startswith("Hello Jo,\n\nThank you for being ready to meet on Tue 24")
    assert note.endswith("\nAsha\n")
    assert card_with(now(), JO).called_off_on == TODAY
    fewer("undo")
    other = json.loads(fewer("call-off", "jo", "--postpone", "--json")[1])["note"]
    assert other.startswith("Hello Jo,")
    assert other != note.rstrip("\n")


@pytest.mark.usefixtures("due")
def test_the_users_own_note_calls_a_meeting_off(fewer: Fewer, now: Now) -> None:
    with closing(now()) as network:
        network.decide(KeepNote(card_with(network, JO).id, "Dear Jo, not now."))
    assert fewer("call-off", "jo")[1].endswith("\n\nDear Jo, not now.\n")


@pytest.mark.usefixtures("ready")
def test_a_debrief_records_the_talk_and_what_follows(fewer: Fewer, now: Now) -> None:
    line = ["tom", "well,", "40", "min", "--given", "a list", "--received", "a name"]
    steps = ["--next", "send the plan fri", "--next", "she: dates for tea, 4 dec"]
    code, out, err = fewer("debrief", *line, *steps)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Met Tom Baker, Sun 22 Nov, not Thu 26 Nov · 2 next steps, thank by Tue 24 Nov",
        "you promised: send the plan · Fri 27 Nov",
        "they: dates for tea · Fri 4 Dec",
    ]
    with closing(now()) as network:
        card = card_with(network, TOM)
        [talk] = talks_with(network, TOM)
        assert step_called(network, "send the plan").owed is Owed.PROMISED
        assert step_called(network, "dates for tea").owed is Owed.WAITING
    assert (card.met_on, card.thank_by) == (TODAY, TODAY + timedelta(2))
    assert (talk.said, talk.minutes, talk.card) == ("well", 40, card.id)
    assert (talk.given, talk.received) == ("a list", "a name")


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("thanks", "by"),
    [
        ([], TODAY),
        (["--thank-by", "fri"], date(2026, 11, 27)),
        (["--no-thanks"], None),
    ],
    ids=["within two days", "by a day", "not at all"],
)
def test_a_thank_you_is_for_two_days_after_the_meeting_unless_it_is_said(
    fewer: Fewer, now: Now, thanks: list[str], by: date | None
) -> None:
    code, out, _ = fewer("debrief", "kim", "well", "--nothing-owed", *thanks)
    assert code == 0
    assert out.startswith("Met Kim Holm, Thu 19 Nov · nothing owed")
    assert card_with(now(), KIM).thank_by == by


@pytest.mark.usefixtures("due")
def test_that_nothing_is_owed_may_be_said_as_what_follows(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("debrief", "kim", "well", "--next", "nothing owed")[0] == 0
    assert card_with(now(), KIM).met_on == TODAY - timedelta(3)


# Taking back, and refusing


DECISIONS = [
    ["log", "ana", "coffee"],
    ["log", "ana", "rang", "--tried"],
    ["follow", "ana", "the plan fri"],
    ["done", "adam"],
    ["done", "adam", "rang", "him"],
    ["done", "ana"],
    ["done", "lena"],
    ["drop", "adam", "--why", "x"],
    ["drop", "ana", "--why", "x"],
    ["drop", "lena", "--why", "x"],
    ["drop", "jo"],
    ["drop", "kim"],
    ["drop", "ren"],
    ["later", "maya", "fri"],
    ["later", "adam", "fri"],
    ["later", "ana", "fri"],
    ["later", "lena", "fri"],
    ["later", "jo", "tue"],
    ["later", "kim", "fri"],
    ["write", "adam", "--sent"],
    ["write", "ana", "--sent"],
    ["write", "tom", "--sent"],
    ["thought", "ana"],
    ["suggest", "priya"],
    ["cadence", "ana", "weekly"],
    ["led", "ana", "priya"],
    ["meet", "ana", "fri"],
    ["prepare", "jo", "--purpose", "x"],
    ["move", "jo", "fri"],
    ["place", "jo", "here"],
    ["call-off", "jo"],
    ["debrief", "kim", "well", "--next", "the plan fri"],
]


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize("line", DECISIONS, ids=" ".join)
def test_one_undo_takes_all_of_a_decision_back(
    fewer: Fewer, now: Now, line: list[str]
) -> None:
    before = all_of(now())
    code, out, err = fewer(*line, "--json")
    assert (code, err) == (0, "")
    assert all_of(now()) != before
    said = json.loads(out)["said"]
    assert fewer("undo") == (0, f"Undone: {said}\n", "")
    assert all_of(now()) == before


REFUSED = [
    (["log", "nobody", "x"], "Nobody is called “nobody”"),
    (["log", "diaz", "x"], "“diaz” could be any of: Ana Diaz, Ann Diaz."),
    (["log", "ana", "x", "--on", "tomorrow"], "“tomorrow” is yet to come"),
    (["log", "ana", "x", "--on", "nxt fr"], "“nxt fr” is no date I know"),
    (["log", "ana", " "], "What was said?"),
    (["log", "ana", "x", "--minutes", "2000"], "A talk takes up to 1,440 minutes"),
    (["follow", "ana", "the plan"], "“the plan” ends with no day"),
    (["follow", "ana", "fri"], "What is to be done?"),
    (["follow", "ana", "the plan", "--on", "nxt fr"], "“nxt fr” is no date I know"),
    (["follow", "diaz", "it fri"], "“diaz” could be any of: "),
    (["done", "nobody"], "Nothing is pending with “nobody”"),
    (["done", "a"], "“a” could be any of: "),
    (["done", "jo"], "The card is to be prepared"),
    (["done", "kim"], "Say how it went"),
    (["done", "ren"], "Their answer is awaited"),
    (["done", "ana", "--minutes", "2000"], "A meeting takes 1 to 1,440 minutes"),
    (["drop", "nobody"], "Nothing is pending with “nobody”"),
    (["drop", "adam"], "Why not?"),
    (["later", "adam", "yesterday"], "“yesterday” is not after today"),
    (["write", "nobody"], "Nobody is called “nobody”"),
    (["write", "ren", "--sent"], "Ren Ito was asked"),
    (["write", "a"], "“a” could be any of: "),
    (["thought", "tom"], "Nobody called “tom” holds a place."),
    (["thought", "priya x"], "Nobody called “priya x” holds a place."),
    (["suggest", "ana"], "Ana Diaz is suggested already."),
    (["cadence", "ana", "often"], "“often” is no cadence I know."),
    (["cadence", "ana", "monthly"], "Ana Diaz: every month already."),
    (["led", "ana", "ana"], "Ana Diaz can't have led you to Ana Diaz: nobody leads"),
    (["prep", "nobody"], "No meeting with “nobody” is planned."),
    (["meet", "nobody"], "Nobody is called “nobody”"),
    (["meet", "ana", "yesterday"], "“yesterday” is over"),
    (["meet", "ana", "25:00"], "“25:00” is no time of day I know"),
    (["meet", "ana", "--minutes", "0"], "A meeting takes 1 to 1,440 minutes"),
    (["prepare", "ana", "--purpose", "x"], "No meeting with “ana” is planned."),
    (["move", "jo", "nxt fr"], "“nxt fr” is no date I know"),
    (["move", "jo", "2026-11-24"], "The meeting with Jo Park is on Tue 24 Nov already"),
    (["place", "ana", "here"], "No meeting with “ana” is planned."),
    (["confirm", "jo"], "The meeting with Jo Park lacks a purpose, a way you can "),
    (["call-off", "lena"], "No meeting with “lena” is planned."),
    (["debrief", "kim", "well"], "What follows?"),
    (["debrief", "kim", "well", "--next", "the plan"], "“the plan” ends with no day"),
    (
        ["debrief", "kim", "x", "--nothing-owed", "--thank-by", "2 nov 2026"],
        "“2 nov 2026” is over",
    ),
]


@pytest.mark.usefixtures("due")
@pytest.mark.parametrize(
    ("line", "reason"),
    REFUSED,
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_is_refused_is_one_line_and_decides_nothing(
    fewer: Fewer, now: Now, line: list[str], reason: str
) -> None:
    before = all_of(now())
    code, out, err = fewer(*line)
    assert (code, out) == (1, "")
    assert err.startswith(f"fewer: {reason}")
    assert err.count("\n") == 1
    assert all_of(now()) == before


@pytest.mark.usefixtures("due")
def test_of_several_lines_about_one_each_is_named_by_its_key(
    fewer: Fewer, now: Now
) -> None:
    with closing(now()) as network:
        follow(network, ADAM, Owed.DUE, "ring him", 0)
        keys = [row.pending.key for row in network.queue().rows if row.name == ADAM]
        before = all_of(network)
    for line in (["done", "adam"], ["drop", "adam"], ["write", "adam"]):
        code, out, err = fewer(*line)
        assert (code, out) == (1, "")
        assert len({short(key, err) for key in keys}) == 2
    assert all_of(now()) == before
    assert fewer("done", short(keys[0], err))[0] == 0
    assert len([r for r in now().queue().rows if r.name == ADAM]) == 1
