import os
import random
import struct
import time
import zlib
from collections import Counter
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from exports import ERAS, OWNER, OWNER_SLUG, Contact, Invite, Mail, write_export, zip_of
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Unreadable
from store.exchange import conversations, linkedin
from store.exchange.archive import SMALL
from store.exchange.fields import moment, slug
from store.exchange.linkedin import read_linkedin
from store.exchange.rows import Export, MessageDay
from store.records import Direction

ANN = Contact("Ann", "Lee", "ann-lee", "ann@example.com", "Acme, Inc.", "Engineer")
JOSE = Contact("José", "Muñoz", "josé-muñoz", on=date(2019, 12, 31))
HIDDEN = Contact(on=date(2017, 1, 11))
INVITES = (
    Invite("Ben Cho", "ben-cho", note="Hi Olga, we met at the fair."),
    Invite("Cleo Diaz", "cleo", incoming=False, at=datetime(2021, 4, 12, 12, 2)),
)
MAILS = (
    Mail("Ann Lee", "ann-lee", "Sure, Tuesday.", datetime(2021, 6, 2, 9, 0)),
    Mail(OWNER, OWNER_SLUG, "Lunch?", to="Ann Lee", to_slugs=("ann-lee",)),
    Mail("Ben Cho", "ben-cho", "Hello", conversation="2-ben=="),
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
every_era = pytest.mark.parametrize("era", ERAS)


def whys(export: Export) -> Counter[str]:
    return Counter(each.why for each in export.skipped)


def read_csv(folder: Path, text: str | bytes, name: str = "some.csv") -> Export:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_linkedin([path])


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        read_linkedin([path])
    assert "\n" not in str(refused.value)
    return refused.value.why


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_export(
        tmp_path / "export", "2026-06", [ANN, JOSE, HIDDEN], INVITES, MAILS
    )


# What every era says.


@every_era
def test_connections_of_every_era_are_read(era: str, tmp_path: Path) -> None:
    write_export(tmp_path, era, [ANN, JOSE, HIDDEN])
    ann, jose = read_linkedin([tmp_path]).connections
    assert (ann.name, ann.email, ann.company) == ("Ann Lee", ANN.email, "Acme, Inc.")
    assert (ann.position, ann.connected_on) == ("Engineer", date(2021, 4, 4))
    assert (jose.name, jose.connected_on) == ("José Muñoz", date(2019, 12, 31))
    has_addresses = era not in ("2018-11", "2021-12")
    assert [ann.slug, jose.slug] == (
        ["ann-lee", "josé-muñoz"] if has_addresses else ["", ""]
    )


@every_era
def test_invitations_of_every_era_name_the_other_party(
    era: str, tmp_path: Path
) -> None:
    write_export(tmp_path, era, invitations=INVITES)
    export = read_linkedin([tmp_path])
    ben, cleo = export.invitations
    assert (ben.name, ben.note) == ("Ben Cho", "Hi Olga, we met at the fair.")
    assert (ben.direction, ben.sent_at) == (
        Direction.INCOMING,
        datetime(2021, 3, 15, 22, 13),
    )
    assert (cleo.name, cleo.note) == ("Cleo Diaz", "")
    assert (cleo.direction, cleo.sent_at) == (
        Direction.OUTGOING,
        datetime(2021, 4, 12, 12, 2),
    )
    says_nothing = era in ("2018-11", "2021-12", "2023-06", "2023-09", "2023-12")
    assert [ben.slug, cleo.slug] == (["", ""] if says_nothing else ["ben-cho", "cleo"])
    assert export.owner == OWNER


@every_era
def test_messages_of_every_era_are_gathered_by_person_and_day(
    era: str, tmp_path: Path
) -> None:
    write_export(tmp_path, era, [ANN], INVITES, MAILS)
    days = read_linkedin([tmp_path]).messages
    assert [(each.name, each.on.day, each.said, each.messages) for each in days] == [
        ("Ann Lee", 1, "Lunch?", 1),
        ("Ben Cho", 1, "Hello", 1),
        ("Ann Lee", 2, "Sure, Tuesday.", 1),
    ]
    has_addresses = era != "2018-11"
    assert {each.slug for each in days} == (
        {"ann-lee", "ben-cho"} if has_addresses else {""}
    )


@every_era
def test_the_zip_says_what_the_folder_says(era: str, tmp_path: Path) -> None:
    folder = write_export(tmp_path / "export", era, [ANN, HIDDEN], INVITES, MAILS)
    assert read_linkedin([zip_of(folder)]) == read_linkedin([folder])


def test_single_files_say_what_the_folder_says(export: Path) -> None:
    apart = read_linkedin(sorted(export.iterdir(), reverse=True))
    assert apart == read_linkedin([export])
    assert apart.files == ("Connections.csv", "Invitations.csv", "messages.csv")


def test_a_file_is_known_by_its_header_not_by_its_name(export: Path) -> None:
    renamed = (export / "messages.csv").rename(export / "Connections (1).csv")
    assert len(read_linkedin([renamed]).messages) == 3


@pytest.mark.parametrize("top", ["", "Complete_LinkedInDataExport/", "a\\"])
def test_an_export_may_lie_one_folder_down(top: str, export: Path) -> None:
    assert read_linkedin([zip_of(export, top)]) == read_linkedin([export])
    assert read_linkedin([export.parent]) == read_linkedin([export])


def test_names_of_files_differ_in_case_spaces_and_underscores(export: Path) -> None:
    (export / "messages.csv").rename(export / "Mess_ages .CSV")
    assert len(read_linkedin([export]).messages) == 3


# Where it goes wrong in Excel, or on LinkedIn's side.


@pytest.mark.parametrize(
    "above", ["", "\n", "\n\n", "Notes:\n\n", '"a ""b"", c"\n' * 4]
)
def test_the_header_is_found_whatever_stands_above_it(
    above: str, tmp_path: Path
) -> None:
    [row] = read_csv(tmp_path, f"{above}{HEADER}Ann,Lee,,,,,27 Jun 2026").connections
    assert row.name == "Ann Lee"


def test_a_skipped_row_is_named_by_its_line_in_the_file(tmp_path: Path) -> None:
    rows = 'Ann,"Lee\nlong",,,,,27 Jun 2026\n\n,,,,,,1 May 2020\nBen,Cho\n'
    export = read_csv(tmp_path, f"Notes:\n\n{HEADER}{rows}")
    assert [(each.row, each.why) for each in export.skipped] == [
        (7, linkedin.HIDDEN),
        (8, linkedin.FIELDS),
    ]


def test_a_row_with_a_cell_too_many_is_skipped(tmp_path: Path) -> None:
    export = read_csv(tmp_path, f"{HEADER}Ann,Lee,,,Acme, Inc.,CEO,27 Jun 2026\n")
    assert (export.connections, whys(export)) == ((), Counter([linkedin.FIELDS]))


def test_a_quote_that_is_missing_is_suspected_where_lines_were_swallowed(
    tmp_path: Path,
) -> None:
    rows = 'Ann,"Lee,,,,,27 Jun 2026\nBen,Cho,,,"Acme, Inc.",,27 Jun 2026\n'
    [skipped] = read_csv(tmp_path, HEADER + rows).skipped
    assert (skipped.row, skipped.why) == (
        2,
        f"{linkedin.FIELDS}; is a quote missing on this line?",
    )


def test_empty_cells_after_the_last_column_are_nothing(tmp_path: Path) -> None:
    text = HEADER.replace("\n", ",,\n") + "Ann,Lee,,,,,27 Jun 2026,,\n,,,,,,,,\n"
    export = read_csv(tmp_path, text)
    assert (len(export.connections), export.skipped) == (1, ())


def test_a_connection_survives_a_date_that_cannot_be_read(tmp_path: Path) -> None:
    export = read_csv(tmp_path, f"{HEADER}Ann,Lee,,,,,27 Juin 2026\nBen,Cho,,,,,\n")
    assert [row.connected_on for row in export.connections] == [None, None]
    [skipped] = export.skipped
    assert (skipped.row, skipped.why) == (
        2,
        "the date “27 Juin 2026” can't be read; kept without it",
    )


def test_dropped_columns_are_empty(tmp_path: Path) -> None:
    [row] = read_csv(tmp_path, "Connected On,First Name\n4-Apr-21,Ann\n").connections
    assert (row.name, row.email, row.connected_on) == ("Ann", "", date(2021, 4, 4))


def test_equal_names_stay_separate_rows(tmp_path: Path) -> None:
    export = read_csv(tmp_path, HEADER + "Ann,Lee,,,,,27 Jun 2026\n" * 2)
    assert len(export.connections) == 2


def test_deleted_accounts_make_no_people(tmp_path: Path) -> None:
    write_export(
        tmp_path,
        connections=[Contact("LinkedIn", "Member")],
        invitations=[Invite("LinkedIn Member"), Invite("")],
        messages=[
            Mail("LinkedIn Member", ""),
            Mail("Ben Cho", "ben", conversation="b"),
        ],
    )
    export = read_linkedin([tmp_path])
    assert (export.connections, export.invitations) == ((), ())
    assert [day.name for day in export.messages] == ["Ben Cho"]
    assert whys(export) == Counter(
        [linkedin.DELETED, linkedin.DELETED, linkedin.UNNAMED, conversations.DELETED]
    )


def test_an_invitation_in_no_direction_is_skipped(tmp_path: Path) -> None:
    header = "From,To,Sent At,Message,Direction\n"
    rows = 'A,B,"1/8/18, 6:14 PM",,SIDEWAYS\nA,B,"13/40/18, 6:14 PM",,INCOMING\n'
    assert whys(read_csv(tmp_path, header + rows)) == Counter(
        ["its direction is “SIDEWAYS”", "the date “13/40/18, 6:14 PM” can't be read"]
    )


def test_a_note_is_cleaned_and_its_runs_of_spaces_are_one(tmp_path: Path) -> None:
    note = "Hi Olga,   we\u2004met\x1b[31m\u202e at\nthe fair."
    write_export(tmp_path, invitations=[Invite("Ben\u200b Cho", note=note)])
    [row] = read_linkedin([tmp_path]).invitations
    assert (row.name, row.note) == ("Ben Cho", "Hi Olga, we met at\nthe fair.")


def test_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    text = f"{HEADER}Ann,Lee,,,,,27 Jun 2026\nJosé,Muñoz,,,,,27 Jun 2026\n"
    export = read_csv(tmp_path, text.encode("cp1252"))
    assert export.connections[1].name == "José Muñoz"
    assert [(each.row, each.why) for each in export.skipped] == [(3, linkedin.GUESSED)]


def test_utf_8_with_one_bad_byte_stays_utf_8(tmp_path: Path) -> None:
    rows = "José,Muñoz,,,,,27 Jun 2026\n".encode() + b"Ann,Lee\xf0,,,,,27 Jun 2026\n"
    export = read_csv(tmp_path, HEADER.encode() + rows)
    assert [row.name for row in export.connections] == ["José Muñoz", "Ann Lee\ufffd"]


# Fields.


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("27 Jun 2026", datetime(2026, 6, 27)),
        ("4-Apr-21", datetime(2021, 4, 4)),
        ("04-Apr-2021", datetime(2021, 4, 4)),
        ("1 September 2020", datetime(2020, 9, 1)),
        ("1/8/18, 6:14 PM", datetime(2018, 1, 8, 18, 14)),
        ("1/8/18, 12:37 AM", datetime(2018, 1, 8, 0, 37)),
        ("1/8/18, 12:37\u202fPM", datetime(2018, 1, 8, 12, 37)),
        ("1/8/2018 18:14", datetime(2018, 1, 8, 18, 14)),
        ("2025-06-01 14:03:22 UTC", datetime(2025, 6, 1, 14, 3, 22)),
        ("2025-06-01T14:03:22.123Z", datetime(2025, 6, 1, 14, 3, 22)),
        ("2025-06-01", datetime(2025, 6, 1)),
        ("27.06.2026", datetime(2026, 6, 27)),
        *((text, None) for text in ("", "31 Feb 2020", "13/1/18", "1/8/18, 13:00 PM")),
        *((text, None) for text in ("27 Junio 2026", "27", "Jun 2026", "٢٧ Jun 2026")),
        ("1 May 2003", datetime(2003, 5, 1)),
        ("31 Dec 2100", datetime(2100, 12, 31)),
        *((text, None) for text in ("31 Dec 2002", "1/1/69", "2101-01-01")),
        *((text, None) for text in ("0001-01-01", "9999-12-31 23:59:59 UTC")),
        *((text, None) for text in ("27 Jun 2026 soon", "1/8/18, 24:00", "0000-01-01")),
    ],
)
def test_dates_are_read_strictly(text: str, meant: datetime | None) -> None:
    assert moment(text) == meant


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.linkedin.com/in/ann-lee", "ann-lee"),
        ("https://www.linkedin.com/in/Jos%C3%A9-Mu%C3%B1oz/", "josé-muñoz"),
        ("https://www.linkedin.com/in/José-Muñoz", "josé-muñoz"),
        ("www.linkedin.com/in/ann-lee?trk=x#top", "ann-lee"),
        ("https://www.linkedin.com/in/ann-lee/de", "ann-lee"),
        ("https://www.linkedin.com/in", ""),
        ("https://www.linkedin.com/in/", ""),
        ("https://www.linkedin.com/company/acme", ""),
        ("urn:li:member:123", ""),
        ("", ""),
    ],
)
def test_the_key_is_the_decoded_last_part_of_an_address(address: str, key: str) -> None:
    assert slug(address) == key


