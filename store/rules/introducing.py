"""How far an introduction has come, and what may become of it.

One that the user makes takes the consent of both: neither is named to the other as
somebody who wants to meet before both said yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec.structs import replace

from store.errors import ConsentMissing, OutOfTurn
from store.records import Introduction, Stage
from store.rules.words import day

WHAT_CAME_AFTER = timedelta(weeks=4)
"""So long after two people were brought together, it is asked what came of it."""

OPEN = frozenset({Stage.OFFERED, Stage.IDEA, Stage.ASKED, Stage.MADE})
"""The stages from which one can still go on."""

_CONSENTING = frozenset({Stage.IDEA, Stage.ASKED})

_PAST = {
    Stage.OFFERED: "it is offered to you: take it, or turn it down",
    Stage.TAKEN: "you took it",
    Stage.DECLINED: "you turned it down",
    Stage.MADE: "they are brought together",
    Stage.CLOSED: "what came of it is told",
    Stage.DROPPED: "it was dropped",
}


class Next(StrEnum):
    """What is next with an introduction that the user makes."""

    ASK = "ask"
    """One of the two is to be asked."""
    HEAR = "hear"
    """One of the two was asked, and has not answered so far."""
    MAKE = "make"
    """Both said yes."""
    FOLLOW = "follow"
    """They are brought together: what came of it is to be asked."""
    NOTHING = "nothing"


def is_mine(introduction: Introduction) -> bool:
    """Tell whether the user brings two others together."""
    return not introduction.by


def was_taken(introduction: Introduction) -> bool:
    """Tell whether the user took one that was offered."""
    return not is_mine(introduction) and introduction.stage is Stage.TAKEN


def pair_of(introduction: Introduction) -> frozenset[str]:
    """Return the ids of the two whom the user brings together."""
    return frozenset({introduction.person, introduction.other})


def of_pair(
    introductions: Iterable[Introduction], one: str, other: str
) -> Iterator[Introduction]:
    """Yield every introduction of these two that the user thought of."""
    both = {one, other}
    return (i for i in introductions if is_mine(i) and pair_of(i) == both)


def is_consenting(introduction: Introduction) -> bool:
    """Tell whether the consent of the two is still sought."""
    return introduction.stage in _CONSENTING


def is_later(introduction: Introduction, today: date) -> bool:
    """Tell whether it is put off until a day to come."""
    until = introduction.later_until
    return introduction.stage in OPEN and until is not None and until > today


def asked_on(introduction: Introduction, person: str) -> date | None:
    """Return the day on which one of the two was asked."""
    first = person == introduction.person
    return introduction.asked_on if first else introduction.other_asked_on


def agreed_on(introduction: Introduction, person: str) -> date | None:
    """Return the day on which one of the two said yes."""
    first = person == introduction.person
    return introduction.agreed_on if first else introduction.other_agreed_on


def next_step(introduction: Introduction) -> tuple[Next, str]:
    """Return what is next, and with whom of the two.

    The second is asked once the first said yes: so nobody hopes for nothing.
    """
    if introduction.stage is Stage.MADE:
        return Next.FOLLOW, introduction.person
    if not is_consenting(introduction):
        return Next.NOTHING, ""
    both = (introduction.person, introduction.other)
    for person in both:  # Of two who were asked, the first who is yet to answer.
        if asked_on(introduction, person) and not agreed_on(introduction, person):
            return Next.HEAR, person
    for person in both:
        if not asked_on(introduction, person):
            return Next.ASK, person
    return Next.MAKE, ""


def ask(
    introduction: Introduction, person: str, name: str, on: date, note: str = ""
) -> Introduction:
    """Return it with one of the two asked, by a note that stays with it."""
    _require_consenting(introduction)
    if asked := asked_on(introduction, person):
        raise OutOfTurn(f"{name} was asked on {day(asked)} already.")
    sent = note or introduction.note
    new = replace(introduction, stage=Stage.ASKED, note="", later_until=None)
    if person == introduction.person:
        return replace(new, asked_on=on, asked_note=sent)
    return replace(new, other_asked_on=on, other_asked_note=sent)


def agree(introduction: Introduction, person: str, name: str, on: date) -> Introduction:
    """Return it with the consent of one of the two; they were asked before."""
    _require_consenting(introduction)
    if asked_on(introduction, person) is None:
        raise OutOfTurn(f"{name} was not asked yet: the note to them comes first.")
    if agreed_on(introduction, person):
        raise OutOfTurn(f"{name} said yes already.")
    new = replace(introduction, note="", later_until=None)
    if person == introduction.person:
        return replace(new, agreed_on=on)
    return replace(new, other_agreed_on=on)


def make(
    introduction: Introduction, names: tuple[str, str], on: date, note: str = ""
) -> Introduction:
    """Return it made; raises `ConsentMissing` unless both said yes."""
    _require_consenting(introduction)
    missing = []
    for person, name in zip(
        (introduction.person, introduction.other), names, strict=True
    ):
        if agreed_on(introduction, person) is None:
            was_asked = asked_on(introduction, person) is not None
            missing.append((name, was_asked))
    if missing:
        raise ConsentMissing(names, missing)
    return replace(
        introduction,
        stage=Stage.MADE,
        made_on=on,
        note="",
        sent_note=note or introduction.note,
        later_until=None,
    )


def drop(introduction: Introduction, why: str, on: date) -> Introduction:
    """Return one that the user makes as not to be."""
    _require_consenting(introduction)
    return replace(
        introduction, stage=Stage.DROPPED, settled_on=on, settled_why=why, note=""
    )


def close(introduction: Introduction, came: str, on: date) -> Introduction:
    """Return it with what came of it; they were brought together before."""
    if introduction.stage is Stage.CLOSED:
        raise OutOfTurn("What came of it is told already.")
    if introduction.stage is not Stage.MADE:
        raise OutOfTurn("They are not brought together yet.")
    return replace(introduction, stage=Stage.CLOSED, came=came, settled_on=on)


def require_offered(introduction: Introduction) -> None:
    """Raise `OutOfTurn` unless it is offered to the user, and open."""
    if introduction.stage is not Stage.OFFERED:
        said = _PAST.get(introduction.stage, "you make it yourself")
        raise OutOfTurn(f"That is past: {said}.")


def require_to_wait(introduction: Introduction) -> None:
    """Raise `OutOfTurn` unless it can be put off."""
    if introduction.stage is Stage.MADE:
        raise OutOfTurn("They are brought together: the follow-up can be put off.")
    if introduction.stage not in OPEN:
        raise OutOfTurn(f"That is past: {_PAST[introduction.stage]}.")


def _require_consenting(introduction: Introduction) -> None:
    if not is_consenting(introduction):
        raise OutOfTurn(f"That is past: {_PAST[introduction.stage]}.")
