"""Two records turn out to be one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.records import Introduction, Person, Record, Standing
from store.references import readdressed
from store.rules.merging import merged, require_two, without_themselves
from store.rules.talking import heard_of
from store.rules.words import count


class MergePeople(Struct, frozen=True):
    """One person is kept, with all that is known of the other, who stands for them.

    The other's record stays, hidden, and says into whom it was merged: what another
    device still writes about them is found with the one who is kept.
    """

    keep: str
    other: str

    def settle(self, book: Book) -> Settlement:
        """Move all that names the other to the one who is kept."""
        keep, other = book.person(self.keep), book.person(self.other)
        require_two(keep, other)
        moved = tuple(moving(book, keep, other))
        hidden = replace(other, standing=Standing.GONE, merged_into=keep.id)
        hidden = heard_of(hidden, ())  # All of their talks are with the other one.
        said = f"{other.name} was merged into {keep.name}"
        if keep.name == other.name:
            said = f"Two called {keep.name} were merged into one"
        then = count(len(moved), "record") + " moved"
        return Settlement(said, (together(book, keep, other), hidden, *moved), then)


def together(book: Book, keep: Person, other: Person) -> Person:
    """Return the one who is kept, with what is known of both."""
    talks = (*book.talks_with(keep.id), *book.talks_with(other.id))
    return merged(keep, other, talks, book.find)


def moving(book: Book, keep: Person, other: Person) -> Iterator[Record]:
    """Yield whatever names the other, as it will name the one who is kept."""
    to = {other.id: keep.id}
    several: tuple[Iterable[Record], ...] = (
        (person for person in book.people() if person.id not in (keep.id, other.id)),
        *(book.invitations(), book.introductions(), book.talks(), book.cards()),
        *(book.follow_ups(), book.gifts(), book.outcomes()),
    )
    for records in several:
        for old in records:
            new = readdressed(old, to)
            if isinstance(new, Introduction) and new is not old:
                new = without_themselves(new)
            if new is not old:
                yield new
