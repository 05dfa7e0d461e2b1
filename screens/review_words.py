"""How the review is put into words: its steps, and what lies ahead and behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from screens.widgets.lines import Row
from screens.widgets.sheet import Line
from store.records import Verdict
from store.rules import prep
from store.rules.review import STEPS, Bookmark, ReviewStep
from store.rules.words import count, day, in_days, moment
from store.views import CardRow, Desk, Happened, Part, ReviewView, Status

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
) -> Iterator[Row]:
    """Yield a line for each step, with what awaits there; at last, the end.

    Between two reviews nothing is ticked off: the lines lead where the steps would.
    """
    gone = {*seen}
    for step in STEPS:
        sign = "[x]" if awaits.view.is_done(step, gone) else "[ ]"
        name = f"{sign if is_held else '':3} {step.number}  {_NAMES[step]:15} "
        yield Row(step, ((name, "strong"), (awaits.said(step), "")))
    if is_held:
        about = "keeps what the week came to, with a snapshot"
        yield Row(END, ((f"{'':7}{'End the review':15} ", "strong"), (about, "")))


@dataclass(frozen=True, slots=True)
class Awaits:
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

    def said(self, step: ReviewStep) -> str:
        """Say what awaits in a step."""
        return {
            ReviewStep.LOOK_BACK: self._looked_back,
            ReviewStep.INVITATIONS: self._invitations,
            ReviewStep.PREPARE: self._prepare,
            ReviewStep.FOLLOW_THROUGH: self._follow_through,
            ReviewStep.BANDWIDTH: self._bandwidth,
            ReviewStep.INTENTION: self._intention,
        }[step]()

    def _looked_back(self) -> str:
        since = f"since {day(self.view.since, self.view.today)}"
        if self.week is None:
            return since
        talks = sum(each.is_talk for each in self.week)
        parts = [count(talks, "conversation")] if talks else []
        done = sum(each.kind == "done" for each in self.week)
        parts += [count(done, "step done", "steps done")] if done else []
        return f"{', '.join(parts) or 'nothing is recorded'} {since}"

    def _invitations(self) -> str:
        if not self.status.waiting:
            asked = self.status.asked
            return "none are waiting" + (f", {asked} asked" if asked else "")
        rows = self.desk.inbox()
        new, answered = rows.of(Part.NEW), len(rows.of(Part.ANSWERED))
        parts = [f"{len(new)} new"] * bool(new)
        if self.week is not None:
            personal = sum(r.judgement.verdict is Verdict.PERSONAL for r in new)
            parts += [f"{personal} of them personal"] * bool(personal)
        parts += [f"{answered} answered"] * bool(answered)
        return ", ".join(parts)

    def _prepare(self) -> str:
        near = [c for c in self.cards if prep.is_unready_and_near(c.card, self.today)]
        if near and near[0].card.on:
            when = in_days(near[0].card.on, self.today)
            return f"{near[0].person.name}, {when}: {prep.lacking(near[0].card)}"
        if not self.cards:
            return "no meeting is planned"
        past = sum(prep.is_past(row.card, self.today) for row in self.cards)
        unready = sum(bool(row.missing) for row in self.cards)
        parts = [count(len(self.cards), "meeting")]
        parts += [f"{past} to be debriefed"] * bool(past)
        parts += [f"{unready} not ready yet"] * bool(unready)
        return ", ".join(parts)

    def _follow_through(self) -> str:
        if not self.status.due:
            return "none due"
        promised = self.status.promised
        among = f", {count(promised, 'promise')} among them" if promised else ""
        return f"{self.status.due} due{among}"

    def _bandwidth(self) -> str:
        places = self.status.bandwidth
        quiet = self.view.left[ReviewStep.BANDWIDTH]
        if not places.active:
            return f"nobody holds one of {places.cap} places yet: a on People gives one"
        said = f"{places.active} of {places.cap} places taken"
        if quiet:
            said += f", {quiet} quiet for long"
        if over := self.status.over_week:
            said += f", w{over.isocalendar().week} over"
        return said

    def _intention(self) -> str:
        return self.intended or "whom will you help next week?"

    @property
    def today(self) -> date:
        """The user's day."""
        return self.view.today


def ahead(awaits: Awaits, bookmark: Bookmark | None) -> list[Line]:
    """Return what to do next, what lies ahead, and how one helped this week."""
    lines: list[Line] = []
    if awaits.view.is_due or bookmark:
        hint = "Enter goes on. Stop whenever you like; your place is kept."
        lines += [((f" {hint}", "dim"),), ()]
    meetings: list[Line] = [((line, ""),) for line in _meetings(awaits)]
    if until := awaits.status.next_lapse:
        lapses = f"   {day(until)}  the first silent invitation lapses; nothing is lost"
        meetings.append(((lapses, ""),))
    if meetings:
        lines += [((" Ahead of you", "strong"),), *meetings]
    if helped := [each for each in awaits.week or () if each.is_help][:_HELPED]:
        lines += [(), ((" You helped this week", "strong"),)]
        lines += [((f"   {each.name:20} {each.what}", ""),) for each in helped]
    if nudges := awaits.nudges[:_NUDGES]:
        lines += [(), ((" Whom might you help?", "strong"),)]
        lines += [((f"   {said}", ""),) for said in nudges]
    return lines


def _meetings(awaits: Awaits) -> Iterator[str]:
    """Yield the next meetings, each with its day and how far it is prepared."""
    today = awaits.today
    dated = [row for row in awaits.cards if row.card.on and row.card.on >= today]
    for row in dated[:_MEETINGS]:
        assert row.card.on
        when = moment(row.card.on, row.card.at, today)
        state = "confirmed" if row.card.confirmed_on else str(row.state)
        what = " ".join(row.card.purpose.split()) or "no purpose yet"
        yield f"   {when:18}{row.person.name:20} {state:10} {what}"
