"""Who may have led to somebody: full names in what was written, never a guess."""

from __future__ import annotations

import time
from datetime import date

import pytest

from store.records import Person
from store.rules.leads import Names, Where, Written, first_named, hints

JONAS = Person(id="j", name="Jonas Brandt")
RENEE = Person(id="r", name="Dr. Renée O'Neil, PhD")
WILL = Person(id="w", name="Will May")
ROSA = Person(id="o", name="Rosa Luz")
ROSA_DIAZ = Person(id="d", name="Rosa Luz Diaz")
MONO = Person(id="m", name="Prince")
EVERYONE = (JONAS, RENEE, WILL, ROSA, ROSA_DIAZ, MONO)
DAY = date(2026, 11, 22)


def named(text: str) -> list[str]:
    """Return the ids of those whose names stand in a text."""
    return [person.id for person, _ in Names(EVERYONE, "Asha Rao").found_in(text)]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("Jonas Brandt told me of your checklist", ["j"]),
        ("my friend jonas   brandt, who knows you", ["j"]),
        ("JONAS\nBRANDT says hello", ["j"]),
        ("Renee O\u2019Neil sent me", ["r"]),
        ("Rosa Luz Diaz sent me, and Rosa Luz", ["d", "o"]),
        ("Will May said you might help", ["w"]),
        ("I hope you will may be not", []),
        ("Jonas told me; Brandt too", []),
        ("I know Jonas, Brandt and Co", []),
        ("thanks to Jonas. Brandt is a town", []),
        ("Jonas Brandtner, and Anjonas Brandt", []),
        ("like Prince, in a way", []),
        ("Asha Rao, I am writing to you", []),
        ("", []),
    ],
)
def test_a_name_counts_whole_or_not_at_all(text: str, whose: list[str]) -> None:
    assert named(text) == whose


def test_an_initial_may_have_its_dot() -> None:
    person = Person(id="k", name="Kim J. Holm")
    assert [*Names([person]).found_in("Kim J. Holm sent me")]
    assert [*Names([person]).found_in("Kim J Holm sent me")]


def test_the_words_around_a_name_are_shown_and_cut_between_words() -> None:
    text = "a" * 30 + " we met at the fair where Jonas Brandt showed us the plan " * 3
    [*found] = Names([JONAS]).found_in(text)
    words = found[0][1]
    assert "we met at the fair where Jonas Brandt showed us the plan" in words
    assert words.endswith("…")


def test_the_surest_place_comes_first_and_nobody_is_offered_twice() -> None:
    texts = [
        Written("Jonas Brandt and Renee O'Neil", Where.MESSAGE, DAY, "x"),
        Written("Rosa Luz sent me; Jonas Brandt too", Where.NOTE, DAY, "x"),
    ]
    found = hints(texts, Names(EVERYONE))
    assert [hint.by.id for hint in found] == ["o", "j", "r"]
    assert found[1].where is Where.NOTE


def test_the_sender_hints_at_nobody_by_signing() -> None:
    by_id = Written("Best, Jonas Brandt", Where.NOTE, DAY, "j")
    by_name = Written("Best, Jonas Brandt", Where.NOTE, DAY, "", "jonas brandt")
    assert hints([by_id, by_name], Names(EVERYONE)) == []


def test_of_a_few_texts_the_first_who_is_named_is_found() -> None:
    texts = ["hello from Rosa", "Jonas Brandt and Renee O'Neil"]
    assert first_named(texts, EVERYONE, ["Jonas Brandt"]) == RENEE
    assert first_named(texts, EVERYONE, []) == JONAS


def test_fifty_thousand_texts_among_ten_thousand_people_take_seconds_at_most() -> None:
    people = [
        Person(id=str(n), name=f"F{_word(n % 99)} L{_word(n)}") for n in range(10_000)
    ]
    text = f"A note like any other, of FAA and so on, {people[7].name} told me of it. "
    begun = time.perf_counter()
    names = Names(people)
    found = sum(len([*names.found_in(text)]) for _ in range(50_000))
    assert time.perf_counter() - begun < 20
    assert found == 50_000


def _word(n: int) -> str:
    letters = "abcdefghij"
    return "".join(letters[int(digit)] for digit in str(n))
