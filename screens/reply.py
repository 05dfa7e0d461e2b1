"""The reply that goes before any acceptance, and their answer to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import ModalScreen

from screens.outside import edit_outside
from screens.page import Page
from screens.widgets.footing import Footing
from screens.widgets.note import Note
from screens.widgets.sheet import Line, Sheet, paragraph
from store.decisions.book import Decision
from store.decisions.inbox import Answered, KeepAnswer
from store.records import Invitation
from store.rules.drafts import written_on_at
from store.rules.inbox import first_name
from store.rules.words import day


class Written(Struct, frozen=True):
    """What became of a text."""

    text: str
    sent: bool


class TextScreen(ModalScreen[Written | None]):
    """A text over the lower half of the screen: read, copied, edited, settled."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    TextScreen {
        align: left bottom;
        background: transparent;
        & > Sheet { height: 2; background: $background; }
        & > Note, & > Note:focus, & > Note:ansi { height: 9; padding: 0 3; }
        & > Footing { background: $background; }
        &.-short > Note { height: 4; }
    }
    """
    BINDING_GROUP_TITLE = "Reply"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "y", "copy", "copy", id="reply.copy", tooltip="Copy it to your clipboard"
        ),
        Binding(
            "i", "edit_here", "edit", id="reply.edit", tooltip="Edit it right here"
        ),
        Binding(
            "e,ctrl+g",
            "edit_outside",
            "$EDITOR",
            id="reply.editor",
            tooltip="Edit it in $EDITOR",
        ),
        Binding(
            "escape,q,h",
            "back",
            "back, kept",
            id="reply.back",
            tooltip="Back; the words are kept, nothing is sent",
        ),
    ]

    note = query_one(Note)
    heading = query_one(Sheet)
    footing = query_one(Footing)
    idle = "y copies it, i edits it, q goes back."
    """What to say to a key that does nothing here."""
    said = ""
    """What was decided before the text came up, and that it can be undone."""

    def __init__(
        self,
        heading: str,
        text: str,
        keep: Callable[[str], Decision | None] = lambda text: None,
        signature: str = "",
    ) -> None:
        super().__init__()
        self._signature = signature
        self._heading = heading
        self._text = text
        self._keep = keep

    def compose(self) -> ComposeResult:
        """Set the heading above the text."""
        yield Sheet(reads=False)
        yield Note(self._text)
        yield Footing()

    def on_mount(self) -> None:
        """Begin outside of the text, so that single keys work."""
        self.heading.show_below_rule(self.heading_lines)
        self.note.can_focus = False
        self.footing.say(self.said)

    def heading_lines(self, width: int) -> list[Line]:
        """Say what the text is, in as many words as a line holds."""
        whole = self._heading
        brief = whole if cell_len(whole) < width else re.split("[:,] ", whole)[0]
        return [((f" {brief}", "strong"),)]

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.note.text

    def words_to_keep(self) -> Decision | None:
        """Return what keeps the words, if they are not what was there before."""
        return self._keep(self.text) if self.text != self._text else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the single keys only outside of the text."""
        return action not in _SINGLE_KEYS or not self.note.has_focus

    def on_key(self, event: events.Key) -> None:
        """Say what the keys are, where one of another screen's is pressed."""
        is_idle = event.is_printable and event.key not in self.active_bindings
        if is_idle and not self.note.has_focus:
            self.footing.say(self.idle)

    def on_descendant_focus(self) -> None:
        """Show the keys of the text."""
        self.refresh_bindings()

    def on_descendant_blur(self) -> None:
        """Show the single keys again."""
        self.refresh_bindings()

    def action_edit_here(self) -> None:
        """Put the cursor where one goes on writing, which is before one's name."""
        self.note.can_focus = True
        self.note.focus()
        before = self.text[: written_on_at(self.text, self._signature)]
        lines = before.split("\n")
        self.note.move_cursor((len(lines) - 1, len(lines[-1])))

    @on(Note.Finished)
    def leave_text(self) -> None:
        """Back to the single keys."""
        self.note.can_focus = False
        self.set_focus(None)

    @on(Note.EditRequested)
    def action_edit_outside(self) -> None:
        """Let $EDITOR have the text."""
        self.note.text = edit_outside(self.app, self.text)

    def action_copy(self) -> None:
        """Copy the text to the clipboard of the machine one sits at."""
        self.app.copy_to_clipboard(self.text)
        self.footing.say("Copied · paste it where you write to them")

    def action_back(self) -> None:
        """Go back; what was written is kept."""
        self.dismiss(Written(self.text, sent=False))


