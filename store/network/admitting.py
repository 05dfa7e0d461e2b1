"""What the cap has to say to changes, whoever makes them."""

from __future__ import annotations

from collections.abc import Sequence

from store.documents import TABLES, from_document
from store.journal.entries import Change, Kind
from store.network.clocks import Clocks
from store.network.shelves import holds_a_place
from store.records import Person, Settings
from store.rules.cap import Bandwidth, admit


class Admitting(Clocks):
    """Saves what the cap lets through: a decision, an undo and a redo alike."""

    def _commit(
        self, said: str, changes: Sequence[Change], kind: Kind, of: str = ""
    ) -> None:
        """Let the cap judge the changes, whoever makes them, then save them."""
        self._admit(changes)
        self._store.commit(said, changes, kind, of)

    def _admit(self, changes: Sequence[Change]) -> None:
        """Raise `AtCap` if more would be active than may be."""
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
