"""The clocks (R8), kept right by whoever takes a talk back, or does one again.

A decision winds somebody's clock by the talks that there are just then. Another
session may have recorded one since, which it knew nothing of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from store.documents import TABLES, from_document, to_document
from store.journal.entries import Change, Document
from store.network.shelves import Shelves
from store.records import Person, Talk
from store.rules.talking import heard_of

_PEOPLE, _TALKS = TABLES[Person], TABLES[Talk]

_CLOCK = {"last_talk", "tries"}
"""What all of somebody's talks say."""

_COUNTS = _CLOCK | {"suggest_from"}
"""Whoever changes one of these winds a clock."""

_FEW = 8
"""The talks of so many people are looked up one person after the other."""


class Clocks(Shelves):
    """Winds the clocks by all the talks that will stand."""

    def _wound(self, changes: Sequence[Change]) -> list[Change]:
        """Return the changes, and with them each clock as it then has to be."""
        people = {change.id: change for change in changes if change.table == _PEOPLE}
        talks = {
            change.id: (self._old(change), change.applied_to(self._old(change)))
            for change in changes
            if change.table == _TALKS
        }
        whose = {doc["person"] for pair in talks.values() for doc in pair if doc}
        whose |= {id for id, change in people.items() if _COUNTS & _fields(change)}
        stand = self._talks_then(whose, {id: new for id, (_, new) in talks.items()})
        for id in whose:
            old = self._store.tables.get(_PEOPLE, id)
            new = people[id].applied_to(old) if id in people else old
            if new is not None:
                right = _wound(id, new, stand[id])
                people.pop(id, None)
                if change := Change.between(_PEOPLE, id, old, right):
                    people[id] = change
        return [*(c for c in changes if c.table != _PEOPLE), *people.values()]

    def _old(self, change: Change) -> Document | None:
        return self._store.tables.get(change.table, change.id)

    def _talks_then(
        self, whose: set[str], then: Mapping[str, Document | None]
    ) -> Mapping[str, list[Talk]]:
        """Return the talks of each of these people, some of them as they will be."""
        if len(whose) <= _FEW:
            now = [talk for id in whose for talk in self.talks_with(id)]
        else:
            now = [talk for talk in self.talks() if talk.person in whose]
        come = [from_document(Talk, id, doc) for id, doc in then.items() if doc]
        stand: dict[str, list[Talk]] = defaultdict(list)
        for talk in (*(talk for talk in now if talk.id not in then), *come):
            stand[talk.person].append(talk)
        return stand


def _fields(change: Change) -> set[str]:
    return {*(change.before or ()), *(change.after or ())}


def _wound(id: str, doc: Document, talks: Sequence[Talk]) -> Document:
    """Return the document of a person with the clock as their talks have it."""
    right = to_document(heard_of(from_document(Person, id, doc), talks))
    others = {name: value for name, value in doc.items() if name not in _CLOCK}
    return others | {name: right[name] for name in _CLOCK & right.keys()}
