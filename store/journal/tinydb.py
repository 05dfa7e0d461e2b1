"""TinyDB over the journal: its queries as they are, its two whole-table steps ours.

TinyDB reads and rewrites every document at each update. Here a read hands out
the table in memory, and an update is judged by what it changed: one journal
line, however many documents there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, MutableMapping
from typing import TYPE_CHECKING, Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table as StockTable

from store.journal.entries import Change, Document, Table, new_id

if TYPE_CHECKING:
    from store.journal.document_store import DocumentStore


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
            self.store.commit("Changed through TinyDB", changes)


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
            store.commit("Changed through TinyDB", list(draft.changes(self.name)))
        self.clear_cache()

    def _get_next_id(self) -> Any:
        return new_id()


class Draft(MutableMapping[str, dict[str, Any]]):
    """A table to be changed: it copies a document only when one is touched."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._touched: dict[str, dict[str, Any] | None] = {}

    def __getitem__(self, id: str) -> dict[str, Any]:
        """Return a document that may be changed in place."""
        if id not in self._touched:
            self._touched[id] = dict(self._table[id])
        doc = self._touched[id]
        if doc is None:
            raise KeyError(id)
        return doc

    def __setitem__(self, id: str, doc: dict[str, Any]) -> None:
        """Put a document."""
        self._touched[str(id)] = doc

    def __delitem__(self, id: str) -> None:
        """Take a document away."""
        self[id]
        self._touched[id] = None

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


def _changes(name: str, old: Table, new: dict[str, Document]) -> Iterator[Change]:
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
