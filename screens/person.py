"""All that is known of one person."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.page import Page
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import ends
from store import views
from store.errors import NotFound
from store.records import Direction, Invitation, Standing, Talk
from store.rules.words import count
from store.views import Desk, Status

_TALKS = 200
"""So many talks are shown; the rest is counted."""


class PersonPage(Page):
    """Why, since when, and what was together; to read."""

    TAB = "6"
    BINDING_GROUP_TITLE = "Person"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q,h,escape", "app.pop_screen", "back", id="person.back", tooltip="Back"
        ),
    ]

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk)
        self._person_id = id
        self._tab = tab

    @property
    def tab(self) -> str:
        """The key of the screen it was opened from."""
        return self._tab

    def body(self) -> ComposeResult:
        """Give it all the room."""
        yield Sheet()

    def redraw(self, status: Status) -> None:
        """Show the person as they are now."""
        try:
            page = self.desk.person_page(self._person_id)
        except NotFound as error:  # What put them in was undone.
            gone = str(error)
            self.sheet.show(lambda width: [(), *paragraph(gone, width)])
            return
        cap = status.bandwidth.cap
        self.sheet.show(lambda width: _layout(page, cap, width))


def _layout(page: views.PersonPage, cap: int, width: int) -> list[Line]:
    person = page.person
    facts = ", ".join(filter(None, (person.position, person.company)))
    contact = " · ".join(filter(None, (facts, person.email)))
    lines: list[Line] = [
        ((ends(f" {person.name}", _standing(page, cap), width - 1), "strong"),)
    ]
    if contact:
        lines += paragraph(contact, width)
    lines += [line for pair in _known(page) for line in _labelled(*pair, width)]
    lines += [(), ((" Together", "strong"),)]
    talks = page.talks[:_TALKS]
    lines += [line for talk in talks for line in paragraph(_talk(talk), width, 3)]
    if not talks:
        lines += [(("   No talk is recorded yet.", "dim"),)]
    if rest := len(page.talks) - len(talks):
        lines += [((f"   and {count(rest, 'earlier talk')}", "dim"),)]
    for invitation in page.invitations:
        lines += paragraph(_invitation(invitation), width, 3)
    return lines


def _standing(page: views.PersonPage, cap: int) -> str:
    person = page.person
    if person.standing is Standing.ACTIVE and person.since:
        return f"active · 1 of your {cap} · since {person.since:%b %Y}"
    return str(person.standing)


def _known(page: views.PersonPage) -> list[tuple[str, str]]:
    person = page.person
    facts = [("Why", person.purpose), ("Known", person.known_how)]
    if person.connected_on:
        facts += [("LinkedIn", f"connected since {_date(person.connected_on)}")]
    if person.cadence:
        facts += [("In touch", f"every {person.cadence}".replace("every 1 ", "every "))]
    return [(name, value) for name, value in facts if value]


def _labelled(label: str, value: str, width: int) -> list[Line]:
    lines = list(paragraph(value, width, 10))
    first = f" {label:8} " + lines[0][0][0].strip()
    return [((first, ""),), *lines[1:]]


def _talk(talk: Talk) -> str:
    what = count(talk.messages, "message") if talk.messages else str(talk.kind)
    return f"{_date(talk.on)}  {what}  {talk.said}"


def _invitation(invitation: Invitation) -> str:
    you = invitation.direction is Direction.OUTGOING
    who = "you invited them" if you else f"they invited you: {invitation.state}"
    note = f"  “{invitation.note}”" if invitation.note else ""
    return f"{_date(invitation.received)}  {who}{note}"


def _date(day: object) -> str:
    return f"{day:%d %b %Y}"
