"""What a user decides about an invitation that they write: one person, one reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.prep import joined, require_standing, written
from store.errors import Empty, NotYourOwn, OneAtATime
from store.records import Direction, Invitation, Means, Person, State
from store.rules import outgoing
from store.rules.acquaintance import known_from
from store.rules.closeness import closest
from store.rules.customise import SAME, Aim, Earlier, checklist
from store.rules.greeting import greets_several
from store.rules.inbox import is_same, the_one
from store.rules.knowing import facts
from store.rules.words import day, says_nothing
from store.text import clean

_FIELDS = ("why", "note")


class Invite(Struct, frozen=True):
    """An invitation to one person is begun, for one reason; or gone on with."""

    person: str
    why: str = ""
    """Why them; what is not said stays as it was."""
    note: str = ""
    means: Means | None = None
    name: str = ""
    """Who they are, where nobody has put them in yet."""

    def settle(self, book: Book) -> Settlement:
        """Keep the draft: there is one for each person."""
        outgoing.require_one(self.name, (each.name for each in book.people()))
        person = book.person(self.person) if self.person else self._new(book)
        theirs = list(mine_to(person, book))
        old = next(filter(outgoing.is_draft, theirs), None)
        is_new = old is None
        if old is None:
            outgoing.require_none_open(person.name, theirs, book.today)
            old = self._begun(person, book)
        new = replace(
            old,
            why=self.why or old.why,
            note=self.note or old.note,
            means=self.means or old.means,
        )
        if self.note:
            require_to_one(new.note, person.name, book.settings.name)
            require_not_copied(new, aim_of(book, new, person))
        put = (new,) if self.person else (person, new)
        if not is_new:
            return Settlement(f"Kept the draft to {person.name}", put)
        return Settlement(f"A draft to {person.name}: {new.why}", put)

    def _new(self, book: Book) -> Person:
        """Return somebody whom the user knows of; known they are once they accept."""
        name = clean(self.name)
        if not name:
            raise Empty("Whom do you invite? A name, please.")
        return Person(id=book.new_id(), name=name)

    def _begun(self, person: Person, book: Book) -> Invitation:
        if says_nothing(self.why):
            raise Empty(
                f"Why {person.name}? An invitation has a reason, in a sentence."
            )
        return Invitation(
            id=book.new_id(),
            direction=Direction.OUTGOING,
            state=State.DRAFT,
            name=person.name,
            slug=person.slug,
            received=datetime.combine(book.today, time()),
            person=person.id,
            means=Means.MAIL if person.connected_on else Means.FREE,
            begun_on=book.today,
        )


class KeepDraft(Struct, frozen=True):
    """Something was written in a draft; None leaves a field as it is."""

    invitation: str
    why: str | None = None
    note: str | None = None

    stood: str | None = None
    """What stood there when the writing began; None doesn't care."""

    @property
    def words(self) -> str:
        """What is being written."""
        return joined(written(self, _FIELDS))

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        draft = book.invitation(self.invitation)
        fields = written(self, _FIELDS)
        return joined({name: getattr(draft, name) for name in fields})

    def settle(self, book: Book) -> Settlement:
        """Keep the words; nothing is sent by that."""
        require_standing(self, book)
        old = book.invitation(self.invitation)
        outgoing.require_draft(old)
        if self.why is not None and says_nothing(self.why):
            raise Empty(f"Why {old.name}? An invitation has a reason, in a sentence.")
        kept = replace(old, **written(self, _FIELDS))
        return Settlement(f"Kept the draft to {old.name}", (kept,))


class ChangeMeans(Struct, frozen=True):
    """A draft goes by another way, where a note may be longer or has to be shorter."""

    invitation: str
    means: Means

    def settle(self, book: Book) -> Settlement:
        """Keep the way."""
        old = book.invitation(self.invitation)
        outgoing.require_draft(old)
        new = replace(old, means=self.means)
        return Settlement(f"The draft to {old.name}: by {self.means}", (new,))


class MarkSent(Struct, frozen=True):
    """The user sent it; that takes a note of their own (R5)."""

    invitation: str

    def settle(self, book: Book) -> Settlement:
        """Start the lapse clock, or say which of the checklist fails."""
        old = book.invitation(self.invitation)
        sent = outgoing.sent(old, book.today, book.settings.lapse_days)
        require_to_one(old.note, old.name, book.settings.name)
        found = checklist(old.note, aim_of(book, old))
        if not found.holds:
            failing = [(check.item.value, check.said) for check in found.failing]
            raise NotYourOwn(old.name, failing)
        assert sent.lapses_on
        return Settlement(
            f"Sent to {old.name}", (sent,), f"lapses {day(sent.lapses_on)}"
        )


