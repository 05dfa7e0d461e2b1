"""Everyone the user knows of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.merging import Merging
from screens.widgets.beside import Beside
from screens.widgets.field import Field
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Lines
from screens.widgets.sheet import Line, Nothing, Sheet, all_centred, paragraph
from screens.widgets.spans import Span, Tone, column, ends
from screens.words import NARROW, brief_day
from store.desk import Desk
from store.errors import UnknownWord
from store.records import Person, Standing
from store.rules.filters import ORDERS, WORDS, Order
from store.rules.words import count
from store.views import Status

_TONES: dict[Standing, Tone] = {Standing.ACTIVE: "good", Standing.GONE: "dim"}


class PersonLine(Struct, frozen=True):
    """A person in the list."""

    person: Person
    today: date

    @property
    def key(self) -> str:
        """The person's id."""
        return self.person.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say who, where they stand, where they work, when they were last heard of."""
        person, narrow = self.person, width < NARROW
        name = 20 if narrow else max(18, width // 4)
        yield column(person.name, name, glyphs.ellipsis) + " ", ""
        yield f"{person.standing:8} ", _TONES.get(person.standing, "")
        seen = brief_day(person.last_talk, self.today) if person.last_talk else ""
        if narrow:
            yield f"{seen:6}", ""
            return
        yield column(person.company, max(11, width // 6), glyphs.ellipsis) + " ", ""
        yield f"{seen:6}  ", ""
        yield person.purpose or person.position, ""


class PeoplePage(Merging):
    """A list that `/` narrows as one types."""

    TAB = "6"
    BINDING_GROUP_TITLE = "People"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "find",
            id="people.find",
            tooltip="Find: a name, a company, is:active, helps:TOPIC, owed:, quiet:",
        ),
        Binding(
            "escape",
            "clear",
            "all",
            id="people.clear",
            show=False,
            tooltip="Everyone again",
        ),
        Binding(
            "o",
            "reorder",
            "order",
            id="people.order",
            tooltip="Another order: by name, by last talk, by overdue",
        ),
    ]
    STRIP = ("list.open", "people.find", "talk.log", "talk.follow_up", "place.give")
    AUTO_FOCUS = "#people"  # Else Textual picks the filter, hidden as it is.
    DEFAULT_CSS = """
    PeoplePage {
        & > #heading { height: 1; }
        & > #filter { padding: 0 1; display: none; }
        &.-filtering > #filter { display: block; }
        & #about { display: none; }
        &.-broad #about { display: block; }
    }
    """

    beside = query_one(Beside)
    lines = query_one("#people", Lines)
    about = query_one("#about", Sheet)
    heading = query_one("#heading", Sheet)
    empty = query_one("#empty", Sheet)
    field = query_one("#filter", Field)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order = Order.NAME

    def body(self) -> ComposeResult:
        """Set the filter above the list."""
        yield Sheet(reads=False, id="heading")
        yield Field(placeholder=f"a name, a company, {' '.join(WORDS)}", id="filter")
        with Beside():
            yield Lines(id="people")
            yield Sheet(reads=False, id="about")
        yield Nothing()

    def redraw(self, status: Status) -> None:
        """Show the people whom the filter lets through."""
        query = self.field.value.strip()
        found, unknown = self._found(query)
        self.lines.show([PersonLine(person, status.today) for person in found])
        self.beside.display, self.empty.display = bool(found), not found
        self.empty.show(lambda width: unknown or _nobody(status.people, query, width))
        shown = f"{len(found):,} of " if query else ""
        title = f" People  {shown}{status.people:,}" + (f"  /{query}" if query else "")
        order = ORDERS[self._order]
        self.heading.show(lambda width: [((ends(title, order, width - 1), "strong"),)])

        self._show_about()

    @on(Lines.Moved)
    def _show_about(self) -> None:
        """Show the person under the cursor, where there is room beside the list."""
        key = self.lines.key
        self.about.show(lambda width: self._all_of(key, width))

    def _all_of(self, key: str | None, width: int) -> list[Line]:
        """Say all that is known of somebody; it is looked for only where it shows."""
        if not (key and self.is_broad):
            return []
        from screens.person_words import whole_person

        return whole_person(self.desk, self.desk.person_page(key), width)

    def _found(self, query: str) -> tuple[list[Person], list[Line]]:
        """Return whom a query fits, or what is wrong with it."""
        try:
            return self.desk.find_people(query, self._order), []
        except UnknownWord as error:
            said = (
                f"Go on: {' '.join(error.known)}" if query[-1:] == ":" else str(error)
            )
            return [], [(), (), *paragraph(said, max(self.size.width, 20))]

    @property
    def who(self) -> Person | None:
        """The person under the cursor."""
        return self.desk.person(self.lines.key) if self.lines.key else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Escape clear the filter only where there is one."""
        if action == "clear" and not self.field.value:
            return False
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        """Type into the filter; what is typed takes the place of what was."""
        self.add_class("-filtering")
        self.field.focus()
        self.field.select_all()

    def action_reorder(self) -> None:
        """Take the next order."""
        several = list(ORDERS)
        self._order = several[(several.index(self._order) + 1) % len(several)]
        self.draw()
        self.say(f"In order {ORDERS[self._order]}")

    @on(Field.Changed)
    def _narrow(self) -> None:
        self.redraw(self.desk.status())

    @on(Field.Submitted)
    def _done(self) -> None:
        self.remove_class("-filtering")
        self.lines.focus()
        self.refresh_bindings()

    @on(Field.Cancelled)
    def action_clear(self) -> None:
        """Show everyone again."""
        self.field.value = ""
        self._done()

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        self.open_person(event.key)


def _nobody(people: int, query: str, width: int) -> list[Line]:
    if query:
        text = f"Nobody of {count(people, 'person', 'people')} fits “{query}”."
        lines = ["", "", text, "", "Esc clears the filter. Its words:", ""]
        lines += [f"{word} {what}" for word, what in WORDS.items()]
    else:
        lines = ["", "", "Nobody is here yet.", ""]
        lines += ["c  put in someone you already value"]
        lines += ["M  brings in a LinkedIn export"]
    return all_centred(lines, width)
