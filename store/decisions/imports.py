"""Bringing in an export: what it would change, and the one decision that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from store.decisions.book import Book, Outcome
from store.errors import NothingChanges
from store.exchange.rows import ConnectionRow, Export, InvitationRow, MessageDay
from store.records import (
    Direction,
    Invitation,
    Person,
    Record,
    State,
    Talk,
    TalkKind,
    Verdict,
)
from store.rules.inbox import OPEN, is_same, surely_same
from store.rules.words import count


@dataclass(slots=True)
class Plan:
    """What an import leads to, counted as its preview shows it."""

    people_new: int = 0
    people_changed: int = 0
    people_same: int = 0
    waiting: int = 0
    """Incoming invitations that come into the inbox."""
    connected: int = 0
    """Incoming invitations of people who are connections already."""
    outgoing: int = 0
    """Invitations that the user once sent."""
    invitations_same: int = 0
    talks_new: int = 0
    talks_changed: int = 0
    talks_same: int = 0
    strangers: int = 0
    """Days of messages with people who are no connections: left out."""
    put: dict[str, Record] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """Is everything in the export there already?"""
        return not self.put


@dataclass(frozen=True, slots=True)
class ImportLinkedIn:
    """A LinkedIn export comes in: nobody becomes active, nothing is drafted."""

    export: Export
    source: str
    """What the export is called."""

    def settle(self, book: Book) -> Outcome:
        """Bring in what is not there yet."""
        plan = self.plan(book)
        if plan.changes_nothing:
            raise NothingChanges(f"Everything in {self.source} is here already.")
        people = count(plan.people_new, "person", "people")
        waiting = count(plan.waiting, "invitation")
        return Outcome(
            f"Brought in {people} and {waiting} from {self.source}",
            tuple(plan.put.values()),
            back_up_first=True,
        )

    def plan(self, book: Book) -> Plan:
        """Work out what the export would change, and change nothing."""
        return _Planner(book).plan(self.export)


@dataclass(slots=True)
class _People:
    """Finds a person by LinkedIn key, or by name where no key is known."""

    by_slug: dict[str, Person] = field(default_factory=dict)
    by_name: dict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))

    def add(self, person: Person) -> None:
        if person.slug:
            self.by_slug[person.slug] = person
        self.by_name[person.name.casefold()].append(person)

    def exchange(self, old: Person, new: Person) -> None:
        self.by_name[old.name.casefold()].remove(old)
        self.add(new)

    def find(self, name: str, slug: str) -> Person | None:
        """Return who that is; a name fits only where the keys don't say otherwise."""
        if slug and slug in self.by_slug:
            return self.by_slug[slug]
        fitting = [
            person
            for person in self.by_name.get(name.casefold(), ())
            if not (slug and person.slug)
        ]
        return fitting[0] if fitting else None


