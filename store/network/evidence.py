"""What meetings are compared by, gathered from the records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from store.decisions.book import Book
from store.records import Direction, Person, Stage, State, Talk
from store.rules.giving import besides_offered
from store.rules.prep import missing
from store.rules.quality import Meeting, Sign, Signs, Source

_COME = (Stage.TAKEN, Stage.MADE, Stage.CLOSED)
"""How far an introduction has come that led to somebody."""

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
        if each.by in met:
            found[each.by].append((each.on, Sign.INTRODUCTION))
    for happened in found.values():
        happened.sort()
    return found


def _sources(book: Book, met: set[str]) -> dict[str, Source]:
    """Return how each of those who were met came to be known."""
    invited: dict[str, Source] = {}
    for invitation in book.invitations():
        if invitation.person in met and invitation.state is State.ACCEPTED:
            theirs = invitation.direction is Direction.INCOMING
            invited[invitation.person] = Source.THEIRS if theirs else Source.YOURS
    introduced = {
        each.person for each in book.introductions() if each.by and each.stage in _COME
    }
    people = filter(None, map(book.find, met))
    return {p.id: _source(p, introduced, invited) for p in people}


def _source(person: Person, introduced: set[str], invited: dict[str, Source]) -> Source:
    if person.id in introduced:
        return Source.INTRODUCTION
    if person.led_by:
        return Source.LED
    if person.id in invited:
        return invited[person.id]
    return Source.IMPORT if person.connected_on else Source.HAND
