"""Two people before they are merged: what stays of whom, and what moves."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from store.documents import TABLES
from store.network.sifting import Sifting
from store.views import MergeView


class Doubles(Sifting):
    """Plans a merge by the same code that decides it."""

    def merging(self, keep: str, other: str) -> MergeView:
        """Return what merging two people would do; raises `NotFound` or `Refused`."""
        from store.decisions.merging import moving, together  # Where one merges.
        from store.rules.differences import called, differences
        from store.rules.merging import lost, require_two

        kept, gone = self.person(keep), self.person(other)
        require_two(kept, gone)
        both = together(self, kept, gone)
        tables = Counter(TABLES[type(record)] for record in moving(self, kept, gone))
        differs = differences(replace(gone, id=kept.id), both, self.today, self._called)
        names = {called(field) for field in lost(gone, both)}
        return MergeView(
            kept,
            gone,
            both,
            differences(kept, both, self.today, self._called),
            tuple(d for d in differs if d.field in names),
            tuple((table.replace("_", " "), n) for table, n in sorted(tables.items())),
        )

    def _called(self, id: str) -> str:
        """Return what a person or a season is called; "" for what is neither's id."""
        if not id.isdigit():
            return ""
        found = self._people.get(id) or self._seasons.get(id)
        return found.name if found else ""
