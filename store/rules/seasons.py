"""Seasons: which people were met in one, and which talks and outcomes fall into it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from store.errors import Empty, NameTaken, OutOfRange
from store.records import Person, Season, Talk
from store.rules.search import plain
from store.rules.words import date_only, day, says_nothing


class Met(NamedTuple):
    """What says in which season somebody was met."""

    season: str
    """The season that the user names, by its id; or ""."""
    on: date | None
    """The day from which they are known, as far as any day says so."""


def lasts_on(season: Season, on: date | None) -> bool:
    """Tell whether a day lies in a season; one without a last day still lasts."""
    if on is None or on < season.first:
        return False
    return season.last is None or on <= season.last


def within(season: Season, days: Sequence[date]) -> slice:
    """Return which of several days, in order, lie in a season."""
    last = bisect_right(days, season.last) if season.last else len(days)
    return slice(bisect_left(days, season.first), last)


def met(person: Person, first_talk: date | None = None) -> Met:
    """Return what says in which season somebody was met."""
    days = person.known_since, person.connected_on, first_talk
    return Met(person.season, earliest(*days))


def earliest(*days: date | None) -> date | None:
    """Return the first of those days that there are."""
    return min((on for on in days if on), default=None)


def first_talk(talks: Iterable[Talk]) -> date | None:
    """Return the day of the first talk; to try to reach somebody is none."""
    return min((talk.on for talk in talks if not talk.tried), default=None)


def was_met_in(met: Met, season: Season) -> bool:
    """Tell whether somebody was met in a season: the user's word goes before days."""
    return met.season == season.id if met.season else lasts_on(season, met.on)


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

    Of a month with its year, "sep 2025", it is the last. Raises `NotADate`.
    """
    # A tenth of a second, of what is typed.
    from store.rules.dates import month, month_end, understood

    if in_it := month(text):
        return month_end(in_it)
    over = understood(text, today, past=True)
    return over if over >= first else understood(text, max(today, first))
