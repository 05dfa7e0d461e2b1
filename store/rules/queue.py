"""The follow-up queue: whom to write to, and why, in an order one can trust (R7, R8).

Some of it was decided and is kept, as a promise is. The rest is nowhere but here: it
follows from the records on the day one looks, as a cadence that is due does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from store.records import FollowUp, Invitation, Owed, Person, PrepCard, Standing
from store.rules import cadence, prep
from store.rules.lateness import CLAMP, Lateness, Urgency
from store.rules.words import count, date_only, day, days_ago, in_days

LAPSE_NEAR = timedelta(days=3)
"""So long before it lapses, an invitation that was asked is in the queue."""

_LEAST_ALLOWED = 7
"""A step that was to be done at once is overdue after days, not after hours."""


class Group(StrEnum):
    """The parts of the queue, from top to bottom."""

    PROMISED = "promised"
    DUE = "due"
    WAITING = "waiting"
    LATER = "later"
    UNSUGGESTED = "not suggested"


class Cause(StrEnum):
    """What puts something into the queue."""

    STEP = "step"
    """A next step that was decided."""
    CADENCE = "cadence"
    THANKS = "thanks"
    CARD = "card"
    """A meeting that is near, and whose card isn't ready."""
    DEBRIEF = "debrief"
    """A meeting that is over, and nobody said how it went."""
    LAPSE = "lapse"
    """An invitation that was asked, and lapses soon."""
    RETURN = "return"
    """Somebody at rest, who is to be thought of on a day."""


class Pending(Struct, frozen=True):
    """One line of the queue."""

    cause: Cause
    of: str
    """The id of the record that it comes from."""
    group: Group
    person: str
    """Whom it is about; "" for a stranger who invites."""
    what: str
    why: str
    on: date
    """The day on which it is due, or comes back."""
    lateness: float = 0.0
    """As a multiple of the time there was, at most `CLAMP`; 0 where none runs."""
    urgency: Urgency = Urgency.NONE
    theirs: bool = False
    """Is it for them to do?"""

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return f"{self.cause}:{self.of}"


def queue(
    people: Iterable[Person],
    follow_ups: Iterable[FollowUp],
    cards: Iterable[PrepCard],
    invitations: Iterable[Invitation],
    today: date,
) -> tuple[Pending, ...]:
    """Return all that is pending: by group, and in a group the latest first.

    `people` are those who hold a place or rest until a day, `invitations` those that
    were asked. What is
    put off, or waits, stands in the order of its days; a meeting goes before what
    can wait.
    """
    several, everyone = tuple(cards), tuple(people)
    found = [
        *_steps(follow_ups, today),
        *_in_turn(everyone, today),
        *_returns(everyone, today),
        *_thanks(several, today),
        *_meetings(several, today),
        *_lapses(invitations, today),
    ]
    return tuple(sorted(found, key=_place))


def _place(pending: Pending) -> tuple[int, int, float, int, str]:
    group = _GROUPS.index(pending.group)
    rank = _MEETINGS.get(pending.cause, len(_MEETINGS))
    order = pending.on.toordinal()
    if pending.cause not in _MEETINGS and pending.lateness >= CLAMP:
        order = -order  # Of those as late as can be, who is dead for years goes last.
    return group, rank, -pending.lateness, order, pending.of


_GROUPS = tuple(Group)
_MEETINGS = {Cause.CARD: 0, Cause.DEBRIEF: 1}
"""The causes that go before all others, and their order."""


def is_open(follow_up: FollowUp) -> bool:
    """Tell whether a next step is neither done nor dropped."""
    return follow_up.done_on is None and follow_up.dropped_on is None


def _steps(follow_ups: Iterable[FollowUp], today: date) -> Iterator[Pending]:
    for step in follow_ups:
        if not is_open(step):
            continue
        waits = step.owed is Owed.WAITING
        until = step.later_until or (today if waits else step.on)
        if until > today:
            yield _step(step, Group.LATER, day(until, today), until)
        elif waits:
            yield _step(step, Group.WAITING, _waiting(step, today), step.on)
        else:
            late = _lateness(step.on, step.since, today)
            group = Group.PROMISED if step.owed is Owed.PROMISED else Group.DUE
            yield _step(step, group, _due(step, late, today), step.on, late)


def _step(
    step: FollowUp, group: Group, why: str, on: date, late: Lateness | None = None
) -> Pending:
    return Pending(
        cause=Cause.STEP,
        of=step.id,
        group=group,
        person=step.person,
        what=step.what,
        why=why,
        on=on,
        lateness=late.ratio if late else 0.0,
        urgency=late.urgency if late else Urgency.NONE,
        theirs=step.owed is Owed.WAITING,
    )


def _lateness(on: date, since: date | None, today: date) -> Lateness:
    allowed = (on - since).days if since else 0
    return Lateness((today - on).days, max(allowed, _LEAST_ALLOWED))


def _due(step: FollowUp, late: Lateness, today: date) -> str:
    if step.owed is Owed.PROMISED and step.since:
        when = f"promised {date_only(step.since, today)}"
    elif step.on > today:
        when = in_days(step.on, today)
    else:
        when = days_ago(step.on, today)
    return f"overdue: {when}" if late.urgency is Urgency.OVERDUE else when


