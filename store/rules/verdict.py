"""The verdict on an invitation's note: boilerplate, template or personal, and why.

Each signal rests on words of the note and carries a weight: positive for something
specific about the recipient, negative for what could be sent to anyone.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records import Verdict
from store.rules.verdict_reading import plain

if TYPE_CHECKING:
    from store.rules.verdict_signals import Evidence, Signal

PERSONAL_FROM = 1.8
"""What specific things must weigh for a note to be personal."""
AGAINST = 0.6
"""How much of the weight against has to be outweighed besides."""
RESIDUE = 2
"""How many words of its own a note may have and still be stock."""
SHOWN = 3
LONGEST_SHOWN = 60


class Judgement(Struct, frozen=True):
    """What a note is, on which words, and how surely."""

    verdict: Verdict
    because: tuple[str, ...]
    """The words it rests on, as they stand in the note; "no note" for none."""
    confidence: float
    """0 to 1."""


_EMPTY = Judgement(Verdict.BOILERPLATE, ("no note",), 1.0)


def judge(
    text: str, *, sender: str = "", recipient: str = "", lang: str = ""
) -> Judgement:
    """Say what a note is, from its words alone; names and language only help."""
    note = plain(text) if text else ""
    if not note:
        return _EMPTY
    from store.rules.verdict_signals import (
        evidence,
    )  # 97 notes of 100 are empty: no word lists.

    found = evidence(note, sender, recipient, lang)
    verdict, margin = _weighed(found)
    return Judgement(verdict, _because(note, verdict, found), _sureness(margin))


def _weighed(found: Evidence) -> tuple[Verdict, float]:
    """Return the verdict and by how much weight it stands."""
    above = sum(s.weight for s in found.signals if s.weight > 0)
    below = -sum(s.weight for s in found.signals if s.weight < 0)
    margin = above - PERSONAL_FROM - AGAINST * below
    if margin >= 0 and not found.slots:
        return Verdict.PERSONAL, margin
    if found.residue <= RESIDUE and _against_little(below, found.slots):
        return Verdict.BOILERPLATE, RESIDUE + 1 - found.residue
    return Verdict.TEMPLATE, 3.0 if found.slots else -margin


def _against_little(below: float, slots: tuple[Signal, ...]) -> bool:
    """Say whether only stock praise speaks; one slot for a name is still stock."""
    return below < 0.5 and len(slots) == 1 if slots else below < 1


def _sureness(margin: float) -> float:
    return round(1 / (1 + math.exp(-abs(margin))), 2)


def _because(note: str, verdict: Verdict, found: Evidence) -> tuple[str, ...]:
    if verdict is Verdict.PERSONAL:
        spans: Iterable[Signal] = sorted(found.signals, key=lambda s: -s.weight)
    elif verdict is Verdict.BOILERPLATE:
        spans = found.stock
    else:
        against = [s for s in found.signals if s.weight < 0]
        spans = found.slots or sorted(against, key=lambda s: s.weight)
    return tuple(_shown(note, spans)) or (_cut(note),)


def _shown(note: str, spans: Iterable[Signal]) -> Iterator[str]:
    taken: list[Signal] = []
    for span in spans:
        if len(taken) < SHOWN and not any(
            t.start < span.end and span.start < t.end for t in taken
        ):
            taken.append(span)
    return (_cut(note[s.start : s.end]) for s in sorted(taken, key=lambda s: s.start))


def _cut(words: str) -> str:
    if len(words) <= LONGEST_SHOWN:
        return words
    return words[:LONGEST_SHOWN].rpartition(" ")[0] or words[:LONGEST_SHOWN]
