"""Make days of correspondence out of messages.csv.

Only what passed between the owner and exactly one other person counts. Drafts,
sponsored mail, groups and deleted accounts are left out, each row with its reason:
every row ends up in one day, or among those left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from html import unescape

from msgspec import Struct

from store.exchange.fields import is_nameless, moment, slug
from store.exchange.rows import MessageDay
from store.exchange.sheet import Row
from store.text import clean

_OPENING = 300
"""How much of a message is kept, in characters."""

_TAG = re.compile(r"<[^<>]*>")

DRAFT = "a draft, never sent"
SPONSORED = "sponsored mail"
GROUP = "a conversation of more than two"
ALONE = "nobody else takes part"
DELETED = "the other account was deleted"
UNNAMED = "no sender or no recipient"
OWNERLESS = "can't tell which side is yours: import Invitations.csv along with it"


class Party(Struct, frozen=True):
    """Someone whom a file names."""

    name: str = ""
    slug: str = ""

    def is_same(self, other: Party) -> bool:
        """Compare by address where both have one, else by name."""
        if self.slug and other.slug:
            return self.slug == other.slug
        return self.name.casefold() == other.name.casefold()


class Message(Struct, frozen=True):
    """One row of messages.csv."""

    line: int
    conversation: str
    sender: Party
    to: str
    """The recipients' names, joined by commas, which names contain too."""
    addresses: tuple[str, ...]
    """The recipients' slugs, where the file gives any."""
    at: datetime
    content: str
    direction: str
    flaw: str
    """Why it can't count, whoever the owner is; "" if it can."""

    def recipients(self, names: Collection[str]) -> tuple[Party, ...]:
        """Tell who it went to; `names` are the names known, casefolded.

        A name with a comma, known as a whole or come with just one address, is one
        person's; else what follows the comma is a name if it has a space in it.
        """
        if len(self.addresses) > 1:
            return tuple(Party("", address) for address in self.addresses)
        parts = self.to.split(", ")
        is_one = self.addresses or self.to.casefold() in names or not _has_space(parts)
        if is_one and not (parts[1:] and any(map(is_nameless, parts))):
            return (Party(self.to, *self.addresses),)
        return tuple(map(Party, parts))


class Correspondence(Struct, frozen=True):
    """What the messages of one file come to."""

    owner: Party
    days: tuple[MessageDay, ...]
    left_out: tuple[tuple[int, str], ...]
    """Lines, and why each was left out."""


class _Day(Struct):
    """One day's messages with one person, while they are being gathered."""

    other: Party
    on: date
    messages: int = 0
    theirs: int = 0
    said_at: datetime = datetime.min
    said: str = ""

    def add(self, message: Message) -> None:
        self.messages += 1
        self.theirs += message.sender.is_same(self.other)
        if message.at > self.said_at and message.content.strip():
            self.said_at, self.said = message.at, message.content

    def row(self) -> MessageDay:
        said = clean(_words(self.said), _OPENING)
        return MessageDay(
            self.other.name,
            self.other.slug,
            self.on,
            said,
            self.messages,
            tried=not self.theirs,
        )


def message_of(row: Row) -> Message:
    """Take one row of messages.csv as it stands."""
    sender = Party(clean(row["from"]), slug(row["senderprofileurl"]))
    to, at = clean(row["to"]), moment(row["date"])
    urls = row["recipientprofileurls"].strip()
    return Message(
        line=row.line,
        conversation=row["conversationid"].strip() or _pair(sender.name, to),
        sender=sender,
        to=to,
        addresses=tuple(map(slug, urls.split(","))) if urls else (),
        at=at or datetime.min,
        content=row["content"],
        direction=row["direction"].strip().upper(),
        flaw=_flaw(row, bool(sender.name and to), at),
    )


def correspondence(
    messages: Sequence[Message], invited: Party, acquaintances: Collection[str]
) -> Correspondence:
    """Gather the messages of one file by other person and day.

    `invited` is the owner as Invitations.csv has them; `acquaintances` are the names
    that other files give, casefolded.
    """
    owner = _owner(messages, invited, acquaintances)
    names = {*acquaintances, *(each.sender.name.casefold() for each in messages)}
    names |= {owner.name.casefold()}
    left_out = [(each.line, each.flaw) for each in messages if each.flaw]
    days: dict[tuple[str, date], _Day] = {}
    for conversation in _conversations(messages):
        other = _only_other(conversation, owner, names)
        if isinstance(other, str):
            left_out += [(each.line, other) for each in conversation]
            continue
        for each in conversation:
            key = other.slug or other.name.casefold(), each.at.date()
            days.setdefault(key, _Day(other, each.at.date())).add(each)
    rows = tuple(each.row() for each in days.values())
    return Correspondence(owner, rows, tuple(left_out))


