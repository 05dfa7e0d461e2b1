"""Finding people and invitations by their names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from store.errors import NotFound, Unclear
from store.network.reading import Reading
from store.records import Direction, Invitation, Person, PrepCard, Standing, State
from store.rules import inbox
from store.rules.search import fitting
from store.rules.words import day
from store.views import QueueRow

Named = TypeVar("Named", Person, Invitation)

_CLOSE = 60.0
"""From this likeness on, a name that is nobody's may be a misspelt one."""


class Naming(Reading):
    """Takes a name for a person's or an invitation's own, never for a guess."""

    def find_invitation(self, name: str) -> Invitation:
        """Return the open invitation of that name or id.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        if exact := self._invitations.get(name):
            return exact
        theirs = [i for i in self._invitations if i.direction is Direction.INCOMING]
        live = [i for i in theirs if i.state in inbox.OPEN]
        lapsed = [i for i in theirs if i.state is State.LAPSED]
        if found := _named(name, live) or _named(name, lapsed):
            return found
        meant = _meant(name, [*live, *lapsed])
        raise NotFound(f"No invitation from “{name}”.{meant} fewer inbox lists them.")

    def find_active(self, name: str) -> Person:
        """Return whoever holds a place and has that name or id.

        A name that is merely close, or a word of their company or purpose, names
        nobody. Raises `NotFound`, or `Unclear` with the candidates.
        """
        among = [p for p in self._people if p.standing is Standing.ACTIVE]
        exact = next((p for p in among if p.id == name), None)
        if found := exact or _named(name, among):
            return found
        meant = _meant(name, among)
        raise NotFound(f"Nobody called “{name}” holds a place.{meant}")

    def find_person(self, name: str) -> Person:
        """Return whom a user means by a name, a part of one, or a misspelt one.

        Of a whole name, whole words, beginnings of words and parts of them, the first
        that fits anybody decides. A misspelt name is taken for the one it resembles,
        if it resembles no other nearly as much. Raises `NotFound`, or `Unclear` with
        the candidates: those who hold a place stand first.
        """
        if exact := self._people.get(name):
            return exact
        found = fitting(name, self._people)
        if len(found) == 1:
            return found[0]
        if found:
            raise unclear(name, found)
        meant = _meant(name, self._people)
        raise NotFound(f"Nobody is called “{name}”.{meant} fewer people lists them.")

    def find_card(self, name: str) -> PrepCard:
        """Return the open card of that id, or for the person whom a name means.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        rows = self.open_cards()
        exact = [row for row in rows if row.card.id == name]
        among = {row.person.id: row.person for row in rows}
        people = [] if exact else fitting(name, among.values())
        found = exact or [row for row in rows if row.person in people]
        if len(found) == 1:
            return found[0].card
        if not found:
            raise NotFound(
                f"No meeting with “{name}” is planned. fewer prep lists them."
            )
        days = [(row.card.on and day(row.card.on)) or "an idea" for row in found]
        pairs = zip(found, days, strict=True)
        raise Unclear(
            name, [f"{r.person.name}, {on} (id {r.card.id})" for r, on in pairs]
        )

    def find_pending(self, name: str) -> QueueRow:
        """Return the line of the queue of that key, or about whom a name means.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        rows = self.queue().rows
        exact = [row for row in rows if row.pending.key == name]
        names = {row.name: row for row in rows}
        found = exact or [
            row
            for row in rows
            if row.name in {each.name for each in fitting(name, names.values())}
        ]
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(f"Nothing is pending with “{name}”. fewer due lists all.")
        raise Unclear(
            name,
            [f"{r.name}, {r.pending.what} ({r.pending.key})" for r in found],
            "Say which by what stands in brackets.",
        )

    def find_people(self, query: str) -> list[Person]:
        """Return the people whom the words of a query fit, best first."""
        from store.rules.search import matching

        return matching(query, self._people)


def _named(name: str, among: Iterable[Named]) -> Named | None:
    """Return the one of that name; a whole name goes before a part of one.

    Raises `Unclear` if there are several. No name at all is nobody's.
    """
    from store.rules.search import plain

    wanted = " ".join(plain(name).split())
    part = [one for one in among if wanted and wanted in plain(one.name)]
    found = [one for one in part if plain(one.name) == wanted] or part
    if len(found) > 1:
        raise Unclear(name, [f"{one.name} (id {one.id})" for one in found])
    return found[0] if found else None


def unclear(name: str, people: Iterable[Person]) -> Unclear:
    """Return the error that lists whom a name may mean."""
    first = sorted(people, key=lambda p: (p.standing is not Standing.ACTIVE, p.name))
    return Unclear(name, [f"{p.name} (id {p.id})" for p in first])


def _meant(name: str, among: Iterable[Person | Invitation]) -> str:
    """Return a question that offers the names close to one that is nobody's, or ""."""
    from rapidfuzz import fuzz, process

    from store.rules.search import plain

    names = {plain(one.name): one.name for one in among}
    close = process.extract(plain(name), names.keys(), scorer=fuzz.ratio, limit=3)
    meant = [names[found] for found, likeness, _ in close if likeness >= _CLOSE]
    return f" Did you mean {' or '.join(meant)}?" if meant else ""
