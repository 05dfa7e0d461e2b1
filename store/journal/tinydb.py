"""TinyDB over the journal: its queries as they are, its two whole-table steps ours.

TinyDB reads and rewrites every document at each update. Here a read hands out
the table in memory, and an update is judged by what it changed: one journal
line, however many documents there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document
from tinydb.table import Table as StockTable

from store.journal.entries import Change, Table, new_id
from store.journal.entries import Document as Contents

if TYPE_CHECKING:
    from store.journal.document_store import DocumentStore


_SAID = "Changed through TinyDB"


class JournalStorage(Storage):
    """Shows TinyDB the documents in memory, and journals what it writes."""

    def __init__(self, store: DocumentStore) -> None:
        self.store = store

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return every table that holds something, or None if none does."""
        tables = {name: self.store.tables[name] for name in self.store.tables}
        return {name: dict(t) for name, t in tables.items() if t} or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make `data` the documents of every table, in one journal line."""
        with self.store.turn():
            changes = [
                change
                for name in {*self.store.tables, *data}
                for change in _changes(
                    name, self.store.tables[name], data.get(name, {})
                )
            ]
            if changes:
                self.store.commit(_SAID, changes)


class JournalTable(StockTable):
    """A TinyDB table whose updates cost what they change."""

    document_id_class = str  # type: ignore[assignment]  # typed as int upstream

    _storage: JournalStorage

    def _read_table(self) -> Any:
        return self._storage.store.tables[self.name]

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        store = self._storage.store
        with store.turn():
            draft = Draft(store.tables[self.name])
            updater(draft)
            if changes := list(draft.changes(self.name)):
                store.commit(_SAID, changes)
        self.clear_cache()

    def _get_next_id(self) -> Any:
        return new_id()

    def search(self, cond: QueryLike) -> list[Document]:
        """Return copies of the documents that fit."""
        return [_detached(doc) for doc in super().search(cond)]

    def get(self, *args: Any, **kwargs: Any) -> Any:
        """Return copies of one document, or of several by their ids."""
        found = super().get(*args, **kwargs)
        if isinstance(found, list):
            return [_detached(doc) for doc in found]
        return found and _detached(found)

    def __iter__(self) -> Iterator[Document]:
        """Iterate over copies of all documents."""
        return map(_detached, super().__iter__())


def _detached(doc: Document) -> Document:
    """Return the document sharing nothing with memory: it may be changed freely."""
    doc.update(_nested(doc))
    return doc


def _nested(doc: Mapping[str, Any]) -> dict[str, Any]:
    return {f: deepcopy(v) for f, v in doc.items() if isinstance(v, (dict, list))}


class Draft(MutableMapping[str, dict[str, Any]]):
    """A table to be changed: it copies a document only when one is touched."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._touched: dict[str, dict[str, Any] | None] = {}

    def __getitem__(self, id: object) -> dict[str, Any]:
        """Return a document that may be changed in place."""
        key = str(id)
        if key not in self._touched:
            old = self._table[key]
            self._touched[key] = {**old, **_nested(old)}
        doc = self._touched[key]
        if doc is None:
            raise KeyError(id)
        return doc

    def __setitem__(self, id: object, doc: dict[str, Any]) -> None:
        """Put a document."""
        self._touched[str(id)] = doc

    def __delitem__(self, id: object) -> None:
        """Take a document away."""
        self[id]
        self._touched[str(id)] = None

    def clear(self) -> None:
        """Take every document away."""
        self._touched = dict.fromkeys(self._table)

    def __iter__(self) -> Iterator[str]:
        """Iterate over the ids, the old ones first."""
        gone = {id for id, doc in self._touched.items() if doc is None}
        new = (id for id in self._touched if id not in self._table)
        return (id for id in (*self._table, *new) if id not in gone)

    def __len__(self) -> int:
        """Count the documents."""
        return sum(1 for _ in self)

    def changes(self, table: str) -> Iterator[Change]:
        """Return what was changed."""
        for id, doc in self._touched.items():
            if change := Change.between(table, id, self._table.get(id), doc):
                yield change


def _changes(name: str, old: Table, new: dict[str, Contents]) -> Iterator[Change]:
    for id in old.keys() | {str(id) for id in new}:
        if change := Change.between(name, id, old.get(id), new.get(id)):
            yield change


class JournalDB(TinyDB):
    """TinyDB over our journal: `JournalDB(store).table("people").search(…)`."""

    table_class = JournalTable

    def __init__(self, store: DocumentStore) -> None:
        super().__init__(store, storage=JournalStorage)

    def forget_cached(self) -> None:
        """Let the next query look again: another session may have decided."""
        for table in self._tables.values():
            table.clear_cache()
