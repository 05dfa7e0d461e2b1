"""Where one goes on writing in a text that ends with one's name."""

from __future__ import annotations

from datetime import date

import pytest

from store.records import Talk, TalkKind
from store.rules.drafts import after_a_while, letter, written_on_at


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Hello Ren, thank you.\nAsha", "Hello Ren, thank you."),
        (letter("Ren Ito", "here it is:", "Asha"), "Hello Ren,\n\nHere it is:"),
        ("Hello Ren.\n\nAsha\n", "Hello Ren."),
    ],
)
def test_one_goes_on_before_one_s_name(text: str, before: str) -> None:
    assert text[: written_on_at(text, "Asha")] == before


@pytest.mark.parametrize("text", ["", "Asha", "Dear Asha", "Hello.\nAsha\nPS: more"])
def test_where_no_name_stands_below_the_text_one_goes_on_at_its_end(text: str) -> None:
    assert written_on_at(text, "Asha") == len(text)


def test_without_a_name_one_goes_on_at_the_end() -> None:
    assert written_on_at("Hello.\n", "") == len("Hello.\n")


@pytest.mark.parametrize(
    ("said", "asks_how_it_went"),
    [
        ("Lunch in December? I have a question about hiring.", False),
        ("I asked for the list", False),
        ("她什么时候来\uff1f", False),
        ("the new job, her basket of apples", True),
        ("We moved!", True),
    ],
)
def test_a_letter_asks_how_it_went_only_where_nobody_waits_for_an_answer(
    said: str, asks_how_it_went: bool
) -> None:
    on = date(2026, 10, 2)
    talk = Talk(id="1", person="2", on=on, kind=TalkKind.MESSAGE, said=said)
    begun = after_a_while(talk, date(2026, 11, 22))
    assert begun.startswith("when we last wrote, on 2 Oct, it was about this: “")
    assert ("How has it gone since?" in begun) is asks_how_it_went
    assert ("I'd like to come back to that." in begun) is not asks_how_it_went
