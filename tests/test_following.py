"""Meetings, talks and next steps in a real store: decided, taken back, done again."""

from __future__ import annotations

import inspect
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from days import Calendar
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace
from people import (
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

from store.decisions import followups, prep, talks, tending
from store.decisions.book import Decision
from store.decisions.debriefs import Debrief, KeepDebrief
from store.decisions.followups import (
    AddStep,
    ChangeStep,
    DelayStep,
    DropStep,
    FinishStep,
)
from store.decisions.inbox import Ask, LetGo, WaitForPlace
from store.decisions.pending import delaying, dropping, finishing
from store.decisions.people import Activate, Rest
from store.decisions.prep import (
    CallOff,
    Confirm,
    KeepNote,
    Move,
    Place,
    Prepare,
    Propose,
    RemindLater,
)
from store.decisions.talks import Contact, KeepLetter, LogTalk
from store.decisions.tending import (
    ChangeCadence,
    LeaveUntil,
    SuggestAgain,
    ThinkOf,
    Unsuggest,
)
from store.decisions.thanks import DelayThanks, NoThanks, Thanked
from store.errors import (
    ChangedSince,
    Empty,
    NothingChanges,
    NothingFollows,
    NotReady,
    OutOfRange,
    OutOfTurn,
    Refused,
)
from store.exchange.rows import MessageDay
from store.journal.checkup import check
from store.network import Network
from store.records import (
    CardState,
    FollowUp,
    Owed,
    Person,
    PrepCard,
    Record,
    Talk,
    TalkKind,
)
from store.rules.prep import state_of
from store.rules.queue import Cause, Group, is_open
from store.rules.steps import Step
from store.rules.talking import Told
from store.views import QueueRow

ANA, JO, TOM = "Ana Diaz", "Jo Park", "Tom Baker"
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
TUESDAY, FRIDAY = date(2026, 11, 24), date(2026, 11, 27)
COFFEE = Contact(Told("coffee", TalkKind.MEETING, 45))
TRIED = Contact(Told("wrote", TalkKind.MAIL), tried=True)
LIST = Step(Owed.PROMISED, "send the list", FRIDAY)
DATES = Step(Owed.WAITING, "dates for lunch", date(2026, 12, 4))
WRITTEN = {
    "purpose": "Compare notes on leaving audit",
    "my_help": "Introduce her to Lena",
    "their_help": "An honest view of Northgate",
    "questions": "What would make this year a good one?\nWho should I not meet?",
}


def everything(network: Network) -> tuple[object, ...]:
    """Return all that is kept of it, and all that is drawn of it."""
    return (
        set(network.people()),
        set(network.invitations()),
        set(network.talks()),
        set(network.cards()),
        set(network.follow_ups()),
        network.settings,
        network.status(),
        network.queue(),
    )


def new(network: Network, decision: Decision) -> str:
    """Decide, and return the id of the card or the next step that it made."""
    before = ids(network)
    network.decide(decision)
    [made] = ids(network) - before
    return made


def ids(network: Network) -> set[str]:
    cards = {card.id for card in network.cards()}
    return cards | {step.id for step in network.follow_ups()}


def rows(network: Network, cause: Cause, name: str) -> list[QueueRow]:
    """Return the lines of the queue about somebody."""
    found = network.queue().rows
    return [row for row in found if row.pending.cause is cause and row.name == name]


@dataclass(frozen=True)
class World:
    """A store with something of each kind in it."""

    network: Network
    calendar: Calendar
    ana: str
    jo: str
    """Left in peace."""
    idea: str
    """A card of Ana's without a day."""
    ready: str
    """A card of Ana's that may be confirmed."""
    met: str
    """A card of Ana's, who is to be thanked."""
    step: str
    """Promised to Ana for today."""


@pytest.fixture
def world(network: Network, calendar: Calendar) -> World:
    tended(network, ANA, JO)
    ana, jo = person_called(network, ANA).id, person_called(network, JO).id
    network.decide(Unsuggest(jo, "she moved"))
    ready = new(network, Propose(ana, TUESDAY, time(10), where="video"))
    network.decide(Prepare(ready, **WRITTEN))
    met = new(network, Propose(ana, YESTERDAY + timedelta(1)))
    network.decide(Debrief(met, "Well", nothing_owed=True, thank_by=TUESDAY))
    return World(
        network,
        calendar,
        ana,
        jo,
        idea=new(network, Propose(ana)),
        ready=ready,
        met=met,
        step=new(network, AddStep(ana, replace(LIST, on=TODAY))),
    )


DECISIONS: dict[str, Callable[[World], Decision]] = {
    "an idea": lambda w: Propose(w.jo),
    "a meeting": lambda w: Propose(w.jo, TUESDAY, time(9), 45, "video"),
    "prepared": lambda w: Prepare(w.idea, purpose="To learn"),
    "moved": lambda w: Move(w.ready, FRIDAY, time(9)),
    "placed": lambda w: Place(w.ready, "Okapi", 90),
    "confirmed": lambda w: Confirm(w.ready),
    "called off": lambda w: CallOff(w.ready),
    "a note": lambda w: KeepNote(w.ready, "Dear Ana"),
    "half a debrief": lambda w: KeepDebrief(w.ready, said="Well", follows="send"),
    "debriefed, steps": lambda w: Debrief(
        w.ready, "Well", (LIST, DATES), given="Lena", received="An idea"
    ),
    "debriefed, nothing owed": lambda w: Debrief(w.idea, "Well", nothing_owed=True),
    "thanked": lambda w: Thanked(w.met),
    "thanked by mail": lambda w: Thanked(w.met, Contact(Told("Thanks", TalkKind.MAIL))),
    "thanks later": lambda w: DelayThanks(w.met, TOMORROW),
    "no thanks": lambda w: NoThanks(w.met, "I did so there"),
    "a talk": lambda w: LogTalk(w.ana, COFFEE),
    "an old talk": lambda w: LogTalk(w.jo, replace(COFFEE, on=date(2026, 9, 14))),
    "a try": lambda w: LogTalk(w.jo, TRIED),
    "a letter": lambda w: KeepLetter(w.ana, "Hello Ana,"),
    "a step": lambda w: AddStep(w.ana, DATES),
    "changed": lambda w: ChangeStep(w.step, DATES),
    "done": lambda w: FinishStep(w.step),
    "done by a talk": lambda w: FinishStep(w.step, COFFEE),
    "put off": lambda w: DelayStep(w.step, FRIDAY),
    "dropped": lambda w: DropStep(w.step, "she has it"),
    "thought of": lambda w: ThinkOf(w.ana),
    "left until": lambda w: LeaveUntil(w.ana, FRIDAY),
    "reminded later": lambda w: RemindLater(w.ready, TUESDAY),
    "left in peace": lambda w: Unsuggest(w.ana, "busy year"),
    "suggested again": lambda w: SuggestAgain(w.jo),
    "suggested from a day on": lambda w: LeaveUntil(w.jo, FRIDAY),
    "another cadence": lambda w: ChangeCadence(w.ana, "every 10 days"),
    "no cadence": lambda w: ChangeCadence(w.ana, "none"),
    "messages": lambda w: export_of(messages=[messages(JO, YESTERDAY, 2)]),
}


def messages(name: str, day: date, many: int, tried: bool = False) -> MessageDay:
    """Return what passed between the owner and somebody on a day."""
    return MessageDay(name, "", day, "Hello", many, tried)


# Taking back, doing again.


def test_every_decision_about_following_through_is_tried(world: World) -> None:
    tried = {type(make(world)) for make in DECISIONS.values()}
    decided = {
        kind
        for module in (prep, talks, followups, tending)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if hasattr(kind, "settle") and kind.__module__ == module.__name__
    }
    assert decided <= tried


@pytest.mark.parametrize("name", DECISIONS)
def test_each_is_undone_by_one_undo_and_done_again_by_one_redo_across_restarts(
    world: World, open_network: Callable[[], Network], name: str
) -> None:
    network = world.network
    before = everything(network)
    done = network.decide(DECISIONS[name](world))
    after = everything(network)
    assert done.said
    assert after != before
    assert network.undo().said == f"Undone: {done.said}"
    assert everything(network) == before
    assert network.redo().said == f"Done again: {done.said}"
    assert everything(network) == after
    restarted = open_network()
    assert everything(restarted) == after
    restarted.undo()
    assert everything(restarted) == before == everything(open_network())
    restarted.redo()
    assert everything(open_network()) == after


def test_all_of_it_is_undone_in_its_order(world: World) -> None:
    states = [everything(world.network)]
    decided = []
    for make in DECISIONS.values():
        try:
            world.network.decide(make(world))
        except Refused:  # What came before has closed it.
            continue
        decided.append(make)
        states.append(everything(world.network))
    assert len(decided) > 20
    for _ in decided:
        assert everything(world.network) == states.pop()
        world.network.undo()
    assert everything(world.network) == states.pop()


def test_an_edit_is_not_undone_once_another_session_edited_the_same_field(
    world: World, open_network: Callable[[], Network]
) -> None:
    world.network.decide(Prepare(world.idea, purpose="To learn"))
    other = open_network()
    other.decide(Prepare(world.idea, questions="What next?"))
    world.network.undo()
    assert world.network.card(world.idea).purpose == ""
    assert world.network.card(world.idea).questions == "What next?"
    world.network.redo()
    other.decide(Prepare(world.idea, purpose="To help"))
    with pytest.raises(ChangedSince, match="“Kept Ana Diaz's card: purpose” came"):
        world.network.undo()
    assert world.network.card(world.idea).purpose == "To help"


def test_a_card_is_not_undone_once_another_session_wrote_on_it(
    world: World, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    made = new(world.network, Propose(world.jo, TUESDAY))
    other.decide(Prepare(made, purpose="To learn"))
    with pytest.raises(ChangedSince, match="“Kept Jo Park's card: purpose” came"):
        world.network.undo()
    other.undo()
    world.network.undo()
    assert made not in {card.id for card in world.network.cards()}


@pytest.mark.parametrize("day", [5, 10])
def test_a_talk_is_taken_back_and_the_clock_remembers_what_another_session_told(
    world: World, open_network: Callable[[], Network], day: int
) -> None:
    mine, other, jo = world.network, open_network(), world.jo
    mine.decide(LogTalk(jo, replace(COFFEE, on=date(2026, 11, 10))))
    before = everything(mine)
    other.decide(LogTalk(jo, replace(COFFEE, on=date(2026, 11, day))))
    mine.undo()
    assert mine.person(jo).last_talk == date(2026, 11, day)
    mine.redo()
    assert mine.person(jo).last_talk == date(2026, 11, 10)
    other.undo()
    mine.follow()
    assert everything(mine) == before


def test_a_talk_is_done_again_and_winds_the_clock_as_it_is_by_then(
    world: World, open_network: Callable[[], Network]
) -> None:
    mine, other, jo = world.network, open_network(), world.jo
    mine.decide(LogTalk(jo, replace(COFFEE, on=date(2026, 11, 10))))
    other.decide(LogTalk(jo, replace(COFFEE, on=date(2026, 11, 5))))
    other.undo()
    mine.undo()
    other.redo()
    assert other.person(jo).last_talk == date(2026, 11, 5)
    other.undo()
    assert other.person(jo).last_talk is None


def test_tries_are_counted_anew_when_another_session_takes_an_answer_back(
    world: World, open_network: Callable[[], Network]
) -> None:
    mine, other, tenth = world.network, open_network(), date(2026, 11, 10)
    mine.decide(export_of(connections=[connection(TOM)]))
    tom = person_called(mine, TOM).id
    mine.decide(LogTalk(tom, replace(COFFEE, on=YESTERDAY)))
    other.decide(LogTalk(tom, replace(TRIED, on=tenth)))
    assert other.person(tom).tries == 0
    mine.undo()
    assert (mine.person(tom).tries, mine.person(tom).last_talk) == (1, tenth)


def test_tries_are_counted_anew_when_a_place_is_taken_back(
    world: World, open_network: Callable[[], Network]
) -> None:
    mine, other = world.network, open_network()
    mine.decide(export_of(connections=[connection(TOM)]))
    tom = person_called(mine, TOM).id
    mine.decide(Activate(tom, "A reason"))
    other.decide(LogTalk(tom, TRIED))
    assert other.person(tom).tries == 0
    mine.undo()
    assert mine.person(tom).tries == 1


# A whole meeting.


def test_a_meeting_from_the_idea_to_the_thank_you(
    network: Network, calendar: Calendar
) -> None:
    calendar.day = date(2026, 11, 1)
    tended(network, ANA)
    ana = person_called(network, ANA).id
    card = new(network, Propose(ana))
    assert network.queue().rows == ()
    with pytest.raises(NotReady) as refused:
        network.decide(Confirm(card))
    assert refused.value.lacks == (
        *("a purpose", "a way you can help", "a way they can help"),
        *("a question", "a day"),
    )
    network.decide(Move(card, TUESDAY, time(10)))
    calendar.day = TODAY
    [row] = rows(network, Cause.CARD, ANA)
    assert row.pending.why.startswith("in 2 days: lacks a purpose")
    for field, words in WRITTEN.items():
        done = network.decide(Prepare(card, **{field: words}))
    assert done.then == "ready: a confirms it"
    assert rows(network, Cause.CARD, ANA) == []
    network.decide(Confirm(card))
    assert network.card(card).confirmed_on == TODAY
    calendar.day = TUESDAY
    assert rows(network, Cause.DEBRIEF, ANA) == []
    calendar.day = TUESDAY + timedelta(1)
    [row] = rows(network, Cause.DEBRIEF, ANA)
    assert row.pending.why == "met yesterday?"
    before = everything(network)

    debrief = Debrief(
        card,
        "Wants out of audit by spring",
        (LIST, DATES),
        given="The checklist",
        received="Northgate, honestly",
        minutes=75,
        thank_by=TUESDAY + timedelta(2),
    )
    done = network.decide(debrief)
    assert done.said == "Met Ana Diaz, Tue 24 Nov"
    assert done.then == "2 next steps, thank by Thu 26 Nov"
    kept = network.card(card)
    assert (state_of(kept), kept.met_on) == (CardState.MET, TUESDAY)
    [talk] = network.talks()
    assert talk == Talk(
        id=talk.id,
        person=ana,
        on=TUESDAY,
        kind=TalkKind.MEETING,
        said="Wants out of audit by spring",
        minutes=75,
        given="The checklist",
        received="Northgate, honestly",
        card=card,
    )
    assert network.person(ana).last_talk == TUESDAY
    mine, theirs = sorted(network.follow_ups(), key=lambda step: step.on)
    assert (mine.owed, mine.what, mine.on) == (LIST.owed, LIST.what, LIST.on)
    assert (theirs.owed, theirs.what, theirs.on) == (DATES.owed, DATES.what, DATES.on)
    assert {step.since for step in (mine, theirs)} == {TUESDAY}
    assert {step.card for step in (mine, theirs)} == {card}
    after = everything(network)
    network.undo()
    assert everything(network) == before
    network.redo()
    assert everything(network) == after

    [row] = rows(network, Cause.THANKS, ANA)
    assert row.pending.why == "due: met yesterday"
    assert "for this: Northgate, honestly" in network.draft(row.pending)
    network.decide(Thanked(card, Contact(Told("Thank you", TalkKind.MAIL))))
    assert rows(network, Cause.THANKS, ANA) == []
    assert network.person(ana).last_talk == TUESDAY + timedelta(1)
    calendar.day = FRIDAY
    [row] = network.queue().of(Group.PROMISED)
    assert (row.name, row.pending.why) == (ANA, "promised 24 Nov")
    network.decide(FinishStep(row.pending.of))
    assert [r.pending.group for r in network.queue().rows] == [Group.WAITING]


def test_an_idea_of_a_meeting_gets_its_day_and_keeps_its_place(world: World) -> None:
    network, before = world.network, ids(world.network)
    [idea] = [c.id for c in network.cards() if c.person == world.ana and c.on is None]
    network.decide(Place(idea, "the harbour", 45))
    network.decide(Propose(world.ana, FRIDAY))
    assert ids(network) == before
    card = network.card(idea)
    assert (card.on, card.where) == (FRIDAY, "the harbour")
    assert new(network, Propose(world.ana, FRIDAY + timedelta(7))) != idea


def test_calling_a_meeting_off_gives_its_own_hours_back(world: World) -> None:
    network = world.network
    for minutes, back in ((30, "1.5 h"), (60, "2 h"), (45, "105 min")):
        on_day = FRIDAY + timedelta(minutes)
        network.decide(Propose(world.ana, on_day, minutes=minutes))
        [card] = [c.id for c in network.cards() if c.on == on_day]
        before = network.status()
        assert network.decide(CallOff(card)).then == f"{back} given back"
        assert network.status().meetings == before.meetings - 1
        assert network.card(card).called_off_on == TODAY
        network.undo()
        assert network.status() == before


# Refusals.


def test_a_debrief_says_what_follows_or_that_nothing_does(world: World) -> None:
    before = everything(world.network)
    with pytest.raises(NothingFollows, match="What follows"):
        world.network.decide(Debrief(world.ready, "Well", thank_by=TUESDAY))
    assert everything(world.network) == before


@pytest.mark.parametrize(
    ("decide", "error", "says"),
    [
        pytest.param(
            lambda w: Debrief(w.ready, "Well", (replace(LIST, on=YESTERDAY),)),
            *(OutOfRange, "Sat 21 Nov is over"),
            id="a step for yesterday",
        ),
        pytest.param(
            lambda w: Debrief(w.ready, "Well", (LIST,), minutes=0),
            *(OutOfRange, "1 to 1,440 minutes"),
            id="no minutes",
        ),
        pytest.param(
            lambda w: Propose(w.ana, YESTERDAY),
            *(OutOfRange, "Sat 21 Nov is over"),
            id="a meeting yesterday",
        ),
        pytest.param(
            lambda w: Propose(w.ana, minutes=0), OutOfRange, "minutes", id="short"
        ),
        pytest.param(
            lambda w: Place(w.ready, "x", 9999), OutOfRange, "minutes", id="long"
        ),
        pytest.param(
            lambda w: Confirm(w.idea), NotReady, "a purpose.* and a day", id="unready"
        ),
        pytest.param(
            lambda w: AddStep(w.ana, replace(LIST, on=YESTERDAY)),
            *(OutOfRange, "is over"),
            id="a step that is over",
        ),
        pytest.param(
            lambda w: ChangeStep(w.step, replace(LIST, on=YESTERDAY)),
            *(OutOfRange, "is over"),
            id="changed to a day that is over",
        ),
        pytest.param(lambda w: DropStep(w.step, " "), Empty, "Why not", id="no reason"),
        pytest.param(
            lambda w: Unsuggest(w.ana, "\u200b"), Empty, "Why not", id="no reason seen"
        ),
        pytest.param(lambda w: NoThanks(w.met, ""), Empty, "Why not", id="no thanks"),
        pytest.param(
            lambda w: DelayStep(w.step, TODAY),
            *(OutOfRange, "is not after today"),
            id="put off until today",
        ),
        pytest.param(
            lambda w: LeaveUntil(w.ana, TODAY),
            *(OutOfRange, "is not after today"),
            id="left until today",
        ),
        pytest.param(
            lambda w: DelayThanks(w.met, YESTERDAY),
            *(OutOfRange, "is not after today"),
            id="thanks put off until yesterday",
        ),
        pytest.param(
            lambda w: LogTalk(w.ana, replace(COFFEE, on=TOMORROW)),
            *(OutOfRange, "is yet to come"),
            id="a talk tomorrow",
        ),
        pytest.param(
            lambda w: SuggestAgain(w.ana),
            *(NothingChanges, "is suggested already"),
            id="suggested already",
        ),
        pytest.param(
            lambda w: ChangeCadence(w.ana, "monthly"),
            *(NothingChanges, "every month already"),
            id="the same cadence",
        ),
        pytest.param(
            lambda w: Thanked(w.ready), OutOfTurn, "No thank-you", id="nobody to thank"
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    world: World, decide: Callable[[World], Decision], error: type[Refused], says: str
) -> None:
    before = everything(world.network)
    with pytest.raises(error, match=says):
        world.network.decide(decide(world))
    assert everything(world.network) == before


ON_A_CARD: dict[str, Callable[[str], Decision]] = {
    "prepare": lambda id: Prepare(id, purpose="x"),
    "move": lambda id: Move(id, FRIDAY),
    "place": lambda id: Place(id, "Okapi"),
    "confirm": Confirm,
    "call off": CallOff,
    "half a debrief": lambda id: KeepDebrief(id, said="x"),
    "debrief": lambda id: Debrief(id, "Well", nothing_owed=True),
}


@pytest.mark.parametrize("name", ON_A_CARD)
def test_a_closed_card_refuses_everything_with_the_reason(
    world: World, name: str
) -> None:
    network = world.network
    network.decide(CallOff(world.ready))
    closed = {
        world.ready: "was called off on Sun 22 Nov already",
        world.met: "You met Ana Diaz on Sun 22 Nov",
    }
    for id, reason in closed.items():
        before = everything(network)
        with pytest.raises(OutOfTurn, match=reason):
            network.decide(ON_A_CARD[name](id))
        assert everything(network) == before


def test_the_note_that_calls_off_is_written_before_and_after_it(world: World) -> None:
    network = world.network
    for text in ("Dear Ana", "Dear Ana, sorry"):
        network.decide(KeepNote(world.ready, text))
        assert network.card(world.ready).note == text
        if not network.card(world.ready).called_off_on:
            network.decide(CallOff(world.ready))
    with pytest.raises(OutOfTurn, match="You met Ana Diaz"):
        network.decide(KeepNote(world.met, "Dear Ana"))


@pytest.mark.parametrize(
    "close",
    [
        pytest.param(FinishStep, id="done"),
        pytest.param(lambda id: DropStep(id, "she has it"), id="dropped"),
    ],
)
def test_a_step_that_is_off_the_list_stays_off_it(
    world: World, close: Callable[[str], Decision]
) -> None:
    network = world.network
    network.decide(close(world.step))
    assert rows(network, Cause.STEP, ANA) == []
    for decision in (
        FinishStep(world.step),
        DropStep(world.step, "x"),
        DelayStep(world.step, FRIDAY),
        ChangeStep(world.step, LIST),
    ):
        with pytest.raises(OutOfTurn, match="“send the list” is off the list already"):
            network.decide(decision)
    network.undo()
    assert len(rows(network, Cause.STEP, ANA)) == 1


def test_the_reason_for_dropping_is_kept(world: World) -> None:
    world.network.decide(DropStep(world.step, "she has it"))
    dropped = world.network.follow_up(world.step)
    assert (dropped.dropped_on, dropped.dropped_why) == (TODAY, "she has it")
    assert not is_open(dropped)


@pytest.mark.parametrize("decide", [ThinkOf, lambda id: LeaveUntil(id, FRIDAY)])
def test_who_has_no_cadence_is_neither_thought_of_nor_put_off(
    world: World, decide: Callable[[str], Decision]
) -> None:
    network = world.network
    network.decide(ChangeCadence(world.ana, "none"))
    network.decide(export_of(connections=[connection(TOM)]))
    for id in (world.ana, person_called(network, TOM).id):
        with pytest.raises(OutOfTurn, match="there is no cadence"):
            network.decide(decide(id))
    with pytest.raises(OutOfTurn, match="holds no place"):
        network.decide(ChangeCadence(person_called(network, TOM).id, "weekly"))


# The clock.


def test_to_think_of_somebody_resets_the_clock_and_claims_no_contact(
    network: Network, calendar: Calendar
) -> None:
    calendar.day = date(2026, 9, 1)
    tended(network, ANA)
    ana = person_called(network, ANA)
    calendar.day = TODAY
    [row] = rows(network, Cause.CADENCE, ANA)
    done = network.decide(ThinkOf(ana.id))
    assert done.sentence.startswith("Thought of Ana Diaz, nothing needed · next Tue 22")
    assert rows(network, Cause.CADENCE, ANA) == []
    kept = network.person(ana.id)
    assert (kept.last_talk, kept.tries, kept.thought_on) == (None, 0, TODAY)
    assert list(network.talks()) == []
    assert network.last_talk(ana.id) is None
    network.undo()
    assert rows(network, Cause.CADENCE, ANA) == [row]


def test_a_talk_told_late_counts_on_its_own_day(
    network: Network, calendar: Calendar
) -> None:
    calendar.day = date(2026, 6, 1)
    tended(network, ANA)
    ana = person_called(network, ANA).id
    calendar.day = TODAY
    september = date(2026, 9, 14)
    network.decide(LogTalk(ana, replace(COFFEE, on=september)))
    [row] = rows(network, Cause.CADENCE, ANA)
    assert row.pending.why == "2.3x overdue: 69 days, cadence 30"
    network.decide(LogTalk(ana, replace(COFFEE, on=date(2026, 8, 1))))
    assert network.person(ana).last_talk == september
    assert rows(network, Cause.CADENCE, ANA) == [row]
    last = network.last_talk(ana)
    assert last
    assert last.on == september


def test_three_tries_silence_and_the_user_s_word_or_an_answer_brings_back(
    world: World,
) -> None:
    network, ana = world.network, world.ana
    for ago in (9, 6, 3):
        assert network.person(ana).tries < 3
        network.decide(LogTalk(ana, replace(TRIED, on=TODAY - timedelta(ago))))
    assert network.person(ana).tries == 0  # She was met today.
    world.calendar.day = date(2027, 1, 1)
    for day in (2, 3, 3, 9):
        world.calendar.day = date(2027, 1, day)
        network.decide(LogTalk(ana, TRIED))
    assert network.person(ana).tries == 3
    world.calendar.day = date(2027, 12, 1)
    [row] = rows(network, Cause.CADENCE, ANA)
    assert row.pending.group is Group.UNSUGGESTED
    network.decide(SuggestAgain(ana))
    [row] = rows(network, Cause.CADENCE, ANA)
    assert (row.pending.group, network.person(ana).tries) == (Group.DUE, 0)
    network.undo()
    network.decide(LogTalk(ana, replace(COFFEE, on=date(2027, 1, 10))))
    [row] = rows(network, Cause.CADENCE, ANA)
    assert (row.pending.group, network.person(ana).tries) == (Group.DUE, 0)


def test_who_is_left_in_peace_is_back_on_the_day_that_the_user_says(
    world: World,
) -> None:
    network, jo = world.network, world.jo
    world.calendar.day = date(2027, 1, 10)
    [row] = rows(network, Cause.CADENCE, JO)
    assert row.pending.group is Group.UNSUGGESTED
    assert network.decide(ThinkOf(jo)).then == ""
    network.undo()
    done = network.decide(LeaveUntil(jo, date(2027, 1, 20)))
    assert done.said == "Jo Park comes back Wed 20 Jan"
    [row] = rows(network, Cause.CADENCE, JO)
    assert (row.pending.group, row.pending.on) == (Group.LATER, date(2027, 1, 20))
    world.calendar.day = date(2027, 1, 20)
    [row] = rows(network, Cause.CADENCE, JO)
    assert row.pending.group is Group.DUE
    kept = network.person(jo)
    assert (kept.unsuggested_on, kept.unsuggested_why) == (None, "")


def test_who_gets_a_place_again_begins_anew(world: World) -> None:
    network, ana = world.network, world.ana
    world.calendar.day = date(2027, 1, 1)
    for day in (2, 3, 9):
        world.calendar.day = date(2027, 1, day)
        network.decide(LogTalk(ana, TRIED))
    network.decide(export_of(connections=[connection(TOM)]))
    tom = person_called(network, TOM).id
    for day in (2, 3, 9):
        network.decide(LogTalk(tom, replace(TRIED, on=date(2027, 1, day))))
    assert network.person(tom).tries == 3
    network.decide(Activate(tom, "A reason"))
    assert network.person(tom).tries == 0
    network.decide(LogTalk(tom, replace(TRIED, on=date(2027, 1, 8))))
    assert network.person(tom).tries == 0


# Lines of the queue, whatever put them there.


def test_a_thank_you_that_is_put_off_is_out_of_sight_until_its_day(
    world: World,
) -> None:
    network = world.network
    [row] = rows(network, Cause.THANKS, ANA)
    assert row.pending.group is Group.DUE
    done = network.decide(DelayThanks(world.met, TOMORROW))
    assert done.said.endswith("back Mon 23 Nov")
    [row] = rows(network, Cause.THANKS, ANA)
    assert (row.pending.group, row.pending.on) == (Group.LATER, TOMORROW)
    world.calendar.day = TOMORROW
    [row] = rows(network, Cause.THANKS, ANA)
    assert row.pending.group is Group.DUE


def test_a_promise_that_is_put_off_is_out_of_sight_until_its_day(world: World) -> None:
    network = world.network
    for until in (date(2026, 12, 10), FRIDAY):  # Later, and then sooner after all.
        network.decide(DelayStep(world.step, until))
        [row] = rows(network, Cause.STEP, ANA)
        assert (row.pending.group, row.pending.on) == (Group.LATER, until)
    world.calendar.day = FRIDAY
    [row] = rows(network, Cause.STEP, ANA)
    assert row.pending.group is Group.PROMISED
    assert row.pending.why == "overdue: promised 22 Nov"


def test_a_changed_step_is_promised_since_the_same_day(world: World) -> None:
    network = world.network
    world.calendar.day = TUESDAY
    network.decide(DelayStep(world.step, date(2026, 12, 10)))
    network.decide(ChangeStep(world.step, replace(LIST, what="send it all")))
    kept = network.follow_up(world.step)
    assert (kept.what, kept.on, kept.since) == ("send it all", FRIDAY, TODAY)
    assert kept.later_until is None


def test_an_overdue_step_is_reworded_without_another_day(world: World) -> None:
    network = world.network
    world.calendar.day = FRIDAY
    network.decide(ChangeStep(world.step, replace(LIST, what="it all", on=TODAY)))
    assert network.follow_up(world.step).what == "it all"


def test_a_step_done_by_a_talk_records_it_and_winds_the_clock(world: World) -> None:
    network = world.network
    world.calendar.day = TUESDAY
    done = network.decide(FinishStep(world.step, COFFEE))
    assert done.then == "meeting, 45 min"
    assert network.person(world.ana).last_talk == TUESDAY
    assert network.follow_up(world.step).done_on == TUESDAY


LINES: dict[Cause, Callable[[World], tuple[str, str]]] = {
    Cause.STEP: lambda w: (w.step, ANA),
    Cause.CADENCE: lambda w: (w.ana, ANA),
    Cause.THANKS: lambda w: (w.met, ANA),
    Cause.CARD: lambda w: (new(w.network, Propose(w.jo, date(2027, 1, 11))), JO),
    Cause.DEBRIEF: lambda w: (w.ready, ANA),
    Cause.LAPSE: lambda w: (asked(w), REN),
    Cause.RETURN: lambda w: (resting(w), ANA),
}


def resting(world: World) -> str:
    """Let Ana rest until New Year, and return her id."""
    world.network.decide(Rest(world.ana, date(2027, 1, 1)))
    return world.ana


def asked(world: World) -> str:
    """Return an invitation that was asked, and lapses soon."""
    network = world.network
    network.decide(export_of(incoming(REN)))
    id = invitation_of(network, REN).id
    world.calendar.day = date(2026, 12, 28)
    network.decide(Ask(id))
    return id


@pytest.mark.parametrize("cause", Cause)
def test_each_line_is_finished_put_off_or_dropped_by_what_it_comes_from(
    world: World, cause: Cause
) -> None:
    network = world.network
    of, name = LINES[cause](world)
    world.calendar.day = date(2027, 1, 10)
    until = date(2027, 1, 11) if cause is Cause.CARD else date(2027, 2, 1)

    def line() -> QueueRow | None:
        found = rows(network, cause, name)
        return next((row for row in found if row.pending.of == of), None)

    assert line()
    before = everything(network)
    ways: tuple[tuple[Callable[[], Decision], bool], ...] = (
        (lambda: finishing(cause, of), cause in TO_BE_CALLED_DONE),
        (lambda: delaying(cause, of, until), cause is not Cause.LAPSE),
        (lambda: dropping(cause, of, "no reason"), True),
    )
    for decide, allowed in ways:
        if not allowed:
            with pytest.raises(OutOfTurn):
                decide()
            continue
        days = [card.on for card in network.cards()]
        network.decide(decide())
        now = line()
        assert now is None or now.pending.group in (Group.LATER, Group.UNSUGGESTED)
        if cause is not Cause.CARD:  # Which is the one that is put off by being moved.
            assert [card.on for card in network.cards()] == days
        network.undo()
        assert everything(network) == before


TO_BE_CALLED_DONE = (Cause.STEP, Cause.CADENCE, Cause.THANKS)


def test_nobody_is_reminded_of_a_meeting_after_it(world: World) -> None:
    with pytest.raises(OutOfRange, match="You meet Ana Diaz Tue 24 Nov 10:00"):
        world.network.decide(RemindLater(world.ready, FRIDAY))


def test_who_waits_for_a_place_is_named_in_the_queue(network: Network) -> None:
    begin(network, incoming(REN))
    id = invitation_of(network, REN).id
    network.decide(WaitForPlace(id, FRIDAY))
    [row] = network.queue().rows
    assert (row.name, row.pending.what) == (REN, "a place for Ren Ito?")
    assert network.find_pending("ren") == row
    network.decide(LetGo(id))
    assert network.queue().rows == ()


# Imports.


@pytest.fixture
def ana(network: Network, calendar: Calendar) -> str:
    """Ana, who has held a place for long."""
    calendar.day = date(2026, 1, 1)
    tended(network, ANA)
    calendar.day = TODAY
    return person_called(network, ANA).id


def test_a_day_on_which_only_the_owner_wrote_is_a_try(
    network: Network, ana: str, calendar: Calendar
) -> None:
    days = [messages(ANA, date(2026, 11, day), 2, tried=True) for day in (3, 9, 15)]
    network.decide(export_of(messages=days[:2]))
    kept = network.person(ana)
    assert (kept.tries, kept.last_talk) == (2, date(2026, 11, 9))
    network.decide(export_of(messages=days))
    assert network.person(ana).tries == 3
    with pytest.raises(NothingChanges):
        network.decide(export_of(messages=days))
    calendar.day = date(2027, 1, 1)
    [row] = rows(network, Cause.CADENCE, ANA)
    assert row.pending.why == "3 tries unanswered"
    network.undo()
    assert network.person(ana).tries == 2


@pytest.mark.parametrize(
    ("answer", "left"),
    [
        pytest.param(messages(ANA, date(2026, 11, 9), 3), 1, id="on a day of theirs"),
        pytest.param(messages(ANA, date(2026, 11, 12), 1), 1, id="between"),
        pytest.param(messages(ANA, date(2026, 11, 20), 1), 0, id="afterwards"),
        pytest.param(messages(ANA, date(2026, 11, 1), 1), 3, id="before them all"),
    ],
)
def test_an_answer_that_is_brought_in_resets_the_tries_before_it(
    network: Network, ana: str, answer: MessageDay, left: int
) -> None:
    days = [messages(ANA, date(2026, 11, day), 2, tried=True) for day in (3, 9, 15)]
    network.decide(export_of(messages=days))
    network.decide(export_of(messages=[*days, answer]))
    assert network.person(ana).tries == left
    with pytest.raises(NothingChanges):
        network.decide(export_of(messages=[*days, answer]))


def test_a_day_that_comes_in_two_parts_is_a_try_only_if_both_are(
    network: Network, ana: str
) -> None:
    mine = messages(ANA, YESTERDAY, 3, tried=True)
    theirs = messages(ANA, YESTERDAY, 1)
    for parts in ([mine, theirs], [theirs, mine]):
        network.decide(export_of(messages=parts))
        [talk] = network.talks()
        assert (talk.tried, talk.messages) == (False, 3)
        network.undo()
    network.decide(export_of(messages=[mine, mine]))
    assert network.person(ana).tries == 1


def test_what_was_told_by_hand_is_never_replaced_by_what_is_brought_in(
    network: Network, ana: str
) -> None:
    network.decide(LogTalk(ana, replace(COFFEE, on=YESTERDAY)))
    [told] = network.talks()
    day = messages(ANA, YESTERDAY, 9, tried=True)
    network.decide(export_of(messages=[day]))
    assert network.person(ana).tries == 0
    assert told in network.talks()
    assert len([*network.talks()]) == 2
    with pytest.raises(NothingChanges):
        network.decide(export_of(messages=[day]))


def test_a_conversation_brought_in_answers_tries_that_were_told_by_hand(
    network: Network, ana: str
) -> None:
    for ago in (9, 6, 3):
        network.decide(LogTalk(ana, replace(TRIED, on=TODAY - timedelta(ago))))
    assert network.person(ana).tries == 3
    network.decide(export_of(messages=[messages(ANA, YESTERDAY, 2)]))
    assert network.person(ana).tries == 0


def test_messages_of_many_are_taken_back_and_brought_in_again_with_their_clocks(
    network: Network,
) -> None:
    begin(network)
    names = [f"Somebody {n}" for n in range(20)]
    network.decide(export_of(connections=[connection(name) for name in names]))
    old = [messages(name, date(2026, 9, 1), 1, tried=True) for name in names]
    network.decide(export_of(messages=old))
    before = everything(network)
    newer = [messages(name, YESTERDAY, 2, tried=n < 9) for n, name in enumerate(names)]
    network.decide(export_of(messages=[*old, *newer]))
    after = everything(network)
    assert Counter(person.tries for person in network.people()) == {2: 9, 0: 11}
    network.undo()
    assert everything(network) == before
    network.redo()
    assert everything(network) == after


def test_tries_of_before_a_place_was_given_do_not_silence(network: Network) -> None:
    begin(network)
    days = [messages(ANA, date(2026, 11, day), 1, tried=True) for day in (3, 9, 15)]
    network.decide(export_of(connections=[connection(ANA)], messages=days))
    assert person_called(network, ANA).tries == 3
    network.decide(Activate(person_called(network, ANA).id, "A reason"))
    again = [*days, messages(ANA, date(2026, 11, 16), 1, tried=True)]
    network.decide(export_of(messages=again))
    assert person_called(network, ANA).tries == 0


# Everything at once.


def clock(person: Person, talks: list[Talk]) -> tuple[date | None, int]:
    """Return what somebody's talks say: the last one, and the tries that are open."""
    theirs = [talk for talk in talks if talk.person == person.id]
    answered = [talk.on for talk in theirs if not talk.tried]
    answered += [person.suggest_from] if person.suggest_from else []
    tried = {talk.on for talk in theirs if talk.tried}
    still_open = [day for day in tried if all(day > other for other in answered)]
    return max((talk.on for talk in theirs), default=None), len(still_open)


ON_A_PERSON: list[Callable[[str, date], Decision]] = [
    lambda id, day: ThinkOf(id),
    lambda id, day: LeaveUntil(id, day + timedelta(9)),
    lambda id, day: Unsuggest(id, "busy"),
    lambda id, day: SuggestAgain(id),
    lambda id, day: ChangeCadence(id, "1 day"),
    lambda id, day: ChangeCadence(id, "none"),
    lambda id, day: Activate(id, "A reason", "1 week"),
    lambda id, day: KeepLetter(id, "Hello"),
    lambda id, day: AddStep(id, Step(Owed.PROMISED, "send it", day)),
    lambda id, day: AddStep(id, Step(Owed.WAITING, "an answer", day + timedelta(2))),
    lambda id, day: Propose(id),
    lambda id, day: Propose(id, day + timedelta(1)),
]
ON_A_STEP: list[Callable[[str, date], Decision]] = [
    lambda id, day: FinishStep(id),
    lambda id, day: FinishStep(id, COFFEE),
    lambda id, day: DropStep(id, "no"),
    lambda id, day: DelayStep(id, day + timedelta(1)),
    lambda id, day: ChangeStep(id, Step(Owed.DUE, "do it", day + timedelta(3))),
]
ON_A_MEETING: list[Callable[[str, date], Decision]] = [
    lambda id, day: Prepare(id, **WRITTEN),
    lambda id, day: Prepare(id, purpose=""),
    lambda id, day: Move(id, day + timedelta(2)),
    lambda id, day: Confirm(id),
    lambda id, day: CallOff(id),
    lambda id, day: KeepDebrief(id, said="so far"),
    lambda id, day: Debrief(id, "Well", nothing_owed=True, thank_by=day),
    lambda id, day: Debrief(id, "Well", (Step(Owed.PROMISED, "it", day),)),
    lambda id, day: Debrief(id, "Well"),
    lambda id, day: Thanked(id, COFFEE),
    lambda id, day: DelayThanks(id, day + timedelta(1)),
    lambda id, day: NoThanks(id, "no"),
]


class Following(RuleBasedStateMachine):
    """Two sessions decide, take back and do again; what follows always holds."""

    who = st.integers(0, 1)
    which = st.integers(0, 8)
    ago = st.integers(0, 6)

    @initialize()
    def open_both(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.today = TODAY
        self.sessions = [self.new_session()]
        [network] = self.sessions
        tended(network, ANA, JO)
        network.decide(export_of(connections=[connection(TOM)]))
        ana, jo = person_called(network, ANA).id, person_called(network, JO).id
        for whom in (ana, jo):
            card = new(network, Propose(whom, TOMORROW))
            network.decide(Prepare(card, **WRITTEN))
            network.decide(AddStep(whom, LIST))
        network.decide(Debrief(card, "Well", (DATES,), thank_by=TOMORROW))
        self.sessions.append(self.new_session())

    def new_session(self) -> Network:
        place = Path(self.place.name)
        return Network(place / "home", place / "state", today=lambda: self.today)

    def act(self, who: int, step: Callable[[Network], object]) -> None:
        """Let a session do something; what is refused changes nothing."""
        network = self.sessions[who]
        network.follow()
        before = everything(network)
        try:
            step(network)
        except Refused:
            assert everything(network) == before
        else:
            assert everything(network) != before

    def some(self, who: int, kind: type, which: int) -> str | None:
        network = self.sessions[who]
        network.follow()
        shelves = (network.people(), network.follow_ups(), network.cards())
        records: list[Record] = [each for shelf in shelves for each in shelf]
        found = sorted(each.id for each in records if isinstance(each, kind))
        return found[which % len(found)] if found else None

    def decide(
        self, who: int, kind: type, which: int, make: Callable[[str, date], Decision]
    ) -> None:
        if id := self.some(who, kind, which):
            self.act(who, lambda network: network.decide(make(id, self.today)))

    @rule(who=who, which=which, make=st.sampled_from(ON_A_PERSON))
    def decide_about_somebody(
        self, who: int, which: int, make: Callable[[str, date], Decision]
    ) -> None:
        self.decide(who, Person, which, make)

    @rule(who=who, which=which, make=st.sampled_from(ON_A_STEP))
    def decide_about_a_step(
        self, who: int, which: int, make: Callable[[str, date], Decision]
    ) -> None:
        self.decide(who, FollowUp, which, make)

    @rule(who=who, which=which, make=st.sampled_from(ON_A_MEETING))
    def decide_about_a_meeting(
        self, who: int, which: int, make: Callable[[str, date], Decision]
    ) -> None:
        self.decide(who, PrepCard, which, make)

    @rule(who=who, which=which, ago=ago, tried=st.booleans())
    def talk(self, who: int, which: int, ago: int, tried: bool) -> None:
        contact = replace(COFFEE, on=self.today - timedelta(ago), tried=tried)
        self.decide(who, Person, which, lambda id, day: LogTalk(id, contact))

    @rule(
        who=who,
        name=st.sampled_from([ANA, JO, TOM]),
        ago=ago,
        many=st.integers(1, 4),
        tried=st.booleans(),
    )
    def bring_in(self, who: int, name: str, ago: int, many: int, tried: bool) -> None:
        day = messages(name, self.today - timedelta(ago), many, tried)
        self.act(who, lambda network: network.decide(export_of(messages=[day])))

    @rule(who=who)
    def undo(self, who: int) -> None:
        self.act(who, Network.undo)

    @rule(who=who)
    def redo(self, who: int) -> None:
        self.act(who, Network.redo)

    @rule(who=who)
    def reopen(self, who: int) -> None:
        self.sessions[who].close()
        self.sessions[who] = self.new_session()

    @rule(days=st.integers(1, 5))
    def go_on(self, days: int) -> None:
        self.today += timedelta(days)

    @invariant()
    def all_is_as_it_has_to_be(self) -> None:
        if not hasattr(self, "sessions"):
            return
        one, other = self.sessions
        one.follow()
        other.follow()
        assert everything(one) == everything(other)
        talks = list(one.talks())
        people = {person.id: person for person in one.people()}
        for person in people.values():
            assert (person.last_talk, person.tries) == clock(person, talks)
        queued = Counter(row.pending.key for row in one.queue().rows)
        assert max(queued.values(), default=1) == 1
        steps = {step.id: step for step in one.follow_ups()}
        assert {key[5:] for key in queued if key.startswith("step:")} == {
            id for id, step in steps.items() if is_open(step)
        }
        cards = {card.id: card for card in one.cards()}
        told = Counter(talk.card for talk in talks if talk.card)
        for card in cards.values():
            is_met = state_of(card) is CardState.MET
            assert told[card.id] == is_met
            assert (f"thanks:{card.id}" in queued) is bool(
                is_met and card.thank_by and not card.thanked_on
            )
        for each in (*talks, *steps.values(), *cards.values()):
            assert isinstance(each, Talk | FollowUp | PrepCard)
            assert each.person in people
        assert {*told, *(step.card for step in steps.values())} - {""} <= cards.keys()

    def teardown(self) -> None:
        if not hasattr(self, "sessions"):
            return
        before = everything(self.sessions[0])
        for session in self.sessions:
            session.close()
        assert check(Path(self.place.name) / "home") == []
        assert everything(self.new_session()) == before
        self.place.cleanup()


TestFollowing = Following.TestCase
TestFollowing.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
