"""Two records of one person are made one, and nothing of either is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from command_line import Fewer
from people import (
    TODAY,
    begin,
    connection,
    export_of,
    misdrawn,
    person_called,
    seat,
    tended,
)
from test_no_path_above_the_cap import Devices

from store.decisions.followups import AddStep
from store.decisions.merging import MergePeople
from store.decisions.people import Activate, ChangeCap, LedBy
from store.decisions.talks import Contact, LogTalk
from store.errors import AtCap, NothingChanges
from store.network import Network
from store.records import (
    Introduction,
    Owed,
    Person,
    Stage,
    Standing,
    TalkKind,
)
from store.references import REFERENCES
from store.rules.merging import merged, without_themselves
from store.rules.steps import Step
from store.rules.talking import Told

ANA, TWICE, JO = "Ana Diaz", "Ana M Diaz", "Jo Park"


def talked(network: Network, name: str, said: str = "hello") -> None:
    contact = Contact(Told(said, TalkKind.CALL), TODAY)
    network.decide(LogTalk(person_called(network, name).id, contact))


def documents(network: Network) -> dict[str, dict[str, object]]:
    tables = network._store.tables
    return {
        name: {i: dict(d) for i, d in tables[name].items()}
        for name in tables
        if tables[name]
    }


@pytest.fixture
def network(network: Network) -> Network:
    """Ana holds a place, and stands there twice; her double led to Jo."""
    tended(network, ANA)
    rows = [connection(TWICE, "ana-m"), connection(JO, "jo")]
    network.decide(export_of(connections=rows))
    twice, jo = person_called(network, TWICE).id, person_called(network, JO).id
    network.decide(LedBy(jo, twice))
    talked(network, TWICE)
    network.decide(AddStep(twice, Step(Owed.PROMISED, "send it", TODAY)))
    return network


def merge(network: Network, keep: str = ANA, other: str = TWICE) -> MergePeople:
    return MergePeople(
        person_called(network, keep).id, person_called(network, other).id
    )


def test_what_names_the_other_names_the_one_who_is_kept(network: Network) -> None:
    keep = person_called(network, ANA).id
    gone = person_called(network, TWICE).id
    network.decide(merge(network))
    ana = network.person(keep)
    assert (ana.name, ana.slug, ana.standing) == (TWICE, "ana-m", Standing.ACTIVE)
    assert (ana.purpose, ana.last_talk) == ("We help each other.", TODAY)
    page = network.person_page(keep)
    assert (len(page.talks), len(page.mine)) == (1, 1)
    assert person_called(network, JO).led_by == keep
    assert [p.name for p in network.people()] == [TWICE, JO]
    assert network.status().people == 2
    assert network.person(gone) == ana  # Whoever names them still means Ana.
    for table in documents(network).values():
        for id, doc in table.items():
            assert isinstance(doc, dict)
            assert id == gone or gone not in [doc.get(field) for field in REFERENCES]


def test_a_merge_is_undone_and_redone_whole(network: Network) -> None:
    before = documents(network)
    network.decide(merge(network))
    after = documents(network)
    network.undo()
    assert documents(network) == before
    network.redo()
    assert documents(network) == after
    network.undo()
    assert {p.name for p in network.people()} == {ANA, TWICE, JO}


@pytest.mark.parametrize("swapped", [False, True])
def test_two_active_become_one_and_undo_is_held_to_the_cap(
    network: Network, swapped: bool
) -> None:
    network.decide(Activate(person_called(network, TWICE).id, "scope"))
    network.decide(merge(network, *(TWICE, ANA) if swapped else (ANA, TWICE)))
    assert network.bandwidth().active == 1
    network.decide(Activate(person_called(network, JO).id, "scope"))
    network.decide(ChangeCap(2, "enough"))
    network.undo()
    network.undo()
    network.undo()
    assert network.bandwidth().active == 2


def test_a_merge_gives_nobody_a_place_that_neither_had(network: Network) -> None:
    network.decide(ChangeCap(1, "enough"))
    network.decide(merge(network, JO, TWICE))
    assert network.bandwidth().active == 1
    with pytest.raises(AtCap):
        network.decide(Activate(person_called(network, JO).id, "scope"))


def test_an_undo_that_would_make_two_active_again_is_refused_at_the_cap(
    network: Network, open_network: Callable[[], Network]
) -> None:
    network.decide(Activate(person_called(network, TWICE).id, "scope"))
    other = open_network()
    network.decide(merge(network))
    other.decide(ChangeCap(1, "enough"))
    with pytest.raises(AtCap):
        network.undo()


def someone(id: str, **fields: object) -> Person:
    return Person(id=id, name=id, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("chain", [*permutations("abcd")])
def test_no_merge_makes_a_loop_of_who_led_to_whom(chain: tuple[str, ...]) -> None:
    people = {
        id: someone(id, led_by=by)
        for id, by in zip(chain, ("", *chain[:-1]), strict=True)
    }
    for keep, other in permutations("abcd", 2):
        both = merged(people[keep], people[other], (), people.get)
        left = {id: p for id, p in people.items() if id != other} | {keep: both}
        for person in left.values():
            seen, by = [person.id], person.led_by
            while by:
                by = keep if by == other else by
                assert by not in seen
                seen.append(by)
                by = left[by].led_by


def test_both_letters_are_kept_and_the_longer_words_win() -> None:
    one = someone("1", letter="Dear Ana", known_how="met", can_help_with="hiring, law")
    two = someone("2", letter="Hi", known_how="met twice", can_help_with="Law, audits")
    both = merged(one, two, (), lambda id: None)
    assert both.letter == "Dear Ana\n\nHi"
    assert (both.known_how, both.can_help_with) == ("met twice", "hiring, law, audits")


EARLIER, LATER = date(2020, 1, 1), date(2024, 1, 1)


@pytest.mark.parametrize(
    ("kept", "others", "company"),
    [
        (EARLIER, LATER, "Wayne Enterprises"),
        (LATER, EARLIER, "Ita"),
        (None, EARLIER, "Wayne Enterprises"),
        (None, None, "Ita"),
    ],
)
def test_nobody_gets_the_position_of_one_at_the_company_of_the_other(
    kept: date | None, others: date | None, company: str
) -> None:
    works = {"Ita": "Founder & CEO", "Wayne Enterprises": "Aide"}
    one = someone("1", company="Ita", position=works["Ita"], connected_on=kept)
    two = someone(
        "2", company="Wayne Enterprises", position="Aide", connected_on=others
    )
    both = merged(one, two, (), lambda id: None)
    assert (both.company, both.position) == (company, works[company])


def test_who_works_nowhere_known_takes_nothing_from_one_who_does() -> None:
    one = someone("1", company="Ita", connected_on=EARLIER)
    two = someone("2", connected_on=LATER)
    assert merged(two, one, (), lambda id: None).company == "Ita"


def test_nobody_is_brought_together_with_themselves() -> None:
    idea = Introduction(id="i", stage=Stage.IDEA, on=TODAY, person="a", other="a")
    assert without_themselves(idea).stage is Stage.DROPPED
    assert without_themselves(idea).other == ""


def test_one_and_the_same_is_not_merged(network: Network) -> None:
    ana = person_called(network, ANA).id
    with pytest.raises(NothingChanges):
        network.decide(MergePeople(ana, ana))


def test_an_import_finds_the_one_who_is_kept_by_the_others_address(
    network: Network,
) -> None:
    network.decide(merge(network, JO, TWICE))
    rows = [connection(TWICE, "ana-m"), connection(JO, "jo")]
    with pytest.raises(NothingChanges):
        network.decide(export_of(connections=rows))


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("is_open", [True, False])
def test_what_another_device_wrote_about_the_other_is_with_the_one_who_is_kept(
    tmp_path: Path, order: tuple[int, int], is_open: bool
) -> None:
    devices = Devices(tmp_path)
    here = devices.session(0)
    begin(here)
    rows = [connection(name) for name in (ANA, TWICE)]
    here.decide(export_of(connections=rows))
    devices.carry(0)
    there = devices.session(1)
    keep = person_called(here, ANA).id
    here.decide(merge(here))
    talked(there, TWICE, "from there")
    there.decide(Activate(person_called(there, TWICE).id, "scope"))
    devices.carry(*order)
    for one in [here, there] if is_open else [devices.session(0), devices.session(1)]:
        one.follow()
        assert [talk.said for talk in one.person_page(keep).talks] == ["from there"]
        assert one.person(keep).last_talk == TODAY
        assert one.bandwidth().active == 0
        assert len([*one.people()]) == 1
    devices.close()


async def test_the_page_shows_what_stays_and_enter_merges(network: Network) -> None:
    async with seat(network) as app:
        await app.press("6 =")
        await app.write("ana m")
        assert TWICE in app.body
        await app.press("enter")
        assert f"{ANA} is kept" in app.body
        assert f"What comes to {ANA} from {TWICE}" in app.body
        assert "LinkedIn address: “ana-m”" in app.body
        assert misdrawn(app, (80, 24)) == []
        await app.press("w")
        assert f"{TWICE} is kept" in app.body
        await app.press("w enter")
        assert [p.name for p in network.people()] == [TWICE, JO]
        await app.press("u")
        assert person_called(network, ANA)


def test_the_command_shows_and_merges(network: Network, fewer: Fewer) -> None:
    code, out, _ = fewer("merge", TWICE, ANA, "--dry-run")
    assert (code, f"lost of {ANA}: name “{ANA}”" in out) == (0, True)
    code, out, _ = fewer("merge", ANA, TWICE, "--dry-run")
    assert (code, "talks that move: 1" in out) == (0, True)
    ana = person_called(network, ANA)
    short = out.partition("(id ")[2].partition(")")[0]
    assert network.find_person(short) == ana
    assert short != ana.id
    assert len(json.loads(fewer("people", "--json")[1])) == 3
    assert fewer("merge", ANA, TWICE)[0] == 0
    assert len(json.loads(fewer("people", "--json")[1])) == 2
    assert fewer("undo")[0] == 0
    assert fewer("merge", ANA, ANA)[0] == 1
