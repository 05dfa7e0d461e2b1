"""The frame that every screen stands in."""

from __future__ import annotations

from asyncio import Future, get_running_loop
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen

from screens import meter
from screens.widgets.banner import Banner
from screens.widgets.beside import BROAD
from screens.widgets.drawn import NARROW
from screens.widgets.footing import Footing
from screens.widgets.lines import Lines
from screens.widgets.masthead import Masthead, Tab
from store.desk import Desk
from store.errors import FewerError
from store.rules.review import STEPS, ReviewStep
from store.rules.words import day
from store.views import Status

if TYPE_CHECKING:
    from store.decisions.book import Decision

TABS = (
    ("1", "Review"),
    ("2", "Inbox"),
    ("3", "Prep"),
    ("4", "Follow-up"),
    ("5", "Bandwidth"),
    ("6", "People"),
)
"""The key and the name of each of the six screens."""

STEPS_ON = {
    ReviewStep.INVITATIONS: "2",
    ReviewStep.PREPARE: "3",
    ReviewStep.FOLLOW_THROUGH: "4",
    ReviewStep.BANDWIDTH: "5",
}
"""The steps of the review that have one of the six for a screen, by its key."""

_ABOUT_ONE = frozenset(
    {"open", "find", "order", "log_talk", "add_step", "fold", "unfold", "fold_all"}
)
"""What is done with one of several, or with all of them, on whatever page."""

_LOOKED_FOR = 4
"""An import changes thousands of records; nobody looks for them one by one."""


