"""The view: all documents as they stand, in TinyDB's own layout.

The first line is the mark: how far into each journal the view goes, where each
table lies in the file, and checksums of it all. After it comes a document a
line. A table is parsed when it is first asked for, so that a hundred thousand
talks cost nothing until someone looks at them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zlib import crc32

from msgspec import Struct, field, json
from msgspec.structs import asdict, astuple

from store.errors import Damaged, TooNew
from store.journal.entries import (
    SCHEMA,
    Change,
    Document,
    NewerSchema,
    Table,
    require_schema,
    seal,
    unseal,
)
from store.journal.tombstones import FORGOTTEN, without

_OPENING = b'{"mark":{"1":'
_CLOSING = b"},\n"
_FEW = 8
"""So many documents are picked out of a table by themselves before it is parsed."""


class Cursor(Struct, frozen=True):
    """How far a journal was read: so many bytes and lines, and their checksum."""

    size: int = 0
    lines: int = 0
    sum: int = 0
    """CRC-32 of those bytes."""

    def past(self, data: bytes) -> Cursor:
        """Return the cursor after `data`, which is whole lines."""
        return Cursor(
            self.size + len(data),
            self.lines + data.count(b"\n"),
            crc32(data, self.sum),
        )


class Mark(Struct, frozen=True):
    """What a view goes up to."""

    at: str = ""
    """The clock's reading at the latest decision in it."""
    journals: Mapping[str, Cursor] = field(default_factory=dict)