def _pair(one: str, other: str) -> str:
    """Tell the conversation of two apart where the file has no name for it."""
    return "\n".join(sorted([one.casefold(), other.casefold()]))


def _flaw(row: Row, is_named: bool, at: datetime | None) -> str:
    if _is_yes(row["ismessagedraft"]) or _is_yes(row["isconversationdraft"]):
        return DRAFT
    if _is_sponsored(row):
        return SPONSORED
    if not is_named:
        return UNNAMED
    return "" if at else f"the date “{clean(row['date'], 30)}” can't be read"


def _is_yes(cell: str) -> bool:
    return cell.strip().casefold() == "yes"


def _is_sponsored(row: Row) -> bool:
    """Tell advertisements: no address, and mark-up or a form nobody filled in."""
    content = row["content"].lstrip()
    if row["senderprofileurl"].strip():
        return False
    signs = (
        ("<p>", "<p class=") if "senderprofileurl" in row.columns else ("<p class=",)
    )
    return content.startswith(signs) or "%FIRSTNAME%" in content


def _has_space(parts: Sequence[str]) -> bool:
    """Tell whether a name follows the first comma, rather than a title like PhD."""
    return any(" " in part for part in parts[1:])


def _words(content: str) -> str:
    """Return a message without the mark-up that some are written in."""
    if not content.lstrip().startswith("<"):
        return content
    return unescape(_TAG.sub(" ", content))


# Whose messages these are.


def _owner(
    messages: Sequence[Message], invited: Party, acquaintances: Collection[str]
) -> Party:
    """Tell who the owner is among those who write, or an empty party."""
    slugs = {each.sender.slug for each in messages}.union(
        *(each.addresses for each in messages)
    )
    if invited.slug and invited.slug in slugs:
        return invited
    name = _owner_name(messages, invited.name, acquaintances)
    own = Counter(
        each.sender.slug
        for each in messages
        if each.sender.slug and each.sender.name.casefold() == name.casefold()
    )
    return Party(name, own.most_common(1)[0][0] if own else "")


def _owner_name(
    messages: Sequence[Message], invited: str, acquaintances: Collection[str]
) -> str:
    """Return the owner's name by the best evidence there is, or ""."""
    told = Counter(
        each.to if each.direction == "INCOMING" else each.sender.name
        for each in messages
        if each.direction in ("INCOMING", "OUTGOING")
    )
    if told:
        return told.most_common(1)[0][0]
    present = Counter(
        name for each in _by_id(messages).values() for name in _names_in(each)
    )
    if present[invited]:
        return invited
    top = max(present.values(), default=0)
    most = [name for name in present if present[name] == top]
    drafts = {each.sender.name for each in messages if each.flaw == DRAFT}
    strangers = [name for name in most if name.casefold() not in acquaintances]
    for likely in (most, strangers, [name for name in most if name in drafts]):
        if len(likely) == 1:
            return likely[0]
    return ""


def _names_in(conversation: Iterable[Message]) -> set[str]:
    """Return everyone a conversation names, save deleted accounts."""
    names = {name for each in conversation for name in (each.sender.name, each.to)}
    return {name for name in names if name and not is_nameless(name)}


# Who is on the other side.


def _by_id(messages: Iterable[Message]) -> dict[str, list[Message]]:
    by_id: dict[str, list[Message]] = defaultdict(list)
    for each in messages:
        by_id[each.conversation].append(each)
    return by_id


def _conversations(messages: Iterable[Message]) -> Iterable[list[Message]]:
    """Return the messages that can count, by conversation."""
    return _by_id(each for each in messages if not each.flaw).values()


def _only_other(
    conversation: Sequence[Message], owner: Party, names: Collection[str]
) -> Party | str:
    """Return the one other person in a conversation, or why there is no such one."""
    if not owner.name:
        return OWNERLESS
    sent_to = [each.recipients(names) for each in conversation]
    if any(len(parties) > 1 for parties in sent_to):
        return GROUP
    parties = {each.sender for each in conversation}.union(*sent_to)
    others = _without_doubles([each for each in parties if not each.is_same(owner)])
    if len(others) != 1:
        return GROUP if others else ALONE
    return DELETED if is_nameless(others[0].name) else others[0]


def _without_doubles(parties: Sequence[Party]) -> list[Party]:
    """Drop those without an address whose name also comes with one."""
    in_order = sorted(parties, key=lambda party: (party.name, party.slug))
    addressed = {each.slug: each for each in in_order if each.slug}
    known = {each.name.casefold() for each in addressed.values()}
    bare = {each.name.casefold(): each for each in in_order if not each.slug}
    rest = [each for name, each in bare.items() if name not in known]
    return [*addressed.values(), *rest]
