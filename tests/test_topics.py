"""Topics, and what two of them share."""

from __future__ import annotations

import pytest

from store.rules.topics import ALIKE, likeness, shared, topics


def test_topics_are_parted_by_commas_and_none_stands_twice() -> None:
    line = " hiring,  an editor's eye ; Hiring\nKotlin, "
    assert topics(line) == ("Hiring", "an editor's eye", "Kotlin")
    assert topics("") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hiring", "how to hire engineers"),
        ("interview checklist", "interviews"),
        ("compilers", "a compiler engineer"),
        ("mentoring new leads", "a mentor"),
        ("negotiating offers", "negotiation"),
        ("auditing", "audit"),
        ("Kubernetes", "kubernets"),  # A slip of the pen.
        ("José Saramago", "jose saramago"),
        ("Vorstellungsgespräche", "Vorstellungsgespräch"),
        ("traduction", "traductions"),
        ("機械学習", "機械"),
    ],
)
def test_topics_are_alike_across_forms_of_words(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("data privacy", "data engineering in cars"),
        ("hiring", "hiking"),
        ("career advice", "advice on taxes"),  # "advice" alone makes no topic.
        ("help with a talk", "help with taxes"),
        ("work", ""),
    ],
)
def test_topics_that_merely_look_alike_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_what_is_shared_comes_in_the_words_of_both_the_likest_first() -> None:
    mine = ("taxes", "hiring for small teams", "compilers")
    theirs = ("to hire well in small companies", "compiler")
    found = shared(mine, theirs)
    assert [(each.one, each.other) for each in found] == [
        ("compilers", "compiler"),
        ("hiring for small teams", "to hire well in small companies"),
    ]
