"""Who was forgotten for good: ids without any data, and what is left of lines.

A tombstone is a document of the table `forgotten`, under the id of the one that has
gone; it travels in the journals as any other, so that what another device still has
about them is dropped wherever it arrives.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from re import Pattern
from typing import Any

from msgspec.structs import replace

from store.journal.entries import Change, Document, Entry, Kind

FORGOTTEN = "forgotten"
"""The table of tombstones."""

SOMEONE = "someone"
"""Stands where a name stood."""

BELONGS = frozenset({"invitations", "talks", "prep_cards", "follow_ups", "gifts"})
"""The tables whose documents go with the person that they name in `person`."""

_MANY = 20
"""Of so many changes, what was decided was not about one person."""


def without(change: Change, gone: Collection[str]) -> Change | None:
    """Return a change without what is forgotten; None if nothing is left of it."""
    if change.table == FORGOTTEN:
        return change
    if change.id in gone:
        return None
    if change.table in BELONGS and _owner(change.after) in gone:
        fresh = change.before is None
        return None if fresh else Change(change.table, change.id, change.before, None)
    before = change.before and cleared(change.before, gone)
    after = change.after and cleared(change.after, gone)
    if before == change.before and after == change.after:
        return change
    if before == after or not (before or after):
        return None
    return Change(change.table, change.id, before, after)


def _owner(doc: Document | None) -> str:
    return str(doc.get("person", "")) if doc else ""


def cleared(doc: Document, gone: Collection[str]) -> Document:
    """Return a document that names nobody who is forgotten."""
    return {
        field: [each for each in value if each not in gone]
        if isinstance(value, list)
        else value
        for field, value in doc.items()
        if not (isinstance(value, str) and value in gone)
    }


def pattern(words: Iterable[str]) -> Pattern[str] | None:
    """Return what finds names and addresses in a text, or None if there are none."""
    each = sorted({word for word in words if word.strip()}, key=len, reverse=True)
    if not each:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_loosely, each))})(?!\w)")


def _loosely(word: str) -> str:
    """Return what finds a word in any case; one that may be an ordinary one, as is."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    return spaced if word.isalpha() else f"(?i:{spaced})"


def scrubbed(value: Any, found: Pattern[str] | None) -> Any:
    """Return a value of a document without the names and addresses."""
    if found is None:
        return value
    if isinstance(value, str):
        return found.sub(SOMEONE, value)
    if isinstance(value, Mapping):
        return {name: scrubbed(each, found) for name, each in value.items()}
    if isinstance(value, list):
        return [scrubbed(each, found) for each in value]
    return value


def purged(entry: Entry, gone: Collection[str], found: Pattern[str] | None) -> Entry:
    """Return an entry without what is forgotten; it stays in its place."""
    if entry.kind is Kind.FORGET:
        return entry
    left = tuple(c for c in (without(c, gone) for c in entry.changes) if c)
    said = scrubbed(entry.said, found)
    if len(left) < len(entry.changes) <= _MANY or not left:
        said = f"About {SOMEONE} who was forgotten"
    if left == entry.changes and said == entry.said and found is None:
        return entry
    changes = tuple(
        Change(c.table, c.id, scrubbed(c.before, found), scrubbed(c.after, found))
        for c in left
    )
    return replace(entry, said=said, changes=changes)
