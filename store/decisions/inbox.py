"""What a user decides about an invitation that came in."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.people import rest, tend
from store.errors import Empty, NothingChanges
from store.records import FollowUp, Invitation, Owed, Person, Record, Verdict
from store.rules import inbox, outgoing
from store.rules.acquaintance import known_from
from store.rules.words import day, says_nothing


class Ask(Struct, frozen=True):
    """A reply was sent first: the invitation waits for an answer, and may lapse."""

    invitation: str
    reply: str | None = None
    """What was sent; None is the draft as it stands."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.reply or ""

    def settle(self, book: Book) -> Settlement:
        """Start the lapse clock."""
        old = book.invitation(self.invitation)
        reply = reply_of(old, book) if self.reply is None else self.reply
        asked = inbox.ask(old, reply, book.today, book.settings.lapse_days)
        assert asked.lapses_on
        return Settlement(
            f"Asked {old.name}", (asked,), f"lapses {day(asked.lapses_on)}"
        )


class KeepReply(Struct, frozen=True):
    """The reply was rewritten, and is not sent yet."""

    invitation: str
    reply: str

    @property
    def words(self) -> str:
        """What is being written."""
        return self.reply

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return reply_of(book.invitation(self.invitation), book)

    def settle(self, book: Book) -> Settlement:
        """Keep the words; what was sent already stays as it was."""
        old = book.invitation(self.invitation)
        inbox.require_unasked(old)
        return Settlement(
            f"Kept the reply to {old.name}", (replace(old, reply=self.reply),)
        )


class KeepAnswer(Struct, frozen=True):
    """Their answer is being taken down, and not complete yet."""

    invitation: str
    answer: str

    @property
    def words(self) -> str:
        """What is being written."""
        return self.answer

    def stands(self, book: Book) -> str:
        """Return what is kept in its place now."""
        return book.invitation(self.invitation).answer

    def settle(self, book: Book) -> Settlement:
        """Keep the words; nobody has answered by that."""
        old = book.invitation(self.invitation)
        inbox.require_asked(old)
        if old.answered_on and says_nothing(self.answer):
            raise Empty(f"{old.name}'s answer stays: nothing is written in its place.")
        return Settlement(
            f"Kept what is written of {old.name}'s answer",
            (replace(old, answer=self.answer),),
        )


class Answered(Struct, frozen=True):
    """They answered."""

    invitation: str
    answer: str

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.answer

    def settle(self, book: Book) -> Settlement:
        """Open the way to accepting; a lapsed invitation comes back."""
        old = book.invitation(self.invitation)
        return Settlement(
            f"Kept {old.name}'s answer",
            (inbox.answer(old, self.answer, book.today),),
            "a accepts",
        )


class Accept(Struct, frozen=True):
    """The invitation is accepted: as known, or with a place of their own."""

    invitation: str
    active: bool = False
    purpose: str = ""
    cadence: str = ""
    resting: str = ""
    """Who rests in the same decision, to make room."""
    known_how: str = ""
    """How the user knows them; that lifts "ask first"."""

    def settle(self, book: Book) -> Settlement:
        """Take them into the address book, or among the active."""
        old = book.invitation(self.invitation)
        linked = book.person(old.person) if old.person else None
        known = inbox.is_known(old, linked, self.known_how)
        person = person_of(old, book, self.known_how)
        accepted = inbox.accept(old, book.verdict(old), known, book.today)
        if self.active:
            person = tend(person, self.purpose, self.cadence, book.today)
        put: list[Record] = [replace(accepted, person=person.id), person]
        said = f"Accepted {old.name}, " + ("active" if self.active else "known")
        if self.resting:
            rested = rest(book.person(self.resting))
            put.append(rested)
            said += f"; {rested.name} rests"
        put += inbox.reminded(old, book.follow_ups(), book.today)
        led = _who_may_have_led(old, person, book)
        return Settlement(said, tuple(put), led or "accept it where it came from, too")


class KnowThem(Struct, frozen=True):
    """The user knows the sender, and says how."""

    invitation: str
    how: str

    def settle(self, book: Book) -> Settlement:
        """Make them known, which lifts "ask first"."""
        old = book.invitation(self.invitation)
        inbox.require_open(old)
        if says_nothing(self.how):
            raise Empty(f"How do you know {old.name}? A few words will do.")
        person = person_of(old, book, self.how)
        return Settlement(
            f"You know {old.name}: {self.how}",
            (replace(old, person=person.id), person),
            "a accepts",
        )


