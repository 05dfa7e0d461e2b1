from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from terminal import Terminal
from textual.events import Paste
from toy_app import ROWS, SECRET

from tui.driver import _Keys
from tui.preflight import ascii_only, preflight

HERE = Path(__file__).parent
HOME = HERE.parent
PYTHON = sys.executable
ENVIRON = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(HOME),
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LANG": "C.UTF-8",
}
"""What the toy sees of the world: nothing of the one the tests run in."""

COLOUR = re.compile(rb"\x1b\[[\d;]*?\b(?:3\d|4\d|9\d|10[0-7])\b[\d;]*m")
"""A sequence that sets a colour, whichever."""
MANY_COLOURS = re.compile(rb"\x1b\[[\d;]*?\b[34]8;[25];")
"""A sequence that sets one of 256 colours, or of 16 million."""

Toy: TypeAlias = Callable[..., Terminal]


@pytest.fixture
def toy(tmp_path: Path) -> Toy:
    def start(*arguments: str, stdin: int | None = None, **environ: str) -> Terminal:
        command = (PYTHON, HERE / "toy_app.py", tmp_path)
        env = ENVIRON | environ
        return Terminal(*command, *arguments, env=env, cwd=tmp_path, stdin=stdin)

    return start


def reports(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "reports").glob("*"))


# Leaving


