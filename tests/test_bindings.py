from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from itertools import groupby
from pathlib import Path
from pkgutil import walk_packages

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import screens
import tui
from tui.bindings import all_bindings
from tui.keymap import built_in_keys

BINDINGS = list(all_bindings())

SWALLOWED = frozenset(
    {"ctrl+s", "ctrl+q", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+left_square_bracket"}
)
"""What SSH, tmux or a terminal takes, or sends as another key."""

FUNCTION_OR_ALT = re.compile(r".*\balt\+|f\d+$")

REPAIRED = frozenset({"text.delete_word"})
"""What Textual binds to keys that rarely arrive, and does wrongly when they do."""


def classes() -> Iterator[type[DOMNode]]:
    """Yield every class under screens/ and tui/ that declares bindings."""
    for package in (screens, tui):
        for found in walk_packages(package.__path__, f"{package.__name__}."):
            if found.name.endswith("__main__"):
                continue
            module = import_module(found.name)
            for each in vars(module).values():
                if (
                    isinstance(each, type)
                    and issubclass(each, DOMNode)
                    and each.__module__ == found.name
                    and vars(each).get("BINDINGS")
                ):
                    yield each


def test_every_class_with_bindings_is_listed() -> None:
    declared = Counter(
        binding
        for each in classes()
        for binding in Binding.make_bindings(vars(each)["BINDINGS"])
    )
    assert declared == Counter(binding for _, binding in BINDINGS)


def test_every_binding_says_what_it_does() -> None:
    mute = [
        f"{title}: {binding.key}"
        for title, binding in BINDINGS
        if not (title and binding.id and binding.description and binding.tooltip)
    ]
    assert mute == []


def test_one_id_is_one_action_of_one_description() -> None:
    told: dict[str, set[str]] = {}
    for _, binding in BINDINGS:
        told.setdefault(binding.id or "", set()).add(binding.description)
    assert [id for id, descriptions in told.items() if len(descriptions) > 1] == []


def test_no_key_is_one_that_the_wire_swallows() -> None:
    swallowed = {
        binding.key
        for _, binding in BINDINGS
        if binding.id not in REPAIRED
        and (binding.key in SWALLOWED or FUNCTION_OR_ALT.match(binding.key))
    }
    assert swallowed == set()


def test_every_back_has_a_key_besides_escape() -> None:
    """Escape takes 100 ms, and half a second in tmux."""
    keys = built_in_keys()
    backs = {b.id for _, b in BINDINGS if b.id and b.description.startswith("back")}
    assert backs
    assert [id for id in backs if keys[id] == "escape"] == []


def test_two_actions_of_one_screen_never_share_a_key() -> None:
    for title, group in groupby(sorted(BINDINGS, key=lambda b: b[0]), lambda b: b[0]):
        if title == "Text":  # Three widgets, of which one has the focus.
            continue
        keys = Counter(binding.key for _, binding in group)
        assert [key for key, number in keys.items() if number > 1] == [], title


@pytest.mark.parametrize("page", ["inbox", "people", "bandwidth"])
def test_no_page_takes_a_key_of_its_list_or_of_the_app(page: str) -> None:
    keys = built_in_keys()
    own = {
        key for id in keys if id.startswith(f"{page}.") for key in keys[id].split(",")
    }
    shared = {
        key
        for id in keys
        if id.startswith(("list.", "app.", "go."))
        for key in keys[id].split(",")
    }
    assert own & shared == set()


def test_every_action_can_be_remapped_by_its_id(tmp_path: Path) -> None:
    from tui.keymap import keymap_from

    path = tmp_path / "keys.toml"
    for id, key in built_in_keys().items():
        path.write_text(f'"{id}" = "{key.split(",")[0]}"\n')
        keymap, complaint = keymap_from(path)
        assert complaint == [], id
        assert list(keymap) == [id]
