from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import pytest
from command_line import Fewer
from days import Calendar

from store.network import Network
from tui.__main__ import run


def pytest_configure(config: pytest.Config) -> None:
    """Let the processes of a run share compiled code, apart from the checkout's.

    A fifth of the time goes into compiling the same files anew where that is forbidden.
    """
    if sys.dont_write_bytecode:
        compiled = str(config.rootpath / ".pytest_cache" / "compiled")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = compiled
        sys.dont_write_bytecode = False


@pytest.fixture(autouse=True, scope="session")
def nobodys_looks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep away from the keys and the looks of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FEWER_CONFIG", str(tmp_path_factory.mktemp("config")))
        yield


@pytest.fixture(autouse=True, scope="session")
def short_moments() -> Iterator[None]:
    """Let a question wait for the rest of a word no longer than a test has to."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("screens.widgets.prompt.MOMENT", 0.05)
        yield


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a store is to be; nothing is there yet."""
    return tmp_path / "home"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where this device keeps its name."""
    return tmp_path / "state"


@pytest.fixture
def calendar() -> Calendar:
    """The day on which it all is: the same Sunday, until a test sets another one."""
    return Calendar()


@pytest.fixture
def open_network(
    home: Path, state: Path, calendar: Calendar
) -> Iterator[Callable[[], Network]]:
    """Open sessions on the same store, on the same day; closed when the test ends."""
    with ExitStack() as sessions:
        yield lambda: sessions.enter_context(
            closing(Network(home, state, today=lambda: calendar.day))
        )


@pytest.fixture
def network(open_network: Callable[[], Network]) -> Network:
    """A session on a store of its own, on the calendar's day."""
    return open_network()


@pytest.fixture
def fewer(
    home: Path,
    state: Path,
    calendar: Calendar,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Fewer:
    """Type a command; returns its exit code, its output and its errors.

    It is typed on the calendar's day; `fewer` itself would ask the clock.
    """
    on_that_day = partial(Network, today=lambda: calendar.day)
    monkeypatch.setattr("store.network.Network", on_that_day)
    monkeypatch.setenv("FEWER_HOME", str(home))
    monkeypatch.setenv("FEWER_STATE", str(state))

    def type_in(*arguments: str) -> tuple[int, str, str]:
        try:
            code = run(list(arguments))
        except SystemExit as ended:
            code = int(ended.code or 0)
        return code, *capfd.readouterr()

    return type_in


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let snapshots be written anew."""
    parser.addoption("--rewrite", action="store_true", help="write snapshots anew")
