"""Every path that could make someone active is tried when every place is taken (R2).

A path is told of once, in `PATHS`, and walked with a free place, which it gives, and
where the last place is gone meanwhile by another session's doing: then it gives none.
What the code has and the table lacks fails.
"""

from __future__ import annotations

import ast
import json
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from command_line import Fewer
from days import Calendar
from exports import Contact, Invite, write_export
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from people import (
    MAYA,
    PERSONAL,
    TODAY,
    Seat,
    begin,
    connection,
    export_of,
    incoming,
    person_called,
    seat,
    tended,
)

from store.decisions.book import Decision
from store.decisions.inbox import Accept
from store.decisions.people import Activate, Begin, ChangeCap, Rest
from store.errors import AtCap, NotFound, Refused
from store.network import Network
from store.records import Settings, Standing
from store.rules.cap import Bandwidth

ROOT = Path(__file__).parents[1]
ANA, JO, LENA, ROSA = "Ana Diaz", "Jo Park", "Lena Fischer", "Rosa Weiss"
WHY = "scope"


def holders(network: Network) -> set[str]:
    """Return who holds a place by what is written, whatever a session counted."""
    network.follow()
    active = [p.name for p in network.people() if p.standing is Standing.ACTIVE]
    assert network.bandwidth().active == len(active)
    return {*active}


def activate(network: Network, name: str, resting: str = "") -> Activate:
    """Return the decision to give somebody a place."""
    rests = person_called(network, resting).id if resting else ""
    return Activate(person_called(network, name).id, WHY, resting=rests)


def accept(network: Network) -> Accept:
    """Return the decision to accept Maya with a place."""
    return Accept(network.find_invitation(MAYA).id, active=True, purpose=WHY)


@dataclass(frozen=True)
class World:
    """Ana holds one of two places; Rosa rests until tomorrow, which has come."""

    network: Network
    another_session: Callable[[], Network]
    fewer: Fewer
    meanwhile: Callable[[Network], object]
    """What another session decides before the path's last step."""

    def pass_the_time(self) -> None:
        """Let the other session decide; this one doesn't look."""
        self.meanwhile(self.another_session())

    def last(self, step: Callable[[], object]) -> str:
        """Take a path's last step when the others have decided; return the refusal."""
        self.pass_the_time()
        try:
            step()
        except AtCap as refusal:
            return str(refusal)
        return ""

    def decide_last(self, decision: Decision) -> str:
        """Let a decision be the last step."""
        return self.last(lambda: self.network.decide(decision))


@pytest.fixture
def network(network: Network, calendar: Calendar) -> Network:
    """Ana holds one of two places; the others are known, rest or wait."""
    tended(network, ANA, ROSA)
    rosa = person_called(network, ROSA).id
    network.decide(Rest(rosa, until=TODAY + timedelta(days=1)))
    network.decide(ChangeCap(2, "enough"))
    known = [connection(name) for name in (JO, LENA)]
    network.decide(export_of(incoming(MAYA, PERSONAL), connections=known))
    calendar.day += timedelta(days=1)
    return network


# The paths.

Walk = Callable[[World], Awaitable[str]]
"""Walks a path; returns what was said at its end, a refusal or not."""


async def by_deciding_activate(world: World) -> str:
    return world.decide_last(activate(world.network, LENA))


async def by_deciding_accept(world: World) -> str:
    return world.decide_last(accept(world.network))


async def by_a_second_session(world: World) -> str:
    other = world.another_session()
    return world.last(lambda: other.decide(activate(other, LENA)))


async def by_undoing_a_rest(world: World) -> str:
    world.network.decide(activate(world.network, LENA))
    world.network.decide(Rest(person_called(world.network, LENA).id))
    return world.last(world.network.undo)


async def by_redoing_activate(world: World) -> str:
    world.network.decide(activate(world.network, LENA))
    world.network.undo()
    return world.last(world.network.redo)


async def by_redoing_accept(world: World) -> str:
    world.network.decide(accept(world.network))
    world.network.undo()
    return world.last(world.network.redo)


