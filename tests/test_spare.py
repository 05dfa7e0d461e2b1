"""The spare copy of what is typed: there after any end, and gone once it is kept."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from people import (
    REN,
    TODAY,
    Seat,
    begin,
    incoming,
    invitation_of,
    person_called,
    tended,
)
from test_journeys import Desk
from test_journeys import begin as begin_at

from store import decisions
from store.decisions.book import Decision, KeepsText
from store.decisions.inbox import KeepReply
from store.decisions.prep import Prepare, Propose
from store.network import Network
from tui.app import FewerApp
from tui.spare import KEEP_TEXTS, Spare, left_behind

HOME = Path("/a/store")
JO = "Jo Park"
KEPT = KeepReply("1", "Half a sent")


@pytest.fixture
def spare(tmp_path: Path, network: Network) -> Iterator[Spare]:
    with closing(Spare(tmp_path / "unsaved", network, HOME)) as spare:
        yield spare


Abandoned = Callable[..., None]


@pytest.fixture
def abandoned(tmp_path: Path, network: Network) -> Abandoned:
    """Keep copies, and let go of them as the system does for what it kills."""

    def keep(*decisions: KeepReply) -> None:
        spare = Spare(tmp_path, network, HOME)
        for decision in decisions:
            spare.keep(decision)
        spare.abandon()

    return keep


def taken_over(directory: Path, home: Path = HOME) -> list[Decision]:
    """Take over what was left behind, and be done with it."""
    left = left_behind(directory, home)
    for each in left:
        each.forget()
    return [each.decision for each in left]


def test_what_a_killed_session_was_typing_is_taken_over_once(
    tmp_path: Path, abandoned: Abandoned
) -> None:
    abandoned(KeepReply("1", "Half"), KEPT)
    assert taken_over(tmp_path) == [KEPT]
    assert taken_over(tmp_path) == []
    assert [*tmp_path.iterdir()] == []


def test_a_session_that_goes_on_is_left_alone(tmp_path: Path, spare: Spare) -> None:
    spare.keep(KEPT)
    assert taken_over(tmp_path / "unsaved") == []


def test_what_was_typed_for_another_store_waits_for_that(
    tmp_path: Path, abandoned: Abandoned
) -> None:
    abandoned(KEPT)
    assert taken_over(tmp_path, Path("/another")) == []
    assert taken_over(tmp_path) == [KEPT]


def test_what_is_not_safe_yet_is_found_again_by_the_next_session(
    tmp_path: Path, abandoned: Abandoned
) -> None:
    abandoned(KEPT)
    for left in left_behind(tmp_path, HOME):
        left.file.close()
    assert taken_over(tmp_path) == [KEPT]


def test_what_was_forgotten_does_not_come_back(tmp_path: Path, spare: Spare) -> None:
    spare.keep(KEPT)
    spare.forget()
    spare.abandon()
    assert taken_over(tmp_path / "unsaved") == []


@pytest.mark.parametrize("cut", [1, 9])
def test_a_copy_that_was_cut_short_gives_way_to_the_one_before(
    tmp_path: Path, abandoned: Abandoned, cut: int
) -> None:
    abandoned(KEPT, KeepReply("1", "Half a sentence"))
    [path] = tmp_path.glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-cut])
    assert taken_over(tmp_path) == [KEPT]


@pytest.mark.parametrize(
    "garbage", [b"", b"\0\0", b"{}\n", b'{"kind": "Rm"}\n', b"[]\n"]
)
def test_what_is_no_copy_is_no_decision(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "1-a.jsonl").write_bytes(garbage)
    assert taken_over(tmp_path) == []


def test_every_decision_that_keeps_a_text_can_be_copied() -> None:
    """Found by what it can do: nobody needs to remember to list it."""
    found = set()
    for module in walk_packages(decisions.__path__, "store.decisions."):
        for each in vars(import_module(module.name)).values():
            if isinstance(each, type) and hasattr(each, "stands"):
                found.add(each)
    assert found - {KeepsText} == {*KEEP_TEXTS}


def test_words_that_were_overtaken_are_given_back_instead(
    network: Network, tmp_path: Path
) -> None:
    begin(network, incoming(REN))
    ren = invitation_of(network, REN).id
    spare = Spare(tmp_path, network, HOME)
    spare.keep(KeepReply(ren, "Half a sent"))
    spare.abandon()
    [left] = left_behind(tmp_path, HOME)
    assert not left.is_overtaken(network)
    network.decide(KeepReply(ren, "A whole sentence, from another window"))
    assert left.is_overtaken(network)
    left.forget()


def test_only_the_owner_can_read_it(tmp_path: Path, spare: Spare) -> None:
    spare.keep(KEPT)
    [path] = (tmp_path / "unsaved").iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "unsaved").stat().st_mode & 0o777 == 0o700
    spare.close()
    assert [*(tmp_path / "unsaved").iterdir()] == []


def test_a_long_text_does_not_fill_the_disk(tmp_path: Path, spare: Spare) -> None:
    for number in range(120):
        spare.keep(KeepReply("1", f"{number} " + "x" * 19_000))
    [path] = (tmp_path / "unsaved").iterdir()
    assert path.stat().st_size < 1_100_000


async def test_words_are_on_the_disk_a_moment_after_they_are_typed(
    network: Network, tmp_path: Path
) -> None:
    begin(network, incoming(REN))
    directory = tmp_path / "unsaved"
    app = FewerApp(network, spares=directory)

    def copies() -> bytes:
        return b"".join(path.read_bytes() for path in directory.glob("*"))

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seat = Seat(app, pilot)
        await seat.press("2 r i")
        await seat.write("!?")
        await seat.until(lambda: b"other?!?" in copies())
        await seat.press("escape q")
        assert invitation_of(network, REN).reply.endswith("other?!?\nAsha")
        await seat.until(lambda: copies() == b"")
        await seat.press("q")
    assert [*directory.iterdir()] == []


async def test_what_was_left_behind_is_kept_at_the_next_opening_and_said(
    network: Network, tmp_path: Path
) -> None:
    begin(network, incoming(REN))
    spare = Spare(tmp_path, network, network.home)
    spare.keep(KeepReply(invitation_of(network, REN).id, "Half a sent"))
    spare.abandon()
    app = FewerApp(network, spares=tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seat = Seat(app, pilot)
        await seat.settle()
        said = "Typed before fewer was cut off: Kept the reply to Ren Ito · u undoes"
        assert seat.message == said
    assert invitation_of(network, REN).reply == "Half a sent"


async def test_words_that_were_overtaken_are_shown_to_be_copied(
    network: Network, tmp_path: Path
) -> None:
    begin(network, incoming(REN))
    ren = invitation_of(network, REN).id
    spare = Spare(tmp_path, network, network.home)
    spare.keep(KeepReply(ren, "Half a sent"))
    spare.abandon()
    network.decide(KeepReply(ren, "A whole one"))
    app = FewerApp(network, spares=tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seat = Seat(app, pilot)
        await seat.settle()
        assert "Ren Ito: typed before the cut. Other words have come" in seat.text
        assert "Half a sent" in seat.text
        [copy] = tmp_path.glob("*.jsonl")  # A cut now loses nothing, either.
        await seat.press("q", "q")
        assert not copy.exists()
    assert invitation_of(network, REN).reply == "A whole one"


async def test_words_that_are_shown_to_be_copied_outlast_any_end(
    network: Network, tmp_path: Path
) -> None:
    begin(network, incoming(REN))
    ren = invitation_of(network, REN).id
    spare = Spare(tmp_path, network, network.home)
    spare.keep(KeepReply(ren, "Half a sent"))
    spare.abandon()
    network.decide(KeepReply(ren, "A whole one"))
    for _ in range(2):
        app = FewerApp(network, spares=tmp_path)
        async with app.run_test(size=(40, 12)) as pilot:
            await pilot.pause()
            seat = Seat(app, pilot)
            await seat.settle()
            assert "Half a sent" in seat.text
            app.exit()  # As a hang-up does.


async def test_words_that_were_refused_outlast_a_hang_up(
    network: Network, tmp_path: Path
) -> None:
    tended(network, JO)
    network.decide(Propose(person_called(network, JO).id, TODAY + timedelta(2)))
    card = network.find_card(JO).id
    app = FewerApp(network, spares=tmp_path)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        seat = Seat(app, pilot)
        await seat.settle()
        await seat.press("3", "i")
        await seat.write("my words")
        network.decide(Prepare(card, purpose="Theirs, which are long enough to wrap"))
        await seat.press("escape")
        assert "my words" in seat.text
        assert "long enough to wrap" in seat.body
        app.exit()
    app = FewerApp(network, spares=tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        seat = Seat(app, pilot)
        await seat.settle()
        assert "Jo Park: typed before the cut" in seat.text
        assert "my words" in seat.text
        await seat.press("q", "q")
    assert [*tmp_path.glob("*.jsonl")] == []


def test_a_sentence_survives_a_kill_over_a_real_terminal(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.environ["FEWER_STATE"] = str(tmp_path / "state")
    unsaved = tmp_path / "state" / "unsaved"

    def is_copied() -> bool:
        return any(b"half a sent" in p.read_bytes() for p in unsaved.glob("*.jsonl"))

    with desk.sit_down() as terminal:
        begin_at(terminal)
        terminal.press(*"cp", *"Jo Park", "enter", "enter")
        terminal.wait_for("Jo Park is in your address book")
        terminal.press(*"cm", *"jo", "enter", *"fri", "enter")
        terminal.wait_for("A card for Jo Park")
        terminal.press(*"3i", *"half a sent")
        terminal.wait_for("half a sent")
        until(terminal.listen, is_copied)
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -9
    with desk.sit_down() as terminal:
        terminal.wait_for("Typed before fewer was cut off: Kept Jo Park's card")
        terminal.press("3")
        terminal.wait_for("half a sent")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def until(listen: Callable[[float], bytes], holds: Callable[[], bool]) -> None:
    """Listen to the terminal until something holds."""
    for _ in range(200):
        if holds():
            return
        listen(0.05)
    raise AssertionError("it never came to hold")
