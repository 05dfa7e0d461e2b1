"""How invitations and people are put into words, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, paragraph
from screens.widgets.spans import Span, Tone, column
from store.records import Invitation, Person, Standing, Talk, Verdict
from store.rules.cadence import said
from store.rules.inbox import first_name
from store.rules.words import date_only, day, in_days
from store.views import InboxRow, Part

NARROW = 56
"""Below so many cells, a line shows only what one must know."""

VERDICT_TONES: dict[Verdict, Tone] = {
    Verdict.PERSONAL: "good",
    Verdict.TEMPLATE: "",
    Verdict.BOILERPLATE: "dim",
}


def brief_day(on: date, today: date) -> str:
    """Return a day in six cells: "Sat 21", "12 Oct" or "Oct'24"."""
    days = (today - on).days
    if 0 <= days < 20:
        return f"{on:%a} {on.day:02}"
    if -180 < days < 300:
        return f"{on.day:2} {on:%b}"
    return f"{on:%b}'{on:%y}"


class InvitationLine(Struct, frozen=True):
    """An invitation in the inbox."""

    row: InboxRow
    today: date

    @property
    def key(self) -> str:
        """The invitation's id."""
        return self.row.invitation.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, what the note is, when, and how it begins."""
        invitation, narrow = self.row.invitation, width < NARROW
        name = 17 if narrow else max(18, width // 4)
        yield column(invitation.name, name, glyphs.ellipsis) + " ", ""
        if self.row.part is Part.ASKED:
            yield from self._asked(invitation, narrow)
        else:
            yield from self._waiting(invitation, narrow)

    def _waiting(self, invitation: Invitation, narrow: bool) -> Iterator[Span]:
        verdict = self.row.judgement.verdict
        if self.row.part is Part.ANSWERED:
            yield f"{'answered':12} ", "good"
        else:
            yield f"{verdict:12} ", VERDICT_TONES[verdict]
        yield brief_day(invitation.received.date(), self.today), ""
        if not narrow:
            yield "  " + opening(invitation.answer or invitation.note), ""

    def _asked(self, invitation: Invitation, narrow: bool) -> Iterator[Span]:
        if invitation.asked_on and not narrow:
            yield f"asked {brief_day(invitation.asked_on, self.today):15}", ""
        yield lapse_words(invitation, self.today), ""


class AsideLine(Struct, frozen=True):
    """An invitation that was put off, or that lapsed lately."""

    row: InboxRow
    today: date

    @property
    def key(self) -> str:
        """The invitation's id."""
        return self.row.invitation.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who comes back or has lapsed, and when."""
        invitation, lapsed = self.row.invitation, self.row.part is Part.LAPSED
        tone: Tone = "dim" if lapsed else ""
        name = 17 if width < NARROW else max(18, width // 4)
        yield column(invitation.name, name, glyphs.ellipsis) + " ", tone
        if on := invitation.settled_on if lapsed else invitation.later_until:
            yield f"{'lapsed' if lapsed else 'back'} {day(on, self.today)}", tone


def lapse_words(invitation: Invitation, today: date) -> str:
    """Return when an asked invitation lapses."""
    if invitation.lapses_on is None:
        return ""
    lapses = f"lapses {in_days(invitation.lapses_on, today)}"
    return f"{lapses} · nothing lost" if "in" not in lapses else lapses


def opening(note: str) -> str:
    """Return how a note begins; LinkedIn keeps its stock sentence as an empty one."""
    return " ".join(note.split()) or "(no note)"


def about(row: InboxRow, today: date, width: int) -> list[Line]:
    """Return what is known of who invites, and the note."""
    invitation = row.invitation
    lines: list[Line] = [*_who(row, today, width)]
    note = invitation.note
    if note:
        words = ", ".join(f"“{word}”" for word in row.judgement.because)
        verdict = f" {row.judgement.verdict}: {words}"
        lines += [((verdict, VERDICT_TONES[row.judgement.verdict]),)]
    quoted = (
        f"“{note}”" if note else "(no note of their own: LinkedIn's stock sentence)"
    )
    lines += paragraph(quoted, width, 3)
    if invitation.answered_on:
        lines += [((f" {first_name(invitation.name)} answered", "strong"),)]
        lines += paragraph(f"“{invitation.answer}”", width, 3)
    return lines


def about_reply(row: InboxRow) -> str:
    """Say what a reply is for: it has to go first, or may."""
    if row.is_known or row.judgement.verdict is Verdict.PERSONAL:
        return "A reply, if you wish; a accepts without one"
    return "Your reply, before any acceptance"


def _who(row: InboxRow, today: date, width: int) -> Iterable[Line]:
    """Say who wrote, when, and whether the user knows them."""
    name = row.invitation.name
    knows = (
        known(row.person) if row.person else f"you don't know {first_name(name)} yet"
    )
    when = day(row.invitation.received.date(), today)
    if width < NARROW:
        return [((f" {name}", "strong"), (f" · {when}", "")), *paragraph(knows, width)]
    return [((f" {name}", "strong"), (f" · {when} · {knows}", ""))]


def person_lines(
    person: Person, talk: Talk | None, today: date, width: int
) -> list[Line]:
    """Return who somebody is, where they stand, and what was said last."""
    stands = str(person.standing)
    if person.standing is Standing.ACTIVE and person.since:
        stands = f"active since {date_only(person.since, today)}"
    parts = [person.name, stands, *([said(person.cadence)] if person.cadence else [])]
    lines: list[Line] = [((" " + " · ".join(parts), "strong"),)]
    if talk:
        what = f"“{' '.join(talk.said.split())}”  " if talk.said else ""
        lines += paragraph(f"{what}{date_only(talk.on, today)}, {talk.kind}", width, 3)
    elif person.purpose:
        lines += paragraph(person.purpose, width, 3)
    return [*lines, *letter_begun(person, width)]


def letter_begun(person: Person, width: int) -> Iterable[Line]:
    """Say so if a letter to somebody is begun."""
    said = "A letter is begun: r goes on with it." if person.letter else ""
    return paragraph(said, width, 3, "dim") if said else ()


def known(person: Person) -> str:
    """Return how the user knows a person, in a few words."""
    if person.known_how:
        return f"you know them: {person.known_how}"
    if person.connected_on:
        return f"connected since {person.connected_on:%b %Y}"
    return str(person.standing)
