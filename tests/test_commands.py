from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from command_line import Fewer, all_commands
from days import Calendar
from exports import Contact, Invite, Mail, write_export
from people import (
    MAYA,
    PERSONAL,
    REN,
    export_of,
    incoming,
    person_called,
    tended,
    three_wait,
)

from store.decisions.followups import AddStep
from store.decisions.inbox import Ask, LapseAll
from store.decisions.people import ChangeCap
from store.decisions.prep import Prepare, Propose
from store.decisions.tending import Unsuggest
from store.network import Network
from store.records import Owed, Standing, State
from store.rules.steps import Step

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture
def waiting(open_network: Callable[[], Network]) -> Callable[[], Network]:
    """A store in which Ren, Maya and Sam wait; opens sessions on it."""
    with closing(open_network()) as network:
        three_wait(network)
    return open_network


@pytest.fixture
def busy(waiting: Callable[[], Network]) -> None:
    """The same, with a step for Joan, and a meeting with Lena, whom one leaves be."""
    with closing(waiting()) as network:
        tended(network, "Joan Wu", "Lena Falk")
        joan, lena = (person_called(network, n).id for n in ("Joan Wu", "Lena Falk"))
        network.decide(AddStep(joan, Step(Owed.DUE, "the list", network.today)))
        network.decide(Unsuggest(lena, "busy until spring"))
        network.decide(Propose(lena, network.today))
        card = network.find_card("Lena").id
        network.decide(Prepare(card, "Scope", "A list", "A name", "How was it?"))


def stage_of(network: Network, name: str) -> State:
    [found] = [i for i in network.invitations() if i.name == name]
    return found.state


# What each does


COMMANDS = {
    "status": ["status"],
    "inbox": ["inbox"],
    "people": ["people"],
    "history": ["history"],
    "info": ["info"],
    "ask": ["ask", "ren"],
    "accept": ["accept", "maya"],
    "later": ["later", "ren", "fri"],
    "decline": ["decline", "ren"],
    "cap": ["cap", "9", "--why", "rest"],
    "undo": ["undo"],
    "check": ["check"],
    "settings": ["settings"],
    "config": ["config"],
    "completion": ["completion", "fish"],
    "man": ["man"],
    "due": ["due"],
    "review": ["review"],
    "log": ["log", "joan", "coffee"],
    "follow": ["follow", "joan", "send", "it", "fri"],
    "done": ["done", "joan"],
    "drop": ["drop", "joan", "--why", "no need"],
    "write": ["write", "joan"],
    "thought": ["thought", "joan"],
    "suggest": ["suggest", "lena"],
    "led": ["led", "lena", "joan"],
    "add": ["add", "Zed", "Okoro", "--know", "school"],
    "tree": ["tree"],
    "invite": ["invite", "Elin Sand", "Hello", "--new", "--why", "scope"],
    "outgoing": ["outgoing"],
    "activate": ["activate", "lena", "--purpose", "scope"],
    "rest": ["rest", "joan"],
    "forget": ["forget", "lena", "--confirm", "Lena Falk"],
    "merge": ["merge", "joan", "lena"],
    "cadence": ["cadence", "joan", "10", "days"],
    "prep": ["prep"],
    "meet": ["meet", "joan", "fri", "--why", "she flies in"],
    "prepare": ["prepare", "lena", "--purpose", "scope"],
    "move": ["move", "lena", "fri"],
    "place": ["place", "lena", "video"],
    "confirm": ["confirm", "lena"],
    "call-off": ["call-off", "lena"],
    "debrief": ["debrief", "lena", "well", "--nothing-owed"],
    "forecast": ["forecast", "--weeks", "4"],
    "break": ["break", "+30d", "+13d"],
    "time-off": ["time-off", "mon", "+3d"],
    "hours": ["hours", "6"],
    "introductions": ["introductions", "--suggest"],
    "offered": ["offered", "joan", "Nova Reed"],
    "introduce": ["introduce", "joan", "lena", "--why", "both teach"],
    "topics": ["topics", "joan", "--helps", "hiring"],
    "sweet-spot": ["sweet-spot", "--help-with", "hiring"],
    "gift": ["gift", "lena", "got: the list"],
    "gifts": ["gifts"],
    "outcome": ["outcome", "a job", "--thanks-to", "lena"],
    "outcomes": ["outcomes"],
    "season": ["season"],
    "quality": ["quality"],
}
READING = (
    *("status", "inbox", "people", "history", "info", "check", "due", "prep"),
    *("forecast", "gifts", "outcomes", "season", "quality"),
    *("review", "tree", "outgoing", "introductions"),
    *("settings", "config", "man"),
)


