"""Bringing in an export: what it would change, and the one decision that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import TypeAlias, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
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
from store.rules.inbox import (
    OPEN,
    Named,
    connects_after,
    is_from,
    is_same,
    reminded,
    surely_same,
)
from store.rules.outgoing import is_unanswered, went
from store.rules.talking import heard_of
from store.rules.words import count


class Plan(Struct):
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
    accepted: int = 0
    """Invitations of the user's that waited, and whose addressee connected since."""
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


class ImportLinkedIn(Struct, frozen=True):
    """A LinkedIn export comes in: nobody becomes active, nothing is drafted."""

    export: Export
    source: str
    """What the export is called."""

    def settle(self, book: Book) -> Settlement:
        """Bring in what is not there yet."""
        plan = self.plan(book)
        if plan.changes_nothing:
            raise NothingChanges(f"Everything in {self.source} is here already.")
        people = count(plan.people_new, "person", "people")
        waiting = count(plan.waiting, "invitation")
        return Settlement(
            f"Brought in {people} and {waiting} from {self.source}",
            tuple(plan.put.values()),
            back_up_first=True,
        )

    def plan(self, book: Book) -> Plan:
        """Work out what the export would change, and change nothing."""
        return _Planner(book).plan(self.export)


class _People(Struct):
    """Finds a person by LinkedIn key, or by a name that is theirs alone."""

    by_id: dict[str, Person] = field(default_factory=dict)
    by_slug: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Ids, in the order in which people came."""
    addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The keys that go with a name, wherever it is found."""

    def put(self, person: Person) -> None:
        """Take somebody in, or exchange what was known of them."""
        old = self.by_id.get(person.id)
        if old is None or old.name.casefold() != person.name.casefold():
            if old:
                self.by_name[old.name.casefold()].remove(person.id)
            self.by_name[person.name.casefold()].append(person.id)
        if person.slug:
            self.by_slug[person.slug] = person.id
        self.by_id[person.id] = person

    def called(self, name: str) -> list[Person]:
        """Return everybody of a name."""
        return [self.by_id[id] for id in self.by_name.get(name.casefold(), ())]

    def hear_of(self, named: Iterable[Named]) -> None:
        """Remember which keys go with which names."""
        for each in named:
            if each.slug:
                self.addresses[each.name.casefold()].add(each.slug)

    def find(self, one: Named) -> Person | None:
        """Return who that is: by key, or by name if it fits nobody else."""
        if one.slug and (id := self.by_slug.get(one.slug)):
            return self.by_id[id]
        if len(self.addresses.get(one.name.casefold(), ())) > 1:
            return None
        fitting = [each for each in self.called(one.name) if is_same(one, each)]
        return fitting[0] if len(fitting) == 1 else None

    def party_to(self, invitation: Invitation) -> Person | None:
        """Return whom an invitation is from or to, as far as is sure."""
        if invitation.person:
            return self.by_id.get(invitation.person)
        person = self.find(invitation)
        return person if person and is_from(invitation, person) else None


