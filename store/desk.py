"""What screens ask of whoever keeps the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from store.introducing import IntroductionRow, IntroductionsView, Reached
    from store.outgoing_views import DraftPage, OutgoingView
    from store.records import (
        FollowUp,
        Gift,
        Invitation,
        Person,
        PrepCard,
        Review,
        Season,
        Settings,
        Talk,
        TimeOff,
    )
    from store.rules.filters import Order
    from store.rules.forest import Branch
    from store.rules.full_week import FullWeek
    from store.rules.giving import Unreturned
    from store.rules.leads import Hint
    from store.rules.quality import Comparison
    from store.rules.queue import Pending
    from store.rules.starting import Start
    from store.rules.taking_on import Taking
    from store.views import (
        BreakView,
        CardPage,
        CardRow,
        ForecastView,
        GiftsView,
        Happened,
        Holder,
        InboxView,
        Lead,
        MergeView,
        OutcomeRow,
        Past,
        PastView,
        PersonPage,
        QueueView,
        ReviewView,
        SeasonPage,
        SeasonRow,
        Status,
        StepView,
    )


class Desk(Protocol):
    """What screens may look at; deciding goes another way."""

    @property
    def today(self) -> date:
        """The user's day."""
        ...

    @property
    def settings(self) -> Settings:
        """How the user wants to be held to it."""
        ...

    @property
    def home(self) -> Path:
        """Where everything is kept."""
        ...

    def status(self) -> Status:
        """Return what awaits, in numbers."""
        ...

    def inbox(self) -> InboxView:
        """Return every open invitation."""
        ...

    def earlier(self, invitation: Invitation) -> tuple[Invitation, ...]:
        """Return what went to and fro with the same person before, newest first."""
        ...

    def invitation(self, id: str) -> Invitation:
        """Return an invitation; raises `NotFound`."""
        ...

    def person(self, id: str) -> Person:
        """Return a person; raises `NotFound`."""
        ...

    def find_person(self, name: str) -> Person:
        """Return whom a user means; raises `NotFound`, or `Unclear`."""
        ...

    def find_people(self, query: str, order: Order | None = None) -> list[Person]:
        """Return the people whom the words of a query fit, by name unless said.

        Raises `UnknownWord`.
        """
        ...

    def holders(self) -> list[Holder]:
        """Return those who hold a place, whom one may best let rest first."""
        ...

    def queue(self) -> QueueView:
        """Return all that is to be followed through, in order."""
        ...

    def draft(self, pending: Pending) -> str:
        """Return the beginning of a letter about a line of the queue."""
        ...

    def letter_to(self, person: str) -> str:
        """Return the beginning of a letter to somebody, after a while."""
        ...

    def follow_up(self, id: str) -> FollowUp:
        """Return a next step; raises `NotFound`."""
        ...

    def open_cards(self) -> list[CardRow]:
        """Return the meetings to come, the soonest first; mere ideas come last."""
        ...

    def card_page(self, id: str) -> CardPage:
        """Return a meeting with what is not to be forgotten; raises `NotFound`."""
        ...

    def last_talk(self, person: str) -> Talk | None:
        """Return the latest contact with somebody."""
        ...

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        ...

    def forest(self) -> tuple[Branch, ...]:
        """Return everyone who led, or was led to, each above those they led to."""
        ...

    def chain(self, person: Person) -> list[Person]:
        """Return who led to a person, who led to those, and so on."""
        ...

    def lead(self, id: str) -> Lead:
        """Return who led to somebody, and what came of it; raises `NotFound`."""
        ...

    def hints(self, id: str) -> list[Hint]:
        """Return who may have led to somebody, the likeliest first."""
        ...

    def forecast(self, weeks: int = 12) -> ForecastView:
        """Return so many weeks ahead, and the pace of late; raises `OutOfRange`."""
        ...

    def full_week(self, meeting: PrepCard) -> FullWeek | None:
        """Return the week of a meeting if that is over its hours with it; else None."""
        ...

    def taking_on(self, person: Person, cadence: str, resting: str = "") -> Taking:
        """Return what it takes to give somebody a place, while another one rests."""
        ...

    def plan_break(self, first: date, last: date) -> BreakView:
        """Return what becomes of the weeks around a break; raises `OutOfRange`."""
        ...

    def time_off_to_come(self) -> tuple[TimeOff, ...]:
        """Return what is off today or later, the soonest first."""
        ...

    def review(self, status: Status) -> ReviewView:
        """Return what the weekly review is about just now."""
        ...

    def comes_first(self) -> str:
        """Return what comes first in the week ahead; "" if nothing does."""
        ...

    def to_prepare(self) -> list[CardRow]:
        """Return the meetings that need the review, the soonest first."""
        ...

    def quiet(self) -> list[Holder]:
        """Return those who hold a place and have been quiet for long."""
        ...

    def start_with(self) -> Sequence[Start]:
        """Return whom to start with, while hardly anybody holds a place."""
        ...

    def happened(self, since: date, until: date) -> list[Happened]:
        """Return what happened between two days and no review counted, latest first."""
        ...

    def past_reviews(self) -> list[Review]:
        """Return the reviews that were ended, the latest first."""
        ...

    def intention_of(self, day: date) -> str:
        """Return the intention of the review of a day, with whom; "" if none."""
        ...

    def decided_in(self, *held: Review) -> list[list[Past]]:
        """Return what was decided in each review, from its beginning to its end."""
        ...

    def outgoing(self) -> OutgoingView:
        """Return the user's own invitations, in their lots, the newest first."""
        ...

    def draft_to(self, person: str) -> Invitation | None:
        """Return the open draft to somebody, if there is one."""
        ...

    def connected_since(self, person: Person) -> date | None:
        """Return since when the user is connected with somebody, if they are."""
        ...

    def draft_page(self, id: str) -> DraftPage:
        """Return an invitation of the user's with what bears on it; or `NotFound`."""
        ...

    def introductions_view(self) -> IntroductionsView:
        """Return every introduction by group, and who else could help each other."""
        ...

    def introduction_row(self, id: str) -> IntroductionRow:
        """Return one introduction with whom it is about; raises `NotFound`."""
        ...

    def introductions_with(self, person: str) -> tuple[IntroductionRow, ...]:
        """Return the open introductions that somebody has a part in."""
        ...

    def introduction_note(self, id: str) -> str:
        """Return the note that is next: the user's own words, or a beginning."""
        ...

    def introduction_draft(self, id: str) -> str:
        """Return the beginning of the note that is next, or ""."""
        ...

    def reached(self, can_help_with: str, wants_to_learn: str) -> Reached:
        """Return whom these topics reach, as they would be the sweet spot."""
        ...

    def gift(self, id: str) -> Gift:
        """Return a gift; raises `NotFound`."""
        ...

    def gifts_view(self, person: str) -> GiftsView:
        """Return what came from somebody and went to them, the newest first."""
        ...

    def unreturned(self) -> list[Unreturned]:
        """Return who gave of late while nothing went back: a nudge, never a debt."""
        ...

    def outcome_rows(self) -> list[OutcomeRow]:
        """Return all that came of it, each with its path, the newest first."""
        ...

    def outcome_row(self, id: str) -> OutcomeRow:
        """Return one that came of it, with its path; raises `NotFound`."""
        ...

    def seasons(self) -> Iterable[Season]:
        """Return every season."""
        ...

    def season(self, id: str) -> Season:
        """Return a season; raises `NotFound`."""
        ...

    def find_season(self, name: str) -> Season:
        """Return the season of that name or id; raises `NotFound`, or `Unclear`."""
        ...

    def season_rows(self) -> list[SeasonRow]:
        """Return every season, and how much belongs to it, the newest first."""
        ...

    def season_page(self, id: str) -> SeasonPage:
        """Return a season with its people, talks and outcomes; raises `NotFound`."""
        ...

    def quality(self) -> Comparison:
        """Return what came of prepared meetings, and of unprepared ones."""
        ...

    def history(self) -> Iterator[Past]:
        """Return what was decided, the newest first."""
        ...

    def looked_at(self, id: str) -> PastView:
        """What a decision changed, and what stands before its undo."""
        ...

    def before_undo(self) -> StepView:
        """Return what an undo would change; raises `Refused` where it can't be."""
        ...

    def before_redo(self) -> StepView:
        """Return what a redo would change; raises `Refused` where it can't be."""
        ...

    def merging(self, keep: str, other: str) -> MergeView:
        """Return what merging two people would do; raises `NotFound` or `Refused`."""
        ...
