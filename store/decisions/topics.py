"""What people can help with and look for, and the user's own sweet spot."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.prep import joined, require_standing, written
from store.errors import NothingChanges
from store.rules.topics import topics

THEIRS = {"can_help_with": "can help with", "looks_for": "looks for"}
"""What is kept of a person, and how it is said."""

MINE = {"can_help_with": "You can help with", "wants_to_learn": "You want to learn"}
"""The two halves of the sweet spot, and how they are said."""


class ChangeTopics(Struct, frozen=True):
    """What somebody can help with, or looks for, is another; None stays, "" is none."""

    person: str
    can_help_with: str | None = None
    looks_for: str | None = None

    def settle(self, book: Book) -> Settlement:
        """Keep the topics, each once."""
        old = book.person(self.person)
        fields = _in_one_line(written(self, THEIRS))
        said = [f"{THEIRS[name]} {text or 'nothing'}" for name, text in fields.items()]
        new = replace(old, **fields)
        if new == old:
            raise NothingChanges(f"{old.name} {' and '.join(said)} already.")
        return Settlement(f"{old.name} {' and '.join(said)}", (new,))


class ChangeSweetSpot(Struct, frozen=True):
    """The user's sweet spot is another one; None stays as it is, "" is none."""

    can_help_with: str | None = None
    wants_to_learn: str | None = None

    stood: str | None = None
    """What stood there when the writing began; None doesn't care."""

    @property
    def words(self) -> str:
        """What is being written."""
        return joined(written(self, MINE))

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return joined(
            {name: getattr(book.settings, name) for name in written(self, MINE)}
        )

    def settle(self, book: Book) -> Settlement:
        """Keep the topics, each once."""
        require_standing(self, book)
        fields = _in_one_line(written(self, MINE))
        said = [f"{MINE[name]}: {text or 'nothing'}" for name, text in fields.items()]
        new = replace(book.settings, **fields)
        if new == book.settings:
            raise NothingChanges(f"{'; '.join(said)}: it is so already.")
        return Settlement("; ".join(said), (new,))


def _in_one_line(fields: dict[str, str]) -> dict[str, Any]:
    return {name: ", ".join(topics(text)) for name, text in fields.items()}
