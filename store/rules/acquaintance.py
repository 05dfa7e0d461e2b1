"""From which day on somebody is known."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from store.records import Person


def known_from(person: Person, on: date) -> Person:
    """Return somebody as known from a day on; an earlier day that says so stays.

    It is the day on which the user puts them in or accepts them, or they accept the
    user. Who is but invited is not known by that.
    """
    if person.known_since or person.connected_on:
        return person
    return replace(person, known_since=on)
