"""Plan a break: what is due in the days off goes before or after them (R11).

What is mine to do moves both ways, and so do meetings and thank-yous; to be in touch
with somebody can only wait. A plan is never worse than leaving things as they are,
and puts no other week over its hours.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from store.errors import OutOfRange
from store.records import FollowUp, Person, PrepCard, TimeOff
from store.rules import prep
from store.rules.forecast import (
    MOST,
    Ahead,
    Item,
    Load,
    Week,
    excess,
    forecast,
    items,
    touches_of,
)
from store.rules.hours import DAY, WEEK, Hours, monday_of
from store.rules.spreading import Choice, Movable, Placed, spread
from store.rules.words import day as said

AFTER = timedelta(weeks=6)
"""So long after a break something may be put off to."""

Takes = Counter[date]
"""Minutes by the Monday of their week."""


class Move(Struct, frozen=True):
    """Something is done on another day than it is due."""

    item: Item
    to: date


class Plan(Struct, frozen=True):
    """What becomes of the weeks around a break."""

    first: date
    last: date
    before: tuple[Week, ...]
    """From this week to six after the break, if everything stays where it is."""
    after: tuple[Week, ...]
    """The same weeks, if all is moved as is planned."""
    moves: tuple[Move, ...]
    stuck: tuple[Item, ...]
    """What finds no room: whom to write to, or to let rest."""

    @property
    def too_much(self) -> int:
        """The minutes for which there is no room."""
        return sum(item.minutes for item in self.stuck)


def plan_break(ahead: Ahead, first: date, last: date) -> Plan:
    """Return the best plan for the days off; raises `OutOfRange`."""
    weeks = weeks_around(first, last, ahead.today)
    resting = with_days_off(ahead, first, last)
    before = forecast(resting, weeks)
    due = due_within(ahead, first, last)
    best = Plan(first, last, before, before, (), due)
    for touches_too in (True, False):
        moves = _moves(resting, due, first, last, before, touches_too)
        after = forecast(moved(resting, moves), weeks)
        if excess(after) < excess(best.after) or (
            not best.moves and excess(after) == excess(best.after)
        ):
            done = {(move.item.cause, move.item.of) for move in moves}
            stuck = tuple(item for item in due if (item.cause, item.of) not in done)
            if not put_over(before, after, first, last):
                best = Plan(first, last, before, after, moves, stuck)
    return best


def require_break(first: date, last: date, today: date) -> None:
    """Raise `OutOfRange` unless somebody can be away on these days."""
    if last < first:
        raise OutOfRange(f"{said(last, today)} is before {said(first, today)}.")
    if first < today:
        raise OutOfRange(f"{said(first, today)} is over; a break is yet to come.")
    if last > today + MOST * WEEK:
        raise OutOfRange(f"{said(last, today)} is more than a year off.")


def weeks_around(first: date, last: date, today: date) -> int:
    """Return how many weeks there are until six after a break; raises `OutOfRange`."""
    require_break(first, last, today)
    return (monday_of(last + AFTER) - monday_of(today)) // WEEK + 1


def with_days_off(ahead: Ahead, first: date, last: date) -> Ahead:
    """Return the same, with the days off."""
    off = TimeOff(id="", first=first, last=last)
    return replace(ahead, time_off=(*ahead.time_off, off))


def put_over(
    before: Sequence[Week], after: Sequence[Week], first: date, last: date
) -> tuple[Week, ...]:
    """Return the weeks that a plan puts over, or further over; those off aside."""
    aside = (monday_of(first), monday_of(last))
    return tuple(
        new
        for old, new in zip(before, after, strict=True)
        if new.over > old.over and not aside[0] <= new.monday <= aside[1]
    )


# What is due.


def due_within(ahead: Ahead, first: date, last: date) -> tuple[Item, ...]:
    """Return what is due within these days, and could be on others.

    Of somebody's cadence it is only the next touch: those after it are counted from
    the day of that one. Nor is it where one is to meet them in these days anyway.
    """
    weeks = weeks_around(first, last, ahead.today)
    hours = ahead.hours(weeks)
    working = replace(
        hours, off=frozenset(d for d in hours.off if not first <= d <= last)
    )
    end = monday_of(ahead.today) + weeks * WEEK - DAY
    found: list[Item] = []
    seen: set[str] = set()
    held = {card.id for card in ahead.cards if not prep.is_open(card)}
    for item in items(ahead, working, end):
        is_next = item.cause is not Load.CADENCE or item.of not in seen
        if item.cause is Load.CADENCE:
            seen.add(item.of)
        if item.cause is Load.MEETING and item.of in held:
            continue
        if is_next and first <= item.on <= last:
            found.append(item)
    met = {item.person for item in found if item.cause is Load.MEETING}
    return tuple(i for i in found if i.cause is not Load.CADENCE or i.of not in met)


# Where it may go.


def _moves(
    resting: Ahead,
    due: Sequence[Item],
    first: date,
    last: date,
    before: Sequence[Week],
    touches_too: bool,
) -> tuple[Move, ...]:
    """Return where everything goes for which there is room."""
    hours = resting.hours(len(before))
    days = _days(hours, resting.today, first, last, before[-1].monday)
    movables: list[Movable] = []
    loads: Takes = Counter({week.monday: week.load for week in before})
    world = _World(resting, hours, before[-1].monday + WEEK - DAY, due)
    for item in due:
        if item.cause is Load.CADENCE and not touches_too:
            continue
        loads.subtract(world.takes(item, None))
        choices = [
            Choice(day, monday_of(day), tuple(world.takes(item, day).items()))
            for day in _nearest(days, item, last, resting.today)
        ]
        movables.append(Movable(item, tuple(choices)))
    placed = spread(movables, loads, *_limits(before, loads))
    on = _by_days(movables, placed, days, first)
    return tuple(Move(movables[n].item, on[n]) for n in sorted(on))


def _limits(
    before: Sequence[Week], loads: Mapping[date, int]
) -> tuple[dict[date, int], dict[date, int]]:
    """Return how full each week may become by what is put there, and what follows.

    What is put there finds hours that are yet to come. What follows from it weeks
    later may come to where a week is over anyway, but not make it worse.
    """
    limits = {week.monday: week.capacity for week in before}
    this = before[0]
    limits[this.monday] = min(this.capacity, loads[this.monday] + this.left)
    return limits, {week.monday: max(week.capacity, week.load) for week in before}


def _days(
    hours: Hours, today: date, first: date, last: date, last_monday: date
) -> list[date]:
    """Return the days before and after a break that have hours."""
    count = (last_monday + WEEK - today).days
    days = (today + timedelta(days=n) for n in range(count))
    end = last + AFTER
    return [d for d in days if hours.of_day(d) and not first <= d <= last and d <= end]


def _nearest(
    days: Iterable[date], item: Item, last: date, today: date
) -> Iterator[date]:
    """Yield a day of each week, and side of the break, that may be: nearest first."""
    seen: set[tuple[date, bool]] = set()
    for day in sorted(days, key=lambda d: (abs((d - item.on).days), d)):
        if day < last and item.cause is Load.CADENCE:
            continue
        if day == today and item.cause is Load.MEETING:
            continue
        place = monday_of(day), day > last
        if place not in seen:
            seen.add(place)
            yield day


class _World:
    """What follows from a move, for the weeks and for the one person concerned."""

    def __init__(
        self, ahead: Ahead, hours: Hours, end: date, due: Iterable[Item]
    ) -> None:
        tied = [i for i in due if i.cause in (Load.CADENCE, Load.MEETING)]
        self._carriers = {i.person: i.of for i in reversed(tied)}.values()
        self._ahead = ahead
        self._hours = hours
        self._end = end
        self._people = {person.id: person for person in ahead.people}
        self._cards: dict[str, list[PrepCard]] = {}
        for card in ahead.cards:
            if card.on and card.on >= ahead.today and prep.is_open(card):
                self._cards.setdefault(card.person, []).append(card)

    def takes(self, item: Item, to: date | None) -> Takes:
        """Return the minutes of an item on a day, or on its own, with what follows."""
        takes: Takes = Counter()
        if item.cause is not Load.CADENCE:
            takes[monday_of(to or item.on)] += item.minutes
        person = self._people.get(item.person)
        if item.cause in (Load.CADENCE, Load.MEETING) and person:
            if item.cause is Load.CADENCE and to:
                person = replace(person, later_until=to)
            for touch in self._touches(person, item, to):
                takes[monday_of(touch.on)] += touch.minutes
        return takes

    def _touches(self, person: Person, item: Item, to: date | None) -> Iterator[Item]:
        if item.of not in self._carriers:
            return iter(())  # All touches go with the first of several meetings.
        cards = self._cards.get(person.id, [])
        days = [to if to and card.id == item.of else card.on for card in cards]
        meetings = [day for day in days if day]
        return touches_of(person, meetings, self._ahead, self._hours, self._end)


def _by_days(
    movables: Sequence[Movable],
    placed: Placed,
    days: Sequence[date],
    first: date,
) -> dict[int, date]:
    """Return the day of each, so that what shares a week doesn't share its day.

    A touch, and a meeting, stay on the day from which others were counted.
    """
    used: Counter[date] = Counter()
    chosen: dict[int, date] = {}
    for number, choice in placed.items():
        item = movables[number].item
        if item.cause in (Load.STEP, Load.THANKS):
            same = [
                d
                for d in days
                if monday_of(d) == choice.week and (d < first) == (choice.on < first)
            ]
            day = min(same, key=lambda d: (used[d], abs((d - item.on).days), d))
        else:
            day = choice.on
        used[day] += item.minutes
        chosen[number] = day
    return chosen


# Moving.


def moved(ahead: Ahead, moves: Iterable[Move]) -> Ahead:
    """Return the same, with everything moved as is planned."""
    to = {(move.item.cause, move.item.of): move.to for move in moves}

    def later(step: FollowUp) -> FollowUp:
        day = to.get((Load.STEP, step.id))
        return moved_step(step, day) if day else step

    def waiting(person: Person) -> Person:
        day = to.get((Load.CADENCE, person.id))
        return moved_touch(person, day) if day else person

    def on_another_day(card: PrepCard) -> PrepCard:
        if day := to.get((Load.THANKS, card.id)):
            card = moved_thanks(card, day)
        day = to.get((Load.MEETING, card.id))
        return replace(card, on=day, confirmed_on=None) if day else card

    return replace(
        ahead,
        follow_ups=tuple(map(later, ahead.follow_ups)),
        people=tuple(map(waiting, ahead.people)),
        cards=tuple(map(on_another_day, ahead.cards)),
    )


def moved_step(step: FollowUp, to: date) -> FollowUp:
    """Return a next step that comes up on another day; that of the promise stays."""
    return replace(step, later_until=to)


def moved_touch(person: Person, to: date) -> Person:
    """Return somebody who is not suggested before a day."""
    return replace(person, later_until=to)


def moved_thanks(card: PrepCard, to: date) -> PrepCard:
    """Return a meeting for which they are thanked on another day."""
    return replace(card, thank_later_until=to)
