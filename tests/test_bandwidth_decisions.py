"""What one decides about one's hours, and what one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from people import TODAY, begin, connection, export_of, person_called, tended

from store.decisions.bandwidth import (
    BusyFrom,
    ChangeCosts,
    ChangeHours,
    KeepHolidays,
    PlanBreak,
    RemoveTimeOff,
    TakeTimeOff,
)
from store.decisions.book import Decision
from store.decisions.followups import AddStep, FinishStep
from store.decisions.prep import Propose
from store.errors import (
    NoSuchHolidays,
    NotFound,
    NothingChanges,
    NotHours,
    OutOfRange,
    OutOfTurn,
    Refused,
    TooFull,
)
from store.exchange.busy import BusyCalendar, BusyRow
from store.network import Network
from store.records import Owed, TimeOff
from store.rules.breaks import Move
from store.rules.steps import Step

FIRST, LAST = date(2026, 12, 21), date(2027, 1, 3)
ANA, JO = "Ana Diaz", "Jo Park"


@pytest.fixture
def due(network: Network) -> Network:
    """A network in which something is due in the break: a step, a meeting, a touch."""
    tended(network, ANA)
    network.decide(export_of(connections=[connection(JO)]))
    jo = person_called(network, JO).id
    network.decide(AddStep(jo, Step(Owed.PROMISED, "the list", FIRST)))
    network.decide(Propose(jo, FIRST + timedelta(1)))
    return network


def all_of(network: Network) -> list[set[Any]]:
    tables = (
        *(network.people(), network.cards(), network.follow_ups()),
        network.time_off(),
    )
    return [*(set(table) for table in tables), {network.settings}]


def busy(*rows: BusyRow, series: str = "a b") -> BusyFrom:
    return BusyFrom(BusyCalendar(rows, frozenset(series.split())), "work.ics")


A = BusyRow("a", TODAY, TODAY, 30, "Stand-up")
B = BusyRow("b#2026-12-01", date(2026, 12, 1), date(2026, 12, 1), 0, "A day")


# Said, and taken back


def break_of(network: Network) -> PlanBreak:
    view = network.plan_break(FIRST, LAST)
    return PlanBreak(FIRST, LAST, view.plan.moves)


SAID: list[tuple[Callable[[Network], Decision], str]] = [
    (
        lambda _: TakeTimeOff(FIRST, LAST, "Christmas"),
        "Time off Mon 21 Dec to Sun 3 Jan: Christmas",
    ),
    (lambda _: TakeTimeOff(FIRST, FIRST), "Time off Mon 21 Dec"),
    (lambda _: ChangeHours(6), "6 hours a week"),
    (lambda _: ChangeHours(1), "1 hour a week"),
    (
        lambda _: ChangeHours(by_weekday="1, 1  0 1 1 0 0"),
        "Hours from Monday to Sunday: 1 1 0 1 1 0 0",
    ),
    (
        lambda _: ChangeCosts(prepare=20, touch=0),
        "Minutes: preparing a meeting 20, being in touch 0",
    ),
    (lambda _: KeepHolidays("sweden"), "The public holidays of SE are kept"),
    (
        lambda _: KeepHolidays("DE", "Bayern"),
        "The public holidays of DE, BY, are kept",
    ),
    (lambda _: busy(A, B), "Busy 2 times, by work.ics"),
    (break_of, "A break Mon 21 Dec to Sun 3 Jan: 3 moved"),
    (
        lambda _: PlanBreak(FIRST, LAST),
        "A break Mon 21 Dec to Sun 3 Jan: nothing moved",
    ),
]


@pytest.mark.parametrize(("decision", "said"), SAID, ids=[said for _, said in SAID])
def test_it_is_said_and_one_undo_takes_it_back(
    due: Network, decision: Callable[[Network], Decision], said: str
) -> None:
    before = all_of(due)
    assert due.decide(decision(due)).said == said
    after = all_of(due)
    assert after != before
    due.undo()
    assert all_of(due) == before
    due.redo()
    assert all_of(due) == after


@pytest.mark.parametrize(
    ("decision", "error", "why"),
    [
        (TakeTimeOff(LAST, FIRST), OutOfRange, "is before"),
        (TakeTimeOff(TODAY - timedelta(9), TODAY - timedelta(1)), OutOfRange, "over"),
        (TakeTimeOff(FIRST, date.max), OutOfRange, "for a year at most"),
        (RemoveTimeOff("1"), NotFound, "not here any more"),
        (ChangeHours(0), OutOfRange, "1 to 100"),
        (ChangeHours(4), NothingChanges, "4 hours a week: it is so already"),
        (ChangeHours(by_weekday="1 1"), NotHours, "Seven numbers"),
        (ChangeHours(by_weekday="0 0 0 0 0 0 0"), OutOfRange, "without an hour"),
        (ChangeCosts(), NothingChanges, "already"),
        (ChangeCosts(touch=-1), OutOfRange, "minutes"),
        (KeepHolidays("QQ"), NoSuchHolidays, "“QQ” is no country"),
        (KeepHolidays("DE", "XX"), NoSuchHolidays, "“XX” is no part of DE"),
        (KeepHolidays(""), NothingChanges, "already"),
        (busy(), NothingChanges, "All of work.ics is here already"),
        (PlanBreak(LAST, FIRST), OutOfRange, "is before"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    due: Network, decision: Decision, error: type[Refused], why: str
) -> None:
    before = all_of(due)
    with pytest.raises(error, match=why):
        due.decide(decision)
    assert all_of(due) == before


# Days off


def test_days_off_are_listed_until_they_are_over_and_can_go(network: Network) -> None:
    begin(network)
    network.decide(TakeTimeOff(TODAY - timedelta(3), TODAY))
    network.decide(TakeTimeOff(FIRST, LAST))
    first, second = network.time_off_to_come()
    assert (first.last, second.first) == (TODAY, FIRST)
    with pytest.raises(NothingChanges):
        network.decide(TakeTimeOff(FIRST, LAST))
    done = network.decide(RemoveTimeOff(second.id))
    assert done.said == "No time off Mon 21 Dec to Sun 3 Jan"
    assert network.time_off_to_come() == (first,)
    network.undo()
    assert network.time_off_to_come() == (first, second)


def test_what_went_is_gone_for_the_next_session_too(
    open_network: Callable[[], Network],
) -> None:
    one, other = open_network(), open_network()
    one.decide(TakeTimeOff(FIRST, LAST))
    other.follow()
    [off] = other.time_off()
    other.decide(RemoveTimeOff(off.id))
    one.follow()
    assert not [*one.time_off()]
    assert not [*open_network().time_off()]


def test_hours_of_a_week_take_the_place_of_those_of_its_days(network: Network) -> None:
    network.decide(ChangeHours(by_weekday="1 1 1 1 1 1 1"))
    assert network.forecast().rows[1].week.capacity == 7 * 60
    network.decide(ChangeHours(10))
    assert network.forecast().rows[1].week.capacity == 10 * 60


def test_holidays_that_are_kept_make_quiet_weeks(network: Network) -> None:
    begin(network)
    network.decide(KeepHolidays("SE"))
    week = next(row.week for row in network.forecast().rows if row.week.monday == FIRST)
    assert (week.capacity, week.is_quiet) == (192, True)


# Busy times


def test_bringing_a_calendar_in_again_changes_nothing(network: Network) -> None:
    network.decide(busy(A, B))
    kept = {*network.time_off()}
    with pytest.raises(NothingChanges):
        network.decide(busy(A, B))
    assert {*network.time_off()} == kept


def test_what_moved_in_the_calendar_moves_and_what_went_goes(network: Network) -> None:
    network.decide(busy(A, B))
    later = replace(A, first=FIRST, last=FIRST)
    done = network.decide(busy(later))
    assert (done.said, done.then) == (
        "Busy 1 time, by work.ics",
        "1 time gone from it",
    )
    [off] = network.time_off()
    assert (off.uid, off.first) == ("a", FIRST)


def test_another_calendar_and_what_is_over_stay(network: Network) -> None:
    network.decide(TakeTimeOff(FIRST, LAST))
    yesterday = TODAY - timedelta(1)
    over = BusyRow("b#over", yesterday, yesterday, 5, "")
    network.decide(busy(A, over))
    other = BusyRow("c", TODAY, TODAY, 5, "")
    network.decide(busy(other, series="c"))
    network.decide(busy(B))
    assert {off.uid for off in network.time_off()} == {"", "b#over", "c", B.uid}


# A break


def test_a_break_is_one_decision_that_moves_everything(due: Network) -> None:
    view = due.plan_break(FIRST, LAST)
    assert {(row.name, row.move.item.what) for row in view.moves} == {
        (ANA, "be in touch"),
        (JO, "the list"),
        (JO, "meeting"),
    }
    assert view.stuck == ()
    due.decide(break_of(due))
    [off] = due.time_off()
    assert (off.first, off.last, off.what) == (FIRST, LAST, "a break")
    weeks = due.forecast().rows
    assert [r.week.load for r in weeks if FIRST <= r.week.monday <= LAST] == [0, 0]
    assert [r.week for r in weeks] == [r.week for r in view.after[:12]]


def test_a_break_over_days_that_are_off_takes_them_once(due: Network) -> None:
    due.decide(TakeTimeOff(FIRST, LAST, "Christmas"))
    due.decide(break_of(due))
    [off] = due.time_off()
    assert off.what == "Christmas"


def test_a_plan_is_refused_once_what_it_moves_is_done(due: Network) -> None:
    plan = break_of(due)
    [step] = due.follow_ups()
    due.decide(FinishStep(step.id))
    before = all_of(due)
    with pytest.raises(OutOfTurn, match="Jo Park, the list is not due Mon 21 Dec"):
        due.decide(plan)
    assert all_of(due) == before


def test_a_plan_is_refused_that_would_now_put_a_week_over(due: Network) -> None:
    plan = break_of(due)
    [meeting] = [m for m in plan.moves if m.item.what == "meeting"]
    for days in (0, 1):
        due.decide(Propose(person_called(due, JO).id, meeting.to - timedelta(days)))
    before = all_of(due)
    with pytest.raises(TooFull, match="the week of Mon 14 Dec would be over by"):
        due.decide(plan)
    assert all_of(due) == before


@pytest.mark.parametrize("to", [FIRST, LAST, TODAY - timedelta(1), date(2027, 3, 1)])
def test_nothing_is_moved_into_the_break_or_out_of_reach(
    due: Network, to: date
) -> None:
    [step] = [m for m in break_of(due).moves if m.item.what == "the list"]
    with pytest.raises(OutOfRange):
        due.decide(PlanBreak(FIRST, LAST, (Move(step.item, to),)))


def test_a_week_ahead_that_is_over_stands_in_the_status(due: Network) -> None:
    assert due.status().over_week is None
    due.decide(TakeTimeOff(FIRST, LAST))
    assert due.status().over_week == FIRST


def test_a_country_that_is_known_no_more_keeps_no_holidays(network: Network) -> None:
    begin(network)
    odd = replace(network.settings, country="QQ")
    network.decide(_Put(odd))
    assert network.status().over_week is None
    assert network.forecast().rows


class _Put:
    """Keep a record as it is, past all rules."""

    def __init__(self, record: Any) -> None:
        self._record = record

    def settle(self, book: Any) -> Any:
        from store.decisions.book import Settlement

        return Settlement("put", (self._record,))


def test_time_off_reads_back_as_it_was_kept(network: Network) -> None:
    network.decide(busy(A))
    [off] = network.time_off()
    assert off == TimeOff(
        id=off.id, first=TODAY, last=TODAY, minutes=30, what="Stand-up", uid="a"
    )
