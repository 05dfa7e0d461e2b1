"""One invitation that the user writes: why, the note, and whether it is their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.fields import Entry, FieldLine, FieldsPage, PlainLine
from screens.outgoing_words import (
    became,
    brief_lines,
    check_lines,
    closest_lines,
    fared,
    fared_otherwise,
    known_lines,
)
from screens.widgets.beside import Beside
from screens.widgets.lines import Item, Lines, Row
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet
from store.decisions.outgoing import (
    ChangeMeans,
    DropDraft,
    KeepDraft,
    MarkSent,
    TheyAccepted,
    TheyDeclined,
)
from store.desk import Desk
from store.errors import NotFound, Refused, listed
from store.outgoing_views import DraftPage
from store.records import Invitation, Means, Person, State
from store.rules.customise import LIMITS, Checklist, checklist
from store.rules.inbox import first_name
from store.rules.outgoing import (
    is_draft,
    require_draft,
    require_no_yes,
    require_sent,
)
from store.views import Status

if TYPE_CHECKING:
    from store.decisions.book import Decision

_LEAST, _MOST = 4, 7
"""So many lines the note takes while one writes, by its length."""
_KNOWN = 3
"""So many lines of what is known stand above it then."""
_NOT_YET = "Not yet:"
"""How it begins to say what of the checklist fails."""

_BESIDE = 110
"""From so many columns on, what is known stands beside the note."""

_BY_STATE = {
    "fields.edit": "edit_here",
    "draft.sent": "sent",
    "draft.means": "means",
    "draft.accepted": "accepted",
    "draft.declined": "declined",
    "draft.let_go": "let_go",
}
"""What can be done by how far an invitation has come: the key's id, and the action."""