@given(st.text())
def test_no_cell_makes_a_field_fail(text: str) -> None:
    assert moment(text) is None or text.strip()
    assert slug(f"/in/{text}") == slug(f"/in/{text}").strip()


# Messages.


def days(folder: Path, mails: list[Mail], era: str = "2026-06") -> Export:
    return read_linkedin(
        [write_export(folder, era, invitations=INVITES, messages=mails)]
    )


def test_a_day_counts_its_messages_and_quotes_the_latest_that_has_words(
    tmp_path: Path,
) -> None:
    at = datetime(2021, 6, 1, 23, 0)
    mails = [
        Mail("Ann Lee", "ann", "", at + timedelta(minutes=30)),
        Mail(
            OWNER,
            OWNER_SLUG,
            "Second\nline " + "x" * 400,
            at,
            "2-abc==",
            "Ann Lee",
            ("ann",),
        ),
        Mail("Ann Lee", "ann", "First", at - timedelta(hours=3)),
        Mail("Ann Lee", "ann", "Tomorrow", at + timedelta(hours=2)),
    ]
    first, second = days(tmp_path, mails).messages
    assert (first.on, first.messages, first.name) == (date(2021, 6, 1), 3, "Ann Lee")
    assert first.said.startswith("Second line x")
    assert (len(first.said), first.said[-1]) == (300, "…")
    assert second == MessageDay("Ann Lee", "ann", date(2021, 6, 2), "Tomorrow", 1)


