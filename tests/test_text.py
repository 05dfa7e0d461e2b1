import sys
import time
from collections.abc import Callable
from itertools import pairwise
from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.text import LINE_LIMIT, clean, clean_lines

VISIBLE_FORMATS = set(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2"
)
VISIBLE_FORMATS |= {"\U000110bd", "\U000110cd"}  # Number signs and the like: they show.
JOINERS = set("\u200c\u200d")

TROUBLE = [
    *("a", "J", " ", "  ", "\n", "\r", "\t", "1", "é", "李", "م", "ی", "خ", "क", "ที"),
    *("\u1100", "\u1161", "\u11a8", "\u09c7", "\u09be", "\u212b", "\ufb2c", "\u0958"),
    *("\x1b", "\x1b[", "\x1b]", "\x9b", "\x9d", "\x9c", "\x07", "\\", "[", "31m"),
    *("\u200b", "\u200c", "\u200d", "\u200d\u200d", "\u202e", "\u2066", "\ufeff"),
    *("\u0301", "\u0316", "\u0323", "\u05b0", "\u094d", "\u20e3", "\u3099", "\u034f"),
    *("👩", "👧", "🏽", "☀", "\ufe0f", "\ufe0e", "\U000e0101", "🇩", "🇪", "🏴"),
    *(
        "\U000e0067",
        "\ud800",
        "\udfff",
        "\ufffe",
        "\u00a0",
        "\u2004",
        "\u3000",
        "\u2028",
    ),
    *("\u115f", "\u3164", "\u2800", "\x85", "\x00", "…", "か", "𑂙", "𑂺"),
]
any_text = st.one_of(
    st.text(st.characters(codec=None)),
    st.lists(st.sampled_from(TROUBLE)).map("".join),
    st.lists(st.sampled_from(TROUBLE), max_size=40).map("".join),
)
cleaners = pytest.mark.parametrize("cleaner", [clean, clean_lines])
Cleaner = Callable[[str, int], str]


