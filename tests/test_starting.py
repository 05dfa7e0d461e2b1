"""Whom to start with, where hardly anybody holds a place yet."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from command_line import Fewer
from msgspec.structs import replace
from people import (
    SIZES,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    misdrawn,
    person_called,
    seat,
    tended,
)

from store.decisions.capture import AddPerson
from store.decisions.people import Activate, Rest
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import (
    Direction,
    Invitation,
    Person,
    Standing,
    State,
    Talk,
    TalkKind,
    Verdict,
)
from store.rules.cap import Bandwidth
from store.rules.starting import SUGGESTED, Start, is_beginning, whom_to_start_with
from store.rules.talking import told
from store.rules.verdict import judge

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"


def days_ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def known(*ids: str) -> list[Person]:
    return [Person(id=id, name=id) for id in ids]


def judged(invitation: Invitation) -> Verdict:
    return judge(invitation.note).verdict


def message(person: str, on: date, messages: int = 1) -> Talk:
    id = f"{person}{on}"
    kind = TalkKind.MESSAGE
    return Talk(id=id, person=person, on=on, kind=kind, messages=messages)


def invitation(person: str, state: State, **more: object) -> Invitation:
    fields: dict[str, object] = {"direction": Direction.INCOMING, "name": person}
    fields |= {"received": datetime(2026, 3, 4, 8), "person": person, "state": state}
    return Invitation(id=person, **fields | more)  # type: ignore[arg-type]  # Fields by name.


def named(*starts: Start) -> list[str]:
    return [start.person.id for start in starts]


def said(*starts: Start) -> list[tuple[str, str]]:
    return [(start.person.id, start.why(TODAY)) for start in starts]


@pytest.mark.parametrize(
    ("active", "cap", "is_one"),
    [(0, 12, True), (2, 12, True), (3, 12, False), (0, 1, True), (1, 1, False)],
)
def test_it_is_a_beginning_while_few_hold_a_place_and_one_is_free(
    active: int, cap: int, is_one: bool
) -> None:
    assert is_beginning(Bandwidth(active, cap)) is is_one


def test_whom_one_talked_with_most_comes_first_then_whom_last() -> None:
    talks = [
        *(message("often", days_ago(n)) for n in (900, 901, 902, 903)),
        *(message("thrice", days_ago(n)) for n in (800, 801, 802)),
        *(message("much", days_ago(n), 9) for n in (700, 701)),
        *(message("twice", days_ago(n)) for n in (600, 601)),
        message("lately", days_ago(3), 2),
        message("before", days_ago(400)),
    ]
    people = known("before", "lately", "twice", "much", "thrice", "often")
    found = whom_to_start_with(people, talks, (), judged, TODAY)
    assert said(*found) == [
        ("often", "4 messages, last 5 Jun 2024"),
        ("thrice", "3 messages, last 13 Sep 2024"),
        ("much", "18 messages, last 22 Dec 2024"),
        ("lately", "2 messages, last 19 Nov"),
        ("before", "1 message, last 18 Oct 2025"),
    ]


def test_a_meeting_among_the_messages_makes_them_talks() -> None:
    met = replace(message("ana", days_ago(2)), kind=TalkKind.MEETING)
    talks = [message("ana", days_ago(9), 5), met]
    found = whom_to_start_with(known("ana"), talks, (), judged, TODAY)
    assert said(*found) == [("ana", "2 talks, last 20 Nov")]


def test_a_try_is_no_talk() -> None:
    tried = replace(message("ana", days_ago(1)), tried=True)
    assert whom_to_start_with(known("ana"), [tried], (), judged, TODAY) == ()


def test_who_let_one_know_something_follows_the_latest_first() -> None:
    invitations = [
        invitation("answered", State.ANSWERED, answered_on=days_ago(30)),
        invitation("noted", State.ACCEPTED, note="Your talk on audits stayed with me."),
        invitation("silent", State.ACCEPTED),
        invitation(
            "accepted",
            State.ACCEPTED,
            direction=Direction.OUTGOING,
            settled_on=days_ago(20),
        ),
        invitation("unanswered", State.SENT, direction=Direction.OUTGOING),
    ]
    people = known("answered", "noted", "silent", "accepted", "unanswered")
    assert said(*whom_to_start_with(people, (), invitations, judged, TODAY)) == [
        ("accepted", "accepted you 2 Nov"),
        ("answered", "answered you 23 Oct"),
        ("noted", "wrote a note 4 Mar"),
    ]


def test_a_note_that_anybody_may_have_got_speaks_for_nobody() -> None:
    stock = "I'd like to add you to my professional network."
    accepted = [invitation("1", State.ACCEPTED, note=stock)]
    ana = Person(id="1", name="Ana", known_how="we sang together")
    assert said(*whom_to_start_with([ana], (), accepted, judged, TODAY)) == [
        ("1", "you know them: we sang together")
    ]


def test_who_was_let_go_after_an_answer_is_not_named() -> None:
    let_go = [invitation("ana", State.DECLINED, answered_on=days_ago(3))]
    assert whom_to_start_with(known("ana"), (), let_go, judged, TODAY) == ()


def test_whom_the_user_put_in_comes_last() -> None:
    people = [
        Person(id="put in", name="A", known_since=days_ago(2)),
        Person(id="told", name="B", known_how="we sang together"),
    ]
    assert said(*whom_to_start_with(people, (), (), judged, TODAY)) == [
        ("put in", "you put them in 20 Nov"),
        ("told", "you know them: we sang together"),
    ]


def test_each_is_named_once_and_but_a_few_are() -> None:
    ids = [f"{n}" for n in range(20)]
    talks = [message(id, days_ago(n + 1)) for n, id in enumerate(ids)]
    noted = [invitation(id, State.ACCEPTED, note="Hello there, Kim.") for id in ids]
    found = named(*whom_to_start_with(known(*ids), talks, noted, judged, TODAY))
    assert found == ids[:SUGGESTED]


@pytest.mark.parametrize(
    "other",
    [
        {"standing": Standing.ACTIVE},
        {"standing": Standing.RESTING},
        {"standing": Standing.GONE},
        {"unsuggested_on": TODAY},
        {"tries": 3},
        {"later_until": TODAY + timedelta(days=1)},
        {"merged_into": "2"},
    ],
    ids=str,
)
def test_nobody_is_named_whom_the_user_placed_let_rest_or_put_off(
    other: dict[str, object],
) -> None:
    ana = Person(id="1", name="Ana", **other)  # type: ignore[arg-type]  # As above.
    assert (
        whom_to_start_with([ana], [message("1", days_ago(1))], (), judged, TODAY) == ()
    )


def test_of_connections_nothing_speaks_for_nobody_is_named() -> None:
    met = Person(id="1", name="Ana", connected_on=days_ago(9))
    assert whom_to_start_with([met], (), (), judged, TODAY) == ()


# Where it shows.


@pytest.fixture
def network(network: Network) -> Network:
    """Nobody holds a place; Ana and Jo were talked with, Lena is a connection."""
    begin(network, incoming("Ren Ito"))
    rows = [connection(name) for name in (ANA, JO, LENA)]
    network.decide(export_of(connections=rows))
    for name, line in ((ANA, "coffee, 45 min"), (ANA, "a call"), (JO, "a mail")):
        id = person_called(network, name).id
        network.decide(LogTalk(id, Contact(told(line), TODAY)))
    return network


async def test_the_fifth_step_names_whom_to_start_with_and_a_gives_a_place(
    network: Network,
) -> None:
    async with seat(network) as app:
        assert "nobody holds a place yet: whom to start with" in app.text
        await app.press("enter enter 5")
        assert "Whom to start with" in app.text
        assert ANA in app.cursor
        assert "2 talks, last 22 Nov" in app.cursor
        assert app.keys.startswith("a give a place  Enter open")
        assert network.tended() == []  # Nobody is given a place without a key.
        await app.press("a")
        await app.write("She sees what I miss.")
        await app.press("enter m")
        assert [person.name for person in network.tended()] == [ANA]
        assert "1 holds a place: 5 shows who." in app.text
        assert JO in app.cursor
        await app.press("u")
        assert network.tended() == []
        assert "Nobody holds a place yet." in app.text


async def test_nobody_is_named_any_more_once_a_few_hold_a_place(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("5")
        assert "Whom to start with" in app.text
        tended(network, "Bo Berg", "Cy Chen", "Di Dahl")
        await app.press("1 5")
        assert "Whom to start with" not in app.text


async def test_where_nothing_is_known_of_anybody_it_says_how_one_begins(
    empty: Network,
) -> None:
    begin(empty)
    empty.decide(export_of(connections=[connection(LENA)]))
    for size in SIZES:
        async with seat(empty, size) as app:
            await app.press("5")
            assert "Nobody holds a place yet." in app.text
            assert "a on People (6) gives anybody one." in app.text
            assert "c p puts in someone you value." in app.text


@pytest.mark.parametrize(
    ("size", "why"),
    [
        ((80, 24), "2 talks, last 22 Nov"),
        ((40, 12), "2 talks, Sun 22"),
        ((140, 40), "2 talks, last 22 Nov"),
    ],
)
async def test_what_speaks_for_them_is_not_cut_at_any_size(
    network: Network, size: tuple[int, int], why: str
) -> None:
    async with seat(network, size) as app:
        await app.press("enter enter 5")
        [row] = [row for row in app.rows if f"> {ANA}" in row]
        assert why in row
        assert "a gives a place" in app.text
        assert misdrawn(app, size) == []


@pytest.fixture
def empty(open_network: Callable[[], Network]) -> Network:
    """A network of nobody."""
    return open_network()


def test_the_command_line_names_them_too_and_check_stays_a_line(
    fewer: Fewer, empty: Network
) -> None:
    begin(empty)
    empty.decide(AddPerson(ANA))
    empty.decide(AddPerson(JO))
    empty.decide(Rest(_placed(empty, JO)))
    out = fewer("review")[1]
    assert f"  {ANA}  you put them in 22 Nov\n" in out
    assert JO not in out
    assert "fewer activate NAME" in out
    [start] = json.loads(fewer("review", "--json")[1])["start_with"]
    assert (start["name"], start["why"]) == (ANA, "you put them in 22 Nov")
    assert len(fewer("review", "--check")[1].splitlines()) == 1


def _placed(network: Network, name: str) -> str:
    id = person_called(network, name).id
    network.decide(Activate(id, "We help each other.", "1 month"))
    return id
