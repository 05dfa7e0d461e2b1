"""What differs between a record as it is and as it would be, field by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from store.records import Record
from store.rules.words import day, shortened

_LONGEST = 60
"""Letters of a text that are shown."""

_NOTHING = "nothing"


_CALLED = {
    "slug": "LinkedIn address",
    "email": "mail address",
    "known_how": "how you know them",
    "known_since": "known since",
    "led_by": "who led you there",
    "remember": "what to remember",
    "connected_on": "connected on",
    "since": "active since",
    "rest_until": "rests until",
    "later_until": "not suggested before",
    "suggest_from": "suggested again since",
    "unsuggested_on": "not suggested since",
    "unsuggested_why": "not suggested because",
}
"""What fields are called whose names don't say it."""


class Difference(Struct, frozen=True):
    """One field of a record, before and after, in words."""

    field: str
    before: str
    after: str

    @property
    def comes(self) -> bool:
        """Was nothing there before?"""
        return self.before == _NOTHING

    def __str__(self) -> str:
        """Say it: "standing active → resting"."""
        return f"{self.field} {self.before} → {self.after}"


def differences(
    old: Record | None, new: Record | None, today: date, name_of: Callable[[str], str]
) -> tuple[Difference, ...]:
    """Return what of a record changes; nothing where it comes or goes as a whole.

    `name_of` returns what is called by an id, or "" for what is no id.
    """
    if old is None or new is None:
        return ()
    return tuple(
        Difference(
            called(field),
            _said(getattr(old, field), today, name_of),
            _said(getattr(new, field), today, name_of),
        )
        for field in old.__struct_fields__
        if getattr(old, field) != getattr(new, field)
    )


def called(field: str) -> str:
    """Return what a field of a record is called."""
    return _CALLED.get(field, field.replace("_", " "))


def _said(value: object, today: date, name_of: Callable[[str], str]) -> str:
    if value is None or value == "" or value == ():
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return day(value.date(), today)
    if isinstance(value, date):
        return day(value, today)
    if isinstance(value, tuple):
        return ", ".join(name_of(id) or id for id in value)
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return name_of(value) or f"“{shortened(value, _LONGEST)}”"
    return str(value)
