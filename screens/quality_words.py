"""How what came of meetings is put into words and bars, on a screen or printed."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from store.rules.quality import ENOUGH, Comparison, Pair, Share
from store.rules.words import count

BAR = 24
"""The cells of a bar, unless there is less room."""


class Part(Struct, frozen=True):
    """Some of the meetings: all, those of a source, or those of a season."""

    key: str
    title: str
    pair: Pair


def parts(view: Comparison, seasons: dict[str, str]) -> Iterator[Part]:
    """Yield the meetings in all, by source, by season; `seasons` are names by id.

    A source that all of them share says nothing that they don't say in all.
    """
    yield Part("all", "In all", view.all)
    for source, pair in view.sources:
        if pair != view.all:
            yield Part(f"source {source}", source[0].upper() + source[1:], pair)
    for id, pair in view.seasons:
        yield Part(f"season {id}", seasons.get(id, "a season"), pair)


def both(pair: Pair) -> tuple[tuple[str, Share], tuple[str, Share]]:
    """Return the two shares of a pair, by name."""
    return ("prepared", pair.prepared), ("unprepared", pair.unprepared)


def share_said(share: Share, *, brief: bool = False) -> str:
    """Say of how many something came: "7 of 9, so 45 to 94 %"; or that it's too few."""
    if not share.of:
        return "none"
    figures = f"{share.came} of {share.of}"
    if (between := share.interval) is None:
        if brief:
            return f"{figures}, too few"
        return f"{figures} · too few to say anything ({ENOUGH} are enough)"
    low, high = (round(100 * bound) for bound in between)
    return f"{figures}, {low}-{high}%" if brief else f"{figures}, so {low} to {high} %"


def bar(share: Share, *, cells: int = BAR, ascii: bool = False) -> str:
    """Return a share as a bar, with a line at it, and where it may truly lie.

    It is full up to the lower end of the interval, half full up to the upper one.
    Too few meetings have no bar: it would say more than they do.
    """
    if (between := share.interval) is None:
        return ""
    full, half, empty, line = "#=.|" if ascii else "█▄░│"
    low, high = (round(bound * cells) for bound in between)
    at = min(round(share.came / share.of * cells), cells - 1)
    signs = full * low + half * (high - low) + empty * (cells - high)
    return signs[:at] + line + signs[at + 1 :]


def conclusion(view: Comparison) -> Iterator[str]:
    """Say what the figures are good for: what they show, and what they don't."""
    pair = view.all
    counted = pair.prepared.of + pair.unprepared.of
    if pair.is_apart is None:
        figures = f"{pair.prepared.of} prepared, {pair.unprepared.of} unprepared"
        yield f"Too little to compare ({figures}): {ENOUGH} of each are enough."
    elif pair.is_apart:
        yield "The two ranges lie apart: by chance alone that is rare."
    else:
        yield "The two ranges overlap: the difference may be chance."
    if view.recent:
        verb = "is" if view.recent == 1 else "are"
        yield (
            f"{count(view.recent, 'meeting')} of the last 90 days {verb} not counted: "
            "what comes of them is yet to be seen."
        )
    if counted:
        yield (
            "It shows no cause: whom you prepare for may be whom you would help anyway."
        )


def signs_said(share: Share) -> str:
    """Say what came, and of how many: "a gift 3, an outcome 1"."""
    if not share.of:
        return "There are no such meetings."
    if not share.signs:
        return f"Nothing is known to have come of these {count(share.of, 'meeting')}."
    came = ", ".join(f"{sign} {number}" for sign, number in share.signs)
    return f"Of {count(share.of, 'meeting')}, within 90 days: {came}"
