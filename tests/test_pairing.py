"""Who could help each other: who is suggested, who is not, and in what order."""

from __future__ import annotations

from itertools import product

import pytest
from msgspec.structs import replace
from people import TODAY

from store.records import Introduction, Person, Stage, Standing
from store.rules import pairing
from store.rules.pairing import OFTEN, Suggestion, suggestions
from store.rules.topics import ALIKE, likeness, topics

ANA = Person(
    id="ana", name="Ana Diaz", standing=Standing.ACTIVE, can_help_with="hiring editors"
)
JO = Person(
    id="jo", name="Jo Park", standing=Standing.ACTIVE, looks_for="to hire an editor"
)


def names(found: tuple[Suggestion, ...]) -> list[tuple[str, str]]:
    """Return the names of each pair."""
    return [(each.one.name, each.other.name) for each in found]


def test_a_pair_is_found_across_word_forms_with_the_reason_in_their_words() -> None:
    [found] = suggestions([JO, ANA], [])
    assert (found.one, found.other) == (ANA, JO)
    [gives] = found.gives
    assert (gives.one, gives.other) == ("hiring editors", "to hire an editor")
    assert found.gets == ()


def test_nobody_is_brought_together_with_themselves() -> None:
    assert suggestions([replace(ANA, looks_for="hiring editors")], []) == ()


@pytest.mark.parametrize(
    "stage", [Stage.IDEA, Stage.ASKED, Stage.MADE, Stage.CLOSED, Stage.DROPPED]
)
@pytest.mark.parametrize("turned", [False, True])
def test_a_pair_once_thought_of_is_never_suggested_again(
    stage: Stage, turned: bool
) -> None:
    one, other = ("jo", "ana") if turned else ("ana", "jo")
    past = Introduction(id="i", stage=stage, on=TODAY, person=one, other=other)
    assert suggestions([ANA, JO], [past]) == ()


def test_who_is_at_rest_comes_after_the_others_and_is_marked() -> None:
    rested = replace(JO, id="r", name="Aa Rest", standing=Standing.RESTING)
    both = suggestions([rested, JO, ANA], [])
    assert names(both) == [("Ana Diaz", "Jo Park"), ("Aa Rest", "Ana Diaz")]
    assert [each.aside for each in both] == [(), (rested,)]


def test_who_was_let_go_is_never_suggested() -> None:
    assert suggestions([ANA, replace(JO, standing=Standing.GONE)], []) == ()


def test_two_who_are_not_tended_are_left_out_once_a_few_people_are() -> None:
    known = [replace(p, standing=Standing.KNOWN) for p in (ANA, JO)]
    few = [replace(ANA, id=f"{n}", can_help_with="") for n in range(pairing.FEW)]
    assert len(suggestions(known + few[1:], [])) == 1
    assert suggestions(known + few, []) == ()
    assert len(suggestions([known[0], JO, *few], [])) == 1


def test_two_who_help_each_other_go_before_one_who_helps_another() -> None:
    ana = replace(ANA, looks_for="ceramics")
    zoe = replace(JO, id="z", name="Zoe Roth", can_help_with="ceramics")
    first, *_ = suggestions([ana, JO, zoe], [])
    assert (first.one, first.other) == (ana, zoe)
    assert first.gives
    assert first.gets


def test_nobody_is_suggested_so_often_that_it_asks_too_much() -> None:
    seekers = [replace(JO, id=f"s{n}", name=f"Seeker {n}") for n in range(9)]
    assert len(suggestions([ANA, *seekers], [])) == OFTEN


def test_500_people_are_matched_as_comparing_each_topic_with_each_other_would() -> None:
    whats = ("audit", "hiring", "garden", "choir", "tax", "bicycle", "editing")
    hows = ("small teams", "remote schools", "museums", "northern cities")
    phrases = [f"{what} for {how}" for what, how in product(whats, hows)]
    people = [
        Person(
            id=f"{n:03}",
            name=f"Person {n:03}",
            standing=Standing.ACTIVE if n % 3 else Standing.RESTING,
            can_help_with=phrases[n * 7 % len(phrases)],
            looks_for=phrases[n * 11 % len(phrases)].replace("audit", "auditing"),
        )
        for n in range(500)
    ]
    found = suggestions(people, [])
    assert len(found) > 400
    for each in found[:50]:
        for one, other, several in (
            (each.one, each.other, each.gives),
            (each.other, each.one, each.gets),
        ):
            pairs = product(topics(one.can_help_with), topics(other.looks_for))
            assert {(s.one, s.other) for s in several} == {
                pair for pair in pairs if likeness(*pair) >= ALIKE
            }


def test_few_topics_are_compared_word_by_word(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []

    def counted(one: str, other: str) -> float:
        compared.append((one, other))
        return likeness(one, other)

    monkeypatch.setattr(pairing, "likeness", counted)
    helpers = [replace(ANA, id=f"h{n}", can_help_with=f"word{n}") for n in range(250)]
    seekers = [replace(JO, id=f"s{n}", looks_for=f"word{n}") for n in range(250)]
    assert len(suggestions([*helpers, *seekers], [])) >= 250
    assert len(compared) <= 5000  # Of 62,500 that there are.
