"""The weekly review: its day, its steps, and what the week came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from store.records import (
    FollowUp,
    Gift,
    Introduction,
    Invitation,
    Person,
    PrepCard,
    Review,
    State,
    Talk,
    TalkKind,
)
from store.rules import cadence, prep
from store.rules.cap import last_seen
from store.rules.giving import besides_made, exchanged
from store.rules.lateness import Urgency
from store.rules.words import count

WEEK = timedelta(days=7)
LONGEST = timedelta(days=28)
"""Whoever comes back after months looks back on the last four weeks."""

QUIET = timedelta(weeks=10)
"""So long without a word, and one who holds a place is said to be quiet."""

AHEAD = timedelta(days=7)
"""The meetings of the week ahead are to be prepared."""


class ReviewStep(StrEnum):
    """The parts of a review, in their order."""

    LOOK_BACK = "look back"
    INVITATIONS = "invitations"
    PREPARE = "prepare"
    FOLLOW_THROUGH = "follow through"
    BANDWIDTH = "bandwidth"
    INTENTION = "one intention"

    @property
    def number(self) -> int:
        """Its place, from 1 on."""
        return STEPS.index(self) + 1


STEPS = tuple(ReviewStep)

WITH_LISTS = frozenset(
    {ReviewStep.INVITATIONS, ReviewStep.PREPARE, ReviewStep.FOLLOW_THROUGH}
)
"""The steps that are done when nothing is left in them.