@pytest.mark.parametrize(
    ("mail", "why"),
    [
        pytest.param(
            Mail(
                "Shop", content='<p class="spinmail-quill-editor__spin-break">Buy</p>'
            ),
            conversations.SPONSORED,
            id="by its mark-up",
        ),
        pytest.param(
            Mail("Shop", content="Hi %FIRSTNAME%!"),
            conversations.SPONSORED,
            id="by its unfilled form",
        ),
        pytest.param(
            Mail("Ben Cho", "ben", draft=True), conversations.DRAFT, id="a draft"
        ),
        pytest.param(Mail("", to=""), conversations.UNNAMED, id="a row of blanks"),
        pytest.param(
            Mail(OWNER, OWNER_SLUG), conversations.ALONE, id="a note to oneself"
        ),
        pytest.param(
            Mail("Ben Cho", "ben", to_slugs=(OWNER_SLUG, "cleo"), to=f"{OWNER}, Cleo"),
            conversations.GROUP,
            id="a group",
        ),
        pytest.param(
            Mail(OWNER, OWNER_SLUG, to="Ann Lee, Ben Cho", to_slugs=("", "")),
            conversations.GROUP,
            id="a group of closed accounts",
        ),
    ],
)
def test_what_is_no_correspondence_is_left_out(
    mail: Mail, why: str, tmp_path: Path
) -> None:
    export = days(tmp_path, [mail])
    assert (export.messages, whys(export)) == ((), Counter([why]))


