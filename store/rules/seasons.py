"""Seasons: which people were met in one, and which talks and outcomes fall into it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.errors import Empty, NameTaken, OutOfRange
from store.records import Person, Season
from store.rules.search import plain
from store.rules.words import date_only, day, says_nothing


def lasts_on(season: Season, on: date | None) -> bool:
    """Tell whether a day lies in a season; one without a last day still lasts."""
    if on is None or on < season.first:
        return False
    return season.last is None or on <= season.last


def met_on(person: Person, first_talk: date | None = None) -> date | None:
    """Return the day from which somebody is known, as far as any day says so."""
    days = (person.known_since, person.connected_on, first_talk)
    return min((on for on in days if on), default=None)


def was_met_in(person: Person, season: Season, first_talk: date | None = None) -> bool:
    """Tell whether somebody was met in a season: the user's word goes before days."""
    if person.season:
        return person.season == season.id
    return lasts_on(season, met_on(person, first_talk))


def said(season: Season, today: date) -> str:
    """Return the days of a season: "1 Mar 2025 to 30 Sep 2025", "since 2 Nov"."""
    first = date_only(season.first, today)
    if season.last is None:
        return f"since {first}" if season.first <= today else f"from {first}"
    return f"{first} to {date_only(season.last, today)}"


def newest_first(seasons: Iterable[Season]) -> list[Season]:
    """Return seasons in the order in which they are shown: the last to begin first."""
    return sorted(seasons, key=lambda s: (s.first, s.id), reverse=True)


def require_season(season: Season, others: Iterable[Season]) -> Season:
    """Return a season that can be kept.

    Raises `Empty`, `OutOfRange` if it ends before it begins, `NameTaken` if one of
    the others has its name.
    """
    if says_nothing(season.name):
        raise Empty("A season needs a name: “job search 2025”.")
    if season.last is not None and season.last < season.first:
        ends, begins = day(season.last), day(season.first, season.last)
        raise OutOfRange(f"It would end {ends}, before it begins, {begins}.")
    same = (s for s in others if s.id != season.id and _same(s.name, season.name))
    if other := next(same, None):
        raise NameTaken(f"There is a season “{other.name}” already.")
    return season


def _same(one: str, other: str) -> bool:
    return plain(one).split() == plain(other).split()


def named(name: str, seasons: Iterable[Season]) -> list[Season]:
    """Return the season of that id or name, or those of which it is a part."""
    several = list(seasons)
    wanted = " ".join(plain(name).split())
    exact = [s for s in several if s.id == name or _same(s.name, name)]
    return exact or [s for s in several if wanted and wanted in plain(s.name)]


def read_last(text: str, first: date, today: date) -> date:
    """Return the last day that a user means: one that is over, where it can be.

    Raises `NotADate`.
    """
    from store.rules.dates import understood  # A tenth of a second, of what is typed.

    over = understood(text, today, past=True)
    return over if over >= first else understood(text, max(today, first))
