"""The words of the people filter, and the orders of the list."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from command_line import Fewer
from people import (
    SIZES,
    TODAY,
    connection,
    export_of,
    misdrawn,
    person_called,
    seat,
    tended,
)

from store.decisions.followups import AddStep
from store.decisions.people import LedBy, Rest
from store.decisions.talks import Contact, LogTalk
from store.errors import UnknownWord
from store.network import Network
from store.records import Owed, Person, Season, Standing, TalkKind
from store.rules.doubles import doubles
from store.rules.filters import Facts, Order, ordered, sifted
from store.rules.search import matching
from store.rules.steps import Step
from store.rules.talking import Told

MONTH = timedelta(days=31)


def someone(name: str, **fields: object) -> Person:
    return Person(id=name, name=name, **fields)  # type: ignore[arg-type]


EVERYONE = [
    someone(
        "Ana",
        standing=Standing.ACTIVE,
        cadence="1 month",
        since=TODAY - 3 * MONTH,
        can_help_with="hiring for small teams, audits",
        last_talk=TODAY - 2 * MONTH,
    ),
    someone(
        "Bo",
        standing=Standing.ACTIVE,
        cadence="1 month",
        since=TODAY,
        led_by="Ana",
        looks_for="editors",
        last_talk=TODAY - timedelta(days=2),
        known_since=date(2026, 5, 1),
    ),
    someone("Cy", led_by="Bo", season="s2", email="cy@example.org"),
    someone("Di", standing=Standing.RESTING, led_by="Cy", connected_on=date.min),
    someone("Ed", standing=Standing.GONE, email="CY@example.org"),
    someone("Ed Two"),
]
SEASONS = [
    Season(id="s1", name="Job search", first=date(2026, 4, 1), last=date(2026, 6, 1)),
    Season(id="s2", name="New role", first=date(2026, 6, 2)),
]


def found(query: str) -> str:
    facts = Facts(
        TODAY,
        owing=lambda: {"Di"},
        seasons=lambda: SEASONS,
        first_talks=lambda: {"Ed": date(2026, 5, 2)},
        doubles=lambda: {id for ids in doubles(EVERYONE) for id in ids},
    )
    return " ".join(p.name for p in sifted(query, EVERYONE, facts))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", "Ana Bo Cy Di Ed Ed Two"),
        ("is:active", "Ana Bo"),
        ("is:act", "Ana Bo"),
        ("IS:Resting", "Di"),
        ("is:known", "Cy Ed Two"),
        ("is:gone", "Ed"),
        ("is:double", "Cy Ed"),
        ("helps:hire", "Ana"),
        ('helps:"small teams"', "Ana"),
        ("helps:gardening", ""),
        ("helps:", "Ana"),
        ("looks:editor", "Bo"),
        ("owed:", "Di"),
        ("quiet:", "Ana"),
        ("season:job", "Bo Ed"),
        ('season:"new role"', "Cy"),
        ("season:zzz", ""),
        ("led:ana", "Bo Cy Di"),
        ("led:bo", "Cy Di"),
        ("led:ed", ""),
        ("led:", "Bo Cy Di"),
        ("is:active led:ana", "Bo"),
        ("led:ana owed:", "Di"),
        ("is:known two", "Ed Two"),
    ],
)
def test_each_word_of_the_filter_asks_for_what_it_says(query: str, names: str) -> None:
    assert found(query) == names


@pytest.mark.parametrize("query", ["is:", "is:x", "stands:active", "ana foo:bar"])
def test_an_unknown_word_says_so_and_names_those_that_there_are(query: str) -> None:
    with pytest.raises(UnknownWord, match=r"is no word of the filter\. Try: is:"):
        found(query)


def test_a_loop_of_who_led_to_whom_ends() -> None:
    loop = [
        someone("A", led_by="B"),
        someone("B", led_by="A"),
        someone("C", led_by="A"),
    ]
    facts = Facts(TODAY, set, list, dict, set)
    assert [p.name for p in sifted("led:c", loop, facts)] == []
    assert [p.name for p in sifted("led:b", loop, facts)] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.NAME, "Ana Bo Cy Di Ed Ed Two"),
        (Order.LAST, "Bo Ana Cy Di Ed Ed Two"),
        (Order.OVERDUE, "Ana Bo Cy Di Ed Ed Two"),
    ],
)
def test_people_stand_in_the_order_that_is_asked_for(order: Order, names: str) -> None:
    assert " ".join(p.name for p in ordered(EVERYONE, order, TODAY)) == names


NAMES = ("Annie Reyes", "Olga Novak", "Daniela Berg", "Jo Park", "Ana Ito", "w" * 400)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("annei", ["Annie Reyes"]),
        ("anni", ["Annie Reyes"]),
        ("oga", ["Olga Novak"]),
        ("onova", ["Olga Novak"]),
        ("anrey", ["Annie Reyes"]),
        ("wwwwwwwwwwwwwwwwx", []),
        ("qq", []),
    ],
)
def test_where_no_name_fits_to_the_letter_the_letters_in_order_find_it(
    typed: str, names: list[str]
) -> None:
    assert [p.name for p in matching(typed, map(someone, NAMES))] == names


def test_whose_letters_stand_closest_together_comes_first() -> None:
    people = [someone("Agnes Ni"), someone("Annie Reyes"), someone("Ann Xi Eve")]
    found = [person.name for person in matching("anie", people)]
    assert found[:2] == ["Annie Reyes", "Ann Xi Eve"]


def test_a_shared_address_or_name_makes_a_double_and_nothing_else() -> None:
    people = [
        someone("a", slug="Ana-D"),
        someone("b", slug="ana-d"),
        someone("c", email="x@y"),
        someone("d", email="X@Y"),
        Person(id="e", name="José  Díaz"),
        Person(id="f", name="jose diaz"),
        Person(id="g", name="Jose Diaz Lopez"),
        Person(id="h", name="Annie O'Brien"),
        Person(id="i", name="annie o\u2019brien 、、"),
        Person(id="j", name="किरण"),
        Person(id="k", name="कारण"),
        Person(id="l", name="💫"),
        Person(id="m", name="🌈"),
    ]
    assert doubles(people) == [("a", "b"), ("c", "d"), ("e", "f"), ("h", "i")]


@pytest.fixture
def network(network: Network) -> Network:
    """Ana led to Jo, to whom something is owed; Lena is known."""
    tended(network, "Ana Diaz", "Jo Park")
    network.decide(export_of(connections=[connection("Lena Falk")]))
    ana, jo = (person_called(network, name).id for name in ("Ana Diaz", "Jo Park"))
    network.decide(LedBy(jo, ana))
    step = Step(Owed.PROMISED, "send the list", TODAY + timedelta(days=3))
    network.decide(AddStep(jo, step))
    network.decide(LogTalk(jo, Contact(Told("hello", TalkKind.CALL), TODAY)))
    return network


def test_the_filter_asks_the_store(network: Network) -> None:
    def names(query: str) -> list[str]:
        return [p.name for p in network.find_people(query)]

    assert names("owed:") == names("led:ana") == ["Jo Park"]
    network.undo()
    network.undo()
    assert names("owed:") == []
    network.decide(Rest(person_called(network, "Jo Park").id))
    assert names("is:resting") == ["Jo Park"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_people_page_filters_orders_and_says_what_it_does_not_know(
    network: Network, size: tuple[int, int]
) -> None:
    async with seat(network, size) as app:
        await app.press("6")
        assert "by name" in app.body
        assert "Ana Diaz" in app.cursor
        await app.press("o")
        assert "by last talk" in app.body
        assert misdrawn(app, size) == []
        await app.press("G g g")
        assert "Jo Park" in app.cursor
        await app.press("/")
        await app.write("is:")
        assert "is:active" in app.body
        assert misdrawn(app, size) == []
        await app.write("act led:ana")
        assert "Jo Park" in app.body
        assert not any("Ana Diaz" in row[:40] for row in app.rows)
        await app.press("escape o o")
        assert "by name" in app.body


def test_the_command_filters_and_sorts(network: Network, fewer: Fewer) -> None:
    told = json.loads(fewer("people", "owed: is:active", "--json")[1])
    assert [each["name"] for each in told] == ["Jo Park"]
    code, out, _ = fewer("people", "--sort", "last")
    assert (code, out.split()[0]) == (0, "Jo")
    code, _, err = fewer("people", "is:what")
    assert (code, "is no word of the filter" in err) == (1, True)
