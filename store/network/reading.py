"""What screens and commands draw, gathered from the records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from store.documents import TABLES
from store.journal.entries import Document, Kind
from store.network.shelves import Shelves
from store.records import (
    Direction,
    FollowUp,
    Invitation,
    Owed,
    PrepCard,
    Standing,
    State,
    Talk,
)
from store.rules import cadence, drafts, inbox, prep
from store.rules.cap import quietest_first
from store.rules.provenance import chain
from store.rules.queue import Cause, Group, Pending, is_open, queue
from store.rules.review import is_to_prepare
from store.views import (
    CardPage,
    CardRow,
    Holder,
    InboxRow,
    InboxView,
    Part,
    Past,
    PersonPage,
    QueueRow,
    QueueView,
    Status,
)

_STATES = tuple(State)  # A set can't be asked whether a list is in it.
_CLOSED = tuple(state for state in State if state not in inbox.OPEN)


class Reading(Shelves):
    """Views of everyone, and of everything that was decided about them."""

    def status(self) -> Status:
        """Return what awaits, in numbers."""
        today, open_ones = self.today, list(self._open())
        asked = [i for i in open_ones if i.state is State.ASKED]
        waiting = sum(inbox.is_waiting(i, today) for i in open_ones)
        pending = self._pending(asked)
        promised = sum(each.group is Group.PROMISED for each in pending)
        cards = list(self._cards.where(_is_open_card))
        return Status(
            today=today,
            bandwidth=self.bandwidth(),
            waiting=waiting,
            asked=len(asked),
            later=len(open_ones) - len(asked) - waiting,
            people=len(self._people),
            due=promised + sum(each.group is Group.DUE for each in pending),
            promised=promised,
            meetings=len(cards),
            to_prepare=sum(is_to_prepare(card, today) for card in cards),
            this_week=self._meetings_this_week(cards, today),
            next_lapse=min((i.lapses_on for i in asked if i.lapses_on), default=None),
        )

    def _meetings_this_week(self, open_ones: Iterable[PrepCard], today: date) -> int:
        monday = today - timedelta(days=today.weekday())
        first, last = monday.isoformat(), (monday + timedelta(days=6)).isoformat()
        met = self._cards.where(lambda doc: first <= doc.get("met_on", "") <= last)
        planned = (card for card in open_ones if card.on)
        days = [card.on.isoformat() for card in planned if card.on]
        return sum(first <= day <= last for day in days) + sum(1 for _ in met)

    def _open(self) -> Iterator[Invitation]:
        for id, doc in self._store.tables[TABLES[Invitation]].items():
            if not _is_surely_closed(doc) and (found := self._invitations.get(id)):
                yield found

    def inbox(self) -> InboxView:
        """Return every open invitation, and who lapsed lately, the newest first."""
        today = self.today
        shown = (*self._open(), *self._lapsed_lately(today))
        rows = [self._inbox_row(i, today) for i in shown]
        rows.sort(key=lambda row: (row.invitation.received, row.invitation.id))
        rows.reverse()
        rows.sort(key=lambda row: _PARTS.index(row.part))
        return InboxView(today, tuple(rows))

    def _lapsed_lately(self, today: date) -> Iterator[Invitation]:
        for id, doc in self._store.tables[TABLES[Invitation]].items():
            if doc.get("state") == State.LAPSED and _came_in(doc):
                invitation = self._invitations.get(id)
                if invitation and inbox.lapsed_lately(invitation, today):
                    yield invitation

    def _inbox_row(self, invitation: Invitation, today: date) -> InboxRow:
        return InboxRow(
            invitation=invitation,
            part=_part(invitation, today),
            judge=self.judgement,
            person=self._people.get(invitation.person) if invitation.person else None,
            signature=self.settings.name,
        )

    def earlier(self, invitation: Invitation) -> tuple[Invitation, ...]:
        """Return what went to and fro with the same person before, newest first."""
        found = [
            other
            for other in self._invitations
            if other.id != invitation.id and inbox.is_same(other, invitation)
        ]
        return tuple(sorted(found, key=lambda other: other.received, reverse=True))

    def holders(self) -> list[Holder]:
        """Return those who hold a place, whom one may best let rest first."""
        owed: dict[str, list[FollowUp]] = defaultdict(list)
        for step in self._follow_ups.where(_is_open_step):
            if step.owed is not Owed.WAITING:
                owed[step.person].append(step)
        meets: dict[str, date] = {}
        for card in prep.in_order(self._cards.where(_is_open_card)):
            if card.on and card.on >= self.today:
                meets.setdefault(card.person, card.on)
        counts = {id: len(steps) for id, steps in owed.items()}
        return [
            Holder(
                person,
                meets.get(person.id),
                cadence.next_turn(person),
                tuple(sorted(owed[person.id], key=lambda step: step.on)),
            )
            for person in quietest_first(self.tended(), counts)
        ]

    # Following through.

    def queue(self) -> QueueView:
        """Return all that is to be followed through, in order."""
        asked = (i for i in self._open() if i.state is State.ASKED)
        rows = (self._queue_row(pending) for pending in self._pending(asked))
        return QueueView(self.today, tuple(rows))

    def _pending(self, asked: Iterable[Invitation]) -> tuple[Pending, ...]:
        steps = self._follow_ups.where(_is_open_step)
        cards = self._cards.where(_is_live_card)
        resting = self._people.holding("standing", Standing.RESTING)
        people = [*self.tended(), *(p for p in resting if p.rest_until)]
        return queue(people, steps, cards, asked, self.today)

    def _queue_row(self, pending: Pending) -> QueueRow:
        person = self._people.get(pending.person) if pending.person else None
        if person:
            return QueueRow(pending, person.name, person)
        of = pending.of
        if pending.cause is Cause.STEP:
            of = self.follow_up(of).invitation
        return QueueRow(pending, self.invitation(of).name if of else "", None)

    def draft(self, pending: Pending) -> str:
        """Return the beginning of a letter about a line of the queue."""
        signature, today = self.settings.name, self.today
        if pending.cause is Cause.STEP:
            body = drafts.about_a_step(self.follow_up(pending.of), today)
        elif pending.cause is Cause.THANKS:
            card = self.card(pending.of)
            talks = self.talks_with(card.person)
            talk = next((talk for talk in talks if talk.card == card.id), None)
            body = drafts.thanks(card, talk, today)
        elif pending.cause is Cause.CARD:
            body = drafts.before_meeting(self.card(pending.of), today)
        else:
            return self.letter_to(pending.person)
        name = self.person(pending.person).name if pending.person else ""
        return drafts.letter(name, body, signature)

    def letter_to(self, person: str) -> str:
        """Return the beginning of a letter to somebody, after a while."""
        body = drafts.after_a_while(self._last_exchange(person), self.today)
        name = self.person(person).name if person else ""
        return drafts.letter(name, body, self.settings.name)

    def _last_exchange(self, person: str) -> Talk | None:
        """Return the latest contact that was no mere try: no letter quotes itself."""
        talks = self._together(person)
        return next((talk for talk in talks if not talk.tried), None)

    def last_talk(self, person: str) -> Talk | None:
        """Return the latest contact with somebody."""
        return next(iter(self._together(person)), None)

    # Preparing.

    def open_cards(self) -> list[CardRow]:
        """Return the meetings to come, the soonest first; mere ideas come last."""
        still = prep.in_order(self._cards.where(_is_open_card))
        return [CardRow(card, self.person(card.person)) for card in still]

    def card_page(self, id: str) -> CardPage:
        """Return a meeting with what is not to be forgotten; raises `NotFound`."""
        card = self.card(id)
        row = CardRow(card, self.person(card.person))
        mine, theirs = self._owed(card.person)
        led_by = self.find(row.person.led_by)
        return CardPage(row, mine, theirs, self._together(card.person), led_by)

    def _owed(self, person: str) -> tuple[tuple[FollowUp, ...], tuple[FollowUp, ...]]:
        """Return what the user owes somebody, and what they owe the user."""
        steps = [f for f in self._follow_ups.holding("person", person) if is_open(f)]
        steps.sort(key=lambda step: step.on)
        theirs = tuple(step for step in steps if step.owed is Owed.WAITING)
        return tuple(step for step in steps if step not in theirs), theirs

    def _together(self, person: str) -> tuple[Talk, ...]:
        talks = self.talks_with(person)
        return tuple(sorted(talks, key=lambda t: (t.on, t.id), reverse=True))

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        person = self.person(id)
        invitations = self._invitations.holding("person", id)
        mine, theirs = self._owed(id)
        return PersonPage(
            person,
            self._together(id),
            tuple(sorted(invitations, key=lambda i: i.received, reverse=True)),
            tuple(prep.in_order(self._cards.holding("person", id))),
            mine,
            theirs,
            tuple(chain(person, self.find)),
            len(self._people.holding("led_by", id)),
        )

    def history(self) -> Iterator[Past]:
        """Return what was decided, the newest first, and whether it stands."""
        stands: dict[str, bool] = {}
        for entry in self._store.headlines():
            if entry.kind in (Kind.UNDO, Kind.REDO):
                stands.setdefault(entry.of, entry.kind is Kind.REDO)
            else:
                standing = stands.get(entry.id, True)
                yield Past(entry.id, entry.moment, entry.said, entry.device, standing)


def _is_surely_closed(doc: Document) -> bool:
    """Tell whether no record needs to be made to see that this is not in the inbox.

    What makes no sense is made a record, which says that it is damaged.
    """
    if doc.get("direction") == Direction.OUTGOING:
        return doc.get("state") in _STATES
    return doc.get("direction") == Direction.INCOMING and doc.get("state") in _CLOSED


def _came_in(doc: Document) -> bool:
    return doc.get("direction") != Direction.OUTGOING


def _is_open_step(doc: Document) -> bool:
    return "done_on" not in doc and "dropped_on" not in doc


def _is_open_card(doc: Document) -> bool:
    return "met_on" not in doc and "called_off_on" not in doc


def _is_live_card(doc: Document) -> bool:
    """Tell whether a meeting is to come, or they are yet to be thanked for it."""
    return _is_open_card(doc) or ("thank_by" in doc and "thanked_on" not in doc)


def _part(invitation: Invitation, today: date) -> Part:
    if invitation.state in (State.ASKED, State.LAPSED):
        return Part(invitation.state)
    if not inbox.is_waiting(invitation, today):
        return Part.LATER
    return Part.ANSWERED if invitation.answered_on else Part.NEW


_PARTS = (Part.ANSWERED, Part.NEW, Part.ASKED, Part.LATER, Part.LAPSED)
"""The inbox from top to bottom."""
