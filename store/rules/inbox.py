"""What may become of an incoming invitation (R3, R4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from msgspec.structs import replace

from store.errors import AskFirst, Empty, OutOfRange, OutOfTurn
from store.records import Direction, FollowUp, Invitation, Person, State, Verdict
from store.rules.words import day, says_nothing

OPEN = frozenset({State.NEW, State.LATER, State.ASKED, State.ANSWERED})
"""The states at which an incoming invitation can still be decided about."""

LATELY = timedelta(days=60)
"""So long a lapsed invitation is shown in the inbox; it is kept for ever."""

_PAST = {
    State.ACCEPTED: "was accepted",
    State.DECLINED: "was let go",
    State.LAPSED: "lapsed",
}


class Named(Protocol):
    """Whoever a row or a record names, with their address as far as it is known."""

    @property
    def name(self) -> str:
        """As they call themselves."""
        ...

    @property
    def slug(self) -> str:
        """The decoded last part of their LinkedIn address, or ""."""
        ...


N = TypeVar("N", bound=Named)


def is_same(one: Named, other: Named) -> bool:
    """Tell whether both may be one: by address where both have one, else by name."""
    if one.slug and other.slug:
        return one.slug == other.slug
    return one.name.casefold() == other.name.casefold()


def surely_same(one: Named, among: Iterable[N]) -> list[N]:
    """Return who of several is that one; a name of two addresses is nobody's alone."""
    several = list(among)
    name = one.name.casefold()
    addresses = {each.slug for each in several if each.name.casefold() == name}
    alone = len((addresses | {one.slug}) - {""}) < 2
    return [
        each
        for each in several
        if is_same(one, each) and (alone or each.slug == one.slug)
    ]


def the_one(one: Named, among: Iterable[N]) -> N | None:
    """Return who of several is that one, if surely just one of them is."""
    fitting = surely_same(one, among)
    return fitting[0] if len(fitting) == 1 else None


def connects_after(invitation: Invitation, person: Person) -> bool:
    """Tell whether a connection can have come of an invitation: none is older.

    LinkedIn says no zone, so that a connection may seem to be a day older.
    """
    connected_on = person.connected_on
    if connected_on is None:
        return False
    return (invitation.received.date() - connected_on).days <= 1


def is_from(invitation: Invitation, person: Person) -> bool:
    """Tell whether an invitation is from, or to, the one person whom its name fits.

    A name is an address's equal only if the two became connected afterwards.
    """
    if not is_same(invitation, person):
        return False
    return bool(invitation.slug and person.slug) or connects_after(invitation, person)


def is_known(invitation: Invitation, person: Person | None, how: str = "") -> bool:
    """Tell whether the user knows who invites: by their own word, or surely (R3).

    `person` is whom the invitation is linked to; `how` is what the user says now.
    """
    if not says_nothing(how):
        return True
    if person is None:
        return False
    return bool(person.known_how) or is_from(invitation, person)


def is_waiting(invitation: Invitation, today: date) -> bool:
    """Tell whether the invitation waits for the user now."""
    if invitation.direction is not Direction.INCOMING:
        return False
    if invitation.state is State.LATER:
        return invitation.later_until is None or invitation.later_until <= today
    return invitation.state in (State.NEW, State.ANSWERED)


def has_lapsed(invitation: Invitation, today: date) -> bool:
    """Tell whether an asked invitation's time for an answer is over."""
    return (
        invitation.state is State.ASKED
        and invitation.lapses_on is not None
        and invitation.lapses_on <= today
    )


def lapsed_lately(invitation: Invitation, today: date) -> bool:
    """Tell whether an invitation lapsed so lately that an answer may still come."""
    if invitation.state is not State.LAPSED or invitation.settled_on is None:
        return False
    return today - invitation.settled_on <= LATELY


