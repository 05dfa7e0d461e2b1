"""A question in the message line, answered by one key or by some words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeAlias, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.getters import query_one
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.timer import Timer

from screens.outside import TypesAhead
from screens.widgets.drawn import Drawn
from screens.widgets.field import Field
from screens.widgets.spans import Tone, ends, wrap

T = TypeVar("T")

_HEAD = 3
"""So many lines of a page say which one it is."""

MOMENT = 0.4
"""Seconds in which the second letter of a word follows the first."""

_ANEW = "^u clears it"
"""What to press where the words that stand there are of no use."""


_OFFERED = "One of these:"
"""What is said where Enter was pressed, but nothing typed."""

_BACK = "Esc back"
"""Said at the end of a question where its last line has room for it."""


class OneKey(Struct, Generic[T], frozen=True):
    """An answer that one key gives at once."""

    key: str
    label: str
    value: T
    begins: tuple[str, ...] = ()
    """Words that begin with the key too: it waits a moment for one of them."""


class Understood(Struct, Generic[T], frozen=True):
    """What the typed words mean, and how to say it back: "Fri 27 Nov"."""

    value: T
    echo: str = ""


class NotUnderstood(Struct, frozen=True):
    """Why the typed words mean nothing, and what would help, in a sentence."""

    why: str


Parse: TypeAlias = Callable[[str], Understood[T] | NotUnderstood]


class Question(Drawn):
    """Parts of a sentence, set in as many lines as they need."""

    DEFAULT_CSS = """
    Question { background: $background; }
    """

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._tone: Tone = ""

    def ask(self, parts: Sequence[str], tone: Tone = "") -> None:
        """Show other parts."""
        lines = len(self._lines(self.size.width))
        self._parts, self._tone = tuple(parts), tone
        self.refresh(layout=len(self._lines(self.size.width)) != lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Ask for the lines needed, as a key that is not seen is none.

        Of what is below, no more than its head has to stay in sight.
        """
        return min(len(self._lines(width)), max(container.height - _HEAD, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.size.width)
        text = lines[y] if y < len(lines) else ""
        return self.painted(((text, self._tone),), self.size.width)

    def _broken(self, width: int) -> Iterator[str]:
        """Yield the parts; one that is longer than a line is broken between words."""
        for part in self._parts:
            if cell_len(part) < width or not width:
                yield part
            else:
                yield from wrap(part, width - 2)

    def _lines(self, width: int) -> list[str]:
        """Set the parts side by side, none broken; the way back ends the last."""
        lines = [""]
        for part in self._broken(width):
            joined = f"{lines[-1]}  {part}" if lines[-1] else f" {part}"
            if lines[-1] and cell_len(joined) > width:
                lines.append(f" {part}")
            else:
                lines[-1] = joined
        is_said = any(part.startswith("Esc") for part in self._parts)
        if not is_said and cell_len(lines[-1]) + len(_BACK) + 3 <= width:
            lines[-1] = ends(lines[-1], _BACK, width - 1)
        return lines


class Prompt(ModalScreen[T | None]):
    """Asks in the last lines of the screen; answers None if the user backs out.

    One of `keys` answers at once, but only as the first key: once something is
    typed, all is text. A key that begins a word as well ("t", of "tue") waits for
    a moment. While one types, `parse` says what it understands; Enter takes it.
    """

    BINDING_GROUP_TITLE = "Question"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q",
            "back",
            "back",
            id="prompt.back",
            tooltip="Back, and nothing is decided",
        ),
    ]
    DEFAULT_CSS = """
    Prompt {
        align: left bottom;
        background: transparent;
        & > Field { padding: 0 1; }
    }
    """

    question = query_one(Question)
    field = query_one(Field)

    def __init__(
        self,
        question: str,
        keys: Sequence[OneKey[T]] = (),
        parse: Parse[T] | None = None,
        *,
        remark: str = "",
        text: str = "",
        select: bool = False,
    ) -> None:
        super().__init__()
        self._keys = {key.key: key for key in keys}
        self._moment: Timer | None = None
        self._offers = _parts("", [f"{k.key} {k.label}" for k in keys], remark)
        self._parts = _parts(question, [f"{k.key} {k.label}" for k in keys], remark)
        self._parse = parse
        self._text = text
        self._select = select

    def compose(self) -> ComposeResult:
        """Set the question above the field, which is there if text is an answer."""
        yield Question(self._parts)
        if self._parse is not None:
            yield Field(self._text, select=self._select)

    def on_key(self, event: events.Key) -> None:
        """Without a field, take the key as the answer."""
        if self._parse is None and event.character in self._keys:
            event.stop()
            self.dismiss(self._keys[event.character].value)

    @on(Field.Changed)
    def hear(self, event: Field.Changed) -> None:
        """Take one key as the answer, or say what is understood so far."""
        before, self._text = self._text, event.value
        if before == event.value:
            return
        waited = self._keys.get(before) if self.waits else None
        self._wait_no_more()
        if waited and not any(word.startswith(event.value) for word in waited.begins):
            self._answer_and_go_on(waited, event.value[len(before) :])
            return
        if not before and (key := self._keys.get(event.value)):
            self._answer_soon(key)
        else:
            self._echo()

    @property
    def waits(self) -> bool:
        """Is there a key that may yet turn out to begin a word?"""
        return self._moment is not None

    def _answer_soon(self, key: OneKey[T]) -> None:
        """Answer, but let the rest of a word come where the key begins one."""
        if key.begins:
            self._moment = self.set_timer(MOMENT, partial(self._answer, key.value))
        else:
            self.dismiss(key.value)

    def _answer_and_go_on(self, key: OneKey[T], typed: str) -> None:
        """Answer by the key, as what came after it begins no word with it."""
        self.dismiss(key.value)
        if isinstance(self.app, TypesAhead):
            self.app.type_ahead(typed)

    def _answer(self, value: T) -> None:
        self.dismiss(value)  # Not returned: a timer would wait for it.

    def _wait_no_more(self) -> None:
        if self._moment is not None:
            self._moment.stop()
            self._moment = None

    @on(Field.Submitted)
    def take(self, event: Field.Submitted) -> None:
        """Answer with what was typed, or say why it means nothing."""
        event.stop()
        self._wait_no_more()
        if key := self._keys.get(event.value):
            self.dismiss(key.value)
            return
        answer = self._understood()
        if isinstance(answer, Understood):
            self.dismiss(answer.value)
        elif answer is not None:
            self.question.ask(self._refused(answer), "warn")

    def _refused(self, answer: NotUnderstood) -> tuple[str, ...]:
        """Return why the words mean nothing, and what else there is to do.

        A slip in a long line is mended; a wrong name is sooner typed anew. Where
        nothing was typed, the keys that would answer stay in sight.
        """
        if self._text.strip():
            return (answer.why, _ANEW)
        return (_OFFERED, *self._offers) if self._keys else (answer.why,)

    @on(Field.Cancelled)
    def action_back(self) -> None:
        """Answer nothing."""
        self._wait_no_more()
        self.dismiss(None)

    def _echo(self) -> None:
        """Say what is understood; nobody is scolded while still typing."""
        answer = self._understood() if self._text.strip() else None
        if isinstance(answer, Understood) and answer.echo:
            self.question.ask((answer.echo, "Enter takes it"))
        else:
            self.question.ask(self._parts)

    def _understood(self) -> Understood[T] | NotUnderstood | None:
        """Return what the typed words mean."""
        return self._parse(self._text.strip()) if self._parse is not None else None


def _parts(question: str, keys: Sequence[str], remark: str) -> tuple[str, ...]:
    """Return what must not be broken: the question with its first key, the others."""
    first, *others = [*keys, *remark.split("  ")]
    return tuple(part for part in (f"{question} {first}".strip(), *others) if part)
