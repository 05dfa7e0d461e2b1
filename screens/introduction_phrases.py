"""What is said of introductions, on screens and by commands alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from store.introducing import Group, IntroductionRow
from store.records import Person, Stage, Standing
from store.rules.fit import Distance
from store.rules.inbox import name_apart
from store.rules.introducing import Next, asked_on
from store.rules.pairing import Suggestion
from store.rules.topics import Shared
from store.rules.words import day, hours


def standing(row: IntroductionRow, today: date) -> str:
    """Return how far an introduction has come, in a few words."""
    introduction = row.introduction
    if row.group is Group.LATER and introduction.later_until:
        return f"back {day(introduction.later_until, today)}"
    if row.by:
        return _offered(row, today)
    step, whom = row.next
    first = called(row, whom) if whom else ""
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


def called(row: IntroductionRow, person: Person) -> str:
    """Return what one calls somebody of the two; the whole name if both are alike."""
    two = (row.person, row.other)
    return name_apart(person.name, [each.name for each in two if each])


def _offered(row: IntroductionRow, today: date) -> str:
    introduction, by = row.introduction, row.by
    assert by
    if introduction.stage is Stage.TAKEN:
        return f"taken, from {by.name}"
    if introduction.stage is Stage.DECLINED:
        why = f": {introduction.settled_why}" if introduction.settled_why else ""
        return f"turned down{why}"
    return f"by {by.name}, {day(introduction.on, today)}"


def asides(found: Suggestion) -> Iterator[str]:
    """Yield who of the two holds no place, and why."""
    for person in found.aside:
        how = "at rest" if person.standing is Standing.RESTING else "known"
        yield f"{_apart(person, found)} {how}"


def _apart(person: Person, found: Suggestion) -> str:
    """Return what one calls somebody; all of the name where the other is called so."""
    return name_apart(person.name, (found.one.name, found.other.name))


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
    known = "you know them already; " if distance.known else ""
    yield "Who", f"{known}{distance.lead}{_above(distance)}"
    yield "Takes", f"{hours(distance.minutes)}; {_when(distance, today)}"
    room = distance.room
    free = {0: "no place is free", 1: "1 place is free"}
    yield "Places", free.get(room, f"{room} places are free") + "; taking it needs none"


def _above(distance: Distance) -> str:
    """Say who led the user to whoever leads there, if anybody did."""
    if not distance.above:
        return ""
    by, above = distance.by.name, distance.above[0]
    return f"; {above} led you to {name_apart(by, (by, above))}"


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
