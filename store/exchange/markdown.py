"""Reviews as Markdown, to be read and kept anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from store.records import Review

_OBEYED = re.compile(
    r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)"  # Wherever it stands,
    r"|^(?:[#>+-]|=+$)"  # and where a line begins.
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


class Held(Struct, frozen=True):
    """A review as it is written out."""

    review: Review
    summed_up: str
    intention: str
    decided: Sequence[str]
    not_done: Sequence[str]
    """The steps that were skipped."""


def reviews_as_markdown(several: Iterable[Held]) -> str:
    """Return the reviews, a heading each; nothing in them is taken for a mark."""
    lines = [line for held in several for line in _lines(held)]
    return "".join(f"{line}\n" for line in ["# Reviews\n", *lines]) if lines else ""


def _lines(held: Held) -> Iterable[str]:
    review = held.review
    yield f"## Review of {review.day.isoformat()}\n"
    yield f"{literal(held.summed_up)}\n"
    if held.not_done:
        yield f"Not done: {', '.join(held.not_done)}\n"
    if held.intention:
        yield f"Intention: {literal(held.intention)}\n"
    for said in held.decided:
        yield f"- {literal(said)}"
    if held.decided:
        yield ""


def literal(text: str) -> str:
    """Return a text in one line, with whatever Markdown would obey made literal."""
    line = _OBEYED.sub(r"\\\g<0>", " ".join(text.split()))
    return _NUMBERED.sub(r"\1\\\2", line)