@pytest.mark.parametrize(
    "text",
    [
        *("José", "O'Brien", "李小龍", "محمد", "می‌خواهم", "👩‍👩‍👧", "Nguyễn Thị Minh"),
        *("สมชาย ที่นี่", "हिन्दी", "क्षमा", "שָׁלוֹם", "ශ්‍රී ලංකා", "র‍্যাব", "རྒྱུད"),
        *("1️⃣", "❤️‍🔥", "🏳️‍🌈", "🏴‍☠️", "👍🏽", "🇩🇪🇫🇷", "👩🏽‍❤️‍💋‍👨🏻", "葛󠄀城", "Tanaka ⭐️"),
        *("Zoë Müller, PhD", "Acme®", "50 % “so” · naïve", "\U0001fae8"),
    ],
)
def test_real_names_and_emoji_come_through_unchanged(text: str) -> None:
    assert clean(text) == text
    assert clean_lines(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("Jose\u0301", "José", id="an accent typed apart is composed"),
        pytest.param("\x1b[1;31mAnn\x1b[0m", "Ann", id="colours"),
        pytest.param("\x9b2JAnn", "Ann", id="an 8-bit CSI"),
        pytest.param("\x1b]0;owned\x07Ann", "Ann", id="a window title"),
        pytest.param("\x1b]8;;http://x\x1b\\Ann\x1b]8;;\x1b\\", "Ann", id="a link"),
        pytest.param("\x9d52;c;aGk=\x9cAnn", "Ann", id="an 8-bit clipboard write"),
        pytest.param("\x1bPq#0;2\x1b\\Ann", "Ann", id="a picture"),
        pytest.param("\x1bcAnn", "Ann", id="a reset"),
        pytest.param("Ann\x1b[", "Ann", id="a sequence cut short"),
        pytest.param("\x1b]0;Ann", "0;Ann", id="a string that never ends"),
        pytest.param("A\x00n\x08n\x7f", "Ann", id="control characters"),
        pytest.param("\u202eAnn\u202c \u2067Lee\u2069", "Ann Lee", id="bidi"),
        pytest.param("A\u200bn\u2060n\ufeff\u00ad", "Ann", id="zero width"),
        pytest.param("A\u200dn\u200cn", "Ann", id="joiners that join nothing"),
        pytest.param(
            "\u200d👩\u200d\u200c\u200d👧\u200d", "👩\u200d👧", id="joiners in a run"
        ),
        pytest.param("A\ufe0fnn", "Ann", id="a selector that selects nothing"),
        pytest.param("⭐\ufe0f\ufe0f", "⭐\ufe0f", id="selectors in a run"),
        pytest.param("🏴\U000e0067\U000e007f", "🏴", id="tag characters"),
        pytest.param("A\ud800nn\udfff", "Ann", id="lone surrogates"),
        pytest.param("A\ufdd0nn\U0010ffff", "Ann", id="noncharacters"),
        pytest.param("\u0301 \u0301Ann", "Ann", id="marks on nothing"),
        pytest.param(" Ann\t \r\nLee \n", "Ann Lee", id="spaces and line ends"),
        pytest.param("a\u2004b\u2008c\u00a0d\u3000e", "a b c d e", id="exotic spaces"),
        pytest.param("\u3164\u2800", "", id="fillers that look like a name"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_what_could_deceive_is_dropped(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_no_base_carries_more_than_four_marks() -> None:
    assert clean("H" + "\u0316\u0317" * 50 + "i") == "H" + "\u0316\u0317" * 2 + "i"


def test_joiners_and_selectors_start_no_new_count_of_marks() -> None:
    zalgo = "क" + "\u0951\u200d\u0952\ufe0f" * 20
    assert sum(category(char) == "Mn" for char in clean(zalgo)) == 4


def test_lines_keep_their_ends_and_their_inner_spaces() -> None:
    assert clean_lines("Hi,\r\n\r\n\tso  far \rgood\u2028bye\n\n") == (
        "Hi,\n\n    so  far\ngood\nbye"
    )


def test_marks_that_open_a_line_are_dropped() -> None:
    assert clean_lines("Hi\n\u0301there") == "Hi\nthere"


def test_a_cut_is_visible() -> None:
    assert clean("x" * 400) == "x" * (LINE_LIMIT - 1) + "…"
    assert clean("Ann Lee", 5) == "Ann…"
    assert clean("Ann Lee", 7) == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "limit", "kept"),
    [
        pytest.param("ab👩‍👩‍👧cd", 6, "ab…", id="in a family"),
        pytest.param("abq\u0323\u0302cd", 4, "ab…", id="before a mark"),
        pytest.param("ab👍🏽cd", 4, "ab…", id="before a skin tone"),
        pytest.param("ab1️⃣cd", 5, "ab…", id="in a keycap"),
        pytest.param("🇩🇪🇫🇷🇮🇹", 4, "🇩🇪…", id="in a flag"),
        pytest.param("می‌خواهم", 4, "می…", id="after a joiner of letters"),
        pytest.param(
            "👩‍" * 9 + "👩", 6, "👩‍👩‍👩…", id="in a sign longer than the limit"
        ),
    ],
)
def test_a_cut_never_splits_a_sign(text: str, limit: int, kept: str) -> None:
    assert clean(text, limit) == kept


@cleaners
@given(text=any_text, limit=st.integers(1, 30) | st.just(LINE_LIMIT))
@example(text="\u0301 \u0301a", limit=9)
@example(text="a \u200d b", limit=9)
@example(text="\u05e9\u05c1\ufe00\u3099\ufe00", limit=9)
@example(text="\u09c7\ufe0f\u09be\u200d\u0995", limit=9)
def test_cleaning_twice_changes_nothing_more(
    cleaner: Cleaner, text: str, limit: int
) -> None:
    once = cleaner(text, limit)
    assert cleaner(once, limit) == once


@cleaners
@given(text=any_text, limit=st.integers(1, 30) | st.just(LINE_LIMIT))
def test_what_comes_out_is_fit_to_draw(cleaner: Cleaner, text: str, limit: int) -> None:
    result = cleaner(text, limit)
    assert len(result) <= limit
    assert is_normalized("NFC", result)
    assert result == result.strip()
    allowed = JOINERS | VISIBLE_FORMATS | ({"\n"} if cleaner is clean_lines else set())
    assert not {c for c in result if category(c) in {"Cc", "Cf", "Cs"}} - allowed
    assert not any(a in JOINERS and b in JOINERS for a, b in pairwise(result))
    assert not result or {result[0], result[-1]}.isdisjoint(JOINERS)


def test_every_invisible_character_of_unicode_is_dropped() -> None:
    invisible = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    every = map(chr, range(sys.maxunicode + 1))
    left = {
        c for c in every if category(c) in invisible and clean(f"a{c}b") == f"a{c}b"
    }
    assert left == VISIBLE_FORMATS


@pytest.mark.parametrize(
    "unit",
    ["\u0316\u0301", "\x9d", "\x1b]", "👩\u200d", "\ufe0f", "🇩", "\u0301 ", "x "],
)
def test_hostile_text_costs_time_in_proportion_to_its_length(unit: str) -> None:
    began = time.process_time()
    clean("a" + unit * 50_000)
    assert time.process_time() - began < 2  # Quadratic would take minutes.
