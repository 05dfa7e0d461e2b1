from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from exports import ERAS, Contact, Invite, Mail, write_export
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from people import (
    MAYA,
    PERSONAL,
    REN,
    TODAY,
    at_eight,
    begin,
    connection,
    export_of,
    incoming,
    invitation_of,
    outgoing,
    person_called,
    state_of,
)

from store.decisions.capture import AddPerson
from store.decisions.imports import ImportLinkedIn
from store.decisions.inbox import Accept, Ask, KnowThem, LetGo, Overrule, Postpone
from store.decisions.people import Activate
from store.errors import AskFirst, NothingChanges
from store.exchange.linkedin import read_linkedin
from store.exchange.rows import ConnectionRow, InvitationRow, MessageDay
from store.network import Network
from store.records import Direction, Invitation, Person, Standing, State, Talk, Verdict

EVERYTHING = (
    [Contact("Joan", "Wu", "joan", "j@example.org", "Vireo", "Editor")],
    [
        Invite(REN, "ren"),
        Invite("Joan Wu", "joan"),
        Invite("Joan Wu", "joan", incoming=False, note="Your piece on lists"),
    ],
    [Mail("Joan Wu", "joan"), Mail("A Stranger", "stranger", conversation="2-x")],
)


def all_of(network: Network) -> tuple[set[Person], set[Invitation], set[Talk]]:
    """Return everything that an export can bring in."""
    return set(network.people()), set(network.invitations()), set(network.talks())


def export_in(folder: Path, era: str = "2026-06") -> ImportLinkedIn:
    """Return the decision to bring everything in, as an export of that era has it."""
    connections, invitations, messages = EVERYTHING
    write_export(folder, era, connections, invitations, messages)
    return ImportLinkedIn(read_linkedin([folder]), era)


# One decision


@pytest.mark.parametrize("era", ERAS)
def test_importing_the_same_export_again_changes_nothing(
    network: Network, tmp_path: Path, era: str
) -> None:
    decision = export_in(tmp_path / era, era)
    network.decide(decision)
    before = all_of(network)
    assert all(before[:2])
    plan = decision.plan(network)
    assert plan.changes_nothing
    assert (plan.people_new, plan.waiting, plan.outgoing, plan.talks_new) == (0,) * 4
    with pytest.raises(NothingChanges):
        network.decide(decision)
    assert all_of(network) == before


def test_one_undo_takes_all_of_an_import_back_and_one_redo_brings_it_again(
    network: Network, tmp_path: Path, open_network: Callable[[], Network]
) -> None:
    network.decide(export_of(incoming(MAYA, PERSONAL)))
    before = all_of(network)
    network.decide(export_in(tmp_path / "export"))
    after = all_of(network)
    assert len(after[0]) == len(before[0]) + 1
    network.undo()
    assert all_of(network) == all_of(open_network()) == before
    network.redo()
    assert all_of(network) == all_of(open_network()) == after


def test_a_preview_counts_what_the_decision_does_and_changes_nothing(
    network: Network, tmp_path: Path
) -> None:
    decision = export_in(tmp_path / "export")
    plan = decision.plan(network)
    assert (plan.people_new, plan.waiting, plan.connected) == (1, 1, 1)
    assert (plan.outgoing, plan.talks_new, plan.strangers) == (1, 1, 1)
    assert all_of(network) == (set(), set(), set())
    assert (
        network.decide(decision).said
        == "Brought in 1 person and 1 invitation from 2026-06"
    )


def test_an_import_leaves_a_backup_of_what_was_before(
    network: Network, home: Path, tmp_path: Path
) -> None:
    begin(network)
    network.decide(export_in(tmp_path / "export"))
    assert len(list((home / "backups").iterdir())) == 1


# What becomes of each row


