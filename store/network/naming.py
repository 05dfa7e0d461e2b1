"""Finding people and invitations by their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from store.errors import NoSuchName, NotFound, Unclear
from store.network.inviting import OR_ITS_ID, Inviting
from store.records import Direction, Invitation, Person, PrepCard, Standing, State
from store.rules import inbox
from store.rules.queue import Cause
from store.rules.search import fitting, plain
from store.rules.short_ids import short_id, whole_id, with_id
from store.rules.words import moment
from store.views import QueueRow

Named = TypeVar("Named", Person, Invitation)
Meant = TypeVar("Meant", Person, QueueRow)
Found = TypeVar("Found", Invitation, QueueRow)

_CLOSE = 60.0
"""From this likeness on, a name that is nobody's may be a misspelt one."""


class Naming(Inviting):
    """Takes a name for a person's or an invitation's own, never for a guess."""

    def find_invitation(self, name: str) -> Invitation:
        """Return the open invitation of that name or id.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        every = self._invitations
        if exact := with_id(name, every):
            return exact
        theirs = [i for i in every if i.direction is Direction.INCOMING]
        live = [i for i in theirs if i.state in inbox.OPEN]
        lapsed = [i for i in theirs if i.state is State.LAPSED]
        if found := _named(name, live, every) or _named(name, lapsed, every):
            return found
        meant = _meant(name, [*live, *lapsed])
        raise NoSuchName(f"No invitation from “{name}”.{meant}", "inbox")

    def find_active(self, name: str) -> Person:
        """Return whoever holds a place and has that name or id.

        A name that is merely close, or a word of their company or purpose, names
        nobody. Raises `NotFound`, or `Unclear` with the candidates.
        """
        among = [p for p in self._people if p.standing is Standing.ACTIVE]
        exact = with_id(name, among)
        if found := exact or _named(name, among, among):
            return found
        meant = _meant(name, among)
        raise NoSuchName(f"Nobody called “{name}” holds a place.{meant}")

    def find_person(self, name: str) -> Person:
        """Return whom a user means by a name, a part of one, or a misspelt one.

        Of a whole name, whole words and beginnings of words, the first that fits
        anybody decides. A misspelt name is taken for the one it resembles, if it
        resembles no other nearly as much. Raises `NotFound`, or `Unclear` with
        the candidates: those who hold a place stand first.
        """
        if exact := self._people.get(name):
            return exact
        found = fitting(name, self._people)
        if len(found) == 1:
            return found[0]
        if found:
            raise unclear(name, found, self._people)
        if by_id := with_id(name, self._people):
            return by_id
        meant = _meant(name, self._people)
        raise NoSuchName(f"Nobody is called “{name}”.{meant}", "people")

    def find_card(self, name: str) -> PrepCard:
        """Return the open card of that id, or for the person whom a name means.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        rows = self.open_cards()
        by_id = with_id(name, (row.card for row in rows))
        exact = [row for row in rows if row.card == by_id]
        among = {row.person.id: row.person for row in rows}
        people = [] if exact else self._surely(name, among.values())
        found = exact or [row for row in rows if row.person in people]
        if len(found) == 1:
            return found[0].card
        if not found:
            raise NoSuchName(f"No meeting with “{name}” is planned.", "prep")
        every = [row.card.id for row in rows]
        said = [
            f"{r.person.name}, {_when(r.card)} (id {short_id(r.card.id, every)})"
            for r in found
        ]
        raise Unclear(name, said, "Say which by its id.")

    def find_pending(self, name: str) -> QueueRow:
        """Return the line of the queue of that key, or about whom a name means.

        Raises `NotFound`, or `Unclear` with the candidates.
        """
        rows = self.queue().rows
        exact = _with_key(name, rows)
        among = {row.name: row for row in rows}
        meant = [] if exact else self._surely(name, among.values())
        names = {row.name for row in meant}
        found = exact or [row for row in rows if row.name in names]
        if len(found) == 1:
            return found[0]
        if not found:
            raise NoSuchName(f"Nothing is pending with “{name}”.", "due")
        raise Unclear(name, [_said_pending(row, rows) for row in found], _BRACKETS)

    def find_to_put_off(self, name: str) -> Invitation | QueueRow:
        """Return the invitation, or the line of the queue, that is to wait.

        Raises `NotFound`, or `Unclear` with the candidates of both kinds.
        """
        invitation, no_invitation = _tried(self.find_invitation, name)
        row, no_row = _tried(self.find_pending, name)
        if invitation and row and self._waits_for_place(row, invitation):
            row = None
        found = _apart(invitation, row)
        several = [e for e in (no_invitation, no_row) if isinstance(e, Unclear)]
        if len(found) == 1 and not several:
            return found[0]
        if len(several) == 1 and not found:
            raise several[0]
        if not (found or several):
            raise NoSuchName(f"{no_invitation} {no_row}", "inbox", "due")
        others = [each for error in several for each in error.candidates]
        raise Unclear(name, [*map(self._said, found), *others], _BRACKETS)

    def _said(self, found: Invitation | QueueRow) -> str:
        """Return a candidate, with what makes it clear in brackets."""
        if isinstance(found, Invitation):
            short = short_id(found.id, (each.id for each in self._invitations))
            return f"{found.name}'s invitation ({short})"
        return _said_pending(found, self.queue().rows)

    def _waits_for_place(self, row: QueueRow, invitation: Invitation) -> bool:
        """Tell whether a line says but that whoever invites waits for a place."""
        if row.pending.cause is not Cause.STEP:
            return False
        return self.follow_up(row.pending.of).invitation == invitation.id

    def _surely(self, name: str, among: Iterable[Meant]) -> list[Meant]:
        """Return whom of several a name means, unless it is another one's misspelt.

        Of few who come into question, one is soon the closest; but the name may be,
        to the letter, that of somebody who doesn't.
        """
        found = fitting(name, among)
        if not found or _is_literally(name, found[0].name):
            return found
        known = fitting(name, [*self._people, *self._invitations])
        return found if {k.name for k in known} == {f.name for f in found} else []

    def people_beginning(self, typed: str) -> list[Person]:
        """Return whose whole name begins so, in capitals or not; no others are made."""
        wanted = typed.casefold()
        return list(
            self._people.where(
                lambda doc: str(doc.get("name", "")).casefold().startswith(wanted)
            )
        )


