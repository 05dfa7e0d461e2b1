"""Read LinkedIn's exports of any year: the zip, the folder, or single files.

Facts about the files were measured on 43 real exports of 2018 to 2026. The header
tells what a file is, not its name or its year: columns come and go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from msgspec.structs import replace

from store.exchange.archive import Found, find
from store.exchange.conversations import Message, Party, correspondence, message_of
from store.exchange.fields import day, is_nameless, moment, slug
from store.exchange.rows import (
    ConnectionRow,
    Export,
    InvitationRow,
    MessageDay,
    Skipped,
)
from store.exchange.sheet import Known, Row, Sheet, sheet_of, unreadable
from store.records import Direction
from store.text import clean, clean_lines

Progress: TypeAlias = Callable[[int, int], None]
"""Told how many lines were read, of how many."""

_STEPS = 100
"""How often progress is told of, besides once for each file."""

_NOTE_LIMIT = 2_000
"""LinkedIn cuts notes at 300 characters: this is only to have a bound."""

_CONNECTIONS = Known("Connections.csv", ("First Name", "Connected On"))
_INVITATIONS = Known("Invitations.csv", ("From", "To", "Sent At", "Direction"))
_MESSAGES = Known("messages.csv", ("From", "To", "Date", "Content"))
_TABLES = (_CONNECTIONS, _INVITATIONS, _MESSAGES)

HIDDEN = "a hidden or closed account: it has only a date"
DELETED = "a deleted account"
UNNAMED = "it names nobody"
SAME_FILE = "the same as another of these files"
EMPTY = "the file is empty"
GUESSED = "not UTF-8 from here on: check its accented letters"
FIELDS = "it has too few or too many fields"

_Flaw: TypeAlias = str
"""Why a row is skipped."""


def read_linkedin(paths: Sequence[Path], progress: Progress | None = None) -> Export:
    """Read zips, folders or single files with any of the three tables.

    Each row comes out once: as a row, within a day of messages, or skipped. (Only a
    connection whose date can't be read is both kept and told of.) Raise Unreadable
    for a path or a file that can't be used; then nothing is read.
    """
    files, skipped = _distinct(_found(paths))
    sheets = [sheet_of(file, _TABLES) for file in files]
    sheets.sort(key=lambda sheet: _TABLES.index(sheet.known))
    reading = _Reading(skipped)
    for sheet, rows in _watched(sheets, progress):
        reading.take(sheet, rows)
    return reading.export(tuple(sheet.found.name for sheet in sheets))


def _found(paths: Sequence[Path]) -> Iterator[Found]:
    """Yield the files that `paths` lead to, named so that they can be told apart."""
    for path in paths:
        for found in find(path, [table.kind for table in _TABLES]):
            if not found.data.strip() and not found.is_inside:
                raise unreadable(found, EMPTY)
            label = f"{path.name}/" if found.is_inside and len(paths) > 1 else ""
            yield replace(found, name=label + found.name)


def _distinct(files: Iterable[Found]) -> tuple[list[Found], list[Skipped]]:
    """Set apart the files that hold nothing, or nothing that another doesn't hold."""
    distinct: dict[bytes, Found] = {}
    skipped: list[Skipped] = []
    for found in files:
        digest = sha256(found.data).digest()
        if not found.data.strip():
            skipped.append(Skipped(found.name, 0, EMPTY))
        elif digest in distinct:
            skipped.append(Skipped(found.name, 0, SAME_FILE))
        else:
            distinct[digest] = found
    return list(distinct.values()), skipped


def _watched(
    sheets: Sequence[Sheet], progress: Progress | None
) -> Iterator[tuple[Sheet, Iterator[Row]]]:
    """Yield each sheet with its rows, telling how far the reading is."""
    total = sum(sheet.lines for sheet in sheets)
    tell = progress or (lambda done, total: None)
    done = 0
    for sheet in sheets:
        yield sheet, _told_of(sheet.rows(), done, total, tell)
        done += sheet.lines
        tell(done, total)


def _told_of(
    rows: Iterator[Row], before: int, total: int, tell: Progress
) -> Iterator[Row]:
    """Yield `rows`, telling at each hundredth of the whole; `before` lines are read."""
    step = max(total // _STEPS, 1)
    due = before + step
    for row in rows:
        if before + row.line >= due:
            tell(before + row.line, total)
            due = before + row.line + step
        yield row


class _Reading:
    """What the files read so far have said."""

    def __init__(self, skipped: Iterable[Skipped]) -> None:
        self.connections: list[ConnectionRow] = []
        self.invitations: list[InvitationRow] = []
        self.messages: list[tuple[str, list[Message]]] = []
        self.owners: dict[Direction, Counter[Party]] = {d: Counter() for d in Direction}
        self.skipped = list(skipped)

    def take(self, sheet: Sheet, rows: Iterable[Row]) -> None:
        """Take all the rows of one file, or the reasons why not."""
        file = sheet.found.name
        if sheet.guessed_at:
            self.skipped.append(Skipped(file, sheet.guessed_at, GUESSED))
        if sheet.known is _MESSAGES:
            self.messages.append((file, []))
        take_row = {
            _CONNECTIONS.kind: self._connection,
            _INVITATIONS.kind: self._invitation,
            _MESSAGES.kind: self._message,
        }[sheet.known.kind]
        for row in rows:
            flaw = take_row(row) if row.is_whole else _misfit(row)
            if flaw:
                self.skipped.append(Skipped(file, row.line, flaw))

    def _connection(self, row: Row) -> _Flaw:
        name = clean(f"{row['firstname']} {row['lastname']}")
        if not name or is_nameless(name):
            return DELETED if name else _why_nameless(row)
        connected_on = day(row["connectedon"])
        self.connections.append(
            ConnectionRow(
                name=name,
                slug=slug(row["url"]),
                email=clean(row["emailaddress"]),
                company=clean(row["company"]),
                position=clean(row["position"]),
                connected_on=connected_on,
            )
        )
        undated = row["connectedon"].strip() and not connected_on
        return f"{_unread(row['connectedon'])}; kept without it" if undated else ""

    def _invitation(self, row: Row) -> _Flaw:
        inviter = Party(clean(row["from"]), slug(row["inviterprofileurl"]))
        invitee = Party(clean(row["to"]), slug(row["inviteeprofileurl"]))
        direction = _direction(row["direction"])
        if direction is None:
            return f"its direction is “{clean(row['direction'], 30)}”"
        incoming = direction is Direction.INCOMING
        other, owner = (inviter, invitee) if incoming else (invitee, inviter)
        if owner.name:
            self.owners[direction][owner] += 1
        sent_at = moment(row["sentat"])
        if not other.name or is_nameless(other.name):
            return DELETED if other.name else UNNAMED
        if sent_at is None:
            return _unread(row["sentat"])
        note = _note(row["message"])
        self.invitations.append(
            InvitationRow(other.name, other.slug, note, sent_at, direction)
        )
        return ""

    def _message(self, row: Row) -> _Flaw:
        self.messages[-1][1].append(message_of(row))
        return ""

    def export(self, files: tuple[str, ...]) -> Export:
        """Put together what all the files say."""
        invited = self._invited()
        names = {row.name.casefold() for row in self.connections}
        names |= {row.name.casefold() for row in self.invitations}
        days: dict[tuple[str, date], MessageDay] = {}
        owner = invited.name
        for file, messages in self.messages:
            told = correspondence(messages, invited, names)
            self.skipped += [Skipped(file, line, why) for line, why in told.left_out]
            _merge(days, told.days)
            owner = owner or told.owner.name
        return Export(
            owner=owner,
            connections=tuple(self.connections),
            invitations=tuple(self.invitations),
            messages=tuple(sorted(days.values(), key=_by_day)),
            skipped=tuple(sorted(self.skipped, key=lambda each: (each.file, each.row))),
            files=files,
        )

    def _invited(self) -> Party:
        """Return the owner as most incoming invitations name them, else outgoing."""
        votes = self.owners[Direction.INCOMING] or self.owners[Direction.OUTGOING]
        if not votes:
            return Party()
        name = votes.most_common(1)[0][0].name
        known = [party for party, _ in votes.most_common() if party.name == name]
        return next((party for party in known if party.slug), known[0])


def _by_day(row: MessageDay) -> tuple[date, str, str]:
    return row.on, row.name, row.slug


def _misfit(row: Row) -> _Flaw:
    """Say that the cells don't fit, and what is likely if they hold whole lines."""
    swallowed = sum(cell.count("\n") for cell in row.cells)
    return f"{FIELDS}; is a quote missing on this line?" if swallowed else FIELDS


def _why_nameless(row: Row) -> _Flaw:
    rest = [cell for cell in row.cells if cell.strip()]
    return HIDDEN if len(rest) == 1 else UNNAMED


def _unread(cell: str) -> _Flaw:
    return f"the date “{clean(cell, 30)}” can't be read"


def _direction(cell: str) -> Direction | None:
    try:
        return Direction(cell.strip().lower())
    except ValueError:
        return None


def _note(cell: str) -> str:
    """Return a note; LinkedIn made runs of spaces of its line ends."""
    lines = clean_lines(cell, _NOTE_LIMIT).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _merge(
    days: dict[tuple[str, date], MessageDay], more: Iterable[MessageDay]
) -> None:
    """Add the days of a file; of a day that two exports hold, the fuller one counts."""
    for row in more:
        key = row.slug or row.name.casefold(), row.on
        if key not in days or days[key].messages < row.messages:
            days[key] = row
