"""What may become of an invitation that the user writes (R4, R5, R13)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec.structs import replace

from store.errors import OneAtATime, OutOfTurn
from store.records import Direction, Invitation, Person, State
from store.rules.search import plain
from store.rules.words import date_only, day, shortened

_ANSWERED = frozenset({State.ACCEPTED, State.DECLINED})
_WENT = frozenset({State.SENT, State.LAPSED})
"""It went, and no answer is recorded so far; a late one counts."""


class Lot(StrEnum):
    """How far an invitation of the user's has come, as it is listed."""

    DRAFT = "drafts"
    SENT = "sent"
    ACCEPTED = "accepted"
    NOT = "not accepted"


def is_mine(invitation: Invitation) -> bool:
    """Tell whether the user is who invites."""
    return invitation.direction is Direction.OUTGOING


def addressee(invitation: Invitation) -> Person:
    """Return whom it goes to as a person, where nobody has put them in."""
    return Person(id="", name=invitation.name, slug=invitation.slug)


def is_draft(invitation: Invitation) -> bool:
    """Tell whether it is being written; one that was let go isn't any more."""
    return invitation.state is State.DRAFT and invitation.settled_on is None


def went(invitation: Invitation) -> bool:
    """Tell whether the user sent it, whatever came of it."""
    return is_mine(invitation) and invitation.state is not State.DRAFT


def is_unanswered(invitation: Invitation) -> bool:
    """Tell whether the user sent it, and no answer is recorded; a late one counts."""
    return is_mine(invitation) and invitation.state in _WENT


def lot_of(invitation: Invitation, today: date, lapse_days: int) -> Lot | None:
    """Return where it is listed; None for a draft that was let go.

    One that an import brought in has no day on which it lapses, so that none of the
    past lapses with a noise: once that day would be over, it counts as not accepted.
    """
    if invitation.state is State.DRAFT:
        return Lot.DRAFT if is_draft(invitation) else None
    if invitation.state is State.ACCEPTED:
        return Lot.ACCEPTED
    if invitation.state is not State.SENT:
        return Lot.NOT
    by_import = invitation.received.date() + timedelta(days=lapse_days)
    return Lot.SENT if invitation.lapses_on or by_import > today else Lot.NOT


def require_draft(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless it is still being written."""
    name = invitation.name
    if not is_mine(invitation):
        raise OutOfTurn(f"{name} invited you: the inbox is where that is decided.")
    if invitation.state is State.DRAFT and not is_draft(invitation):
        raise OutOfTurn(f"The draft to {name} was let go.")
    if not is_draft(invitation):
        on = day(invitation.received.date())
        raise OutOfTurn(f"You sent it to {name} on {on}: what went stays as it is.")


def require_sent(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless an answer may come; late is fine."""
    name = invitation.name
    if not is_mine(invitation):
        raise OutOfTurn(f"{name} invited you: the inbox is where that is decided.")
    if invitation.state is State.DRAFT:
        raise OutOfTurn(f"Nothing went to {name} yet: mark it sent first.")
    if invitation.state in _ANSWERED:
        on = f" on {day(invitation.settled_on)}" if invitation.settled_on else ""
        raise OutOfTurn(f"{name} has {invitation.state}{on} already.")


def require_no_yes(invitation: Invitation) -> None:
    """Raise `OutOfTurn` unless they may still accept; after a no, late is fine too."""
    if invitation.state is not State.DECLINED or not is_mine(invitation):
        require_sent(invitation)


def require_none_open(name: str, theirs: Iterable[Invitation], today: date) -> None:
    """Raise `OutOfTurn` if an invitation of the user's waits for somebody's answer."""
    for each in theirs:
        if each.state is State.SENT and each.lapses_on and each.lapses_on > today:
            on = date_only(each.received.date(), today)
            raise OutOfTurn(
                f"You invited {name} on {on}, and it is their turn until "
                f"{day(each.lapses_on)}."
            )


def sent(draft: Invitation, today: date, lapse_days: int) -> Invitation:
    """Return a draft as sent: it lapses `lapse_days` from today."""
    require_draft(draft)
    return replace(
        draft,
        state=State.SENT,
        received=datetime.combine(today, time()),
        lapses_on=today + timedelta(days=lapse_days),
    )


def accepted(invitation: Invitation, on: date) -> Invitation:
    """Return it as accepted by them; one that is over opens again for that."""
    require_no_yes(invitation)
    return replace(invitation, state=State.ACCEPTED, settled_on=on)


def declined(invitation: Invitation, today: date) -> Invitation:
    """Return it as declined by them."""
    require_sent(invitation)
    return replace(invitation, state=State.DECLINED, settled_on=today)


def let_go(draft: Invitation, today: date) -> Invitation:
    """Return a draft that is not to be sent."""
    require_draft(draft)
    return replace(draft, settled_on=today)


def has_lapsed(invitation: Invitation, today: date) -> bool:
    """Tell whether the time for an answer to one that the user sent is over."""
    lapses_on = invitation.lapses_on
    return (
        is_mine(invitation)
        and invitation.state is State.SENT
        and lapses_on is not None
        and lapses_on <= today
    )


# One person (R13).

_PARTED = re.compile(
    r"\s*(?:[,;&+\n\r\t|/]|\s(?:and|und|et|och|og)\s)\s*", re.IGNORECASE
)
_TITLE = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z.]{2,6}|[JS]r\.?")
"""What follows a name behind a comma, and is no name: PhD, MBA, Jr."""


