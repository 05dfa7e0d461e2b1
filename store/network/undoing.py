"""Taking back and doing again: planned first, so that it can be shown before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from store.documents import TABLES, from_document
from store.errors import ChangedSince, Damaged, NotFound, NothingToRedo, NothingToUndo
from store.journal.entries import Change, Document, Entry, Kind
from store.network.admitting import Admitting
from store.records import Person, Record, Settings
from store.references import named, names_one_of
from store.views import DocumentStep, Done, PastView, StepView

_KINDS = {table: kind for kind, table in TABLES.items()}

_CALLED = {"follow_ups": "follow-up", "prep_cards": "meeting"}
"""What a record is, where its table would say it in other words."""

_SHOWN = 200
"""So many documents of a step are shown; the rest is counted."""


class _Step(Struct, frozen=True):
    """What taking a decision back, or doing it again, would save."""

    entry: Entry
    kind: Kind
    changes: tuple[Change, ...]


class Undoing(Admitting):
    """Takes back the newest decision that stands, and does again what was undone."""

    def undo(self) -> Done:
        """Take back the newest decision that stands; raises `NothingToUndo`.

        That is this session's own newest, or the newest from before it began.
        """
        with self._store.turn():
            step = self._step_back()
            self._take(step)
        said = f"Undone: {step.entry.said}"
        return Done(said, "", "U does it again", _touched(step.entry))

    def redo(self) -> Done:
        """Do again what was undone last; raises `NothingToRedo`."""
        with self._store.turn():
            step = self._step_on()
            self._take(step)
        return Done(f"Done again: {step.entry.said}", touched=_touched(step.entry))

    def before_undo(self) -> StepView:
        """Return what an undo would change, and change nothing; raises `Refused`."""
        return self._shown(self._step_back())

    def before_redo(self) -> StepView:
        """Return what a redo would change, and change nothing; raises `Refused`."""
        return self._shown(self._step_on())

    def looked_at(self, id: str) -> PastView:
        """Return what a decision changed, and what stands before its undo.

        Raises `NotFound` if it is not in the history.
        """
        entry, above = self._found(id)
        steps = [self._as_it_was(change) for change in entry.changes[:_SHOWN]]
        documents = tuple(filter(None, steps))
        more = len(entry.changes) - len(documents)
        view = StepView(id, entry.said, entry.moment, True, documents, more)
        return PastView(view, above)

    def _found(self, id: str) -> tuple[Entry, int | None]:
        """Return a decision, and how many are undone before it; None: it never is.

        Nothing is read beyond it, as a screen looks at one after the other.
        """
        place, before = None, 0
        for entry, is_undoable in self._newest_first():
            if is_undoable and entry.of == id:
                place = before
            if entry.id == id:
                return entry, place
            before += is_undoable
        raise NotFound("That decision is not in the history any more.")

    def _take(self, step: _Step) -> None:
        self._commit(step.entry.said, step.changes, step.kind, step.entry.of)

    # Planning.

    def _step_back(self) -> _Step:
        entry = self._to_undo()
        self._require_unchanged(entry, "undo")
        return self._step(entry, Kind.UNDO)

    def _step_on(self) -> _Step:
        entry = self._to_redo()
        self._require_unchanged(entry, "redo")
        return self._step(entry, Kind.REDO)

    def _step(self, entry: Entry, kind: Kind) -> _Step:
        self._require_unreferenced(entry, str(kind))
        self._require_referents(entry, str(kind))
        changes = [change.reversed for change in reversed(entry.changes)]
        wound = tuple(self._wound(changes))
        self._admit(wound)
        return _Step(entry, kind, wound)

    def _mine(self, entry: Entry) -> bool:
        """Tell whether this session did it, or it was there when this began."""
        return entry.session == self._store.session or entry.at <= self._opened_at

    def _to_undo(self) -> Entry:
        if entry := next(self._undoable(), None):
            return entry
        raise NothingToUndo

    def _undoable(self) -> Iterator[Entry]:
        """Yield what can be taken back, in the order in which undo does."""
        return (entry for entry, can_be in self._newest_first() if can_be)

    def _newest_first(self) -> Iterator[tuple[Entry, bool]]:
        """Yield each entry, and whether it can be taken back."""
        stands: dict[str, bool] = {}
        for entry in self._store.history():
            can_be = False
            if entry.kind is Kind.UNDO:
                stands.setdefault(entry.of, False)
            elif entry.kind not in (Kind.REPAIR, Kind.FORGET) and entry.changes:
                can_be = stands.setdefault(entry.of, True) and self._mine(entry)
                if can_be:
                    stands[entry.of] = False
            yield entry, can_be

    def _to_redo(self) -> Entry:
        done_again: set[str] = set()
        for entry in self._store.history():
            if not entry.changes:  # They were about somebody who is forgotten.
                continue
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

    def _require_unreferenced(self, entry: Entry, verb: str) -> None:
        """Raise `ChangedSince` if something kept names a record that would vanish."""
        made = {change.id for change in entry.changes if change.before is None}
        if not made:
            return
        for table in self._store.tables:
            for id, doc in self._store.tables[table].items():
                if id not in made and names_one_of(doc, made):
                    touched = {(c.table, c.id) for c in entry.changes}
                    if (table, id) not in touched:
                        since = self._toucher(entry, {(table, id)})
                        raise ChangedSince(entry.said, since, verb)

    def _require_referents(self, entry: Entry, verb: str) -> None:
        """Raise `ChangedSince` if what comes back would name a record that is gone."""
        back = {change.id for change in entry.changes if change.before is not None}
        for change in entry.changes:
            for table, id in named(change.before or {}):
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

    # Showing.

    def _shown(self, step: _Step) -> StepView:
        first = step.changes[:_SHOWN]
        return StepView(
            step.entry.of,
            step.entry.said,
            step.entry.moment,
            step.kind is Kind.REDO,
            tuple(filter(None, map(self._document_step, first))),
            len(step.changes) - len(first),
        )

    def _as_it_was(self, change: Change) -> DocumentStep | None:
        """Return what a change did, whatever became of the record since."""
        now = self._old(change) or {}
        touched = {*(change.before or ()), *(change.after or ())}
        rest = {field: v for field, v in now.items() if field not in touched}
        return self._told(
            change,
            None if change.before is None else rest | dict(change.before),
            None if change.after is None else rest | dict(change.after),
        )

    def _document_step(self, change: Change) -> DocumentStep | None:
        old = self._old(change)
        return self._told(change, old, change.applied_to(old))

    def _told(
        self, change: Change, old_doc: Document | None, new_doc: Document | None
    ) -> DocumentStep | None:
        from store.rules.differences import differences  # Where one looks back.

        kind = _KINDS.get(change.table)
        if kind is None:
            return None
        try:
            old = _record(kind, change.id, old_doc)
            new = _record(kind, change.id, new_doc)
        except Damaged:  # Of what is gone by now, only a part may be known.
            return None
        if not (either := new or old):
            return None
        fields = differences(old, new, self.today, self._name_of)
        title = self._title(change.table, either)
        return DocumentStep(title, old is not None, new is not None, fields)

    def _title(self, table: str, record: Record) -> str:
        """Return what a record is called: "Ana Diaz", "follow-up, Ana Diaz"."""
        if isinstance(record, Person):
            return record.name
        if isinstance(record, Settings):
            return "the settings"
        kind = _CALLED.get(table) or table.replace("_", " ").removesuffix("s")
        whose = self._name_of(getattr(record, "person", ""))
        name = whose or getattr(record, "name", "") or getattr(record, "what", "")
        return f"{kind}, {name}" if name else kind

    def _name_of(self, id: str) -> str:
        """Return what is called by an id; "" where it is no record's."""
        if not id.isdigit():
            return ""
        for table in ("people", "seasons"):
            if doc := self._store.tables.get(table, id):
                return str(doc.get("name", ""))
        return ""


def _record(kind: type[Any], id: str, doc: Document | None) -> Record | None:
    """Return the record of a document, if it reads as one."""
    record: Record | None = None if doc is None else from_document(kind, id, doc)
    return record


def _touched(entry: Entry) -> tuple[str, ...]:
    return tuple(change.id for change in reversed(entry.changes))
