"""The journals are the truth, and the view is what they fold to."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, permutations
from pathlib import Path
from typing import Any

import pytest
from faults import (
    DISK_BROKEN,
    DISK_FULL,
    bytes_of,
    decide,
    decided,
    documents,
    fail,
    system_call,
)
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from tinydb import TinyDB, where

from store.errors import Damaged, Locked, NotSaved, Unusable
from store.journal import files
from store.journal.checkup import check
from store.journal.devices import known_device, this_device
from store.journal.document_store import DocumentStore, fold
from store.journal.entries import SCHEMA, Change, Entry, Kind, new_id, tick

SAVING = Path(__file__).with_name("saving.py")


@pytest.fixture
def store(home: Path, state: Path) -> DocumentStore:
    return DocumentStore(home, state)


# What is on disk.


def test_every_decision_is_one_line_and_is_there_at_once(
    store: DocumentStore, home: Path, state: Path
) -> None:
    for n in range(1, 4):
        decide(store, n)
        assert store.journal_path(store.device).read_bytes().count(b"\n") == n
        assert decided(DocumentStore(home, state)) == set(range(1, n + 1))


def test_stock_tinydb_opens_the_view(store: DocumentStore) -> None:
    ids = store.db.table("people").insert_multiple(
        [{"name": "Zoë", "at": {"city": "Kyoto"}}, {"name": "Ren"}]
    )
    store.close()
    with TinyDB(store.view_path) as stock:
        people = stock.table("people")
        assert [doc["name"] for doc in people.all()] == ["Zoë", "Ren"]
        assert [str(doc.doc_id) for doc in people.all()] == [str(id) for id in ids]
        assert people.count(where("at")["city"] == "Kyoto") == 1


def test_stock_tinydb_opens_the_view_of_an_emptied_store(store: DocumentStore) -> None:
    store.db.table("people").insert({"name": "Ren"})
    store.db.table("people").truncate()
    store.close()
    with TinyDB(store.view_path) as stock:
        assert stock.table("people").all() == []


def test_ids_are_whole_numbers_in_text_that_sort_by_age_and_never_meet() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert all(id.isdecimal() for id in ids)
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)


def test_view_and_journal_say_their_schema(store: DocumentStore) -> None:
    decide(store, 1)
    store.close()
    view = json.decode(store.view_path.read_bytes())
    line = json.decode(store.journal_path(store.device).read_bytes())
    assert view["mark"]["1"]["schema"] == line["schema"] == SCHEMA


def test_a_deleted_view_is_made_from_the_journal(
    store: DocumentStore, home: Path, state: Path
) -> None:
    for n in range(1, 4):
        decide(store, n)
    store.close()
    view = store.view_path.read_bytes()
    store.view_path.unlink()
    anew = DocumentStore(home, state)
    assert documents(anew) == documents(store)
    anew.close()
    assert anew.view_path.read_bytes() == view


@pytest.mark.parametrize("umask", [0, 0o022, 0o077, 0o277])
def test_only_the_owner_can_read_it_whatever_the_umask(
    umask: int, tmp_path: Path
) -> None:
    home, state = tmp_path / "a" / "b" / "home", tmp_path / "c" / "state"
    old = os.umask(umask)
    try:
        store = DocumentStore(home, state)
        decide(store, 1)
        store.write_view()
        with store.turn():
            store.back_up()
    finally:
        os.umask(old)
    for path in (*(tmp_path / "a").rglob("*"), *(tmp_path / "c").rglob("*")):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_a_home_that_others_could_read_is_closed_to_them(
    home: Path, state: Path
) -> None:
    home.mkdir(mode=0o755)
    decide(DocumentStore(home, state), 1)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_looking_at_a_store_that_is_not_there_makes_nothing(
    home: Path, state: Path
) -> None:
    store = DocumentStore(home, state)
    assert not store.follow()
    assert list(store.history()) == []
    store.close()
    assert not home.exists()
    assert not state.exists()


def test_an_empty_directory_is_an_empty_store(home: Path, state: Path) -> None:
    home.mkdir()
    store = DocumentStore(home, state)
    store.close()
    assert bytes_of(home) == {}
    decide(store, 1)
    assert decided(DocumentStore(home, state)) == {1}


def test_a_home_behind_a_link_is_used_where_it_lies(
    home: Path, state: Path, tmp_path: Path
) -> None:
    real = tmp_path / "elsewhere"
    real.mkdir()
    home.symlink_to(real)
    store = DocumentStore(home, state)
    decide(store, 1)
    store.close()
    assert home.is_symlink()
    assert decided(DocumentStore(real, state)) == {1}


def test_the_last_ten_backups_are_kept_and_nothing_else_is_touched(
    store: DocumentStore, home: Path
) -> None:
    decide(store, 1)
    (home / "backups").mkdir()
    mine = home / "backups" / "a-file-of-my-own.json"
    mine.write_text("{}")
    for n in range(2, 15):
        with store.turn():
            store.back_up()
        decide(store, n)
    kept = sorted((home / "backups").glob("*T*.json"))
    assert len(kept) == 10
    assert mine.exists()
    with TinyDB(kept[-1]) as newest:
        assert len(newest.table("talks")) == 13


def test_the_history_is_read_from_its_end_across_blocks(store: DocumentStore) -> None:
    for n in range(1, 6):
        with store.turn():
            store.commit(
                f"decision {n}",
                [Change("people", str(n), None, {"text": "x" * 40_000 * (n % 3)})],
            )
    said = [entry.said for entry in store.history()]
    assert said == [f"decision {n}" for n in (5, 4, 3, 2, 1)]
    assert [e.changes[0].id for e in store.history()] == ["5", "4", "3", "2", "1"]


# Time.


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Set the wall clock, in milliseconds since 1970."""

    def set_to(millis: int) -> None:
        monkeypatch.setattr(time, "time_ns", lambda: millis * 1_000_000)

    return set_to