class TheyAccepted(Struct, frozen=True):
    """They accepted what the user sent."""

    invitation: str

    def settle(self, book: Book) -> Settlement:
        """Make them known from today on; that takes no place."""
        old = book.invitation(self.invitation)
        accepted = outgoing.accepted(old, book.today)
        known = known_from(_invited(old, book), book.today)
        put = (replace(accepted, person=known.id), known)
        return Settlement(f"{old.name} accepted", put, "known, and no place taken")


class TheyDeclined(Struct, frozen=True):
    """They declined what the user sent."""

    invitation: str

    def settle(self, book: Book) -> Settlement:
        """Settle it; nothing is lost by that."""
        old = book.invitation(self.invitation)
        declined = outgoing.declined(old, book.today)
        return Settlement(f"{old.name} declined", (declined,), "nothing lost")


class DropDraft(Struct, frozen=True):
    """A draft is let go: it is not to be sent."""

    invitation: str

    def settle(self, book: Book) -> Settlement:
        """Let it go; its words stay where undo finds them."""
        old = book.invitation(self.invitation)
        gone = outgoing.let_go(old, book.today)
        return Settlement(f"Let the draft to {old.name} go", (gone,))


def mine_to(person: Person, book: Book) -> Iterator[Invitation]:
    """Yield the user's invitations to somebody, open or settled."""
    for each in book.invitations():
        if outgoing.is_mine(each) and each.person == person.id:
            yield each


def _invited(invitation: Invitation, book: Book) -> Person:
    """Return whom an invitation went to, new if nobody has put them in."""
    if invitation.person:
        return book.person(invitation.person)
    return the_one(invitation, book.people()) or Person(
        id=book.new_id(), name=invitation.name, slug=invitation.slug
    )


def require_to_one(note: str, name: str, sender: str) -> None:
    """Raise `OneAtATime` for a note that greets several people (R13)."""
    if greeted := greets_several(note, name, sender):
        raise OneAtATime(greeted.names)


def require_not_copied(draft: Invitation, aim: Aim) -> None:
    """Raise `OneAtATime` for a note to somebody else with the name exchanged (R13)."""
    others = [(each.note, each.names) for each in aim.earlier]
    near = closest(draft.note, others, aim.names)
    if near and near[1].degree >= SAME:
        other = aim.earlier[near[0]].name
        why = f"this is what you wrote to {other}"
        raise OneAtATime((draft.name, other), why)


def aim_of(book: Book, draft: Invitation, person: Person | None = None) -> Aim:
    """Return whom a draft goes to, and all that its note is looked through against."""
    if person is None:
        person = book.person(draft.person)
    every = list(book.invitations())
    theirs = [
        each
        for each in every
        if not outgoing.is_mine(each)
        and (each.person == person.id or (not each.person and is_same(each, person)))
    ]
    led_by = book.find(person.led_by) if person.led_by else None
    talks = book.talks_with(person.id)
    return Aim(
        name=person.name,
        company=person.company,
        sender=book.settings.name,
        why=draft.why,
        means=draft.means,
        known=facts(person, led_by, talks, theirs, book.settings, book.today),
        earlier=tuple(
            _earlier(each, book) for each in every if _is_to_another(each, person)
        ),
        said=tuple(
            _earlier(each, book)
            for each in every
            if outgoing.went(each) and each.note and _is_to(each, person)
        ),
        today=book.today,
    )


def _is_to_another(each: Invitation, person: Person) -> bool:
    """Tell whether it is a note of the user's to somebody else, or a draft of one."""
    if not (
        outgoing.went(each) or (outgoing.is_mine(each) and outgoing.is_draft(each))
    ):
        return False
    return bool(each.note) and not _is_to(each, person)


def _is_to(each: Invitation, person: Person) -> bool:
    return each.person == person.id if each.person else is_same(each, person)


def _earlier(invitation: Invitation, book: Book) -> Earlier:
    other = book.find(invitation.person) if invitation.person else None
    company = other.company if other else ""
    is_draft = outgoing.is_draft(invitation)
    on: date | None = invitation.begun_on if is_draft else None
    return Earlier(
        invitation.id,
        invitation.name,
        invitation.note,
        on or invitation.received.date(),
        f"{invitation.name} {company} {book.settings.name}",
        is_draft,
    )
