from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen

from screens.widgets.drawn import Drawn
from screens.widgets.footing import Footing
from screens.widgets.glyphs import ASCII, UNICODE, Glyphs
from screens.widgets.keys import Hint, strip
from screens.widgets.lines import Lines, Row
from screens.widgets.masthead import Masthead, Tab
from screens.widgets.small import TooSmall, is_too_small

WIDE = "Bandwidth ████████░░░░  8 of 12 · room for 4 · this week 2 of 4 meetings"
NARROW = "████████░░░░ 8/12 room for 4"
TABS = (
    Tab("1", "Review"),
    Tab("2", "Inbox", 3),
    Tab("3", "Prep", 2),
    Tab("4", "Follow-up", 3),
    Tab("5", "Bandwidth"),
    Tab("6", "People"),
)
INBOX = [
    Hint("r", "reply"),
    Hint("a", "accept", enabled=False),
    Hint("s", "later"),
    Hint("d", "let go"),
    Hint("e", "edit reply"),
    Hint("p", "person"),
    Hint("u", "undo"),
    Hint("?", "keys", kept=True),
    Hint("q", "quit"),
]


class Page(Screen[None]):
    """Some screen, with some keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "reply", "reply", id="page.reply", tooltip="Reply first"),
        Binding("a", "accept", "accept", id="page.accept", tooltip="Accept"),
        Binding("x,y", "hide", "hidden", show=False, id="page.hide", tooltip="Hide"),
    ]

    masthead = query_one(Masthead)
    lines = query_one(Lines)
    footing = query_one(Footing)

    def compose(self) -> ComposeResult:
        yield Masthead()
        yield Lines([Row("ren", (("Ren", ""),)), Row("maya", (("Maya", ""),))])
        yield Footing()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "accept" and self.lines.key == "ren" else True

    def on_lines_moved(self) -> None:
        self.refresh_bindings()


class Host(App[None]):
    """Stands in for the app."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "keys", id="app.help", tooltip="The keys"),
    ]

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.theme = "ansi-dark"
        self.glyphs = glyphs

    def get_default_screen(self) -> Page:
        return Page()

    @property
    def page(self) -> Page:
        """The screen, as what it is."""
        assert isinstance(self.screen, Page)
        return self.screen


def drawn(widget: Drawn) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


async def masthead(
    width: int, tabs: Sequence[Tab] = TABS, glyphs: Glyphs = UNICODE
) -> list[str]:
    app = Host(glyphs)
    async with app.run_test(size=(width, 24)) as pilot:
        app.page.masthead.show(WIDE, NARROW, tabs, "2", "Sun 22 Nov")
        await pilot.pause()
        return drawn(app.page.masthead)


async def test_the_top_of_a_screen() -> None:
    bandwidth, tabs, rule = await masthead(80)
    assert bandwidth.rstrip() == " " + WIDE
    assert tabs == (
        " 1 Review [2 Inbox 3] 3 Prep 2  4 Follow-up 3"
        "  5 Bandwidth  6 People  Sun 22 Nov"
    )
    assert rule == "─" * 80


async def test_the_narrow_top_of_a_screen() -> None:
    assert await masthead(40) == [f" {NARROW}    Inbox 3", "─" * 40]


async def test_the_top_of_a_screen_in_ascii() -> None:
    assert all(line.isascii() for line in await masthead(80, glyphs=ASCII))


@pytest.mark.parametrize("width", range(60, 81))
async def test_no_word_at_the_top_is_clipped(width: int) -> None:
    bandwidth, tabs, _rule = await masthead(width)
    assert WIDE.startswith(bandwidth.strip())
    assert bandwidth.rstrip().endswith(("12", "4", "meetings"))
    assert "[2 Inbox 3]" in tabs
    words = {"Sun", "Nov", *(tab.name for tab in TABS)}
    for word in tabs.translate(str.maketrans("[]", "  ")).split():
        assert word in words or word.isdigit()


async def test_the_date_gives_way_to_large_counts() -> None:
    tabs = [Tab(tab.key, tab.name, tab.count * 10) for tab in TABS]
    line = (await masthead(80, tabs))[1]
    assert line.endswith("5 Bandwidth  6 People   22 Nov")
    assert "[2 Inbox 30]" in line


async def test_the_open_screen_is_told_by_its_shape_and_its_weight() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)):
        app.page.masthead.show(WIDE, NARROW, TABS, "3", "Sun 22 Nov")
        strip = app.page.masthead.render_line(1)
        bold = [
            segment.text for segment in strip if segment.style and segment.style.bold
        ]
    assert bold == ["[3 Prep 2]"]


