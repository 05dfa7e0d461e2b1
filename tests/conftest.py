from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from store.network import Network

TODAY = date(2026, 11, 22)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where a store is to be; nothing is there yet."""
    return tmp_path / "home"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where this device keeps its name."""
    return tmp_path / "state"


@pytest.fixture
def open_network(home: Path, state: Path) -> Iterator[Callable[[], Network]]:
    """Open sessions on the same store, on the same day; closed when the test ends."""
    with ExitStack() as sessions:
        yield lambda: sessions.enter_context(
            closing(Network(home, state, today=lambda: TODAY))
        )


@pytest.fixture
def network(open_network: Callable[[], Network]) -> Network:
    """A session on a store of its own, on a fixed day."""
    return open_network()
