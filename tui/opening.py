"""Opening the app: a terminal that can show it, the store, the keys."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.places import config_file, home_of, keys_file, spares_of, state_of
from tui.preflight import UNUSABLE, ascii_only, preflight

if TYPE_CHECKING:
    from screens.looks import Looks


def open_app(options: Namespace) -> int:
    """Open the review in this terminal, and return the exit code."""
    if trouble := preflight(sys.stdin, sys.stdout, os.environ):
        print(trouble, file=sys.stderr)
        return UNUSABLE
    if options.demo:
        from tui.demo import demo_home

        with demo_home() as home:
            return _run(
                options, home, home, "This is the demo: made-up people, kept nowhere."
            )
    home = home_of(options.home, os.environ)
    return _run(options, home, state_of(os.environ))


def _run(options: Namespace, home: Path, state: Path | None, remark: str = "") -> int:
    """Read the store while Textual is being imported: two waits at once."""
    from store.network import Network

    gc.disable()  # Until the first paint: nearly all that is made by then stays.
    with ThreadPoolExecutor(1) as reader:
        opened = reader.submit(Network, home, state)
        from tui.app import FewerApp
        from tui.config import read_config
        from tui.keymap import keymap_from
        from tui.terminal import run

    with closing(opened.result()) as network:
        config = read_config(config_file())
        if options.demo:  # The looks of the demo are kept nowhere, either.
            config = replace(config, path=home / "config.toml")
        keymap, complaint = keymap_from(keys_file())
        said = [remark] if remark else []
        remarks = [*network.notes, *complaint, *config.complaints, *said]
        app = FewerApp(
            network,
            config,
            ascii=_is_ascii(options, config.looks),
            remark=" ".join(remarks),
            spares=spares_of(state),
        )
        app.set_keymap(keymap)
        return run(app, mouse=_wants_mouse(options, config.looks))


def _is_ascii(options: Namespace, looks: Looks) -> bool:
    """Tell whether to draw with ASCII alone: an option goes before the file."""
    if options.ascii or looks.ascii == "yes":
        return True
    return looks.ascii == "auto" and ascii_only(os.environ, sys.stdout.encoding)


def _wants_mouse(options: Namespace, looks: Looks) -> bool | None:
    """Tell whether to take the mouse; None leaves it to the connection."""
    if options.mouse is not None or looks.mouse == "auto":
        asked: bool | None = options.mouse
        return asked
    return looks.mouse == "yes"
