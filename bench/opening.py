"""What opening a large store costs, beside parsing the same file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import json

from bench.place import Place
from bench.table import Line, in_turn, ms
from store.journal.document_store import DocumentStore
from store.network import Network

AIM = 2.0


def measure(place: Place) -> Iterator[Line]:
    """Measure opening 10,000 people and 100,000 talks."""
    home = place.store(10_000, 100_000, 100)
    view = home / "network.json"

    def parsed() -> object:
        return json.decode(view.read_bytes())

    for what, ours in (
        ("open 10,000 people, 100,000 talks", lambda: DocumentStore(home, home)),
        ("  and look at everybody's standing", lambda: _status(home)),
        ("  and parse every table", lambda: _everything(home)),
    ):
        yield in_turn(ours, parsed, place.rounds).line(what, ms, AIM, "json.decode")


def _status(home: Path) -> object:
    network = Network(home, home)
    return network, network.status()


def _everything(home: Path) -> object:
    store = DocumentStore(home, home)
    return store, [store.tables[name] for name in store.tables]
