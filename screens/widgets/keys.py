"""Which keys do what just now: read from the bindings that are active."""

from __future__ import annotations

from collections.abc import Sequence, Set
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.dom import DOMNode
from textual.keys import format_key
from textual.screen import Screen

from screens.widgets.drawn import NARROW
from screens.widgets.glyphs import Glyphs
from screens.widgets.spans import Span, Tone, cut

_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "space": "Space",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "delete": "Del",
}
_MOST = 8


class Reach(Enum):
    """Where a key works."""

    HERE = "Here"
    EVERYWHERE = "Everywhere"
    TEXT = "In text"


class KeyLine(Struct, frozen=True):
    """An action with all the keys that lead to it."""

    id: str
    keys: tuple[str, ...]
    label: str
    tip: str
    action: str
    node: DOMNode
    reach: Reach
    enabled: bool = True

    async def run(self) -> None:
        """Do it, as if one of its keys had been pressed."""
        await self.node.app.run_action(self.action, self.node)


class Hint(Struct, frozen=True):
    """One key in the key strip; one that is `kept` stays when others are dropped."""

    key: str
    label: str
    enabled: bool = True
    kept: bool = False


def key_name(key: str) -> str:
    """Return a key as people write it: Enter, Esc, ^r, ?."""
    if key.startswith("ctrl+"):
        return "^" + key_name(key.removeprefix("ctrl+"))
    if key.startswith("shift+"):
        return "Shift+" + key_name(key.removeprefix("shift+"))
    return _NAMES.get(key) or format_key(key)


def key_lines(screen: Screen[Any], shown: bool = False) -> list[KeyLine]:
    """Return what the keys of `screen` do now: its own first, then those all share.

    Only bindings with an id count; the others are no part of fewer. With `shown`,
    only those meant for the key strip.
    """
    own = _own_ids(screen)
    lines: dict[str, KeyLine] = {}
    for key, active in screen.active_bindings.items():
        name = active.binding.id
        if name is None or (shown and not active.binding.show):
            continue
        key = active.binding.key_display or key_name(key)
        if (line := lines.get(name)) is None:
            lines[name] = _line_of(active, name, key, screen, own)
        elif key not in line.keys:
            lines[name] = _with_key(line, key)
    return sorted(lines.values(), key=lambda line: _rank(line, screen))


def hints(
    screen: Screen[Any], first: Sequence[str] = (), without: Set[str] = frozenset()
) -> tuple[Hint, ...]:
    """Return the hints for the key strip; the ids in `first` lead, in that order."""
    lines = [line for line in key_lines(screen, shown=True) if line.id not in without]
    order = {name: place for place, name in enumerate(first)}
    lines.sort(key=lambda line: order.get(line.id, len(order)))
    return tuple(
        Hint(line.keys[0], line.label, line.enabled, line.action.endswith("help"))
        for line in lines
    )


def strip(hints: Sequence[Hint], width: int, glyphs: Glyphs) -> list[Span]:
    """Return as many hints as fit in `width` cells, dropped from the right.

    Those that are kept stay; where it is narrow they may lose their words.
    """
    kept = [hint for hint in hints if hint.kept]
    others = len(hints) - len(kept)
    for count in range(min(_MOST - len(kept), others), -1, -1):
        chosen = _first(hints, count)
        for bare in (False, True) if width < NARROW else (False,):
            spans = _joined(chosen, bare, glyphs)
            if sum(cell_len(text) for text, _tone in spans) <= width:
                return spans
    return []


def _first(hints: Sequence[Hint], count: int) -> list[Hint]:
    """Return the first `count` hints, and those that are kept, in their order."""
    chosen = []
    for hint in hints:
        if hint.kept or count > 0:
            chosen.append(hint)
        count -= not hint.kept
    return chosen


def _joined(hints: Sequence[Hint], bare: bool, glyphs: Glyphs) -> list[Span]:
    """Set hints side by side; `bare` leaves out the words of those that are kept."""
    spans: list[Span] = []
    for hint in hints:
        tone: Tone = "" if hint.enabled else "dim"
        spans.append(("  " if spans else " ", ""))
        spans.append((hint.key, "strong" if hint.enabled else "dim"))
        if not (bare and hint.kept):
            spans.append((" " + cut(hint.label, 20, glyphs.ellipsis), tone))
    return spans


def _line_of(
    active: ActiveBinding, name: str, key: str, screen: Screen[Any], own: set[str]
) -> KeyLine:
    """Make the line of a binding from one of its keys."""
    binding = active.binding
    return KeyLine(
        id=name,
        keys=(key,),
        label=binding.description,
        tip=active.tooltip or binding.description,
        action=binding.action,
        node=active.node,
        reach=_reach(active.node, name, screen, own),
        enabled=active.enabled,
    )


def _with_key(line: KeyLine, key: str) -> KeyLine:
    """Return `line` with one more key."""
    return replace(line, keys=(*line.keys, key))


def _own_ids(screen: Screen[Any]) -> set[str]:
    """Return the ids of the bindings that the screen declares, or screens like it."""
    kind = type(screen)
    alike = [each for each in kind.__mro__ if each.__module__.startswith("screens.")]
    declared = (vars(each).get("BINDINGS", ()) for each in {kind, *alike})
    return {b.id for bindings in declared for b in bindings if getattr(b, "id", None)}


@cache
def _places(node: type[DOMNode]) -> dict[str, int]:
    """Return the order in which a class of nodes and its bases declare bindings.

    The active ones come in another order once a key is remapped.
    """
    declared = (
        binding.id
        for base in node.__mro__
        for binding in vars(base).get("BINDINGS", ())
        if getattr(binding, "id", None)
    )
    return {name: place for place, name in enumerate(declared)}


def _reach(node: DOMNode, name: str, screen: Screen[Any], own: set[str]) -> Reach:
    """Tell where the binding `name` works."""
    if name.startswith("text."):
        return Reach.TEXT
    if name in own or (
        node not in (screen, screen.app)
        and not type(node).__module__.startswith("screens.widgets.")
    ):
        return Reach.HERE
    return Reach.EVERYWHERE


def _rank(line: KeyLine, screen: Screen[Any]) -> tuple[int, int]:
    """Rank a line: what is for here, for a part, for all; each as it is declared."""
    place = _places(type(line.node)).get(line.id, 0)
    if line.reach is Reach.HERE:
        return 0, place
    return (2 if line.node in (screen, screen.app) else 1), place
