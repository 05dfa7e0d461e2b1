"""Prepare to connect, or don't bother: what becomes of a meeting's card (R6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from msgspec.structs import replace

from store.errors import NothingChanges, NotReady, OutOfRange, OutOfTurn, ToDebrief
from store.records import CardState, PrepCard, Settings
from store.rules.words import day, says_nothing

THANKS_WITHIN = timedelta(days=2)
"""A thank-you is offered for so long after a meeting."""

NEAR = timedelta(days=2)
"""So long before its day, a card that isn't ready comes first."""

LONGEST = 24 * 60
"""No meeting takes more minutes."""

LACKS = {
    "purpose": "a purpose",
    "my_help": "a way you can help",
    "their_help": "a way they can help",
    "questions": "a question",
}
"""What a ready card has, by field, and the words for what is missing."""


NAMES = {
    "purpose": "purpose",
    "my_help": "how I can help",
    "their_help": "how they can",
    "questions": "questions",
}
"""What each of them is called."""


def missing(card: PrepCard) -> tuple[str, ...]:
    """Return the fields that a ready card needs and this one lacks (R6)."""
    return tuple(name for name in LACKS if says_nothing(getattr(card, name)))


def lacking(card: PrepCard) -> str:
    """Say in a few words what a card lacks: "lacks a purpose and 2 more"."""
    first, *more = [LACKS[name] for name in missing(card)] or ["nothing"]
    return f"lacks {first}" + (f" and {len(more)} more" if more else "")


def state_of(card: PrepCard) -> CardState:
    """Return where a card stands, which follows from what is in it."""
    if card.met_on:
        return CardState.MET
    if card.called_off_on:
        return CardState.CALLED_OFF
    return CardState.DRAFT if missing(card) else CardState.READY


def is_open(card: PrepCard) -> bool:
    """Tell whether the meeting may still be held."""
    return card.met_on is None and card.called_off_on is None


def is_unready_and_near(card: PrepCard, today: date) -> bool:
    """Tell whether a meeting is at most two days off, and its card isn't ready."""
    if not is_open(card) or card.on is None or not missing(card):
        return False
    return today <= card.on <= today + NEAR


def is_past(card: PrepCard, today: date) -> bool:
    """Tell whether a meeting's day is over and nobody has said how it went."""
    return is_open(card) and card.on is not None and card.on < today


def in_order(cards: Iterable[PrepCard]) -> list[PrepCard]:
    """Return the open cards by their day and time; mere ideas come last."""
    still = [card for card in cards if is_open(card)]
    return sorted(still, key=lambda c: (c.on or date.max, c.at or time.min, c.id))


def require_open(card: PrepCard, name: str) -> None:
    """Raise `OutOfTurn` unless the meeting may still be held."""
    if card.met_on:
        raise OutOfTurn(f"You met {name} on {day(card.met_on)}; that is recorded.")
    if card.called_off_on:
        on = day(card.called_off_on)
        raise OutOfTurn(f"The meeting with {name} was called off on {on} already.")


def confirm(card: PrepCard, name: str, today: date) -> PrepCard:
    """Return the meeting confirmed, which takes a ready card and a day to come.

    Raises `ToDebrief` once its day is over, and `NotReady`, with what is missing.
    """
    require_open(card, name)
    if card.on and is_past(card, today):
        raise ToDebrief(name, day(card.on, today))
    lacks = [LACKS[field] for field in missing(card)]
    if card.on is None:
        lacks.append("a day")
    if lacks:
        raise NotReady(name, lacks)
    if card.confirmed_on:
        raise NothingChanges(f"The meeting with {name} is confirmed already.")
    return replace(card, confirmed_on=today)


def moved(
    card: PrepCard, name: str, on: date, at: time | None, today: date
) -> PrepCard:
    """Return the meeting on another day, which is yet to be confirmed again.

    It stays at its time of day unless another one is given.
    """
    require_open(card, name)
    at = at or card.at
    if on < today:
        raise OutOfRange(f"{day(on)} is over; a meeting is planned for a day to come.")
    if (on, at) == (card.on, card.at):
        raise NothingChanges(f"The meeting with {name} is on {day(on)} already.")
    return replace(card, on=on, at=at, confirmed_on=None)


def call_off(card: PrepCard, name: str, today: date) -> PrepCard:
    """Return the meeting called off: a first-class choice."""
    require_open(card, name)
    return replace(card, called_off_on=today)


def met_on(card: PrepCard, today: date) -> date:
    """Return the day of a meeting that was held: as planned, but no day to come."""
    return min(card.on or today, today)


def thank_by(card: PrepCard, today: date) -> date:
    """Return the day by which a thank-you is offered: soon after, and not over yet."""
    return max(met_on(card, today) + THANKS_WITHIN, today)


def require_minutes(minutes: int) -> int:
    """Return the minutes if a meeting can take them; raises `OutOfRange`."""
    if not 1 <= minutes <= LONGEST:
        raise OutOfRange(f"A meeting takes 1 to {LONGEST:,} minutes, not {minutes:,}.")
    return minutes


def minutes_of(text: str) -> int:
    """Return the minutes that somebody typed; raises `OutOfRange`."""
    digits = text.removesuffix("min").strip()
    if not (digits.isascii() and digits.isdigit()):
        raise OutOfRange(f"How many minutes is “{text}”? A number, as in 45.")
    return require_minutes(int(digits))


def cost(minutes: int, settings: Settings) -> int:
    """Return the minutes that a meeting takes with all that belongs to it (R9)."""
    return minutes + settings.prepare_minutes + settings.follow_through_minutes
