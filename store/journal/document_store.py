"""The document store: journals that are the truth, and the view folded from them."""

from __future__ import annotations

import heapq
import os
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from store.errors import Damaged, NotSaved, TooNew, Unusable
from store.journal import files, view
from store.journal.devices import this_device
from store.journal.entries import (
    SCHEMA,
    Change,
    Entry,
    Kind,
    NewerSchema,
    decode,
    encode,
    new_id,
    tick,
)
from store.journal.view import Cursor, Mark, Tables

if TYPE_CHECKING:
    from store.journal.tinydb import JournalDB

_JOURNAL_NAME = re.compile(r"[A-Za-z0-9_-]+\.jsonl")
_SMALL = 1_000_000
"""A view of so many bytes is written anew at every closing: it takes no time."""
_BACKUPS_KEPT = 10


class DocumentStore:
    """Documents in tables, every change of them durable before it is seen.

    Opening reads the view and what the journals hold beyond it. `turn` is how
    one decides: it takes the lock and catches up with other sessions; `commit`
    inside it appends one line, all or nothing.
    """

    def __init__(self, home: Path, state: Path) -> None:
        self.home = home
        self.session = secrets.token_hex(4)
        self.notes: list[str] = []
        """What opening noticed that the user should know."""
        self.tables = Tables()
        self.cursors: dict[str, Cursor] = {}
        self.at = ""
        """The clock's reading at the latest decision."""
        self.listener: Callable[[Entry | None], None] = lambda entry: None
        """Told of every entry that is applied, and of None when all is read anew."""
        self._state = state
        self._lock = files.Lock(home / "lock")
        self._viewed = 0  # Bytes of journal that the view on disk goes up to.
        self._viewed_size = 0
        self._leftover = b""
        self._made = False
        self._load_in_turn()

    # Where things are.

    @property
    def view_path(self) -> Path:
        """The view: a TinyDB file."""
        return self.home / "network.json"

    @property
    def journal_directory(self) -> Path:
        """A journal a device."""
        return self.home / "journal"

    def journal_path(self, device: str) -> Path:
        """Return where a device's journal is."""
        return self.journal_directory / f"{device}.jsonl"

    @cached_property
    def device(self) -> str:
        """This device's name; made when it first decides something."""
        return this_device(self._state)

    @cached_property
    def db(self) -> JournalDB:
        """The same documents as a TinyDB."""
        from store.journal.tinydb import JournalDB

        return JournalDB(self)

    # Deciding.

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the lock, having read all that others decided before."""
        self._make_directories()
        with self._lock.held():
            self._cut_leftover()
            self._catch_up()
            yield

    def _make_directories(self) -> None:
        if not self._made:
            files.make_private_directory(self.home)
            files.make_private_directory(self.journal_directory)
            self._made = True

    def commit(
        self,
        said: str,
        changes: Sequence[Change],
        kind: Kind = Kind.DECIDE,
        of: str = "",
    ) -> Entry:
        """Make `changes` durable, then visible. To be called inside a `turn`.

        Raises `NotSaved`, with nothing changed, if the disk says no.
        """
        id = new_id()
        entry = Entry(
            id=id,
            at=tick(self.at),
            device=self.device,
            session=self.session,
            kind=kind,
            said=said,
            of=of or id,
            changes=tuple(changes),
        )
        line = encode(entry)
        path, cursor = (
            self.journal_path(self.device),
            self.cursors.get(self.device, Cursor()),
        )
        try:
            files.append(path, cursor.size, line)
        except NotSaved:
            self._leftover = line
            raise
        self.cursors[self.device] = cursor.past(line)
        self._apply(entry)
        return entry

    def _cut_leftover(self) -> None:
        """Cut off what a failed append may have left: it was never acknowledged."""
        if not self._leftover:
            return
        path, end = self.journal_path(self.device), self._position(self.device)
        try:
            left = files.read(path, end)
            if left and self._leftover.startswith(left):
                os.truncate(path, end)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise files.not_saved(path, error) from error
        self._leftover = b""

    def _apply(self, entry: Entry) -> None:
        for change in entry.changes:
            self.tables.apply(change)
        self.at = max(self.at, entry.at)
        self._tell(entry)

    def _tell(self, entry: Entry | None) -> None:
        if "db" in self.__dict__:
            self.db.forget_cached()
        self.listener(entry)

    # Following.

    def follow(self) -> bool:
        """Read what other sessions decided since; tell whether there was anything."""
        if not self._grown():
            return False
        if not self._writable:
            return self._catch_up()
        with suppress(NotSaved), self._lock.held(patience=0.2):
            return self._catch_up()
        return False

    @property
    def _writable(self) -> bool:
        return os.access(self.home, os.W_OK)

    def _grown(self) -> bool:
        sizes = self._sizes()
        return any(size != self._position(name) for name, size in sizes.items())

    def _position(self, device: str) -> int:
        return self.cursors.get(device, Cursor()).size

    def _sizes(self) -> dict[str, int]:
        """Return the bytes in each device's journal."""
        try:
            with os.scandir(self.journal_directory) as found:
                return {
                    e.name.removesuffix(".jsonl"): e.stat().st_size
                    for e in found
                    if _JOURNAL_NAME.fullmatch(e.name)
                }
        except FileNotFoundError:
            return {}
        except NotADirectoryError:
            raise Damaged(self.journal_directory, "this is not a directory") from None
        except OSError as error:
            raise Unusable(f"{self.journal_directory}: {error.strerror}.") from error

    def _catch_up(self) -> bool:
        """Apply what the journals hold beyond what was read."""
        sizes = self._sizes()
        if any(sizes.get(device, 0) < c.size for device, c in self.cursors.items()):
            self._load()  # A line was taken back, or a replicator went back in time.
            return True
        fresh: list[Entry] = []
        for device, size in sizes.items():
            if size != self._position(device):
                fresh += self._read_tail(device)
        if any(entry.order[0] <= self.at for entry in fresh):
            self._rebuild()  # Another device's lines belong between those we have.
        else:
            for entry in sorted(fresh, key=lambda entry: entry.order):
                self._apply(entry)
        return bool(fresh)

    def _read_tail(self, device: str) -> list[Entry]:
        path, cursor = self.journal_path(device), self.cursors.get(device, Cursor())
        tail = files.read(path, cursor.size)
        whole = tail[: tail.rfind(b"\n") + 1]
        entries = list(_entries(path, whole, cursor.lines))
        self.cursors[device] = cursor.past(whole)
        return entries

    # Opening.

    def _load_in_turn(self) -> None:
        """Load while no other session writes, where one can take turns at all."""
        try:
            if self._writable and self._sizes():
                with self._lock.held(patience=1.0):
                    self._load()
                    self._note_torn_line()
                return
        except NotSaved:
            pass  # A read-only disk, or a session that hangs: reading does no harm.
        self._load()

    def _load(self) -> None:
        mark, self.tables = self._read_view()
        self.at, self.cursors = mark.at, {}
        self._viewed = sum(cursor.size for cursor in mark.journals.values())
        sizes = self._sizes()
        for device, cursor in mark.journals.items():
            self._verify(device, cursor, sizes.get(device, 0))
            self.cursors[device] = cursor
        self._catch_up()
        self._tell(None)

    def _read_view(self) -> tuple[Mark, Tables]:
        try:
            data = files.read(self.view_path)
        except FileNotFoundError:
            return Mark(), Tables()
        except NotADirectoryError:
            raise Unusable(f"{self.home} is a file; fewer needs a directory.") from None
        except OSError as error:
            raise Unusable(f"{self.view_path}: {error.strerror}.") from error
        self._viewed_size = len(data)
        try:
            return view.decode(self.view_path, data)
        except TooNew:
            raise
        except Damaged as damage:
            raise self._with_line(damage, data) from None

    def _with_line(self, damage: Damaged, data: bytes) -> Damaged:
        """Name the first line of a damaged view that the journals don't account for."""
        if damage.line:
            return damage
        with suppress(Damaged):
            expected = b"".join(view.encode(*self.folded(view.mark_of(data))))
            lines = zip(data.split(b"\n"), expected.split(b"\n"), strict=False)
            line = next((n for n, (a, b) in enumerate(lines, 1) if a != b), None)
            return Damaged(damage.path, damage.what, line)
        return damage

    def _verify(self, device: str, cursor: Cursor, size: int) -> None:
        """Raise `Damaged` unless the journal is what the view was made from."""
        path = self.journal_path(device)
        if size < cursor.size:
            raise Damaged(path, f"{cursor.size - size} bytes of it are gone")
        data = files.read(path)[: cursor.size]
        if crc32(data) != cursor.sum:
            for _ in _entries(path, data, 0):
                pass  # The line that is damaged says so itself.
            raise Damaged(path, "it is not the journal that the view was made from")

    def _note_torn_line(self) -> None:
        for device, size in self._sizes().items():
            if size > self._position(device):
                self.notes.append(
                    f"The last line of {self.journal_path(device)} was cut short: a "
                    "decision that was never confirmed. It is dropped."
                )

    def folded(self, upto: Mark) -> tuple[Mark, Tables]:
        """Fold the documents from nothing but the journals, as far as a mark goes."""
        entries: list[Entry] = []
        for device, cursor in upto.journals.items():
            path = self.journal_path(device)
            entries += _entries(path, files.read(path)[: cursor.size], 0)
        return upto, fold(entries)

    def _rebuild(self) -> None:
        """Fold everything anew, in the order of the clock."""
        self.cursors = {}
        entries = [
            e for device in sorted(self._sizes()) for e in self._read_tail(device)
        ]
        self.tables = fold(entries)
        self.at = max((entry.at for entry in entries), default="")
        self._tell(None)

    # The view on disk.

    def close(self) -> None:
        """Write the view anew where that spares the next opening something."""
        ahead = sum(cursor.size for cursor in self.cursors.values()) - self._viewed
        if ahead > 0 and (self._viewed_size < _SMALL or ahead > self._viewed_size // 4):
            with suppress(NotSaved, Unusable):  # The journal has it all.
                self.write_view()

    def write_view(self) -> None:
        """Write the view as it stands now, whole or not at all."""
        with self.turn():
            self._viewed_size = self._write_view_to(self.view_path)
            self._viewed = sum(cursor.size for cursor in self.cursors.values())

    def _write_view_to(self, path: Path) -> int:
        first, body = view.encode(Mark(self.at, self.cursors), self.tables)
        files.replace(path, first, body)
        return len(first) + len(body)

    def back_up(self) -> None:
        """Keep a snapshot under `backups/`, the last ten. To be called in a `turn`."""
        if not self.cursors:
            return
        folder = self.home / "backups"
        files.make_private_directory(folder)
        self._write_view_to(folder / f"{self.at[:19].replace(':', '')}-{new_id()}.json")
        for old in sorted(folder.glob("*.json"))[:-_BACKUPS_KEPT]:
            old.unlink(missing_ok=True)

    # History.

    def history(self) -> Iterator[Entry]:
        """Return what was decided on all devices, the newest first."""
        journals = [self._backwards(device) for device in self.cursors]
        return heapq.merge(*journals, key=lambda entry: entry.order, reverse=True)

    def _backwards(self, device: str) -> Iterator[Entry]:
        path, end = self.journal_path(device), self._position(device)
        if not end:
            return
        handle = files.open_regular(path, os.O_RDONLY)
        try:
            data = mmap(handle, end, access=ACCESS_READ)
        finally:
            os.close(handle)
        with data:
            while end > 0:
                start = data.rfind(b"\n", 0, end - 1) + 1
                yield _entry(path, data[start : end - 1], data, start)
                end = start


def _entry(path: Path, text: bytes, data: mmap, start: int) -> Entry:
    try:
        return decode(text)
    except ValueError as error:
        raise _damaged(path, error, data[:start].count(b"\n") + 1) from None


def _entries(path: Path, data: bytes, lines_before: int) -> Iterator[Entry]:
    """Return the entries on whole lines; the line that is damaged is named."""
    for number, text in enumerate(data.split(b"\n")[:-1], lines_before + 1):
        try:
            yield decode(text)
        except ValueError as error:
            raise _damaged(path, error, number) from None


def _damaged(path: Path, error: ValueError, line: int) -> Damaged:
    if isinstance(error, NewerSchema):
        return TooNew(path, error.schema, SCHEMA)
    return Damaged(path, str(error), line)


def fold(entries: Iterable[Entry]) -> Tables:
    """Return what the entries lead to: the last writer of a field wins."""
    tables = Tables()
    for entry in sorted(entries, key=lambda entry: entry.order):
        for change in entry.changes:
            tables.apply(change)
    return tables
