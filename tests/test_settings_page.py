"""The settings by key: every one seen with its reason, changed, undone, found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import Fewer
from people import SIZES, begin, misdrawn, seat

from screens.looks import LOOKS
from screens.setting_rows import SETTINGS
from screens.settings_page import _KEYS
from store.decisions.settings import ChangeLapse, ReviewOn
from store.errors import OutOfRange
from store.network import Network
from store.records import Settings
from tui.config import Config, read_config

CHANGES: tuple[tuple[str, str, str, Callable[[Settings], object], object], ...] = (
    ("n", "Asha B", "Replies are signed Asha B", lambda s: s.name, "Asha B"),
    ("m", "7", "7 meetings a week", lambda s: s.meetings_per_week, 7),
    ("h", "6", "6 hours a week", lambda s: s.hours_per_week, 6),
    ("d", "1 1 0 1 1 0 0", "Hours from", lambda s: s.hours_by_weekday, "1 1 0 1 1 0 0"),
    ("t", "9 8 7 6", "Minutes:", lambda s: s.touch_minutes, 6),
    ("p", "se", "The public holidays of SE", lambda s: s.country, "SE"),
    ("a", "21", "Who is asked from now on lapses", lambda s: s.lapse_days, 21),
    ("r", "tue", "The review is on Tuesday", lambda s: s.review_weekday, 1),
)
"""The key of a setting, what is typed, what is said, and what it is then."""


@pytest.fixture
def begun(network: Network) -> Network:
    begin(network)
    return network


@pytest.mark.parametrize(
    ("opener", "key", "typed", "said", "value", "then"),
    [*(("key", *change) for change in CHANGES), ("enter", *CHANGES[-1])],
)
async def test_a_setting_is_changed_in_its_line_and_undone(
    begun: Network,
    opener: str,
    key: str,
    typed: str,
    said: str,
    value: Callable[[Settings], object],
    then: object,
) -> None:
    before = value(begun.settings)
    async with seat(begun) as app:
        await app.press("S")
        if opener == "enter":
            at = [keys[0] for keys, _, _ in _KEYS.values()].index(key)
            await app.press(*["j"] * at, "enter")
        else:
            await app.press(key)
        await app.press("ctrl+u")
        await app.write(typed)
        await app.press("enter")
        assert app.message.startswith(said)
        assert value(begun.settings) == then
        assert f" > {key} " in app.cursor
        await app.press("u")
        assert value(begun.settings) == before
        await app.press("U")
        assert value(begun.settings) == then


async def test_a_cap_is_changed_with_its_reason(begun: Network) -> None:
    async with seat(begun) as app:
        await app.press("S c 9 enter enter")
        assert "The reason is kept" in app.body
        await app.write("less is more")
        await app.press("enter")
        assert "9 people" in app.cursor
        assert "less is more" in next(begun.history()).said
        await app.press("u")
        assert "12 people" in app.cursor


async def test_escape_at_a_question_changes_nothing(begun: Network) -> None:
    before = begun.settings
    async with seat(begun) as app:
        await app.press("S")
        for key in "ncmhdtpar":
            await app.press(key, "escape")
            assert "How you are held to it" in app.text
    assert begun.settings == before


async def test_every_setting_stands_there_with_its_key_and_its_reason(
    begun: Network,
) -> None:
    async with seat(begun, (140, 40)) as app:
        await app.press("S")
        for each in (*SETTINGS, *LOOKS):
            id = getattr(each, "id", "") or getattr(each, "name", "")
            assert f" {_KEYS[id][0][0]} {each.label}" in app.cursor
            beside = " ".join(row.rpartition("│")[2] for row in app.rows)
            assert each.why.split(". ")[0] in " ".join(beside.split())
            await app.press("j")
    assert {*_KEYS} == {s.id for s in SETTINGS} | {look.name for look in LOOKS}


async def test_a_look_is_the_next_one_at_each_key_and_a_number_is_asked_for(
    begun: Network, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    async with seat(begun, config=Config(path)) as app:
        await app.press("S Y")
        yes = "Mouse: yes, from the next start on · kept in config.toml"
        assert app.message == f"{yes} · u takes it back"
        await app.press("Y enter")
        assert "auto" in app.cursor
        await app.press("W")
        await app.write("3")
        await app.press("enter")
        assert "A number from 4 to 52, please." in app.body
        await app.press("ctrl+u")
        await app.write("20")
        await app.press("enter")
        assert "20" in app.cursor
        await app.press("W", "escape")
    assert read_config(path).looks.weeks == 20


async def test_u_takes_back_how_it_looks_and_undoes_no_decision_unseen(
    begun: Network, tmp_path: Path
) -> None:
    path = tmp_path / "config.toml"
    begun.decide(ChangeLapse(30))
    async with seat(begun, config=Config(path)) as app:
        await app.press("S Y Y A u")
        assert (
            app.message == "ASCII alone: auto · kept in config.toml · u takes it back"
        )
        await app.press("u")
        assert "Mouse" in app.cursor
        assert "yes" in app.cursor
        await app.press("u")
        assert read_config(path).looks.mouse == "auto"
        await app.press("u")
        assert "No change made here is left to be taken back." in app.message
        await app.press("U")
        assert read_config(path).looks.mouse == "yes"
        assert begun.settings.lapse_days == 30
        await app.press("g g u")
        assert begun.settings.lapse_days == 14
        assert read_config(path).looks.mouse == "yes"


async def test_slash_finds_a_setting_by_its_reason_and_escape_shows_all(
    begun: Network,
) -> None:
    async with seat(begun) as app:
        await app.press("S slash")
        await app.write("dunbar")
        await app.press("enter")
        assert "Active at once" in app.cursor
        assert "Meetings a week" not in app.text
        await app.press("c", "escape", "escape")
        assert "Meetings a week" in app.text
        await app.press("slash")
        await app.write("no such thing")
        assert "No setting has “no such thing” in it." in app.text
        await app.press("enter", "enter", "q")
        assert "Meetings a week" in app.text
        await app.press("q")
        assert "How you are held to it" not in app.text


async def test_it_is_opened_once_and_leads_back_to_where_one_was(
    begun: Network,
) -> None:
    async with seat(begun) as app:
        await app.press("6 S S")
        assert "[6 People]" in app.rows[1]
        await app.press("q")
        assert "Nobody is here yet." in app.text


async def test_what_the_command_line_changes_is_seen(begun: Network) -> None:
    async with seat(begun) as app:
        await app.press("S")
        begun.decide(ChangeLapse(30))
        app.app.draw()
        await app.settle()
        assert "30 days" in app.text


@pytest.mark.parametrize("size", SIZES)
async def test_the_settings_are_whole_in_ascii_at_every_size(
    begun: Network, size: tuple[int, int]
) -> None:
    async with seat(begun, size, ascii=True) as app:
        await app.press("S")
        assert misdrawn(app, size) == []
        await app.press("G")
        assert misdrawn(app, size) == []
        assert "O Opens on" in app.cursor


@pytest.mark.parametrize(
    "decision", [ChangeLapse(0), ChangeLapse(91), ReviewOn(-1), ReviewOn(7)]
)
def test_what_nobody_can_mean_is_refused(
    begun: Network, decision: ChangeLapse | ReviewOn
) -> None:
    before = begun.settings
    with pytest.raises(OutOfRange):
        begun.decide(decision)
    assert begun.settings == before


# The command.


def test_settings_are_listed_with_what_changes_each(fewer: Fewer) -> None:
    code, said, _ = fewer("settings")
    assert code == 0
    assert "lapse     14      fewer settings lapse DAYS" in said
    assert json.loads(fewer("settings", "--json")[1])["review"] == "Sunday"


@pytest.mark.parametrize(
    ("typed", "said", "name", "value"),
    [
        (("name", "Asha", "B"), "Replies are signed Asha B", "name", "Asha B"),
        (("meetings", "7"), "7 meetings a week", "meetings", 7),
        (("lapse", "1"), "Who is asked from now on lapses after 1 day", "lapse", 1),
        (("review", "tue"), "The review is on Tuesday", "review", "Tuesday"),
    ],
)
def test_a_setting_is_changed_by_command_and_undone(
    fewer: Fewer, typed: tuple[str, ...], said: str, name: str, value: object
) -> None:
    before = fewer("settings", "--json")[1]
    assert fewer("settings", *typed)[1].startswith(said)
    assert json.loads(fewer("settings", "--json")[1])[name] == value
    fewer("undo")
    assert fewer("settings", "--json")[1] == before


@pytest.mark.parametrize(
    ("typed", "code", "why"),
    [
        (("lapse", "soon"), 1, "“soon” is no number of days."),
        (("meetings", "0"), 1, "a number from 1 to 100"),
        (("review", "t"), 1, "“t” is no day of the week. Try: sun."),
        (("name", " "), 1, "A name, please"),
        (("review",), 2, "review goes with VALUE"),
        (("cap", "9"), 2, "invalid choice"),
    ],
)
def test_a_setting_that_nobody_can_mean_is_refused_by_command(
    fewer: Fewer, typed: tuple[str, ...], code: int, why: str
) -> None:
    ended, _, wrong = fewer("settings", *typed)
    assert ended == code
    assert why in wrong