def test_nobody_becomes_active_by_an_import_and_who_is_active_stays(
    network: Network, tmp_path: Path
) -> None:
    network.decide(export_in(tmp_path / "export"))
    joan = person_called(network, "Joan Wu")
    assert joan.standing is Standing.KNOWN
    network.decide(Activate(joan.id, "She reads my drafts.", "1 week"))
    moved = Contact("Joan", "Wu", "joan", company="Okapi", on=date(2021, 4, 4))
    folder = write_export(tmp_path / "later", connections=[moved])
    network.decide(ImportLinkedIn(read_linkedin([folder]), "later"))
    after = person_called(network, "Joan Wu")
    assert (after.company, after.email) == ("Okapi", "j@example.org")
    assert (after.standing, after.purpose) == (Standing.ACTIVE, "She reads my drafts.")


def test_outgoing_invitations_become_sent_history_and_no_draft(
    network: Network,
) -> None:
    network.decide(
        export_of(outgoing(REN, "Your talk", on=TODAY - timedelta(days=400)))
    )
    sent = invitation_of(network, REN)
    assert (sent.direction, sent.state) == (Direction.OUTGOING, State.SENT)
    assert network.inbox().rows == ()
    network.decide(export_of(incoming(REN, slug="")))
    [row] = network.inbox().rows
    assert [earlier.note for earlier in network.earlier(row.invitation)] == [
        "Your talk"
    ]


def test_who_is_connected_already_is_not_in_the_inbox(network: Network) -> None:
    network.decide(
        export_of(incoming(REN, slug="ren"), connections=[connection(REN, "ren")])
    )
    assert network.inbox().rows == ()
    invitation = invitation_of(network, REN)
    assert (invitation.state, invitation.settled_on) == (State.ACCEPTED, TODAY)
    assert invitation.person == person_called(network, REN).id


@pytest.mark.parametrize(
    "decide",
    [
        pytest.param(None, id="new"),
        pytest.param(Ask, id="asked"),
        pytest.param(lambda id: Postpone(id, TODAY + timedelta(days=9)), id="later"),
    ],
)
def test_a_later_export_settles_who_became_a_connection_elsewhere(
    network: Network, decide: Callable[[str], Ask | Postpone] | None
) -> None:
    network.decide(export_of(incoming(REN, slug="ren"), incoming(MAYA)))
    if decide:
        network.decide(decide(invitation_of(network, REN).id))
    again = export_of(incoming(REN, slug="ren"), connections=[connection(REN, "ren")])
    assert again.plan(network).connected == 1
    network.decide(again)
    assert state_of(network, REN) is State.ACCEPTED
    assert state_of(network, MAYA) is State.NEW
    assert again.plan(network).changes_nothing


def test_what_was_let_go_stays_so_whoever_became_a_connection(network: Network) -> None:
    network.decide(export_of(incoming(REN, slug="ren")))
    network.decide(LetGo(invitation_of(network, REN).id))
    network.decide(export_of(connections=[connection(REN, "ren")]))
    assert state_of(network, REN) is State.DECLINED


def test_what_was_decided_about_an_invitation_outlives_the_next_export(
    network: Network,
) -> None:
    rows = [incoming(REN), incoming(MAYA, PERSONAL)]
    network.decide(export_of(*rows))
    network.decide(LetGo(invitation_of(network, REN).id))
    network.decide(Ask(invitation_of(network, MAYA).id, "Dear Maya"))
    network.decide(export_of(*rows, incoming("Tom Baker")))
    assert state_of(network, REN) is State.DECLINED
    assert invitation_of(network, MAYA).reply == "Dear Maya"
    assert state_of(network, "Tom Baker") is State.NEW


def test_the_users_word_on_a_sender_holds_for_what_they_send_later(
    network: Network,
) -> None:
    network.decide(export_of(incoming(REN, days_ago=9), incoming(MAYA)))
    network.decide(Overrule(invitation_of(network, REN).id, Verdict.PERSONAL))
    network.decide(export_of(incoming(REN, days_ago=1), incoming(MAYA, days_ago=0)))
    verdicts = {(r.invitation.name, r.judgement.verdict) for r in network.inbox().rows}
    assert verdicts == {(REN, Verdict.PERSONAL), (MAYA, Verdict.BOILERPLATE)}


