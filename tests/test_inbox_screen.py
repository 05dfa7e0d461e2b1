from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from people import (
    MAYA,
    PERSONAL,
    REN,
    SAM,
    TODAY,
    Seat,
    export_of,
    incoming,
    invitation_of,
    person_called,
    seat,
    state_of,
    tended,
    three_wait,
)
from textual import events

from screens.inbox import InboxPage
from screens.invitation import InvitationPage
from screens.widgets.footing import Footing
from screens.widgets.note import Note
from store.decisions.inbox import Answered, Ask, LetGo, Overrule
from store.network import Network
from store.records import Standing, State, Verdict
from store.rules.cap import Bandwidth

WAITING = [REN, MAYA, SAM]


@pytest.fixture
def network(network: Network) -> Network:
    three_wait(network)
    return network


def asked(network: Network, name: str = REN) -> None:
    network.decide(Ask(invitation_of(network, name).id))


def is_dim(seat: Seat, word: str) -> bool:
    """Tell whether a word of the key strip is dim."""
    strip = seat.app.screen._compositor.render_strips()[-1]
    [style] = [segment.style for segment in strip if word in segment.text]
    return bool(style and style.dim)


# One key decides


@pytest.mark.parametrize(
    ("keys", "name", "left", "said"),
    [
        pytest.param(
            "r r", REN, State.ASKED, "Asked Ren Ito · lapses Sun 6 Dec", id="ask"
        ),
        pytest.param("d", REN, State.DECLINED, "Let Ren Ito go", id="let go"),
        pytest.param(
            "s t", REN, State.LATER, "Ren Ito comes back Mon 23 Nov", id="tomorrow"
        ),
        pytest.param(
            "s r", REN, State.LATER, "Ren Ito comes back Sun 29 Nov", id="next review"
        ),
        pytest.param(
            "s 3 enter", REN, State.LATER, "Ren Ito comes back Sun 13 Dec", id="weeks"
        ),
        pytest.param(
            *("j a a", MAYA, State.ACCEPTED),
            "Accepted Maya Lindqvist, known · accept it where it came from, too",
            id="accept",
        ),
    ],
)
async def test_each_decision_is_undone_by_one_key_and_done_again_by_another(
    network: Network, keys: str, name: str, left: State, said: str
) -> None:
    async with seat(network) as app:
        await app.press("2", keys)
        assert app.message == f"{said} · u undoes"
        assert state_of(network, name) is left
        await app.press("u")
        assert app.message == f"Undone: {said.partition(' · ')[0]} · U does it again"
        assert state_of(network, name) is State.NEW
        assert [row.invitation.name for row in network.inbox().rows] == WAITING
        await app.press("U")
        assert state_of(network, name) is left


