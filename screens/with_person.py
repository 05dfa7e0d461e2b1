"""What can be done wherever a person is shown."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from screens.page import Page
from screens.questions import which_step, which_talk
from store.decisions.followups import AddStep
from store.decisions.talks import Contact, LogTalk
from store.records import Person
from store.rules.steps import Step


class WithPerson(Page):
    """A screen on which one person at a time is meant."""

    BINDING_GROUP_TITLE = "A person"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "m",
            "log_talk",
            "log a talk",
            id="talk.log",
            tooltip="You talked: what was said, and when, in one line",
        ),
        Binding(
            "f",
            "add_step",
            "follow-up",
            id="talk.follow_up",
            tooltip="A next step with them: what, and its day",
        ),
        Binding(
            "L",
            "show_leads",
            "who led",
            show=False,
            id="with.leads",
            tooltip="Who led you to them, and whom they led you to: the tree",
        ),
        Binding(
            "I",
            "invite",
            "invite",
            show=False,
            id="with.invite",
            tooltip="Write an invitation to them: one reason, your own words",
        ),
        Binding(
            "T",
            "bring_together",
            "bring together",
            show=False,
            id="with.together",
            tooltip="Bring them together with somebody: whom, and why; an idea so far",
        ),
        Binding(
            "H",
            "keep_gift",
            "a gift",
            show=False,
            id="with.gift",
            tooltip="A gift, from them or to them: help, an idea, in one line",
        ),
    ]

    @property
    def who(self) -> Person | None:
        """The person who is meant."""
        return None

    @property
    def stranger(self) -> str:
        """What to say where nobody known is meant."""
        return "Nobody is selected: j and k select one."

    @work
    async def action_log_talk(self) -> None:
        """Ask what was said, and when."""
        if not (person := self.who):
            self.say(self.stranger)
        elif contact := await ask_for_talk(self, person):
            self.decide(LogTalk(person.id, contact))

    @work
    async def action_add_step(self) -> None:
        """Ask what is to be done next, and by when."""
        if not (person := self.who):
            self.say(self.stranger)
        elif step := await ask_for_step(self, person):
            self.decide(AddStep(person.id, step))

    def action_show_leads(self) -> None:
        """Open the tree of who led to whom, at this person."""
        from screens.leads import LeadsPage

        if person := self.who:
            self.app.push_screen(LeadsPage(self.desk, self.tab, person.id))
        else:
            self.say(self.stranger)

    @work
    async def action_invite(self) -> None:
        """Open the draft of an invitation to them, or begin one for a reason."""
        from screens.inviting import write_to

        if not (person := self.who):
            self.say(self.stranger)
        else:
            await write_to(self, person)

    @work
    async def action_bring_together(self) -> None:
        """Ask with whom to bring them together, and why."""
        from screens.bringing_together import ask_whom_to_bring

        if not (person := self.who):
            self.say(self.stranger)
        elif decision := await ask_whom_to_bring(self, person):
            self.decide(decision)

    @work
    async def action_keep_gift(self) -> None:
        """Ask what came from them, or went to them."""
        from screens.gifts import ask_for_gift

        if not (person := self.who):
            self.say(self.stranger)
        elif decision := await ask_for_gift(self, person):
            self.decide(decision)


async def ask_for_talk(page: Page, person: Person) -> Contact | None:
    """Ask what was said with somebody, and when; None if the user backs out."""
    question = which_talk(person.name, page.desk.today)
    answer = await page.app.push_screen_wait(question)
    return Contact(*answer) if answer else None


async def ask_for_step(page: Page, person: Person) -> Step | None:
    """Ask what is to be done next with somebody; None if the user backs out."""
    question = which_step(f"Next with {person.name}:", page.desk.today)
    return await page.app.push_screen_wait(question)
