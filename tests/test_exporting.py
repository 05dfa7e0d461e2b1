"""The way out: everything as text, and the store as a whole."""

from __future__ import annotations

import csv
import io
import json
import tarfile
from pathlib import Path

import pytest
from command_line import Fewer
from people import HOSTILE, begin, connection, export_of, tended, three_wait

from store.documents import TABLES
from store.exchange.address_book import as_csv, as_vcards
from store.network import Network
from store.records import Person
from store.text import clean

ANA = "Ana Diaz"


@pytest.fixture
def kept(network: Network) -> Network:
    """Three wait, and Ana is tended."""
    three_wait(network)
    tended(network, ANA)
    return network


def test_json_holds_every_table_whole(fewer: Fewer, kept: Network) -> None:
    code, out, _ = fewer("export", "--format", "json")
    assert code == 0
    everything = json.loads(out)
    assert everything.keys() == {*TABLES.values()}
    assert [p["name"] for p in everything["people"]] == [ANA]
    assert len(everything["invitations"]) == 3


def test_a_table_comes_back_as_it_was_and_no_cell_is_a_formula() -> None:
    names = (*HOSTILE, "=HYPERLINK(1)", "@sum", "-1", "O'Brien, Bo")
    people = [Person(id=str(n), name=name) for n, name in enumerate(names)]
    rows = list(csv.DictReader(io.StringIO(as_csv(people), newline="")))
    assert [row["name"].removeprefix("'") for row in rows] == [*map(clean, names)]
    assert not any(row["name"][:1] in "=+-@" for row in rows)


def test_a_card_is_folded_between_characters_and_its_signs_are_literal() -> None:
    ana = Person(
        id="7",
        name="Ana; Diaz, PhD",
        company="李" * 60,
        purpose="one\\two\nthree",
        email="ana@example.org",
    )
    text = as_vcards([ana])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    assert "FN:Ana\\; Diaz\\, PhD" in lines
    assert f"ORG:{'李' * 60}" in lines
    assert "NOTE:one\\\\two\\nthree" in lines
    assert (lines[0], lines[-2]) == ("BEGIN:VCARD", "END:VCARD")


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Alan Novák 🏳️‍🌈", "Novák;Alan;;;"), ("🌈", "🌈;;;;"), ("Jo P.", "P.;Jo;;;")],
)
def test_a_family_name_has_a_letter(name: str, parts: str) -> None:
    lines = as_vcards([Person(id="7", name=name)]).split("\r\n")
    assert f"FN:{name}" in lines
    assert f"N:{parts}" in lines


def test_no_file_is_written_over_unless_it_is_forced(
    fewer: Fewer, kept: Network, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.write_text("dear to me")
    for typed in (
        ("backup", str(there)),
        ("export", "--format", "csv", "-o", str(there)),
        ("review", "--format", "md", "-o", str(there)),
    ):
        code, _, err = fewer(*typed)
        assert (code, there.read_text()) == (1, "dear to me")
        assert "is there already: --force writes over it" in err
        assert fewer(*typed, "--force")[0] == 0
        assert there.read_bytes() != b"dear to me"
        there.write_text("dear to me")


def test_an_export_to_a_file_is_for_its_owner_alone(
    fewer: Fewer, kept: Network, tmp_path: Path
) -> None:
    path = tmp_path / "people.vcf"
    code, out, _ = fewer("export", "--format", "vcf", "-o", str(path))
    assert (code, out) == (0, f"Wrote {path}\n")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_text("utf-8").count("BEGIN:VCARD") == 1


def test_a_backup_brings_all_of_it_back_with_its_history(
    fewer: Fewer, kept: Network, tmp_path: Path
) -> None:
    path, home = tmp_path / "all.tar.gz", tmp_path / "elsewhere"
    assert fewer("backup", str(path))[0] == 0
    code, out, _ = fewer("restore", str(path), "--home", str(home))
    assert (code, out) == (0, f"Restored 1 person into {home}\n")
    before = fewer("export", "--format", "json")[1]
    assert fewer("--home", str(home), "export", "--format", "json")[1] == before
    history = fewer("history", "--json")[1]
    assert fewer("--home", str(home), "history", "--json")[1] == history
    assert fewer("--home", str(home), "check")[0] == 0


def test_no_store_is_written_over(fewer: Fewer, kept: Network, tmp_path: Path) -> None:
    path = tmp_path / "all.tar.gz"
    fewer("backup", str(path))
    code, _, err = fewer("restore", str(path))
    assert code == 1
    assert "something is there, and nothing is written over" in err


def test_what_is_no_backup_restores_nothing(fewer: Fewer, tmp_path: Path) -> None:
    home = tmp_path / "elsewhere"
    text, empty = tmp_path / "text", tmp_path / "empty.tar"
    text.write_text("no archive")
    with tarfile.open(empty, "w") as archive:
        archive.addfile(tarfile.TarInfo("../journal/evil.jsonl"))
    for path in (text, empty, tmp_path / "missing"):
        code, _, err = fewer("restore", str(path), "--home", str(home))
        assert (code, home.exists()) == (1, False), err


def test_an_empty_store_is_exported_as_nothing(fewer: Fewer, network: Network) -> None:
    begin(network)
    for command in ("export", "review"):
        code, out, err = fewer(command, "--format", "md")
        assert (code, out, err) == (0, "", "No review was ended yet.\n")
    assert fewer("export", "--format", "vcf")[1] == ""
    network.decide(export_of(connections=[connection(ANA)]))
    assert ANA in fewer("export", "--format", "csv")[1]


def test_a_damaged_backup_is_in_nobodys_way(
    fewer: Fewer, kept: Network, tmp_path: Path
) -> None:
    whole, damaged = tmp_path / "all.tar.gz", tmp_path / "damaged.tar"
    home = tmp_path / "elsewhere"
    fewer("backup", str(whole))
    with tarfile.open(whole) as archive, tarfile.open(damaged, "w") as copy:
        for member in archive:
            opened = archive.extractfile(member)
            assert opened
            data = opened.read().replace(b"Ana Diaz", b"Ana Dias")
            copy.addfile(member, io.BytesIO(data))
    code, _, err = fewer("restore", str(damaged), "--home", str(home))
    assert (code, home.exists()) == (3, False), err
    assert not list(tmp_path.glob(".restoring-*"))
    assert fewer("restore", str(whole), "--home", str(home))[0] == 0
