"""Introductions and the sweet spot, by key: seen, taken, made, undone."""

from __future__ import annotations

import pytest
from days import TODAY, Calendar
from people import misdrawn, person_called, seat, tended

from screens.introduction import IntroductionPage
from screens.introduction_phrases import why_pair
from screens.introductions import IntroductionsPage
from store.decisions.capture import AddPerson
from store.decisions.introductions import Agreed, AskWhether, Make, Think
from store.decisions.offered import Offer
from store.decisions.people import LedBy
from store.decisions.prep import CallOff
from store.decisions.topics import ChangeSweetSpot, ChangeTopics
from store.network import Network
from store.records import Introduction, Person, Stage
from store.rules.pairing import between
from store.rules.queue import is_open

ANA, JO = "Ana Diaz", "Jo Park"


@pytest.fixture
def told(network: Network) -> Network:
    """Ana can help Jo; Jo offers to introduce Ada Berg."""
    tended(network, ANA, JO)
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(ChangeTopics(ana, can_help_with="hiring editors"))
    network.decide(ChangeTopics(jo, looks_for="an editor to hire"))
    network.decide(ChangeSweetSpot(can_help_with="hiring"))
    network.decide(Offer(jo, "Ada Berg", "She hires for the first time.", "ceramics"))
    return network


def stages(network: Network) -> list[Stage]:
    """Return how far each introduction has come."""
    return [each.stage for each in by_age(network)]


def by_age(network: Network) -> list[Introduction]:
    """Return the introductions, the oldest first."""
    return sorted(network.introductions(), key=lambda each: each.id)


def made(network: Network) -> Introduction:
    """Bring Ana and Jo together."""
    ana, jo = (person_called(network, name).id for name in (ANA, JO))
    network.decide(Think(ana, jo, "editors"))
    id = by_age(network)[-1].id
    for person in (ana, jo):
        network.decide(AskWhether(id, person))
        network.decide(Agreed(id, person))
    network.decide(Make(id))
    return network.introduction(id)


async def test_two_of_one_first_name_are_told_apart_where_it_is_narrow(
    network: Network,
) -> None:
    tended(network, ANA)
    network.decide(AddPerson("Ana Lopez"))
    one, other = (person_called(network, n).id for n in (ANA, "Ana Lopez"))
    network.decide(Think(one, other, "editors"))
    async with seat(network, (40, 12)) as app:
        await app.press("g n")
        assert f"{ANA} and" in app.cursor


async def test_where_there_is_none_it_is_said_how_to_begin(network: Network) -> None:
    tended(network, ANA)
    async with seat(network) as app:
        await app.press("g n")
        assert "No introduction is offered" in app.body
        assert misdrawn(app, (80, 24)) == []
        await app.press("a")
        assert app.message == "None is selected: j and k select one."