_CALLED = re.compile(r"[^\W\d_a-z][\w'-]*(?: [^\W\d_a-z][\w'-]*){0,2}")
"""One to three words that each begin with a capital."""


def one_named(
    typed: Sequence[str], known: Iterable[str], *, notes: bool = True
) -> tuple[str, Sequence[str]]:
    """Return whom is meant by what was typed, and the words of the note to them.

    A known name needs no quotes, and one text behind a name is the note, unless it is
    somebody's own name. Raises `OneAtATime` for several people, however they are
    typed, and for a note where there is to be none.
    """
    name, *texts = typed
    if not texts:
        require_one(name, known)
        return name, ()
    known = list(known)
    whole = " ".join(typed)
    if plain(whole) in map(plain, known):
        return whole, ()
    require_one(name, known)
    if not notes or _are_names(texts, known):
        raise OneAtATime((name, *(shortened(text, 30) for text in texts)))
    return name, texts


def require_one(name: str, known: Iterable[str] = ()) -> None:
    """Raise `OneAtATime` if a name is a list of them; a name that is known is none."""
    if name.strip() == "-":
        raise OneAtATime(("A list from standard input",))
    parts = [part for part in _PARTED.split(name.strip()) if part]
    names = [parts[0]] if parts else []
    names += [part for part in parts[1:] if not _TITLE.fullmatch(part)]
    if len(names) > 1 and plain(name) not in map(plain, known):
        raise OneAtATime(names)
    if len(several := _in_a_row(name, known)) > 1:
        raise OneAtATime(several)


def _in_a_row(name: str, known: Iterable[str]) -> Sequence[str]:
    """Return the full names of which a name is made; none if there is more to it."""
    words = tuple(plain(name).split())
    if len(words) < 4:
        return ()
    whose = {tuple(plain(each).split()): each for each in known}
    made: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(2, len(words) + 1):
        for start in (start for start in list(made) if end - start > 1):
            if one := whose.get(words[start:end]):
                made.setdefault(end, (*made[start], one))
    return made.get(len(words), ())


def _are_names(texts: Sequence[str], known: Iterable[str]) -> bool:
    """Tell whether all these are names: of people, whole or in part, or written so.

    A text by itself may be a note of capitals only, quoted: it is a name if known.
    """
    parts = {part for name in known for part in (plain(name), *plain(name).split())}
    bare = [text.strip(" ,;") for text in texts]
    alone = len(bare) == 1
    return all(
        plain(text) in parts or (not alone and _is_called(text)) for text in bare
    )


def _is_called(text: str) -> bool:
    """Tell whether a text is written as a name is, and does not greet."""
    from store.rules.knowing import says_something  # Word lists of every language.
    from store.rules.verdict_reading import folded

    greets = not says_something(folded(text.partition(" ")[0]))
    return bool(_CALLED.fullmatch(text)) and not greets
