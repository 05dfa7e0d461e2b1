"""How all that is known of a person is put into words: their page, and beside lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from operator import itemgetter

from screens.chain_words import led_by_said
from screens.introduction_words import topics_and_introductions
from screens.widgets.sheet import Line, paragraph
from screens.widgets.spans import ends, wrap
from screens.words import NARROW
from store.desk import Desk
from store.records import Direction, Gift, Invitation, Standing, State, Talk
from store.rules import cadence, prep
from store.rules.words import count, day, moment
from store.views import PersonPage

_TALKS = 200
"""So many talks are shown; the rest is counted."""


def whole_person(desk: Desk, page: PersonPage, width: int) -> list[Line]:
    """Say all that is known of one person."""
    return [*facts_of(desk, page, width), (), *together(desk, page, width)]


def facts_of(desk: Desk, page: PersonPage, width: int) -> list[Line]:
    """Say who somebody is and where they stand, what is next, and what is owed."""
    person, today, cap = page.person, desk.today, desk.settings.cap
    bringing = topics_and_introductions(desk, person)
    facts = ", ".join(filter(None, (person.position, person.company)))
    contact = " · ".join(filter(None, (facts, person.email)))
    stands = _standing(page, cap)
    lines: list[Line] = [((ends(f" {person.name}", stands, width - 1), "strong"),)]
    if width < NARROW:
        lines = [((f" {person.name}", "strong"),), ((f" {stands}", ""),)]
    if contact:
        lines += paragraph(contact, width)
    for label, value in (
        *_known(page, today),
        *bringing,
        *_next(page, today),
        *_owed(page, today),
    ):
        lines += _labelled(label, value, width)
    return lines


def together(desk: Desk, page: PersonPage, width: int) -> list[Line]:
    """Say what came of it, then what went to and fro, the latest first."""
    lines: list[Line] = [((" Together", "strong"),)]
    lines += _came_of_it(page, width)
    happened = [(gift.on, _gift(gift)) for gift in page.gifts]
    happened += [(talk.on, _talk(talk)) for talk in page.talks[:_TALKS]]
    happened += [(each.received.date(), _invitation(each)) for each in page.invitations]
    happened.sort(key=itemgetter(0), reverse=True)
    for _, said in happened:
        lines += _hung(said, width)
    if not page.talks:
        lines += [(("   No talk is recorded yet.", "dim"),)]
    if (rest := len(page.talks) - _TALKS) > 0:
        lines += [((f"   and {count(rest, 'earlier talk')}", "dim"),)]
    return lines


def _hung(text: str, width: int) -> Iterator[Line]:
    """Return a text in lines, all but the first of them set in by two more."""
    indent = 3
    for line in text.split("\n"):
        for piece in wrap(line, max(width - 6, 8)):
            yield ((" " * indent + piece, ""),)
            indent = 5


def _came_of_it(page: PersonPage, width: int) -> list[Line]:
    """Say what is owed to them, and the balance in words."""
    lines = [
        line
        for outcome in page.outcomes
        for line in paragraph(
            f"Thanks to them, among others: {outcome.what}"
            if outcome.people[1:]
            else f"Thanks to them: {outcome.what}",
            width,
            3,
        )
    ]
    lines += paragraph(page.balance, width, 3) if page.balance else ()
    return lines


def _standing(page: PersonPage, cap: int) -> str:
    person = page.person
    if person.standing is Standing.ACTIVE and person.since:
        return f"active · 1 of your {cap} · since {person.since:%b %Y}"
    return str(person.standing)


def _known(page: PersonPage, today: date) -> list[tuple[str, str]]:
    person = page.person
    facts = [("Why", person.purpose), ("Known", person.known_how)]
    facts += [("Led by", led_by_said(page.chain))] if page.chain else []
    if page.led:
        facts += [
            ("Led to", f"{count(page.led, 'person', 'people')}: L shows the tree")
        ]
    facts += [("Season", ", ".join(page.seasons))]
    facts += [("Remember", person.remember)]
    if person.standing is Standing.RESTING and person.rest_until:
        facts += [("At rest", f"until {day(person.rest_until, today)}")]
    if person.connected_on:
        facts += [("LinkedIn", f"connected since {_date(person.connected_on)}")]
    if person.cadence:
        facts += [("In touch", f"{cadence.said(person.cadence)}{_turn(page, today)}")]
    return [(name, value) for name, value in facts if value]


def _turn(page: PersonPage, today: date) -> str:
    """Say when it is their turn, or why it is not."""
    person = page.person
    late = cadence.lateness(person, today)
    if late is None:
        return ""
    if not cadence.is_suggested(person):
        why = person.unsuggested_why or count(person.tries, "try", "tries")
        return f" · not suggested ({why}): a does again"
    if person.later_until and person.later_until > today:
        return f" · comes back {day(person.later_until, today)}"
    if late.days_over >= 0:
        if person.since and cadence.begins_with_the_place(person):
            return f" · {late.times}: a place since {day(person.since, today)}"
        return f" · {late.times}: {count(late.days, 'day')} since the last talk"
    if cadence.begins_with_the_place(person):
        return " · their turn from tomorrow on, as the last talk is long ago"
    return f" · next by {day(today - timedelta(days=late.days_over), today)}"


def _next(page: PersonPage, today: date) -> list[tuple[str, str]]:
    """Say when one meets, and how far that is prepared."""
    planned = []
    for card in page.cards:
        when = moment(card.on, card.at, today) if card.on else "a meeting, no day yet"
        where = f", {card.where}" if card.where else ""
        state = "confirmed" if card.confirmed_on else str(prep.state_of(card))
        label = "Next"
        if prep.is_past(card, today):
            label, state = "Met?", "to be debriefed"
        planned.append((label, f"{when}{where} · {state}"))
    return planned


def _owed(page: PersonPage, today: date) -> list[tuple[str, str]]:
    """Say what is owed, both ways."""
    owed = [("you", step) for step in page.mine] + [("they", s) for s in page.theirs]
    return [
        ("Owed", f"{who}: {step.what} · {day(step.on, today)}") for who, step in owed
    ]


def _labelled(label: str, value: str, width: int) -> list[Line]:
    lines = list(paragraph(value, width, 10))
    first = f" {label:8} " + lines[0][0][0].strip()
    return [((first, ""),), *lines[1:]]


def _gift(gift: Gift) -> str:
    way = "you gave" if gift.given else "you got"
    return f"{_date(gift.on)}, {gift.kind} · {way}: {gift.what}"


def _talk(talk: Talk) -> str:
    what = count(talk.messages, "message") if talk.messages else str(talk.kind)
    what += ", no answer yet" * talk.tried + f", {talk.minutes} min" * bool(
        talk.minutes
    )
    gifts = (("You gave", talk.given), ("You got", talk.received))
    said = f" · {talk.said}" if talk.said else ""
    lines = [f"{_date(talk.on)}, {what}{said}"]
    lines += [f"{verb}: {gift}" for verb, gift in gifts if gift]
    return "\n".join(lines)


def _invitation(invitation: Invitation) -> str:
    you = invitation.direction is Direction.OUTGOING
    who = f"{'you invited them' if you else 'they invited you'}: {invitation.state}"
    if invitation.state is State.DRAFT:
        let_go = invitation.settled_on is not None
        who = "you let a draft go" if let_go else "you write to them: I goes on with it"
    note = f" · “{invitation.note}”" if invitation.note else ""
    return f"{_date(invitation.received)}, {who}{note}"


def _date(on: date) -> str:
    return f"{on.day} {on:%b %Y}"
