"""What `fewer` does when it is called."""

from __future__ import annotations

import gc
import os
import sys

from store.errors import FewerError

_FEW = 50_000
"""So many new objects before garbage is looked for; 700 cost a tenth of the start."""


def main() -> None:
    """Run the command line, and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Do what the arguments say; errors are one line on standard error."""
    from tui.arguments import parser

    gc.set_threshold(_FEW)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # A closed stream is None.
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # text files all
    try:
        options = parser().parse_args(arguments)
        if options.command is None:
            from tui.opening import open_app

            return open_app(options)
        from tui.commands import run_command

        code = run_command(options)
        sys.stdout.flush()
        return code
    except FewerError as error:
        print(f"fewer: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # No second error at exit.
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    main()
