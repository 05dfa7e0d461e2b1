"""Where one can go: the six screens, and the pages beside them.

Each is imported when it is first shown.
"""

from __future__ import annotations

from importlib import import_module

from msgspec import Struct

from screens.page import Page
from store.desk import Desk

SCREENS = {
    "1": ("screens.review", "ReviewPage"),
    "2": ("screens.inbox", "InboxPage"),
    "3": ("screens.prep", "PrepPage"),
    "4": ("screens.followup", "FollowUpPage"),
    "5": ("screens.bandwidth", "BandwidthPage"),
    "6": ("screens.people", "PeoplePage"),
}
"""Where each of the six is, by its key."""


class Aside(Struct, frozen=True):
    """A page that is opened from anywhere, over the screen one is on."""

    key: str
    """Its letter in the go menu."""
    name: str
    about: str
    """What it shows, for the palette."""
    module: str
    kind: str
    """Its class, which takes the desk and the key of the screen below."""

    @property
    def id(self) -> str:
        """What it is called in the palette."""
        return f"go.{self.name.replace(' ', '_')}"

    def page(self, desk: Desk, tab: str) -> Page:
        """Return it, to be pushed over one of the six."""
        page = getattr(import_module(self.module), self.kind)(desk, tab)
        assert isinstance(page, Page)
        return page


ASIDES: tuple[Aside, ...] = (
    Aside(
        "l",
        "who led to whom",
        "Who led you to whom, and what came of it",
        "screens.leads",
        "LeadsPage",
    ),
    Aside(
        "o",
        "invitations you write",
        "Your drafts, what you sent, and what came of it",
        "screens.outgoing",
        "OutgoingPage",
    ),
    Aside(
        "n",
        "introductions",
        "Introductions: offered to you, yours under way, whom to bring together",
        "screens.introductions",
        "IntroductionsPage",
    ),
    Aside(
        "t",
        "sweet spot",
        "What you can help with and want to learn, and whom that reaches",
        "screens.sweet_spot",
        "SweetSpotPage",
    ),
    Aside(
        "s",
        "seasons",
        "The seasons of your career: whom you met in each",
        "screens.seasons",
        "SeasonsPage",
    ),
    Aside(
        "e",
        "what came of it",
        "Outcomes, and what came of prepared meetings",
        "screens.quality",
        "QualityPage",
    ),
    Aside(
        "d",
        "decisions",
        "Every decision, and what undoing the next would change",
        "screens.decisions",
        "DecisionsPage",
    ),
)
"""The pages beside the six, in the order of the go menu."""


def screen_of(key: str, desk: Desk) -> Page:
    """Return one of the six."""
    module, kind = SCREENS[key]
    page = getattr(import_module(module), kind)(desk)
    assert isinstance(page, Page)
    return page
