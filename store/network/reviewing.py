"""The weekly review as screens and commands draw it, gathered from the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from store.network.weeks import Weeks
from store.records import FollowUp, Owed, Review
from store.rules import giving, prep, review
from store.rules.queue import Group
from store.rules.review import ReviewStep
from store.views import CardRow, Happened, Holder, Past, ReviewView, Status

if TYPE_CHECKING:
    from store.rules.starting import Start

_A_SECOND = timedelta(seconds=1)
"""The journal keeps no less."""

_NOW = (Group.PROMISED, Group.DUE)


class Reviewing(Weeks):
    """Views of the review: what is left in each step, the week, those that were."""

    def review(self, status: Status) -> ReviewView:
        """Return what the review is about just now."""
        today, day = status.today, self.review_day
        last = next(iter(self.past_reviews()), None)
        return ReviewView(
            today=today,
            day=day,
            last=last,
            since=review.looked_back_to(today, last),
            left={
                ReviewStep.INVITATIONS: status.waiting,
                ReviewStep.PREPARE: len(self.to_prepare()),
                ReviewStep.FOLLOW_THROUGH: status.due,
                ReviewStep.BANDWIDTH: len(self.quiet()),
            },
            intention=self._intention(day),
        )

    @property
    def review_day(self) -> date:
        """The day that a review held now is for."""
        last = max((each.day for each in self._reviews), default=None)
        return review.day_of(self.today, self.settings.review_weekday, last)

    def _intention(self, day: date) -> FollowUp | None:
        found = self._follow_ups.holding("intention_of", day.isoformat())
        return review.intention_of(found, day)

    def comes_first(self) -> str:
        """Return what comes first in the week ahead, as one says it; "" if nothing."""
        row = next(iter(self.queue().rows), None)
        if row is None or row.pending.group not in _NOW:
            return ""
        return f"{row.name}: {row.pending.what}" if row.name else row.pending.what

    def to_prepare(self) -> list[CardRow]:
        """Return the meetings that need the review: what can't wait, then by day."""
        rows = [
            r for r in self.open_cards() if review.is_to_prepare(r.card, self.today)
        ]
        return sorted(
            rows, key=lambda row: not prep.is_unready_and_near(row.card, self.today)
        )

    def quiet(self) -> list[Holder]:
        """Return those who hold a place and have been quiet for long."""
        holders = self.holders()
        return [h for h in holders if review.is_quiet(h.person, self.today)]

    def start_with(self) -> tuple[Start, ...]:
        """Return whom to start with, while hardly anybody holds a place."""
        from store.rules.starting import is_beginning, whom_to_start_with

        if not is_beginning(self.bandwidth()):
            return ()
        return whom_to_start_with(
            self._people, self._talks, self._invitations, self.verdict, self.today
        )

    def happened(self, since: date, until: date) -> list[Happened]:
        """Return what happened between two days, both included, the latest first.

        What the last review counted was looked back on, and is left out.
        """
        already = review.counted_by(next(iter(self.past_reviews()), None))
        found = [
            each
            for each in self._happened(since)
            if since <= each.on <= until and each.id not in already
        ]
        return sorted(found, key=lambda each: (each.on, each.id), reverse=True)

    def _happened(self, since: date) -> Iterator[Happened]:
        talks = list(self.talks_since(since))
        for talk in talks:
            kind = f"{talk.kind}, tried" if talk.tried else str(talk.kind)
            met = self._one(talk.id, talk.on, kind, talk.person, talk.said)
            yield replace(met, is_talk=not talk.tried)
        for gift in giving.besides_made(giving.exchanged(self._gifts, talks)):
            way = "you gave" if gift.given else "you got"
            passed = self._one(gift.id, gift.on, way, gift.person, gift.what)
            yield replace(passed, is_help=gift.given)
        for made in self._introductions:
            if made.made_on:
                to = f"to {self._name(made.other)}"
                whom = self._one(made.id, made.made_on, "introduced", made.person, to)
                yield replace(whom, is_help=True)
        for step in self._follow_ups:
            if step.done_on:
                done = self._one(step.id, step.done_on, "done", step.person, step.what)
                yield replace(done, is_help=step.owed is Owed.PROMISED)

    def _one(self, id: str, on: date, kind: str, person: str, what: str) -> Happened:
        return Happened(id, on, kind, person, self._name(person), what)

    # Those that were.

    def past_reviews(self) -> list[Review]:
        """Return the reviews that were ended, the latest first."""
        return sorted(self._reviews, key=lambda each: each.day, reverse=True)

    def intention_of(self, day: date) -> str:
        """Return the intention of the review of a day, with whom; "" if none."""
        kept = self._intention(day)
        name = self._name(kept.person) if kept else ""
        return f"{name}: {kept.what}" if kept else ""

    def decided_in(self, *held: Review) -> list[list[Past]]:
        """Return what was decided in each review, from its beginning to its end.

        What was ever decided is gone through once, back to the first of them.
        """
        found: dict[str, list[Past]] = {each.id: [] for each in held}
        earlier = sorted(held, key=lambda each: each.ended_at)
        under_way: list[Review] = []
        for past in self.history():
            at = past.at.astimezone().replace(tzinfo=None)
            while earlier and at <= earlier[-1].ended_at:
                under_way.append(earlier.pop())
            under_way = [r for r in under_way if r.begun_at - _A_SECOND <= at]
            if not (earlier or under_way):
                break
            for each in under_way:
                if at <= each.ended_at and past.stands:
                    found[each.id].append(past)
        return [found[each.id][::-1] for each in held]