def test_every_command_is_tried_here() -> None:
    elsewhere = {"import", "verdict", "answer", "redo", "busy"}
    elsewhere |= {"export", "backup", "restore"}
    elsewhere |= {"take", "turn-down"}  # What is offered, in a file of their own.
    assert all_commands() == {*COMMANDS} | elsewhere


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_prints_text_or_json(fewer: Fewer, command: str) -> None:
    code, out, err = fewer(*COMMANDS[command], "--json")
    assert (code, err) == (0, "")
    json.loads(out)
    if command in READING:
        code, out, err = fewer(*COMMANDS[command])
        assert (code, err) == (0, "")
        assert out.endswith("\n")
        assert not out.startswith(("{", "["))


@pytest.mark.usefixtures("waiting")
def test_status_is_one_line(fewer: Fewer) -> None:
    _, out, _ = fewer("status")
    assert (
        out == "Bandwidth ░░░░░░░░░░░░  0 of 12 · room for 12 · 3 waiting · 0 asked\n"
    )
    assert fewer("status", "--short")[1] == "0/12 · 3 new\n"
    status = json.loads(fewer("status", "--json")[1])
    assert (status["cap"], status["waiting"], status["people"]) == (12, 3, 0)


@pytest.mark.usefixtures("waiting")
def test_the_inbox_names_the_words_a_verdict_rests_on(fewer: Fewer) -> None:
    rows = json.loads(fewer("inbox", "--json")[1])
    assert [row["name"] for row in rows] == [REN, MAYA, "Sam Otieno"]
    assert rows[1]["verdict"] == "personal"
    assert "Gothenburg" in " ".join(rows[1]["because"])
    line = fewer("inbox")[1].splitlines()[1]
    assert line.startswith("Maya Lindqvist  new  personal     ")


def test_a_reply_is_asked_answered_and_accepted(
    fewer: Fewer, waiting: Callable[[], Network]
) -> None:
    code, out, _ = fewer("ask", "ren")
    assert code == 0
    assert out.startswith("Asked Ren Ito · lapses ")
    assert "Hello Ren, thank you for your invitation." in out
    assert fewer("answer", "ren", "By", "Jo")[0] == 0
    assert fewer("accept", "ren")[1] == (
        "Accepted Ren Ito, known · accept it where it came from, too\n"
    )
    assert stage_of(waiting(), REN) is State.ACCEPTED


def test_a_strangers_stock_note_is_refused_by_the_same_rule(
    fewer: Fewer, waiting: Callable[[], Network]
) -> None:
    code, out, err = fewer("accept", "ren")
    assert (code, out) == (1, "")
    assert err.startswith("fewer: Ask Ren first")
    assert stage_of(waiting(), REN) is State.NEW
    assert fewer("accept", "ren", "--know", "rowing")[0] == 0


def test_a_late_answer_opens_a_lapsed_invitation_again(
    fewer: Fewer, waiting: Callable[[], Network], calendar: Calendar
) -> None:
    with closing(waiting()) as then:
        then.decide(Ask(then.find_invitation(REN).id))
    calendar.day += timedelta(days=60)
    with closing(waiting()) as now:
        now.decide(LapseAll())
    assert fewer("answer", "ren", "Sorry, I was away")[0] == 0
    assert stage_of(waiting(), REN) is State.ANSWERED


