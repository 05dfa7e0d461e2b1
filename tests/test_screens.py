from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path

import pytest
from exports import Contact, Invite, write_export
from msgspec.structs import replace
from people import (
    HOSTILE,
    MAYA,
    PERSONAL,
    REN,
    SIZES,
    TODAY,
    Seat,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    misdrawn,
    outgoing,
    person_called,
    seat,
    tended,
    three_wait,
)

from screens.first_run import FirstRun
from store.decisions import talks
from store.decisions.debriefs import KeepDebrief
from store.decisions.followups import AddStep
from store.decisions.imports import ImportLinkedIn
from store.decisions.inbox import Ask, KnowThem, LetGo, WaitForPlace
from store.decisions.people import Activate, Begin, ChangeCap
from store.decisions.prep import Prepare, Propose
from store.decisions.talks import LogTalk
from store.exchange.rows import ConnectionRow, Export, MessageDay
from store.network import Network
from store.records import Owed, Settings, TalkKind
from store.rules.steps import Step
from store.rules.talking import Told
from store.text import clean
from tui.ways import ASIDES

PLACES = {
    "review": "1",
    "inbox": "2",
    "invitation": "2 enter",
    "reply": "2 r",
    "reply in hand": "2 r i",
    "later": "2 s",
    "verdict": "2 v",
    "how one knows": "2 w",
    "finding": "2 /",
    "prep": "3",
    "a card in hand": "3 i",
    "moving a meeting": "3 s",
    "where to meet": "3 w",
    "a debrief": "3 m",
    "follow-up": "4",
    "a letter": "4 r",
    "a letter in hand": "4 r i",
    "a talk": "4 m",
    "a next step": "4 f",
    "dropping": "4 x",
    "whom the queue is about": "4 p",
    "bandwidth": "5",
    "a holder of a place": "5 enter",
    "changing the cap": "5 C",
    "people": "6",
    "a person": "6 enter",
    "filtering": "6 / x",
    "the keys": "2 ?",
    "the commands": "2 :",
    "going": "2 g",
    "capture": "1 c",
}
"""How to come to each screen and question from any of the six screens."""

QUESTIONS = frozenset(
    {
        "reply in hand",
        "later",
        "verdict",
        "how one knows",
        "finding",
        "changing the cap",
    }
)
at_each_size = pytest.mark.parametrize(
    "size", SIZES, ids=lambda size: "x".join(map(str, size))
)


async def visit(app: Seat, size: tuple[int, int]) -> dict[str, str]:
    """Go everywhere, and return what each place shows; the frame holds in all."""
    seen = {}
    for place, keys in PLACES.items():
        await app.press(keys)
        assert not app.is_over, place
        assert misdrawn(app, size) == [], f"{place}\n{app.text}"
        seen[place] = app.text
        for _ in range(3):
            if len(app.app.screen_stack) > 1 or app.page.has_class("-writing"):
                await app.press("escape")
        assert app.app.screen is app.page, place
    return seen


async def test_every_screen_of_an_empty_store_is_whole(network: Network) -> None:
    begin(network)
    async with seat(network, (40, 12)) as app:
        seen = await visit(app, (40, 12))
    for place in ("review", "inbox", "prep", "follow-up", "bandwidth", "people"):
        bandwidth, *_, keys = seen[place].splitlines()
        assert "room for 12" in bandwidth, place
        assert "?" in keys, place


def fill_with(network: Network, names: list[str]) -> None:
    """Let each name stand everywhere where a name can stand."""
    begin(network)
    export = Export(
        names[0],
        tuple(
            ConnectionRow(name, f"c{n}", name, name, name, TODAY)
            for n, name in enumerate(names)
        ),
        tuple(
            replace(incoming(name, f"{name} {name}"), slug=f"i{n}")
            for n, name in enumerate(names)
        ),
        tuple(
            MessageDay(name, f"c{n}", TODAY, name, 2) for n, name in enumerate(names)
        ),
        (),
        ("a file",),
    )
    network.decide(ImportLinkedIn(export, names[1]))
    person = next(iter(network.people()))
    network.decide(Activate(person.id, names[2], "monthly"))
    waiting = network.inbox().rows
    network.decide(KnowThem(waiting[0].invitation.id, names[1]))
    network.decide(Ask(waiting[1].invitation.id, names[1]))
    network.decide(WaitForPlace(waiting[2].invitation.id, TODAY + timedelta(days=9)))
    network.decide(ChangeCap(13, names[1]))
    people = list(network.people())
    for each, name, owed in zip(people, cycle(names), cycle(Owed), strict=False):
        network.decide(AddStep(each.id, Step(owed, name, TODAY)))
        told = Told(name, TalkKind.CALL)
        contact = talks.Contact(told, TODAY - timedelta(days=9))
        network.decide(LogTalk(each.id, contact))
        network.decide(Propose(each.id, TODAY, where=name))
    for card in [*network.cards()][:5]:
        network.decide(Prepare(card.id, names[2], names[3], names[4], names[5]))
        network.decide(KeepDebrief(card.id, names[6], names[7], names[8], names[9]))
    network.decide(Begin(replace(network.settings, name=names[1])))


