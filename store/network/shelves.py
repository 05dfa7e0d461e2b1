"""The records as they stand, each made from its document when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from store.documents import TABLES, from_document
from store.errors import Damaged, NotFound
from store.journal.document_store import DocumentStore
from store.journal.entries import Entry, Table, new_id
from store.records import (
    FollowUp,
    Invitation,
    Person,
    Record,
    Settings,
    Standing,
    Talk,
    Verdict,
)
from store.rules.cap import Bandwidth

if TYPE_CHECKING:
    from store.rules.verdict import Judgement

R = TypeVar("R", bound=Record)


class Shelf(Generic[R]):
    """The records of one table, each made when it is first looked at."""

    def __init__(self, kind: type[R], store: DocumentStore) -> None:
        self._kind = kind
        self._store = store
        self._made: dict[str, tuple[object, R]] = {}

    def get(self, id: str) -> R | None:
        """Return the record of that id."""
        doc = self._table.get(id)
        if doc is None:
            return None
        made = self._made.get(id)
        if made is None or made[0] is not doc:  # Documents are never changed in place.
            try:
                made = doc, from_document(self._kind, id, doc)
            except ValueError as error:
                raise Damaged(self._store.view_path, str(error)) from None
            self._made[id] = made
        return made[1]

    def __iter__(self) -> Iterator[R]:
        """Iterate over all records."""
        for id in tuple(self._table):
            record = self.get(id)
            if record is not None:
                yield record

    def __len__(self) -> int:
        """Count the records, making none."""
        return self._store.tables.count(TABLES[self._kind])

    @property
    def _table(self) -> Table:
        return self._store.tables[TABLES[self._kind]]


class Shelves:
    """Everything that is kept: what decisions see of it (`store.decisions.book`)."""

    def __init__(
        self,
        home: Path,
        state: Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._store = DocumentStore(home, state)
        self._store.listener = self._hear
        self._today = today
        self._people = Shelf(Person, self._store)
        self._invitations = Shelf(Invitation, self._store)
        self._talks = Shelf(Talk, self._store)
        self._follow_ups = Shelf(FollowUp, self._store)
        self._settings = Shelf(Settings, self._store)
        self._active: set[str] | None = None
        self._opened_at = self._store.at

    @property
    def today(self) -> date:
        """The user's day."""
        return self._today()

    @property
    def settings(self) -> Settings:
        """How the user wants to be held to it."""
        return self._settings.get(Settings().id) or Settings()

    def person(self, id: str) -> Person:
        """Return a person; raises `NotFound`."""
        if person := self._people.get(id):
            return person
        raise NotFound("That person is not here any more.")

    def invitation(self, id: str) -> Invitation:
        """Return an invitation; raises `NotFound`."""
        if invitation := self._invitations.get(id):
            return invitation
        raise NotFound("That invitation is not here any more.")

    def people(self) -> Iterable[Person]:
        """Return everyone."""
        return self._people

    def invitations(self) -> Iterable[Invitation]:
        """Return every invitation, open or settled."""
        return self._invitations

    def talks(self) -> Iterable[Talk]:
        """Return every contact that happened."""
        return self._talks

    def follow_ups(self) -> Iterable[FollowUp]:
        """Return every dated next step."""
        return self._follow_ups

    def verdict(self, invitation: Invitation) -> Verdict:
        """Return what the note is, the user's overruling included."""
        return self.judgement(invitation).verdict

    def new_id(self) -> str:
        """Return an id that nothing has yet."""
        return new_id()

    def judgement(self, invitation: Invitation) -> Judgement:
        """Return what the note is, and on which words; the user's word wins."""
        if invitation.overruled:
            from store.rules.verdict import Judgement

            return Judgement(invitation.overruled, ("you say so",), 1.0)
        return _judged(invitation.note, invitation.name, self.settings.name)

    def bandwidth(self) -> Bandwidth:
        """Return the places taken, and the cap."""
        if self._active is None:
            self._active = self._store.tables.holding(
                TABLES[Person], "standing", Standing.ACTIVE
            )
        return Bandwidth(len(self._active), self.settings.cap)

    def _hear(self, entry: Entry | None) -> None:
        if entry is None:
            self._active = None
        elif self._active is not None:
            for change in entry.changes:
                if change.table == TABLES[Person]:
                    self._count(change.id)

    def _count(self, id: str) -> None:
        assert self._active is not None
        if holds_a_place(self._store.tables[TABLES[Person]].get(id)):
            self._active.add(id)
        else:
            self._active.discard(id)

    @property
    def home(self) -> Path:
        """Where everything is kept."""
        return self._store.home


@lru_cache(maxsize=4096)
def _judged(note: str, sender: str, recipient: str) -> Judgement:
    """Judge a note once: the inbox asks at every key."""
    from store.rules.verdict import judge

    return judge(note, sender=sender, recipient=recipient)


def holds_a_place(doc: object) -> bool:
    """Tell whether a document is that of somebody active."""
    return isinstance(doc, dict) and doc.get("standing") == Standing.ACTIVE
