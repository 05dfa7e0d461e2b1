"""Seasons, and who was met in one."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import NothingChanges
from store.records import Season
from store.rules.seasons import require_season, said
from store.rules.words import count, day


class AddSeason(Struct, frozen=True):
    """A stage of a career begins, or is remembered."""

    name: str
    first: date | None = None
    """None is today."""
    last: date | None = None
    """None while it lasts."""

    def settle(self, book: Book) -> Settlement:
        """Keep it; no two have one name."""
        first = self.first or book.today
        season = Season(id=book.new_id(), name=self.name, first=first, last=self.last)
        return _kept(season, book)


class EndSeason(Struct, frozen=True):
    """A season is over; who was met in it is found again all the same."""

    season: str
    last: date | None = None
    """Its last day; None is today."""

    def settle(self, book: Book) -> Settlement:
        """Keep its last day."""
        season = replace(book.season(self.season), last=self.last or book.today)
        require_season(season, book.seasons())
        assert season.last
        ends = "ends" if season.last > book.today else "ended"
        return Settlement(
            f"{season.name} {ends} {day(season.last, book.today)}", (season,)
        )


class ChangeSeason(Struct, frozen=True):
    """A season has another name, or other days."""

    season: str
    name: str = ""
    first: date | None = None
    last: date | None = None
    lasts: bool = False
    """It has not ended after all."""

    def settle(self, book: Book) -> Settlement:
        """Keep what is given; the rest stays."""
        old = book.season(self.season)
        new = replace(
            old,
            name=self.name or old.name,
            first=self.first or old.first,
            last=None if self.lasts else self.last or old.last,
        )
        return _kept(new, book)


class DropSeason(Struct, frozen=True):
    """A season is not to be kept."""

    season: str

    def settle(self, book: Book) -> Settlement:
        """Keep it no more; whoever was said to be met in it is in none."""
        season = book.season(self.season)
        inside = [p for p in book.people() if p.season == season.id]
        out = tuple(replace(person, season="") for person in inside)
        then = f"{count(len(out), 'person', 'people')} put there stay" if out else ""
        return Settlement(f"Not kept: {season.name}", out, then, gone=(season,))


class SetSeason(Struct, frozen=True):
    """Somebody was met in a season, whatever the days say."""

    person: str
    season: str
    """"" goes by the days again."""

    def settle(self, book: Book) -> Settlement:
        """Keep the user's word."""
        person = book.person(self.person)
        season = book.season(self.season) if self.season else None
        if person.season == self.season:
            where = f"in {season.name}" if season else "by the days"
            raise NothingChanges(f"{person.name} is kept {where} already.")
        where = f"met in {season.name}" if season else "in the season of its days"
        return Settlement(
            f"{person.name}: {where}", (replace(person, season=self.season),)
        )


def _kept(season: Season, book: Book) -> Settlement:
    require_season(season, book.seasons())
    return Settlement(f"Season {season.name}: {said(season, book.today)}", (season,))
