"""Verifying a store, saying what is wrong, and mending what can be mended."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from store.errors import Damaged, NotSaved, TooNew, Unusable
from store.journal import files, view
from store.journal.devices import this_device
from store.journal.document_store import JOURNAL_NAME, DocumentStore, fold
from store.journal.entries import (
    SCHEMA,
    Change,
    Document,
    Entry,
    Kind,
    NewerSchema,
    decode,
    encode,
    is_whole,
    new_id,
    tick,
)
from store.journal.view import Cursor, Mark, Tables

_OURS = (
    *("journal", "journal/*.jsonl*", "backups", "backups/*"),
    *(
        "network.json*",
        "forgetting.json*",
        "lock",
        "lock.damaged-*",
        "journal.damaged-*",
    ),
)
"""What a store's directory holds of fewer's own."""

Reads: TypeAlias = Callable[[str, str, Document], None]
"""Raises ValueError if the document of that table and id is not what it should be."""


class Finding(Struct, frozen=True):
    """One thing that is not as it should be."""

    path: Path
    line: int | None
    what: str
    grave: bool = True
    """Is it damage, rather than something worth knowing?"""
    mendable: bool = True
    """Would a repair help?"""

    def __str__(self) -> str:
        """Say it in one line."""
        where = f"{self.path}, line {self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.what}"


class Journal(Struct, frozen=True):
    """A journal as far as it can be read."""

    path: Path
    lines: tuple[tuple[bytes, Entry], ...]
    findings: tuple[Finding, ...]

    @property
    def damaged(self) -> bool:
        """Is there a line that can't be trusted?"""
        return any(finding.grave for finding in self.findings)


def _any(table: str, id: str, doc: Document) -> None:
    """Take any document for what it should be."""


def check(home: Path, reads: Reads = _any) -> list[Finding]:
    """Return all that is wrong with the store in `home`; reads every byte.

    No other session saves meanwhile, where one can see to that.
    """
    if not home.exists():
        return []
    if not home.is_dir():
        return [Finding(home, None, "this is not a directory")]
    with _while_nobody_saves(home):
        journals = read_journals(home)
        found = [finding for journal in journals for finding in journal.findings]
        found += [*_check_view(home), *_check_lock(home)]
        if not any(finding.grave for finding in found):
            found += _compare(home, journals, reads)
    return [*found, *_check_names(home), *_check_modes(home)]


@contextmanager
def _while_nobody_saves(home: Path) -> Iterator[None]:
    """Hold the lock of a store that has decisions, where it can be had."""
    with ExitStack() as until_the_end:
        if (home / "journal").is_dir() and os.access(home, os.W_OK):
            with suppress(NotSaved, Damaged):
                until_the_end.enter_context(files.Lock(home / "lock").held(1.0))
        yield


def read_journals(home: Path) -> list[Journal]:
    """Read every journal of the store, as far as it can be read."""
    folder = home / "journal"
    if not folder.is_dir():
        if not os.path.lexists(folder):
            return []
        return [
            Journal(folder, (), (Finding(folder, None, "this is not a directory"),))
        ]
    names = sorted(path for path in folder.iterdir() if _is_journal(path))
    return [_read_journal(path) for path in names]


def _is_journal(path: Path) -> bool:
    return bool(JOURNAL_NAME.fullmatch(path.name))


def _read_journal(path: Path) -> Journal:
    lines: list[tuple[bytes, Entry]] = []
    findings: list[Finding] = []
    try:
        *whole, torn = files.read(path).split(b"\n")
    except Damaged as damage:
        return Journal(path, (), (Finding(path, None, damage.what),))
    except FileNotFoundError:
        return Journal(path, (), (Finding(path, None, "this is a link to nothing"),))
    except OSError as error:
        raise Unusable(f"{path} can't be read: {error.strerror}.") from error
    for number, text in enumerate(whole, 1):
        try:
            lines.append((text, decode(text, path.stem)))
        except NewerSchema as newer:
            raise TooNew(path, newer.schema, SCHEMA) from None
        except ValueError as error:
            findings.append(Finding(path, number, str(error)))
    if is_whole(torn[:-1]):
        what = "its end is not as it was written"
        findings.append(Finding(path, len(whole) + 1, what))
        lines.append((torn[:-1], decode(torn[:-1], path.stem)))
    elif torn:
        what = "the last line was cut short, so it was never confirmed; it is dropped"
        findings.append(Finding(path, len(whole) + 1, what, grave=False))
    return Journal(path, tuple(lines), tuple(findings))


