"""Going on in a list of several parts, once what the cursor is on was decided."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from typing import TypeVar

from screens.widgets.lines import Lines
from screens.widgets.sheet import Line, paragraph

P = TypeVar("P", bound=Hashable)


def go_on(
    lines: Lines,
    before: Mapping[str, P],
    now: Mapping[str, P],
    decided: str,
    waiting: Set[P],
) -> None:
    """Put the cursor on what comes next, if one went to another part, or away.

    `before` and `now` say which part each key is in, from top to bottom. What came to
    one of those in `waiting`, which wait for the user, keeps the cursor. Else it goes
    to the one below in its own part, else above, and otherwise nowhere: a key too many
    would decide about somebody of another part.
    """
    part, part_now = before[decided], now.get(decided)
    if part_now == part or part_now in waiting:
        return
    keys = list(before)
    at = keys.index(decided)
    near = [*keys[at + 1 :], *reversed(keys[:at])]
    following = next((key for key in near if now.get(key) == part), None)
    if following is None or not lines.select(following):
        lines.leave()


def part_done(lines: Lines, width: int) -> list[Line]:
    """Say, below a list whose cursor stands on nothing, how one goes on."""
    said = "Nothing more is left in that part: j goes on." if lines.place[1] else ""
    return [*paragraph(said, width, tone="dim")]