class _Planner:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.result = Plan()
        self.people = _People()
        for person in book.people():
            self.people.put(person)
        self.merged = {old.slug for old in book.merged() if old.slug}
        for old in book.merged():
            if old.slug and (kept := book.find(old.id)):
                self.people.by_slug.setdefault(old.slug, kept.id)
        self.kept = list(book.invitations())
        self.received = [i for i in self.kept if i.direction is Direction.INCOMING]
        self.overruled = [i for i in self.received if i.overruled]
        self.written = _by_name_and_key(self.kept)
        self.talks: dict[str, dict[str, Talk]] = defaultdict(dict)
        self.heard: set[str] = set()

    def plan(self, export: Export) -> Plan:
        self._connections(export.connections)
        for named in (self.people.by_id.values(), self.kept):
            self.people.hear_of(named)
        for rows in (export.invitations, export.messages):
            self.people.hear_of(rows)
        self._invitations(export.invitations)
        if export.messages:
            self._messages(export.messages)
        return self.result

    def _put(self, record: Record) -> None:
        self.result.put[record.id] = record

    # Connections.

    def _connections(self, rows: Iterable[ConnectionRow]) -> None:
        """Bring in people, first those whose key tells who they are.

        Then whoever got a key since, then those who have none: what is left for
        them is the same at the next import, and so is who is who.
        """
        by_slug: dict[str, list[ConnectionRow]] = defaultdict(list)
        keyed: dict[_NameAndDay, list[list[ConnectionRow]]] = defaultdict(list)
        keyless: dict[_NameAndDay, list[list[ConnectionRow]]] = defaultdict(list)
        for row in rows:
            if row.slug:
                by_slug[row.slug].append(row)
            else:
                keyless[_name_and_day(row)].append([row])
        met: set[str] = set()
        for slug, same in by_slug.items():
            if slug in self.merged:  # All of theirs is kept with another.
                self.result.people_same += 1
            elif id := self.people.by_slug.get(slug):
                self._meet(self.people.by_id[id], same, met)
            else:
                keyed[_name_and_day(same[-1])].append(same)
        for groups in (keyed, keyless):
            for called, each_one in groups.items():
                fitting = self._fitting(called, groups is keyed, len(each_one), met)
                for same, person in zip_longest(each_one, fitting):
                    self._meet(person, same, met)

    def _fitting(
        self, called: _NameAndDay, keyed: bool, most: int, met: set[str]
    ) -> list[Person]:
        """Return who may be meant by rows of one name and day, in their order."""
        name, on = called
        free = [
            person
            for person in self.people.called(name)
            if person.id not in met and not (keyed and person.slug)
        ]
        same_day = [p.id for p in free if p.connected_on == on]
        undated = [p.id for p in free if p.connected_on is None and on]
        fit = {*[*same_day, *undated][:most]}
        return [person for person in free if person.id in fit]

    def _meet(
        self, person: Person | None, rows: Iterable[ConnectionRow], met: set[str]
    ) -> None:
        """Bring somebody's rows together with what was known of them."""
        now = person
        for row in rows:
            now = _updated(now, row) if now else _person(row, self.book.new_id())
        assert now
        met.add(now.id)
        self.people.put(now)
        if person is None:
            self.result.people_new += 1
        elif now != person:
            self.result.people_changed += 1
        else:
            self.result.people_same += 1
            return
        self._put(now)

    # Invitations.

    def _invitations(self, rows: Iterable[InvitationRow]) -> None:
        kept: dict[tuple[Direction, datetime], list[Invitation]] = defaultdict(list)
        for old in self.kept:
            kept[old.direction, old.received].append(old)
        for row in rows:
            then = kept[row.direction, row.sent_at]
            if any(is_same(old, row) for old in then):
                self.result.invitations_same += 1
                continue
            if mine := self._written_here(row):
                then.append(mine)
                self._put(mine)
                continue
            then.append(self._new_invitation(row))
            self._put(then[-1])
        self._settle_connected()

    def _written_here(self, row: InvitationRow) -> Invitation | None:
        """Return the user's own that a row tells of, with LinkedIn's time and key.

        It is there already, and keeps its words; the next import finds it by its time.
        """
        if row.direction is not Direction.OUTGOING:
            return None
        fitting = {*self.written[row.name.casefold()]}
        if row.slug:
            fitting.update(self.written[_KEYED + row.slug])
        for n in sorted(fitting):
            old = self.kept[n]
            is_it = old.received.time() == time()
            if is_it and is_same(old, row) and _is_near(old, row):
                told = replace(old, received=row.sent_at, slug=old.slug or row.slug)
                self.kept[n] = told
                self.result.invitations_same += 1
                return told
        return None

    def _new_invitation(self, row: InvitationRow) -> Invitation:
        new = Invitation(
            id=self.book.new_id(),
            direction=row.direction,
            state=State.SENT if row.direction is Direction.OUTGOING else State.NEW,
            name=row.name,
            slug=row.slug,
            note=row.note,
            received=row.sent_at,
        )
        person = self.people.party_to(new)
        new = replace(new, person=person.id if person else "")
        if row.direction is Direction.OUTGOING:
            self.result.outgoing += 1
            is_taken = person and connects_after(new, person)
            return _connected(new, person) if person and is_taken else new
        if person and connects_after(new, person):
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
        follow_ups = list(self.book.follow_ups())
        for old in self.received:
            if old.state not in OPEN:
                continue
            person = self.people.party_to(old)
            if person and connects_after(old, person):
                self.result.connected += 1
                self._put(_connected(old, person))
                for done in reminded(old, follow_ups, self.book.today):
                    self._put(done)
            elif person and not old.person:
                self._put(replace(old, person=person.id))
        for mine in filter(is_unanswered, self.kept):
            person = self.people.party_to(mine)
            if person and connects_after(mine, person):
                self.result.accepted += 1
                self._put(_connected(mine, person))

    # Messages.

    def _messages(self, days: Iterable[MessageDay]) -> None:
        kept: dict[_PersonAndDay, Talk] = {}
        for talk in self.book.talks():
            self.talks[talk.person][talk.id] = talk
            if talk.messages:  # Else it was told by hand, and is not to be replaced.
                _keep_fuller(kept, (talk.person, talk.on), talk)
        told: dict[_PersonAndDay, MessageDay] = {}
        for day in days:
            if person := self.people.find(day):
                _keep_fuller(told, (person.id, day.on), day)
            else:
                self.result.strangers += 1
        for key, day in told.items():
            self._talk(day, key[0], kept.get(key))
        self._wind_clocks()

    def _talk(self, day: MessageDay, id: str, old: Talk | None) -> None:
        if old and old.messages >= day.messages:
            self.result.talks_same += 1
            return
        self.result.talks_new += old is None
        self.result.talks_changed += old is not None
        talk = replace(
            old or self._new_talk(id, day),
            said=day.said,
            messages=day.messages,
            tried=day.tried,
        )
        self._put(talk)
        self.talks[id][talk.id] = talk
        self.heard.add(id)

    def _new_talk(self, person: str, day: MessageDay) -> Talk:
        return Talk(
            id=self.book.new_id(), person=person, on=day.on, kind=TalkKind.MESSAGE
        )

    def _wind_clocks(self) -> None:
        """Let the cadence of whoever was heard of run from there."""
        for id in sorted(self.heard):
            person = self.people.by_id[id]
            newer = heard_of(person, self.talks[id].values())
            if newer is not person:
                self.people.put(newer)
                self._put(newer)


