"""What the cap, and what else must always hold, has to say to changes.

A decision is judged by the rules when it is settled. An undo or a redo settles nothing
anew, and another session may have decided meanwhile: so what holds of all that is kept
together is judged here, whoever makes the changes. What two devices bring about apart
from each other was judged by nobody, and stands until it is mended.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from store.documents import TABLES, from_document
from store.errors import OutOfTurn
from store.journal.entries import Change, Document, Kind
from store.network.clocks import Clocks
from store.network.shelves import R, holds_a_place
from store.records import FollowUp, Person, Review, Season, Settings
from store.rules.cap import Bandwidth, admit
from store.rules.words import day

Then = dict[tuple[str, str], Document | None]
"""The documents that change, by table and id, as they will be."""


class Admitting(Clocks):
    """Saves what may stand: a decision, an undo and a redo alike."""

    def _commit(
        self, said: str, changes: Sequence[Change], kind: Kind, of: str = ""
    ) -> None:
        """Judge the changes, whoever makes them, then save them."""
        self._admit(changes)
        self._store.commit(said, changes, kind, of)

    def _admit(self, changes: Sequence[Change]) -> None:
        """Raise `Refused` if what the changes lead to may not stand."""
        self._require_places(changes)
        then: Then = {(c.table, c.id): c.applied_to(self._old(c)) for c in changes}
        tables = {change.table for change in changes}
        for table, require in (
            (TABLES[Person], self._require_no_loop),
            (TABLES[Season], self._require_one_of_a_name),
            (TABLES[Review], self._require_one_of_a_day),
            (TABLES[FollowUp], self._require_one_intention),
        ):
            if table in tables:
                require(then)

    def _require_places(self, changes: Sequence[Change]) -> None:
        """Raise `AtCap` if more would be active than may be."""
        before = self.bandwidth()
        active, cap, came = before.active, before.cap, 0
        for change in changes:
            old = self._old(change)
            new = change.applied_to(old)
            if change.table == TABLES[Person]:
                more = holds_a_place(new) - holds_a_place(old)
                active, came = active + more, came + max(more, 0)
            elif change.table == TABLES[Settings]:
                cap = from_document(Settings, change.id, new or {}).cap
        admit(before, Bandwidth(active, cap), came)

    def _require_no_loop(self, then: Then) -> None:
        """Raise `LeadsBack` if somebody would come to have led to themselves."""
        from store.rules.provenance import require_no_loop  # Few decisions lead.

        def find(id: str) -> Person | None:
            doc = then.get((TABLES[Person], id))
            return from_document(Person, id, doc) if doc else self.find(id)

        for person in self._changed(Person, then, lambda doc: doc.get("led_by")):
            if by := find(person.led_by) if person.led_by else None:
                require_no_loop(person, by, find)

    def _require_one_of_a_name(self, then: Then) -> None:
        """Raise `NameTaken` if two seasons would have one name."""
        from store.rules.seasons import require_season

        for season in self._changed(Season, then, lambda doc: doc.get("name")):
            require_season(season, self._all(Season, self.seasons(), then))

    def _require_one_of_a_day(self, then: Then) -> None:
        """Raise `OutOfTurn` if two reviews would be of one day."""
        for review in self._changed(Review, then, lambda doc: doc.get("day")):
            several = self._all(Review, self.reviews(), then)
            if any(r.day == review.day and r.id != review.id for r in several):
                on = day(review.day, self.today)
                raise OutOfTurn(f"The review of {on} is done already.")

    def _require_one_intention(self, then: Then) -> None:
        """Raise `OutOfTurn` if a review would have two intentions."""
        of = "intention_of"
        for step in self._changed(FollowUp, then, lambda doc: doc.get(of)):
            if step.intention_of is None:
                continue
            kept = self._follow_ups.holding(of, step.intention_of.isoformat())
            others = (k for k in kept if (TABLES[FollowUp], k.id) not in then)
            if other := next(others, None):
                raise OutOfTurn(
                    f"One intention is enough; this one stands: {other.what}."
                )

    def _changed(
        self, kind: type[R], then: Then, of: Callable[[Document], object]
    ) -> Iterator[R]:
        """Yield the records of a kind that will stand, with another value of theirs."""
        for (table, id), doc in then.items():
            if table == TABLES[kind] and doc is not None:
                old = self._store.tables.get(table, id) or {}
                if of(doc) != of(old):
                    yield from_document(kind, id, doc)

    def _all(self, kind: type[R], now: Iterable[R], then: Then) -> Iterator[R]:
        """Yield every record of a kind as it will be."""
        yield from (r for r in now if (TABLES[kind], r.id) not in then)
        for (table, id), doc in then.items():
            if table == TABLES[kind] and doc is not None:
                yield from_document(kind, id, doc)
