"""How close a note comes to another: what both say, but for the names in it.

Two notes are laid side by side as rows of words, without greeting, names, signature
and stock sentences: those, any two notes may share. What stands in both is found in
runs, in whatever order. A few words exchanged between two runs, such as a company or a
place, make no note another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from store.rules.tongues import STOCK_SENTENCES, TONGUES
from store.rules.verdict_reading import LONGEST, Word, words

CLOSE = 0.5
"""From this closeness on, a note was said before."""

_ORDINARY = 0.4
"""What a word counts that any note is made of; every other one counts 1."""
_RUN = 1.6
"""What a run of words has to weigh to be more than a turn of phrase."""
_SHORTEST_RUN = 3
"""So many words it has at least."""
_LONE_RUN = 3
"""A single run that weighs less proves nothing by itself."""
_EXCHANGED = 4
"""So many words between two runs may be exchanged."""
_SKELETON = 0.65
"""From what share of equal words, in the same order, one is the other filled anew."""
_LEAST = 4.0
"""What a note weighs at least: of a very short one, little can be said."""
_COMPARED = 8
"""Only so many earlier notes are laid beside one, those with most words in common."""
_ALIKE = 82
"""From what likeness, of 100, a sentence is LinkedIn's own."""

_SENTENCE = re.compile(r"[^.!?;\n。！？।؟]+")  # noqa: RUF001  Stops of other scripts.


class Common(Struct, frozen=True):
    """Words that stand in two notes: where they begin and end in each."""

    start: int
    end: int
    other_start: int
    other_end: int


class Closeness(Struct, frozen=True):
    """How close one note comes to another."""

    degree: float
    """0 to 1: how much of the shorter one stands in the longer."""
    common: tuple[Common, ...] = ()
    """What they have in common, in the order of the first."""


class _Row(Struct, frozen=True):
    """The words of a note that count, and what each of them weighs."""

    words: tuple[Word, ...]
    texts: tuple[str, ...]
    weights: tuple[float, ...]

    def weight(self, at: Iterable[int]) -> float:
        """Return what some of them weigh together."""
        return sum(self.weights[n] for n in at)


def closeness(
    note: str, other: str, names: str = "", other_names: str = ""
) -> Closeness:
    """Return how close a note comes to another one.

    `names` are those of whom a note goes to, and of whom it is from: they don't count.
    """
    one, two = _row(note, names), _row(other, other_names)
    by_runs, filled = _by_runs(one, two), _filled_anew(one, two)
    return filled if filled.degree > by_runs.degree else by_runs


def _by_runs(one: _Row, two: _Row) -> Closeness:
    """Return how much of the shorter one stands in the longer, in runs of words."""
    runs = _runs(one.texts, two.texts, one)
    if not runs or (len(runs) == 1 and _weight(one, runs[0]) < _LONE_RUN):
        return Closeness(0.0)
    shared = sum(_weight(one, run) for run in runs)
    gaps = list(_gaps(runs))
    whole = one.weight(range(len(one.texts))) - sum(one.weight(a) for a, _ in gaps)
    others = two.weight(range(len(two.texts))) - sum(two.weight(b) for _, b in gaps)
    degree = min(shared / max(min(whole, others), _LEAST), 1.0)
    common = (_common(one, two, run) for run in sorted(runs))
    return Closeness(degree, tuple(common))


def _filled_anew(one: _Row, two: _Row) -> Closeness:
    """Return how alike two are word by word, if one is the other with a few exchanged.

    That tells of very short notes, in which no run is long.
    """
    from rapidfuzz.distance import LCSseq

    if min(len(one.texts), len(two.texts)) < _SHORTEST_RUN:
        return Closeness(0.0)
    degree = LCSseq.normalized_similarity(one.texts, two.texts)
    if degree < _SKELETON:
        return Closeness(0.0)
    steps = LCSseq.opcodes(one.texts, two.texts)
    runs = [
        (step.src_start, step.dest_start, step.src_end - step.src_start)
        for step in steps
        if step.tag == "equal"
    ]
    return Closeness(degree, tuple(_common(one, two, run) for run in runs))


