"""An app to try a terminal's troubles on: a list, a field, and ways to go wrong.

    python toy_app.py DIRECTORY [--ascii]

Reports and notes about its end go to the directory.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tui.preflight import UNUSABLE, ascii_only, preflight

ROWS = ("row 1", "row 2", "row 3")
SECRET = "Ada Lovelace, ada@example.org"
"""Somebody's data, which no report may hold."""


def main(directory: Path) -> int:
    """Run the toy; leave a file named `closed` when all was closed in order."""
    if refusal := preflight(sys.stdin, sys.stdout, os.environ):
        print(refusal, file=sys.stderr)
        return UNUSABLE
    from toy_screen import ToyApp

    from tui.terminal import run

    encoding = sys.stdout.encoding
    plain = "--ascii" in sys.argv or ascii_only(os.environ, encoding)
    code = run(ToyApp(directory / "reports", ascii_only=plain))
    (directory / "closed").touch()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
