"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from screens.widgets.keys import key_name
from tui.arguments.whole import parser
from tui.bindings import all_bindings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
IN_QUESTIONS = ("list.", "sheet.", "text.", "prompt.", "choice.", "help.", "palette.")
"""What works within a question or a text says so there."""


def keys_in_the_table() -> set[str]:
    table = README.partition("## Keys")[2].partition("An invitation takes")[0]
    return {key for words in re.findall("`([^`]+)`", table) for key in words.split()}


@pytest.mark.parametrize(
    ("id", "keys"),
    [
        pytest.param(binding.id, binding.key, id=f"{title}: {binding.description}")
        for title, binding in all_bindings()
        if binding.id and not binding.id.startswith(IN_QUESTIONS)
    ],
)
def test_every_key_stands_in_the_readme(id: str, keys: str) -> None:
    named = {key_name(key).replace("^", "Ctrl+") for key in keys.split(",")}
    in_the_table = keys_in_the_table() | set("123456")
    assert named & in_the_table, f"{id}: {named}"


def test_every_command_is_listed_once() -> None:
    rows = [row for row in COMMANDS.splitlines() if row.startswith("| `fewer ")]
    assert len(rows) == len(set(rows))
    [commands] = [
        action.choices
        for action in parser()._actions
        if isinstance(action.choices, dict)
    ]
    listed = "\n".join(row.rpartition(" | ")[0] for row in rows)
    missing = {name for name in commands if not re.search(rf"\b{name}\b", listed)}
    assert missing == set()
    assert "(docs/commands.md)" in README


@pytest.mark.parametrize("mark", ["run", "test"])
def test_there_is_one_command_line_to_run_it_and_one_to_test_it(mark: str) -> None:
    assert README.count(f"<!-- {mark} -->") == 1
    fence = README.partition(f"<!-- {mark} -->")[2].split("```")[1]
    command = fence.partition("\n")[2].strip()
    assert command.startswith("python3 -m venv .venv && ")
    assert "\n" not in command
