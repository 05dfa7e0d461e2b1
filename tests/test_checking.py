"""What `fewer check` finds and closes, and what it leaves alone."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from faults import decide, documents, system_call
from people import MAYA, REN, invitation_of, three_wait

from store.decisions.inbox import LetGo
from store.errors import Damaged
from store.journal.checkup import check, repair
from store.journal.document_store import DocumentStore
from store.journal.entries import Change
from store.network import Network
from tui.__main__ import run
from tui.checking import _reads


@pytest.fixture
def waiting(home: Path, state: Path) -> Callable[[], Network]:
    """A store in which Ren, Maya and Sam wait; opens sessions on it."""
    with closing(Network(home, state)) as network:
        three_wait(network)
    return lambda: Network(home, state)


@pytest.fixture
def told(
    home: Path,
    state: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., tuple[int, str]]:
    """Type a command; returns its exit code and all that it says."""
    monkeypatch.setenv("FEWER_HOME", str(home))
    monkeypatch.setenv("FEWER_STATE", str(state))

    def type_in(*arguments: str) -> tuple[int, str]:
        code = run([*arguments])
        return code, "".join(capfd.readouterr())

    return type_in


# Documents that are no records.

NO_RECORDS: dict[str, tuple[str, Any]] = {
    "an unknown state": ("state", "dreaming"),
    "a state that is a list": ("state", ["new"]),
    "no state": ("state", None),
    "an unknown direction": ("direction", "sideways"),
    "no direction": ("direction", None),
    "a day that is none": ("received", "yesterday"),
    "a name that is a number": ("name", 7),
}


def write(
    home: Path,
    state: Path,
    id: str,
    field: str,
    value: object,
    said: str = "Wrote by hand",
) -> None:
    """Decide what no decision of ours would; None takes the field away."""
    store = DocumentStore(home, state)
    with store.turn():
        old = store.tables["invitations"][id]
        new = {f: v for f, v in old.items() if f != field}
        if value is not None:
            new[field] = value
        change = Change.between("invitations", id, old, new)
        assert change
        store.commit(said, [change])


@pytest.mark.parametrize(("field", "value"), NO_RECORDS.values(), ids=NO_RECORDS)
def test_an_invitation_that_makes_no_sense_is_damage_and_never_hidden(
    field: str, value: object, waiting: Callable[[], Network], home: Path, state: Path
) -> None:
    ren = invitation_of(waiting(), REN).id
    write(home, state, ren, field, value)
    network = waiting()
    for view in (network.inbox, network.status):
        with pytest.raises(Damaged, match=f"invitations {ren}: "):
            view()
    assert check(home) == []
    [finding] = check(home, _reads)
    assert finding.grave
    assert not finding.mendable
    assert f"invitations {ren}: " in finding.what
    assert "since “Wrote by hand”: fewer undo" in finding.what


def test_an_invitation_that_one_sent_is_read_as_carefully(
    waiting: Callable[[], Network], home: Path, state: Path
) -> None:
    ren = invitation_of(waiting(), REN).id
    write(home, state, ren, "direction", "outgoing")
    assert len(waiting().inbox().rows) == 2
    write(home, state, ren, "state", "dreaming")
    with pytest.raises(Damaged):
        waiting().inbox()


def test_what_is_settled_is_checked_too(
    waiting: Callable[[], Network],
    home: Path,
    state: Path,
    told: Callable[..., tuple[int, str]],
) -> None:
    with closing(waiting()) as network:
        ren = invitation_of(network, REN).id
        network.decide(LetGo(ren))
    write(home, state, ren, "settled_on", "soon")
    assert told("inbox")[0] == 0
    code, said = told("check")
    assert code == 3
    assert f"invitations {ren}: settled_on" in said
    assert "No repair can know what was meant" in said
    assert "--repair rebuilds" not in said


def test_the_undo_that_a_check_names_helps(
    waiting: Callable[[], Network],
    home: Path,
    state: Path,
    told: Callable[..., tuple[int, str]],
) -> None:
    ren = invitation_of(waiting(), REN).id
    write(home, state, ren, "state", "dreaming")
    with closing(waiting()) as network:
        network.decide(LetGo(invitation_of_id(network, MAYA)))
    write(home, state, ren, "note", "changed after", "Wrote once more")
    code, said = told("check", "--repair")
    assert code == 3
    assert "“Wrote by hand”" in said
    for _ in range(3):
        assert told("undo")[0] == 0
    assert told("check")[0] == 0
    assert told("inbox")[0] == 0


def invitation_of_id(network: Network, name: str) -> str:
    """Return an invitation's id where another one is damaged."""
    shelf = network._store.tables["invitations"]  # Private: no view reads any more.
    [found] = [id for id, doc in shelf.items() if doc["name"] == name]
    return found


@pytest.mark.usefixtures("waiting")
def test_all_that_fewer_writes_reads_as_records(home: Path) -> None:
    assert check(home, _reads) == []


# Saving meanwhile.


