"""The app: it owns the network, hands it down to be read, and saves what is decided."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events, on, work
from textual.binding import Binding, BindingType

from screens.looks import OPENS
from screens.outside import KeepsWords, TakesBack, words_of
from screens.page import TABS, Page
from screens.widgets.beside import BROAD
from screens.widgets.field import Field
from screens.widgets.footing import Footing
from screens.widgets.lines import Lines
from screens.widgets.small import TooSmall, is_too_small
from store.errors import FewerError, NotFound, NothingChanges, NotSaved
from store.network import Done, Network
from tui.config import Config
from tui.guiding import GuidedApp
from tui.places import config_file, reports_of
from tui.ways import ASIDES, SCREENS, screen_of

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.decisions.book import Decision
    from tui.spare import LeftBehind, Spare

_SPARE_SECONDS = 0.5
"""So long after a key, a spare copy of the text is on the disk."""

_MOVES = (*(f"list.{way}" for way in ("down", "up", "top", "bottom", "page")), "sheet.")
"""How the ids of the keys begin that but move the cursor, or what is read."""

_FOLLOW_SECONDS = 0.5
"""So often the journals' sizes are looked at; nothing is drawn unless they grew."""


class FewerApp(GuidedApp):
    """A weekly review of one's professional network."""

    TITLE = "fewer"
    DEFAULT_MODE = "1"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  # Textual declares it so
        (0, "-narrow"),
        (60, "-wide"),
        (BROAD, "-broad"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (16, "-tall"),
        (34, "-roomy"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"go('{key}')",
                name,
                show=False,
                id=f"go.{name.lower()}",
                tooltip=f"To {name}",
            )
            for key, name in TABS
        ),
        Binding(
            "right_square_bracket",
            "step(1)",
            "next screen",
            show=False,
            id="go.next",
            tooltip="The next screen",
        ),
        Binding(
            "left_square_bracket",
            "step(-1)",
            "previous screen",
            show=False,
            id="go.previous",
            tooltip="The previous screen",
        ),
        Binding(
            "g",
            "go_menu",
            "go to",
            show=False,
            id="go.menu",
            tooltip="Go to (a menu appears)",
        ),
        Binding("u,z", "undo", "undo", id="app.undo", tooltip="Undo"),
        Binding(
            "U,Z,ctrl+r", "redo", "redo", show=False, id="app.redo", tooltip="Redo"
        ),
        Binding(
            "c",
            "capture",
            "capture",
            show=False,
            id="app.capture",
            tooltip="Put in a person, an invitation, a meeting, a talk, a next step",
        ),
        Binding(
            "M",
            "bring_in",
            "bring in",
            show=False,
            id="app.bring_in",
            tooltip="Bring in a LinkedIn export, or a calendar's busy times",
        ),
        Binding(
            "S",
            "settings",
            "settings",
            show=False,
            id="app.settings",
            tooltip="Every setting with its reason; the theme and the like too",
        ),
        Binding(
            "R",
            "retry",
            "save again",
            show=False,
            id="app.retry",
            tooltip="Save what could not be saved",
        ),
        Binding(
            "colon,ctrl+p",
            "palette",
            "commands",
            show=False,
            id="app.palette",
            tooltip="Commands and people, found by typing",
        ),
        Binding(
            "question_mark",
            "help",
            "keys",
            id="app.help",
            tooltip="The keys of this screen",
        ),
        Binding(
            "ctrl+l",
            "redraw",
            "redraw",
            show=False,
            id="app.redraw",
            tooltip="Draw the screen again",
        ),
        Binding(
            "q",
            "leave",
            "quit",
            show=False,
            id="app.quit",
            tooltip="Leave; while a review is under way, back to it first",
        ),
    ]

    def __init__(
        self,
        network: Network,
        config: Config | None = None,
        *,
        ascii: bool = False,
        remark: str = "",
        spares: Path | None = None,
    ) -> None:
        config = config or Config(config_file())
        opens = str(OPENS.index(config.looks.opens) + 1)
        # Textual asks the class, but by way of the app.
        self.DEFAULT_MODE = opens  # type: ignore[misc]
        super().__init__(reports_of(), config, network, spares, ascii=ascii)
        self._spare: Spare | None = None
        self._typing: Timer | None = None
        self._left: list[LeftBehind] = []
        self._remark = remark
        self._unsaved: list[Decision] = []
        self._held = ""
        self._decided_last = ""
        self._warned = False
        self._day = network.today
        self._opened = False
        for key in SCREENS:
            self.add_mode(key, partial(screen_of, key, network))

    # The screens.

    def on_mount(self, event: events.Mount) -> None:
        """Let lapse what has lapsed, ask the first run's questions, and follow."""
        self.set_interval(_FOLLOW_SECONDS, self._follow)
        self.call_after_refresh(self._open)

    @work
    async def _open(self) -> None:
        if self._opened or isinstance(self.screen, TooSmall):
            return  # Nothing is asked, or decided, where nobody can see it.
        self._opened = True
        _look_for_garbage()
        if self.network.settings.begun_on is None:
            from screens.first_run import FirstRun
            from store.decisions.people import Begin

            home = str(self.network.home)
            settings = await self.push_screen_wait(
                FirstRun(self.network.settings, home)
            )
            if settings is None:
                self.exit()
                return
            self.decide(Begin(settings))
        if self._remark:
            self.say(self._remark)
        self._lapse()
        self._take_over()

    # What is being typed.

    def _take_over(self) -> None:
        """Keep what an earlier session was typing when it was cut off."""
        if self._spares is None or not self._spares.is_dir():
            return
        from tui.spare import left_behind

        for left in left_behind(self._spares, self.network.home):
            if left.is_overtaken(self.network):
                self._hand_back(left, "Other words have come since")
            else:
                self._take(left)

    def _take(self, left: LeftBehind) -> None:
        """Keep what was typed; the copy goes once it is safe."""
        try:
            done = self.network.decide(left.decision)
        except NothingChanges:
            left.forget()
        except NotSaved as error:
            self._keep(left.decision, error)
        except FewerError as error:
            self._hand_back(left, str(error))
        else:
            left.forget()
            self._show(done)
            self.say(f"Typed before fewer was cut off: {self._said}")

    def _hand_back(self, left: LeftBehind, why: str) -> None:
        """Show what was typed; the copy goes once the words are let go."""
        from screens.reply import UnkeptScreen

        if not (words := words_of(left.decision)):
            left.forget()
            return
        whose = self._whose(left.decision)
        heading = f"{whose}: typed before the cut. {why}"
        self._left.append(left)
        self.push_screen(UnkeptScreen(heading, words), lambda _: left.forget())

    def _whose(self, decision: Decision) -> str:
        """Return the name of whom words are about."""
        network = self.network
        ways: tuple[tuple[str, Callable[[str], str]], ...] = (
            ("invitation", lambda id: network.invitation(id).name),
            ("card", lambda id: network.card_page(id).row.person.name),
            ("person", lambda id: network.person(id).name),
        )
        for field, name_of in ways:
            with suppress(NotFound):
                if id := getattr(decision, field, ""):
                    return name_of(id)
        return str(getattr(decision, "name", "Somebody who has gone"))

    def on_text_area_changed(self) -> None:
        """Have a spare copy of what is typed, half a second later."""
        if self._typing is None and self._spares is not None:
            self._typing = self.set_timer(_SPARE_SECONDS, self._copy_words)

    def _copy_words(self) -> None:
        self._typing = None
        if self._spares is None or not isinstance(self.screen, KeepsWords):
            return
        self._copy(self.screen.words_to_keep())

    def _copy(self, words: Decision | None) -> None:
        """Have a spare copy of words that are not decided; of none, if there are."""
        if self._spares is None:
            return
        from store.decisions.book import KeepsText
        from tui.spare import Spare

        if self._spare is None:
            self._spare = Spare(self._spares, self.network, self.network.home)
        with suppress(OSError, FewerError):  # A full disk takes no copies either.
            if isinstance(words, KeepsText):
                self._spare.keep(words)
            else:
                self._spare.forget()

    def _lapse(self) -> None:
        """Let those lapse who were asked and stayed silent: one quiet batch."""
        from store.decisions.inbox import LapseAll

        try:
            done = self.network.decide(LapseAll())
        except NothingChanges:
            return
        except FewerError as error:
            self.say(str(error))
            return
        self._show(done)

    # Deciding.

    @on(Page.Decided)
    def _decided(self, message: Page.Decided) -> None:
        is_safe = self.decide(message.decision)
        if message.answer and not message.answer.done():
            message.answer.set_result(is_safe)

    def decide(self, decision: Decision) -> bool:
        """Save a decision, and let the screens see it only once it is safe."""
        try:
            done = self.network.decide(decision)
        except NotSaved as error:
            self._keep(decision, error)
            return False
        except FewerError as error:
            self.draw()
            self.say(str(error))
            self._give_back(decision, error)
            return False
        self._show(done)
        if self._spare and not self._unsaved:
            self._spare.forget()
        return True

    def _give_back(self, decision: Decision, error: FewerError) -> None:
        """Give the words back that were written for a decision that is refused."""
        from screens.reply import UnkeptScreen

        shown = isinstance(self.screen, UnkeptScreen)
        kept = isinstance(error, NothingChanges)  # They stand there already.
        words = "" if kept else words_of(decision)
        if words and self.is_running and not shown:
            self._copy(decision)
            screen = UnkeptScreen(str(error), words, decision)
            self.push_screen(screen, lambda _: self._copy(None))

    def _keep(self, decision: Decision, error: NotSaved) -> None:
        """Hold on to what could not be saved, and say so until it is."""
        if decision not in self._unsaved:
            self._unsaved.append(decision)
        self._warned = False
        self._held = f"{error} It is kept while this window is open; R tries again."
        self.draw()

    def action_retry(self) -> None:
        """Save what could not be saved, in order."""
        waiting, self._unsaved = self._unsaved, []
        self._held = ""
        self.draw()
        if not waiting:
            self.say("Everything is saved.")
        for decision in waiting:
            self.decide(decision)

    def action_undo(self) -> None:
        """Take back what was decided last, or what the page changed that is none."""
        if not self._on_page(again=False):
            self._attempt(self.network.undo)

    def action_redo(self) -> None:
        """Do again what was undone last."""
        if not self._on_page(again=True):
            self._attempt(self.network.redo)

    def _on_page(self, *, again: bool) -> bool:
        """Let the page take back, or make again, what is no decision; tell if it did.

        Else a key would undo, unseen, a decision that has to do with something else.
        """
        page = self.page
        return isinstance(page, TakesBack) and page.take_back(again=again)

    def _attempt(self, step: Callable[[], Done]) -> None:
        try:
            done = step()
        except FewerError as error:
            self.draw()  # What other sessions decided was read all the same.
            self.say(str(error))
        else:
            self._show(done)

    # Showing.

    def say(self, message: str) -> None:
        """Say something in the message line of the page that is shown."""
        self._said = message
        for footing in self.screen.query(Footing):  # Where one looks just now,
            footing.say(message)
        if (page := self.page) and page.is_mounted:  # and where one comes back to.
            page.say(message)

    def on_key(self, event: events.Key) -> None:
        """Let what was said go, as the next thing is done; it comes before that.

        Where the cursor but moves, what was decided is still the last thing done.
        """
        page = self.screen
        if not isinstance(page, Page) or not (page.footing.said or self._said):
            return
        active = page.active_bindings.get(event.key)
        if active is None:
            return
        moves = (active.binding.id or "").startswith(_MOVES)
        if moves and page.footing.said == self._decided_last:
            return
        self._said = ""
        page.say("")

    def _show(self, done: Done) -> None:
        self.draw()
        if done.touched and self.page:
            self.page.point_at(done.touched)
        self._decided_last = done.sentence
        self.say(done.sentence)
        if self._guided:
            self._go_on_if_nothing_is_left()

    def draw(self) -> None:
        """Draw the page that is shown as things stand now."""
        for page in self._shown_pages():
            try:
                page.draw()
            except FewerError as error:  # Damage that came while it was open.
                self._say_once(str(error))
            page.footing.hold(self._held)

    def _say_once(self, message: str) -> None:
        """Say something that goes on: nothing may tick over SSH."""
        if message != self._said:
            self.say(message)

    def _shown_pages(self) -> list[Page]:
        stack = self.screen_stack
        return [s for s in stack if isinstance(s, Page) and s.is_mounted]

    def _follow(self) -> None:
        """Take in what another session decided, and a new day."""
        try:
            grown = self.network.follow()
        except FewerError as error:
            self._say_once(str(error))
            return
        if self._day != self.network.today:
            self._day = self.network.today
            self.draw()
            self._lapse()
        elif grown:
            self.draw()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the terminal is too small to be of use."""
        if is_too_small(event.size) and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall(), lambda _: self.call_next(self._open))

    @on(Field.EditRequested)
    def _edit_field(self, event: Field.EditRequested) -> None:
        """Let $EDITOR have the line that is being typed."""
        edited = self.edit_text(event.text)
        if edited is not None:
            event.field.value = " ".join(edited.split())

    # Going about.

    async def action_go(self, name: str) -> None:
        """Go to one of the six screens, as it was left; again: to its beginning."""
        self._show_all_again(name)
        if name != self.current_mode:
            await self.switch_mode(name)
        else:
            while len(self.screen_stack) > 1:
                await self.pop_screen()
        self.draw()
        self.say(self._said)
        self._said = ""  # What happened is taken along once, and not from there on.

    async def action_step(self, way: int) -> None:
        """Go to the next screen, or the previous one."""
        keys = list(SCREENS)
        here = keys.index(self.current_mode)
        await self.action_go(keys[(here + way) % len(keys)])

    @work
    async def action_go_menu(self) -> None:
        """Ask where to go."""
        from screens.widgets.prompt import OneKey, Prompt

        names = (
            "h review",
            "i inbox",
            "p prep",
            "f follow-up",
            "b bandwidth",
            "w people",
        )
        keys = [OneKey("g", "top", "top")]
        keys += [
            OneKey(word[0], word[2:], number)
            for word, (number, _) in zip(names, TABS, strict=True)
        ]
        keys += [OneKey(aside.key, aside.name, aside.id) for aside in ASIDES]
        where = await self.push_screen_wait(Prompt("Go:", keys))
        if where == "top":
            for lines in self.screen.query(Lines):
                lines.action_top()
        elif where in SCREENS:
            await self.action_go(where)
        elif where:
            self.action_open(where)

    def action_open(self, id: str) -> None:
        """Open a page beside the six, over the screen one is on."""
        aside = next(aside for aside in ASIDES if aside.id == id)
        if type(self.screen).__name__ != aside.kind:  # Else it is shown already.
            self.push_screen(aside.page(self.network, self.current_mode))

    @work
    async def action_capture(self) -> None:
        """Ask what to put in."""
        from screens.capture import ask_what_to_capture

        if (page := self.page) and (decision := await ask_what_to_capture(page)):
            self.decide(decision)

    def action_settings(self) -> None:
        """Show the settings, unless they are shown."""
        from screens.settings_page import SettingsPage

        if not isinstance(self.screen, SettingsPage):
            self.push_screen(SettingsPage(self.network, self.current_mode))

    @work
    async def action_bring_in(self) -> None:
        """Ask for an export, show what it would change, and bring it in."""
        from tui.importing import ask_what_to_bring_in

        try:
            decision = await ask_what_to_bring_in(self, self.network)
        except FewerError as error:
            self.say(str(error))
            return
        if decision:
            self.decide(decision)

    @work
    async def action_help(self) -> None:
        """Show the keys of this screen, and do what is chosen there."""
        from screens.help import Help

        if line := await self.push_screen_wait(Help(self.screen)):
            await line.run()

    @work
    async def action_palette(self) -> None:
        """Show the commands, and people by a few letters; do what is chosen."""
        from screens.palette import Palette
        from tui.reachable import lines_beside, people_lines

        palette = Palette(
            self.screen,
            [*lines_beside(self)],
            words={"q": "app.quit"},
            people=partial(people_lines, self),
        )
        if line := await self.push_screen_wait(palette):
            await line.run()

    def action_person(self, id: str) -> None:
        """Open somebody's page."""
        from screens.person import PersonPage

        with suppress(NotFound):  # Forgotten meanwhile, by another session.
            self.network.person(id)
            self.push_screen(PersonPage(self.network, id, self.current_mode))

    def action_redraw(self) -> None:
        """Draw everything again."""
        self.draw()
        self.screen.refresh(layout=True)

    def action_leave(self) -> None:
        """Leave, without a question, since all is saved; else say what is not.

        While a review is under way it leads back there first, wherever one is.
        """
        if self.current_mode != "1" and self.is_reviewing and self.screen is self.page:
            if self.screen is not self._guided:
                self._said = "The review is under way. q leaves; where you are is kept."
            self.call_later(self.action_go, "1")
        else:
            self._end()

    async def action_quit(self) -> None:
        """Leave by Textual's own key, from wherever one is."""
        self._end()

    def _end(self) -> None:
        """Leave; what the disk refused is warned of once."""
        if self._unsaved and not self._warned:
            self._warned = True
            self._held = "Not everything is saved: R tries again, q leaves without it."
            self.draw()
            return
        self.exit()

    def exit(
        self,
        result: int | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """End the app, whatever ends it, having kept the words that were typed."""
        waiting, self._unsaved = self._unsaved, []
        for screen in self.screen_stack:
            kept = screen.words_to_keep() if isinstance(screen, KeepsWords) else None
            waiting += [kept] if kept else []
        lost = [
            f"{self._held or self._said}\n{words}"
            for each in waiting
            if not self.decide(each) and (words := words_of(each))
        ]
        if lost:
            self.last_words = "\n\n".join(lost)
        for left in self._left:
            left.let_go()
        if self._spare and lost:
            self._spare.abandon()  # The next session finds the copy.
        elif self._spare:
            self._spare.close()
        super().exit(result, return_code, message)


def _look_for_garbage() -> None:
    """Begin to, if it was put off until the first paint; what is there by now stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