def test_mail_with_an_address_is_no_advertisement(tmp_path: Path) -> None:
    [day] = days(
        tmp_path, [Mail("Ben Cho", "ben", "<p>Hi &amp; <b>bye</b></p>")]
    ).messages
    assert day.said == "Hi & bye"


@pytest.mark.parametrize(
    ("to", "era", "is_kept"),
    [
        ("Ann Lee, PhD", "2021-12", True),
        ("Ann Lee, MBA, PMP", "2021-12", True),
        ("Ann Lee, Ben Cho", "2021-12", False),
        ("Mary Ahmed, Head of IT", "2021-12", True),
        ("LinkedIn Member, Ben Cho", "2026-06", False),
        ("Ann Lee, Head of Sales", "2026-06", True),
    ],
)
def test_a_comma_in_a_name_makes_no_group(
    to: str, era: str, is_kept: bool, tmp_path: Path
) -> None:
    at = datetime(2021, 7, 1)
    known = Mail("Mary Ahmed, Head of IT", "mary", at=at, conversation="other")
    mail = Mail(OWNER, OWNER_SLUG, to=to, to_slugs=("ann",))
    june = [
        day for day in days(tmp_path, [mail, known], era).messages if day.on < at.date()
    ]
    assert [day.name for day in june] == ([to] if is_kept else [])


