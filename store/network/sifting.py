"""Finding people by the words of the filter, in an order."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from store.network.giving import Giving
from store.records import Person

if TYPE_CHECKING:
    from store.rules.filters import Order


class Sifting(Giving):
    """Gathers what a filter asks about, and only what it asks about."""

    def find_people(self, query: str, order: Order | None = None) -> list[Person]:
        """Return the people whom the words of a query fit, by name unless said.

        Raises `UnknownWord`.
        """
        from store.rules.doubles import doubles
        from store.rules.filters import Facts, Order, ordered, sifted

        facts = Facts(
            self.today,
            owing=self._owing,
            seasons=self.seasons,
            first_talks=lambda: self._talk_days.first,
            doubles=lambda: {*chain.from_iterable(doubles(self.people()))},
        )
        return ordered(
            sifted(query, self.people(), facts), order or Order.NAME, self.today
        )

    def _owing(self) -> set[str]:
        steps = self._store.tables["follow_ups"].values()
        return {
            doc.get("person", "")
            for doc in steps
            if "done_on" not in doc and "dropped_on" not in doc
        }
