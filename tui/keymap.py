"""The user's own keys: `keys.toml` says which key does what, by the action's id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from store.errors import Unusable
from tui.no_toml import placed
from tui.places import text_of

_SWALLOWED = frozenset(
    {"ctrl+s", "ctrl+q", "ctrl+z", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+["}
    | {"ctrl+left_square_bracket"}
)
"""Keys that SSH, tmux or terminals take, or send as another one."""
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "meta", "hyper"})
_PAGES = frozenset(
    {"inbox", "invitation", "prep", "debrief", "followup"}
    | {"people", "person", "bandwidth", "weeks", "week", "break"}
    | {"review", "look_back", "reviews", "reviewed"}
    | {"leads", "outgoing", "draft", "introductions", "introduction", "sweetspot"}
    | {"quality", "outcome", "seasons", "season"}
    | {"decisions", "step", "merging", "settings"}
)
_ON_PAGES = {
    **dict.fromkeys(("app", "go", "list", "sheet", "talk", "with", "guide"), _PAGES),
    "inbox": frozenset({"inbox", "invitation"}),
    "introductions": frozenset({"introductions", "introduction"}),
    "fields": frozenset({"prep", "debrief", "draft", "sweetspot"}),
    "merge": frozenset({"people", "person"}),
    "place": frozenset({"people", "person", "bandwidth", "week"}),
}
"""The pages on which actions work that several have, by the beginning of their ids."""


def keymap_from(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return the keys by action id, and what is wrong with the file, each by its line.

    What is wrong is left out, and the rest stands.
    """
    import tomllib

    try:
        text = text_of(path)
    except FileNotFoundError:
        return {}, []
    except Unusable as error:
        return {}, [f"{error} The built-in keys are used."]
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        why = placed(error, text)
        return {}, [f"{path.name} {why}; using the built-in keys."]
    return _understood(dict(_flat(given)), text, path.name)


def _understood(
    given: dict[str, object], text: str, file: str
) -> tuple[dict[str, str], list[str]]:
    """Return the keys that can be used, and what is wrong with the others."""
    built_in = built_in_keys() if given else {}
    used: dict[str, str] = {}
    wrong: list[str] = []
    for action, key in given.items():
        if mistake := _mistake(action, key, built_in):
            line = _line_of(action, text)
            wrong.append(f"{file} line {line}: {mistake}; that line is left out.")
        else:
            used[action] = str(key)
    while clash := _clash(used, built_in):
        action, mistake = clash
        line = _line_of(action, text)
        wrong.append(f"{file} line {line}: {mistake}; it keeps its built-in key.")
        del used[action]
    return used, wrong


def _flat(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Return the keys by id, whether written `"inbox.reply"` or under `[inbox]`."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _mistake(action: str, key: object, built_in: dict[str, str]) -> str:
    """Return what is wrong with the key of an action, by itself, or ""."""
    if action not in built_in:
        return f"there is no action “{action}”"
    if not isinstance(key, str) or not key.strip():
        return f"{action} needs a key, in quotes"
    names = _names(key)
    if swallowed := _SWALLOWED & {*names} - {*built_in[action].split(",")}:
        return f"{min(swallowed)} never arrives over SSH"
    if letters := [name for name in names if re.fullmatch("alt[+].", name)]:
        return f"{letters[0]} arrives as Esc and that letter"
    if unknown := [name for name in names if not _is_key(name)]:
        return f"“{unknown[0]}” is no key; {_KEYS_ARE}"
    return ""


_KEYS_ARE = "try x, X, ctrl+x, space, slash, question_mark, left or pageup"


def _names(key: str) -> list[str]:
    """Return the keys that were written, by the names Textual has for them."""
    from textual.binding import Binding

    parts = [part.strip() for part in key.split(",")]
    named = Binding.make_bindings(Binding(part or "nothing", "") for part in parts)
    return [binding.key for binding in named]


def _is_key(name: str) -> bool:
    """Tell whether a terminal could send a key that Textual has that name for."""
    from textual.keys import Keys, key_to_character

    *modifiers, last = name.split("+")
    if not _MODIFIERS.issuperset(modifiers):
        return False
    if last in {key.value.rpartition("+")[2] for key in Keys if key.value[0] != "<"}:
        return True
    if len(last) == 1:
        return last.isalnum() and (not modifiers or last == last.lower())
    character = _SHORT_NAMES.get(last) or key_to_character(last)
    return character is not None and (last == "comma" or _names(character) == [last])


_SHORT_NAMES = {"slash": "/", "backslash": "\\", "at": "@", "minus": "-"} | {
    "plus": "+",
    "underscore": "_",
}
"""Names of Textual's own that are not Unicode's."""


def _clash(used: dict[str, str], built_in: dict[str, str]) -> tuple[str, str] | None:
    """Return an action on a key of another one of its screen, and how to say so.

    Of two that both have keys of the user's own, it is the one that comes later. Where
    the built-in keys of two are the same, the one before the other is meant.
    """
    keys = built_in | {action: ",".join(_names(key)) for action, key in used.items()}
    for action in reversed(used):
        for other in keys:
            both = _both(keys, action, other) - _both(built_in, action, other)
            if both and action != other and _meet(action, other):
                return action, f"{other} and {action} both on '{min(both)}'"
    return None


def _both(keys: dict[str, str], one: str, other: str) -> set[str]:
    """Return the keys that lead to both actions."""
    return {*keys[one].split(",")} & {*keys[other].split(",")}


def _meet(one: str, other: str) -> bool:
    """Tell whether two actions work on one screen at a time."""
    places = {one.partition(".")[0], other.partition(".")[0]}
    if len(places) == 1 or places == {"list", "sheet"}:  # One of which has the focus.
        return len(places) == 1
    pages = [_ON_PAGES.get(place, frozenset({place})) for place in places]
    return bool(frozenset.intersection(*pages))


def _line_of(action: str, text: str) -> int:
    """Return the line in which an action gets its key, from 1."""
    table = ""
    for number, line in enumerate(text.splitlines(), 1):
        if opens := re.match(r"\s*\[([^\]]*)\]", line):
            table = _bare(opens[1]) + "."
        elif _bare(table + line.partition("=")[0]) == action:
            return number
    return 1


def _bare(name: str) -> str:
    return re.sub(r"[\s\"']", "", name)


def built_in_keys() -> dict[str, str]:
    """Return the keys of every action, by its id, separated by commas."""
    from tui.bindings import all_bindings

    keys: dict[str, str] = {}
    for _, binding in all_bindings():
        if binding.id:
            before = f"{keys[binding.id]}," if binding.id in keys else ""
            keys[binding.id] = before + binding.key
    return keys
