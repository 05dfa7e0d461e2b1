"""Who led to whom, by key and by command: kept, seen, folded, taken back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from command_line import Fewer
from people import (
    SIZES,
    TODAY,
    export_of,
    incoming,
    misdrawn,
    person_called,
    seat,
    tended,
)

from store.decisions.capture import AddPerson
from store.decisions.inbox import Accept
from store.decisions.outcomes import AddOutcome
from store.decisions.people import LedBy
from store.decisions.talks import Contact, LogTalk
from store.errors import NotFound, NothingChanges
from store.network import Network
from store.records import TalkKind
from store.rules.talking import Told

ANA, JO, LENA, KIM = "Ana Diaz", "Jo Park", "Lena Fischer", "Kim Holm"
NOTE = "Jo Park told me how you run first talks; may I ask for your list?"


@pytest.fixture
def network(network: Network) -> Network:
    """Lena led to Jo, Jo to Ana; Kim stands alone."""
    tended(network, ANA, JO, LENA)
    ana, jo, lena = (person_called(network, name).id for name in (ANA, JO, LENA))
    network.decide(LedBy(ana, jo))
    network.decide(LedBy(jo, lena))
    network.decide(AddPerson(KIM))
    return network


# Deciding.


def test_nobody_led_is_undone_and_done_again(network: Network) -> None:
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    assert network.decide(LedBy(ana, "")).said == "Nobody led you to Ana Diaz"
    with pytest.raises(NothingChanges):
        network.decide(LedBy(ana, ""))
    network.undo()
    assert person_called(network, ANA).led_by == jo
    network.redo()
    assert person_called(network, ANA).led_by == ""


def test_who_is_put_in_has_who_led_and_the_day(network: Network) -> None:
    jo = person_called(network, JO).id
    said = network.decide(AddPerson("Zoë Klein", "", jo)).said
    assert said == "Zoë Klein is in your address book; Jo Park led you there"
    zoe = person_called(network, "Zoë Klein")
    assert (zoe.led_by, zoe.known_since) == (jo, TODAY)
    network.undo()
    assert "Zoë Klein" not in {person.name for person in network.people()}
    with pytest.raises(NotFound):
        network.decide(AddPerson("Zoë Klein", "", "nobody"))


def test_accepting_says_whom_the_note_names_and_assumes_nothing(
    network: Network,
) -> None:
    network.decide(export_of(incoming("Maya Lind", NOTE)))
    done = network.decide(Accept(network.find_invitation("Maya").id))
    assert "they name Jo Park: i l on their page keeps who led" in done.sentence
    maya = person_called(network, "Maya Lind")
    assert (maya.led_by, maya.known_since) == ("", TODAY)
    assert [hint.by.name for hint in network.hints(maya.id)] == [JO]


def test_whom_a_talk_names_may_have_been_led_to_by_the_other(network: Network) -> None:
    jo, kim = (person_called(network, name).id for name in (JO, KIM))
    told = Told("You should meet Kim Holm of the library", TalkKind.MESSAGE)
    network.decide(LogTalk(jo, Contact(told)))
    assert [hint.by.name for hint in network.hints(kim)] == [JO]
    network.decide(LedBy(kim, jo))
    assert network.hints(kim) == []
    assert network.hints(jo) == []  # Whom they led to didn't lead to them.


def test_the_forest_follows_each_decision(network: Network) -> None:
    def shown() -> list[tuple[str, int]]:
        return [(b.person.name, b.depth) for b in network.forest()]

    assert shown() == [(LENA, 0), (JO, 1), (ANA, 2)]
    ana, kim = (person_called(network, name).id for name in (ANA, KIM))
    network.decide(LedBy(kim, ana))
    assert shown()[-1] == (KIM, 3)
    network.undo()
    assert len(shown()) == 3
    met = Contact(Told("lunch", TalkKind.MEETING, 60), date(2026, 11, 20))
    network.decide(LogTalk(ana, met))
    assert network.forest()[0].whole.said == "1 meeting"


# By key.


@pytest.mark.parametrize(
    ("width", "kinds"), [(40, 1), (60, 3), (80, 3), (100, 2), (120, 3), (140, 3)]
)
async def test_what_came_is_counted_under_its_name_at_every_breadth(
    network: Network, width: int, kinds: int
) -> None:
    ana = person_called(network, ANA).id
    network.decide(LogTalk(ana, Contact(Told("coffee", TalkKind.MEETING, 60), TODAY)))
    network.decide(AddOutcome("a new job", (ana,)))
    async with seat(network, (width, 24)) as app:
        await app.press("g l")
        [titles] = [row for row in app.rows if "Who led to whom" in row]
        shown = [t for t in ("people", "meetings", "outcomes") if t in titles]
        counts = {"people": "2", "meetings": "1", "outcomes": "1"}
        at = [titles.index(title) + len(title) - 1 for title in shown]
        assert [app.cursor[each] for each in at] == [counts[title] for title in shown]
        assert shown == ["people", "meetings", "outcomes"][:kinds]
        assert LENA in app.cursor
        assert misdrawn(app, (width, 24)) == []


async def test_titles_and_counts_are_left_out_at_the_same_breadth(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    network.decide(LogTalk(ana, Contact(Told("coffee", TalkKind.MEETING, 60), TODAY)))
    async with seat(network, (40, 24)) as app:
        await app.press("g l")
        for width in range(40, 60):
            await app.resize(width, 24)
            [titles] = [row for row in app.rows if "Who led to whom" in row]
            counted = [c for c in app.cursor if c.isdigit()]
            assert len(counted) == ("people" in titles) + ("meetings" in titles), width


async def test_the_tree_is_a_letter_of_the_go_menu_and_a_key_on_a_person(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("g l")
        assert "- Lena Fischer" in app.cursor
        assert "people" in app.rows[app.rows.index(app.cursor) - 1]
        assert app.cursor.rstrip().endswith(" 2")
        assert "└─- Jo Park" in app.text
        await app.press("j j")
        assert "Lena Fischer led you to Jo Park, who led you to Ana Diaz." in app.body
        await app.press("enter")
        assert "Led by   Jo Park, by Lena Fischer" in app.text
        await app.press("q q 6 L")
        assert "Ana Diaz" in app.cursor


async def test_a_branch_folds_and_unfolds_and_a_find_unfolds_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("g l -")
        assert "+ Lena Fischer" in app.cursor
        assert JO not in app.text
        await app.press("+")
        assert ANA in app.text
        await app.press("G -")
        assert JO in app.cursor
        assert ANA not in app.text.split("Lena Fischer led", 1)[-1]
        await app.press("o o")
        assert app.cursor.startswith(" > + Lena")
        await app.press("/")
        await app.write("ana")
        await app.press("enter")
        assert ANA in app.cursor


async def test_who_led_is_changed_in_the_tree_by_a_hint_or_taken_back(
    network: Network,
) -> None:
    jo = person_called(network, JO).id
    told = Told("You should meet Kim Holm of the library", TalkKind.MESSAGE)
    network.decide(LogTalk(jo, Contact(told)))
    async with seat(network) as app:
        await app.press("6 j j enter i l")
        assert "1 Jo Park, in your talks with Jo: “You should meet" in app.body
        await app.press("1")
        assert app.message == "Jo Park led you to Kim Holm · u undoes"
        await app.press("L i n")
        assert person_called(network, KIM).led_by == ""
        await app.press("u")
        assert person_called(network, KIM).led_by == jo


async def test_putting_somebody_in_asks_who_led(network: Network) -> None:
    async with seat(network) as app:
        await app.press("c p")
        await app.write("Zed Okoro")
        await app.press("enter enter")
        assert "Who led you to Zed?" in app.body
        assert "Enter: nobody" in app.body
        await app.write("jo p")
        await app.press("enter")
        assert "Jo Park led you there" in app.message
        await app.press("c p")
        await app.write("Yan Li")
        await app.press("enter enter enter")
        assert person_called(network, "Yan Li").led_by == ""


@pytest.mark.parametrize("size", SIZES)
async def test_no_tree_is_too_deep_for_a_small_screen(
    network: Network, size: tuple[int, int]
) -> None:
    above = person_called(network, ANA).id
    for number in range(30):
        network.decide(AddPerson(f"Person {number} Of Thirty", "", above))
        above = person_called(network, f"Person {number} Of Thirty").id
    async with seat(network, size) as app:
        await app.press("g l G")
        assert not misdrawn(app, size)
        assert "32 " in app.cursor
        assert "Person 29 Of" in app.cursor


async def test_what_came_stands_beside_where_there_is_room(network: Network) -> None:
    met = Contact(Told("lunch", TalkKind.MEETING, 60), date(2026, 11, 20))
    network.decide(LogTalk(person_called(network, JO).id, met))
    async with seat(network, (140, 40)) as app:
        await app.press("g l j")
        assert "20 Nov: lunch" in app.text
        await app.press("k")
        assert "The whole branch: 1 meeting" in app.text
    async with seat(network, ascii=True) as app:
        await app.press("g l")
        tree = [row for row in app.rows if JO in row or ANA in row]
        assert all(row.isascii() for row in tree)


async def test_an_empty_tree_says_how_to_begin(network: Network) -> None:
    for _ in range(3):
        network.undo()
    async with seat(network) as app:
        await app.press("g l")
        assert not misdrawn(app, (80, 24))
        assert "Nobody led to anybody yet." in app.body
        await app.press("i")
        assert "i l on a person's page" in app.message


# By command.


@pytest.fixture
def stored(network: Network) -> Network:
    network.close()
    return network


@pytest.mark.usefixtures("stored")
def test_the_tree_is_a_command_whole_by_branch_and_by_depth(fewer: Fewer) -> None:
    code, out, err = fewer("tree")
    assert (code, err) == (0, "")
    assert out.splitlines()[1] == "└─ Jo Park  (1 person)"
    assert "Ana" not in fewer("tree", "--depth", "2")[1]
    out = fewer("tree", "jo")[1]
    assert out.startswith(
        "Lena Fischer led you to Jo Park.\nJo Park  (1 person)\n└─ Ana"
    )
    tree = json.loads(fewer("tree", "jo", "--json")[1])
    assert [each["name"] for each in tree["chain"]] == [LENA]
    assert [each["name"] for each in tree["branches"]] == [JO, ANA]


@pytest.mark.usefixtures("stored")
def test_who_led_is_asked_kept_and_taken_back_by_command(fewer: Fewer) -> None:
    assert "Lena Fischer led you to Jo Park" in fewer("led", "ana")[1]
    assert fewer("led", "kim", "ana")[1] == "Ana Diaz led you to Kim Holm\n"
    assert fewer("led", "kim", "--nobody")[1] == "Nobody led you to Kim Holm\n"
    assert "Nobody led to Kim Holm" in fewer("led", "kim")[1]
    assert "hints at" in fewer("led", "kim", "--hints")[1]
    code, _, err = fewer("led", "kim", "ana", "--nobody")
    assert (code, "one of these only" in err) == (2, True)
    assert "led you there" in fewer("add", "Yan", "Li", "--led", "kim")[1]


def test_the_tree_of_nobody_says_how_to_begin(fewer: Fewer) -> None:
    assert "fewer led NAME BY" in fewer("tree")[1]


def test_the_commands_read_one_line_as_the_questions_do(
    network: Network, fewer: Fewer
) -> None:
    assert fewer("add", "Zed", "Example,", "met at PyCon")[0] == 0
    assert fewer("log", "Zed Example", "coffee yesterday")[0] == 0
    network.follow()
    zed = person_called(network, "Zed Example")
    assert zed.known_how == "met at PyCon"
    assert [talk.said for talk in network.person_page(zed.id).talks] == ["coffee"]


async def test_nobody_else_is_meant_where_somebody_has_no_links(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("6 / k i m enter L")
        assert "Nobody led you to Kim yet" in app.message
        assert app.cursor == ""
        assert "Nobody is selected: j goes to the first." in app.text
        await app.press("i")
        assert "Who led you to" not in app.message


@pytest.mark.parametrize("size", SIZES)
async def test_help_to_begin_is_whole_where_nobody_led(
    network: Network, size: tuple[int, int]
) -> None:
    for _ in range(3):
        network.undo()
    async with seat(network, size) as app:
        await app.press("g l")
        assert " more" not in app.body
