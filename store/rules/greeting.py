"""Whom a note greets (R13): one person, or several at once, whoever it goes to.

Only how it begins is read, and words such as "hello all": a note may well speak of
others further on ("Jo Park told me of you").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from msgspec import Struct

from store.rules.tongues import TONGUES
from store.rules.verdict_lexicon import common_words
from store.rules.verdict_reading import folded, words
from store.rules.verdict_signals import languages

_GROUP = re.compile(
    r"\b(?:hi|hello|hey|hallo|dear|greetings|morning|afternoon|evening|welcome)"
    r"[ ,]+(?:to )?(?:you )?"
    r"(?:all(?! (?:the|my|our) )|both|everyone|everybody|folks|friends|colleagues|team"
    r"|guys|two|three)\b(?: of you)?"
    r"|\b(?:hallo|hi|guten tag|liebe)[ ,]+(?:zusammen|alle|ihr|beide|kolleg|freunde)\w*"
    r"|\b(?:bonjour|salut|chers|chères)[ ,]+(?:à (?:tous|toutes)|tous|amis|collègues)"
    r"|\b(?:hola|buenas|queridos|estimados|olá|oi|caros|prezados|ciao|cari|salve)[ ,]+"
    r"(?:a )?(?:todos|todas|tutti|tutte|amigos|amici|pessoal|colegas|colleghi)\b"
    r"|\b(?:hallo|beste|dag|hoi)[ ,]+(?:allemaal|iedereen|allen|collega'?s)\b"
    r"|\b(?:hej|hei)[ ,]+(?:alla|alle)\b"
    r"|\b(?:здравствуйте|привет),? все\w*|\bladies and gentlemen\b|\bsir or madam\b"
    r"|皆さん|皆様|各位|大家好",
    re.IGNORECASE,
)
"""How one greets several without their names, in some languages."""

_BEGINNING = 400
"""So many characters are read for a list of names."""
_AND = r"(?:and|und|et|och|og|en|y|e|i|и|и|ve|oraz)"
_PARTED = re.compile(rf"[,;&+/|、，；\n\r\t:.!?—–]|\s-\s|\s{_AND}\s", re.IGNORECASE)  # noqa: RUF001
_CALLED = re.compile(r"(?:[^\W\d_]['’\w.-]*)(?: [^\W\d_]['’\w.-]*){0,3}")  # noqa: RUF001
_PARTICLES = frozenset({"van", "von", "de", "da", "di", "del", "la", "bin", "al", "el"})
_HONORED = re.compile(r"\w{1,8}(?:さん|様|先生|님|씨)")
_TITLE = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z.]{2,6}|[JS]r|[Dd]rs?|[Mm](?:r|rs|s)")
_WHOLE = 2
"""A second name of so many words stands for somebody, where a single word may not."""


class Greeting(Struct, frozen=True):
    """Who are greeted together, and by which words of the note."""

    names: tuple[str, ...]
    """Their names, or the words that mean all of them."""
    start: int
    end: int
    is_group: bool = False


def greets_several(note: str, name: str, sender: str = "") -> Greeting | None:
    """Return whom a note greets, if they are several; `name` is whom it goes to."""
    return _named(note, name, sender) or _as_a_group(note)


def _as_a_group(note: str) -> Greeting | None:
    found = _GROUP.search(note)
    if not found:
        return None
    return Greeting((f"“{found[0]}”",), found.start(), found.end(), is_group=True)


def _named(note: str, name: str, sender: str) -> Greeting | None:
    """Return who stand in a list at the beginning of the note."""
    own = {folded(word) for word in re.split(r"[\s.-]+", name)} - {""}
    mine = {folded(word) for word in sender.split()} - {""}
    ordinary = _ordinary(note)
    names: dict[str, str] = {}
    start = end = 0
    is_joined = False
    for text, at, before, is_greeted in _parts(note):
        bare = [w for w in re.split(r"[\s.-]+", text) if w and not _TITLE.fullmatch(w)]
        parts = {folded(word) for word in bare}
        if not parts:
            continue
        is_own = parts <= own
        is_name = is_own or _is_name(text, is_greeted, ordinary)
        if parts & mine or not is_name:
            if before == "and" and len(names) > 1:
                names.popitem()  # "Ben and Jo told me": who tells is not greeted.
            break
        if not is_own and names and not before:
            break  # A sentence of one word, such as "Congratulations!"
        names.setdefault("" if is_own else text.casefold(), text)
        start, end = start if end else at, at + len(text)
        is_joined = is_joined or (len(names) > 1 and before == "and")
    several = tuple(names.values())
    if len(several) < _WHOLE:
        return None
    is_list = (
        is_joined
        or len(several) > _WHOLE
        or len(several[1].split()) >= _WHOLE
        or bool(_HONORED.fullmatch(several[1]))
    )
    return Greeting(several, start, end) if is_list else None


def _parts(note: str) -> Iterator[tuple[str, int, str, bool]]:
    """Yield the pieces of the beginning: where each stands, and what parts it.

    What parts it from the one before is "and", ",", or "" for the end of a sentence.
    Greetings are left out, and it is told whether one stood anywhere before.
    """
    at, before, is_greeted = 0, ",", False
    text = note[:_BEGINNING]
    while at <= len(text):
        found = _PARTED.search(text, at)
        end = found.start() if found else len(text)
        while found and found[0] == "." and _is_short(text[at:end]):  # "Dr. Ana Diaz"
            found = _PARTED.search(text, found.end())
            end = found.start() if found else len(text)
        piece = text[at:end]
        bare, skipped = _ungreeted(piece)
        is_greeted = is_greeted or skipped
        if bare.strip():
            lead = len(piece) - len(bare) + (len(bare) - len(bare.lstrip()))
            again = "and" if skipped and at else before
            yield bare.strip(), at + lead, again, is_greeted
            before = ""
        if not found:
            return
        sign = found[0].strip()
        if sign[:1].isalpha() or (sign and sign in "&+"):
            before = "and"
        elif sign not in (".", "!", "?", ":", "—", "–", "-"):  # noqa: RUF001
            before = before or ","
        at = found.end()


def _is_short(text: str) -> bool:
    words = text.split()
    return bool(words) and len(words[-1]) <= 4 and words[-1][:1].isupper()


def _ungreeted(piece: str) -> tuple[str, bool]:
    """Return a piece without the greeting that it begins with."""
    skipped = False
    while found := re.match(r"\s*([^\W\d_]['’\w]*)(?=\s|$)", piece):  # noqa: RUF001
        if folded(found[1]) not in _greetings():
            break
        piece, skipped = piece[found.end() :], True
    return piece, skipped


def _is_name(text: str, is_greeted: bool, ordinary: Set[str]) -> bool:
    """Tell whether it is written as a name is; in small letters, after a greeting."""
    if _HONORED.fullmatch(text):
        return True
    if not _CALLED.fullmatch(text):
        return False
    parts = [word for word in text.split() if word not in _PARTICLES]
    if not parts or folded(parts[0]) in ordinary:
        return False
    if all(part[0].isupper() for part in parts):
        return True
    return is_greeted and len(text.split()) == 1 and text.islower()


@cache
def _greetings() -> frozenset[str]:
    texts = (w for t in TONGUES.values() for w in t.greeting.split())
    return frozenset(map(folded, (*texts, "To", "Cc")))


def _ordinary(note: str) -> Set[str]:
    """Return the words that any sentence is made of, in the note's languages.

    In every language would be too many: Ben is Turkish for me.
    """
    small = [word.text for word in words(note) if not note[word.start].isupper()]
    codes = {"en", *languages(small, "")}
    return frozenset().union(*(common_words()[code] for code in codes))


def is_names_only(note: str) -> bool:
    """Tell whether a note is nothing but names, in whatever way they are set."""
    ordinary = _ordinary(note) - _greetings()
    found = re.findall(r"[^\W\d_]['’\w-]*", note)  # noqa: RUF001
    cased = [word for word in found if folded(word) not in _greetings()]
    return bool(cased) and all(
        word[0].isupper() and folded(word) not in ordinary for word in cased
    )
