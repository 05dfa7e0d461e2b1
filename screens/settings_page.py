"""The settings: each with its value and its reason, changed in its own line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from screens.looks import LOOKS, Look, Name, Value, look_named, looks_of
from screens.page import Page
from screens.questions import which_number
from screens.setting_rows import SETTINGS, Setting
from screens.widgets.beside import Beside
from screens.widgets.field import Field
from screens.widgets.glyphs import Glyphs
from screens.widgets.lines import Heading, Item, Lines
from screens.widgets.matching import folded
from screens.widgets.sheet import Line, Sheet, paragraph
from screens.widgets.spans import Span, column, cut
from screens.words import NARROW
from store.desk import Desk
from store.views import Status

_KEYS = {
    "name": ("n", "your name", "The name that signs your replies"),
    "cap": ("c,C", "cap", "How many may be active at once, with the reason"),
    "pace": ("m", "meetings", "How many meetings in a week"),
    "hours": ("h", "hours", "How many hours a week are for your network"),
    "days": ("d", "each day", "The hours of each day, where they differ"),
    "costs": ("t", "what things take", "The minutes that things take"),
    "off": ("o", "days off", "Days off, to take one back"),
    "holidays": ("p", "holidays", "Whose public holidays are days off"),
    "lapse": ("a", "lapse", "After how many days silence lapses"),
    "review": ("r", "review day", "On which day the review is"),
    "theme": ("T", "theme", "The next theme, seen at once"),
    "ascii": ("A", "ASCII", "Draw with ASCII alone: auto, yes or no"),
    "mouse": ("Y", "mouse", "Take the mouse: auto, yes or no"),
    "weeks": ("W", "weeks ahead", "How many weeks ahead the forecast shows"),
    "opens": ("O", "opens on", "The screen that fewer opens on"),
}
"""The keys of each line, of which it shows the first; its name in short; what it is."""


_TAKES_BACK = "u takes it back"
"""Of a choice that is no decision, though `u` works on its line as on others."""


class SettingLine(Struct, frozen=True):
    """A setting with its value."""

    id: str
    label: str
    value: str
    why: str
    brief: str = ""
    """The value where it is narrow, if it is another one there."""

    @property
    def key(self) -> str:
        """What the line stands for."""
        return self.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Set its key, its name, and what it is."""
        yield f"{_KEYS[self.id][0][0]} ", "strong"
        yield column(self.label, 21 if width < NARROW else 24, glyphs.ellipsis), ""
        yield (self.brief if self.brief and width < NARROW else self.value), ""


class SettingLines(Lines):
    """The list, where every line has a key of its own."""

    BINDING_GROUP_TITLE = "Settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            key,
            f"screen.change('{id}')",
            name,
            show=False,
            id=f"settings.{id}",
            tooltip=tip,
        )
        for id, (key, name, tip) in _KEYS.items()
    ]