def test_a_place_needs_a_purpose_and_the_cap_holds(
    fewer: Fewer, waiting: Callable[[], Network]
) -> None:
    with closing(waiting()) as network:
        tended(network, "Joan Wu")
        network.decide(ChangeCap(1, "rest"))
    code, _, err = fewer("accept", "maya", "--cadence", "2 weeks")
    assert (code, err) == (
        1,
        "fewer: Why Maya Lindqvist? A place needs a purpose, in one sentence.\n",
    )
    code, _, err = fewer("accept", "maya", "--purpose", "scope")
    assert code == 1
    assert err.startswith("fewer: 1 of 1 places are taken")
    code, out, _ = fewer("accept", "maya", "--purpose", "scope", "--rest", "joan")
    assert code == 0
    assert out.startswith("Accepted Maya Lindqvist, active; Joan Wu rests · accept it ")
    [joan] = waiting().find_people("Joan Wu")
    assert joan.standing is Standing.RESTING


@pytest.mark.usefixtures("waiting")
def test_undo_and_redo_and_the_history(fewer: Fewer) -> None:
    fewer("decline", "ren")
    assert fewer("undo")[1] == "Undone: Let Ren Ito go\n"
    assert fewer("redo")[1] == "Done again: Let Ren Ito go\n"
    assert fewer("redo")[0::2] == (1, "fewer: Nothing to redo.\n")
    fewer("undo")
    [newest] = json.loads(fewer("history", "-n", "1", "--json")[1])
    assert (newest["said"], newest["stands"]) == ("Let Ren Ito go", False)
    assert "undone  Let Ren Ito go" in fewer("history")[1]


def test_people_are_found(fewer: Fewer, waiting: Callable[[], Network]) -> None:
    with closing(waiting()) as network:
        tended(network, "Joan Wu", "José Díaz")
    assert [p["name"] for p in json.loads(fewer("people", "jose", "--json")[1])] == [
        "José Díaz"
    ]
    assert fewer("people", "qqq")[1] == "Nobody fits “qqq”.\n"


# Import


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_export(
        tmp_path / "export",
        connections=[Contact("Joan", "Wu", "joan")],
        invitations=[Invite("Ren Ito", "ren"), Invite("Joan Wu", "joan")],
    )


def test_a_dry_run_shows_all_and_writes_nothing(
    fewer: Fewer, export: Path, home: Path
) -> None:
    code, out, err = fewer("import", "--dry-run", str(export))
    assert (code, err) == (0, "")
    assert "1 new · 0 changed · 0 same" in out
    assert "1 waiting · 1 already connected · 0 outgoing" in out
    assert out.endswith("Nothing was written: this was a dry run.\n")
    assert not home.exists()


def test_one_day_of_messages_is_said_as_one(fewer: Fewer, tmp_path: Path) -> None:
    export = write_export(
        tmp_path / "ex",
        connections=[Contact("Joan", "Wu", "joan")],
        messages=[Mail("Joan Wu", "joan")],
    )
    out = fewer("import", "--dry-run", str(export))[1]
    assert "Talks       1 day of messages new · 0 changed" in out


def test_an_import_is_one_decision_and_done_again_changes_nothing(
    fewer: Fewer, export: Path
) -> None:
    out = fewer("import", str(export))[1]
    assert out.endswith(
        "Brought in 1 person and 1 invitation from export. fewer undo takes it back.\n"
    )
    assert "\nNothing changes: " in fewer("import", str(export))[1]
    assert len(json.loads(fewer("history", "--json")[1])) == 1
    assert fewer("undo")[0] == 0
    assert json.loads(fewer("people", "--json")[1]) == []


def test_an_import_as_json_is_json_alone(fewer: Fewer, export: Path) -> None:
    code, out, err = fewer("import", "--json", str(export))
    preview = json.loads(out)
    assert preview["people"] == {"new": 1, "changed": 0, "same": 0}
    assert preview["invitations"]["waiting"] == 1
    assert preview["invitations"]["already_connected"] == 1
    assert (code, err[:11]) == (0, "Brought in ")


