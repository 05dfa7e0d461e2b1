"""`fewer info`: where things are, and what this terminal can do."""

from __future__ import annotations

import os
import platform
import sys
from argparse import Namespace
from importlib.metadata import version

from tui.places import config_file, home_of, keys_file
from tui.preflight import colours


def information(options: Namespace) -> dict[str, object]:
    """Return paths, versions, terminal and sizes, by name; opens nothing."""
    home = home_of(options.home, os.environ)
    journals = sorted((home / "journal").glob("*.jsonl"))
    view = home / "network.json"
    depth = colours(os.environ)
    return {
        "fewer": version("fewer"),
        "python": platform.python_version(),
        "textual": version("textual"),
        "tinydb": version("tinydb"),
        "store": str(home),
        "view": f"{view.stat().st_size:,} bytes" if view.is_file() else "none yet",
        "journals": ", ".join(
            f"{p.name} ({p.stat().st_size:,} bytes)" for p in journals
        )
        or "none yet",
        "keys": str(keys_file()),
        "config": str(config_file()),
        "editor": os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi",
        "terminal": os.environ.get("TERM", "none"),
        "colours": "none (NO_COLOR)" if depth == "none" else depth,
        "encoding": sys.stdout.encoding,
        "ssh": "yes" if os.environ.get("SSH_CONNECTION") else "no",
    }