@pytest.mark.parametrize(("older", "newer"), [("", "ren"), ("ren", "")])
def test_the_users_word_on_a_sender_outlives_a_new_or_a_lost_address(
    network: Network, older: str, newer: str
) -> None:
    network.decide(export_of(incoming(REN, slug=older, days_ago=9)))
    network.decide(Overrule(invitation_of(network, REN).id, Verdict.PERSONAL))
    network.decide(export_of(incoming(REN, slug=newer)))
    assert {i.overruled for i in network.invitations()} == {Verdict.PERSONAL}


def test_the_users_word_on_a_sender_is_none_on_their_namesakes(
    network: Network,
) -> None:
    two = [incoming(REN, slug="a", days_ago=9), incoming(REN, slug="b", days_ago=8)]
    network.decide(export_of(*two))
    [mine] = [i for i in network.invitations() if i.slug == "a"]
    network.decide(Overrule(mine.id, Verdict.PERSONAL))
    network.decide(export_of(incoming(REN, slug=""), incoming(REN, slug="c")))
    told = [i.slug for i in network.invitations() if i.overruled]
    assert told == ["a"]


def test_days_of_messages_become_talks_and_the_newest_is_last_seen(
    network: Network,
) -> None:
    days = [
        MessageDay("Joan Wu", "joan", date(2026, 3, n), f"day {n}", n)
        for n in (1, 3, 2)
    ]
    network.decide(
        export_of(connections=[connection("Joan Wu", "joan")], messages=days)
    )
    joan = person_called(network, "Joan Wu")
    assert joan.last_talk == date(2026, 3, 3)
    page = network.person_page(joan.id)
    assert [(talk.on.day, talk.messages) for talk in page.talks] == [
        (3, 3),
        (2, 2),
        (1, 1),
    ]


def test_a_day_that_went_on_after_the_export_is_changed_not_doubled(
    network: Network,
) -> None:
    joan = connection("Joan Wu", "joan")
    morning = MessageDay("Joan Wu", "joan", TODAY, "Good morning", 1)
    evening = MessageDay("Joan Wu", "joan", TODAY, "Good night", 4)
    network.decide(export_of(connections=[joan], messages=[morning]))
    network.decide(export_of(connections=[joan], messages=[evening]))
    [talk] = network.talks()
    assert (talk.said, talk.messages) == ("Good night", 4)
    older = export_of(connections=[joan], messages=[morning])
    assert older.plan(network).changes_nothing


@pytest.mark.parametrize("again", [False, True], ids=["at once", "in a later one"])
def test_no_connection_is_older_than_its_invitation(
    network: Network, again: bool
) -> None:
    """Who is connected since longer has a namesake, or lost the connection."""
    long_ago = connection(REN, "ren", TODAY - timedelta(days=400))
    if again:
        network.decide(export_of(incoming(REN, slug="ren")))
    network.decide(export_of(incoming(REN, slug="ren"), connections=[long_ago]))
    [row] = network.inbox().rows
    assert row.person == person_called(network, REN)
    assert row.is_known


@pytest.mark.parametrize(("days", "waits"), [(-1, 0), (0, 0), (1, 0), (2, 1)])
def test_a_connection_seems_older_by_a_day_at_most(
    network: Network, days: int, waits: int
) -> None:
    """No zone is known of either day."""
    row = incoming(REN, slug="ren", days_ago=9)
    on = row.sent_at.date() - timedelta(days=days)
    network.decide(export_of(row, connections=[connection(REN, "ren", on)]))
    assert len(network.inbox().rows) == waits