@pytest.mark.parametrize(
    ("width", "line"),
    [
        pytest.param(
            80,
            " r reply  a accept  s later  d let go  e edit reply  p person"
            "  u undo  ? keys",
            id="eight of them",
        ),
        pytest.param(
            66,
            " r reply  a accept  s later  d let go  e edit reply  ? keys",
            id="fewer, but always the keys page",
        ),
        pytest.param(40, " r reply  a accept  s later  d let go  ?", id="narrow"),
        pytest.param(6, " ?", id="next to nothing"),
    ],
)
def test_the_key_strip_drops_hints_from_the_right(width: int, line: str) -> None:
    spans = strip(INBOX, width, UNICODE)
    assert "".join(text for text, _tone in spans) == line


@pytest.mark.parametrize("width", range(4, 100))
def test_the_key_strip_never_clips_a_word(width: int) -> None:
    text = "".join(text for text, _tone in strip(INBOX, width, UNICODE))
    assert len(text) <= width
    assert "?" in text
    assert set(text.split()) <= set(
        " ".join(f"{h.key} {h.label}" for h in INBOX).split()
    )


async def test_the_key_strip_shows_what_the_screen_can_do() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)):
        keys = drawn(app.page.footing)[1]
    assert keys.rstrip() == " r reply  a accept  Enter open  ? keys"


async def test_a_key_that_would_be_refused_is_dimmed() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        dim = await dimmed(app)
        await pilot.press("j")
        assert (dim, await dimmed(app)) == (["a accept"], [])


async def dimmed(app: Host) -> list[str]:
    strip = app.page.footing.render_line(1)
    return [s.text.strip() for s in strip if s.style and s.style.dim]


async def test_a_remapped_key_is_shown_as_it_is_now() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"page.reply": "w", "app.help": "f2"})
        await pilot.pause()
        keys = drawn(app.page.footing)[1]
    assert keys.rstrip() == " w reply  a accept  Enter open  f2 keys"


async def test_what_happened_stands_until_something_else_does() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.footing.say("Asked Ren Ito · u undoes")
        await pilot.press("j")
        assert drawn(app.page.footing)[0].rstrip() == " Asked Ren Ito · u undoes"


async def test_what_is_not_saved_stands_before_all_else() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)):
        footing = app.page.footing
        footing.hold("Not saved: no space on /home.")
        footing.say("Asked Ren Ito · u undoes")
        assert drawn(footing)[0].startswith(" Not saved")
        footing.hold("")
        assert drawn(footing)[0].startswith(" Asked Ren")


async def test_a_long_name_in_a_message_leaves_the_way_back_in_view() -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        app.page.footing.say("Asked " + "李小龍" * 30 + " · u undoes")
        await pilot.pause()
        message = [line.strip() for line in drawn(app.page.footing)[:-1]]
        assert len(message) == 3
        assert "".join(message).endswith("… · u undoes")


async def test_what_would_help_is_read_to_its_end() -> None:
    app = Host()
    reason = "Ask first: r thanks Barbara and asks how you might help each other. "
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.footing.say(reason + "w: you know Barbara")
        await pilot.pause()
        message = " ".join(line.strip() for line in drawn(app.page.footing)[:-1])
        assert message == reason + "w: you know Barbara"
        app.page.footing.say("Undone")
        await pilot.pause()
        assert len(drawn(app.page.footing)) == 2


@pytest.mark.parametrize("name", ["[/]", "[@click=app.quit]Bob[/]", "👩‍👩‍👧"])
async def test_a_hostile_name_in_a_message_is_drawn_as_written(name: str) -> None:
    app = Host()
    async with app.run_test(size=(80, 24)):
        app.page.footing.say(f"Asked {name} · u undoes")
        assert drawn(app.page.footing)[0].rstrip() == f" Asked {name} · u undoes"


@pytest.mark.parametrize("size", [(39, 24), (80, 9), (32, 8)])
async def test_a_terminal_too_small_says_so_until_it_is_larger(
    size: tuple[int, int],
) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        assert is_too_small(app.size)
        await app.push_screen(TooSmall())
        said = drawn(app.screen.query_one("Notice", Drawn))
        assert [line.strip() for line in said[:3]] == [
            "This needs 40 x 10.",
            f"Now {size[0]} x {size[1]}.",
            "q quits, all is kept.",
        ]
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert app.page.lines.has_focus


async def test_no_key_decides_anything_while_nothing_can_be_seen() -> None:
    app = Host()
    async with app.run_test(size=(32, 8)) as pilot:
        await app.push_screen(TooSmall())
        await pilot.press("j", "r", "escape")
        assert isinstance(app.screen, TooSmall)
        await pilot.press("q")
        assert not app.is_running
