"""Ids as people read and type them."""

from __future__ import annotations

from itertools import combinations

import pytest

from store.records import Person
from store.rules.short_ids import short_id, whole_id, with_id

IDS = ("505394748393620159350254105", "505394748415772448333014105", "1", "4105")
PEOPLE = [Person(id=id, name=id) for id in IDS]


def test_an_id_is_read_by_its_end_and_found_again_by_that() -> None:
    for number in range(1, len(IDS) + 1):
        for ids in combinations(IDS, number):
            people = [person for person in PEOPLE if person.id in ids]
            for person in people:
                short = short_id(person.id, ids)
                assert person.id.endswith(short)
                assert with_id(short, people) == person


def test_more_digits_than_are_shown_find_it_too() -> None:
    for id in IDS:
        for digits in range(len(short_id(id, IDS)), len(id) + 1):
            assert whole_id(id[-digits:], IDS) == id


def test_as_few_digits_are_read_as_tell_it_from_the_others() -> None:
    assert short_id(IDS[0], IDS[:1]) == "4105"
    assert short_id(IDS[0], IDS[:2]) == "54105"


@pytest.mark.parametrize("typed", ["", "105", "14105x", "٤١٠٥", "999999"])
def test_what_ends_no_id_or_is_too_short_to_be_meant_is_none(typed: str) -> None:
    assert with_id(typed, PEOPLE) is None
    assert whole_id(typed, IDS) is None


def test_an_end_of_several_ids_is_nobody_s() -> None:
    assert with_id("4105", PEOPLE[:2]) is None
