"""Introductions decided: offered, made with the consent of both, taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from days import Calendar
from people import TODAY, connection, export_of, person_called, tended

from store.decisions.followups import FinishStep
from store.decisions.introductions import (
    Agreed,
    AskWhether,
    DropIdea,
    Make,
    NeverPair,
    SaidNo,
    Think,
    WhatCame,
)
from store.decisions.offered import KeepIntroductionNote, Offer, PutOff, Take, TurnDown
from store.decisions.people import LedBy
from store.decisions.topics import ChangeSweetSpot, ChangeTopics
from store.errors import (
    ConsentMissing,
    NothingChanges,
    OutOfTurn,
    Overtaken,
    Unclear,
)
from store.introducing import Group
from store.network import Network
from store.records import GiftKind, Introduction, Stage, Standing
from store.rules.queue import is_open

ANA, JO, LENA = "Ana Diaz", "Jo Park", "Lena Fischer"
ADA = "Ada Berg"
WHY = "Ana hires editors"


@pytest.fixture
def network(network: Network) -> Network:
    """Ana and Jo hold places; Lena is known."""
    tended(network, ANA, JO)
    network.decide(export_of(connections=[connection(LENA)]))
    return network


def id_of(network: Network, name: str) -> str:
    """Return somebody's id."""
    return person_called(network, name).id


def offered(network: Network, name: str = ADA, why: str = WHY) -> str:
    """Let Jo offer one, and return its id."""
    network.decide(Offer(id_of(network, JO), name, why, "hiring"))
    return only(network).id


def thought(network: Network) -> str:
    """Think of bringing Ana and Lena together, and return its id."""
    network.decide(Think(id_of(network, ANA), id_of(network, LENA), WHY))
    return only(network).id


def only(network: Network) -> Introduction:
    """Return the one introduction there is."""
    [introduction] = network.introductions()
    return introduction


def both_agree(network: Network) -> str:
    """Return one to which both said yes."""
    id = thought(network)
    for name in (ANA, LENA):
        network.decide(AskWhether(id, id_of(network, name)))
        network.decide(Agreed(id, id_of(network, name)))
    return id


def made(network: Network) -> str:
    """Return one that is made."""
    id = both_agree(network)
    network.decide(Make(id))
    return id


def undone_and_redone(network: Network) -> None:
    """Check that one undo takes all of the last decision back, and redo does it."""
    after = everything(network)
    network.undo()
    assert everything(network) != after
    network.redo()
    assert everything(network) == after


def everything(network: Network) -> list[object]:
    """Return all that introductions touch."""
    several = (network.people(), network.introductions(), network.gifts())
    more = (network.follow_ups(), network.cards())
    return [sorted(each, key=lambda r: r.id) for each in (*several, *more)]


# Offered.


def test_one_that_is_taken_makes_them_known_and_nobody_active(
    network: Network,
) -> None:
    id, before = offered(network), network.bandwidth().active
    network.decide(Take(id))
    ada = person_called(network, ADA)
    assert ada.standing is Standing.KNOWN
    assert ada.led_by == id_of(network, JO)
    assert ada.known_since == TODAY
    assert network.bandwidth().active == before
    undone_and_redone(network)


def test_one_that_is_taken_lays_a_card_with_the_reason_and_keeps_the_gift(
    network: Network,
) -> None:
    network.decide(Take(offered(network)))
    [card] = network.cards()
    assert card.purpose == WHY
    assert card.on is None
    [gift] = network.gifts()
    assert (gift.person, gift.kind) == (id_of(network, JO), GiftKind.INTRODUCTION)
    assert not gift.given
    assert only(network).card == card.id
    network.undo()
    assert not [*network.cards(), *network.gifts()]
    assert network.find_people(ADA) == []


def test_who_is_known_already_is_taken_for_themselves_and_keeps_an_older_lead(
    network: Network,
) -> None:
    network.decide(LedBy(id_of(network, LENA), id_of(network, ANA)))
    network.decide(Take(offered(network, LENA)))
    assert person_called(network, LENA).led_by == id_of(network, ANA)


def test_who_stands_above_who_offers_is_met_without_being_led_to_by_them(
    network: Network,
) -> None:
    network.decide(LedBy(id_of(network, JO), id_of(network, LENA)))
    network.decide(Take(offered(network, LENA)))
    assert only(network).stage is Stage.TAKEN
    assert person_called(network, LENA).led_by == ""
    undone_and_redone(network)


def test_what_was_sent_to_take_one_stays_with_it(network: Network) -> None:
    network.decide(Take(offered(network), "Dear Jo, gladly"))
    assert only(network).sent_note == "Dear Jo, gladly"
    undone_and_redone(network)


def test_a_note_begun_to_take_one_does_not_turn_it_down(network: Network) -> None:
    id = offered(network)
    network.decide(KeepIntroductionNote(id, "Dear Jo, gladly"))
    network.decide(TurnDown(id))
    assert network.introduction_note(id) == network.introduction_draft(id)
    network.undo()
    assert network.introduction_note(id) == "Dear Jo, gladly"


