"""Make LinkedIn exports of any era, with made-up people in them.

`write_export` writes the folder that LinkedIn's zip unpacks to; `zip_of` packs it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

OWNER = "Olga Owner"
OWNER_SLUG = "olga-owner"

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email '
    'addresses are missing, for example those of ""hidden"" members."\n'
    "\n"
)
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


@dataclass(frozen=True)
class Contact:
    """A row of Connections.csv; without names, that of a hidden member."""

    first: str = ""
    last: str = ""
    slug: str = ""
    email: str = ""
    company: str = ""
    position: str = ""
    on: date = date(2021, 4, 4)


@dataclass(frozen=True)
class Invite:
    """A row of Invitations.csv between the owner and someone."""

    name: str
    slug: str = ""
    incoming: bool = True
    note: str = ""
    at: datetime = datetime(2021, 3, 15, 22, 13)


@dataclass(frozen=True)
class Mail:
    """A row of messages.csv; `to` is the owner unless said otherwise."""

    sender: str
    slug: str = ""
    content: str = "Hello"
    at: datetime = datetime(2021, 6, 1, 14, 3, 22)
    conversation: str = "2-abc=="
    to: str = OWNER
    to_slugs: tuple[str, ...] = (OWNER_SLUG,)
    draft: bool = False
    folder: str = "INBOX"


@dataclass(frozen=True)
class Era:
    """How LinkedIn, or Excel after it, wrote the files at some time."""

    connections: str = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    )
    preamble: str = PREAMBLE
    invitations: str = ",inviterProfileUrl,inviteeProfileUrl"
    """The columns after those that every era has."""
    bare: bool = False
    """Whether the addresses in Invitations.csv are cut down to nothing."""
    messages: str = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,"
        "RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,"
        "IS MESSAGE DRAFT"
    )
    messages_name: str = "messages.csv"
    dates: str = "27 Jun 2026"
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL
    line_end: str = "\n"
    separator: str = ","
    encoding: str = "utf-8"


_OLD_CONNECTIONS = "First Name,Last Name,Email Address,Company,Position,Connected On"
_OLD_MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,"
    "CONTENT,FOLDER"
)
_MESSAGES = _OLD_MESSAGES.replace("TO,", "TO,RECIPIENT PROFILE URLS,")
_URNS = ",inviterProfileUrn,inviteeProfileUrn"

ERAS = {
    "2018-11": Era(
        connections=_OLD_CONNECTIONS,
        preamble="",
        invitations="",
        messages="From,To,Date,Subject,Content,Direction,Folder",
        messages_name="Messages.csv",
        dates="1/8/18, 6:14 PM",
    ),
    "2021-12": Era(
        connections=_OLD_CONNECTIONS, invitations="", messages=_OLD_MESSAGES
    ),
    "2023-06": Era(invitations="", messages=_MESSAGES),
    "2023-09": Era(invitations=_URNS, messages=_MESSAGES),
    "2023-12": Era(bare=True, messages=_MESSAGES),
    "2024-12": Era(messages=_MESSAGES + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
    "2026-03": Era(quoting=csv.QUOTE_ALL),
    "2026-06": Era(),
    "excel": Era(preamble="", dates="4-Apr-21", line_end="\r\n", encoding="utf-8-sig"),
    "excel-europe": Era(preamble="\n\n", separator=";", encoding="cp1252"),
    "excel-unicode": Era(separator="\t", encoding="utf-16", line_end="\r\n"),
}


def write_export(
    folder: Path,
    era: str = "2026-06",
    connections: Sequence[Contact] = (),
    invitations: Sequence[Invite] = (),
    messages: Sequence[Mail] = (),
) -> Path:
    """Write the files that have rows into `folder`, as in `era`; return the folder."""
    written = ERAS[era]
    folder.mkdir(parents=True, exist_ok=True)
    if connections:
        rows = [_connection(written, each) for each in connections]
        text = written.preamble + table(written, written.connections, rows).rstrip(
            "\r\n"
        )
        _write(folder / "Connections.csv", text, written)
    if invitations:
        header = "From,To,Sent At,Message,Direction" + written.invitations
        rows = [_invitation(written, each) for each in invitations]
        _write(folder / "Invitations.csv", table(written, header, rows), written)
    if messages:
        rows = [_message(each) for each in messages]
        text = table(written, written.messages, rows)
        _write(folder / written.messages_name, text, written)
    return folder


def zip_of(folder: Path, top: str = "") -> Path:
    """Pack a folder as LinkedIn does, or below a folder named `top`."""
    path = folder.with_name(f"Basic_LinkedInDataExport_{folder.name}.zip")
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"{top}{file.name}")
    return path


def table(era: Era, header: str, rows: Sequence[dict[str, str]]) -> str:
    """Write the columns that `header` names, the era's way."""
    text = io.StringIO()
    columns = header.split(",")
    writer = csv.writer(
        text, delimiter=era.separator, quoting=era.quoting, lineterminator=era.line_end
    )
    writer.writerow(columns)
    writer.writerows(
        [row.get(column.upper(), "") for column in columns] for row in rows
    )
    return text.getvalue()


