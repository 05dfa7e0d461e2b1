"""The document store: journals that are the truth, and the view folded from them."""

from __future__ import annotations

import heapq
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from store.errors import Damaged, NotSaved, TooNew, Unusable
from store.journal import files, view
from store.journal.devices import known_device, spares_beside, this_device
from store.journal.entries import (
    SCHEMA,
    Change,
    Entry,
    Kind,
    NewerSchema,
    decode,
    decode_head,
    encode,
    is_whole,
    new_id,
    tick,
)
from store.journal.tombstones import FORGOTTEN
from store.journal.view import Cursor, Mark, Tables

if TYPE_CHECKING:
    from store.journal.tinydb import JournalDB

JOURNAL_NAME = re.compile(r"[A-Za-z0-9_-]+\.jsonl")
_SMALL = 1_000_000
"""A view of so many bytes is written anew at every closing: it takes no time."""
_BACKUPS_KEPT = 10
_BACKUPS = "????-??-??T??????-*.json"
_BLOCK = 1 << 16


class DocumentStore:
    """Documents in tables, every change of them durable before it is seen.

    Opening reads the view and what the journals hold beyond it. `turn` is how
    one decides: it takes the lock and catches up with other sessions; `commit`
    inside it appends one line, all or nothing.
    """

    def __init__(
        self, home: Path, state: Path | None = None, *, takes_turns: bool = True
    ) -> None:
        """Open it; whoever holds the lock already takes no turns."""
        self.home = home
        self.session = os.urandom(4).hex()
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
        self._sure = False  # Was all of it read while nobody else wrote?
        self._made = False
        if takes_turns:
            self._load_in_turn()
        else:
            self._load()

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
            self._catch_up(sure=True)
            yield

    def _make_directories(self) -> None:
        if not self._made:
            files.make_private_directory(self.home)
            files.make_private_directory(self.journal_directory, ours=True)
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
        files.append(path, cursor.size, line)
        self.cursors[self.device] = cursor.past(line)
        entry = decode(line[:-1], self.device)  # What the next session will read.
        self._apply(entry)
        return entry

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
            return self._catch_up(sure=False)
        with suppress(NotSaved), self._lock.held(patience=0.2):
            return self._catch_up(sure=True)
        return False

    @property
    def _writable(self) -> bool:
        return os.access(self.home, os.W_OK)

    def _grown(self) -> bool:
        sizes = self._sizes()
        if sizes and not self._sure and self._writable:
            return True  # What was read without the lock is read again with it.
        return any(size != self._position(name) for name, size in sizes.items())

    def _position(self, device: str) -> int:
        return self.cursors.get(device, Cursor()).size

    def _sizes(self) -> dict[str, int]:
        """Return the bytes in each device's journal."""
        try:
            with os.scandir(self.journal_directory) as found:
                return {
                    e.name.removesuffix(".jsonl"): _size(e)
                    for e in found
                    if JOURNAL_NAME.fullmatch(e.name)
                }
        except FileNotFoundError:
            return {}
        except NotADirectoryError:
            raise Damaged(self.journal_directory, "this is not a directory") from None
        except OSError as error:
            raise Unusable(f"{self.journal_directory}: {error.strerror}.") from error

    def _catch_up(self, sure: bool) -> bool:
        try:
            return self._caught_up(sure)
        except Damaged:
            self._read_what_was_purged()
            self._sure = sure
            return True

    def _read_what_was_purged(self) -> None:
        """Read all anew where lines were purged elsewhere; else it is damage: raise.

        Each line stays in its place then, so that one that is lost is seen.
        """
        if not self._has_forgotten():
            raise
        before = self.cursors
        self._rebuild()
        if any(self.cursors[d].lines < c.lines for d, c in before.items()):
            raise

    def _has_forgotten(self) -> bool:
        """Tell whether a journal says that somebody is forgotten."""
        paths = map(self.journal_path, self._sizes())
        return any(b'"kind":"forget"' in _read(path) for path in paths)

    # Forgetting.

    def forget(
        self, said: str, tables: Mapping[str, str], words: Iterable[str]
    ) -> None:
        """Purge documents, by their ids, and names; to be called inside a `turn`.

        Raises `NotSaved` if the disk says no; the next opening goes on then.
        """
        from store.journal.forgetting import Plan, finish

        plan = Plan(tables, tuple(words))
        plan.write(self.home)
        stones = [Change(FORGOTTEN, id, None, {"table": t}) for id, t in tables.items()]
        self.commit(said, stones, Kind.FORGET)
        finish(self.home, plan, spares_beside(self._state))
        self._load()
        self._viewed_size = self._write_view_to(self.view_path)
        self._viewed = sum(cursor.size for cursor in self.cursors.values())

    def _finish_forgetting(self) -> None:
        """Go on with what was cut short, or leave it, if it was not begun."""
        from store.journal.forgetting import PLAN, begun, finish

        if (plan := begun(self.home)) is None:
            return
        with self._lock.held():
            stones = fold(
                entry
                for device in self._sizes()
                for entry in self._read_from(device, Cursor())[0]
                if entry.kind is Kind.FORGET
            )
            if plan.tables.keys() <= stones.gone:
                finish(self.home, plan, spares_beside(self._state))
            else:
                (self.home / PLAN).unlink(missing_ok=True)

    def _purge_what_came(self) -> None:
        """Purge what another device forgot, or has not heard is forgotten."""
        if not self.tables.stirred:
            return
        from store.journal.forgetting import Plan, finish

        stones = self.tables[FORGOTTEN]
        tables = {id: str(doc.get("table", "")) for id, doc in stones.items()}
        words = {*self.tables.last_words} - _names_left(self.tables)
        plan = Plan(tables, tuple(words))
        plan.write(self.home)
        finish(self.home, plan, spares_beside(self._state))
        self._load()

    def _caught_up(self, sure: bool) -> bool:
        """Apply what the journals hold beyond what was read.

        It is `sure` while nobody else writes. What was read otherwise may have
        been taken back since, because the disk refused it: then all is read anew.
        """
        sizes = self._sizes()
        if sure and not self._sure:
            self._load()
            self._sure = True
            return True
        for device, cursor in self.cursors.items():
            if (missing := cursor.size - sizes.get(device, 0)) > 0:
                if not sure:
                    self._load()
                    return True
                raise _shortened(self.journal_path(device), missing)
        self._sure = sure
        grown = [d for d, size in sizes.items() if size != self._position(d)]
        tails = {device: self._read_tail(device) for device in grown}
        fresh = [entry for entries, _ in tails.values() for entry in entries]
        if any(entry.at <= self.at for entry in fresh):
            self._rebuild()  # Another device's lines belong between those we have.
            return True
        self.cursors |= {device: cursor for device, (_, cursor) in tails.items()}
        for entry in sorted(fresh, key=lambda entry: entry.order):
            self._apply(entry)
        return bool(fresh)

    def _read_tail(self, device: str) -> tuple[list[Entry], Cursor]:
        return self._read_from(device, self.cursors.get(device, Cursor()))

    def _read_from(self, device: str, cursor: Cursor) -> tuple[list[Entry], Cursor]:
        """Return the entries on the whole lines after a cursor, and where they end."""
        path = self.journal_path(device)
        tail = _read(path, cursor.size)
        whole = tail[: tail.rfind(b"\n") + 1]
        entries = list(_entries(path, whole, cursor.lines))
        end = cursor.past(whole)
        if is_whole(tail[len(whole) : -1]):  # A torn line lacks its end, never just \n.
            raise Damaged(path, "its end is not as it was written", end.lines + 1)
        return entries, end

    # Opening.

    def _load_in_turn(self) -> None:
        """Load while no other session writes, where one can take turns at all."""
        if self.home.exists() and not self.home.is_dir():
            raise Unusable(f"{self.home} is a file; fewer needs a directory.")
        try:
            if self._writable and self._sizes():
                self._finish_forgetting()
                with self._lock.held(patience=1.0):
                    self._load()
                    self._sure = True
                    self._purge_what_came()
                    self._note_torn_lines()
                return
        except NotSaved:
            pass  # A read-only disk, or a session that hangs: reading does no harm.
        self._load()

    def _load(self) -> None:
        """Read all anew; what is in memory stays as it is if that can't be trusted."""
        try:
            self._load_beyond_view()
        except TooNew:
            raise
        except Damaged as damage:
            if damage.path == self.view_path:
                raise
            with suppress(Damaged, FileNotFoundError):
                mark, _ = view.decode(self.view_path, files.read(self.view_path))
                self.cursors = dict(mark.journals)
            self._read_what_was_purged()

    def _load_beyond_view(self) -> None:
        mark, tables = self._read_view()
        sizes = self._sizes()
        for device, cursor in mark.journals.items():
            self._verify(device, cursor, sizes.get(device, 0))
        fresh: list[Entry] = []
        cursors = dict(mark.journals)
        for device in sizes:
            entries, cursors[device] = self._read_from(
                device, mark.journals.get(device, Cursor())
            )
            fresh += entries
        if any(entry.at <= mark.at for entry in fresh):
            self._rebuild()
        else:
            for entry in sorted(fresh, key=lambda entry: entry.order):
                for change in entry.changes:
                    tables.apply(change)
            self.at = max([mark.at, *(entry.at for entry in fresh)])
            self.tables, self.cursors = tables, cursors
        self._viewed = sum(cursor.size for cursor in mark.journals.values())
        self._tell(None)

    def _read_view(self) -> tuple[Mark, Tables]:
        try:
            data = files.read(self.view_path)
        except FileNotFoundError:
            return Mark(), Tables()
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
        line = view.unparsable_line(data)
        with suppress(Damaged, Unusable):
            expected = b"".join(view.encode(*self.folded(view.mark_of(data))))
            line = view.broken_line(data, expected)
        return Damaged(damage.path, damage.what, line)

    def _verify(self, device: str, cursor: Cursor, size: int) -> None:
        """Raise `Damaged` unless the journal is what the view was made from."""
        path = self.journal_path(device)
        if size < cursor.size:
            raise _shortened(path, cursor.size - size)
        data = _read(path)[: cursor.size]
        if crc32(data) != cursor.sum:
            for _ in _entries(path, data, 0):
                pass  # The line that is damaged says so itself.
            if not data.endswith(b"\n"):
                last = data.count(b"\n") + 1
                raise Damaged(path, "its end is not as it was written", last)
            raise Damaged(path, "it is not the journal that the view was made from")

    def _note_torn_lines(self) -> None:
        for device, size in self._sizes().items():
            if size > self._position(device):
                ours = known_device(self._state)
                path = self.journal_path(device)
                self.notes.append(
                    f"The last line of {path} was cut short: a decision that was "
                    "never confirmed. It is dropped."
                    if device == ours
                    else f"The last line of {path} is not whole, or not yet: a "
                    "decision on another device. It is left out."
                )

    def folded(self, upto: Mark) -> tuple[Mark, Tables]:
        """Fold the documents from nothing but the journals, as far as a mark goes."""
        entries: list[Entry] = []
        for device, cursor in upto.journals.items():
            path = self.journal_path(device)
            entries += _entries(path, _read(path)[: cursor.size], 0)
        return upto, fold(entries)

    def _rebuild(self) -> None:
        """Fold everything anew, in the order of the clock."""
        whole = {device: self._read_from(device, Cursor()) for device in self._sizes()}
        entries = [entry for entries, _ in whole.values() for entry in entries]
        self.tables = fold(entries)
        self.cursors = {device: cursor for device, (_, cursor) in whole.items()}
        self.at = max((entry.at for entry in entries), default="")
        self._tell(None)

    # The view on disk.

    def close(self) -> None:
        """Write the view anew where that spares the next opening something."""
        ahead = sum(cursor.size for cursor in self.cursors.values()) - self._viewed
        if ahead > 0 and (self._viewed_size < _SMALL or ahead > self._viewed_size // 4):
            # The journal has it all; what is damaged, the next opening says.
            with suppress(NotSaved, Unusable, Damaged):
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
        files.make_private_directory(folder, ours=True)
        self._write_view_to(folder / f"{self.at[:19].replace(':', '')}-{new_id()}.json")
        with suppress(OSError):  # One too many does no harm.
            for old in sorted(folder.glob(_BACKUPS))[:-_BACKUPS_KEPT]:
                old.unlink(missing_ok=True)

    # History.

    def history(self) -> Iterator[Entry]:
        """Return what was decided on all devices, the newest first."""
        return self._history(decode)

    def headlines(self) -> Iterator[Entry]:
        """Return the same without what was changed: fast after a large import."""
        return self._history(decode_head)

    def _history(self, read: Callable[[bytes, str], Entry]) -> Iterator[Entry]:
        journals = [self._backwards(device, read) for device in self.cursors]
        return heapq.merge(*journals, key=lambda entry: entry.order, reverse=True)

    def _backwards(
        self, device: str, read: Callable[[bytes, str], Entry]
    ) -> Iterator[Entry]:
        path, end = self.journal_path(device), self._position(device)
        if not end:
            return
        handle = _open(path)
        try:
            lines_left = self.cursors[device].lines
            for text in _lines_backwards(path, handle, end):
                try:
                    yield read(text, device)
                except ValueError as error:
                    raise _damaged(path, error, lines_left) from None
                lines_left -= 1
        finally:
            os.close(handle)


def _lines_backwards(path: Path, handle: int, end: int) -> Iterator[bytes]:
    """Yield the whole lines before `end`, the last first, without their newline."""
    end -= 1
    rest: list[bytes] = []  # Of the line that begins further up, its last part first.
    while end > 0:
        start = max(end - _BLOCK, 0)
        first, *lines = _block(path, handle, start, end).split(b"\n")
        if lines:
            lines[-1] += b"".join(reversed(rest))
            yield from reversed(lines)
            rest = []
        rest.append(first)
        end = start
    yield b"".join(reversed(rest))


def _block(path: Path, handle: int, start: int, end: int) -> bytes:
    try:
        block = os.pread(handle, end - start, start)
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(block) < end - start:
        raise _shortened(path, end - start - len(block))
    return block


def _read(path: Path, start: int = 0) -> bytes:
    try:
        return files.read(path, start)
    except OSError as error:
        raise _unreadable(path, error) from error


def _open(path: Path) -> int:
    try:
        return files.open_regular(path, os.O_RDONLY)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> Unusable:
    return Unusable(f"{path} can't be read: {error.strerror}.")


def _shortened(path: Path, missing: int) -> Damaged:
    return Damaged(path, files.gone(missing))


def _size(entry: os.DirEntry[str]) -> int:
    """Return the bytes of a journal; what is no file is damage, never "empty"."""
    try:
        found = entry.stat()
    except FileNotFoundError:
        raise Damaged(Path(entry.path), "this is a link to nothing") from None
    if not stat.S_ISREG(found.st_mode):
        raise Damaged(Path(entry.path), "this is not a file")
    return found.st_size


def _entries(path: Path, data: bytes, lines_before: int) -> Iterator[Entry]:
    """Return the entries on whole lines; the line that is damaged is named."""
    for number, text in enumerate(data.split(b"\n")[:-1], lines_before + 1):
        try:
            yield decode(text, path.stem)
        except ValueError as error:
            raise _damaged(path, error, number) from None


def _damaged(path: Path, error: ValueError, line: int) -> Damaged:
    if isinstance(error, NewerSchema):
        return TooNew(path, error.schema, SCHEMA)
    return Damaged(path, str(error), line)


def _names_left(tables: Tables) -> set[str]:
    """Return the names that people have who are not forgotten."""
    several = (tables[name].values() for name in ("people", "invitations"))
    return {str(doc.get("name")) for docs in several for doc in docs}


def fold(entries: Iterable[Entry]) -> Tables:
    """Return what the entries lead to: the last writer of a field wins."""
    tables = Tables()
    for entry in sorted(entries, key=lambda entry: entry.order):
        for change in entry.changes:
            tables.apply(change)
    return tables