def closest(
    note: str, others: Sequence[tuple[str, str]], names: str = ""
) -> tuple[int, Closeness] | None:
    """Return which of several notes one comes closest to, and how close.

    The others are given each with the names in it. None if none has much in common.
    """
    own = _pairs(_row(note, names).texts)
    likely = [
        (len(own & _pairs(_row(text, theirs).texts)), n)
        for n, (text, theirs) in enumerate(others)
    ]
    likely = sorted(each for each in likely if each[0])[-_COMPARED:]
    compared = [
        (closeness(note, others[n][0], names, others[n][1]), n) for _, n in likely
    ]
    found = [(each.degree, n, each) for each, n in compared if each.common]
    if not found:
        return None
    _, n, best = max(found, key=lambda each: each[:2])
    return n, best


@lru_cache(maxsize=4096)
def _row(note: str, names: str) -> _Row:
    """Return the words of a note that count."""
    called = {word.text for word in words(names)}
    kept = [
        word
        for word in _said(note[:LONGEST])
        if word.text not in called and word.text not in _greetings()
    ]
    texts = tuple(word.text for word in kept)
    weights = tuple(_ORDINARY if text in _ordinary() else 1.0 for text in texts)
    return _Row(tuple(kept), texts, weights)


def _said(note: str) -> Iterator[Word]:
    """Yield the words of all sentences but stock ones, as they stand in the note."""
    for sentence in _SENTENCE.finditer(note):
        if not _is_stock(sentence[0]):
            at = sentence.start()
            for word in words(sentence[0]):
                yield Word(word.text, at + word.start, at + word.end, word.ends)


@lru_cache(maxsize=4096)
def _is_stock(sentence: str) -> bool:
    from rapidfuzz import fuzz, process

    text = " ".join(word.text for word in words(sentence))
    found = process.extractOne(text, _stock(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found is not None


@cache
def _stock() -> tuple[str, ...]:
    return tuple(" ".join(w.text for w in words(s)) for s in STOCK_SENTENCES)


@cache
def _greetings() -> frozenset[str]:
    texts = (w.text for t in TONGUES.values() for w in words(t.greeting))
    return frozenset(texts)


@cache
def _ordinary() -> frozenset[str]:
    """Return the words that notes in any language are made of."""
    from store.rules.verdict_lexicon import common_words

    return frozenset().union(*common_words().values())


def _pairs(texts: Sequence[str]) -> set[tuple[str, str]]:
    return {*pairwise(texts)}


_Run = tuple[int, int, int]
"""Where a run begins in each of two rows, and how many words it has."""


def _runs(ones: Sequence[str], others: Sequence[str], row: _Row) -> list[_Run]:
    """Return the runs of words that stand in both, the longest first, none twice."""
    left: list[object] = list(ones)
    right: list[object] = list(others)
    found: list[_Run] = []
    while True:
        matcher = SequenceMatcher(None, left, right, autojunk=False)
        a, b, size = matcher.find_longest_match()
        if size < _SHORTEST_RUN:
            return found
        if row.weight(range(a, a + size)) >= _RUN:
            found.append((a, b, size))
        left[a : a + size] = [(a, n) for n in range(size)]
        right[b : b + size] = [(n, b) for n in range(-size, 0)]


def _weight(row: _Row, run: _Run) -> float:
    return row.weight(range(run[0], run[0] + run[2]))


def _gaps(runs: Iterable[_Run]) -> Iterator[tuple[range, range]]:
    """Yield what was exchanged between two runs that follow each other in both."""
    in_order = sorted(runs)
    for (a, b, size), (then_a, then_b, _) in pairwise(in_order):
        one, other = range(a + size, then_a), range(b + size, then_b)
        if then_b >= b + size and max(len(one), len(other)) <= _EXCHANGED:
            yield one, other


def _common(one: _Row, two: _Row, run: _Run) -> Common:
    a, b, size = run
    return Common(
        one.words[a].start,
        one.words[a + size - 1].end,
        two.words[b].start,
        two.words[b + size - 1].end,
    )
