"""The door itself: deciding, taking back, doing again.

Every decision takes the lock, reads what other sessions decided meanwhile, is
judged by the rules against that, and is durable before it is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.documents import TABLES, from_document, to_document
from store.errors import ChangedSince, NothingChanges, NothingToRedo, NothingToUndo
from store.journal.entries import Change, Document, Entry, Kind
from store.network.clocks import Clocks
from store.network.giving import Giving
from store.network.shelves import holds_a_place
from store.records import (
    Introduction,
    Invitation,
    Person,
    PrepCard,
    Season,
    Settings,
)
from store.rules.cap import Bandwidth, admit

if TYPE_CHECKING:
    from store.decisions.book import Decision, Settlement

_REFERENCES = {
    **dict.fromkeys(("person", "other", "by", "led_by"), TABLES[Person]),
    "invitation": TABLES[Invitation],
    "introduction": TABLES[Introduction],
    "card": TABLES[PrepCard],
    "season": TABLES[Season],
}
"""The fields that name another record, and the tables where those are."""


_SEVERAL = "people"
"""The field that names several."""


def _names_one_of(doc: Document, ids: set[str]) -> bool:
    """Tell whether a document names one of these records."""
    if any(doc.get(field) in ids for field in _REFERENCES):
        return True
    return not ids.isdisjoint(doc.get(_SEVERAL, ()))


def _named(doc: Document) -> Iterator[tuple[str, str]]:
    """Yield the table and the id of each record that a document names."""
    for field, table in _REFERENCES.items():
        if id := doc.get(field):
            yield table, id
    for id in doc.get(_SEVERAL, ()):
        yield TABLES[Person], id


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


class Network(Clocks, Giving):
    """Everyone the user knows of, and everything that was decided about them."""

    # Deciding.

    def decide(self, decision: Decision) -> Done:
        """Make a decision durable, whole or not at all.

        Raises `Refused` if a rule says no, `NotSaved` if the disk does; nothing
        has changed then, here or on disk.
        """
        from store.text import clean

        with self._store.turn():
            settled = decision.settle(self)
            changes = self._changes(settled)
            if not changes:
                raise NothingChanges("Nothing changes.")
            if settled.back_up_first:
                self._store.back_up()
            said = clean(settled.said)  # It may quote what was typed or brought in.
            self._commit(said, changes, Kind.DECIDE)
        return Done(said, settled.then)

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
            self._commit(entry.said, self._wound(changes), Kind.UNDO, entry.of)
        touched = tuple(change.id for change in changes)
        return Done(f"Undone: {entry.said}", "", "U does it again", touched)

    def redo(self) -> Done:
        """Do again what was undone last; raises `NothingToRedo`."""
        with self._store.turn():
            entry = self._to_redo()
            changes = [change.reversed for change in reversed(entry.changes)]
            self._require_unchanged(entry, "redo")
            self._require_referents(entry, "redo")
            self._commit(entry.said, self._wound(changes), Kind.REDO, entry.of)
        touched = tuple(change.id for change in changes)
        return Done(f"Done again: {entry.said}", touched=touched)

    def _changes(self, settled: Settlement) -> list[Change]:
        changes = []
        for record in settled.put:
            table = TABLES[type(record)]
            old = self._store.tables[table].get(record.id)
            if change := Change.between(table, record.id, old, to_document(record)):
                changes.append(change)
        for record in settled.gone:
            table = TABLES[type(record)]
            if change := Change.between(
                table, record.id, self._store.tables[table].get(record.id), None
            ):
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
        active, cap, came = before.active, before.cap, 0
        for change in changes:
            old = self._store.tables[change.table].get(change.id)
            new = change.applied_to(old)
            if change.table == TABLES[Person]:
                more = holds_a_place(new) - holds_a_place(old)
                active, came = active + more, came + max(more, 0)
            elif change.table == TABLES[Settings]:
                cap = from_document(Settings, change.id, new or {}).cap
        admit(before, Bandwidth(active, cap), came)

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
                if id not in made and _names_one_of(doc, made):
                    touched = {(c.table, c.id) for c in entry.changes}
                    if (table, id) not in touched:
                        since = self._toucher(entry, {(table, id)})
                        raise ChangedSince(entry.said, since)

    def _require_referents(self, entry: Entry, verb: str) -> None:
        """Raise `ChangedSince` if what comes back would name a record that is gone."""
        back = {change.id for change in entry.changes if change.before is not None}
        for change in entry.changes:
            for table, id in _named(change.before or {}):
                if id not in back and id not in self._store.tables[table]:
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

    @property
    def notes(self) -> tuple[str, ...]:
        """What opening noticed that the user should know."""
        return tuple(self._store.notes)

    def close(self) -> None:
        """Leave the store so that it opens fast."""
        self._store.close()