class Postpone(Struct, frozen=True):
    """Later, on a day."""

    invitation: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Put it off."""
        later = inbox.postpone(book.invitation(self.invitation), self.until, book.today)
        return Settlement(f"{later.name} comes back {day(self.until)}", (later,))


class WaitForPlace(Struct, frozen=True):
    """Every place is taken: they wait for one, and a follow-up remembers it."""

    invitation: str
    until: date

    def settle(self, book: Book) -> Settlement:
        """Put the invitation off, and keep a follow-up for that day."""
        old = book.invitation(self.invitation)
        later = inbox.postpone(old, self.until, book.today)
        waits = inbox.reminders(old, book.follow_ups())
        reminder = FollowUp(
            id=waits[0].id if waits else book.new_id(),
            owed=Owed.DUE,
            what=f"a place for {old.name}?",
            on=self.until,
            invitation=old.id,
        )
        return Settlement(
            f"{old.name} waits for a place until {day(self.until)}", (later, reminder)
        )


class LetGo(Struct, frozen=True):
    """The invitation is let go."""

    invitation: str

    def settle(self, book: Book) -> Settlement:
        """Decline it, without a word to anyone."""
        old = book.invitation(self.invitation)
        reminded = inbox.reminded(old, book.follow_ups(), book.today)
        gone = inbox.let_go(old, book.today)
        return Settlement(f"Let {old.name} go", (gone, *reminded))


class Overrule(Struct, frozen=True):
    """The user says what the note is; it stands for that sender."""

    invitation: str
    verdict: Verdict

    def settle(self, book: Book) -> Settlement:
        """Keep the user's own verdict on all that this sender wrote."""
        old = book.invitation(self.invitation)
        if book.verdict(old) is self.verdict:
            raise NothingChanges(f"{old.name}'s note is {self.verdict} already.")
        received = (i for i in book.invitations() if i.direction is old.direction)
        theirs = inbox.surely_same(old, received)
        return Settlement(
            f"{old.name}'s note is {self.verdict}: you say so",
            tuple(replace(i, overruled=self.verdict) for i in theirs),
        )


class LapseAll(Struct, frozen=True):
    """Whoever was asked, or invited, and is silent for too long, lapses at once."""

    def settle(self, book: Book) -> Settlement:
        """Let every invitation lapse whose time is over, whoever wrote it."""
        silent = [i for i in book.invitations() if _is_over(i, book.today)]
        if not silent:
            raise NothingChanges("Nobody's time is over.")
        count = len(silent)
        name, is_mine = silent[0].name, outgoing.is_mine(silent[0])
        said = f"{count} silent invitations lapsed"
        if count == 1:
            said = f"{name}'s silent invitation lapsed"
            said = f"Your invitation to {name} lapsed" if is_mine else said
        put: list[Record] = [inbox.lapse(i, book.today) for i in silent]
        for each in silent:
            put += inbox.reminded(each, book.follow_ups(), book.today)
        return Settlement(said, tuple(put), "nothing lost")


def _is_over(invitation: Invitation, today: date) -> bool:
    return inbox.has_lapsed(invitation, today) or outgoing.has_lapsed(invitation, today)


def person_of(invitation: Invitation, book: Book, how: str = "") -> Person:
    """Return the sender as a person, new if they were not known.

    Who says how they know them means the one of that name, if there is just one.
    """
    says_how = not says_nothing(how)
    if invitation.person:
        person = book.person(invitation.person)
    else:
        person = Person(id=book.new_id(), name=invitation.name, slug=invitation.slug)
        if says_how and (called := inbox.the_one(invitation, book.people())):
            person = replace(called, slug=called.slug or invitation.slug)
    known = known_from(person, book.today)
    return replace(known, known_how=how) if says_how else known


def _who_may_have_led(invitation: Invitation, person: Person, book: Book) -> str:
    """Say who is named in what they wrote, as one who may have led to them."""
    texts = [text for text in (invitation.note, invitation.answer) if text]
    if person.led_by or not texts:
        return ""
    from store.rules.leads import first_named  # Where somebody wrote a note.

    others = (each for each in book.people() if each.id != person.id)
    by = first_named(texts, others, (invitation.name, book.settings.name))
    return f"they name {by.name}: i l on their page keeps who led" if by else ""


def reply_of(invitation: Invitation, book: Book) -> str:
    """Return the reply as it stands: the user's own words, or a draft that fits."""
    linked = book.find(invitation.person) if invitation.person else None
    return inbox.reply_of(invitation, linked, book.settings.name, book.verdict)
