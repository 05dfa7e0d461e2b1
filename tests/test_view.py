"""What is found in a view without parsing it is what parsing it finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.journal import view
from store.journal.entries import (
    Change,
    Document,
    Entry,
    Kind,
    decode,
    decode_head,
    encode,
)
from store.journal.view import Mark, Tables
from tui.arguments.whole import parser

HOSTILE = st.sampled_from(
    ['"standing":"active"', '{"standing":"active"}', "active", '\\"', "\n", "}", "é"]
)
WORDS = st.one_of(HOSTILE, st.text(st.characters(codec="utf-8"), max_size=8))
DOCUMENTS = st.dictionaries(
    st.sampled_from(["standing", "name", "purpose"]),
    st.one_of(WORDS, st.dictionaries(st.just("standing"), HOSTILE)),
    max_size=3,
)
TABLES = st.dictionaries(st.integers(1, 40).map(str), DOCUMENTS, max_size=6)


def kept(documents: dict[str, Document]) -> Tables:
    """Return the tables as they come back from a view of these people."""
    tables = Tables()
    for id, document in documents.items():
        tables.apply(Change("people", id, None, document))
    first, body = view.encode(Mark(), tables)
    return view.decode(Path("network.json"), first + body)[1]


@given(TABLES)
def test_looking_through_a_table_finds_what_parsing_it_finds(
    documents: dict[str, Document],
) -> None:
    tables = kept(documents)
    active = {i: d for i, d in documents.items() if d.get("standing") == "active"}
    alone = [kept(documents).get("people", id) for id in [*documents, "none"]]
    assert alone == [*documents.values(), None]
    assert tables.holding("people", "standing", "active") == active
    assert tables.count("people") == len(documents)
    assert tables.is_empty("people") is (not documents)
    assert tables["people"] == documents
    assert tables.holding("people", "standing", "active") == active


@given(TABLES)
def test_a_change_that_came_later_is_counted_too(
    documents: dict[str, Document],
) -> None:
    tables = kept(documents)
    tables.apply(Change("people", "99", None, {"standing": "active"}))
    assert "99" in tables.holding("people", "standing", "active")
    assert tables.count("people") == len(documents) + 1
    assert not tables.is_empty("people")


IDS = st.one_of(
    st.sampled_from(
        ["1", "11", '"', "\\", '\\"', '":{', "1\n", "é", "李", "", "people"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=5),
)


@given(st.dictionaries(IDS, DOCUMENTS, max_size=8), st.lists(IDS, max_size=12))
def test_one_document_is_what_parsing_all_of_them_finds(
    documents: dict[str, Document], asked_for: list[str]
) -> None:
    tables = kept(documents)
    for id in (*documents, *asked_for):
        assert tables.get("people", id) == documents.get(id)
        assert tables.get("talks", id) is None
    assert tables["people"] == documents


@given(
    st.dictionaries(IDS, DOCUMENTS, max_size=6),
    st.lists(st.tuples(IDS, st.none() | DOCUMENTS), max_size=6),
)
def test_one_document_is_as_the_changes_that_came_later_left_it(
    documents: dict[str, Document], changes: list[tuple[str, Document | None]]
) -> None:
    tables, then = kept(documents), dict(documents)
    for id, document in changes:
        assert tables.get("people", id) == then.get(id)
        tables.apply(Change("people", id, then.get(id), document))
        then.pop(id, None)
        if document is not None:
            then[id] = document
    for id in (*documents, *then, "none"):
        assert tables.get("people", id) == then.get(id)
    assert tables["people"] == then


@given(st.dictionaries(IDS, DOCUMENTS, min_size=1, max_size=6), IDS)
def test_a_change_of_some_fields_is_seen_in_one_document(
    documents: dict[str, Document], name: str
) -> None:
    tables, id = kept(documents), next(iter(documents))
    old = documents[id]
    new = {**old, "name": name}
    change = Change.between("people", id, old, new)
    if change:
        tables.apply(change)
    assert tables.get("people", id) == new
    assert tables.holding("people", "name", name).get(id) == new


@given(said=WORDS, document=DOCUMENTS)
def test_the_head_of_a_line_is_the_line_without_its_changes(
    said: str, document: Document
) -> None:
    entry = Entry(
        id="1",
        at="2026-11-22T09:12:03.123Z/0000",
        device="d",
        session="s",
        kind=Kind.DECIDE,
        said=f',"changes":[{said}',
        of="1",
        changes=(Change("people", "1", None, document),),
    )
    line = encode(entry)[:-1]
    whole, head = decode(line, "d"), decode_head(line, "d")
    assert (head.id, head.at, head.said, head.of) == ("1", whole.at, whole.said, "1")
    assert whole.changes
    assert not head.changes


def test_a_flipped_bit_in_what_changed_is_seen_in_the_head_too() -> None:
    entry = Entry(
        "1",
        "2026-11-22T09:12:03.123Z/0000",
        "d",
        "s",
        Kind.DECIDE,
        "x",
        "1",
        (Change("people", "1", None, {"name": "Ada"}),),
    )
    line = encode(entry)[:-1].replace(b"Ada", b"Ida")
    with pytest.raises(ValueError, match="checksum"):
        decode_head(line, "d")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["status", "--short"], {"short": True, "json": False}, id="flag"),
        pytest.param(
            ["--home", "x", "people", "a", "b"], {"query": ["a", "b"]}, id="words"
        ),
        pytest.param(["cap", "9", "--why", "w"], {"cap": 9, "why": "w"}, id="number"),
    ],
)
def test_a_command_is_parsed_though_its_parser_is_made_late(
    arguments: list[str], expected: dict[str, object]
) -> None:
    options = vars(parser().parse_args(arguments))
    assert options["command"] in arguments
    assert expected.items() <= options.items()