def test_a_clock_that_goes_back_never_reorders_what_was_decided(
    store: DocumentStore, home: Path, state: Path, clock: Callable[[int], None]
) -> None:
    for n, millis in enumerate((9_000_000, 5_000_000, 0, 5_000_000, 9_000_001), 1):
        clock(millis)
        decide(store, n)
    expected = documents(store)
    store.view_path.unlink(missing_ok=True)
    assert documents(DocumentStore(home, state)) == expected
    assert [entry.said[-1] for entry in store.history()] == ["5", "4", "3", "2", "1"]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=30))
def test_the_clock_only_ever_goes_on(walls: list[int]) -> None:
    reading = ""
    with pytest.MonkeyPatch.context() as patch:
        for wall in walls:
            patch.setattr(time, "time_ns", lambda wall=wall: wall * 1_000_000)
            assert reading < (reading := tick(reading))


def test_the_clock_goes_on_after_ten_thousand_readings_of_one_moment(
    clock: Callable[[int], None],
) -> None:
    clock(0)
    readings = [tick("2099-12-31T23:59:59.999Z/9997")]
    for _ in range(4):
        readings.append(tick(readings[-1]))
    assert readings == sorted(set(readings))
    assert readings[-1] == "2100-01-01T00:00:00.000Z/0002"


# Two sessions.


def test_two_sessions_build_on_each_other(home: Path, state: Path) -> None:
    one, other = DocumentStore(home, state), DocumentStore(home, state)
    for n in range(1, 9):
        decide(one if n % 3 else other, n)
        if n % 2:
            one.close()
    for store in (one, other):
        store.follow()
        assert decided(store) == set(range(1, 9))
        assert not store.follow()
    assert decided(DocumentStore(home, state)) == set(range(1, 9))
    assert check(home) == []


def test_following_sees_each_decision_once(home: Path, state: Path) -> None:
    one, other = DocumentStore(home, state), DocumentStore(home, state)
    heard: list[str] = []
    other.listener = lambda entry: heard.append(entry.said if entry else "anew")
    decide(one, 1)
    assert other.follow()
    decide(one, 2)
    assert other.follow()
    assert not other.follow()
    assert heard == [
        "anew",
        "decision 2",
    ]  # What was read without a lock is read again.
    assert decided(other) == {1, 2}


