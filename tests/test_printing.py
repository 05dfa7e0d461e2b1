"""What commands print: nothing that a terminal obeys, in columns that line up."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from command_line import all_commands
from exports import Contact as Row
from exports import Invite, write_export
from people import (
    BOILERPLATE,
    HOSTILE,
    MAYA,
    PERSONAL,
    begin,
    export_of,
    incoming,
    tended,
)
from rich.cells import cell_len

from store.decisions.followups import AddStep
from store.decisions.gifts import AddGift
from store.decisions.outcomes import AddOutcome
from store.decisions.prep import Propose
from store.decisions.seasons import AddSeason
from store.decisions.talks import Contact, LogTalk
from store.journal.document_store import DocumentStore
from store.journal.entries import Change
from store.network import Network
from store.records import GiftKind, Owed, TalkKind
from store.rules.steps import Step
from store.rules.talking import Told
from store.rules.telling import ToldGift
from store.text import clean
from tui.__main__ import run
from tui.printing import cells, print_table

EVIL = "Mal\x1b[2J\x1b]0;owned\x07 \x9b31m\x7f\u202elory\r\x00"
"""Escape sequences, controls and an override, as a stranger may send them."""

ARGUMENT = EVIL.replace("\x00", "") + "\udc9b"
"""The same as an argument: no NUL, but a byte that is no text."""

NOTE = (
    "Your audit talk in Gothen\x1b[31mburg last month: how did you choose the scope "
    "of the second \x9b2Jsample? We face the same question at Harbour & Pike "
    "\x1b]0;x\x07."
)

OBEYED = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]"
    rb"|\xe2\x81[\xa6-\xa9]"
)

HOSTILE_COMMANDS: dict[str, list[list[str]]] = {
    "status": [[]],
    "inbox": [[], ["--all"]],
    "people": [[], [ARGUMENT], ["is:" + ARGUMENT]],
    "verdict": [[]],
    "history": [[], ["-n", ARGUMENT], ["--find", ARGUMENT]],
    "info": [[]],
    "import": [[ARGUMENT], ["~" + ARGUMENT], ["EXPORT", "--dry-run"], ["EXPORT"]],
    "ask": [[ARGUMENT], [MAYA, "--reply", ARGUMENT]],
    "answer": [[ARGUMENT, "yes"], [MAYA, ARGUMENT]],
    "accept": [[ARGUMENT], [MAYA, "--know", ARGUMENT], [MAYA, "--rest", ARGUMENT]],
    "later": [[MAYA, ARGUMENT], [ARGUMENT, "fri"]],
    "decline": [[ARGUMENT], ["Mal"]],
    "cap": [[ARGUMENT, "--why", "x"], ["9", "--why", ARGUMENT]],
    "undo": [[], ["--dry-run"]],
    "redo": [[], ["--dry-run"]],
    "check": [[]],
    "settings": [[], ["name", ARGUMENT], ["lapse", ARGUMENT], [ARGUMENT, "x"]],
    "config": [[], ["theme", ARGUMENT], [ARGUMENT, "x"]],
    "completion": [["bash"], [ARGUMENT]],
    "man": [[]],
    "due": [[], ["--ics"], ["--ics", "-o", f"/dev/null/{ARGUMENT}"], ["-o", ARGUMENT]],
    "log": [
        [ARGUMENT, "yes"],
        ["Mal", ARGUMENT],
        ["Mal", "yes", "--on", ARGUMENT],
        ["Mal", "yes", "--kind", ARGUMENT],
    ],
    "follow": [[ARGUMENT, "it fri"], ["Mal", ARGUMENT], ["Mal", f"{ARGUMENT} fri"]],
    "done": [[ARGUMENT], ["Mal", ARGUMENT], ["Lena", ARGUMENT]],
    "drop": [[ARGUMENT], ["Mal", "--why", ARGUMENT], ["Lena", "--why", ARGUMENT]],
    "write": [[ARGUMENT], ["Mal"], ["Lena"], ["Lena", "--sent", "--text", ARGUMENT]],
    "thought": [[ARGUMENT], ["Mal"]],
    "suggest": [[ARGUMENT], ["Mal"]],
    "led": [[ARGUMENT, "Mal"], ["Mal", ARGUMENT], ["Mal"], ["Mal", "--hints"]],
    "add": [[ARGUMENT, "--know", ARGUMENT], [ARGUMENT, "--led", ARGUMENT]],
    "tree": [[], [ARGUMENT], ["Mal"], ["--depth", ARGUMENT]],
    "invite": [
        *([ARGUMENT], ["Mal", ARGUMENT, "--why", ARGUMENT], ["Mal", "--sent"]),
        *([ARGUMENT, "--new", "--why", ARGUMENT], ["Mal", ARGUMENT, "--drop"], ["Mal"]),
    ],
    "outgoing": [[], ["--all"], ["--compare"]],
    "activate": [[ARGUMENT], ["Mal", "--purpose", ARGUMENT]],
    "merge": [[ARGUMENT, "Mal"], ["Mal", ARGUMENT], ["Mal", "Lena", "--dry-run"]],
    "forget": [[ARGUMENT], ["Mal", "--confirm", ARGUMENT]],
    "rest": [[ARGUMENT], ["Mal", "--remember", ARGUMENT]],
    "cadence": [[ARGUMENT, "monthly"], ["Mal", ARGUMENT], ["Mal", "2 weeks"]],
    "prep": [[], [ARGUMENT], ["Mal"], ["Lena"]],
    "meet": [[ARGUMENT], ["Mal", ARGUMENT], ["Mal", "--where", ARGUMENT]],
    "prepare": [[ARGUMENT, "--purpose", "x"], ["Lena", "--my-help", ARGUMENT]],
    "move": [[ARGUMENT, "fri"], ["Lena", ARGUMENT]],
    "place": [[ARGUMENT, "here"], ["Lena", ARGUMENT]],
    "confirm": [[ARGUMENT], ["Mal"], ["Lena"]],
    "call-off": [[ARGUMENT], ["Lena"], ["Mal", "--postpone"]],
    "debrief": [
        [ARGUMENT, "well", "--nothing-owed"],
        ["Lena", "well", "--next", ARGUMENT],
        ["Lena", ARGUMENT, "--next", f"{ARGUMENT} fri", "--given", ARGUMENT],
    ],
    "introductions": [[], ["--all"], ["--suggest"]],
    "offered": [
        [ARGUMENT, ARGUMENT],
        ["Mal", ARGUMENT, "--why", ARGUMENT, "--about", ARGUMENT],
    ],
    "take": [[ARGUMENT]],
    "turn-down": [[ARGUMENT], [ARGUMENT, "--why", ARGUMENT]],
    "introduce": [
        *([ARGUMENT, "Lena"], ["Mal", "Lena", "--why", ARGUMENT]),
        ["Mal", "Lena", "--asked", ARGUMENT],
    ],
    "topics": [[ARGUMENT], ["Mal", "--helps", ARGUMENT, "--looks-for", ARGUMENT]],
    "sweet-spot": [[], ["--help-with", ARGUMENT]],
    "export": [
        *(["--format", each] for each in ("json", "csv", "vcf", "md", ARGUMENT)),
        ["--format", "csv", "-o", ARGUMENT],
    ],
    "backup": [[ARGUMENT]],
    "restore": [[ARGUMENT], ["EXPORT"]],
    "review": [[], ["--all"], ["--format", "md"], ["--format", ARGUMENT]],
    "forecast": [[], ["--weeks", ARGUMENT]],
    "break": [
        *(["+1d", "+20d", "--dry-run"], [ARGUMENT, "fri"], ["fri", ARGUMENT]),
        ["+1d", "+20d", "--what", ARGUMENT],
    ],
    "time-off": [[], [ARGUMENT], ["fri", "--what", ARGUMENT], ["--remove", ARGUMENT]],
    "hours": [
        *([], [ARGUMENT], ["--by-weekday", ARGUMENT], ["--country", ARGUMENT]),
        ["--country", "DE", "--region", ARGUMENT],
    ],
    "gift": [
        *([ARGUMENT, "got: x"], ["Mal", f"got: {ARGUMENT}"], ["--remove", ARGUMENT]),
        *(["--change", ARGUMENT, "x"], ["Mal", "got: x", "--on", ARGUMENT]),
    ],
    "gifts": [[], [ARGUMENT], ["Mal"]],
    "outcome": [
        *([ARGUMENT, "--thanks-to", "Mal"], ["x", "--thanks-to", ARGUMENT]),
        *(["--remove", ARGUMENT], ["x", "--thanks-to", "Mal", "--on", ARGUMENT]),
    ],
    "outcomes": [[]],
    "season": [
        *([], [ARGUMENT, "1 mar 2025"], ["x", ARGUMENT], [ARGUMENT]),
        *([ARGUMENT, "--put", "Mal"], [ARGUMENT, "--rename", ARGUMENT]),
        [ARGUMENT, "--end", ARGUMENT],
    ],
    "quality": [[]],
    "busy": [[ARGUMENT], ["EXPORT"], ["CALENDAR", "--dry-run"], ["CALENDAR"]],
}


def test_every_command_is_tried_here() -> None:
    assert all_commands() == {*HOSTILE_COMMANDS}


Bytes = Callable[..., tuple[int, bytes, bytes]]


@pytest.fixture
def fewer(
    home: Path,
    state: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Bytes:
    """Type a command; returns its exit code, its output and its errors."""
    monkeypatch.setenv("FEWER_HOME", str(home))
    monkeypatch.setenv("FEWER_STATE", str(state))
    monkeypatch.setenv("TERM", ARGUMENT)
    monkeypatch.setenv("EDITOR", ARGUMENT)
    monkeypatch.chdir(home.parent)  # Where a file may be written by any name.

    def type_in(*arguments: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        try:
            code = run(list(arguments))
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *capfdbinary.readouterr()

    return type_in


BY_HAND = {
    "people": "company",
    "invitations": "note",
    "talks": "said",
    "prep_cards": "purpose",
    "follow_ups": "what",
    "gifts": "what",
    "outcomes": "what",
    "seasons": "name",
}
"""A field of each table that is written past all that cleans."""


def write_by_hand(home: Path, state: Path) -> None:
    """Put what the store would have cleaned, past all that cleans."""
    store = DocumentStore(home, state)
    with store.turn():
        changes = [
            Change.between(table, id, doc, {**doc, "name": EVIL, field: EVIL})
            for table, field in BY_HAND.items()
            for id, doc in list(store.tables[table].items())[:1]
        ]
        assert len(changes) == len(BY_HAND)
        store.commit(EVIL, [change for change in changes if change])


@pytest.fixture
def evil(home: Path, state: Path, tmp_path: Path) -> Path:
    """Make a store and an export in which strangers try what they can."""
    with closing(Network(home, state)) as network:
        begin(network)
        tended(network, "Joan Wu", "Lena Falk")
        rows = [incoming(f"{name} {n}", NOTE) for n, name in enumerate(HOSTILE)]
        network.decide(export_of(incoming(EVIL, BOILERPLATE), incoming(MAYA), *rows))
        for person in network.tended():
            step = Step(Owed.DUE, NOTE, network.today)
            network.decide(AddStep(person.id, step))
            network.decide(Propose(person.id, network.today + timedelta(days=9)))
            told = Contact(Told(NOTE, TalkKind.MEETING))
            network.decide(LogTalk(person.id, told))
            gift = ToldGift(NOTE, False, GiftKind.HELP, network.today)
            network.decide(AddGift(person.id, gift))
            network.decide(AddOutcome(NOTE, (person.id,)))
            network.decide(AddSeason(person.name))
    write_by_hand(home, state)
    return write_export(
        tmp_path / clean(EVIL.replace("\x00", "")).join("\x1b\x1b"),
        connections=[Row(EVIL.replace("\x00", ""), "Wu", "joan")],
        invitations=[Invite(EVIL.replace("\x00", ""), "ren", note=NOTE)],
    )


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    """Make a calendar in which somebody tries what they can."""
    whose = EVIL.replace("\x00", "").replace("\r\n", "")
    event = f"UID:{whose}\r\nSUMMARY:{whose}\r\nDTSTART;VALUE=DATE:{_SOON:%Y%m%d}"
    lines = f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT"
    path = tmp_path / f"{clean(whose)}.ics".join("\x1b\x1b")
    path.write_text(f"BEGIN:VCALENDAR\r\n{lines}\r\nEND:VCALENDAR\r\n", newline="")
    return path


_SOON = date.today() + timedelta(days=9)


@pytest.mark.parametrize("as_json", [False, True], ids=["text", "json"])
@pytest.mark.parametrize("command", HOSTILE_COMMANDS)
def test_no_command_prints_what_a_terminal_obeys(
    fewer: Bytes, evil: Path, ics: Path, command: str, as_json: bool
) -> None:
    for arguments in HOSTILE_COMMANDS[command]:
        files = {"EXPORT": str(evil), "CALENDAR": str(ics)}
        typed = [files.get(part, part) for part in arguments]
        json_too = ["--json"] * as_json
        code, out, err = fewer(command, *typed, *json_too, given=NOTE.encode())
        assert out or err
        if "--ics" in typed:
            out = out.replace(b"\r\n", b"\n")  # As RFC 5545 wants its lines ended.
        assert OBEYED.search(out + err) is None
        assert err.count(b"\n") <= 1
        if as_json and out:
            json.loads(out)
        assert code in (0, 1, 2)


@pytest.mark.parametrize(
    "arguments",
    [[ARGUMENT], ["status", f"--{ARGUMENT}"], ["--home", "~" + ARGUMENT, "status"]]
    + [["--home", f"/dev/null/{ARGUMENT}", command] for command in ("status", "check")],
)
def test_no_complaint_holds_what_a_terminal_obeys(
    fewer: Bytes, arguments: list[str]
) -> None:
    _, out, err = fewer(*arguments)
    assert OBEYED.search(out + err) is None
    assert out or err


@pytest.mark.parametrize("as_json", [[], ["--json"]], ids=["text", "json"])
@pytest.mark.parametrize("command", ["info", "check", "status"])
def test_a_home_with_a_name_that_is_no_text_is_printed(
    fewer: Bytes, tmp_path: Path, state: Path, command: str, as_json: list[str]
) -> None:
    home = tmp_path / ARGUMENT
    DocumentStore(home, state).turn().__enter__()
    (home / "journal" / "zzzzzzzz.jsonl").write_bytes(b"scribble\n")
    _, out, err = fewer("--home", str(home), command, *as_json)
    assert OBEYED.search(out + err) is None
    if as_json and out:
        said = json.loads(out)
        if command == "info":
            assert said["store"] == str(home)


def test_a_verdict_is_of_the_cleaned_note(fewer: Bytes) -> None:
    plain = fewer("verdict", "--json", given=clean(NOTE).encode())[1]
    assert fewer("verdict", "--json", given=NOTE.encode())[1] == plain
    line = json.dumps({"text": NOTE}).encode()
    answer = json.loads(fewer("verdict", "--jsonl", given=line)[1])
    assert answer == json.loads(plain)
    assert "Gothenburg" in " ".join(answer["because"])


def test_what_the_system_refuses_is_said_with_the_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / ("long" * 100)
    monkeypatch.setenv("FEWER_HOME", str(home))
    assert run(["info"]) == 1
    assert str(home) in capfd.readouterr().err


# Columns


@pytest.mark.parametrize(
    "text",
    [
        *map(clean, HOSTILE),
        *(
            "",
            "Ren Ito",
            "李小龍",
            "ﾊﾝｶｸ",
            "전지현",
            "한",
            "नमस्ते",
            "José",
            "👍🏽",
            "❤️",
            "☎",
        ),
    ],
)
def test_a_text_is_as_wide_as_the_app_draws_it(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_columns_line_up_whatever_the_script(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ["Ren Ito", "李小龍", "José Díaz", "👩‍👩‍👧 Family", "ﾊﾝｶｸ"]
    print_table((name, "new", "why") for name in names)
    lines = capsys.readouterr().out.splitlines()
    assert {cell_len(line.partition("new")[0]) for line in lines} == {11}


def test_a_note_is_judged_as_it_would_be_without_escapes(fewer: Bytes) -> None:
    assert fewer("verdict", given=PERSONAL.encode())[1].startswith(b"personal: ")


def test_an_import_is_called_by_the_cleaned_name_of_its_file(
    fewer: Bytes, evil: Path
) -> None:
    for dry in (["--dry-run"], []):
        out = fewer("import", str(evil), *dry)[1].decode()
        assert f"{clean(evil.name)}: " in out
    assert f"from {clean(evil.name)}. fewer undo" in out
