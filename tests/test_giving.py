"""Gifts, outcomes, seasons and quality: decided, undone, by key and by command."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from command_line import Fewer
from days import Calendar
from people import TODAY, misdrawn, person_called, seat, tended

from store.decisions.capture import AddPerson
from store.decisions.debriefs import Debrief
from store.decisions.gifts import AddGift, ChangeGift, DropGift
from store.decisions.introductions import Agreed, AskWhether, Make, Think
from store.decisions.merging import MergePeople
from store.decisions.offered import Offer, Take, TurnDown
from store.decisions.outcomes import AddOutcome, ChangeOutcome
from store.decisions.people import LedBy
from store.decisions.prep import Prepare, Propose
from store.decisions.seasons import AddSeason, DropSeason, EndSeason, SetSeason
from store.decisions.talks import Contact, LogTalk
from store.errors import ChangedSince, NameTaken, NotFound, OutOfRange
from store.network import Network
from store.records import TalkKind
from store.rules.quality import Sign
from store.rules.talking import Told
from store.rules.telling import read_gift

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"
SPRING = date(2026, 3, 1)


@pytest.fixture
def network(network: Network) -> Network:
    """Ana, Jo and Lena hold a place; Lena led the user to Ana."""
    tended(network, ANA, JO, LENA)
    network.decide(LedBy(of(network, ANA), of(network, LENA)))
    return network


def of(network: Network, name: str) -> str:
    """Return the id of somebody."""
    return person_called(network, name).id


def give(network: Network, name: str, line: str) -> str:
    """Put a gift in, and return its id."""
    before = {gift.id for gift in network.gifts()}
    network.decide(AddGift(of(network, name), read_gift(line, TODAY)))
    [new] = {gift.id for gift in network.gifts()} - before
    return new


def kept(network: Network) -> list[object]:
    """Return everything of these kinds that is kept."""
    tables = (network.gifts(), network.outcomes(), network.seasons(), network.people())
    return [set(table) for table in tables]


# Deciding.


def test_each_decision_is_undone_and_done_again(network: Network) -> None:
    ana, jo = of(network, ANA), of(network, JO)
    gift = give(network, ANA, "got: the contract")
    network.decide(AddOutcome("new job", (ana, jo)))
    [outcome] = network.outcomes()
    network.decide(AddSeason("Search", SPRING))
    [season] = network.seasons()
    network.decide(SetSeason(jo, season.id))
    for decision in (
        ChangeGift(gift, read_gift("gave: a tip", TODAY)),
        DropGift(gift),
        ChangeOutcome(outcome.id, people=(jo,)),
        EndSeason(season.id),
        DropSeason(season.id),
    ):
        before = kept(network)
        network.decide(decision)
        after = kept(network)
        assert before != after
        network.undo()
        assert kept(network) == before
        network.redo()
        assert kept(network) == after
    assert person_called(network, JO).season == ""


def test_a_gift_says_the_balance_and_one_to_come_is_refused(network: Network) -> None:
    give(network, ANA, "got: the contract, 12 nov")
    done = network.decide(AddGift(of(network, ANA), read_gift("gave: a list", TODAY)))
    assert done.said == "To Ana, help: a list · Sun 22 Nov"
    assert done.then == "Ana helped you once, on 12 Nov; you helped once"
    later = read_gift("gave: a list", TODAY + timedelta(days=1))
    with pytest.raises(OutOfRange):
        network.decide(AddGift(of(network, ANA), later))


def test_what_a_debrief_says_was_given_counts_without_being_put_in(
    network: Network,
) -> None:
    network.decide(Propose(of(network, ANA), TODAY))
    card = network.find_card(ANA).id
    network.decide(Debrief(card, "well", nothing_owed=True, received="a view"))
    view = network.gifts_view(of(network, ANA))
    assert view.balance == "Ana helped you once, on 22 Nov; nothing went back yet."
    assert [gift.what for gift in view.gifts] == ["a view"]
    assert not list(network.gifts())
    with pytest.raises(NotFound):
        network.decide(DropGift(view.gifts[0].id))


def test_an_introduction_that_is_made_is_one_thing_of_the_week(
    network: Network,
) -> None:
    ana, jo = of(network, ANA), of(network, JO)
    network.decide(Think(ana, jo))
    [idea] = network.introductions()
    for who in (ana, jo):
        network.decide(AskWhether(idea.id, who))
        network.decide(Agreed(idea.id, who))
    network.decide(Make(idea.id))
    week = network.happened(TODAY, TODAY)
    assert [(each.kind, each.is_help) for each in week] == [("introduced", True)]


def test_what_a_talk_brought_came_in_the_week_and_through_them(
    network: Network,
) -> None:
    network.decide(Propose(of(network, ANA), TODAY))
    card = network.find_card(ANA).id
    network.decide(Debrief(card, "well", nothing_owed=True, received="a view"))
    week = network.happened(TODAY, TODAY)
    assert ("you got", "a view") in {(each.kind, each.what) for each in week}
    lead = network.lead(of(network, ANA))
    assert (lead.own.gifts, [gift.what for gift in lead.gifts]) == (1, ["a view"])
    assert lead.branch
    assert lead.branch.own.gifts == 1


def test_an_outcome_is_one_decision_with_the_path_of_each(network: Network) -> None:
    people = (of(network, ANA), of(network, JO), of(network, ANA))
    done = network.decide(AddOutcome("new job at Vireo", people))
    assert done.said == "new job at Vireo, 22 Nov, thanks to Ana Diaz and Jo Park"
    [row] = network.outcome_rows()
    found = [(step.person.name, step.depth) for step in row.path]
    assert found == [(ANA, 0), (LENA, 1), (JO, 0)]


def test_whoever_shares_in_an_outcome_is_not_undone_away(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    network.decide(AddPerson("Mo Berg"))
    other.follow()
    other.decide(AddOutcome("a job", (of(other, "Mo Berg"),)))
    with pytest.raises(ChangedSince):
        network.undo()
    other.undo()
    network.undo()
    assert not network.find_people("Mo Berg")


def test_no_two_seasons_have_one_name(network: Network) -> None:
    network.decide(AddSeason("Search"))
    with pytest.raises(NameTaken):
        network.decide(AddSeason("search"))


def test_a_season_counts_and_lists_the_same_people_talks_and_outcomes(
    network: Network,
) -> None:
    ana, jo = of(network, ANA), of(network, JO)
    network.decide(AddSeason("Now", TODAY - timedelta(days=30)))
    network.decide(AddSeason("Old", SPRING, SPRING + timedelta(days=90)))
    old = network.find_season("old")
    network.decide(SetSeason(jo, old.id))
    network.decide(Propose(ana, TODAY))
    network.decide(Debrief(network.find_card(ANA).id, "well", nothing_owed=True))
    network.decide(AddOutcome("a job", (ana,)))
    for row in network.season_rows():
        page = network.season_page(row.season.id)
        assert (row.people, row.talks, row.outcomes) == (
            *(len(page.people), page.talked),
            len(page.outcomes),
        )
    now = network.season_page(network.find_season("now").id)
    assert {person.name for person, _ in now.people} == {ANA, LENA}
    assert [name for _, name in now.talks] == [ANA]
    [(person, _)] = network.season_page(old.id).people
    assert person.name == JO
    assert network.person_page(jo).seasons == ("Old",)


def test_a_try_to_reach_somebody_is_no_talk_of_a_season_and_meets_nobody(
    network: Network,
) -> None:
    network.decide(AddSeason("Old", SPRING, SPRING + timedelta(days=90)))
    old = network.find_season("old").id
    ana, told = of(network, ANA), Told("", TalkKind.CALL)
    network.decide(LogTalk(ana, Contact(told, SPRING, tried=True)))
    page = network.season_page(old)
    assert (page.people, page.talks, page.talked) == ((), (), 0)
    assert network.season_rows()[0].talks == 0
    assert network.person_page(ana).seasons == ()
    network.decide(LogTalk(ana, Contact(told, SPRING)))
    page = network.season_page(old)
    assert [(person.name, on) for person, on in page.people] == [(ANA, SPRING)]
    assert page.talked == network.season_rows()[0].talks == 1
    assert network.person_page(ana).seasons == ("Old",)


def test_the_filter_finds_whom_a_season_shows(network: Network) -> None:
    network.decide(AddSeason("Old", SPRING, SPRING + timedelta(days=90)))
    met = LogTalk(of(network, ANA), Contact(Told("", TalkKind.CALL), SPRING))
    network.decide(met)
    page = network.season_page(network.find_season("old").id)
    assert [person for person, _ in page.people] == network.find_people("season:old")


def test_two_who_were_merged_are_one_in_a_season(network: Network) -> None:
    network.decide(AddSeason("Now", TODAY - timedelta(days=30)))
    before = network.season_rows()[0].people
    network.decide(MergePeople(of(network, JO), of(network, LENA)))
    [row] = network.season_rows()
    page = network.season_page(row.season.id)
    assert row.people == len(page.people) == before - 1
    network.undo()
    assert network.season_rows()[0].people == before


def test_prepared_meetings_are_those_whose_card_was_ready(
    network: Network, calendar: Calendar
) -> None:
    ana, jo = of(network, ANA), of(network, JO)
    calendar.day = TODAY - timedelta(days=120)
    for who in (ana, jo):
        network.decide(Propose(who, calendar.day))
    card = network.find_card(ANA).id
    ready = Prepare(card, purpose="a", my_help="b", their_help="c", questions="d")
    network.decide(ready)
    network.decide(Debrief(card, "well", nothing_owed=True))
    network.decide(Debrief(network.find_card(JO).id, "well", nothing_owed=True))
    calendar.day = TODAY
    give(network, ANA, "got: the contract, 2 months ago")
    view = network.quality()
    assert (view.all.prepared.came, view.all.prepared.of) == (1, 1)
    assert (view.all.unprepared.came, view.all.unprepared.of) == (0, 1)
    assert [str(source) for source, _ in view.sources] == [
        "led by someone",
        "an import",
    ]


def test_an_introduction_came_of_a_meeting_once_it_was_taken(
    network: Network, calendar: Calendar
) -> None:
    ana = of(network, ANA)
    calendar.day = TODAY - timedelta(days=120)
    network.decide(LogTalk(ana, Contact(Told("", TalkKind.MEETING))))
    network.decide(Offer(ana, "Ada Berg"))
    [offer] = network.introductions()
    calendar.day = TODAY
    assert network.quality().all.unprepared.came == 0
    network.decide(TurnDown(offer.id))
    assert network.quality().all.unprepared.came == 0
    network.undo()
    network.decide(Take(offer.id))
    share = network.quality().all.unprepared
    assert dict(share.signs) == {Sign.INTRODUCTION: 1}


# By key.


async def test_a_gift_is_put_in_wherever_a_person_is_shown(network: Network) -> None:
    async with seat(network) as app:
        await app.press("6 / ")
        await app.write("Ana")
        await app.press("enter", "enter", "H")
        await app.write("the contract")
        await app.press("enter")
        assert "Begin with “gave:” or “got:”" in app.body
        await app.press(*["backspace"] * 12)
        await app.write("got: the contract")
        assert "from Ana, help: the contract · Sun 22 Nov" in app.body
        await app.press("enter")
        assert "Ana helped you once, on 22 Nov; nothing went back yet." in app.body
        assert "22 Nov 2026, help · you got: the contract" in app.body
        await app.press("u")
        assert "the contract" not in "\n".join(app.rows[:-2])
        await app.press("U", "i", "g", "d")
    assert not list(network.gifts())


async def test_what_went_to_and_fro_stands_in_the_order_of_its_days(
    network: Network,
) -> None:
    ana = of(network, ANA)
    for days_ago, line in ((9, "got: a book"), (1, "gave: a list")):
        on = TODAY - timedelta(days=days_ago)
        network.decide(AddGift(ana, read_gift(line, on)))
    met = Contact(Told("a walk", TalkKind.MEETING), TODAY - timedelta(days=5))
    network.decide(LogTalk(ana, met))
    async with seat(network) as app:
        await app.press("6 / a n a enter enter")
        said = app.body[app.body.index("Together") :]
        assert said.index("a list") < said.index("a walk") < said.index("a book")


async def test_a_gift_is_told_otherwise_by_key(network: Network) -> None:
    give(network, ANA, "got: the contract")
    give(network, ANA, "got: a tip, 12 nov")
    async with seat(network) as app:
        await app.press("6 / ")
        await app.write("Ana")
        await app.press("enter", "enter", "i", "g", "2", "i")
        await app.press(*["backspace"] * 10)
        await app.write("11 nov")
        await app.press("enter")
        assert "11 Nov 2026, idea · you got: a tip" in app.body


async def test_an_outcome_is_put_in_from_anywhere_and_opens_its_path(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("c", "w")
        await app.write("new job at Vireo, oct 2026")
        assert "new job at Vireo · Thu 1 Oct" in app.body
        await app.press("enter")
        for name in ("ana", "ana"):
            await app.write(name)
            await app.press("enter")
        assert "Ana Diaz is among them already." in app.body
        await app.press(*["backspace"] * 3)
        await app.write("jo")
        await app.press("enter", "enter")
        assert "thanks to Ana Diaz and Jo Park" in app.message
        await app.press("g", "e")
        assert "new job at Vireo" in app.cursor
        await app.press("enter", "j")
        assert "led by Lena Fischer" in app.cursor
        await app.press("enter")
        assert "Together" in app.body
        await app.press("q", "d")
        assert "Not kept: new job at Vireo" in app.message
        assert "Nothing is put in yet" in app.body
        await app.press("u")
        assert "new job at Vireo" in app.body


async def test_a_season_is_added_changed_and_opened_by_key(network: Network) -> None:
    async with seat(network) as app:
        await app.press("g", "s")
        assert "None yet: a adds one" in app.body
        await app.press("i")
        assert "There is no season yet" in app.message
        await app.press("a")
        await app.write("Job search")
        await app.press("enter")
        await app.write("1 oct")
        await app.press("enter", "enter")
        assert "Job search" in app.cursor
        assert app.cursor.split()[-3:] == ["3", "0", "0"]
        await app.press("i", "l")
        await app.write("31 oct")
        await app.press("enter")
        assert "1 Oct to 31 Oct" in app.cursor
        assert app.cursor.split()[-3:] == ["0", "0", "0"]
        await app.press("6 / ")
        await app.write("Ana")
        await app.press("enter", "enter", "i", "s", "1")
        assert "Ana Diaz: met in Job search" in app.message
        assert "Season Job search" in app.body
        await app.press("g", "s", "enter")
        assert "1 person met" in app.body
        await app.press("enter")
        assert "Together" in app.body
        await app.press("q", "q", "d")
        assert "None yet" in app.body
        await app.press("u")
        assert app.cursor.split()[-3:] == ["1", "0", "0"]


async def test_people_are_added_to_a_season_and_taken_out_on_its_page(
    network: Network,
) -> None:
    network.decide(AddSeason("Job search", TODAY + timedelta(days=30)))
    async with seat(network) as app:
        await app.press("g s enter")
        assert "Nothing belongs to it yet: a adds somebody." in app.text
        await app.press("a")
        await app.write("ana")
        await app.press("enter")
        assert app.message == "Ana Diaz: met in Job search · u undoes"
        assert "1 person met" in app.text
        assert ANA in app.cursor
        await app.press("d")
        assert "Nothing belongs to it yet" in app.text
        await app.press("u d")
        assert "in the season of its days" in app.message


async def test_who_is_in_a_season_by_the_days_is_not_taken_out_of_it(
    network: Network,
) -> None:
    network.decide(AddSeason("Job search", SPRING))
    async with seat(network) as app:
        await app.press("g s enter d")
        assert "is in it by the days: i s on their page" in app.message


async def test_what_came_of_it_is_whole_in_a_small_terminal_and_in_ascii(
    network: Network,
) -> None:
    give(network, ANA, "got: the contract")
    network.decide(AddOutcome("new job at Vireo", (of(network, ANA),)))
    network.decide(AddSeason("Job search", SPRING))
    async with seat(network, (40, 12), ascii=True) as app:
        for keys in ("g e", "enter", "q", "G", "q", "g s", "enter", "G", "q", "i", "q"):
            await app.press(*keys.split())
            assert misdrawn(app, (40, 12)) == [], app.text


async def test_a_conclusion_can_be_read_to_its_end_in_a_small_terminal(
    network: Network,
) -> None:
    async with seat(network, (40, 12)) as app:
        await app.press("g", "e", "G")
        assert "enough." in app.body


async def test_the_review_names_who_gave_twice_and_whom_nothing_went_back_to(
    network: Network,
) -> None:
    give(network, JO, "got: the contract")
    give(network, JO, "got: a tip, 12 nov")
    nudge = "Jo Park gave to you twice in a year; nothing went back yet."
    async with seat(network) as app:
        await app.until(lambda: nudge in app.body)
        give(network, JO, "gave: a tip")
        app.app.draw()
        await app.settle()
        assert nudge not in app.body


# By command.


def test_a_gift_is_kept_listed_changed_and_removed(
    network: Network, fewer: Fewer
) -> None:
    assert fewer("gift", "ana", "got:", "the", "contract")[0] == 0
    assert fewer("gift", "ana", "the list", "--given", "--on", "12 nov")[0] == 0
    code, out, _ = fewer("gifts", "ana")
    assert (code, "Ana helped you once, on 22 Nov; you helped once." in out) == (
        0,
        True,
    )
    found = json.loads(fewer("gifts", "--json")[1])["gifts"]
    assert [(g["what"], g["given"], g["on"]) for g in found] == [
        ("the contract", False, "2026-11-22"),
        ("the list", True, "2026-11-12"),
    ]
    id = found[1]["id"]
    assert fewer("gift", "--change", id, "the", "short", "list")[0] == 0
    changed = json.loads(fewer("gifts", "--json")[1])["gifts"][1]
    assert (changed["what"], changed["on"]) == ("the short list", "2026-11-12")
    listed = fewer("gifts")[1]
    assert id not in listed
    short = listed.partition("the short list")[0].split()[-1]
    assert id.endswith(short)
    assert len(short) < 8
    assert fewer("gift", "--change", short, "ana", "a", "list")[0] == 0
    assert json.loads(fewer("gifts", "--json")[1])["gifts"][1]["what"] == "a list"
    assert fewer("gift", "--change", short, "Analysis", "of", "it")[0] == 0
    assert "Analysis of it" in fewer("gifts")[1]
    assert fewer("gift", "--remove", id[-len(short) - 1 :])[0] == 0
    gone = f"fewer: No gift has the id “{short}”. fewer gifts lists them.\n"
    assert fewer("gift", "--remove", short) == (1, "", gone)
    code, _, err = fewer("gift", "ana", "the list")
    assert (code, "Begin with" in err) == (1, True)
    assert fewer("gift", "ana")[0] == 2
    assert fewer("gift", "ana", "x", "--given", "--got")[0] == 2


def test_an_outcome_is_owed_to_several_and_shows_its_path(
    network: Network, fewer: Fewer
) -> None:
    said = ("outcome", "new", "job", "--thanks-to", "ana", "--thanks-to", "jo")
    assert "thanks to Ana Diaz and Jo Park" in fewer(*said)[1]
    out = fewer("outcomes")[1].splitlines()
    assert out[1:] == [
        *("  thanks to Ana Diaz", "    led by Lena Fischer", "  thanks to Jo Park"),
    ]
    [row] = json.loads(fewer("outcomes", "--json")[1])
    assert row["thanks_to"] == [ANA, JO]
    assert fewer("outcome", "--change", row["id"], "a", "new", "job")[0] == 0
    short = fewer("outcomes")[1].splitlines()[0].partition("(id ")[2].rstrip(")")
    assert len(short) < 8
    assert fewer("outcome", "--remove", row["id"][-len(short) - 1 :])[0] == 0
    assert "No outcome" in fewer("outcomes")[1]
    gone = f"fewer: No outcome has the id “{short}”. fewer outcomes lists them.\n"
    assert fewer("outcome", "--remove", short) == (1, "", gone)
    assert fewer("outcome", "new job")[0] == 2


def test_an_outcome_and_a_season_may_be_dated_by_a_month_and_its_year(
    network: Network, fewer: Fewer
) -> None:
    assert fewer("outcome", "job", "--thanks-to", "ana", "--on", "mar 2025")[0] == 0
    assert fewer("outcomes")[1].startswith("1 Mar 2025  job")
    assert fewer("season", "Search", "mar 2025", "sep 2025")[0] == 0
    assert "1 Mar 2025 to 30 Sep 2025" in fewer("season")[1]


def test_a_season_is_added_shown_changed_and_removed(
    network: Network, fewer: Fewer
) -> None:
    assert "fewer season lists them" in fewer("season", "search")[2]
    assert fewer("season", "Job search", "1 oct", "31 oct")[0] == 0
    assert "1 Oct to 31 Oct  0 people" in fewer("season")[1]
    assert fewer("season", "search", "--put", "ana")[0] == 0
    assert "Ana Diaz" in fewer("season", "search")[1]
    page = json.loads(fewer("season", "search", "--json")[1])
    assert [person["name"] for person in page["people"]] == [ANA]
    assert fewer("season", "search", "--take-out", "ana")[0] == 0
    assert fewer("season", "search", "--end", "never")[0] == 0
    assert "since 1 Oct  3 people" in fewer("season")[1]
    assert "ended Sun 15 Nov" in fewer("season", "search", "--end", "15 nov")[1]
    assert fewer("season", "search", "--rename", "Search 2026")[0] == 0
    assert fewer("season", "search", "--remove")[0] == 0
    assert "No season" in fewer("season")[1]
    assert fewer("season", "search", "--remove", "--put", "ana")[0] == 2
    assert fewer("season", "--remove")[0] == 2


def test_a_season_is_named_by_the_end_of_its_id_unless_another_is_called_so(
    network: Network,
) -> None:
    network.decide(AddSeason("Search", SPRING))
    search = network.find_season("search")
    for digits in (4, 5, len(search.id)):
        assert network.find_season(search.id[-digits:]) == search
    network.decide(AddSeason(f"Year {search.id[-4:]}", SPRING))
    assert network.find_season(search.id[-4:]).name != "Search"
    assert network.find_season(search.id) == search


def test_quality_says_where_there_is_too_little(network: Network, fewer: Fewer) -> None:
    assert "Too little to compare" in fewer("quality")[1]
    view = json.loads(fewer("quality", "--json")[1])
    assert view["all"]["prepared"] == {
        **{"came": 0, "of": 0, "enough": False, "low": None, "high": None},
        "signs": {},
    }
