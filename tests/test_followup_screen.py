"""The follow-up queue on the screen: what each key decides, and takes back."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from days import Calendar
from people import (
    REN,
    TODAY,
    connection,
    export_of,
    incoming,
    invitation_of,
    misdrawn,
    person_called,
    seat,
    state_of,
    tended,
)

from store.decisions.debriefs import Debrief
from store.decisions.followups import AddStep
from store.decisions.inbox import Ask
from store.decisions.people import tend
from store.decisions.prep import Prepare, Propose
from store.decisions.talks import Contact, LogTalk
from store.decisions.tending import ChangeCadence, Unsuggest
from store.network import Network
from store.records import (
    FollowUp,
    Owed,
    Person,
    Standing,
    State,
    Talk,
    TalkKind,
)
from store.rules.queue import Group
from store.rules.steps import Step
from store.rules.talking import Told, told

ANA, JO, LENA, TOM, BEN = "Ana Diaz", "Jo Park", "Lena Fischer", "Tom Baker", "Ben Okri"

LONG_AGO = TODAY - timedelta(days=69)


@pytest.fixture
def network(network: Network, calendar: Calendar) -> Network:
    """Ana is owed a promise, it is Jo's turn, Tom is waited for, Ben comes later."""
    calendar.day = LONG_AGO
    tended(network, ANA, JO)
    network.decide(export_of(connections=[connection(n) for n in (LENA, TOM, BEN)]))
    promise = Step(Owed.PROMISED, "send the checklist", LONG_AGO + timedelta(days=7))
    network.decide(AddStep(person_called(network, ANA).id, promise))
    calendar.day = TODAY - timedelta(days=51)
    jo = person_called(network, JO).id
    network.decide(LogTalk(jo, Contact(told("lunch, her new job"))))
    network.decide(ChangeCadence(jo, "30 days"))
    calendar.day = TODAY - timedelta(days=6)
    waiting = Step(Owed.WAITING, "dates for lunch", TODAY + timedelta(days=3))
    network.decide(AddStep(person_called(network, TOM).id, waiting))
    network.decide(
        LogTalk(person_called(network, ANA).id, Contact(told("call, spring")))
    )
    later = Step(Owed.DUE, "share the reading list", TODAY + timedelta(days=5))
    network.decide(AddStep(person_called(network, BEN).id, later))
    calendar.day = TODAY
    return network


def steps(network: Network) -> dict[str, FollowUp]:
    return {step.what: step for step in network.follow_ups()}


def talks_with(network: Network, name: str) -> list[Talk]:
    talks = network.talks_with(person_called(network, name).id)
    return sorted(talks, key=lambda talk: talk.on)


def groups(network: Network) -> dict[str, Group]:
    return {row.pending.what: row.pending.group for row in network.queue().rows}


# What is shown


