"""The follow-up queue: what is in it, why, in which part, and in what order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.records import (
    Direction,
    FollowUp,
    Invitation,
    Owed,
    Person,
    PrepCard,
    Standing,
    State,
)
from store.rules.lateness import CLAMP, Urgency
from store.rules.queue import Cause, Group, Pending, is_open, queue

TODAY = date(2026, 11, 22)
"""A Sunday."""


def on(days: int) -> date:
    """Return the day that lies so many days after today."""
    return TODAY + timedelta(days=days)


def tended(id: str = "ana", talked: int = -51, **fields: object) -> Person:
    """Return somebody to be in touch with every 30 days, and when one last was."""
    plain: dict[str, object] = {
        "id": id,
        "name": id.title(),
        "standing": Standing.ACTIVE,
        "cadence": "30 days",
        "last_talk": on(talked),
    }
    return Person(**(plain | fields))  # type: ignore[arg-type]  # what a test says


def step(owed: Owed = Owed.DUE, due: int = 0, **fields: object) -> FollowUp:
    """Return a next step with Ana, and in how many days it is due."""
    plain: dict[str, object] = {
        "id": "step",
        "owed": owed,
        "what": "send the list",
        "on": on(due),
        "person": "ana",
        "since": on(-8),
    }
    return FollowUp(**(plain | fields))  # type: ignore[arg-type]  # what a test says


def card(meets: int | None = None, **fields: object) -> PrepCard:
    """Return a card of which nothing is written, and in how many days one meets."""
    day = None if meets is None else on(meets)
    plain: dict[str, object] = {"id": "card", "person": "ana", "on": day}
    return PrepCard(**(plain | fields))  # type: ignore[arg-type]  # what a test says


READY = {"purpose": "a", "my_help": "b", "their_help": "c", "questions": "d"}


def met(days: int, thank_by: int, **fields: object) -> PrepCard:
    """Return a meeting that was held, and for which they are to be thanked."""
    return card(days, met_on=on(days), thank_by=on(thank_by), **fields)


def asked(lapses: int, **fields: object) -> Invitation:
    """Return an invitation that was asked, and in how many days it lapses."""
    plain: dict[str, object] = {
        "id": "invitation",
        "direction": Direction.INCOMING,
        "state": State.ASKED,
        "name": "Ren Ito",
        "received": datetime(2026, 11, 1),
        "asked_on": on(lapses - 14),
        "lapses_on": on(lapses),
    }
    return Invitation(**(plain | fields))  # type: ignore[arg-type]  # what a test says


Thing = Person | FollowUp | PrepCard | Invitation


def queued(*things: Thing, today: date = TODAY) -> tuple[Pending, ...]:
    """Return the queue of everything that there is."""
    return queue(
        [thing for thing in things if isinstance(thing, Person)],
        [thing for thing in things if isinstance(thing, FollowUp)],
        [thing for thing in things if isinstance(thing, PrepCard)],
        [thing for thing in things if isinstance(thing, Invitation)],
        today,
    )


def order(pending: Iterable[Pending]) -> list[str]:
    return [each.of for each in pending]


# Every cause, in every part it may stand in.


@pytest.mark.parametrize(
    ("thing", "cause", "group", "what", "why"),
    [
        pytest.param(
            step(Owed.PROMISED, 0, since=date(2026, 9, 14)),
            *(Cause.STEP, Group.PROMISED, "send the list", "promised 14 Sep"),
            id="a promise",
        ),
        pytest.param(
            step(Owed.PROMISED, -40, since=date(2025, 12, 14)),
            *(Cause.STEP, Group.PROMISED, "send the list", "promised 14 Dec 2025"),
            id="a promise of last year",
        ),
        pytest.param(
            step(Owed.PROMISED, -10, since=on(-12)),
            *(Cause.STEP, Group.PROMISED, "send the list", "overdue: promised 10 Nov"),
            id="a promise that is overdue",
        ),
        pytest.param(
            step(Owed.PROMISED, 1),
            *(Cause.STEP, Group.LATER, "send the list", "Mon 23 Nov"),
            id="a promise for tomorrow",
        ),
        pytest.param(
            step(due=0),
            *(Cause.STEP, Group.DUE, "send the list", "today"),
            id="a step for today",
        ),
        pytest.param(
            step(due=-2),
            *(Cause.STEP, Group.DUE, "send the list", "2 days ago"),
            id="a step of two days ago",
        ),
        pytest.param(
            step(due=-8),
            *(Cause.STEP, Group.DUE, "send the list", "overdue: 8 days ago"),
            id="a step that is overdue",
        ),
        pytest.param(
            step(due=-2, since=None),
            *(Cause.STEP, Group.DUE, "send the list", "2 days ago"),
            id="a step of no one knows when",
        ),
        pytest.param(
            step(due=-2, later_until=on(9)),
            *(Cause.STEP, Group.LATER, "send the list", "Tue 1 Dec"),
            id="a step that was put off",
        ),
        pytest.param(
            step(due=9, later_until=on(0)),
            *(Cause.STEP, Group.DUE, "send the list", "in 9 days"),
            id="a step that was brought forward",
        ),
        pytest.param(
            step(Owed.WAITING, 12, since=date(2026, 11, 16)),
            *(Cause.STEP, Group.WAITING, "send the list", "since 16 Nov, until 4 Dec"),
            id="waiting",
        ),
        pytest.param(
            step(Owed.WAITING, -1, since=date(2026, 11, 11)),
            *(Cause.STEP, Group.WAITING, "send the list"),
            "since 11 Nov, expected yesterday",
            id="waiting too long",
        ),
        pytest.param(
            step(Owed.WAITING, -1, later_until=on(1)),
            *(Cause.STEP, Group.LATER, "send the list", "Mon 23 Nov"),
            id="waiting, put off",
        ),
        pytest.param(
            step(Owed.WAITING, -1, later_until=on(0), since=None),
            *(
                Cause.STEP,
                Group.WAITING,
                "send the list",
                "waiting, expected yesterday",
            ),
            id="waiting, back from later",
        ),
        pytest.param(
            tended(talked=-30),
            *(Cause.CADENCE, Group.DUE, "be in touch", "due: 30 days, cadence 30"),
            id="a cadence",
        ),
        pytest.param(
            tended(talked=-51),
            *(Cause.CADENCE, Group.DUE, "be in touch"),
            "1.7x overdue: 51 days, cadence 30",
            id="a cadence that is overdue",
        ),
        pytest.param(
            tended(talked=-51, later_until=on(400)),
            *(Cause.CADENCE, Group.LATER, "be in touch", "Mon 27 Dec 2027"),
            id="a cadence that was put off",
        ),
        pytest.param(
            tended(talked=-51, later_until=on(0)),
            *(Cause.CADENCE, Group.DUE, "be in touch"),
            "1.7x overdue: 51 days, cadence 30",
            id="a cadence that is back from later",
        ),
        pytest.param(
            tended(talked=-3299, since=on(-1)),
            *(Cause.CADENCE, Group.DUE, "be in touch"),
            "due: a place since Sat 21 Nov, cadence 30",
            id="a cadence that begins with the place",
        ),
        pytest.param(
            tended(talked=-3299, since=on(-16)),
            *(Cause.CADENCE, Group.DUE, "be in touch"),
            "1.5x overdue: a place since Fri 6 Nov, cadence 30",
            id="a cadence that began with the place a while ago",
        ),
        pytest.param(
            tended(tries=3),
            *(Cause.CADENCE, Group.UNSUGGESTED, "be in touch", "3 tries unanswered"),
            id="three tries",
        ),
        pytest.param(
            tended(unsuggested_on=date(2026, 9, 14), unsuggested_why="she moved"),
            *(Cause.CADENCE, Group.UNSUGGESTED, "be in touch"),
            "since 14 Sep: she moved",
            id="left in peace",
        ),
        pytest.param(
            met(-1, 1),
            *(Cause.THANKS, Group.DUE, "thank for Sat 21 Nov", "due: met yesterday"),
            id="a thank-you",
        ),
        pytest.param(
            met(-9, -7),
            *(Cause.THANKS, Group.DUE, "thank for Fri 13 Nov"),
            "2x overdue: met 9 days ago",
            id="a thank-you that is overdue",
        ),
        pytest.param(
            met(-1, 5),
            *(Cause.THANKS, Group.LATER, "thank for Sat 21 Nov", "Fri 27 Nov"),
            id="a thank-you for another day",
        ),
        pytest.param(
            met(0, 2, thank_later_until=on(1)),
            *(Cause.THANKS, Group.LATER, "thank for Sun 22 Nov", "Mon 23 Nov"),
            id="a thank-you put off until tomorrow",
        ),
        pytest.param(
            met(-2, 0, thank_later_until=on(0)),
            *(Cause.THANKS, Group.DUE, "thank for Fri 20 Nov", "due: met 2 days ago"),
            id="a thank-you that is back from later",
        ),
        pytest.param(
            card(2, purpose="a"),
            *(Cause.CARD, Group.DUE, "prepare the meeting"),
            "in 2 days: lacks a way you can help and 2 more",
            id="a card that is near and not ready",
        ),
        pytest.param(
            card(-1),
            *(Cause.DEBRIEF, Group.DUE, "say how it went", "met yesterday?"),
            id="a meeting that is over",
        ),
        pytest.param(
            asked(3),
            *(Cause.LAPSE, Group.WAITING, "an answer to your reply"),
            "lapses in 3 days · nothing lost",
            id="about to lapse",
        ),
        pytest.param(
            asked(0),
            *(Cause.LAPSE, Group.WAITING, "an answer to your reply"),
            "lapses today · nothing lost",
            id="lapses today",
        ),
        pytest.param(
            asked(-4),
            *(Cause.LAPSE, Group.WAITING, "an answer to your reply"),
            "lapses at the next review · nothing lost",
            id="its time is over",
        ),
    ],
)
def test_what_is_pending_says_why_and_stands_in_its_part(
    thing: Thing, cause: Cause, group: Group, what: str, why: str
) -> None:
    [pending] = queued(thing)
    assert (pending.cause, pending.of) == (cause, thing.id)
    assert (pending.group, pending.what, pending.why) == (group, what, why)


@pytest.mark.parametrize(
    "thing",
    [
        pytest.param(step(done_on=TODAY), id="a step that is done"),
        pytest.param(step(dropped_on=TODAY), id="a step that was dropped"),
        pytest.param(tended(talked=-29), id="a cadence that is not due yet"),
        pytest.param(tended(cadence="none"), id="no cadence"),
        pytest.param(tended(standing=Standing.RESTING), id="at rest"),
        pytest.param(
            tended(talked=-1, later_until=on(5)), id="put off, and talked to since"
        ),
        pytest.param(card(), id="a mere idea"),
        pytest.param(card(3), id="a card that is not ready, and not near"),
        pytest.param(card(1, **READY), id="a card that is near and ready"),
        pytest.param(card(1, called_off_on=TODAY), id="called off before"),
        pytest.param(card(-9, called_off_on=TODAY), id="called off afterwards"),
        pytest.param(card(-1, met_on=on(-1)), id="met, and nobody to thank"),
        pytest.param(met(-1, 1, thanked_on=TODAY), id="thanked"),
        pytest.param(asked(4), id="asked lately"),
        pytest.param(asked(4, lapses_on=None), id="never lapses"),
    ],
)
def test_what_needs_nothing_is_not_in_the_queue(thing: Thing) -> None:
    assert queued(thing) == ()


@pytest.mark.parametrize("meets", range(-3, 6))
@pytest.mark.parametrize("fields", [{}, READY])
def test_a_meeting_is_prepared_before_it_and_told_about_after_it(
    meets: int, fields: dict[str, object]
) -> None:
    causes = [pending.cause for pending in queued(card(meets, **fields))]
    if meets < 0:
        assert causes == [Cause.DEBRIEF]
    elif not fields and meets <= 2:
        assert causes == [Cause.CARD]
    else:
        assert causes == []


@pytest.mark.parametrize("lapses", range(-2, 8))
def test_who_was_asked_is_in_the_queue_for_three_days_before_they_lapse(
    lapses: int,
) -> None:
    assert bool(queued(asked(lapses))) is (lapses <= 3)


@pytest.mark.parametrize("thank_by", range(6))
def test_a_thank_you_is_offered_at_once_and_one_for_later_on_its_day(
    thank_by: int,
) -> None:
    for passed in range(9):
        [pending] = queued(met(-passed, thank_by - passed))
        is_offered = thank_by <= 2 or passed >= thank_by
        assert (pending.group is Group.DUE) is is_offered
        assert pending.on == on(thank_by - passed)
        assert (pending.urgency is not Urgency.NONE) is is_offered


# Later.


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="it holds"),
        pytest.param({"last_talk": date(2016, 1, 1)}, id="dead for years"),
        pytest.param({"cadence": "1 day"}, id="daily"),
        pytest.param({"thought_on": on(-40)}, id="thought of"),
    ],
)
def test_a_cadence_that_is_put_off_holds_until_its_day_whatever_the_rules_say(
    fields: dict[str, Any],
) -> None:
    person = tended(later_until=on(40), **fields)
    for day in range(40):
        [pending] = queued(person, today=on(day))
        assert (pending.group, pending.on) == (Group.LATER, on(40))
    [pending] = queued(person, today=on(40))
    assert pending.group is Group.DUE


@pytest.mark.parametrize("owed", Owed)
@pytest.mark.parametrize("due", [-400, -1, 0, 1, 9, 20])
def test_a_step_that_is_put_off_comes_back_on_the_very_day(
    owed: Owed, due: int
) -> None:
    put_off = step(owed, due, later_until=on(9))
    for day in range(12):
        [pending] = queued(put_off, today=on(day))
        assert (pending.group is Group.LATER) is (day < 9)
        if day < 9:
            assert (pending.on, pending.why) == (on(9), "Tue 1 Dec")


def test_who_is_left_in_peace_is_not_shown_as_put_off_too() -> None:
    [pending] = queued(tended(tries=4, later_until=on(9)))
    assert (pending.group, pending.why) == (Group.UNSUGGESTED, "4 tries unanswered")


# Three tries.


@pytest.mark.parametrize("tries", range(7))
@pytest.mark.parametrize("talked", [-400, -51, -3])
def test_three_tries_silence_a_suggestion_and_keep_it_in_sight(
    tries: int, talked: int
) -> None:
    found = queued(tended(talked=talked, tries=tries))
    if tries >= 3:
        [pending] = found
        assert pending.group is Group.UNSUGGESTED
        assert (pending.lateness, pending.urgency) == (0.0, Urgency.NONE)
    else:
        assert [p.group for p in found] == [Group.DUE] * (talked <= -30)


# The order.


def test_the_parts_stand_in_their_order_whatever_is_how_late() -> None:
    things: tuple[Thing, ...] = (
        step(Owed.PROMISED, 0, id="promised"),
        tended("due", -300),
        asked(0, id="waiting"),
        step(due=-90, later_until=on(1), id="later"),
        tended("unsuggested", -300, tries=3),
    )
    expected = ["promised", "due", "waiting", "later", "unsuggested"]
    for shuffled in permutations(things):
        assert order(queued(*shuffled)) == expected


def test_within_a_part_the_relatively_latest_goes_first() -> None:
    monthly = tended("monthly", -54)
    weekly = tended("weekly", -13, cadence="1 week")
    yearly = tended("yearly", -500, cadence="12 months")
    assert order(queued(monthly, weekly, yearly)) == ["weekly", "monthly", "yearly"]


def test_one_dead_contact_does_not_pin_the_top() -> None:
    """Clamped, ten years are as late as three months, and no later."""
    dead = tended("dead", -3650)
    thrice, twice = tended("thrice", -95), tended("twice", -60)
    found = queued(dead, twice, thrice)
    assert order(found) == ["thrice", "dead", "twice"]
    assert [p.lateness for p in found] == [CLAMP, CLAMP, 2.0]
    step_of_last_month = step(due=-28, since=on(-40), id="step")
    assert order(queued(dead, step_of_last_month)) == ["step", "dead"]


def test_a_card_that_is_near_and_not_ready_goes_before_all_else_that_is_due() -> None:
    things: tuple[Thing, ...] = (
        tended("dead", -3650),
        step(due=-365, id="old step"),
        met(-90, -88, id="old thanks"),
        card(-30, id="untold"),
        card(-2, id="untold lately"),
        card(2, id="near"),
        card(0, id="nearest"),
    )
    for shuffled in (things, things[::-1]):
        found = order(queued(*shuffled))
        assert found[:4] == ["nearest", "near", "untold", "untold lately"]


def test_what_is_as_late_stands_in_the_order_of_its_days() -> None:
    weekly = tended("weekly", -14, cadence="1 week")
    monthly = tended("monthly", -60)
    assert order(queued(weekly, monthly)) == ["monthly", "weekly"]


@pytest.mark.parametrize("group", [Group.WAITING, Group.LATER])
def test_what_waits_or_is_put_off_stands_in_the_order_of_its_days(group: Group) -> None:
    owed = Owed.WAITING if group is Group.WAITING else Owed.DUE
    steps = [step(owed, due, id=str(due)) for due in (9, 1, 400, 3)]
    if group is Group.WAITING:
        steps += [step(owed, -700, id="-700"), step(owed, 0, id="0")]
    found = order(queued(*steps))
    assert found == sorted(found, key=int)
    assert len(found) == len(steps)


def test_the_order_never_depends_on_how_things_were_kept() -> None:
    same = [tended(id, -51) for id in "abc"] + [
        step(due=-1, id=f"step {id}") for id in "ab"
    ]
    orders = {tuple(order(queued(*shuffled))) for shuffled in permutations(same)}
    assert len(orders) == 1


# Nothing lost, nothing twice.


def group_of(follow_up: FollowUp) -> Group | None:
    """Return where a next step belongs, said another way than the rule says it."""
    if follow_up.done_on or follow_up.dropped_on:
        return None
    if follow_up.later_until and follow_up.later_until > TODAY:
        return Group.LATER
    if follow_up.owed is Owed.WAITING:
        return Group.WAITING
    if follow_up.later_until is None and follow_up.on > TODAY:
        return Group.LATER
    return Group.PROMISED if follow_up.owed is Owed.PROMISED else Group.DUE


def test_every_open_step_is_in_exactly_one_part_and_no_closed_one_in_any() -> None:
    days = [None, *map(on, (-9, -1, 0, 1, 9))]
    world = [
        step(owed, due, id=str(n), since=since, later_until=later, **closed)
        for n, (owed, due, since, later, closed) in enumerate(
            product(
                Owed,
                (-9, -1, 0, 1, 9),
                (None, on(-30), on(0)),
                days,
                ({}, {"done_on": TODAY}, {"dropped_on": TODAY}),
            )
        )
    ]
    found = {pending.of: pending.group for pending in queued(*world)}
    assert len(queued(*world)) == len(found)
    for each in world:
        assert found.get(each.id) is group_of(each), each
        assert is_open(each) is (each.id in found)


DAYS = st.integers(-120, 120).map(on)
PEOPLE = st.builds(
    tended,
    st.just("?"),
    st.integers(-900, 0),
    cadence=st.sampled_from(["1 day", "1 week", "1 month", "12 months", "none", ""]),
    tries=st.integers(0, 4),
    thought_on=st.none() | DAYS,
    later_until=st.none() | DAYS,
    unsuggested_on=st.none() | st.none() | DAYS,
)
STEPS = st.builds(
    step,
    st.sampled_from(Owed),
    st.integers(-400, 120),
    since=st.none() | DAYS,
    later_until=st.none() | DAYS,
    done_on=st.none() | st.none() | DAYS,
)
CARDS = st.one_of(
    st.builds(card, st.none() | st.integers(-400, 400)),
    st.builds(card, st.integers(-9, 9), **{k: st.sampled_from("x ") for k in READY}),
    st.builds(
        met,
        st.integers(-90, 0),
        st.integers(-90, 90),
        thank_later_until=st.none() | DAYS,
        thanked_on=st.none() | DAYS,
    ),
    st.builds(card, st.integers(-9, 9), called_off_on=DAYS),
)
INVITATIONS = st.builds(asked, st.integers(-30, 30))


def numbered(things: list[Thing]) -> list[Thing]:
    """Return the same things, each with an id of its own."""
    return [replace(thing, id=f"{n:03}") for n, thing in enumerate(things)]


@given(st.lists(PEOPLE | STEPS | CARDS | INVITATIONS, max_size=25).map(numbered))
def test_whatever_there_is_nothing_stands_twice_and_all_is_in_order(
    things: list[Thing],
) -> None:
    found = queued(*things)
    assert max(Counter(p.key for p in found).values(), default=1) == 1
    assert max(Counter(p.of for p in found).values(), default=1) == 1
    parts = [[*Group].index(p.group) for p in found]
    assert parts == sorted(parts)
    for pending in found:
        assert 0.0 <= pending.lateness <= CLAMP
        assert pending.why
        assert pending.what
        if pending.group is Group.LATER:
            assert pending.on > TODAY
        if pending.group not in (Group.PROMISED, Group.DUE):
            assert (pending.lateness, pending.urgency) == (0.0, Urgency.NONE)
    due = [p for p in found if p.group is Group.DUE]
    ranks = {Cause.CARD: 0, Cause.DEBRIEF: 1}
    late = [(ranks.get(p.cause, 2), -p.lateness) for p in due]
    assert late == sorted(late)
    assert tuple(sorted(order(found))) == tuple(sorted(order(queued(*things[::-1]))))
    assert found == queued(*things[::-1])
