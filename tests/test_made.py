"""The manual and the list of keys are what the parser and the bindings say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Fewer, all_commands

from screens.widgets.keys import key_name
from tui.arguments.whole import EXIT_CODES
from tui.bindings import all_bindings
from tui.made import made
from tui.manual import _ENVIRONMENT, _EXITS, PAGE, manual


@pytest.mark.parametrize("path", made(), ids=lambda path: path.name)
def test_what_is_made_is_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == made()[path], "python -m tui.made writes it anew"


def test_the_manual_has_every_command_key_and_exit_code() -> None:
    text = manual().replace("\\-", "-").replace("\\e", "\\")
    for command in all_commands():
        assert f".SS {command}\n.B fewer {command}" in text
    for _, binding in all_bindings():
        assert binding.tooltip in text or not binding.tooltip.isascii()
    assert {code for code in _EXITS if f"{code} " in EXIT_CODES} == {*_EXITS}
    assert all(name in text for name in _ENVIRONMENT)


def test_the_list_has_every_id_with_its_keys() -> None:
    page = next(text for path, text in made().items() if path.name == "keys.md")
    for _, binding in all_bindings():
        key = (binding.key_display or key_name(binding.key)).replace("^", "Ctrl+")
        rows = [row for row in page.splitlines() if f"`{binding.id}` |" in row]
        assert any(f"`{key}`" in row for row in rows), binding.id


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
def test_the_manual_is_set_without_a_warning() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", PAGE],
        capture_output=True,
        check=True,
        timeout=20,
    )
    assert ran.stderr == b""
    assert b"WEEKLY" in ran.stdout.upper()


def test_no_line_of_the_manual_is_an_unmeant_request() -> None:
    known = {".TH", ".SH", ".SS", ".TP", ".B", ".I", ".PP", ".br"}
    requests = [line.split()[0] for line in manual().splitlines() if line[:1] == "."]
    assert {*requests} <= known
    assert manual().isascii()
    assert not any(line.startswith("'") for line in manual().splitlines())


def test_man_prints_the_page_without_importing_a_screen(fewer: Fewer) -> None:
    assert fewer("man")[:2] == (0, manual())
    code = (
        "import sys; from tui.__main__ import run; run(['man']);"
        "print([m for m in ('textual', 'rich') if m in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "[]"