async def test_each_line_stands_in_its_part_and_says_why(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4")
        shown = [" ".join(row.split()) for row in app.rows[3:11]]
    assert shown == [
        "Promised 2 due · 1 waiting · 1 later",
        "> Ana Diaz send the checklist overdue: promised 14 Sep",
        "Due",
        "Jo Park be in touch 1.7x overdue: 51 days, cadence 30",
        "Waiting on them",
        "Tom Baker dates for lunch since 16 Nov, until 25 Nov",
        "Later",
        "Ben Okri share the reading list Fri 27 Nov",
    ]


async def test_below_the_list_stands_who_it_is_and_what_was_said_last(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4")
        assert "Ana Diaz · active since 14 Sep · every month" in app.text
        assert "“call, spring” 16 Nov, call" in app.body
        assert "promised 14 Sep, for 21 Sep" in app.text
        await app.press("j")
        assert "“lunch, her new job” 2 Oct, meeting" in app.body


async def test_due_and_overdue_differ_in_word_and_in_look(network: Network) -> None:
    lena = person_called(network, LENA).id
    network.decide(AddStep(lena, Step(Owed.DUE, "ask how it went", TODAY)))
    async with seat(network) as app:
        await app.press("4 G")
        looks = {}
        for strip in app.app.screen._compositor.render_strips():
            for segment in strip:
                if "overdue" in segment.text or segment.text.strip() == "today":
                    looks[segment.text.strip()] = str(segment.style)
    assert len(looks) == 3
    assert looks["today"] != looks["1.7x overdue: 51 days, cadence 30"]


async def test_the_count_of_what_is_due_stands_on_every_screen(
    network: Network,
) -> None:
    async with seat(network) as app:
        assert "4 Follow-up 2" in app.rows[1]
        await app.press("4 d", "j d")
        assert "[4 Follow-up]" in app.rows[1]


async def test_nothing_owed_is_said_with_what_would_bring_something(
    network: Network, home: Path, state: Path
) -> None:
    async with seat(network) as app:
        await app.press("4 d", "j d", "j d", "j d")
        assert "Nothing is owed, and nobody is waiting for you." in app.text
        assert "f keeps a next step" in app.text
        await app.press("u u u u")
        assert "Promised" in app.text


# One key decides, another takes it back


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        pytest.param("d", "Done: Ana Diaz, send the checklist", id="done"),
        pytest.param(
            "s t", "Ana Diaz, send the checklist: back Mon 23 Nov", id="later"
        ),
        pytest.param("j d", "In touch with Jo Park, Sun 22 Nov", id="in touch"),
        pytest.param("j s r", "Jo Park comes back Sun 29 Nov", id="person later"),
        pytest.param("j t", "Thought of Jo Park, nothing needed", id="thought of"),
        pytest.param("r r", "Done: Ana Diaz, send the checklist", id="written"),
        pytest.param("j r r", "Tried to reach Jo Park, Sun 22 Nov", id="tried"),
    ],
)
async def test_each_decision_is_undone_by_one_key_and_done_again_by_another(
    network: Network, keys: str, said: str
) -> None:
    before = network.queue()
    async with seat(network) as app:
        await app.press("4", keys)
        assert app.message.startswith(said)
        assert app.message.endswith("u undoes")
        decided = network.queue()
        assert decided != before
        await app.press("u")
        assert app.message.startswith(f"Undone: {said}")
        assert network.queue() == before
        await app.press("U")
        assert network.queue() == decided


@pytest.mark.parametrize("keys", ["d", "s t", "r r"])
async def test_after_a_decision_the_next_one_of_its_part_is_selected(
    network: Network, keys: str
) -> None:
    ana = person_called(network, ANA).id
    network.decide(AddStep(ana, Step(Owed.PROMISED, "a second list", TODAY)))
    async with seat(network) as app:
        await app.press("4", keys)
        assert "a second list" in app.cursor