@pytest.mark.parametrize("again", [False, True], ids=["at once", "in a later one"])
@pytest.mark.parametrize(
    ("sender", "connections"),
    [
        pytest.param("", [("", 1), ("", 0)], id="two of the name"),
        pytest.param("", [("a", 1), ("b", 0)], id="two addresses"),
        pytest.param("b", [("", 400)], id="one from long ago"),
        pytest.param("b", [("a", 0)], id="another address"),
    ],
)
def test_a_namesakes_connection_settles_nothing_and_makes_nobody_known(
    network: Network, sender: str, connections: list[tuple[str, int]], again: bool
) -> None:
    others = [
        connection(REN, slug, TODAY - timedelta(days=ago)) for slug, ago in connections
    ]
    row = incoming(REN, slug=sender)
    if again:
        network.decide(export_of(row))
    network.decide(export_of(row, connections=others))
    [waiting] = network.inbox().rows
    assert (waiting.person, waiting.is_known) == (None, False)
    with pytest.raises(AskFirst):
        network.decide(Accept(waiting.invitation.id))


def test_two_who_share_a_name_are_not_both_the_one_connection(
    network: Network,
) -> None:
    rows = [incoming(REN, slug="a", days_ago=3), incoming(REN, slug="b", days_ago=2)]
    network.decide(export_of(*rows, connections=[connection(REN)]))
    assert len(network.inbox().rows) == 2


def test_who_the_user_knows_is_settled_by_their_connection(network: Network) -> None:
    network.decide(AddPerson(REN))
    network.decide(export_of(incoming(REN, slug="ren")))
    network.decide(KnowThem(invitation_of(network, REN).id, "from work"))
    assert person_called(network, REN).slug == "ren"
    network.decide(export_of(connections=[connection("Ren Ito-Mori", "ren")]))
    assert state_of(network, REN) is State.ACCEPTED
    assert len(list(network.people())) == 1


# Who is who


def test_two_rows_about_one_day_are_one_talk_and_the_fuller_counts(
    network: Network,
) -> None:
    days = [
        MessageDay("Joan Wu", "joan", TODAY, "Good night", 4),
        MessageDay("Joan Wu", "", TODAY, "Good morning", 1),
    ]
    for said in (days, days[::-1]):
        decision = export_of(connections=[connection("Joan Wu", "joan")], messages=said)
        plan = decision.plan(network)
        assert plan.talks_new + plan.talks_same == 1
        with suppress(NothingChanges):
            network.decide(decision)
        [talk] = network.talks()
        assert (talk.said, talk.messages) == ("Good night", 4)


def test_two_rows_of_one_address_are_one_person_who_stays_the_same(
    network: Network,
) -> None:
    rows = [
        replace(connection("Jo Park", "jo"), company=company)
        for company in ("Vireo", "Okapi")
    ]
    decision = export_of(connections=rows)
    assert decision.plan(network).people_new == 1
    network.decide(decision)
    plan = decision.plan(network)
    assert plan.changes_nothing
    assert (plan.people_changed, plan.people_same) == (0, 1)


