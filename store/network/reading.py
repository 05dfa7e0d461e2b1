"""What screens and commands draw, gathered from the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from store.documents import TABLES
from store.journal.entries import Document, Kind
from store.network.shelves import Shelves
from store.records import Direction, FollowUp, Invitation, Person, State
from store.rules import inbox
from store.rules.cap import quietest_first
from store.views import InboxRow, InboxView, Part, Past, PersonPage, Status

_STATES = tuple(State)  # A set can't be asked whether a list is in it.
_CLOSED = tuple(state for state in State if state not in inbox.OPEN)


class Reading(Shelves):
    """Views of everyone, and of everything that was decided about them."""

    def status(self) -> Status:
        """Return what awaits, in numbers."""
        today, open_ones = self.today, list(self._open())
        asked = [i for i in open_ones if i.state is State.ASKED]
        waiting = sum(inbox.is_waiting(i, today) for i in open_ones)
        return Status(
            today=today,
            bandwidth=self.bandwidth(),
            waiting=waiting,
            asked=len(asked),
            later=len(open_ones) - len(asked) - waiting,
            people=len(self._people),
            due=sum(f.done_on is None and f.on <= today for f in self._follow_ups),
            next_lapse=min((i.lapses_on for i in asked if i.lapses_on), default=None),
        )

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
            if doc.get("state") == State.LAPSED:
                invitation = self._invitations.get(id)
                if invitation and inbox.lapsed_lately(invitation, today):
                    yield invitation

    def _inbox_row(self, invitation: Invitation, today: date) -> InboxRow:
        return InboxRow(
            invitation=invitation,
            part=_part(invitation, today),
            judge=partial(self.judgement, invitation),
            person=self._people.get(invitation.person) if invitation.person else None,
            reply=invitation.reply
            or inbox.reply_draft(invitation.name, self.settings.name),
        )

    def earlier(self, invitation: Invitation) -> tuple[Invitation, ...]:
        """Return what went to and fro with the same person before, newest first."""
        found = [
            other
            for other in self._invitations
            if other.id != invitation.id and inbox.is_same(other, invitation)
        ]
        return tuple(sorted(found, key=lambda other: other.received, reverse=True))

    def quietest(self) -> list[Person]:
        """Return those who hold a place, whom one has heard of least lately first."""
        return quietest_first(self.tended())

    def open_follow_ups(self) -> list[FollowUp]:
        """Return the next steps that are not done, the soonest first."""
        still = [f for f in self._follow_ups if f.done_on is None]
        return sorted(still, key=lambda follow_up: follow_up.on)

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person."""
        person = self.person(id)
        talks = [talk for talk in self._talks if talk.person == id]
        invitations = [i for i in self._invitations if i.person == id]
        return PersonPage(
            person,
            tuple(sorted(talks, key=lambda talk: talk.on, reverse=True)),
            tuple(sorted(invitations, key=lambda i: i.received, reverse=True)),
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


def _part(invitation: Invitation, today: date) -> Part:
    if invitation.state in (State.ASKED, State.LAPSED):
        return Part(invitation.state)
    if not inbox.is_waiting(invitation, today):
        return Part.LATER
    return Part.ANSWERED if invitation.answered_on else Part.NEW


_PARTS = (Part.ANSWERED, Part.NEW, Part.ASKED, Part.LATER, Part.LAPSED)
"""The inbox from top to bottom."""
