"""How the review is put into words: its steps, and what lies ahead and behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from screens.widgets.drawn import NARROW
from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, paragraph
from screens.widgets.spans import Span
from store.desk import Desk
from store.records import Verdict
from store.rules import prep
from store.rules.review import STEPS, WITH_LISTS, Bookmark, ReviewStep
from store.rules.words import count, day, in_days, moment
from store.views import CardRow, Happened, Part, ReviewView, Status

END = "end"
"""The key of the line that ends the review."""

_NAMES = {
    ReviewStep.LOOK_BACK: "Look back",
    ReviewStep.INVITATIONS: "Invitations",
    ReviewStep.PREPARE: "Prepare",
    ReviewStep.FOLLOW_THROUGH: "Follow through",
    ReviewStep.BANDWIDTH: "Bandwidth",
    ReviewStep.INTENTION: "One intention",
}
_BRIEFLY = _NAMES | {
    ReviewStep.FOLLOW_THROUGH: "Follow-up",
    ReviewStep.INTENTION: "Intention",
}
"""What the steps are called where it is narrow."""
_MARGIN = 3
"""The cells of a list before its lines."""

_GOES_ON = "Enter goes on. Stop whenever you like: where you are is kept."
_JUMPS = "Enter goes on, 1-6 jump to a step. Where you are is kept."
"""What is said once a review is under way: before, the numbers lead to the screens."""

_MEETINGS = 4
"""So many meetings are shown ahead."""
_HELPED = 3
_NUDGES = 2


def review_title(view: ReviewView, bookmark: Bookmark | None) -> tuple[str, str]:
    """Return which review it is, and how it stands, for the two ends of a line."""
    last = view.last
    was = f"last one: {day(last.day)}, {last.minutes} min" if last else ""
    which = f"week {view.day.isocalendar().week}"
    if view.day != view.today:
        which = f"of {day(view.day)}"
    if bookmark:
        return f"Weekly review · {which} · under way", was
    if view.is_due:
        return f"Weekly review · {which}", was
    return f"Weekly review · the next one is {day(view.day)}", was


def step_lines(
    awaits: Awaits, seen: Iterable[ReviewStep], is_held: bool
) -> Iterator[StepLine]:
    """Yield a line for each step, with what awaits there; at last, the end.

    Between two reviews nothing is ticked off: the lines lead where the steps would.
    """
    gone = {*seen}
    for step in STEPS:
        sign = _sign(awaits.view, step, gone) if is_held else ""
        yield StepLine(step, sign, awaits.said(step))
    if is_held:
        yield StepLine(END, "", _ENDS)


def _sign(view: ReviewView, step: ReviewStep, gone: set[ReviewStep]) -> str:
    """Tell what was gone through from that in which there was nothing to do."""
    if not view.is_done(step, gone):
        return "[ ]"
    return "[-]" if step in WITH_LISTS and step not in gone else "[x]"


class Said(NamedTuple):
    """Something in words, and in the 19 cells that there are where it is narrow."""

    whole: str
    briefly: str


_ENDS = Said("keeps what the week came to, with a snapshot", "keeps the week")


class StepLine(Struct, frozen=True):
    """A step of the review, with what awaits in it; or the end of the review."""

    key: str
    sign: str
    said: Said

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the sign and the name before what awaits."""
        narrow = width < NARROW - _MARGIN
        if self.key == END:
            number, name = " ", "End" if narrow else "End the review"
        else:
            step = ReviewStep(self.key)
            number, name = str(step.number), (_BRIEFLY if narrow else _NAMES)[step]
        if narrow:
            yield f"{self.sign:3} {number} {name:11} ", "strong"
            yield self.said.briefly, ""
        else:
            yield f"{self.sign:3} {number}  {name:15} ", "strong"
            yield self.said.whole, ""


