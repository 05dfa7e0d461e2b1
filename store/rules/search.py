"""Finding people by what one remembers of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

from store.records import Person

_CLOSE = 80.0
"""From this likeness on, a misspelt name is taken for the one it resembles."""


def matching(query: str, people: Iterable[Person]) -> list[Person]:
    """Return whom all words of the query fit, whole names first, then by name.

    Where no one fits to the letter, those are returned in whose names its letters
    stand in this order, the closest together first; then whose
    names are like the query.
    """
    words = [plain(word) for word in query.split()]
    among = list(people)
    found = [p for p in among if all(word in _text(p) for word in words)]
    if found or not words:
        wanted = " ".join(words)
        return sorted(found, key=lambda p: (plain(p.name) != wanted, plain(p.name)))
    named = [(plain(person.name), person) for person in among]
    near = _in_order("".join(words), named)
    if len(near) < _MOST:
        near += _closest(" ".join(words), named)
    return list({person.id: person for person in near}.values())[:_MOST]


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str:
        """As they call themselves."""
        ...


N = TypeVar("N", bound=Named)

_SURE = 85.0
"""From this likeness on, a name is a misspelling of another one."""

_APART = 10.0
"""By so much, the next likely name has to be less like it."""


def fitting(name: str, among: Iterable[N]) -> list[N]:
    """Return whom a name means: one if it is clear, all candidates if it is not.

    A whole name goes before whole words of it, and these before the beginnings of
    words. Where words are not set apart by spaces, as in Chinese, a part will do. Only
    where no one fits so, a name that is misspelt stands for the one it resembles, if
    it has the same initials, and unless another one is nearly as close.
    """
    wanted = plain(name).split()
    several = [(plain(one.name).split(), one) for one in among] if wanted else []
    for fits in (_is_whole, _has_words, _begins_words, _is_part):
        if found := [one for words, one in several if fits(wanted, words)]:
            return found
    return _misspelt(wanted, several)


def _is_whole(wanted: list[str], words: list[str]) -> bool:
    return wanted == words


def _has_words(wanted: list[str], words: list[str]) -> bool:
    return set(wanted) <= set(words)


def _begins_words(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _is_part(wanted: list[str], words: list[str]) -> bool:
    part = " ".join(wanted)
    return not part.isascii() and part in " ".join(words)


def _misspelt(wanted: list[str], several: list[tuple[list[str], N]]) -> list[N]:
    from rapidfuzz import fuzz, process

    alike = [each for each in several if _initials(each[0]) == _initials(wanted)]
    names = [" ".join(words) for words, _ in alike]
    close = process.extract(" ".join(wanted), names, scorer=fuzz.ratio, limit=2)
    if not close or close[0][1] < _SURE:
        return []
    clear = len(close) == 1 or close[0][1] - close[1][1] >= _APART
    return [alike[at][1] for _, _, at in close[: 1 if clear else 2]]


def _initials(words: list[str]) -> list[str]:
    return [word[0] for word in words]


def plain(text: str) -> str:
    """Return the text without accents and in one case, to compare by."""
    if text.isascii():
        return text.casefold()
    marked = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in marked if not unicodedata.combining(c))


def letters(text: str) -> str:
    """Return the words of a text in plain letters and digits: no emoji, no signs.

    What has none at all stays as it is.
    """
    kept = "".join(_letter(c) for c in plain(text))
    return " ".join(kept.split()) or " ".join(text.split())


def _letter(character: str) -> str:
    """Return a character if it is of a word, a space if it parts two, else nothing."""
    if character.isalnum():
        return character
    if (
        character in "'\u2019" or "\ufe00" <= character <= "\ufe0f"
    ):  # These pick a glyph.
        return ""
    kind = unicodedata.category(character)
    if kind in ("Mn", "Mc"):  # In some scripts vowels are marks.
        return character
    return "" if kind == "Cf" else " "


def _text(person: Person) -> str:
    return plain(
        f"{person.name} {person.company} {person.position} {person.purpose} "
        f"{person.known_how}"
    )


_MOST = 20
"""So many are shown where no one fits to the letter."""


def _in_order(letters: str, named: list[tuple[str, Person]]) -> list[Person]:
    """Return whose names have these letters in this order, with little between."""
    if len(letters) < _FEWEST:
        return []
    found = []
    for name, person in named:
        room = _room_of(letters, name)
        if room and room <= _WIDEST * len(letters):
            found.append((room, len(name), name, person))
    found.sort(key=lambda each: each[:3])
    return [person for *_, person in found[:_MOST]]


_FEWEST = 2
_WIDEST = 3
"""Letters that stand further apart than in thrice their room are a coincidence."""


def _room_of(letters: str, name: str) -> int:
    """Return in how few letters of a name these stand in this order; 0 if nowhere."""
    least, begin = 0, name.find(letters[0])
    while begin >= 0:
        end = begin
        for letter in letters[1:]:
            end = name.find(letter, end + 1)
            if end < 0:
                return least
        if not least or end - begin < least:
            least = end - begin + 1
        begin = name.find(letters[0], begin + 1)
    return least


def _closest(query: str, named: list[tuple[str, Person]]) -> list[Person]:
    from rapidfuzz import fuzz, process

    names = [name for name, _ in named]
    close = process.extract(
        query, names, scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=_MOST
    )
    return [named[index][1] for _, _, index in close]