def require_open(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless the invitation can still be decided about."""
    if invitation.direction is Direction.OUTGOING:
        raise OutOfTurn(f"You invited {invitation.name}; there is nothing to accept.")
    if invitation.state not in OPEN:
        on = f" on {day(invitation.settled_on)}" if invitation.settled_on else ""
        raise OutOfTurn(
            f"{invitation.name}'s invitation {_PAST[invitation.state]}{on} already."
        )


def require_unasked(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless a reply may still go first."""
    require_open(invitation)
    name = invitation.name
    if invitation.answered_on is not None:
        raise OutOfTurn(f"{name} has answered; nothing needs to be asked: a accepts.")
    if invitation.asked_on is not None:
        on = day(invitation.asked_on)
        raise OutOfTurn(
            f"{name} was asked on {on}, it is their turn: r records the answer."
        )


def require_asked(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless an answer may come, or be put right; late is fine."""
    if invitation.state is not State.LAPSED:
        require_open(invitation)
    if invitation.asked_on is None:
        raise OutOfTurn(f"{invitation.name} was not asked anything yet: r asks.")


def ask(invitation: Invitation, reply: str, today: date, lapse_days: int) -> Invitation:
    """Return the invitation with a reply sent: it lapses `lapse_days` from today."""
    require_unasked(invitation)
    if says_nothing(reply):
        raise Empty("The reply says nothing yet.")
    return replace(
        invitation,
        state=State.ASKED,
        reply=reply,
        asked_on=today,
        lapses_on=today + timedelta(days=lapse_days),
        later_until=None,
    )


def answer(invitation: Invitation, text: str, today: date) -> Invitation:
    """Return the invitation with their answer; a lapsed one opens again."""
    require_asked(invitation)
    if says_nothing(text):
        raise Empty("Their answer says nothing yet.")
    return replace(
        invitation,
        state=State.ANSWERED,
        answer=text,
        answered_on=today,
        later_until=None,
        settled_on=None,
    )


def accept(
    invitation: Invitation, verdict: Verdict, known: bool, today: date
) -> Invitation:
    """Return the invitation accepted, or raise `AskFirst`.

    A stranger whose note is not personal is asked first, and has to answer.
    """
    require_open(invitation)
    if verdict is not Verdict.PERSONAL and not known:
        if invitation.state is State.ASKED:
            raise AskFirst(invitation.name, waiting=True)
        if invitation.answered_on is None:
            raise AskFirst(invitation.name, verdict=verdict)
    return replace(invitation, state=State.ACCEPTED, settled_on=today, later_until=None)


def let_go(invitation: Invitation, today: date) -> Invitation:
    """Return the invitation declined."""
    require_open(invitation)
    return replace(invitation, state=State.DECLINED, settled_on=today, later_until=None)


def postpone(invitation: Invitation, until: date, today: date) -> Invitation:
    """Return the invitation put off until a day after today."""
    require_open(invitation)
    if invitation.state is State.ASKED:
        raise OutOfTurn(f"{invitation.name} was asked; it waits by itself.")
    if until <= today:
        raise OutOfRange(f"{day(until)} is not after today.")
    return replace(invitation, state=State.LATER, later_until=until)


def lapse(invitation: Invitation, today: date) -> Invitation:
    """Return an asked invitation as lapsed."""
    return replace(invitation, state=State.LAPSED, settled_on=today)


def reminders(invitation: Invitation, follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """Return the next steps about an invitation that are not done."""
    return [f for f in follow_ups if f.invitation == invitation.id and not f.done_on]


def reminded(
    invitation: Invitation, follow_ups: Iterable[FollowUp], today: date
) -> tuple[FollowUp, ...]:
    """Return its next steps as done: a settled invitation needs none any more."""
    return tuple(
        replace(each, done_on=today) for each in reminders(invitation, follow_ups)
    )


def reply_of(
    invitation: Invitation,
    person: Person | None,
    signature: str,
    verdict: Callable[[Invitation], Verdict],
) -> str:
    """Return the reply as it stands: the user's own words, or a draft that fits.

    What was recorded as sent stands as it went. The note is judged only for a draft.
    """
    if invitation.reply:
        return invitation.reply
    known = is_known(invitation, person)
    return reply_draft(invitation.name, signature, verdict(invitation), known)


def reply_draft(name: str, signature: str, verdict: Verdict, known: bool) -> str:
    """Return a reply that fits the note: it thanks, asks, and never scolds.

    Whoever said why they write isn't asked how they came to, nor is one who is known.
    """
    thanks, asks = _REPLIES[verdict is Verdict.PERSONAL, known]
    return f"Hello {first_name(name)}, {thanks} {asks}\n{signature}".rstrip()


_REPLIES = {
    (False, False): (
        "thank you for your invitation.",
        "May I ask how you found me, and how we might help each other?",
    ),
    (True, False): (
        "thank you for your note, and for saying why you write.",
        "May I ask what would help you most, and how we might help each other?",
    ),
    (False, True): (
        "thank you for your invitation; it is good to hear from you.",
        "May I ask how you are, and how we might help each other?",
    ),
    (True, True): (
        "thank you for your note; it is good to hear from you.",
        "May I ask what would help you most, and how we might help each other?",
    ),
}
"""How a reply begins and ends, by whether the note is personal, the sender known."""


def first_name(name: str) -> str:
    """Return what one calls a person: the first word that is no title."""
    words = [w for w in name.split() if w.casefold().rstrip(".") not in _TITLES]
    return words[0].strip(",") if words else name


def name_apart(name: str, others: Iterable[str]) -> str:
    """Return what one calls a person; the whole name where another is called so too."""
    first = first_name(name)
    alike = (other for other in others if other != name)
    return name if first in map(first_name, alike) else first


_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "ing", "dipl-ing", "sir", "dame"})
