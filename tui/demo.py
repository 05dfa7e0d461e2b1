"""Made-up people around today's date, in a temporary store: nothing real is touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from store.decisions.imports import ImportLinkedIn
from store.decisions.inbox import Answered, Ask, Postpone
from store.decisions.people import Activate, Begin
from store.exchange.rows import ConnectionRow, Export, InvitationRow, MessageDay
from store.network import Network
from store.records import Direction, Person, Settings
from tui import demo_giving
from tui.demo_introductions import tell_introductions
from tui.demo_outgoing import tell_outgoing
from tui.demo_story import Story
from tui.demo_year import BEGAN, tell_meetings, tell_reviews

_FIRST = (
    *("Ada", "Bram", "Carla", "Dev", "Elif", "Femi", "Greta", "Hugo", "Ines", "Jonas"),
    *("Kofi", "Lena", "Mina", "Nils", "Olga", "Pavel", "Quinn", "Rosa", "Sven", "Tara"),
)
_LAST = ("Abara", "Brandt", "Castell", "Demir", "Ekström", "Fontaine", "Grünwald")
_COMPANIES = (
    "Vireo",
    "Northgate",
    "Harbour & Pike",
    "Lumen Works",
    "Tallgrass",
    "Okapi",
)
_POSITIONS = (
    "Product lead",
    "Auditor",
    "Compiler engineer",
    "Editor",
    "Founder",
    "Nurse",
)


class _Waiting(NamedTuple):
    name: str
    days_ago: int
    note: str


_WAITING = (
    _Waiting("Ren Ito", 1, ""),
    _Waiting(
        "Maya Lindqvist",
        2,
        "Your audit talk in Gothenburg last month: how did you choose the scope of the "
        "second sample? We face the same question at Harbour & Pike.",
    ),
    _Waiting("Sam Otieno", 4, ""),
    _Waiting(
        "Priya Raman",
        5,
        "Hi, I came across your profile and was impressed by your experience. I'd love "
        "to connect and explore synergies.",
    ),
    _Waiting("Ola Hansen", 6, "Hi! Let's connect."),
    _Waiting(
        "Tomás Rey",
        7,
        "Hola, leí tu artículo sobre listas de control en entrevistas y lo usamos ayer "
        "con tres candidatos. ¿Puedo contarte qué cambiamos?",
    ),
    _Waiting("Zoë Klein", 8, ""),
    _Waiting(
        "Chidi Umeh",
        9,
        "We have exciting opportunities for professionals like you. Please share your "
        "resume at your earliest convenience.",
    ),
    _Waiting(
        "Hanna Vogel",
        10,
        "Guten Tag, Jonas Brandt hat mir von Ihrer Checkliste für Erstgespräche "
        "erzählt. Dürfte ich sie für unser Team in Graz übersetzen?",
    ),
    _Waiting("Lou Marsh", 11, "I'd like to add you to my professional network."),
    _Waiting("Ines Rocha", 12, ""),
    _Waiting(
        "Kai Berger",
        13,
        "We sat next to each other on the night train to Vienna in May. You told me of "
        "the essay on saying no; I finally read it. Thank you!",
    ),
    _Waiting("Dana Petrov", 15, "I help leaders like you get 10 more clients a month."),
    _Waiting("Yuki Mori", 17, ""),
    _Waiting("Abel Girma", 19, "I would like to grow my network in your industry."),
    _Waiting("Noor Aziz", 21, ""),
    _Waiting("Finn Daly", 24, "Great profile! 15 minutes for a quick call this week?"),
    _Waiting(
        "Lea Moreau",
        26,
        "Bonjour, votre question à la fin de la table ronde de Lyon m'a fait changer "
        "notre plan. J'aimerais vous raconter comment.",
    ),
)

_ASKED = (("Tom Baker", 6), ("Petra Nowak", 13), ("Ivo Santos", 9))
_ACTIVE = (
    ("We left audit in the same year and are honest with each other.", "1 month"),
    ("She reads my drafts; I read hers.", "2 weeks"),
    ("He knows hiring from the inside, and asks good questions.", "3 months"),
    ("We will write the piece on checklists together.", "1 week"),
    ("My first mentor; I owe her an answer.", "3 months"),
    ("Learning compilers from him, teaching him interviews.", "1 month"),
    ("Runs the meetup where I met half of these people.", "6 months"),
    ("We help each other's teams with first conversations.", "1 month"),
)


@contextmanager
def demo_home() -> Iterator[Path]:
    """Make a store of made-up people, which vanishes at the end."""
    with TemporaryDirectory(prefix="fewer-demo-", dir=_memory()) as made:
        home = Path(made)
        fill(home, date.today())
        yield home


def _memory() -> str | None:
    """Return where Linux keeps files in memory: on a disk, filling takes a second."""
    memory = "/dev/shm"
    return memory if os.access(memory, os.W_OK | os.X_OK) else None


def fill(home: Path, today: date) -> None:
    """Fill an empty store with some 60 people and 18 waiting invitations."""
    day = [today - timedelta(days=BEGAN)]

    def be_on(other: date) -> None:
        day[0] = other

    with closing(Network(home, home, today=lambda: day[0])) as network:
        network.decide(Begin(Settings(name="Asha", cap=12)))
        network.decide(ImportLinkedIn(_export(today), "the demo"))
        known = sorted(network.people(), key=lambda p: p.last_talk or date.min)
        tell_meetings(network, today, be_on, known)
        be_on(today - timedelta(days=120))
        tended = _tend(network)
        Story(network, today, be_on).tell(tended)
        tell_introductions(network, tended, today, be_on)
        demo_giving.tell(network, today, be_on, tended)
        tell_outgoing(network, today, be_on)
        _ask(network, today, day)
        tell_reviews(network, today, be_on, tended)
        be_on(today)


def _export(today: date) -> Export:
    chance = Random(7)  # The same people every time.
    people = [f"{first} {last}" for last in _LAST for first in _FIRST]
    chance.shuffle(people)
    connections = tuple(_connection(name, today, chance) for name in people[:56])
    rows = [_incoming(name, today, days, note) for name, days, note in _WAITING]
    rows += [_incoming(name, today, days + 2, "") for name, days in _ASKED]
    rows += [
        InvitationRow(
            name=row.name,
            slug=row.slug,
            note="Your question about scope stayed with me; shall we compare notes?",
            sent_at=_at(today - timedelta(days=200), 9),
            direction=Direction.OUTGOING,
        )
        for row in connections[:3]
    ]
    messages = tuple(
        MessageDay(
            row.name,
            row.slug,
            today - timedelta(days=chance.randrange(2, 130)),
            chance.choice(_SAID),
            chance.randrange(1, 6),
        )
        for row in connections[:20]
    )
    return Export("Asha", connections, tuple(rows), messages, (), ("made-up people",))


_SAID = (
    "Would love your checklist whenever you find it.",
    "My son started school; mornings are quiet again.",
    "Lunch in December? I have a question about hiring.",
    "Thank you for the introduction, we talked for an hour.",
    "We moved; the new flat has room for a desk.",
    "I gave the workshop again, with your two changes.",
    "Half of us are at the new office; come and see it.",
    "Your note on first conversations hangs by my door.",
)


def _connection(name: str, today: date, chance: Random) -> ConnectionRow:
    return ConnectionRow(
        name=name,
        slug=name.casefold().replace(" ", "-"),
        email="",
        company=chance.choice(_COMPANIES),
        position=chance.choice(_POSITIONS),
        connected_on=today - timedelta(days=chance.randrange(60, 2500)),
    )


def _incoming(name: str, today: date, days_ago: int, note: str) -> InvitationRow:
    return InvitationRow(
        name=name,
        slug=name.casefold().replace(" ", "-"),
        note=note,
        sent_at=_at(today - timedelta(days=days_ago), 8),
        direction=Direction.INCOMING,
    )


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))


def _ask(network: Network, today: date, day: list[date]) -> None:
    """Ask three of the boilerplate senders, each on their day; one has answered."""
    for name, days in sorted(_ASKED, key=lambda asked: -asked[1]):
        day[0] = today - timedelta(days=days)
        network.decide(Ask(network.find_invitation(name).id))
    day[0] = today - timedelta(days=1)
    ivo = network.find_invitation("Ivo Santos").id
    answer = "I heard you on the radio about checklists. Shall I show you our clinic's?"
    network.decide(Answered(ivo, answer))
    abel = network.find_invitation("Abel Girma").id
    network.decide(Postpone(abel, today + timedelta(days=9)))


def _tend(network: Network) -> list[Person]:
    """Give eight people a place, and return them."""
    people = sorted(
        network.people(), key=lambda p: p.last_talk or date.min, reverse=True
    )
    tended = people[: len(_ACTIVE)]
    for person, (purpose, cadence) in zip(tended, _ACTIVE, strict=True):
        network.decide(Activate(person.id, purpose, cadence))
    return tended
