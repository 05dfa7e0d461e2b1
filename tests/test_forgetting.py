"""Somebody is forgotten for good: nothing of them is left in any file."""

from __future__ import annotations

import errno
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from command_line import Fewer
from exports import Contact, write_export
from faults import die, fail, system_call
from people import (
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    misdrawn,
    person_called,
    seat,
)
from test_no_path_above_the_cap import Devices

from store.decisions.followups import AddStep
from store.decisions.forgetting import ForgetPerson
from store.decisions.merging import MergePeople
from store.decisions.people import Activate, Describe, LedBy
from store.decisions.talks import Contact as Had
from store.decisions.talks import KeepLetter, LogTalk
from store.errors import FewerError, NotFound, NothingToUndo, NotTheName
from store.exchange.rows import ConnectionRow
from store.journal.checkup import check
from store.network import Network
from store.records import Owed, TalkKind
from store.rules.steps import Step
from store.rules.talking import Told
from tui.spare import Spare

ANA, JO = "Ana Diaz", "Jo Park"
SECRETS = (ANA, ANA.upper(), "ana@example.org", "ana-diaz-7", "her divorce")


def fill(network: Network) -> None:
    """Ana led to Jo, talked, was owed something; Jo's page names her as well."""
    begin(network)
    row = ConnectionRow(ANA, "ana-diaz-7", "ana@example.org", "Vireo", "", TODAY)
    network.decide(export_of(incoming(ANA, slug="ana-diaz-7"), connections=[row]))
    network.decide(export_of(connections=[connection(JO, "jo-park")]))
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Activate(ana, "her divorce"))
    network.decide(LedBy(jo, ana))
    network.decide(LogTalk(ana, Had(Told("her divorce", TalkKind.CALL), TODAY)))
    network.decide(AddStep(ana, Step(Owed.PROMISED, "her divorce", TODAY)))
    network.decide(Describe(jo, known_how="by ANA  DIAZ, and ana@example.org"))
    network.decide(export_of(connections=[connection("Lena Falk")]))


def forget(network: Network, name: str = ANA) -> None:
    network.decide(ForgetPerson(person_called(network, name).id, name))


def left_in(*places: Path) -> set[str]:
    """Return what of her is left in any file, and where."""
    return {
        f"{path.name}: {secret}"
        for place in places
        for path in place.rglob("*")
        if path.is_file()
        for secret in SECRETS
        if secret.casefold() in path.read_bytes().decode(errors="replace").casefold()
    }


@pytest.fixture
def network(network: Network) -> Network:
    fill(network)
    return network


@pytest.mark.parametrize("typed", ["sophie weber", "SOPHIE  WÉBER 🌈"])
def test_a_name_is_confirmed_by_its_letters(network: Network, typed: str) -> None:
    network.decide(export_of(connections=[connection("Sophie Weber 🏳️⚧️")]))
    sophie = person_called(network, "Sophie Weber 🏳️⚧️")
    with pytest.raises(NotTheName):
        network.decide(ForgetPerson(sophie.id, "Sophie"))
    done = network.decide(ForgetPerson(sophie.id, typed))
    assert "an export that names them brings them back" in done.then


def test_an_import_says_that_it_may_bring_back_who_was_forgotten(
    network: Network, fewer: Fewer, tmp_path: Path
) -> None:
    contact = Contact("Ana", "Diaz", "ana-diaz-7")
    path = str(write_export(tmp_path / "ex", connections=[contact]))
    assert "they come back" not in fewer("import", path, "--dry-run")[1]
    forget(network)
    assert "they come back as new" in fewer("import", path, "--dry-run")[1]


def test_no_file_holds_anything_of_who_was_forgotten(
    network: Network, home: Path, state: Path
) -> None:
    ana = person_called(network, ANA).id
    spare = Spare(state / "unsaved", network, home)
    spare.keep(KeepLetter(ana, "", "Dear one"))
    assert len(left_in(home, state)) > 5
    forget(network)
    assert left_in(home, state) == set()
    assert ana not in (state / "unsaved").glob("*").__next__().read_text()
    assert check(home) == []
    jo = person_called(network, JO)
    assert (jo.led_by, jo.known_how) == ("", "by someone, and someone")
    assert [p.name for p in network.people()] == [JO, "Lena Falk"]
    assert network.bandwidth().active == 0
    with pytest.raises(NotFound):
        network.person(ana)
    spare.close()


def test_the_store_opens_the_same_from_the_view_and_from_the_journal(
    network: Network, open_network: Callable[[], Network], home: Path
) -> None:
    forget(network)
    network.close()
    assert [p.name for p in open_network().people()] == [JO, "Lena Falk"]
    (home / "network.json").unlink()
    assert [p.name for p in open_network().people()] == [JO, "Lena Falk"]
    assert check(home) == []


def test_it_takes_the_whole_name_and_nothing_undoes_it(network: Network) -> None:
    ana = person_called(network, ANA).id
    for typed in ("", "Ana", "diaz ana"):
        with pytest.raises(NotTheName):
            network.decide(ForgetPerson(ana, typed))
    forget(network)
    with suppress(NothingToUndo):
        while True:
            network.undo()
    assert {p.name for p in network.people()} == set()
    with suppress(FewerError):
        while True:
            network.redo()
    assert {p.name for p in network.people()} == {JO, "Lena Falk"}


