"""Verifying a store, saying what is wrong, and mending what can be mended."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from store.errors import Damaged, TooNew
from store.journal import files, view
from store.journal.document_store import DocumentStore, fold
from store.journal.entries import SCHEMA, Change, Entry, Kind, NewerSchema, decode
from store.journal.view import Tables


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    path: Path
    line: int | None
    what: str
    grave: bool = True
    """Is it damage, rather than something worth knowing?"""

    def __str__(self) -> str:
        """Say it in one line."""
        where = f"{self.path}, line {self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as far as it can be read."""

    path: Path
    lines: tuple[tuple[bytes, Entry], ...]
    findings: tuple[Finding, ...]

    @property
    def damaged(self) -> bool:
        """Is there a line that can't be trusted?"""
        return any(finding.grave for finding in self.findings)


def check(home: Path) -> list[Finding]:
    """Return all that is wrong with the store in `home`; reads every byte."""
    if not home.exists():
        return []
    if not home.is_dir():
        return [Finding(home, None, "this is not a directory")]
    journals = read_journals(home)
    found = [finding for journal in journals for finding in journal.findings]
    return [*found, *_check_view(home, journals), *_check_modes(home)]


def read_journals(home: Path) -> list[Journal]:
    """Read every journal of the store, as far as it can be read."""
    folder = home / "journal"
    if folder.exists() and not folder.is_dir():
        return [
            Journal(folder, (), (Finding(folder, None, "this is not a directory"),))
        ]
    return [_read_journal(path) for path in sorted(folder.glob("*.jsonl"))]


def _read_journal(path: Path) -> Journal:
    lines: list[tuple[bytes, Entry]] = []
    findings: list[Finding] = []
    try:
        *whole, torn = files.read(path).split(b"\n")
    except Damaged as damage:
        return Journal(path, (), (Finding(path, None, damage.what),))
    except OSError as error:
        return Journal(path, (), (Finding(path, None, error.strerror or str(error)),))
    for number, text in enumerate(whole, 1):
        try:
            lines.append((text, decode(text)))
        except NewerSchema as newer:
            raise TooNew(path, newer.schema, SCHEMA) from None
        except ValueError as error:
            findings.append(Finding(path, number, str(error)))
    if torn:
        what = "the last line was cut short, so it was never confirmed; it is dropped"
        findings.append(Finding(path, len(whole) + 1, what, grave=False))
    return Journal(path, tuple(lines), tuple(findings))


def _check_view(home: Path, journals: list[Journal]) -> Iterator[Finding]:
    """Open the store as any session does, and hold its view against the journals."""
    try:
        store = DocumentStore(home, home)
    except TooNew:
        raise
    except Damaged as damage:
        if not any(journal.damaged for journal in journals):
            yield Finding(damage.path, damage.line, damage.what)
        return
    expected = fold(entry for journal in journals for _, entry in journal.lines)
    for change in differences(store.tables, expected):
        what = f"{change.table} {change.id} is not as the journal has it"
        yield Finding(store.view_path, None, what)


def _check_modes(home: Path) -> Iterator[Finding]:
    for path in _open_to_others(home):
        yield Finding(path, None, "others on this machine may read it", grave=False)


def _open_to_others(home: Path) -> Iterator[Path]:
    for path in (home, *home.rglob("*")):
        if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield path


def repair(home: Path, state: Path) -> list[str]:
    """Make the store whole again, and say what was done.

    Damaged files are kept aside. The view is folded from every line that can
    be trusted; what only a damaged line held is taken from the old view, where
    that is whole itself. A store of a newer schema is left alone (`TooNew`).
    """
    if not any(finding.grave for finding in check(home)):
        return _close_to_others(home)
    done: list[str] = []
    with files.Lock(home / "lock").held():
        journals = read_journals(home)
        wanted = _wanted(home, journals)
        done += [_rewrite(journal) for journal in journals if journal.damaged]
        if (path := home / "network.json").exists():
            done.append(f"{path}: rebuilt; the old one is {files.set_aside(path).name}")
    store = DocumentStore(home, state)
    if wanted is not None:
        done += _give_back(store, wanted)
    store.write_view()
    return done + _close_to_others(home)


def _wanted(home: Path, journals: list[Journal]) -> Tables | None:
    """Return the documents as the view on disk has them, and what came after it."""
    path = home / "network.json"
    try:
        mark, tables = view.decode(path, files.read(path))
    except TooNew:
        raise
    except (Damaged, OSError):
        return None
    entries = [entry for journal in journals for _, entry in journal.lines]
    for entry in sorted(entries, key=lambda entry: entry.order):
        if entry.at > mark.at:
            for change in entry.changes:
                tables.apply(change)
    return tables


def _rewrite(journal: Journal) -> str:
    """Set a damaged journal aside, and write its trusted lines anew."""
    lost = sum(finding.grave for finding in journal.findings)
    aside = files.set_aside(journal.path)
    if journal.path.suffix == ".jsonl":
        files.replace(journal.path, *(text + b"\n" for text, _ in journal.lines))
    else:
        files.make_private_directory(journal.path)
    return (
        f"{journal.path}: {lost} damaged, {len(journal.lines)} decisions kept; "
        f"the damaged file is {aside.name}"
    )


def _give_back(store: DocumentStore, wanted: Tables) -> list[str]:
    """Journal what the old view held and the trusted lines don't lead to."""
    changes = list(differences(store.tables, wanted))
    if not changes:
        return []
    said = f"Repaired: {len(changes)} records taken from the view"
    with store.turn():
        store.commit(said, changes, Kind.REPAIR)
    return [f"{len(changes)} records were taken from the view, which was whole"]


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
        path.chmod(0o700 if path.is_dir() else 0o600)
        done.append(f"{path}: now for your eyes only")
    return done
