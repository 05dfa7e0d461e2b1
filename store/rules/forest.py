"""Who led to whom, downward: the trees that grow from those whom nobody led to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from store.records import Person
from store.rules.words import count


class Came(Struct, frozen=True):
    """What came through somebody, in numbers."""

    introductions: int = 0
    """Introductions that they offered."""
    meetings: int = 0
    gifts: int = 0
    """What they gave, introductions that are counted as such left out."""
    jobs: int = 0
    """So many of the gifts are jobs."""
    outcomes: int = 0

    def __add__(self, other: Came) -> Came:
        """Return both together."""
        return Came(
            self.introductions + other.introductions,
            self.meetings + other.meetings,
            self.gifts + other.gifts,
            self.jobs + other.jobs,
            self.outcomes + other.outcomes,
        )

    @property
    def said(self) -> str:
        """All of it in a few words: "2 introductions · 3 meetings · a job"; or ""."""
        other = self.gifts - self.jobs
        parts = (
            count(self.introductions, "introduction") if self.introductions else "",
            count(self.meetings, "meeting") if self.meetings else "",
            "a job" if self.jobs == 1 else count(self.jobs, "job") * bool(self.jobs),
            count(other, "gift") if other else "",
            count(self.outcomes, "outcome") if self.outcomes else "",
        )
        return " · ".join(part for part in parts if part)


NOTHING = Came()


class Branch(Struct, frozen=True):
    """Somebody in a tree, and all that grows from them."""

    person: Person
    depth: int
    """0 for whom nobody led to, 1 for those whom they led to, and so on."""
    own: Came
    whole: Came
    """Their own, and that of all below them; what several share counts once."""
    people: int
    """How many are below them, however deep."""
    led: int
    """How many they led to themselves."""
    is_last: bool
    """Is there none after them whom the same one led to?"""


class Through(Struct, frozen=True):
    """What came through everybody, by the person's id."""

    own: Mapping[str, Came] = field(default_factory=dict)
    """Without outcomes: several may share in one."""
    outcomes: Iterable[Iterable[str]] = ()
    """To whom each outcome is owed."""


def forest(people: Iterable[Person], through: Through) -> tuple[Branch, ...]:
    """Return everyone who led, or was led to, each above those whom they led to.

    Those through whom the most people came stand first. A loop, as a merge of two
    devices could make one, is shown once, from the first name in it on.
    """
    known = {person.id: person for person in people}
    below: dict[str, list[str]] = defaultdict(list)
    for person in known.values():
        if person.led_by in known:
            below[person.led_by].append(person.id)
    order = _order(known, below, _starts(known, below))
    return _grown(known, order, through)


class _Place(Struct):
    """Where somebody stands in the order from top to bottom."""

    id: str
    above: int
    """The place of whoever led to them; -1 if nobody did."""
    depth: int
    end: int = 0
    """The place after the last one below them."""


def _starts(known: Mapping[str, Person], below: Mapping[str, list[str]]) -> list[str]:
    """Return those at whom a tree begins: led by nobody, or the first of a loop."""
    starts = [id for id in below if known[id].led_by not in known]
    seen = _reached(starts, below)
    for id in below:
        if id not in seen:  # Whoever is not reached hangs from a loop.
            first = min(_loop_above(id, known), key=lambda each: known[each].name)
            starts.append(first)
            seen.update(_reached([first], below))
    return starts


def _reached(starts: Iterable[str], below: Mapping[str, list[str]]) -> set[str]:
    """Return everyone below these, and themselves."""
    waiting = [*starts]
    seen = set(waiting)
    while waiting:
        new = [id for id in below.get(waiting.pop(), ()) if id not in seen]
        seen.update(new)
        waiting += new
    return seen


def _loop_above(id: str, known: Mapping[str, Person]) -> list[str]:
    """Return the loop in which the chain from somebody upward ends."""
    path: dict[str, None] = {}
    while id not in path:
        path[id] = None
        id = known[id].led_by
    ids = list(path)
    return ids[ids.index(id) :]


def _order(
    known: Mapping[str, Person], below: Mapping[str, list[str]], starts: list[str]
) -> list[_Place]:
    """Return everyone from top to bottom, the larger branches of each first."""
    sizes = {place.id: place.end - at for at, place in _walk(below, starts)}

    def larger_first(ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id: (-sizes[id], known[id].name, id))

    ordered = {id: larger_first(ids) for id, ids in below.items() if id in sizes}
    return [place for _, place in _walk(ordered, larger_first(starts))]


def _walk(
    below: Mapping[str, list[str]], starts: Iterable[str]
) -> Iterator[tuple[int, _Place]]:
    """Yield everyone's place from top to bottom, nobody twice; no depth is too deep."""
    places: list[_Place] = []
    seen: set[str] = set()
    waiting = [(id, -1) for id in reversed([*starts])]
    while waiting:
        id, above = waiting.pop()
        if id in seen:
            continue
        seen.add(id)
        depth = places[above].depth + 1 if above >= 0 else 0
        waiting += [(each, len(places)) for each in reversed(below.get(id, ()))]
        places.append(_Place(id, above, depth))
    for at in range(len(places) - 1, -1, -1):
        place = places[at]
        place.end = max(place.end, at + 1)
        if place.above >= 0:
            places[place.above].end = max(places[place.above].end, place.end)
    yield from enumerate(places)


def _grown(
    known: Mapping[str, Person], order: list[_Place], through: Through
) -> tuple[Branch, ...]:
    """Count what came through each branch, from the bottom up."""
    own, twice = _owed(order, through)
    whole = [
        mine if less is NOTHING else mine + less
        for mine, less in zip(own, twice, strict=True)
    ]
    led = [0] * len(order)
    is_last = [True] * len(order)
    later: set[int] = set()
    for at in range(len(order) - 1, -1, -1):
        above = order[at].above
        if above < 0:
            continue
        if whole[at] is not NOTHING:
            whole[above] += whole[at]
        led[above] += 1
        is_last[at] = above not in later
        later.add(above)
    return tuple(
        Branch(
            known[place.id],
            place.depth,
            own[at],
            whole[at],
            place.end - at - 1,
            led[at],
            is_last[at],
        )
        for at, place in enumerate(order)
    )


def _owed(order: list[_Place], through: Through) -> tuple[list[Came], list[Came]]:
    """Return what came through each, and what the sum of their branch counts twice.

    Where two who share in an outcome meet, going up, it would be counted twice.
    """
    at = {place.id: n for n, place in enumerate(order)}
    own = [through.own.get(place.id, NOTHING) for place in order]
    twice = [NOTHING] * len(order)
    one, less = Came(outcomes=1), Came(outcomes=-1)
    for shared in through.outcomes:
        places = sorted({at[id] for id in shared if id in at})
        for n, place in enumerate(places):
            own[place] += one
            meet = _meeting(order, places[n - 1], place) if n else -1
            if meet >= 0:
                twice[meet] += less
    return own, twice


def _meeting(order: list[_Place], one: int, other: int) -> int:
    """Return the nearest place above two, or one of them; -1 if there is none."""
    while one >= 0 and not one <= other < order[one].end:
        one = order[one].above
    return one