async def test_the_parts_of_the_distance_stand_below_what_is_offered(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n")
        assert "Ada Berg" in app.cursor
        for part in (
            "Topics you can help with hiring",
            "Reason She hires for the first time.",
            "Who Jo Park, whom you tend, leads there",
            "Takes 2 h; there are hours in the week of",
            "places are free; taking it needs none",
        ):
            assert part in app.body


async def test_whoever_led_to_the_one_who_leads_there_is_named(told: Network) -> None:
    ana, jo = (person_called(told, name).id for name in (ANA, JO))
    told.decide(LedBy(jo, ana))
    async with seat(told) as app:
        await app.press("g n")
        said = "Who Jo Park, whom you tend, leads there; Ana Diaz led you to Jo"
        assert said in app.body


async def test_of_an_offer_that_was_turned_down_it_is_said_whose_reason_it_was(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n d q G")
        assert "Jo Park said why: She hires for the first time." in app.body


async def test_an_offer_is_taken_by_a_key_and_undone_by_one(told: Network) -> None:
    async with seat(told) as app:
        await app.press("g n a")
        assert stages(told) == [Stage.TAKEN]
        assert "prepare the meeting" in app.message
        await app.press("u")
        assert stages(told) == [Stage.OFFERED]
        await app.press("U")
        assert stages(told) == [Stage.TAKEN]


async def test_turning_down_shows_a_note_that_thanks_and_u_takes_it_back(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n d")
        assert stages(told) == [Stage.DECLINED]
        assert "Thank you for thinking of me" in app.body
        await app.press("y")
        assert "Copied" in app.message
        await app.press("u")
        assert stages(told) == [Stage.OFFERED]


async def test_the_note_of_an_offer_that_was_sent_takes_it(told: Network) -> None:
    async with seat(told) as app:
        await app.press("g n r")
        assert "I'd be glad to meet Ada Berg" in app.body
        await app.press("q")
        assert stages(told) == [Stage.OFFERED]
        await app.press("r r")
        assert stages(told) == [Stage.TAKEN]


async def test_what_was_sent_is_read_again_on_the_page_of_the_introduction(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n r i")
        await app.write(" Gladly so.")
        await app.press("escape r")
        assert stages(told) == [Stage.TAKEN]
        await app.press("G enter")
        assert "You wrote to Jo Park:" in app.body
        assert "Gladly so." in app.body


async def test_the_card_of_one_that_was_taken_opens_from_its_page(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n enter p")
        assert "once you take it" in app.message
        await app.press("q a G enter p")
        assert "She hires for the first time." in app.body
        [card] = told.cards()
        await app.press("q q")
        told.decide(CallOff(card.id))
        await app.press("enter p")
        assert app.message == "That meeting was held, or called off."


async def test_a_note_that_asks_what_came_is_kept_once_it_is_sent(
    told: Network,
) -> None:
    id = made(told).id
    async with seat(told) as app:
        await app.press("g n j r i")
        await app.write(" Did you talk?")
        await app.press("escape r")
        assert "Did you talk?" in told.introduction(id).note
        await app.press("u")
        assert told.introduction(id).note == ""


async def test_an_offer_waits_until_a_day(told: Network) -> None:
    async with seat(told) as app:
        await app.press("g n s 2 enter")
        assert "Later" in app.body
        assert "back Sun 6 Dec" in app.body


async def test_two_are_brought_together_with_the_consent_of_both_by_key(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n j")
        assert "Ana Diaz and Jo Park" in app.cursor
        await app.press("a")
        assert stages(told)[-1] is Stage.IDEA
        await app.press("g g j")
        assert "ask Ana" in app.cursor
        await app.press("a")
        assert app.message == "r asks Ana first."
        await app.press("r r r")  # Once more does nothing: they are awaited.
        assert app.message == "Ana was asked: a records a yes, d a no."
        await app.press("a r r a")
        assert "[x] Ana Diaz said yes" in app.body
        assert "[x] Jo Park said yes" in app.body
        await app.press("r")
        assert "Hello Ana, hello Jo," in app.body
        await app.press("r")
        assert stages(told)[-1] is Stage.MADE
        assert "what came of it: Sun 20 Dec" in app.message
        await app.press("u")
        assert stages(told)[-1] is Stage.ASKED


async def test_a_no_to_two_who_were_asked_shows_a_note_to_the_other(
    told: Network,
) -> None:
    ana, jo = (person_called(told, name).id for name in (ANA, JO))
    told.decide(Think(ana, jo, "editors"))
    id = by_age(told)[-1].id
    told.decide(AskWhether(id, ana))
    told.decide(Agreed(id, ana))
    told.decide(AskWhether(id, jo))
    async with seat(told) as app:
        await app.press("g n j d")
        assert stages(told)[-1] is Stage.DROPPED
        assert "Hello Ana," in app.body
        assert "ready to meet Jo Park" in app.body


@pytest.mark.parametrize(
    ("keys", "last", "said"),
    [
        ("a", Stage.TAKEN, "Took Jo Park's introduction to Ada Berg"),
        ("r r", Stage.TAKEN, "Took Jo Park's introduction to Ada Berg"),
        ("d q", Stage.DECLINED, "Turned down to meet Ada Berg · u undoes"),
        ("s t", Stage.OFFERED, "The introduction to Ada Berg: back Mon 23 Nov"),
        ("q j enter a", Stage.IDEA, "An idea: Ana Diaz and Jo Park"),
        ("q j enter d", Stage.DROPPED, "Ana Diaz and Jo Park are not suggested again"),
    ],
)
async def test_an_opened_introduction_is_decided_by_the_keys_of_the_list(
    told: Network, keys: str, last: Stage, said: str
) -> None:
    async with seat(told) as app:
        await app.press("g n enter", keys)
        assert stages(told)[-1] is last
        assert app.message.startswith(said)
        assert isinstance(app.page, IntroductionsPage)
        await app.press("u")
        assert stages(told) == [Stage.OFFERED]


async def test_an_opened_introduction_stays_while_it_is_under_way(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n j a g g j enter a")
        assert app.message == "r asks Ana first."
        await app.press("r r a r r")
        assert "[x] Ana Diaz said yes" in app.body
        assert isinstance(app.page, IntroductionPage)
        await app.press("d y q")
        assert isinstance(app.page, IntroductionsPage)
        assert stages(told)[-1] is Stage.DROPPED


async def test_words_of_a_note_that_declines_are_kept_from_the_page_too(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n enter d i")
        await app.write(" Thanks again.")
        await app.press("escape q")
        assert isinstance(app.page, IntroductionsPage)
    assert "Thanks again." in by_age(told)[-1].note


async def test_a_key_too_many_decides_about_nothing_of_another_kind(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g n d q")
        assert app.cursor == ""
        await app.press("d")
        assert app.message == "None is selected: j and k select one."
    assert stages(told) == [Stage.DECLINED]


async def test_a_suggested_pair_is_dropped_for_good_by_a_key(told: Network) -> None:
    async with seat(told) as app:
        await app.press("g n j d")
        assert "You could bring together" not in app.text
        await app.press("u")
        assert "You could bring together" in app.text


async def test_the_follow_up_asks_what_came_and_closes_the_introduction(
    told: Network, calendar: Calendar
) -> None:
    id = made(told).id
    calendar.day = TODAY.replace(month=12, day=20)
    async with seat(told) as app:
        await app.press("4 /")
        await app.write("what came")
        await app.press("enter d")
        assert "What came of Ana Diaz and Jo Park?" in app.body
        await app.write("A guide.")
        await app.press("enter")
        assert told.introduction(id).came == "A guide."
        assert not any(map(is_open, told.follow_ups()))
        await app.press("u")
        assert told.introduction(id).stage is Stage.MADE


async def test_what_came_is_said_on_the_page_itself_too(told: Network) -> None:
    id = made(told).id
    async with seat(told) as app:
        await app.press("g n j a")
        await app.write("A guide.")
        await app.press("enter")
        assert told.introduction(id).stage is Stage.CLOSED


async def test_bringing_together_begins_wherever_a_person_is_shown(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("6 / ")
        await app.write("ana")
        await app.press("enter T")
        await app.write("jo")
        await app.press("enter")
        assert "Ana can help with hiring editors, Jo looks for" in app.body
        await app.press("enter")
        assert stages(told)[-1] is Stage.IDEA


async def test_an_offer_is_put_in_from_anywhere(told: Network) -> None:
    async with seat(told) as app:
        await app.press("c o")
        for typed in ("jo", "Zoe Roth", "both teach", "ceramics"):
            await app.write(typed)
            await app.press("enter")
        offer = by_age(told)[-1]
        assert (offer.name, offer.why, offer.about) == (
            "Zoe Roth",
            "both teach",
            "ceramics",
        )


async def test_an_offer_that_says_why_in_its_line_is_not_asked_for_it(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("c o j o enter enter")
        assert "A name, please." in app.text
        await app.write("Zoe Roth, both teach")
        assert "Zoe Roth · both teach" in app.text
        await app.press("enter")
        assert "What is Zoe about?" in app.text
        await app.press("enter")
        offer = by_age(told)[-1]
        assert (offer.name, offer.why, offer.about) == ("Zoe Roth", "both teach", "")


async def test_topics_are_edited_and_shown_on_the_page_of_a_person(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("6 / ")
        await app.write("jo")
        await app.press("enter enter i c")
        await app.write("ceramics")
        await app.press("enter")
        assert "can help with ceramics" in app.body
        assert "looks for an editor to hire" in app.body
        assert "you can help with hiring" in app.body
        assert "Ada Berg: by Jo Park" in app.body
        await app.press("u")
        assert "Helps" not in app.body


async def test_the_sweet_spot_says_whom_it_reaches_while_one_types(
    told: Network,
) -> None:
    async with seat(told) as app:
        await app.press("g t")
        assert "hiring: Jo Park (an editor to hire)" in app.body
        await app.press("i")
        await app.write(", tax")
        assert "tax: nobody looks for it yet" in app.body
        assert told.settings.can_help_with == "hiring"
        await app.press("escape")
        assert told.settings.can_help_with == "hiring, tax"
        await app.press("u")
        assert told.settings.can_help_with == "hiring"


def test_two_of_one_first_name_are_told_apart_in_the_reason() -> None:
    one = Person(id="1", name="Ana Diaz", can_help_with="hiring")
    other = Person(id="2", name="Ana Roth", looks_for="hiring")
    said = "Ana Diaz can help Ana Roth with hiring"
    assert why_pair(between(one, other)) == said
    assert why_pair(between(other, one)) == said


async def test_two_of_one_first_name_are_told_apart_in_the_list(
    network: Network,
) -> None:
    tended(network, JO, "Jo Berg")
    one, other = (person_called(network, name).id for name in (JO, "Jo Berg"))
    network.decide(Think(one, other, "editors"))
    async with seat(network) as app:
        await app.press("g n")
        assert "ask Jo Park" in app.cursor
        await app.press("a")
        assert app.message == "r asks Jo Park first."
