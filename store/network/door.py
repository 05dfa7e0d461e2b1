"""The door itself: what is decided goes in here.

Every decision takes the lock, reads what other sessions decided meanwhile, is
judged by the rules against that, and is durable before it is seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.documents import TABLES, to_document
from store.errors import NothingChanges
from store.journal.entries import Change, Kind
from store.network.doubles import Doubles
from store.network.undoing import Undoing
from store.views import Done

if TYPE_CHECKING:
    from store.decisions.book import Decision, Settlement


class Network(Undoing, Doubles):
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
            if gone := settled.forgets:
                self._store.forget(settled.said, gone.tables, gone.words)
                return Done(settled.said, settled.then, "nothing undoes it")
            changes = self._changes(settled)
            if not changes:
                raise NothingChanges("Nothing changes.")
            made = tuple(each.id for each in changes if each.before is None)
            if settled.back_up_first:
                self._store.back_up()
            said = clean(settled.said)  # It may quote what was typed or brought in.
            self._commit(said, changes, Kind.DECIDE)
        return Done(said, settled.then, made=made)

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