def _write(path: Path, text: str, era: Era) -> None:
    path.write_bytes(text.encode(era.encoding))


def _connection(era: Era, contact: Contact) -> dict[str, str]:
    return {
        "FIRST NAME": contact.first,
        "LAST NAME": contact.last,
        "URL": quote(_address(contact.slug), safe=":/"),
        "EMAIL ADDRESS": contact.email,
        "COMPANY": contact.company,
        "POSITION": contact.position,
        "CONNECTED ON": _day(era, contact.on),
    }


def _invitation(era: Era, invite: Invite) -> dict[str, str]:
    here, there = (invite.name, invite.slug), (OWNER, OWNER_SLUG)
    (inviter, by), (invitee, to) = (here, there) if invite.incoming else (there, here)
    bare = "https://www.linkedin.com/in"
    return {
        "FROM": inviter,
        "TO": invitee,
        "SENT AT": _moment(invite.at),
        "MESSAGE": invite.note,
        "DIRECTION": "INCOMING" if invite.incoming else "OUTGOING",
        "INVITERPROFILEURL": bare if era.bare else _address(by),
        "INVITEEPROFILEURL": bare if era.bare else _address(to),
        "INVITERPROFILEURN": f"urn:li:member:{len(inviter)}",
        "INVITEEPROFILEURN": f"urn:li:member:{len(invitee)}",
    }


def _message(mail: Mail) -> dict[str, str]:
    return {
        "CONVERSATION ID": mail.conversation,
        "FROM": mail.sender,
        "SENDER PROFILE URL": _address(mail.slug),
        "TO": mail.to,
        "RECIPIENT PROFILE URLS": ",".join(map(_address, mail.to_slugs)),
        "DATE": f"{mail.at:%Y-%m-%d %H:%M:%S} UTC",
        "CONTENT": mail.content,
        "DIRECTION": "OUTGOING" if mail.sender == OWNER else "INCOMING",
        "FOLDER": mail.folder,
        "IS MESSAGE DRAFT": "Yes" if mail.draft else "No",
        "IS CONVERSATION DRAFT": "No",
    }


def _address(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


def _day(era: Era, on: date) -> str:
    month = _MONTHS[on.month * 3 - 3 : on.month * 3]
    return {
        "27 Jun 2026": f"{on.day:02} {month} {on.year}",
        "4-Apr-21": f"{on.day}-{month}-{on:%y}",
        "1/8/18, 6:14 PM": f"{on.month}/{on.day}/{on:%y}, 6:14 PM",
    }[era.dates]


def _moment(at: datetime) -> str:
    hour = at.hour % 12 or 12
    half = "AM" if at.hour < 12 else "PM"
    return f"{at.month}/{at.day}/{at:%y}, {hour}:{at:%M} {half}"
