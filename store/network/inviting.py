"""The invitations that the user writes, as screens and commands draw them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.errors import NoSuchName, NotFound, Unclear
from store.network.reviewing import Reviewing
from store.outgoing_views import DraftPage, OutgoingRow, OutgoingView
from store.records import Direction, Invitation, Person, State
from store.rules import outgoing
from store.rules.inbox import is_same
from store.rules.outgoing import Lot
from store.rules.search import fitting
from store.rules.short_ids import short_id, with_id

if TYPE_CHECKING:
    from datetime import date

    from store.rules.comparing import Comparison

OR_ITS_ID = "Say more of the name, or its id."
"""What helps where each that a name could be stands with its id."""


class Inviting(Reviewing):
    """Views of the user's own invitations: drafts, what went, and what came of it."""

    def outgoing(self) -> OutgoingView:
        """Return the user's own invitations, in their lots, the newest first."""
        rows = [
            OutgoingRow(each, lot, self.find(each.person) if each.person else None)
            for each in self._outgoing()
            if (lot := self._lot(each))
        ]
        rows.sort(key=lambda row: (row.invitation.received, row.invitation.id))
        return OutgoingView(self.today, tuple(reversed(rows)))

    def draft_to(self, person: str) -> Invitation | None:
        """Return the open draft to somebody, if there is one."""
        theirs = self._invitations.holding("person", person)
        return next(
            (i for i in theirs if outgoing.is_mine(i) and outgoing.is_draft(i)), None
        )

    def connected_since(self, person: Person) -> date | None:
        """Return since when the user is connected with somebody, if they are."""
        theirs = self._invitations.holding("person", person.id)
        return outgoing.connected_since(person, theirs)

    def draft_page(self, id: str) -> DraftPage:
        """Return an invitation of the user's with all that bears on its note.

        Raises `NotFound`, as for one that came in.
        """
        from store.decisions.outgoing import aim_of  # It reads notes, too.

        invitation = self.invitation(id)
        if not outgoing.is_mine(invitation):
            raise NotFound(f"{invitation.name} invited you: that is in the inbox.")
        person = self.find(invitation.person) if invitation.person else None
        lot = self._lot(invitation)
        mine = [(each, self._lot(each)) for each in self._outgoing()]
        lots = [its for _, its in mine]
        accepted, over = lots.count(Lot.ACCEPTED), lots.count(Lot.NOT)
        others = {Lot.ACCEPTED: Lot.NOT, Lot.NOT: Lot.ACCEPTED}.get(lot or Lot.DRAFT)
        return DraftPage(
            invitation,
            lot,
            person,
            aim_of(self, invitation, person or outgoing.addressee(invitation)),
            tuple(each for each, its in mine if others and its is others and each.note),
            accepted,
            accepted + over,
        )

    def compare_outgoing(self) -> Comparison:
        """Return what was accepted beside what was not, by kinds of notes."""
        from store.rules.comparing import compare  # It reads notes: word lists.

        rows = self.outgoing()
        accepted, others = (
            [row.invitation for row in rows.of(lot)] for lot in (Lot.ACCEPTED, Lot.NOT)
        )
        return compare(accepted, others, self.verdict, is_known=self._tells_answers())

    def _tells_answers(self) -> bool:
        """Tell whether anything here says who accepted: an answer, or connections."""
        answered = State.ACCEPTED, State.DECLINED
        if any(each.state in answered for each in self._outgoing()):
            return True
        connected = self._people.where(lambda doc: bool(doc.get("connected_on")))
        return next(iter(connected), None) is not None

    def find_outgoing(self, name: str, lots: tuple[Lot, ...]) -> Invitation:
        """Return the user's open invitation, of some lots, to whom a name means.

        An earlier one in an export may not know who they are. Where none is open, the
        latest is meant. Raises `NotFound`, or `Unclear` with the candidates.
        """
        rows = [row for row in self.outgoing().rows if row.lot in lots]
        by_id = with_id(name, (row.invitation for row in rows))
        exact = [by_id] if by_id else []
        meant = {row.invitation.name for row in fitting(name, rows)}
        found = exact or [r.invitation for r in rows if r.invitation.name in meant]
        if not found:
            said = " or ".join(_SAID[lot] for lot in lots)
            raise NoSuchName(f"No invitation to “{name}” is {said}.", "outgoing")
        lot = {row.invitation.id: row.lot for row in rows}
        found.sort(key=lambda each: list(Lot).index(lot[each.id]))  # Newest first.
        if any(not _are_to_one(found[0], each) for each in found):
            ids = [row.invitation.id for row in rows]
            several = [f"{each.name} (id {short_id(each.id, ids)})" for each in found]
            raise Unclear(name, several, OR_ITS_ID)
        return found[0]

    def _lot(self, invitation: Invitation) -> Lot | None:
        return outgoing.lot_of(invitation, self.today, self.settings.lapse_days)

    def _outgoing(self) -> Iterator[Invitation]:
        """Yield the user's own; no other is made a record."""
        mine = Direction.OUTGOING.value
        return self._invitations.where(lambda doc: doc.get("direction") == mine)


def _are_to_one(one: Invitation, other: Invitation) -> bool:
    """Tell whether both went to the same person, as far as one can tell."""
    if one.person and other.person:
        return one.person == other.person
    return is_same(one, other)


_SAID = {
    Lot.DRAFT: "a draft",
    Lot.SENT: "waiting",
    Lot.ACCEPTED: "accepted",
    Lot.NOT: "over",
}
