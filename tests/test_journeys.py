"""From an export to an empty inbox, over a real terminal, as a user would go."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from exports import Invite, write_export, zip_of
from people import PERSONAL
from terminal import Terminal

CHECKOUT = Path(__file__).parent.parent

NAMES = ("Ren Ito", "Maya Lindqvist", "Sam Otieno", "Tom Baker", "Zoë Klein")


class Desk:
    """A computer on which fewer is set up, and nothing else."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self.home = directory / "store"
        self.environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CHECKOUT),
            "HOME": str(directory),
            "FEWER_HOME": str(self.home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }

    def sit_down(self, size: tuple[int, int] = (80, 24)) -> Terminal:
        """Open the app in a terminal."""
        return Terminal(
            sys.executable, "-m", "tui", env=self.environ, size=size, cwd=CHECKOUT
        )

    def type(self, *arguments: str | Path) -> str:
        """Type a command, and return what it prints."""
        ran = subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            env=self.environ,
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        )
        return ran.stdout

    def ask_for(self, *arguments: str) -> Any:
        """Return what a command says as JSON."""
        return json.loads(self.type(*arguments, "--json"))

    @property
    def states(self) -> dict[str, str]:
        """How far each invitation has come, by name."""
        return {row["name"]: row["state"] for row in self.ask_for("inbox", "--all")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def export_with(tmp_path: Path, names: tuple[str, ...]) -> Path:
    """Make an export in which each waits, the newest first; Maya's is personal."""
    newest = datetime(2026, 3, 1, 9)
    invitations = [
        Invite(
            name,
            f"slug-{n}",
            note=PERSONAL if name.startswith("Maya") else "",
            at=newest - timedelta(days=n),
        )
        for n, name in enumerate(names)
    ]
    return zip_of(write_export(tmp_path / "export", invitations=invitations))


def begin(terminal: Terminal) -> None:
    """Answer the first run's questions."""
    terminal.wait_for("What name signs your replies?")
    terminal.press(*"Asha", "enter", "enter", "enter", "enter")
    terminal.wait_for("Begun with 15 places")


def test_from_an_export_to_an_empty_inbox_and_back_and_forth(
    desk: Desk, tmp_path: Path
) -> None:
    printed = desk.type("import", export_with(tmp_path, NAMES))
    assert "Brought in 0 people and 5 invitations" in printed

    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press("2")
        terminal.wait_for("[2 Inbox 5]")
        for keys, said in (
            ("rr", "Asked Ren Ito"),
            ("aa", "Accepted Maya Lindqvist, known"),
            ("st", "Sam Otieno comes back"),
            ("rr", "Asked Tom Baker"),
            ("d", "Let Zoë Klein go"),
        ):
            terminal.press(*keys)
            terminal.wait_for(said)
        terminal.wait_for("[2 Inbox]")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []
    decided = desk.states
    assert [decided[name] for name in NAMES] == [
        "asked",
        "accepted",
        "later",
        "asked",
        "declined",
    ]

    with desk.sit_down() as terminal:
        terminal.wait_for("Weekly review")
        for said in ("Let Zoë Klein go", "Asked Tom Baker", "Sam Otieno comes back"):
            terminal.press("u")
            terminal.wait_for(f"Undone: {said}")
        terminal.press("q")
        assert terminal.wait_exit() == 0

    with desk.sit_down() as terminal:
        terminal.wait_for("Weekly review")
        for said in ("Accepted Maya", "Asked Ren", "Begun", "Brought in 0 people"):
            terminal.press("u")
            terminal.wait_for(f"Undone: {said}")
        terminal.press("u")
        terminal.wait_for("Nothing to undo.")
        assert desk.states == {}
        terminal.press(*"UUUUUUUU")
        terminal.wait_for("Nothing to redo.")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert desk.states == decided
    assert "All is well" in desk.type("check")


def test_a_key_right_behind_escape_does_its_work_once_the_question_is_gone(
    desk: Desk, tmp_path: Path
) -> None:
    """Over a wire that lags both come at once, as alt and that key would."""
    desk.type("import", export_with(tmp_path, NAMES))
    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press("2")
        terminal.wait_for("[2 Inbox 5]")
        terminal.press(*"sfr")
        terminal.send(b"\x1bd")
        terminal.wait_for("Let Ren Ito go")
        terminal.press("s")
        terminal.wait_for("next review")
        terminal.send(b"\x1b")
        terminal.send(b"u")
        terminal.wait_for("Undone: Let Ren Ito go")
    assert desk.states["Ren Ito"] == "new"


@pytest.mark.parametrize(
    ("cut", "code"),
    [
        pytest.param(lambda t: t.signal(signal.SIGHUP), 129, id="SIGHUP"),
        pytest.param(lambda t: t.signal(signal.SIGTERM), 143, id="SIGTERM"),
        pytest.param(lambda t: t.hang_up(), 129, id="the window is closed"),
        pytest.param(lambda t: t.signal(signal.SIGKILL), -9, id="SIGKILL"),
    ],
)
def test_what_was_said_to_be_done_is_there_after_the_line_went_dead(
    desk: Desk, tmp_path: Path, cut: Callable[[Terminal], None], code: int
) -> None:
    desk.type("import", export_with(tmp_path, NAMES))
    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press(*"2rr")
        terminal.wait_for("Asked Ren Ito")
        terminal.press(*"jri")
        terminal.press(*"!?")
        terminal.wait_for("other?!?")
        cut(terminal)
        assert terminal.wait_exit(within=5) == code
    assert desk.states["Ren Ito"] == "asked"
    kept = {row["name"]: row["reply"] for row in desk.ask_for("inbox")}
    words = [name for name, reply in kept.items() if reply.endswith("other?!?\nAsha")]
    assert words == ([] if code == -9 else ["Sam Otieno"])
    assert "All is well" in desk.type("check")

    with desk.sit_down() as terminal:
        terminal.wait_for("Weekly review")
        terminal.press("2")
        terminal.wait_for("[2 Inbox 4]")
        terminal.press(*"rr")
        terminal.wait_for("Asked")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_worst_week_of_111_is_triaged_by_two_keys_each_however_fast(
    desk: Desk, tmp_path: Path
) -> None:
    names = tuple(f"Nr {n:03} Of" for n in range(111))
    desk.type("import", export_with(tmp_path, names))
    with desk.sit_down((40, 12)) as terminal:
        begin(terminal)
        terminal.press("2")
        terminal.wait_for("Inbox 111")
        for n in range(0, 111, 3):  # Ahead of what is drawn.
            terminal.press(*"rr", *"st", *"d")
            if n % 27 == 0:
                terminal.wait_for(f"Let Nr {n + 2:03} Of go")
        terminal.wait_for("Let Nr 110 Of go")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    states = desk.states
    assert [states[name] for name in names] == ["asked", "later", "declined"] * 37
    assert len(desk.ask_for("history")) == 113


def test_a_second_window_follows_the_first(desk: Desk, tmp_path: Path) -> None:
    desk.type("import", export_with(tmp_path, NAMES))
    with desk.sit_down() as one:
        begin(one)
        one.press("2")
        with desk.sit_down() as other:
            other.wait_for("Weekly review")
            other.press("2")
            other.wait_for("[2 Inbox 5]")
            one.press("d")
            one.wait_for("Let Ren Ito go")
            other.wait_for("[2 Inbox 4]", within=2)
            other.press("d")
            other.wait_for("Let Maya Lindqvist go")
            one.wait_for("[2 Inbox 3]", within=2)
            other.press("q")
            assert other.wait_exit() == 0
        one.press("u")
        one.wait_for("Undone: Let Ren Ito go")
        one.press("q")
        assert one.wait_exit() == 0


def test_the_demo_opens_and_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    environ = desk.environ | {"TMPDIR": str(tmp_path / "tmp")}
    command = (sys.executable, "-m", "tui", "--demo")
    with Terminal(*command, env=environ, cwd=CHECKOUT) as terminal:
        terminal.wait_for("made-up people")
        terminal.press("2")
        terminal.wait_for("[2 Inbox 18]")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not desk.home.exists()


def test_keys_typed_ahead_of_an_answer_wait_for_what_it_leads_to(
    desk: Desk, tmp_path: Path
) -> None:
    desk.type("import", export_with(tmp_path, NAMES))
    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press("2")
        terminal.wait_for("[2 Inbox 5]")
        terminal.press("w", *"rowing", "enter", "a", "a", "d")
        terminal.wait_for("Let Maya Lindqvist go")
    assert desk.states["Ren Ito"] == "accepted"


def test_a_key_that_begins_no_word_with_the_one_before_does_its_own_work(
    desk: Desk, tmp_path: Path
) -> None:
    desk.type("import", export_with(tmp_path, NAMES))
    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press("2")
        terminal.wait_for("[2 Inbox 5]")
        terminal.press("s", "t", "d", "s", *"tue", "enter", "d")
        terminal.wait_for("Let Tom Baker go")
    states = desk.states
    assert [states[name] for name in NAMES[:4]] == [
        "later",
        "declined",
        "later",
        "declined",
    ]


def test_words_typed_ahead_of_a_debrief_are_its_words(desk: Desk) -> None:
    with desk.sit_down() as terminal:
        begin(terminal)
        terminal.press(*"cp", *"Jo Park", "enter", "enter")
        terminal.wait_for("Jo Park is in your address book")
        terminal.press(*"cm", *"jo", "enter", *"today", "enter")
        terminal.wait_for("A card for Jo Park")
        terminal.press("3", *"mquick upset")
        terminal.wait_for("What was said: what stays with you?")
        terminal.wait_for("quick upset")
        terminal.press("tab", "tab", "tab", *"nothing owed")
        terminal.press("tab", "tab", "tab", "tab", "m")
        terminal.wait_for("Met Jo Park")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    [told] = [row for row in desk.ask_for("due") if row["cause"] == "thanks"]
    assert told["name"] == "Jo Park"
