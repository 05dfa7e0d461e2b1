"""What a user decides about the weekly review itself."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.followups import next_step
from store.errors import OutOfTurn
from store.records import Review, Standing
from store.rules.review import ReviewStep, intention_of, looked_back_to, tallied
from store.rules.steps import Step
from store.rules.words import count, day


class Intend(Struct, frozen=True):
    """Whom to help next week, and how: the one intention of a review."""

    day: date
    """The day that the review is for."""
    person: str
    step: Step

    def settle(self, book: Book) -> Settlement:
        """Keep it as a next step; a review has but one."""
        if kept := intention_of(book.follow_ups(), self.day):
            raise OutOfTurn(f"One intention is enough; this one stands: {kept.what}.")
        person = book.person(self.person)
        kept = replace(next_step(book, person.id, self.step), intention_of=self.day)
        said = f"Next week: {person.name}, {self.step.what}"
        return Settlement(said, (kept,), f"in the queue {day(kept.on, book.today)}")


class EndReview(Struct, frozen=True):
    """The review is over."""

    day: date
    """The day that it is for."""
    begun_at: datetime
    ended_at: datetime
    minutes: int
    """How long it took, less the time in which it was left."""
    steps: tuple[ReviewStep, ...]
    """Those that were done."""

    def settle(self, book: Book) -> Settlement:
        """Keep what the week came to; a snapshot of all is put aside."""
        reviews = list(book.reviews())
        if any(each.day == self.day for each in reviews):
            on = day(self.day, book.today)
            raise OutOfTurn(f"The review of {on} is done already.")
        last = max(reviews, key=lambda each: each.day, default=None)
        since = looked_back_to(book.today, last)
        review = Review(
            id=book.new_id(),
            day=self.day,
            begun_at=self.begun_at,
            ended_at=self.ended_at,
            minutes=self.minutes,
            steps=tuple(map(str, self.steps)),
            since=since,
            active=sum(p.standing is Standing.ACTIVE for p in book.people()),
            cap=book.settings.cap,
        )
        week = tallied(
            review,
            book.today,
            last,
            talks=book.talks_since(since),
            gifts=book.gifts(),
            introductions=book.introductions(),
            invitations=book.invitations(),
            follow_ups=book.follow_ups(),
        )
        said = f"Review done in {count(self.minutes, 'minute')}"
        return Settlement(said, (week,), back_up_first=True)
