"""What the demo's people can help each other with, and the introductions among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from store.decisions.introductions import Agreed, AskWhether, Think
from store.decisions.offered import Offer
from store.decisions.topics import ChangeSweetSpot, ChangeTopics
from store.network import Network
from store.records import Person

_TOPICS = (
    ("audit for small firms, interview checklists", "a first job in product"),
    ("editing long drafts", "workshops with schools"),
    ("hiring for small teams", "an honest reader"),
    ("running meetups", "a first hire"),
    ("product roles for career changers", "an audit"),
)
"""What the first of those who hold a place can help with, and look for."""


def tell_introductions(
    network: Network,
    people: Sequence[Person],
    today: date,
    be_on: Callable[[date], None],
) -> None:
    """Let one be offered, one be under way, and two who could help each other."""
    for person, (helps, looks_for) in zip(people, _TOPICS, strict=False):
        network.decide(ChangeTopics(person.id, helps, looks_for))
    network.decide(
        ChangeSweetSpot(
            "hiring, reading drafts honestly", "running workshops, ceramics"
        )
    )
    be_on(today - timedelta(days=3))
    network.decide(
        Offer(
            people[2].id,
            "Nadja Abara",
            "She builds a team of five and has never hired before.",
            "hiring, remote teams",
        )
    )
    one, other = people[1].id, people[6].id
    why = "A school in his town looks for somebody to run workshops"
    [id] = network.decide(Think(one, other, why)).made
    network.decide(AskWhether(id, one))
    be_on(today - timedelta(days=1))
    network.decide(Agreed(id, one))
    be_on(today)
