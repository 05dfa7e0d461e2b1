"""Stores and exports of made-up people, as large as need be."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from store.documents import TABLES, to_document
from store.journal.document_store import DocumentStore
from store.journal.entries import Change
from store.records import (
    Direction,
    FollowUp,
    Invitation,
    Owed,
    Person,
    PrepCard,
    Record,
    Settings,
    Standing,
    State,
    Talk,
    TalkKind,
)

TODAY = date.today()
ACTIVE, STEPS, CARDS = 12, 60, 12
"""So many hold a place; so many next steps are open, and so many meetings planned."""

_SYLLABLES = ("an", "bel", "cor", "dan", "el", "fer", "gu", "hal", "is", "jo", "ka")
_COMPANIES = ("Vireo", "Northgate", "Harbour & Pike", "Lumen Works", "Okapi")
_POSITIONS = ("Product lead", "Auditor", "Compiler engineer", "Editor", "Nurse")
_NOTES = (
    "Hi, I'd like to join your network.",
    "Your talk on checklists in Gothenburg last month: we tried the second one on our "
    "ward yesterday. May I send you what we changed?",
)
_NOTED = 30
"""One invitation in so many has a note: 97 in a hundred of real ones have none."""


def make_store(home: Path, people: int, talks: int = 0, invitations: int = 0) -> None:
    """Make a store that was begun, with so many people in it."""
    random = Random(people)
    names = [_name(random) for _ in range(people)]
    brought_in: list[Record] = [
        *_people(names, random),
        *_talks(talks, people, random),
        *_invitations(invitations, random),
        *_steps(min(people, STEPS), random),
        *_cards(min(people, CARDS), random),
    ]
    store = DocumentStore(home, home)
    with store.turn():
        store.commit("Brought in everyone", _new(brought_in))
        begun = Settings(name="Olga Owner", begun_on=TODAY)
        store.commit("Begun with 15 places", _new([begun]))
    store.close()


def _new(records: Iterable[Record]) -> list[Change]:
    return [Change(TABLES[type(r)], r.id, None, to_document(r)) for r in records]


def _people(names: Iterable[str], random: Random) -> Iterator[Person]:
    for number, name in enumerate(names):
        yield Person(
            id=f"{number + 1}",
            name=name,
            standing=Standing.ACTIVE if number < ACTIVE else Standing.KNOWN,
            purpose="to learn how they audit" if number < ACTIVE else "",
            cadence="1 month" if number < ACTIVE else "",
            since=TODAY - timedelta(days=300) if number < ACTIVE else None,
            last_talk=TODAY - timedelta(days=random.randrange(2000)),
            slug=_slug(name, number),
            company=random.choice(_COMPANIES),
            position=random.choice(_POSITIONS),
            connected_on=TODAY - timedelta(days=random.randrange(4000)),
        )


def _talks(count: int, people: int, random: Random) -> Iterator[Talk]:
    for number in range(count):
        yield Talk(
            id=f"{number + 1}",
            person=f"{random.randrange(people) + 1}",
            on=TODAY - timedelta(days=random.randrange(2000)),
            kind=TalkKind.MESSAGE,
            said="how the audit went, and what comes next",
            messages=random.randrange(1, 9),
        )


def _steps(count: int, random: Random) -> Iterator[FollowUp]:
    for number in range(count):
        yield FollowUp(
            id=f"{number + 1}",
            owed=random.choice([*Owed]),
            what="send what was promised at lunch",
            on=TODAY + timedelta(days=random.randrange(-60, 60)),
            person=f"{number + 1}",
            since=TODAY - timedelta(days=90),
        )


def _cards(count: int, random: Random) -> Iterator[PrepCard]:
    for number in range(count):
        on = TODAY + timedelta(days=random.randrange(-3, 60))
        purpose = "Compare notes on the audit of the year"
        yield PrepCard(
            id=f"{number + 1}", person=f"{number + 1}", on=on, purpose=purpose
        )


def _invitations(count: int, random: Random) -> Iterator[Invitation]:
    for number in range(count):
        name = _name(random)
        yield Invitation(
            id=f"{number + 1}",
            direction=Direction.INCOMING,
            state=State.NEW,
            name=name,
            slug=_slug(name, number) + "x",
            note=_note(number),
            received=_moment(number),
        )


def _note(number: int) -> str:
    return _NOTES[number // _NOTED % len(_NOTES)] if number % _NOTED == 0 else ""


def _moment(number: int) -> datetime:
    return datetime.combine(TODAY, time(8)) - timedelta(hours=number + 1)


def _name(random: Random) -> str:
    first = "".join(random.choices(_SYLLABLES, k=2))
    last = "".join(random.choices(_SYLLABLES, k=3))
    return f"{first} {last}".title()


def _slug(name: str, number: int) -> str:
    return f"{name.lower().replace(' ', '-')}-{number}"


_CONNECTION = (
    *("First Name", "Last Name", "URL", "Email Address"),
    *("Company", "Position", "Connected On"),
)
_INVITATION = (
    *("From", "To", "Sent At", "Message", "Direction"),
    *("inviterProfileUrl", "inviteeProfileUrl"),
)
_OWNER = "Olga Owner", "olga-owner"


def make_export(folder: Path, connections: int, invitations: int) -> None:
    """Write a LinkedIn export, as LinkedIn's zip unpacks to."""
    random = Random(connections)
    people = _people((_name(random) for _ in range(connections)), random)
    folder.mkdir()
    with (folder / "Connections.csv").open("w", newline="") as file:
        file.write('Notes:\n"Some of the email addresses may be missing."\n\n')
        csv.writer(file).writerows([_CONNECTION, *map(_connection, people)])
    with (folder / "Invitations.csv").open("w", newline="") as file:
        invited = _invitations(invitations, random)
        csv.writer(file).writerows([_INVITATION, *map(_invitation, invited)])


def _connection(person: Person) -> tuple[str, ...]:
    first, last = person.name.split()
    on = f"{person.connected_on:%d %b %Y}"
    return first, last, _url(person.slug), "", person.company, person.position, on


def _invitation(each: Invitation) -> tuple[str, ...]:
    name, slug = _OWNER
    at = f"{each.received:%m/%d/%y, %I:%M %p}"
    return each.name, name, at, each.note, "INCOMING", _url(each.slug), _url(slug)


def _url(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}"
