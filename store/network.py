"""The one door: what is decided goes in here, what is drawn comes out.

Every decision takes the lock, reads what other sessions decided meanwhile, is
judged by the rules against that, and is durable before it is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from store.documents import TABLES, from_document, to_document
from store.errors import (
    ChangedSince,
    Damaged,
    NotFound,
    NothingChanges,
    NothingToRedo,
    NothingToUndo,
    Unclear,
)
from store.journal.document_store import DocumentStore
from store.journal.entries import Change, Document, Entry, Kind, Table, new_id
from store.records import (
    Direction,
    FollowUp,
    Invitation,
    Person,
    Record,
    Settings,
    Standing,
    State,
    Talk,
    Verdict,
)
from store.rules import inbox
from store.rules.cap import Bandwidth, admit, quietest_first
from store.views import InboxRow, InboxView, Part, Past, PersonPage, Status

if TYPE_CHECKING:
    from store.decisions.book import Decision, Outcome
    from store.rules.verdict import Judgement

R = TypeVar("R", bound=Record)
Named = TypeVar("Named", Person, Invitation)

_STATES = tuple(State)  # A set can't be asked whether a list is in it.
_CLOSED = tuple(state for state in State if state not in inbox.OPEN)

_CLOSE = 60.0
"""From this likeness on, a name that is nobody's may be a misspelt one."""

_REFERENCES = {"person": TABLES[Person], "invitation": TABLES[Invitation]}
"""The fields that name another record, and the tables where those are."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, for the message line."""

    said: str
    then: str = ""
    undoes: str = "u undoes"
    touched: tuple[str, ...] = ()
    """The ids of the records that changed, where one may want to look at them."""

    @property
    def sentence(self) -> str:
        """All of it in one line: "Asked Ren Ito · lapses 6 Dec · u undoes"."""
        return " · ".join(part for part in (self.said, self.then, self.undoes) if part)


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


