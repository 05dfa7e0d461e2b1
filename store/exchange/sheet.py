"""Read a CSV file that may have been through a spreadsheet: bytes into numbered rows.

The header is looked for, not taken to come first: LinkedIn puts a note above it, and
Excel or its user may have taken part of that away. Commas, semicolons and tabs
separate; UTF-8, UTF-16 with its mark, and Windows-1252 are read.
"""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice

from msgspec import Struct

from store.errors import Unreadable
from store.exchange.archive import Found

_HEADER_WITHIN = 50
"""Lines among which the header must be."""

_SEPARATORS = (",", ";", "\t")


class Known(Struct, frozen=True):
    """A table that is recognised by its header."""

    kind: str
    needs: tuple[str, ...]
    """The columns it can't do without, in the order they come in."""

    def is_named_by(self, columns: Mapping[str, int]) -> bool:
        """Tell whether a header with these `columns` is this table's."""
        return columns.keys() >= {*map(plain, self.needs)}


class Row(Struct, frozen=True):
    """One row of a sheet; cells go by the names of their columns."""

    line: int
    """The line it begins on, as an editor numbers them."""
    cells: Sequence[str]
    columns: Mapping[str, int]
    is_whole: bool
    """Whether it has all the cells that are needed, and none too many."""

    def __getitem__(self, column: str) -> str:
        """Return a cell as the file has it, or "" if it has no such column."""
        at = self.columns.get(column, len(self.cells))
        return self.cells[at] if at < len(self.cells) else ""


class Sheet(Struct, frozen=True):
    """A table that was recognised."""

    found: Found
    known: Known
    text: str
    separator: str
    header: int
    """The line its header stands on."""
    columns: Mapping[str, int]
    """Where each column is, by its name without case, spaces and underscores."""
    guessed_at: int
    """The first line that is no UTF-8, so that its encoding was guessed; else 0."""

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return 1 + max(self.text.count("\n"), self.text.count("\r"))

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the header that hold anything at all."""
        extent = self._extent()
        reader = csv.reader(self._below(self.header), delimiter=self.separator)
        begins = last = self.header + 1
        try:
            for cells in reader:
                if any(map(str.strip, cells)):
                    yield Row(begins, cells, self.columns, _fits(cells, extent))
                begins, last = self.header + reader.line_num + 1, begins
        except csv.Error as error:
            raise self._unreadable(begins, f"can't be read ({error})") from None
        if _never_closes(self._below(last - 1), self.separator):
            raise self._unreadable(last, "opens a quote that is never closed")

    def _below(self, line: int) -> Iterator[str]:
        return islice(StringIO(self.text, newline=""), line, None)

    def _extent(self) -> range:
        """Return how many cells a row may have: up to the last needed, to the last."""
        needed = max(self.columns[plain(name)] for name in self.known.needs)
        return range(needed + 1, max(self.columns.values()) + 2)

    def _unreadable(self, line: int, why: str) -> Unreadable:
        return unreadable(self.found, f"line {line} {why}")


def _fits(cells: Sequence[str], extent: range) -> bool:
    """Tell whether a row has the cells it needs; empty ones may follow."""
    return len(cells) in extent or (
        len(cells) >= extent.stop and not any(map(str.strip, cells[extent.stop - 1 :]))
    )


def _never_closes(lines: Iterable[str], separator: str) -> bool:
    """Tell whether the file ends inside a quoted cell: csv lets that pass."""
    try:
        list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def plain(name: str) -> str:
    """Bring the name of a column into the form in which names are compared."""
    return name.strip().casefold().replace(" ", "").replace("_", "")


def unreadable(found: Found, why: str) -> Unreadable:
    """Say what is wrong with a file, naming it if it lies in another."""
    return Unreadable(found.path, f"{found.name}: {why}" if found.is_inside else why)


def sheet_of(found: Found, tables: Sequence[Known]) -> Sheet:
    """Recognise the table a file holds; raise Unreadable if it is none of `tables`."""
    text, guessed_at = _decoded(found)
    for at, line in enumerate(islice(StringIO(text, newline=""), _HEADER_WITHIN), 1):
        for separator in _SEPARATORS:
            columns = _columns(line, separator)
            known = next((each for each in tables if each.is_named_by(columns)), None)
            if known:
                return Sheet(found, known, text, separator, at, columns, guessed_at)
    expected = "; ".join(f"{t.kind}: {', '.join(t.needs)}" for t in tables)
    raise unreadable(found, f"no row names the columns of a known table ({expected})")


def _columns(line: str, separator: str) -> dict[str, int]:
    """Return where each column is if `line` is the header; of a name, the first."""
    try:
        [cells] = csv.reader([line], delimiter=separator)
    except (csv.Error, ValueError):
        return {}
    return {
        plain(name): at for at, name in reversed([*enumerate(cells)]) if plain(name)
    }


def _decoded(found: Found) -> tuple[str, int]:
    """Return a file's text, and the first line where its encoding is a guess, or 0."""
    data = found.data
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), 0
    if b"\0" in data:
        raise unreadable(found, "this is no text; save it as CSV (UTF-8)")
    try:
        return data.decode("utf-8-sig"), 0
    except UnicodeDecodeError as error:
        return _guessed(data), data.count(b"\n", 0, error.start) + 1


def _guessed(data: bytes) -> str:
    """Decode UTF-8 that was damaged, or else Windows-1252, which older Excels write."""
    text = data.decode("utf-8-sig", errors="replace")
    damaged = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - damaged
    return text if sound > damaged else data.decode("cp1252", errors="replace")
