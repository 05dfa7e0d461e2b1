"""What is known of somebody, piece by piece, and which words of a note speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from store.records import Direction, Invitation, Person, Settings, Talk
from store.rules.tongues import TONGUES
from store.rules.topics import alike, meant, shared, topics
from store.rules.verdict_lexicon import common_words
from store.rules.verdict_reading import folded, words
from store.rules.words import date_only

_ENOUGH = 1.0
"""What the words found have to weigh, for a note to speak of somebody."""
_NAMED, _PROSE, _SIGN = 1.0, 0.5, 0.25
"""What a word counts: named as theirs, of a text, or a single sign of a script."""
_TALKS = 20
"""So many talks are looked through, the latest ones."""


class Fact(Struct, frozen=True):
    """Something that is known of a person, and where from."""

    label: str
    text: str
    is_named: bool = True
    """Is each word of it theirs, or is it a text in which they occur?"""


class Mention(Struct, frozen=True):
    """Words of a note that speak of what is known."""

    start: int
    end: int
    fact: Fact
    weight: float


def facts(
    person: Person,
    led_by: Person | None,
    talks: Iterable[Talk],
    theirs: Iterable[Invitation],
    settings: Settings,
    today: date,
) -> tuple[Fact, ...]:
    """Return all that is known of somebody; what they themselves wrote, too."""
    work = " at ".join(filter(None, (person.position, person.company)))
    found = [
        Fact("Works", work),
        Fact("Known", person.known_how),
        Fact("Led by", led_by.name if led_by else ""),
        Fact("Can help", person.can_help_with),
        Fact("Looks for", person.looks_for),
        Fact("In common", ", ".join(_in_common(person, settings))),
        Fact("Remember", person.remember, is_named=False),
        *_written(theirs, today),
        *_told(talks, today),
    ]
    return tuple(fact for fact in found if fact.text.strip())


def _in_common(person: Person, settings: Settings) -> Iterator[str]:
    """Yield the topics that both care about, in the person's words."""
    ones = topics(f"{person.can_help_with}, {person.looks_for}")
    own = topics(f"{settings.can_help_with}, {settings.wants_to_learn}")
    for pair in shared(ones, own) if ones and own else ():
        yield pair.one


def _written(theirs: Iterable[Invitation], today: date) -> Iterator[Fact]:
    for each in theirs:
        if each.direction is Direction.INCOMING:
            on = date_only(each.received.date(), today)
            yield Fact(f"Wrote {on}", each.note, is_named=False)
            yield Fact("Answered", each.answer, is_named=False)


def _told(talks: Iterable[Talk], today: date) -> Iterator[Fact]:
    latest = sorted(talks, key=lambda talk: talk.on, reverse=True)[:_TALKS]
    for talk in latest:
        told = " · ".join(filter(None, (talk.said, talk.received, talk.given)))
        yield Fact(f"Talk {date_only(talk.on, today)}", told, is_named=False)


def mentions(note: str, known: Iterable[Fact], names: str = "") -> tuple[Mention, ...]:
    """Return which words of a note speak of what is known, in any of their forms.

    Each word that is known is found once. `names` are those of the two: to write
    somebody's name says nothing of them.
    """
    own = {word.text for word in words(names)}
    written = [w for w in words(note) if w.text not in own and says_something(w.text)]
    found: dict[int, Mention] = {}
    for fact in known:
        for word in meant(fact.text):
            if not says_something(word):
                continue
            for each in written:
                if each.start not in found and alike(word, each.text):
                    weight = _weight(word, fact)
                    found[each.start] = Mention(each.start, each.end, fact, weight)
                    break
    return tuple(found[start] for start in sorted(found))


def speaks_of(found: Sequence[Mention]) -> bool:
    """Tell whether such words are enough for a note to speak of somebody."""
    return sum(each.weight for each in found) >= _ENOUGH


def _weight(word: str, fact: Fact) -> float:
    if len(word) == 1:
        return _SIGN
    is_vague = word.isdigit() or word in _generic() or not fact.is_named
    return _PROSE if is_vague else _NAMED


def says_something(word: str) -> bool:
    """Tell whether a folded word is more than what any sentence is made of."""
    return word not in _ordinary()


@cache
def _ordinary() -> frozenset[str]:
    greetings = (folded(w) for t in TONGUES.values() for w in t.greeting.split())
    yours = (folded(w) for t in TONGUES.values() for w in t.your.split())
    return frozenset({*greetings, *yours}.union(*common_words().values()))


@cache
def _generic() -> frozenset[str]:
    """Return the words that fit everybody's trade."""
    every = (word for tongue in TONGUES.values() for word in tongue.generic.split())
    return frozenset(map(folded, every))
