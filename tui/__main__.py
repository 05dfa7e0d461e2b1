"""What `fewer` does when it is called."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from store.errors import FewerError, NoSuchName, listed
from tui.printing import complain, printing_literally

_FEW = 50_000
"""So many new objects before garbage is looked for; 700 cost a tenth of the start."""


def main() -> None:
    """Run the command line, and exit with its code."""
    code = run(sys.argv[1:])
    gc.freeze()  # Else Python, ending, looks through all that there is: 0.02 s.
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Do what the arguments say; errors are one line on standard error."""
    from tui.arguments.whole import parser

    gc.set_threshold(_FEW)
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # text files all
    try:
        with printing_literally():
            top = parser()
            options = top.parse_args(arguments)
            if options.demo and options.home:
                top.error("--demo and --home exclude each other")
            if options.command is not None:
                from tui.commands import run_command

                code = run_command(options)
                sys.stdout.flush()
                return code
        from tui.opening import open_app

        return open_app(options)
    except FewerError as error:
        complain(_said(error))
        return error.exit_code
    except OSError as error:  # A full disk behind a redirection, or a closed pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # No second error at exit.
        if not isinstance(error, BrokenPipeError):
            where = f"{error.filename}: " if error.filename else ""
            complain(f"{where}{error.strerror or error}")
        return 1
    except KeyboardInterrupt:
        return 130


def _said(error: FewerError) -> str:
    """Return what an error says, and which commands list what there is."""
    if not isinstance(error, NoSuchName) or not error.listed_by:
        return str(error)
    commands = listed([f"fewer {name}" for name in error.listed_by])
    return f"{error} {commands} {'list' if error.listed_by[1:] else 'lists'} them."


def _open_what_is_closed() -> None:
    """Put nothing in the place of streams that the shell closed (`fewer <&-`).

    Python has None there, and the next file opened would be taken for them.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115  # To stay.
            setattr(sys, name, nothing)


if __name__ == "__main__":
    main()
