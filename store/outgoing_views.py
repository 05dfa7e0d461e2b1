"""What screens and commands draw of the user's own invitations, as plain values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records import Invitation, Person

if TYPE_CHECKING:
    from store.rules.customise import Aim
    from store.rules.outgoing import Lot


class OutgoingRow(Struct, frozen=True):
    """An invitation that the user writes, or wrote."""

    invitation: Invitation
    lot: Lot
    person: Person | None

    @property
    def name(self) -> str:
        """Whom it goes to."""
        return self.invitation.name


class OutgoingView(Struct, frozen=True):
    """All of the user's own invitations."""

    today: date
    rows: tuple[OutgoingRow, ...]

    def of(self, lot: Lot) -> tuple[OutgoingRow, ...]:
        """Return the rows of one lot."""
        return tuple(row for row in self.rows if row.lot is lot)


class DraftPage(Struct, frozen=True):
    """An invitation of the user's, and all that bears on its note."""

    invitation: Invitation
    lot: Lot | None
    """None for a draft that was let go."""
    person: Person | None
    aim: Aim
    """Whom it goes to, and all that the note is looked through against."""
    beside: tuple[Invitation, ...] = ()
    """What fared otherwise: notes not accepted, beside an accepted one, or accepted."""
    accepted: int = 0
    """How many of the user's were accepted, of so many of which one knows."""
    of: int = 0