async def by_undoing_a_rest_in_the_next_session(world: World) -> str:
    world.network.decide(activate(world.network, LENA))
    world.network.decide(Rest(person_called(world.network, LENA).id))
    return world.last(world.another_session().undo)


async def by_command_activate(world: World) -> str:
    return by_command(world, "activate", "lena", "--purpose", WHY)


async def by_command_accept(world: World) -> str:
    return by_command(world, "accept", "maya", "--purpose", WHY)


async def by_command_redo(world: World) -> str:
    world.fewer("activate", "lena", "--purpose", WHY)
    world.fewer("undo")
    return by_command(world, "redo")


async def by_key_on_people(world: World) -> str:
    return await by_keys(world, "6", LENA, "a")


async def by_key_on_their_page(world: World) -> str:
    return await by_keys(world, "6", LENA, "enter a")


async def by_key_in_the_inbox(world: World) -> str:
    return await by_keys(world, "2", MAYA, "a t")


async def by_key_when_their_day_came(world: World) -> str:
    return await by_keys(world, "4", ROSA, "a ctrl+u")


async def by_key_undo(world: World) -> str:
    async with seat(world.network) as app:
        world.network.decide(activate(world.network, LENA))
        world.network.decide(Rest(person_called(world.network, LENA).id))
        return await by_last_key(world, app, "u")


async def by_key_redo(world: World) -> str:
    async with seat(world.network) as app:
        world.network.decide(activate(world.network, LENA))
        world.network.undo()
        return await by_last_key(world, app, "U")


def by_command(world: World, *arguments: str) -> str:
    """Type the command that is the last step."""
    world.pass_the_time()
    code, out, err = world.fewer(*arguments)
    assert code == bool(err)
    return out + err


async def by_keys(world: World, page: str, whom: str, keys: str) -> str:
    """Press a page's keys at somebody, and answer what they ask."""
    async with seat(world.network) as app:
        await app.press(page)
        for _ in range(9):
            if whom not in app.cursor:
                await app.press("j")
        assert whom in app.cursor
        await app.press(keys)
        await app.write(WHY)
        await app.press("enter")
        return await by_last_key(world, app, "m")


async def by_last_key(world: World, app: Seat, key: str) -> str:
    """Press the key that decides."""
    world.pass_the_time()
    await app.press(key)
    return app.message


@dataclass(frozen=True)
class Way:
    """A path, whom it gives a place, and what in the code it goes through."""

    walk: Walk
    whom: str
    through: str
    refusal: str = "places are taken"


PATHS = (
    Way(by_deciding_activate, LENA, "Activate"),
    Way(by_deciding_accept, MAYA, "Accept"),
    Way(by_a_second_session, LENA, "Activate"),
    Way(by_undoing_a_rest, LENA, "Network.undo"),
    Way(by_undoing_a_rest_in_the_next_session, LENA, "Network.undo"),
    Way(by_redoing_activate, LENA, "Network.redo"),
    Way(by_redoing_accept, MAYA, "Network.redo"),
    Way(by_command_activate, LENA, "tui/following.py: _activate"),
    Way(by_command_accept, MAYA, "tui/commands.py: _accept"),
    Way(by_command_redo, LENA, "tui/commands.py: _redo", "Nothing to redo"),
    Way(by_key_on_people, LENA, "screens/placing.py: Placing"),
    Way(by_key_on_their_page, LENA, "screens/placing.py: Placing"),
    Way(by_key_in_the_inbox, MAYA, "screens/triage.py: Triaging"),
    Way(by_key_when_their_day_came, ROSA, "screens/followup.py: FollowUpPage"),
    Way(by_key_undo, LENA, "tui/app.py: FewerApp"),
    Way(by_key_redo, LENA, "tui/app.py: FewerApp"),
)

ELSEWHERE = {
    "tui/commands.py: _undo": "test_a_command_takes_back_no_rest_under_a_lowered_cap",
    "tui/demo.py: _tend": "test_the_demo_keeps_the_cap_of_its_own_store",
}
"""What else goes there, and the test that walks it."""


def nothing(network: Network) -> None:
    """The place stays free."""


