"""What becomes of an invitation that the user writes (R4, R5, R13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from days import Calendar
from people import (
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    outgoing,
    person_called,
    state_of,
)

from store.decisions.book import Decision
from store.decisions.capture import AddPerson
from store.decisions.inbox import Ask, LapseAll
from store.decisions.offered import Offer, Take
from store.decisions.outgoing import (
    ChangeMeans,
    DropDraft,
    Invite,
    KeepDraft,
    MarkSent,
    TheyAccepted,
    TheyDeclined,
)
from store.errors import (
    ChangedSince,
    Empty,
    NotFound,
    NothingChanges,
    NotYourOwn,
    OneAtATime,
    OutOfTurn,
    Overtaken,
    Unclear,
)
from store.network import Network
from store.records import Direction, Means, Standing, State
from store.rules.customise import Item, checklist
from store.rules.outgoing import Lot, require_one

ANA, BEN = "Ana Diaz", "Ben Okri"
WHY = "learn how she restores organ pipes"
OWN = "Hi Ana, ours in Ribe whistle: how did you restore the pipes in Malmö?"
STOCK = "Hi Ana, I'd like to add you to my professional network."


@pytest.fixture
def network(network: Network, calendar: Calendar) -> Network:
    """Ana and Ben are in the address book."""
    begin(network)
    for name in (ANA, BEN):
        network.decide(AddPerson(name))
    return network


def draft(network: Network, note: str = OWN, name: str = ANA, why: str = WHY) -> str:
    """Begin a draft to somebody; return its id."""
    network.decide(Invite(person_called(network, name).id, why, note))
    return invitation_of(network, name).id


def sent(network: Network, note: str = OWN, name: str = ANA) -> str:
    """Write to somebody, and send it; return its id."""
    id = draft(network, note, name)
    network.decide(MarkSent(id))
    return id


def lots(network: Network) -> dict[str, Lot]:
    return {row.name: row.lot for row in network.outgoing().rows}


# Drafts


def test_a_draft_is_to_one_person_for_one_reason(network: Network) -> None:
    draft(network)
    made = invitation_of(network, ANA)
    assert (made.direction, made.state) == (Direction.OUTGOING, State.DRAFT)
    assert (made.why, made.note, made.begun_on) == (WHY, OWN, TODAY)
    assert made.person == person_called(network, ANA).id
    assert person_called(network, ANA).standing is Standing.KNOWN


def test_no_draft_begins_without_a_reason(network: Network) -> None:
    with pytest.raises(Empty, match="Why Ana Diaz"):
        network.decide(Invite(person_called(network, ANA).id, " "))


def test_who_is_in_no_address_book_is_put_in_by_the_draft(network: Network) -> None:
    network.decide(Invite("", WHY, name="Vera Lund"))
    assert invitation_of(network, "Vera Lund").person == (
        person_called(network, "Vera Lund").id
    )
    network.undo()
    assert not network.find_people("Vera Lund")


def test_there_is_one_open_draft_a_person(network: Network) -> None:
    id = draft(network)
    network.decide(Invite(person_called(network, ANA).id, note="Another note"))
    assert invitation_of(network, ANA).id == id
    assert invitation_of(network, ANA).note == "Another note"
    assert invitation_of(network, ANA).why == WHY


def test_what_is_written_is_kept_unless_other_words_came_meanwhile(
    network: Network,
) -> None:
    id = draft(network)
    network.decide(KeepDraft(id, note="Dear Ana,", stood=OWN))
    with pytest.raises(Overtaken, match="Dear Ana"):
        network.decide(KeepDraft(id, note="Ana!", stood=OWN))
    with pytest.raises(Empty):
        network.decide(KeepDraft(id, why=""))


def test_whoever_is_connected_is_not_invited_and_why_is_said(network: Network) -> None:
    long_ago = date(2021, 3, 3)
    network.decide(export_of(connections=[connection("Jo Park", on=long_ago)]))
    with pytest.raises(OutOfTurn, match="connected with Jo Park since 3 Mar 2021"):
        draft(network, name="Jo Park")
    id = sent(network)
    network.decide(TheyAccepted(id))
    with pytest.raises(OutOfTurn, match=f"connected with {ANA} since"):
        draft(network)


def test_whoever_connects_while_one_writes_leaves_the_draft_as_it_is(
    network: Network,
) -> None:
    id = draft(network, OWN)
    network.decide(export_of(connections=[connection(ANA)]))
    draft(network, OWN + " And more.")
    network.decide(MarkSent(id))
    assert state_of(network, ANA) is State.SENT


def test_an_invitation_goes_by_linkedin_until_another_way_is_said(
    network: Network,
) -> None:
    draft(network, "Something else to Ana about the sea in March")
    assert invitation_of(network, ANA).means is Means.FREE
    network.decide(ChangeMeans(invitation_of(network, ANA).id, Means.LINKEDIN))
    assert invitation_of(network, ANA).means is Means.LINKEDIN


def test_a_draft_that_is_let_go_is_listed_no_more_and_undo_brings_it_back(
    network: Network,
) -> None:
    id = draft(network)
    network.decide(DropDraft(id))
    assert lots(network) == {}
    with pytest.raises(OutOfTurn, match="was let go"):
        network.decide(MarkSent(id))
    network.undo()
    assert lots(network) == {ANA: Lot.DRAFT}
    network.redo()
    network.decide(Invite(person_called(network, ANA).id, WHY, "Another begins"))
    assert len(list(network.invitations())) == 2


# One person at a time


@pytest.mark.parametrize(
    "names", ["Ana, Jo and Sam", "Ana & Jo", "Ana\nJo", "Ana; Jo", "Ana und Jo", "-"]
)
def test_a_list_of_names_is_refused_with_the_reason(
    network: Network, names: str
) -> None:
    with pytest.raises(OneAtATime, match="one at a time, for a note that fits several"):
        network.decide(Invite("", WHY, name=names))


@pytest.mark.parametrize(
    "name",
    [
        "Ana Diaz",
        "Ana Diaz, PhD",
        "Ana Diaz, Jr.",
        "José Ortega y Gasset",
        "Sandy Band",
    ],
)
def test_one_name_is_no_list(name: str) -> None:
    require_one(name)


def test_a_name_that_somebody_has_is_no_list() -> None:
    require_one("Diaz & Sons", ["Diaz & Sons"])


def test_whole_names_in_a_row_are_a_list_whatever_parts_them() -> None:
    known = ["Ana Diaz", "Ben Okri", "Ana Diaz Ben", "Kim"]
    with pytest.raises(OneAtATime, match="Ana Diaz and Ben Okri: one at a time"):
        require_one("ana diaz  ben okri", known)
    for one in ("Ana Diaz Ben Weiss", "Ana Diaz Ben", "Kim Ana Diaz", "Ana Okri"):
        require_one(one, known)


def test_one_text_is_not_drafted_for_a_second_person(network: Network) -> None:
    draft(network)
    ben = person_called(network, BEN).id
    with pytest.raises(OneAtATime, match="this is what you wrote to Ana Diaz"):
        network.decide(Invite(ben, WHY, OWN.replace("Ana", "Ben")))
    assert lots(network) == {ANA: Lot.DRAFT}


@pytest.mark.parametrize("greeting", ["Ana, Jo Park, Sam Eze:", "Hello all,"])
def test_a_note_that_greets_several_is_neither_drafted_nor_sent(
    network: Network, greeting: str
) -> None:
    ana = person_called(network, ANA).id
    note = f"{greeting} ours in Ribe whistle: how did you restore the pipes?"
    with pytest.raises(OneAtATime, match="one at a time"):
        network.decide(Invite(ana, WHY, note))
    id = draft(network)
    network.decide(KeepDraft(id, note=note))
    with pytest.raises(OneAtATime, match="one at a time"):
        network.decide(MarkSent(id))
    assert state_of(network, ANA) is State.DRAFT


# Sending


def test_a_note_of_ones_own_is_marked_sent_and_waits(network: Network) -> None:
    sent(network)
    made = invitation_of(network, ANA)
    assert made.state is State.SENT
    assert made.received.date() == TODAY
    assert made.lapses_on == TODAY + timedelta(days=14)
    assert lots(network) == {ANA: Lot.SENT}
    network.undo()
    assert state_of(network, ANA) is State.DRAFT
    network.redo()
    assert state_of(network, ANA) is State.SENT


def test_a_note_that_is_not_ones_own_is_refused_with_what_fails_and_where(
    network: Network,
) -> None:
    id = draft(network, STOCK)
    with pytest.raises(NotYourOwn) as refused:
        network.decide(MarkSent(id))
    assert [item for item, _ in refused.value.failing] == [
        "own words",
        "says why",
        "mentions something of theirs",
    ]
    assert "“add you to my professional network”" in str(refused.value)
    assert state_of(network, ANA) is State.DRAFT


def test_a_note_that_was_sent_to_somebody_else_is_refused(network: Network) -> None:
    sent(network)
    id = draft(network, "Something else to Ben about Ribe", BEN)
    network.decide(KeepDraft(id, note=OWN.replace("Ana", "Ben")))
    with pytest.raises(
        NotYourOwn, match=r"not said before \(your note to Ana Diaz, 22 Nov"
    ):
        network.decide(MarkSent(id))


def test_the_notes_of_an_export_are_earlier_notes_from_the_first_day(
    network: Network,
) -> None:
    row = outgoing("Jo Park", OWN.replace("Ana", "Jo"), on=date(2026, 3, 2))
    network.decide(export_of(row))
    id = draft(network, "Other words, for now")
    network.decide(KeepDraft(id, note=OWN))
    with pytest.raises(NotYourOwn, match="your note to Jo Park, 2 Mar"):
        network.decide(MarkSent(id))


def test_a_second_note_to_the_same_person_may_say_the_same(network: Network) -> None:
    id = sent(network)
    network.decide(TheyDeclined(id))
    network.decide(Invite(person_called(network, ANA).id, WHY, OWN))
    again = network.draft_to(person_called(network, ANA).id)
    assert again
    network.decide(MarkSent(again.id))


def test_what_they_were_told_before_is_said_and_fails_nothing(
    network: Network,
) -> None:
    id = sent(network)
    network.decide(TheyDeclined(id))
    network.decide(Invite(person_called(network, ANA).id, WHY, OWN))
    again = network.draft_to(person_called(network, ANA).id)
    assert again
    page = network.draft_page(again.id)
    found = checklist(again.note, page.aim).of(Item.NEW)
    assert found.holds
    assert found.said == "to others; Ana was told nearly the same, 22 Nov"


def test_nobody_is_written_to_again_while_it_is_their_turn(network: Network) -> None:
    sent(network)
    with pytest.raises(OutOfTurn, match="it is their turn until Sun 6 Dec"):
        network.decide(Invite(person_called(network, ANA).id, WHY))


def test_what_was_sent_stays_as_it_is(network: Network) -> None:
    id = sent(network)
    for decision in (
        KeepDraft(id, note="Another"),
        ChangeMeans(id, Means.MAIL),
        MarkSent(id),
        DropDraft(id),
    ):
        with pytest.raises(OutOfTurn, match="what went stays as it is"):
            network.decide(decision)


@pytest.mark.parametrize("decision", [MarkSent, DropDraft, TheyAccepted, TheyDeclined])
def test_an_invitation_that_came_in_is_decided_in_the_inbox(
    network: Network, decision: Callable[[str], Decision]
) -> None:
    network.decide(export_of(incoming("Maya Lind")))
    with pytest.raises(OutOfTurn, match="invited you"):
        network.decide(decision(invitation_of(network, "Maya Lind").id))


# What came of it


def test_who_is_but_invited_is_known_once_they_accept(
    network: Network, calendar: Calendar
) -> None:
    network.decide(Invite("", WHY, OWN.replace("Ana", "Vera"), name="Vera Lund"))
    id = invitation_of(network, "Vera Lund").id
    network.decide(MarkSent(id))
    assert person_called(network, "Vera Lund").known_since is None
    calendar.day += timedelta(days=3)
    network.decide(TheyAccepted(id))
    assert person_called(network, "Vera Lund").known_since == calendar.day


def test_who_was_but_invited_is_known_once_an_introduction_to_them_is_taken(
    network: Network,
) -> None:
    network.decide(Invite("", WHY, name="Vera Lund"))
    network.decide(Offer(person_called(network, BEN).id, "Vera Lund"))
    [offer] = network.introductions()
    network.decide(Take(offer.id))
    assert person_called(network, "Vera Lund").known_since == TODAY


def test_who_accepts_takes_no_place_and_is_known_since_they_were_put_in(
    network: Network, calendar: Calendar
) -> None:
    id = sent(network)
    calendar.day += timedelta(days=3)
    network.decide(TheyAccepted(id))
    ana = person_called(network, ANA)
    assert (ana.known_since, ana.standing) == (TODAY, Standing.KNOWN)
    assert invitation_of(network, ANA).settled_on == calendar.day
    assert network.bandwidth().active == 0
    network.undo()
    assert state_of(network, ANA) is State.SENT


def test_a_late_yes_counts_after_a_no_and_is_said_once(network: Network) -> None:
    id = sent(network)
    network.decide(TheyDeclined(id))
    network.decide(TheyAccepted(id))
    assert lots(network) == {ANA: Lot.ACCEPTED}
    assert person_called(network, ANA).known_since == TODAY
    with pytest.raises(OutOfTurn, match="has accepted"):
        network.decide(TheyAccepted(id))
    network.undo()
    assert state_of(network, ANA) is State.DECLINED
    with pytest.raises(OutOfTurn, match="has declined"):
        network.decide(TheyDeclined(id))


def test_nothing_is_answered_that_never_went(network: Network) -> None:
    id = draft(network)
    for decision in (TheyAccepted(id), TheyDeclined(id)):
        with pytest.raises(OutOfTurn, match="Nothing went to Ana Diaz yet"):
            network.decide(decision)


def test_what_stays_silent_lapses_in_the_one_batch_and_a_late_answer_counts(
    network: Network, calendar: Calendar
) -> None:
    id = sent(network)
    network.decide(export_of(incoming("Maya Lind")))
    network.decide(Ask(invitation_of(network, "Maya Lind").id))
    calendar.day += timedelta(days=14)
    assert network.decide(LapseAll()).said == "2 silent invitations lapsed"
    assert state_of(network, ANA) is State.LAPSED
    assert lots(network) == {ANA: Lot.NOT}
    assert ANA not in {row.invitation.name for row in network.inbox().rows}
    network.decide(TheyAccepted(id))
    assert lots(network) == {ANA: Lot.ACCEPTED}


def test_one_that_lapses_alone_is_named(network: Network, calendar: Calendar) -> None:
    sent(network)
    calendar.day += timedelta(days=13)
    with pytest.raises(NothingChanges):
        network.decide(LapseAll())
    calendar.day += timedelta(days=1)
    assert network.decide(LapseAll()).said == "Your invitation to Ana Diaz lapsed"


def test_the_past_that_an_import_brings_in_lapses_without_a_noise(
    network: Network,
) -> None:
    old, new = date(2025, 3, 2), TODAY - timedelta(days=2)
    network.decide(export_of(outgoing("Jo Park", on=old), outgoing("Sam Eze", on=new)))
    with pytest.raises(NothingChanges):
        network.decide(LapseAll())
    assert lots(network) == {"Jo Park": Lot.NOT, "Sam Eze": Lot.SENT}


# Imports


def test_who_became_a_connection_has_accepted(network: Network) -> None:
    sent(network)
    since = TODAY + timedelta(days=2)
    network.decide(export_of(connections=[connection(ANA, "ana-diaz", since)]))
    assert state_of(network, ANA) is State.ACCEPTED
    ana = person_called(network, ANA)
    assert (ana.slug, ana.connected_on) == ("ana-diaz", since)
    assert ana.standing is Standing.KNOWN


def test_a_preview_counts_who_accepted(network: Network) -> None:
    sent(network)
    rows = export_of(connections=[connection(ANA, "ana-diaz", TODAY)])
    assert rows.plan(network).accepted == 1
    assert state_of(network, ANA) is State.SENT


def test_who_was_a_connection_long_before_has_accepted_nothing(
    network: Network,
) -> None:
    long_ago = TODAY - timedelta(days=300)
    id = sent(network)
    network.decide(export_of(connections=[connection(ANA, "ana-diaz", long_ago)]))
    assert network.invitation(id).state is State.SENT


def test_an_export_that_tells_of_the_same_invitation_makes_no_second_one(
    network: Network,
) -> None:
    id = sent(network)
    row = outgoing(ANA, OWN[:40], on=TODAY + timedelta(days=1), slug="ana-diaz")
    network.decide(export_of(row))
    assert invitation_of(network, ANA).id == id
    assert invitation_of(network, ANA).note == OWN
    with pytest.raises(NothingChanges, match="is here already"):
        network.decide(export_of(row))


def test_an_import_makes_no_draft_of_anything(network: Network) -> None:
    rows = [outgoing("Jo Park", "A note"), incoming("Sam Eze")]
    network.decide(export_of(*rows, connections=[connection("Rosa Weiss")]))
    assert Lot.DRAFT not in lots(network).values()


# Finding


def test_a_name_finds_the_invitation_in_the_lots_that_are_meant(
    network: Network,
) -> None:
    id = sent(network)
    assert network.find_outgoing("ana", (Lot.SENT,)).id == id
    with pytest.raises(NotFound, match="is a draft"):
        network.find_outgoing("ana", (Lot.DRAFT,))


def test_of_several_to_one_person_the_open_one_is_meant_else_the_latest(
    network: Network,
) -> None:
    settled = Lot.SENT, Lot.NOT
    id = sent(network)
    row = outgoing(ANA, "Long ago", on=date(2025, 3, 2), slug="ana-diaz")
    network.decide(export_of(row))
    assert len(network.outgoing().rows) == 2
    assert network.find_outgoing("ana", settled).id == id
    network.decide(TheyDeclined(id))
    assert network.find_outgoing("ana", settled).id == id


def test_two_people_of_one_name_are_never_told_apart_by_a_guess(
    network: Network,
) -> None:
    rows = [
        outgoing("Jo Park", on=date(2025, 3, 2), slug="jo-1"),
        outgoing("Jo Park", on=date(2025, 4, 2), slug="jo-2"),
    ]
    network.decide(export_of(*rows))
    with pytest.raises(Unclear, match=r"Jo Park \(id .*Jo Park \(id "):
        network.find_outgoing("Jo Park", (Lot.NOT,))


def test_an_invitation_is_not_undone_from_under_what_came_of_it(
    network: Network, open_network: Callable[[], Network]
) -> None:
    id = sent(network)
    open_network().decide(TheyAccepted(id))
    with pytest.raises(ChangedSince):
        network.undo()


def test_accepted_notes_are_counted_beside_the_others_with_their_n(
    network: Network,
) -> None:
    network.decide(TheyAccepted(sent(network)))
    network.decide(export_of(outgoing("Jo Park", on=date(2025, 3, 2))))
    found = network.compare_outgoing()
    assert (found.accepted, found.of) == (1, 2)
    assert {tally.kind: tally.said for tally in found.tallies} == {
        "without a note": "0 of 1 accepted",
        "personal": "1 of 1 accepted",
        "up to 150 characters": "1 of 1 accepted",
    }
    assert "too few" in found.says
    assert "%" not in found.says
