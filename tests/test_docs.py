"""What `docs/` says is so: its examples are read from there, and worked out anew."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

import pytest
from faults import documents
from msgspec import NODEFAULT
from msgspec.structs import fields
from people import MAYA, REN, begin, invitation_of, person_called, tended, three_wait

from screens.week_words import clock
from store.decisions.inbox import LetGo
from store.decisions.people import Rest
from store.documents import TABLES, from_document
from store.errors import AtCap
from store.journal.document_store import DocumentStore
from store.journal.entries import SCHEMA, Change
from store.network import Network
from store.records import (
    FollowUp,
    Person,
    PrepCard,
    Record,
    Settings,
    TimeOff,
    Verdict,
)
from store.references import REFERENCES
from store.rules.breaks import plan_break
from store.rules.forecast import (
    DEFAULT,
    FEWEST,
    LOOKED_BACK,
    MOST,
    SPEAKER,
    Ahead,
    Item,
    Load,
    Week,
    forecast,
)
from store.rules.full_week import full_week
from store.rules.hours import hours_of
from store.rules.taking_on import taking_on
from store.rules.tongues import TONGUES, Cue
from store.rules.verdict import AGAINST, PERSONAL_FROM, RESIDUE, judge
from store.rules.verdict_reading import LONGEST
from store.rules.verdict_signals import (
    _ALIKE,
    _WITH_STOCK,
    EACH_CONCRETE,
    MOST_CONCRETE,
    evidence,
)
from store.rules.words import date_only

ROOT = Path(__file__).parent.parent
PAGES = ("docs/store.md", "docs/verdict.md", "docs/forecast.md")

R = TypeVar("R", bound=Record)


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def fenced(text: str, mark: str) -> str:
    """Return what stands in the fence under a mark."""
    return text.partition(f"<!-- {mark}")[2].split("```")[1].partition("\n")[2]


def within(text: str, mark: str) -> str:
    """Return what stands between a mark and its end."""
    return text.partition(f"<!-- {mark} -->")[2].partition(f"<!-- /{mark} -->")[0]


def under(text: str, mark: str) -> str:
    """Return the paragraph under a mark, as one line."""
    after = text.partition(f"<!-- {mark}")[2].partition("-->\n")[2]
    return one_line(after.partition("\n\n")[0])


def one_line(text: str) -> str:
    return " ".join(text.split())


def rows(table: str) -> list[list[str]]:
    """Return the cells of a table, but for its head."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:]]


# The store.

STORE = page("store.md")
JOURNAL = fenced(STORE, "journal")


def reader() -> Callable[[Path], dict[str, dict[str, Any]]]:
    """Return the reader that stands in the page, which knows nothing of fewer."""
    made: dict[str, Any] = {}
    exec(fenced(STORE, "reader"), made)
    read = made["read"]

    def held(home: Path) -> dict[str, dict[str, Any]]:
        return {table: found for table, found in read(home).items() if found}

    return held


def test_the_reader_in_the_docs_folds_a_store_to_the_same_documents(
    home: Path, state: Path
) -> None:
    with closing(Network(home, state)) as network:
        three_wait(network)
        tended(network, "Ada Demir", "Jonas Ekström")
        network.decide(Rest(person_called(network, "Ada Demir").id))
        network.decide(LetGo(invitation_of(network, REN).id))
        network.decide(LetGo(invitation_of(network, MAYA).id))
        network.undo()
        network.undo()
        network.redo()
    expected = documents(DocumentStore(home, state))
    assert len(expected) == 3
    assert reader()(home) == expected


def test_the_reader_in_the_docs_orders_the_lines_of_several_devices(
    home: Path, tmp_path: Path
) -> None:
    one, other = (DocumentStore(home, tmp_path / each) for each in ("one", "other"))
    for n, store in enumerate((one, other, one, other)):
        with store.turn():
            for id in ("1", "2")[: 1 if n == 3 else 2]:  # Each has the last word once.
                old = store.tables["people"].get(id)
                new = {"name": f"name {n}", f"field {n}": n}
                change = Change.between("people", id, old, new)
                assert change
                store.commit(f"decision {n}", [change])
    expected = documents(DocumentStore(home, tmp_path / "one"))
    assert [doc["name"] for doc in expected["people"].values()] == ["name 3", "name 2"]
    assert reader()(home) == expected