def another_takes_it(network: Network) -> None:
    """Jo gets the last place."""
    network.decide(activate(network, JO))


def the_cap_falls(network: Network) -> None:
    """There is one place only, which is Ana's."""
    network.decide(ChangeCap(1, "a busy year"))


def ways() -> Iterator[object]:
    """Return every path with what may happen meanwhile.

    Keys take long: that the door refuses them shows that they lead there.
    """
    for way in PATHS:
        is_key = way.walk.__name__.startswith("by_key")
        every = (nothing, another_takes_it, the_cap_falls)
        for meanwhile in every[1:2] if is_key else every:
            id = f"{way.walk.__name__}, {meanwhile.__name__}".replace("_", " ")
            yield pytest.param(way, meanwhile, id=id)


@pytest.mark.parametrize(("way", "meanwhile"), [*ways()])
async def test_a_path_gives_a_place_only_if_one_is_free(
    way: Way,
    meanwhile: Callable[[Network], None],
    network: Network,
    open_network: Callable[[], Network],
    fewer: Fewer,
) -> None:
    said = await way.walk(World(network, open_network, fewer, meanwhile))
    more: dict[object, set[str]] = {
        nothing: {way.whom},
        another_takes_it: {JO},
        the_cap_falls: set(),
    }
    assert holders(open_network()) == holders(network) == {ANA} | more[meanwhile]
    assert (way.refusal in said) is (meanwhile is not nothing)


def test_a_command_takes_back_no_rest_under_a_lowered_cap(
    network: Network, fewer: Fewer
) -> None:
    """Any other rest that it could take back left the place free."""
    network.decide(activate(network, LENA))
    network.decide(ChangeCap(1, "a busy year"))
    assert fewer("rest", "lena")[0] == 0
    code, _, err = fewer("undo")
    assert (code, "1 of 1 places are taken" in err) == (1, True)
    assert holders(network) == {ANA}


def test_the_demo_keeps_the_cap_of_its_own_store(fewer: Fewer) -> None:
    people = json.loads(fewer("people", "--demo", "--json")[1])
    active = sum(person["standing"] == Standing.ACTIVE for person in people)
    status = json.loads(fewer("status", "--demo", "--json")[1])
    assert 0 < active == status["active"] <= status["cap"]


# Whoever comes without a place, and what becomes of a cap.


def test_an_import_gives_no_place_and_takes_none_whether_one_is_free_or_not(
    network: Network, fewer: Fewer, tmp_path: Path
) -> None:
    contacts = [Contact("Ana", "Diaz", "ana"), Contact("Rosa", "Weiss", "rosa")]
    invites = [Invite("Ren Ito", "ren"), Invite("Jo Park", "jo", incoming=False)]
    export = write_export(tmp_path / "export", "2026-06", contacts, invites)
    before = network.bandwidth()
    assert before.room
    assert fewer("import", str(export))[0] == 0
    assert (holders(network), network.bandwidth()) == ({ANA}, before)
    another_takes_it(network)
    rows = export_of(incoming("Sam Otieno", PERSONAL), connections=[connection("Zoë")])
    network.decide(rows)
    network.undo()
    network.redo()
    assert holders(network) == {ANA, JO}


def test_a_lowered_cap_rests_nobody_and_admits_nobody_until_there_is_room(
    network: Network, fewer: Fewer
) -> None:
    another_takes_it(network)
    assert fewer("cap", "1", "--why", "a busy year")[0] == 0
    assert holders(network) == {ANA, JO}
    assert network.bandwidth().over == 1
    for decision in (activate(network, LENA), accept(network)):
        with pytest.raises(AtCap):
            network.decide(decision)
    network.decide(Rest(person_called(network, JO).id))  # One of one: still no room.
    with pytest.raises(AtCap):
        network.decide(activate(network, LENA))
    network.decide(Rest(person_called(network, ANA).id))
    network.decide(activate(network, LENA))
    assert holders(network) == {LENA}