class Network:
    """Everyone the user knows of, and everything that was decided about them."""

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

    # What decisions see of it (`store.decisions.book.Book`).

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

    # Deciding.

    def decide(self, decision: Decision) -> Done:
        """Make a decision durable, whole or not at all.

        Raises `Refused` if a rule says no, `NotSaved` if the disk does; nothing
        has changed then, here or on disk.
        """
        from store.text import clean

        with self._store.turn():
            outcome = decision.settle(self)
            changes = self._changes(outcome)
            if not changes:
                raise NothingChanges("Nothing changes.")
            if outcome.back_up_first:
                self._store.back_up()
            said = clean(outcome.said)  # It may quote what was typed or brought in.
            self._commit(said, changes, Kind.DECIDE)
        return Done(said, outcome.then)

    def undo(self) -> Done:
        """Take back the newest decision that stands; raises `NothingToUndo`.

        That is this session's own newest, or the newest from before it began.
        """
        with self._store.turn():
            entry = self._to_undo()
            changes = [change.reversed for change in reversed(entry.changes)]
            self._require_unchanged(entry, "undo")
            self._require_unreferenced(entry)
            self._require_referents(entry, "undo")
            self._commit(entry.said, changes, Kind.UNDO, entry.of)
        touched = tuple(change.id for change in changes)
        return Done(f"Undone: {entry.said}", "", "U does it again", touched)

    def redo(self) -> Done:
        """Do again what was undone last; raises `NothingToRedo`."""
        with self._store.turn():
            entry = self._to_redo()
            changes = [change.reversed for change in reversed(entry.changes)]
            self._require_unchanged(entry, "redo")
            self._require_referents(entry, "redo")
            self._commit(entry.said, changes, Kind.REDO, entry.of)
        touched = tuple(change.id for change in changes)
        return Done(f"Done again: {entry.said}", touched=touched)

    def _changes(self, outcome: Outcome) -> list[Change]:
        changes = []
        for record in outcome.put:
            table = TABLES[type(record)]
            old = self._store.tables[table].get(record.id)
            if change := Change.between(table, record.id, old, to_document(record)):
                changes.append(change)
        return changes

    def _commit(
        self, said: str, changes: list[Change], kind: Kind, of: str = ""
    ) -> None:
        """Let the cap judge the changes, whoever makes them, then save them."""
        self._admit(changes)
        self._store.commit(said, changes, kind, of)

    def _admit(self, changes: list[Change]) -> None:
        before = self.bandwidth()
        active, cap = before.active, before.cap
        for change in changes:
            old = self._store.tables[change.table].get(change.id)
            new = change.applied_to(old)
            if change.table == TABLES[Person]:
                active += _holds_a_place(new) - _holds_a_place(old)
            elif change.table == TABLES[Settings]:
                cap = from_document(Settings, change.id, new or {}).cap
        admit(before, Bandwidth(active, cap))

    # Undo and redo.

    def _mine(self, entry: Entry) -> bool:
        """Tell whether this session did it, or it was there when this began."""
        return entry.session == self._store.session or entry.at <= self._opened_at

    def _to_undo(self) -> Entry:
        stands: dict[str, bool] = {}
        for entry in self._store.history():
            if entry.kind is Kind.UNDO:
                stands.setdefault(entry.of, False)
            elif entry.kind is not Kind.REPAIR:
                stood = stands.setdefault(entry.of, True)
                if stood and self._mine(entry):
                    return entry
        raise NothingToUndo

    def _to_redo(self) -> Entry:
        done_again: set[str] = set()
        for entry in self._store.history():
            if entry.kind is Kind.REDO:
                done_again.add(entry.of)
            elif entry.kind is Kind.UNDO and entry.of in done_again:
                done_again.remove(entry.of)
            elif self._mine(entry) and entry.kind is Kind.UNDO:
                return entry
            elif self._mine(entry) and entry.kind is Kind.DECIDE:
                break
        raise NothingToRedo

    def _require_unchanged(self, entry: Entry, verb: str) -> None:
        """Raise `ChangedSince` unless all is still as the entry left it."""
        for change in entry.changes:
            if not change.stands_in(self._store.tables[change.table].get(change.id)):
                since = self._toucher(entry, {(change.table, change.id)})
                raise ChangedSince(entry.said, since, verb)

    def _require_unreferenced(self, entry: Entry) -> None:
        """Raise `ChangedSince` if something kept names a record that would vanish."""
        made = {change.id for change in entry.changes if change.before is None}
        if not made:
            return
        for table in self._store.tables:
            for id, doc in self._store.tables[table].items():
                if id not in made and any(doc.get(f) in made for f in _REFERENCES):
                    touched = {(c.table, c.id) for c in entry.changes}
                    if (table, id) not in touched:
                        since = self._toucher(entry, {(table, id)})
                        raise ChangedSince(entry.said, since)

    def _require_referents(self, entry: Entry, verb: str) -> None:
        """Raise `ChangedSince` if what comes back would name a record that is gone."""
        back = {change.id for change in entry.changes if change.before is not None}
        for change in entry.changes:
            for field, table in _REFERENCES.items():
                id = (change.before or {}).get(field)
                if id and id not in back and id not in self._store.tables[table]:
                    raise ChangedSince(
                        entry.said, self._toucher(entry, {(table, id)}), verb
                    )

    def _toucher(self, entry: Entry, documents: set[tuple[str, str]]) -> str:
        """Return what was decided about any of the documents, after the entry."""
        for later in self._store.history():
            if later.id == entry.id:
                break
            if any((c.table, c.id) in documents for c in later.changes):
                return f"“{later.said}”"
        return "a later change"

    # Following, checking, closing.

    def follow(self) -> bool:
        """Take in what other sessions decided; tell whether there was anything."""
        return self._store.follow()

    def _hear(self, entry: Entry | None) -> None:
        if entry is None:
            self._active = None
        elif self._active is not None:
            for change in entry.changes:
                if change.table == TABLES[Person]:
                    self._count(change.id)

    def _count(self, id: str) -> None:
        assert self._active is not None
        if _holds_a_place(self._store.tables[TABLES[Person]].get(id)):
            self._active.add(id)
        else:
            self._active.discard(id)

    @property
    def notes(self) -> tuple[str, ...]:
        """What opening noticed that the user should know."""
        return tuple(self._store.notes)

    @property
    def home(self) -> Path:
        """Where everything is kept."""
        return self._store.home

    def close(self) -> None:
        """Leave the store so that it opens fast."""
        self._store.close()

    # Views.

    def bandwidth(self) -> Bandwidth:
        """Return the places taken, and the cap."""
        if self._active is None:
            self._active = self._store.tables.holding(
                TABLES[Person], "standing", Standing.ACTIVE
            )
        return Bandwidth(len(self._active), self.settings.cap)

    def status(self) -> Status:
        """Return what awaits, in numbers."""
        today, open_ones = self.today, list(self._open())
        asked = [i for i in open_ones if i.state is State.ASKED]
        waiting = sum(inbox.is_waiting(i, today) for i in open_ones)
        return Status(
            today=today,
            bandwidth=self.bandwidth(),
            waiting=waiting,
            asked=len(asked),
            later=len(open_ones) - len(asked) - waiting,
            people=len(self._people),
            due=sum(f.done_on is None and f.on <= today for f in self._follow_ups),
            next_lapse=min((i.lapses_on for i in asked if i.lapses_on), default=None),
        )

    def _open(self) -> Iterator[Invitation]:
        for id, doc in self._store.tables[TABLES[Invitation]].items():
            if not _is_surely_closed(doc) and (found := self._invitations.get(id)):
                yield found

    def inbox(self) -> InboxView:
        """Return every open invitation, and who lapsed lately, the newest first."""
        today = self.today
        shown = (*self._open(), *self._lapsed_lately(today))
        rows = [self._inbox_row(i, today) for i in shown]
        rows.sort(key=lambda row: (row.invitation.received, row.invitation.id))
        rows.reverse()
        rows.sort(key=lambda row: _PARTS.index(row.part))
        return InboxView(today, tuple(rows))

    def _lapsed_lately(self, today: date) -> Iterator[Invitation]:
        for id, doc in self._store.tables[TABLES[Invitation]].items():
            if doc.get("state") == State.LAPSED:
                invitation = self._invitations.get(id)
                if invitation and inbox.lapsed_lately(invitation, today):
                    yield invitation

    def _inbox_row(self, invitation: Invitation, today: date) -> InboxRow:
        return InboxRow(
            invitation=invitation,
            part=_part(invitation, today),
            judge=partial(self.judgement, invitation),
            person=self._people.get(invitation.person) if invitation.person else None,
            reply=invitation.reply
            or inbox.reply_draft(invitation.name, self.settings.name),
        )

    def earlier(self, invitation: Invitation) -> tuple[Invitation, ...]:
        """Return what went to and fro with the same person before, newest first."""
        found = [
            other
            for other in self._invitations
            if other.id != invitation.id and inbox.is_same(other, invitation)
        ]
        return tuple(sorted(found, key=lambda other: other.received, reverse=True))

    def judgement(self, invitation: Invitation) -> Judgement:
        """Return what the note is, and on which words; the user's word wins."""
        if invitation.overruled:
            from store.rules.verdict import Judgement

            return Judgement(invitation.overruled, ("you say so",), 1.0)
        return _judged(invitation.note, invitation.name, self.settings.name)

    def quietest(self) -> list[Person]:
        """Return those who hold a place, whom one has heard of least lately first."""
        return quietest_first(self._people)

    def open_follow_ups(self) -> list[FollowUp]:
        """Return the next steps that are not done, the soonest first."""
        still = [f for f in self._follow_ups if f.done_on is None]
        return sorted(still, key=lambda follow_up: follow_up.on)

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        person = self.person(id)
        talks = [talk for talk in self._talks if talk.person == id]
        invitations = [i for i in self._invitations if i.person == id]
        return PersonPage(
            person,
            tuple(sorted(talks, key=lambda talk: talk.on, reverse=True)),
            tuple(sorted(invitations, key=lambda i: i.received, reverse=True)),
        )

    def history(self) -> Iterator[Past]:
        """Return what was decided, the newest first, and whether it stands."""
        stands: dict[str, bool] = {}
        for entry in self._store.headlines():
            if entry.kind in (Kind.UNDO, Kind.REDO):
                stands.setdefault(entry.of, entry.kind is Kind.REDO)
            else:
                standing = stands.get(entry.id, True)
                yield Past(entry.id, entry.moment, entry.said, entry.device, standing)

    # Finding by name.

    def find_invitation(self, name: str) -> Invitation:
        """Return the open invitation of that name or id.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        if exact := self._invitations.get(name):
            return exact
        theirs = [i for i in self._invitations if i.direction is Direction.INCOMING]
        live = [i for i in theirs if i.state in inbox.OPEN]
        lapsed = [i for i in theirs if i.state is State.LAPSED]
        if found := _named(name, live) or _named(name, lapsed):
            return found
        meant = _meant(name, [*live, *lapsed])
        raise NotFound(f"No invitation from “{name}”.{meant} fewer inbox lists them.")

    def find_active(self, name: str) -> Person:
        """Return whoever holds a place and has that name or id.

        A name that is merely close, or a word of their company or purpose, names
        nobody. Raises `NotFound`, or `Unclear` with the candidates.
        """
        among = [p for p in self._people if p.standing is Standing.ACTIVE]
        exact = next((p for p in among if p.id == name), None)
        if found := exact or _named(name, among):
            return found
        meant = _meant(name, among)
        raise NotFound(f"Nobody called “{name}” holds a place.{meant}")

    def find_people(self, query: str) -> list[Person]:
        """Return the people whom the words of a query fit, best first."""
        from store.rules.search import matching

        return matching(query, self._people)


@lru_cache(maxsize=4096)
def _judged(note: str, sender: str, recipient: str) -> Judgement:
    """Judge a note once: the inbox asks at every key."""
    from store.rules.verdict import judge

    return judge(note, sender=sender, recipient=recipient)


def _named(name: str, among: Iterable[Named]) -> Named | None:
    """Return the one of that name; a whole name goes before a part of one.

    Raises `Unclear` if there are several. No name at all is nobody's.
    """
    from store.rules.search import plain

    wanted = " ".join(plain(name).split())
    part = [one for one in among if wanted and wanted in plain(one.name)]
    found = [one for one in part if plain(one.name) == wanted] or part
    if len(found) > 1:
        raise Unclear(name, [f"{one.name} (id {one.id})" for one in found])
    return found[0] if found else None


def _meant(name: str, among: Iterable[Person | Invitation]) -> str:
    """Return a question that offers the names close to one that is nobody's, or ""."""
    from rapidfuzz import fuzz, process

    from store.rules.search import plain

    names = {plain(one.name): one.name for one in among}
    close = process.extract(plain(name), names.keys(), scorer=fuzz.ratio, limit=3)
    meant = [names[found] for found, likeness, _ in close if likeness >= _CLOSE]
    return f" Did you mean {' or '.join(meant)}?" if meant else ""


def _is_surely_closed(doc: Document) -> bool:
    """Tell whether no record needs to be made to see that this is not in the inbox.

    What makes no sense is made a record, which says that it is damaged.
    """
    if doc.get("direction") == Direction.OUTGOING:
        return doc.get("state") in _STATES
    return doc.get("direction") == Direction.INCOMING and doc.get("state") in _CLOSED


def _holds_a_place(doc: object) -> bool:
    return isinstance(doc, dict) and doc.get("standing") == Standing.ACTIVE


def _part(invitation: Invitation, today: date) -> Part:
    if invitation.state in (State.ASKED, State.LAPSED):
        return Part(invitation.state)
    if not inbox.is_waiting(invitation, today):
        return Part.LATER
    return Part.ANSWERED if invitation.answered_on else Part.NEW


_PARTS = (Part.ANSWERED, Part.NEW, Part.ASKED, Part.LATER, Part.LAPSED)
"""The inbox from top to bottom."""
