"""One door: what is decided, taken back and done again, by one session or two."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from days import TODAY
from faults import DISK_BROKEN, DISK_FULL, bytes_of, system_call
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from store.decisions.book import Book, Settlement
from store.decisions.capture import AddPerson, Receive
from store.decisions.inbox import Accept, Ask, KnowThem, LetGo
from store.decisions.people import Activate, ChangeCap
from store.errors import (
    AtCap,
    ChangedSince,
    Damaged,
    NotFound,
    NothingToRedo,
    NothingToUndo,
    NotSaved,
    Refused,
)
from store.journal.checkup import check
from store.network import Network
from store.records import (
    Direction,
    Invitation,
    Person,
    Record,
    Standing,
    State,
    Talk,
    TalkKind,
)

PERSONAL = "Your talk on queues at PyCon solved our outage; could I ask about retries?"


@dataclass(frozen=True)
class Put:
    """A decision that puts what it is told to."""

    said: str
    records: Callable[[Book], tuple[Record, ...]]

    def settle(self, book: Book) -> Settlement:
        return Settlement(self.said, self.records(book))


def person_named(network: Network, name: str) -> Person:
    [person] = [person for person in network.people() if person.name == name]
    return person


def add(network: Network, name: str) -> Person:
    network.decide(AddPerson(name))
    return person_named(network, name)


def receive(network: Network, name: str, note: str = "") -> str:
    network.decide(Receive(name, note))
    [invitation] = [i for i in network.invitations() if i.name == name]
    return invitation.id


def rest(person: str) -> Put:
    return Put(
        "rests",
        lambda book: (replace(book.person(person), standing=Standing.RESTING),),
    )


def rename(person: str, name: str) -> Put:
    return Put(
        f"Renamed to {name}", lambda book: (replace(book.person(person), name=name),)
    )


def talk(person: str) -> Put:
    return Put(
        "Talked",
        lambda book: (
            Talk(id=book.new_id(), person=person, on=TODAY, kind=TalkKind.CALL),
        ),
    )


def everything(network: Network) -> tuple[object, ...]:
    return (
        tuple(network.people()),
        tuple(network.invitations()),
        tuple(network.talks()),
        tuple(network.follow_ups()),
        network.settings,
        network.status(),
    )


# Deciding.


def test_a_decision_says_what_was_decided_and_what_follows(network: Network) -> None:
    done = network.decide(Ask(receive(network, "Ren Ito")))
    assert done.sentence == "Asked Ren Ito · lapses Sun 6 Dec · u undoes"


def test_a_decision_names_what_it_made_and_not_what_it_changed(
    network: Network,
) -> None:
    [ana] = network.decide(AddPerson("Ana Diaz")).made
    assert network.person(ana).name == "Ana Diaz"
    both = Put(
        "both", lambda book: (Person(id="b", name="Ben"), Person(id="c", name="Cy"))
    )
    assert network.decide(both).made == ("b", "c")
    renamed = Put(
        "renamed", lambda book: (Person(id="b", name="Bo"), Person(id="d", name="Di"))
    )
    assert network.decide(renamed).made == ("d",)


def test_a_decision_is_there_in_the_next_session(
    network: Network, open_network: Callable[[], Network]
) -> None:
    add(network, "Ren")
    assert everything(open_network()) == everything(network)


@pytest.mark.parametrize("fault", [DISK_FULL, DISK_BROKEN])
@pytest.mark.parametrize("call", ["open", "pwrite", "fdatasync"])
def test_a_decision_about_several_records_is_made_whole_or_not_at_all(
    call: str,
    fault: Callable[[], None],
    network: Network,
    open_network: Callable[[], Network],
) -> None:
    invitation = receive(network, "Ren", PERSONAL)
    before, on_disk = everything(network), bytes_of(network.home)
    accept = Accept(invitation, active=True, purpose="Learn about queues")
    with system_call(call, fault), pytest.raises(NotSaved):
        network.decide(accept)
    assert everything(network) == before == everything(open_network())
    assert bytes_of(network.home) == on_disk
    network.decide(accept)
    assert person_named(open_network(), "Ren").standing is Standing.ACTIVE
    assert network.invitation(invitation).state is State.ACCEPTED


@pytest.mark.parametrize("step", [Network.undo, Network.redo])
def test_an_undo_or_redo_that_is_not_saved_changes_nothing(
    step: Callable[[Network], object], network: Network
) -> None:
    add(network, "Ren")
    add(network, "Ada")
    network.undo()
    before = everything(network)
    with system_call("fdatasync", DISK_BROKEN), pytest.raises(NotSaved):
        step(network)
    assert everything(network) == before
    step(network)
    assert everything(network) != before


def test_a_refused_decision_leaves_no_trace(network: Network) -> None:
    invitation = receive(network, "Ren")
    before, on_disk = everything(network), bytes_of(network.home)
    with pytest.raises(Refused):
        network.decide(Accept(invitation))
    with pytest.raises(NotFound):
        network.decide(LetGo("1"))
    assert everything(network) == before
    assert bytes_of(network.home) == on_disk


def test_what_was_typed_is_cleaned_before_it_is_kept_as_history(
    network: Network, open_network: Callable[[], Network]
) -> None:
    invitation = receive(network, "Ren")
    done = network.decide(KnowThem(invitation, "from \x1b[31mwork\udc80\n"))
    assert done.said == "You know Ren: from work"
    assert next(iter(open_network().history())).said == done.said


def test_a_damaged_record_is_named(network: Network) -> None:
    ren = add(network, "Ren")
    broken = replace(ren, standing="sleeping")
    network.decide(Put("broke it", lambda book: (broken,)))
    with pytest.raises(Damaged, match=f"people {ren.id}: standing"):
        list(network.people())


# The inbox.


@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Los_Angeles"])
def test_the_inbox_shows_the_newest_first_whatever_the_year_or_the_zone(
    network: Network, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        moments = [
            datetime.min,
            datetime(2026, 3, 29, 2, 45),  # Not on any clock in Berlin,
            datetime(2026, 3, 29, 3, 15),  # where this is half an hour earlier.
            datetime.max,
        ]
        waiting = [
            Invitation(
                id=f"{at:%Y%m%d%H%M}",
                direction=Direction.INCOMING,
                state=State.NEW,
                name="Ren",
                received=at,
            )
            for at in moments
        ]
        network.decide(Put("came", lambda book: tuple(waiting)))
        network.decide(Ask(waiting[3].id))
        shown = [row.invitation.received for row in network.inbox().rows]
        assert shown == [*reversed(moments[:3]), moments[3]]
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param(("Ren", ""), ("Ren", "ren"), id="had no address"),
        pytest.param(("Ren", "ren"), ("Ren", ""), id="has no address"),
        pytest.param(("Ren Ito", "ren"), ("Ren Mori", "ren"), id="other name"),
    ],
)
def test_what_went_to_and_fro_before_is_found_under_another_address_or_name(
    network: Network, earlier: tuple[str, str], later: tuple[str, str]
) -> None:
    both = [
        Invitation(
            id=slug_and_name[0] + slug_and_name[1],
            direction=Direction.INCOMING,
            state=State.NEW,
            name=slug_and_name[0],
            slug=slug_and_name[1],
            received=datetime(2026, 3, day),
        )
        for day, slug_and_name in enumerate((earlier, later), 1)
    ]
    stranger = replace(both[0], id="x", name="Ren Ito-Mori", slug="ren-2")
    network.decide(Put("came", lambda book: (*both, stranger)))
    assert network.earlier(both[1]) == (both[0],)


# Taking back.


def test_undo_takes_back_one_decision_at_a_time_and_names_each(
    network: Network,
) -> None:
    states = [everything(network)]
    for name in ("Ren", "Ada", "Zoë"):
        add(network, name)
        states.append(everything(network))
    for name in ("Zoë", "Ada", "Ren"):
        states.pop()
        assert network.undo().said == f"Undone: {name} is in your address book"
        assert everything(network) == states[-1]
    with pytest.raises(NothingToUndo):
        network.undo()


def test_redo_does_again_what_was_undone_in_its_order(network: Network) -> None:
    for name in ("Ren", "Ada"):
        add(network, name)
    after = everything(network)
    network.undo()
    network.undo()
    assert network.redo().said == "Done again: Ren is in your address book"
    assert network.redo().said == "Done again: Ada is in your address book"
    assert everything(network) == after
    with pytest.raises(NothingToRedo):
        network.redo()


def test_undo_and_redo_go_on_in_the_next_session(
    network: Network, open_network: Callable[[], Network]
) -> None:
    add(network, "Ren")
    before = everything(network)
    add(network, "Ada")
    open_network().undo()
    later = open_network()
    assert everything(later) == before
    assert later.redo().said == "Done again: Ada is in your address book"
    assert later.undo().said == "Undone: Ada is in your address book"
    assert later.undo().said == "Undone: Ren is in your address book"


def test_a_new_decision_ends_what_could_be_done_again(network: Network) -> None:
    add(network, "Ren")
    network.undo()
    add(network, "Ada")
    with pytest.raises(NothingToRedo):
        network.redo()


def test_history_says_what_still_stands(network: Network) -> None:
    for name in ("Ren", "Ada"):
        add(network, name)
    network.undo()
    past = [(entry.said.split()[0], entry.stands) for entry in network.history()]
    assert past == [("Ada", False), ("Ren", True)]


def test_an_undo_that_would_leave_a_talk_with_nobody_is_refused_with_the_reason(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = add(network, "Ren")
    other = open_network()
    other.decide(talk(ren.id))
    before = bytes_of(network.home)
    with pytest.raises(ChangedSince, match=r"Can't undo “Ren is.*“Talked” came since"):
        network.undo()
    assert bytes_of(network.home) == before
    other.undo()
    network.undo()
    assert not list(network.people())


def test_an_undo_of_what_changed_since_is_refused_with_the_reason(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = add(network, "Ren")
    network.decide(rename(ren.id, "Ren Ito"))
    open_network().decide(rename(ren.id, "R Ito"))
    with pytest.raises(ChangedSince, match="“Renamed to R Ito” came since"):
        network.undo()
    assert network.person(ren.id).name == "R Ito"


def test_an_undo_leaves_other_fields_as_they_became(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = add(network, "Ren")
    network.decide(rename(ren.id, "Ren Ito"))
    open_network().decide(Activate(ren.id, "Learn about queues"))
    network.undo()
    undone = network.person(ren.id)
    assert (undone.name, undone.standing) == ("Ren", Standing.ACTIVE)


def test_a_redo_of_what_changed_since_is_refused_with_the_reason(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = add(network, "Ren")
    network.decide(rename(ren.id, "Ren Ito"))
    network.undo()
    open_network().decide(rename(ren.id, "R Ito"))
    with pytest.raises(ChangedSince, match="Can't redo “Renamed to Ren Ito”"):
        network.redo()
    assert network.person(ren.id).name == "R Ito"


def test_a_redo_that_would_bring_back_a_talk_with_nobody_is_refused(
    network: Network, open_network: Callable[[], Network]
) -> None:
    ren = add(network, "Ren")
    mine, other = open_network(), open_network()
    mine.decide(talk(ren.id))
    mine.undo()
    other.undo()
    with pytest.raises(ChangedSince, match="Can't redo “Talked”"):
        mine.redo()
    other.redo()
    mine.redo()
    assert len(list(mine.talks())) == 1


def test_a_session_takes_back_its_own_newest_decision_first(
    network: Network, open_network: Callable[[], Network]
) -> None:
    add(network, "Before")
    one, other = open_network(), open_network()
    add(one, "One")
    add(other, "Other")
    assert one.undo().said.startswith("Undone: One")
    assert one.undo().said.startswith("Undone: Before")
    with pytest.raises(NothingToUndo):
        one.undo()
    other.follow()
    assert [person.name for person in other.people()] == ["Other"]
    assert other.undo().said.startswith("Undone: Other")


def test_what_another_session_undid_is_not_undone_twice(
    network: Network, open_network: Callable[[], Network]
) -> None:
    add(network, "Ren")
    one, other = open_network(), open_network()
    one.undo()
    with pytest.raises(NothingToUndo):
        other.undo()
    with pytest.raises(NothingToRedo):
        other.redo()
    one.redo()


# The cap.


@pytest.fixture
def full(network: Network) -> Network:
    """A network whose two places are taken, and someone waits."""
    network.decide(ChangeCap(2, "to see"))
    for name in ("Ren", "Ada"):
        network.decide(Activate(add(network, name).id, "A reason"))
    add(network, "Zoë")
    return network


def test_nobody_more_becomes_active_at_the_cap(
    full: Network, open_network: Callable[[], Network]
) -> None:
    zoe, before = person_named(full, "Zoë").id, bytes_of(full.home)
    for session in (full, open_network()):
        with pytest.raises(AtCap, match="2 of 2 places are taken"):
            session.decide(Activate(zoe, "A reason"))
    assert bytes_of(full.home) == before


def test_a_second_session_is_judged_by_what_the_first_decided(
    full: Network, open_network: Callable[[], Network]
) -> None:
    full.decide(rest(person_named(full, "Ren").id))
    one, other = open_network(), open_network()
    one.decide(Activate(person_named(one, "Zoë").id, "A reason"))
    with pytest.raises(AtCap):
        other.decide(Activate(person_named(other, "Ren").id, "A reason"))
    assert other.bandwidth().active == 2


def test_undoing_a_rest_cannot_pass_the_cap(
    full: Network, open_network: Callable[[], Network]
) -> None:
    full.decide(rest(person_named(full, "Ren").id))
    open_network().decide(Activate(person_named(full, "Zoë").id, "A reason"))
    with pytest.raises(AtCap):
        full.undo()
    assert full.bandwidth().active == 2


def test_redoing_an_activation_cannot_pass_the_cap(
    full: Network, open_network: Callable[[], Network]
) -> None:
    full.decide(rest(person_named(full, "Ren").id))
    full.decide(Activate(person_named(full, "Zoë").id, "A reason"))
    full.undo()
    open_network().decide(Activate(person_named(full, "Ren").id, "A reason"))
    with pytest.raises(AtCap):
        full.redo()
    assert full.bandwidth().active == 2


def test_a_lowered_cap_rests_nobody_and_admits_nobody(full: Network) -> None:
    done = full.decide(ChangeCap(1, "fewer"))
    assert done.said == "Cap 2 → 1: fewer"
    over = "2 hold a place, 1 over: they stay, and nobody new gets one until 2 rest"
    assert done.then == over
    assert (full.bandwidth().active, full.bandwidth().over) == (2, 1)
    with pytest.raises(AtCap):
        full.decide(Activate(person_named(full, "Zoë").id, "A reason"))


def test_undoing_a_raised_cap_rests_nobody_and_admits_nobody(full: Network) -> None:
    full.decide(ChangeCap(3, "more"))
    one = Activate(person_named(full, "Zoë").id, "A reason")
    full.decide(one)
    full.undo()
    full.undo()
    assert full.bandwidth().cap == 2
    with pytest.raises(AtCap):
        full.decide(one)


def test_someone_may_rest_and_make_room_in_the_same_decision(full: Network) -> None:
    invitation = receive(full, "Mia", PERSONAL)
    ren = person_named(full, "Ren").id
    accept = Accept(invitation, active=True, purpose="A reason")
    with pytest.raises(AtCap):
        full.decide(accept)
    full.decide(replace(accept, resting=ren))
    assert full.person(ren).standing is Standing.RESTING
    full.undo()
    assert full.person(ren).standing is Standing.ACTIVE
    assert full.bandwidth().active == 2


# Everything at once, against a model.

Cell: TypeAlias = tuple[str, str, str]
"""A table, an id and a field."""


@dataclass
class Move:
    """One decision as the model has it: what each cell was and became."""

    said: str
    cells: dict[Cell, tuple[object, object]]
    refers_to: str = ""


@dataclass
class Event:
    """A move that was made, taken back ("undo") or made again."""

    kind: str
    move: Move
    by: Session


@dataclass(eq=False)
class Session:
    """A session, and how much had happened when it was opened."""

    network: Network
    opened_after: int


@dataclass
class Model:
    """What everything comes to, in plain Python."""

    cells: dict[Cell, object] = field(default_factory=dict)
    past: list[Event] = field(default_factory=list)

    def is_mine(self, at: int, session: Session) -> bool:
        return at < session.opened_after or self.past[at].by is session

    def last_of(self, move: Move) -> int:
        return max(at for at, event in enumerate(self.past) if event.move is move)

    def to_undo(self, session: Session) -> Move | None:
        for at in reversed(range(len(self.past))):
            event = self.past[at]
            stands = self.past[self.last_of(event.move)].kind != "undo"
            if event.kind != "undo" and stands and self.is_mine(at, session):
                return event.move
        return None

    def to_redo(self, session: Session) -> Move | None:
        for at in reversed(range(len(self.past))):
            event = self.past[at]
            if not self.is_mine(at, session):
                continue
            if event.kind == "decide":
                return None
            if event.kind == "undo" and self.last_of(event.move) == at:
                return event.move
        return None

    def refusal(self, move: Move, back: bool) -> str:
        """Say why the move can't be made, or taken back, now; "" if it can."""
        for cell, (before, after) in move.cells.items():
            if self.cells.get(cell) != (after if back else before):
                return "changed since"
        made = {cell[1] for cell, (before, _) in move.cells.items() if before is None}
        talks = {value for cell, value in self.cells.items() if cell[0] == "talk"}
        if back and made & talks:
            return "referred to"
        if not back and move.refers_to and not self.has_person(move.refers_to):
            return "refers to nobody"
        after = self.after(move, back)
        if active(after) > active(self.cells) and active(after) > cap(after):
            return "at the cap"
        return ""

    def has_person(self, id: str) -> bool:
        return ("person", id, "name") in self.cells

    def after(self, move: Move, back: bool) -> dict[Cell, object]:
        changed = {c: pair[0 if back else 1] for c, pair in move.cells.items()}
        both = self.cells | changed
        return {cell: value for cell, value in both.items() if value is not None}

    def make(self, kind: str, move: Move, by: Session) -> None:
        self.cells = self.after(move, back=kind == "undo")
        self.past.append(Event(kind, move, by))


