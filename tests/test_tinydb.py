"""Our TinyDB answers as the stock one does, whatever it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import add, decrement, delete, increment, subtract
from tinydb.operations import set as set_to
from tinydb.table import Document

from store.journal.document_store import DocumentStore

PEOPLE = [
    {"name": "Ren Ito", "age": 41, "tags": ["queues", "go"], "at": {"city": "Kyoto"}},
    {"name": "Ada Lovelace", "age": 36, "tags": ["maths"], "at": {"city": "London"}},
    {"name": "Zoë", "age": 29, "tags": [], "at": {"city": "London", "zip": None}},
    {"name": "李小龍", "age": 32, "quiet": True},
]

MORE: Any = ["more"]
Fields: TypeAlias = list[dict[str, Any]]


@pytest.fixture(params=["stock", "ours"])
def reopened(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Callable[[], TinyDB]]:
    """Open the same database anew, as the next session would."""
    with ExitStack() as opened:
        if request.param == "stock":
            yield lambda: opened.enter_context(TinyDB(tmp_path / "stock.json"))
        else:
            yield lambda: DocumentStore(tmp_path / "home", tmp_path / "state").db


@pytest.fixture
def db(reopened: Callable[[], TinyDB]) -> TinyDB:
    """A database of four people."""
    db = reopened()
    db.table("people").insert_multiple(deepcopy(PEOPLE))
    return db


def fields(documents: Any) -> Fields:
    """Return documents without their ids, which differ by design."""
    return sorted((dict(doc) for doc in documents), key=lambda doc: str(doc["name"]))


def names(documents: Any) -> list[str]:
    return [doc["name"] for doc in fields(documents)]


person = Query()

QUERIES = {
    "equal": (where("name") == "Zoë", ["Zoë"]),
    "not equal": (where("age") != 41, ["Ada Lovelace", "Zoë", "李小龍"]),
    "less": (where("age") < 32, ["Zoë"]),
    "at least": (where("age") >= 36, ["Ada Lovelace", "Ren Ito"]),
    "there": (person.quiet.exists(), ["李小龍"]),
    "matches": (person.name.matches("R.n"), ["Ren Ito"]),
    "search": (person.name.search("lace$"), ["Ada Lovelace"]),
    "test": (person.age.test(lambda age: age % 2 == 0), ["Ada Lovelace", "李小龍"]),
    "any": (person.tags.any(["go", "maths"]), ["Ada Lovelace", "Ren Ito"]),
    "all": (person.tags.all(["go", "queues"]), ["Ren Ito"]),
    "one of": (person.age.one_of([29, 41]), ["Ren Ito", "Zoë"]),
    "fragment": (Query().fragment({"age": 29, "tags": []}), ["Zoë"]),
    "nested": (person.at.city == "London", ["Ada Lovelace", "Zoë"]),
    "nested fragment": (person.at.fragment({"zip": None}), ["Zoë"]),
    "and": ((person.age > 30) & (person.at.city == "London"), ["Ada Lovelace"]),
    "or": ((person.age > 40) | (person.quiet == True), ["Ren Ito", "李小龍"]),  # noqa: E712  # TinyDB's way to say it
    "not": (~(person.at.city == "London"), ["Ren Ito", "李小龍"]),
    "noop": (Query().noop(), ["Ada Lovelace", "Ren Ito", "Zoë", "李小龍"]),
    "nobody": (where("name") == "Nobody", []),
}


@pytest.mark.parametrize(("query", "found"), QUERIES.values(), ids=QUERIES)
def test_a_query_finds_the_same(query: Any, found: list[str], db: TinyDB) -> None:
    people = db.table("people")
    for _ in range(2):  # The second answer comes from TinyDB's cache.
        assert names(people.search(query)) == found
    assert people.count(query) == len(found)
    assert people.contains(query) is bool(found)
    got: Any = people.get(query)
    assert (got["name"] in found) if found else got is None


def test_what_was_inserted_is_all_there_is(db: TinyDB) -> None:
    people = db.table("people")
    assert fields(people.all()) == fields(PEOPLE)
    assert fields(people) == fields(PEOPLE)
    assert len(people) == 4


def test_an_id_that_was_given_back_finds_its_document(db: TinyDB) -> None:
    people = db.table("people")
    id = people.insert({"name": "New"})
    assert people.contains(doc_id=id)
    assert dict(people.get(doc_id=id) or {}) == {"name": "New"}
    ids = people.insert_multiple([{"name": "A"}, {"name": "B"}])
    assert names(people.get(doc_ids=ids)) == ["A", "B"]
    assert len({id, *ids}) == 3
    found: Any = people.get(where("name") == "New")
    assert found.doc_id == id


def test_an_id_that_nobody_has_finds_nothing(db: TinyDB) -> None:
    people = db.table("people")
    assert people.get(doc_id=10**9) is None
    assert not people.contains(doc_id=10**9)
    assert people.remove(doc_ids=[10**9]) == []
    assert people.update({"age": 1}, doc_ids=[10**9]) == []


def test_a_document_brings_its_own_id(db: TinyDB) -> None:
    people = db.table("people")
    people.insert(Document({"name": "Own"}, doc_id=77))
    assert dict(people.get(doc_id=77) or {}) == {"name": "Own"}
    with pytest.raises(ValueError, match="already exists"):
        people.insert(Document({"name": "Twin"}, doc_id=77))
    assert len(people) == 5
    people.upsert(Document({"age": 3}, doc_id=77))
    assert dict(people.get(doc_id=77) or {}) == {"name": "Own", "age": 3}


CHANGES: dict[str, tuple[Callable[[Any], Any], Callable[[Fields], object]]] = {
    "fields of all": (
        lambda people: people.update({"age": 1}),
        lambda docs: [doc.update(age=1) for doc in docs],
    ),
    "fields of some": (
        lambda people: people.update({"new": [1, {"a": None}]}, person.age > 35),
        lambda docs: [doc.update(new=[1, {"a": None}]) for doc in docs[:2]],
    ),
    "of nobody": (
        lambda people: people.update({"age": 1}, where("name") == "Nobody"),
        lambda docs: None,
    ),
    "a field deleted": (
        lambda people: people.update(delete("at"), person.at.exists()),
        lambda docs: [doc.pop("at", None) for doc in docs],
    ),
    "a number raised": (
        lambda people: people.update(increment("age")),
        lambda docs: [doc.update(age=doc["age"] + 1) for doc in docs],
    ),
    "a number lowered": (
        lambda people: people.update(decrement("age")),
        lambda docs: [doc.update(age=doc["age"] - 1) for doc in docs],
    ),
    "added": (
        lambda people: people.update(add("age", 5), person.age < 30),
        lambda docs: docs[2].update(age=34),
    ),
    "added to a list": (
        lambda people: people.update(add("tags", MORE), person.tags.exists()),
        lambda docs: [doc.update(tags=[*doc["tags"], "more"]) for doc in docs[:3]],
    ),
    "subtracted": (
        lambda people: people.update(subtract("age", 5), person.age < 30),
        lambda docs: docs[2].update(age=24),
    ),
    "set": (
        lambda people: people.update(set_to("quiet", False), person.quiet.exists()),
        lambda docs: docs[3].update(quiet=False),
    ),
    "deep inside": (
        lambda people: people.update(
            lambda doc: doc["at"].update(city="Paris"), person.at.exists()
        ),
        lambda docs: [doc["at"].update(city="Paris") for doc in docs[:3]],
    ),
    "several ways at once": (
        lambda people: people.update_multiple(
            [({"age": 0}, person.age < 30), (increment("age"), person.age == 0)]
        ),
        lambda docs: docs[2].update(age=1),
    ),
    "upserted where it is": (
        lambda people: people.upsert({"name": "Zoë", "age": 30}, person.name == "Zoë"),
        lambda docs: docs[2].update(age=30),
    ),
    "upserted where it is not": (
        lambda people: people.upsert({"name": "New"}, person.name == "New"),
        lambda docs: docs.append({"name": "New"}),
    ),
    "some removed": (
        lambda people: people.remove(person.age > 35),
        lambda docs: docs.__delitem__(slice(2)),
    ),
    "none removed": (
        lambda people: people.remove(where("name") == "Nobody"),
        lambda docs: None,
    ),
    "truncated": (lambda people: people.truncate(), lambda docs: docs.clear()),
}


@pytest.mark.parametrize(("change", "expect"), CHANGES.values(), ids=CHANGES)
def test_a_change_does_the_same_and_lasts(
    change: Callable[[Any], Any],
    expect: Callable[[Fields], object],
    db: TinyDB,
    reopened: Callable[[], TinyDB],
) -> None:
    expected = deepcopy(PEOPLE)
    expect(expected)
    change(db.table("people"))
    assert fields(db.table("people")) == fields(expected)
    assert fields(reopened().table("people")) == fields(expected)


def test_a_change_is_seen_by_the_query_that_was_just_asked(db: TinyDB) -> None:
    people = db.table("people")
    young = person.age < 30
    assert people.count(young) == 1
    people.update({"age": 20})
    assert people.count(young) == 4


def test_tables_do_not_share_documents(db: TinyDB) -> None:
    db.table("talks").insert({"name": "a talk"})
    assert db.tables() - {"mark"} == {"people", "talks"}
    assert len(db.table("people")) == 4
    db.drop_table("people")
    assert names(db.table("talks")) == ["a talk"]
    assert len(db.table("people")) == 0


def test_a_default_table_holds_what_is_put_into_no_table(db: TinyDB) -> None:
    db.insert({"name": "loose"})
    assert names(db.all()) == ["loose"]
    assert names(db.search(where("name") == "loose")) == ["loose"]


def test_all_tables_can_be_dropped(db: TinyDB, reopened: Callable[[], TinyDB]) -> None:
    db.drop_tables()
    assert len(db.table("people")) == 0
    assert len(reopened().table("people")) == 0


def test_a_document_in_hand_is_no_longer_the_database_s(db: TinyDB) -> None:
    people = db.table("people")
    new: dict[str, Any] = {"name": "New", "tags": ["one"]}
    people.insert(new)
    for held in (new, *people.all(), people.get(person.name == "New")):
        assert held
        held.setdefault("tags", []).append("changed in hand")
    people.clear_cache()
    assert not people.search(person.tags.any(["changed in hand"]))


def test_what_is_no_document_is_refused(db: TinyDB) -> None:
    nothing: Any = ["no", "mapping"]
    with pytest.raises(ValueError, match="not a Mapping"):
        db.table("people").insert(nothing)
    with pytest.raises(ValueError, match="not a Mapping"):
        db.table("people").insert_multiple([nothing])
    assert len(db.table("people")) == 4


def test_what_json_cannot_hold_is_refused(db: TinyDB) -> None:
    with pytest.raises(TypeError):
        db.table("people").insert({"name": object()})


def test_an_update_that_stumbles_changes_nothing(db: TinyDB) -> None:
    with pytest.raises(KeyError):
        db.table("people").update(increment("quiet_for"))
    assert fields(db.table("people")) == fields(PEOPLE)


# What only ours does.


def test_an_update_is_one_line_however_much_it_changes(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "home", tmp_path / "state")
    store.db.table("people").insert_multiple({"n": n} for n in range(500))
    store.db.table("people").update(increment("n"))
    store.db.table("people").update({"n": 0}, person.n > 1000)
    path = store.journal_path(store.device)
    assert path.read_bytes().count(b"\n") == 2


def test_memory_holds_what_the_next_session_will_read(tmp_path: Path) -> None:
    store = DocumentStore(tmp_path / "home", tmp_path / "state")
    odd = {"pair": (1, 2), "nothing": float("nan")}
    store.db.table("people").insert(odd)
    later = DocumentStore(tmp_path / "home", tmp_path / "state")
    assert store.db.table("people").all() == later.db.table("people").all()


def test_a_query_sees_what_another_session_decided(tmp_path: Path) -> None:
    one, other = (
        DocumentStore(tmp_path / "home", tmp_path / "state") for _ in range(2)
    )
    everyone = Query().noop()
    assert one.db.table("people").count(everyone) == 0
    other.db.table("people").insert({"name": "Ren"})
    assert one.follow()
    assert one.db.table("people").count(everyone) == 1
