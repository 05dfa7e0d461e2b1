"""All that is known of one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.introduction_words import topics_and_introductions
from screens.lead_words import led_by_said
from screens.merging import Merging
from screens.page import Page
from screens.questions import some_words, which_cadence, which_day
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import ends
from screens.words import NARROW
from store import views
from store.decisions.people import ComeBack, Describe, Remember
from store.decisions.tending import ChangeCadence, ThinkOf
from store.errors import NotFound
from store.records import Direction, Invitation, Person, Standing, State, Talk
from store.rules import cadence, prep
from store.rules.inbox import first_name
from store.rules.words import count, day, moment
from store.views import Desk, Status

if TYPE_CHECKING:
    from store.decisions.book import Decision

_TALKS = 200
"""So many talks are shown; the rest is counted."""


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

    sheet = query_one(Sheet)

    def __init__(self, desk: Desk, id: str, tab: str) -> None:
        super().__init__(desk)
        self._person_id = id
        self._tab = tab
        self.view: views.PersonPage | None = None

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
            self.view = page = self.desk.person_page(self._person_id)
        except NotFound as error:  # What put them in was undone.
            self.view = None
            gone = str(error)
            self.sheet.show(lambda width: [(), *paragraph(gone, width)])
            return
        cap, today = status.bandwidth.cap, status.today
        bringing = topics_and_introductions(self.desk, page.person)
        self.sheet.show(lambda width: _layout(page, cap, today, width, bringing))

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


def _layout(
    page: views.PersonPage,
    cap: int,
    today: date,
    width: int,
    bringing: Sequence[tuple[str, str]],
) -> list[Line]:
    person = page.person
    facts = ", ".join(filter(None, (person.position, person.company)))
    contact = " · ".join(filter(None, (facts, person.email)))
    stands = _standing(page, cap)
    lines: list[Line] = [((ends(f" {person.name}", stands, width - 1), "strong"),)]
    if width < NARROW:
        lines = [((f" {person.name}", "strong"),), ((f" {stands}", ""),)]
    if contact:
        lines += paragraph(contact, width)
    for label, value in (
        *_known(page, today),
        *bringing,
        *_next(page, today),
        *_owed(page, today),
    ):
        lines += _labelled(label, value, width)
    lines += [(), ((" Together", "strong"),)]
    lines += _came_and_went(page, today, width)
    talks = page.talks[:_TALKS]
    lines += [line for talk in talks for line in paragraph(_talk(talk), width, 3)]
    if not talks:
        lines += [(("   No talk is recorded yet.", "dim"),)]
    if rest := len(page.talks) - len(talks):
        lines += [((f"   and {count(rest, 'earlier talk')}", "dim"),)]
    for invitation in page.invitations:
        lines += paragraph(_invitation(invitation), width, 3)
    return lines


def _came_and_went(page: views.PersonPage, today: date, width: int) -> list[Line]:
    """Say what is owed to them, the balance in words, and each gift."""
    if not (page.balance or page.outcomes):
        return []
    lines = [
        line
        for outcome in page.outcomes
        for line in paragraph(
            f"Thanks to them, among others: {outcome.what}"
            if outcome.people[1:]
            else f"Thanks to them: {outcome.what}",
            width,
            3,
        )
    ]
    lines += paragraph(page.balance, width, 3) if page.balance else ()
    for gift in page.gifts:
        way = "you gave" if gift.given else "you got"
        text = f"{_date(gift.on)}  {gift.kind}  {way}: {gift.what}"
        lines += paragraph(text, width, 3)
    return lines


def _standing(page: views.PersonPage, cap: int) -> str:
    person = page.person
    if person.standing is Standing.ACTIVE and person.since:
        return f"active · 1 of your {cap} · since {person.since:%b %Y}"
    return str(person.standing)


def _known(page: views.PersonPage, today: date) -> list[tuple[str, str]]:
    person = page.person
    facts = [("Why", person.purpose), ("Known", person.known_how)]
    facts += [("Led by", led_by_said(page.chain))] if page.chain else []
    if page.led:
        facts += [
            ("Led to", f"{count(page.led, 'person', 'people')}: L shows the tree")
        ]

    facts += [("Season", ", ".join(page.seasons))]
    facts += [("Remember", person.remember)]
    if person.standing is Standing.RESTING and person.rest_until:
        facts += [("At rest", f"until {day(person.rest_until, today)}")]
    if person.connected_on:
        facts += [("LinkedIn", f"connected since {_date(person.connected_on)}")]
    if person.cadence:
        facts += [("In touch", f"{cadence.said(person.cadence)}{_turn(page, today)}")]
    return [(name, value) for name, value in facts if value]


def _turn(page: views.PersonPage, today: date) -> str:
    """Say when it is their turn, or why it is not."""
    person = page.person
    late = cadence.lateness(person, today)
    if late is None:
        return ""
    if not cadence.is_suggested(person):
        why = person.unsuggested_why or count(person.tries, "try", "tries")
        return f" · not suggested ({why}): a does again"
    if person.later_until and person.later_until > today:
        return f" · comes back {day(person.later_until, today)}"
    if late.days_over >= 0:
        return f" · {late.times}: {count(late.days, 'day')} since the last talk"
    return f" · next by {day(today - timedelta(days=late.days_over), today)}"


def _next(page: views.PersonPage, today: date) -> list[tuple[str, str]]:
    """Say when one meets, and how far that is prepared."""
    planned = []
    for card in page.cards:
        when = moment(card.on, card.at, today) if card.on else "a meeting, no day yet"
        where = f", {card.where}" if card.where else ""
        state = "confirmed" if card.confirmed_on else str(prep.state_of(card))
        planned.append(("Next", f"{when}{where} · {state}"))
    return planned


def _owed(page: views.PersonPage, today: date) -> list[tuple[str, str]]:
    """Say what is owed, both ways."""
    owed = [("you", step) for step in page.mine] + [("they", s) for s in page.theirs]
    return [
        ("Owed", f"{who}: {step.what} · {day(step.on, today)}") for who, step in owed
    ]


def _labelled(label: str, value: str, width: int) -> list[Line]:
    lines = list(paragraph(value, width, 10))
    first = f" {label:8} " + lines[0][0][0].strip()
    return [((first, ""),), *lines[1:]]


def _talk(talk: Talk) -> str:
    what = count(talk.messages, "message") if talk.messages else str(talk.kind)
    what += ", no answer yet" * talk.tried + f", {talk.minutes} min" * bool(
        talk.minutes
    )
    gifts = (("You gave", talk.given), ("You got", talk.received))
    lines = [f"{_date(talk.on)}  {what}  {talk.said}"]
    lines += [f"             {verb}: {gift}" for verb, gift in gifts if gift]
    return "\n".join(lines)


def _invitation(invitation: Invitation) -> str:
    you = invitation.direction is Direction.OUTGOING
    who = f"{'you invited them' if you else 'they invited you'}: {invitation.state}"
    if invitation.state is State.DRAFT:
        let_go = invitation.settled_on is not None
        who = "you let a draft go" if let_go else "you write to them: I goes on with it"
    note = f"  “{invitation.note}”" if invitation.note else ""
    return f"{_date(invitation.received)}  {who}{note}"


def _date(day: object) -> str:
    return f"{day:%d %b %Y}"
