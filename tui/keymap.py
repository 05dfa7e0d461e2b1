"""The user's own keys: `keys.toml` says which key does what, by the action's id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_SWALLOWED = frozenset(
    {"ctrl+s", "ctrl+q", "ctrl+z", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+["}
)
"""Keys that SSH, tmux or terminals take, or send as another one."""


def keymap_from(path: Path) -> tuple[dict[str, str], list[str]]:
    """Return the keys by action id, and what is wrong with the file, if anything.

    A file with a mistake in it changes nothing: the built-in keys are used.
    """
    import tomllib

    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{path.name} can't be read ({error}); using the built-in keys."]
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{path.name}: {error}; using the built-in keys."]
    keys = dict(_flat(given))
    if mistake := _mistake(keys, text):
        return {}, [f"{path.name} {mistake}; using the built-in keys."]
    return {action: str(key) for action, key in keys.items()}, []


def _flat(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    """Return the keys by id, whether written `"inbox.reply"` or under `[inbox]`."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _mistake(given: dict[str, object], text: str) -> str:
    """Return what is wrong with the keys, with the line, or ""."""
    keys = built_in_keys() if given else {}
    for action, key in given.items():
        line = _line_of(action, text)
        if action not in keys:
            return f"line {line}: there is no action “{action}”"
        if not isinstance(key, str) or not key.strip():
            return f"line {line}: {action} needs a key, in quotes"
        if swallowed := _SWALLOWED.intersection(key.split(",")):
            return f"line {line}: {min(swallowed)} never arrives over SSH"
        keys[action] = key
    return _clash(keys, given, text)


def _clash(keys: dict[str, str], given: dict[str, object], text: str) -> str:
    """Return which two actions of one screen would be on the same key, or ""."""
    taken: dict[tuple[str, str], str] = {}
    for action, several in keys.items():
        for key in several.split(","):
            other = taken.setdefault((action.partition(".")[0], key), action)
            if other != action and (action in given or other in given):
                line = _line_of(action if action in given else other, text)
                return f"line {line}: {other} and {action} both on '{key}'"
    return ""


def _line_of(action: str, text: str) -> int:
    name = action.rpartition(".")[2]
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if name in line), 1)


def built_in_keys() -> dict[str, str]:
    """Return the keys of every action, by its id, separated by commas."""
    from tui.bindings import all_bindings

    keys: dict[str, str] = {}
    for _, binding in all_bindings():
        if binding.id:
            before = f"{keys[binding.id]}," if binding.id in keys else ""
            keys[binding.id] = before + binding.key
    return keys
