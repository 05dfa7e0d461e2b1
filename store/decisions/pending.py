"""What a user decides about a line of the queue, whatever put it there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from store.decisions.book import Decision
from store.decisions.followups import DelayStep, DropStep, FinishStep
from store.decisions.inbox import LetGo
from store.decisions.people import ComeBack
from store.decisions.prep import CallOff, RemindLater
from store.decisions.talks import Contact, LogTalk
from store.decisions.tending import LeaveUntil, Unsuggest
from store.decisions.thanks import DelayThanks, NoThanks, Thanked
from store.errors import OutOfTurn
from store.records import TalkKind
from store.rules.queue import Cause, Pending
from store.rules.talking import Told

Dropping: TypeAlias = Callable[[str, str], Decision]


def finishing(cause: Cause, of: str, contact: Contact | None = None) -> Decision:
    """Return the decision that it is done, by a talk if that is what it was.

    To be in touch is a talk, of which nothing else need be told. Raises `OutOfTurn`
    for what takes more than to be called done.
    """
    if cause is Cause.STEP:
        return FinishStep(of, contact)
    if cause is Cause.THANKS:
        return Thanked(of, contact)
    if cause is Cause.CADENCE:
        return LogTalk(of, contact or Contact(Told("", TalkKind.MESSAGE)))
    raise OutOfTurn(_TAKES_MORE[cause])


_TAKES_MORE = {
    Cause.CARD: "The card is to be prepared, or the meeting called off.",
    Cause.DEBRIEF: "Say how it went: a debrief ends with a next step, or nothing owed.",
    Cause.LAPSE: "Their answer is awaited: record it, or let the invitation lapse.",
    Cause.RETURN: "Give them a place again, or let them go on resting.",
}


def is_done_by_a_talk(cause: Cause) -> bool:
    """Tell whether a talk, or a letter, may be what takes it off the list."""
    return cause in (Cause.STEP, Cause.THANKS)


def needs_reason(cause: Cause) -> bool:
    """Tell whether it is dropped only for a reason."""
    return cause in (Cause.STEP, Cause.CADENCE, Cause.THANKS)


def sending(pending: Pending | None, person: str, letter: str) -> Decision:
    """Return the decision that a letter was sent to somebody, about what is pending.

    It keeps a promise, does what was due, or thanks. What is theirs is waited for
    still: such a letter, like one that nothing asked for, is a try to reach them.
    """
    told = Told(letter, TalkKind.MAIL)
    if pending and is_done_by_a_talk(pending.cause) and not pending.theirs:
        return finishing(pending.cause, pending.of, Contact(told, is_letter=True))
    return LogTalk(person, Contact(told, tried=True, is_letter=True))


def delaying(cause: Cause, of: str, until: date) -> Decision:
    """Return the decision that it comes back on a day."""
    if cause is Cause.LAPSE:
        raise OutOfTurn("An invitation that was asked waits by itself.")
    return _DELAYS[cause](of, until)


_DELAYS: dict[Cause, Callable[[str, date], Decision]] = {
    Cause.STEP: DelayStep,
    Cause.CADENCE: LeaveUntil,
    Cause.THANKS: DelayThanks,
    Cause.CARD: RemindLater,
    Cause.DEBRIEF: RemindLater,
    Cause.RETURN: ComeBack,
}


def dropping(cause: Cause, of: str, why: str) -> Decision:
    """Return the decision that it is not to be done, for a reason where that counts."""
    return _DROPS[cause](of, why)


_DROPS: dict[Cause, Dropping] = {
    Cause.STEP: DropStep,
    Cause.CADENCE: Unsuggest,
    Cause.THANKS: NoThanks,
    Cause.CARD: lambda of, why: CallOff(of),
    Cause.DEBRIEF: lambda of, why: CallOff(of),
    Cause.LAPSE: lambda of, why: LetGo(of),
    Cause.RETURN: lambda of, why: ComeBack(of, None),
}
