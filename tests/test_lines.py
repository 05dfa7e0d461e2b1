from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual import on
from textual.app import App, ComposeResult
from textual.getters import query_one

from screens.widgets.glyphs import ASCII, UNICODE, Glyphs
from screens.widgets.lines import Heading, Item, Lines, Row
from screens.widgets.matching import folded, matches
from screens.widgets.spans import Span, column, cut, fit, literal, wrap

HOSTILE = [
    "[/]",
    "[@click=app.quit]Bob[/]",
    "李小龍" * 30,
    "👩‍👩‍👧" * 45,
    "محمد می‌خواهم",
    "e\N{COMBINING ACUTE ACCENT}" * 120,
    "\x1b[31mred\x1b]52;c;eA==\x07",
    "tab\there\nand there",
    "\N{RIGHT-TO-LEFT OVERRIDE}evil",
    "\ud800 alone",
    "",
]


class Host(App[None]):
    """Stands in for a screen: shows the lines, and hears what becomes of them."""

    ENABLE_COMMAND_PALETTE = False
    lines = query_one(Lines)

    def __init__(self, items: Sequence[Item], glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.glyphs = glyphs
        self.items = items
        self.moved: list[str | None] = []
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield Lines(self.items)

    @on(Lines.Moved)
    def note_move(self, message: Lines.Moved) -> None:
        self.moved.append(message.key)

    @on(Lines.Opened)
    def note_opening(self, message: Lines.Opened) -> None:
        self.opened.append(message.key)

    @property
    def shown(self) -> list[str]:
        """The text of each line on the screen."""
        height = self.lines.size.height
        return [self.lines.render_line(y).text.rstrip() for y in range(height)]


@dataclass
class Counted:
    """An item that notes down each time it is drawn."""

    key: str
    drawn: list[str] = field(compare=False)

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        self.drawn.append(self.key)
        yield self.key, ""


def rows(*keys: str) -> list[Item]:
    return [Row(key, ((key, ""),)) for key in keys]


def many(count: int) -> list[Item]:
    return rows(*(f"{n:05}" for n in range(count)))


GROUPS: list[Item] = [
    Heading("New", "1 of 2"),
    *rows("ren", "maya"),
    Heading("Asked"),
    *rows("tom"),
]


@pytest.mark.parametrize(
    ("keys", "at"),
    [
        pytest.param("j", "00001", id="down"),
        pytest.param("j down k", "00001", id="up"),
        pytest.param("k", "00000", id="not above the first"),
        pytest.param("G", "00099", id="bottom"),
        pytest.param("G j", "00099", id="not below the last"),
        pytest.param("end home", "00000", id="top"),
        pytest.param("ctrl+d", "00023", id="page down"),
        pytest.param("pagedown pagedown ctrl+u", "00023", id="page up"),
        pytest.param("G pagedown", "00099", id="no page after the last"),
    ],
)
async def test_a_key_moves_the_cursor(keys: str, at: str) -> None:
    app = Host(many(100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys.split())
        assert app.lines.key == at
        assert f" > {at}" in app.shown


async def test_the_cursor_skips_headings_both_ways() -> None:
    app = Host(GROUPS)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j", "j", "k", "k", "k")
    assert app.moved == ["ren", "maya", "tom", "maya", "ren"]


async def test_the_heading_above_the_first_row_comes_back_into_view() -> None:
    app = Host([Heading("New"), *many(30)])
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("G", *["k"] * 29)
        assert app.shown[:2] == [" New", " > 00000"]


@pytest.mark.parametrize("key", ["enter", "l"])
async def test_opening_says_what_the_cursor_is_on(key: str) -> None:
    app = Host(GROUPS)
    async with app.run_test() as pilot:
        await pilot.press("j", key)
    assert app.opened == ["maya"]


async def test_nothing_is_opened_in_an_empty_list() -> None:
    app = Host([Heading("New")])
    async with app.run_test() as pilot:
        await pilot.press("enter", "j", "G", "ctrl+d", "n")
        assert app.lines.place == (0, 0)
    assert app.opened == app.moved == []


@pytest.mark.parametrize(
    ("after", "key"),
    [
        pytest.param(["c", "b", "a", "x"], "c", id="to where it went"),
        pytest.param(["a", "b", "d"], "d", id="gone: to the next in its place"),
        pytest.param(["a", "b"], "b", id="gone with all after it: to the last"),
        pytest.param([], None, id="nothing left"),
    ],
)
async def test_the_cursor_stays_with_its_key(after: list[str], key: str | None) -> None:
    app = Host(rows("a", "b", "c", "d"))
    async with app.run_test() as pilot:
        await pilot.press("j", "j")
        app.lines.show(rows(*after))
        await pilot.pause()
        assert app.lines.key == key
    assert app.moved[-1] == key


async def test_the_cursor_is_told_from_other_rows_by_its_sign() -> None:
    app = Host(rows("a", "b"))
    async with app.run_test(size=(80, 24)):
        assert app.shown[:3] == [" > a", "   b", ""]


async def test_100_000_rows_are_drawn_only_where_they_show() -> None:
    drawn: list[str] = []
    app = Host([Counted(str(n), drawn) for n in range(100_000)])
    async with app.run_test(size=(80, 24)) as pilot:
        assert set(drawn) == {str(n) for n in range(24)}
        drawn.clear()
        await pilot.press("j")
        assert sorted(drawn) == ["0", "1"]
        await pilot.press("G")
        assert app.lines.place == (100_000, 100_000)
        assert len(set(drawn)) <= 2 + 24


async def test_a_row_that_changes_is_the_only_one_drawn_again() -> None:
    drawn: list[str] = []
    items = [Counted(str(n), drawn) for n in range(10)]
    app = Host(items)
    async with app.run_test(size=(80, 24)) as pilot:
        drawn.clear()
        app.lines.show([*items[:4], Counted("changed", drawn), *items[5:]])
        await pilot.pause()
    assert drawn == ["changed"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("width", [4, 40, 80])
async def test_any_name_fills_its_line_exactly(name: str, width: int) -> None:
    app = Host([Heading(name, name), *rows("first"), Row("x", ((name, "warn"),))])
    async with app.run_test(size=(width, 24)):
        for y in range(4):
            strip = app.lines.render_line(y)
            assert sum(cell_len(segment.text) for segment in strip) == width


async def test_markup_in_a_name_is_drawn_as_written() -> None:
    name = "[@click=app.quit]Bob[/]"
    app = Host([Row("bob", ((name, ""),))])
    async with app.run_test() as pilot:
        assert app.shown[0] == f" > {name}"
        await pilot.click(Lines, offset=(5, 0))
        assert app.is_running
        assert app.opened == ["bob"]


def test_what_a_terminal_would_obey_becomes_visible() -> None:
    assert literal("\x1b[31m\x07\x9b1m\N{RIGHT-TO-LEFT OVERRIDE}") == "?[31m??1m?"
    assert literal("a\tb\nc") == "a b c"


@pytest.mark.parametrize("name", ["José", "李小龍", "می‌خواهم", "👩‍👩‍👧", "O'Brien"])
def test_names_of_all_the_world_come_through(name: str) -> None:
    assert literal(name) == name


@pytest.mark.parametrize(
    ("text", "width", "seen"),
    [
        pytest.param("Maya", 4, "Maya", id="it fits"),
        pytest.param("Maya", 3, "Ma…", id="it doesn't"),
        pytest.param("李小龍", 5, "李小…", id="between wide signs"),
        pytest.param("李小龍", 4, "李…", id="never half a wide sign"),
        pytest.param("👩‍👩‍👧x", 2, "…", id="never half a family"),
        pytest.param("Maya", 0, "", id="no room at all"),
    ],
)
def test_a_cut_is_seen(text: str, width: int, seen: str) -> None:
    assert cut(text, width) == seen
    assert cell_len(column(text, width)) == width


def test_a_line_too_long_ends_in_a_mark_even_between_its_parts() -> None:
    assert fit([("abcd", ""), ("ef", "dim")], 4) == [("abc…", "")]
    assert fit([("abc", ""), ("def", "dim")], 4) == [("abc", ""), ("…", "dim")]


def test_a_text_is_broken_between_words_by_cells() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("李小龍 李小龍", 7) == ["李小龍", "李小龍"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("", 10) == [""]


@pytest.mark.parametrize(
    ("pattern", "text"), [("jose", "José"), ("STRASSE", "Straße"), ("Ø", "ø")]
)
def test_case_and_accents_hide_nothing(pattern: str, text: str) -> None:
    assert matches(folded(pattern), f"x {text} y") == [(2, 2 + len(text))]


async def test_finding_goes_round_and_marks_every_match() -> None:
    app = Host(rows("Ana", "Ren", "José Ána", "Tom"))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines.find("ana")
        await pilot.press("n", "n", "N")
        assert app.moved == ["Ana", "José Ána", "Ana", "José Ána"]
        other = app.lines.render_line(0)
        assert [s.text for s in other if s.style and s.style.underline] == ["Ana"]


async def test_finding_what_is_not_there_moves_nothing() -> None:
    app = Host(rows("Ana", "Ren"))
    async with app.run_test() as pilot:
        await pilot.press("j")
        assert not app.lines.find("zoe")
        assert app.lines.key == "Ren"


async def test_a_smaller_terminal_keeps_the_cursor_in_view() -> None:
    app = Host(many(100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["j"] * 20)
        await pilot.resize_terminal(40, 12)
        assert " > 00020" in app.shown


async def test_ascii_draws_nothing_else_of_its_own() -> None:
    app = Host([Heading("Léa" * 40), Row("x", (("── · …" * 20, ""),))], ASCII)
    async with app.run_test(size=(40, 10)):
        assert app.shown[1] == " > -- - ~-- - ~-- - ~-- - ~-- - ~-- - ~~"
        assert app.shown[0].endswith("~")


async def test_without_colours_the_cursor_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(rows("a", "b"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("j")
        [cursor] = app.lines.render_line(1)
        assert cursor.text.startswith(" > b")
        assert cursor.style == Style(reverse=True)


async def test_a_tall_list_leaves_no_scrollbar() -> None:
    app = Host(many(100))
    async with app.run_test(size=(80, 24)):
        assert app.lines.size.width == 80


# A cursor that was left.


async def test_a_cursor_that_was_left_stands_on_nothing_until_it_is_moved() -> None:
    app = Host(rows("a", "b", "c"))
    async with app.run_test() as pilot:
        app.lines.leave()
        app.lines.show(rows("b", "c"))  # As when another session decides.
        assert app.lines.key is None
        await pilot.press("j")
        assert app.lines.key == "b"
        app.lines.leave()
        await pilot.press("k")
        assert app.lines.key == "b"


async def test_a_list_that_was_left_empty_begins_at_its_first_line() -> None:
    app = Host(rows("a"))
    async with app.run_test():
        app.lines.show([])
        app.lines.leave()
        app.lines.show(rows("b", "c"))
        assert app.lines.key == "b"
