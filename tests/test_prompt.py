from __future__ import annotations

import pytest
from textual import on, work
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input

from screens.widgets.choice import Box, Choice, Option
from screens.widgets.drawn import Drawn
from screens.widgets.field import Field
from screens.widgets.glyphs import ASCII, UNICODE, Glyphs
from screens.widgets.note import Note
from screens.widgets.prompt import (
    NotUnderstood,
    OneKey,
    Parse,
    Prompt,
    Question,
    Understood,
)
from screens.widgets.spans import ends

KEYS = [
    OneKey("t", "tomorrow", "tomorrow"),
    OneKey("r", "next review", "review"),
    OneKey("m", "a month", "month"),
]
OPTIONS = [
    Option("r", "Let someone rest, then accept", "Joan Wu: quiet", "rest first"),
    Option("a", "Accept lightly, no active place", "known, not tended", "lightly"),
    Option("w", "Ask Maya to wait for a place", "until Mon 4 Jan", "wait"),
    Option("c", "Raise the cap first", "with why", "cap"),
]
WHY = "Your twelve places are taken. A new one deserves your time, so rest one first:"


def parse(text: str) -> Understood[str] | NotUnderstood:
    if text in ("fri", "tue", "4 jan", "10", "1"):
        return Understood(f"<{text}>", f"that is {text}")
    return NotUnderstood(f"{text!r} is no date I know. Try: fri, 4 jan.")