_SINGLE_KEYS = frozenset({"sent", "copy", "edit_here", "edit_outside", "back"})


class ReplyScreen(TextScreen):
    """The reply to an invitation: `r` again says that it was sent."""

    BINDING_GROUP_TITLE = "Reply"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r,enter",
            "sent",
            "I sent it",
            id="reply.sent",
            tooltip="You sent it: they are asked, and have time to answer",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("reply.sent", "reply.copy", "reply.edit")
    idle = f"r says that you sent it, {TextScreen.idle}"

    def action_sent(self) -> None:
        """They are asked."""
        self.dismiss(Written(self.text, sent=True))


class AnswerScreen(TextScreen):
    """Their answer, pasted or typed."""

    BINDING_GROUP_TITLE = "Answer"
    STRIP: ClassVar[tuple[str, ...]] = ("text.done", "reply.edit")

    def on_mount(self) -> None:
        """Begin inside the text, unless they said something already."""
        if not self.text:
            self.call_later(self.action_edit_here)

    @on(Note.Finished)
    def leave_text(self) -> None:
        """Done with the text is done."""
        self.dismiss(Written(self.text, sent=True))


async def ask_for_answer(page: Page, invitation: Invitation) -> Decision | None:
    """Let the user take down what somebody answered; None if nothing is written."""
    first, on = first_name(invitation.name), invitation.answered_on
    heading = f"What {first} answered (Esc when done)"
    if on:
        heading = f"What {first} answered, recorded on {day(on)}: i changes it"
    screen = AnswerScreen(
        heading, invitation.answer, lambda text: KeepAnswer(invitation.id, text)
    )
    if on:
        screen.idle = f"{first}'s answer is recorded: i changes it, q goes back."
    written = await page.app.push_screen_wait(screen)
    if written is None or not (written.sent and written.text.strip()):
        return None
    return Answered(invitation.id, written.text)


class UnkeptScreen(TextScreen):
    """Words that could not be kept, and why: to be copied before they go."""

    BINDING_GROUP_TITLE = "Not kept"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,q,h",
            "let_go",
            "let them go",
            id="unkept.let_go",
            tooltip="Let these words go, which are kept nowhere; it takes two keys",
        ),
    ]
    STRIP: ClassVar[tuple[str, ...]] = ("reply.copy", "reply.editor", "unkept.let_go")
    idle = "y copies these words, e opens $EDITOR, q lets them go."
    DEFAULT_CSS = """
    UnkeptScreen {
        & > Sheet { height: auto; max-height: 6; }
        &.-short > Note { height: 3; }
    }
    """

    _asked = False

    def __init__(self, why: str, words: str, refused: Decision | None = None) -> None:
        super().__init__(why, words)
        self._why = why
        self._refused = refused

    def heading_lines(self, width: int) -> list[Line]:
        """Say why in as many lines as that takes: others' words may be in it."""
        return [*paragraph(self._why, width, 1, "strong")]

    def words_to_keep(self) -> Decision | None:
        """Return what was refused: until it is let go, it is on the disk."""
        return self._refused

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to go on writing nowhere: nothing would keep it."""
        if action in ("edit_here", "back"):
            return False
        return super().check_action(action, parameters)

    def action_let_go(self) -> None:
        """Say once that they are kept nowhere, then let them go."""
        if self._asked:
            self.dismiss(None)
        self._asked = True
        self.footing.say("These words are kept nowhere: y copies them, q lets them go.")
