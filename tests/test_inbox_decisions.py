"""What decisions about an invitation lead to, in a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from days import Calendar
from people import (
    MAYA,
    PERSONAL,
    REN,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
)

from screens.words import about
from store.decisions.book import Decision
from store.decisions.inbox import (
    Accept,
    Answered,
    Ask,
    KeepAnswer,
    KeepReply,
    KnowThem,
    LapseAll,
    LetGo,
    Postpone,
    WaitForPlace,
)
from store.decisions.people import ChangeCap
from store.errors import AskFirst, Empty, OutOfTurn, PurposeMissing
from store.network import Network
from store.records import State
from store.rules.queue import is_open

LATER = TODAY + timedelta(days=9)
AFTER_THE_LAPSE = TODAY + timedelta(days=30)


@pytest.fixture
def ren(network: Network) -> str:
    """Ren's invitation, which waits with a stock note."""
    begin(network, incoming(REN), incoming(MAYA, PERSONAL))
    return invitation_of(network, REN).id


WAYS: dict[State, tuple[Callable[[str], Decision], ...]] = {
    State.NEW: (),
    State.LATER: (lambda id: Postpone(id, LATER),),
    State.ASKED: (Ask,),
    State.ANSWERED: (Ask, lambda id: Answered(id, "In Oslo")),
    State.ACCEPTED: (lambda id: Accept(id, known_how="from work"),),
    State.DECLINED: (LetGo,),
    State.LAPSED: (Ask,),
}


def bring(network: Network, calendar: Calendar, id: str, state: State) -> None:
    """Let an invitation come to a state the usual way."""
    for step in WAYS[state]:
        network.decide(step(id))
    if state is State.LAPSED:
        calendar.day = AFTER_THE_LAPSE
        network.decide(LapseAll())
    assert network.invitation(id).state is state


@pytest.mark.parametrize("at", WAYS)
def test_a_reply_is_rewritten_only_until_it_was_sent(
    network: Network, calendar: Calendar, ren: str, at: State
) -> None:
    bring(network, calendar, ren, at)
    before = network.invitation(ren).reply
    if at in (State.NEW, State.LATER):
        network.decide(KeepReply(ren, "Dear Ren"))
        assert network.invitation(ren).reply == "Dear Ren"
    else:
        with pytest.raises(OutOfTurn, match=REN):
            network.decide(KeepReply(ren, "Dear Ren"))
        assert network.invitation(ren).reply == before


@pytest.mark.parametrize("at", WAYS)
def test_an_answer_is_taken_down_only_from_who_was_asked(
    network: Network, calendar: Calendar, ren: str, at: State
) -> None:
    bring(network, calendar, ren, at)
    if at in (State.ASKED, State.ANSWERED, State.LAPSED):
        network.decide(KeepAnswer(ren, "We met at"))
        kept = network.invitation(ren)
        assert (kept.answer, kept.state) == ("We met at", at)
    else:
        with pytest.raises(OutOfTurn, match=REN):
            network.decide(KeepAnswer(ren, "We met at"))


def test_half_an_answer_is_not_shown_as_one(network: Network, ren: str) -> None:
    for decision, shown in (
        (Ask(ren), False),
        (KeepAnswer(ren, "We met at"), False),
        (Answered(ren, "We met at Okapi"), True),
    ):
        network.decide(decision)
        [row] = [r for r in network.inbox().rows if r.invitation.id == ren]
        assert ("Ren answered" in str(about(row, TODAY, 80))) is shown


def test_an_answer_that_was_recorded_is_not_emptied(
    network: Network, calendar: Calendar, ren: str
) -> None:
    bring(network, calendar, ren, State.ANSWERED)
    with pytest.raises(Empty, match=REN):
        network.decide(KeepAnswer(ren, " "))


def test_a_reply_the_user_emptied_is_not_sent_in_the_drafts_words(
    network: Network, ren: str
) -> None:
    with pytest.raises(Empty):
        network.decide(Ask(ren, ""))
    assert network.invitation(ren).state is State.NEW
    network.decide(Ask(ren))
    assert network.invitation(ren).reply.startswith("Hello Ren, thank you")


@pytest.mark.parametrize(
    "settle",
    [
        pytest.param(LetGo, id="let go"),
        pytest.param(lambda id: Accept(id, known_how="from work"), id="accepted"),
        pytest.param(
            lambda id: Accept(id, True, "A reason", known_how="from work"), id="active"
        ),
        pytest.param(
            lambda id: export_of(connections=[connection(REN, "ren-ito")]),
            id="connected elsewhere",
        ),
        pytest.param(lambda id: LapseAll(), id="lapsed"),
    ],
)
def test_nobody_waits_for_a_place_once_the_invitation_is_settled(
    network: Network,
    calendar: Calendar,
    ren: str,
    settle: Callable[[str], Decision],
) -> None:
    network.decide(WaitForPlace(ren, LATER))
    network.decide(WaitForPlace(invitation_of(network, MAYA).id, LATER))
    decision = settle(ren)
    if isinstance(decision, LapseAll):
        network.decide(Ask(ren))
        calendar.day = AFTER_THE_LAPSE
    network.decide(decision)
    [open_one] = filter(is_open, network.follow_ups())
    assert MAYA in open_one.what
    [done] = [f for f in network.follow_ups() if f.done_on]
    assert (done.invitation, done.done_on) == (ren, network.today)
    network.undo()
    assert len([*filter(is_open, network.follow_ups())]) == 2


def test_who_waits_longer_for_a_place_is_remembered_once(
    network: Network, ren: str
) -> None:
    network.decide(WaitForPlace(ren, LATER))
    network.decide(WaitForPlace(ren, AFTER_THE_LAPSE))
    [kept] = network.follow_ups()
    assert kept.on == AFTER_THE_LAPSE


UNSEEN = "\u200b\x1b[0m"


@pytest.mark.parametrize(
    "decide",
    [
        pytest.param(lambda id: Ask(id, UNSEEN), id="reply"),
        pytest.param(lambda id: Answered(id, UNSEEN), id="answer"),
        pytest.param(lambda id: KnowThem(id, UNSEEN), id="how one knows them"),
        pytest.param(lambda id: Accept(id, known_how=UNSEEN), id="known how"),
        pytest.param(
            lambda id: Accept(id, True, UNSEEN, known_how="from work"), id="purpose"
        ),
        pytest.param(lambda id: ChangeCap(3, UNSEEN), id="reason for the cap"),
    ],
)
def test_words_of_which_nothing_is_kept_say_nothing(
    network: Network, ren: str, decide: Callable[[str], Decision]
) -> None:
    decision = decide(ren)
    if isinstance(decision, Answered):
        network.decide(Ask(ren))
    with pytest.raises((Empty, PurposeMissing, AskFirst)):
        network.decide(decision)
