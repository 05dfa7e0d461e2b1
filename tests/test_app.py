from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from faults import DISK_FULL, system_call
from people import (
    MAYA,
    REN,
    SAM,
    TODAY,
    invitation_of,
    misdrawn,
    seat,
    state_of,
    three_wait,
)

from store.decisions.capture import AddPerson
from store.decisions.inbox import Ask, KeepReply, LetGo
from store.network import Network
from store.records import State
from tui.keymap import keymap_from
from tui.ways import ASIDES

NOT_SAVED = "Not saved: no space on"


@pytest.fixture
def network(network: Network) -> Network:
    three_wait(network)
    return network


# Deciding


async def test_what_is_decided_is_there_in_the_next_session(
    network: Network, open_network: Callable[[], Network]
) -> None:
    async with seat(network) as app:
        await app.press("2 d")
    assert state_of(open_network(), REN) is State.DECLINED


@pytest.mark.parametrize(
    "keys", ["1", "3 2", "o s escape", "g i", "enter q", "s escape"]
)
async def test_a_message_goes_when_the_next_thing_is_done(
    network: Network, keys: str
) -> None:
    async with seat(network) as app:
        await app.press("2 d")
        assert app.message == "Let Ren Ito go · u undoes"
        await app.press(keys)
        assert app.message == ""


