"""The signals in a note: its words for and against being personal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace
from rapidfuzz.fuzz import partial_ratio

from store.rules.tongues import STOCK_SENTENCES, Cue
from store.rules.verdict_lexicon import (
    COMMON,
    GENERIC,
    MADE,
    NAME,
    OWN,
    STOCK,
    STOP,
    YOUR,
    Lexicon,
    common_words,
    lexicon,
)
from store.rules.verdict_reading import Word, words

_SLOT = re.compile(
    r"\{\{?[^{}\n]{1,40}\}\}?|%[A-Z_]{3,30}%|\*\|[A-Z_:]{2,30}\|\*|«[A-Z_]{3,30}»"
    r"|\$[A-Z_]{4,30}\b|\bX{3,}\b|<<?[A-Za-z_ ]{3,30}>>?"
)
_BRACKETS = re.compile(r"\[[^\]\[\n]{1,60}\]")
_SLOT_WORDS = re.compile(
    r"name|first|last|your|company|title|role|topic|industry|event|school|field|position|"
    r"mutual|specific|insert|university|project|product|skill|area|"
    r"nombre|empresa|cargo|tema|puesto|nom\b|entreprise|poste|sujet|vorname|firma|thema|stelle|"
    r"nome|azienda|ruolo|argomento|assunto|naam|bedrijf|functie|onderwerp",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”„«《「『]([^\"“”„«»《》「」『』]{4,80})[\"“”»》」』]")
_WHEN = re.compile(r"(?<!\w)(?:19[5-9]\d|20[0-4]\d)(?!\w)")

MOST_CONCRETE = 2.1
EACH_CONCRETE = 0.25
"""What a word of the note's own is worth, and all of them together."""

_AFTER_NAME = re.compile(r"\s?[,.!:;\u2013\u2014-]")
_BEFORE_SIGNATURE = ".,!?-\u2013\u2014~:)"
_LONGEST_NAME = 3

_ALIKE = 82
"""From what likeness, of 100, LinkedIn's own sentence is recognised."""
_WITH_STOCK = 22
"""How many words fit around LinkedIn's sentence: greetings, thanks, a name."""


class Signal(Struct, frozen=True):
    """Words that speak for a note's being personal (positive weight) or against it."""

    start: int
    end: int
    weight: float
    cue: Cue | None = None
    """What they tell, where a phrase of a language does."""


class Evidence(Struct, frozen=True):
    """All that a note says about what it is."""

    signals: tuple[Signal, ...]
    slots: tuple[Signal, ...]
    """Places left for a mail merge."""
    residue: int
    """How many words are its own, beyond stock text, greetings and names."""
    stock: tuple[Signal, ...]


class _Marked(Struct, frozen=True):
    """A word with its kind."""

    word: Word
    kind: str


def evidence(note: str, sender: str, recipient: str, lang: str) -> Evidence:
    """Return what speaks for and against a plain note's being personal."""
    slots = tuple(_slots(note))
    known = tuple(words(_without(note, slots)))
    names = {w.text for name in (sender, recipient) for w in words(name)}
    signals: list[Signal] = list(_shapes(note))
    marked: list[_Marked] = []
    for code in languages([w.text for w in known], lang):
        tongue = lexicon(code)
        fresh = _marked(note, known, tongue, names)
        signals += _found(fresh, tongue)
        signals += _concrete(fresh) if not marked else ()
        marked = marked or fresh
    return Evidence(
        tuple(signals), slots, _residue(known, marked), _stock(known, marked)
    )


def languages(texts: Sequence[str], hint: str) -> tuple[str, ...]:
    """Guess a note's languages: none that is known, one, or one mixed with English."""
    counts = {
        code: sum(text in ordinary for text in texts) + 2 * (code == hint[:2].lower())
        for code, ordinary in common_words().items()
    }
    best = max(counts, key=lambda code: counts[code])
    if counts[best] * 12 < len(texts) or not counts[best]:
        return ()
    mixed = best != "en" and counts["en"] * 2 >= counts[best]
    return (best, "en") if mixed else (best,)


def _without(note: str, slots: Iterable[Signal]) -> str:
    for slot in slots:
        note = note[: slot.start] + " " * (slot.end - slot.start) + note[slot.end :]
    return note


def _slots(note: str) -> Iterator[Signal]:
    brackets = (b for b in _BRACKETS.finditer(note) if _SLOT_WORDS.search(b[0]))
    for found in (*_SLOT.finditer(note), *brackets):
        yield Signal(found.start(), found.end(), 0)


