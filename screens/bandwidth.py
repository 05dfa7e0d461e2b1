"""Who holds a place, and how many there are."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.accepting import ask_for_cap
from screens.people import PersonLine
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.with_person import WithPerson
from store.records import Person
from store.views import Status


class BandwidthPage(WithPerson):
    """The places, and those who hold them, the quietest first."""

    TAB = "5"
    BINDING_GROUP_TITLE = "Bandwidth"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "C",
            "change_cap",
            "change cap",
            id="bandwidth.cap",
            tooltip="Change how many may be active; a decision with its reason",
        ),
    ]
    DEFAULT_CSS = """
    BandwidthPage > #about { height: 7; }
    BandwidthPage.-short > #about { height: 3; }
    """

    lines = query_one("#places", Lines)
    about = query_one("#about", Sheet)

    def body(self) -> ComposeResult:
        """Set what a place means above those who hold one."""
        yield Sheet(reads=False, id="about")
        yield Lines(id="places")

    def redraw(self, status: Status) -> None:
        """Show who holds a place."""
        holders = self.desk.quietest()
        items: list[Item] = [Heading("Who holds a place, the quietest first")]
        items += [PersonLine(person, status.today) for person in holders]
        if not holders:
            items = [Heading("Nobody holds a place yet.")]
        self.lines.show(items)
        self.about.show(lambda width: _about(status, width))

    @property
    def who(self) -> Person | None:
        """The person under the cursor."""
        return self.desk.person(self.lines.key) if self.lines.key else None

    @work
    async def action_change_cap(self) -> None:
        """Ask for another cap, and why."""
        if decision := await ask_for_cap(self):
            self.decide(decision)

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        from screens.person import PersonPage

        self.app.push_screen(PersonPage(self.desk, event.key, self.TAB))


def _about(status: Status, width: int) -> list[Line]:
    bandwidth = status.bandwidth
    title = f" Your cap: {bandwidth.cap} people, {bandwidth.active} of them active"
    text = (
        "A place is yours to give: accepting with a place asks for a purpose. When "
        "all are taken, one rests before another comes. The hours of your weeks and "
        "the forecast come with a later version."
    )
    return [(), ((title, "strong"),), (), *paragraph(text, width)]