def test_what_can_not_be_read_is_one_line_and_writes_nothing(
    fewer: Fewer, tmp_path: Path, home: Path
) -> None:
    wrong = tmp_path / "wrong.zip"
    wrong.write_bytes(b"no zip")
    for path in (wrong, tmp_path / "none.csv"):
        code, out, err = fewer("import", str(path))
        assert (code, out) == (1, "")
        assert err.startswith(f"fewer: {path}: ")
        assert err.count("\n") == 1
    assert not home.exists()


# Exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["ask"],
        ["cap", "many", "--why", "x"],
        ["cap", "3"],
        ["import"],
        ["status", "--nope"],
        ["--demo", "--home", "there", "status"],
        ["status", "--home", "there", "--demo"],
        ["history", "-n", "x"],
        ["history", "-n", "-1"],
        ["log", "joan"],
        ["log", "joan", "x", "--kind", "pigeon"],
        ["log", "joan", "x", "--minutes", "long"],
        ["due", "-o", "here.ics"],
        ["due", "--ics", "--json"],
        ["write", "joan", "--text", "x"],
        ["prepare", "joan"],
        ["debrief", "joan", "x", "--next", "x fri", "--nothing-owed"],
        ["debrief", "joan", "x", "--thank-by", "fri", "--no-thanks"],
        ["forecast", "--weeks", "many"],
        ["break", "fri"],
        ["time-off", "fri", "--remove", "1"],
        ["time-off", "--what", "x"],
        ["hours", "many"],
        ["hours", "4", "--touch", "3"],
        ["hours", "--by-weekday", "1 1 1 1 1 1 1", "--country", "SE"],
        ["busy"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_code_2_in_one_line(fewer: Fewer, arguments: list[str]) -> None:
    code, out, err = fewer(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("fewer: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("reveiw", "; did you mean review?"),
        ("importt", "; did you mean import?"),
        ("xyzzy", "."),
    ],
)
def test_a_slip_in_a_command_is_said_with_the_one_that_is_like_it(
    fewer: Fewer, typed: str, meant: str
) -> None:
    said = f"fewer: there is no command “{typed}”{meant}"
    assert fewer(typed)[2] == f"{said} fewer --help shows what there is.\n"


def test_the_help_lists_every_command_once_by_what_one_wants_to_do(
    fewer: Fewer,
) -> None:
    code, out, _ = fewer("--help")
    assert code == 0
    titles = [line for line in out.splitlines() if line.endswith(":")]
    assert titles[:2] == ["To look:", "Invitations to you, and your cap:"]
    lines = [line.split() for line in out.splitlines() if line.startswith("  ")]
    first = [line[0] for line in lines if line]
    assert {name: first.count(name) for name in all_commands()} == dict.fromkeys(
        all_commands(), 1
    )
    assert "--home" in first


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["ask", "nobody"], "No invitation from “nobody”"),
        (["decline", "o"], "“o” could be any of: "),
        (["later", "ren", "nxt", "fr"], "“nxt fr” is no date I know"),
        (["later", "ren", "yesterday"], "“yesterday” is not after today"),
        (["cap", "0", "--why", "x"], "A cap is a number from 1 to 500, not 0."),
        (["cap", "9", "--why", " "], "Why another cap?"),
        (["answer", "ren", "hello"], "Ren Ito was not asked anything yet"),
        (["accept", "maya", "--rest", "joan"], "Nobody called “joan” holds a place."),
        (["redo"], "Nothing to redo."),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else "",
)
def test_what_is_refused_is_code_1_with_the_reason(
    fewer: Fewer, arguments: list[str], reason: str
) -> None:
    code, out, err = fewer(*arguments)
    assert (code, out) == (1, "")
    assert err.startswith(f"fewer: {reason}")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize("command", ["status", "inbox", "undo", "check"])