def test_who_has_the_same_name_keeps_it(network: Network, home: Path) -> None:
    network.decide(export_of(connections=[connection("Ana Diaz Lopez", "other")]))
    forget(network)
    assert person_called(network, "Ana Diaz Lopez").slug == "other"


def test_whoever_was_merged_into_them_goes_too(
    network: Network, home: Path, state: Path
) -> None:
    network.decide(export_of(connections=[connection("Anita Diaz", "anita")]))
    ana, anita = (person_called(network, n).id for n in (ANA, "Anita Diaz"))
    network.decide(MergePeople(ana, anita))
    forget(network)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert not any(b"nita" in path.read_bytes() for path in files)
    assert check(home) == []


def test_another_open_session_follows(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    forget(network)
    other.follow()
    assert [p.name for p in other.people()] == [JO, "Lena Falk"]
    other.decide(Activate(person_called(other, JO).id, "scope"))
    network.follow()
    assert network.bandwidth().active == 1


@pytest.mark.parametrize("is_open", [True, False])
def test_another_device_brings_nothing_back_and_is_purged_when_it_opens(
    tmp_path: Path, is_open: bool
) -> None:
    devices = Devices(tmp_path)
    here = devices.session(0)
    fill(here)
    devices.carry(0)
    there = devices.session(1)
    ana = person_called(there, ANA).id
    there.decide(LogTalk(ana, Had(Told("her divorce", TalkKind.CALL), TODAY)))
    there.decide(Activate(person_called(there, JO).id, "scope"))
    forget(here)
    if not is_open:
        here.close()
        there.close()
    for source in (0, 1):  # Whole files, as a replicator has them.
        to = devices.home(1 - source) / "journal"
        own = devices.session(source)._store.device
        journal = devices.home(source) / "journal" / f"{own}.jsonl"
        (to / journal.name).write_bytes(journal.read_bytes())
    sessions = [here, there] if is_open else []
    for one in [*sessions, devices.session(0), devices.session(1)]:
        one.follow()
        assert {p.name for p in one.people()} == {JO, "Lena Falk"}
        assert not [*one.talks()]
        assert one.bandwidth().active == 1
    devices.session(0)
    devices.session(1)
    for device in (0, 1):
        assert left_in(devices.home(device)) == set()
        assert not [each for each in check(devices.home(device)) if each.grave]
    devices.close()


def killed(home: Path, state: Path, call: str, at: int) -> None:
    network = Network(home, state, today=lambda: TODAY)
    with system_call(call, die, at=at):
        forget(network)


@pytest.mark.parametrize("call", ["replace", "unlink", "fsync", "fdatasync"])
def test_cut_short_anywhere_it_is_finished_or_not_begun_at_the_next_opening(
    tmp_path: Path, call: str
) -> None:
    context = multiprocessing.get_context("fork")
    for at in range(1, 20):
        home, state = tmp_path / f"h{at}", tmp_path / f"s{at}"
        first = Network(home, state, today=lambda: TODAY)
        fill(first)
        first.close()
        child = context.Process(target=killed, args=(home, state, call, at))
        child.start()
        child.join()
        opened = Network(home, state, today=lambda: TODAY)
        names = {p.name for p in opened.people()}
        assert names in ({JO, "Lena Falk"}, {ANA, JO, "Lena Falk"})
        assert (home / "forgetting.json").exists() is False
        if ANA not in names:
            assert left_in(home, state) == set()
        opened.close()
        assert check(home) == []
        if child.exitcode == 0:
            return
    raise AssertionError("It never came to its end.")


def test_a_full_disk_leaves_it_to_the_next_opening(
    network: Network, open_network: Callable[[], Network], home: Path
) -> None:
    for at in range(1, 5):
        with (
            system_call("replace", fail(errno.ENOSPC), at=at),
            suppress(FewerError, NotFound, ValueError),
        ):
            forget(network)
        names = {p.name for p in open_network().people()}
        assert JO in names
    assert ANA in names or left_in(home) == set()


async def test_the_page_asks_for_the_whole_name(network: Network) -> None:
    async with seat(network) as app:
        await app.press("6 enter X")
        assert "Nothing undoes it" in app.body
        assert misdrawn(app, (80, 24)) == []
        await app.write("Ana")
        await app.press("enter")
        assert "not the whole name" in app.body
        await app.write(" Diaz")
        await app.press("enter")
        assert "Somebody was forgotten for good" in app.body
        assert ANA not in app.body
        assert {p.name for p in network.people()} == {JO, "Lena Falk"}


def test_the_command_takes_the_whole_name(network: Network, fewer: Fewer) -> None:
    code, _, err = fewer("forget", "ana diaz")
    assert (code, "the whole name: Ana Diaz" in err) == (1, True)
    code, out, _ = fewer("forget", "ana diaz", "--confirm", ANA)
    assert (code, "purged here" in out) == (0, True)
    assert ANA not in fewer("history")[1]
    assert fewer("check")[0] == 0