class DraftingPage(FieldsPage):
    """A draft with its checklist, and what is known of whom it goes to."""

    TAB = "2"
    BINDING_GROUP_TITLE = "Invitation you write"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "r",
            "sent",
            "I sent it",
            id="draft.sent",
            tooltip="You sent it: the checklist has to hold; then it waits",
        ),
        Binding(
            "y",
            "copy",
            "copy",
            id="draft.copy",
            tooltip="Copy the note to your clipboard",
        ),
        Binding(
            "w",
            "means",
            "how it goes",
            id="draft.means",
            tooltip="By LinkedIn, free (200) or paid (300 characters), or by mail",
        ),
        Binding(
            "a",
            "accepted",
            "they accepted",
            id="draft.accepted",
            tooltip="They accepted: known since today; no place is taken",
        ),
        Binding(
            "x",
            "declined",
            "they declined",
            id="draft.declined",
            tooltip="They declined, or won't answer; a late answer still counts",
        ),
        Binding(
            "d",
            "let_go",
            "let go",
            id="draft.let_go",
            tooltip="Let this draft go: it is not to be sent",
        ),
        Binding(
            "p",
            "person",
            "person",
            show=False,
            id="draft.person",
            tooltip="The person's page",
        ),
        Binding("q,h,escape", "go_back", "back", id="draft.back", tooltip="Back"),
    ]
    JUDGED = frozenset(
        {"sent", "copy", "means", "accepted", "declined", "let_go", "person"}
        | {"edit_here", "edit_outside"}
    )
    STRIP = ("fields.edit", "draft.sent", "draft.copy", "draft.means", "draft.let_go")
    DEFAULT_CSS = """
    DraftingPage {
        &.-beside > #both { layout: horizontal; }
        & > #both > #fields { width: 1fr; padding: 0; }
        & > #both > #known { width: 45%; margin: 0; display: none; }
        &.-beside > #both > #known { display: block; margin: 0 0 0 1; }
    }
    """

    both = query_one("#both", Beside)
    known = query_one("#known", Sheet)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._draft_id = id
        self.view: DraftPage | None = None
        self._found: tuple[tuple[str, str], Checklist] | None = None
        """The checklist as it was last, with what it was over."""

    def body(self) -> ComposeResult:
        """Set what is known beside the note, where there is room."""
        yield Sheet(reads=False, id="heading")
        with Beside(id="both"):
            yield Lines(id="fields")
            yield Sheet(reads=False, id="known")
        yield Sheet(reads=False, id="asked")

    # What is shown.

    def on_mount(self) -> None:
        """Begin at the note."""
        self.call_after_refresh(self.lines.select, "note")

    def redraw(self, status: Status) -> None:
        """Show the draft as it stands."""
        try:
            self.view = self.desk.draft_page(self._draft_id)
        except NotFound:
            self.view = None
        self._found = None
        super().redraw(status)

    @property
    def invitation(self) -> Invitation | None:
        """The invitation that is shown."""
        return self.view.invitation if self.view else None

    @property
    def who(self) -> Person | None:
        """Whom it goes to, where they are known."""
        return self.view.person if self.view else None

    @property
    def stranger(self) -> str:
        """Say why nobody is meant."""
        if not self.view:
            return "That draft is not here any more: q goes back."
        return f"{first_name(self.view.invitation.name)} is not in your address book."

    @property
    def found(self) -> Checklist:
        """The checklist over the note, with what is being written."""
        assert self.view
        over = (self._text("note"), self._text("why"))
        if self._found is None or self._found[0] != over:
            aim = replace(self.view.aim, why=over[1])
            self._found = over, checklist(over[0], aim)
        return self._found[1]

    def _text(self, name: str) -> str:
        """Return a field as it is being written, or as it is kept."""
        assert self.view
        kept = str(getattr(self.view.invitation, name))
        return self.written if self.writing == name else kept

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Say to whom it goes, and how far it has come."""
        if not (invitation := self.invitation):
            return "An invitation of yours", ""
        state = became(invitation, self.desk.today)
        if narrow:
            return invitation.name, self.progress() if self._is_draft else state
        return f"You invite {invitation.name}", state

    @property
    def _is_draft(self) -> bool:
        return bool(self.invitation and is_draft(self.invitation))

    def fields(self) -> Sequence[Entry]:
        """Return the reason, and the note."""
        if not (invitation := self.invitation):
            return ()
        first, limit = first_name(invitation.name), LIMITS[invitation.means]
        asks = f"what can you say to {first} alone? {limit} characters at most"
        asks = asks if self._is_draft else "it went without a note"
        note = invitation.note
        if self.writing == "note":
            note = "(it is being written, below)"
        asks_why = f"why {first}, in a sentence?"
        why = Entry("why", "Why", "Why", invitation.why, asks_why, is_sentence=True)
        shown = [why] if invitation.why or self._is_draft else []
        return [*shown, Entry("note", "Note", "Note", note, asks)]

    def field(self, name: str) -> Entry:
        """Return a field as it is kept, whatever is shown in its place."""
        shown = super().field(name)
        return replace(shown, text=getattr(self.invitation, name, shown.text))

    @property
    def here(self) -> str:
        """The field that is meant: the note, wherever else the cursor is."""
        return "why" if "why" in (self.writing, self.lines.key) else "note"

    def show_fields(self) -> None:
        """Show the fields, wrapped to the room they have; what is known, beside."""
        whole = self.size.width or self.app.size.width
        self.set_class(whole >= _BESIDE, "-beside")
        self._fit_note()
        items = [*self._field_lines(self.room), *self.below(self.room)]
        if self.writing and self.view and self.has_class("-short"):
            items = [*self._while_writing(self.room)]
        self.lines.show(items)
        self.known.show(self._beside)

    def on_text_area_changed(self) -> None:
        """Keep what is said above up with what is written, too."""
        self._fit_note()
        super().on_text_area_changed()
        self.heading.show(self._heading)
        if self.footing.said.startswith(_NOT_YET):
            self.say("")  # The list above says what holds by now.

    @property
    def room(self) -> int:
        """How many columns the fields have."""
        whole = self.size.width or self.app.size.width
        return whole - int(whole * 0.45) - 1 if whole >= _BESIDE else whole

    def below(self, width: int) -> Iterable[Item]:
        """Say what holds of the note, what is known of them, what was said before."""
        if not self.view:
            yield PlainLine(f"  {self.stranger}")
            return
        yield PlainLine()
        if self.writing:
            yield from self._while_writing(width)
            return
        if self._is_draft:
            yield from check_lines(self.found.checks, width)
            yield PlainLine()
        if not self.has_class("-beside"):
            yield from known_lines(self.view, width)
        yield from self._compared(width)

    def _while_writing(self, width: int) -> Iterator[Item]:
        """Yield what helps in the little room there is, none of it to be stood on."""
        for item in self._helping(width):
            if isinstance(item, FieldLine | Row):
                yield replace(item, key=None)
            else:
                yield item

    def _helping(self, width: int) -> Iterator[Item]:
        """Yield what fails first, and what holds last, as it may be cut."""
        assert self.view
        yield from check_lines(self.found.failing, width)
        if self.found.said_before:
            note, today = self._text("note"), self.desk.today
            rows = closest_lines(note, self.found, today, width)
            for number, row in enumerate(rows):
                yield Row(f"beside:{number}", ((row, ""),))
        if not self.has_class("-beside"):
            yield from islice(known_lines(self.view, width), _KNOWN)
        yield from brief_lines(check for check in self.found.checks if check.holds)

    def _fit_note(self) -> None:
        """Give the text the lines that it needs, and the rest to what helps."""
        if self._note is None:
            return
        least, most = (2, 3) if self.has_class("-short") else (_LEAST, _MOST)
        lines = self._note.wrapped_document.height
        self._note.styles.height = min(max(lines, least), most)

    def _compared(self, width: int) -> Iterator[Item]:
        """Yield the note beside one that says the same, or that fared otherwise."""
        assert self.view
        if self._is_draft:
            note, today = self._text("note"), self.desk.today
            title, rows = "Said before", closest_lines(note, self.found, today, width)
        else:
            title, rows = self._otherwise, fared_otherwise(self.view, width)
            yield PlainLine()
            yield from fared(self.view, width)
        if rows:
            yield PlainLine()
            yield PlainLine(f"  {title}; [in brackets] what both say", "strong")
        for number, row in enumerate(rows):
            yield Row(f"beside:{number}", ((row, ""),))

    @property
    def _otherwise(self) -> str:
        """Say beside what a settled note is shown, and of how many."""
        assert self.view
        is_accepted = self.view.invitation.state is State.ACCEPTED
        kind = "not accepted" if is_accepted else "accepted"
        return f"Closest of {len(self.view.beside)} that were {kind}"

    def _beside(self, width: int) -> list[Line]:
        """Return what is known, for where it stands beside the note."""
        if not self.view:
            return []
        lines: list[Line] = [((f"  What is known of {self.view.aim.name}", "strong"),)]
        glyphs = self.known.glyphs
        for item in known_lines(self.view, width):
            margin = "" if item.key is None else "  "
            lines.append(((margin, ""), *item.spans(width, glyphs)))
        return lines

    def progress(self) -> str:
        """Say how much of the checklist holds, with what is being written."""
        if not self.view:
            return ""
        holding = len(self.found.checks) - len(self.found.failing)
        return f"{holding} of {len(self.found.checks)} hold"

    def subject(self) -> str:
        """Return the id of the invitation that is shown."""
        return self._draft_id if self.view else ""

    def keeping(self, subject: str, field: Entry, text: str) -> Decision | None:
        """Keep a field of the draft."""
        if field.name == "why":
            return KeepDraft(subject, why=text, stood=field.text)
        return KeepDraft(subject, note=text, stood=field.text)

    # What can be done with it.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Begin no draft over the draft itself."""
        if action == "invite" and self._is_draft:
            return False
        return super().check_action(action, parameters)

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if not (invitation := self.invitation):
            return self.stranger
        if action == "person":
            return "" if self.who else self.stranger
        if action == "copy":
            return "" if invitation.note else "Nothing is written yet: i writes."
        try:
            if action == "accepted":
                require_no_yes(invitation)
            elif action == "declined":
                require_sent(invitation)
            else:
                require_draft(invitation)
        except Refused as refusal:
            return str(refusal)
        return self._fails() if action == "sent" else ""

    @property
    def unoffered(self) -> frozenset[str]:
        """The ids of the keys that are of no use any more, or not yet, as well."""
        spent = {id: action for id, action in _BY_STATE.items() if self.why_not(action)}
        now = {"draft.sent"} if self._is_draft else set()
        return super().unoffered | (frozenset(spent) - now)

    def _fails(self) -> str:
        """Say what of the checklist fails, if anything does."""
        failing = [f"“{check.item}”" for check in self.found.failing]
        if not failing:
            return ""
        return f"{_NOT_YET} {listed(failing)} must hold. The list says what would help."

    def action_sent(self) -> None:
        """It was sent."""
        self.decide(MarkSent(self._draft_id))

    def action_copy(self) -> None:
        """Copy the note to the clipboard of the machine one sits at."""
        if self.invitation:
            self.app.copy_to_clipboard(self.invitation.note)
            self.say("Copied · paste it where you write to them")

    @work
    async def action_means(self) -> None:
        """Ask by what way it goes."""
        keys = (
            OneKey("f", "LinkedIn, free: 200", Means.FREE),
            OneKey("l", "LinkedIn, paid: 300", Means.LINKEDIN),
            OneKey("m", "mail", Means.MAIL),
        )
        if means := await self.app.push_screen_wait(Prompt("It goes by:", keys)):
            self.decide(ChangeMeans(self._draft_id, means))

    def action_accepted(self) -> None:
        """They accepted."""
        self.decide(TheyAccepted(self._draft_id))

    def action_declined(self) -> None:
        """They declined."""
        self.decide(TheyDeclined(self._draft_id))

    def action_let_go(self) -> None:
        """Let the draft go."""
        self.decide(DropDraft(self._draft_id))

    def action_person(self) -> None:
        """Open the person's page."""
        if self.who:
            self.open_person(self.who.id)