def _shapes(note: str) -> Iterator[Signal]:
    """Yield what shows a specific thing in any language: a quoted title, a year."""
    for shape, weight in ((_QUOTED, 0.8), (_WHEN, 0.4)):
        for turn, found in enumerate(shape.finditer(note)):
            yield Signal(found.start(), found.end(), weight / 2 ** min(turn, 8))


def _marked(
    note: str, known: Iterable[Word], tongue: Lexicon, names: set[str]
) -> list[_Marked]:
    marked = []
    for word in known:
        text = tongue.respelled(word.text)
        kind = NAME if word.text in names else tongue.kind(text)
        marked.append(_Marked(replace(word, text=text), kind))
    return _with_signature(_with_greeting(note, marked, tongue), note)


def _with_greeting(note: str, marked: list[_Marked], tongue: Lexicon) -> list[_Marked]:
    """Mark whom the note greets: a name says nothing about the recipient."""
    start = end = _count(m.word.text in tongue.greeting for m in marked)
    for m in marked[start : start + _LONGEST_NAME]:
        if m.kind != OWN:
            break
        end += 1
        if _AFTER_NAME.match(note, m.word.end):
            return _named(marked, start, end)
    return _named(marked, start, end) if start else marked


def _with_signature(marked: list[_Marked], note: str) -> list[_Marked]:
    """Mark who signs."""
    last = reversed(marked[-_LONGEST_NAME:])
    longest = len(marked) - _count(m.kind == OWN for m in last)
    for start in range(len(marked) - 1, longest - 1, -1):
        before = note[: marked[start].word.start].rstrip(" ")
        if not before or before[-1] in _BEFORE_SIGNATURE:
            return _named(marked, start, len(marked))
    return marked


def _count(holds: Iterable[bool]) -> int:
    """Count how many hold before the first that doesn't."""
    return sum(1 for _ in takewhile(bool, holds))


def _named(marked: list[_Marked], start: int, end: int) -> list[_Marked]:
    names = [replace(m, kind=NAME) for m in marked[start:end]]
    return [*marked[:start], *names, *marked[end:]]


def _found(marked: Sequence[_Marked], tongue: Lexicon) -> Iterator[Signal]:
    parts = [f"{m.word.text}/{m.kind} " + STOP * m.word.ends for m in marked]
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    text = "".join(parts)
    for cue, pattern in tongue.cues:
        for turn, found in enumerate(pattern.finditer(text)):
            first = marked[bisect_right(starts, found.start()) - 1].word
            last = marked[bisect_right(starts, found.end() - 1) - 1].word
            yield Signal(first.start, last.end, cue.weight / 2 ** min(turn, 8), cue)


def _concrete(marked: Sequence[_Marked]) -> Iterator[Signal]:
    """Yield the note's own words, when they outweigh the words of every trade."""
    own = sum(m.kind in (OWN, MADE) for m in marked)
    surplus = own - 2 * sum(m.kind == GENERIC for m in marked)
    if surplus > 0:
        fullest = max(_sentences(marked), key=len)
        yield Signal(
            fullest[0].start,
            fullest[-1].end,
            min(MOST_CONCRETE, EACH_CONCRETE * surplus),
        )


def _sentences(marked: Iterable[_Marked]) -> Iterator[list[Word]]:
    """Yield the own words of each sentence."""
    own: list[Word] = []
    for m in marked:
        if m.kind in (OWN, MADE):
            own.append(m.word)
        if m.word.ends:
            yield own
            own = []
    yield own


def _residue(known: Sequence[Word], marked: Sequence[_Marked]) -> int:
    if len(known) < 2 * _WITH_STOCK and _has_stock_sentence(known):
        return max(0, len(known) - _WITH_STOCK)
    if not marked:
        return len(known)
    return sum(m.kind not in (COMMON, STOCK, NAME, YOUR) for m in marked)


def _has_stock_sentence(known: Iterable[Word]) -> bool:
    text = " ".join(w.text for w in known)
    return any(
        partial_ratio(sentence, text, score_cutoff=_ALIKE) > 0
        for sentence in _stock_sentences()
        if len(sentence) <= len(text) * 1.2
    )


@lru_cache(maxsize=1)
def _stock_sentences() -> tuple[str, ...]:
    return tuple(" ".join(w.text for w in words(s)) for s in STOCK_SENTENCES)


def _stock(known: Sequence[Word], marked: Sequence[_Marked]) -> tuple[Signal, ...]:
    spots = [m.word for m in marked if m.kind == STOCK] or list(known)
    return (Signal(spots[0].start, spots[-1].end, 0),) if spots else ()
