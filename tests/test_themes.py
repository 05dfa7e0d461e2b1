"""The themes can be read: each tone on its ground, as it is said and as it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from people import seat, three_wait
from rich.color import Color, ColorSystem
from rich.segment import Segment

from screens.looks import Looks, look_named
from screens.themes import PALETTES, Palette
from store.network import Network
from tui.app import FewerApp
from tui.config import Config, read_config

TEXT, DIM = 4.5, 3.0
"""The least contrast of text, and of what is merely beside it (WCAG 2.2, 1.4.3)."""

TONES = ("text", "accent", "good", "warn", "bad", "dim")


def luminance(colour: tuple[int, int, int]) -> float:
    """Return how bright a colour is, from 0 to 1.

    Relative luminance as WCAG 2.2 defines it: https://www.w3.org/TR/WCAG22/
    #dfn-relative-luminance.
    """

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted(luminance(c.get_truecolor()) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def shown(colour: str, system: ColorSystem) -> Color:
    """Return what a terminal with so many colours shows of one."""
    return Color.parse(colour).downgrade(system)


def test_contrast_is_what_the_standard_says_it_is() -> None:
    black, white, grey = map(Color.parse, ("#000000", "#ffffff", "#767676"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_every_tone_can_be_read_on_its_ground(
    palette: Palette, system: ColorSystem
) -> None:
    ground = shown(palette.ground, system)
    for tone in TONES:
        least = DIM if tone == "dim" else TEXT
        assert contrast(shown(getattr(palette, tone), system), ground) >= least, tone
    cursor = shown(palette.cursor, system)
    assert contrast(shown(palette.cursor_text, system), cursor) >= TEXT
    assert contrast(cursor, ground) >= 1.35, "the cursor's row is not seen"


def test_the_themes_are_those_that_may_be_chosen() -> None:
    look = look_named("theme")
    assert look
    assert look.values == ("terminal", *(palette.name for palette in PALETTES))
    assert [palette.is_dark for palette in PALETTES] == [True, True, False, False]


@pytest.fixture
def colourful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize("palette", PALETTES[1::2], ids=lambda palette: palette.name)
@pytest.mark.usefixtures("colourful")
async def test_whatever_is_drawn_can_be_read(
    palette: Palette, network: Network, tmp_path: Path
) -> None:
    three_wait(network)
    config = Config(tmp_path / "config.toml", Looks(theme=palette.name))
    pairs: dict[tuple[Color, Color], str] = {}
    async with seat(network, config=config) as app:
        for keys in ("2", "r", "q", "S", "question_mark", "escape", "colon", "escape"):
            await app.press(keys)
            pairs |= drawn_pairs(app.app)
        for page in "13456":
            await app.press(page)
            pairs |= drawn_pairs(app.app)
    grounds = {ground.name for _text, ground in pairs}
    assert grounds >= {palette.ground, palette.cursor}
    for (text, ground), said in pairs.items():
        least = DIM if text.name == palette.dim else TEXT
        assert contrast(text, ground) >= least, f"{text.name} {ground.name}: {said!r}"


def drawn_pairs(app: FewerApp) -> Iterator[tuple[tuple[Color, Color], str]]:
    """Return each colour that text has with the ground it stands on, and the text."""
    # Private: Textual has no other way to read what a screen shows.
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if isinstance(segment, Segment) and segment.text.strip() and segment.style:
                style = segment.style
                text, ground = style.color, style.bgcolor
                assert text, segment
                assert ground, segment
                if style.reverse:
                    text, ground = ground, text
                yield (text, ground), segment.text


@pytest.mark.parametrize(
    ("environ", "worn"),
    [
        pytest.param({"COLORTERM": "truecolor"}, "dusk", id="truecolor"),
        pytest.param({"TERM": "tmux-256color"}, "dusk", id="256 colours"),
        pytest.param({"TERM": "xterm"}, "terminal", id="16 colours"),
        pytest.param({"COLORTERM": "24bit", "NO_COLOR": "1"}, "terminal", id="none"),
    ],
)
async def test_a_theme_is_worn_where_the_terminal_has_its_colours(
    network: Network,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    environ: dict[str, str],
    worn: str,
) -> None:
    for name in ("COLORTERM", "NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    three_wait(network)
    path = tmp_path / "config.toml"
    async with seat(network, config=Config(path)) as app:
        await app.press("S T")
        assert app.app.theme == worn
        assert app.app.looks.theme == "dusk"
        hidden = {"xterm": "hidden in 16 colours"}.get(environ.get("TERM", ""), "")
        assert hidden in app.message
        assert ("NO_COLOR" in app.message) == ("NO_COLOR" in environ)
    assert read_config(path).looks.theme == "dusk"


@pytest.mark.usefixtures("colourful")
async def test_a_theme_goes_on_at_the_start_and_by_the_palette(
    network: Network, tmp_path: Path
) -> None:
    three_wait(network)
    path = tmp_path / "config.toml"
    path.write_text('theme = "linen"\n')
    async with seat(network, config=read_config(path)) as app:
        assert app.app.theme == "linen"
        await app.press("colon")
        await app.write("theme moss")
        await app.press("enter")
        assert app.app.theme == "moss"
        assert app.message == "Theme: moss · kept in config.toml"
    assert path.read_text() == 'theme = "moss"\n'
