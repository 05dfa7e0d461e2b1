"""How fewer looks on one machine: what may be chosen, and why one might."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from msgspec import Struct

if TYPE_CHECKING:
    from textual.dom import DOMNode

Name: TypeAlias = Literal["theme", "ascii", "mouse", "weeks", "opens"]
"""What a choice is called in `config.toml`."""

Value: TypeAlias = str | int

OPENS = ("review", "inbox", "prep", "follow-up", "bandwidth", "people")
"""The six screens, in the order of their keys."""


class Looks(Struct, frozen=True):
    """What was chosen; the default of each is what suits most."""

    theme: str = "terminal"
    ascii: str = "auto"
    mouse: str = "auto"
    weeks: int = 12
    opens: str = "review"

    def of(self, name: Name) -> Value:
        """Return what was chosen for one of them."""
        value: Value = getattr(self, name)
        return value


class Look(Struct, frozen=True):
    """Something that may be chosen, of some values."""

    name: Name
    label: str
    values: tuple[Value, ...]
    why: str
    later: str = ""
    """When a change is seen, if not at once."""

    def after(self, value: Value) -> Value:
        """Return the value after this one, the first after the last."""
        at = self.values.index(value) if value in self.values else -1
        return self.values[(at + 1) % len(self.values)]

    def read(self, given: object) -> Value | None:
        """Return the value that is meant, or None if it is none of them.

        A yes may be written as `true`, as TOML has it, and a number in quotes.
        """
        if isinstance(given, bool):
            given = "yes" if given else "no"
        text = str(given).strip().casefold()
        return next((value for value in self.values if str(value) == text), None)

    @property
    def is_number(self) -> bool:
        """Is it a number, from the first of its values to the last?"""
        return all(isinstance(value, int) for value in self.values)

    @property
    def choices(self) -> str:
        """Say what it may be, in a few words."""
        if self.is_number:
            return f"a number from {self.values[0]} to {self.values[-1]}"
        return ", ".join(str(value) for value in self.values)

    def refusal(self, given: object) -> str:
        """Say that what was given is nothing that it may be."""
        none = "is not" if self.is_number else "is none of"
        return f"{self.name} “{given}” {none} {self.choices}"


_SWITCH = ("auto", "yes", "no")

LOOKS = (
    Look(
        "theme",
        "Theme",
        ("terminal", "dusk", "moss", "paper", "linen"),
        "terminal leaves your terminal's own colours, and costs the fewest bytes over "
        "SSH. dusk and moss are dark, paper and linen light. NO_COLOR goes before it.",
    ),
    Look(
        "ascii",
        "ASCII alone",
        _SWITCH,
        "auto draws bars and rules in Unicode where the locale is UTF-8. Names are "
        "always as they are.",
    ),
    Look(
        "mouse",
        "Mouse",
        _SWITCH,
        "auto takes the mouse, but not over SSH, where each motion would cross the "
        "wire and your terminal's own selection is worth more.",
        later="from the next start on",
    ),
    Look(
        "weeks",
        "Weeks ahead",
        tuple(range(4, 53)),
        "So many weeks the forecast shows at first; + and - look at more, or fewer. "
        "The last working weeks of a year are seen from October.",
    ),
    Look(
        "opens",
        "Opens on",
        OPENS,
        "The screen that fewer begins with.",
        later="from the next start on",
    ),
)
"""All that may be chosen, in the order of the file."""

assert tuple(look.name for look in LOOKS) == get_args(Name)


def look_named(name: str) -> Look | None:
    """Return what is called so."""
    return next((look for look in LOOKS if look.name == name), None)


def looks_of(node: DOMNode) -> Looks:
    """Return what was chosen, by way of the app of `node`, else what is built in."""
    chosen = getattr(node.app, "looks", None)
    return chosen if isinstance(chosen, Looks) else Looks()
