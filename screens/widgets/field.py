"""A line to type in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from store.text import clean, clean_lines

_PASTED = 4096
"""So many characters are taken: as long as a path can be."""


class Field(Input):
    """One line of text, which sends nothing while nobody types."""

    BINDING_GROUP_TITLE = "Text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "cancel",
            "done",
            show=False,
            id="text.cancel",
            tooltip="Out of the text",
        ),
        Binding(
            "ctrl+g",
            "edit",
            "in $EDITOR",
            show=False,
            id="text.edit",
            tooltip="This text in $EDITOR",
        ),
        Binding(
            "ctrl+u",
            "delete_left_all",
            "delete the line",
            show=False,
            id="text.delete_line",
            tooltip="Delete all to the left: from its end, the whole line",
        ),
        Binding(
            "ctrl+backspace,alt+backspace",
            "delete_left_word",
            "delete the word",
            show=False,
            id="text.delete_word",
            tooltip="Delete the word to the left",
        ),
    ]
    DEFAULT_CSS = """
    Field { height: 1; padding: 0; }
    Field, Field:focus, Field:ansi {
        background: $background;
        background-tint: $foreground 0%;
        color: $foreground;
        border: none;
        & > .input--cursor {
            background: $background;
            color: $foreground;
            text-style: reverse;
        }
        & > .input--placeholder { text-style: dim; }
    }
    """

    @dataclass
    class Cancelled(Message):
        """Posted when the user wants to leave the field."""

        field: Field

        @property
        def control(self) -> Field:
            """The field that is left."""
            return self.field

    @dataclass
    class EditRequested(Message):
        """Posted when the user wants the text in $EDITOR."""

        field: Field
        text: str

        @property
        def control(self) -> Field:
            """The field whose text it is."""
            return self.field

    @dataclass
    class PastedLines(Message):
        """Posted when several lines were pasted, of which one is made here."""

        field: Field
        text: str

        @property
        def control(self) -> Field:
            """The field into which they went."""
            return self.field

    def __init__(
        self,
        value: str = "",
        placeholder: str = "",
        *,
        select: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Begin with a value, which typing replaces where it is to be selected."""
        super().__init__(
            value,
            placeholder,
            select_on_focus=select,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it is drawn; typed keys can't be unclean."""
        text = clean_lines(event.text)
        if "\n" in text:
            self.post_message(self.PastedLines(self, text))
        event.text = clean(event.text, _PASTED)

    def action_cancel(self) -> None:
        """Say that the user leaves; the text stays."""
        self.post_message(self.Cancelled(self))

    def action_edit(self) -> None:
        """Ask for $EDITOR."""
        self.post_message(self.EditRequested(self, self.value))
