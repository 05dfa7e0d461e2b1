"""Typing commands, and what can be typed."""

from __future__ import annotations

from collections.abc import Callable

from tui.arguments.whole import parser

Fewer = Callable[..., tuple[int, str, str]]
"""Types a command; returns its exit code, its output and its errors."""


def all_commands() -> set[str]:
    """Return the names of all the commands there are."""
    [commands] = [a for a in parser()._actions if a.dest == "command"]
    return {*(commands.choices or ())}
