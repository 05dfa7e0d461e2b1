"""What came of it: gifts, outcomes, seasons, and what quality brings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from store.documents import TABLES
from store.errors import NoSuchName, Unclear
from store.journal.entries import Document, Entry
from store.network.introducing import Introducing
from store.records import Gift, Outcome, Season, Talk, TalkKind
from store.rules import giving, outcomes, seasons
from store.views import GiftsView, OutcomeRow, PersonPage, SeasonPage, SeasonRow

if TYPE_CHECKING:
    from store.rules.quality import Comparison

SHOWN = 200
"""So many talks of a season are shown; the rest is counted."""


class Giving(Introducing):
    """Views of what came from people, what went to them, and what came of it all."""

    _days: _TalkDays | None = None

    def person_page(self, id: str) -> PersonPage:
        """Return all that is known of a person, with gifts, outcomes and season."""
        page = super().person_page(id)
        first = min((talk.on for talk in page.talks), default=None)
        met = [s for s in self._seasons if seasons.was_met_in(page.person, s, first)]
        return replace(
            page,
            gifts=tuple(giving.newest_first(self._gifts.holding("person", id))),
            balance=self.gifts_view(id).balance,
            outcomes=tuple(
                outcomes.newest_first(o for o in self._outcomes if id in o.people)
            ),
            seasons=tuple(season.name for season in seasons.newest_first(met)),
        )

    def gifts_view(self, person: str) -> GiftsView:
        """Return what came from somebody and went to them, the newest first."""
        found = self.person(person)
        told = giving.told_in_talks(self.talks_with(person))
        gifts = giving.newest_first([*self._gifts.holding("person", person), *told])
        return GiftsView(
            found, tuple(gifts), giving.balance(found.name, gifts, self.today)
        )

    def all_gifts(self) -> list[Gift]:
        """Return every gift, those that talks tell of included, the newest first."""
        talks = self._talks.where(lambda doc: "given" in doc or "received" in doc)
        return giving.newest_first([*self._gifts, *giving.told_in_talks(talks)])

    def unreturned(self) -> list[giving.Unreturned]:
        """Return who gave of late while nothing went back: a nudge, never a debt."""
        since = (self.today - giving.A_YEAR).isoformat()
        told = self._talks.where(
            lambda doc: (
                ("given" in doc or "received" in doc) and str(doc.get("on")) > since
            )
        )
        gifts = [*self._gifts, *giving.told_in_talks(told)]
        people = filter(None, map(self.find, dict.fromkeys(g.person for g in gifts)))
        return giving.unreturned(people, gifts, self.today)

    # Outcomes.

    def outcome_rows(self) -> list[OutcomeRow]:
        """Return all that came of it, each with its path, the newest first."""
        return [self._row(each) for each in outcomes.newest_first(self._outcomes)]

    def outcome_row(self, id: str) -> OutcomeRow:
        """Return one that came of it, with its path; raises `NotFound`."""
        return self._row(self.outcome(id))

    def _row(self, outcome: Outcome) -> OutcomeRow:
        return OutcomeRow(outcome, tuple(outcomes.path(outcome, self.find)))

    # Seasons.

    def season_rows(self) -> list[SeasonRow]:
        """Return every season, and how much belongs to it, the newest first."""
        if not len(self._seasons):
            return []
        talks, met = self._talk_days.every, self._met()
        rows = []
        for season in seasons.newest_first(self._seasons):
            first, last = _bounds(season)
            talked = bisect_right(talks, last) - bisect_left(talks, first)
            people = sum(_is_in(m, season.id, first, last) for m in met.values())
            came = sum(seasons.lasts_on(season, o.on) for o in self._outcomes)
            rows.append(SeasonRow(season, people, talked, came))
        return rows

    def season_page(self, id: str) -> SeasonPage:
        """Return a season with its people, talks and outcomes; raises `NotFound`."""
        season = self.season(id)
        first, last = _bounds(season)
        among = sorted(
            (
                (m[1], id)
                for id, m in self._met().items()
                if _is_in(m, season.id, first, last)
            ),
            reverse=True,
        )
        talks = sorted(
            (
                (str(doc.get("on")), id)
                for id, doc in self._docs_of(Talk)
                if first <= str(doc.get("on")) <= last
            ),
            reverse=True,
        )
        shown = filter(None, (self._talks.get(id) for _, id in talks[:SHOWN]))
        return SeasonPage(
            season,
            tuple((self.person(id), _date(on)) for on, id in among),
            tuple((talk, self._name(talk.person)) for talk in shown),
            len(talks),
            tuple(
                self._row(each)
                for each in outcomes.newest_first(self._outcomes)
                if seasons.lasts_on(season, each.on)
            ),
        )

    def find_season(self, name: str) -> Season:
        """Return the season of that name or id; raises `NotFound`, or `Unclear`."""
        found = seasons.named(name, self._seasons)
        if len(found) > 1:
            raise Unclear(name, [season.name for season in found])
        if not found:
            raise NoSuchName(f"There is no season “{name}”.", "season")
        return found[0]

    def _docs_of(self, kind: type[Talk]) -> Iterator[tuple[str, Document]]:
        yield from tuple(self._store.tables[TABLES[kind]].items())

    @property
    def _talk_days(self) -> _TalkDays:
        if self._days is None:
            self._days = _TalkDays.of(doc for _, doc in self._docs_of(Talk))
        return self._days

    def _hear(self, entry: Entry | None) -> None:
        super()._hear(entry)
        if entry is None or any(c.table == TABLES[Talk] for c in entry.changes):
            self._days = None

    def _met(self) -> dict[str, tuple[str, str]]:
        """Return the season that is said of each, and the day they are known from.

        No record is made: there may be 10,000 people, and 100,000 talks.
        """
        first, met = self._talk_days.first, {}
        for id, doc in self._store.tables["people"].items():
            days = (doc.get("known_since"), doc.get("connected_on"), first.get(id))
            on = min((str(on) for on in days if on), default="")
            met[id] = (str(doc.get("season", "")), on)
        return met

    # What quality brings.

    def quality(self) -> Comparison:
        """Return what came of prepared meetings, and of unprepared ones."""
        from store.network.evidence import evidence  # Where one compares.
        from store.rules.quality import compare

        meeting = TalkKind.MEETING.value
        held = list(
            self._talks.where(
                lambda doc: doc.get("kind") == meeting and "tried" not in doc
            )
        )
        found = evidence(self, held)
        return compare(
            *found, self._seasons_of({talk.person for talk in held}), self.today
        )

    def _seasons_of(self, people: set[str]) -> dict[str, tuple[str, ...]]:
        """Return the seasons in which each of these people was met."""
        if not len(self._seasons):
            return {}
        every = [(s.id, *_bounds(s)) for s in seasons.newest_first(self._seasons)]
        met = self._met()
        return {
            who: tuple(s[0] for s in every if _is_in(met[who], *s))
            for who in people
            if who in met
        }


@dataclass(frozen=True, slots=True)
class _TalkDays:
    """The days of all talks, as documents have them, until there is another talk."""

    every: list[str]
    """In order."""
    first: dict[str, str]
    """The earliest with each person."""

    @classmethod
    def of(cls, docs: Iterable[Document]) -> _TalkDays:
        """Look at every talk once."""
        every: list[str] = []
        first: dict[str, str] = {}
        for doc in docs:
            on, who = str(doc.get("on")), str(doc.get("person"))
            every.append(on)
            if on < first.get(who, _NEVER):
                first[who] = on
        return cls(sorted(every), first)


_NEVER = "9999-12-31"


def _bounds(season: Season) -> tuple[str, str]:
    """Return the first and the last day of a season, as documents have them."""
    return season.first.isoformat(), season.last.isoformat() if season.last else _NEVER


def _is_in(met: tuple[str, str], season: str, first: str, last: str) -> bool:
    """Tell whether somebody was met in a season: as `was_met_in`, of documents."""
    said, on = met
    return said == season if said else bool(on) and first <= on <= last


def _date(on: str) -> date | None:
    return date.fromisoformat(on) if on else None
