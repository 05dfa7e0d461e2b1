"""What the shells are told: commands, options, values and names, in their own way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from command_line import Fewer, all_commands
from people import MAYA, begin, export_of, incoming, person_called, tended

from store.decisions.followups import AddStep
from store.decisions.prep import Propose
from store.network import Network
from store.records import Owed
from store.rules.steps import Step
from tui.completing import FILES, candidates
from tui.shells import SCRIPTS, SHELLS, unquoted

ANA, ANAIS, JO = "Ana Diaz", "Anaïs O'Neil", "Jo Park"


@pytest.fixture
def world(
    network: Network, home: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> Network:
    """Two hold a place, one waits; a meeting with Ana, a promise to Jo."""
    monkeypatch.setenv("FEWER_HOME", str(home))
    monkeypatch.setenv("FEWER_STATE", str(state))
    tended(network, ANA, JO)
    network.decide(export_of(incoming(MAYA, "", days_ago=1)))
    network.decide(Propose(person_called(network, ANA).id, date(2026, 12, 1)))
    step = Step(Owed.PROMISED, "the list", date(2026, 12, 2))
    network.decide(AddStep(person_called(network, JO).id, step))
    return network


def words(*typed: str) -> list[str]:
    return [candidate.word for candidate in candidates([*typed])]


def test_every_command_is_completed_with_what_it_does() -> None:
    found = candidates([""])
    assert {candidate.word for candidate in found} == all_commands()
    assert all(candidate.about for candidate in found)
    assert words("deb") == ["debrief"]
    assert words("--h") == ["--help", "--home"]


@pytest.mark.parametrize("command", sorted(all_commands()))
def test_every_command_completes_its_options(command: str) -> None:
    assert {"--help", "--json"} <= {*words(command, "--")}
    assert "--demo" not in words(command, "--")


def test_the_value_of_an_option_is_completed() -> None:
    assert words("follow", "Ana", "--owed", "") == ["promised", "due", "waiting"]
    assert words("log", "Ana", "--kind", "m") == ["meeting", "mail", "message"]
    assert words("completion", "") == list(SHELLS)
    assert words("config", "th") == ["theme"]
    assert words("config", "mouse", "") == ["auto", "yes", "no"]
    assert candidates(["import", ""]) == [FILES]
    assert candidates(["import", "a.zip", "x"]) == [FILES]
    assert candidates(["--home", "/t"]) == [FILES]
    assert words("cap", "") == []


@pytest.mark.usefixtures("world")
def test_a_name_is_completed_where_one_belongs() -> None:
    assert words("log", "") == [ANA, JO]
    assert words("log", "AN") == [ANA]
    assert words("log", "--minutes", "5", "jo") == [JO]
    assert words("accept", "") == [MAYA, JO]
    assert words("prep", "") == [ANA]
    assert words("done", "j") == [JO]
    assert words("activate", "x", "--rest", "") == [ANA, JO]
    assert words("led", ANA, "j") == [JO]
    assert words("log", ANA, "a") == []
    assert words("--home", "/nowhere", "log", "") == []


def test_without_a_store_there_are_no_names_and_none_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEWER_HOME", str(home))
    assert words("log", "") == []
    assert not home.exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ana\\ D", "Ana D"),
        ('"Ana D', "Ana D"),
        ("'Ana D'", "Ana D"),
        ("O\\'N", "O'N"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_a_word_is_taken_as_it_is_meant(typed: str, meant: str) -> None:
    assert unquoted(typed, "bash") == meant
    assert unquoted(typed, "fish") == typed


def test_a_script_is_printed_for_each_shell(fewer: Fewer) -> None:
    for shell in SHELLS:
        code, said, _ = fewer("completion", shell)
        assert code == 0
        assert said == SCRIPTS[shell]
    assert fewer("completion", "tcsh")[0] == 2


def test_zsh_and_fish_are_told_what_a_word_is(
    fewer: Fewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FEWER_WORDS", "deb\x1f")
    for shell in ("zsh", "fish"):
        said = fewer("completion", shell)[1]
        assert said == "=debrief\tHow a meeting went, and what follows.\n"
    assert fewer("completion", "bash")[1] == "=debrief\n"


ASK_BASH = """
eval "$(fewer completion bash)"
ask() {
    COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _fewer; printf '[%s]' "${COMPREPLY[@]}"
    echo
}
cd "$1"
ask fewer deb
ask fewer log 'Ana\\ '
ask fewer log '"Anaï'
ask fewer log 'Anaï'
ask fewer led 'Ana\\ Diaz' Jo
ask fewer import ex
ask fewer nothing ''
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_completes(world: Network, tmp_path: Path) -> None:
    from people import connection

    world.decide(export_of(connections=[connection(ANAIS)]))
    bin = tmp_path / "bin"
    bin.mkdir()
    (bin / "fewer").write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n')
    (bin / "fewer").chmod(0o755)
    (tmp_path / "export one.zip").touch()
    (tmp_path / "ask.bash").write_text(ASK_BASH)
    ran = subprocess.run(
        ["bash", "--norc", tmp_path / "ask.bash", tmp_path],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ
        | {
            "PATH": f"{bin}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).parent.parent),
        },
    )
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == [
        "[debrief]",
        "[Ana\\ Diaz]",
        f"[{ANAIS}]",
        "[Anaïs\\ O\\'Neil]",
        "[Jo\\ Park]",
        "[export one.zip]",
        "[]",
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_can_read(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script = tmp_path / "script"
    script.write_text(SCRIPTS[shell])
    subprocess.run([shell, "-n", script], check=True)


def test_a_store_that_is_damaged_has_no_names(
    home: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(network)
    monkeypatch.setenv("FEWER_HOME", str(home))
    for journal in (home / "journal").glob("*.jsonl"):
        journal.write_text("nonsense\n" * 3)
    assert words("log", "") == []
