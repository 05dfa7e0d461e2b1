"""How a tree of who led to whom is shown, and what came of somebody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, TypeAlias

from msgspec import Struct

from screens.chain_words import Lasts, guides_before
from screens.widgets.glyphs import Glyphs
from screens.widgets.sheet import Line, all_centred, paragraph
from screens.widgets.spans import Span, column
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
    kinds: Kinds

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
        kinds = _fitting(self.kinds, width)
        room = width - len(guides) - len(sign) - _width_of(kinds)
        yield column(branch.person.name, max(room, 1), glyphs.ellipsis), ""
        numbers = counted(branch)
        yield "".join(_under(kind, numbers[kind]) for kind in kinds), "dim"


Kinds: TypeAlias = tuple[str, ...]
"""What is counted in a tree, people first; what no branch has is left out."""

_NAMES = 26
"""So many cells the names have, with their guides, whatever is counted behind them."""
_MARGIN = 2
"""So much less of a line that one can stand on is left than of a title."""


class CountsLine(Struct, frozen=True):
    """What the numbers behind the names in a tree are of."""

    kinds: Kinds
    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the title to the left, and each kind above its numbers."""
        kinds = _fitting(self.kinds, width - _MARGIN)
        room = width - _width_of(kinds)
        yield column("Who led to whom", max(room, 1), glyphs.ellipsis), "strong"
        yield "".join(f"  {kind}" for kind in kinds), "dim"


def counted(branch: Branch) -> dict[str, int]:
    """Return how many of each kind came through a branch, people first."""
    whole = branch.whole
    return {
        "people": branch.people,
        "introductions": whole.introductions,
        "meetings": whole.meetings,
        "jobs": whole.jobs,
        "gifts": whole.gifts - whole.jobs,
        "outcomes": whole.outcomes,
    }


def kinds_of(branches: Sequence[Branch]) -> Kinds:
    """Return what is counted in these trees."""
    numbers = [counted(branch) for branch in branches if not branch.depth]
    return tuple(kind for kind in numbers[0] if any(each[kind] for each in numbers))


def _under(kind: str, number: int) -> str:
    """Set a number below its kind; none is left blank, as most of them are."""
    said = f"{number:,}" if number else ""
    return f"{said:>{len(kind) + 2}}"


def _fitting(kinds: Kinds, width: int) -> Kinds:
    """Leave out the last kinds, down to the people, where names would lack room."""
    while len(kinds) > 1 and width - _width_of(kinds) < _NAMES:
        kinds = kinds[:-1]
    return kinds


def _width_of(kinds: Kinds) -> int:
    return sum(len(kind) + 2 for kind in kinds)


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