def test_damage_is_code_3_and_nothing_is_overwritten(
    fewer: Fewer, home: Path, command: str
) -> None:
    [journal] = (home / "journal").iterdir()
    damaged = journal.read_bytes().replace(b"Ren", b"R\xffn", 1)
    journal.write_bytes(damaged)
    (home / "network.json").unlink()
    code, out, err = fewer(command)
    assert code == 3
    assert str(journal) in out + err
    assert journal.read_bytes() == damaged


@pytest.mark.usefixtures("waiting")
def test_a_store_that_is_locked_is_code_4(fewer: Fewer, home: Path) -> None:
    with (home / "lock").open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        code, out, err = fewer("decline", "ren")
        assert (code, out) == (4, "")
        assert err.startswith("fewer: Another session is saving")
        assert fewer("status")[0] == 0
    assert fewer("decline", "ren")[0] == 0


def test_a_store_where_a_file_is_in_the_way_is_said(fewer: Fewer, home: Path) -> None:
    home.write_text("a file")
    code, _, err = fewer("cap", "9", "--why", "x")
    assert code != 0
    assert err.startswith("fewer: ")
    assert home.read_text() == "a file"


@pytest.mark.parametrize("command", READING)
def test_reading_makes_no_store(fewer: Fewer, home: Path, command: str) -> None:
    code, out, err = fewer(command)
    assert code == 0
    assert err in ("", f"fewer: There is no store in {home} yet.\n")
    assert bool(err) == (command not in ("check", "info", "config", "man"))
    assert out
    assert not home.exists()


def test_a_slip_in_home_is_refused_where_a_command_but_looks(
    fewer: Fewer, tmp_path: Path
) -> None:
    slip = tmp_path / "dh"
    said = f"fewer: There is no store in {slip} yet.\n"
    code, _, err = fewer("--home", str(slip), "review", "--all")
    assert (code, err) == (1, said)
    assert fewer("people", "--json", "--home", str(slip)) == (1, "", said)
    assert not slip.exists()
    code, out, err = fewer("--home", str(slip), "add", "Joan Wu")
    assert (code, err) == (0, "")
    assert "Joan Wu" in out
    assert fewer("--home", str(slip), "people")[0] == 0


@pytest.mark.usefixtures("waiting")
def test_a_torn_last_line_is_noted_and_all_else_is_there(
    fewer: Fewer, home: Path
) -> None:
    [journal] = (home / "journal").iterdir()
    with journal.open("ab") as file:
        file.write(b'{"schema":1,"id"')
    code, out, _ = fewer("status", "--short")
    assert (code, out) == (0, "0/12 · 3 new\n")


# The shell's own ways