def test_a_third_voice_makes_a_group_of_the_whole_conversation(tmp_path: Path) -> None:
    mails = [
        Mail("Ann Lee", "ann"),
        Mail("Ben Cho", "ben"),
        Mail(OWNER, OWNER_SLUG, to="Ann Lee"),
    ]
    assert whys(days(tmp_path, mails, "2021-12")) == Counter({conversations.GROUP: 3})


def test_one_who_shares_the_owners_name_is_told_apart_by_address(
    tmp_path: Path,
) -> None:
    [day] = days(tmp_path, [Mail(OWNER, "another-olga")]).messages
    assert (day.name, day.slug) == (OWNER, "another-olga")


def test_equal_names_with_different_addresses_are_two_people(tmp_path: Path) -> None:
    mails = [
        Mail("Ann Lee", "ann-1", conversation="1"),
        Mail("Ann Lee", "ann-2", conversation="2"),
    ]
    assert [day.slug for day in days(tmp_path, mails).messages] == ["ann-1", "ann-2"]


@every_era
def test_without_invitations_the_owner_is_who_takes_part_in_most_conversations(
    era: str, tmp_path: Path
) -> None:
    export = read_linkedin([write_export(tmp_path, era, messages=MAILS)])
    assert (export.owner, len(export.messages)) == (OWNER, 3)


def test_a_lone_conversation_needs_another_file_to_tell_whose_it_is(
    tmp_path: Path,
) -> None:
    unclear = read_linkedin([write_export(tmp_path / "1", messages=MAILS[:2])])
    assert (unclear.owner, unclear.messages) == ("", ())
    assert whys(unclear) == Counter({conversations.OWNERLESS: 2})
    clear = read_linkedin(
        [write_export(tmp_path / "2", "2026-06", [ANN], (), MAILS[:2])]
    )
    assert (clear.owner, len(clear.messages)) == (OWNER, 2)


