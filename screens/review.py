"""Home: the weekly review, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.outside import KeepsBookmark
from screens.page import STEPS_ON, Page
from screens.questions import which_person, which_step
from screens.review_words import END, Awaits, ahead, review_title, step_lines
from screens.widgets.beside import Beside
from screens.widgets.lines import Lines, Row
from screens.widgets.prompt import OneKey, Prompt
from screens.widgets.sheet import Line, Sheet, centred
from screens.widgets.spans import ends
from store.decisions.review import EndReview, Intend
from store.desk import Desk
from store.errors import listed
from store.records import Person
from store.rules import prep
from store.rules.inbox import first_name
from store.rules.review import STEPS, WITH_LISTS, Bookmark, ReviewStep, after
from store.rules.words import count, day
from store.views import Happened, ReviewView, Status


class ReviewPage(Page):
    """The steps of the review, and what awaits in each; Enter goes on."""

    TAB = "1"
    BINDING_GROUP_TITLE = "Review"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(step.number),
                f"to_step('{step}')",
                str(step),
                show=False,
                id=f"review.{step.name.lower()}",
                tooltip=f"To step {step.number}: {step}",
            )
            for step in STEPS
        ),
        Binding(
            "b",
            "begin",
            "begin early",
            show=False,
            id="review.begin",
            tooltip="Begin the next review already, before its day",
        ),
        Binding(
            "v",
            "earlier",
            "earlier reviews",
            id="review.earlier",
            tooltip="The reviews that were, week beside week",
        ),
    ]
    JUDGED = frozenset({"begin"})
    STRIP = ("list.open", "review.earlier")
    DEFAULT_CSS = """
    ReviewPage {
        & > #title { height: 3; }
        & #steps { height: 8; }
        &.-short > #title { height: 0; }
        &.-short #steps { height: 1fr; }
        &.-short #ahead { height: 0; }
        &.-broad #steps { width: 76; height: 1fr; }
        &.-broad #ahead { width: 1fr; }
    }
    """

    title_line = query_one("#title", Sheet)
    steps = query_one("#steps", Lines)
    ahead = query_one("#ahead", Sheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._in_full = False
        self._view: ReviewView | None = None
        self._presses = False
        """Is there a meeting in two days whose card isn't ready? It comes first."""

    def on_mount(self) -> None:
        """Paint first; then read the notes and the history, which takes longer.

        By way of the app, which listens only when it has been mounted itself: until
        then nothing is painted, and "after refresh" is at once.
        """
        self.app.call_later(self.call_after_refresh, self._draw_in_full)

    def _draw_in_full(self) -> None:
        self._in_full = True
        self.draw()
        if self.bookmark:
            self.steps.select(self.bookmark.step)
        elif self._presses and not self._is_held:
            self.steps.select(ReviewStep.PREPARE)

    def body(self) -> ComposeResult:
        """Set the steps between the title and what lies ahead."""
        yield Sheet(reads=False, id="title")
        with Beside():
            yield Lines(id="steps")
            yield Sheet(more=": Tab, then j", id="ahead")

    @property
    def bookmark(self) -> Bookmark | None:
        """Where one is in the review, if one is under way."""
        kept = self.app.bookmark if isinstance(self.app, KeepsBookmark) else None
        return kept if self._view and kept and kept.day == self._view.day else None

    def _be_at(self, bookmark: Bookmark | None) -> None:
        if isinstance(self.app, KeepsBookmark):
            self.app.be_at(bookmark)

    def redraw(self, status: Status) -> None:
        """Show what awaits."""
        nobody = not (status.people or status.waiting or status.asked or status.later)
        self._view = None if nobody else self.desk.review(status)
        view, home = self._view, str(self.desk.home)
        if view is None:
            self.title_line.show(lambda width: [(), *centred(_MOTTO, width)])
            self.steps.show(list(_beginnings()))
            self.ahead.show(lambda width: _stays_in(home))
            return
        left, right = review_title(view, self.bookmark)
        self.title_line.show(
            lambda width: [(), ((ends(f" {left}", right, width - 1), "strong"),)]
        )
        cards = tuple(self.desk.open_cards())
        self._presses = any(
            prep.is_unready_and_near(row.card, status.today) for row in cards
        )
        nudges = self.desk.unreturned() if self._in_full else []
        said = tuple(each.said for each in nudges)
        awaits = Awaits(
            view, status, self.desk, cards, self._week(view), said, self._intended(view)
        )
        seen = self.bookmark.seen if self.bookmark else ()
        self.steps.show([*step_lines(awaits, seen, self._is_held)])
        self.ahead.show(
            lambda width: ahead(awaits, self.bookmark, width, self.is_broad)
        )

    def _week(self, view: ReviewView) -> list[Happened] | None:
        """Return what one looks back on, once there is time to read it."""
        return self.desk.happened(view.since, view.today) if self._in_full else None

    # Going on.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the numbers lead to the steps once a review is under way."""
        if action == "to_step":
            return self.bookmark is not None
        return super().check_action(action, parameters)

    @on(Lines.Opened)
    async def _opened(self, event: Lines.Opened) -> None:
        if event.key in _WAYS_TO_BEGIN:
            await self.app.run_action(event.key)
        elif event.key == END:
            self._end()
        else:
            self._open_step(ReviewStep(event.key))

    @property
    def _is_held(self) -> bool:
        """Is a review under way, or would a step begin it?"""
        return self._view is not None and (self._view.is_due or bool(self.bookmark))

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if self._view is None:
            return "Nobody is here yet."
        return "Enter on a step goes on with it." if self._is_held else ""

    def action_begin(self) -> None:
        """Begin the next review before its day."""
        if self._view:
            self._be_at(_begun(self._view))
            self.draw()

    def action_to_step(self, name: str) -> None:
        """Go to a step by its number.

        Step 6 is but pointed at first, as 6 means People everywhere else.
        """
        if name == ReviewStep.INTENTION and self.steps.key != name:
            self.steps.select(name)
            self.say(f"{_ASKS} Everyone you know: g w.")
        else:
            self._open_step(ReviewStep(name))

    @work
    async def _open_step(self, step: ReviewStep, said: str = "") -> None:
        """Go to a step; a review that is due begins with the first one opened."""
        if (view := self._view) is None:
            return
        if self._is_held:
            self._be_at((self.bookmark or _begun(view)).on(step))
        if step is ReviewStep.LOOK_BACK:
            await self._look_back(view, step)
        elif step is ReviewStep.INTENTION:
            await self._intend(view)
        elif not self._is_held:
            await self.app.run_action(f"go('{STEPS_ON[step]}')")
        elif step in WITH_LISTS and not view.left[step]:
            self.say("Nothing is left there.")
            self.go_on(step)
        else:
            self.post_message(self.StepOpened(step, said))

    def go_on(self, step: ReviewStep, *, at_once: bool = False) -> None:
        """Take a step for gone through, and put the cursor on the next, or open it."""
        if bookmark := self.bookmark:
            self._be_at(bookmark.past(step))
            self.draw()
            following = self._next_key()
            self.steps.select(following)
            if following == ReviewStep.INTENTION:  # A question is opened by Enter only.
                self.say(_ASKS)
            elif at_once and following != END:
                self._open_step(ReviewStep(following), _skipped(step, following))

    def _next_key(self) -> str:
        """Return the next step that is not done; after all of them, the end."""
        return (self._view and self._view.next_step(self.bookmark)) or END

    async def _look_back(self, view: ReviewView, step: ReviewStep) -> None:
        from screens.look_back import LookBackPage

        page = LookBackPage(self.desk, view.since, lambda: self.go_on(step))
        await self.app.push_screen(page)

    async def _intend(self, view: ReviewView) -> None:
        """Ask whom to help next week, and how; without a day it is for that week."""
        if kept := self._intended(view):
            self.say(f"One is enough; it stands in Follow-up: {kept}.")
            return
        keys = [
            OneKey(str(n), person.name, person.id)
            for n, person in enumerate(self._whom_to_help(), 1)
        ]
        question = which_person(
            "Whom will you help next week?",
            self.desk.find_person,
            keys,
            remark=f"{'or ' if keys else ''}type a name  Esc not now",
        )
        if not (whom := await self.app.push_screen_wait(question)):
            return
        first = first_name(self.desk.person(whom).name)
        weekday = self.desk.settings.review_weekday
        by = after(max(view.day, self.desk.today), weekday)
        how = which_step(f"How will you help {first}?", self.desk.today, by=by)
        if (step := await self.app.push_screen_wait(how)) and await self.decided(
            Intend(view.day, whom, step)
        ):
            self.go_on(ReviewStep.INTENTION)

    def _whom_to_help(self) -> list[Person]:
        """Return who gave while nothing went back, then who holds a place."""
        gave = [each.person for each in self.desk.unreturned()]
        held = [holder.person for holder in self.desk.holders()]
        return list(dict.fromkeys([*gave, *held]))[:_SUGGESTED]

    def _intended(self, view: ReviewView) -> str:
        """Return what one means to do: for this review, or since the last one."""
        if view.intention:
            return self.desk.intention_of(view.day)
        last = view.last.day if view.last and not self._is_held else None
        return self.desk.intention_of(last) if last else ""

    @work
    async def _end(self) -> None:
        """Keep what the week came to, and show it, with when the next one is."""
        from screens.reviews import ReviewRead

        view, bookmark = self._view, self.bookmark
        if view is None or bookmark is None:
            self.say("No review is under way: Enter on a step begins one.")
            return
        done = tuple(s for s in STEPS if view.is_done(s, bookmark.seen))
        if not await self._is_meant(done):
            return
        ended = EndReview(
            day=view.day,
            begun_at=bookmark.begun_at,
            ended_at=datetime.now().replace(microsecond=0),
            minutes=max(round(bookmark.seconds / 60), 1),
            steps=done,
        )
        if not await self.decided(ended):  # Its bookmark stays: undo leads back there.
            return
        self.draw()
        self.steps.action_top()
        next_one = f"Next: {day(self._view.day)}." if self._view else ""
        first = self.desk.comes_first()
        comes = f" First comes {first}." if first else ""
        self.say(f"Review done in {count(ended.minutes, 'minute')}. {next_one}{comes}")
        said = self.footing.said
        [review] = [each for each in self.desk.past_reviews() if each.day == view.day]
        await self.app.push_screen(page := ReviewRead(self.desk, review))
        page.say(said)

    async def _is_meant(self, done: Sequence[ReviewStep]) -> bool:
        """Ask whether to end with steps that aren't done; skipped is not done."""
        open_ones = [step for step in STEPS if step not in done]
        if not open_ones:
            return True
        keys = (OneKey("y", "end it all the same", True), OneKey("n", "not yet", False))
        names = listed([str(step) for step in open_ones])
        question: Prompt[bool] = Prompt(f"Not done: {names}.", keys)
        is_meant = await self.app.push_screen_wait(question)
        return is_meant is True

    def action_earlier(self) -> None:
        """Show the reviews that were."""
        from screens.reviews import ReviewsPage

        self.app.push_screen(ReviewsPage(self.desk))


