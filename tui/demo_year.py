"""The months behind the demo: meetings of which something came or not, past reviews.

Every line is a decision such as a user makes, on the day on which they would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from store.decisions.debriefs import Debrief
from store.decisions.followups import FinishStep
from store.decisions.gifts import AddGift
from store.decisions.prep import Confirm, Prepare, Propose
from store.decisions.review import EndReview, Intend
from store.decisions.talks import Contact, LogTalk
from store.network import Network
from store.records import Owed, Person, TalkKind
from store.rules.review import ReviewStep, day_of
from store.rules.steps import Step
from store.rules.talking import Told
from store.rules.telling import read_gift

BEGAN = 260
"""So many days ago."""


class _Met(NamedTuple):
    """A meeting: with whom of them, how many days ago, and what was said."""

    who: int
    days_ago: int
    said: str
    given: str = ""
    received: str = ""
    gift: str = ""
    """The line in which one was kept, of what wasn't prepared."""


_PREPARED = (
    _Met(0, 250, "Will try pairs at interviews.", given="Our list of questions."),
    _Met(1, 236, "Knows two editors in Ghent.", received="Names of two editors."),
    _Met(2, 221, "Busy until summer; wants to hear from me then."),
    _Met(3, 207, "We read each other a page.", "A page read.", "A page read."),
    _Met(4, 190, "The clinic would pilot it.", received="A place for a pilot."),
    _Met(0, 173, "Pairs work. Next: a rota.", given="A rota of ours."),
    _Met(5, 158, "Finds the plan too wide, and is right.", received="A clear no."),
    _Met(6, 139, "Two jobs open at theirs.", received="Word of two jobs."),
    _Met(7, 121, "We differ on remote work, and parted well."),
    _Met(1, 104, "Ghent liked the draft.", given="The second draft."),
)

_UNPREPARED = (
    _Met(8, 246, "A drink after the fair."),
    _Met(9, 230, "Coffee; talked of schools."),
    _Met(2, 214, "Ran into each other at the station."),
    _Met(10, 199, "Lunch; they were tired, so was I."),
    _Met(11, 184, "Coffee.", gift="got: a book on contracts"),
    _Met(8, 166, "A drink, we meant to have a plan by now."),
    _Met(9, 149, "Coffee; nothing new, and pleasant."),
    _Met(5, 131, "At the meetup, ten minutes between two talks."),
    _Met(10, 112, "Lunch.", gift="gave: our form for handovers"),
    _Met(11, 97, "A call that could have been a letter."),
)

_REVIEWS = (
    (3, 31, 2, "look over the first chapter"),
    (2, 24, 6, "ask the school for a date for the meetup"),
    (1, 19, 4, "send them the two job notices"),
)
"""So many review days ago, the minutes it took, whom it meant to help, and how."""


def tell_meetings(
    network: Network,
    today: date,
    be_on: Callable[[date], None],
    people: Sequence[Person],
) -> None:
    """Hold ten meetings with a ready card, and ten without; `people` are twelve."""
    both = [(met, True) for met in _PREPARED] + [(met, False) for met in _UNPREPARED]
    for met, is_prepared in sorted(both, key=lambda each: -each[0].days_ago):
        on = today - timedelta(days=met.days_ago)
        be_on(on)
        if is_prepared:
            _hold(network, people[met.who].id, on, met)
        else:
            _meet(network, people[met.who].id, on, met)


def _hold(network: Network, person: str, on: date, met: _Met) -> None:
    """Prepare a meeting, hold it, and say how it went."""
    [card] = network.decide(Propose(person, on, time(12, 30), where="lunch")).made
    network.decide(
        Prepare(
            card,
            purpose="Hear what they work on, and where I could be of use.",
            my_help="My checklist, and whom it brought together.",
            their_help="Where I am too careful.",
            questions="What would you do with a free month?",
        )
    )
    network.decide(Confirm(card))
    network.decide(
        Debrief(card, met.said, (), True, met.given, met.received, minutes=60)
    )


def _meet(network: Network, person: str, on: date, met: _Met) -> None:
    """Meet as it comes, and keep what was given, if anything was."""
    contact = Contact(Told(met.said, TalkKind.MEETING, 45))
    network.decide(LogTalk(person, contact))
    if met.gift:
        network.decide(AddGift(person, read_gift(met.gift, on)))


def tell_reviews(
    network: Network,
    today: date,
    be_on: Callable[[date], None],
    people: Sequence[Person],
) -> None:
    """End the reviews of the weeks before this one; what each intended was done."""
    due = day_of(today, network.settings.review_weekday, None)
    for weeks_ago, minutes, who, what in _REVIEWS:
        day = due - timedelta(weeks=weeks_ago)
        be_on(day)
        begun = datetime.combine(day, time(18))
        step = Step(Owed.DUE, what, day + timedelta(days=4))
        [kept] = network.decide(Intend(day, people[who].id, step)).made
        network.decide(
            EndReview(
                day,
                begun,
                begun + timedelta(minutes=minutes),
                minutes,
                tuple(ReviewStep),
            )
        )
        be_on(day + timedelta(days=3))
        network.decide(FinishStep(kept))
