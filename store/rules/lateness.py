"""How late something is, relative to the time there was for it (R8)."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

CLAMP = 3.0
"""Nothing counts as later than that: one dead contact can't pin the top."""

_OVERDUE = 1.5


class Urgency(StrEnum):
    """How pressing something is, in a word."""

    NONE = ""
    DUE = "due"
    """The ideal day has come."""
    OVERDUE = "overdue"
    """Half of the time there was has passed again."""


class Lateness(Struct, frozen=True):
    """How late something is."""

    days_over: int
    """Days since it was due; negative before."""
    allowed: int
    """The days there were for it, at least 1."""

    @property
    def days(self) -> int:
        """The days since the clock began."""
        return self.allowed + self.days_over

    @property
    def ratio(self) -> float:
        """The days that went by, as a multiple of those there were: 0 to `CLAMP`.

        1 is the day it is due; 1.7 says that 51 days went by where 30 were meant.
        """
        return min(max(self.days, 0) / self.allowed, CLAMP)

    @property
    def urgency(self) -> Urgency:
        """The word for it."""
        if self.days_over < 0:
            return Urgency.NONE
        return Urgency.OVERDUE if self.ratio >= _OVERDUE else Urgency.DUE

    @property
    def times(self) -> str:
        """The word for it with its figure: "due", "1.7x overdue", "3x+ overdue"."""
        if self.urgency is not Urgency.OVERDUE:
            return str(self.urgency)
        tenths = 10 * self.days // self.allowed
        more = "+" if tenths > 10 * CLAMP else ""
        return f"{min(tenths / 10, CLAMP):g}x{more} overdue"
