"""Damage is said, with file and line; nothing is overwritten; what can, comes back."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
from faults import (
    DISK_BROKEN,
    SYSTEM_CALLS,
    bytes_of,
    decide,
    decided,
    documents,
    system_call,
)

from store.errors import Damaged, FewerError, TooNew, Unusable
from store.journal.checkup import check, repair
from store.journal.document_store import DocumentStore
from store.journal.entries import SCHEMA, Change, Kind, seal, unseal

Documents: TypeAlias = dict[str, dict[str, Any]]

DECISIONS = 4


@pytest.fixture
def kept(home: Path, state: Path) -> Documents:
    """Make a store of four decisions, the last one not in the view; return it all."""
    store = DocumentStore(home, state)
    for n in range(1, DECISIONS):
        decide(store, n)
    store.write_view()
    decide(store, DECISIONS)
    return documents(store)


@pytest.fixture
def view(home: Path, kept: Documents) -> Path:
    return home / "network.json"


@pytest.fixture
def journal(home: Path, kept: Documents) -> Path:
    [path] = (home / "journal").iterdir()
    return path


@pytest.fixture(autouse=True)
def nothing_blocks() -> Iterator[None]:
    """Fail instead of waiting for ever, where a FIFO is opened as if it were a file."""

    def blocked(*_: object) -> None:
        raise AssertionError("it waits for a file that never speaks")

    signal.signal(signal.SIGALRM, blocked)
    signal.alarm(60)
    yield
    signal.alarm(0)


def use(home: Path, state: Path) -> DocumentStore:
    """Open a store, decide, and leave, as any session does."""
    store = DocumentStore(home, state)
    decide(store, DECISIONS + 1)
    store.close()
    return store


def require_damaged(home: Path, state: Path) -> Damaged:
    """Use a damaged store: it has to be refused, and left as it is."""
    before = bytes_of(home)
    with pytest.raises(Damaged) as raised:
        use(home, state)
    assert bytes_of(home) == before
    return raised.value


def lines(path: Path) -> list[bytes]:
    return path.read_bytes().splitlines(keepends=True)


def flips(path: Path, random: Random) -> Iterator[int]:
    """Change every byte of a file, one at a time; yield the line it is on."""
    whole = path.read_bytes()
    for at, byte in enumerate(whole):
        changed = bytearray(whole)
        changed[at] = byte ^ random.randrange(1, 256)
        path.write_bytes(changed)
        yield whole[:at].count(b"\n") + 1
    path.write_bytes(whole)


# Bytes that change.


def test_no_changed_byte_of_the_view_goes_unnoticed(
    home: Path, state: Path, view: Path
) -> None:
    for line in flips(view, Random(1)):
        with pytest.raises(Damaged) as raised:
            DocumentStore(home, state)
        assert (raised.value.path, raised.value.line) == (view, line)


def test_no_changed_byte_of_the_journal_goes_unnoticed(
    home: Path, state: Path, journal: Path
) -> None:
    for line in flips(journal, Random(2)):
        with pytest.raises(Damaged) as raised:
            DocumentStore(home, state)
        assert (raised.value.path, raised.value.line) == (journal, line)


def test_no_changed_byte_of_the_journal_goes_unnoticed_without_a_view(
    home: Path, state: Path, view: Path, journal: Path
) -> None:
    view.unlink()
    for line in flips(journal, Random(3)):
        with pytest.raises(Damaged) as raised:
            DocumentStore(home, state)
        assert (raised.value.path, raised.value.line) == (journal, line)


def test_damage_changes_nothing_on_disk(
    home: Path, state: Path, view: Path, journal: Path
) -> None:
    for path in (view, journal):
        for nth, _ in enumerate(flips(path, Random(4))):
            if nth % 61 == 0:
                require_damaged(home, state)


def test_a_view_cut_short_anywhere_is_damage(
    home: Path, state: Path, view: Path
) -> None:
    whole = view.read_bytes()
    for length in range(len(whole)):
        view.write_bytes(whole[:length])
        with pytest.raises(Damaged) as raised:
            DocumentStore(home, state)
        assert raised.value.path == view


def test_only_a_torn_last_line_of_the_journal_is_dropped_and_that_is_said(
    home: Path, state: Path, view: Path, journal: Path
) -> None:
    view.unlink()
    whole = journal.read_bytes()
    for length in range(len(whole)):
        journal.write_bytes(whole[:length])
        store = DocumentStore(home, state)
        assert decided(store) == set(range(1, whole[:length].count(b"\n") + 1))
        torn = length and whole[length - 1 : length] != b"\n"
        assert [str(journal) in note for note in store.notes] == [True] * bool(torn)


@pytest.mark.parametrize("torn", [b"{", b'{"schema":1,' + b"." * 9_000])
def test_a_torn_line_makes_way_for_the_next_decision(
    torn: bytes, home: Path, state: Path, journal: Path
) -> None:
    journal.write_bytes(journal.read_bytes() + torn)
    store = DocumentStore(home, state)
    decide(store, DECISIONS + 1)
    assert decided(DocumentStore(home, state)) == set(range(1, DECISIONS + 2))
    assert not check(home)


def test_a_journal_cut_while_a_decision_is_made_is_not_filled_up_with_nothing(
    home: Path, state: Path, journal: Path
) -> None:
    store = DocumentStore(home, state)
    turn = store.turn()
    turn.__enter__()
    cut(journal)
    before = bytes_of(home)
    with pytest.raises(Damaged, match="bytes of it are gone"):
        store.commit("too late", [Change("people", "9", None, {})])
    assert bytes_of(home) == before
    turn.__exit__(None, None, None)


def test_a_line_that_another_device_still_sends_is_waited_for(
    home: Path, state: Path, kept: Documents, tmp_path: Path
) -> None:
    other = DocumentStore(home, tmp_path / "other-device")
    decide(other, DECISIONS + 1)
    theirs = other.journal_path(other.device)
    whole = theirs.read_bytes()
    theirs.write_bytes(whole[:-9])
    store = DocumentStore(home, state)
    [note] = store.notes
    assert "another device" in note
    assert decided(store) == set(range(1, DECISIONS + 1))
    theirs.write_bytes(whole)
    assert store.follow()
    assert decided(store) == set(range(1, DECISIONS + 2))


# Files that are not what they should be.

NO_VIEWS = {
    "nothing": b"",
    "blanks": b" \n",
    "NULs": b"\0" * 400,
    "an empty object": b"{}",
    "a list": b"[]",
    "null": b"null",
    "what stock TinyDB wrote": b'{"people": {"1": {"name": "Ren"}}}',
    "NaN": b'{"people": {"1": {"name": NaN}}}',
    "a key twice": b'{"people": {"1": {}, "1": {"name": "Ren"}}}',
    "not UTF-8": b'{"people": {"1": {"name": "\xff\xfe"}}}',
    "too deep": b'{"people":' + b"[" * 100_000,
    "a table that is a list": b'{"mark":{"1":{"schema":1}},\n"people":[]}',
    "a mark without a seal": b'{"mark":{"1":{"schema":1,"at":""}},\n"people":{}}',
}


@pytest.mark.parametrize("content", NO_VIEWS.values(), ids=NO_VIEWS)
def test_what_is_no_view_is_damage(
    content: bytes, home: Path, state: Path, view: Path
) -> None:
    view.write_bytes(content)
    damage = require_damaged(home, state)
    assert (damage.path, damage.line) == (view, 1)


BODIES: dict[str, Callable[[bytes], bytes]] = {
    "NaN": lambda body: body.replace(b'"person 2"', b"NaN"),
    "a key twice": lambda body: body.replace(b'"2":', b'"1":', 1),
    "not UTF-8": lambda body: body.replace(b"person 2", b"person\xff\xfe"),
    "too deep": lambda body: body.replace(b'"person 2"', b"[" * 5000 + b"]" * 5000),
    "a list for a document": lambda body: body.replace(b'{"name":"person 2"}', b"[]"),
    "a document gone": lambda body: body.replace(b'"2":{"name":"person 2"},\n', b""),
    "cut short": lambda body: body[: len(body) // 2],
    "followed by more": lambda body: body + b"{}",
    "gone": lambda body: b"",
}


@pytest.mark.parametrize("change", BODIES.values(), ids=BODIES)
def test_a_view_changed_below_its_mark_is_damage_and_the_line_is_named(
    change: Callable[[bytes], bytes], home: Path, state: Path, view: Path
) -> None:
    whole = view.read_bytes()
    mark, _, body = whole.partition(b"\n")
    view.write_bytes(changed := mark + b"\n" + change(body))
    assert changed != whole
    damage = require_damaged(home, state)
    both = zip(whole.split(b"\n"), [*changed.split(b"\n"), b""], strict=False)
    first = next(n for n, (old, new) in enumerate(both, 1) if old != new)
    assert (damage.path, damage.line) == (view, first)


SEALED: dict[str, Callable[[dict[str, Any]], object]] = {
    "no schema": lambda line: line.pop("schema"),
    "a schema in words": lambda line: line.update(schema="one"),
    "a schema that never was": lambda line: line.update(schema=0),
    "no changes": lambda line: line.pop("changes"),
    "changes that are no list": lambda line: line.update(changes=7),
    "a change too short": lambda line: line.update(changes=[["people", "1"]]),
    "a table that is no text": lambda line: line.update(changes=[[1, "1", None, {}]]),
    "a document that is a list": lambda line: line.update(
        changes=[["people", "1", None, [1]]]
    ),
    "an unknown kind": lambda line: line.update(kind="guess"),
    "no moment": lambda line: line.update(at="yesterday"),
    "another device": lambda line: line.update(device="ffffffff"),
}


@pytest.mark.parametrize("change", SEALED.values(), ids=SEALED)
def test_a_line_of_another_shape_is_damage_even_where_its_checksum_holds(
    change: Callable[[dict[str, Any]], object], home: Path, state: Path, journal: Path
) -> None:
    *first, last = lines(journal)
    fields = unseal(last[:-1])
    del fields["sum"]
    change(fields)
    journal.write_bytes(b"".join(first) + seal(fields) + b"\n")
    damage = require_damaged(home, state)
    assert (damage.path, damage.line) == (journal, DECISIONS)


UNSEALED = {
    "an empty line": b"\n",
    "words": b"hello\n",
    "NULs": b"\0\0\0\0\n",
    "JSON that is not ours": b'{"people": {}}\n',
    "a list": b"[]\n",
    "not UTF-8": b'{"schema":1,"said":"\xff"}\n',
    "too deep": b"[" * 100_000 + b"\n",
}


@pytest.mark.parametrize("line", UNSEALED.values(), ids=UNSEALED)
def test_a_line_that_is_not_ours_is_damage(
    line: bytes, home: Path, state: Path, journal: Path
) -> None:
    journal.write_bytes(journal.read_bytes() + line)
    damage = require_damaged(home, state)
    assert (damage.path, damage.line) == (journal, DECISIONS + 1)


def in_the_way(path: Path, kind: str) -> None:
    """Put something that is no file where one should be."""
    if path.is_dir():
        path.rename(path.with_name("was"))
    else:
        path.unlink(missing_ok=True)
    match kind:
        case "directory":
            path.mkdir()
        case "FIFO":
            os.mkfifo(path)
        case "socket":
            here = Path.cwd()
            os.chdir(path.parent)  # A socket's path has to be short.
            with socket.socket(socket.AF_UNIX) as bound:
                bound.bind(path.name)
            os.chdir(here)
        case "link to nothing":
            path.symlink_to("nothing")
        case "file":
            path.write_bytes(b"")


IN_THE_WAY = [
    ("network.json", "directory"),
    ("network.json", "FIFO"),
    ("network.json", "socket"),
    ("journal", "file"),
    ("journal", "FIFO"),
    ("journal/*", "directory"),
    ("journal/*", "FIFO"),
    ("journal/*", "socket"),
    ("journal/*", "link to nothing"),
    ("lock", "directory"),
    ("lock", "FIFO"),
    ("lock", "socket"),
]


@pytest.mark.parametrize("viewed", [True, False], ids=["viewed", "without a view"])
@pytest.mark.parametrize(("name", "kind"), IN_THE_WAY)
def test_what_is_no_file_is_damage_and_never_an_empty_store(
    name: str, kind: str, viewed: bool, home: Path, state: Path, view: Path
) -> None:
    if not viewed:
        view.unlink()
    [path] = home.glob(name) if viewed or name != "network.json" else [view]
    in_the_way(path, kind)
    assert require_damaged(home, state).path == path
    assert any(finding.path == path and finding.grave for finding in check(home))


def test_a_journal_that_is_gone_is_damage(
    home: Path, state: Path, journal: Path
) -> None:
    journal.unlink()
    assert require_damaged(home, state).path == journal


def test_journals_that_are_all_gone_are_damage(
    home: Path, state: Path, journal: Path
) -> None:
    journal.unlink()
    journal.parent.rmdir()
    assert require_damaged(home, state).path == journal


def test_a_journal_that_ends_before_the_view_does_is_damage(
    home: Path, state: Path, journal: Path
) -> None:
    *_, third, fourth = lines(journal)
    for length in (0, len(third), len(third) + len(fourth) + 1):
        journal.write_bytes(journal.read_bytes()[: -(length or len(fourth) + 1)])
        assert require_damaged(home, state).path == journal


def test_a_line_missing_in_the_middle_is_damage(
    home: Path, state: Path, journal: Path
) -> None:
    first, _, *rest = lines(journal)
    journal.write_bytes(first + b"".join(rest))
    assert require_damaged(home, state).path == journal


@pytest.mark.parametrize("viewed", [True, False], ids=["viewed", "without a view"])
def test_a_journal_swapped_for_another_is_damage(
    viewed: bool, home: Path, state: Path, journal: Path, view: Path, tmp_path: Path
) -> None:
    other = DocumentStore(tmp_path / "other", tmp_path / "other-state")
    for n in range(1, DECISIONS + 3):
        decide(other, n)
    journal.write_bytes(other.journal_path(other.device).read_bytes())
    if not viewed:
        view.unlink()
    assert require_damaged(home, state).path == journal


def test_a_home_that_is_a_file_is_refused_and_kept(home: Path, state: Path) -> None:
    home.write_text("notes")
    with pytest.raises(Unusable, match="is a file"):
        use(home, state)
    assert home.read_text() == "notes"
    assert [finding.path for finding in check(home)] == [home]


# A newer fewer.


def newer_view(view: Path, journal: Path) -> Path:
    opening, rest = b'{"mark":{"1":', view.read_bytes()
    first, _, body = rest.partition(b"\n")
    fields = unseal(first[len(opening) : -2])
    del fields["sum"]
    fields["schema"] = SCHEMA + 1
    view.write_bytes(opening + seal(fields) + b"},\n" + body)
    return view


def newer_line(view: Path, journal: Path) -> Path:
    *first, last = lines(journal)
    fields = unseal(last[:-1]) | {"schema": SCHEMA + 1, "changes": "in another way"}
    del fields["sum"]
    journal.write_bytes(b"".join(first) + seal(fields) + b"\n")
    return journal


@pytest.mark.parametrize("newer", [newer_view, newer_line])
def test_what_a_newer_fewer_wrote_is_left_alone_by_all(
    newer: Callable[[Path, Path], Path],
    home: Path,
    state: Path,
    view: Path,
    journal: Path,
) -> None:
    path = newer(view, journal)
    damage = require_damaged(home, state)
    assert isinstance(damage, TooNew)
    assert damage.path == path
    assert f"schema {SCHEMA + 1}" in str(damage)
    before = bytes_of(home)
    for look in (check, repair):
        with pytest.raises(TooNew):
            look(home)
    assert bytes_of(home) == before


# Damage while a session is open.


def cut(journal: Path) -> None:
    journal.write_bytes(b"".join(lines(journal)[:-1]))


def empty(journal: Path) -> None:
    journal.write_bytes(b"")


def take_away(journal: Path) -> None:
    journal.unlink()


def scribble(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes() + b"scribble\n")


@pytest.mark.parametrize("harm", [cut, empty, take_away, scribble])
def test_a_journal_harmed_under_a_session_stops_it_from_saving_each_time(
    harm: Callable[[Path], None],
    home: Path,
    state: Path,
    kept: Documents,
    journal: Path,
) -> None:
    store = DocumentStore(home, state)
    decide(store, DECISIONS + 1)
    held = documents(store)
    harm(journal)
    before = bytes_of(home)
    for _ in range(3):
        with pytest.raises(Damaged):
            decide(store, DECISIONS + 2)
    store.close()
    assert documents(store) == held
    assert bytes_of(home) == before


def test_what_one_journal_brings_is_not_lost_over_damage_in_the_next(
    home: Path, state: Path, kept: Documents, tmp_path: Path
) -> None:
    mine, theirs = (
        DocumentStore(home, tmp_path / name) for name in ("first", "second")
    )
    store = DocumentStore(home, state)
    decide(mine, DECISIONS + 1)
    decide(theirs, DECISIONS + 2)
    path = theirs.journal_path(theirs.device)
    whole = path.read_bytes()
    path.write_bytes(whole + b"scribble\n")
    with pytest.raises(Damaged):
        store.follow()
    path.write_bytes(whole)
    assert store.follow()
    assert decided(store) == set(range(1, DECISIONS + 3))


def test_history_names_the_damaged_line(
    home: Path, state: Path, kept: Documents, journal: Path
) -> None:
    store = DocumentStore(home, state)
    journal.write_bytes(journal.read_bytes().replace(b"decision 2", b"decision 9"))
    with pytest.raises(Damaged) as raised:
        list(store.history())
    assert (raised.value.path, raised.value.line) == (journal, 2)


# Explaining and mending.


def flip_line(number: int) -> Callable[[Path, Path], None]:
    def harm(view: Path, journal: Path) -> None:
        changed = lines(journal)
        changed[number - 1] = changed[number - 1].replace(b"decision", b"Decision")
        journal.write_bytes(b"".join(changed))

    return harm


def leave_out(journal: Path) -> None:
    """Take a whole line away that the view has."""
    kept = [line for line in lines(journal) if b"decision 2" not in line]
    journal.write_bytes(b"".join(kept))


def swap(view: Path, journal: Path) -> None:
    text = journal.read_bytes()
    journal.write_bytes(b"")
    other = journal.with_name("ffffffff.jsonl")
    other.write_bytes(text)


HARMS: dict[str, Callable[[Path, Path], object]] = {
    "the view empty": lambda view, journal: view.write_bytes(b""),
    "the view cut short": lambda view, journal: view.write_bytes(
        view.read_bytes()[:-40]
    ),
    "the view changed": lambda view, journal: view.write_bytes(
        view.read_bytes().replace(b"person 2", b"person 3")
    ),
    "the view a directory": lambda view, journal: in_the_way(view, "directory"),
    "the view a FIFO": lambda view, journal: in_the_way(view, "FIFO"),
    "the lock a FIFO": lambda view, journal: in_the_way(view.with_name("lock"), "FIFO"),
    "the first line changed": flip_line(1),
    "the second line changed": flip_line(2),
    "the third line changed": flip_line(3),
    "the last newline changed": lambda view, journal: journal.write_bytes(
        journal.read_bytes()[:-1] + b"!"
    ),
}
"""Harm after which everything can still be known."""


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_repair_brings_back_all_that_can_be_known(
    harm: Callable[[Path, Path], object],
    home: Path,
    state: Path,
    kept: Documents,
    view: Path,
    journal: Path,
) -> None:
    harm(view, journal)
    before = bytes_of(home)
    damage = require_damaged(home, state)
    assert any(
        (finding.path, finding.line) == (damage.path, damage.line) and finding.grave
        for finding in check(home)
    )
    assert bytes_of(home) == before
    assert repair(home, state)
    assert check(home) == []
    assert documents(DocumentStore(home, state)) == kept
    aside = {str(p.relative_to(home)) for p in home.rglob("*.damaged-1")}
    assert any(path.startswith(str(damage.path.relative_to(home))) for path in aside)
    assert repair(home, state) == []


@pytest.mark.parametrize(
    ("harm", "left"),
    [
        pytest.param(flip_line(4), 3, id="a line that no view had"),
        pytest.param(lambda view, journal: leave_out(journal), 4, id="a line gone"),
        pytest.param(lambda view, journal: journal.unlink(), 3, id="no journal"),
        pytest.param(lambda view, journal: empty(journal), 3, id="an empty journal"),
        pytest.param(lambda view, journal: swap(view, journal), 3, id="a swapped one"),
        pytest.param(
            lambda view, journal: in_the_way(journal, "FIFO"), 3, id="a FIFO for one"
        ),
        pytest.param(
            lambda view, journal: in_the_way(journal.parent, "file"), 3, id="none"
        ),
    ],
)
def test_a_repair_keeps_what_the_view_held_of_lost_lines(
    harm: Callable[[Path, Path], object],
    left: int,
    home: Path,
    state: Path,
    view: Path,
    journal: Path,
) -> None:
    harm(view, journal)
    repair(home, state)
    assert check(home) == []
    store = DocumentStore(home, state)
    assert decided(store) == set(range(1, left + 1))
    use(home, state)


def test_a_repair_never_takes_back_what_another_device_decided(
    home: Path, state: Path, kept: Documents, journal: Path, tmp_path: Path
) -> None:
    away = DocumentStore(tmp_path / "away", tmp_path / "other-device")
    with away.turn():
        away.commit("early", [Change("people", "900", None, {"name": "Ada"})])
    early = away.journal_path(away.device)
    text = early.read_bytes()
    fields = unseal(text[:-1]) | {"at": "2020-01-01T00:00:00.000Z/0000"}
    del fields["sum"]
    (journal.parent / early.name).write_bytes(seal(fields) + b"\n")
    flip_line(2)(home / "network.json", journal)
    repair(home, state)
    kept["people"]["900"] = {"name": "Ada"}
    assert documents(DocumentStore(home, state)) == kept


def test_what_a_repair_set_is_never_undone_for_a_decision(
    home: Path, state: Path, view: Path, journal: Path
) -> None:
    flip_line(2)(view, journal)
    repair(home, state)
    newest = next(iter(DocumentStore(home, state).history()))
    assert newest.kind is Kind.REPAIR


@pytest.mark.parametrize("call", sorted({*SYSTEM_CALLS} - {"mkdir", "scandir"}))
def test_a_repair_cut_short_anywhere_can_be_done_again(
    call: str, home: Path, state: Path, kept: Documents, view: Path, journal: Path
) -> None:
    flip_line(2)(view, journal)
    harmed = bytes_of(home)
    for at in range(1, 40):
        for name, content in harmed.items():
            if isinstance(content, bytes):
                (home / name).write_bytes(content)
        cut_short = False
        with system_call(call, DISK_BROKEN, at):
            try:
                repair(home, state)
            except FewerError:
                cut_short = True
        repair(home, state)
        assert documents(DocumentStore(home, state)) == kept
        if not cut_short and at > 3:
            break
    assert not [finding for finding in check(home) if finding.grave]


def test_files_that_others_may_read_are_a_note_and_closed_by_repair(
    home: Path, state: Path, view: Path
) -> None:
    view.chmod(0o644)
    [finding] = check(home)
    assert (finding.path, finding.grave) == (view, False)
    repair(home, state)
    assert check(home) == []


def test_a_copy_that_a_replicator_left_is_said_and_not_read(
    home: Path, state: Path, kept: Documents, journal: Path
) -> None:
    copy = journal.with_name(f"{journal.stem}.sync-conflict-20260101.jsonl")
    copy.write_bytes(b"anything")
    copy.chmod(0o600)
    [finding] = check(home)
    assert (finding.path, finding.grave) == (copy, False)
    assert documents(DocumentStore(home, state)) == kept


def test_a_store_that_is_not_there_is_sound_and_stays_away(home: Path) -> None:
    assert check(home) == []
    assert repair(home) == []
    assert not home.exists()
