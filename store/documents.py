"""Records as documents, and back.

A document holds a record's fields by name, less its id and whatever is still as
it was made: dates as ISO 8601, words of an enumeration as themselves, ids in a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_type_hints

from msgspec import NODEFAULT
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


class _Field(NamedTuple):
    name: str
    default: object
    read: Callable[[Any], object]
    write: Callable[[Any], object]


def to_document(record: Record) -> dict[str, Any]:
    """Return the record as a document, all of its text cleaned."""
    doc: dict[str, Any] = {}
    for field in _fields(TABLES[type(record)]):
        value = getattr(record, field.name)
        if value != field.default:
            doc[field.name] = field.write(value)
    return doc


def from_document(kind: type[R], id: str, doc: Mapping[str, Any]) -> R:
    """Return the record that a document holds; ValueError names a wrong field."""
    values: dict[str, Any] = {"id": id}
    for field in _fields(TABLES[kind]):
        if field.name in doc:
            try:
                values[field.name] = field.read(doc[field.name])
            except (ValueError, TypeError) as error:
                raise ValueError(
                    f"{TABLES[kind]} {id}: {field.name}: {error}"
                ) from None
    try:
        return kind(**values)
    except TypeError as error:
        raise ValueError(f"{TABLES[kind]} {id}: {error}") from None


def to_json(record: Record) -> dict[str, Any]:
    """Return every field of the record by name, as JSON has it."""
    whole: dict[str, Any] = {"id": record.id}
    for field in _fields(TABLES[type(record)]):
        value = getattr(record, field.name)
        whole[field.name] = value if value is None else field.write(value)
    return whole


@cache
def _fields(table: str) -> tuple[_Field, ...]:
    kind = next(kind for kind, name in TABLES.items() if name == table)
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        _Field(
            f.name, None if f.default is NODEFAULT else f.default, *_ways(hints[f.name])
        )
        for f in fields(kind)
        if f.name != "id"
    )


def _ways(hint: Any) -> tuple[Callable[[Any], object], Callable[[Any], object]]:
    """Return how a value of that type is read from JSON, and written to it."""
    if getattr(hint, "__origin__", None) is tuple:
        return _ids, list
    kinds = [k for k in getattr(hint, "__args__", (hint,)) if k is not type(None)]
    kind = kinds[0]
    if kind is datetime:
        return datetime.fromisoformat, datetime.isoformat
    if kind is date:
        return date.fromisoformat, date.isoformat
    if kind is time:
        return time.fromisoformat, time.isoformat
    if kind is bool:
        return _truth, bool
    if issubclass(kind, StrEnum):
        return kind, str
    if kind is str:
        lines = LINES in getattr(hint, "__metadata__", ())
        return _text, _cleaned_lines if lines else _cleaned
    return _number, int


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("this is no text")
    return value


def _ids(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("this is no list")
    return tuple(_text(id) for id in value)


def _cleaned(text: str) -> str:
    from store.text import clean  # Its patterns take a while; reading needs none.

    return clean(text)


def _cleaned_lines(text: str) -> str:
    from store.text import clean_lines

    return clean_lines(text)


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("this is neither true nor false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("this is no whole number")
    return value
