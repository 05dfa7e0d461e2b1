"""Whatever ends a save, and wherever: what was acknowledged is there afterwards."""

from __future__ import annotations

import errno
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

import pytest
from faults import SYSTEM_CALLS, decided
from saving import DECISIONS, PADDING

from store.journal.checkup import check
from store.journal.devices import this_device
from store.journal.document_store import DocumentStore

SAVING = Path(__file__).with_name("saving.py")
KILLS = 25
TAKES_ROOM = {"mkdir", "open", "pwrite", "fdatasync", "pwrite64", "write", "rename"}
MAY_FAIL = {"ftruncate", "unlink"}
"""What only tidies up: nothing depends on it."""

Attempt: TypeAlias = dict[str, Any]


def acknowledged(attempt: Attempt) -> set[int]:
    return {e["acknowledged"] for e in attempt["events"] if "acknowledged" in e}


def refused(attempt: Attempt) -> list[dict[str, Any]]:
    return [event for event in attempt["events"] if "refused" in event]


def require_sound(home: Path, acknowledged: set[int]) -> set[int]:
    """Open a store as the next session does: nothing is lost, nothing is half there."""
    there = decided(DocumentStore(home))
    assert acknowledged <= there <= acknowledged | {max(acknowledged | {0}) + 1}
    assert not [finding for finding in check(home) if finding.grave]
    return there


def attempts(*command: str | Path) -> Iterator[Attempt]:
    """Run a session for every call, and yield what each of them came to."""
    result = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, check=False
    )
    assert result.stderr == ""
    for line in result.stdout.splitlines():
        yield json.loads(line)


def test_no_kill_loses_what_was_acknowledged(home: Path, state: Path) -> None:
    random, confirmed = Random(11), set[int]()
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, SAVING, "endless", home, state, str(random.random())],
            stdout=subprocess.PIPE,
        ) as session:
            assert session.stdout
            for _ in range(random.randrange(1, 25)):
                confirmed.add(int(session.stdout.readline()))
            spin(random.randrange(20_000))
            session.kill()
            confirmed |= {int(line) for line in session.stdout if line[-1:] == b"\n"}
        assert session.returncode == -signal.SIGKILL
        confirmed = require_sound(home, confirmed)


def spin(times: int) -> None:
    """Let a moment pass that is no multiple of anything."""
    for _ in range(times):
        pass


@pytest.mark.parametrize("call", SYSTEM_CALLS)
def test_a_save_whose_call_fails_is_refused_and_the_next_one_works(
    call: str, tmp_path: Path
) -> None:
    error = errno.ENOSPC if call in TAKES_ROOM else errno.EIO
    tried = list(
        attempts(sys.executable, SAVING, "each-call", tmp_path, call, str(error))
    )
    for attempt in tried:
        assert acknowledged(attempt) == set(DECISIONS)
        assert all(event["as_before"] for event in refused(attempt))
        assert attempt["events"][-1] == {"closed": True}
        require_sound(Path(attempt["home"]), set(DECISIONS))
    if call not in MAY_FAIL:
        assert any(refused(attempt) for attempt in tried)


@pytest.mark.parametrize("call", SYSTEM_CALLS)
def test_a_session_that_dies_at_a_call_loses_nothing_acknowledged(
    call: str, tmp_path: Path
) -> None:
    tried = list(attempts(sys.executable, SAVING, "each-call", tmp_path, call, "kill"))
    for attempt in tried:
        if (home := Path(attempt["home"])).exists():
            require_sound(home, acknowledged(attempt))
    assert any({"closed": True} not in attempt["events"] for attempt in tried)


@pytest.fixture(scope="session")
def strace() -> str:
    """Return strace, where it is installed and may be used."""
    path = shutil.which("strace")
    if path is None:
        pytest.skip("strace is not installed; the same is done through os above")
    probe = [path, "-f", "--seccomp-bpf", "-qq", "-e", "inject=getppid:error=EPERM"]
    if subprocess.run([*probe, "true"], capture_output=True, check=False).returncode:
        pytest.skip("strace may not trace here; the same is done through os above")
    return path


@pytest.mark.parametrize("fate", ["error", "signal=KILL"])
@pytest.mark.parametrize(
    "call",
    [
        "openat",
        "mkdir",
        "flock",
        "pwrite64",
        "write",
        "fdatasync",
        "fsync",
        "ftruncate",
        "rename",
        "unlink",
    ],
)
def test_what_the_kernel_does_to_a_save_loses_nothing_acknowledged(
    call: str, fate: str, strace: str, tmp_path: Path
) -> None:
    home, state = tmp_path / "home", tmp_path / "state"
    if fate == "error":
        fate = "error=ENOSPC" if call in TAKES_ROOM else "error=EIO"
    files = [
        tmp_path / "pad",
        tmp_path / "nothing",
        home,
        home / "lock",
        home / "network.json",
        home / "network.json.new",
        home / "journal",
        home / "journal" / f"{this_device(state)}.jsonl",
    ]
    only = [word for path in files for word in ("-P", str(path))]
    quick = [] if "KILL" in fate else ["--seccomp-bpf"]  # With it, no signal arrives.
    inject = f"inject={call}:{fate}:when={PADDING}"
    tried = list(
        attempts(
            *(strace, "-f", *quick, "-o", "/dev/null", "-qq", *only),
            *("-e", f"trace={call}", "-e", inject),
            *(sys.executable, SAVING, "each-call", tmp_path, call, "strace"),
        )
    )
    for attempt in tried:
        if "KILL" not in fate:
            assert acknowledged(attempt) == set(DECISIONS)
            assert all(event["as_before"] for event in refused(attempt))
        if (kept := Path(attempt["home"])).exists():
            require_sound(kept, acknowledged(attempt))
    if call not in MAY_FAIL or "KILL" in fate:
        assert any(map(interrupted, tried))


def interrupted(attempt: Attempt) -> bool:
    return bool(refused(attempt)) or {"closed": True} not in attempt["events"]
