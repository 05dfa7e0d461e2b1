"""Which fields of a document name other records, and what names whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from store.documents import TABLES
from store.records import Introduction, Invitation, Person, PrepCard, Record, Season

REFERENCES = {
    **dict.fromkeys(("person", "other", "by", "led_by", "merged_into"), TABLES[Person]),
    "invitation": TABLES[Invitation],
    "introduction": TABLES[Introduction],
    "card": TABLES[PrepCard],
    "season": TABLES[Season],
}
"""The fields that name another record, and the tables where those are."""

SEVERAL = "people"
"""The field that names several."""

_PEOPLE = ("person", "other", "by", "led_by")

R = TypeVar("R", bound=Record)


def named(doc: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the table and the id of each record that a document names."""
    for field, table in REFERENCES.items():
        if id := doc.get(field):
            yield table, id
    for id in doc.get(SEVERAL, ()):
        yield TABLES[Person], id


def names_one_of(doc: Mapping[str, Any], ids: set[str]) -> bool:
    """Tell whether a document names one of these records."""
    if any(doc.get(field) in ids for field in REFERENCES):
        return True
    return not ids.isdisjoint(doc.get(SEVERAL, ()))


def readdressed(record: R, to: Mapping[str, str]) -> R:
    """Return a record that names other people instead: by their ids, old to new."""
    changed: dict[str, Any] = {}
    for field in _PEOPLE:
        if (new := to.get(getattr(record, field, ""))) is not None:
            changed[field] = new
    several = getattr(record, SEVERAL, ())
    if not to.keys().isdisjoint(several):
        changed[SEVERAL] = tuple(dict.fromkeys(to.get(id, id) for id in several))
    return replace(record, **changed) if changed else record
