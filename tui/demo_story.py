"""What the demo's people did together: meetings in every state, steps of every kind.

It is told in the order in which it would have happened, each day by its distance from
today; every line is a decision such as a user makes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta

from store.decisions.debriefs import Debrief
from store.decisions.followups import AddStep, FinishStep
from store.decisions.people import LedBy
from store.decisions.prep import CallOff, Confirm, Place, Prepare, Propose
from store.decisions.talks import Contact, LogTalk
from store.decisions.thanks import Thanked
from store.network import Network
from store.records import Owed, Person, TalkKind
from store.rules.steps import Step
from store.rules.talking import Told, told


class Story:
    """Tells it to a network whose day can be set."""

    def __init__(
        self, network: Network, today: date, be_on: Callable[[date], None]
    ) -> None:
        self._network = network
        self._today = today
        self._be_on = be_on

    def tell(self, people: Sequence[Person]) -> None:
        """Let those who hold a place, at least eight, meet and write."""
        ids = [person.id for person in people]
        self._an_old_promise(ids[0])
        self._three_tries(ids[7])
        self._a_lunch_to_wait_for(ids[2])
        self._one_called_off(ids[6])
        self._one_to_thank(ids[1])
        self._one_to_debrief(ids[3])
        self._one_ready(ids[0])
        self._one_without_a_purpose(ids[4])
        self._an_idea(ids[5])
        for one, by in ((0, 2), (1, 0), (3, 0), (5, 1), (6, 4), (7, 4)):
            self._network.decide(LedBy(ids[one], ids[by]))
        self._be_on(self._today)

    def _ago(self, days: int) -> date:
        """Go to a day so long ago, and return it."""
        day = self._today - timedelta(days=days)
        self._be_on(day)
        return day

    def _in(self, days: int) -> date:
        return self._today + timedelta(days=days)

    def _card(self, person: str, on: date | None, at: time | None, where: str) -> str:
        """Lay a card, and return its id."""
        [card] = self._network.decide(Propose(person, on, at, where=where)).made
        return card

    def _an_old_promise(self, person: str) -> None:
        met = self._ago(69)
        card = self._card(person, met, time(15), "coffee")
        self._network.decide(
            Debrief(
                card,
                "Wants out of audit by spring. The oldest started school.",
                (
                    Step(
                        Owed.PROMISED,
                        "send the interview checklist",
                        met + timedelta(days=7),
                    ),
                ),
                received="An honest view of Northgate.",
                thank_by=met + timedelta(days=2),
            )
        )
        self._ago(68)
        letter = Contact(
            Told("Thank you for yesterday, and for Northgate.", TalkKind.MAIL)
        )
        self._network.decide(Thanked(card, letter))

    def _three_tries(self, person: str) -> None:
        last = self._network.person(person).last_talk or self._today
        quiet = (self._today - last).days
        for fourth in (3, 2, 1):
            on = self._ago(quiet * fourth // 4)
            tried = Contact(Told("Are you well?", TalkKind.MAIL), on, tried=True)
            self._network.decide(LogTalk(person, tried))

    def _a_lunch_to_wait_for(self, person: str) -> None:
        asked = self._ago(11)
        call = Contact(told("call, hiring is slow at theirs too, 30 min"), asked)
        self._network.decide(LogTalk(person, call))
        step = Step(Owed.WAITING, "dates for lunch", asked + timedelta(days=14))
        self._network.decide(AddStep(person, step))
        reading = Step(Owed.DUE, "share the reading list", self._in(5))
        self._network.decide(AddStep(person, reading))

    def _one_called_off(self, person: str) -> None:
        self._ago(9)
        card = self._card(person, self._in(-4), time(9), "breakfast")
        self._network.decide(Prepare(card, their_help="Who else runs a meetup?"))
        self._network.decide(CallOff(card))

    def _one_to_thank(self, person: str) -> None:
        self._ago(6)
        card = self._card(person, self._in(-1), time(12, 30), "lunch")
        self._network.decide(_prepared(card))
        self._network.decide(Confirm(card))
        yesterday = self._ago(1)
        intro = Step(Owed.PROMISED, "write to the school about the workshop", yesterday)
        self._network.decide(
            Debrief(
                card,
                "Two drafts compared; the second is bolder.",
                (intro,),
                given="Notes on the first chapter.",
                received="An introduction to the choir's editor.",
                minutes=75,
                thank_by=self._in(1),
            )
        )
        [step] = [f for f in self._network.follow_ups() if f.what == intro.what]
        self._network.decide(FinishStep(step.id))

    def _one_to_debrief(self, person: str) -> None:
        self._ago(10)
        card = self._card(person, self._in(-3), time(17), "a walk")
        self._network.decide(_prepared(card))

    def _one_ready(self, person: str) -> None:
        self._ago(5)
        card = self._card(person, self._in(2), time(10), "video")
        self._network.decide(
            Prepare(
                card,
                purpose="Compare notes on leaving audit for product; decide whether to "
                "write the piece together.",
                my_help="Introduce them to Lena, who hires.\nMy interview checklist.",
                their_help="An honest view of Northgate.",
                questions="What would make this year a good one for you?\n"
                "Who should I not meet, and why?",
            )
        )
        self._network.decide(Place(card, "video", 45))
        self._network.decide(Confirm(card))

    def _one_without_a_purpose(self, person: str) -> None:
        self._ago(4)
        card = self._card(person, self._in(1), time(15, 30), "coffee")
        self._network.decide(Prepare(card, questions="How is the new team?"))

    def _an_idea(self, person: str) -> None:
        self._ago(2)
        card = self._card(person, None, None, "")
        self._network.decide(
            Prepare(card, purpose="Try a first conversation together.")
        )


def _prepared(card: str) -> Prepare:
    """Return what makes a card ready."""
    return Prepare(
        card,
        purpose="Hear how the spring plan goes, and read a page each.",
        my_help="A second pair of eyes on the first chapter.",
        their_help="Tell me where my piece is too careful.",
        questions="What are you leaving out?",
    )
