"""How near an offered introduction is: each part by itself (R12)."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from people import TODAY

from store.records import Introduction, Person, Settings, Stage, Standing
from store.rules.fit import Distance, Nearness, distance
from store.rules.forecast import Ahead, forecast

JO = Person(id="jo", name="Jo Park", standing=Standing.ACTIVE)
OFFER = Introduction(id="i", stage=Stage.OFFERED, on=TODAY, by="jo", name="Ada Berg")
SPOT = Settings(can_help_with="hiring, ceramics", wants_to_learn="compilers")
WHY = "She hires for a team of five."


def weighed(
    offer: Introduction = OFFER,
    person: Person | None = None,
    by: Person = JO,
    settings: Settings = SPOT,
    room: int = 4,
) -> Distance:
    """Return the distance in the weeks ahead of nobody who does anything."""
    weeks = forecast(Ahead(today=TODAY, settings=settings))
    return distance(offer, person, by, settings, room, weeks, lambda id: None)


def test_topics_that_are_shared_are_said_in_the_users_words_both_ways() -> None:
    found = weighed(replace(OFFER, about="a compiler, sailing", why=WHY))
    assert [each.one for each in found.helps] == ["hiring"]
    assert [each.one for each in found.learns] == ["compilers"]
    assert found.common == ("hiring", "compilers")


def test_what_is_known_of_the_person_counts_too() -> None:
    ada = Person(id="ada", name="Ada Berg", looks_for="ceramics, a tax adviser")
    assert weighed(person=ada).common == ("ceramics",)
    assert weighed(person=ada).hops == 0
    assert weighed().hops == 1


@pytest.mark.parametrize(
    ("about", "why", "nearness"),
    [
        ("hiring", WHY, Nearness.NEAR),
        ("hiring", "", Nearness.BESIDE),
        ("sailing", "You both live by the sea.", Nearness.BESIDE),
        ("sailing", "", Nearness.FAR),
        ("", "  ", Nearness.FAR),
    ],
)
def test_a_topic_and_a_reason_make_it_near(
    about: str, why: str, nearness: Nearness
) -> None:
    assert weighed(replace(OFFER, about=about, why=why)).nearness is nearness


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing.ACTIVE, "Jo, whom you tend, leads there"),
        (Standing.RESTING, "Jo, who is at rest, leads there"),
        (Standing.KNOWN, "Jo, whom you know, leads there"),
    ],
)
def test_it_is_said_how_near_the_one_is_who_leads_there(
    standing: Standing, said: str
) -> None:
    assert weighed(by=replace(JO, standing=standing)).lead == said


def test_it_is_said_what_it_takes_and_in_which_week_there_are_hours_for_it() -> None:
    assert weighed().minutes == 120
    assert weighed().week == date(2026, 11, 23)  # Of the Sunday nothing is left.
    none = replace(SPOT, hours_per_week=1)
    assert weighed(settings=none).week is None
    assert weighed(settings=none).weeks == 12


def test_the_summary_has_every_part_and_no_figure_that_adds_them_up() -> None:
    said = weighed(replace(OFFER, about="hiring", why=WHY), room=1).summary
    assert said == "near: hiring · Jo, whom you tend, leads there · 2 h · 1 place free"
    assert "no sweet spot is told" in weighed(settings=Settings()).summary
    far = weighed(room=0).summary
    assert far.startswith("far: no topic shared · no reason given")
    assert far.endswith("no place free")
