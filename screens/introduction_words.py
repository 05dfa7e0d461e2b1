"""How introductions are put into words, in a line and whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, paragraph
from screens.widgets.spans import Span, Tone, column
from screens.words import NARROW
from store.introducing import Group, IntroductionRow
from store.records import Person, Stage, Standing
from store.rules.fit import Distance
from store.rules.inbox import first_name
from store.rules.introducing import Next, agreed_on, asked_on
from store.rules.pairing import Suggestion
from store.rules.reaching import served
from store.rules.topics import Shared
from store.rules.words import day, hours
from store.views import Desk


@dataclass(frozen=True, slots=True)
class IntroductionLine:
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
        name -= 6 * (row.by is not None and narrow)
        tone: Tone = "dim" if settled else ""
        yield column(row.name, name, glyphs.ellipsis) + "  ", tone
        yield standing(row, self.today), tone


def standing(row: IntroductionRow, today: date) -> str:
    """Return how far an introduction has come, in a few words."""
    introduction = row.introduction
    if row.group is Group.LATER and introduction.later_until:
        return f"back {day(introduction.later_until, today)}"
    if row.by:
        return _offered(row, today)
    step, whom = row.next
    first = first_name(whom.name) if whom else ""
    if step is Next.ASK:
        return f"ask {first}"
    if step is Next.HEAR and whom:
        asked = asked_on(introduction, whom.id)
        assert asked
        return f"{first} was asked {day(asked, today)}"
    if step is Next.MAKE:
        return "both agree: bring them together"
    if step is Next.FOLLOW and introduction.made_on:
        return f"together since {day(introduction.made_on, today)}"
    if introduction.stage is Stage.CLOSED:
        return introduction.came or "nothing came of it"
    return introduction.settled_why or "dropped"


def _offered(row: IntroductionRow, today: date) -> str:
    introduction, by = row.introduction, row.by
    assert by
    if introduction.stage is Stage.TAKEN:
        return f"taken, from {by.name}"
    if introduction.stage is Stage.DECLINED:
        why = f": {introduction.settled_why}" if introduction.settled_why else ""
        return f"turned down{why}"
    return f"by {by.name}, {day(introduction.on, today)}"


@dataclass(frozen=True, slots=True)
class SuggestionLine:
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


def asides(found: Suggestion) -> Iterator[str]:
    """Yield who of the two holds no place, and why."""
    for person in found.aside:
        how = "at rest" if person.standing is Standing.RESTING else "known"
        yield f"{_apart(person, found)} {how}"


def _apart(person: Person, found: Suggestion) -> str:
    """Return what one calls somebody; all of the name where the other is called so."""
    firsts = [first_name(each.name) for each in (found.one, found.other)]
    return person.name if firsts[0] == firsts[1] else first_name(person.name)


def reasons(found: Suggestion) -> Iterator[str]:
    """Yield who can help whom with what, in their own words."""
    one, other = found.one, found.other
    ways = ((one, other, found.gives), (other, one, found.gets))
    for giver, taker, several in ways:
        gives, takes = _apart(giver, found), _apart(taker, found)
        yield from (_reason(gives, takes, shared) for shared in several)


def _reason(gives: str, takes: str, shared: Shared) -> str:
    if shared.one.casefold() == shared.other.casefold():
        return f"{gives} can help {takes} with {shared.one}"
    return f"{gives} can help with {shared.one}, {takes} looks for {shared.other}"


def why_pair(found: Suggestion) -> str:
    """Return the reason for bringing two together, as it is kept."""
    return "; ".join(reasons(found))


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
    lines: list[Line] = [((f" {row.name}", "strong"), (f" · {row.group}", ""))]
    if not (row.by and row.group is Group.OFFERED):
        lines += paragraph(standing(row, today), width, 3)
    if distance := row.distance:
        for label, text in parts(distance, today):
            lines += _labelled(label, text, width)
        return lines
    if introduction.why:
        lines += paragraph(f"Why: {introduction.why}", width, 3)
    if not row.by and (introduction.asked_on or introduction.other_asked_on):
        for person in (row.person, row.other):
            if person:
                lines += paragraph(_consent(row, person, today), width, 3)
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


def parts(distance: Distance, today: date) -> Iterator[tuple[str, str]]:
    """Yield each part of the distance from the sweet spot: its name, what it is."""
    yield "Is", f"{distance.nearness} {_spot(distance)}".strip()
    if distance.helps or distance.learns:
        yield "Topics", "; ".join(_common(distance))
    elif distance.has_sweet_spot:
        yield "Topics", "none of your sweet spot"
    else:
        yield "Topics", "your sweet spot says none yet: g t"
    yield "Reason", distance.why or "none was given"
    above = f", whom {distance.above[0]} led you to" if distance.above else ""
    known = "you know them already; " if distance.known else ""
    yield "Who", f"{known}{distance.lead}{above}"
    yield "Takes", f"{hours(distance.minutes)}; {_when(distance, today)}"
    room = distance.room
    free = {0: "no place is free", 1: "1 place is free"}
    yield "Places", free.get(room, f"{room} places are free") + "; taking it needs none"


def _spot(distance: Distance) -> str:
    return "your sweet spot" if str(distance.nearness) == "near" else ""


def _common(distance: Distance) -> Iterator[str]:
    for verb, several in (
        ("you can help with", distance.helps),
        ("you want to learn", distance.learns),
    ):
        if several:
            yield f"{verb} {', '.join(dict.fromkeys(each.one for each in several))}"


def _when(distance: Distance, today: date) -> str:
    if distance.week:
        return f"there are hours in the week of {day(distance.week, today)}"
    return f"no week of the next {distance.weeks} has the hours"


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