def _waiting(step: FollowUp, today: date) -> str:
    since = f"since {date_only(step.since, today)}" if step.since else "waiting"
    if step.on > today:
        return f"{since}, until {date_only(step.on, today)}"
    return f"{since}, expected {days_ago(step.on, today)}"


def _in_turn(people: Iterable[Person], today: date) -> Iterator[Pending]:
    """Yield whose turn it is, by their cadence."""
    for person in people:
        late = cadence.lateness(person, today)
        if late is None:
            continue
        due = today - timedelta(days=late.days_over)
        if not cadence.is_suggested(person):
            why = _unsuggested(person, today)
            yield _touch(person, Group.UNSUGGESTED, why, due)
        elif (until := person.later_until) and until > today:
            if due <= until:  # Else they were in touch since, and it is not due then.
                yield _touch(person, Group.LATER, day(until, today), until)
        elif late.days_over >= 0:
            why = f"{late.times}: {_since(person, late, today)}, cadence {late.allowed}"
            yield _touch(person, Group.DUE, why, due, late)


def _since(person: Person, late: Lateness, today: date) -> str:
    """Say since when: from the last talk on, or from the day they got their place."""
    if person.since and cadence.begins_with_the_place(person):
        return f"a place since {day(person.since, today)}"
    return count(late.days, "day")


def _touch(
    person: Person, group: Group, why: str, on: date, late: Lateness | None = None
) -> Pending:
    return Pending(
        cause=Cause.CADENCE,
        of=person.id,
        group=group,
        person=person.id,
        what="be in touch",
        why=why,
        on=on,
        lateness=late.ratio if late else 0.0,
        urgency=late.urgency if late else Urgency.NONE,
    )


def _unsuggested(person: Person, today: date) -> str:
    if person.unsuggested_on:
        why = f": {person.unsuggested_why}" if person.unsuggested_why else ""
        return f"since {date_only(person.unsuggested_on, today)}{why}"
    return f"{count(person.tries, 'try', 'tries')} unanswered"


def _returns(people: Iterable[Person], today: date) -> Iterator[Pending]:
    """Yield who rests until a day: a place may be theirs again, or not."""
    for person in people:
        until = person.rest_until
        if person.standing is not Standing.RESTING or until is None:
            continue
        is_later = until > today
        why = (
            day(until, today) if is_later else f"at rest until {days_ago(until, today)}"
        )
        yield Pending(
            cause=Cause.RETURN,
            of=person.id,
            group=Group.LATER if is_later else Group.DUE,
            person=person.id,
            what="a place again?",
            why=why,
            on=until,
            lateness=0.0 if is_later else 1.0,
            urgency=Urgency.NONE if is_later else Urgency.DUE,
        )


def _thanks(cards: Iterable[PrepCard], today: date) -> Iterator[Pending]:
    for card in cards:
        if card.met_on is None or card.thank_by is None or card.thanked_on:
            continue
        what = f"thank for {day(card.met_on, today)}"
        soon = card.thank_by <= card.met_on + prep.THANKS_WITHIN
        until = card.thank_later_until or (card.met_on if soon else card.thank_by)
        if until > today:
            group, why = Group.LATER, day(until, today)
            yield Pending(Cause.THANKS, card.id, group, card.person, what, why, until)
            continue
        late = _lateness(card.thank_by, card.met_on, today)
        why = f"{late.times or 'due'}: met {days_ago(card.met_on, today)}"
        yield Pending(
            cause=Cause.THANKS,
            of=card.id,
            group=Group.DUE,
            person=card.person,
            what=what,
            why=why,
            on=card.thank_by,
            lateness=max(late.ratio, 1.0),
            urgency=late.urgency or Urgency.DUE,
        )


def _meetings(cards: Iterable[PrepCard], today: date) -> Iterator[Pending]:
    """Yield the meetings that can't wait: unready and near, or over and untold."""
    for card in cards:
        if card.on is None:
            continue
        until = card.later_until or today
        if prep.is_unready_and_near(card, today):
            why = f"{in_days(card.on, today)}: {prep.lacking(card)}"
            line = _meeting(card, Cause.CARD, "prepare the meeting", why)
        elif prep.is_past(card, today):
            why = f"met {days_ago(card.on, today)}?"
            line = _meeting(card, Cause.DEBRIEF, "say how it went", why)
        else:
            continue
        yield _put_off(line, until, today) if until > today else line


def _put_off(line: Pending, until: date, today: date) -> Pending:
    return replace(
        line,
        group=Group.LATER,
        why=day(until, today),
        on=until,
        lateness=0.0,
        urgency=Urgency.NONE,
    )


def _meeting(card: PrepCard, cause: Cause, what: str, why: str) -> Pending:
    assert card.on
    return Pending(
        cause=cause,
        of=card.id,
        group=Group.DUE,
        person=card.person,
        what=what,
        why=why,
        on=card.on,
        lateness=CLAMP,
        urgency=Urgency.DUE,
    )


def _lapses(invitations: Iterable[Invitation], today: date) -> Iterator[Pending]:
    for invitation in invitations:
        lapses = invitation.lapses_on
        if lapses and lapses - today <= LAPSE_NEAR:
            when = "at the next review" if lapses < today else in_days(lapses, today)
            why = f"lapses {when} · nothing lost"
            yield Pending(
                cause=Cause.LAPSE,
                of=invitation.id,
                group=Group.WAITING,
                person=invitation.person,
                what="an answer to your reply",
                why=why,
                on=lapses,
                theirs=True,
            )
