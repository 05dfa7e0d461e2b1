"""Where one goes on writing in a text that ends with one's name."""

from __future__ import annotations

import pytest

from store.rules.drafts import letter, written_on_at


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
