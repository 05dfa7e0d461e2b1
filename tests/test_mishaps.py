"""What goes wrong while the app is open, and what becomes of the words then."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from faults import DISK_FULL, system_call
from people import REN, SAM, TODAY, invitation_of, seat, state_of, three_wait

from store.decisions.inbox import Answered, Ask, LapseAll, LetGo, Postpone
from store.network import Network
from store.records import State


@pytest.fixture
def network(network: Network) -> Network:
    three_wait(network)
    return network


async def test_words_for_an_invitation_that_went_meanwhile_are_given_back(
    network: Network, open_network: Callable[[], Network]
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" We met?")
        other = open_network()
        other.decide(LetGo(invitation_of(other, REN).id))
        await app.press("escape escape")
        assert "was let go" in app.body
        assert "We met?" in app.body
        await app.press("y escape")
        assert app.app.clipboard.endswith("We met?\nAsha")
        assert app.page.TAB == "2"


async def test_words_the_disk_refuses_at_the_end_are_the_last_words(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" We met?")
        with system_call("pwrite", DISK_FULL):
            app.app.leave(129)
            await app.until(lambda: app.is_over)
    said = app.app.last_words or ""
    assert said.startswith("Not saved: no space on")
    assert said.endswith("We met?\nAsha")


async def test_words_the_disk_refused_before_outlast_a_hang_up(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" We met?")
        with system_call("pwrite", DISK_FULL):
            await app.press("escape escape")
            assert "Not saved: no space on" in app.body
            app.app.leave(129)
            await app.until(lambda: app.is_over)
    assert (app.app.last_words or "").endswith("We met?\nAsha")


async def test_damage_that_comes_while_it_is_open_is_said_and_survived(
    network: Network, home: Path
) -> None:
    async with seat(network) as app:
        [journal] = (home / "journal").glob("*.jsonl")
        journal.write_bytes(journal.read_bytes().replace(b"Ren Ito", b"Ron Ito"))
        await app.press("u")
        assert "checksum does not match" in app.body
        await app.press("2")
        assert REN in app.text


async def test_a_line_being_typed_goes_to_the_editor_and_back(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "from a train" > "$1"\n')
    editor.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(editor))
    async with seat(network) as app:
        await app.press("2 w ctrl+g")
        assert "from a train" in app.text
        await app.press("enter")
        assert app.message.startswith("You know Ren Ito: from a train")


async def test_whoever_lapsed_lately_is_shown_and_a_late_answer_opens_it(
    network: Network, home: Path, state: Path
) -> None:
    network.decide(Ask(invitation_of(network, SAM).id))
    later = TODAY + timedelta(days=20)
    with closing(Network(home, state, today=lambda: later)) as then:
        then.decide(LapseAll())
        async with seat(then) as app:
            await app.press("2 G")
            assert "Lapsed lately, nothing lost" in app.text
            assert "lapsed Sat 12 Dec" in app.cursor
            await app.press("r")
            await app.write("Sorry, I was away.")
            await app.press("escape")
            assert app.message.startswith("Kept Sam Otieno's answer")
        assert state_of(then, SAM) is State.ANSWERED


async def test_who_lapsed_long_ago_is_out_of_sight_and_still_kept(
    network: Network, home: Path, state: Path
) -> None:
    network.decide(Ask(invitation_of(network, SAM).id))
    day = [TODAY + timedelta(days=20)]
    with closing(Network(home, state, today=lambda: day[0])) as then:
        then.decide(LapseAll())
        day[0] += timedelta(days=61)
        async with seat(then) as app:
            await app.press("2")
            assert SAM not in app.text
        assert state_of(then, SAM) is State.LAPSED


async def test_who_was_asked_lapses_in_a_session_that_is_left_open_for_weeks(
    network: Network, home: Path, state: Path
) -> None:
    network.decide(Ask(invitation_of(network, SAM).id))
    day = [TODAY]
    with closing(Network(home, state, today=lambda: day[0])) as left_open:
        async with seat(left_open) as app:
            day[0] += timedelta(days=14)
            await app.until(lambda: state_of(left_open, SAM) is State.LAPSED)
            assert app.message.startswith("Sam Otieno's silent invitation lapsed")


async def test_what_was_sent_is_what_was_written_though_keeping_it_first_failed(
    network: Network,
) -> None:
    async with seat(network) as app:
        await app.press("2 r i")
        await app.write(" We met?")
        await app.press("escape")
        with system_call("pwrite", DISK_FULL, at=2):  # The first takes the lock.
            await app.press("r")
    asked = invitation_of(network, REN)
    assert asked.state is State.ASKED
    assert asked.reply.endswith("We met?\nAsha")


async def test_who_answered_and_was_put_off_is_not_asked_again(
    network: Network,
) -> None:
    id = invitation_of(network, SAM).id
    network.decide(Ask(id))
    network.decide(Answered(id, "By J"))
    network.decide(Postpone(id, TODAY + timedelta(days=9)))
    async with seat(network) as app:
        await app.press("2 G r i")
        await app.write("o")
        await app.press("escape")
        assert app.message.startswith("Kept Sam Otieno's answer")
    assert invitation_of(network, SAM).answer == "By Jo"