class _Planner:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.result = Plan()
        self.people = _People()
        for person in book.people():
            self.people.add(person)
        kept = book.invitations()
        self.received = [i for i in kept if i.direction is Direction.INCOMING]
        self.overruled = [i for i in self.received if i.overruled]

    def plan(self, export: Export) -> Plan:
        self._connections(export.connections)
        self._invitations(export.invitations)
        if export.messages:
            self._messages(export.messages)
        return self.result

    def _put(self, record: Record) -> None:
        self.result.put[record.id] = record

    # Connections.

    def _connections(self, rows: Iterable[ConnectionRow]) -> None:
        met: set[str] = set()
        for row in rows:
            old = self._same_person(row, met)
            new = _updated(old, row) if old else _person(row, self.book.new_id())
            met.add(new.id)
            if old is None:
                self.people.add(new)
                self.result.people_new += 1
            elif new != old:
                self.people.exchange(old, new)
                self.result.people_changed += 1
            else:
                self.result.people_same += 1
                continue
            self._put(new)

    def _same_person(self, row: ConnectionRow, met: set[str]) -> Person | None:
        """Return the person a row is about, unless an earlier row was about them."""
        if row.slug and (person := self.people.by_slug.get(row.slug)):
            return person
        fitting = [
            person
            for person in self.people.by_name.get(row.name.casefold(), ())
            if person.id not in met and not (row.slug and person.slug)
        ]
        same_day = [p for p in fitting if p.connected_on == row.connected_on]
        undated = [p for p in fitting if p.connected_on is None]
        return next(iter(same_day or undated), None)

    # Invitations.

    def _invitations(self, rows: Iterable[InvitationRow]) -> None:
        kept: dict[tuple[Direction, datetime], list[Invitation]] = defaultdict(list)
        for old in self._kept():
            kept[old.direction, old.received].append(old)
        for row in rows:
            then = kept[row.direction, row.sent_at]
            if any(is_same(old, row) for old in then):
                self.result.invitations_same += 1
                continue
            then.append(self._new_invitation(row))
            self._put(then[-1])
        self._settle_connected()

    def _kept(self) -> Iterable[Invitation]:
        return self.book.invitations()

    def _new_invitation(self, row: InvitationRow) -> Invitation:
        person = self.people.find(row.name, row.slug)
        new = Invitation(
            id=self.book.new_id(),
            direction=row.direction,
            state=State.SENT if row.direction is Direction.OUTGOING else State.NEW,
            name=row.name,
            slug=row.slug,
            note=row.note,
            received=row.sent_at,
            person=person.id if person else "",
        )
        if row.direction is Direction.OUTGOING:
            self.result.outgoing += 1
            return new
        if person and person.connected_on:
            self.result.connected += 1
            return _connected(new, person)
        self.result.waiting += 1
        return replace(new, overruled=self._overruled(new))

    def _overruled(self, new: Invitation) -> Verdict | None:
        """Return what the user said of this sender's notes before."""
        if not any(is_same(old, new) for old in self.overruled):
            return None
        theirs = surely_same(new, self.received)
        return next((old.overruled for old in theirs if old.overruled), None)

    def _settle_connected(self) -> None:
        """Take out of the inbox whoever became a connection elsewhere."""
        for old in self._kept():
            if old.direction is not Direction.INCOMING or old.state not in OPEN:
                continue
            person = self.people.find(old.name, old.slug)
            if person and person.connected_on:
                self.result.connected += 1
                self._put(_connected(old, person))

    # Messages.

    def _messages(self, days: Iterable[MessageDay]) -> None:
        kept = {
            (talk.person, talk.on): talk
            for talk in self.book.talks()
            if talk.kind is TalkKind.MESSAGE
        }
        for day in days:
            person = self.people.find(day.name, day.slug)
            if person is None:
                self.result.strangers += 1
                continue
            self._talk(day, person, kept.get((person.id, day.on)))

    def _talk(self, day: MessageDay, person: Person, old: Talk | None) -> None:
        if old and old.messages >= day.messages:
            self.result.talks_same += 1
            return
        self.result.talks_new += old is None
        self.result.talks_changed += old is not None
        self._put(
            Talk(
                id=old.id if old else self.book.new_id(),
                person=person.id,
                on=day.on,
                kind=TalkKind.MESSAGE,
                said=day.said,
                messages=day.messages,
            )
        )
        if person.last_talk is None or person.last_talk < day.on:
            newer = replace(person, last_talk=day.on)
            self.people.exchange(person, newer)
            self._put(newer)


def _person(row: ConnectionRow, id: str) -> Person:
    return Person(
        id=id,
        name=row.name,
        slug=row.slug,
        email=row.email,
        company=row.company,
        position=row.position,
        connected_on=row.connected_on,
    )


def _updated(old: Person, row: ConnectionRow) -> Person:
    """Return the person with what the row knows better; their standing is theirs."""
    return replace(
        old,
        name=row.name or old.name,
        slug=row.slug or old.slug,
        email=row.email or old.email,
        company=row.company or old.company,
        position=row.position or old.position,
        connected_on=row.connected_on or old.connected_on,
    )


def _connected(invitation: Invitation, person: Person) -> Invitation:
    return replace(
        invitation,
        state=State.ACCEPTED,
        person=person.id,
        settled_on=person.connected_on,
        later_until=None,
    )
