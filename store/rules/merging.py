"""Two records of one person made one: what stays of each.

Where the two differ in words, the longer stays; an address of the one who is kept is
never exchanged. Company and position come together, from whom LinkedIn knew later.
Where they stand (place, cadence, rest) comes whole from the one who is tended more, so
that nobody gets a place that neither of them had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from msgspec.structs import replace

from store.errors import NothingChanges
from store.records import Introduction, Person, Stage, Standing, Talk
from store.references import readdressed
from store.rules.provenance import chain
from store.rules.talking import heard_of

_ALIVE = (Standing.GONE, Standing.KNOWN, Standing.RESTING, Standing.ACTIVE)
"""From let go to tended."""

_OVER = (
    *(Stage.TAKEN, Stage.DECLINED, Stage.MADE),
    *(Stage.CLOSED, Stage.DROPPED),
)


def require_two(keep: Person, other: Person) -> None:
    """Raise `NothingChanges` unless these are two."""
    if keep.id == other.id:
        raise NothingChanges(f"{keep.name} is one person already.")


def merged(
    keep: Person,
    other: Person,
    talks: Iterable[Talk],
    find: Callable[[str], Person | None],
) -> Person:
    """Return the one who is kept, with what is known of both."""
    stands = max((keep, other), key=lambda person: _ALIVE.index(person.standing))
    works = _works(keep, other)
    both = replace(
        stands,
        id=keep.id,
        name=_name(keep.name, other.name),
        purpose=stands.purpose or _longer(keep.purpose, other.purpose),
        known_how=_longer(keep.known_how, other.known_how),
        remember=_longer(keep.remember, other.remember),
        known_since=_earlier(keep.known_since, other.known_since),
        led_by=_led_by(keep, other, find),
        can_help_with=_both(keep.can_help_with, other.can_help_with),
        looks_for=_both(keep.looks_for, other.looks_for),
        season=keep.season or other.season,
        slug=keep.slug or other.slug,
        email=keep.email or other.email,
        company=works.company,
        position=works.position,
        connected_on=_earlier(keep.connected_on, other.connected_on),
        thought_on=_later(keep.thought_on, other.thought_on),
        suggest_from=_later(keep.suggest_from, other.suggest_from),
        letter="\n\n".join(filter(None, (keep.letter, other.letter))),
        letter_about=_about(keep, other),
        merged_into="",
    )
    return heard_of(both, talks)


_IN_BOTH = frozenset(
    {"id", "letter", "letter_about", "last_talk", "tries", "merged_into"}
    | {"can_help_with", "looks_for"}
)
"""What is put together, or counted anew: of these, nothing is lost."""


def lost(other: Person, both: Person) -> frozenset[str]:
    """Return the fields in which something known of the other doesn't stay."""
    blank = Person(id="", name="")
    return frozenset(
        field
        for field in other.__struct_fields__
        if field not in _IN_BOTH
        and getattr(other, field) not in (getattr(blank, field), None)
        and getattr(other, field) != getattr(both, field)
    )


def without_themselves(introduction: Introduction) -> Introduction:
    """Return an introduction in which nobody is brought together with themselves."""
    new = introduction
    if new.by and new.by in (new.person, new.other):
        new = replace(new, by="")
    if new.person and new.person == new.other:
        new = replace(new, other="")
        if new.stage not in _OVER:
            new = replace(new, stage=Stage.DROPPED, settled_why="both are one person")
    return new


def _name(keep: str, other: str) -> str:
    """Return the other name only where it is the kept one and more of it."""
    fuller = {*keep.casefold().split()} < {*other.casefold().split()}
    return other if fuller else keep


def _works(keep: Person, other: Person) -> Person:
    """Return by whom it is told where they work, and as what: never a bit of each."""
    told = [each for each in (keep, other) if each.company or each.position]
    return max(told or [keep], key=lambda each: each.connected_on or date.min)


def _longer(keep: str, other: str) -> str:
    return other if len(other) > len(keep) else keep


def _both(keep: str, other: str) -> str:
    """Return the topics of both, none twice."""
    found: dict[str, str] = {}
    for part in map(str.strip, f"{keep},{other}".split(",")):
        if part:
            found.setdefault(part.casefold(), part)
    return ", ".join(found.values())


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _about(keep: Person, other: Person) -> str:
    about = keep.letter_about if keep.letter else other.letter_about
    return about.replace(other.id, keep.id)


def _led_by(keep: Person, other: Person, find: Callable[[str], Person | None]) -> str:
    """Return who led the user to one of them, unless the chain would come back."""
    to: Mapping[str, str] = {other.id: keep.id}

    def found(id: str) -> Person | None:
        person = find(id)
        return readdressed(person, to) if person else None

    for by in (keep.led_by, other.led_by):
        above = found(by) if by not in ("", keep.id, other.id) else None
        if above and keep.id not in {p.id for p in chain(above, found)}:
            return by
    return ""
