"""A text of several lines to write in. Import it late: it costs start-up time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from store.text import clean_lines


class Note(TextArea):
    """Plain text that wraps; Tab moves on, and nothing blinks."""

    BINDING_GROUP_TITLE = "Text"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "finish",
            "done",
            show=True,
            id="text.done",
            tooltip="Done, kept",
        ),
        Binding(
            "ctrl+g",
            "edit",
            "in $EDITOR",
            show=True,
            id="text.edit",
            tooltip="This text in $EDITOR",
        ),
        Binding(
            "ctrl+backspace,alt+backspace",
            "delete_word_left",
            "delete the word",
            show=False,
            id="text.delete_word",
            tooltip="Delete the word to the left",
        ),
    ]
    DEFAULT_CSS = """
    Note, Note:focus, Note:ansi {
        background: $background;
        color: $foreground;
        border: none;
        padding: 0;
        scrollbar-size: 0 0;
        & .text-area--cursor {
            background: $background;
            color: $foreground;
            text-style: reverse;
        }
        & .text-area--cursor-line { background: $background; }
    }
    """

    @dataclass
    class Finished(Message):
        """Posted when the user is done with the text, which is to be kept."""

        note: Note
        text: str

        @property
        def control(self) -> Note:
            """The note that was written."""
            return self.note

    @dataclass
    class EditRequested(Message):
        """Posted when the user wants the text in $EDITOR."""

        note: Note
        text: str

        @property
        def control(self) -> Note:
            """The note whose text it is."""
            return self.note

    def __init__(
        self, text: str = "", *, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            id=id,
            classes=classes,
        )
        self.cursor_blink = False
        self.is_sentence = False
        """Is Enter done with it, where a text has lines?"""

    def on_key(self, event: events.Key) -> None:
        """Take Enter for done where a single sentence is asked for."""
        if self.is_sentence and event.key == "enter":
            event.prevent_default().stop()
            self.action_finish()

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted before it is drawn; typed keys can't be unclean."""
        event.text = clean_lines(event.text)

    def action_finish(self) -> None:
        """Say that the text is done."""
        self.post_message(self.Finished(self, self.text))

    def action_edit(self) -> None:
        """Ask for $EDITOR."""
        self.post_message(self.EditRequested(self, self.text))
