"""A page of a few texts that are written in place, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outside import edit_outside
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Item, Lines
from screens.widgets.sheet import Line, Sheet
from screens.widgets.spans import Span, Tone, ends, wrap
from screens.with_person import WithPerson
from screens.words import NARROW
from store.desk import Desk
from store.views import Status

if TYPE_CHECKING:
    from screens.widgets.note import Note
    from store.decisions.book import Decision


class Entry(Struct, frozen=True):
    """A text with its name, and what is asked for in it."""

    name: str
    label: str
    brief: str
    """Its label where it is narrow."""
    text: str
    asks: str
    """What is asked for, in a question."""
    is_list: bool = False
    """Is each line one of several?"""
    is_sentence: bool = False
    """Is it one line, with which Enter is done?"""


class FieldLine(Struct, frozen=True):
    """One line of a field; only its first can be stood on."""

    key: str | None
    label: str
    text: str
    tone: Tone = ""

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set the label before the text."""
        yield self.label, "strong"
        yield self.text, self.tone


class PlainLine(Struct, frozen=True):
    """A line that is only read."""

    text: str = ""
    tone: Tone = ""
    key: None = None

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Return the text."""
        yield self.text, self.tone


def plain_lines(
    label: str, texts: Iterable[str], width: int, indent: int, tone: Tone = ""
) -> Iterator[PlainLine]:
    """Set texts under each other behind a label, each wrapped to the width."""
    margin = f"  {label:<{indent - 2}}"
    for text in texts:
        for piece in wrap(text, max(width - indent - 2, 8)):
            yield PlainLine(margin + piece, tone)
            margin = " " * indent


class FieldsPage(WithPerson):
    """Shows the fields; the one under the cursor is written in a text below them.

    A subclass names its `fields`, keeps one in `keeping`, and says what stands above
    and below them.
    """

    BINDING_GROUP_TITLE = "Fields"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "i",
            "edit_here",
            "edit",
            id="fields.edit",
            tooltip="Write in this field; Esc is done, all is kept",
        ),
        Binding(
            "tab",
            "next_field(1)",
            "next field",
            show=False,
            id="fields.next",
            tooltip="The next field; what is written is kept",
        ),
        Binding(
            "shift+tab",
            "next_field(-1)",
            "previous field",
            show=False,
            id="fields.previous",
            tooltip="The previous field; what is written is kept",
        ),
        Binding(
            "e,ctrl+g",
            "edit_outside",
            "$EDITOR",
            show=False,
            id="fields.editor",
            tooltip="This field in $EDITOR",
        ),
    ]
    DEFAULT_CSS = """
    FieldsPage {
        & > #heading { height: 2; }
        &.-short > #heading { height: 1; }
        & > #asked { height: 2; display: none; }
        & > #written, & > #written:focus, & > #written:ansi {
            height: 7; max-height: 30%; padding: 0 3; display: none;
        }
        &.-writing > #asked, &.-writing > #written,
        &.-writing > #written:focus, &.-writing > #written:ansi { display: block; }
        &.-short > #asked { height: 1; }
        &.-short > #written, &.-short > #written:focus, &.-short > #written:ansi {
            height: 3; max-height: 25%; padding: 0 1;
        }
    }
    """
    AUTO_FOCUS = "#fields"
    lines = query_one("#fields", Lines)
    heading = query_one("#heading", Sheet)
    asked = query_one("#asked", Sheet)

    def __init__(self, desk: Desk, tab: str = "") -> None:
        super().__init__(desk, tab)
        self._note: Note | None = None
        self._written: Entry | None = None
        """The field that is being written, as it was when that began."""
        self._written_for = ""
        """The record that it is for: another one may be shown by now."""

    # What a subclass says.

    def fields(self) -> Sequence[Entry]:
        """Return the fields, from top to bottom."""
        return ()

    def subject(self) -> str:
        """Return the id of the record that is shown."""
        return ""

    def keeping(self, subject: str, field: Entry, text: str) -> Decision | None:
        """Return what keeps a text in a field of a record, if nobody wrote meanwhile.

        `field` is as it was when the writing began.
        """
        return None

    def take_note(self, name: str, text: str) -> None:
        """Hear what was written in a field, when it is left."""

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Return what stands above, to the left and to the right."""
        return "", ""

    def progress(self) -> str:
        """Say how far it has come, while one writes."""
        return ""

    def above(self) -> Iterable[Item]:
        """Yield what stands above the fields, and is scrolled with them."""
        return ()

    def below(self, width: int) -> Iterable[Item]:
        """Yield what stands below the fields."""
        return ()

    # The page.

    def body(self) -> ComposeResult:
        """Set the fields above the one that is written."""
        yield Sheet(reads=False, id="heading")
        yield Lines(id="fields")
        yield Sheet(reads=False, id="asked")

    def redraw(self, status: Status) -> None:
        """Show the fields as they stand."""
        self.show_all()

    def show_all(self) -> None:
        """Show the heading, the fields, and what is asked in the one being written."""
        self.heading.show(self._heading)
        self.show_fields()
        self._ask()

    def _heading(self, width: int) -> list[Line]:
        left, right = self.headline(width < NARROW)
        return [((ends(f" {left}", f"{right} ", width), "strong"),)]

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the texts anew."""
        self.show_fields()

    def on_text_area_changed(self) -> None:
        """Keep what is said of it up with what is written."""
        self.show_fields()
        self._ask()

    def _ask(self) -> None:
        """Show what is asked for in the field that is written, and how far it is."""
        if field := self._written:
            self.asked.show(lambda width: self._question(field, width))

    def show_fields(self) -> None:
        """Show the fields, and what stands around them, wrapped to their room."""
        room = self.room
        shown = [*self.above(), *self._field_lines(room), *self.below(room)]
        self.lines.show(shown)

    @property
    def room(self) -> int:
        """How many columns the fields have."""
        return self.size.width

    def _field_lines(self, width: int) -> Iterator[Item]:
        narrow = width < NARROW
        first = 11 if narrow else 17
        for field in self.fields():
            indent = first
            label = field.brief if narrow else field.label
            key: str | None = field.name
            for text, tone in _pieces(field, width - first - 4):
                yield FieldLine(key, f"{label:<{indent}}", text, tone)
                key, label = None, "  "  # What can't be stood on is indented less.
                indent = first + 2

    def field(self, name: str) -> Entry:
        """Return a field by its name."""
        return next(field for field in self.fields() if field.name == name)

    @property
    def writing(self) -> str:
        """The name of the field that is being written, or ""."""
        return self._written.name if self._written else ""

    @property
    def here(self) -> str:
        """The name of the field that is meant: written in, or under the cursor."""
        names = [field.name for field in self.fields()]
        found = self.writing or self.lines.key or ""
        return found if found in names else (names or [""])[0]

    @property
    def written(self) -> str:
        """The text as it is being written."""
        return self._note.text if self._note else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the single keys only outside of the text."""
        if self.writing and action != "next_field":
            return False
        return super().check_action(action, parameters)

    def words_to_keep(self) -> Decision | None:
        """Return what keeps the words, if they are not what was there before."""
        if self._written is None or self.written == self._written.text:
            return None
        return self.keeping(self._written_for, self._written, self.written)

    # Writing.

    @work
    async def action_edit_here(self) -> None:
        """Write in the field under the cursor; go on writing where one does already."""
        if self._written and self._note:
            self._note.focus()
        elif self.here:
            await self.write(self.here)

    @on(Lines.Opened, "#fields")
    def _opened(self) -> None:
        self.action_edit_here()

    async def write(self, name: str) -> None:
        """Open a field for writing, with the cursor at its end."""
        from screens.widgets.note import Note

        if self._note is None:
            self._note = Note(id="written")
            await self.mount(self._note, before=self.footing)
        self._written, self._written_for = self.field(name), self.subject()
        self.lines.select(name)
        self._note.is_sentence = self._written.is_sentence
        self._note.text = self._written.text
        self.add_class("-writing")
        self._ask()
        self._note.focus()
        self._note.move_cursor(self._note.document.end)
        self.refresh_bindings()

    def _question(self, field: Entry, width: int) -> list[Line]:
        rule: Line = ((self.asked.glyphs.rule * width, "dim"),)
        left = f" {field.label}: {field.asks}"
        asks: Line = ((ends(left, f"{self.progress()} ", width), "strong"),)
        return [asks] if self.has_class("-short") else [rule, asks]

    @work
    async def write_again(self, name: str, why: str) -> None:
        """Open a field whose text can't be taken, and say why."""
        await self.write(name)
        self.say(why)

    def keep(self) -> None:
        """Keep what was written, and close the text."""
        kept, left = self.words_to_keep(), self._written
        self._written = None
        if kept:
            self.decide(kept)
        elif left and self.written != left.text:
            self.take_note(left.name, self.written)
        else:
            self.show_fields()  # It is not being written any more.
        self.remove_class("-writing")
        self.lines.focus()
        self.refresh_bindings()

    @on(events.DescendantBlur)
    def _left(self) -> None:
        self.refresh_bindings()

    def on_note_finished(self) -> None:
        """Done with the text."""
        self.keep()

    def on_note_edit_requested(self) -> None:
        """Let $EDITOR have the text that is being written."""
        if self._note:
            self._note.text = edit_outside(self.app, self.written)

    @work
    async def action_next_field(self, way: int) -> None:
        """Go to the next field, or the previous one; writing goes on there."""
        await self.go_to_next_field(way)

    async def go_to_next_field(self, way: int) -> None:
        """Go to the next field, or the previous one, round the ends."""
        names = [field.name for field in self.fields()]
        if not names:
            return
        at = names.index(self.here) + way
        if not self.writing:
            self.lines.select(names[at % len(names)])
            return
        self.keep()
        if 0 <= at < len(names):
            await self.write(names[at])

    def action_edit_outside(self) -> None:
        """Let $EDITOR have the field under the cursor."""
        if self.writing or not self.here:
            return
        field, subject = self.field(self.here), self.subject()
        edited = edit_outside(self.app, field.text)
        if edited == field.text:
            return
        if kept := self.keeping(subject, field, edited):
            self.decide(kept)
        else:
            self.take_note(field.name, edited)


def _pieces(field: Entry, width: int) -> Iterator[tuple[str, Tone]]:
    """Return the text of a field in lines, or what is asked where there is none."""
    if not field.text:
        yield f"({field.asks})", "dim"
        return
    lines = [line for line in field.text.split("\n") if line.strip()]
    for number, line in enumerate(lines, 1):
        sign = f"{number}  " if field.is_list and "\n" in field.text else ""
        for piece in wrap(line, max(width - len(sign), 8)):
            yield sign + piece, ""
            sign = " " * len(sign)
