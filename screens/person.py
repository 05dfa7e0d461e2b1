"""All that is known of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.merging import Merging
from screens.page import Page
from screens.person_words import facts_of, together, whole_person
from screens.questions import some_words, which_cadence, which_day
from screens.widgets.beside import Beside
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet, paragraph
from store import views
from store.decisions.people import ComeBack, Describe, Remember
from store.decisions.tending import ChangeCadence, ThinkOf
from store.desk import Desk
from store.errors import NotFound
from store.records import Person, Standing
from store.rules import cadence
from store.rules.inbox import first_name
from store.views import Status

if TYPE_CHECKING:
    from store.decisions.book import Decision


class PersonPage(Merging):
    """Why, since when, what is next, and what was together."""

    TAB = "6"
    BINDING_GROUP_TITLE = "Person"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p",
            "prep",
            "prep",
            id="person.prep",
            tooltip="The card of the next meeting with them, or a new one",
        ),
        Binding(
            "r",
            "write",
            "write",
            id="person.write",
            tooltip="Write: a letter begun from what is known; r r: you sent it",
        ),
        Binding(
            "i",
            "change",
            "edit",
            id="person.edit",
            tooltip="Change why, how often, who led you there, what they help with",
        ),
        Binding(
            "t",
            "think_of",
            "thought of",
            show=False,
            id="person.thought",
            tooltip="Thought of them, nothing needed: the clock starts anew",
        ),
        Binding(
            "X",
            "forget",
            "forget",
            show=False,
            id="person.forget",
            tooltip="Forget them for good: purged from everything, never undone",
        ),
        Binding(
            "slash",
            "find",
            "find",
            show=False,
            id="person.find",
            tooltip="Find somebody else: People, with its filter open",
        ),
        Binding("q,h,escape", "go_back", "back", id="person.back", tooltip="Back"),
    ]
    JUDGED = Merging.JUDGED | {"prep", "write", "change", "think_of"}
    STRIP = ("talk.log", "person.prep", "talk.follow_up", "person.write", "person.edit")

    AUTO_FOCUS = "#whole"
    DEFAULT_CSS = """
    PersonPage {
        & #facts { display: none; }
        &.-broad #facts { display: block; width: 1fr; margin: 0 1 0 0; }
        &.-broad #whole { width: 1fr; margin: 0; }
    }
    """

    facts = query_one("#facts", Sheet)
    sheet = query_one("#whole", Sheet)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk, tab)
        self._person_id = id
        self.view: views.PersonPage | None = None

    def body(self) -> ComposeResult:
        """Set who they are beside what was together, where there is room."""
        with Beside():
            yield Sheet(more=": Tab, then j", id="facts")
            yield Sheet(id="whole")

    def redraw(self, status: Status) -> None:
        """Show the person as they are now."""
        try:
            self.view = page = self.desk.person_page(self._person_id)
        except NotFound as error:  # What put them in was undone.
            self.view = None
            gone = str(error)
            self.facts.show(lambda width: ())
            self.sheet.show(lambda width: [(), *paragraph(gone, width)])
            return
        self.facts.show(lambda width: facts_of(self.desk, page, width))
        self.sheet.show(lambda width: self._whole(page, width))

    def _whole(self, page: views.PersonPage, width: int) -> list[Line]:
        """Say all that is known of them; what stands beside it is not said twice."""
        said = together if self.is_broad else whole_person
        return said(self.desk, page, width)

    @property
    def who(self) -> Person | None:
        """The person who is shown."""
        return self.view.person if self.view else None

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if not (person := self.who):
            return "That person is not here any more."
        first = first_name(person.name)
        if action == "think_of" and not cadence.is_tended_in_turn(person):
            return f"{first} is not suggested: there is no cadence."
        return super().why_not(action)

    @work
    async def action_prep(self) -> None:
        """Open the card of the next meeting, or plan one."""
        from screens.capture import ask_for_meeting
        from screens.card import OpenedCard

        if not (view := self.view):
            return
        if view.cards:
            self.app.push_screen(OpenedCard(self.desk, view.cards[0].id, self.tab))
        elif decision := await ask_for_meeting(self, view.person):
            self.decide(decision)

    @work
    async def action_write(self) -> None:
        """Write a letter; once it is sent, it is a talk that awaits an answer."""
        from screens.letter import ask_for_letter

        if (person := self.who) and (decision := await ask_for_letter(self, person)):
            self.decide(decision)

    @work
    async def action_change(self) -> None:
        """Ask what is to be another."""
        if not (person := self.who):
            return
        keys = [
            OneKey("w", "why", _another_purpose),
            OneKey("k", "how you know them", _another_acquaintance),
            OneKey("l", "who led you to them", _another_lead),
            OneKey("c", "can help with", _other_helps),
            OneKey("f", "looks for", _other_wishes),
            OneKey("s", "the season", _another_season),
            OneKey("g", "a gift", _another_gift),
        ]
        if person.standing is Standing.ACTIVE:
            keys.insert(1, OneKey("t", "how often", _another_cadence))
        if person.standing is Standing.RESTING:
            keys.append(OneKey("b", "when they come back", _another_return))
            keys.append(OneKey("r", "what to remember", _another_memory))
        asking = await self.app.push_screen_wait(Prompt("Change:", keys))
        if asking and (decision := await asking(self, person)):
            self.decide(decision)

    @work
    async def action_forget(self) -> None:
        """Ask for the whole name, as nothing takes it back."""
        from screens.forgetting import ask_to_forget

        person = self.who
        decision = await ask_to_forget(self, person) if person else None
        if decision and await self.decided(decision):
            self.action_go_back()

    def action_find(self) -> None:
        """Go to People, and type into its filter."""
        self.app.call_later(_find_in_people, self.app)

    def action_think_of(self) -> None:
        """Start the clock anew."""
        self.decide(ThinkOf(self._person_id))


async def _find_in_people(app: App[object]) -> None:
    """Show People, at its beginning, and open its filter."""
    from screens.people import PeoplePage

    await app.run_action("app.go('6')")
    if not isinstance(app.screen, PeoplePage):  # A person's page was left open there.
        await app.run_action("app.go('6')")
    if isinstance(app.screen, PeoplePage):
        app.screen.action_filter()


async def _another_purpose(page: Page, person: Person) -> Decision | None:
    question = some_words(
        f"Why {first_name(person.name)}, in one sentence:",
        needed="A few words; Esc leaves it as it is.",
        text=person.purpose,
    )
    purpose = await page.app.push_screen_wait(question)
    return Describe(person.id, purpose=purpose) if purpose else None


async def _another_acquaintance(page: Page, person: Person) -> Decision | None:
    question = some_words(
        f"How do you know {first_name(person.name)}?",
        needed="A few words; Esc leaves it as it is.",
        text=person.known_how,
    )
    how = await page.app.push_screen_wait(question)
    return Describe(person.id, known_how=how) if how else None


async def _another_lead(page: Page, person: Person) -> Decision | None:
    from screens.leading import ask_who_led

    return await ask_who_led(page, person)


async def _other_helps(page: Page, person: Person) -> Decision | None:
    from screens.bringing_together import ask_for_topics

    return await ask_for_topics(page, person, "can_help_with")


async def _other_wishes(page: Page, person: Person) -> Decision | None:
    from screens.bringing_together import ask_for_topics

    return await ask_for_topics(page, person, "looks_for")


async def _another_season(page: Page, person: Person) -> Decision | None:
    from screens.seasons import ask_for_season

    return await ask_for_season(page, person)


async def _another_gift(page: Page, person: Person) -> Decision | None:
    from screens.gifts import ask_about_gift

    return await ask_about_gift(page, person)


async def _another_return(page: Page, person: Person) -> Decision | None:
    weekday = page.desk.settings.review_weekday
    question = which_day("At rest until:", page.desk.today, weekday)
    until = await page.app.push_screen_wait(question)
    return ComeBack(person.id, until) if until else None


async def _another_memory(page: Page, person: Person) -> Decision | None:
    first = first_name(person.name)
    question = some_words(
        f"What to remember of {first}:",
        needed="A few words; Esc leaves it as it is.",
        text=person.remember,
    )
    what = await page.app.push_screen_wait(question)
    return Remember(person.id, what) if what else None


async def _another_cadence(page: Page, person: Person) -> Decision | None:
    minutes = page.desk.settings.touch_minutes
    question = which_cadence(first_name(person.name), minutes)
    often = await page.app.push_screen_wait(question)
    return ChangeCadence(person.id, often) if often else None
