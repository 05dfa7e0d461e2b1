"""All that can be done here, and everyone, by a few letters: `:` and `ctrl+p`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen, Screen

from screens.widgets.field import Field
from screens.widgets.glyphs import Glyphs
from screens.widgets.keys import KeyLine, Reach, key_lines
from screens.widgets.lines import Heading, Lines
from screens.widgets.matching import folded
from screens.widgets.spans import Span, column

_CLOSE_ENOUGH = 70
_SKIPPED = ("list.", "text.", "palette.")


class CommandRow(Struct, frozen=True):
    """An action in the palette."""

    line: KeyLine

    @property
    def key(self) -> str:
        """The id of the action."""
        return self.line.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set what it does before what it means, and its key at the end."""
        key = self.line.keys[0] if self.line.keys else ""
        room = max(width - len(key) - 1, 0)
        about = f"{column(self.line.label, 18, glyphs.ellipsis)}  {self.line.tip}"
        yield column(about, room, glyphs.ellipsis), "" if self.line.enabled else "dim"
        yield f" {key}", "strong"


class Palette(ModalScreen[KeyLine | None]):
    """Lists what can be done, and whom one may mean; answers what was chosen, or None.

    A word in `words` leads to the action with that id, as `q` does to leaving.
    `people` finds those whom a few letters name.
    """

    BINDING_GROUP_TITLE = "Commands"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "down,ctrl+n",
            "move(1)",
            "next",
            id="palette.next",
            tooltip="The next one",
        ),
        Binding(
            "up,ctrl+p",
            "move(-1)",
            "previous",
            id="palette.previous",
            tooltip="The previous one",
        ),
    ]
    DEFAULT_CSS = """
    Palette {
        align: left bottom;
        background: transparent;
        & > Lines { height: auto; max-height: 60%; background: $background; }
        & > Field { padding: 0 1; }
    }
    """

    lines = query_one(Lines)

    def __init__(
        self,
        screen: Screen[Any],
        also: Sequence[KeyLine] = (),
        words: Mapping[str, str] | None = None,
        people: Callable[[str], Sequence[KeyLine]] = lambda typed: (),
    ) -> None:
        super().__init__()
        self._words = words or {}
        self._people = people
        self._shown: list[KeyLine] = []
        self._actions = [
            line
            for line in (*key_lines(screen), *also)
            if not line.id.startswith(_SKIPPED) and line.reach is not Reach.TEXT
        ]

    def compose(self) -> ComposeResult:
        """Set the list above the field."""
        lines = Lines([*self._found("")])
        lines.can_focus = False
        yield lines
        yield Field(placeholder="a few letters of what to do, or of whom you mean")

    @on(Field.Changed)
    def narrow(self, event: Field.Changed) -> None:
        """Show what is close to what was typed, the closest first."""
        self._shown = []
        self.lines.show([*self._found(event.value.strip().lstrip(":"))])
        self.lines.action_top()

    @on(Field.Submitted)
    def take(self) -> None:
        """Answer what is under the cursor."""
        key = self.lines.key
        self.dismiss(next((line for line in self._shown if line.id == key), None))

    @on(Field.Cancelled)
    def leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    def action_move(self, way: int) -> None:
        """Go to the next or the previous action."""
        self.lines.action_down() if way > 0 else self.lines.action_up()

    def _found(self, typed: str) -> Iterator[Heading | CommandRow]:
        """Yield what is found: commands called so, people, then what is close."""
        sure, close = self._close_to(typed)
        people = self._people(typed)
        if people:
            yield from self._part("Commands", sure)
            yield from self._part("People", people)
            yield from self._part("Nearly" if sure else "Commands", close)
        else:
            yield from self._part("Commands", [*sure, *close])
            if not self._shown:
                yield Heading("Nothing, and nobody, is called so.")

    def _part(
        self, title: str, lines: Sequence[KeyLine]
    ) -> Iterator[Heading | CommandRow]:
        if lines:
            remark = "" if self._shown else "Enter does it · Esc closes"
            yield Heading(title, remark)
            yield from map(CommandRow, lines)
            self._shown += lines

    def _close_to(self, typed: str) -> tuple[list[KeyLine], list[KeyLine]]:
        """Return the actions that `typed` names or begins to, and the near ones."""
        if not typed:
            return self._actions, []
        from rapidfuzz import fuzz, process, utils

        named = [line for line in self._actions if self._is_named(line, typed)]
        texts = [f"{line.label} {line.tip}" for line in self._actions]
        found = process.extract(
            typed,
            texts,
            scorer=fuzz.partial_ratio,
            processor=utils.default_process,
            score_cutoff=_CLOSE_ENOUGH,
            limit=None,
        )
        ranked = [self._actions[at] for _text, _score, at in found]
        others = [line for line in ranked if line not in named]
        begun = [line for line in others if _begins_a_word(typed, line.label)]
        return named + begun, [line for line in others if line not in begun]

    def _is_named(self, line: KeyLine, typed: str) -> bool:
        """Tell whether `typed` names the action: by a word, or by its key."""
        if (name := self._words.get(typed)) is not None:
            return line.id == name
        return typed in line.keys


def _begins_a_word(typed: str, label: str) -> bool:
    return f" {folded(typed)}" in f" {folded(label)}"