class Tables:
    """The documents of every table, each parsed when it is first asked for."""

    def __init__(self, body: bytes = b"", spans: Mapping[str, slice] | None = None):
        self._body = body
        self._spans = dict(spans or {})
        self._late: dict[str, list[Change]] = {}
        self._parsed: dict[str, Table] = {}
        self._picked: dict[str, int] = {}
        self._gone: set[str] = set()
        self.stirred = False
        """Was there something about somebody who is forgotten?"""
        self.last_words: set[str] = set()
        """The names and addresses of those whom a tombstone took."""
        if FORGOTTEN in self._spans:
            self._gone.update(self[FORGOTTEN])

    def __getitem__(self, name: str) -> Table:
        """Return a table; an unknown one is empty."""
        if name not in self._parsed:
            span = self._spans.get(name)
            table = json.decode(memoryview(self._body)[span]) if span else {}
            self._parsed[name] = table
            for change in self._late.pop(name, ()):
                _apply(table, change)
        return self._parsed[name]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the names of tables that may hold something."""
        return iter(
            sorted(self._spans.keys() | self._parsed.keys() | self._late.keys())
        )

    def apply(self, change: Change) -> None:
        """Let a document change; a table that nobody asked for yet waits."""
        if change.table == FORGOTTEN:
            self._bury(change)
        elif self._gone:
            left = without(change, self._gone)
            self.stirred |= left != change
            if left is None:
                return
            change = left
        if change.table in self._parsed or change.table not in self._spans:
            _apply(self[change.table], change)
        else:
            self._late.setdefault(change.table, []).append(change)

    def _bury(self, change: Change) -> None:
        """Take out what is forgotten; with a person, all that is theirs too."""
        self._gone.add(change.id)
        table = str((change.after or {}).get("table", ""))
        if doc := self[table].pop(change.id, None):
            self._note_words(table, doc)
        if table == "people":
            for name in [name for name in self if name != FORGOTTEN]:
                self._strip(name)

    def _strip(self, table: str) -> None:
        for id, doc in [*self[table].items()]:
            left = without(Change(table, id, None, doc), self._gone)
            after = left.after if left else None
            if after is None:
                self._note_words(table, self[table].pop(id))
            elif after != doc:
                self.stirred = True
                self[table][id] = after

    def _note_words(self, table: str, doc: Document) -> None:
        """Remember what a purge has to look for."""
        self.stirred = True
        if table in ("people", "invitations"):
            fields = ("name", "email", "slug")
            self.last_words |= {str(doc[f]) for f in fields if doc.get(f)}

    @property
    def gone(self) -> frozenset[str]:
        """The ids of what is forgotten."""
        return frozenset(self._gone)

    def is_empty(self, name: str) -> bool:
        """Tell whether a table holds nothing; none is parsed just for that."""
        if self._waits(name):
            return self._body[self._spans[name]] == b"{}"
        return not self[name]

    def holding(self, name: str, field: str, value: str) -> Table:
        """Return the documents that have that text in a field.

        A table that waits to be parsed goes on waiting: it is looked through as it
        lies in the view, where a quote inside a text has a backslash before it.
        """
        if not self._waits(name):
            return {i: doc for i, doc in self[name].items() if doc.get(field) == value}
        lines = self._body[self._spans[name]]
        wanted = json.encode({field: value})[1:-1]
        found: Table = {}
        at = lines.find(wanted)
        while at >= 0:
            begin, end = lines.rfind(b"\n", 0, at) + 1, lines.index(b"\n", at)
            found |= json.decode(b"{%b}" % lines[begin:end].rstrip(b","))
            at = lines.find(wanted, end)
        return {id: doc for id, doc in found.items() if doc.get(field) == value}

    def having(self, name: str, field: str) -> Table:
        """Return the documents that have a field; a table that waits goes on waiting.

        It is not looked through as a whole unless the field's name is in it.
        """
        if self._waits(name) and b'"%b":' % field.encode() not in self.lines_of(name):
            return {}
        return {id: doc for id, doc in self[name].items() if field in doc}

    def get(self, name: str, id: str) -> Document | None:
        """Return one document; for a few of them a table is not parsed as a whole."""
        few = self._picked.get(name, 0) < _FEW and id.isascii()
        if few and self._waits(name):
            self._picked[name] = self._picked.get(name, 0) + 1
            return self._pick(self._spans[name], b"\n%b:" % json.encode(id))
        return self[name].get(id)

    def _pick(self, span: slice, opening: bytes) -> Document | None:
        at = self._body.find(opening, span.start, span.stop)
        if at < 0:
            return None
        begin = at + len(opening)
        line = self._body[begin : self._body.index(b"\n", begin)]
        found: Document = json.decode(line.rstrip(b","))
        return found

    def count(self, name: str) -> int:
        """Count the documents of a table, parsing none just for that."""
        if not self._waits(name):
            return len(self[name])
        return max(self._body[self._spans[name]].count(b"\n") - 1, 0)

    def _waits(self, name: str) -> bool:
        """Tell whether a table is as the view has it, and not parsed yet."""
        return name in self._spans and not (name in self._parsed or name in self._late)

    def lines_of(self, name: str) -> bytes:
        """Return the table as the view holds it, a document a line."""
        if self._waits(name):
            return self._body[self._spans[name]]
        rows = [
            b"%b:%b" % (json.encode(i), json.encode(d)) for i, d in self[name].items()
        ]
        return b"{\n" + b",\n".join(rows) + b"\n}" if rows else b"{}"


def _apply(table: Table, change: Change) -> None:
    doc = change.applied_to(table.get(change.id))
    if doc is None:
        table.pop(change.id, None)
    else:
        table[change.id] = doc


def encode(mark: Mark, tables: Tables) -> tuple[bytes, bytes]:
    """Return the first line of the view, and the rest of it."""
    pieces: list[bytes] = []
    spans: dict[str, list[int]] = {}
    length = 0
    for name in [n for n in tables if not tables.is_empty(n)] or ["people"]:
        key = json.encode(name) + b":"
        lines = tables.lines_of(name)
        spans[name] = [length + len(key), length + len(key) + len(lines)]
        pieces += [key, lines, b",\n"]
        length += len(key) + len(lines) + 2
    body = b"".join(pieces[:-1]) + b"}\n"
    fields = {
        "schema": SCHEMA,
        "at": mark.at,
        "journals": {
            device: asdict(cursor) for device, cursor in mark.journals.items()
        },
        "tables": spans,
        "body": crc32(body),
    }
    return _OPENING + seal(fields) + _CLOSING, body


def decode(path: Path, data: bytes) -> tuple[Mark, Tables]:
    """Return what the view holds; raises `Damaged` or `TooNew`, with the line."""
    first, _, body = data.partition(b"\n")
    try:
        fields = _fields(first)
        require_schema(fields)
        mark, spans, body_sum = _mark(fields), _spans(fields), fields["body"]
    except NewerSchema as newer:
        raise TooNew(path, newer.schema, SCHEMA) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(path, str(error), line=1) from None
    if crc32(body) != body_sum:
        raise Damaged(path, "its checksum does not match: some of it was changed")
    return mark, Tables(body, spans)


def broken_line(data: bytes, expected: bytes) -> int | None:
    """Return the line on which a view departs from what it should be.

    The first line is not compared: it has a checksum of its own.
    """
    lines = zip_longest(data.split(b"\n")[1:], expected.split(b"\n")[1:])
    return next((n for n, (a, b) in enumerate(lines, 2) if a != b), None)


def unparsable_line(data: bytes) -> int | None:
    """Return the line on which a view stops being JSON, if that shows."""
    from json import JSONDecodeError, loads  # Slower, but it counts lines.

    try:
        loads(data.decode(errors="replace"))
    except JSONDecodeError as error:
        return error.lineno
    except RecursionError:
        return None
    return None


def mark_of(data: bytes) -> Mark:
    """Return the mark of a view whose first line is whole."""
    return _mark(_fields(data.partition(b"\n")[0]))


def _fields(first: bytes) -> dict[str, Any]:
    if not first.strip():
        raise ValueError("it is empty, which a store never is")
    if not (first.startswith(_OPENING) and first.endswith(_CLOSING[:-1])):
        raise ValueError("it does not begin as a view of fewer's does")
    return unseal(first[len(_OPENING) : 1 - len(_CLOSING)])


def _mark(fields: Mapping[str, Any]) -> Mark:
    journals = {
        device: Cursor(**cursor) for device, cursor in fields["journals"].items()
    }
    if not all(isinstance(n, int) for c in journals.values() for n in astuple(c)):
        raise ValueError("its mark has not the shape of one")
    return Mark(fields["at"], journals)


def _spans(fields: Mapping[str, Any]) -> dict[str, slice]:
    return {name: slice(start, end) for name, (start, end) in fields["tables"].items()}
