"""How often one means to be in touch with somebody who is tended (R8)."""

from __future__ import annotations

import re

from store.errors import NotACadence

_MOST = {"day": 730, "week": 104, "month": 24}
"""Two years: whoever is tended less often is not tended."""

_NAMED = {
    "weekly": "1 week",
    "two-weekly": "2 weeks",
    "monthly": "1 month",
    "quarterly": "3 months",
    "half-yearly": "6 months",
}

_COUNTED = re.compile(r"([0-9]{1,3}) ?(day|week|month)s?")


def require_cadence(text: str) -> str:
    """Return a cadence as it is kept, "1 month" or "2 weeks"; raises `NotACadence`."""
    words = " ".join(text.casefold().split())
    if words in _NAMED:
        return _NAMED[words]
    found = _COUNTED.fullmatch(words)
    if not found or not 1 <= int(found[1]) <= _MOST[found[2]]:
        raise NotACadence(text)
    number = int(found[1])
    return f"{number} {found[2]}" + "s" * (number > 1)
