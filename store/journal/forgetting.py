"""Forgetting for good: every line, view, backup and spare copy without somebody.

First a plan is written, then the tombstones are decided, then all is rewritten, and
the plan goes last. Cut short before the tombstones, nothing was begun; after them, the
next opening goes on. Each line stays in its place, be it empty, so that it is seen if
one is lost.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from re import Pattern
from typing import Any

from msgspec import Struct, json

from store.errors import Damaged, TooNew
from store.journal import files, view
from store.journal.entries import decode, encode
from store.journal.tombstones import BELONGS, cleared, pattern, purged, scrubbed
from store.journal.view import Cursor, Mark, Tables

PLAN = "forgetting.json"


class Plan(Struct, frozen=True):
    """What is to be forgotten: which documents, and which names and addresses."""

    tables: Mapping[str, str]
    """The table of each document, by its id."""
    words: tuple[str, ...]

    def write(self, home: Path) -> None:
        """Have it on the disk until all is done."""
        fields = {"tables": dict(self.tables), "words": self.words}
        files.replace(home / PLAN, json.encode(fields))


def begun(home: Path) -> Plan | None:
    """Return the plan that was not finished, if there is one."""
    try:
        fields = json.decode(files.read(home / PLAN))
        return Plan(fields["tables"], tuple(fields["words"]))
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError):
        raise Damaged(home / PLAN, "this is no plan of what to forget") from None


def finish(home: Path, plan: Plan, spares: Path) -> None:
    """Purge all files of what a plan names; the lock is held. Can be done again."""
    found = pattern(plan.words)
    gone = plan.tables.keys()
    try:
        (home / "network.json").unlink(missing_ok=True)
        journals = sorted((home / "journal").glob("*.jsonl"))
        for path in journals:
            _purge_journal(path, gone, found)
        lines = {path.stem: files.read(path).splitlines(True) for path in journals}
        for path in sorted((home / "backups").glob("*.json")):
            _purge_backup(path, gone, found, lines)
        _drop_kept_aside(home, gone, found)
        _purge_spares(spares, gone, found)
        (home / PLAN).unlink(missing_ok=True)
        files.sync_directory(home)
    except OSError as error:
        raise files.not_saved(home, error) from error


def _purge_journal(
    path: Path, gone: Collection[str], found: Pattern[str] | None
) -> None:
    *whole, _torn = files.read(path).split(b"\n")
    old = [decode(text, path.stem) for text in whole]
    new = [purged(entry, gone, found) for entry in old]
    if new != old:
        files.replace(path, *map(encode, new))


def _purge_backup(
    path: Path,
    gone: Collection[str],
    found: Pattern[str] | None,
    lines: Mapping[str, list[bytes]],
) -> None:
    """Write a snapshot anew; its mark says how far it goes into the new journals."""
    try:
        mark, tables = view.decode(path, files.read(path))
    except (Damaged, TooNew):
        path.unlink()  # What can't be read can't be purged.
        return
    kept = Tables()
    for name in tables:
        for id, doc in tables[name].items():
            if id not in gone and not _belongs(name, doc, gone):
                kept[name][id] = scrubbed(cleared(doc, gone), found)
    cursors = {
        device: Cursor().past(b"".join(lines.get(device, [])[: cursor.lines]))
        for device, cursor in mark.journals.items()
    }
    files.replace(path, *view.encode(Mark(mark.at, cursors), kept))


def _belongs(table: str, doc: Mapping[str, Any], gone: Collection[str]) -> bool:
    return table in BELONGS and doc.get("person") in gone


def _drop_kept_aside(
    home: Path, gone: Collection[str], found: Pattern[str] | None
) -> None:
    """Drop copies of damaged files that name whom is forgotten."""
    aside = [*home.rglob("*.damaged-*"), *home.rglob("*.new")]
    for path in (path for path in aside if path.is_file()):
        if _names(files.read(path).decode(errors="replace"), gone, found):
            path.unlink()


def _names(text: str, gone: Collection[str], found: Pattern[str] | None) -> bool:
    return any(id in text for id in gone) or bool(found and found.search(text))


def _purge_spares(
    folder: Path, gone: Collection[str], found: Pattern[str] | None
) -> None:
    """Take out of the spare copies of typed texts whatever names them.

    A session that goes on may hold the file: it is written in place.
    """
    for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else ():
        data = files.read(path)
        kept = b"\n".join(
            line
            for line in data.split(b"\n")
            if not _names(_readable(line), gone, found)
        )
        if kept != data:
            handle = files.open_regular(path, os.O_RDWR)
            try:
                with suppress(OSError):
                    flock(handle, LOCK_EX | LOCK_NB)
                os.ftruncate(handle, 0)
                os.pwrite(handle, kept, 0)
                os.fdatasync(handle)
            finally:
                os.close(handle)


def _readable(line: bytes) -> str:
    """Return a copy as text, its quotes and line ends as they were typed."""
    with suppress(ValueError):
        return "\n".join(map(str, _texts(json.decode(line))))
    return line.decode(errors="replace")


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [str(value)]