def test_nobody_offers_themselves(network: Network) -> None:
    with pytest.raises(OutOfTurn, match="Jo Park can't"):
        network.decide(Offer(id_of(network, JO), "jo park"))


def test_one_that_is_turned_down_has_a_note_that_thanks(network: Network) -> None:
    id = offered(network)
    network.decide(TurnDown(id, "no time"))
    assert only(network).stage is Stage.DECLINED
    note = network.introduction_draft(id)
    assert note.startswith("Hello Jo,")
    assert "Thank you" in note
    assert "no time" not in note  # The reason is told to nobody.
    undone_and_redone(network)


def test_one_that_is_put_off_comes_back_on_its_day(
    network: Network, calendar: Calendar
) -> None:
    id = offered(network)
    network.decide(PutOff(id, TODAY + timedelta(days=2)))
    assert network.introduction_row(id).group is Group.LATER
    calendar.day += timedelta(days=2)
    assert network.introduction_row(id).group is Group.OFFERED


def test_what_is_settled_is_not_settled_again(network: Network) -> None:
    id = offered(network)
    network.decide(TurnDown(id))
    for decision in (Take(id), TurnDown(id), PutOff(id, TODAY + timedelta(days=1))):
        with pytest.raises(OutOfTurn, match="turned it down"):
            network.decide(decision)


# Made.


def test_two_are_brought_together_only_once_both_agree(network: Network) -> None:
    id = thought(network)
    with pytest.raises(ConsentMissing, match=f"{ANA} was not asked yet and {LENA} was"):
        network.decide(Make(id))
    network.decide(AskWhether(id, id_of(network, ANA)))
    network.decide(Agreed(id, id_of(network, ANA)))
    network.decide(AskWhether(id, id_of(network, LENA)))
    with pytest.raises(ConsentMissing) as refusal:
        network.decide(Make(id))
    assert refusal.value.missing == (LENA,)
    network.decide(Agreed(id, id_of(network, LENA)))
    network.decide(Make(id))
    assert only(network).stage is Stage.MADE
    undone_and_redone(network)


def test_nobody_agrees_who_was_not_asked_and_nobody_is_asked_twice(
    network: Network,
) -> None:
    id, ana = thought(network), id_of(network, ANA)
    with pytest.raises(OutOfTurn, match="not asked yet"):
        network.decide(Agreed(id, ana))
    network.decide(AskWhether(id, ana))
    with pytest.raises(OutOfTurn, match="already"):
        network.decide(AskWhether(id, ana))


def test_the_second_is_asked_once_the_first_said_yes(network: Network) -> None:
    id, ana, lena = thought(network), id_of(network, ANA), id_of(network, LENA)
    drafts = [network.introduction_draft(id)]
    network.decide(AskWhether(id, ana))
    assert network.introduction_draft(id) == ""
    network.decide(Agreed(id, ana))
    drafts.append(network.introduction_draft(id))
    network.decide(AskWhether(id, lena))
    network.decide(Agreed(id, lena))
    drafts.append(network.introduction_draft(id))
    assert "Lena hears of it only if you say yes" in drafts[0]
    assert "Ana would like to" in drafts[1]  # Who was asked before her.
    greetings = [draft.split("\n")[0] for draft in drafts]
    assert greetings == ["Hello Ana,", "Hello Lena,", "Hello Ana, hello Lena,"]


def test_a_note_of_ones_own_is_for_one_step_only(network: Network) -> None:
    id = thought(network)
    network.decide(KeepIntroductionNote(id, "Dear Ana"))
    assert network.introduction_note(id) == "Dear Ana"
    network.decide(AskWhether(id, id_of(network, ANA), "Dear Ana"))
    network.decide(Agreed(id, id_of(network, ANA)))
    assert network.introduction_note(id).startswith("Hello Lena,")


def test_each_note_that_was_sent_stays_with_the_introduction(network: Network) -> None:
    id, ana, lena = thought(network), id_of(network, ANA), id_of(network, LENA)
    network.decide(AskWhether(id, ana, "Dear Ana"))
    network.decide(Agreed(id, ana))
    network.decide(KeepIntroductionNote(id, "Dear Lena"))
    network.decide(AskWhether(id, lena))  # By the note that was kept.
    network.decide(Agreed(id, lena))
    network.decide(Make(id, "Dear both"))
    kept = only(network)
    assert (kept.asked_note, kept.other_asked_note) == ("Dear Ana", "Dear Lena")
    assert kept.sent_note == "Dear both"
    assert kept.note == ""


def test_a_yes_brings_back_one_that_was_put_off(network: Network) -> None:
    id, ana = thought(network), id_of(network, ANA)
    network.decide(AskWhether(id, ana))
    network.decide(PutOff(id, TODAY + timedelta(days=9)))
    network.decide(Agreed(id, ana))
    assert network.introduction_row(id).group is Group.UNDER_WAY