def _check_view(home: Path) -> Iterator[Finding]:
    """Read the view by itself."""
    path = home / "network.json"
    try:
        view.decode(path, files.read(path))
    except FileNotFoundError:
        return
    except TooNew:
        raise
    except Damaged as damage:
        yield Finding(path, damage.line or _damaged_line(home, path), damage.what)
    except OSError as error:
        raise Unusable(f"{path} can't be read: {error.strerror}.") from error


def _damaged_line(home: Path, path: Path) -> int | None:
    """Return the line that a session opening the store would name."""
    try:
        DocumentStore(home, takes_turns=False)
    except Damaged as damage:
        return damage.line if damage.path == path else None
    return None


def _check_lock(home: Path) -> Iterator[Finding]:
    path = home / "lock"
    if os.path.lexists(path) and not path.is_file():
        yield Finding(path, None, "this is not a file")


def _compare(home: Path, journals: list[Journal], reads: Reads) -> Iterator[Finding]:
    """Open the store as any session does, and hold its view against the journals.

    They are read as far as the session read them: a replicator takes no turns.
    """
    try:
        store = DocumentStore(home, takes_turns=False)
        _, expected = store.folded(Mark(store.at, store.cursors))
    except Damaged as damage:
        yield Finding(damage.path, damage.line, damage.what)
        return
    for change in differences(store.tables, expected):
        what = f"{change.table} {change.id} is not as the journal has it"
        yield Finding(store.view_path, None, what)
    for table in expected:
        for id, doc in expected[table].items():
            if why := _what_is_wrong(reads, table, id, doc):
                helps = _what_would_help(journals, reads, table, id)
                yield Finding(store.view_path, None, f"{why}{helps}", mendable=False)


def _what_is_wrong(reads: Reads, table: str, id: str, doc: Document) -> str:
    try:
        reads(table, id, doc)
    except ValueError as error:
        return str(error)
    return ""


def _what_would_help(journals: list[Journal], reads: Reads, table: str, id: str) -> str:
    """Name the decision since which a document is not what it should be."""
    doc: Document | None = None
    since: Entry | None = None
    entries = [entry for journal in journals for _, entry in journal.lines]
    for entry in sorted(entries, key=lambda entry: entry.order):
        for change in entry.changes:
            if (change.table, change.id) == (table, id):
                doc = change.applied_to(doc)
                sound = doc is None or not _what_is_wrong(reads, table, id, doc)
                since = None if sound else since or entry
    helps = {
        Kind.DECIDE: "fewer undo, as far back as that, takes it back",
        Kind.REDO: "fewer undo, as far back as that, takes it back",
        Kind.UNDO: "fewer redo, as far as that, does it again",
    }
    if since is None or since.kind not in helps:
        return ""
    verb = "taking back " if since.kind is Kind.UNDO else ""
    return f"; so since {verb}“{since.said}”: {helps[since.kind]}"


def _check_names(home: Path) -> Iterator[Finding]:
    """Name what looks like a journal and is read by nobody: a replicator's copy."""
    for path in sorted((home / "journal").glob("*.jsonl")):
        if not _is_journal(path):
            what = "this is no journal of fewer's by its name; nobody reads it"
            yield Finding(path, None, what, grave=False)


def _check_modes(home: Path) -> Iterator[Finding]:
    what = "others on this machine may read it"
    for path in _open_to_others(home):
        yield Finding(path, None, what, grave=False)
    if _is_open_to_others(home) and not files.holds_only_ours(home):
        what += "; as it holds more than fewer's own, it is left so"
        yield Finding(home, None, what, grave=False)


def _open_to_others(home: Path) -> Iterator[Path]:
    """Yield what is fewer's own and not for its user's eyes only."""
    ours = [path for pattern in _OURS for path in sorted(home.glob(pattern))]
    if files.holds_only_ours(home):
        ours.insert(0, home)
    yield from filter(_is_open_to_others, ours)


def _is_open_to_others(path: Path) -> bool:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:  # Another session has just put it in its place.
        return False
    return not stat.S_ISLNK(mode) and bool(mode & 0o077)


def repair(home: Path, state: Path | None = None) -> list[str]:
    """Make the store whole again, and say what was done.

    Damaged files are kept aside. The view is folded from every line that can
    be trusted; what only a damaged line held is taken from the old view, where
    that is whole itself. A store of a newer schema is left alone (`TooNew`).

    The view is the last to go: a repair that is cut short can be done again.
    Raises `NotSaved` if the disk says no.
    """
    try:
        return _repair(home, state)
    except OSError as error:
        raise files.not_saved(home, error) from error


