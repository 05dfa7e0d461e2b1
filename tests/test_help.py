from __future__ import annotations

import subprocess
import sys
from typing import ClassVar

import pytest
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from screens.help import Help
from screens.palette import Palette
from screens.widgets.field import Field
from screens.widgets.glyphs import ASCII, UNICODE, Glyphs
from screens.widgets.keys import KeyLine, Reach, key_lines, key_name
from screens.widgets.lines import Lines


class Base(Screen[None]):
    """What all screens have."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "back", "back", id="screen.back", tooltip="Back"),
    ]


class Inbox(Base):
    """Some screen, with some keys."""

    BINDING_GROUP_TITLE = "Inbox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "do('reply')", "reply", id="inbox.reply", tooltip="Reply first"),
        Binding("a", "accept", "accept", id="inbox.accept", tooltip="Accept"),
        Binding("d", "do('let go')", "let go", id="inbox.let_go", tooltip="It lapses"),
        Binding("f5", "do('nothing')", "unnamed"),
    ]

    def compose(self) -> ComposeResult:
        yield Lines()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "accept" else True

    def action_do(self, what: str) -> None:
        assert isinstance(self.app, Host)
        self.app.done.append(what)


class Host(App[None]):
    """Stands in for the app."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,z", "undo", "undo", id="app.undo", tooltip="Take back"),
        Binding("question_mark", "help", "keys", id="app.help", tooltip="The keys"),
        Binding("colon,ctrl+p", "palette", "commands", id="app.palette", tooltip="All"),
        Binding("f10", "leave", "leave", id="app.leave", tooltip="Leave, all saved"),
    ]

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.glyphs = glyphs
        self.done: list[str] = []

    def get_default_screen(self) -> Inbox:
        return Inbox()

    def action_undo(self) -> None:
        self.done.append("undo")

    def action_leave(self) -> None:
        self.done.append("leave")

    @work
    async def action_help(self) -> None:
        await run(await self.push_screen_wait(Help(self.screen)))

    @work
    async def action_palette(self) -> None:
        words = {"q": "app.leave", "quit": "app.leave"}
        await run(await self.push_screen_wait(Palette(self.screen, words=words)))

    @property
    def shown(self) -> list[str]:
        """The lines of the list on the screen."""
        lines = self.screen.query_one(Lines)
        return [lines.render_line(y).text.rstrip() for y in range(lines.size.height)]


async def run(line: KeyLine | None) -> None:
    if line is not None:
        await line.run()


async def test_the_keys_of_this_screen_come_first() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        lines = app.shown
        here, everywhere = lines.index(" Here"), lines.index(" Everywhere")
    assert here == 0
    assert [line[3:].split()[0] for line in lines[here + 1 : everywhere]] == list("rad")
    assert any("u z" in line and "Take back" in line for line in lines[everywhere:])
    assert any("q h Esc" in line for line in lines[everywhere:])


async def test_every_key_with_an_id_is_listed_once() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)):
        ids = [line.id for line in key_lines(app.screen)]
        bound = {b.binding.id for b in app.screen.active_bindings.values()} - {None}
    assert sorted(ids) == sorted(str(name) for name in bound)
    assert all(binding.id and binding.tooltip for binding in list_bindings())


def list_bindings() -> list[Binding]:
    return [b for cls in (Lines, Help, Palette, Field) for b in declared(cls)]


def declared(cls: type[Lines | Help | Palette | Field]) -> list[Binding]:
    return [b for b in vars(cls)["BINDINGS"] if isinstance(b, Binding)]


async def test_the_text_keys_are_listed_where_no_text_is() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", *"editor")
        assert app.shown[0] == f" {Reach.TEXT.value}"
        assert "^g" in app.shown[1]


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        pytest.param("enter", ["reply"], id="the first"),
        pytest.param("j j enter", ["let go"], id="moving on"),
        pytest.param("t a k e enter", ["undo"], id="what is typed"),
        pytest.param("x backspace l a p s enter", ["let go"], id="corrected"),
        pytest.param("t a k e escape enter", ["reply"], id="Esc clears the filter"),
        pytest.param("escape", [], id="Esc closes"),
        pytest.param("question_mark", [], id="? closes as it opens"),
        pytest.param("x x x enter escape", [], id="no such key"),
        pytest.param("j enter", [], id="what is refused is not done"),
    ],
)
async def test_a_line_of_the_keys_page_is_done(keys: str, done: list[str]) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark", *keys.split())
        await pilot.pause()
    assert app.done == done


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        pytest.param("enter", ["reply"], id="the first"),
        pytest.param("escape ctrl+p enter", ["reply"], id="by the other key"),
        pytest.param("down down enter", ["let go"], id="moving on"),
        pytest.param("down up enter", ["reply"], id="and back"),
        pytest.param("u n d o enter", ["undo"], id="what is typed"),
        pytest.param("t k e space b a k enter", ["undo"], id="what is nearly typed"),
        pytest.param("q enter", ["leave"], id=":q"),
        pytest.param("u enter", ["undo"], id="the key itself"),
        pytest.param("x x x x enter", [], id="nothing like it"),
        pytest.param("escape", [], id="Esc closes"),
    ],
)
async def test_a_command_is_done(keys: str, done: list[str]) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("colon", *keys.split())
        await pilot.pause()
    assert app.done == done


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("opener", ["question_mark", "colon"])
async def test_both_pages_are_usable_at_40_by_12(opener: str, glyphs: Glyphs) -> None:
    app = Host(glyphs)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(opener, "down", "down")
        assert any(line.startswith(" > ") for line in app.shown)
        lines = app.screen.query_one(Lines)
        assert lines.region.bottom <= 11
        assert lines.styles.border_top[0] != "solid" or not glyphs.ascii


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("ctrl+r", "^r"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("G", "G"),
        ("down", "↓"),
        ("pageup", "PgUp"),
        ("right_square_bracket", "]"),
    ],
)
def test_a_key_is_named_as_people_write_it(key: str, name: str) -> None:
    assert key_name(key) == name


def test_what_a_start_does_not_need_is_imported_later() -> None:
    heavy = ["rapidfuzz", "textual.widgets._text_area", "textual.widgets._markdown"]
    code = (
        "import sys, screens.widgets.lines, screens.widgets.masthead,"
        "screens.widgets.footing, screens.palette, screens.help;"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