class Host(App[None]):
    """Stands in for a screen that asks."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.glyphs = glyphs
        self.answers: list[object] = []

    @work
    async def ask(self, question: ModalScreen[str | None]) -> None:
        answer = await self.push_screen_wait(question)
        self.answers.append(answer)

    def drawn(self, widget: type[Drawn]) -> list[str]:
        """Return the lines of a widget on the screen."""
        found = self.screen.query_one(widget)
        return [found.render_line(y).text.rstrip() for y in range(found.size.height)]


def later(text: str = "", parse: Parse[str] | None = parse) -> Prompt[str]:
    return Prompt(
        "Later:", KEYS, parse, remark="1-9 weeks  or type: fri, 4 jan", text=text
    )


def with_back(line: str) -> str:
    """Return a line of 80 cells that ends with the way back."""
    return ends(line, "Esc back", 79)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        pytest.param("t", "tomorrow", id="one key answers at once"),
        pytest.param("f r i enter", "<fri>", id="words wait for Enter"),
        pytest.param("1 enter", "<1>", id="a digit waits too"),
        pytest.param("1 0 enter", "<10>", id="as more may follow"),
        pytest.param("4 space j a n enter", "<4 jan>", id="a date"),
        pytest.param("space t u e enter", "<tue>", id="a space begins a text"),
        pytest.param("x backspace t", "tomorrow", id="empty again"),
        pytest.param("escape", None, id="Esc backs out"),
        pytest.param("f r i escape", None, id="Esc backs out of a text"),
    ],
)
async def test_an_answer(keys: str, answer: str | None) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(later())
        await pilot.pause()
        await pilot.press(*keys.split())
    assert app.answers == [answer]


async def test_a_letter_that_is_left_over_is_no_answer() -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(later(text="tx"))
        await pilot.pause()
        await pilot.press("backspace")
        assert app.answers == []


async def test_what_is_understood_is_said_while_typing() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(later())
        await pilot.pause()
        asked = app.drawn(Question)
        await pilot.press("f")
        assert app.drawn(Question) == asked
        await pilot.press("r", "i")
        assert app.drawn(Question) == [with_back(" that is fri  Enter takes it")]


async def test_what_is_not_understood_is_said_and_the_text_stays() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(later())
        await pilot.pause()
        await pilot.press("n", "x", "enter")
        refused = " 'nx' is no date I know. Try: fri, 4 jan.  ^u clears it"
        assert app.drawn(Question) == [with_back(refused)]
        assert app.screen.query_one(Field).value == "nx"
        await pilot.press("ctrl+u")
        assert app.screen.query_one(Field).value == ""
        assert app.drawn(Question)[0].startswith(" Later: t tomorrow")


async def test_where_nothing_was_typed_the_keys_that_answer_are_said_again() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(later())
        await pilot.pause()
        await pilot.press("enter")
        assert app.drawn(Question) == [
            " One of these:  t tomorrow  r next review  m a month  1-9 weeks",
            with_back(" or type: fri, 4 jan"),
        ]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        pytest.param(
            80,
            [
                " Later: t tomorrow  r next review  m a month  1-9 weeks"
                "  or type: fri, 4 jan"
            ],
            id="wide",
        ),
        pytest.param(
            40,
            [
                " Later: t tomorrow  r next review",
                " m a month  1-9 weeks",
                " or type: fri, 4 jan           Esc back",
            ],
            id="narrow",
        ),
    ],
)
async def test_a_question_is_whole_at_any_width(width: int, lines: list[str]) -> None:
    app = Host()
    async with app.run_test(size=(width, 12)) as pilot:
        app.ask(later())
        await pilot.pause()
        assert app.drawn(Question) == lines
        field = app.screen.query_one(Field)
        assert field.region.bottom == 12
        assert field.size.width == width - 2


@pytest.mark.parametrize(
    ("keys", "answer"), [("x t", ["tomorrow"]), ("x", []), ("q", [None])]
)
async def test_without_words_only_keys_answer(keys: str, answer: list[object]) -> None:
    app = Host()
    async with app.run_test() as pilot:
        app.ask(later(parse=None))
        await pilot.pause()
        await pilot.press(*keys.split())
        assert app.answers == answer


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        pytest.param("enter", "r", id="Enter takes the first"),
        pytest.param("j down enter", "w", id="moving on"),
        pytest.param("j k k enter", "r", id="not above the first"),
        pytest.param("j j j j j l", "c", id="not below the last"),
        pytest.param("a", "a", id="its own key"),
        pytest.param("escape", None, id="Esc backs out"),
        pytest.param("q", None, id="q backs out"),
    ],
)
async def test_a_choice(keys: str, answer: str | None) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choice("Accept Maya", WHY, OPTIONS))
        await pilot.pause()
        await pilot.press(*keys.split())
    assert app.answers == [answer]


async def test_the_box_of_a_choice() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.ask(Choice("Accept Maya", "One rests first:", OPTIONS[:2]))
        await pilot.pause()
        assert app.drawn(Box) == [
            "  ┌ Accept Maya " + "─" * 63 + "┐",
            f"  │ {'One rests first:':74} │",
            f"  │ {'':74} │",
            f"  │ {'> r  Let someone rest, then accept    Joan Wu: quiet':74} │",
            f"  │ {'  a  Accept lightly, no active place  known, not tended':74} │",
            f"  │ {'':74} │",
            "  └" + "─" * 52 + " Enter choose · Esc no ─┘",
            "",
            " r rest first  a lightly  Esc back",
        ]


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("height", [10, 12, 16, 24])
@pytest.mark.parametrize("width", [40, 59, 60, 80])
async def test_a_choice_fits_and_shows_every_option(
    width: int, height: int, glyphs: Glyphs
) -> None:
    app = Host(glyphs)
    async with app.run_test(size=(width, height)) as pilot:
        app.ask(Choice("Accept [/] 李小龍" * 9, WHY, OPTIONS))
        await pilot.pause()
        box = app.drawn(Box)
        assert len(box) <= height
        for option in OPTIONS:
            assert any(f" {option.key}  {option.label}" in line for line in box)
        sides = {len(line.translate({ord(w): "xx" for w in "李小龍"})) for line in box}
        assert width in sides
        assert max(sides) == width


async def test_a_short_terminal_loses_the_explanation_first() -> None:
    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        app.ask(Choice("Accept Maya", WHY, OPTIONS))
        await pilot.pause()
        assert not any("twelve" in line for line in app.drawn(Box))


class Form(App[None]):
    """A field and a note, one after the other."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Field("one two")
        yield Note("dear Ren")

    @on(Field.Submitted)
    @on(Field.Cancelled)
    @on(Field.EditRequested)
    @on(Note.Finished)
    @on(Note.EditRequested)
    def note_down(
        self,
        message: Input.Submitted
        | Field.Cancelled
        | Field.EditRequested
        | Note.Finished
        | Note.EditRequested,
    ) -> None:
        name = type(message).__qualname__
        text = getattr(message, "text", getattr(message, "value", ""))
        self.heard.append(f"{name} {text}".strip())


@pytest.mark.parametrize(
    ("keys", "heard"),
    [
        ("enter", "Input.Submitted one two"),
        ("escape", "Field.Cancelled"),
        ("ctrl+g", "Field.EditRequested one two"),
        ("tab escape", "Note.Finished dear Ren"),
        ("tab ctrl+g", "Note.EditRequested dear Ren"),
    ],
)
async def test_a_text_says_what_becomes_of_it(keys: str, heard: str) -> None:
    app = Form()
    async with app.run_test() as pilot:
        await pilot.press(*keys.split())
    assert app.heard == [heard]


@pytest.mark.parametrize("key", ["ctrl+backspace", "alt+backspace", "ctrl+w"])
async def test_a_word_is_deleted_to_the_left(key: str) -> None:
    app = Form()
    async with app.run_test() as pilot:
        await pilot.press("end", key)
        await pilot.press("tab", "end", key)
        assert app.query_one(Field).value == "one "
        assert app.query_one(Note).text == "dear "


async def test_tab_is_no_trap_in_a_note() -> None:
    app = Form()
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab")
        assert app.query_one(Field).has_focus
        assert app.query_one(Note).text == "dear Ren"


async def test_nothing_blinks() -> None:
    app = Form()
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab")
        assert not app.query_one(Field).cursor_blink
        assert not app.query_one(Note).cursor_blink
        assert app.query_one(Field).size.height == 1