def test_a_raise_of_the_cap_that_is_undone_rests_nobody_and_admits_nobody(
    network: Network, open_network: Callable[[], Network]
) -> None:
    another_takes_it(network)
    one, other = open_network(), open_network()
    one.decide(ChangeCap(3, "a calm year"))
    other.decide(activate(other, LENA))
    one.undo()
    assert (holders(one), one.bandwidth()) == ({ANA, JO, LENA}, Bandwidth(3, 2))
    for session in (one, other):
        with pytest.raises(AtCap):
            session.decide(activate(session, ROSA))


def test_beginning_again_with_a_lower_cap_rests_nobody_and_admits_nobody(
    network: Network,
) -> None:
    another_takes_it(network)
    network.decide(Begin(Settings(name="Asha", cap=1)))
    assert (holders(network), network.bandwidth()) == ({ANA, JO}, Bandwidth(2, 1))
    with pytest.raises(AtCap):
        network.decide(activate(network, LENA))


@pytest.mark.parametrize("held", [1, 2])
def test_who_rests_for_another_gives_one_place_not_two(
    network: Network, held: int
) -> None:
    if held == 1:
        the_cap_falls(network)
    else:
        another_takes_it(network)
    network.decide(activate(network, LENA, resting=ANA))
    assert network.bandwidth() == Bandwidth(held, held)
    with pytest.raises(AtCap):
        network.decide(activate(network, ANA))
    with pytest.raises(Refused):  # Who holds no place makes no room.
        network.decide(activate(network, ROSA, resting=ANA))


def test_over_a_lowered_cap_nobody_comes_though_another_rests(
    network: Network,
) -> None:
    another_takes_it(network)
    network.decide(ChangeCap(1, "fewer"))
    assert network.bandwidth() == Bandwidth(2, 1)
    with pytest.raises(AtCap):
        network.decide(activate(network, LENA, resting=ANA))
    assert network.bandwidth() == Bandwidth(2, 1)
    network.decide(Rest(person_called(network, ANA).id))
    with pytest.raises(AtCap):
        network.decide(activate(network, LENA))


# Devices.


class Devices:
    """Two devices, each with a store of its own, and what carries journals over."""

    def __init__(self, place: Path) -> None:
        """Nothing is there yet."""
        self._place = place
        self._open: list[Network] = []

    def home(self, device: int) -> Path:
        """Return where a device has its store."""
        return self._place / f"home-{device}"

    def session(self, device: int) -> Network:
        """Open a session on a device."""
        state = self._place / f"state-{device}"
        network = Network(self.home(device), state, today=lambda: TODAY)
        self._open.append(network)
        return network

    def carry(self, *order: int) -> None:
        """Copy the journals of these devices to the other one, each whole."""
        for source in order or (0, 1):
            to = self.home(1 - source) / "journal"
            to.mkdir(parents=True, exist_ok=True)
            for journal in self.home(source).glob("journal/*.jsonl"):
                known = to / journal.name
                if not known.exists() or known.stat().st_size < journal.stat().st_size:
                    shutil.copy(journal, known)

    def close(self) -> None:
        """Close every session."""
        for network in self._open:
            network.close()


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[Devices]:
    """Two devices; nothing is there yet."""
    both = Devices(tmp_path)
    yield both
    both.close()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("is_open", [True, False])
def test_a_merge_of_last_places_drops_nobody_and_admits_nobody_until_there_is_room(
    devices: Devices, order: tuple[int, ...], is_open: bool
) -> None:
    here = devices.session(0)
    begin(here, incoming(MAYA, PERSONAL), cap=2)
    tended(here, ANA)
    here.decide(export_of(connections=[connection(n) for n in (JO, LENA, ROSA)]))
    devices.carry(0)
    there = devices.session(1)
    here.decide(activate(here, JO))
    there.decide(accept(there))
    devices.carry(*order)
    sessions = [here, there] if is_open else [devices.session(0), devices.session(1)]
    for one in sessions:
        assert holders(one) == {ANA, JO, MAYA}
        assert (one.bandwidth(), one.bandwidth().over) == (Bandwidth(3, 2), 1)
        with pytest.raises(AtCap):
            one.decide(activate(one, LENA))
    one, other = sessions
    one.decide(Rest(person_called(one, ANA).id))
    devices.carry(*order)
    assert holders(other) == {JO, MAYA}
    with pytest.raises(AtCap):  # Two of two.
        other.decide(activate(other, ANA))
    other.decide(Rest(person_called(other, JO).id))
    other.decide(activate(other, LENA))
    devices.carry(*order)
    assert holders(one) == holders(other) == {MAYA, LENA}


