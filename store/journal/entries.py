"""What was decided, as lines: how one is written, sealed and read back.

A line is one JSON object that ends in a checksum of everything before it, so
that a flipped bit is found and the line named. It holds, for every document
that changed, the fields before and after: `before` is null where the document
is new, `after` where it goes; otherwise each holds just the fields that differ,
and a field that stands in only one of them was added or removed.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias
from zlib import crc32

from msgspec import Struct, json

SCHEMA = 1
"""The version of everything on disk; a higher one is refused untouched."""

Document: TypeAlias = Mapping[str, Any]
Table: TypeAlias = dict[str, Document]
"""The documents of a table, by id."""

_SUM = re.compile(rb',"sum":"([0-9a-f]{8})"}\Z')
_SUM_SIZE = 18
_CHANGES = b',"changes":'
"""Where what changed begins: in a text, a quote has a backslash before it."""
_WALL = "%Y-%m-%dT%H:%M:%S.%fZ"
_READING = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)/(\d{4})")
_LAST_COUNT = 9999


class Kind(StrEnum):
    """What a line does."""

    DECIDE = "decide"
    UNDO = "undo"
    REDO = "redo"
    FORGET = "forget"
    """Somebody is forgotten for good; never undone."""
    REPAIR = "repair"
    """What a repair had to set by hand; never undone."""


class Change(Struct, frozen=True):
    """What becomes of one document."""

    table: str
    id: str
    before: Document | None
    after: Document | None

    @property
    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.table, self.id, self.after, self.before)

    @classmethod
    def between(
        cls, table: str, id: str, old: Document | None, new: Document | None
    ) -> Change | None:
        """Return what turns `old` into `new`, or None if nothing does."""
        if old is None or new is None:
            return None if old is new else cls(table, id, old, new)
        fields = old.keys() | new.keys()
        differing = {f for f in fields if old.get(f, _ABSENT) != new.get(f, _ABSENT)}
        if not differing:
            return None
        return cls(table, id, _only(old, differing), _only(new, differing))

    def applied_to(self, old: Document | None) -> Document | None:
        """Return the document after this change; a vanished one stays vanished."""
        if self.after is None or self.before is None:
            return self.after
        if old is None:
            return None
        kept = {f: v for f, v in old.items() if f not in self.before}
        return kept | dict(self.after)

    def stands_in(self, doc: Document | None) -> bool:
        """Tell whether `doc` still is as this change left it."""
        if doc is None or self.after is None or self.before is None:
            return doc == self.after
        return all(
            doc.get(f, _ABSENT) == self.after.get(f, _ABSENT)
            for f in self.before.keys() | self.after.keys()
        )


_ABSENT = object()


def _only(doc: Document, fields: set[str]) -> Document:
    return {f: v for f, v in doc.items() if f in fields}


class Entry(Struct, frozen=True):
    """One decision, or one taking back or doing again, as the journal holds it."""

    id: str
    at: str
    """When, by the hybrid logical clock: sorts as text."""
    device: str
    session: str
    """Which run of the program decided it."""
    kind: Kind
    said: str
    """What was decided, in the user's words."""
    of: str
    """The decision that is undone or redone; its own id for a decision."""
    changes: tuple[Change, ...]

    @property
    def order(self) -> tuple[str, str]:
        """Where the entry stands among those of all devices."""
        return self.at, self.device

    @property
    def moment(self) -> datetime:
        """When it was decided, in UTC, to the millisecond."""
        return _moment(self.at)


_newest = 0


def new_id() -> str:
    """Return an id that stays unique across devices, and sorts by time of making.

    48 random bits below the milliseconds since 1970, in decimal: TinyDB's own
    tables take only whole numbers for ids, and so can open our view as it is. Of those
    made in one millisecond each is above the one before ("monotonic random", RFC 9562,
    6.2), so that they sort as they were made too.
    """
    global _newest
    made = time.time_ns() // 1_000_000 << 48 | int.from_bytes(os.urandom(6))
    if made <= _newest:
        made = _newest + 1 + int.from_bytes(os.urandom(4))
    _newest = made
    return str(made)


