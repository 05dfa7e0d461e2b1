"""Notes that were accepted beside those that weren't: in plain counts, with their n."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from store.records import Invitation, Verdict
from store.rules.customise import length
from store.rules.words import count

FEW = 10
"""With so few notes of either kind, counts show no pattern yet."""


class Tally(Struct, frozen=True):
    """How many of a kind were accepted."""

    kind: str
    accepted: int
    of: int

    @property
    def said(self) -> str:
        """Say it in counts; a share of so few would be no fact."""
        return f"{self.accepted} of {self.of} accepted"


class Comparison(Struct, frozen=True):
    """What was accepted and what was not, by kind."""

    tallies: tuple[Tally, ...]
    accepted: int
    of: int
    read: tuple[tuple[Invitation, ...], tuple[Invitation, ...]] = ((), ())
    """The notes to be read: those that were accepted, and the others."""
    is_known: bool = True

    @property
    def says(self) -> str:
        """Say how far the counts can be trusted."""
        return trust(self.accepted, self.of, is_known=self.is_known)


def trust(accepted: int, of: int, *, is_known: bool = True) -> str:
    """Say how far such counts can be trusted."""
    if not of:
        return "Nothing you sent is answered, or over, yet: nothing to compare."
    if not is_known:
        return (
            f"Whether they accepted isn't known: of {count(of, 'invitation')} no "
            "answer is recorded, and no connections are here to tell."
        )
    if min(accepted, of - accepted) < FEW:
        notes = count(of, "invitation")
        return f"{notes} in all: too few to show what works. Read them instead."
    return "Counts, not causes: whom you wrote to matters as well as how."


def compare(
    accepted: Sequence[Invitation],
    others: Sequence[Invitation],
    verdict: Callable[[Invitation], Verdict],
    *,
    is_known: bool = True,
) -> Comparison:
    """Return how notes of each kind fared, of which there are any.

    With `is_known` false nothing tells who accepted, and nothing is counted.
    """
    kinds: tuple[tuple[str, Callable[[Invitation], bool]], ...] = (
        ("without a note", lambda i: not i.note.strip()),
        ("personal", lambda i: _is(i, Verdict.PERSONAL, verdict)),
        ("template", lambda i: _is(i, Verdict.TEMPLATE, verdict)),
        ("stock text", lambda i: _is(i, Verdict.BOILERPLATE, verdict)),
        ("up to 150 characters", lambda i: 0 < length(i.note) <= _SHORT),
        ("longer", lambda i: length(i.note) > _SHORT),
    )
    tallies = (
        Tally(kind, _counted(accepted, holds), _counted([*accepted, *others], holds))
        for kind, holds in kinds
    )
    return Comparison(
        tuple(tally for tally in tallies if tally.of and is_known),
        len(accepted),
        len(accepted) + len(others),
        (_with_note(accepted), _with_note(others)),
        is_known,
    )


def _with_note(among: Sequence[Invitation]) -> tuple[Invitation, ...]:
    return tuple(each for each in among if each.note.strip())


_SHORT = 150


def _is(
    invitation: Invitation, kind: Verdict, verdict: Callable[[Invitation], Verdict]
) -> bool:
    return bool(invitation.note.strip()) and verdict(invitation) is kind


def _counted(among: Iterable[Invitation], holds: Callable[[Invitation], bool]) -> int:
    return sum(map(holds, among))