@pytest.mark.parametrize("size", SIZES[:2], ids=["80x24", "40x12"])
async def test_no_name_breaks_any_screen(
    network: Network, size: tuple[int, int]
) -> None:
    fill_with(network, [clean(name) for name in HOSTILE])
    async with seat(network, size) as app:
        await visit(app, size)


async def test_every_name_stands_in_the_lists_as_it_is_written(
    network: Network,
) -> None:
    fill_with(network, [clean(name) for name in HOSTILE])
    async with seat(network) as app:
        await app.press("2")
        for row in network.inbox().rows:
            assert beginning(row.invitation.name) in app.cursor
            await app.press("j")
        await app.press("6")
        for person in network.find_people(""):
            assert beginning(person.name) in app.cursor
            await app.press("j")


def beginning(name: str) -> str:
    """Return as much of a name as a list always has room for."""
    return name if len(name) < 12 else name[:9]


@pytest.mark.parametrize("raw", ["[@click=app.quit]B", "Mal\x1b[2J\x1b]0;x\x07lory"])
async def test_a_name_that_is_typed_is_shown_as_it_is_kept_everywhere(
    network: Network, raw: str
) -> None:
    begin(network)
    name = clean(raw)
    async with seat(network) as app:
        await app.press("2 c i")
        await app.paste(raw)
        await app.press("enter")
        await app.paste(f"{raw} writes")
        await app.press("escape")
        assert name in app.message
        assert name in app.cursor
        await app.press("enter")
        assert f"“{name} writes”" in app.text
        await app.press("q r r", "j r")
        await app.paste(raw)
        await app.press("escape", "a a", "6")
        assert name in app.cursor
        await app.press("enter")
        assert name in app.rows[3]
        await app.press(":")
        assert not app.is_over


async def test_a_name_is_never_a_link(network: Network) -> None:
    begin(network, incoming("[@click=app.quit]B"))
    async with seat(network) as app:
        await app.press("2")
        spots = {y: row.find("[@click") for y, row in enumerate(app.rows)}
        shown = [(x + 2, y) for y, x in spots.items() if x >= 0]
        assert len(shown) > 2
        for spot in shown:
            await app.press("2")
            await app.click(*spot)
            assert not app.is_over


@pytest.mark.parametrize("keys", ["6 /", "2 /", "2 w", "2 r i", "2 :", "c p"])
async def test_nothing_that_is_pasted_reaches_the_terminal_as_an_order(
    network: Network, keys: str
) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press(keys)
        await app.paste("a\x1b[2J\x9b1m\u202eb")
        assert misdrawn(app, (80, 24)) == []


# Review


async def test_the_review_says_what_awaits(network: Network) -> None:
    three_wait(network)
    tended(network, "Joan Wu")
    network.decide(Ask(invitation_of(network, REN).id))
    async with seat(network) as app:
        assert "Weekly review · week 47" in app.text
        assert "[ ] 2  Invitations     2 new, 1 of them personal" in app.text
        assert "[-] 4  Follow through  none due" in app.text
        assert "[ ] 5  Bandwidth       1 of 12 places taken" in app.text
        assert "Sun 6 Dec: the first silent invitation lapses" in app.text