Others are done when they were gone through, and the intention when there is one.
"""


class Bookmark(Struct, frozen=True):
    """Where one is in a review that is not ended."""

    day: date
    """The day that the review is for."""
    begun_at: datetime
    step: ReviewStep = ReviewStep.LOOK_BACK
    row: str = ""
    """What the cursor is on, by its key."""
    seen: frozenset[ReviewStep] = frozenset()
    """The steps that one has gone through."""
    seconds: float = 0.0
    """How long was spent so far."""

    def on(self, step: ReviewStep) -> Bookmark:
        """Return it at the beginning of a step, or where it was left there."""
        return self if step is self.step else replace(self, step=step, row="")

    def past(self, step: ReviewStep) -> Bookmark:
        """Return it with a step gone through, before the next one."""
        after = STEPS[min(step.number, len(STEPS) - 1)]
        return replace(self, step=after, row="", seen=self.seen | {step})


def day_of(today: date, weekday: int, last: date | None) -> date:
    """Return the day that a review held today is for (Monday is weekday 0).

    That is the latest such weekday; once that one is done, the next. So whoever is two
    days late has caught up, and the next review stays on its weekday.
    """
    latest = today - timedelta(days=(today.weekday() - weekday) % 7)
    return latest if last is None or last < latest else after(last, weekday)


def after(last: date, weekday: int) -> date:
    """Return the day of the review that follows the one of a day."""
    return last + timedelta(days=(weekday - last.weekday() - 1) % 7 + 1)


def looked_back_to(today: date, last: Review | None) -> date:
    """Return the first day of the time that is looked back on.

    It is the day of the last review, as what came after it was not seen yet (and only
    that is looked back on: `counted_by`); without one, a week ago.
    """
    since = last.ended_at.date() if last else today - WEEK
    return max(since, today - LONGEST)


def counted_by(last: Review | None) -> frozenset[str]:
    """Return the ids of what the last review counted already, of its last day."""
    return frozenset(last.counted) if last else frozenset()


def is_done(step: ReviewStep, left: int, seen: Iterable[ReviewStep]) -> bool:
    """Tell whether a step is done: nothing is left in it, or it was gone through."""
    return left == 0 if step in WITH_LISTS else step in seen


def intention_of(follow_ups: Iterable[FollowUp], day: date) -> FollowUp | None:
    """Return the one intention of the review of a day, if there is one."""
    return next((step for step in follow_ups if step.intention_of == day), None)


def quiet_since(person: Person) -> date:
    """Return the day of the last word from one who holds a place.

    If they got the place after it, it is the day of that: what was before is past.
    """
    return max(last_seen(person), person.since or date.min)


def is_quiet(person: Person, today: date) -> bool:
    """Tell whether one who holds a place has been quiet for long."""
    heard = quiet_since(person)
    late = cadence.lateness(replace(person, last_talk=heard), today)
    is_overdue = late is not None and late.urgency is Urgency.OVERDUE
    return is_overdue or today - heard >= QUIET


def is_to_prepare(card: PrepCard, today: date) -> bool:
    """Tell whether a meeting needs the review: near and unconfirmed, or untold."""
    if card.on is None or not prep.is_open(card):
        return False
    near = card.on <= today + AHEAD
    return prep.is_past(card, today) or (near and card.confirmed_on is None)


class _Done(Struct, frozen=True):
    """Something that a week came to."""

    figure: str
    """The field of the review that counts it."""
    on: date | None
    id: str


def tallied(
    review: Review,
    until: date,
    last: Review | None = None,
    *,
    talks: Iterable[Talk] = (),
    gifts: Iterable[Gift] = (),
    introductions: Iterable[Introduction] = (),
    invitations: Iterable[Invitation] = (),
    follow_ups: Iterable[FollowUp] = (),
) -> Review:
    """Return the review with what was done from its `since` to a day, both included.

    What the `last` review counted of the first of these days is not counted again.
    """
    since = review.since or until - WEEK
    every = [
        *_spoken(talks, gifts),
        *(_Done("introductions", each.made_on, each.id) for each in introductions),
        *_invited(invitations),
        *(_Done("followed", step.done_on, step.id) for step in follow_ups),
    ]
    done = [each for each in every if each.on and since <= each.on <= until]
    already = counted_by(last)
    figures = Counter(each.figure for each in done if each.id not in already)
    counted = dict.fromkeys(each.id for each in done if each.on == until)
    return replace(review, **figures, counted=tuple(counted))


def _spoken(talks: Iterable[Talk], gifts: Iterable[Gift]) -> Iterator[_Done]:
    held = [talk for talk in talks if not talk.tried]
    for talk in held:
        yield _Done("talks", talk.on, talk.id)
        if talk.kind is TalkKind.MEETING:
            yield _Done("meetings", talk.on, talk.id)
    for gift in besides_made(exchanged(gifts, held)):
        yield _Done("given" if gift.given else "received", gift.on, gift.id)


def _invited(invitations: Iterable[Invitation]) -> Iterator[_Done]:
    """Yield what became of invitations: one may be asked and settled in one day."""
    for each in invitations:
        yield _Done("asked", each.asked_on, f"{each.id} asked")
        if figure := _SETTLED.get(each.state):
            yield _Done(figure, each.settled_on, f"{each.id} {each.state}")


_SETTLED = {State.ACCEPTED: "accepted", State.DECLINED: "let_go"}


def summed_up(review: Review) -> str:
    """Return what a week came to, in a sentence or two."""
    held = (
        f"{count(review.minutes, 'minute')}, {len(review.steps)} of {len(STEPS)} steps"
    )
    week = _without_zeros(
        (review.talks, count(review.talks, "conversation")),
        (review.meetings, count(review.meetings, "meeting") + " among them"),
        (
            review.introductions,
            count(review.introductions, "introduction") + " made",
        ),
        (review.given, f"{review.given} given"),
        (review.received, f"{review.received} received"),
        (review.followed, count(review.followed, "next step") + " done"),
    )
    invited = _without_zeros(
        (review.asked, f"{review.asked} asked"),
        (review.accepted, f"{review.accepted} accepted"),
        (review.let_go, f"{review.let_go} let go"),
    )
    places = f"{review.active} of {review.cap} places taken"
    parts = [held, week, invited and f"Invitations: {invited}", places]
    return " ".join(f"{part}." for part in parts if part)


def _without_zeros(*parts: tuple[int, str]) -> str:
    """Return what there was, each in its words."""
    return ", ".join(said for number, said in parts if number)
