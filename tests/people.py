"""Made-up people and their invitations, and the app with somebody sitting before it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta
from typing import Any

from days import TODAY as TODAY
from rich.cells import cell_len
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from screens.page import Page
from screens.widgets.footing import Footing
from screens.widgets.prompt import Prompt
from store.decisions.imports import ImportLinkedIn
from store.decisions.people import Activate, Begin
from store.exchange.rows import ConnectionRow, Export, InvitationRow, MessageDay
from store.network import Network
from store.records import Direction, Invitation, Person, Settings, State
from tui.app import FewerApp
from tui.config import Config

PERSONAL = (
    "Your audit talk in Gothenburg last month: how did you choose the scope of the "
    "second sample? We face the same question at Harbour & Pike."
)
BOILERPLATE = ""
"""What is kept of LinkedIn's stock sentence."""

MAYA, REN, SAM = "Maya Lindqvist", "Ren Ito", "Sam Otieno"

PATIENCE = 20
"""Seconds until whatever is waited for is held to be never coming."""

_CHARACTERS = {"space": " "}

SIZES = ((80, 24), (40, 12), (140, 40))
"""The terminals that every screen has to be whole in, or usable."""

HOSTILE = (
    "[/]",
    "[@click=app.quit]Bob[/]",
    "[bold red]Eve",
    "\\[/]",
    "$name ${x} %s {0}",
    "Mal\x1b[2J\x1b]0;owned\x07lory",
    "Ann\u202eeibboR\u202c",
    "Zo\u0308e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "李小龍",
    "محمد می‌خواهم",
    "👩‍👩‍👧 Family",
    'O\'Brien "Bo" <b>',
    "🇸🇪" * 40,
    "W" * 400,
    "\u200bZero\u200bWidth\u200b",
)
"""Names that break something somewhere."""


def incoming(
    name: str, note: str = BOILERPLATE, *, days_ago: int = 1, slug: str | None = None
) -> InvitationRow:
    """Return an invitation that waits; `slug` is made of the name unless given."""
    return InvitationRow(
        name=name,
        slug=name.casefold().replace(" ", "-") if slug is None else slug,
        note=note,
        sent_at=at_eight(TODAY - timedelta(days=days_ago)),
        direction=Direction.INCOMING,
    )


def outgoing(
    name: str, note: str = "", *, on: date = TODAY, slug: str = ""
) -> InvitationRow:
    """Return an invitation that the user once sent."""
    return InvitationRow(name, slug, note, at_eight(on), Direction.OUTGOING)


def connection(name: str, slug: str = "", on: date | None = TODAY) -> ConnectionRow:
    """Return a connection of whom nothing else is known."""
    return ConnectionRow(name, slug, "", "", "", on)


def at_eight(day: date) -> datetime:
    """Return that day at eight."""
    return datetime.combine(day, time(8))


def export_of(
    *invitations: InvitationRow,
    connections: Iterable[ConnectionRow] = (),
    messages: Iterable[MessageDay] = (),
) -> ImportLinkedIn:
    """Return the decision to bring these rows in."""
    rows = Export(
        "Asha", tuple(connections), invitations, tuple(messages), (), ("a file",)
    )
    return ImportLinkedIn(rows, "an export")


def begin(network: Network, *invitations: InvitationRow, cap: int = 12) -> None:
    """Answer the first run's questions, and bring in what waits."""
    network.decide(Begin(Settings(name="Asha", cap=cap)))
    if invitations:
        network.decide(export_of(*invitations))


def three_wait(network: Network, cap: int = 12) -> None:
    """Let Ren and Sam wait with stock notes, and Maya with a personal one."""
    rows = (
        incoming(REN, days_ago=1),
        incoming(MAYA, PERSONAL, days_ago=2),
        incoming(SAM, days_ago=4),
    )
    begin(network, *rows, cap=cap)


def tended(network: Network, *names: str) -> None:
    """Give people a place; the first run is over by then."""
    if network.settings.begun_on is None:
        begin(network)
    network.decide(export_of(connections=[connection(name) for name in names]))
    for name in names:
        [person] = network.find_people(name)
        network.decide(Activate(person.id, "We help each other.", "1 month"))


def invitation_of(network: Network, name: str) -> Invitation:
    """Return what is kept of the invitation from or to someone."""
    [found] = [i for i in network.invitations() if i.name == name]
    return found


def state_of(network: Network, name: str) -> State:
    """Return how far someone's invitation has come."""
    return invitation_of(network, name).state


def person_called(network: Network, name: str) -> Person:
    """Return the one person of that name."""
    [found] = [p for p in network.people() if p.name == name]
    return found


