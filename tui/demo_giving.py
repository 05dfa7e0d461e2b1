"""What came of the demo's people: gifts either way, a season, and an outcome.

Every line is a decision such as a user makes, on the day on which they would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from store.decisions.gifts import AddGift
from store.decisions.outcomes import AddOutcome
from store.decisions.people import LedBy
from store.decisions.seasons import AddSeason
from store.network import Network
from store.records import Person
from store.rules.telling import read_gift

_GIFTS = (
    (2, 96, "got: an introduction to the team at Vireo"),
    (2, 51, "got: two evenings on my talk"),
    (3, 80, "got: an idea for the first chapter"),
    (3, 34, "gave: the interview checklist"),
    (5, 27, "gave: a mock interview in French"),
    (7, 60, "got: help with the contract"),
    (7, 12, "got: tips for the salary talk"),
)
"""By whom, how many days ago, and the line that was typed."""


def tell(
    network: Network,
    today: date,
    be_on: Callable[[date], None],
    people: Sequence[Person],
) -> None:
    """Let those who hold a place, at least eight, give and be given to."""
    ids = [person.id for person in people]
    began = today - timedelta(days=118)
    be_on(began)
    network.decide(AddSeason("first product role", began))
    network.decide(LedBy(ids[2], ids[6]))
    for who, days_ago, line in sorted(_GIFTS, key=lambda gift: -gift[1]):
        on = today - timedelta(days=days_ago)
        be_on(on)
        network.decide(AddGift(ids[who], read_gift(line, on)))
    signed = today - timedelta(days=20)
    be_on(signed)
    network.decide(AddOutcome("new job at Vireo", (ids[2], ids[7]), signed))
    be_on(today)