class Page(Screen[None]):
    """A screen between the bandwidth above and the keys below.

    A subclass says in `TAB` which of the six it belongs to, composes its `body`,
    and draws itself from the desk in `redraw`, which the app calls whenever
    something was decided, here or in another session.
    """

    TAB: ClassVar[str]
    STRIP: ClassVar[tuple[str, ...]] = ()
    """The ids of the bindings that lead the key strip."""
    JUDGED: ClassVar[frozenset[str]] = frozenset()
    """The actions that can't always be done: `why_not` says when, and why."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "greater_than_sign",
            "next_step",
            "next step",
            show=False,
            id="guide.next",
            tooltip="On to the next step of the review",
        ),
        Binding(
            "enter",
            "go_on_from_nothing",
            "go on",
            show=False,
            id="guide.go_on",
            tooltip="In a step of the review with nothing left: on to the next one",
        ),
    ]
    DEFAULT_CSS = """
    Page {
        overflow: hidden;
        & > Banner { display: none; }
        &.-guided > Banner { display: block; }
        &.-broad Beside { layout: horizontal; }
        &.-broad Beside > Lines { width: 3fr; padding: 0 1 0 0; }
        &.-broad Beside > Sheet { width: 2fr; height: 1fr; margin: 0 0 0 1; }
    }
    """

    @dataclass
    class StepOpened(Message):
        """Posted when the user goes to a step of the review; the app leads there."""

        step: ReviewStep
        said: str = ""
        """What to say there."""

    @dataclass
    class StepLeft(Message):
        """Posted when the user goes on to what follows a step of the review."""

        step: ReviewStep

    class CameBack(Message):
        """Posted when it is shown again, after whatever was opened over it."""

    @dataclass
    class Decided(Message):
        """Posted when the user decided something; saving it is the app's business."""

        decision: Decision
        answer: Future[bool] | None = None
        """To be told whether it is safe."""

    masthead = query_one(Masthead)
    footing = query_one(Footing)
    banner = query_one(Banner)

    def __init__(self, desk: Desk, tab: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._tab = tab
        self.guide: ReviewStep | None = None
        """The step of the review that it is shown for; it shows no more than that."""
        self._total = 0
        """How much was left in that step when it was opened."""
        self.is_composed = False
        """Is all there that its keys may ask about?"""

    @property
    def tab(self) -> str:
        """The key of the one of the six that it was opened from, or belongs to."""
        return self._tab or self.TAB

    @property
    def is_broad(self) -> bool:
        """Tell whether there is room for a list and what is known of one beside it."""
        return self.size.width >= BROAD

    def compose(self) -> ComposeResult:
        """Set the body between the masthead and the footing."""
        yield Masthead()
        yield Banner()
        yield from self.body()
        yield Footing()

    def body(self) -> ComposeResult:
        """Compose what the page is for."""
        yield from ()

    def on_mount(self) -> None:
        """Draw everything for the first time."""
        self.is_composed = True
        try:
            self.draw()
        except FewerError as error:
            self.say(str(error))

    def on_screen_resume(self) -> None:
        """Tell the app that something may have been decided over it."""
        self.post_message(self.CameBack())

    def draw(self) -> None:
        """Draw the frame and the body as things stand."""
        status = self.desk.status()
        places, over = status.bandwidth, status.over_week
        ascii = self.masthead.glyphs.ascii
        self.masthead.show(
            wide=meter.wide(places, over, ascii=ascii)
            + meter.week(status.this_week, self.desk.settings.meetings_per_week),
            narrow=meter.narrow(places, over, ascii=ascii),
            tabs=[Tab(key, name, _count(name, status)) for key, name in TABS],
            current=self.tab,
            date=day(status.today),
        )
        self.redraw(status)
        self._show_guide()
        self.refresh_bindings()

    def _show_guide(self) -> None:
        self.set_class(self.guide is not None, "-guided")
        if self.guide:
            left = self.left()
            self._total = max(self._total, left)
            gone = self._total - left, self._total
            key = "Enter" if self._has_nothing_left else ">"
            self.banner.show(*_guided(self.guide, *gone, key, self.size.width))

    def be_for(self, step: ReviewStep | None) -> None:
        """Show what a step of the review is about; None shows all there is again."""
        self.guide = step
        self._total = 0
        self.draw()

    def left(self) -> int:
        """Return how much is left here of the review's step."""
        return 0

    @property
    def _has_nothing_left(self) -> bool:
        """Is it shown for a step of the review in which there is nothing to open?"""
        return self.guide is not None and self.is_bare and not self.left()

    def go_on(self, step: ReviewStep, *, at_once: bool = False) -> None:
        """Go on to what follows a step of the review; only the review has that."""

    @property
    def row_key(self) -> str:
        """What the cursor is on, so that it can be found again."""
        keys = (lines.key for lines in self.query(Lines))
        return next((key for key in keys if key), "")

    def stand_on(self, row: str) -> None:
        """Put the cursor where it was; if that is not there, on the first line."""
        several = [*self.query(Lines)]
        if not any(lines.select(row) for lines in several):
            for lines in several:
                lines.action_top()

    def redraw(self, status: Status) -> None:
        """Draw the body as things stand."""

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        return ""

    @property
    def is_bare(self) -> bool:
        """Tell whether there is nothing here of which a key could mean one."""
        lists = [*self.query(Lines)]
        return bool(lists) and not any(lines.place[1] for lines in lists)

    @property
    def unoffered(self) -> frozenset[str]:
        """The ids of the keys that the strip leaves out: they would do nothing."""
        if not self.is_bare:
            return frozenset()
        bindings = [active.binding for active in self.active_bindings.values()]
        about_one = self.JUDGED | _ABOUT_ONE
        return frozenset(
            binding.id
            for binding in bindings
            if binding.id and binding.action.partition("(")[0] in about_one
        )

    def action_next_step(self) -> None:
        """Go on to the next step of the review."""
        if self.guide:
            self.post_message(self.StepLeft(self.guide))

    def action_go_on_from_nothing(self) -> None:
        """Go on to the next step, as nothing is left in this one."""
        self.action_next_step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what can't be done just now.

        Textual asks on behalf of the page below, too, as soon as this one is pushed.
        """
        if not self.is_composed:
            return False
        if action == "next_step":
            return self.guide is not None
        if action == "go_on_from_nothing":
            return self._has_nothing_left
        return None if action in self.JUDGED and self.why_not(action) else True

    def on_key(self, event: events.Key) -> None:
        """Say why a dimmed key does nothing."""
        active = self.active_bindings.get(event.key)
        action = active.binding.action.partition("(")[0] if active else ""
        if active and not active.enabled and action in self.JUDGED:
            event.stop()
            self.say(self.why_not(action))

    def point_at(self, ids: Sequence[str]) -> None:
        """Put the cursor on the first of these records that a list here shows."""
        for lines in self.query(Lines):
            if any(lines.select(id) for id in ids[:_LOOKED_FOR]):
                return

    def decide(self, decision: Decision) -> None:
        """Tell the app what was decided."""
        self.post_message(self.Decided(decision))

    async def decided(self, decision: Decision) -> bool:
        """Tell the app what was decided, and return whether it is safe."""
        answer: Future[bool] = get_running_loop().create_future()
        self.post_message(self.Decided(decision, answer))
        return await answer

    def say(self, message: str) -> None:
        """Say something in the message line."""
        self.footing.say(message)

    def open_person(self, id: str) -> None:
        """Open somebody's page."""
        from screens.person import PersonPage

        self.app.push_screen(PersonPage(self.desk, id, self.tab))

    async def find_in(
        self, lines: Lines, there: str, unfold: Callable[[str], None] | None = None
    ) -> None:
        """Ask for a name or a word, and find it; `there` says where it is not."""
        from screens.questions import some_words

        pattern = await self.app.push_screen_wait(some_words("/", needed="Find what?"))
        if pattern and unfold:
            unfold(pattern)
        if pattern and not lines.find(pattern):
            self.say(f"“{pattern}” is {there}.")

    def action_go_back(self) -> None:
        """Go back to where it was opened from, and take along what was said."""
        if self.app.screen is self:
            below = self.app.screen_stack[-2]
            self.app.pop_screen()
            if isinstance(below, Page):
                below.say(self.footing.said)


def _guided(
    step: ReviewStep, done: int, total: int, key: str, width: int
) -> tuple[str, str]:
    """Say which step of the review it is, how far one has come, and what goes on."""
    number = f"Review, step {step.number} of {len(STEPS)}"
    far = f"{done} of {total} done · " if total else ""
    if width < NARROW:
        return f"Step {step.number} of {len(STEPS)}", f"{far}{key} on · 1 back"
    return f"{number}: {step}", f"{far}{key} goes on · 1 back"


def _count(name: str, status: Status) -> int:
    counts = {
        "Inbox": status.waiting,
        "Prep": status.to_prepare,
        "Follow-up": status.due,
    }
    return counts.get(name, 0)