# The table is whole.


@cache
def mentions(tree: ast.AST) -> set[str]:
    """Return every name that a piece of code uses, as it is where it is defined."""
    nodes = [*ast.walk(tree)]
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    return names | {node.attr for node in nodes if isinstance(node, ast.Attribute)}


def definitions(*floors: str) -> dict[str, ast.AST]:
    """Return each function and class at the top of a module: "tui/app.py: FewerApp"."""
    files = chain.from_iterable((ROOT / floor).rglob("*.py") for floor in floors)
    return {
        f"{file.relative_to(ROOT).as_posix()}: {node.name}": node
        for file in files
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }


def makes_active(tree: ast.AST) -> bool:
    """Tell whether it gives a standing that may be active, or fields not named."""
    given = (
        keyword.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for keyword in node.keywords
        if keyword.arg == "standing"
    )
    harmless = {f"Standing.{s.name}" for s in Standing if s is not Standing.ACTIVE}
    return any(ast.unparse(value) not in harmless for value in given)


def reaching(names: Iterable[str], code: dict[str, ast.AST]) -> set[str]:
    """Return what of the code uses these names, by whatever else of it."""
    reached: set[str] = set()
    wanted = set(names)
    while more := {d for d in code if d not in reached and mentions(code[d]) & wanted}:
        reached |= more
        wanted |= {name_of(definition) for definition in more}
    return reached


def name_of(definition: str) -> str:
    """Return the name without the file."""
    return definition.partition(": ")[2]


def test_every_decision_that_can_make_someone_active_is_in_the_table() -> None:
    code = definitions("store/decisions", "store/rules")
    makers = {name_of(d) for d, tree in code.items() if makes_active(tree)}
    assert "tend" in makers
    reached = makers | {name_of(d) for d in reaching(makers, code)}
    decisions = {
        name_of(definition)
        for definition, tree in code.items()
        if any(getattr(n, "name", "") == "settle" for n in ast.iter_child_nodes(tree))
    }
    assert reached & decisions == {way.through for way in PATHS} & decisions
    elsewhere = definitions("store/network", "store/exchange", "screens", "tui")
    assert [d for d, tree in elsewhere.items() if makes_active(tree)] == []


def test_every_key_and_command_that_can_make_someone_active_is_in_the_table() -> None:
    asking = definitions("screens")
    questions = reaching(
        {"Activate", "Accept"},
        {d: tree for d, tree in asking.items() if not isinstance(tree, ast.ClassDef)},
    )
    wanted = {"Activate", "Accept"} | {name_of(question) for question in questions}
    steps = {"undo", "redo"}
    ends = {
        definition
        for definition, tree in definitions("screens", "tui").items()
        if definition not in questions
        and (mentions(tree) & wanted or steps & called_on_a_network(tree))
    }
    assert ends == {w.through for w in PATHS if ": " in w.through} | set(ELSEWHERE)
    assert set(ELSEWHERE.values()) <= set(globals())