async def test_an_empty_review_says_how_to_begin(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        assert "Start with one, not a hundred." in app.body
        assert "c  Capture" in app.cursor
        assert "readable by you alone" in app.text
        await app.press("enter")
        assert "Put in: p someone you value" in app.text


@pytest.mark.parametrize(
    ("down", "tab"),
    [(0, "[1 Review]"), (1, "[2 Inbox 3]"), (4, "[5 Bandwidth]")],
)
async def test_enter_goes_where_the_step_is_done(
    network: Network, down: int, tab: str
) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press("j " * down, "enter")
        assert tab in app.rows[1]


# People, and one person


async def test_people_are_found_while_one_types(network: Network) -> None:
    tended(network, "Joan Wu", "José Díaz", "Ana Díaz")
    async with seat(network) as app:
        await app.press("6 /")
        await app.write("diaz")
        assert "People  2 of 3  /diaz" in app.text
        await app.press("enter enter")
        assert "Ana Díaz" in app.rows[3]


async def test_a_filter_that_fits_nobody_says_so_and_escape_clears_it(
    network: Network,
) -> None:
    tended(network, "Joan Wu")
    async with seat(network) as app:
        await app.press("6 /")
        await app.write("qqq")
        await app.press("enter")
        assert "Nobody of 1 person fits “qqq”." in app.text
        await app.press("escape")
        assert "Joan Wu" in app.cursor


async def test_people_are_found_by_where_they_stand(network: Network) -> None:
    tended(network, "Joan Wu")
    network.decide(export_of(connections=[connection("Ana Díaz")]))
    async with seat(network) as app:
        await app.press("6 /")
        await app.write("is:active")
        await app.press("enter")
        assert "Joan Wu" in app.text
        assert "Ana Díaz" not in app.text


async def test_a_person_is_shown_with_all_that_is_known(network: Network) -> None:
    row = ConnectionRow("Joan Wu", "joan", "j@example.org", "Vireo", "Editor", TODAY)
    begin(network)
    talk = MessageDay("Joan Wu", "joan", date(2026, 8, 12), "Lunch in December?", 3)
    sent = outgoing("Joan Wu", "Your piece on lists", on=date(2026, 3, 2), slug="joan")
    network.decide(export_of(sent, connections=[row], messages=[talk]))
    person = person_called(network, "Joan Wu")
    network.decide(Activate(person.id, "She reads my drafts.", "2 weeks"))
    async with seat(network) as app:
        await app.press("6 enter")
        assert "active · 1 of your 12 · since Nov 2026" in app.rows[3]
        assert "Editor, Vireo · j@example.org" in app.text
        assert "Why      She reads my drafts." in app.text
        assert "every 2 weeks" in app.text
        assert "12 Aug 2026, 3 messages · Lunch in December?" in app.body
        assert (
            "2 Mar 2026, you invited them: accepted · “Your piece on lists”" in app.body
        )


async def test_a_person_opened_from_a_screen_belongs_to_that_screen(
    network: Network,
) -> None:
    tended(network, "Joan Wu")
    async with seat(network) as app:
        await app.press("5 enter")
        assert "[5 Bandwidth]" in app.rows[1]
        await app.press("q")
        assert "Joan Wu" in app.cursor


@pytest.mark.parametrize("back", ["q", "h", "escape"])
async def test_a_person_who_is_undone_leaves_the_screen(
    network: Network, back: str
) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("c p")
        await app.write("Jo")
        await app.press("enter enter", "6 enter")
        assert "Jo" in app.rows[3]
        await app.press("u")
        assert app.message.startswith("Undone: Jo is in your address book")
        await app.press("6")
        assert "Nobody is here yet." in app.text


# Bandwidth


async def test_bandwidth_shows_the_quietest_first(network: Network) -> None:
    tended(network, "Joan Wu", "Ana Díaz")
    talk = MessageDay("Joan Wu", "", TODAY, "Lunch?", 3)
    network.decide(export_of(messages=[talk]))
    async with seat(network) as app:
        await app.press("5")
        assert "Your cap: 12 people" in app.text
        assert "2 of 12" in app.rows[5]
        assert app.text.index("Ana Díaz") < app.text.index("Joan Wu")


async def test_a_lowered_cap_rests_nobody_and_says_by_how_many_it_is_over(
    network: Network,
) -> None:
    tended(network, "Joan Wu", "Ana Díaz")
    async with seat(network) as app:
        await app.press("5 C", "backspace backspace 1 enter")
        await app.write("rest")
        await app.press("enter")
        over = "2 hold a place, 1 over: they stay, and nobody new gets one until 2 rest"
        assert app.message == f"Cap 12 → 1: rest · {over} · u undoes"
        assert "+1 over 1 · nothing new until two rest" in app.rows[0]
        assert "Joan Wu" in app.text
        assert "Ana Díaz" in app.text


@pytest.mark.parametrize("cap", ["0", "501", "x", "-1"])
async def test_a_cap_that_nobody_could_mean_is_asked_for_again(
    network: Network, cap: str
) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("5 C", "backspace backspace")
        await app.write(cap)
        await app.press("enter")
        assert "A number from 1 to 500, please." in app.text
        assert app.rows[-1].strip() == cap
    assert network.settings.cap == 12


async def test_no_reason_no_other_cap(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("5 C", "backspace 3 enter", "enter")
        assert "The reason is kept" in app.text
        await app.press("escape")
    assert network.settings.cap == 12


# Capture


async def test_a_person_is_put_in_from_anywhere(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("3 c p")
        await app.write("Jo Park")
        await app.press("enter")
        assert "How do you know Jo Park?" in app.text
        await app.write("choir")
        await app.press("enter")
        assert app.message == "Jo Park is in your address book · u undoes"
    assert person_called(network, "Jo Park").known_how == "choir"


async def test_an_invitation_is_put_in_with_its_note(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("2 c i")
        await app.write("Jo Park")
        await app.press("enter")
        await app.paste(PERSONAL)
        await app.press("escape")
        assert app.message == "Jo Park's invitation is in the inbox · u undoes"
        assert "personal" in app.cursor
    assert invitation_of(network, "Jo Park").note == PERSONAL


async def test_a_name_and_how_one_knows_them_are_one_line(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("3 c p")
        await app.write("Zed Example, met at PyCon")
        await app.press("enter")
        assert app.message == "Zed Example is in your address book · u undoes"
    assert person_called(network, "Zed Example").known_how == "met at PyCon"


MAIL = "From: Jo Park <jo@example.org>\nSubject: hello\n\nYour talk on audits was good."


async def test_a_mail_pasted_for_a_name_becomes_the_note(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("2 c i")
        await app.paste(MAIL)
        assert [r.split("  ")[0] for r in app.rows[-2:]] == [" Their name:", " Jo Park"]
        await app.press("enter escape")
        assert app.message == "Jo Park's invitation is in the inbox · u undoes"
    assert invitation_of(network, "Jo Park").note == MAIL


@pytest.mark.parametrize("place", ["6 enter", "4 6 enter 4 6"])
async def test_find_on_a_persons_page_goes_back_to_people(
    network: Network, place: str
) -> None:
    tended(network, "Ana Diaz", "Carla Fox")
    async with seat(network) as app:
        await app.press(place, "/")
        await app.write("carla f")
        await app.press("enter")
        assert "Carla Fox" in app.cursor
        assert "Ana Diaz" not in app.body


@pytest.mark.parametrize(
    ("line", "said", "days_ago"),
    [
        ("coffee, 40 min", "meeting with Ana Diaz, 40 min: coffee · today", 0),
        (
            "coffee about the draft yesterday",
            "meeting with Ana Diaz: coffee about the draft · Sat 21 Nov",
            1,
        ),
    ],
)
async def test_a_talk_is_put_in_by_a_name_and_one_line_which_may_say_its_day(
    network: Network, line: str, said: str, days_ago: int
) -> None:
    tended(network, "Ana Diaz")
    async with seat(network) as app:
        await app.press("c t a n a enter")
        await app.write(line)
        assert said in app.text
        await app.press("enter")
        assert app.app.screen is app.page
        assert "u undoes" in app.message
    on = TODAY - timedelta(days=days_ago)
    assert person_called(network, "Ana Diaz").last_talk == on


@pytest.mark.parametrize(
    "place",
    ["2", "3", "4", "5", "6", "g n", "g o", "g s", "g e", "g l", "g t", "1 v", "5 w"],
)
async def test_on_an_empty_page_every_key_of_the_strip_does_something(
    network: Network, place: str
) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press(place)
        keys = [hint.split()[0] for hint in re.split(r" {2,}", app.keys)]
        for key in keys:
            await app.press("escape escape", place)
            app.app.say("")
            await app.settle()
            before = app.text
            await app.press({"Enter": "enter"}.get(key, key))
            assert app.text != before, key
            assert "None is selected" not in app.message, key
            assert "Nobody is selected" not in app.message, key


@pytest.mark.parametrize(
    "keys", ["escape", "p escape", "i escape", "p enter escape", "p x enter escape"]
)
async def test_a_capture_that_is_given_up_puts_nothing_in(
    network: Network, keys: str
) -> None:
    begin(network)
    decided = [past.said for past in network.history()]
    async with seat(network) as app:
        await app.press("c", keys)
        assert app.app.screen is app.page
    assert [past.said for past in network.history()] == decided


async def test_bringing_in_shows_what_it_would_change_first(
    network: Network, tmp_path: Path
) -> None:
    begin(network)
    export = write_export(
        tmp_path / "ex",
        connections=[Contact("Joan", "Wu", "joan"), Contact("", "", "")],
        invitations=[Invite(REN, "ren")],
    )
    async with seat(network) as app:
        await app.press("M")
        await app.paste(str(export))
        await app.press("enter")
        await app.until(lambda: "Bring in ex?" in app.text)
        assert "1 person new" in app.body
        assert "1 invitation waiting" in app.body
        assert "1 row skipped: 1 in" in app.body
        assert network.status().people == 0
        await app.press("b")
        assert app.message == "Brought in 1 person and 1 invitation from ex · u undoes"
        await app.press("u")
        assert network.status().people == 0


async def test_a_path_that_cannot_be_read_is_named_whole_and_asked_for_again(
    network: Network, tmp_path: Path
) -> None:
    begin(network)
    write_export(tmp_path / "ex", invitations=[Invite(REN, "ren")])
    async with seat(network) as app:
        await app.press("M")
        await app.paste(str(tmp_path / "exx"))
        await app.press("enter")
        why = "".join(f"{tmp_path}/exx: there is no such file.".split())
        await app.until(lambda: why in "".join(app.text.split()))
        await app.press("backspace", "enter")
        await app.until(lambda: "Bring in ex?" in app.text)
        await app.press("b")
    assert network.status().waiting == 1


async def test_an_export_that_is_only_looked_at_is_not_brought_in(
    network: Network, tmp_path: Path
) -> None:
    begin(network)
    export = write_export(tmp_path / "ex", invitations=[Invite(REN, "ren")])
    async with seat(network) as app:
        await app.press("M")
        await app.paste(str(export))
        await app.press("enter")
        await app.until(lambda: "Bring in ex?" in app.text)
        await app.press("n")
    assert network.status().waiting == 0


# Help and commands


async def test_the_keys_of_a_screen_are_listed_and_done(network: Network) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press("2 ?")
        assert "Keys for Inbox" in app.text
        assert "reply first" in app.text.casefold()
        await app.write("let go")
        await app.press("enter")
        assert app.message == "Let Ren Ito go · u undoes"


async def test_a_command_is_found_by_a_few_letters(network: Network) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press("2 :")
        await app.write("let go")
        await app.press("enter")
        assert app.message == "Let Ren Ito go · u undoes"
        await app.press("ctrl+p")
        await app.write("undo")
        await app.press("enter")
        assert app.message.startswith("Undone: Let Ren Ito go")


async def test_colon_q_leaves(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press(": q enter")
        assert app.is_over


@pytest.mark.parametrize(
    ("letter", "tab"),
    [("h", "1"), ("i", "2"), ("p", "3"), ("f", "4"), ("b", "5"), ("w", "6")],
)
async def test_the_go_menu_goes_everywhere(
    network: Network, letter: str, tab: str
) -> None:
    begin(network)
    async with seat(network) as app:
        await app.press("3" if tab != "3" else "1", "g", letter)
        assert f"[{tab} " in app.rows[1]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (40, 10)])
async def test_the_go_menu_shows_every_way_at_any_size(
    network: Network, size: tuple[int, int]
) -> None:
    begin(network)
    async with seat(network, size) as app:
        await app.press("g")
        for way in ("h review", "w people", *(f"{a.key} {a.name}" for a in ASIDES)):
            assert way in app.text


# The first run


async def test_the_first_run_asks_four_questions(network: Network) -> None:
    async with seat(network) as app:
        assert "What name signs your replies?" in app.text
        await app.write("Asha")
        await app.press("enter", "backspace backspace 9 enter", "backspace 2 enter")
        await app.press("backspace 6 enter")
        assert "0 of 9" in app.rows[0]
        assert app.message.startswith("Begun with 9 places")
    settings = network.settings
    assert (settings.name, settings.cap) == ("Asha", 9)
    assert (settings.meetings_per_week, settings.hours_per_week) == (2, 6)
    assert settings.begun_on == TODAY


@at_each_size
async def test_the_first_run_is_usable_at_any_size(
    network: Network, size: tuple[int, int]
) -> None:
    async with seat(network, size) as app:
        for field in app.app.screen.query("Field"):
            assert app.app.screen.region.contains_region(field.region)
        assert "1 What name signs your replies?" in app.body
        assert "3 How many meetings in a week" in app.body
        assert "4 How many hours a week" in app.body
        assert "Esc keep these answers and begin" in app.body
        assert misdrawn(app, size) == []


async def test_enter_means_but_one_thing_on_the_first_run(network: Network) -> None:
    for size in ((80, 24), (80, 20), (80, 16), (40, 12)):
        async with seat(network, size) as app:
            assert app.text.count("Enter") == 1


async def test_escape_begins_with_the_answers_as_they_stand(network: Network) -> None:
    async with seat(network) as app:
        await app.write("Asha")
        await app.press("escape")
        assert "0 of 15" in app.rows[0]
    assert network.settings == Settings(name="Asha", begun_on=TODAY)


@pytest.mark.parametrize("cap", ["", "0", "501", "many"])
async def test_the_first_run_asks_again_for_a_cap_that_nobody_could_mean(
    network: Network, cap: str
) -> None:
    async with seat(network) as app:
        await app.press("tab", "backspace backspace")
        await app.write(cap)
        await app.press("escape")
        assert isinstance(app.app.screen, FirstRun)
        assert "A cap is a number from 1 to 500." in app.text


async def test_ctrl_c_leaves_the_first_run_without_a_trace(
    network: Network, home: Path
) -> None:
    async with seat(network) as app:
        await app.write("Asha")
        await app.press("ctrl+c")
        assert app.is_over
    network.close()
    assert not home.exists()


async def test_the_first_run_is_over_after_the_first_run(network: Network) -> None:
    begin(network)
    async with seat(network) as app:
        assert not isinstance(app.app.screen, FirstRun)


# Sizes


@pytest.mark.parametrize("size", [(39, 12), (40, 9), (20, 3)])
async def test_a_window_too_small_says_so_and_decides_nothing(
    network: Network, size: tuple[int, int]
) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press("2")
        await app.resize(*size)
        assert "This needs" in app.text
        await app.press("d d s r")
        await app.resize(80, 24)
        assert REN in app.cursor
    assert network.status().waiting == 3


async def test_a_window_that_is_too_small_at_first_is_asked_once_there_is_room(
    network: Network,
) -> None:
    async with seat(network, (30, 8)) as app:
        assert "This needs 40 x 10." in app.text
        await app.press("escape escape")
        await app.resize(80, 24)
        assert "What name signs your replies?" in app.text
        await app.press("escape")
        assert app.message.startswith("Begun with 15 places")
        await app.resize(30, 8)
        await app.resize(80, 24)
        assert app.message.startswith("Begun with 15 places")


async def test_a_narrow_inbox_says_who_what_and_when(network: Network) -> None:
    three_wait(network)
    async with seat(network, (40, 12)) as app:
        await app.press("2 j")
        assert app.cursor.split() == [">", *MAYA.split(), "personal", "Fri", "20"]
        assert "r reply" in app.keys
        assert "Inbox 3" in app.rows[0]


async def test_a_list_goes_on_below_the_screen(network: Network) -> None:
    begin(network, *[incoming(f"Nr {n:03}", days_ago=n + 1) for n in range(111)])
    async with seat(network, (40, 12)) as app:
        await app.press("2 G")
        assert "Nr 110" in app.cursor
        await app.press("g g")
        assert "Nr 000" in app.cursor


async def test_ascii_draws_ascii_alone(network: Network) -> None:
    three_wait(network)
    tended(network, "Joan Wu")
    network.decide(LetGo(invitation_of(network, REN).id))
    async with seat(network, ascii=True) as app:
        for place, keys in PLACES.items():
            await app.press(keys)
            drawn = "".join(app.rows)
            foreign = {c for c in drawn if not c.isascii()} - set("“”…·")
            assert not foreign, place
            await app.press("escape escape")


@pytest.mark.parametrize("size", SIZES)
async def test_what_a_key_does_is_whole_below_the_list_where_it_is_cut_in_it(
    network: Network, size: tuple[int, int]
) -> None:
    three_wait(network)
    async with seat(network, size) as app:
        await app.press("2 ?")
        await app.write("bring them")
        assert "Bring them together with somebody: whom, and why; an idea so far" in (
            " ".join(app.body.split())
        )


async def test_what_is_typed_takes_the_place_of_the_filter_before(
    network: Network,
) -> None:
    three_wait(network)
    async with seat(network) as app:
        await app.press("6 /")
        await app.write("is:active")
        await app.press("enter /")
        await app.write("ana")
        assert "is no word of the filter" not in app.text
        assert "/ana" in app.text.replace("/ ana", "/ana")
