"""What is wrong with a file that is no TOML, and what helps where that is sure."""

from __future__ import annotations

import re

_BARE = re.compile(r"\s*([\w.\"'-]+)\s*=\s*([^\W\d][\w+-]*)\s*(?:#.*)?")
"""A word where a text in quotes belongs: `ascii = yes`."""


def placed(error: Exception, text: str) -> str:
    """Return "line 3: what is wrong", from "what is wrong (at line 3, column 5)"."""
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|(.*))\)", str(error))
    if not found:
        return f": {error}"
    what, line, _end = found.groups()
    what = what[:1].lower() + what[1:]
    if not line:
        return f"ends too soon: {what}"
    if bare := _BARE.fullmatch(text.splitlines()[int(line) - 1]):
        what = f'quotes are missing: {bare[1]} = "{bare[2]}"'
    return f"line {line}: {what}"