@pytest.mark.parametrize("keys", ["d", "s t", "r r"])
async def test_a_key_too_many_after_the_last_promise_decides_nothing_about_the_rest(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press("4", keys, "d")
        assert app.message == "None is selected: j and k select one."
        assert groups(network)["be in touch"] is Group.DUE
        await app.press("j")
        assert JO in app.cursor


async def test_a_key_too_many_decides_nothing_about_those_one_waits_for(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 d", "j d d d")
        assert app.message == "None is selected: j and k select one."
    assert groups(network)["dates for lunch"] is Group.WAITING
    assert groups(network)["share the reading list"] is Group.LATER


async def test_done_claims_no_talk_unless_it_was_one(network: Network) -> None:
    before = talks_with(network, ANA)
    async with seat(network) as app:
        await app.press("4 d")
        assert talks_with(network, ANA) == before
        await app.press("u", "m")
        await app.write("mail, here it is")
        await app.press("enter")
        assert "Done by that: send the checklist?" in app.text
        await app.press("y")
    [*_, talk] = talks_with(network, ANA)
    assert (talk.said, talk.kind, talk.on) == ("mail, here it is", TalkKind.MAIL, TODAY)
    assert steps(network)["send the checklist"].done_on == TODAY


async def test_to_be_in_touch_is_a_talk_and_the_clock_runs_from_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 j d")
    assert person_called(network, JO).last_talk == TODAY
    assert "be in touch" not in groups(network)


async def test_to_have_thought_of_them_claims_no_contact(network: Network) -> None:
    before = talks_with(network, JO)
    async with seat(network) as app:
        await app.press("4 j t")
        assert "next Tue 22 Dec" in app.message
    assert talks_with(network, JO) == before
    assert "be in touch" not in groups(network)


@pytest.mark.parametrize("keys", ["", "j"])
async def test_to_drop_it_takes_a_reason_which_is_kept(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press("4", keys, "x enter")
        assert "A few words; they are kept." in app.text
        await app.write("she moved away")
        await app.press("enter")
        assert "she moved away" in app.message
        assert "u undoes" in app.message
    said = next(network.history()).said
    assert "she moved away" in said


async def test_who_is_dropped_is_not_suggested_until_the_user_says_so(
    network: Network, calendar: Calendar
) -> None:
    jo = person_called(network, JO).id
    network.decide(Unsuggest(jo, "a busy year"))
    calendar.day = TODAY + timedelta(days=300)
    async with seat(network) as app:
        await app.press("4 G")
        assert "Not suggested, until you say so" in app.text
        assert "a busy year" in app.cursor
        await app.press("a")
        assert app.message == "Jo Park is suggested again · u undoes"
    [row] = [r for r in network.queue().rows if r.person and r.person.id == jo]
    assert row.pending.group is Group.DUE


async def test_after_three_tries_in_vain_nobody_is_suggested(
    network: Network, calendar: Calendar
) -> None:
    for _ in range(3):
        async with seat(network) as app:
            await app.press("4 /")
            await app.write("be in touch")
            await app.press("enter")
            while JO not in app.cursor:
                await app.press("n")
            await app.press("r r")
            assert app.message.startswith("Tried to reach Jo Park")
        calendar.day += timedelta(days=40)
    async with seat(network) as app:
        await app.press("4 G")
        assert "3 tries unanswered" in app.cursor


async def test_a_step_that_is_put_off_holds_until_its_day_and_comes_back(
    network: Network, calendar: Calendar
) -> None:
    async with seat(network) as app:
        await app.press("4 s 2 enter")
        assert groups(network)["send the checklist"] is Group.LATER
    calendar.day = TODAY + timedelta(days=13)
    assert groups(network)["send the checklist"] is Group.LATER
    calendar.day = TODAY + timedelta(days=14)
    assert groups(network)["send the checklist"] is Group.PROMISED


# Writing


async def test_a_letter_is_begun_from_what_is_known(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 r")
        assert "Hello Ana," in app.text
        assert "I promised on 14 Sep to send the checklist." in app.text
        assert "   Asha" in app.text
        await app.press("y")
        assert "I promised on 14 Sep" in app.app.clipboard
        await app.press("q j r")
        assert "on 2 Oct, it was about this: “lunch, her new job”" in app.body


async def test_what_was_written_is_what_is_recorded(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 r i")
        await app.write(" PS: hello")
        await app.press("escape r")
    [*_, talk] = talks_with(network, ANA)
    assert talk.said.endswith("Here it is: PS: hello\n\nAsha")
    assert talk.kind is TalkKind.MAIL
    assert steps(network)["send the checklist"].done_on == TODAY


async def test_a_letter_that_is_left_is_kept_and_stands_there_again(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 r i")
        await app.write("!?")
        await app.press("escape q")
        assert app.message == "Kept the letter to Ana Diaz · u undoes"
        assert "A letter is begun" in app.text
        await app.press("r")
        assert "Here it is:!?" in app.text
        await app.press("r")
    assert person_called(network, ANA).letter == ""
    assert talks_with(network, ANA)[-1].said.endswith("Here it is:!?\n\nAsha")


async def test_to_write_to_one_whom_one_waits_for_is_a_try_and_the_waiting_goes_on(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 j j r")
        assert "no is an answer too" in app.body
        await app.press("r")
        assert app.message.startswith("Tried to reach Tom Baker")
    assert groups(network)["dates for lunch"] is Group.WAITING
    assert talks_with(network, TOM)[-1].tried


# Next steps


async def test_a_next_step_is_put_in_in_one_line_and_echoed(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 f")
        assert "Next with Ana Diaz:" in app.text
        await app.write("she: the dates, 4 dec")
        assert "they: the dates · Fri 4 Dec" in app.text
        await app.press("enter")
        assert app.message == "Ana Diaz, they: the dates · Fri 4 Dec · u undoes"
    kept = steps(network)["the dates"]
    assert (kept.owed, kept.on, kept.since) == (Owed.WAITING, date(2026, 12, 4), TODAY)


async def test_a_step_without_a_day_is_asked_for_again_and_the_text_is_kept(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 f")
        await app.write("call her soonish")
        await app.press("enter")
        assert "ends with no day" in app.text
        assert app.rows[-1].strip() == "call her soonish"
    assert "call her" not in steps(network)


async def test_a_step_is_worded_otherwise_in_place(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 i")
        assert app.rows[-1].strip() == "promised send the checklist 2026-09-21"
        await app.press("ctrl+u")
        await app.write("promised send both lists fri")
        await app.press("enter")
        assert app.message.startswith("Now you promised: send both lists · Fri 27 Nov")
    kept = steps(network)["send both lists"]
    assert kept.since == LONG_AGO


async def test_the_editor_has_a_step(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('send it mon')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with seat(network) as app:
        await app.press("4 e")
    assert steps(network)["send it"].on == date(2026, 11, 23)


async def test_what_is_no_step_is_not_worded_and_the_reason_is_said(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 j i")
        assert app.message == "Only a next step is worded by you: f adds one."
        await app.press("k t")
        assert app.message.startswith("t counts a cadence anew")


# What the rules find


async def test_one_who_was_asked_is_in_the_queue_before_it_lapses(
    network: Network, calendar: Calendar
) -> None:
    network.decide(export_of(incoming(REN)))
    network.decide(Ask(invitation_of(network, REN).id))
    assert "an answer to your reply" not in groups(network)
    calendar.day = TODAY + timedelta(days=12)
    async with seat(network) as app:
        await app.press("4 /")
        await app.write(REN)
        await app.press("enter")
        assert "lapses in 2 days · nothing lost" in app.cursor
        await app.press("s")
        assert "waits by itself" in app.message
        await app.press("enter")
        assert "You asked on Sun 22 Nov" in app.text
        await app.press("q r")
        await app.write("By Jo")
        await app.press("escape")
    assert state_of(network, REN) is State.ANSWERED


async def test_a_meeting_that_is_near_and_unready_comes_first_of_what_is_due(
    network: Network,
) -> None:
    ben = person_called(network, BEN).id
    network.decide(Propose(ben, TODAY + timedelta(days=2)))
    async with seat(network) as app:
        await app.press("4 j")
        assert "in 2 days: lacks a purpose and 3 more" in app.cursor
        await app.press("d")
        assert app.message == "The card is to be prepared, or the meeting called off."
        await app.press("enter")
        assert "Prep · Ben Okri" in app.text
        await app.press("q s t")
        assert groups(network)["prepare the meeting"] is Group.LATER
        await app.press("u x")
        assert "Called off, 2 h given back. A note to Ben" in app.text


async def test_a_meeting_that_is_over_asks_how_it_went(
    network: Network, calendar: Calendar
) -> None:
    ben = person_called(network, BEN).id
    network.decide(Propose(ben, TODAY + timedelta(days=1)))
    calendar.day = TODAY + timedelta(days=2)
    async with seat(network) as app:
        await app.press("4 /")
        await app.write("how it went")
        await app.press("enter")
        assert "met yesterday?" in app.cursor
        await app.press("d")
        assert "Debrief · Ben Okri" in app.text


async def test_a_thank_you_is_due_after_a_meeting_and_is_written_once(
    network: Network, calendar: Calendar
) -> None:
    ben = person_called(network, BEN).id
    network.decide(Propose(ben, TODAY))
    [card] = network.cards()
    network.decide(
        Debrief(
            card.id,
            "All went well",
            nothing_owed=True,
            received="Three names",
            thank_by=TODAY + timedelta(days=2),
        )
    )
    calendar.day = TODAY + timedelta(days=1)
    async with seat(network) as app:
        await app.press("4 /")
        await app.write("thank")
        await app.press("enter r")
        assert "Thank you for our meeting on Sun 22 Nov, and for this:" in app.body
        await app.press("r")
        assert app.message == "Thanked Ben Okri · u undoes"
    assert not any(what.startswith("thank") for what in groups(network))
    assert talks_with(network, BEN)[-1].on == calendar.day


# Everywhere


async def test_the_queue_is_whole_in_a_small_terminal(network: Network) -> None:
    network.decide(Propose(person_called(network, BEN).id, TODAY + timedelta(days=2)))
    [card] = network.cards()
    network.decide(Prepare(card.id, "Why not"))
    async with seat(network, (40, 12)) as app:
        for keys in ("4", "j", "s", "escape", "f", "escape", "r", "r", "x", "escape"):
            await app.press(keys)
            assert misdrawn(app, (40, 12)) == [], app.text


async def test_a_person_opens_and_comes_back_to_the_same_line(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 j p")
        assert "1.7x overdue: 51 days since the last talk" in app.text
        await app.press("q")
        assert JO in app.cursor


@pytest.mark.parametrize(
    ("keys", "name"), [("4 j", JO), ("6", ANA), ("6 enter", ANA), ("5", JO)]
)
async def test_a_talk_is_logged_wherever_a_person_is_shown(
    network: Network, keys: str, name: str
) -> None:
    async with seat(network) as app:
        await app.press(keys, "m")
        await app.write("coffee, all well, 45 min")
        assert f"meeting with {name}, 45 min: coffee, all well · today" in app.text
        await app.write(", last friday")
        assert f"meeting with {name}, 45 min: coffee, all well · Fri 20 Nov" in app.text
        await app.press("enter")
        assert "meeting, 45 min" in app.message
    assert steps(network)["send the checklist"].done_on is None
    talk = talks_with(network, name)[-1]
    assert (talk.said, talk.on, talk.minutes) == (
        "coffee, all well",
        date(2026, 11, 20),
        45,
    )


async def test_a_talk_about_something_else_leaves_the_step_as_it_is(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 m")
        await app.write("coffee, all well")
        await app.press("enter n")
        assert app.message.startswith("In touch with Ana Diaz")
    assert steps(network)["send the checklist"].done_on is None


async def test_a_day_that_is_not_over_is_refused_for_a_talk_and_the_text_kept(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("6 m")
        await app.write("coffee, next friday")
        await app.press("enter")
        assert "is yet to come. Try: yesterday, last friday" in app.text
        assert "^u clears it" in app.text
        assert app.rows[-1].strip() == "coffee, next friday"


async def test_talks_and_steps_are_put_in_from_anywhere_for_one_named_in_part(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("1 c t")
        await app.write("lena")
        assert "Lena Fischer" in app.text
        await app.press("enter")
        await app.write("call, her first month")
        await app.press("enter")
        assert app.message.startswith("In touch with Lena Fischer, Sun 22 Nov")
        await app.press("c f")
        await app.write("ben okr")
        await app.press("enter")
        await app.write("send the talk tue")
        await app.press("enter")
        assert "Ben Okri, you: send the talk · Tue 24 Nov" in app.message


async def test_a_name_that_could_be_several_lists_them_and_decides_nothing(
    network: Network,
) -> None:
    network.decide(export_of(connections=[connection("Jo Berg")]))
    async with seat(network) as app:
        await app.press("1 c t")
        await app.write("jo")
        await app.press("enter")
        assert "“jo” could be any of: Jo Park" in app.body
        assert "Jo Berg" in app.body


async def test_a_person_has_another_cadence_or_none(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 j p", "i t")
        await app.write("every 10 days")
        assert "every 10 days" in app.text
        await app.press("enter")
        assert app.message == "Jo Park: every 10 days · u undoes"
        assert "3x+ overdue" in app.text
        await app.press("i t n")
        assert app.message == "Jo Park: no cadence · u undoes"
    assert "be in touch" not in groups(network)


async def test_why_and_how_one_knows_them_are_changed_in_place(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("4 p i w ctrl+u")
        await app.write("We leave audit together")
        await app.press("enter")
        assert "Why      We leave audit together" in app.text
        await app.press("i k")
        await app.write("met through Jo")
        await app.press("enter")
        assert "Known    met through Jo" in app.text


async def test_undo_puts_the_cursor_on_what_came_back(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 d", "j d")
        await app.press("u")
        assert JO in app.cursor
        await app.press("u")
        assert ANA in app.cursor


def test_whoever_gets_a_place_anew_begins_without_old_tries() -> None:
    left = Person(
        id="1",
        name=JO,
        standing=Standing.RESTING,
        tries=3,
        unsuggested_on=LONG_AGO,
        unsuggested_why="a busy year",
    )
    back = tend(left, "We help each other.", "1 month", TODAY)
    assert (back.tries, back.unsuggested_on, back.suggest_from) == (0, None, TODAY)


async def test_an_overdue_promise_is_reworded_on_its_old_day(network: Network) -> None:
    async with seat(network) as app:
        await app.press("4 i")
        await app.press("ctrl+u")
        await app.write("promised send both lists 2026-09-21")
        await app.press("enter")
    kept = steps(network)["send both lists"]
    assert kept.on == LONG_AGO + timedelta(days=7)


async def test_how_a_meeting_went_is_said_later_and_its_day_stays(
    network: Network, calendar: Calendar
) -> None:
    network.decide(Propose(person_called(network, BEN).id, TODAY))
    calendar.day = TODAY + timedelta(days=1)
    async with seat(network) as app:
        await app.press("4 /")
        await app.write("how it went")
        await app.press("enter s t")
        assert app.message == "The meeting with Ben Okri: back Tue 24 Nov · u undoes"
    [card] = network.cards()
    assert card.on == TODAY
    assert groups(network)["say how it went"] is Group.LATER
    calendar.day = TODAY + timedelta(days=2)
    assert groups(network)["say how it went"] is Group.DUE


@pytest.mark.parametrize("days", [0, 2])
async def test_a_letter_about_a_meeting_answers_no_try(
    network: Network, calendar: Calendar, days: int
) -> None:
    ben = person_called(network, BEN).id
    network.decide(Propose(ben, TODAY + timedelta(days=1)))
    tried = Contact(Told("Hello?", TalkKind.MAIL), TODAY, tried=True)
    network.decide(LogTalk(ben, tried))
    calendar.day = TODAY + timedelta(days=days)
    async with seat(network) as app:
        await app.press("4 /")
        await app.write("prepare" if days == 0 else "how it went")
        await app.press("enter r r")
        assert app.message.startswith("Tried to reach Ben Okri")
    assert person_called(network, BEN).tries == 1 + bool(days)


async def test_a_letter_begun_about_something_else_settles_nothing_here(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    network.decide(AddStep(ana, Step(Owed.DUE, "ask how it went", TODAY)))
    async with seat(network) as app:
        await app.press("4 r i")
        await app.write("!?")
        await app.press("escape q", "/")
        await app.write("ask how")
        await app.press("enter r")
        assert "begun about something else" in app.text
        await app.press("r")
        assert app.message.startswith("Tried to reach Ana Diaz")
    assert steps(network)["ask how it went"].done_on is None
    assert steps(network)["send the checklist"].done_on is None
