"""What records become when they are kept."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from msgspec.structs import fields

from store.documents import TABLES, from_document, to_document
from store.records import (
    Direction,
    FollowUp,
    Gift,
    GiftKind,
    Introduction,
    Invitation,
    Outcome,
    Owed,
    Person,
    PrepCard,
    Record,
    Review,
    Season,
    Settings,
    Stage,
    State,
    Talk,
    TalkKind,
    Text,
    TimeOff,
)
from store.text import LINE_LIMIT, TEXT_LIMIT

OF_SEVERAL_LINES = {
    *("note", "reply", "answer", "said", "given", "received"),
    *("purpose of a meeting", "my_help", "their_help", "questions"),
    *("follows", "letter", "came", "asked_note", "other_asked_note", "sent_note"),
}

TWO_LINES = "one\nand \x1b[31mtwo\u200b"
LONG = "so much to say " * 2_000

KINDS = [
    (Person, {"name": "Ren"}),
    (
        Invitation,
        {
            "direction": Direction.INCOMING,
            "state": State.NEW,
            "name": "Ren",
            "received": datetime(2026, 11, 1),
        },
    ),
    (Talk, {"person": "1", "on": date(2026, 11, 1), "kind": TalkKind.CALL}),
    (PrepCard, {"person": "1"}),
    (FollowUp, {"owed": Owed.DUE, "what": "Call", "on": date(2026, 11, 1)}),
    (
        Introduction,
        {"stage": Stage.OFFERED, "on": date(2026, 11, 1)},
    ),
    (
        Gift,
        {
            "person": "1",
            "on": date(2026, 11, 1),
            "kind": GiftKind.HELP,
            "what": "A checklist",
        },
    ),
    (Outcome, {"what": "A new job", "on": date(2026, 11, 1)}),
    (Season, {"name": "Job search", "first": date(2025, 1, 1)}),
    (
        Review,
        {
            "day": date(2026, 11, 22),
            "begun_at": datetime(2026, 11, 22, 19),
            "ended_at": datetime(2026, 11, 22, 19, 18),
        },
    ),
    (TimeOff, {"first": date(2026, 12, 21), "last": date(2027, 1, 3)}),
    (Settings, {}),
]
TEXTS = [
    pytest.param(kind, needed, field.name, id=f"{kind.__name__}.{field.name}")
    for kind, needed in KINDS
    for field in fields(kind)  # type: ignore[arg-type]
    if field.type in (str, Text) and field.name != "id"
]


def test_every_kind_of_record_is_tried() -> None:
    assert {kind for kind, _ in KINDS} == set(TABLES)


@pytest.mark.parametrize(("kind", "needed", "name"), TEXTS)
def test_every_text_is_cleaned_and_bounded_by_what_it_is(
    kind: type[Record], needed: dict[str, Any], name: str
) -> None:
    of_a_meeting = " of a meeting" if kind is PrepCard and name == "purpose" else ""
    several = name + of_a_meeting in OF_SEVERAL_LINES
    for text, kept in (
        (TWO_LINES, "one\nand two" if several else "one and two"),
        (LONG, LONG[: (TEXT_LIMIT if several else LINE_LIMIT) - 1]),
    ):
        doc = to_document(kind(id="1", **{**needed, name: text}))
        assert doc[name].rstrip("…").strip() == kept.strip()
        again = from_document(kind, "1", doc)
        assert to_document(again) == doc


def test_a_time_of_day_and_a_truth_come_back_as_they_were() -> None:
    card = PrepCard(id="1", person="2", on=date(2026, 11, 24), at=time(15, 30))
    tried = Talk(
        id="1", person="2", on=date(2026, 11, 1), kind=TalkKind.MAIL, tried=True
    )
    for record in (card, tried):
        assert from_document(type(record), "1", to_document(record)) == record


def test_the_people_of_an_outcome_come_back_in_their_order() -> None:
    new_job = Outcome(id="1", what="A job", on=date(2026, 11, 1), people=("3", "2"))
    doc = to_document(new_job)
    assert doc["people"] == ["3", "2"]
    assert from_document(Outcome, "1", doc) == new_job
    with pytest.raises(ValueError, match="people: Expected `array`"):
        from_document(Outcome, "1", doc | {"people": "3"})


@pytest.mark.parametrize("wrong", [{"tried": 1}, {"minutes": True}, {"tried": "yes"}])
def test_a_truth_is_no_number_and_a_number_no_truth(wrong: dict[str, Any]) -> None:
    doc = {"person": "2", "on": "2026-11-01", "kind": "mail"} | wrong
    with pytest.raises(ValueError, match=r"Expected `(int|bool)`"):
        from_document(Talk, "1", doc)
