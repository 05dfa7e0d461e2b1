"""How the user's own invitations, and the checklist over a note, are put into words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest

from msgspec import Struct

from screens.fields import FieldLine, PlainLine
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Item
from screens.widgets.sheet import Line, all_centred
from screens.widgets.spans import Span, Tone, column, wrap
from screens.words import NARROW, brief_day, opening
from store.outgoing_views import DraftPage, OutgoingRow
from store.records import Invitation, State
from store.rules.closeness import Closeness, closest
from store.rules.comparing import trust
from store.rules.customise import Check, Checklist, joined, to_whom
from store.rules.outgoing import Lot
from store.rules.words import date_only, day, in_days

TITLES = {
    Lot.DRAFT: "Drafts",
    Lot.SENT: "Sent, it is their turn",
    Lot.ACCEPTED: "Accepted",
    Lot.NOT: "Not accepted",
}


class OutgoingLine(Struct, frozen=True):
    """An invitation that the user writes, or wrote."""

    row: OutgoingRow
    today: date

    @property
    def key(self) -> str:
        """The invitation's id."""
        return self.row.invitation.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say to whom, how far it has come, and why."""
        invitation, narrow = self.row.invitation, width < NARROW
        tone: Tone = "dim" if self.row.lot is Lot.NOT else ""
        name = 17 if narrow else max(18, width // 4)
        yield column(invitation.name, name, glyphs.ellipsis) + " ", tone
        state = standing(self.row, self.today)
        if narrow:
            yield state, tone
            return
        yield f"{brief_day(invitation.received.date(), self.today)}  ", tone
        yield column(state, 20, glyphs.ellipsis) + "  ", tone
        yield invitation.why or opening(invitation.note), tone


def standing(row: OutgoingRow, today: date) -> str:
    """Return how far an invitation has come."""
    invitation = row.invitation
    if row.lot is Lot.DRAFT:
        return "begun" if invitation.note else "nothing written yet"
    if row.lot is Lot.SENT and invitation.lapses_on:
        return f"lapses {in_days(invitation.lapses_on, today)}"
    if row.lot is Lot.NOT and invitation.state is State.SENT:
        return "no answer known"
    return str(invitation.state)


def became(invitation: Invitation, today: date) -> str:
    """Say what became of an invitation, with the day: "sent Mon 2 Nov, lapses …"."""
    if invitation.state is State.DRAFT:
        if invitation.settled_on:
            return f"let go {date_only(invitation.settled_on, today)}"
        return f"a draft, by {invitation.means}"
    said = f"sent {date_only(invitation.received.date(), today)}"
    if invitation.settled_on:
        return f"{said}, {invitation.state} {date_only(invitation.settled_on, today)}"
    if invitation.state is State.SENT and invitation.lapses_on:
        return f"{said}, lapses {day(invitation.lapses_on, today)}"
    return said


# The checklist.


def check_lines(checks: Iterable[Check], width: int) -> Iterator[Item]:
    """Yield what holds and what fails; what would help is never cut."""
    for check in checks:
        yield from _check(check, width, width < NARROW)


def brief_lines(checks: Iterable[Check]) -> Iterator[Item]:
    """Yield a line for each: what holds needs no help."""
    for check in checks:
        yield PlainLine(f"  [x] {check.item}: {check.said}", "good")


_ITEM = 33
"""So many cells the longest item takes, with its box."""


def _check(check: Check, width: int, narrow: bool) -> Iterator[Item]:
    box = f"[{'x' if check.holds else ' '}] {check.item}"
    tone: Tone = "good" if check.holds else ""
    indent = 2 if narrow else _ITEM
    pieces = wrap(check.said, max(width - indent - 5, 8))
    if narrow:
        yield FieldLine(check.item, box, "", tone)
    else:
        yield FieldLine(check.item, f"{box:<{indent}}", pieces.pop(0), tone)
    for piece in pieces:
        yield PlainLine("  " + " " * indent + piece, tone)


# What is known, and what was said before.


def known_lines(page: DraftPage, width: int) -> Iterator[Item]:
    """Yield what is known of whom one writes to, each piece to be stood on."""
    if page.person and page.person.connected_on:
        since = date_only(page.person.connected_on, page.aim.today)
        said = f"You are connected since {since}: a letter, r on their page, reaches"
        for piece in wrap(f"{said} them.", width - 6):
            yield PlainLine("  " + piece, "dim")
    longest = max((len(fact.label) for fact in page.aim.known), default=0)
    indent = min(max(10 if width < NARROW else 14, longest + 1), _LABEL)
    for number, fact in enumerate(page.aim.known):
        pieces = wrap(fact.text, max(width - indent - 5, 8))
        yield FieldLine(f"known:{number}", f"{fact.label:<{indent}}", pieces[0])
        for piece in pieces[1:]:
            yield PlainLine("  " + " " * indent + piece)
    if not page.aim.known:
        name = page.invitation.name
        for piece in wrap(f"Nothing is known of {name} but the name.", width - 6):
            yield PlainLine("  " + piece, "dim")


_LABEL = 18
"""So many cells the longest label takes, "Wrote 30 Sep 2025"."""


def closest_lines(note: str, found: Checklist, today: date, width: int) -> list[str]:
    """Return the note beside the earlier one that it comes closest to."""
    near = found.closest
    if near is None:
        return []
    title = to_whom(near.earlier, today).rstrip(",")
    degree = near.closeness
    return beside(note, "this note", near.earlier.note, title, degree, width)


def beside(
    one: str, title: str, other: str, its: str, shared: Closeness, width: int
) -> list[str]:
    """Return two notes side by side, what both say in brackets; else one below."""
    left = bracketed(one, ((each.start, each.end) for each in shared.common))
    right = bracketed(
        other, ((each.other_start, each.other_end) for each in shared.common)
    )
    title, its = title[:1].upper() + title[1:], its[:1].upper() + its[1:]
    if width < NARROW:
        room = max(width - 4, 8)
        return [f"{its}:", *wrap(right, room), f"{title}:", *wrap(left, room)]
    room = (width - 8) // 2
    pairs = zip_longest(
        [*wrap(title, room), *wrap(left, room)],
        [*wrap(its, room), *wrap(right, room)],
        fillvalue="",
    )
    return [column(mine, room) + "   " + theirs for mine, theirs in pairs]


def bracketed(note: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a note with brackets around some of its words."""
    for start, end in reversed([*joined(note, spans)]):
        note = f"{note[:start]}[{note[start:end]}]{note[end:]}"
    return note


def fared_otherwise(page: DraftPage, width: int) -> list[str]:
    """Return the note beside the one that is closest to it and fared otherwise."""
    note, others = page.invitation.note, page.beside
    if not others or not note:
        return []
    near = closest(note, [(each.note, each.name) for each in others], page.aim.names)
    other, shared = (others[near[0]], near[1]) if near else (others[0], Closeness(0.0))
    its = f"{other.name}, {became(other, page.aim.today)}"
    return beside(note, "this note", other.note, its, shared, width)


def fared(page: DraftPage, width: int) -> Iterator[Item]:
    """Yield how many of all were accepted, and how far that can be trusted."""
    said = f"{page.accepted} of {page.of} of yours accepted, as far as is known. "
    says = (said if page.of else "") + trust(page.accepted, page.of)
    for piece in wrap(says, width - 6):
        yield PlainLine("  " + piece, "dim")


def nothing_written(width: int) -> list[Line]:
    """Say that there are no invitations of the user's, and how one begins."""
    lines = ["", "You write no invitation just now.", ""]
    lines += ["I  where a person is shown: write to them"]
    lines += ["c n  write to somebody, by name"]
    return all_centred(lines, width)
