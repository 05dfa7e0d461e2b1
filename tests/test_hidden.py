"""What is shown while a part of a page is hidden."""

from __future__ import annotations

from textual.app import App, ComposeResult

from screens.widgets.beside import Beside
from screens.widgets.glyphs import UNICODE
from screens.widgets.lines import Lines, Row
from screens.widgets.sheet import Sheet


class Host(App[None]):
    """Stands in for a page: a list above a text."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None  # What loses the focus when it is hidden is drawn anew.
    CSS = "Lines, Sheet { height: 2; } .-gone Beside { display: none; }"
    glyphs = UNICODE

    def compose(self) -> ComposeResult:
        with Beside():
            yield Lines()
            yield Sheet()

    def say(self, what: str) -> None:
        """Show it in both, the text as wide as there is room."""
        self.query_one(Lines).show([Row("key", ((what, ""),))])
        self.query_one(Sheet).show(lambda width: [((f"{what}, {width} wide", ""),)])

    @property
    def drawn(self) -> list[str]:
        """What is painted, which Textual tells no other way."""
        strips = self.screen._compositor.render_strips()
        return [text for strip in strips if (text := strip.text.strip())]


async def test_what_is_said_while_nothing_is_seen_is_there_when_it_is_seen_again() -> (
    None
):
    app = Host()
    async with app.run_test(size=(30, 6)) as pilot:
        app.say("before")
        await pilot.pause()
        assert app.drawn == ["> before", "before, 30 wide"]
        app.screen.add_class("-gone")
        await pilot.pause()
        assert app.drawn == []
        app.say("after")
        app.screen.remove_class("-gone")
        await pilot.pause()
        assert app.drawn == ["> after", "after, 30 wide"]