def test_q_leaves_the_terminal_as_it_was(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


@pytest.mark.parametrize("name", ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"])
def test_a_deadly_signal_ends_it_in_order(toy: Toy, tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.signal(number)
        assert terminal.wait_exit() == 128 + number
        assert terminal.left_behind() == []
        assert (tmp_path / "closed").exists()


def test_a_closed_window_ends_it_in_order(toy: Toy, tmp_path: Path) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP
        assert (tmp_path / "closed").exists()


def test_a_window_that_closes_without_a_signal_ends_it_too(tmp_path: Path) -> None:
    script = 'trap "" HUP; exec "$@"'
    command = ("sh", "-c", script, "sh", PYTHON, HERE / "toy_app.py", tmp_path)
    with Terminal(*command, env=ENVIRON) as terminal:
        terminal.wait_for("ready")
        terminal.hang_up()
        assert terminal.wait_exit() == 128 + signal.SIGHUP
        assert (tmp_path / "closed").exists()


def test_a_handler_that_never_returns_is_cut_short(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("h")
        terminal.wait_for("hanging")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.left_behind() == []


def test_a_stalled_link_does_not_keep_it_from_ending_in_order(
    toy: Toy, tmp_path: Path
) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("p")
        terminal.wait_for("painting")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(reading=False) == 128 + signal.SIGTERM
        assert (tmp_path / "closed").exists()
        terminal.listen(0)
        assert terminal.left_behind() == []


def test_a_handler_that_floods_a_stalled_link_is_cut_short(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("f")
        terminal.wait_for("flooding")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit(reading=False) == 128 + signal.SIGTERM
        terminal.listen(0)
        assert terminal.left_behind() == []


# Going away, and coming back


def test_ctrl_z_gives_the_terminal_back_and_fg_the_screen(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        for _ in range(2):
            terminal.press("ctrl+z")
            terminal.wait_stopped()
            assert terminal.left_behind() == []
            assert terminal.text.strip() == ""
            terminal.signal(signal.SIGCONT)
            terminal.wait_for(ROWS[2])
            terminal.wait_for("ready")
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


def test_a_stop_nobody_announced_is_come_back_from_whole(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.signal(signal.SIGSTOP)
        terminal.wait_stopped()
        mark = terminal.mark()
        terminal.signal(signal.SIGCONT)
        terminal.wait_for_bytes(b"\x1b[?1049h", mark)
        terminal.wait_for(ROWS[2])
        terminal.press("tab", *"typed once")
        terminal.wait_for("typed once")
        terminal.press("tab", "q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


def test_it_draws_itself_anew_in_another_size(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.resize(40, 12)
        terminal.wait_for(ROWS[2])
        terminal.press("tab", *"small")
        terminal.wait_for("small")


# Input


JUNK = (
    b"\xe9",
    b"\xff\xfe\xfd",
    b"\xf0\x9f\x98",
    b"\x1b[M\xff\xff\xff",
    b"\x1b[<0;\xe9;3M",
    b"\x1b[1:2;5u",
    b"\x1b[99999999999;5u",
    b"\x1b\xff[\x80A",
    b"\x1b[200~\xe9\x1b[201~",
)
"""Bytes that are no text, and sequences that no terminal means to send."""


def test_no_byte_from_the_keyboard_side_stops_it(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("tab")
        for number, junk in enumerate(JUNK):
            terminal.send(junk)
            terminal.wait_quiet(0.15)  # Long enough for an escape to stand alone.
            terminal.press(*f"<{number}>")
            terminal.wait_for(f"<{number}>")


def test_a_key_typed_ahead_goes_where_it_was_meant(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.send(b"\tquick")
        terminal.wait_for("quick")
        terminal.send(b"\tq")
        assert terminal.wait_exit() == 0


def test_a_byte_that_is_no_text_is_shown_as_such(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("tab")
        terminal.send(b"caf\xe9 ")
        terminal.wait_for("caf\N{REPLACEMENT CHARACTER}")
        terminal.send(b"\x1b[200~na\xefve\x1b[201~")
        terminal.wait_for("na\N{REPLACEMENT CHARACTER}ve")
        terminal.press(*" Zoë")
        terminal.wait_for("ve Zoë")


def test_escape_alone_is_told_from_a_sequence(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("tab", "escape")
        terminal.wait_quiet(0.15)
        terminal.press("[", "A")
        terminal.wait_for("[A")


def test_a_paste_whose_first_byte_comes_alone_is_a_paste() -> None:
    keys = _Keys("utf-8", debug=False)
    events = [*keys.feed(b"\x1b"), *keys.feed(b"[200~a\x1bd\x1b[201~")]
    assert [type(event) for event in events] == [Paste]
    assert [event.text for event in events if isinstance(event, Paste)] == ["ad"]


@pytest.mark.parametrize("sent", [[b"\x1bxyz"], [b"\x1b", b"xyz"]])
def test_a_letter_right_behind_escape_is_that_letter(
    toy: Toy, sent: list[bytes]
) -> None:
    """Over a wire that lags both come at once, as alt and that letter would."""
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("tab")
        for data in sent:
            terminal.send(data)
        terminal.wait_for("xyz")


def test_what_alt_does_with_a_key_that_is_no_letter_stays(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("tab", *"one two")
        terminal.send(b"\x1b\x7f")
        terminal.press(*"three")
        terminal.wait_for("one three")


# Output


def test_idle_it_writes_nothing_and_never_wakes(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.wait_quiet()
        before = wakes(terminal.pid)
        assert terminal.listen(0.5) == b""
        assert wakes(terminal.pid) == before


def wakes(pid: int) -> int:
    """How often the threads of a process went to sleep, and so had woken."""
    tasks = Path(f"/proc/{pid}/task")
    if not tasks.exists():
        pytest.skip("only Linux counts")
    states = [(task / "status").read_text() for task in tasks.iterdir()]
    pattern = re.compile(r"^voluntary_ctxt_switches:\s+(\d+)", re.MULTILINE)
    return sum(int(count) for state in states for count in pattern.findall(state))


def test_colours_are_the_terminals_own(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.wait_quiet()
        assert COLOUR.search(terminal.raw)
        assert not MANY_COLOURS.search(terminal.raw)


def test_a_plain_xterm_is_sent_no_more_than_16_colours(toy: Toy) -> None:
    with toy(TERM="xterm", COLORTERM="") as terminal:
        terminal.wait_for("ready")
        terminal.press("tab", *"text")
        terminal.wait_for("text")
        assert COLOUR.search(terminal.raw)
        assert not MANY_COLOURS.search(terminal.raw)


def test_no_color_leaves_every_colour_out_and_shows_the_cursor(toy: Toy) -> None:
    with toy(NO_COLOR="1") as terminal:
        terminal.wait_for("ready")
        terminal.press("down")
        terminal.wait_until(lambda: cursor_row(terminal) == ROWS[1], "the cursor")
        terminal.press("tab", *"text")
        terminal.wait_for("text")
        assert not COLOUR.search(terminal.raw)


def cursor_row(terminal: Terminal) -> str | None:
    """What stands in the first row that is drawn in reverse."""
    for number, text in enumerate(terminal.screen):
        if terminal.cells[number][0].reverse:
            return text
    return None


def test_an_empty_no_color_says_nothing(toy: Toy) -> None:
    with toy(NO_COLOR="") as terminal:
        terminal.wait_for("ready")
        assert COLOUR.search(terminal.raw)


def test_the_mouse_is_left_alone_over_ssh(toy: Toy) -> None:
    with toy(SSH_CONNECTION="192.0.2.1 50000 192.0.2.2 22") as terminal:
        terminal.wait_for("ready")
        assert not terminal.modes & {1000, 1003, 1006}
    with toy() as terminal:
        terminal.wait_for("ready")
        assert terminal.modes >= {1000, 1003, 1006}


def test_where_utf8_is_not_spoken_glyphs_are_ascii_and_names_keep_their_width(
    toy: Toy,
) -> None:
    latin = {"LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}
    with toy(**latin) as terminal:
        terminal.wait_for_bytes(b"ready")
        terminal.wait_for_bytes(b"[####....] Zo\xeb ??|")
        terminal.press("tab")
        terminal.send(b"caf\xe9")
        terminal.wait_for_bytes(b"\xe9")


def test_in_the_c_locale_glyphs_are_ascii_and_names_go_out_as_they_are(
    toy: Toy,
) -> None:
    with toy(LANG="C") as terminal:
        terminal.wait_for("[####....] Zoë 李")


def test_a_copy_reaches_the_terminal(toy: Toy) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press("y")
        terminal.wait_for_bytes(b"\x1b]52;c;ZmV3ZXI=\x07")


# Errors nobody foresaw


@pytest.mark.parametrize("key", ["x", "w"])
def test_a_crash_ends_it_and_leaves_a_report_without_data(
    toy: Toy, tmp_path: Path, key: str
) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press(key)
        assert terminal.wait_exit() == 1
        assert terminal.left_behind() == []
        assert SECRET.encode() not in terminal.raw
        [report] = reports(tmp_path)
        said = terminal.text.replace("\n", "")
        assert (
            said == f"fewer stopped: KeyError. Where, without your data, is in {report}"
        )
    text = report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
    assert report.parent.stat().st_mode & 0o777 == 0o700
    assert re.search(r"^  toy_screen\.py:\d+ in ToyApp\.action_crash$", text, re.M)
    assert SECRET not in text


@pytest.mark.parametrize("key", ["b", "t"])
def test_an_error_in_the_background_is_reported_and_survived(
    toy: Toy, tmp_path: Path, key: str
) -> None:
    with toy() as terminal:
        terminal.wait_for("ready")
        terminal.press(key)
        terminal.wait_quiet(0.1)
        terminal.press("tab", *"still here")
        terminal.wait_for("still here")
        terminal.press("tab", "q")
        assert terminal.wait_exit() == 0
        [report] = reports(tmp_path)
        assert str(report) in terminal.text.replace("\n", "")
        assert SECRET.encode() not in terminal.raw
        assert SECRET not in report.read_text()


# Not a terminal


@pytest.mark.parametrize(
    ("environ", "utf8_mode", "ascii"),
    [
        ({"LANG": "en_GB.UTF-8"}, False, False),
        ({"LANG": "nb_NO.utf8@nynorsk"}, False, False),
        ({"LC_CTYPE": "UTF-8"}, False, False),
        ({"LC_CTYPE": "C.UTF-8"}, False, False),
        ({"LC_CTYPE": "C.UTF-8", "PYTHONUTF8": "1"}, True, False),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, True, False),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, False, False),
        ({"LC_CTYPE": "C.UTF-8", "LANG": "C"}, True, True),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True, True),
        ({"LC_ALL": "C", "LC_CTYPE": "en_GB.UTF-8"}, True, True),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, False, True),
        ({"LANG": "de_DE"}, False, True),
        ({"LC_CTYPE": "", "LANG": ""}, True, True),
        ({}, True, True),
    ],
)
def test_glyphs_are_ascii_unless_the_locale_promises_utf8(
    environ: dict[str, str], utf8_mode: bool, ascii: bool
) -> None:
    assert ascii_only(environ, "utf-8", utf8_mode=utf8_mode) is ascii
    assert ascii_only(environ, "latin-1", utf8_mode=utf8_mode)


def test_the_preflight_does_not_wait_for_textual() -> None:
    code = "import sys, tui.preflight; sys.exit('textual' in sys.modules)"
    assert (
        subprocess.run([PYTHON, "-c", code], env=ENVIRON, check=False).returncode == 0
    )


def test_a_closed_standard_input_is_no_terminal() -> None:
    refusal = preflight(None, sys.__stdout__, ENVIRON)
    assert refusal is not None
    assert refusal.startswith("fewer: standard input is not a terminal")


def test_without_a_terminal_it_says_at_once_what_needs_none(tmp_path: Path) -> None:
    ended = subprocess.run(
        [PYTHON, HERE / "toy_app.py", tmp_path],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=ENVIRON,
        text=True,
        timeout=20,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr == (
        "fewer: standard input is not a terminal; "
        "`fewer status` and `fewer people` need none.\n"
    )


def test_a_dumb_terminal_is_sent_one_line_and_no_sequence(toy: Toy) -> None:
    with toy(TERM="dumb") as terminal:
        assert terminal.wait_exit() == 2
        assert b"\x1b" not in terminal.raw
        assert terminal.text.startswith("fewer: TERM=dumb is no terminal to draw on;")


# The user's own editor


def script(tmp_path: Path, body: str) -> str:
    path = tmp_path / "editor"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    return str(path)


def test_a_text_is_edited_in_the_users_own_editor(toy: Toy, tmp_path: Path) -> None:
    body = 'echo "$1" >path; ls -ld "$1" "${1%/*}"; read line; echo "$line" >"$1"'
    with toy(EDITOR=script(tmp_path, body)) as terminal:
        terminal.wait_for("ready")
        terminal.press("e")
        terminal.wait_for("-rw-------")
        terminal.wait_for("drwx------")
        assert 1049 not in terminal.modes
        terminal.press(*"a new text", "enter")
        terminal.wait_for("edited")
        assert "a new text" in terminal.text
        path = Path((tmp_path / "path").read_text().strip())
        assert not path.parent.exists()
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.left_behind() == []


def test_ctrl_c_in_the_editor_is_the_editors(toy: Toy, tmp_path: Path) -> None:
    body = "trap 'exit 1' INT; echo waiting; read line"
    with toy(EDITOR=script(tmp_path, body)) as terminal:
        terminal.wait_for("ready")
        terminal.press("e")
        terminal.wait_for("waiting")
        terminal.press("ctrl+c")
        terminal.wait_for("editor failed; the text is as it was")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_an_order_to_end_reaches_the_editor_and_no_text_stays_behind(
    toy: Toy, tmp_path: Path
) -> None:
    body = (
        "echo \"$1\" >path; trap 'echo told >told; exit 0' TERM; echo waiting; read it"
    )
    with toy(EDITOR=script(tmp_path, body)) as terminal:
        terminal.wait_for("ready")
        terminal.press("e")
        terminal.wait_for("waiting")
        terminal.signal(signal.SIGTERM)
        assert terminal.wait_exit() == 128 + signal.SIGTERM
        assert terminal.left_behind() == []
        assert (tmp_path / "told").exists()
        path = Path((tmp_path / "path").read_text().strip())
        assert not path.parent.exists()


def test_without_an_editor_it_says_what_to_set(toy: Toy, tmp_path: Path) -> None:
    with toy(PATH=str(tmp_path)) as terminal:
        terminal.wait_for("ready")
        terminal.press("e")
        terminal.wait_for("No editor: set $EDITOR, as in EDITOR=nano.")
