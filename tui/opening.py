"""Opening the app: a terminal that can show it, the store, the keys."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tui.places import home_of, keys_file, spares_of, state_of
from tui.preflight import UNUSABLE, ascii_only, preflight


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
        from tui.keymap import keymap_from
        from tui.terminal import run

    with closing(opened.result()) as network:
        ascii = options.ascii or ascii_only(os.environ, sys.stdout.encoding)
        keymap, complaint = keymap_from(keys_file())
        remarks = [*network.notes, *complaint, *([remark] if remark else [])]
        app = FewerApp(
            network, ascii=ascii, remark=" ".join(remarks), spares=spares_of(state)
        )
        app.set_keymap(keymap)
        return run(app, mouse=options.mouse)
