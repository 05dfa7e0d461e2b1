"""What single cells of LinkedIn's files say: dates, addresses, names.

Month names are English whatever the owner's language or this process's locale.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from urllib.parse import unquote

from store.text import clean

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
_DAY = (
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})",  # 2025-06-01
    r"(?P<d>[0-9]{1,2})[ -](?P<m>[A-Za-z]{3,9})[ -](?P<y>[0-9]{4}|[0-9]{2})",  # Apr
    r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})/(?P<y>[0-9]{4}|[0-9]{2})",  # 1/8/18
    r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4}|[0-9]{2})",  # 27.06.2026
)
_TIME = (
    r"(?:(?:,? |T)(?P<H>[0-9]{1,2}):(?P<M>[0-9]{2})(?::(?P<S>[0-9]{2})(?:\.[0-9]+)?)?"
    r"(?: ?(?P<half>[AaPp])\.?[Mm]\.?)?(?: ?(?:UTC|GMT|Z))?)?"
)
_MOMENTS = tuple(re.compile(day + _TIME) for day in _DAY)
_ADDRESS = re.compile(r"(?:^|/)in/([^/?#\s]+)", re.IGNORECASE)

_NAMELESS = "linkedin member"

_YEARS = range(2003, 2101)
"""LinkedIn began in 2003; a year outside of these is a slip of some other program."""


def moment(text: str) -> datetime | None:
    """Read a date with or without a time, or return None if it is none.

    Known are `27 Jun 2026`, `4-Apr-21`, `1/8/18, 6:14 PM` (month first, whatever the
    locale), `2025-06-01 14:03:22 UTC`, and what spreadsheets make of these. A
    two-digit year is one of 1969 to 2068, as for strptime. No year before LinkedIn
    was, or after 2100, is one.
    """
    spoken = clean(text, 60)
    matches = (form.fullmatch(spoken) for form in _MOMENTS)
    parts = next((match.groupdict() for match in matches if match), None)
    if parts is None:
        return None
    try:
        at = datetime(
            _year(parts["y"]), _month(parts["m"]), int(parts["d"]), *_time(parts)
        )
    except ValueError:
        return None
    return at if at.year in _YEARS else None


def day(text: str) -> date | None:
    """Read a date, letting go of the time if there is one."""
    at = moment(text)
    return at.date() if at else None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _month(text: str) -> int:
    """Return the month's number, or 0, which no date has, if there is no such month."""
    if text.isdigit():
        return int(text)
    number = _NUMBERS.get(text[:3].lower(), 0)
    return number if _MONTHS[number - 1].startswith(text.lower()) else 0


def _time(parts: dict[str, str | None]) -> tuple[int, int, int]:
    """Return hour, minute and second; raise ValueError for 13 PM."""
    hour, minute, second = (int(parts[key] or 0) for key in "HMS")
    if half := parts["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("half a day has twelve hours")
        hour = hour % 12 + (12 if half in "Pp" else 0)
    return hour, minute, second


def slug(address: str) -> str:
    """Return the part of a LinkedIn address that tells people apart, or "".

    Addresses are percent-encoded in one file and plain in another, so it is decoded.
    In exports of 2023-12 they all end in `/in`, which says nothing; nor do URNs.
    """
    match = _ADDRESS.search(address.strip())
    return clean(unquote(match[1], errors="replace").lower()) if match else ""


def is_nameless(name: str) -> bool:
    """Tell whether this is what LinkedIn calls someone whose account is gone."""
    return name.casefold() == _NAMELESS