class Seat:
    """Before the app: keys to press, and a screen to read."""

    def __init__(self, app: FewerApp, pilot: Pilot[int]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys: "2 r r" is three of them, "?" and "ctrl+r" are one each."""
        for key in " ".join(keys).split():
            await self._send(key, _CHARACTERS.get(key, key))

    async def write(self, text: str) -> None:
        """Type a text."""
        for character in text:
            await self._send(character, character)

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal brings it in."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, x: int, y: int) -> None:
        """Click where something may be."""
        await self._pilot.click(offset=(x, y))

    async def until(self, holds: Callable[[], bool], within: float = PATIENCE) -> None:
        """Wait for what a thread or another session brings about."""
        async with asyncio.timeout(within):
            while not holds():
                await self._pilot.pause()

    async def _send(self, key: str, character: str) -> None:
        single = len(character) == 1
        name = _character_to_key(character) if single else key
        self.app.post_message(events.Key(name, character if single else None))
        await self.settle()

    async def settle(self) -> None:
        """Let the app do what it has to, until only time would bring more.

        The pilot waits for the process to be idle instead, 20 ms and more a key. Most
        of this is private: the event loop, and the screen, can tell.
        """
        loop: Any = asyncio.get_running_loop()
        quiet = 0
        async with asyncio.timeout(PATIENCE):
            while quiet < 2 and not self.is_over:  # Drawing may bring up more to do.
                busy = loop._ready or self._is_undrawn or self._is_waited_for
                quiet = 0 if busy else quiet + 1
                await asyncio.sleep(0 if loop._ready else 0.001)
                self.app.screen._on_timer_update()

    @property
    def _is_waited_for(self) -> bool:
        """Does a question wait for the rest of a word?"""
        screen = self.app.screen
        return isinstance(screen, Prompt) and screen.waits

    @property
    def _is_undrawn(self) -> bool:
        screen = self.app.screen
        return bool(
            screen._layout_required or screen._dirty_widgets or screen._callbacks
        )

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self._pilot.resize_terminal(width, height)
        await self.settle()

    @property
    def rows(self) -> list[str]:
        """The screen's rows as they are drawn."""
        # Private: Textual has no other way to read what a screen shows.
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(row.rstrip() for row in self.rows)

    @property
    def body(self) -> str:
        """The screen as one line, without the spaces that set it apart."""
        return " ".join(self.text.split())

    @property
    def message(self) -> str:
        """What the message says, in however many lines."""
        footings = self.app.screen.query(Footing)
        lines = footings.first().size.height - 1 if footings else 1
        return " ".join(row.strip() for row in self.rows[-1 - lines : -1]).strip()

    @property
    def keys(self) -> str:
        """The key strip."""
        return self.rows[-1].strip()

    @property
    def cursor(self) -> str:
        """The row that the cursor is on."""
        return next((row for row in self.rows if row.startswith(" > ")), "")

    @property
    def page(self) -> Page:
        """The page that is shown."""
        assert self.app.page
        return self.app.page

    @property
    def is_over(self) -> bool:
        """Has the app ended?"""
        return not self.app.is_running or self.app._exit


@asynccontextmanager
async def seat(
    network: Network,
    size: tuple[int, int] = (80, 24),
    *,
    ascii: bool = False,
    remark: str = "",
    keymap: Mapping[str, str] | None = None,
    config: Config | None = None,
) -> AsyncIterator[Seat]:
    """Sit down before the app over a network."""
    app = FewerApp(network, config, ascii=ascii, remark=remark)
    app.set_keymap(keymap or {})
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        seated = Seat(app, pilot)
        await seated.settle()  # Until the first run's questions stand there.
        yield seated


def misdrawn(seat: Seat, size: tuple[int, int]) -> list[str]:
    """Return what is wrong with the shape of a screen, whatever it shows."""
    width, height = size
    rows = seat.rows
    wrong = [f"{len(rows)} rows"] * (len(rows) != height)
    wrong += [f"{cell_len(r)} cells: {r!r}" for r in rows if cell_len(r) != width]
    scrolled = [s for s in seat.app.screen_stack if s.max_scroll_y or s.max_scroll_x]
    wrong += [f"{screen} does not fit" for screen in scrolled]
    wrong += [f"unprintable: {row!r}" for row in rows if not _is_plain(row)]
    return wrong


def _is_plain(row: str) -> bool:
    """Tell whether a row holds nothing that a terminal would obey."""
    return all(char.isprintable() or char in "\u200c\u200d" for char in row)
