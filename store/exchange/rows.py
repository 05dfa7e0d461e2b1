"""What files from outside say, as plain rows: cleaned, but not yet matched to anyone.

`name` and `slug` are always those of the other party, never the owner's. A `slug` is
the decoded, lower-cased last part of a LinkedIn address, or "" where the file gives
none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from store.records import Direction


class ConnectionRow(Struct, frozen=True):
    """One of the owner's connections."""

    name: str
    slug: str
    email: str
    company: str
    position: str
    connected_on: date | None


class InvitationRow(Struct, frozen=True):
    """One request to connect, sent or received."""

    name: str
    slug: str
    note: str
    """What it said; "" for LinkedIn's stock sentence."""
    sent_at: datetime
    """By LinkedIn's clock, no zone known."""
    direction: Direction


class MessageDay(Struct, frozen=True):
    """What the owner and one other person wrote to each other on one day."""

    name: str
    slug: str
    on: date
    """By LinkedIn's clock: UTC, or unknown in exports of 2018."""
    said: str
    """How the day's latest message that has words begins."""
    messages: int
    tried: bool = False
    """Did only the owner write that day?"""


class Skipped(Struct, frozen=True):
    """A row that was not taken as it stands, and why."""

    file: str
    row: int
    """Its line in the file as an editor numbers them; 0 for the file as a whole."""
    why: str


def by_reason(skipped: Iterable[Skipped]) -> dict[tuple[str, str], list[int]]:
    """Return the rows that were left out, by their file and the reason."""
    reasons: dict[tuple[str, str], list[int]] = {}
    for row in skipped:
        reasons.setdefault((row.file, row.why), []).append(row.row)
    return reasons


class Export(Struct, frozen=True):
    """Everything that LinkedIn's files say."""

    owner: str
    """Whose export it is, or "" where the files don't tell."""
    connections: tuple[ConnectionRow, ...]
    invitations: tuple[InvitationRow, ...]
    messages: tuple[MessageDay, ...]
    skipped: tuple[Skipped, ...]
    files: tuple[str, ...]
    """The names of the files that were read."""
