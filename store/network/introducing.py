"""Views of introductions: offered, under way, suggested; and what topics reach."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.errors import NoSuchName, NotFound, Unclear
from store.introducing import (
    Group,
    IntroductionRow,
    IntroductionsView,
    Reach,
    Reached,
)
from store.network.leading import Leading
from store.records import Introduction, Person, Stage
from store.rules import graces, introducing
from store.rules.introducing import Next
from store.rules.search import fitting
from store.rules.short_ids import short_id, with_id

if TYPE_CHECKING:
    from store.rules.fit import Distance


class Introducing(Leading):
    """Who is offered to the user, whom they bring together, and what topics reach."""

    def introductions_view(self) -> IntroductionsView:
        """Return every introduction by group, and who else could help each other."""
        from store.rules.pairing import suggestions  # Where one looks at them.

        rows = [self._introduction_row(each) for each in self._introductions]
        rows.sort(key=lambda row: _when(row.introduction), reverse=True)
        rows.sort(key=lambda row: _GROUPS.index(row.group))
        told = self._people.where(
            lambda doc: "can_help_with" in doc or "looks_for" in doc
        )
        active = self.tended()  # However many hold a place, told of or not.
        people = {person.id: person for person in (*told, *active)}
        pairs = suggestions(people.values(), self._introductions)
        return IntroductionsView(self.today, tuple(rows), pairs)

    def _introduction_row(self, introduction: Introduction) -> IntroductionRow:
        by = self.find(introduction.by) if introduction.by else None
        offered = by is not None and introduction.stage is Stage.OFFERED
        weigh = self._distance if offered else None
        return IntroductionRow(
            introduction,
            self._group(introduction),
            by,
            self.find(introduction.person) if introduction.person else None,
            self.find(introduction.other) if introduction.other else None,
            weigh,
        )

    def _group(self, introduction: Introduction) -> Group:
        if introduction.stage not in introducing.OPEN:
            return Group.SETTLED
        if introducing.is_later(introduction, self.today):
            return Group.LATER
        is_offered = introduction.stage is Stage.OFFERED
        return Group.OFFERED if is_offered else Group.UNDER_WAY

    def _distance(self, introduction: Introduction) -> Distance:
        from store.decisions.offered import known
        from store.rules.fit import distance
        from store.rules.forecast import DEFAULT, forecast

        return distance(
            introduction,
            known(self, introduction),
            self.person(introduction.by),
            self.settings,
            self.bandwidth().room,
            forecast(self.ahead(DEFAULT)),
            self.find,
        )

    def introduction_row(self, id: str) -> IntroductionRow:
        """Return one introduction with whom it is about; raises `NotFound`."""
        return self._introduction_row(self.introduction(id))

    def introductions_with(self, person: str) -> tuple[IntroductionRow, ...]:
        """Return the open introductions that somebody has a part in."""
        fields = ("person", "other", "by")
        several = {
            each.id: each
            for field in fields
            for each in self._introductions.holding(field, person)
        }
        open_ones = (i for i in several.values() if i.stage in introducing.OPEN)
        return tuple(self._introduction_row(each) for each in open_ones)

    def introduction_note(self, id: str) -> str:
        """Return the note that is next: the user's own words, or a beginning."""
        introduction = self.introduction(id)
        return introduction.note or self.introduction_draft(id)

    def introduction_draft(self, id: str) -> str:
        """Return the beginning of the note that is next, or ""."""
        row, signature = self.introduction_row(id), self.settings.name
        introduction = row.introduction
        if row.by:
            declined = introduction.stage is Stage.DECLINED
            draft = graces.declining if declined else graces.taking
            return draft(introduction, row.by.name, signature)
        step, whom = row.next
        one, other = (p.name if p else "" for p in (row.person, row.other))
        if step is Next.MAKE:
            return graces.making(introduction, one, other, signature)
        if whom is None or step is Next.HEAR:
            return ""
        beside = row.beside(whom)
        if step is Next.FOLLOW:
            return graces.what_came(whom.name, beside.name, signature)
        agreed = introducing.agreed_on(introduction, beside.id) is not None
        return graces.asking(introduction, whom.name, beside.name, agreed, signature)

    # Topics.

    def reached(self, can_help_with: str, wants_to_learn: str) -> Reached:
        """Return whom these topics reach, as they would be the sweet spot."""
        from store.rules.reaching import reached_by

        told = list(
            self._people.where(lambda d: "can_help_with" in d or "looks_for" in d)
        )
        helps = reached_by(can_help_with, told, "looks_for")
        learns = reached_by(wants_to_learn, told, "can_help_with")
        return Reached(
            tuple(Reach(topic, people) for topic, people in helps),
            tuple(Reach(topic, people) for topic, people in learns),
        )

    # By name.

    def find_introduction(
        self, *names: str, stages: Iterable[Stage] = introducing.OPEN
    ) -> Introduction:
        """Return the introduction of that id, or about whom the names mean.

        One name of those it is about is enough where just one fits. Raises
        `NotFound`, or `Unclear` with the candidates.
        """
        if len(names) == 1 and (exact := with_id(names[0], self._introductions)):
            return exact
        rows = [self._introduction_row(i) for i in self._introductions]
        among = set(stages)
        found = [row for row in rows if row.introduction.stage in among]
        for name in names:
            fits = {each.name for each in fitting(name, _named(found))}
            found = [row for row in found if fits & {p.name for p in _named([row])}]
        if len(found) == 1:
            return found[0].introduction
        said = " and ".join(f"“{name}”" for name in names)
        if not found:
            raise NoSuchName(f"No introduction with {said} is open.", "introductions")
        ids = [each.id for each in self._introductions]
        candidates = [
            f"{row.name} (id {short_id(row.introduction.id, ids)})" for row in found
        ]
        raise Unclear(" ".join(names), candidates, "Say which by its id.")

    def consenting(self, one: str, other: str) -> Introduction | None:
        """Return what is under way between two people, and not made so far."""
        theirs = introducing.of_pair(self._introductions, one, other)
        return next(filter(introducing.is_consenting, theirs), None)

    def find_introduction_of(self, one: str, other: str) -> Introduction:
        """Return the open introduction of these two, by their ids, or the latest one.

        Raises `NotFound`.
        """
        found = list(introducing.of_pair(self._introductions, one, other))
        found.sort(key=lambda each: (each.stage in introducing.OPEN, each.id))
        if not found:
            names = " and ".join(self.person(id).name for id in (one, other))
            raise NotFound(f"You don't think of bringing {names} together yet.")
        return found[-1]


_GROUPS = tuple(Group)


def _when(introduction: Introduction) -> tuple[str, str]:
    on = introduction.settled_on or introduction.on
    return on.isoformat(), introduction.id


def _named(rows: Iterable[IntroductionRow]) -> list[Person]:
    """Return whom introductions are about: who offers one is not."""
    found: list[Person] = []
    for row in rows:
        if row.by:
            found.append(Person(id="", name=row.introduction.name))
        else:
            found += [person for person in (row.person, row.other) if person]
    return found
