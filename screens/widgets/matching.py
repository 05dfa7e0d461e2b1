"""Finding what was typed in what is shown, whatever the case and the accents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from unicodedata import combining, normalize

from screens.widgets.spans import Span


def folded(text: str) -> str:
    """Return `text` as it is compared: lower case, without accents."""
    if text.isascii():
        return text.lower()
    return "".join(map(_folded_sign, text))


def matches(pattern: str, text: str) -> list[tuple[int, int]]:
    """Return where the folded `pattern` stands in `text`, as offsets into `text`."""
    if not pattern:
        return []
    origins = [n for n, sign in enumerate(text) for _ in _folded_sign(sign)]
    found, start, whole = [], 0, folded(text)
    while (start := whole.find(pattern, start)) >= 0:
        stop = start + len(pattern)
        found.append((origins[start], origins[stop - 1] + 1))
        start = stop
    return found


def marked(pattern: str, spans: Iterable[Span]) -> Iterator[tuple[Span, bool]]:
    """Divide `spans` into what matches the folded `pattern`, across spans, and not."""
    if not pattern:
        yield from ((span, False) for span in spans)
        return
    spans = list(spans)
    found = matches(pattern, "".join(text for text, _tone in spans))
    offset = 0
    for text, tone in spans:
        edges = {0, len(text)}
        for edge in (edge for match in found for edge in match):
            if 0 < edge - offset < len(text):
                edges.add(edge - offset)
        cuts = sorted(edges)
        for start, stop in pairwise(cuts):
            inside = any(a <= offset + start < b for a, b in found)
            yield (text[start:stop], tone), inside
        offset += len(text)


def _folded_sign(sign: str) -> str:
    """Fold one character; an accent by itself vanishes."""
    if sign.isascii():
        return sign.lower()
    return "".join(c for c in normalize("NFKD", sign).casefold() if not combining(c))
