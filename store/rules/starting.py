"""Whom to start with, where hardly anybody holds a place.

That somebody is suggested gives them nothing: a place is the user's to give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from store.records import (
    Direction,
    Invitation,
    Person,
    Standing,
    State,
    Talk,
    TalkKind,
    Verdict,
)
from store.rules import cadence
from store.rules.cap import Bandwidth
from store.rules.words import count, date_only

A_FEW = 3
"""While fewer hold a place, some are suggested: start with one, not a hundred."""

MOST_TALKED = 3
"""So many with whom one talked most come before those with whom one talked last."""

SUGGESTED = 5


class Start(Struct, frozen=True):
    """Somebody to start with, and what speaks for them."""

    person: Person
    what: str
    on: date | None = None
    """The day of it, or the last of several."""
    is_last: bool = False

    def why(self, today: date) -> str:
        """Say what speaks for them: "12 messages, last 3 Mar 2024"."""
        if self.on is None:
            return self.what
        joint = ", last" if self.is_last else ""
        return f"{self.what}{joint} {date_only(self.on, today)}"


class _Heard(Struct):
    """What is known of the contact with somebody."""

    talks: int = 0
    messages: int = 0
    last: date = date.min
    only_written: bool = True
    """Was it all by message?"""

    def add(self, talk: Talk) -> None:
        self.talks += 1
        self.messages += talk.messages
        self.last = max(self.last, talk.on)
        self.only_written &= talk.kind is TalkKind.MESSAGE

    @property
    def what(self) -> str:
        if self.messages and self.only_written:
            return count(self.messages, "message")
        return count(self.talks, "talk")


def is_beginning(bandwidth: Bandwidth) -> bool:
    """Tell whether so few hold a place that it helps to name some to start with."""
    return bandwidth.active < A_FEW and bandwidth.room > 0


def whom_to_start_with(
    people: Iterable[Person],
    talks: Iterable[Talk],
    invitations: Iterable[Invitation],
    verdict: Callable[[Invitation], Verdict],
    today: date,
) -> tuple[Start, ...]:
    """Return a few who hold no place, each with what speaks for them.

    First come those with whom one talked most, or last; then who answered or accepted,
    the latest first; then whom the user put in, or said how they know them.
    """
    free = {person.id: person for person in people if _may_be_suggested(person, today)}
    found: dict[str, Start] = {}
    for start in (
        *_by_talks(free, talks),
        *_by_invitations(free, invitations, verdict),
        *_by_the_users_word(free.values()),
    ):
        found.setdefault(start.person.id, start)
    return tuple(found.values())[:SUGGESTED]


def _may_be_suggested(person: Person, today: date) -> bool:
    later = person.later_until is not None and person.later_until > today
    is_there = person.standing is Standing.KNOWN and not person.merged_into
    return is_there and cadence.is_suggested(person) and not later


def _by_talks(free: Mapping[str, Person], talks: Iterable[Talk]) -> Iterator[Start]:
    """Yield with whom one talked most; then with whom last."""
    heard: defaultdict[str, _Heard] = defaultdict(_Heard)
    for talk in talks:
        if talk.person in free and not talk.tried:
            heard[talk.person].add(talk)

    def by_how_much(id: str) -> tuple[int, int, date, str]:
        of = heard[id]
        return of.talks, of.messages, of.last, id

    most = sorted(heard, key=by_how_much, reverse=True)[:MOST_TALKED]
    lately = sorted(
        heard, key=lambda id: (heard[id].last, *by_how_much(id)), reverse=True
    )
    for id in (*most, *lately):
        yield Start(free[id], heard[id].what, heard[id].last, is_last=True)


def _by_invitations(
    free: Mapping[str, Person],
    invitations: Iterable[Invitation],
    verdict: Callable[[Invitation], Verdict],
) -> Iterator[Start]:
    """Yield who answered, accepted or wrote a note of their own, the latest first."""
    found = [
        Start(free[each.person], *said)
        for each in invitations
        if each.person in free and (said := _said_in(each, verdict))
    ]
    yield from sorted(
        found, key=lambda start: (start.on, start.person.id), reverse=True
    )


def _said_in(
    invitation: Invitation, verdict: Callable[[Invitation], Verdict]
) -> tuple[str, date] | None:
    """Return what somebody let the user know, and when; None if nothing."""
    if invitation.state is State.DECLINED:
        return None
    if invitation.answered_on:
        return "answered you", invitation.answered_on
    if invitation.state is not State.ACCEPTED:
        return None
    received = invitation.received.date()
    if invitation.direction is Direction.OUTGOING:
        return "accepted you", invitation.settled_on or received
    is_personal = bool(invitation.note) and verdict(invitation) is Verdict.PERSONAL
    return ("wrote a note", received) if is_personal else None


def _by_the_users_word(people: Iterable[Person]) -> Iterator[Start]:
    """Yield whom the user put in, or said how they know them, the latest first."""
    told = [person for person in people if person.known_how or person.known_since]
    told.sort(key=lambda person: (person.known_since or date.min, person.id))
    for person in reversed(told):
        if person.known_how:
            yield Start(person, f"you know them: {person.known_how}")
        else:
            yield Start(person, "you put them in", person.known_since)