def tick(last: str) -> str:
    """Return the clock's next reading: the wall clock's, but always after `last`.

    A hybrid logical clock (Kulkarni and others, 2014): a wall clock that was set
    back never reorders what was decided.
    """
    reading = (
        f"{_wall(datetime.fromtimestamp(time.time_ns() // 1_000_000 / 1000, UTC))}/0000"
    )
    if reading > last:
        return reading
    wall, _, count = last.partition("/")
    if int(count) < _LAST_COUNT:
        return f"{wall}/{int(count) + 1:04}"
    return f"{_wall(_moment(last) + timedelta(milliseconds=1))}/0000"


def _wall(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + f".{moment.microsecond // 1000:03}Z"


def _moment(reading: str) -> datetime:
    return datetime.strptime(reading.partition("/")[0], _WALL).replace(tzinfo=UTC)


def seal(fields: Mapping[str, Any]) -> bytes:
    """Return `fields` as one JSON object that ends in a checksum of itself."""
    body = json.encode(fields)[:-1]
    return body + b',"sum":"%08x"}' % crc32(body)


def unseal(text: bytes) -> dict[str, Any]:
    """Return the fields of a sealed object; ValueError says why it can't be trusted."""
    _require_sum(text)
    fields: dict[str, Any] = json.decode(text)
    return fields


def _require_sum(text: bytes) -> None:
    found = _SUM.search(text, max(len(text) - _SUM_SIZE, 0))
    if not found:
        raise ValueError("this is not a whole line of fewer's")
    if crc32(memoryview(text)[: found.start()]) != int(found[1], 16):
        raise ValueError("its checksum does not match: some of it was changed")


def encode(entry: Entry) -> bytes:
    """Return the line for `entry`, with its newline."""
    changes = [[c.table, c.id, c.before, c.after] for c in entry.changes]
    fields = {
        "schema": SCHEMA,
        "id": entry.id,
        "at": entry.at,
        "device": entry.device,
        "session": entry.session,
        "kind": entry.kind,
        "said": entry.said,
        "of": entry.of,
        "changes": changes,
    }
    return seal(fields) + b"\n"


class NewerSchema(ValueError):
    """A newer fewer wrote this."""

    def __init__(self, schema: int) -> None:
        super().__init__(f"schema {schema}")
        self.schema = schema


def require_schema(fields: Mapping[str, Any]) -> None:
    """Raise `NewerSchema` or ValueError unless the fields are of our version."""
    schema = fields.get("schema")
    if not isinstance(schema, int):
        raise ValueError("it does not say which schema it is of")
    if schema > SCHEMA:
        raise NewerSchema(schema)
    if schema < 1:
        raise ValueError(f"no fewer ever wrote schema {schema}")


def decode(text: bytes, device: str) -> Entry:
    """Return the entry on a line of a device's journal.

    ValueError says why it can't be trusted.
    """
    return _entry(unseal(text), device)


def decode_head(text: bytes, device: str) -> Entry:
    """Return the entry on a line without what it changed, of which there may be much.

    ValueError says why it can't be trusted.
    """
    _require_sum(text)
    head = text[: text.find(_CHANGES)]
    return _entry(json.decode(head + _CHANGES + b"[]}"), device)


def _entry(fields: Mapping[str, Any], device: str) -> Entry:
    require_schema(fields)
    try:
        entry = Entry(
            id=str(fields["id"]),
            at=str(fields["at"]),
            device=str(fields["device"]),
            session=str(fields["session"]),
            kind=Kind(fields["kind"]),
            said=str(fields["said"]),
            of=str(fields["of"]),
            changes=tuple(_change(*row) for row in fields["changes"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"it has not the shape of a decision ({error})") from None
    if not _READING.fullmatch(entry.at):
        raise ValueError("it does not say when it was decided")
    if entry.device != device:
        raise ValueError(
            f"it belongs into the journal of another device, {entry.device}"
        )
    return entry


def is_whole(text: bytes) -> bool:
    """Tell whether a line lacks nothing, be it but its newline."""
    with suppress(ValueError):
        return bool(unseal(text))
    return False


def _change(table: str, id: str, before: object, after: object) -> Change:
    if not (isinstance(table, str) and isinstance(id, str)):
        raise TypeError("a table or an id is no text")
    for side in (before, after):
        if side is not None and not isinstance(side, dict):
            raise TypeError("a document is no object")
    return Change(table, id, before, after)  # type: ignore[arg-type]  # checked above