@pytest.mark.parametrize(
    ("era", "more"),
    [
        pytest.param("2018-11", [], id="the direction of each"),
        pytest.param("2026-06", [Mail(OWNER, OWNER_SLUG, draft=True)], id="a draft"),
    ],
)
def test_a_lone_conversation_tells_its_owner_by(
    era: str, more: list[Mail], tmp_path: Path
) -> None:
    export = read_linkedin([write_export(tmp_path, era, (), (), [*MAILS[:2], *more])])
    assert (export.owner, len(export.messages)) == (OWNER, 2)


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_a_day_in_two_exports_the_fuller_counts(
    newest_first: bool, tmp_path: Path
) -> None:
    later = Mail(
        "Ben Cho", "ben-cho", "And now?", datetime(2021, 6, 1, 20, 0), "2-ben=="
    )
    both = [
        write_export(tmp_path / "old", "2021-12", [ANN], INVITES, MAILS),
        write_export(tmp_path / "new", "2026-06", [ANN], INVITES, [*MAILS, later]),
    ]
    export = read_linkedin(both[::-1] if newest_first else both)
    [ben] = [day for day in export.messages if day.name == "Ben Cho"]
    assert (ben.messages, ben.said) == (2, "And now?")
    assert sum(day.messages for day in export.messages) == 4
    assert "new/messages.csv" in export.files


# What can't be read at all.


def spreadsheet(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/workbook.xml", "")


def twice(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER)
        archive.writestr("connections.CSV", HEADER)


def bomb(path: Path) -> None:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("messages.csv", b"a" * (SMALL + (4 << 20)))


def odd_packing(path: Path) -> None:
    with ZipFile(path, "w", ZIP_BZIP2) as archive:
        archive.writestr("Connections.csv", HEADER)


def lie_about_size(path: Path, size: int) -> None:
    """Write a zip whose member says it has `size` bytes, with that much's checksum."""
    text = (HEADER + "Ann,Lee,,,,,27 Jun 2026\n").encode()
    with ZipFile(path, "w", ZIP_STORED) as archive:
        archive.writestr("Connections.csv", text)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 16 : at + 20] = struct.pack("<L", zlib.crc32(text))
    data[at + 24 : at + 28] = struct.pack("<L", size)
    path.write_bytes(data)


def encrypted(path: Path) -> None:
    with ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", HEADER)
    data = bytearray(path.read_bytes())
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(magic) + offset] |= 1
    path.write_bytes(data)


def cut_off(path: Path) -> None:
    twice(path)
    path.write_bytes(path.read_bytes()[:-30])


