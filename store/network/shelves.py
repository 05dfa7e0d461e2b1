"""The records as they stand, each made from its document when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from msgspec.structs import replace

from store.documents import TABLES, from_document
from store.errors import Damaged, NotFound
from store.journal.document_store import DocumentStore
from store.journal.entries import Change, Document, Entry, Table, new_id
from store.records import (
    FollowUp,
    Gift,
    Introduction,
    Invitation,
    Outcome,
    Person,
    PrepCard,
    Record,
    Review,
    Season,
    Settings,
    Standing,
    Talk,
    TimeOff,
    Verdict,
)
from store.references import readdressed
from store.rules.cap import Bandwidth

if TYPE_CHECKING:
    from store.rules.verdict import Judgement

R = TypeVar("R", bound=Record)


class Shelf(Generic[R]):
    """The records of one table, each made when it is first looked at."""

    def __init__(
        self,
        kind: type[R],
        store: DocumentStore,
        merged: Callable[[], Mapping[str, str]],
    ) -> None:
        self._kind = kind
        self._name = TABLES[kind]
        self._store = store
        self._merged = merged
        self._made: dict[str, tuple[object, R]] = {}

    def forget_made(self) -> None:
        """Make the records anew: other people have been merged."""
        self._made.clear()

    def _is_hidden(self, id: str) -> bool:
        """Tell whether a record is that of somebody who was merged into another."""
        return self._kind is Person and id in self._merged()

    def get(self, id: str) -> R | None:
        """Return the record of that id."""
        if self._is_hidden(id):
            id = self._merged()[id]
        doc = self._store.tables.get(self._name, id)
        return None if doc is None else self.record(id, doc)

    def __iter__(self) -> Iterator[R]:
        """Iterate over all records."""
        yield from self.where(lambda doc: True)

    def where(self, holds: Callable[[Document], bool]) -> Iterator[R]:
        """Iterate over the records whose documents pass; no others are made."""
        for id, doc in tuple(self._store.tables[self._name].items()):
            if holds(doc) and not self._is_hidden(id):
                yield self.record(id, doc)

    def holding(self, field: str, value: str) -> list[R]:
        """Return the records that have that text in a field; no others are made."""
        merged = self._merged()
        found = self._store.tables.holding(self._name, field, value)
        for old in [old for old, new in merged.items() if new == value]:
            found |= self._store.tables.holding(self._name, field, old)
        return [
            self.record(i, doc) for i, doc in found.items() if not self._is_hidden(i)
        ]

    def __len__(self) -> int:
        """Count the records, making none."""
        hidden = len(self._merged()) if self._kind is Person else 0
        return self._store.tables.count(self._name) - hidden

    def record(self, id: str, doc: Document) -> R:
        """Return the record of a document, the same one for the same document."""
        made = self._made.get(id)
        if made is None or made[0] is not doc:  # Documents are never changed in place.
            try:
                made = doc, self._addressed(from_document(self._kind, id, doc))
            except ValueError as error:
                raise Damaged(self._store.view_path, str(error)) from None
            self._made[id] = made
        return made[1]

    def _addressed(self, record: R) -> R:
        """Let a record name those whom others were merged into.

        Another device, which knows of no merge, may have talked with them since.
        """
        if not (merged := self._merged()):
            return record
        record = readdressed(record, merged)
        if isinstance(record, Person):
            mine = [id for id, to in merged.items() if to == record.id]
            docs = (self._store.tables.get(self._name, id) or {} for id in mine)
            last = max((str(doc.get("last_talk", "")) for doc in docs), default="")
            if last > (record.last_talk.isoformat() if record.last_talk else ""):
                return cast(R, replace(record, last_talk=date.fromisoformat(last)))
        return record


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
        self._merged_now: dict[str, str] | None = None
        self._shelves: list[Shelf[Any]] = []
        self._today = today
        self._people = self._shelf(Person)
        self._invitations = self._shelf(Invitation)
        self._talks = self._shelf(Talk)
        self._cards = self._shelf(PrepCard)
        self._follow_ups = self._shelf(FollowUp)
        self._introductions = self._shelf(Introduction)
        self._gifts = self._shelf(Gift)
        self._outcomes = self._shelf(Outcome)
        self._seasons = self._shelf(Season)
        self._reviews = self._shelf(Review)
        self._time_off = self._shelf(TimeOff)
        self._settings = self._shelf(Settings)
        self._active: Table | None = None
        self._talks_of: dict[str, tuple[Talk, ...]] = {}
        self._opened_at = self._store.at

    def _shelf(self, kind: type[R]) -> Shelf[R]:
        shelf = Shelf(kind, self._store, self._merged)
        self._shelves.append(shelf)
        return shelf

    def _merged(self) -> Mapping[str, str]:
        """Return who was merged into whom, by their ids, to the last one."""
        if self._merged_now is None:
            found = self._store.tables.having(TABLES[Person], "merged_into")
            into = {id: str(doc["merged_into"]) for id, doc in found.items()}
            self._merged_now = {id: _last(id, into) for id in into}
            self._merged_now = {i: to for i, to in self._merged_now.items() if i != to}
        return self._merged_now

    def merged(self) -> Iterable[Person]:
        """Return those who were merged into others, as they were."""
        for id in self._merged():
            if doc := self._store.tables.get(TABLES[Person], id):
                yield from_document(Person, id, doc)

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

    def find(self, id: str) -> Person | None:
        """Return a person, or None if nobody has that id."""
        return self._people.get(id)

    def card(self, id: str) -> PrepCard:
        """Return a prep card; raises `NotFound`."""
        if card := self._cards.get(id):
            return card
        raise NotFound("That prep card is not here any more.")

    def follow_up(self, id: str) -> FollowUp:
        """Return a dated next step; raises `NotFound`."""
        if follow_up := self._follow_ups.get(id):
            return follow_up
        raise NotFound("That next step is not here any more.")

    def invitation(self, id: str) -> Invitation:
        """Return an invitation; raises `NotFound`."""
        if invitation := self._invitations.get(id):
            return invitation
        raise NotFound("That invitation is not here any more.")

    def introduction(self, id: str) -> Introduction:
        """Return an introduction; raises `NotFound`."""
        if introduction := self._introductions.get(id):
            return introduction
        raise NotFound("That introduction is not here any more.")

    def gift(self, id: str) -> Gift:
        """Return a gift; raises `NotFound`."""
        if gift := self._gifts.get(id):
            return gift
        raise NotFound("That gift is not here any more.")

    def outcome(self, id: str) -> Outcome:
        """Return an outcome; raises `NotFound`."""
        if outcome := self._outcomes.get(id):
            return outcome
        raise NotFound("That outcome is not here any more.")

    def season(self, id: str) -> Season:
        """Return a season; raises `NotFound`."""
        if season := self._seasons.get(id):
            return season
        raise NotFound("That season is not here any more.")

    def people(self) -> Iterable[Person]:
        """Return everyone."""
        return self._people

    @property
    def has_forgotten(self) -> bool:
        """Was anybody ever forgotten for good? Of whom, nothing is kept."""
        return bool(self._store.tables["forgotten"])

    def invitations(self) -> Iterable[Invitation]:
        """Return every invitation, open or settled."""
        return self._invitations

    def talks(self) -> Iterable[Talk]:
        """Return every contact that happened."""
        return self._talks

    def talks_with(self, person: str) -> tuple[Talk, ...]:
        """Return every contact with one person; no other is looked at."""
        if person not in self._talks_of:
            self._talks_of[person] = tuple(self._talks.holding("person", person))
        return self._talks_of[person]

    def talks_since(self, first: date) -> Iterable[Talk]:
        """Return every contact from a day on; no other is made a record."""
        since = first.isoformat()
        return self._talks.where(lambda doc: str(doc.get("on")) >= since)

    def cards(self) -> Iterable[PrepCard]:
        """Return every prep card, open or closed."""
        return self._cards

    def follow_ups(self) -> Iterable[FollowUp]:
        """Return every dated next step."""
        return self._follow_ups

    def introductions(self) -> Iterable[Introduction]:
        """Return every introduction, open or settled."""
        return self._introductions

    def gifts(self) -> Iterable[Gift]:
        """Return every gift, either way."""
        return self._gifts

    def gifts_with(self, person: str) -> Iterable[Gift]:
        """Return every gift between the user and one person."""
        return self._gifts.holding("person", person)

    def outcomes(self) -> Iterable[Outcome]:
        """Return all that came of the network."""
        return self._outcomes

    def seasons(self) -> Iterable[Season]:
        """Return every season."""
        return self._seasons

    def reviews(self) -> Iterable[Review]:
        """Return every review that was ended."""
        return self._reviews

    def time_off(self) -> Iterable[TimeOff]:
        """Return the days, and hours, that are not there for the network."""
        return self._time_off

    def every(self, kind: type[R]) -> Iterable[R]:
        """Return every record of a kind."""
        return Shelf(kind, self._store, self._merged)

    def whole(self, packed: Callable[[Path], bytes]) -> bytes:
        """Return the store packed up, while no session writes to it."""
        with self._store.turn():
            return packed(self.home)

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
        return Bandwidth(len(self._tended), self.settings.cap)

    def tended(self) -> list[Person]:
        """Return those who hold a place; nobody else is looked at."""
        return [self._people.record(id, doc) for id, doc in self._tended.items()]

    @property
    def _tended(self) -> Table:
        if self._active is None:
            found = self._store.tables.holding(
                TABLES[Person], "standing", Standing.ACTIVE
            )
            self._active = {id: doc for id, doc in found.items() if holds_a_place(doc)}
        return self._active

    def _hear(self, entry: Entry | None) -> None:
        if entry is None or any(map(self._is_of_merged, entry.changes)):
            self._merged_now = None
            self._talks_of.clear()
            for shelf in self._shelves:
                shelf.forget_made()
        if entry is None or any(c.table == TABLES[Talk] for c in entry.changes):
            self._talks_of.clear()
        if entry is None:
            self._active = None
        elif self._active is not None:
            for change in entry.changes:
                if change.table == TABLES[Person]:
                    self._count(change.id)

    def _is_of_merged(self, change: Change) -> bool:
        """Tell whether a change merges people, or is of one who was merged."""
        if change.table != TABLES[Person]:
            return False
        fields = {*(change.before or ()), *(change.after or ())}
        return "merged_into" in fields or change.id in (self._merged_now or ())

    def _count(self, id: str) -> None:
        assert self._active is not None
        doc = self._store.tables.get(TABLES[Person], id)
        if doc and holds_a_place(doc):
            self._active[id] = doc
        else:
            self._active.pop(id, None)

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
    if not isinstance(doc, dict) or "merged_into" in doc:
        return False
    return doc.get("standing") == Standing.ACTIVE


def _last(id: str, into: Mapping[str, str]) -> str:
    """Return into whom somebody was merged in the end.

    Of a loop, as two devices could make one, whoever came first is left.
    """
    seen = [id]
    while (id := into.get(id, "")) and id not in seen:
        seen.append(id)
    return min(seen[seen.index(id) :]) if id else seen[-1]
