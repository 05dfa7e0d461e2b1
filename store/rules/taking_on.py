"""What it takes to tend somebody as often as a cadence says, before it is decided."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.records import Person, Standing
from store.rules import cadence
from store.rules.forecast import DEFAULT, Ahead, Week, forecast
from store.rules.words import day, hours

_WEEK = 7


class Taking(Struct, frozen=True):
    """What a cadence takes."""

    cadence: str
    touches: float
    """How often one is in touch in a week."""
    minutes: int
    """What that takes of a week."""
    over: Week | None = None
    """The first week ahead that would be over by more than it is now."""

    def said(self, today: date) -> str:
        """Say it in a sentence, with the week that would be over."""
        often = cadence.said(self.cadence)
        took = f"{often[0].upper()}{often[1:]}: {touches_said(self.touches)} a week"
        if self.minutes:
            took += f", {hours(self.minutes)}"
        if self.over is None:
            return f"{took}; no week ahead goes over with it."
        return f"{took}; the week of {day(self.over.monday, today)} would be over."


def touches_a_week(often: str, today: date) -> float:
    """Return how often in a week one is in touch, by a cadence."""
    if often == cadence.AMBIENT:
        return 0.0
    return _WEEK / (cadence.due_on(today, often) - today).days


def touches_said(touches: float) -> str:
    """Say how many touches there are: "0.2 touches", "1 touch"."""
    if 0 < touches < 0.1:
        return "less than 0.1 touches"
    number = f"{touches:.1f}".removesuffix(".0")
    return f"{number} {'touch' if number == '1' else 'touches'}"


def taking_on(ahead: Ahead, person: Person, often: str, resting: str = "") -> Taking:
    """Return what it takes to give somebody a place today, while another one rests.

    The cadence is one that is kept.
    """
    others = [p for p in ahead.people if p.id not in (person.id, resting)]
    placed = _placed(person, often, ahead.today)
    before = forecast(ahead, DEFAULT)
    after = forecast(replace(ahead, people=[*others, placed]), DEFAULT)
    pairs = zip(before, after, strict=True)
    over = next((new for old, new in pairs if new.over > old.over), None)
    touches = touches_a_week(often, ahead.today)
    return Taking(often, touches, round(touches * ahead.settings.touch_minutes), over)


def _placed(person: Person, often: str, today: date) -> Person:
    """Return somebody as their cadence would have them, were they given a place."""
    if person.standing is Standing.ACTIVE:
        return replace(person, cadence=often)
    return replace(
        person,
        standing=Standing.ACTIVE,
        cadence=often,
        since=today,
        later_until=None,
        tries=0,
        unsuggested_on=None,
    )
