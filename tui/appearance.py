"""An app that looks as its user chose, and remembers it in `config.toml`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from screens.looks import Looks, Name, Value, look_named
from screens.themes import OWN, PALETTES, TONES
from screens.widgets.glyphs import ASCII, UNICODE
from store.errors import FewerError
from tui.config import Config, changed
from tui.preflight import ascii_only, colours
from tui.terminal import BARE, TerminalApp


class DressedApp(TerminalApp):
    """A terminal app with a theme, in Unicode or ASCII.

    A theme is worn only where the terminal has the colours for it; it is remembered
    in any case.
    """

    CSS = TerminalApp.CSS + TONES

    def __init__(self, reports: Path, config: Config, *, ascii: bool = False) -> None:
        super().__init__(reports)
        self._config = config
        self.glyphs = ASCII if ascii else UNICODE
        for palette in PALETTES:
            self.register_theme(palette.theme())
        self._wear(config.looks.theme)

    @property
    def looks(self) -> Looks:
        """How the user wants it to look."""
        return self._config.looks

    @property
    def config_file(self) -> Path:
        """Where that is kept."""
        return self._config.path

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the terminal's own colours what the other themes have a colour for."""
        return OWN

    def draw(self) -> None:
        """Draw everything as things stand."""

    def action_look(self, name: Name, value: Value, then: str = "") -> None:
        """Have it look otherwise from now on, and remember it; `then` is said after."""
        look = look_named(name)
        if look is None:
            return
        try:
            self._config = changed(self._config, name, value)
        except FewerError as error:
            self.say(f"{look.label} stays {self.looks.of(name)}: {error}")
            return
        remark = self._put_on(name, value) or look.later
        self.draw()
        said = f"{look.label}: {value}{', ' if remark else ''}{remark}"
        kept = f"kept in {self._config.path.name}"
        self.say(" · ".join(part for part in (said, kept, then) if part))

    def _put_on(self, name: Name, value: Value) -> str:
        """Let a choice be seen; return why it can't be, if so."""
        if name == "ascii":
            out = sys.__stdout__  # Textual has put something of its own before it.
            by_itself = ascii_only(os.environ, out.encoding if out else "ascii")
            is_ascii = value == "yes" or (value == "auto" and by_itself)
            self.glyphs = ASCII if is_ascii else UNICODE
            self.screen.refresh(layout=True)
        return self._wear(str(value)) if name == "theme" else ""

    def _wear(self, theme: str) -> str:
        """Put a theme on; return why not, where the terminal can't show it."""
        depth = colours(os.environ)
        can = depth in ("truecolor", "256")
        self.theme = theme if can else BARE.name
        if can or theme == BARE.name:
            return ""
        return "which NO_COLOR hides" if depth == "none" else "hidden in 16 colours"