def _repair(home: Path, state: Path | None) -> list[str]:
    if not any(finding.grave for finding in check(home)):
        return _close_to_others(home)
    done = [_move_aside(finding.path) for finding in _check_lock(home)]
    with files.Lock(home / "lock").held():
        journals = read_journals(home)
        lost = _lost(home, journals)
        done += [_rewrite(journal) for journal in journals if journal.damaged]
        if lost:
            done.append(_give_back(home, state, journals, lost))
        if os.path.lexists(path := home / "network.json"):
            done.append(
                f"{path}: rebuilt; the old one is {files.keep_aside(path).name}"
            )
            path.unlink(missing_ok=True)
    DocumentStore(home, state).write_view()
    return done + _close_to_others(home)


def _lost(home: Path, journals: list[Journal]) -> list[Change]:
    """Return what the view on disk holds and the trusted lines don't lead to.

    The view says how things stood at its mark. What differs from that by the
    lines before the mark was decided on lines that are damaged or gone, at the
    mark at the latest; whatever was decided after it stands.
    """
    path = home / "network.json"
    try:
        mark, tables = view.decode(path, files.read(path))
    except TooNew:
        raise
    except (Damaged, FileNotFoundError):
        return []
    entries = [entry for journal in journals for _, entry in journal.lines]
    seen = [e for journal in journals for e in _seen(journal, mark)]
    missing = Entry(
        id="",
        at=mark.at,
        device="~",  # After all devices that decided something at that moment.
        session="",
        kind=Kind.REPAIR,
        said="",
        of="",
        changes=tuple(differences(fold(seen), tables)),
    )
    return list(differences(fold(entries), fold([*entries, missing])))


def _seen(journal: Journal, mark: Mark) -> Iterator[Entry]:
    """Yield the trusted entries that went into the view."""
    left = mark.journals.get(journal.path.stem, Cursor()).size
    for text, entry in journal.lines:
        left -= len(text) + 1
        if left >= 0 and entry.at <= mark.at:
            yield entry


def _move_aside(path: Path) -> str:
    return f"{path}: was no file; it is now {files.keep_aside(path).name}"


def _rewrite(journal: Journal) -> str:
    """Keep a damaged journal aside, and write its trusted lines anew."""
    lost = sum(finding.grave for finding in journal.findings)
    aside = files.keep_aside(journal.path)
    if _is_journal(journal.path):
        files.replace(journal.path, *(text + b"\n" for text, _ in journal.lines))
    else:
        journal.path.unlink(missing_ok=True)
        files.make_private_directory(journal.path, ours=True)
    return (
        f"{journal.path}: {lost} damaged, {_count(len(journal.lines), 'decision')} "
        f"kept; the damaged file is {aside.name}"
    )


def _give_back(
    home: Path, state: Path | None, journals: list[Journal], lost: list[Change]
) -> str:
    """Journal what only the old view held."""
    entries = [entry for journal in journals for _, entry in journal.lines]
    id, device = new_id(), this_device(state)
    entry = Entry(
        id=id,
        at=tick(max((entry.at for entry in entries), default="")),
        device=device,
        session="",
        kind=Kind.REPAIR,
        said=f"Repaired: {_count(len(lost), 'record')} taken from the view",
        of=id,
        changes=tuple(lost),
    )
    files.make_private_directory(home / "journal", ours=True)
    path = home / "journal" / f"{device}.jsonl"
    lines = next((journal.lines for journal in journals if journal.path == path), ())
    files.append(path, sum(len(text) + 1 for text, _ in lines), encode(entry))
    were = "was" if len(lost) == 1 else "were"
    return f"{_count(len(lost), 'record')} {were} taken from the view, which was whole"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def differences(old: Tables, new: Tables) -> Iterator[Change]:
    """Return the changes that lead from one state of all documents to another."""
    for table in sorted({*old, *new}):
        for id in sorted(old[table].keys() | new[table].keys()):
            change = Change.between(table, id, old[table].get(id), new[table].get(id))
            if change:
                yield change


def _close_to_others(home: Path) -> list[str]:
    done = []
    for path in list(_open_to_others(home)) if home.exists() else []:
        with suppress(FileNotFoundError):
            path.chmod(0o700 if path.is_dir() else 0o600)
            done.append(f"{path}: now for your eyes only")
    return done
