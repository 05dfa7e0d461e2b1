"""People on their way out: as vCards, and as a table of comma-separated values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from store.documents import to_json
from store.records import Person

_LONGEST_LINE = 75
"""Octets of a vCard's line before it is folded (RFC 6350, 3.2)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula where it begins a cell."""


def as_vcards(people: Iterable[Person]) -> str:
    """Return a vCard 4.0 (RFC 6350) for each of these people, one after the other."""
    return "".join(f"{_folded(line)}\r\n" for p in people for line in _card(p))


def _card(person: Person) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{person.id}@fewer"
    yield f"FN:{_escaped(person.name)}"
    *first, last = _named(person.name)
    yield f"N:{_escaped(last)};{_escaped(' '.join(first))};;;"
    for name, value in (
        ("EMAIL", person.email),
        ("ORG", person.company),
        ("TITLE", person.position),
        ("NOTE", "\n".join(filter(None, (person.purpose, person.known_how)))),
        ("CATEGORIES", str(person.standing)),
    ):
        if value:
            yield f"{name}:{_escaped(value)}"
    if person.slug:
        yield f"URL:https://www.linkedin.com/in/{person.slug}"
    yield "END:VCARD"


def _named(name: str) -> list[str]:
    """Return the words of a name, without those at its end that have no letter."""
    words = name.split() or [""]
    while len(words) > 1 and not any(char.isalnum() for char in words[-1]):
        words.pop()
    return words


def _escaped(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Return a line of at most so many octets a piece, no character torn apart."""
    pieces, piece, size = [], "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += char
        size += octets
    return "\r\n".join([*pieces, piece])


def as_csv(people: Iterable[Person]) -> str:
    """Return a row for each of these people, under the names of the fields.

    What a spreadsheet would take for a formula gets an apostrophe before it.
    """
    rows = [to_json(person) for person in people]
    names = list(to_json(Person(id="", name="")))
    written = io.StringIO()
    table = csv.DictWriter(written, names, lineterminator="\n")
    table.writeheader()
    for row in rows:
        table.writerow({name: _cell(value) for name, value in row.items()})
    return written.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