def shell(line: str, home: Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `fewer` is ours."""
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(CHECKOUT),
        "FEWER_HOME": str(home),
        "FEWER_STATE": str(home.parent / "state"),
        "HOME": str(home.parent),
        "LANG": "C.UTF-8",
    } | environ
    program = f'set -o pipefail; fewer() {{ {sys.executable} -m tui "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", program], env=env, cwd=home.parent, capture_output=True
    )


@pytest.mark.usefixtures("busy")
def test_no_command_imports_textual_or_what_only_a_calendar_needs(
    home: Path, tmp_path: Path
) -> None:
    script = tmp_path / "each.py"
    script.write_text(
        "import sys, io\n"
        "from tui.__main__ import run\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'Hello'))\n"
        "for line in sys.argv[1:]:\n"
        "    try: run(line.split())\n"
        "    except SystemExit: pass\n"
        "    heavy = {'textual', 'rich', 'icalendar', 'holidays'} & {*sys.modules}\n"
        "    assert not heavy, (line, heavy)\n"
    )
    export = write_export(tmp_path / "ex", connections=[Contact("Jo", "Wu", "jo")])
    lines = ["led joan", "tree joan"]
    lines += [" ".join(COMMANDS[name]) for name in COMMANDS]
    lines += [f"import {export}", "verdict", "ask sam", "answer sam yes", "redo"]
    lines += ["--version", "--help", "--demo status"]
    ran = subprocess.run(
        [sys.executable, script, *lines],
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "FEWER_HOME": str(home)},
        capture_output=True,
    )
    assert ran.returncode == 0, ran.stderr.decode()[-500:]


@pytest.mark.usefixtures("waiting")
def test_a_pipe_that_is_closed_early_is_no_error(home: Path) -> None:
    ran = shell("for n in 1 2 3; do fewer inbox --json; done | head -c 1", home)
    assert ran.stdout == b"["
    assert ran.stderr == b""


@pytest.mark.usefixtures("waiting")
@pytest.mark.parametrize(
    "line", ["fewer status >&-", "fewer verdict <&-", "fewer status 2>&-"]
)
def test_a_stream_the_shell_closed_is_no_traceback(home: Path, line: str) -> None:
    assert b"Traceback" not in shell(line, home).stderr


def test_output_that_can_not_be_written_is_said(
    home: Path, waiting: Callable[[], Network]
) -> None:
    ran = shell("fewer inbox >/dev/full", home)
    assert ran.returncode == 1
    assert ran.stderr.startswith(b"fewer: ")
    assert ran.stderr.count(b"\n") == 1


def test_names_survive_a_locale_that_can_not_hold_them(
    home: Path, waiting: Callable[[], Network]
) -> None:
    with closing(waiting()) as network:
        network.decide(export_of(incoming("李小龍", PERSONAL, days_ago=0)))
    posix = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = shell("fewer inbox && fewer inbox --json", home, **posix)
    assert (ran.returncode, ran.stderr) == (0, b"")
    text, _, data = ran.stdout.partition(b"[\n")
    assert text.split()[:3] == [b"???", b"new", b"personal"]
    assert json.loads(b"[" + data)[0]["name"] == "李小龍"


def test_no_tty_for_the_app_is_code_2_in_one_line(home: Path) -> None:
    ran = shell("fewer </dev/null", home)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"fewer: standard input is not a terminal")
    assert ran.stderr.count(b"\n") == 1


def test_the_demo_touches_nothing_real(home: Path) -> None:
    ran = shell("fewer --demo status --json && fewer --demo inbox --json", home)
    assert ran.returncode == 0
    status, _, inbox = ran.stdout.partition(b"}\n")
    assert json.loads(status + b"}")["active"] == 8
    assert len(json.loads(inbox)) > 18
    assert not home.exists()


def test_version_and_help(home: Path) -> None:
    ran = shell("fewer --version && fewer --help && fewer ask --help", home)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"fewer 0.")
    assert b"exit codes: 0 done" in ran.stdout


# Verdicts


def verdicts(text: str, home: Path, *arguments: str) -> Any:
    ran = subprocess.run(
        [sys.executable, "-m", "tui", "verdict", *arguments],
        input=text.encode("utf-8", "surrogateescape"),
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), "FEWER_HOME": str(home)},
        capture_output=True,
    )
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


def test_each_line_of_notes_is_answered_in_its_place(home: Path) -> None:
    lines = [
        json.dumps({"text": PERSONAL, "from": MAYA}),
        "",
        "no json",
        json.dumps({"text": "Let's connect", "lang": None}),
        '{"note": 1}',
    ]
    code, out, err = verdicts("\n".join(lines) + "\n", home, "--jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (1, "")
    assert answers[0]["verdict"] == "personal"
    assert 0 <= answers[0]["confidence"] <= 1
    assert answers[0]["because"]
    assert answers[1]["error"].startswith("line 3: this is no JSON")
    assert answers[2]["verdict"] == "boilerplate"
    assert answers[3]["error"] == 'line 5: an object with a "text" is wanted'


def test_one_note_is_judged_as_text_or_json(home: Path) -> None:
    assert verdicts("\udcff " + PERSONAL, home)[1].startswith("personal: “")
    answer = json.loads(verdicts("", home, "--json")[1])
    assert answer["verdict"] == "boilerplate"