def test_processes_that_make_the_store_at_the_same_moment_all_save(
    home: Path, state: Path
) -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[3:]\n"
        "from pathlib import Path\n"
        "from store.journal.document_store import DocumentStore\n"
        "print(flush=True); input()\n"
        "store = DocumentStore(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "for _ in range(5): store.db.table('people').insert({})\n"
    )
    root = str(SAVING.parent.parent)
    sessions = [
        subprocess.Popen(
            [sys.executable, "-c", script, home, state, root],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    for session in sessions:
        assert session.stdout
        session.stdout.readline()
    for session in sessions:
        session.communicate(b"\n")
        assert session.returncode == 0
    assert len(DocumentStore(home, state).tables["people"]) == 20
    assert len(list((home / "journal").iterdir())) == 1
    assert check(home) == []


def test_a_lock_that_is_kept_too_long_names_who_keeps_it(
    store: DocumentStore, home: Path
) -> None:
    waiting = files.Lock(home / "lock").held(patience=0)
    with store.turn(), pytest.raises(Locked, match=str(os.getpid())) as raised:
        waiting.__enter__()
    assert raised.value.exit_code == 4


def test_a_line_seen_while_it_was_being_refused_is_forgotten(
    store: DocumentStore, home: Path, state: Path
) -> None:
    decide(store, 1)
    looking: list[DocumentStore] = []

    def look_and_fail() -> None:
        looking.append(DocumentStore(home, state))
        DISK_BROKEN()

    with system_call("fdatasync", look_and_fail), pytest.raises(NotSaved):
        decide(store, 2)
    assert decided(looking[0]) == {1, 2}
    decide(store, 3)  # A line of the same length in the same place.
    assert looking[0].follow()
    assert decided(looking[0]) == {1, 3}
    decide(looking[0], 4)
    assert decided(DocumentStore(home, state)) == {1, 3, 4}


# The disk says no.


@pytest.mark.parametrize(
    ("call", "befalls", "said"),
    [
        pytest.param("pwrite", DISK_FULL, "no space on /", id="full"),
        pytest.param("fdatasync", DISK_BROKEN, "Input/output error", id="broken"),
        pytest.param("open", fail(errno.EROFS), "is read-only", id="read-only"),
        pytest.param("open", fail(errno.EACCES), "no permission", id="not ours"),
        pytest.param("pwrite", fail(errno.EDQUOT), "your quota", id="over quota"),
        pytest.param("pwrite", fail(errno.EFBIG), "ulimit -f", id="over ulimit"),
    ],
)
def test_a_refusal_says_what_happened_and_what_would_help(
    call: str, befalls: Callable[[], None], said: str, store: DocumentStore, home: Path
) -> None:
    decide(store, 1)
    before, held = bytes_of(home), documents(store)
    with system_call(call, befalls), pytest.raises(NotSaved, match=said):
        decide(store, 2)
    assert (bytes_of(home), documents(store)) == (before, held)
    decide(store, 2)
    assert decided(store) == {1, 2}


@pytest.mark.parametrize("call", ["mkdir", "open", "pwrite", "fdatasync", "fsync"])
def test_a_first_decision_that_is_refused_can_be_made_again(
    call: str, home: Path, state: Path
) -> None:
    store = DocumentStore(home, state)
    with system_call(call, DISK_FULL), pytest.raises(NotSaved, match="Make some room"):
        decide(store, 1)
    assert documents(store) == {}
    decide(store, 1)
    assert decided(DocumentStore(home, state)) == {1}


def test_a_lock_that_the_system_refuses_is_no_crash(
    store: DocumentStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(handle: int, operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(files, "flock", no_locks)
    with pytest.raises(NotSaved, match="No locks available"):
        decide(store, 1)


def test_a_journal_that_cannot_be_read_is_no_crash(
    store: DocumentStore, home: Path, state: Path
) -> None:
    decide(store, 1)
    store.close()
    real = os.open
    for path in (store.view_path, store.journal_path(store.device)):

        def refuse(opened: Path, *flags: int, path: Path = path) -> int:
            if opened == path:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(opened, *flags)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "open", refuse)
            with pytest.raises(Unusable, match=f"{path}.*Input/output error"):
                DocumentStore(home, state)


def test_a_line_that_could_not_even_be_taken_back_is_whole_or_absent(
    store: DocumentStore, home: Path, state: Path
) -> None:
    decide(store, 1)
    other = DocumentStore(home, state)
    with (
        system_call("fdatasync", DISK_BROKEN),
        system_call("ftruncate", DISK_BROKEN),
        pytest.raises(NotSaved),
    ):
        decide(store, 2)
    assert decided(store) == {1}
    decide(other, 3)
    other.close()
    assert store.follow()
    assert decided(store) == decided(other) == decided(DocumentStore(home, state))
    assert {1, 3} <= decided(store)
    assert check(home) == []


def test_half_a_line_left_behind_is_cut_off_by_whoever_saves_next(
    store: DocumentStore, home: Path, state: Path
) -> None:
    decide(store, 1)
    other = DocumentStore(home, state)
    real = os.pwrite

    def half(handle: int, data: bytes, at: int) -> int:
        if len(data) < 100:  # The lock.
            return real(handle, data, at)
        real(handle, bytes(data)[:40], at)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "pwrite", half)
        with system_call("ftruncate", DISK_BROKEN), pytest.raises(NotSaved):
            decide(store, 2)
    decide(other, 3)
    decide(store, 4)
    assert decided(DocumentStore(home, state)) == {1, 3, 4}
    assert check(home) == []


def test_a_new_journal_s_name_is_synced_however_often_that_failed(
    home: Path, state: Path
) -> None:
    this_device(state)
    store = DocumentStore(home, state)
    with store.turn():
        pass  # The directories are there, the journal is not.
    synced: list[bool] = []
    for _ in range(2):
        with system_call("fsync", DISK_BROKEN), pytest.raises(NotSaved):
            decide(store, 1)
    with system_call("fsync", lambda: synced.append(True)):
        decide(store, 1)
    assert synced


def test_a_file_size_limit_refuses_a_decision_and_the_next_one_works(
    store: DocumentStore, home: Path, state: Path
) -> None:
    decide(store, 1)
    size = store.journal_path(store.device).stat().st_size
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        for room in (0, 1, 100):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + room, old[1]))
            with pytest.raises(NotSaved, match="ulimit -f"):
                decide(store, 2)
            assert decided(store) == {1}
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, ignored)
    decide(store, 2)
    assert decided(DocumentStore(home, state)) == {1, 2}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB, where one may be mounted."""
    path = tmp_path / "disk"
    path.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(path)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode
    except FileNotFoundError:
        mounted = 1
    if mounted:
        pytest.skip("no disk can be mounted here; the same is done through os above")
    yield path
    subprocess.run(["umount", str(path)], check=True)


def decide_for_ever(store: DocumentStore, numbers: Iterator[int]) -> None:
    for n in numbers:
        decide(store, n)


def test_a_disk_that_fills_up_loses_nothing_and_goes_on_once_there_is_room(
    small_disk: Path, state: Path
) -> None:
    home = small_disk / "home"
    store = DocumentStore(home, state)
    decide(store, 1)
    ballast = small_disk / "ballast"
    with suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(b"." * 512):
            pass
    numbers = count(2)
    with pytest.raises(NotSaved, match=f"no space on {small_disk}. Make some room"):
        decide_for_ever(store, numbers)
    made = next(numbers) - 2
    assert decided(store) == set(range(1, made + 1))
    assert decided(DocumentStore(home, state)) == decided(store)
    store.close()
    ballast.unlink()
    decide(store, made + 1)
    store.close()
    assert decided(DocumentStore(home, state)) == set(range(1, made + 2))
    assert check(home) == []


def test_a_read_only_disk_can_be_looked_at_and_refuses_decisions(
    small_disk: Path, state: Path
) -> None:
    home = small_disk / "home"
    store = DocumentStore(home, state)
    decide(store, 1)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    before = bytes_of(home)
    looking = DocumentStore(home, state)
    assert decided(looking) == {1}
    assert not looking.follow()
    for session in (store, looking):
        with pytest.raises(NotSaved, match="read-only"):
            decide(session, 2)
        session.close()
    assert bytes_of(home) == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    decide(looking, 2)
    assert decided(looking) == {1, 2}


# Devices.


def test_a_device_keeps_its_name_and_a_lost_one_costs_nothing(
    home: Path, state: Path
) -> None:
    first = this_device(state)
    assert this_device(state) == known_device(state) == first
    decide(DocumentStore(home, state), 1)
    (state / "device").unlink()
    store = DocumentStore(home, state)
    decide(store, 2)
    assert store.device != first
    assert decided(DocumentStore(home, state)) == {1, 2}
    assert check(home) == []


def test_two_processes_that_name_the_device_at_once_agree(state: Path) -> None:
    state.mkdir()
    names: list[str] = []
    with system_call("open", lambda: names.append(this_device(state)), at=2):
        names.append(this_device(state))
    assert names == [known_device(state)] * 2


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"../../x 1", b"NAME unknown"])
def test_a_device_file_that_makes_no_sense_gives_way_to_a_new_name(
    content: bytes, state: Path
) -> None:
    state.mkdir()
    (state / "device").write_bytes(content)
    assert known_device(state) is None
    assert this_device(state) == known_device(state)


def test_a_copied_disk_is_a_device_of_its_own(state: Path) -> None:
    first = this_device(state)
    (state / "device").write_text(f"{first} anothermachine\n")
    assert this_device(state) != first


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_a_device_file_that_is_no_file_is_damage(
    make: Callable[[Path], None], state: Path
) -> None:
    state.mkdir()
    make(state / "device")
    with pytest.raises(Damaged, match="not a file"):
        this_device(state)


def merged(
    home: Path, arrivals: list[tuple[str, bytes]], state: Path, open_all_along: bool
) -> DocumentStore:
    """Let journals arrive line by line, at an open session or between sessions."""
    (home / "journal").mkdir(parents=True)
    store = DocumentStore(home, state)
    for name, text in arrivals:
        with (home / "journal" / name).open("ab") as file:
            file.write(text)
        if open_all_along:
            store.follow()
        else:
            store = DocumentStore(home, state)
        store.close()
    return store


def journals_of_two_devices(
    tmp_path: Path, clock: Callable[[int], None]
) -> list[tuple[str, bytes]]:
    """Return what two devices decided apart, each line on its own, in turns."""
    stores = [
        DocumentStore(tmp_path / f"home-{n}", tmp_path / f"state-{n}") for n in (1, 2)
    ]
    clock(1_000)
    with stores[0].turn():
        stores[0].commit("Met", [Change("people", "1", None, {"name": "Ren"})])
    shared = stores[0].journal_path(stores[0].device)
    (tmp_path / "home-2" / "journal").mkdir(parents=True)
    copy = tmp_path / "home-2" / "journal" / shared.name
    copy.write_bytes(shared.read_bytes())
    stores[1] = DocumentStore(tmp_path / "home-2", tmp_path / "state-2")
    lines: list[tuple[str, bytes]] = [(shared.name, shared.read_bytes())]
    writes: list[dict[str, Any]] = [
        {"city": "Kyoto"},
        {"city": "Oslo"},
        {"age": 1},
        {"age": 2},
        {"city": "Rome"},
    ]
    for n, changed in enumerate(writes):
        store = stores[n % 2]
        clock(2_000 + n)
        with store.turn():
            old: Any = store.tables["people"]["1"]
            change = Change.between("people", "1", old, {**old, **changed})
            new = Change("people", str(10 + n), None, changed)
            assert change
            entry = store.commit(f"decision {n}", [change, new])
        path = store.journal_path(store.device)
        lines.append((path.name, path.read_bytes().splitlines(True)[-1]))
        assert entry.device in path.name
    return lines


@pytest.mark.parametrize("open_all_along", [True, False])
def test_devices_fold_to_the_same_in_every_order_of_arrival(
    open_all_along: bool, tmp_path: Path, clock: Callable[[int], None]
) -> None:
    lines = journals_of_two_devices(tmp_path, clock)
    expected = None
    for n, order in enumerate(permutations(range(len(lines)))):
        arrivals = [lines[i] for i in order]
        for name in {name for name, _ in lines}:  # Each file only ever grows.
            if [a for a in arrivals if a[0] == name] != [
                line for line in lines if line[0] == name
            ]:
                break
        else:
            place, state = tmp_path / f"merged-{n}", tmp_path / "state-1"
            store = merged(place, arrivals, state, open_all_along)
            expected = expected or documents(store)
            assert documents(store) == expected
            assert documents(DocumentStore(store.home)) == expected
            assert not [finding for finding in check(store.home) if finding.grave]
    assert expected
    assert expected["people"]["1"] == {"name": "Ren", "age": 2, "city": "Rome"}
    assert expected["people"].keys() == {"1", "10", "11", "12", "13", "14"}


def an_entry(at: int, device: str, changes: list[Change]) -> Entry:
    reading = f"2026-01-01T00:00:00.{at:03}Z/0000"
    return Entry(new_id(), reading, device, "", Kind.DECIDE, "", "", tuple(changes))


fields_of_one = st.dictionaries(st.sampled_from("abc"), st.integers(0, 3), max_size=3)


@given(
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.sampled_from("12"), fields_of_one),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
def test_the_last_writer_of_a_field_wins_in_whatever_order_entries_come(
    writes: list[tuple[str, str, dict[str, int]]], random: Any
) -> None:
    entries = [an_entry(0, "w", [Change("t", id, None, {}) for id in "12"])]
    last: dict[str, dict[str, int]] = {"1": {}, "2": {}}
    for at, (device, id, changed) in enumerate(writes, 1):
        before = dict.fromkeys(changed, 9)
        entries.append(an_entry(at, device, [Change("t", id, before, changed)]))
        last[id] |= changed
    random.shuffle(entries)
    assert {id: dict(doc) for id, doc in fold(entries)["t"].items()} == last


@given(fields_of_one, fields_of_one)
def test_a_change_and_its_reverse_lead_there_and_back(
    old: dict[str, int], new: dict[str, int]
) -> None:
    for before, after in ((old, new), (None, new), (old, None)):
        change = Change.between("t", "1", before, after)
        if change is None:
            assert before == after
            continue
        assert change.applied_to(before) == after
        assert change.stands_in(after)
        assert change.reversed.applied_to(after) == before
