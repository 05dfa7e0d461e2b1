"""Every screen as text, at every size: what changes on one is seen in a diff.

`pytest tests/test_snapshots.py --rewrite` writes them anew, to be read and checked in.
"""

from __future__ import annotations

import re
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from people import (
    PERSONAL,
    SIZES,
    TODAY,
    begin,
    connection,
    export_of,
    incoming,
    misdrawn,
    seat,
)
from picture import picture

from screens.page import Page
from store.decisions.imports import ImportLinkedIn
from store.exchange.rows import MessageDay
from store.network import Network
from tui.bindings import kinds
from tui.demo import fill

KEPT = Path(__file__).parent / "snapshots"

OVER_THE_DEMO = {
    "review": "1",
    "review_look_back": "1 g g enter",
    "review_step_2": "2 1 2",
    "review_step_4": "2 1 4",
    "review_step_5": "2 1 5",
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
    "outgoing": "g o",
    "draft": "g o enter",
    "draft_writing": "g o enter i",
    "draft_asked": "c n Z o e space R e e d enter enter",
    "introductions": "g n",
    "introduction": "g n enter",
    "introduction_under_way": "g n j enter",
    "introduction_note": "g n j r",
    "introduction_turned_down": "g n d",
    "sweet_spot": "g t",
    "sweet_spot_writing": "g t i",
    "leads": "g l",
    "quality": "g e",
    "outcome": "g e enter",
    "outcome_asked": "g e w",
    "seasons": "g s",
    "season": "g s enter",
    "decisions": "g d",
    "before_undo": "g d enter",
    "settings": "S",
    "settings_found": "S / h o u r s",
    "settings_hours": "S h",
    "card": "6 / i s : a c t i v e enter enter p",
    "gift_asked": "6 H",
    "cap_asked": "5 C",
    "forget_asked": "6 enter X",
    "merge_asked": "6 enter =",
    "merge": "6 enter = a d a space b enter",
    "break_asked": "5 w b",
    "break": "5 w b + 1 0 d enter + 1 4 d enter",
    "review_intention": "2 1 G k enter",
    "review_end": "2 1 G enter",
    "reviews": "2 1 G enter y q v",
    "review_read": "2 1 v enter",
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
    "empty_outgoing": "g o",
    "empty_introductions": "g n",
    "empty_sweet_spot": "g t",
    "empty_leads": "g l",
    "empty_quality": "g e",
    "empty_seasons": "g s",
    "empty_decisions": "g d",
    "empty_settings": "S",
    "empty_weeks": "5 w",
    "empty_capture": "1 enter",
}

OVER_AN_IMPORT = {
    "first_review": "1",
    "first_review_step_2": "1 g g enter enter enter",
    "first_review_step_5": "greater_than_sign",
    "first_review_step_6": "greater_than_sign",
    "first_review_intention": "enter",
}
"""A first review of somebody who brought an export in, and tends nobody yet."""

_BACK = "escape " * 4
_WHERE = re.compile(r"(?<=Your notes stay in ).*")
"""Where a store is differs from one run to the next."""
_DECIDED_AT = re.compile(
    r"^( [ >] )\d+ \w{3}(?: \d{4})? +(?:\d\d:\d\d  )?(.{0,20}(?<! )).*$", re.M
)
"""When something was decided, by the clock: a longer day leaves less of what it was."""
_DECIDED_IN_IT = re.compile(
    r"^ +(?:\d+ decisions?|… \d+ more).*\n(?=.*\Z)", re.M | re.S
)
"""What was decided in a review, by the clock too, or how much more of it there is."""


def shown_pages() -> set[type[Page]]:
    """Return the pages that one can be on; others are but what these have in common."""
    pages = {kind for kind in kinds() if issubclass(kind, Page)}
    return {kind for kind in pages if not any(kind in p.__mro__[1:] for p in pages)}


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
        rewrite = request.config.getoption("--rewrite")
        seen = await _walk(network, OVER_THE_DEMO, size, rewrite)
    assert shown_pages() - seen == set(), "A page without a snapshot: it needs one."


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_over_nothing_is_as_it_was_read(
    tmp_path: Path, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        begin(network)
        await _walk(network, OVER_NOTHING, size, request.config.getoption("--rewrite"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_first_review_over_an_import_is_as_it_was_read(
    tmp_path: Path, size: tuple[int, int], request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        begin(network, incoming("Maya Lindqvist", PERSONAL), incoming("Ren Ito"))
        network.decide(_an_export())
        await _walk(
            network, OVER_AN_IMPORT, size, request.config.getoption("--rewrite"), ""
        )


def _an_export() -> ImportLinkedIn:
    """Return connections, some of whom the user has written with."""
    written = (
        ("Sophia Papadopoulos-Lindqvist", 40, 12),
        ("Jo Park", 3, 2),
        ("Lena Fischer", 600, 31),
        ("Olu Ade", 900, 4),
    )
    return export_of(
        connections=[connection(name) for name in (*(w[0] for w in written), "Al Ba")],
        messages=[
            MessageDay(name, "", TODAY - timedelta(days=ago), "Thank you.", number)
            for name, ago, number in written
        ],
    )


PICTURE = Path(__file__).parents[1] / "docs" / "picture.svg"


async def test_the_picture_in_the_readme_is_what_the_demo_shows(
    demo: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    home = tmp_path / "demo-home"
    shutil.copytree(demo, home)
    with closing(Network(home, home, today=lambda: TODAY)) as network:
        async with seat(network, (128, 28)) as app:
            await app.press("4")
            rows = app.app.screen._compositor.render_strips()
            drawn = picture(rows, "The follow-up queue of fewer")
    if request.config.getoption("--rewrite"):
        PICTURE.write_text(drawn, "utf-8")
    assert PICTURE.read_text("utf-8") == drawn
    assert "](docs/picture.svg)" in README.read_text("utf-8")


README = PICTURE.parents[1] / "README.md"


async def _walk(
    network: Network,
    screens: dict[str, str],
    size: tuple[int, int],
    rewrite: bool,
    back: str = _BACK,
) -> set[type[Page]]:
    """Go through the screens, and say of all of them at once what is another.

    `back` leads back from each. Returns the pages that were gone through.
    """
    place = KEPT / f"{size[0]}x{size[1]}"
    others = {}
    seen = set()
    async with seat(network, size) as app:
        for name, keys in screens.items():
            await app.press(back, keys)
            assert misdrawn(app, size) == [], name
            seen.add(type(app.page))
            shown, path = _shown(name, app.text), place / f"{name}.txt"
            if rewrite:
                place.mkdir(parents=True, exist_ok=True)
                path.write_text(shown, "utf-8")
            elif not path.exists() or path.read_text("utf-8") != shown:
                others[name] = shown
    assert others == {}, "\n".join(f"{name}:\n{text}" for name, text in others.items())
    return seen


def _shown(name: str, text: str) -> str:
    if name.endswith("decisions"):
        text = _DECIDED_AT.sub(r"\1DAY     TIME   \2", text)
    if name == "review_read":
        text = _DECIDED_IN_IT.sub(" DECISIONS\n", text)
    return _WHERE.sub("HOME", text) + "\n"


def test_no_snapshot_is_of_a_screen_that_is_not_looked_at() -> None:
    names = {*OVER_THE_DEMO, *OVER_NOTHING, *OVER_AN_IMPORT}
    for width, height in SIZES:
        kept = {path.stem for path in (KEPT / f"{width}x{height}").glob("*.txt")}
        assert kept == names
