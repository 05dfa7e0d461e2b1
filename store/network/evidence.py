"""What meetings are compared by, gathered from the records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from store.decisions.book import Book
from store.records import Invitation, State, Talk
from store.rules.giving import besides_offered
from store.rules.introducing import was_taken
from store.rules.prep import missing
from store.rules.quality import Meeting, Sign, Signs, Source, source

Evidence = tuple[list[Meeting], Signs, dict[str, Source]]


def evidence(book: Book, held: Iterable[Talk]) -> Evidence:
    """Return the meetings held, what happened around them, and how each one came."""
    ready = {card.id for card in book.cards() if not missing(card)}
    meetings = [
        Meeting(
            talk.person, talk.on, talk.card in ready, bool(talk.given or talk.received)
        )
        for talk in held
    ]
    met = {meeting.person for meeting in meetings}
    return meetings, _signs(book, met), _sources(book, met)


def _signs(book: Book, met: set[str]) -> Signs:
    """Return what happened with each of those who were met, the earliest first."""
    found: dict[str, list[tuple[date, Sign]]] = defaultdict(list)
    for step in book.follow_ups():
        if step.done_on and step.person in met:
            found[step.person].append((step.done_on, Sign.STEP))
    for gift in besides_offered(book.gifts()):
        if gift.person in met:
            found[gift.person].append((gift.on, Sign.GIFT))
    for outcome in book.outcomes():
        for person in met.intersection(outcome.people):
            found[person].append((outcome.on, Sign.OUTCOME))
    for each in book.introductions():
        if each.by in met and was_taken(each):
            found[each.by].append((each.on, Sign.INTRODUCTION))
    for happened in found.values():
        happened.sort()
    return found


def _sources(book: Book, met: set[str]) -> dict[str, Source]:
    """Return how each of those who were met came to be known."""
    invited: dict[str, Invitation] = {}
    for invitation in book.invitations():
        if invitation.person in met and invitation.state is State.ACCEPTED:
            invited[invitation.person] = invitation
    introduced = {each.person for each in book.introductions() if was_taken(each)}
    people = filter(None, map(book.find, met))
    return {p.id: source(p, p.id in introduced, invited.get(p.id)) for p in people}