def called_on_a_network(tree: ast.AST) -> set[str]:
    """Return what of a network it uses."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value).split(".")[-1] == "network"
    }


# Everything in any order.


class Paths(RuleBasedStateMachine):
    """Two sessions on one device and one on another, mixing what there is.

    Only a merge may bring more than the cap; and nobody loses a place unasked.
    """

    who = st.integers(0, 2)
    whom = st.integers(0, 3)
    device = (0, 0, 1)

    @initialize()
    def begin(self) -> None:
        """Let both devices know of everyone, and of two places."""
        self.place = tempfile.TemporaryDirectory()
        self.devices = Devices(Path(self.place.name))
        first = self.devices.session(0)
        begin(first, incoming(MAYA, PERSONAL), cap=2)
        names = (ANA, JO, LENA, ROSA)
        first.decide(export_of(connections=[connection(name) for name in names]))
        self.ids = [person_called(first, name).id for name in names]
        self.maya = first.find_invitation(MAYA).id
        self.devices.carry(0)
        self.sessions = [self.devices.session(device) for device in self.device]
        self.witnesses = [self.devices.session(device) for device in (0, 1)]

    def take(
        self,
        who: int,
        step: Callable[[Network], object],
        losing: Iterable[str] | None = (),
    ) -> None:
        """Take a step, or be refused it; it may lose those their places, None all.

        Witnesses look: a session whose turn comes has not.
        """
        had, before = self.seen(who)
        try:
            step(self.sessions[who])
        except (Refused, NotFound):
            assert self.seen(who) == (had, before)
            return
        has, after = self.seen(who)
        assert after.active <= max(after.cap, before.active)
        assert not has - had or not after.over, "Over the cap, it admits nobody."
        assert losing is None or had - has <= set(losing)

    def decide(self, who: int, decision: Decision, *losing: str) -> None:
        """Let a session decide; those may lose their places by it."""
        self.take(who, lambda network: network.decide(decision), losing)

    def seen(self, who: int) -> tuple[set[str], Bandwidth]:
        """Return who holds a place on that session's device, and the bandwidth."""
        return self.seen_on(self.device[who])

    def seen_on(self, device: int) -> tuple[set[str], Bandwidth]:
        """Return who holds a place on a device, and the bandwidth."""
        witness = self.witnesses[device]
        witness.follow()
        bandwidth = witness.bandwidth()
        people = witness.people()
        active = {p.id for p in people if p.standing is Standing.ACTIVE}
        assert len(active) == bandwidth.active
        return active, bandwidth

    @rule(who=who, whom=whom)
    def activate(self, who: int, whom: int) -> None:
        self.decide(who, Activate(self.ids[whom], WHY))

    @rule(who=who, whom=whom, rests=whom)
    def swap(self, who: int, whom: int, rests: int) -> None:
        resting = self.ids[rests]
        self.decide(who, Activate(self.ids[whom], WHY, resting=resting), resting)

    @rule(who=who)
    def accept(self, who: int) -> None:
        self.decide(who, Accept(self.maya, active=True, purpose=WHY))

    @rule(who=who, whom=whom)
    def rest(self, who: int, whom: int) -> None:
        self.decide(who, Rest(self.ids[whom]), self.ids[whom])

    @rule(who=who, cap=st.integers(1, 3))
    def change_cap(self, who: int, cap: int) -> None:
        self.decide(who, ChangeCap(cap, "so"))

    @rule(who=who, name=st.sampled_from([LENA, "Zoë"]))
    def bring_in(self, who: int, name: str) -> None:
        self.decide(who, export_of(connections=[connection(name)]))

    @rule(who=who)
    def undo(self, who: int) -> None:
        self.take(who, Network.undo, losing=None)

    @rule(who=who)
    def redo(self, who: int) -> None:
        self.take(who, Network.redo, losing=None)

    @rule(who=who)
    def reopen(self, who: int) -> None:
        self.sessions[who].close()
        self.sessions[who] = self.devices.session(self.device[who])
        assert self.sessions[who].bandwidth() == self.seen(who)[1]

    @rule(order=st.permutations([0, 1]))
    def merge(self, order: list[int]) -> None:
        """Only here may there be more than the cap; both devices see it so."""
        (here, _), (there, _) = self.seen_on(0), self.seen_on(1)
        self.devices.carry(*order)
        (both, bandwidth), other = self.seen_on(0), self.seen_on(1)
        assert other == (both, bandwidth)
        assert here & there <= both <= here | there

    def teardown(self) -> None:
        """Leave nothing behind."""
        with suppress(AttributeError):  # Hypothesis may not even have begun.
            self.devices.close()
            self.place.cleanup()


TestPaths = Paths.TestCase
TestPaths.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
