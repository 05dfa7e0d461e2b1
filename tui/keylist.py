"""Every key there is, by where it works: for the manual and `docs/keys.md`."""

from __future__ import annotations

from msgspec import Struct

from screens.widgets.keys import key_name
from tui.bindings import all_bindings

_FIRST = "Everywhere"


class KeyEntry(Struct, frozen=True):
    """Keys that do the same, and what that is."""

    id: str
    keys: tuple[str, ...]
    does: str


def key_list() -> dict[str, list[KeyEntry]]:
    """Return the keys by the title of where they work; those of all pages first."""
    found: dict[str, dict[str, KeyEntry]] = {_FIRST: {}}
    for title, binding in all_bindings():
        if not binding.id:
            continue
        key = (binding.key_display or key_name(binding.key)).replace("^", "Ctrl+")
        entries = found.setdefault(title, {})
        before = entries[binding.id].keys if binding.id in entries else ()
        keys = before if key in before else (*before, key)
        entries[binding.id] = KeyEntry(binding.id, keys, binding.tooltip)
    return {title: [*entries.values()] for title, entries in found.items()}


def keys_page() -> str:
    """Return `docs/keys.md`."""
    parts = [
        "# Every key\n\n"
        "Made from the bindings by `python -m tui.made`; a test looks that it is so.\n"
        'The id is what `keys.toml` calls the action, as in `"inbox.let_go" = "x"`.\n'
    ]
    for title, entries in key_list().items():
        parts.append(f"\n## {title}\n\n| key | does | id |\n|---|---|---|\n")
        for entry in entries:
            keys = " ".join(f"`{key}`" for key in entry.keys)
            parts.append(f"| {keys} | {entry.does} | `{entry.id}` |\n")
    return "".join(parts)
