"""How a line of the follow-up queue is put into words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from rich.cells import cell_len

from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, all_centred
from screens.widgets.spans import Span, Tone, column, cut
from screens.words import NARROW
from store.records import FollowUp, Owed
from store.rules.lateness import Urgency
from store.rules.queue import Cause
from store.rules.words import date_only
from store.views import QueueRow, Status

TONES: dict[Urgency, Tone] = {
    Urgency.NONE: "",
    Urgency.DUE: "warn",
    Urgency.OVERDUE: "bad",
}


class PendingLine(Struct, frozen=True):
    """A line of the queue."""

    row: QueueRow

    @property
    def key(self) -> str:
        """What tells it from every other line."""
        return self.row.pending.key

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say whom it is about, what to do, and why; the reason is never cut first."""
        pending, narrow = self.row.pending, width < NARROW
        who = 13 if narrow else max(16, width // 4)
        yield column(self.row.name, who, glyphs.ellipsis) + " ", ""
        room = width - who - 1
        if narrow:
            is_own = pending.cause in (Cause.STEP, Cause.RETURN)
            why, _, _ = pending.why.partition(", cadence ")  # Their page says it.
            yield pending.what if is_own else why, TONES[pending.urgency]
            return
        why = cut(pending.why, room, glyphs.ellipsis)
        what = max(room - cell_len(why) - 2, 0)
        yield column(pending.what, what, glyphs.ellipsis) + "  ", ""
        yield why, TONES[pending.urgency]


def step_line(step: FollowUp) -> str:
    """Return a next step as it is typed, with the day at its end."""
    whose = {Owed.PROMISED: "promised ", Owed.WAITING: "they: ", Owed.DUE: ""}
    return f"{whose[step.owed]}{step.what} {step.on}"


def step_dates(step: FollowUp, today: date) -> str:
    """Return when a step was promised or asked for, and for when."""
    verb = {Owed.PROMISED: "promised", Owed.DUE: "kept", Owed.WAITING: "asked"}
    since = f"{verb[step.owed]} {date_only(step.since, today)}, " if step.since else ""
    return f"{since}for {date_only(step.on, today)}"


def nothing_pends(status: Status, width: int) -> list[Line]:
    """Say that nothing is owed, and where one may go on."""
    lines = ["", "", "Nothing is owed, and nobody is waiting for you.", ""]
    if status.bandwidth.active:
        lines += ["Whose turn it is shows here by itself, as their cadence says.", ""]
    lines += ["6  People: f keeps a next step, m records a talk"]
    lines += ["3  Prep: a debrief says what follows from a meeting"]
    return all_centred(lines, width)