def test_a_session_that_saves_during_a_check_is_no_damage(
    home: Path, state: Path
) -> None:
    for n in range(1, 4):
        decide(DocumentStore(home, state), n)
    other = DocumentStore(home, state)
    other.write_view()
    for at in range(1, 9):
        savers: list[Thread] = []

        def save(number: int = at + 3, savers: list[Thread] = savers) -> None:
            saver = Thread(target=decide, args=(other, number))
            saver.start()
            saver.join(0.1)
            savers.append(saver)

        with system_call("open", save, at):
            assert [finding for finding in check(home) if finding.grave] == []
        for saver in savers:
            saver.join()


def test_nobody_saves_during_a_check(home: Path, state: Path) -> None:
    other = DocumentStore(home, state)
    decide(other, 1)
    waited = []
    saver = Thread(target=decide, args=(other, 2))

    def save() -> None:
        saver.start()
        saver.join(0.1)
        waited.append(saver.is_alive())

    with system_call("open", save, 3):
        check(home)
    saver.join()
    assert waited == [True]


def test_a_journal_that_a_replicator_brings_during_a_check_is_no_damage(
    home: Path, state: Path, tmp_path: Path
) -> None:
    away = DocumentStore(tmp_path / "away", tmp_path / "elsewhere")
    decide(away, 9)
    theirs = away.journal_path(away.device)
    decide(DocumentStore(home, state), 1)
    for at in range(1, 9):
        arrived = home / "journal" / theirs.name
        arrived.unlink(missing_ok=True)
        with arriving(theirs, arrived, at):
            assert [finding for finding in check(home) if finding.grave] == []


@contextmanager
def arriving(theirs: Path, arrived: Path, at: int) -> Iterator[None]:
    """Let a file arrive whole at the `at`-th opening of a file."""
    text = theirs.read_bytes()
    fresh = arrived.with_name("arriving")
    fresh.write_bytes(text)

    def arrive() -> None:
        fresh.replace(arrived)

    with system_call("open", arrive, at):
        yield
    fresh.unlink(missing_ok=True)


def test_a_check_of_a_store_that_is_locked_for_ever_still_ends(
    home: Path, state: Path
) -> None:
    store = DocumentStore(home, state)
    decide(store, 1)
    with store.turn():
        assert check(home) == []


# What others may read.


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


@pytest.fixture
def shared(home: Path, state: Path) -> Path:
    """A directory that was there before, open to others, with a file of its user's."""
    (home / "letters").mkdir(parents=True)
    (home / "letters" / "to-ren.txt").write_text("Dear Ren")
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    decide(DocumentStore(home, state), 1)
    return home


def test_a_directory_that_is_not_fewers_alone_stays_open(shared: Path) -> None:
    assert mode(shared) == 0o755
    assert mode(shared / "journal") == 0o700


def test_a_repair_closes_what_is_fewers_and_nothing_else(shared: Path) -> None:
    DocumentStore(shared).write_view()
    ours = [shared / "journal", *shared.glob("journal/*"), shared / "network.json"]
    for path in ours:
        path.chmod(0o755)
    found = {finding.path for finding in check(shared)}
    assert found == {shared, *ours}
    said = "\n".join(repair(shared))
    assert [mode(path) & 0o077 for path in ours] == [0] * len(ours)
    assert mode(shared) == 0o755
    assert mode(shared / "letters") == 0o755
    assert mode(shared / "letters" / "to-ren.txt") == 0o644
    assert "to-ren" not in said
    [left] = check(shared)
    assert (left.path, left.grave) == (shared, False)
    assert "holds more than fewer's own" in left.what


def test_a_home_that_is_fewers_alone_is_closed_by_a_repair(
    home: Path, state: Path
) -> None:
    decide(DocumentStore(home, state), 1)
    home.chmod(0o755)
    assert [finding.path for finding in check(home)] == [home]
    repair(home)
    assert mode(home) == 0o700
    assert check(home) == []


def test_a_file_that_vanishes_during_a_check_is_no_crash(
    home: Path, state: Path
) -> None:
    decide(DocumentStore(home, state), 1)
    fresh = home / "network.json.new"
    fresh.write_bytes(b"half")
    for at in range(1, 40):
        fresh.write_bytes(b"half")
        with system_call("stat", lambda: fresh.unlink(missing_ok=True), at):
            check(home)


# One and many.


def test_one_is_one_and_two_are_two(home: Path, state: Path) -> None:
    store = DocumentStore(home, state)
    decide(store, 1)
    decide(store, 2)
    journal = store.journal_path(store.device)
    first, second = journal.read_bytes().splitlines(keepends=True)
    store.write_view()
    journal.write_bytes(first + second.replace(b"decision", b"Decision"))
    said = "\n".join(repair(home, state))
    assert "1 damaged, 1 decision kept" in said
    assert "3 records were taken from the view" in said
    assert documents(DocumentStore(home, state))["people"].keys() == {"0", "1", "2"}