def test_the_reader_in_the_docs_leaves_out_what_has_gone_and_a_torn_end(
    home: Path, state: Path
) -> None:
    store = DocumentStore(home, state)
    with store.turn():
        store.commit("made", [Change("people", "1", None, {"name": "Ada"})])
        store.commit("gone", [Change("people", "1", {"name": "Ada"}, None)])
        late = Change("people", "1", {"name": "Ada"}, {"name": "Eve"})
        store.commit("late", [late])
        store.commit("another", [Change("people", "2", None, {"name": "Bo"})])
    with store.journal_path(store.device).open("ab") as journal:
        journal.write(b'{"schema":1,"id":"7')
    assert reader()(home) == {"people": {"2": {"name": "Bo"}}}


def test_the_reader_in_the_docs_takes_no_changed_line(home: Path) -> None:
    journal = home / "journal" / "5f1c09ab.jsonl"
    journal.parent.mkdir(parents=True)
    journal.write_text(JOURNAL.replace("choir in Ghent", "choir in Genoa"))
    with pytest.raises(ValueError, match="damaged"):
        reader()(home)


def test_the_lines_in_the_docs_are_a_journal_that_folds_as_they_say(
    home: Path, state: Path
) -> None:
    journal = home / "journal" / "5f1c09ab.jsonl"
    journal.parent.mkdir(parents=True)
    journal.write_text(JOURNAL, "utf-8")
    expected = json.loads(fenced(STORE, "folded"))
    assert documents(DocumentStore(home, state)) == expected
    assert reader()(home) == expected


