"""The public holidays of a country, by the `holidays` library.

It takes a tenth of a second to import, so nothing does before it is needed.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from functools import cache

from store.errors import NoSuchHolidays


def require_country(text: str) -> str:
    """Return the code of a country, by its code or its English name: "SE", "sweden".

    Raises `NoSuchHolidays`, with the close ones first.
    """
    codes = _countries()
    typed = text.strip()
    if typed.upper() in codes.values():
        return typed.upper()
    if code := codes.get(typed.casefold()):
        return code
    named = [f"{name.title()} ({code})" for name, code in codes.items()]
    raise NoSuchHolidays(text, "country", _close_first(typed, named))


def require_region(country: str, text: str) -> str:
    """Return the code of a part of a country, by its code or its name: "BY".

    Raises `NoSuchHolidays`, with the close ones first.
    """
    import holidays

    whole = holidays.country_holidays(country)
    named = {name.casefold(): code for name, code in whole.subdivisions_aliases.items()}
    codes = {code.casefold(): code for code in whole.subdivisions}
    typed = text.strip().casefold()
    if code := codes.get(typed) or named.get(typed):
        return code
    of = {code: name for name, code in whole.subdivisions_aliases.items()}
    known = [f"{of[c]} ({c})" if c in of else c for c in whole.subdivisions]
    raise NoSuchHolidays(text, f"part of {country}", _close_first(text, known))


@cache
def holidays_of(country: str, region: str, first: int, last: int) -> frozenset[date]:
    """Return the public holidays of the years from the first to the last one.

    Raises `NoSuchHolidays` for a country, or a region, that there is not.
    """
    import holidays

    code = require_country(country)
    part = require_region(code, region) if region else None
    years = range(first, last + 1)
    return frozenset(holidays.country_holidays(code, subdiv=part, years=years))


@cache
def _countries() -> dict[str, str]:
    """Return the code of each country by its name: "sweden" is SE."""
    from holidays.registry import COUNTRIES

    return {name.replace("_", " "): kinds[1] for name, kinds in COUNTRIES.items()}


def _close_first(text: str, named: list[str]) -> list[str]:
    """Return all the names, those first that resemble what was typed."""
    plain = {name.casefold(): name for name in named}
    names = {each.partition(" (")[0]: each for each in plain}
    found = get_close_matches(text.casefold(), names, n=4, cutoff=0.5)
    close = [plain[names[name]] for name in found]
    return [*close, *(name for name in named if name not in close)]
