"""What `keys.toml` may say, and what is refused with its line."""

from __future__ import annotations

from pathlib import Path
from string import ascii_letters, digits, punctuation

import pytest
from textual.keys import _character_to_key

from tui.keymap import _is_key, keymap_from


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    return tmp_path / "keys.toml"


@pytest.mark.parametrize(
    "key",
    [
        "foo bar",
        "foo",
        "ctrl+",
        "ctrl+foo",
        "ctrl+X",
        "Ctrl+x",
        "control+x",
        "Space",
        "x y",
        "xx",
        "x,foo",
        "x,,o",
        "<any>",
        ",",
        "question mark",
    ],
)
def test_what_is_no_key_is_refused_with_its_line(keys: Path, key: str) -> None:
    keys.write_text(f'[inbox]\n\nlet_go = "{key}"\n')
    keymap, [complaint] = keymap_from(keys)
    assert keymap == {}
    assert complaint.startswith("keys.toml line 3: “")
    assert "is no key; try x, " in complaint


@pytest.mark.parametrize(
    "key",
    [
        *("x", "X", "ctrl+x", "f5", "alt+f5", "ctrl+left", "D, x", "ö", "€"),
        *("-", "ctrl+shift+left", "ctrl+backslash", "euro_sign", "comma", "tab"),
    ],
)
def test_a_key_is_taken_as_it_is_written(keys: Path, key: str) -> None:
    keys.write_text(f'"inbox.let_go" = "{key}"\n', "utf-8")
    assert keymap_from(keys) == ({"inbox.let_go": key}, [])


def test_a_letter_on_alt_is_refused_as_it_arrives_as_two_keys(keys: Path) -> None:
    keys.write_text('"inbox.let_go" = "alt+d"\n', "utf-8")
    keymap, [complaint] = keymap_from(keys)
    assert keymap == {}
    assert "alt+d arrives as Esc and that letter" in complaint


@pytest.mark.parametrize("character", ascii_letters + digits + punctuation + " ")
def test_every_character_of_a_keyboard_is_a_key_by_its_name(character: str) -> None:
    assert _is_key(_character_to_key(character))


@pytest.mark.parametrize("key", ["?", "question_mark", "slash", "x, ?"])
def test_a_clash_is_seen_however_the_key_is_written(keys: Path, key: str) -> None:
    keys.write_text(f'"inbox.let_go" = "{key}"\n')
    keymap, [complaint] = keymap_from(keys)
    assert keymap == {}
    assert "both on" in complaint
