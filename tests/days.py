"""The day on which a test is."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 22)
"""A Sunday."""


class Calendar:
    """What the networks and the commands of a test take the day from."""

    def __init__(self) -> None:
        self.day = TODAY
        """A test may set another one."""
