"""An app that leads through the review, and keeps a bookmark in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on, work

from screens.page import STEPS_ON, Page
from screens.widgets.lines import Lines
from store.network import Network
from store.rules.review import WITH_LISTS
from tui.appearance import DressedApp
from tui.config import Config

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.rules.review import Bookmark
    from tui.bookmark import BookmarkKept

_ROW_SECONDS = 0.5
"""So long after the cursor moved, its row is on the disk."""


class GuidedApp(DressedApp):
    """A dressed app whose screens may be shown for a step of the review."""

    def __init__(
        self,
        reports: Path,
        config: Config,
        network: Network,
        spares: Path | None,
        *,
        ascii: bool = False,
    ) -> None:
        super().__init__(reports, config, ascii=ascii)
        self.network = network
        self._spares = spares
        self._kept: BookmarkKept | None = None
        self._moving: Timer | None = None
        self._guided: Page | None = None
        """The page that is shown for a step of the review."""
        self._said = ""

    async def action_go(self, name: str) -> None:
        """Go to one of the screens, by its key."""
        raise NotImplementedError

    def say(self, message: str) -> None:
        """Say something in the message line."""
        raise NotImplementedError

    @property
    def page(self) -> Page | None:
        """The page that is shown, under whatever question stands over it."""
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        return pages[-1] if pages else None

    @property
    def _bookmark(self) -> BookmarkKept:
        if self._kept is None:
            from tui.bookmark import BookmarkKept

            self._kept = BookmarkKept(self._spares, self.network.home)
        return self._kept

    @property
    def bookmark(self) -> Bookmark | None:
        """Where one is in the review; None if none is under way."""
        return self._bookmark.bookmark

    def be_at(self, bookmark: Bookmark | None) -> None:
        """Remember another bookmark, or that the review is over."""
        self._bookmark.be_at(bookmark)

    @property
    def is_reviewing(self) -> bool:
        """Is a review under way: begun, and not ended?"""
        kept = self.bookmark
        return kept is not None and kept.day == self.network.review_day

    @on(Page.CameBack)
    def _look_what_is_left(self) -> None:
        """Come back from a step whose last one was decided on a page of its own."""
        if self._guided is not None:
            self._go_on_if_nothing_is_left()

    @on(Page.StepOpened)
    async def _open_step(self, message: Page.StepOpened) -> None:
        """Show the screen of a step, with no more than the review is about."""
        await self.action_go(STEPS_ON[message.step])
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if (page := self.page) and (bookmark := self.bookmark):
            self._guided = page
            page.be_for(message.step)
            page.stand_on(bookmark.row)
            if message.said:
                self.say(message.said)

    @on(Page.StepLeft)
    async def _leave_step(self, message: Page.StepLeft) -> None:
        """Go on to what follows a step; one with a list may have more left in it."""
        await self.action_go("1")
        if self.page:
            self.page.go_on(message.step, at_once=True)

    @on(Lines.Moved)
    def _row_moved(self) -> None:
        """Remember the row, half a second later."""
        if self._guided is not None and self._moving is None:
            self._moving = self.set_timer(_ROW_SECONDS, self._keep_row)

    def _keep_row(self) -> None:
        self._moving = None
        if self._guided and self.bookmark:
            self.be_at(replace(self.bookmark, row=self._guided.row_key))

    def _show_all_again(self, name: str) -> None:
        """Let the screen that was shown for the review show all there is.

        Where its own key leads to it, it is said that this is no step any more.
        """
        guided = self._guided
        if guided is None or guided.guide is None:
            return
        self._keep_row()
        self._guided = None
        guided.be_for(None)
        if guided is self.page and name == self.current_mode:
            self._said = "All of it is shown: 1 leads back to the review."

    @work
    async def _go_on_if_nothing_is_left(self) -> None:
        """Come back to the review by itself, once a step is worked off.

        Not from the places: there one goes on to look after the last of the quiet ones.
        """
        page, said = self._guided, self._said
        step = page.guide if page else None
        if page is None or step not in WITH_LISTS:
            return
        if self.screen is not page or page.left():
            return
        await self.action_go("1")
        if self.page:
            self.page.go_on(step)
        done = f"Step {step.number} is done"
        self.say(f"{done} · {said}" if said else f"{done}.")
