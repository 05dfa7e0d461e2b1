"""What is asked of a terminal before anything is drawn; imports nothing of Textual."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping
from typing import TextIO

UNUSABLE = 2
"""The exit code when there is no terminal to draw on: fewer was called wrongly."""

INSTEAD = "`fewer status` and `fewer people` need none"


def preflight(
    stdin: TextIO | None, stdout: TextIO | None, environ: Mapping[str, str]
) -> str | None:
    """Return in one line why no screen can be drawn here, or None if one can.

    The caller prints it to standard error and exits with `UNUSABLE`. A stream is
    None where the shell closed it (`fewer <&-`).
    """
    if not _is_terminal(stdin):
        return f"fewer: standard input is not a terminal; {INSTEAD}."
    if not _is_terminal(stdout):
        return f"fewer: standard output is not a terminal; {INSTEAD}."
    name = environ.get("TERM", "")
    if name in ("", "dumb"):
        state = f"TERM={name}" if name else "TERM is not set, so"
        return f"fewer: {state} is no terminal to draw on; {INSTEAD}."
    return None


def wants_mouse(environ: Mapping[str, str]) -> bool:
    """Return whether to ask for mouse reports when the user didn't say.

    Not over SSH: every motion would cross the wire, and the terminal's own
    selection is worth more there.
    """
    return not environ.get("SSH_CONNECTION")


def colours(environ: Mapping[str, str]) -> str:
    """Return how many colours the terminal shows: none, 16, 256 or truecolor.

    By its name, as Rich goes by it; an empty NO_COLOR says nothing.
    """
    if environ.get("NO_COLOR"):
        return "none"
    if environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    name = environ.get("TERM", "").strip().lower()
    return "256" if name.endswith(("256color", "kitty")) else "16"


def ascii_only(
    environ: Mapping[str, str], encoding: str, *, utf8_mode: bool | None = None
) -> bool:
    """Return whether our own glyphs must be ASCII: no UTF-8 terminal is promised.

    `encoding` is that of standard output. It isn't enough: Python takes the C
    locale for UTF-8, so the variables are read as well, in POSIX's order.

    Names are another matter. They are the user's own, so they go out as they are,
    in the terminal's encoding, with a `?` for what it can't show.
    """
    if codecs.lookup(encoding).name != "utf-8":
        return True
    mode = bool(sys.flags.utf8_mode) if utf8_mode is None else utf8_mode
    return not _names_utf8(_locale(environ, utf8_mode=mode))


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def _locale(environ: Mapping[str, str], *, utf8_mode: bool) -> str:
    """Return the name of the locale for characters, as it was given to us.

    At start-up Python itself turns LC_CTYPE from C into C.UTF-8 (PEP 538), and
    betrays it by the UTF-8 mode that the C locale switches on.
    """
    ours = utf8_mode and "PYTHONUTF8" not in environ
    ctype = environ.get("LC_CTYPE", "")
    if ours and ctype in ("C.UTF-8", "C.utf8", "UTF-8"):
        ctype = ""
    return environ.get("LC_ALL") or ctype or environ.get("LANG") or "C"


def _names_utf8(locale: str) -> bool:
    """Return whether a locale's codeset is UTF-8: `en_GB.UTF-8`, `nb_NO.utf8@x`."""
    codeset = locale.partition("@")[0].rpartition(".")[2]
    return codeset.lower().replace("-", "") == "utf8"
