"""Records as documents, and back.

A document holds a record's fields by name, less its id and whatever is still as
it was made: dates as ISO 8601, words of an enumeration as themselves, ids in a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeVar, get_type_hints

from msgspec import NODEFAULT, ValidationError, convert, to_builtins
from msgspec.structs import fields

from store.records import (
    LINES,
    FollowUp,
    Gift,
    Introduction,
    Invitation,
    Outcome,
    Person,
    PrepCard,
    Record,
    Review,
    Season,
    Settings,
    Talk,
    TimeOff,
)

R = TypeVar("R", bound=Record)

TABLES: dict[type[Any], str] = {
    Person: "people",
    Invitation: "invitations",
    Introduction: "introductions",
    Talk: "talks",
    PrepCard: "prep_cards",
    FollowUp: "follow_ups",
    Gift: "gifts",
    Outcome: "outcomes",
    Season: "seasons",
    Review: "reviews",
    TimeOff: "time_off",
    Settings: "settings",
}


def to_document(record: Record) -> dict[str, Any]:
    """Return the record as a document, all of its text cleaned."""
    return {
        name: value
        for name, value in _written(record)
        if getattr(record, name) != _begun(type(record))[name]
    }


def from_document(kind: type[R], id: str, doc: Mapping[str, Any]) -> R:
    """Return the record that a document holds; ValueError names a wrong field."""
    try:
        return convert({**doc, "id": id}, kind)
    except ValidationError as error:
        what, _, where = str(error).rpartition(" - at `$.")
        named = f"{where.rstrip('`')}: {what}" if what else where
        raise ValueError(f"{TABLES[kind]} {id}: {named}") from None


def to_json(record: Record) -> dict[str, Any]:
    """Return every field of the record by name, as JSON has it."""
    return {"id": record.id, **dict(_written(record))}


def _written(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield every field but the id, its texts cleaned, as JSON has it."""
    from store.text import clean, clean_lines  # Reading, which is more, needs none.

    several = _of_several_lines(type(record))
    for name, value in to_builtins(record).items():
        if name == "id":
            continue
        if isinstance(value, str):
            value = clean_lines(value) if name in several else clean(value)
        elif isinstance(value, tuple):
            value = list(value)
        yield name, value


@cache
def _begun(kind: type[Record]) -> dict[str, Any]:
    """Return what each field that need not be given begins as, else None."""
    return {
        field.name: None if field.default is NODEFAULT else field.default
        for field in fields(kind)
    }


@cache
def _of_several_lines(kind: type[Record]) -> frozenset[str]:
    """Return the names of the fields that may hold a text of several lines."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(
        name
        for name, hint in hints.items()
        if LINES in getattr(hint, "__metadata__", ())
    )
