"""Read files by name out of a folder or a zip, or one file alone, within bounds.

Nothing is ever unpacked to the disk, and a zip's own word on sizes is not taken: a
member is read piece by piece, until it ends or has gone too far.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from copy import copy
from functools import partial
from pathlib import Path
from re import split
from typing import Protocol
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from store.errors import Unreadable
from store.text import clean

MOST_BYTES = 200_000_000
"""What one file may hold: many times the largest seen in an export."""

MOST_RATIO = 200
"""How far a member may have been shrunk; a zip bomb's is near a thousand."""

SMALL = 10_000_000
"""Bytes up to which the ratio doesn't matter."""

_PIECE = 1 << 20
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = 0x1
_BROKEN = (BadZipFile, EOFError, RuntimeError, ValueError, struct.error, zlib.error)
"""What zipfile raises for zips that are not as they should be."""
_SPREADSHEET = "this is a spreadsheet; save it as CSV (UTF-8)"
_DAMAGED = "the zip is damaged or was cut off; download it again"


class Found(Struct, frozen=True):
    """What one file holds, and where it was."""

    path: Path
    """What the user named: the file itself, or the folder or zip it lies in."""
    name: str
    """The file's own name, fit to be shown."""
    data: bytes
    is_inside: bool
    """Whether it lies in a folder or zip that was named, and wasn't named itself."""


class _Opener(Protocol):
    def __call__(self) -> bytes: ...


_Candidate = tuple[str, _Opener]


def find(path: Path, wanted: Sequence[str]) -> list[Found]:
    """Return the `wanted` files of a folder or zip, or the one file that `path` is.

    Names are compared without case, spaces and underscores. Files may lie one folder
    down, as they do when an export was packed or unpacked together with its folder.
    Raise Unreadable if there is none of them, or two for one name.
    """
    with _told_plainly(path):
        if path.is_dir():
            return _chosen(path, _in_folder(path), wanted)
        data = _data_of(path)
        if data not in _ZIP_MAGIC:
            return [Found(path, _shown(path.name), data, is_inside=False)]
        with _opened_zip(path) as archive:
            return _chosen(path, _in_zip(archive), wanted)


@contextmanager
def _told_plainly(path: Path) -> Iterator[None]:
    """Say what the system has against `path` in words for the user."""
    shown = clean(str(path))
    try:
        yield
    except (FileNotFoundError, ValueError):
        raise Unreadable(shown, "there is no such file") from None
    except PermissionError:
        raise Unreadable(shown, "you have no permission to read it") from None
    except OSError as error:
        raise Unreadable(shown, error.strerror or "it can't be read") from error


def _chosen(
    path: Path, candidates: Sequence[_Candidate], wanted: Sequence[str]
) -> list[Found]:
    """Read the candidates that have wanted names, in the order they are wanted."""
    found: list[Found] = []
    for name in wanted:
        same = [each for each in candidates if _plain(each[0]) == _plain(name)]
        if len(same) > 1:
            raise Unreadable(path, f"it holds {len(same)} files named {name}; name one")
        found += [
            Found(path, _shown(own), data(), is_inside=True) for own, data in same
        ]
    if not found:
        raise Unreadable(path, f"it holds none of {', '.join(wanted)}")
    return found


def _plain(name: str) -> str:
    """Bring a file's name into the form in which names are compared."""
    return name.casefold().replace(" ", "").replace("_", "")


def _shown(name: str) -> str:
    return clean(name, 80)


def _data_of(path: Path) -> bytes:
    """Return what a file holds; of a zip, only the magic it begins with."""
    if path.exists() and not path.is_file():  # Opening a pipe would wait for ever.
        raise Unreadable(path, "this is neither a file nor a folder")
    with path.open("rb") as file:
        magic = file.read(4)
        if magic in _ZIP_MAGIC:
            return magic
        data = magic + file.read(MOST_BYTES)
    if len(data) > MOST_BYTES:
        raise Unreadable(path, "this is larger than any export")
    if data.startswith(_OLE_MAGIC):
        raise Unreadable(path, _SPREADSHEET)
    if path.suffix.lower() == ".zip":
        raise Unreadable(path, _DAMAGED)
    return data


def _in_folder(folder: Path) -> list[_Candidate]:
    """Return the files in `folder` and, where that is denied us, nothing more below."""
    below: list[Path] = []
    for child in sorted(folder.iterdir()):
        if child.is_dir():
            with suppress(OSError):
                below += child.iterdir()
        else:
            below.append(child)
    return [(file.name, partial(_data_of, file)) for file in below]


@contextmanager
def _opened_zip(path: Path) -> Iterator[ZipFile]:
    try:
        with ZipFile(path) as archive:
            if _is_spreadsheet(archive):
                raise Unreadable(path, _SPREADSHEET)
            yield archive
    except _BROKEN:
        raise Unreadable(path, _DAMAGED) from None


def _is_spreadsheet(archive: ZipFile) -> bool:
    """Tell whether this zip is Excel's, LibreOffice's or Numbers' own format."""
    names = archive.namelist()
    marks = ("xl/", "content.xml", "Index/Document.iwa", "Index/Tables/")
    return any(name.startswith(marks) for name in names)


def _in_zip(archive: ZipFile) -> list[_Candidate]:
    """Return the members at the top or one folder down."""
    candidates: list[_Candidate] = []
    for member in archive.infolist():
        *folders, name = split(r"[/\\]", member.filename)
        if len(folders) <= 1 and not member.is_dir():
            candidates.append((name, partial(_member, archive, member)))
    return candidates


def _member(archive: ZipFile, member: ZipInfo) -> bytes:
    """Return what a member holds; raise Unreadable for one that nobody honest made."""
    path, name = str(archive.filename), _shown(member.filename)
    if member.flag_bits & _PASSWORD:
        raise Unreadable(path, f"{name} is locked with a password")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Unreadable(path, f"{name} is packed in a way LinkedIn doesn't use")
    data = bytearray()
    unbounded = copy(member)
    unbounded.file_size = MOST_BYTES + _PIECE  # Else zipfile stops where it's told to.
    with archive.open(unbounded) as file:
        while piece := file.read(_PIECE):
            data += piece
            if _is_bomb(len(data), member.compress_size):
                raise Unreadable(path, f"{name} unpacks to more than any export")
    if len(data) != member.file_size:
        raise Unreadable(path, f"{name} doesn't have the size that the zip says")
    return bytes(data)


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > MOST_BYTES or unpacked > max(SMALL, MOST_RATIO * packed)