class Awaits(Struct, frozen=True):
    """What awaits in each step."""

    view: ReviewView
    status: Status
    desk: Desk
    cards: tuple[CardRow, ...]
    week: Sequence[Happened] | None
    """What one looks back on; None before there is time to read it, and the notes."""
    nudges: tuple[str, ...] = ()
    """Who gave of late while nothing went back; it is no debt."""
    intended: str = ""
    """Whom one means to help, and how."""

    def said(self, step: ReviewStep) -> Said:
        """Say what awaits in a step."""
        return {
            ReviewStep.LOOK_BACK: self._looked_back,
            ReviewStep.INVITATIONS: self._invitations,
            ReviewStep.PREPARE: self._prepare,
            ReviewStep.FOLLOW_THROUGH: self._follow_through,
            ReviewStep.BANDWIDTH: self._bandwidth,
            ReviewStep.INTENTION: self._intention,
        }[step]()

    def _looked_back(self) -> Said:
        first = day(self.view.since, self.view.today)
        since = f"since {first}"
        if self.week is None:
            return Said(since, since)
        talks = sum(each.is_talk for each in self.week)
        done = sum(each.kind == "done" for each in self.week)
        whole = _some(
            (talks, count(talks, "conversation")),
            (done, count(done, "step done", "steps done")),
        )
        briefly = _some((talks, count(talks, "talk")), (done, f"{done} done"))
        return Said(
            f"{whole or 'nothing new is recorded'} {since}", briefly or "nothing new"
        )

    def _invitations(self) -> Said:
        if not self.status.waiting:
            asked = self.status.asked
            return Said(
                "none are waiting" + (f", {asked} asked" if asked else ""),
                "none waiting",
            )
        rows = self.desk.inbox()
        new, answered = rows.of(Part.NEW), len(rows.of(Part.ANSWERED))
        personal = (
            0
            if self.week is None
            else sum(row.judgement.verdict is Verdict.PERSONAL for row in new)
        )
        others = answered, f"{answered} answered"
        several = len(new), f"{len(new)} new"
        return Said(
            _some(several, (personal, f"{personal} of them personal"), others),
            _some(several, others),
        )

    def _prepare(self) -> Said:
        left = self.view.left[ReviewStep.PREPARE]
        if not self.cards:
            return Said("no meeting is planned", "no meeting")
        briefly = f"{left} to prepare"
        near = [c for c in self.cards if prep.is_unready_and_near(c.card, self.today)]
        if near and near[0].card.on:
            when = in_days(near[0].card.on, self.today)
            lacking = prep.lacking(near[0].card)
            return Said(f"{near[0].person.name}, {when}: {lacking}", briefly)
        if not left:
            ahead = count(len(self.cards), "meeting")
            return Said(f"{ahead} ahead, nothing to do yet", "none yet")
        past = sum(prep.is_past(row.card, self.today) for row in self.cards)
        later = len(self.cards) - left
        return Said(
            _some(
                (left - past, f"{left - past} to prepare and confirm"),
                (past, f"{past} to be debriefed"),
                (later, f"{later} later"),
            ),
            briefly if left > past else f"{past} to debrief",
        )

    def _follow_through(self) -> Said:
        if not self.status.due:
            return Said("none due", "none due")
        promised = self.status.promised
        among = f", {count(promised, 'promise')} among them" if promised else ""
        due = f"{self.status.due} due"
        return Said(due + among, _some((1, due), (promised, f"{promised} promised")))

    def _bandwidth(self) -> Said:
        places = self.status.bandwidth
        quiet = self.view.left[ReviewStep.BANDWIDTH]
        if not places.active:
            return Said(
                "nobody holds a place yet: whom to start with", "start with one"
            )
        whole = f"{places.active} of {places.cap} places taken"
        over = self.status.over_week
        week = f"w{over.isocalendar().week} over its hours" if over else ""
        return Said(
            _some((1, whole), (quiet, f"{quiet} quiet for long"), (bool(over), week)),
            _some((1, f"{places.active} of {places.cap}"), (quiet, f"{quiet} quiet")),
        )

    def _intention(self) -> Said:
        asked = Said("whom will you help next week?", "whom to help?")
        return Said(self.intended, self.intended) if self.intended else asked

    @property
    def today(self) -> date:
        """The user's day."""
        return self.view.today


def ahead(
    awaits: Awaits, bookmark: Bookmark | None, width: int, is_beside: bool
) -> list[Line]:
    """Return what to do next, what lies ahead, and how one helped this week.

    Beside the steps there is room for more lines, and for fewer words in each.
    """
    lines: list[Line] = []
    if awaits.view.is_due or bookmark:
        said = _JUMPS if bookmark else _GOES_ON
        lines += [*paragraph(said, width, tone="dim"), ()]
    meetings = list(_meetings(awaits, width, is_beside))
    if until := awaits.status.next_lapse:
        lapses = f"{day(until)}: the first silent invitation lapses; nothing is lost"
        meetings += paragraph(lapses, width, indent=3)
    if meetings:
        lines += [((" Ahead of you", "strong"),), *meetings]
    if helped := [each for each in awaits.week or () if each.is_help][:_HELPED]:
        lines += [(), ((" You helped this week", "strong"),)]
        lines += [((f"   {each.name:20} {each.what}", ""),) for each in helped]
    if nudges := awaits.nudges[:_NUDGES]:
        lines += [(), ((" Whom might you help?", "strong"),)]
        for said in nudges:
            lines += paragraph(said, width, indent=3)
    return lines


def _meetings(awaits: Awaits, width: int, is_beside: bool) -> Iterator[Line]:
    """Yield the next meetings, each with its day, how far it is prepared, what for."""
    today = awaits.today
    dated = [row for row in awaits.cards if row.card.on and row.card.on >= today]
    for row in dated[:_MEETINGS]:
        assert row.card.on
        when = moment(row.card.on, row.card.at, today)
        state = "confirmed" if row.card.confirmed_on else str(row.state)
        what = " ".join(row.card.purpose.split()) or "no purpose yet"
        line = f"   {when:18}{row.person.name:20} "
        if is_beside:
            yield ((line, ""),)
            yield from paragraph(f"{state} · {what}", width, indent=21)
        else:
            yield ((f"{line}{state:10} {what}", ""),)


def _some(*parts: tuple[int, str]) -> str:
    """Join the words of what there is any of."""
    return ", ".join(said for number, said in parts if number)
