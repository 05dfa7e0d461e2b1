"""Going on in a list of several parts, once what the cursor is on was decided."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from typing import TypeVar

from screens.widgets.lines import Lines

P = TypeVar("P", bound=Hashable)


def go_on(
    lines: Lines,
    before: Mapping[str, P],
    now: Mapping[str, P],
    decided: str,
    waiting: Set[P],
) -> None:
    """Put the cursor on what comes next, if one went to another part, or away.

    `before` and `now` say which part each key is in, from top to bottom; those in
    `waiting` wait for the user and are decided together. The cursor goes to the one
    below in its own part, else above, else to another one that waits, and otherwise
    nowhere: a key too many would decide about what waits for nothing.
    """
    part, part_now = before[decided], now.get(decided)
    if part_now == part or part_now in waiting:
        return
    keys = list(before)
    at = keys.index(decided)
    near = [*keys[at + 1 :], *reversed(keys[:at])]
    for wanted in ({part}, waiting if part in waiting else {part}):
        for key in near:
            if now.get(key) in wanted:
                lines.select(key)
                return
    lines.leave()
