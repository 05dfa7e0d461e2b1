"""Finding people by what one remembers of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from store.records import Person

_CLOSE = 80.0
"""From this likeness on, a misspelt name is taken for the one it resembles."""


def matching(query: str, people: Iterable[Person]) -> list[Person]:
    """Return whom all words of the query fit, whole names first, then by name.

    `is:active` and the like ask for a standing. Where no one fits to the letter,
    the names that are closest to the query are returned, best first.
    """
    words = [plain(word) for word in query.split()]
    standings = {word[3:] for word in words if word.startswith("is:")}
    words = [word for word in words if not word.startswith("is:")]
    among = [p for p in people if not standings or p.standing in standings]
    found = [p for p in among if all(word in _text(p) for word in words)]
    if found or not words:
        wanted = " ".join(words)
        return sorted(found, key=lambda p: (plain(p.name) != wanted, plain(p.name)))
    return _closest(" ".join(words), among)


def plain(text: str) -> str:
    """Return the text without accents and in one case, to compare by."""
    if text.isascii():
        return text.casefold()
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in marked if not unicodedata.combining(c))


def _text(person: Person) -> str:
    return plain(
        f"{person.name} {person.company} {person.position} {person.purpose} "
        f"{person.known_how}"
    )


def _closest(query: str, people: list[Person]) -> list[Person]:
    from rapidfuzz import fuzz, process

    names = [plain(person.name) for person in people]
    close = process.extract(
        query, names, scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=20
    )
    return [people[index] for _, _, index in close]