class SettingsPage(Page):
    """Every setting, of the store and of this machine."""

    TAB = "1"
    BINDING_GROUP_TITLE = "Settings"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "slash",
            "filter",
            "find",
            id="settings.find",
            tooltip="Find a setting by its name, its value, or its reason",
        ),
        Binding("q,escape", "go_back", "back", id="settings.back", tooltip="Back"),
    ]
    STRIP = ("list.open", "settings.find", "app.undo", "settings.back")
    AUTO_FOCUS = "#settings"
    DEFAULT_CSS = """
    SettingsPage {
        & > #filter { padding: 0 1; display: none; }
        &.-filtering > #filter { display: block; }
        & #why { height: auto; max-height: 7; }
        &.-short #why { max-height: 2; }
        &.-broad #why { max-height: 100%; }
    }
    """

    lines = query_one("#settings", SettingLines)
    why = query_one("#why", Sheet)
    field = query_one("#filter", Field)

    def __init__(self, desk: Desk, tab: str = "") -> None:
        super().__init__(desk, tab)
        self._before: list[tuple[Name, Value]] = []
        self._after: list[tuple[Name, Value]] = []

    def body(self) -> ComposeResult:
        """Set the list before the reason of the line that the cursor is on."""
        yield Field(placeholder="a word of what you look for", id="filter")
        with Beside():
            yield SettingLines(id="settings")
            yield Sheet(reads=False, id="why")

    def redraw(self, status: Status) -> None:
        """Show every setting that the filter lets through."""
        query = self.field.value.strip()
        self.lines.show([*self._items(folded(query))] or [_none(query)])
        self._explain()

    def _items(self, wanted: str) -> Iterator[Item]:
        looks = looks_of(self)
        yours = [_of_store(each, self.desk) for each in SETTINGS]
        here = [
            SettingLine(each.name, each.label, str(looks.of(each.name)), each.why)
            for each in LOOKS
        ]
        for title, remark, lines in (
            ("How you are held to it", "u undoes", yours),
            ("On this machine", "u takes back", here),
        ):
            if found := [line for line in lines if wanted in _searched(line)]:
                yield Heading(title, remark)
                yield from found

    @on(Lines.Moved)
    def _explain(self) -> None:
        """Say why, and what it may be."""
        key = self.lines.key
        each = next((each for each in (*SETTINGS, *LOOKS) if _id(each) == key), None)
        why, label = (each.why, each.label) if each else ("", "")
        look = look_named(key or "")
        if look and not look.is_number:
            why = f"{look.choices}. {why}"

        def layout(width: int) -> list[Line]:
            if not self.is_broad:
                return _reason(why, width)
            title: Line = ((f" {label}", "strong"),)
            return [title, (), *paragraph(why, width, 3)] if why else []

        self.why.show(layout)

    @on(Lines.Opened)
    def _opened(self, event: Lines.Opened) -> None:
        self.action_change(event.key)

    def action_change(self, id: str) -> None:
        """Change a setting: by its question, or to the next of a few values."""
        self.lines.select(id)
        if look := look_named(id):
            self._change_look(look)
        else:
            self._ask(next(each for each in SETTINGS if each.id == id))

    @work
    async def _ask(self, setting: Setting) -> None:
        if decision := await setting.ask(self):
            self.decide(decision)

    @work
    async def _change_look(self, look: Look) -> None:
        now = looks_of(self).of(look.name)
        value = look.after(now)
        if look.is_number:
            least, most = look.values[0], look.values[-1]
            question = which_number(look.label + ":", int(now), int(most), int(least))
            number = await self.app.push_screen_wait(question)
            if number is None:
                return
            value = number
        await self._put_on(look.name, value, self._before)

    def take_back(self, *, again: bool) -> bool:
        """On the lines of this machine, take back the change made last, or redo it."""
        if look_named(self.lines.key or "") is None:
            return False
        ways = (self._after, self._before) if again else (self._before, self._after)
        if ways[0]:
            self._return(*ways)
        else:
            verb = "redone" if again else "taken back"
            key, does = ("U", "redoes") if again else ("u", "undoes")
            self.say(
                f"No change made here is left to be {verb}. On the lines above, "
                f"{key} {does} a decision."
            )
        return True

    @work
    async def _return(
        self, since: list[tuple[Name, Value]], until: list[tuple[Name, Value]]
    ) -> None:
        name, value = since.pop()
        self.lines.select(name)
        await self._put_on(name, value, until)

    async def _put_on(
        self, name: Name, value: Value, kept: list[tuple[Name, Value]]
    ) -> None:
        """Have it look so; keep how it looked, unless the file stays as it was."""
        now = looks_of(self).of(name)
        await self.run_action(f"app.look({name!r}, {value!r}, {_TAKES_BACK!r})")
        if looks_of(self).of(name) != now:
            kept.append((name, now))

    def action_filter(self) -> None:
        """Type into the filter."""
        self.add_class("-filtering")
        self.field.focus()

    @on(Field.Changed)
    def _narrow(self) -> None:
        self.redraw(self.desk.status())
        self.lines.action_top()

    @on(Field.Submitted)
    def _done(self) -> None:
        self.remove_class("-filtering")
        self.lines.focus()

    @on(Field.Cancelled)
    def _clear(self) -> None:
        self.field.value = ""
        self._done()

    def action_go_back(self) -> None:
        """Show all settings again, or else go back."""
        if self.field.value:
            self.field.value = ""
        else:
            super().action_go_back()


def _id(each: Setting | Look) -> str:
    return each.name if isinstance(each, Look) else each.id


def _of_store(setting: Setting, desk: Desk) -> SettingLine:
    return SettingLine(
        setting.id,
        setting.label,
        setting.value(desk),
        setting.why,
        setting.brief(desk) if setting.brief else "",
    )


def _searched(line: SettingLine) -> str:
    return folded(f"{line.label} {line.value} {line.why}")


def _none(query: str) -> Heading:
    return Heading(f"No setting has “{query}” in it. Esc shows all.")


def _reason(why: str, width: int) -> list[Line]:
    """Return the reason in lines; where it is narrow, as far as two hold it."""
    if not why or width >= NARROW:
        return [(), *paragraph(why, width, 3)] if why else []
    lines = [*paragraph(why, width)]
    kept = [*paragraph(why.partition(". ")[0].rstrip(".") + ".", width)]
    if len(kept) <= len(lines[:2]):
        return kept
    text, tone = lines[1][0]
    return [lines[0], ((cut(f"{text} …", width), tone),)]
