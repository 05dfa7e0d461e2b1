"""Forgetting somebody for good: the one thing that no undo takes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.decisions.book import Book, Forgotten, Settlement
from store.documents import TABLES
from store.errors import NotTheName
from store.records import Invitation, Person, Record
from store.rules.search import letters, plain
from store.rules.words import count


class ForgetPerson(Struct, frozen=True):
    """Somebody is purged from all that is kept, as their whole name was typed."""

    person: str
    typed: str

    def settle(self, book: Book) -> Settlement:
        """Say what has to go: their records, and their names wherever they stand."""
        person = book.person(self.person)
        if letters(self.typed) != letters(person.name):
            raise NotTheName(person.name)
        theirs = tuple(belonging(book, person))
        selves = [person, *(m for m in book.merged() if _is_into(book, m, person))]
        tables = {record.id: TABLES[type(record)] for record in (*selves, *theirs)}
        words = tuple(_words(book, selves, theirs, tables.keys()))
        records = count(len(tables), "record")
        then = (
            f"{records} purged here, in backups too; other devices follow when they "
            "sync; copies you made yourself stay; an export that names them brings "
            "them back"
        )
        return Settlement(
            "Somebody was forgotten for good",
            (),
            then,
            forgets=Forgotten(tables, words),
        )


def belonging(book: Book, person: Person) -> Iterator[Record]:
    """Yield what goes with a person: talks, invitations, meetings, steps, gifts."""
    several: tuple[Iterable[Record], ...] = (
        *(book.talks(), book.cards(), book.follow_ups(), book.gifts()),
    )
    for records in several:
        for record in records:
            if getattr(record, "person", "") == person.id:
                yield record
    for invitation in book.invitations():
        if _is_theirs(invitation, person):
            yield invitation


def _is_theirs(invitation: Invitation, person: Person) -> bool:
    if invitation.person:
        return invitation.person == person.id
    if invitation.slug and person.slug:
        return invitation.slug == person.slug
    return plain(invitation.name) == plain(person.name)


def _is_into(book: Book, merged: Person, person: Person) -> bool:
    kept = book.find(merged.id)
    return kept is not None and kept.id == person.id


def _words(
    book: Book, selves: list[Person], theirs: Iterable[Record], gone: Iterable[str]
) -> Iterator[str]:
    """Yield their names and addresses, but no name that is also another one's."""
    invitations = [each for each in theirs if isinstance(each, Invitation)]
    both: list[Person | Invitation] = [*selves, *invitations]
    yield from (each.slug for each in both if each.slug)
    for person in selves:
        if person.email:
            yield person.email
    ids = {*gone}
    everyone: list[Person | Invitation] = [*book.people(), *book.invitations()]
    others = [plain(each.name) for each in everyone if each.id not in ids]
    for name in {each.name for each in both}:
        wanted = plain(name)
        if not any(wanted in other for other in others):
            yield name
