"""The emptiest Textual app: a header and a footer. The baseline for starting."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header


class EmptyApp(App[None]):
    """Shows its title, and leaves on `ctrl+q`, which Textual binds."""

    TITLE = "Nothing at all"

    def compose(self) -> ComposeResult:
        """Set the header above the footer."""
        yield Header()
        yield Footer()


if __name__ == "__main__":
    EmptyApp().run()