@pytest.mark.parametrize(
    ("name", "make", "why"),
    [
        ("none.zip", lambda path: None, "there is no such file"),
        ("no\0thing", lambda path: None, "there is no such file"),
        ("pipe.csv", os.mkfifo, "neither a file nor a folder"),
        ("empty", Path.mkdir, "it holds none of Connections.csv, Invitations.csv"),
        ("empty.zip", lambda path: ZipFile(path, "w").close(), "it holds none of"),
        ("empty.csv", Path.touch, "the file is empty"),
        ("book.csv", spreadsheet, "a spreadsheet; save it as CSV"),
        (
            "book.xls",
            lambda p: p.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1.."),
            "spreadsheet",
        ),
        ("twice.zip", twice, "it holds 2 files named Connections.csv"),
        ("bomb.zip", bomb, "messages.csv unpacks to more than any export"),
        ("odd.zip", odd_packing, "packed in a way LinkedIn doesn't use"),
        (
            "short.zip",
            lambda path: lie_about_size(path, 9),
            "the size that the zip says",
        ),
        (
            "long.zip",
            lambda path: lie_about_size(path, 900),
            "the size that the zip says",
        ),
        ("locked.zip", encrypted, "Connections.csv is locked with a password"),
        ("cut.zip", cut_off, "damaged or was cut off"),
        ("page.zip", lambda path: path.write_text("<html>"), "damaged or was cut off"),
        ("nul.csv", lambda path: path.write_bytes(b"a\0b"), "this is no text"),
        (
            "other.csv",
            lambda path: path.write_text("Name,Mail\n"),
            "Connections.csv: First Name, Connected On",
        ),
        (
            "huge.csv",
            lambda path: path.write_text(HEADER + "x" * 200_000),
            "line 2 can't be read",
        ),
        (
            "open.csv",
            lambda path: path.write_text(HEADER + '\nAnn,"Lee,\n,\n'),
            "line 3 opens a quote",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_clear_line(
    name: str, make: object, why: str, tmp_path: Path
) -> None:
    assert callable(make)
    make(tmp_path / name) if "\0" not in name else None
    assert why in refusal(tmp_path / name)


def test_a_fault_in_a_zip_names_the_file_inside(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (folder / "Connections.csv").write_text("nothing,known\n")
    assert refusal(zip_of(folder)).startswith("Connections.csv: no row names")


def test_an_empty_file_in_an_export_is_only_told_of(export: Path) -> None:
    (export / "Invitations.csv").write_bytes(b"\n")
    told = read_linkedin([export])
    assert (told.invitations, whys(told)[linkedin.EMPTY]) == ((), 1)


def test_several_exports_in_one_folder_are_refused(
    export: Path, tmp_path: Path
) -> None:
    write_export(tmp_path / "another", connections=[ANN])
    assert "it holds 2 files named Connections.csv" in refusal(tmp_path)


def test_the_same_file_twice_is_read_once(export: Path) -> None:
    once, again = read_linkedin([export]), read_linkedin([export, zip_of(export)])
    assert again.connections == once.connections
    assert whys(again)[linkedin.SAME_FILE] == 3


def test_a_member_that_points_outside_is_never_looked_for_there(tmp_path: Path) -> None:
    (tmp_path / "Connections.csv").write_text(HEADER + "Out,Side,,,,,27 Jun 2026\n")
    (tmp_path / "deep").mkdir()
    path = tmp_path / "deep" / "export.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("../Connections.csv", HEADER + "In,Side,,,,,27 Jun 2026\n")
    assert [row.name for row in read_linkedin([path]).connections] == ["In Side"]
    assert sorted(each.name for each in tmp_path.rglob("*")) == [
        "Connections.csv",
        "deep",
        "export.zip",
    ]


def test_a_damaged_zip_is_refused_or_read_but_never_a_crash(export: Path) -> None:
    path = zip_of(export)
    whole = path.read_bytes()
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        with suppress(Unreadable):
            read_linkedin([path])


# Size.


def test_every_row_comes_out_once(tmp_path: Path) -> None:
    chance = random.Random(3)
    who = ["", "LinkedIn Member", OWNER, "Ann Lee", "Ben Cho", "Cleo, PhD"]
    mails = [
        Mail(
            sender=(name := chance.choice(who)),
            slug=chance.choice(["", name.lower()]),
            to=chance.choice(who),
            to_slugs=chance.choice([(), ("a",), ("a", "b")]),
            conversation=chance.choice("abcdefgh"),
            draft=chance.random() < 0.1,
        )
        for _ in range(400)
    ]
    export = days(tmp_path, mails)
    assert sum(day.messages for day in export.messages) + len(export.skipped) == 400


def test_progress_rises_to_its_total_in_few_steps(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_export(tmp_path, "2026-06", [ANN] * 5_000, INVITES * 500, MAILS)
    read_linkedin([tmp_path], lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert 50 < len(told) <= 103
    assert told[-1][0] == told[-1][1]


def test_a_large_export_is_read_in_a_blink(tmp_path: Path) -> None:
    at = datetime(2020, 1, 1)
    write_export(
        tmp_path,
        "2026-06",
        [
            Contact("José", f"Muñoz {n}", f"josé-{n}", "", "Acme", "CEO")
            for n in range(10_000)
        ],
        [
            Invite(f"Ben {n}", f"ben-{n}", note="Hello there, " * 20)
            for n in range(1_500)
        ],
        [
            Mail(
                f"Ben {n % 900}",
                f"ben-{n % 900}",
                "Hëllo\n" * 30,
                at + timedelta(hours=n),
                f"{n % 900}",
            )
            for n in range(20_000)
        ],
    )
    began = time.process_time()
    export = read_linkedin([tmp_path])
    assert time.process_time() - began < 6  # It takes about one second; CI is slower.
    assert len(export.connections) == 10_000
    assert sum(day.messages for day in export.messages) == 20_000
