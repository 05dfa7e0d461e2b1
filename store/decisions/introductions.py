"""What a user decides about bringing two people together, who both agree to it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.errors import NotFound, NothingChanges, OutOfTurn
from store.records import (
    FollowUp,
    Gift,
    GiftKind,
    Introduction,
    Owed,
    Person,
    Record,
    Stage,
)
from store.rules import introducing
from store.rules.queue import is_open
from store.rules.words import day, says_nothing, shortened

_ECHOED = 60
"""So many characters of what came of it are said back."""


class Think(Struct, frozen=True):
    """The user thinks of bringing two people together."""

    one: str
    other: str
    why: str = ""

    def settle(self, book: Book) -> Settlement:
        """Keep the idea; nobody hears of it by that."""
        one, other = two(book, self.one, self.other)
        for old in introducing.of_pair(book.introductions(), one.id, other.id):
            if old.stage in introducing.OPEN:
                said = f"{one.name} and {other.name}: that is under way already."
                raise NothingChanges(said)
        idea = Introduction(
            id=book.new_id(),
            stage=Stage.IDEA,
            on=book.today,
            person=one.id,
            other=other.id,
            why=self.why,
        )
        why = f": {self.why}" if self.why else ""
        said = f"An idea: {one.name} and {other.name}{why}"
        return Settlement(said, (idea,), f"ask {one.name} first")


class NeverPair(Struct, frozen=True):
    """Two people who were suggested are not to be brought together."""

    one: str
    other: str

    def settle(self, book: Book) -> Settlement:
        """Keep that it was thought of: it is never suggested again."""
        one, other = two(book, self.one, self.other)
        if any(introducing.of_pair(book.introductions(), one.id, other.id)):
            raise NothingChanges(f"{one.name} and {other.name} are not suggested.")
        dropped = Introduction(
            id=book.new_id(),
            stage=Stage.DROPPED,
            on=book.today,
            person=one.id,
            other=other.id,
            settled_on=book.today,
        )
        said = f"{one.name} and {other.name} are not suggested again"
        return Settlement(said, (dropped,))


class AskWhether(Struct, frozen=True):
    """One of the two was asked whether they would like to meet the other."""

    introduction: str
    whom: str
    note: str = ""
    """What was sent."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.note

    def settle(self, book: Book) -> Settlement:
        """Keep the day, and what was sent."""
        old, person, other = _of_two(book, self.introduction, self.whom)
        asked = introducing.ask(old, person.id, person.name, book.today, self.note)
        said = f"Asked {person.name} whether to meet {other.name}"
        return Settlement(said, (asked,), "their answer is awaited")


class Agreed(Struct, frozen=True):
    """One of the two said yes."""

    introduction: str
    whom: str

    def settle(self, book: Book) -> Settlement:
        """Keep the consent, and say what is next."""
        old, person, other = _of_two(book, self.introduction, self.whom)
        new = introducing.agree(old, person.id, person.name, book.today)
        step, _ = introducing.next_step(new)
        then = f"ask {other.name}"
        if step is introducing.Next.MAKE:
            then = "both agree: bring them together"
        elif step is introducing.Next.HEAR:
            then = f"{other.name} is yet to answer"
        return Settlement(f"{person.name} would like to meet", (new,), then)


class SaidNo(Struct, frozen=True):
    """One of the two would rather not; so it is not to be, and that is fine."""

    introduction: str
    whom: str

    def settle(self, book: Book) -> Settlement:
        """Drop it."""
        old, person, other = _of_two(book, self.introduction, self.whom)
        why = f"{person.name} would rather not"
        dropped = introducing.drop(old, why, book.today)
        was_asked = introducing.asked_on(old, other.id)
        then = f"let {other.name} know" if was_asked else f"{other.name} knows nothing"
        return Settlement(f"{why} meet {other.name}", (dropped,), then)


class DropIdea(Struct, frozen=True):
    """The two are not to be brought together after all."""

    introduction: str
    why: str = ""

    def settle(self, book: Book) -> Settlement:
        """Take it off the list; it is never suggested again."""
        old = _mine(book, self.introduction)
        one, other = two(book, old.person, old.other)
        dropped = introducing.drop(old, self.why, book.today)
        return Settlement(f"Dropped: {one.name} and {other.name}", (dropped,))


class Make(Struct, frozen=True):
    """The user brings the two together; both said yes before."""

    introduction: str
    note: str = ""
    """What was sent."""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.note

    def settle(self, book: Book) -> Settlement:
        """Remember both gifts, and to ask what came of it in four weeks."""
        old = _mine(book, self.introduction)
        one, other = two(book, old.person, old.other)
        names = one.name, other.name
        made = introducing.make(old, names, book.today, self.note)
        asking = FollowUp(
            id=book.new_id(),
            owed=Owed.DUE,
            what=f"ask what came of bringing {one.name} and {other.name} together",
            on=book.today + introducing.WHAT_CAME_AFTER,
            person=one.id,
            introduction=old.id,
            since=book.today,
        )
        gifts = (_gift(book, old, one, other), _gift(book, old, other, one))
        return Settlement(
            f"Brought {one.name} and {other.name} together",
            (made, asking, *gifts),
            f"what came of it: {day(asking.on, book.today)}",
        )


class WhatCame(Struct, frozen=True):
    """What came of bringing two people together; nothing is an answer too."""

    introduction: str
    came: str = ""

    @property
    def words(self) -> str:
        """What the user wrote for it."""
        return self.came

    def settle(self, book: Book) -> Settlement:
        """Close it, and take off the list that it was to be asked."""
        old = _mine(book, self.introduction)
        one, other = two(book, old.person, old.other)
        came = "" if says_nothing(self.came) else self.came
        put: list[Record] = [introducing.close(old, came, book.today)]
        for step in book.follow_ups():
            if step.introduction == old.id and is_open(step):
                put.append(replace(step, done_on=book.today))
        what = shortened(came, _ECHOED) if came else "nothing came of it"
        return Settlement(f"{one.name} and {other.name}: {what}", tuple(put))


def two(book: Book, one: str, other: str) -> tuple[Person, Person]:
    """Return two people; raises `OutOfTurn` if both are the same."""
    first, second = book.person(one), book.person(other)
    if first.id == second.id:
        raise OutOfTurn(f"{first.name} and who else? It takes two.")
    return first, second


def _mine(book: Book, id: str) -> Introduction:
    introduction = book.introduction(id)
    if not introducing.is_mine(introduction):
        raise OutOfTurn("That one is offered to you: take it, or turn it down.")
    return introduction


def _of_two(book: Book, id: str, whom: str) -> tuple[Introduction, Person, Person]:
    """Return an introduction, one of its two, and the other."""
    introduction = _mine(book, id)
    one, other = two(book, introduction.person, introduction.other)
    if whom == one.id:
        return introduction, one, other
    if whom == other.id:
        return introduction, other, one
    raise NotFound(f"That is about {one.name} and {other.name}.")


def _gift(book: Book, old: Introduction, to: Person, other: Person) -> Gift:
    return Gift(
        id=book.new_id(),
        person=to.id,
        on=book.today,
        kind=GiftKind.INTRODUCTION,
        what=f"an introduction to {other.name}",
        given=True,
        introduction=old.id,
    )