NAMES = st.sampled_from(["Jo Park", "jo park", "Ada"])
SLUGS = st.sampled_from(["", "jo", "jo-2", "ada"])
WORDS = st.sampled_from(["", "Vireo", "Okapi"])
DAYS = st.sampled_from([TODAY - timedelta(days=n) for n in range(4)])
EXPORTS = st.builds(
    lambda connections, invitations, messages: export_of(
        *invitations, connections=connections, messages=messages
    ),
    st.lists(
        st.builds(ConnectionRow, NAMES, SLUGS, WORDS, WORDS, WORDS, DAYS | st.none()),
        max_size=6,
    ),
    st.lists(
        st.builds(
            InvitationRow,
            NAMES,
            SLUGS,
            WORDS,
            DAYS.map(at_eight),
            st.sampled_from(Direction),
        ),
        max_size=4,
    ),
    st.lists(
        st.builds(MessageDay, NAMES, SLUGS, DAYS, WORDS, st.integers(1, 3)), max_size=4
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(EXPORTS, min_size=1, max_size=3))
def test_importing_again_changes_nothing_whoever_shares_a_name_or_an_address(
    decisions: list[ImportLinkedIn],
) -> None:
    with (
        TemporaryDirectory() as place,
        closing(Network(Path(place), Path(place), today=lambda: TODAY)) as network,
    ):
        for decision in decisions:
            before = all_of(network)
            plan = decision.plan(network)
            if plan.changes_nothing:
                continue
            network.decide(decision)
            after = all_of(network)
            assert len(after[0]) - len(before[0]) == plan.people_new
            assert len(after[2]) - len(before[2]) == plan.talks_new
            again = decision.plan(network)
            assert again.changes_nothing
            assert (again.people_changed, again.connected, again.waiting) == (0, 0, 0)
            days = Counter((talk.person, talk.on) for talk in network.talks())
            assert set(days.values()) <= {1}


def test_equal_names_with_other_addresses_are_two_people(network: Network) -> None:
    two = [connection("Jo Park", "jo-1"), connection("Jo Park", "jo-2")]
    network.decide(export_of(connections=two))
    assert {person.slug for person in network.people()} == {"jo-1", "jo-2"}


def test_equal_names_without_addresses_are_two_people(network: Network) -> None:
    two = [
        connection("Jo Park", on=date(2020, 1, 1)),
        connection("Jo Park", on=date(2021, 1, 1)),
    ]
    network.decide(export_of(connections=two))
    assert len(list(network.people())) == 2
    assert export_of(connections=two).plan(network).changes_nothing
    assert export_of(connections=two[::-1]).plan(network).changes_nothing


def test_an_export_with_addresses_after_one_without_doubles_nobody(
    network: Network,
) -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1)]
    network.decide(
        export_of(connections=[connection("Jo Park", on=day) for day in days])
    )
    newer = export_of(
        connections=[connection("Jo Park", f"jo-{day.year}", day) for day in days]
    )
    network.decide(newer)
    people = {(person.slug, person.connected_on) for person in network.people()}
    assert people == {("jo-2020", days[0]), ("jo-2021", days[1])}


@pytest.mark.parametrize(
    ("older", "newer"), [("", "ren"), ("ren", "")], ids=["then with", "then without"]
)
def test_an_invitation_is_the_same_with_and_without_an_address(
    network: Network, older: str, newer: str
) -> None:
    network.decide(export_of(incoming(REN, slug=older)))
    network.decide(LetGo(invitation_of(network, REN).id))
    again = export_of(incoming(REN, slug=newer))
    assert again.plan(network).waiting == 0
    assert network.inbox().rows == ()


def test_two_of_one_name_who_wrote_at_other_times_are_two_invitations(
    network: Network,
) -> None:
    network.decide(
        export_of(incoming(REN, slug="a"), incoming(REN, slug="b", days_ago=2))
    )
    assert len(network.inbox().rows) == 2


def test_the_order_of_an_exports_rows_is_of_no_matter(
    tmp_path: Path, network: Network
) -> None:
    connections = [connection("Jo Park", f"jo-{n}") for n in range(4)]
    connections += [connection("Jo Park")]
    network.decide(export_of(connections=connections))
    assert len(list(network.people())) == 5
    with closing(Network(tmp_path / "x", tmp_path / "y", today=lambda: TODAY)) as other:
        other.decide(export_of(connections=connections[::-1]))
        assert {p.slug for p in other.people()} == {p.slug for p in network.people()}
        assert len(list(other.people())) == 5


def test_a_large_export_comes_in_whole(network: Network) -> None:
    people = [connection(f"Person {n}", f"p-{n}") for n in range(2_000)]
    rows = [incoming(f"Stranger {n}", days_ago=n % 300) for n in range(500)]
    network.decide(export_of(*rows, connections=people))
    assert network.status().people == 2_000
    assert network.status().waiting == 500
