"""How introductions are put into words, in a line and whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from screens.introduction_phrases import asides, called, parts, reasons, standing
from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, paragraph
from screens.widgets.spans import Span, Tone, column
from screens.words import NARROW
from store.desk import Desk
from store.introducing import Group, IntroductionRow
from store.records import Person
from store.rules.introducing import agreed_on, asked_on
from store.rules.pairing import Suggestion
from store.rules.reaching import served
from store.rules.words import day


class IntroductionLine(Struct, frozen=True):
    """An introduction in the list."""

    row: IntroductionRow
    today: date

    @property
    def key(self) -> str:
        """The introduction's id."""
        return self.row.introduction.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say whom it is about, and what is next or became of it."""
        row, narrow = self.row, width < NARROW
        settled = row.group is Group.SETTLED
        name = max(width // 2, 16) if narrow else max(30, width // 3)
        tone: Tone = "dim" if settled else ""
        said = standing(row, self.today)
        if narrow and row.group is Group.OFFERED:
            said, _, _ = said.partition(", ")  # Without the day.
        yield column(_brief(row) if narrow else row.name, name, glyphs.ellipsis), tone
        yield f"  {said}", tone


def _brief(row: IntroductionRow) -> str:
    """Return whom it is about, two people by their first names if those differ."""
    if row.by:
        return row.name
    two = (called(row, person) for person in (row.person, row.other) if person)
    return " and ".join(two)


class SuggestionLine(Struct, frozen=True):
    """Two people who could help each other."""

    found: Suggestion

    @property
    def key(self) -> str:
        """What tells it from every other suggestion."""
        return self.found.key

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, and the reason; who holds no place is marked."""
        names = f"{self.found.one.name} and {self.found.other.name}"
        if width < NARROW:
            yield column(names, width, glyphs.ellipsis), ""
            return
        yield column(names, max(30, width // 3), glyphs.ellipsis) + "  ", ""
        yield "; ".join((*asides(self.found), *reasons(self.found))), ""


# Whole.


def suggestion_lines(found: Suggestion, width: int) -> list[Line]:
    """Return who could be brought together, and why."""
    lines: list[Line] = [((f" {found.one.name} and {found.other.name}", "strong"),)]
    for reason in reasons(found):
        lines += paragraph(reason, width, 3)
    for aside in asides(found):
        lines += paragraph(f"{aside}: no place is asked for by that.", width, 3, "dim")
    return [*lines, *paragraph("a makes it an idea; nobody hears of it.", width, 3)]


def introduction_lines(row: IntroductionRow, today: date, width: int) -> list[Line]:
    """Return an introduction with the parts of its distance, or the two consents."""
    introduction = row.introduction
    lines: list[Line] = [*_title(row, width)]
    if not (row.by and row.group is Group.OFFERED):
        lines += paragraph(standing(row, today), width, 3)
    if distance := row.distance:
        for label, text in parts(distance, today):
            lines += _labelled(label, text, width)
        return lines
    if introduction.why:
        whose = f"{row.by.name} said why" if row.by else "Why"
        lines += paragraph(f"{whose}: {introduction.why}", width, 3)
    if not row.by and (introduction.asked_on or introduction.other_asked_on):
        for person in (row.person, row.other):
            if person:
                lines += paragraph(_consent(row, person, today), width, 3)
    return [*lines, *_sent(row, width)]


def _title(row: IntroductionRow, width: int) -> Iterable[Line]:
    """Say whom it is about and how far it has come, in two lines where it is narrow."""
    name: Span = (f" {row.name}", "strong")
    if width < NARROW:
        return [(name,), ((f" {row.group}", ""),)]
    return [(name, (f" · {row.group}", ""))]


def _sent(row: IntroductionRow, width: int) -> list[Line]:
    """Return the notes that were sent, each below whom it went to."""
    introduction, lines = row.introduction, list[Line]()
    to = row.by.name if row.by else row.name
    for whom, note in (
        (row.person.name if row.person else "", introduction.asked_note),
        (row.other.name if row.other else "", introduction.other_asked_note),
        (to, introduction.sent_note),
    ):
        if note:
            lines += paragraph(f"You wrote to {whom}:", width, 3)
            for line in note.splitlines():
                lines += paragraph(line, width, 5, "dim")
    return lines


def _labelled(label: str, text: str, width: int) -> list[Line]:
    (first, *_), *others = paragraph(text, width, 11)
    return [((f"   {label:7} {first[0].strip()}", ""),), *others]


def _consent(row: IntroductionRow, person: Person, today: date) -> str:
    asked = asked_on(row.introduction, person.id)
    agreed = agreed_on(row.introduction, person.id)
    if agreed:
        return f"[x] {person.name} said yes {day(agreed, today)}"
    if asked:
        return f"[ ] {person.name} was asked {day(asked, today)}"
    return f"[ ] {person.name} was not asked yet"


# On a person's page.


def topics_and_introductions(desk: Desk, person: Person) -> list[tuple[str, str]]:
    """Return what somebody helps with and looks for, and what is open with them."""
    facts = [("Helps", f"can help with {person.can_help_with}")]
    facts = facts if person.can_help_with else []
    if person.looks_for:
        facts.append(("Seeks", f"looks for {person.looks_for}"))
        mine = served(person, desk.settings.can_help_with)
        if mine:
            said = ", ".join(dict.fromkeys(shared.one for shared in mine))
            facts.append(("", f"you can help with {said}"))
    for row in desk.introductions_with(person.id):
        facts.append(("Intro", f"{row.name}: {standing(row, desk.today)}"))
    return facts


def whole_introduction(
    row: IntroductionRow | None, pair: Suggestion | None, today: date, width: int
) -> list[Line]:
    """Say all there is to an introduction, or to two who are but suggested."""
    if pair:
        return suggestion_lines(pair, width)
    return introduction_lines(row, today, width) if row else []