@pytest.mark.parametrize("keys", ["r r", "d", "s t", "s m"])
async def test_after_a_decision_the_next_one_is_selected(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press("2", keys)
        assert MAYA in app.cursor


async def test_after_the_last_one_the_one_above_is_selected(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 G d")
        assert MAYA in app.cursor


async def test_an_inbox_is_emptied_by_two_keys_an_invitation(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2", "r r", "a a", "s m")
        assert network.status().waiting == 0
        assert "2 Inbox]" in app.text


# Ask first


async def test_a_strangers_stock_note_is_not_accepted_and_the_reason_is_said(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 a")
        assert app.message.startswith("Ask first: r thanks Ren and asks how you")
        assert state_of(network, REN) is State.NEW
        assert list(network.people()) == []


async def test_accepting_is_dim_where_it_is_too_early_and_bright_where_not(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2")
        assert is_dim(app, "accept")
        await app.press("j")
        assert not is_dim(app, "accept")


async def test_saying_how_one_knows_them_opens_accepting(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 w")
        await app.write("rowing")
        await app.press("enter", "a a")
        assert app.message == (
            "Accepted Ren Ito, known · accept it where it came from, too · u undoes"
        )
    assert person_called(network, REN).known_how == "rowing"


async def test_their_answer_opens_accepting(network: Network) -> None:
    asked(network)
    async with seat(network) as app:
        await app.press("2 G r")
        await app.write("By Jo")
        await app.press("escape")
        assert app.message == "Kept Ren Ito's answer · a accepts · u undoes"
        assert "“By Jo”" in app.text
        await app.press("g g", "a a")
    assert state_of(network, REN) is State.ACCEPTED


async def test_no_answer_is_recorded_where_none_was_written(network: Network) -> None:
    asked(network)
    async with seat(network) as app:
        await app.press("2 G r", "escape")
    assert state_of(network, REN) is State.ASKED


async def test_one_who_was_asked_can_neither_be_accepted_nor_put_off(
    network: Network,
) -> None:
    asked(network)
    async with seat(network) as app:
        await app.press("2 G a")
        assert app.message.startswith("Ren was asked, and has not answered yet")
        await app.press("s")
        assert "was asked; it waits by itself" in app.message
    assert state_of(network, REN) is State.ASKED


@pytest.mark.parametrize(
    ("keys", "verdict"),
    [
        ("v p", Verdict.PERSONAL),
        ("v t", Verdict.TEMPLATE),
        ("j v b", Verdict.BOILERPLATE),
    ],
)
async def test_the_users_word_on_a_note_stands(
    network: Network, keys: str, verdict: Verdict
) -> None:
    async with seat(network) as app:
        await app.press("2", keys)
        assert app.message.endswith(f"note is {verdict}: you say so · u undoes")
        assert f" {verdict} " in app.cursor


async def test_the_users_word_on_a_note_opens_accepting_and_shuts_it(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2", "v p", "a a")
        assert state_of(network, REN) is State.ACCEPTED
        await app.press("v b", "a")
        assert app.message.startswith("Ask first")
    assert state_of(network, MAYA) is State.NEW


# The reply


async def test_the_reply_is_a_draft_in_the_users_name(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 r")
        assert "Hello Ren, thank you for your invitation." in app.text
        assert "   Asha" in app.text


@pytest.mark.parametrize(
    ("keys", "name", "left"),
    [
        ("r r", REN, State.ASKED),
        ("d", REN, State.DECLINED),
        ("s t", REN, State.LATER),
        ("a a", MAYA, State.ACCEPTED),
    ],
)
async def test_an_opened_invitation_is_decided_by_the_keys_of_the_list(
    network: Network, keys: str, name: str, left: State
) -> None:
    async with seat(network) as app:
        await app.press("2 j enter" if name == MAYA else "2 enter", keys)
        assert state_of(network, name) is left
        assert app.message.endswith("u undoes")
        assert isinstance(app.page, InboxPage)
        assert name not in app.cursor
        await app.press("u")
    assert state_of(network, name) is State.NEW


async def test_an_opened_invitation_that_still_waits_stays_open(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 enter a")
        assert app.message.startswith("Ask first: r thanks Ren")
        await app.press("w")
        await app.write("a desk in Ribe")
        await app.press("enter")
        assert "a desk in Ribe" in app.text
        assert isinstance(app.page, InvitationPage)
        await app.press("a a")
    assert state_of(network, REN) is State.ACCEPTED


async def test_what_another_session_settled_is_not_decided_on_its_page(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = invitation_of(network, REN).id
    async with seat(network) as app:
        await app.press("2 enter")
        open_network().decide(LetGo(ren))
        network.follow()
        app.app.draw()
        for key in "radse":
            await app.press(key)
            assert "was let go" in app.message


async def test_the_reply_fits_the_verdict_and_whom_one_knows(network: Network) -> None:
    ren = invitation_of(network, REN).id
    async with seat(network) as app:
        await app.press("2 j")
        assert "A reply, if you wish; a accepts without one" in app.text
        await app.press("r")
        assert "Hello Maya, thank you for your note, and for saying why" in app.body
        await app.press("r")
        assert "found me" not in invitation_of(network, MAYA).reply
        await app.press("k")
        assert "Your reply, before any acceptance" in app.text
        await app.press("w")
        await app.write("we shared a desk")
        await app.press("enter")
        assert "A reply, if you wish" in app.text
    network.decide(Ask(ren))
    assert "good to hear from you" in invitation_of(network, REN).reply


async def test_on_an_answer_that_is_recorded_a_key_says_what_can_be_done(
    network: Network,
) -> None:
    ren = invitation_of(network, REN).id
    network.decide(Ask(ren))
    network.decide(Answered(ren, "Through Okapi"))
    async with seat(network) as app:
        await app.press("2 r")
        assert "What Ren answered, recorded on Sun 22 Nov: i changes it" in app.text
        for key in "rads2":
            await app.press(key)
            assert app.message == (
                "Ren's answer is recorded: i changes it, q goes back."
            )
            app.app.screen.query_one(Footing).say("")
        await app.press("q a a")
    assert state_of(network, REN) is State.ACCEPTED


async def test_on_a_reply_a_key_of_the_page_below_says_what_can_be_done(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 r a")
        assert app.message.startswith("r says that you sent it, y copies it, i edits")
        await app.press("i")
        await app.write("a")
        assert app.app.screen.query_one(Note).text.endswith("other?a\nAsha")


async def test_what_is_typed_into_the_reply_is_what_was_sent(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" & Co")
        await app.press("escape", "r")
    assert invitation_of(network, REN).reply.endswith("other? & Co\nAsha")
    assert state_of(network, REN) is State.ASKED


@pytest.mark.parametrize("back", ["escape", "q", "h"])
async def test_a_reply_that_is_left_is_kept_and_nobody_is_asked(
    network: Network, back: str
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write("!?")
        await app.press("escape", back)
        assert app.message == "Kept the reply to Ren Ito · u undoes"
        assert "yours" in app.text
        await app.press("r")
        assert "other?!?" in app.text
    assert state_of(network, REN) is State.NEW


async def test_looking_at_the_reply_decides_nothing(network: Network) -> None:
    before = [past.said for past in network.history()]
    async with seat(network) as app:
        await app.press("2 r escape")
    assert [past.said for past in network.history()] == before


@pytest.mark.parametrize("keys", ["2 e", "2 r e escape", "2 r i ctrl+g escape escape"])
async def test_the_editor_has_the_reply(
    network: Network, keys: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a').write('PS: hello')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    async with seat(network) as app:
        await app.press(keys)
    assert invitation_of(network, REN).reply.endswith("Asha\nPS: hello") or (
        invitation_of(network, REN).reply.endswith("AshaPS: hello")
    )


@pytest.mark.parametrize("keys", ["2 y", "2 r y"])
async def test_the_reply_goes_to_the_clipboard(network: Network, keys: str) -> None:
    async with seat(network) as app:
        await app.press(keys)
        assert app.app.clipboard == network.inbox().rows[0].reply
        assert app.message.startswith("Copied")


# Later


async def test_a_day_is_echoed_as_it_is_understood(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 s")
        assert "t tomorrow" in app.text
        await app.write("4 jan")
        assert "Mon 4 Jan" in app.text
        await app.press("enter")
        assert app.message == "Ren Ito comes back Mon 4 Jan · u undoes"


async def test_a_day_nobody_knows_stays_in_the_field(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 s")
        await app.write("nxt fr")
        await app.press("enter")
        assert "“nxt fr” is no date I know. Try: fri, 4 jan" in app.text
        assert app.rows[-1].startswith(" nxt fr")
    assert state_of(network, REN) is State.NEW


async def test_what_was_put_off_comes_back_on_its_day(
    network: Network, home: Path, state: Path
) -> None:
    async with seat(network) as app:
        await app.press("2 s t")
        assert "back Mon 23 Nov" in app.text
    tomorrow = Network(home, state, today=lambda: TODAY + timedelta(days=1))
    assert tomorrow.status().waiting == 3


# At the cap


@pytest.fixture
def full(network: Network) -> Network:
    """A network whose only place is Joan's."""
    from store.decisions.people import ChangeCap

    tended(network, "Joan Wu")
    network.decide(ChangeCap(1, "a busy year"))
    return network


async def test_with_room_a_place_asks_for_a_purpose_and_a_cadence(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 j a t", "enter")
        assert "A place needs a purpose" in app.text
        await app.write("scope")
        await app.press("enter", "t")
        assert app.message.startswith("Accepted Maya Lindqvist, active · accept it ")
        assert app.message.endswith(" where it came from, too · u undoes")
        assert "1 of 12" in app.rows[0]
    maya = person_called(network, MAYA)
    assert (maya.standing, maya.purpose) == (Standing.ACTIVE, "scope")
    assert maya.cadence == "2 weeks"


async def test_at_the_cap_one_rests_before_another_comes(full: Network) -> None:
    async with seat(full) as app:
        await app.press("2 j a")
        assert "taken. A new one deserves" in app.body
        await app.press("r", "1")
        await app.write("scope")
        await app.press("enter", "m")
        assert app.message.startswith("Accepted Maya Lindqvist, active; Joan Wu rests")
    assert full.bandwidth() == Bandwidth(1, 1)
    assert person_called(full, "Joan Wu").standing is Standing.RESTING


async def test_at_the_cap_one_undo_gives_the_place_back(full: Network) -> None:
    async with seat(full) as app:
        await app.press("2 j a r 1")
        await app.write("scope")
        await app.press("enter", "m", "u")
    assert person_called(full, "Joan Wu").standing is Standing.ACTIVE
    assert state_of(full, MAYA) is State.NEW


@pytest.mark.parametrize(
    ("keys", "left", "active"),
    [
        pytest.param("a", State.ACCEPTED, 1, id="lightly"),
        pytest.param("w", State.LATER, 1, id="wait for a place"),
        pytest.param("escape", State.NEW, 1, id="not at all"),
        pytest.param("r escape", State.NEW, 1, id="nobody rests"),
        pytest.param("r 1 escape", State.NEW, 1, id="no purpose"),
    ],
)
async def test_at_the_cap_nobody_more_becomes_active(
    full: Network, keys: str, left: State, active: int
) -> None:
    async with seat(full) as app:
        await app.press("2 j a", keys)
    assert state_of(full, MAYA) is left
    assert full.bandwidth() == Bandwidth(active, 1)


async def test_who_waits_for_a_place_is_remembered_as_a_follow_up(
    full: Network,
) -> None:
    async with seat(full) as app:
        await app.press("2 j a w", "4")
        assert "a place for Maya Lindqvist?" in app.text


async def test_raising_the_cap_is_a_decision_of_its_own_with_its_reason(
    full: Network,
) -> None:
    async with seat(full) as app:
        await app.press("2 j a c", "backspace 2 enter")
        await app.press("enter")
        assert "The reason is kept" in app.text
        await app.write("time")
        await app.press("enter")
        assert app.message == "Cap 1 → 2: time · u undoes"
    assert state_of(full, MAYA) is State.NEW
    assert full.bandwidth() == Bandwidth(1, 2)


# The list


async def test_each_part_of_the_inbox_stands_under_its_title(network: Network) -> None:
    more = incoming("Tom Baker", days_ago=9), incoming("Ivo Santos")
    network.decide(export_of(*more))
    asked(network, "Tom Baker")
    asked(network, "Ivo Santos")
    network.decide(Answered(invitation_of(network, "Ivo Santos").id, "By radio"))
    async with seat(network) as app:
        await app.press("2", "j s m")
        titles = [row.split()[0] for row in app.rows[3:11]]
    assert titles == ["Answered", "Ivo", "New", ">", "Sam", "Asked,", "Tom", "Later"]


async def test_a_verdict_stands_with_the_words_it_rests_on(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 j")
        assert "personal: “Your audit talk in Gothenburg”" in app.text


async def test_enter_opens_the_whole_invitation_and_q_comes_back(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 j enter")
        assert " ".join(PERSONAL.split()) in app.body
        await app.press("q")
        assert MAYA in app.cursor


async def test_find_goes_to_a_name_and_says_where_there_is_none(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 slash")
        await app.write("otieno")
        await app.press("enter")
        assert SAM in app.cursor
        await app.press("slash")
        await app.write("zz")
        await app.press("enter")
        assert app.message == "“zz” is not in the inbox."
        assert SAM in app.cursor


async def test_the_persons_page_opens_only_where_there_is_a_person(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 p")
        assert app.message == "You don't know Ren yet."
        await app.press("w")
        await app.write("rowing")
        await app.press("enter p")
        assert "Known    rowing" in app.text
        await app.press("escape")
        assert REN in app.cursor


async def test_nothing_can_be_decided_in_an_empty_inbox(network: Network) -> None:
    for name in WAITING:
        network.decide(LetGo(invitation_of(network, name).id))
    decided = [past.said for past in network.history()]
    async with seat(network) as app:
        await app.press("2", *"rasdwveyp", "enter")
        assert "No invitations are waiting." in app.text
    assert [past.said for past in network.history()] == decided


async def test_an_emptied_inbox_fills_again_by_undo(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2", "d d d")
        assert "No invitations are waiting." in app.text
        await app.press("u u u")
        assert all(name in app.text for name in WAITING)


async def test_what_the_user_said_of_a_sender_stands_for_their_next_note(
    network: Network,
) -> None:
    network.decide(Overrule(invitation_of(network, REN).id, Verdict.PERSONAL))
    network.decide(export_of(incoming(REN, "Hi", days_ago=0)))
    async with seat(network) as app:
        await app.press("2")
        assert sum("personal" in row for row in app.rows if REN in row[:20]) == 2


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tue", "Ren Ito comes back Tue 24 Nov"),
        ("thu", "Ren Ito comes back Thu 26 Nov"),
        ("mon", "Ren Ito comes back Mon 23 Nov"),
        ("tomorrow", "Ren Ito comes back Mon 23 Nov"),
    ],
)
async def test_a_day_that_begins_like_a_key_can_be_typed(
    network: Network, typed: str, said: str
) -> None:
    async with seat(network) as app:
        await app.press("2 s")
        for letter in typed:  # As fast as they come from a keyboard.
            app.app.post_message(events.Key(letter, letter))
        await app.press("enter")
        assert app.message.startswith(said)


async def test_a_key_too_many_decides_nothing_beyond_those_who_wait(
    network: Network,
) -> None:
    asked(network)
    async with seat(network) as app:
        await app.press("2 d d d d d")
        assert app.message.startswith("None is selected")
        assert state_of(network, REN) is State.ASKED
        await app.press("j d")
    assert state_of(network, REN) is State.DECLINED


async def test_after_the_last_answer_a_key_too_many_lets_nobody_new_go(
    network: Network,
) -> None:
    ren = invitation_of(network, REN).id
    network.decide(Ask(ren))
    network.decide(Answered(ren, "I heard your talk."))
    async with seat(network) as app:
        await app.press("2")
        assert REN in app.cursor  # Alone under "Answered".
        await app.press("d")
        assert "Nothing more is left in that part: j goes on." in app.text
        await app.press("d")
        assert app.message.startswith("None is selected")
        assert state_of(network, MAYA) is State.NEW
        await app.press("j d d")  # Going through one part takes a key each.
    assert [state_of(network, name) for name in (MAYA, SAM)] == [State.DECLINED] * 2


async def test_undoing_that_it_was_sent_keeps_the_words(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" Bye!")
        await app.press("escape r")
        assert state_of(network, REN) is State.ASKED
        await app.press("u")
    kept = invitation_of(network, REN)
    assert kept.state is State.NEW
    assert kept.reply.endswith("Bye!\nAsha")


async def test_a_number_that_stands_there_is_typed_over(network: Network) -> None:
    async with seat(network) as app:
        await app.press("5 C")
        await app.write("9")
        await app.press("enter")
        await app.write("enough")
        await app.press("enter")
    assert network.settings.cap == 9


async def test_when_only_asked_ones_are_left_it_says_that_none_is_waiting(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 d d r r")
        assert "No invitations are waiting." in app.text
        assert "You don't lose anything by that." in app.text
        await app.press("j")
        assert "No invitations are waiting." not in app.text


async def test_a_key_too_many_is_not_typed_into_what_they_answered(
    network: Network,
) -> None:
    ren = invitation_of(network, REN).id
    network.decide(Ask(ren))
    network.decide(Answered(ren, "I heard your talk."))
    async with seat(network) as app:
        await app.press("2 r r a")
        assert "I heard your talk." in app.text
        await app.press("escape")
        assert invitation_of(network, REN).answer == "I heard your talk."
        await app.press("r i")
        await app.write(" Twice.")
        await app.press("escape")
        assert invitation_of(network, REN).answer == "I heard your talk. Twice."