_NameAndDay: TypeAlias = tuple[str, date | None]
_PersonAndDay: TypeAlias = tuple[str, date]
T = TypeVar("T", Talk, MessageDay)


_KEYED = "/in/"
"""What tells a LinkedIn key from a name."""


def _by_name_and_key(kept: Iterable[Invitation]) -> Mapping[str, list[int]]:
    """Return where the user's own stand that were written here, and went."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, each in enumerate(kept):
        if each.begun_on and went(each):
            found[each.name.casefold()].append(n)
            if each.slug:
                found[_KEYED + each.slug].append(n)
    return found


def _name_and_day(row: ConnectionRow) -> _NameAndDay:
    return row.name.casefold(), row.connected_on


def _keep_fuller(days: dict[_PersonAndDay, T], day: _PersonAndDay, told: T) -> None:
    """Let the one with more messages stand for its day: a try, if each was but that."""
    old = days.get(day, told)
    fuller = told if old.messages < told.messages else old
    days[day] = replace(fuller, tried=old.tried and told.tried)


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


_NEAR = timedelta(days=7)
"""So far from the day on which the user said that it went, LinkedIn may date it."""


def _is_near(mine: Invitation, row: InvitationRow) -> bool:
    return abs(mine.received.date() - row.sent_at.date()) <= _NEAR


def _connected(invitation: Invitation, person: Person) -> Invitation:
    return replace(
        invitation,
        state=State.ACCEPTED,
        person=person.id,
        settled_on=person.connected_on,
        later_until=None,
    )
