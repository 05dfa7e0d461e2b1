"""How a tree of who led to whom is shown, and what came of somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec import Struct

from screens.chain_words import Lasts, guides_before
from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, all_centred, paragraph
from screens.widgets.spans import Span, column, cut
from screens.words import NARROW
from store.rules.forest import Branch
from store.rules.words import count, date_only
from store.views import Lead

_SHOWN = 8
"""So many of a kind are listed; the rest is counted."""


class BranchLine(Struct, frozen=True):
    """Somebody in a tree, behind guides to whoever led to them."""

    MOST: ClassVar[int] = 6
    """So many guides there are at most; the depth is a number beyond."""

    branch: Branch
    lasts: Lasts
    is_folded: bool

    @property
    def key(self) -> str:
        """The person's id."""
        return self.branch.person.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, how many came through them, and what came of the whole branch."""
        branch = self.branch
        most = 3 if width < NARROW else self.MOST
        guides = glyphs.plain(guides_before(branch.depth, self.lasts, most))
        sign = ("+ " if self.is_folded else "- ") if branch.people else "  "
        yield guides, "dim"
        yield sign, "accent" if self.is_folded else "dim"
        people = count(branch.people, "person", "people") if branch.people else ""
        room = width - len(guides) - len(sign)
        if width < NARROW:
            number = f" {branch.people:,}" if branch.people else ""
            name = cut(branch.person.name, room - len(number), glyphs.ellipsis)
            yield name, ""
            yield number, "dim"
            return
        name_width = max(18, width // 2 - len(guides) - len(sign))
        yield column(branch.person.name, name_width, glyphs.ellipsis) + "  ", ""
        yield " · ".join(filter(None, (people, branch.whole.said))), "dim"


def came_of(lead: Lead, today: date, width: int) -> list[Line]:
    """List what came of somebody, their own first and then the branch's."""
    lines: list[Line] = [((f" {lead.person.name}", "strong"),)]
    if lead.branch and lead.branch.people:
        people = count(lead.branch.people, "person", "people")
        lines += paragraph(f"{people} came through them.", width)
        if whole := lead.branch.whole.said:
            lines += paragraph(f"The whole branch: {whole}", width)
    for title, each in _kinds(lead, today):
        lines += [(), ((f" {title}", "strong"),)]
        for text in each[:_SHOWN]:
            lines += paragraph(text, width, 3)
        if (rest := len(each) - _SHOWN) > 0:
            lines += [((f"   and {rest} more", "dim"),)]
    if not lead.own.said:
        lines += [(), *paragraph("Nothing is recorded yet that came of them.", width)]
    return lines


def _kinds(lead: Lead, today: date) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of what came, where there is any."""
    kinds = {
        "Outcomes": [f"{date_only(o.on, today)}: {o.what}" for o in lead.outcomes],
        "Introductions": [
            f"{date_only(i.on, today)}: {i.name or i.about}, {i.stage}"
            for i in lead.introductions
        ],
        "Gifts": [f"{date_only(g.on, today)}: {g.kind}: {g.what}" for g in lead.gifts],
        "Meetings": [f"{date_only(m.on, today)}: {m.said}" for m in lead.meetings],
    }
    yield from ((title, each) for title, each in kinds.items() if each)


def nobody_led(width: int) -> list[Line]:
    """Say how a tree begins."""
    lines = ["", "Nobody led to anybody yet.", "", "i l on a person's page keeps who"]
    lines[-1] += " led you there"
    lines += ["c p puts in somebody, and asks who led you to them"]
    return all_centred(lines, width)
