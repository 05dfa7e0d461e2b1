"""Writing an invitation by key: the draft, its checklist, and the list of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from days import Calendar
from people import (
    TODAY,
    Seat,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    misdrawn,
    outgoing,
    person_called,
    seat,
    state_of,
)

from screens.outgoing import OutgoingPage
from store.decisions.capture import AddPerson
from store.decisions.outgoing import Invite, KeepDraft, MarkSent, TheyAccepted
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import Means, State
from store.rules.talking import told

ANA, BEN = "Ana Diaz", "Ben Okri"
WHY = "learn how she restores organ pipes"
OWN = "Hi Ana, ours in Ribe whistle: how did you restore the pipes in Malmö?"
STOCK = "Hi Ana, I'd like to add you to my professional network."


@pytest.fixture
def network(network: Network) -> Network:
    """Ana and Ben are in the address book."""
    begin(network)
    for name in (ANA, BEN):
        network.decide(AddPerson(name, "the organ fair in Ribe"))
    return network


def begun(network: Network, note: str = "", name: str = ANA) -> str:
    """Begin a draft; return its id."""
    network.decide(Invite(person_called(network, name).id, WHY, note))
    return invitation_of(network, name).id


async def write_to_ana(app: Seat) -> None:
    await app.press("6 I")
    await app.write(WHY)
    await app.press("enter")


# One draft


async def test_an_invitation_is_refused_twice_and_then_passes(network: Network) -> None:
    async with seat(network) as app:
        await write_to_ana(app)
        assert "You invite Ana Diaz" in app.text
        assert "Known         the organ fair in Ribe" in app.text
        await app.press("i")
        await app.write(STOCK)
        assert "3 of 6 hold" in app.text
        await app.press("escape r")
        assert app.message.startswith("Not yet: “own words”, “says why”")
        assert "“add you to my professional" in app.body
        await app.press("i")
        await app.write(" " + "We met at the organ fair. " * 9)
        await app.press("escape r")
        assert app.message.startswith("Not yet: “fits” must hold")
        network.decide(KeepDraft(invitation_of(network, ANA).id, note=OWN))
        app.app.draw()
        assert "[x] says why                     “restore”, “pipes”" in app.text
        await app.press("r")
        assert app.message == "Sent to Ana Diaz · lapses Sun 6 Dec · u undoes"
        await app.press("u")
        assert state_of(network, ANA) is State.DRAFT
        await app.press("U")
    assert state_of(network, ANA) is State.SENT


async def test_the_checklist_follows_as_one_types(network: Network) -> None:
    begun(network)
    async with seat(network) as app:
        await app.press("6 I i")
        assert "1 of 6 hold" in app.text
        await app.write("In Ribe")
        assert "[x] mentions something of theirs: “Ribe” (known)" in app.text
        await app.write(": how did you restore the pipes?")
        assert "6 of 6 hold" in app.text
        await app.press("escape")
    assert invitation_of(network, ANA).note == "In Ribe: how did you restore the pipes?"


async def test_what_was_said_before_stands_beside_the_note_in_brackets(
    network: Network,
) -> None:
    network.decide(MarkSent(begun(network, OWN)))
    begun(network, "Something about Ribe", BEN)
    network.decide(
        KeepDraft(invitation_of(network, BEN).id, note=OWN.replace("Ana", "Ben"))
    )
    async with seat(network, (80, 40)) as app:
        await app.press("6 j I")
        assert "[ ] not said before" in app.text
        assert "your note to Ana Diaz, 22 Nov, says “ours in Ribe" in app.body
        assert "This note" in app.text
        assert app.text.count("[ours in Ribe whistle: how") == 2


async def test_a_text_that_is_left_as_it_was_is_shown_again(network: Network) -> None:
    begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 I i")
        assert "it is being written, below" in app.body
        await app.press("escape")
        assert "it is being written, below" not in app.body
        assert "ours in Ribe whistle" in app.body


async def test_enter_is_done_with_the_reason_which_is_one_sentence(
    network: Network,
) -> None:
    begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 I k i")
        await app.write(" well")
        await app.press("enter")
        assert app.message.startswith("Kept the draft to Ana Diaz")
    assert invitation_of(network, ANA).why == f"{WHY} well"


async def test_a_refusal_is_gone_once_the_text_changes(network: Network) -> None:
    begun(network, STOCK)
    async with seat(network) as app:
        await app.press("6 I r")
        assert app.message.startswith("Not yet:")
        await app.press("i")
        await app.write(" x")
        assert app.message == ""


async def test_what_can_not_be_done_any_more_is_not_offered(network: Network) -> None:
    id = begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 I")
        assert "r I sent it" in app.keys
        assert "they accepted" not in app.keys
        await app.press("r")
        assert "I sent it" not in app.keys
        assert "how it goes" not in app.keys
        assert "i edit" not in app.keys
        assert "a they accepted" in app.keys
        assert "x they declined" in app.keys
        await app.press("a")
        assert "they accepted" not in app.keys
        await app.press("i")
        assert app.message.startswith("You sent it to Ana Diaz")
    assert network.invitation(id).state is State.ACCEPTED


async def test_where_it_is_narrow_a_label_is_set_apart_from_its_text(
    network: Network,
) -> None:
    ana = person_called(network, ANA).id
    day = TODAY - timedelta(days=90)
    network.decide(LogTalk(ana, Contact(told("call, lead and tin"), day)))
    begun(network)
    async with seat(network, (40, 30)) as app:
        await app.press("6 I")
        assert "Talk 24 Aug call, lead and tin" in app.text


async def test_while_one_types_what_fails_and_what_is_known_are_read_whole(
    network: Network,
) -> None:
    begun(network, STOCK)
    async with seat(network) as app:
        await app.press("6 I i")
        helps = "is stock text: write what you would say to Ana alone"
        assert helps in app.body
        assert "Known the organ fair in Ribe" in app.body
    async with seat(network, (40, 12)) as app:
        await app.press("6 I i")
        assert helps in app.body, app.text


async def test_what_was_said_before_stands_above_the_note_while_one_types(
    network: Network,
) -> None:
    network.decide(MarkSent(begun(network, OWN)))
    begun(network, "Something about Ribe", BEN)
    network.decide(
        KeepDraft(invitation_of(network, BEN).id, note=OWN.replace("Ana", "Ben"))
    )
    async with seat(network) as app:
        await app.press("6 j I i")
        assert app.text.count("[ours in Ribe whistle") == 2


@pytest.mark.parametrize("keys", ["6 G I", "c n j o enter"])
async def test_whoever_is_connected_is_not_asked_for_a_reason_to_invite_them(
    network: Network, keys: str
) -> None:
    since = date(2021, 3, 3)
    network.decide(export_of(connections=[connection("Jo Park", "jo", since)]))
    async with seat(network) as app:
        await app.press(keys)
        assert app.message == (
            "You are connected with Jo Park since 3 Mar 2021. "
            "A letter reaches them: r on their page, or fewer write."
        )
        assert app.app.screen is app.page


async def test_that_one_connected_while_the_draft_waited_is_said(
    network: Network,
) -> None:
    begun(network, OWN)
    since = date(2021, 3, 3)
    network.decide(export_of(connections=[connection(ANA, on=since)]))
    async with seat(network) as app:
        await app.press("6 I")
        assert "You are connected since 3 Mar 2021: a letter, r on" in app.body


async def test_a_draft_is_gone_on_with_and_no_second_one_begun(
    network: Network,
) -> None:
    begun(network, "Hi Ana,")
    async with seat(network) as app:
        await app.press("6 I i")
        await app.write(" again")
        await app.press("escape q")
    assert invitation_of(network, ANA).note == "Hi Ana, again"


async def test_a_draft_goes_by_another_way_and_is_copied(network: Network) -> None:
    begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 I w m")
        assert "a draft, by mail" in app.text
        await app.press("y")
        assert app.app.clipboard == OWN
        assert app.message.startswith("Copied")
    assert invitation_of(network, ANA).means is Means.MAIL


async def test_a_draft_is_let_go_and_says_so(network: Network) -> None:
    begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 I d")
        assert app.message == "Let the draft to Ana Diaz go · u undoes"
        await app.press("r")
        assert app.message == "The draft to Ana Diaz was let go."
        await app.press("i")
        assert app.message == "The draft to Ana Diaz was let go."


async def test_a_draft_that_is_undone_leaves_its_page(network: Network) -> None:
    async with seat(network) as app:
        await write_to_ana(app)
        await app.press("u")
        assert "That draft is not here any more" in app.text
        await app.press("r")
        assert "not here any more" in app.message
        await app.press("q")
        assert "People" in app.rows[3]


async def test_words_that_a_cut_leaves_behind_are_kept(network: Network) -> None:
    begun(network)
    async with seat(network) as app:
        await app.press("6 I i")
        await app.write("Half a no")
        app.app.exit()
    assert invitation_of(network, ANA).note == "Half a no"


async def test_a_note_that_fared_otherwise_stands_beside_a_settled_one(
    network: Network,
) -> None:
    other = "How did you restore the pipes after the flood? Who paid for tin and lead?"
    network.decide(export_of(outgoing("Jo Park", other, on=date(2025, 3, 2))))
    id = begun(network, "Something about Ribe")
    network.decide(
        KeepDraft(
            id,
            note=(
                "We laughed about moths in Ribe. How did you restore the pipes, and "
                "may my daughter, who tunes pianos, watch you one day?"
            ),
        )
    )
    network.decide(MarkSent(id))
    network.decide(TheyAccepted(id))
    async with seat(network, (80, 40)) as app:
        await app.press("g o", "enter")
        assert "sent 22 Nov, accepted 22 Nov" in app.text
        assert "1 of 2 of yours accepted" in app.text
        assert "too few to show what works" in app.body
        assert "Closest of 1 that were not accepted" in app.text
        assert "[How did you restore the pipes]" in app.text


# By name


async def test_somebody_new_is_written_to_by_name(network: Network) -> None:
    async with seat(network) as app:
        await app.press("c n")
        await app.write("Vera Lund")
        assert "Vera Lund, new in your address book" in app.text
        await app.press("enter")
        assert "Vera Lund is new: Enter puts them in." in app.text
        await app.press("enter")
        await app.write("learn bookbinding")
        await app.press("enter")
        assert "You invite Vera Lund" in app.text
        assert "Nothing is known of Vera Lund but the name." in app.text
    assert invitation_of(network, "Vera Lund").why == "learn bookbinding"


async def test_a_slip_in_a_name_puts_nobody_in(network: Network) -> None:
    async with seat(network) as app:
        await app.press("c n")
        await app.write("Zoe Quist")
        await app.press("enter escape")
        assert "Why" not in app.message
    assert not network.find_people("Zoe Quist")


@pytest.mark.parametrize("names", ["Ana, Jo and Sam", "Ana Diaz Ben Okri"])
async def test_a_list_of_names_is_refused_with_the_reason(
    network: Network, names: str
) -> None:
    async with seat(network) as app:
        await app.press("c n")
        await app.paste(names)
        await app.press("enter")
        assert "one at a time, for a note that fits several says nothing" in app.body
        await app.press("escape")
    assert not list(network.invitations())


async def test_who_has_the_name_is_written_to_not_somebody_new(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("c n")
        await app.write("ana")
        await app.press("enter")
        await app.write(WHY)
        await app.press("enter")
        assert "You invite Ana Diaz" in app.text
    assert len(list(network.people())) == 2


# All of them


@pytest.fixture
def several(network: Network) -> Network:
    """A draft, one that waits, one accepted, and one of the past."""
    network.decide(MarkSent(begun(network, OWN)))
    begun(network, "", BEN)
    rows = [
        outgoing("Jo Park", "Your lists", on=TODAY - timedelta(days=60), slug="jo"),
        outgoing("Sam Eze", on=date(2025, 3, 2)),
    ]
    network.decide(export_of(*rows, connections=[connection("Jo Park", "jo")]))
    return network


async def test_all_are_listed_by_how_far_they_have_come(several: Network) -> None:
    async with seat(several) as app:
        await app.press("g o")
        shown = app.text
        order = ["Drafts", BEN, "Sent", ANA, "Accepted", "Jo", "Not accepted", "Sam"]
        assert [shown.index(each) for each in order] == sorted(map(shown.index, order))
        assert "nothing written yet" in shown
        assert "lapses in 14 days" in shown
        assert "no answer known" in shown


async def test_an_answer_is_recorded_in_the_list(several: Network) -> None:
    async with seat(several) as app:
        await app.press("g o", "j a")
        assert app.message == (
            "Ana Diaz accepted · known, and no place taken · u undoes"
        )
        await app.press("u x")
        assert app.message.startswith("Ana Diaz declined")
        await app.press("x")
        assert app.message == "None is selected: j and k select one."
        await app.press("/")
        await app.write(ANA)
        await app.press("enter x")
        assert app.message.startswith("Ana Diaz has declined on Sun 22 Nov already")
        await app.press("a")
        assert app.message.startswith("Ana Diaz accepted")
    assert state_of(several, ANA) is State.ACCEPTED


async def test_what_cannot_be_done_is_said(several: Network) -> None:
    async with seat(several) as app:
        await app.press("g o", "a")
        assert app.message == "Nothing went to Ben Okri yet: mark it sent first."
        await app.press("G p")
        assert app.message == "Sam is not in your address book."
        await app.press("I")
        assert app.message == "Sam is not in your address book."
        await app.press("d")
        assert app.message.startswith("You sent it to Sam Eze on")


async def test_a_name_is_found_in_the_list(several: Network) -> None:
    async with seat(several) as app:
        await app.press("g o", "/")
        await app.write("sam")
        await app.press("enter")
        assert "Sam Eze" in app.cursor
        await app.press("/")
        await app.write("nobody")
        await app.press("enter")
        assert app.message == "“nobody” is not in this list."


async def test_an_empty_list_says_how_one_begins(network: Network) -> None:
    async with seat(network) as app:
        await app.press("g o")
        assert isinstance(app.page, OutgoingPage)
        assert "You write no invitation just now." in app.text
        assert "c n write to somebody, by name" in app.body
        await app.press("a")
        assert app.message == "None is selected: j and k select one."


async def test_the_person_page_says_how_far_ones_own_have_come(
    network: Network,
) -> None:
    id = begun(network, OWN)
    async with seat(network) as app:
        await app.press("6 enter")
        assert "you write to them: I goes on with it" in app.text
        network.decide(MarkSent(id))
        app.app.draw()
        assert "you invited them: sent · “Hi Ana" in app.text


async def test_the_silent_ones_lapse_with_the_asked_ones_at_opening(
    network: Network, open_network: Callable[[], Network], calendar: Calendar
) -> None:
    network.decide(MarkSent(begun(network, OWN)))
    calendar.day += timedelta(days=20)
    async with seat(open_network()) as app:
        assert app.message == (
            "Your invitation to Ana Diaz lapsed · nothing lost · u undoes"
        )
        await app.press("u g o")
        assert "Sent" in app.text


async def test_it_is_whole_in_a_small_terminal(several: Network) -> None:
    several.decide(export_of(incoming("Ana Diaz", "About the pipes " * 8)))
    async with seat(several, (40, 12)) as app:
        steps = ("g o", "enter", "i", "escape", "q", "G enter", "q", "j j enter", "w")
        for keys in (*steps, "escape", "q", "6", "I", "j j j", "q", "c n"):
            await app.press(keys)
            assert misdrawn(app, (40, 12)) == [], app.text


async def test_what_is_known_stands_beside_the_note_where_there_is_room(
    network: Network,
) -> None:
    begun(network, OWN)
    async with seat(network, (140, 40)) as app:
        await app.press("6 I")
        [row] = [row for row in app.rows if "What is known of Ana Diaz" in row]
        assert row.index("What is known") > 60
        await app.resize(80, 24)
        assert "What is known of" not in app.text
        assert "Known         the organ fair in Ribe" in app.text


async def test_in_a_short_window_what_fails_shows_while_one_types(
    network: Network,
) -> None:
    begun(network)
    async with seat(network, (40, 12)) as app:
        await app.press("6 I i")
        await app.write("Hi Ana")
        assert "[ ] own words" in app.text
        assert "3 of 6 hold" in app.text
