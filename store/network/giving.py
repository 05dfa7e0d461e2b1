"""What came of it: gifts, outcomes, seasons, and what quality brings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from store.documents import TABLES
from store.errors import NoSuchName, Unclear
from store.journal.entries import Entry, Table
from store.network.introducing import Introducing
from store.records import Gift, Outcome, Person, Season, Talk, TalkKind
from store.rules import giving, outcomes, seasons
from store.rules.short_ids import with_id
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
        how = seasons.met(page.person, seasons.first_talk(page.talks))
        met = [s for s in self._seasons if seasons.was_met_in(how, s)]
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
        theirs = self._gifts.holding("person", person)
        gifts = giving.newest_first(giving.exchanged(theirs, self.talks_with(person)))
        return GiftsView(
            found, tuple(gifts), giving.balance(found.name, gifts, self.today)
        )

    def all_gifts(self) -> list[Gift]:
        """Return every gift, those that talks tell of included, the newest first."""
        talks = self._talks.where(lambda doc: "given" in doc or "received" in doc)
        return giving.newest_first(giving.exchanged(self._gifts, talks))

    def unreturned(self) -> list[giving.Unreturned]:
        """Return who gave of late while nothing went back: a nudge, never a debt."""
        since = (self.today - giving.A_YEAR).isoformat()
        told = self._talks.where(
            lambda doc: (
                ("given" in doc or "received" in doc) and str(doc.get("on")) > since
            )
        )
        gifts = list(giving.exchanged(self._gifts, told))
        people = filter(None, map(self.find, dict.fromkeys(g.person for g in gifts)))
        return giving.unreturned(people, gifts, self.today)

    def find_gift(self, id: str) -> Gift:
        """Return the gift of that id, or whose id ends so; raises `NotFound`."""
        if gift := with_id(id, self._gifts):
            return gift
        raise NoSuchName(f"No gift has the id “{id}”.", "gifts")

    # Outcomes.

    def find_outcome(self, id: str) -> Outcome:
        """Return the outcome of that id, or whose id ends so; raises `NotFound`."""
        if outcome := with_id(id, self._outcomes):
            return outcome
        raise NoSuchName(f"No outcome has the id “{id}”.", "outcomes")

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
        met = self._met()
        rows = []
        for season in seasons.newest_first(self._seasons):
            talks = self._talk_days.within(season)
            people = sum(seasons.was_met_in(how, season) for how in met.values())
            came = sum(seasons.lasts_on(season, o.on) for o in self._outcomes)
            rows.append(SeasonRow(season, people, len(talks), came))
        return rows

    def season_page(self, id: str) -> SeasonPage:
        """Return a season with its people, talks and outcomes; raises `NotFound`."""
        season = self.season(id)
        among = sorted(
            (
                (how.on or date.min, id, how.on)
                for id, how in self._met().items()
                if seasons.was_met_in(how, season)
            ),
            reverse=True,
        )
        talks = self._talk_days.within(season)
        latest = reversed(talks[-SHOWN:])
        shown = filter(None, map(self._talks.get, latest))
        return SeasonPage(
            season,
            tuple((self.person(id), on) for _, id, on in among),
            tuple((talk, self._name(talk.person)) for talk in shown),
            len(talks),
            tuple(
                self._row(each)
                for each in outcomes.newest_first(self._outcomes)
                if seasons.lasts_on(season, each.on)
            ),
        )

    def find_season(self, name: str) -> Season:
        """Return the season of that name or id; raises `NotFound`, or `Unclear`.

        A name goes before the end of an id: a year may be either.
        """
        found = seasons.named(name, self._seasons)
        if len(found) > 1:
            raise Unclear(name, [season.name for season in found])
        if season := found[0] if found else with_id(name, self._seasons):
            return season
        raise NoSuchName(f"There is no season “{name}”.", "season")

    @property
    def _talk_days(self) -> _TalkDays:
        if self._days is None:
            docs = self._store.tables[TABLES[Talk]]
            self._days = _TalkDays.of(docs, self._merged())
        return self._days

    def _hear(self, entry: Entry | None) -> None:
        super()._hear(entry)
        if (
            entry is None
            or any(c.table == TABLES[Talk] for c in entry.changes)
            or any(map(self._is_of_merged, entry.changes))
        ):
            self._days = None

    def _met(self) -> dict[str, seasons.Met]:
        """Return what says in which season each was met.

        No record is made: there may be 10,000 people, and 100,000 talks.
        """
        first, merged = self._talk_days.first, self._merged()
        return {
            id: seasons.Met(
                str(doc.get("season", "")),
                seasons.earliest(
                    _date(doc.get("known_since")),
                    _date(doc.get("connected_on")),
                    first.get(id),
                ),
            )
            for id, doc in self._store.tables[TABLES[Person]].items()
            if id not in merged
        }

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
        every = seasons.newest_first(self._seasons)
        met = self._met()
        return {
            who: tuple(s.id for s in every if seasons.was_met_in(met[who], s))
            for who in people
            if who in met
        }


class _TalkDays(Struct, frozen=True):
    """The days of all talks, until there is another; to try to reach one is none."""

    days: list[date]
    """In order."""
    ids: list[str]
    """Which talk was on each."""
    first: dict[str, date]
    """The earliest with each person."""

    @classmethod
    def of(cls, docs: Table, merged: Mapping[str, str]) -> _TalkDays:
        """Look at every talk once; those with whom others were merged into count."""
        held = ((id, doc) for id, doc in docs.items() if not doc.get("tried"))
        every = sorted((str(doc["on"]), id, str(doc["person"])) for id, doc in held)
        days = [date.fromisoformat(on) for on, _, _ in every]
        first: dict[str, date] = {}
        for on, (_, _, who) in zip(days, every, strict=True):
            first.setdefault(merged.get(who, who), on)
        return cls(days, [id for _, id, _ in every], first)

    def within(self, season: Season) -> list[str]:
        """Return the talks of a season, in order."""
        return self.ids[seasons.within(season, self.days)]


def _date(on: object) -> date | None:
    return date.fromisoformat(str(on)) if on else None
