"""Reviews as Markdown, to be read and kept anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from store.records import Review

_OBEYED = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~])")


@dataclass(frozen=True, slots=True)
class Held:
    """A review as it is written out."""

    review: Review
    summed_up: str
    intention: str
    decided: Sequence[str]


def reviews_as_markdown(several: Iterable[Held]) -> str:
    """Return the reviews, a heading each; nothing in them is taken for a mark."""
    return "".join(f"{line}\n" for held in several for line in _lines(held))


def _lines(held: Held) -> Iterable[str]:
    review = held.review
    yield f"## Review of {review.day.isoformat()}\n"
    yield f"{literal(held.summed_up)}\n"
    if held.intention:
        yield f"Intention: {literal(held.intention)}\n"
    for said in held.decided:
        yield f"- {literal(said)}"
    if held.decided:
        yield ""


def literal(text: str) -> str:
    """Return a text in one line, with whatever Markdown would obey made literal."""
    return _OBEYED.sub(r"\\\1", " ".join(text.split()))