def active(cells: dict[Cell, object]) -> int:
    return sum(value is Standing.ACTIVE for value in cells.values())


def cap(cells: dict[Cell, object]) -> int:
    value = cells.get(("settings", "", "cap"), 15)
    assert isinstance(value, int)
    return value


def cells_of(network: Network) -> dict[Cell, object]:
    cells: dict[Cell, object] = {}
    for person in network.people():
        cells["person", person.id, "name"] = person.name
        cells["person", person.id, "standing"] = person.standing
    for spoken in network.talks():
        cells["talk", spoken.id, "person"] = spoken.person
    if network.settings.cap != 15:
        cells["settings", "", "cap"] = network.settings.cap
    return cells


class Sessions(RuleBasedStateMachine):
    """Two sessions on one store: each does what the model does, whatever the order."""

    who = st.integers(0, 1)
    whom = st.integers(0, 5)

    @initialize()
    def open_both(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.model = Model()
        self.sessions = [self.new_session(), self.new_session()]
        self.acting = self.sessions[0]

    def new_session(self) -> Session:
        place = Path(self.place.name)
        network = Network(place / "home", place / "state", today=lambda: TODAY)
        return Session(network, len(self.model.past))

    def act(self, who: int) -> Session:
        self.acting = self.sessions[who]
        return self.acting

    def somebody(self, whom: int) -> str | None:
        ids = sorted(cell[1] for cell in self.model.cells if cell[2] == "name")
        return ids[whom % len(ids)] if ids else None

    def move(
        self, who: int, kind: str, move: Move | None, step: Callable[[], Any]
    ) -> None:
        """Let the session and the model do the same, or both refuse."""
        session = self.sessions[who]
        if move is None or self.model.refusal(move, back=kind == "undo"):
            with pytest.raises(Refused):
                step()
            return
        assert step().said.endswith(move.said)
        self.model.make(kind, move, session)

    def put(self, who: int, move: Move, *records: Record) -> None:
        network = self.act(who).network
        decision = Put(move.said, lambda book: records)
        self.move(who, "decide", move, lambda: network.decide(decision))

    @rule(who=who, name=st.sampled_from(["Ren", "Ada"]))
    def meet(self, who: int, name: str) -> None:
        new = Person(id=self.sessions[who].network.new_id(), name=name)
        cells: dict[Cell, tuple[object, object]] = {
            ("person", new.id, "name"): (None, name),
            ("person", new.id, "standing"): (None, Standing.KNOWN),
        }
        self.put(who, Move(f"Met {new.id}", cells), new)

    @rule(who=who, whom=whom, name=st.sampled_from(["Zoë", "Mia"]))
    def call(self, who: int, whom: int, name: str) -> None:
        self.change(who, whom, "name", name)

    @rule(who=who, whom=whom, standing=st.sampled_from(Standing))
    def stand(self, who: int, whom: int, standing: Standing) -> None:
        self.change(who, whom, "standing", standing)

    def change(self, who: int, whom: int, name: str, value: object) -> None:
        """Change a field of somebody, as the session sees them when its turn comes."""
        id = self.somebody(whom)
        if id is None or self.model.cells["person", id, name] == value:
            return
        move = Move(
            f"{name} of {id}: {value}",
            {("person", id, name): (self.model.cells["person", id, name], value)},
        )
        network = self.act(who).network
        values: dict[str, Any] = {name: value}
        decision = Put(move.said, lambda book: (replace(book.person(id), **values),))
        self.move(who, "decide", move, lambda: network.decide(decision))

    @rule(who=who, whom=whom)
    def talk(self, who: int, whom: int) -> None:
        if (id := self.somebody(whom)) is None:
            return
        new = self.sessions[who].network.new_id()
        spoken = Talk(id=new, person=id, on=TODAY, kind=TalkKind.CALL)
        move = Move(f"Talk {new}", {("talk", new, "person"): (None, id)}, refers_to=id)
        self.put(who, move, spoken)

    @rule(who=who, to=st.integers(1, 3))
    def change_cap(self, who: int, to: int) -> None:
        if (old := cap(self.model.cells)) == to:
            return
        known = self.model.cells.get(("settings", "", "cap"))
        move = Move(f"Cap {old} → {to}: so", {("settings", "", "cap"): (known, to)})
        network = self.act(who).network
        step = ChangeCap(to, "so")
        self.move(who, "decide", move, lambda: network.decide(step))

    @rule(who=who)
    def undo(self, who: int) -> None:
        session = self.act(who)
        self.move(who, "undo", self.model.to_undo(session), session.network.undo)

    @rule(who=who)
    def redo(self, who: int) -> None:
        session = self.act(who)
        self.move(who, "redo", self.model.to_redo(session), session.network.redo)

    @rule(who=who)
    def reopen(self, who: int) -> None:
        self.sessions[who].network.close()
        self.sessions[who] = self.new_session()
        self.act(who)

    @rule(who=who)
    def follow(self, who: int) -> None:
        self.act(who).network.follow()

    @rule()
    def lose_the_view(self) -> None:
        (self.acting.network.home / "network.json").unlink(missing_ok=True)

    @invariant()
    def the_acting_session_has_what_the_model_has(self) -> None:
        if hasattr(self, "model"):
            self.acting.network.follow()
            assert cells_of(self.acting.network) == self.model.cells
            assert self.acting.network.bandwidth().active == active(self.model.cells)

    def teardown(self) -> None:
        if not hasattr(self, "model"):
            return
        home = self.acting.network.home
        for session in self.sessions:
            session.network.close()
        assert check(home) == []
        assert cells_of(self.new_session().network) == self.model.cells
        self.place.cleanup()


TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
