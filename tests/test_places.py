"""Where things are, as the user says it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import Unreadable, Unusable
from tui.__main__ import run
from tui.places import file_named, home_of, state_of

NOBODY = "~nobody-of-that-name/x"


def test_a_tilde_is_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert home_of("~/a", {}) == tmp_path / "a"
    assert state_of({"FEWER_STATE": "~/b"}) == tmp_path / "b"
    assert file_named("~/c.zip") == tmp_path / "c.zip"


@pytest.mark.parametrize(
    "place",
    [
        lambda: home_of(NOBODY, {}),
        lambda: home_of(None, {"FEWER_HOME": NOBODY}),
        lambda: state_of({"FEWER_STATE": NOBODY}),
    ],
)
def test_a_home_of_somebody_unknown_is_said(place: Callable[[], object]) -> None:
    with pytest.raises(Unusable, match="knows no home of ~nobody-of-that-name"):
        place()


def test_a_file_of_somebody_unknown_is_said() -> None:
    with pytest.raises(Unreadable, match="knows no home of ~nobody-of-that-name"):
        file_named(NOBODY)


@pytest.mark.parametrize(
    "arguments", [["--home", NOBODY, "status"], ["import", NOBODY]]
)
def test_it_is_one_line_on_standard_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert err.startswith(f"fewer: {NOBODY}: ")