def test_two_devices_that_decided_apart_may_be_over_the_cap_until_enough_rest(
    tmp_path: Path,
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    with closing(Network(one, tmp_path / "state one")) as network:
        begin(network, cap=1)
    (other / "journal").mkdir(parents=True)
    (journal,) = (one / "journal").iterdir()
    shutil.copy(journal, other / "journal")
    for home, name in ((one, "Ada Demir"), (other, "Bo Lind")):
        with closing(Network(home, tmp_path / f"state {home.name}")) as network:
            tended(network, name)
    for path in (other / "journal").iterdir():
        if path.name != journal.name:
            shutil.copy(path, one / "journal")
    with closing(Network(one, tmp_path / "state one")) as network:
        assert (network.bandwidth().active, network.bandwidth().cap) == (2, 1)
        with pytest.raises(AtCap):
            tended(network, "Cy Roth")
        network.decide(Rest(person_called(network, "Bo Lind").id))
        assert network.bandwidth().active == 1


def test_the_docs_name_every_key_of_a_line() -> None:
    table = STORE.partition("| key | holds |")[2].partition("\n\n")[0]
    keys = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    lines = [json.loads(line) for line in JOURNAL.splitlines()]
    assert [list(line) for line in lines] == [keys] * 3
    assert {line["schema"] for line in lines} == {SCHEMA}


def test_the_docs_name_every_table() -> None:
    assert set(re.findall(r"`(\w+)`", within(STORE, "tables"))) == {*TABLES.values()}


def test_the_docs_name_every_field_that_does_not_begin_as_nothing() -> None:
    begun = {
        f"{table}.{field.name} {field.default}".removeprefix("settings.")
        for kind, table in TABLES.items()
        for field in fields(kind)
        if field.name != "id" and field.default not in (NODEFAULT, "", None, 0, ())
    }
    said = one_line(within(STORE, "defaults")).replace("`", "")
    assert set(re.split(" and, of the settings, |, ", said)) == begun


def test_the_docs_name_every_field_that_names_another_record() -> None:
    named: dict[str, str] = {}
    said = one_line(within(STORE, "references"))
    for clause in re.split(r"(?<=`), (?=`\w+` of)", said):
        *names, table = re.findall(r"`(\w+)`", clause)
        named |= dict.fromkeys(names, table)
    assert named == REFERENCES


def test_the_mark_is_what_the_docs_say(home: Path, state: Path) -> None:
    with closing(Network(home, state)) as network:
        three_wait(network)
        tended(network, "Ada Demir")
    first, _, body = (home / "network.json").read_bytes().partition(b"\n")
    inner = first.removeprefix(b'{"mark":{"1":').removesuffix(b"},")
    sealed, _, sum = inner.rpartition(b',"sum":"')
    assert sum == b'%08x"}' % crc32(sealed)
    mark = json.loads(inner)
    assert list(mark) == ["schema", "at", "journals", "tables", "body", "sum"]
    assert mark["body"] == crc32(body)
    [(device, went_in)] = mark["journals"].items()
    journal = (home / "journal" / f"{device}.jsonl").read_bytes()
    lines = journal.count(b"\n")
    assert went_in == {"size": len(journal), "lines": lines, "sum": crc32(journal)}
    spans = mark["tables"].items()
    held = {table: json.loads(body[first:end]) for table, (first, end) in spans}
    assert held == reader()(home)


# The verdict.

VERDICT = page("verdict.md")


def test_the_docs_weigh_every_kind_of_phrase_as_the_verdict_does() -> None:
    named = {name: float(weight) for weight, name, _ in rows(within(VERDICT, "cues"))}
    assert named == {cue.value[0]: cue.weight for cue in Cue}


def test_the_note_in_the_docs_is_weighed_as_they_say() -> None:
    example = within(VERDICT, "example")
    [note] = re.findall(r"^> (.+)$", example, re.MULTILINE)
    found = evidence(note, "", "", "")
    weights = [(words, float(weight)) for words, weight in rows(example)]
    assert [(note[s.start : s.end], s.weight) for s in found.signals] == weights
    above = sum(weight for _, weight in weights if weight > 0)
    below = -sum(weight for _, weight in weights if weight < 0)
    margin = above - PERSONAL_FROM - AGAINST * below
    judged = judge(note)
    assert judged.verdict is Verdict.PERSONAL
    said = one_line(VERDICT)
    assert f"{above} for it and {below} against" in said
    assert f"{above} - {PERSONAL_FROM} - {AGAINST} x {below} = {margin:.2f}" in said
    assert f"So it is personal, and {judged.confidence} sure." in said


def test_the_docs_have_the_limits_of_the_verdict() -> None:
    said = one_line(VERDICT)
    for words in (
        f"The first {LONGEST:,} characters",
        f"weighs {EACH_CONCRETE}, all of them at most {MOST_CONCRETE}.",
        f"at least {PERSONAL_FROM} and {AGAINST} of what speaks against it",
        f"at most {RESIDUE} of its words are its own",
        f"(under {2 * _WITH_STOCK} words)",
        f"nearly ({_ALIKE} of 100)",
        f"as it has more than {_WITH_STOCK}.",
    ):
        assert words in said
    shapes = evidence("“Majakat ja sumu” 1950, 2049, 2050", "", "", "").signals
    weights = {weight for s in shapes if (weight := s.weight) in (0.8, 0.4, 0.2)}
    assert weights == {0.8, 0.4, 0.2}
    assert "a quoted title 0.8, a year from 1950 to 2049 0.4" in said


def test_the_docs_name_every_language_of_the_verdict() -> None:
    assert re.findall(r"`(\w+)`", within(VERDICT, "languages")) == [*TONGUES]


# The forecast.

FORECAST = page("forecast.md")
KEPT = json.loads(fenced(FORECAST, "kept"))
TODAY = date(2026, 11, 24)


def kept(kind: type[R]) -> tuple[R, ...]:
    table = KEPT[TABLES[kind]]
    return tuple(from_document(kind, id, doc) for id, doc in table.items())


AHEAD = Ahead(
    today=TODAY,
    settings=kept(Settings)[0],
    people=kept(Person),
    follow_ups=kept(FollowUp),
    cards=kept(PrepCard),
    time_off=kept(TimeOff),
)


def first_name(person: str) -> str:
    return str(KEPT["people"][person]["name"].split()[0])


def said_of(item: Item) -> str:
    """Say what it is as the page does: "in touch with Ada"."""
    if item.cause is Load.MEETING:
        return f"meeting with {first_name(item.person)}"
    if item.cause is Load.CADENCE:
        return f"in touch with {first_name(item.person)}"
    return item.what


def row_of(week: Week) -> list[str]:
    found = [f"{said_of(item)} {date_only(item.on, TODAY)}" for item in week.items]
    minutes = (week.capacity, week.load, week.room)
    return [date_only(week.monday, TODAY), *map(clock, minutes), ", ".join(found)]


def test_the_docs_have_the_limits_of_the_forecast() -> None:
    said, usual = one_line(FORECAST), Settings()
    meeting = PrepCard(id="", person="").minutes
    preparing, after = usual.prepare_minutes, usual.follow_through_minutes
    for words in (
        f"look {DEFAULT} weeks ahead ({FEWEST} to {MOST}",
        f"Your hours a week ({usual.hours_per_week}, unless",
        f"its own {meeting}, {preparing} to prepare, {after} to follow through |",
        f"a next step of yours | its day, or the one it was put off to | "
        f"{usual.follow_up_minutes} |",
        f"as the cadence has it | {usual.touch_minutes} |",
        f"Meetings in the last {LOOKED_BACK} weeks, this one included, times "
        f"{MOST}/{LOOKED_BACK}",
        f"From {SPEAKER} a year on",
    ):
        assert words in said


@pytest.mark.parametrize(("busy", "left"), [(7 * 60, 48), (7 * 60 + 30, 30)])
def test_busy_times_leave_of_a_day_what_the_docs_say(busy: int, left: int) -> None:
    off = TimeOff(id="1", first=TODAY, last=TODAY, minutes=busy)
    assert hours_of(Settings(), [off], (), TODAY, TODAY).of_day(TODAY) == left
    assert "with 48 minutes a day, seven hours of appointments" in one_line(FORECAST)


def test_the_weeks_in_the_docs_are_as_they_say() -> None:
    assert f"<!-- kept: {TODAY} -->" in FORECAST
    found = [row_of(week) for week in forecast(AHEAD, 4)]
    assert rows(within(FORECAST, "weeks")) == found


def test_the_full_week_in_the_docs_is_as_they_say() -> None:
    meeting = PrepCard(id="9", person="2", on=date(2026, 12, 2), minutes=90)
    full = full_week(AHEAD, meeting)
    assert full
    [item] = [item for item in full.week.items if item.of == "9"]
    *days, last = [date_only(each.on, TODAY) for each in full.elsewhere]
    assert under(FORECAST, "full") == (
        f"90 minutes with Olga on Wed 2 Dec take {clock(item.minutes)} with all that "
        f"belongs to them, and the week is over by {clock(full.week.over)}. Offered "
        f"are {', '.join(days)} and {last}."
    )


def test_what_a_place_takes_in_the_docs_is_as_they_say() -> None:
    taking = taking_on(AHEAD, Person(id="9", name="Lena Ekström"), "1 week")
    assert under(FORECAST, "taking") == f"“{taking.said(TODAY)}”"


def test_the_break_in_the_docs_is_as_they_say() -> None:
    plan = plan_break(AHEAD, date(2026, 11, 30), date(2026, 12, 4))
    assert plan.stuck == ()
    meeting, step = (
        f"from {date_only(move.item.on, TODAY)} to {date_only(move.to, TODAY)}"
        for move in sorted(plan.moves, key=lambda move: move.item.cause)
    )
    assert under(FORECAST, "break") == (
        f"Off from 30 Nov to 4 Dec, the reading list goes {step}, and the meeting with "
        f"Ada {meeting}, to be confirmed anew."
    )


# All of them.


@pytest.mark.parametrize("name", PAGES)
def test_the_readme_leads_to_every_page(name: str) -> None:
    assert f"({name})" in (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", *PAGES])
def test_a_page_names_no_file_that_is_not_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"`((?:store|screens|tui|tests|bench|docs)/[\w/.]*)`", text))
    named |= set(re.findall(r"\]\(([\w./]+)\)", text))
    beside = (ROOT, (ROOT / name).parent)
    assert [n for n in named if not any((at / n).exists() for at in beside)] == []