def _begun(view: ReviewView) -> Bookmark:
    return Bookmark(view.day, datetime.now().replace(microsecond=0))


def _skipped(left: ReviewStep, following: str) -> str:
    """Say which steps lie between two, as nothing was to be done in them."""
    between = STEPS[left.number : ReviewStep(following).number - 1]
    numbers = [str(step.number) for step in between if step in WITH_LISTS]
    if not numbers:
        return ""
    steps = "step" if len(numbers) == 1 else "steps"
    return f"Nothing is left in {steps} {listed(numbers)}."


_SUGGESTED = 3
"""So many are suggested by one key."""

_ASKS = "Enter asks whom you will help next week."

_MOTTO = (
    "A network is a treasure to cultivate with care. Start with one, not a hundred."
)
_WAYS_TO_BEGIN = ("capture", "bring_in")


def _beginnings() -> Iterator[Row]:
    for key, name, about in (
        ("capture", "c  Capture", "someone you value, or an invitation"),
        ("bring_in", "M  Bring in", "a LinkedIn export; nothing is accepted for you"),
    ):
        yield Row(key, ((f"{name:16}  ", "strong"), (about, "")))


def _stays_in(home: str) -> list[Line]:
    stay = ("", f" Your notes stay in {home},", " readable by you alone.")
    return [((line, "dim"),) for line in stay]