def test_a_no_drops_it_kindly(network: Network) -> None:
    id = thought(network)
    network.decide(AskWhether(id, id_of(network, ANA)))
    done = network.decide(SaidNo(id, id_of(network, ANA)))
    assert done.then == f"{LENA} knows nothing"
    assert only(network).stage is Stage.DROPPED
    undone_and_redone(network)


def test_a_made_one_is_a_gift_to_both_and_asked_about_in_four_weeks(
    network: Network,
) -> None:
    made(network)
    given = {(gift.person, gift.given, gift.what) for gift in network.gifts()}
    assert given == {
        (id_of(network, ANA), True, f"an introduction to {LENA}"),
        (id_of(network, LENA), True, f"an introduction to {ANA}"),
    }
    [step] = network.follow_ups()
    assert step.on == TODAY + timedelta(weeks=4)
    assert step.introduction == only(network).id
    network.undo()
    assert not [*network.gifts(), *network.follow_ups()]


def test_what_came_of_it_closes_it_and_the_follow_up(network: Network) -> None:
    network.decide(WhatCame(made(network), "They write a guide together."))
    assert only(network).stage is Stage.CLOSED
    [step] = network.follow_ups()
    assert not is_open(step)
    undone_and_redone(network)


def test_a_follow_up_that_is_done_before_does_not_stand_in_the_way(
    network: Network,
) -> None:
    id = made(network)
    [step] = network.follow_ups()
    done = network.decide(FinishStep(step.id))
    assert done.then == "what came of it can still be told"
    network.decide(WhatCame(id))
    assert only(network).came == ""
    with pytest.raises(OutOfTurn, match="already"):
        network.decide(WhatCame(id, "more"))


def test_the_same_two_are_not_under_way_twice_but_may_be_thought_of_again(
    network: Network,
) -> None:
    id, both = thought(network), (id_of(network, LENA), id_of(network, ANA))
    with pytest.raises(NothingChanges, match="under way"):
        network.decide(Think(*both))
    network.decide(DropIdea(id))
    network.decide(Think(*both))
    with pytest.raises(OutOfTurn, match="takes two"):
        network.decide(Think(both[0], both[0]))


def test_a_suggested_pair_that_is_dropped_is_dropped_for_good_but_undoes(
    network: Network,
) -> None:
    ana, jo = id_of(network, ANA), id_of(network, JO)
    network.decide(ChangeTopics(ana, can_help_with="hiring editors"))
    network.decide(ChangeTopics(jo, looks_for="hire an editor"))
    assert len(network.introductions_view().suggested) == 1
    network.decide(NeverPair(jo, ana))
    assert network.introductions_view().suggested == ()
    network.undo()
    assert len(network.introductions_view().suggested) == 1


# Topics, and names.


def test_topics_are_kept_once_each_and_taken_back(network: Network) -> None:
    ana = id_of(network, ANA)
    network.decide(ChangeTopics(ana, "hiring,, hiring ;\nceramics"))
    assert person_called(network, ANA).can_help_with == "hiring, ceramics"
    network.decide(ChangeTopics(ana, can_help_with=""))
    assert person_called(network, ANA).can_help_with == ""
    network.undo()
    assert person_called(network, ANA).can_help_with == "hiring, ceramics"


def test_the_sweet_spot_is_not_overwritten_by_an_older_window(network: Network) -> None:
    network.decide(ChangeSweetSpot(can_help_with="hiring"))
    with pytest.raises(Overtaken):
        network.decide(ChangeSweetSpot(can_help_with="tax", stood=""))
    network.undo()
    assert network.settings.can_help_with == ""


def test_the_sweet_spot_reaches_both_ways_and_names_what_reaches_nobody(
    network: Network,
) -> None:
    ana = id_of(network, ANA)
    network.decide(ChangeTopics(ana, "compilers", "to hire"))
    reached = network.reached("hiring, tax", "a compiler")
    assert [(r.topic, len(r.people)) for r in reached.helps] == [
        ("hiring", 1),
        ("tax", 0),
    ]
    assert [person.name for person, _ in reached.learns[0].people] == [ANA]


def test_an_introduction_is_found_by_a_name_of_either_and_never_by_a_guess(
    network: Network,
) -> None:
    id = thought(network)
    assert network.find_introduction("lena").id == id
    assert network.find_introduction("fischer", "ana").id == id
    network.decide(Think(id_of(network, ANA), id_of(network, JO)))
    with pytest.raises(Unclear) as several:
        network.find_introduction("ana")
    assert len(several.value.candidates) == 2


def test_what_did_not_change_is_equal_when_it_is_asked_for_anew(
    network: Network,
) -> None:
    network.decide(Offer(id_of(network, JO), "Ada Berg", "She hires.", "hiring"))
    assert network.introductions_view().rows[0].distance
    assert network.introductions_view() == network.introductions_view()
    assert network.inbox() == network.inbox()
