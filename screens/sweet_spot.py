"""The sweet spot: what the user can help with and wants to learn, and whom it reaches.

What it reaches is said at once, while one writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from screens.fields import Entry, FieldsPage, PlainLine, plain_lines
from screens.widgets.lines import Item
from screens.words import NARROW
from store.decisions.topics import ChangeSweetSpot
from store.introducing import Reach, Reached
from store.records import Person, Standing

if TYPE_CHECKING:
    from store.decisions.book import Decision

_MOST = 6
"""So many people are named for a topic; the rest is counted."""


class SweetSpotPage(FieldsPage):
    """The two fields, and whom of the people each topic reaches."""

    BINDING_GROUP_TITLE = "Sweet spot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,h,escape", "go_back", "back", id="sweetspot.back", tooltip="Back"),
    ]
    STRIP = ("fields.edit", "sweetspot.back")

    @property
    def unoffered(self) -> frozenset[str]:
        """The ids of the keys of the pages on which somebody is meant, as well."""
        return super().unoffered | {"talk.log", "talk.follow_up"}

    @property
    def stranger(self) -> str:
        """Say that nobody is meant here."""
        return "Nobody is selected here: 6 shows the people."

    def subject(self) -> str:
        """Return what it is called, as there is but one."""
        return "sweet spot"

    def headline(self, narrow: bool) -> tuple[str, str]:
        """Say what it is, and how topics are parted."""
        return "Sweet spot", "" if narrow else "short phrases, parted by commas"

    def fields(self) -> Sequence[Entry]:
        """Return its two halves."""
        settings = self.desk.settings
        return [
            Entry(
                "can_help_with",
                "Can help with",
                "Help with",
                settings.can_help_with,
                "what do people come to you for?",
            ),
            Entry(
                "wants_to_learn",
                "Want to learn",
                "To learn",
                settings.wants_to_learn,
                "what would you like to know more about?",
            ),
        ]

    def keeping(self, subject: str, field: Entry, text: str) -> Decision | None:
        """Return what keeps a half of it."""
        return ChangeSweetSpot(**{field.name: text, "stood": field.text})

    def progress(self) -> str:
        """Say how many people it reaches: below, there may be no room to say whom."""
        reached = self._reached()
        mine = reached.helps if self.writing == "can_help_with" else reached.learns
        people = {person.id for each in mine for person, _ in each.people}
        return f"reaches {len(people)}"

    def _reached(self) -> Reached:
        """Return whom the topics reach, those that are being written too."""
        texts = {field.name: field.text for field in self.fields()}
        if self.writing:
            texts[self.writing] = self.written
        return self.desk.reached(texts["can_help_with"], texts["wants_to_learn"])

    def below(self, width: int) -> Iterable[Item]:
        """Say whom each topic reaches, as it is being written."""
        reached = self._reached()
        yield PlainLine()
        if not (reached.helps or reached.learns):
            yield from plain_lines("", _EMPTY, width, 3)
            return
        yield from _reach("You can help", reached.helps, "looks for it", width)
        yield from _reach("You learn from", reached.learns, "can help with it", width)


_EMPTY = (
    "An introduction that is offered to you is held against these topics.",
    "Whom they reach shows here while you write: people who look for what you can "
    "help with, and who can help with what you want to learn.",
)


def _reach(
    title: str, several: Sequence[Reach], verb: str, width: int
) -> Iterator[Item]:
    if not several:
        return
    yield PlainLine(f"  {title}", "strong")
    indent = 5 if width < NARROW else 7
    for each in several:
        names = [_named(person, shared.other) for person, shared in each.people[:_MOST]]
        more = len(each.people) - len(names)
        if more:
            names.append(f"and {more} more")
        text = f"{each.topic}: {', '.join(names) or f'nobody {verb} yet'}"
        yield from plain_lines("", (text,), width, indent, "" if names else "dim")


def _named(person: Person, theirs: str) -> str:
    """Return who it is, in whose words, and whether they hold no place."""
    aside = {Standing.RESTING: ", at rest", Standing.KNOWN: ", known"}
    return f"{person.name} ({theirs}{aside.get(person.standing, '')})"
