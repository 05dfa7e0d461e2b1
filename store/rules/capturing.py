"""Who somebody is, read from one line, or from a mail that was pasted whole."""

from __future__ import annotations

import re

_TITLES = re.compile(r"(?:[A-Z][A-Za-z]*\.?){1,2}[A-Z]?\.?")
"""What stands behind a comma and is part of a name: "PhD", "MBA", "Jr."."""
_FROM = re.compile(r"^\s*>?\s*(?:from|von|de|från)\s*:\s*(.+)$", re.I | re.M)
_NAME_WORDS = 5
"""More words than that are no name."""


def name_and_how(line: str) -> tuple[str, str]:
    """Return a name, and how one knows them: "Zed Example, met at PyCon"."""
    name, _, how = (part.strip() for part in line.partition(","))
    if len(how) <= _LONGEST_TITLE and _TITLES.fullmatch(how):
        return line.strip(), ""
    return (name, how) if name and how else (line.strip().rstrip(","), "")


_LONGEST_TITLE = 5


def sender(text: str) -> str:
    """Return who wrote a text that was pasted, by its From: or first line, or ""."""
    if found := _FROM.search(text):
        address = found[1].strip()
        name = re.sub(r"\s*<[^>]*>\s*$", "", address).strip("\"' ")
        return name or address.strip("<> ")
    first = next(filter(None, map(str.strip, text.splitlines())), "")
    return first if is_name(first) else ""


def is_text(line: str) -> bool:
    """Tell whether a line is what somebody wrote, and surely no name."""
    return bool(_FROM.match(line)) or len(line.split()) > _WORDS_OF_ANY_NAME


_WORDS_OF_ANY_NAME = 14
"""A name with how one knows them is shorter than that."""


def is_name(line: str) -> bool:
    """Tell whether a line can be a name, rather than what somebody wrote."""
    words = line.split()
    return 0 < len(words) <= _NAME_WORDS and not re.search(r"[.!?,:]\s*$|@", line)