async def test_what_was_decided_stays_said_while_the_cursor_moves(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 d j k G")
        assert app.message == "Let Ren Ito go · u undoes"


async def test_why_a_key_did_nothing_goes_when_the_cursor_moves(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 a")
        assert app.message.startswith("Ask first")
        await app.press("j")
        assert app.message == ""


async def test_a_refusal_of_the_palette_leaves_it_open_to_be_typed_anew(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 a colon")
        await app.write("qqqqq")
        await app.press("enter")
        assert "Nothing, and nobody, is called so." in app.text
        await app.press("ctrl+u")
        await app.write("bandwidth")
        await app.press("enter")
        assert app.page.TAB == "5"
        assert app.message == ""


@pytest.mark.parametrize("typed", ["is:", "is:foo", "x:y", "led:"])
async def test_the_palette_survives_half_a_word_of_the_filter(
    network: Network, typed: str
) -> None:
    async with seat(network) as app:
        await app.press("colon")
        await app.write(typed)
        assert "Esc closes" in app.text


@pytest.mark.parametrize("origin", ["S", "6"])
async def test_every_aside_opens_from_wherever_one_is(
    network: Network, origin: str
) -> None:
    async with seat(network) as app:
        for aside in ASIDES:
            await app.press(origin, "g", aside.key)
            assert type(app.page).__name__ == aside.kind
            assert misdrawn(app, (80, 24)) == []


async def test_undo_and_redo_say_where_they_end(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 d", "u u u u")
        assert app.message == "Nothing to undo."
        await app.press("U U U")
        assert "[2 Inbox 2]" in app.rows[1]
        await app.press("U")
        assert app.message == "Nothing to redo."


@pytest.mark.parametrize(("undo", "redo"), [("u", "U"), ("z", "Z"), ("u", "ctrl+r")])
async def test_each_of_the_keys_undoes_and_redoes(
    network: Network, undo: str, redo: str
) -> None:
    async with seat(network) as app:
        await app.press("2 d", undo)
        assert state_of(network, REN) is State.NEW
        await app.press(redo)
        assert state_of(network, REN) is State.DECLINED


async def test_undo_of_what_something_rests_on_is_refused_with_the_reason(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    async with seat(network) as app:
        await app.press("2 r r")
        other.decide(LetGo(invitation_of(other, REN).id))
        await app.press("u")
        assert app.message.startswith("Can't undo “Asked Ren Ito”: “Let Ren Ito go”")
    assert state_of(network, REN) is State.DECLINED


# A disk that says no


async def test_what_could_not_be_saved_changes_nothing_on_the_screen(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2")
        before = app.rows[:6]
        with system_call("pwrite", DISK_FULL):
            await app.press("d")
        assert app.rows[:6] == before
        assert app.message.startswith(NOT_SAVED)
    assert state_of(network, REN) is State.NEW


async def test_what_could_not_be_saved_is_saved_by_R_once_there_is_room(
    network: Network, open_network: Callable[[], Network]
) -> None:
    async with seat(network) as app:
        await app.press("2")
        with system_call("pwrite", DISK_FULL):
            await app.press("d", "R")
            assert app.message.startswith(NOT_SAVED)
        await app.press("R")
        assert app.message == "Let Ren Ito go · u undoes"
    assert state_of(open_network(), REN) is State.DECLINED


async def test_what_is_decided_twice_while_it_can_not_be_saved_is_decided_once(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2")
        with system_call("pwrite", DISK_FULL):
            await app.press("d d")
        await app.press("R")
        assert app.message == "Let Ren Ito go · u undoes"


async def test_several_unsaved_decisions_are_saved_in_order_and_once(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2")
        with system_call("fdatasync", DISK_FULL):
            await app.press("d d", "j s t")
        await app.press("R")
        assert app.message == "Maya Lindqvist comes back Mon 23 Nov · u undoes"
    assert state_of(network, REN) is State.DECLINED
    assert [p.said for p in network.history()].count("Let Ren Ito go") == 1


async def test_that_something_is_not_saved_stays_said_on_every_screen(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2")
        with system_call("pwrite", DISK_FULL):
            await app.press("d")
        await app.press("1")
        assert app.message.startswith(NOT_SAVED)
        await app.press("R")
        assert app.message == "Let Ren Ito go · u undoes"
        await app.press("2")
        assert app.message == ""


@pytest.mark.parametrize("leave", ["q", "ctrl+q"])
async def test_leaving_with_something_unsaved_takes_a_second_key(
    network: Network, leave: str
) -> None:
    async with seat(network) as app:
        await app.press("2")
        with system_call("pwrite", DISK_FULL):
            await app.press("d")
        await app.press(leave)
        assert not app.is_over
        assert "q leaves without it" in app.message
        await app.press(leave)
        assert app.is_over


async def test_q_leaves_without_a_question_where_all_is_saved(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 d q")
        assert app.is_over


async def test_R_says_so_where_all_is_saved(network: Network) -> None:
    async with seat(network) as app:
        await app.press("R")
        assert app.message == "Everything is saved."


# Two sessions


async def test_what_another_session_decides_is_seen_within_a_second(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    async with seat(network) as app:
        await app.press("2 j")
        other.decide(LetGo(invitation_of(other, REN).id))
        await app.until(lambda: REN not in app.text, within=1)
        assert MAYA in app.cursor
        assert "Inbox 2]" in app.rows[1]


async def test_what_another_session_decided_meanwhile_is_not_decided_again(
    network: Network, open_network: Callable[[], Network]
) -> None:
    other = open_network()
    async with seat(network) as app:
        await app.press("2")
        other.decide(LetGo(invitation_of(other, REN).id))
        await app.press("d")
        assert app.message.startswith("Ren Ito's invitation was let go on Sun 22 Nov")
        assert REN not in "".join(app.rows[:-2])


async def test_a_new_day_is_shown_without_a_key(home: Path, state: Path) -> None:
    day = [TODAY]
    with closing(Network(home, state, today=lambda: day[0])) as network:
        three_wait(network)
        async with seat(network) as app:
            await app.press("2 s t")
            day[0] = TODAY + timedelta(days=1)
            await app.until(lambda: "Mon 23 Nov" in app.rows[1], within=1)
            assert "Inbox 3]" in app.rows[1]


# Lapsing


async def test_the_silent_lapse_at_opening_in_one_batch_that_one_undo_takes_back(
    network: Network, home: Path, state: Path
) -> None:
    for name in (REN, SAM):
        network.decide(Ask(invitation_of(network, name).id))
    due = TODAY + timedelta(days=14)
    with closing(Network(home, state, today=lambda: due)) as later:
        async with seat(later) as app:
            said = "2 silent invitations lapsed · nothing lost · u undoes"
            assert app.message == said
            assert state_of(later, REN) is state_of(later, SAM) is State.LAPSED
            await app.press("u")
            assert state_of(later, REN) is state_of(later, SAM) is State.ASKED


async def test_nobody_lapses_a_day_early(
    network: Network, home: Path, state: Path
) -> None:
    network.decide(Ask(invitation_of(network, REN).id))
    eve = TODAY + timedelta(days=13)
    with closing(Network(home, state, today=lambda: eve)) as later:
        async with seat(later) as app:
            assert app.message == ""
            await app.press("2 G")
            assert "lapses tomorrow" in app.cursor


# Keys of the user's own


async def test_a_key_can_be_another_one(network: Network, tmp_path: Path) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text('[inbox]\nlet_go = "x"\n')
    keymap, complaint = keymap_from(keys)
    assert complaint == []
    async with seat(network, keymap=keymap) as app:
        await app.press("2 d")
        assert state_of(network, REN) is State.NEW
        assert "x let go" in app.keys
        await app.press("x")
        assert state_of(network, REN) is State.DECLINED


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param(
            '[inbox]\n\nlet_go = "s"\n',
            "keys.toml line 3: inbox.later and inbox.let_go both on 's'",
            id="a clash",
        ),
        pytest.param(
            '"inbox.let_go" = "j"',
            "keys.toml line 1: list.down and inbox.let_go both on 'j'",
            id="a clash with the list's own",
        ),
        pytest.param(
            '"inbox.let_go" = "u"',
            "keys.toml line 1: app.undo and inbox.let_go both on 'u'",
            id="a clash with a key that works everywhere",
        ),
        pytest.param(
            '"inbox.fly" = "x"',
            "keys.toml line 1: there is no action “inbox.fly”",
            id="no such action",
        ),
        pytest.param(
            '"inbox.let_go" = "ctrl+s"',
            "keys.toml line 1: ctrl+s never arrives over SSH",
            id="a key the wire takes",
        ),
        pytest.param(
            '"inbox.let_go" = 7',
            "keys.toml line 1: inbox.let_go needs a key, in quotes",
            id="no key",
        ),
        pytest.param("let_go = ", "keys.toml ends too soon", id="no TOML"),
        pytest.param(
            "[inbox]\nlet_go = x",
            'keys.toml line 2: quotes are missing: let_go = "x"',
            id="no quotes",
        ),
    ],
)
def test_a_mistake_in_the_keys_is_said_and_the_built_in_ones_are_used(
    tmp_path: Path, text: str, complaint: str
) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text(text)
    keymap, complaints = keymap_from(keys)
    assert keymap == {}
    assert len(complaints) == 1
    assert complaints[0].startswith(complaint)


def test_a_mistake_in_one_line_leaves_the_other_keys_as_they_are_wished(
    tmp_path: Path,
) -> None:
    keys = tmp_path / "keys.toml"
    keys.write_text(
        '"app.undo" = "f9"\n[inbox]\nfly = "x"\nlet_go = "X"\nlater = "X"\n'
    )
    keymap, complaints = keymap_from(keys)
    assert keymap == {"app.undo": "f9", "inbox.let_go": "X"}
    assert complaints == [
        "keys.toml line 3: there is no action “inbox.fly”; that line is left out.",
        "keys.toml line 5: inbox.let_go and inbox.later both on 'X'; it keeps its "
        "built-in key.",
    ]


def test_no_keys_file_is_no_mistake(tmp_path: Path) -> None:
    assert keymap_from(tmp_path / "keys.toml") == ({}, [])


async def test_a_remark_from_the_opening_is_said(network: Network) -> None:
    async with seat(network, remark="keys.toml line 7: no.") as app:
        assert app.message == "keys.toml line 7: no."


# Words in the making


async def test_words_typed_in_a_reply_are_kept_when_the_app_is_ended(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write("!?")
        app.app.leave(129)
        await app.until(lambda: app.is_over)
    kept = invitation_of(network, REN)
    assert kept.reply.endswith("other?!?\nAsha")
    assert kept.state is State.NEW


async def test_words_typed_of_an_answer_are_kept_when_the_app_is_ended(
    network: Network,
) -> None:
    network.decide(Ask(invitation_of(network, REN).id))
    async with seat(network) as app:
        await app.press("2 G r")
        await app.write("By J")
        app.app.leave(129)
        await app.until(lambda: app.is_over)
    kept = invitation_of(network, REN)
    assert (kept.answer, kept.state) == ("By J", State.ASKED)


async def test_a_reply_nobody_touched_is_no_decision_when_the_app_is_ended(
    network: Network,
) -> None:
    decided = [past.said for past in network.history()]
    async with seat(network) as app:
        await app.press("2 r")
        app.app.leave(129)
        await app.until(lambda: app.is_over)
    assert [past.said for past in network.history()] == decided


async def test_a_kept_reply_comes_back_where_it_was_left(network: Network) -> None:
    network.decide(KeepReply(invitation_of(network, REN).id, "Dear Ren"))
    async with seat(network) as app:
        await app.press("2 r")
        assert "   Dear Ren" in app.text


# Screens


async def test_the_six_screens_are_gone_through_by_brackets(network: Network) -> None:
    async with seat(network) as app:
        tabs = []
        for key in ("]", "]", "]", "]", "]", "]", "[", "["):
            await app.press(key)
            tabs.append(app.page.TAB)
    assert tabs == [*"234561", "6", "5"]


async def test_a_screen_is_found_as_it_was_left(network: Network) -> None:
    async with seat(network) as app:
        await app.press("2 j", "5", "2")
        assert MAYA in app.cursor


async def test_pressing_a_screens_key_again_goes_back_to_its_beginning(
    network: Network,
) -> None:
    network.decide(AddPerson("Jo", "choir"))
    async with seat(network) as app:
        await app.press("6 enter", "6")
        assert "Jo" in app.cursor


# Settings


async def test_the_first_runs_answers_are_changed_later_each_by_itself(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("S n")
        await app.write("Asha B")
        await app.press("enter")
        assert app.message == "Replies are signed Asha B · u undoes"
        await app.press("S m 7 enter")
        assert app.message == "7 meetings a week · u undoes"
        await app.press("S h 6 enter")
        assert app.message == "6 hours a week · u undoes"
        await app.press("S p")
        await app.write("sweden")
        await app.press("enter")
        assert app.message == "The public holidays of SE are kept · u undoes"
        await app.press("S p")
        await app.write("none")
        await app.press("enter")
        assert app.message == "No public holidays are kept · u undoes"
        await app.press("S d")
        await app.write("1 1 0 1 1 0 0")
        await app.press("enter")
        said = "Hours from Monday to Sunday: 1 1 0 1 1 0 0 · u undoes"
        assert app.message == said
        await app.press("S t")
        await app.write("20 20 five 15")
        await app.press("enter")
        assert "4 numbers, please: preparing a meeting" in app.body
        await app.press("ctrl+u")
        await app.write("20 20 5 15")
        await app.press("enter")
        assert app.message.startswith("Minutes: preparing a meeting 20")
        await app.press("u u u u u")
        await app.press("2")
        assert "Asha B" in app.text
        await app.press("u u")
    assert (network.settings.name, network.settings.meetings_per_week) == ("Asha", 4)