def _named(name: str, among: Iterable[Named], every: Iterable[Named]) -> Named | None:
    """Return the one of that name; a whole name goes before a part of one.

    Raises `Unclear` if there are several, told apart by their ids from those of
    `every`. No name at all is nobody's.
    """
    wanted = " ".join(plain(name).split())
    part = [one for one in among if wanted and wanted in plain(one.name)]
    found = [one for one in part if plain(one.name) == wanted] or part
    if len(found) > 1:
        ids = [one.id for one in every]
        said = [f"{each.name} (id {short_id(each.id, ids)})" for each in found]
        raise Unclear(name, said, OR_ITS_ID)
    return found[0] if found else None


def _is_literally(name: str, whose: str) -> bool:
    """Tell whether a name is in somebody's to the letter, not but resembling it."""
    whole = plain(whose)
    return all(word in whole for word in plain(name).split())


_BRACKETS = "Say which by what stands in brackets."


def _key(row: QueueRow, rows: Sequence[QueueRow]) -> str:
    """Return the key of a line as it is read and typed: "step:4711"."""
    cause = row.pending.cause
    return f"{cause}:{short_id(row.pending.of, _ids_of(cause, rows))}"


def _with_key(key: str, rows: Sequence[QueueRow]) -> list[QueueRow]:
    """Return the line of that key, which may hold all of its id or the end of it."""
    cause, _, typed = key.partition(":")
    of = whole_id(typed, _ids_of(cause, rows))
    return [row for row in rows if (row.pending.cause, row.pending.of) == (cause, of)]


def _ids_of(cause: str, rows: Sequence[QueueRow]) -> list[str]:
    return [row.pending.of for row in rows if row.pending.cause == cause]


def _said_pending(row: QueueRow, rows: Sequence[QueueRow]) -> str:
    return f"{row.name}, {row.pending.what} ({_key(row, rows)})"


def _tried(
    find: Callable[[str], Found], name: str
) -> tuple[Found | None, NotFound | None]:
    """Return what a name means, or why it means nothing."""
    try:
        return find(name), None
    except NotFound as error:
        return None, error


def _apart(
    invitation: Invitation | None, row: QueueRow | None
) -> list[Invitation | QueueRow]:
    """Return those that there are: one if both are the same thing.

    An invitation that lapsed can't be put off, so it stands in nobody's way.
    """
    if invitation is None or row is None:
        return [each for each in (invitation, row) if each is not None]
    if (row.pending.cause, row.pending.of) == (Cause.LAPSE, invitation.id):
        return [invitation]
    return [row] if invitation.state is State.LAPSED else [invitation, row]


def _when(card: PrepCard) -> str:
    return moment(card.on, card.at, card.on) if card.on else "an idea"


def unclear(name: str, people: Iterable[Person], every: Iterable[Person]) -> Unclear:
    """Return the error that lists whom of `every` a name may mean."""
    first = sorted(people, key=lambda p: (p.standing is not Standing.ACTIVE, p.name))
    counts = Counter(person.name for person in first)
    twins = any(number > 1 for number in counts.values())
    ids = [person.id for person in every] if twins else []
    said = [_label(p, ids if counts[p.name] > 1 else ()) for p in first]
    return Unclear(name, said, OR_ITS_ID) if twins else Unclear(name, said)


def _label(person: Person, ids: Sequence[str]) -> str:
    """Return somebody's name with what tells them from others; their id, if need be."""
    more = f"id {short_id(person.id, ids)}" if ids else person.company
    return f"{person.name} ({more})" if more else person.name


def _meant(name: str, among: Iterable[Person | Invitation]) -> str:
    """Return a question that offers the names close to one that is nobody's, or ""."""
    from rapidfuzz import fuzz, process

    names = {plain(one.name): one.name for one in among}
    close = process.extract(plain(name), names.keys(), scorer=fuzz.ratio, limit=3)
    meant = [names[found] for found, likeness, _ in close if likeness >= _CLOSE]
    return f" Did you mean {' or '.join(meant)}?" if meant else ""
