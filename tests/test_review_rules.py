"""The weekly review's day, its steps, and what a week comes to."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from msgspec.structs import replace
from people import TODAY

from store.records import (
    Direction,
    FollowUp,
    Gift,
    GiftKind,
    Introduction,
    Invitation,
    Owed,
    Person,
    PrepCard,
    Review,
    Stage,
    Standing,
    State,
    Talk,
    TalkKind,
)
from store.rules.review import (
    STEPS,
    WITH_LISTS,
    Bookmark,
    ReviewStep,
    after,
    day_of,
    is_done,
    is_quiet,
    is_to_prepare,
    looked_back_to,
    tallied,
)
from store.views import ReviewView

SUNDAY = 6
WEEK = timedelta(days=7)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def held(day: date, ended: date | None = None) -> Review:
    at = datetime.combine(ended or day, datetime.min.time())
    return Review(id="1", day=day, begun_at=at, ended_at=at)


@pytest.mark.parametrize("late", range(7))
def test_a_review_that_is_late_is_still_for_its_own_day(late: int) -> None:
    today = TODAY + days(late)
    assert day_of(today, SUNDAY, None) == TODAY
    assert day_of(today, SUNDAY, TODAY - WEEK) == TODAY


@pytest.mark.parametrize("late", range(7))
def test_doing_it_late_does_not_move_the_next_one(late: int) -> None:
    assert day_of(TODAY + days(late), SUNDAY, TODAY) == TODAY + WEEK


def test_doing_it_early_does_not_bring_it_back() -> None:
    saturday = TODAY - days(1)
    assert day_of(saturday, SUNDAY, TODAY - WEEK) == TODAY
    assert day_of(TODAY, SUNDAY, TODAY) == TODAY + WEEK


@pytest.mark.parametrize("weekday", range(7))
def test_another_weekday_never_skips_more_than_a_week(weekday: int) -> None:
    following = after(TODAY, weekday)
    assert following.weekday() == weekday
    assert days(1) <= following - TODAY <= WEEK


def test_one_looks_back_to_the_last_review_or_a_week_but_not_for_ever() -> None:
    assert looked_back_to(TODAY, None) == TODAY - WEEK
    assert looked_back_to(TODAY, held(TODAY - days(5))) == TODAY - days(5)
    assert looked_back_to(TODAY, held(TODAY - days(12))) == TODAY - days(12)
    assert looked_back_to(TODAY, held(TODAY - days(300))) == TODAY - days(28)


def test_skipped_is_not_done() -> None:
    assert not is_done(ReviewStep.INVITATIONS, 3, {ReviewStep.INVITATIONS})
    assert is_done(ReviewStep.INVITATIONS, 0, ())
    assert not is_done(ReviewStep.LOOK_BACK, 0, ())
    assert is_done(ReviewStep.LOOK_BACK, 0, {ReviewStep.LOOK_BACK})


def test_a_bookmark_goes_on_to_the_next_step_and_stays_at_the_last() -> None:
    bookmark = Bookmark(TODAY, datetime(2026, 11, 22, 19))
    for step in STEPS:
        bookmark = bookmark.past(step)
    assert bookmark.step is STEPS[-1]
    assert bookmark.seen == {*STEPS}


def test_a_row_is_kept_for_its_step_alone() -> None:
    bookmark = Bookmark(TODAY, datetime(2026, 11, 22, 19), ReviewStep.INVITATIONS, "7")
    assert bookmark.on(ReviewStep.INVITATIONS).row == "7"
    assert bookmark.on(ReviewStep.PREPARE).row == ""


def test_the_numbers_of_the_steps_are_those_of_their_screens() -> None:
    from screens.page import STEPS_ON

    assert {str(step.number): key for step, key in STEPS_ON.items()} == {
        key: key for key in "2345"
    }


@pytest.mark.parametrize(
    ("card", "needs_it"),
    [
        (PrepCard(id="1", person="1"), False),  # A mere idea.
        (PrepCard(id="1", person="1", on=TODAY + days(3)), True),
        (PrepCard(id="1", person="1", on=TODAY + days(30)), False),
        (PrepCard(id="1", person="1", on=TODAY - days(3)), True),
        (PrepCard(id="1", person="1", on=TODAY - days(3), met_on=TODAY), False),
    ],
)
def test_a_meeting_needs_the_review_if_it_is_near_or_untold(
    card: PrepCard, needs_it: bool
) -> None:
    assert is_to_prepare(card, TODAY) is needs_it


def test_a_ready_meeting_needs_the_review_until_it_is_confirmed() -> None:
    ready = PrepCard(
        id="1",
        person="1",
        on=TODAY + days(3),
        purpose="Why",
        my_help="A",
        their_help="B",
        questions="C",
    )
    assert is_to_prepare(ready, TODAY)
    assert not is_to_prepare(replace(ready, confirmed_on=TODAY), TODAY)


def test_whoever_was_heard_of_lately_is_not_quiet() -> None:
    ana = Person(id="1", name="Ana", standing=Standing.ACTIVE, cadence="none")
    for weeks, quiet in ((1, False), (9, False), (10, True), (30, True)):
        then = TODAY - timedelta(weeks=weeks)
        assert is_quiet(replace(ana, last_talk=then), TODAY) is quiet


def test_whoever_got_a_place_lately_is_not_called_quiet_for_what_was_before() -> None:
    ana = Person(id="1", name="Ana", standing=Standing.ACTIVE, cadence="1 month")
    ana = replace(ana, last_talk=TODAY - timedelta(weeks=200))
    assert is_quiet(ana, TODAY)
    assert not is_quiet(replace(ana, since=TODAY), TODAY)
    assert is_quiet(replace(ana, since=TODAY - timedelta(weeks=20)), TODAY)


def test_a_week_counts_what_fell_in_it_and_nothing_else() -> None:
    first, before = TODAY - days(6), TODAY - days(7)

    def talk(on: date, **more: object) -> Talk:
        fields: dict[str, object] = {"id": "1", "person": "1", "on": on}
        return Talk(**fields | {"kind": TalkKind.CALL} | more)  # type: ignore[arg-type]  # Fields by name.

    def gift(on: date, given: bool) -> Gift:
        what = {"person": "1", "kind": GiftKind.HELP, "what": "A list"}
        return Gift(id="1", on=on, given=given, **what)  # type: ignore[arg-type]  # As above.

    def invitation(
        state: State, settled: date | None, asked: date | None
    ) -> Invitation:
        return Invitation(
            id="1",
            direction=Direction.INCOMING,
            state=state,
            name="Ren",
            received=datetime(2026, 11, 1),
            asked_on=asked,
            settled_on=settled,
        )

    def step(done: date | None) -> FollowUp:
        return FollowUp(id="1", owed=Owed.DUE, what="Call", on=TODAY, done_on=done)

    review = Review(
        id="1",
        day=TODAY,
        begun_at=datetime(2026, 11, 22, 19),
        ended_at=datetime(2026, 11, 22, 19),
        since=first,
    )
    week = tallied(
        review,
        TODAY,
        talks=[
            talk(first, kind=TalkKind.MEETING, given="A page"),
            talk(TODAY),
            talk(TODAY, tried=True, given="A page"),
            talk(before),
        ],
        gifts=[
            *(gift(TODAY, True), gift(TODAY, False), gift(before, True)),
            replace(gift(TODAY, True), introduction="1"),  # It is made, and counted.
            replace(gift(TODAY, False), introduction="3"),  # It was taken.
        ],
        introductions=[
            Introduction(id="1", stage=Stage.MADE, on=before, made_on=first),
            Introduction(id="2", stage=Stage.IDEA, on=TODAY),
        ],
        invitations=[
            invitation(State.ACCEPTED, TODAY, None),
            invitation(State.DECLINED, first, None),
            invitation(State.DECLINED, before, before),
            invitation(State.ASKED, None, first),
        ],
        follow_ups=[step(first), step(before), step(None)],
    )
    assert (week.talks, week.meetings, week.introductions) == (2, 1, 1)
    assert (week.given, week.received, week.followed) == (2, 2, 1)
    assert (week.asked, week.accepted, week.let_go) == (1, 1, 1)


def test_what_a_review_counted_on_its_day_the_next_one_does_not_count_again() -> None:
    def talk(id: str, on: date) -> Talk:
        return Talk(id=id, person="1", on=on, kind=TalkKind.CALL, given="A page")

    def done(id: str, on: date) -> FollowUp:
        return FollowUp(id=id, owed=Owed.DUE, what="Call", on=on, done_on=on)

    ren = Invitation(
        id="7",
        direction=Direction.INCOMING,
        state=State.ASKED,
        name="Ren",
        received=datetime(2026, 11, 1),
        asked_on=TODAY,
    )
    talks, steps = [talk("1", TODAY), talk("2", TODAY - days(1))], [done("3", TODAY)]
    first = replace(held(TODAY), since=TODAY - WEEK)
    first = tallied(first, TODAY, talks=talks, follow_ups=steps, invitations=[ren])
    assert (first.talks, first.given, first.followed, first.asked) == (2, 2, 1, 1)
    talks.append(talk("4", TODAY))  # On the evening after the review.
    steps.append(done("5", TODAY))
    ren = replace(ren, state=State.ACCEPTED, settled_on=TODAY)
    then = replace(held(TODAY + WEEK), since=TODAY)
    then = tallied(
        *(then, TODAY + WEEK, first),
        talks=talks,
        follow_ups=steps,
        invitations=[ren],
    )
    assert (then.talks, then.given, then.followed) == (1, 1, 1)
    assert (then.asked, then.accepted) == (0, 1)


def test_of_two_reviews_in_a_day_the_one_after_counts_what_neither_did() -> None:
    call = Talk(id="1", person="1", on=TODAY, kind=TalkKind.CALL)
    review = replace(held(TODAY), since=TODAY)
    first = tallied(review, TODAY, talks=[call])
    second = tallied(review, TODAY, first, talks=[call])
    third = tallied(review, TODAY + WEEK, second, talks=[call])
    assert [each.talks for each in (first, second, third)] == [1, 0, 0]


def test_the_next_step_is_looked_for_from_where_one_is() -> None:
    left = dict.fromkeys(WITH_LISTS, 0) | {ReviewStep.INVITATIONS: 3}
    view = ReviewView(TODAY, TODAY, None, TODAY, left, None)
    assert view.next_step(None) is ReviewStep.LOOK_BACK
    at = Bookmark(TODAY, datetime(2026, 11, 22, 18)).past(ReviewStep.LOOK_BACK)
    assert view.next_step(at) is ReviewStep.INVITATIONS
    at = at.past(ReviewStep.INVITATIONS)
    assert view.next_step(at) is ReviewStep.BANDWIDTH
    done = replace(at.past(ReviewStep.BANDWIDTH), step=ReviewStep.INTENTION)
    aim = FollowUp(id="1", person="2", what="write", owed=Owed.DUE, on=TODAY)
    view = replace(view, intention=aim)
    assert view.next_step(done) is ReviewStep.INVITATIONS
    assert replace(view, left={}).next_step(done) is None
