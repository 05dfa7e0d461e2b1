"""`fewer settings`, `config`, `completion` and `man`: as one likes it, and at home."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from screens.looks import LOOKS, Look, Value, look_named
from store.errors import Unusable
from tui.places import config_file
from tui.printing import print_json, print_table


def _config(options: Namespace) -> int:
    from tui.config import changed, in_force, read_config, write_template

    path = config_file()
    if options.write:
        write_template(path)
        said = f"{path} says what may be chosen; nothing is yet."
        print_json({"said": said}) if options.json else print(said)
        return 0
    config = read_config(path)
    if options.name:
        look, value = _meant(options.name, options.value)
        config = changed(config, look.name, value)
    chosen = list(in_force(config))
    if options.json:
        print_json(
            {
                "path": str(path),
                "settings": {look.name: value for look, value, _ in chosen},
                "from": {look.name: whence for look, _, whence in chosen},
                "wrong": config.complaints,
            }
        )
        return 0
    print_table((look.name, str(value), whence) for look, value, whence in chosen)
    for complaint in config.complaints:
        print(complaint)
    return 0


def _meant(name: str, given: str) -> tuple[Look, Value]:
    """Return which look is to be what; raises `Unusable` where there is none such."""
    look = look_named(name)
    if look is None:
        known = ", ".join(look.name for look in LOOKS)
        raise Unusable(f"“{name}” is none of {known}.")
    value = look.read(given)
    if value is None:
        raise Unusable(f"{look.refusal(given)}.")
    return look, value


def _completion(options: Namespace) -> int:
    from tui.completing import complete

    return complete(options)


def _man(options: Namespace) -> int:
    from tui.manual import manual

    if options.json:
        print_json({"roff": manual()})
    else:
        print(manual(), end="")
    return 0


def _settings(options: Namespace) -> int:
    from tui.settled import settle

    return settle(options)


FITTING_IN: dict[str, Callable[[Namespace], int]] = {
    "settings": _settings,
    "config": _config,
    "completion": _completion,
    "man": _man,
}
"""What each of these commands does."""
