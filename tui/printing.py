"""What commands print: tables, JSON, complaints; nothing in it that a terminal obeys.

The store cleans what comes in. This keeps the terminal safe whatever it is given:
arguments, paths, a journal that someone wrote by hand.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import Any, TextIO, cast

_OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_OBEYED_IN_JSON = re.compile(
    rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)
"""The same as UTF-8, less what JSON escapes by itself."""
_ZWJ, _EMOJI_STYLE = "\u200d", "\ufe0f"


def literal(text: str) -> str:
    """Return lines of text without what a terminal would obey: it becomes `?`."""
    return text if text.isprintable() else _OBEYED.sub("?", text)


class Literal:
    """A stream that writes text literally, and bytes as they are."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what a terminal only shows."""
        self._stream.write(literal(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        """Be the stream in all else."""
        return getattr(self._stream, name)


@contextmanager
def printing_literally() -> Iterator[None]:
    """Let nothing be printed meanwhile that a terminal would obey."""
    out, err = (cast(TextIO, Literal(stream)) for stream in (sys.stdout, sys.stderr))
    with redirect_stdout(out), redirect_stderr(err):
        yield


def complain(text: str) -> None:
    """Say in one line on standard error what went wrong."""
    print(f"fewer: {literal(' '.join(text.split()))}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value as indented JSON, which is UTF-8 whatever the locale."""
    from msgspec import json

    try:
        write_bytes(json.format(json.encode(value), indent=2))
    except UnicodeEncodeError:  # A path need not be text; this escapes what is not.
        from json import dumps

        write_bytes(dumps(value, indent=2, default=str).encode("ascii"))


def write_bytes(line: bytes) -> None:
    """Print a line of JSON in its turn, at once; what a terminal obeys is escaped."""
    print_bytes(_OBEYED_IN_JSON.sub(_escaped, line) + b"\n")


def print_bytes(data: bytes) -> None:
    """Print bytes in their turn, at once, as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _escaped(found: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % ord(found[0].decode())


def print_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows in columns; the last one may be as long as it likes."""
    kept = [tuple(map(literal, row)) for row in rows]
    widths = [max(map(cells, column)) for column in zip(*kept, strict=True)][:-1]
    for *row, last in kept:
        padded = [
            cell + " " * (width - cells(cell))
            for cell, width in zip(row, widths, strict=True)
        ]
        print("  ".join([*padded, last]).rstrip())


def cells(text: str) -> int:
    """Return how many cells of a terminal a line of text takes."""
    if text.isascii():
        return len(text)
    taken, before = 0, ""
    for char in text:
        if char == _EMOJI_STYLE and before and unicodedata.category(before) == "So":
            taken += 1 if _width(before) == 1 else 0
        elif before != _ZWJ and not _is_tone(char, before):
            taken += _width(char)
        before = char
    return taken


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _is_tone(char: str, before: str) -> bool:
    """Tell whether a skin tone colours the emoji before it."""
    return bool(before) and "\U0001f3fb" <= char <= "\U0001f3ff"
