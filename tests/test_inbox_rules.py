"""What may become of an invitation, at every state it can be at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from itertools import product

import pytest
from msgspec.structs import replace

from store.errors import AskFirst, Empty, OutOfRange, OutOfTurn, Refused
from store.records import Direction, Invitation, State, Verdict
from store.rules.inbox import (
    OPEN,
    accept,
    answer,
    ask,
    first_name,
    has_lapsed,
    is_same,
    is_waiting,
    lapse,
    let_go,
    postpone,
    reply_draft,
    surely_same,
)

TODAY = date(2026, 11, 22)
TOMORROW, YESTERDAY = TODAY + timedelta(1), TODAY - timedelta(1)
SETTLED = (State.ACCEPTED, State.DECLINED, State.LAPSED)
INCOMING = (*sorted(OPEN), *SETTLED)


def invitation(state: State = State.NEW, **fields: object) -> Invitation:
    """Return an incoming invitation that came to a state the usual way."""
    plain = Invitation(
        id="1",
        direction=Direction.INCOMING,
        state=state,
        name="Ren Ito",
        received=datetime(2026, 11, 1),
    )
    if state in (State.ASKED, State.ANSWERED, State.LAPSED):
        plain = replace(plain, asked_on=YESTERDAY, lapses_on=TOMORROW, reply="Hello")
    if state is State.ANSWERED:
        plain = replace(plain, answer="We met in Oslo", answered_on=TODAY)
    if state is State.LATER:
        plain = replace(plain, later_until=TOMORROW)
    if state in SETTLED:
        plain = replace(plain, settled_on=YESTERDAY)
    return replace(plain, **fields)


# Who is the same.

ANN, ANN_A, ANN_B = ("Ann", ""), ("ann", "a"), ("Ann", "b")
BEA_A = ("Bea", "a")


def called(name: str, slug: str) -> Invitation:
    return invitation(name=name, slug=slug)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ANN, ANN, True),
        (ANN, ANN_A, True),
        (ANN_A, ANN_B, False),
        (ANN_A, BEA_A, True),
        (ANN, BEA_A, False),
    ],
)
def test_an_address_tells_more_than_a_name(
    one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    assert is_same(called(*one), called(*other)) is same
    assert is_same(called(*other), called(*one)) is same


@pytest.mark.parametrize(
    ("one", "among", "sure"),
    [
        pytest.param(ANN, [ANN, ANN_A], [ANN, ANN_A], id="one address, or none"),
        pytest.param(ANN_A, [ANN, BEA_A], [ANN, BEA_A], id="another name"),
        pytest.param(ANN, [ANN, ANN_A, ANN_B], [ANN], id="whose address?"),
        pytest.param(ANN_A, [ANN, ANN_A, ANN_B], [ANN_A], id="whose is the bare one?"),
        pytest.param(ANN_A, [ANN, ANN_B], [], id="a second address"),
    ],
)
def test_a_name_of_two_addresses_is_nobodys_alone(
    one: tuple[str, str], among: list[tuple[str, str]], sure: list[tuple[str, str]]
) -> None:
    found = surely_same(called(*one), [called(*each) for each in among])
    assert [(each.name, each.slug) for each in found] == sure


# Who waits, whose time is over.


@pytest.mark.parametrize(
    ("given", "waits"),
    [
        pytest.param(invitation(), True, id="new"),
        pytest.param(invitation(State.ANSWERED), True, id="answered"),
        pytest.param(invitation(State.ASKED), False, id="asked: the ball is theirs"),
        pytest.param(invitation(State.LATER), False, id="put off until tomorrow"),
        pytest.param(
            invitation(State.LATER, later_until=TODAY), True, id="put off until today"
        ),
        pytest.param(
            invitation(State.LATER, later_until=None), True, id="put off for no day"
        ),
        *(pytest.param(invitation(state), False, id=state) for state in SETTLED),
        pytest.param(
            invitation(State.SENT, direction=Direction.OUTGOING), False, id="mine"
        ),
    ],
)
def test_an_invitation_waits_for_whoever_has_to_move(
    given: Invitation, waits: bool
) -> None:
    assert is_waiting(given, TODAY) is waits


@pytest.mark.parametrize("state", INCOMING)
@pytest.mark.parametrize("lapses_on", [None, YESTERDAY, TODAY, TOMORROW])
def test_only_who_was_asked_runs_out_of_time_and_on_the_day_itself(
    state: State, lapses_on: date | None
) -> None:
    over = state is State.ASKED and lapses_on in (YESTERDAY, TODAY)
    assert has_lapsed(invitation(state, lapses_on=lapses_on), TODAY) is over


# What may be done at which state.

STEPS: dict[str, Callable[[Invitation], Invitation]] = {
    "ask": partial(ask, reply="How did you find me?", today=TODAY, lapse_days=14),
    "answer": partial(answer, text="In Oslo", today=TODAY),
    "accept": partial(accept, verdict=Verdict.PERSONAL, known=False, today=TODAY),
    "let go": partial(let_go, today=TODAY),
    "postpone": partial(postpone, until=TOMORROW, today=TODAY),
}

LEADS_TO = {
    "ask": State.ASKED,
    "answer": State.ANSWERED,
    "accept": State.ACCEPTED,
    "let go": State.DECLINED,
    "postpone": State.LATER,
}

OUT_OF_TURN = {
    *product(LEADS_TO, SETTLED),
    *product(["ask"], [State.ASKED, State.ANSWERED]),
    *product(["answer"], [State.NEW, State.LATER]),
    ("postpone", State.ASKED),
} - {("answer", State.LAPSED)}


@pytest.mark.parametrize("state", INCOMING)
@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_taken_only_at_its_turn(step: str, state: State) -> None:
    given = invitation(state)
    if (step, state) in OUT_OF_TURN:
        with pytest.raises(OutOfTurn, match="Ren Ito"):
            STEPS[step](given)
    else:
        assert STEPS[step](given).state is LEADS_TO[step]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", [State.DRAFT, State.SENT])
def test_an_invitation_of_one_s_own_is_not_answered_by_oneself(
    step: str, state: State
) -> None:
    with pytest.raises(OutOfTurn, match=r"You invited Ren Ito|was not asked"):
        STEPS[step](invitation(state, direction=Direction.OUTGOING))


def test_no_step_ever_leaves_a_trace_of_an_earlier_one() -> None:
    """Whatever the way: put off only while it is put off, settled only once it is."""
    for way in product(STEPS, repeat=4):
        held = invitation()
        for step in way:
            try:
                held = STEPS[step](held)
            except Refused:
                continue
            assert (held.later_until is not None) == (held.state is State.LATER)
            assert (held.settled_on is not None) == (held.state in SETTLED)


# Asking.


def test_asking_starts_the_clock() -> None:
    asked = ask(invitation(), "How did you find me?", TODAY, 14)
    assert (asked.asked_on, asked.lapses_on) == (TODAY, date(2026, 12, 6))
    assert asked.reply == "How did you find me?"


def test_nobody_who_has_answered_is_asked_again_after_being_put_off() -> None:
    later = postpone(invitation(State.ANSWERED), TOMORROW, TODAY)
    with pytest.raises(OutOfTurn, match="Ren Ito has answered"):
        ask(later, "How did you find me?", TOMORROW, 14)


def test_who_was_asked_already_is_said_with_the_day_and_the_way_on() -> None:
    with pytest.raises(OutOfTurn, match=r"on Sat 21 Nov.*r records the answer"):
        ask(invitation(State.ASKED), "How did you find me?", TODAY, 14)


@pytest.mark.parametrize("reply", ["", " \n"])
def test_a_reply_that_says_nothing_is_not_sent(reply: str) -> None:
    with pytest.raises(Empty):
        ask(invitation(), reply, TODAY, 14)


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_answer_that_says_nothing_is_none(text: str) -> None:
    with pytest.raises(Empty):
        answer(invitation(State.ASKED), text, TODAY)


def test_a_late_answer_opens_a_lapsed_invitation_again() -> None:
    lapsed = lapse(invitation(State.ASKED), TODAY)
    assert (lapsed.state, lapsed.settled_on) == (State.LAPSED, TODAY)
    back = answer(lapsed, "Sorry, I was away", TOMORROW)
    assert (back.state, back.settled_on) == (State.ANSWERED, None)
    assert is_waiting(back, TOMORROW)


# Accepting.


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("state", sorted(OPEN))
def test_a_stranger_s_stock_note_is_accepted_only_once_they_answered(
    state: State, verdict: Verdict, known: bool
) -> None:
    given = invitation(state)
    if known or verdict is Verdict.PERSONAL or state is State.ANSWERED:
        accepted = accept(given, verdict, known, TODAY)
        assert (accepted.state, accepted.settled_on) == (State.ACCEPTED, TODAY)
    else:
        with pytest.raises(AskFirst, match="Ren") as refusal:
            accept(given, verdict, known, TODAY)
        waiting = state is State.ASKED
        assert ("has not answered yet" in str(refusal.value)) is waiting
        assert (verdict in str(refusal.value)) is not waiting


def test_an_answer_stays_an_answer_after_it_was_put_off() -> None:
    later = postpone(invitation(State.ANSWERED), TOMORROW, TODAY)
    accepted = accept(later, Verdict.BOILERPLATE, False, TOMORROW)
    assert accepted.state is State.ACCEPTED


# Later.


@pytest.mark.parametrize("until", [YESTERDAY, TODAY])
def test_later_is_after_today(until: date) -> None:
    with pytest.raises(OutOfRange, match="is not after today"):
        postpone(invitation(), until, TODAY)


# The draft.


def test_the_draft_thanks_and_asks_and_is_signed() -> None:
    draft = reply_draft("Ren Ito", "Mia Sol")
    assert draft.startswith("Hello Ren, thank you for your invitation.")
    assert "how you found me" in draft
    assert "help each other?" in draft
    assert draft.endswith("\nMia Sol")


def test_an_unsigned_draft_ends_with_its_question() -> None:
    assert reply_draft("Ren Ito", "").endswith("?")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ren Ito", "Ren"),
        ("Dr. Ada Lovelace", "Ada"),
        ("Prof. Dr. Zoë Kern", "Zoë"),
        ("李小龍", "李小龍"),
        ("Ito, Ren", "Ito"),
        ("Dr", "Dr"),
        ("", ""),
    ],
)
def test_one_is_called_by_the_first_word_that_is_no_title(
    name: str, first: str
) -> None:
    assert first_name(name) == first
