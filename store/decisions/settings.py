"""What the user changes about how they want to be held to it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import OutOfRange
from store.rules.words import count

MOST_MEETINGS = 100
"""Nobody can mean more meetings in a week."""

LONGEST_LAPSE = 90
"""Whoever waits for longer has forgotten what was asked."""

WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
"""The days of the week, as `review_weekday` counts them."""


def weekday_named(typed: str) -> int | None:
    """Return the day of the week that a part of its name means; None if not one."""
    wanted = typed.strip().casefold()
    named = [n for n, name in enumerate(WEEKDAYS) if name.casefold().startswith(wanted)]
    return named[0] if len(named) == 1 else None


class SignAs(Struct, frozen=True):
    """Another name signs the replies."""

    name: str

    def settle(self, book: Book) -> Settlement:
        """Sign so from now on; replies that were written stay as they are."""
        if not self.name.strip():
            raise OutOfRange("A name, please: it signs your replies.")
        return Settlement(
            f"Replies are signed {self.name}", (replace(book.settings, name=self.name),)
        )


class ChangePace(Struct, frozen=True):
    """Another number of meetings a week leaves time to prepare and follow up."""

    meetings: int

    def settle(self, book: Book) -> Settlement:
        """Keep the number."""
        if not 1 <= self.meetings <= MOST_MEETINGS:
            raise OutOfRange(f"Meetings a week: a number from 1 to {MOST_MEETINGS}.")
        return Settlement(
            f"{count(self.meetings, 'meeting')} a week",
            (replace(book.settings, meetings_per_week=self.meetings),),
        )


class ChangeLapse(Struct, frozen=True):
    """Whoever was asked is waited for another number of days."""

    days: int

    def settle(self, book: Book) -> Settlement:
        """Keep the number; those who were asked already lapse when they were to."""
        if not 1 <= self.days <= LONGEST_LAPSE:
            raise OutOfRange(f"Days until a lapse: a number from 1 to {LONGEST_LAPSE}.")
        return Settlement(
            f"Who is asked from now on lapses after {count(self.days, 'day')}",
            (replace(book.settings, lapse_days=self.days),),
        )


class ReviewOn(Struct, frozen=True):
    """The review is on another day of the week."""

    weekday: int
    """Monday is 0, Sunday is 6."""

    def settle(self, book: Book) -> Settlement:
        """Keep the day."""
        if not 0 <= self.weekday < len(WEEKDAYS):
            raise OutOfRange("A review is on a day from Monday to Sunday.")
        return Settlement(
            f"The review is on {WEEKDAYS[self.weekday]}",
            (replace(book.settings, review_weekday=self.weekday),),
        )
