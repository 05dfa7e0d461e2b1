"""Every screen as text, at every size: what changes on one is seen in a diff.

`pytest tests/test_snapshots.py --rewrite` writes them anew, to be read and checked in.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from people import SIZES, TODAY, begin, misdrawn, seat
from picture import picture

from store.network import Network
from tui.demo import fill

KEPT = Path(__file__).parent / "snapshots"

OVER_THE_DEMO = {
    "review": "1",
    "review_look_back": "1 enter",
    "review_step_2": "1 enter enter 2",
    "review_step_4": "1 enter enter 4",
    "inbox": "2",
    "inbox_reply": "2 j r",
    "inbox_later": "2 s",
    "invitation": "2 enter",
    "prep": "3",
    "prep_writing": "3 i",
    "debrief": "3 m",
    "calling_off_a_full_week": "3 s",
    "follow_up": "4",
    "follow_up_letter": "4 r",
    "bandwidth": "5",
    "weeks": "5 w",
    "week": "5 w enter",
    "people": "6",
    "people_found": "6 / i s : a c t i v e enter",
    "person": "6 enter",
    "person_change": "6 enter i",
    "capture": "c",
    "go_menu": "g",
    "help": "?",
    "palette": ":",
}
"""The keys that lead to each screen over the demo, from wherever one is."""

OVER_NOTHING = {
    "empty_review": "1",
    "empty_inbox": "2",
    "empty_prep": "3",
    "empty_follow_up": "4",
    "empty_bandwidth": "5",
    "empty_people": "6",
    "empty_reviews": "1 v",
}

_BACK = "escape " * 4
_WHERE = re.compile(r"(?<=Your notes stay in ).*")
"""Where a store is differs from one run to the next."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the demo's people on a fixed day, made once."""
    home = tmp_path_factory.mktemp("snapshots") / "demo-home"
    home.mkdir()
    fill(home, TODAY)
    return home


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_over_the_demo_is_as_it_was_read(
    demo: Path, tmp_path: Path, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    shutil.copytree(demo, home)
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        await _walk(network, OVER_THE_DEMO, size, request.config.getoption("--rewrite"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_over_nothing_is_as_it_was_read(
    tmp_path: Path, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        begin(network)
        await _walk(network, OVER_NOTHING, size, request.config.getoption("--rewrite"))


PICTURE = Path(__file__).parents[1] / "docs" / "picture.svg"


async def test_the_picture_in_the_readme_is_what_the_demo_shows(
    demo: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    shutil.copytree(demo, home)
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        async with seat(network) as app:
            await app.press("4")
            rows = app.app.screen._compositor.render_strips()
            drawn = picture(rows, "The follow-up queue of fewer")
    if request.config.getoption("--rewrite"):
        PICTURE.write_text(drawn, "utf-8")
    assert PICTURE.read_text("utf-8") == drawn
    assert "](docs/picture.svg)" in README.read_text("utf-8")


README = PICTURE.parents[1] / "README.md"


async def _walk(
    network: Network, screens: dict[str, str], size: tuple[int, int], rewrite: bool
) -> None:
    """Go through the screens, and say of all of them at once what is another."""
    place = KEPT / f"{size[0]}x{size[1]}"
    others = {}
    async with seat(network, size) as app:
        for name, keys in screens.items():
            await app.press(_BACK, keys)
            assert misdrawn(app, size) == [], name
            shown, path = _shown(app.text), place / f"{name}.txt"
            if rewrite:
                place.mkdir(parents=True, exist_ok=True)
                path.write_text(shown, "utf-8")
            elif not path.exists() or path.read_text("utf-8") != shown:
                others[name] = shown
    assert others == {}, "\n".join(f"{name}:\n{text}" for name, text in others.items())


def _shown(text: str) -> str:
    return _WHERE.sub("HOME", text) + "\n"


def test_no_snapshot_is_of_a_screen_that_is_not_looked_at() -> None:
    names = {*OVER_THE_DEMO, *OVER_NOTHING}
    for width, height in SIZES:
        kept = {path.stem for path in (KEPT / f"{width}x{height}").glob("*.txt")}
        assert kept == names
