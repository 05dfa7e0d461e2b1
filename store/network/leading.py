"""Who led to whom, and what came of it, gathered from the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from store.documents import TABLES
from store.journal.entries import Entry
from store.network.naming import Naming
from store.records import (
    Direction,
    Gift,
    GiftKind,
    Introduction,
    Invitation,
    Outcome,
    Person,
    Talk,
    TalkKind,
)
from store.rules import giving, provenance
from store.views import Lead

if TYPE_CHECKING:
    from store.rules.forest import Branch, Through
    from store.rules.leads import Hint, Names, Written


class Leading(Naming):
    """Views of who led to whom, and hints who may have."""

    _forest: tuple[Branch, ...] | None = None
    """As it stands; None where something was decided since."""

    def _hear(self, entry: Entry | None) -> None:
        super()._hear(entry)
        self._forest = None

    def forest(self) -> tuple[Branch, ...]:
        """Return everyone who led, or was led to, each above those they led to."""
        from store.rules.forest import forest  # One page's, and a command's.

        if self._forest is None:
            led = [*self._people.where(lambda doc: bool(doc.get("led_by")))]
            above = (self.find(person.led_by) for person in led)
            self._forest = forest([*led, *filter(None, above)], self._through())
        return self._forest

    def _through(self) -> Through:
        """Count what came through everybody; no record is made for it."""
        from store.rules.forest import Came, Through

        tables = self._store.tables
        introductions = Counter(
            doc.get("by") for doc in tables[TABLES[Introduction]].values()
        )
        meeting = TalkKind.MEETING.value
        meetings = Counter(
            doc.get("person")
            for doc in tables[TABLES[Talk]].values()
            if doc.get("kind") == meeting and not doc.get("tried")
        )
        gifts, jobs = Counter[str](), Counter[str]()
        talks = self._talks.where(lambda doc: "received" in doc)
        for gift in _came(self._gifts, talks):
            gifts[gift.person] += 1
            jobs[gift.person] += gift.kind is GiftKind.JOB
        own = {
            id: Came(introductions[id], meetings[id], gifts[id], jobs[id])
            for id in introductions.keys() | meetings.keys() | gifts.keys()
            if id
        }
        outcomes = tables[TABLES[Outcome]].values()
        return Through(own, [doc.get("people", ()) for doc in outcomes])

    def chain(self, person: Person) -> list[Person]:
        """Return who led to a person, who led to those, and so on."""
        return provenance.chain(person, self.find)

    def lead(self, id: str) -> Lead:
        """Return who led to somebody, and what came of it; raises `NotFound`."""
        from store.rules.forest import Came

        person = self.person(id)
        met = [t for t in self._together(id) if t.kind is TalkKind.MEETING]
        meetings = tuple(talk for talk in met if not talk.tried)
        offered = tuple(self._introductions.holding("by", id))
        theirs = self._gifts.holding("person", id)
        gifts = tuple(_came(theirs, self.talks_with(id)))
        owed = self._outcomes.where(lambda doc: id in doc.get("people", ()))
        outcomes = tuple(owed)
        jobs = sum(gift.kind is GiftKind.JOB for gift in gifts)
        return Lead(
            person,
            tuple(self.chain(person)),
            next((b for b in self.forest() if b.person.id == id), None),
            Came(len(offered), len(meetings), len(gifts), jobs, len(outcomes)),
            offered,
            meetings,
            gifts,
            outcomes,
        )

    # Hints.

    def hints(self, id: str) -> list[Hint]:
        """Return who may have led to somebody, the likeliest first.

        Neither those who led already, nor those whom they led to, are offered.
        """
        from store.rules.leads import best, hints

        person = self.person(id)
        found = hints(self._written_with(person), self._names(self._people))
        found += self._named_elsewhere(person)
        return [
            hint
            for hint in best(found)
            if hint.by.id != person.led_by and not self._is_below(hint.by, person)
        ]

    def _is_below(self, one: Person, other: Person) -> bool:
        above = (person.id for person in self.chain(one))
        return one.id == other.id or other.id in above

    def _written_with(self, person: Person) -> Iterator[Written]:
        """Yield what is kept of what was written between somebody and the user."""
        for invitation in self._invitations.holding("person", person.id):
            yield from _written_in(invitation, person.name)
        for talk in self.talks_with(person.id):
            yield _written_at(talk, person.name)

    def _named_elsewhere(self, person: Person) -> Iterator[Hint]:
        """Yield those in whose talks with the user somebody is named."""
        from store.rules.leads import Hint, Where, full_name, may_name

        name = full_name(person.name)
        if not name:
            return
        names, may = self._names([person]), may_name(name)
        texts = self._talks.where(lambda doc: bool(may.search(doc.get("said", ""))))
        for talk in texts:
            by = self.find(talk.person)
            if by is None or by.id == person.id or full_name(by.name) == name:
                continue
            for _, words in names.found_in(talk.said):
                yield Hint(by, words, Where.ELSEWHERE, talk.on)

    def _names(self, people: Iterable[Person]) -> Names:
        from store.rules.leads import Names

        return Names(people, self.settings.name)


def _came(gifts: Iterable[Gift], talks: Iterable[Talk]) -> Iterator[Gift]:
    """Yield what came to the user, but for introductions."""
    every = giving.besides_offered(giving.exchanged(gifts, talks))
    return (gift for gift in every if not gift.given)


def _written_in(invitation: Invitation, name: str = "") -> Iterator[Written]:
    from store.rules.leads import Where, Written

    outgoing = invitation.direction is Direction.OUTGOING
    note = Where.OWN_NOTE if outgoing else Where.NOTE
    on, name = invitation.received.date(), name or invitation.name
    if invitation.note:
        yield Written(invitation.note, note, on, invitation.person, name)
    if invitation.answer:
        answered = invitation.answered_on or on
        yield Written(
            invitation.answer, Where.ANSWER, answered, invitation.person, name
        )


def _written_at(talk: Talk, name: str) -> Written:
    from store.rules.leads import Where, Written

    return Written(talk.said, Where.MESSAGE, talk.on, talk.person, name)
