"""Next steps as people write them: whose they are, what they are, and their day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.pending import step_line
from store.errors import Empty, NotADate, NothingFollows, Refused
from store.records import FollowUp, Owed
from store.rules.steps import (
    NOTHING_OWED,
    Step,
    echoed,
    read_step,
    read_steps,
    says_nothing_is_owed,
)

SUNDAY = date(2026, 11, 22)
FRIDAY = date(2026, 11, 27)
PROMISED, DUE, WAITING = Owed.PROMISED, Owed.DUE, Owed.WAITING


@pytest.mark.parametrize(
    ("line", "owed", "what", "on"),
    [
        ("send the list fri", DUE, "send the list", FRIDAY),
        ("send the list by fri", DUE, "send the list", FRIDAY),
        ("send the list, on Friday.", DUE, "send the list", FRIDAY),
        ("send the list - fri!", DUE, "send the list", FRIDAY),
        ("send the list next friday", DUE, "send the list", FRIDAY),
        ("  send   the list   fri  ", DUE, "send the list", FRIDAY),
        ("send the list today", DUE, "send the list", SUNDAY),
        ("send the list tomorrow", DUE, "send the list", date(2026, 11, 23)),
        ("send the list in 2 weeks", DUE, "send the list", date(2026, 12, 6)),
        ("send the list within 2 weeks", DUE, "send the list", date(2026, 12, 6)),
        ("send the list +10d", DUE, "send the list", date(2026, 12, 2)),
        ("send the list 4 jan", DUE, "send the list", date(2027, 1, 4)),
        ("send the list until jan 4", DUE, "send the list", date(2027, 1, 4)),
        ("send the list on 4 jan 2028", DUE, "send the list", date(2028, 1, 4)),
        ("send the list by the 4th of jan", DUE, "send the list", date(2027, 1, 4)),
        ("send the list 4 may", DUE, "send the list", date(2027, 5, 4)),
        ("send the list 2027-01-04", DUE, "send the list", date(2027, 1, 4)),
        ("send it by the end of month", DUE, "send it", date(2026, 11, 30)),
        ("send it by the end of the month", DUE, "send it", date(2026, 11, 30)),
        ("ask about the plan next week", DUE, "ask about the plan", date(2026, 11, 29)),
        ("she: dates for lunch, 4 dec", WAITING, "dates for lunch", date(2026, 12, 4)),
        ("HE : dates fri", WAITING, "dates", FRIDAY),
        ("they:dates fri", WAITING, "dates", FRIDAY),
        ("waiting: dates fri", WAITING, "dates", FRIDAY),
        ("promised to send the list fri", PROMISED, "send the list", FRIDAY),
        ("I promised to send the list fri", PROMISED, "send the list", FRIDAY),
        ("promised: the list fri", PROMISED, "the list", FRIDAY),
        ("promised the list fri", PROMISED, "the list", FRIDAY),
        # Words that only look like a day, or like whose it is.
        ("send the march list fri", DUE, "send the march list", FRIDAY),
        ("ask how her sunday was fri", DUE, "ask how her sunday was", FRIDAY),
        ("send draft 2 fri", DUE, "send draft 2", FRIDAY),
        ("call 08 11 27 fri", DUE, "call 08 11 27", FRIDAY),
        ("theyre: x fri", DUE, "theyre: x", FRIDAY),
        ("promising start fri", DUE, "promising start", FRIDAY),
        ("sheets fri", DUE, "sheets", FRIDAY),
        ("carry on by fri", DUE, "carry on", FRIDAY),
    ],
)
def test_a_step_says_whose_it_is_what_it_is_and_when(
    line: str, owed: Owed, what: str, on: date
) -> None:
    assert read_step(line, SUNDAY) == Step(owed, what, on)


def test_what_was_promised_in_a_talk_is_promised_unless_it_is_said_otherwise() -> None:
    assert read_step("the list fri", SUNDAY, PROMISED).owed is PROMISED
    assert read_step("she: the list fri", SUNDAY, PROMISED).owed is WAITING


@pytest.mark.parametrize(
    "line",
    [
        *("send the list", "send", "", "she:", "send the list sometime"),
        *("plan the wedding", "send the money", "ask her friends", "the first month"),
        *("call 08 11 27", "invoice 270104", "send 4/1", "fri, she said"),
    ],
)
def test_a_step_without_a_day_is_refused_with_its_text_and_examples(line: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_step(line, SUNDAY)
    said = f"“{line}” ends with no day." if line else "Which day?"
    assert f"{said} Try: fri, 4 jan" in str(refused.value)


@pytest.mark.parametrize(
    "day", ["yesterday", "last friday", "3 days ago", "4 jan 2026"]
)
def test_a_step_is_for_a_day_to_come(day: str) -> None:
    with pytest.raises(NotADate, match=f"“{day}” is over"):
        read_step(f"send the list {day}", SUNDAY)


@pytest.mark.parametrize(
    "line", ["fri", "by fri", "she: 4 dec", "promised fri", ", fri"]
)
def test_a_day_alone_is_no_step(line: str) -> None:
    with pytest.raises(Empty, match="What is to be done"):
        read_step(line, SUNDAY)


@pytest.mark.parametrize(
    ("owed", "said"),
    [
        (PROMISED, "you promised: send the list · Fri 27 Nov"),
        (DUE, "you: send the list · Fri 27 Nov"),
        (WAITING, "they: send the list · Fri 27 Nov"),
    ],
)
def test_a_step_is_echoed_as_it_was_understood(owed: Owed, said: str) -> None:
    assert Step(owed, "send the list", FRIDAY).said(SUNDAY) == said
    far = Step(owed, "send the list", FRIDAY + timedelta(days=365))
    assert far.said(SUNDAY).endswith("Sat 27 Nov 2027")


@pytest.mark.parametrize("owed", Owed)
def test_an_edited_step_reads_back_as_it_was(owed: Owed) -> None:
    whose = {PROMISED: "promised ", WAITING: "they: ", DUE: ""}[owed]
    step = Step(owed, "send the list", FRIDAY)
    assert read_step(f"{whose}{step.what} {step.on}", SUNDAY) == step


# What follows from a meeting.


def test_what_follows_is_a_step_a_line() -> None:
    text = (
        "send the list fri\n\n  she: dates for lunch, 4 dec\n\u200b\nJo too tomorrow\n"
    )
    assert read_steps(text, SUNDAY) == (
        Step(PROMISED, "send the list", FRIDAY),
        Step(WAITING, "dates for lunch", date(2026, 12, 4)),
        Step(PROMISED, "Jo too", date(2026, 11, 23)),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("nothing owed", "Nothing owed.", "nothing is owed", " NOTHING  OWED \n"),
        *("\n\nnothing owed\n", "nothing owed\nnothing is owed"),
    ],
)
def test_that_nothing_is_owed_is_said_in_words(text: str) -> None:
    assert read_steps(text, SUNDAY) == ()
    assert echoed((), SUNDAY) == [NOTHING_OWED]
    assert says_nothing_is_owed(NOTHING_OWED)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  \n\n", "\u200b", "\x1b[0m\n\u2060"),
        *("nothing", "None.", "no", "-", "nothing owed\nnothing"),
    ],
)
def test_nothing_at_all_is_not_that_nothing_is_owed(text: str) -> None:
    with pytest.raises(NothingFollows, match="What follows"):
        read_steps(text, SUNDAY)
    assert not says_nothing_is_owed(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("send the list fri\ncall her", "“call her” ends with no day"),
        ("nothing else", "“nothing else” ends with no day"),
    ],
)
def test_one_line_that_is_not_understood_is_named(text: str, wrong: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_steps(text, SUNDAY)
    assert wrong in str(refused.value)


def test_a_step_beside_nothing_owed_is_a_contradiction() -> None:
    for text in ("nothing owed\nsend it fri", "send it fri\nnothing owed"):
        with pytest.raises(NothingFollows, match="which is it"):
            read_steps(text, SUNDAY)


@pytest.mark.parametrize("owed", Owed)
@pytest.mark.parametrize("days", [-60, 0, 5, 400])
def test_a_step_that_is_kept_is_read_again_as_it_is_typed(
    owed: Owed, days: int
) -> None:
    on = SUNDAY + timedelta(days=days)
    kept = FollowUp(id="1", owed=owed, what="send the list", on=on)
    assert read_step(step_line(kept), SUNDAY, kept=on) == Step(owed, kept.what, on)


WORDS = st.sampled_from(
    [
        *("she:", "promised", "to", "by", "on", "the", "send", "nothing", "owed", "\n"),
        *("fri", "4", "jan", "may", "2", "weeks", "in", "+10d", "2027", "of", "end"),
        *("next", "last", "month", "today", "\u200b", "-", ".", "10:00", "1/2"),
    ]
)


@given(st.text(max_size=60) | st.lists(WORDS, max_size=9).map(" ".join))
def test_whatever_is_typed_is_steps_to_come_or_is_refused(text: str) -> None:
    with suppress(Refused):
        for step in read_steps(text, SUNDAY):
            assert step.on >= SUNDAY
            assert step.what
