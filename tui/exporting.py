"""The way out on the command line: everything as text, and the store as a whole."""

from __future__ import annotations

import io
import os
import sys
import tarfile
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from store.documents import TABLES, to_json
from store.errors import Unreadable, Unusable
from store.journal.files import make_private_directory, replace
from store.rules.words import count
from tui.commands import network_of, say_so
from tui.places import file_named, file_to_write, home_of
from tui.printing import write_bytes

if TYPE_CHECKING:
    from store.network import Network

# What is kept, as text.


def _export(options: Namespace) -> int:
    """Print everything, or the people, or write it to a file."""
    with network_of(options) as network:
        text = FORMATS[options.format](network)
    if options.path is not None:
        path = file_to_write(options.path, force=options.force)
        replace(path, text.encode())  # For the owner's eyes only, whole or not at all.
        return say_so(options, f"Wrote {path}", path=str(path))
    if options.format == "json":
        write_bytes(text.rstrip().encode())
    elif text:
        print(text.replace("\r\n", "\n"), end="")
    else:
        print(NOTHING[options.format], file=sys.stderr)
    return 0


def _as_json(network: Network) -> str:
    """Return every record by its table, each field by its name."""
    from msgspec import json

    every: dict[str, list[Any]] = {
        TABLES[kind]: [to_json(record) for record in network.every(kind)]
        for kind in TABLES
    }
    return json.format(json.encode(every), indent=2).decode() + "\n"


def _as_csv(network: Network) -> str:
    from store.exchange.address_book import as_csv

    return as_csv(network.find_people(""))


def _as_vcards(network: Network) -> str:
    from store.exchange.address_book import as_vcards

    return as_vcards(network.find_people(""))


def _as_markdown(network: Network) -> str:
    from tui.reviewing import reviews_written

    return reviews_written(network)


FORMATS: dict[str, Callable[[Network], str]] = {
    "json": _as_json,
    "csv": _as_csv,
    "vcf": _as_vcards,
    "md": _as_markdown,
}
"""What each format holds: all there is, the people, the people, the reviews."""

NOTHING = {"vcf": "Nobody is here yet.", "md": "No review was ended yet."}
"""What is said where there is nothing to write; the others have names of fields."""


# The store as a whole.


def _backup(options: Namespace) -> int:
    """Put the journals into one archive: all there is follows from them."""
    path = file_to_write(options.path, force=options.force)
    with network_of(options) as network:
        archive = network.whole(_packed)
    replace(path, archive)
    size = f"{len(archive) / 1024:,.0f} KiB"
    return say_so(options, f"The whole store is in {path} ({size})", path=str(path))


def _packed(home: Path) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for journal in sorted((home / "journal").glob("*.jsonl")):
            archive.add(journal, f"journal/{journal.name}")
    return packed.getvalue()


def _restore(options: Namespace) -> int:
    """Unpack an archive where no store is yet; none is ever written over."""
    path = file_named(options.path)
    home = home_of(options.home, os.environ)
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise Unusable(
            f"{home}: something is there, and nothing is written over. --home DIR "
            "restores beside it."
        )
    people = _put_in_place(_unpacked(path), home)
    said = f"Restored {count(people, 'person', 'people')} into {home}"
    return say_so(options, said, home=str(home))


def _put_in_place(files: dict[str, bytes], home: Path) -> int:
    """Unpack beside the store's place, and move there only what opens whole.

    Returns how many people there are.
    """
    from store.network import Network

    home.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=home.parent, prefix=".restoring-") as made:
        beside, state = Path(made, "store"), Path(made, "state")
        make_private_directory(beside)
        make_private_directory(beside / "journal", ours=True)
        for name, data in files.items():
            replace(beside / name, data)
        with closing(Network(beside, state)) as network:
            people = sum(1 for _ in network.people())
        beside.replace(home)
    return people


def _unpacked(path: Path) -> dict[str, bytes]:
    """Return the files of an archive by their names; raises `Unreadable`."""
    found = {}
    try:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and _is_ours(member.name):
                    opened = archive.extractfile(member)
                    found[member.name] = opened.read() if opened else b""
    except (OSError, tarfile.TarError, EOFError) as error:
        raise Unreadable(path, f"it is no backup that can be read ({error})") from None
    if not found:
        raise Unreadable(path, "it holds no journal of fewer")
    return found


def _is_ours(name: str) -> bool:
    folder, _, file = name.rpartition("/")
    return folder == "journal" and file.endswith(".jsonl")


EXPORTING: dict[str, Callable[[Namespace], int]] = {
    "export": _export,
    "backup": _backup,
    "restore": _restore,
}
