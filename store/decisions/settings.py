"""What the user changes about how they want to be held to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.decisions.book import Book, Settlement
from store.errors import OutOfRange

MOST_MEETINGS = 100
"""Nobody can mean more meetings in a week."""


@dataclass(frozen=True, slots=True)
class SignAs:
    """Another name signs the replies."""

    name: str

    def settle(self, book: Book) -> Settlement:
        """Sign so from now on; replies that were written stay as they are."""
        return Settlement(
            f"Replies are signed {self.name}", (replace(book.settings, name=self.name),)
        )


@dataclass(frozen=True, slots=True)
class ChangePace:
    """Another number of meetings a week leaves time to prepare and follow up."""

    meetings: int

    def settle(self, book: Book) -> Settlement:
        """Keep the number."""
        if not 1 <= self.meetings <= MOST_MEETINGS:
            raise OutOfRange(f"Meetings a week: a number from 1 to {MOST_MEETINGS}.")
        return Settlement(
            f"{self.meetings} meetings a week",
            (replace(book.settings, meetings_per_week=self.meetings),),
        )
