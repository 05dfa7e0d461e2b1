"""Bringing in an export, or a calendar: the path, the preview, the decision."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from screens.questions import some_words
from screens.widgets.choice import Choice, Option
from store.decisions.bandwidth import BusyFrom
from store.decisions.imports import ImportLinkedIn, Plan
from store.errors import Unreadable
from store.exchange.busy import read_busy
from store.exchange.linkedin import read_linkedin
from store.exchange.rows import by_reason
from store.rules.words import count
from store.text import clean
from tui.bringing_in import FORGOTTEN_MAY_COME
from tui.places import file_named

if TYPE_CHECKING:
    from pathlib import Path

    from store.exchange.rows import Export
    from store.network import Network
    from tui.app import FewerApp


async def ask_what_to_bring_in(
    app: FewerApp, network: Network
) -> ImportLinkedIn | BusyFrom | None:
    """Ask for the export or calendar, and whether to bring in what it holds.

    A path that can't be read is said, and asked for again as it was typed. None if the
    user backs out.
    """
    asked, typed = _ASKED, ""
    while True:
        question = some_words(asked, needed="A path, please.", text=typed)
        answer = await app.push_screen_wait(question)
        if answer is None:
            return None
        typed = answer
        try:
            return await _look_into(app, network, file_named(typed).absolute())
        except Unreadable as error:
            app.say("")
            asked = f"{error.path}: {error.why}."


_ASKED = "The export (zip, folder or CSV), or your calendar (ics):"


async def _look_into(
    app: FewerApp, network: Network, path: Path
) -> ImportLinkedIn | BusyFrom | None:
    """Ask whether to bring in what a file holds; raises `Unreadable`."""
    app.say(f"Reading {clean(path.name)}…")
    if path.suffix.casefold() == ".ics":
        return await _ask_for_calendar(app, network, path)
    export = await asyncio.to_thread(read_linkedin, [path])
    name = clean(path.name)
    decision = ImportLinkedIn(export, name)
    plan = decision.plan(network)
    app.say("")
    key = await app.push_screen_wait(_preview(name, plan, export, network))
    return decision if key == "b" else None


async def _ask_for_calendar(
    app: FewerApp, network: Network, path: Path
) -> BusyFrom | None:
    """Ask whether to keep a calendar's times as busy; raises `Unreadable`."""
    calendar = await asyncio.to_thread(read_busy, path, network.today)
    app.say("")
    name = clean(path.name)
    text = (
        f"{count(len(calendar.rows), 'busy time')} in the year to come, "
        f"{count(len(calendar.left_out), 'event')} left out. They take from the hours "
        "of a day only where too few are left."
    )
    options = [
        Option("b", "Keep them as busy", "u takes all of it back"),
        Option("n", "Not now"),
    ]
    key = await app.push_screen_wait(Choice(f"Busy by {name}?", text, options))
    return BusyFrom(calendar, name) if key == "b" else None


def _preview(name: str, plan: Plan, export: Export, network: Network) -> Choice:
    taken = f", {plan.accepted:,} of yours accepted" if plan.accepted else ""
    text = (
        f"{count(plan.people_new, 'person', 'people')} new, {plan.people_changed:,} "
        f"changed, {plan.people_same:,} the same. "
        f"{count(plan.waiting, 'invitation')} waiting, {plan.connected:,} already "
        f"connected, {plan.outgoing:,} that you sent{taken}. "
        f"{count(plan.talks_new, 'day')} of messages. "
        f"{count(len(export.skipped), 'row')} skipped{_reasons(export)}. "
        "Nobody becomes active, nothing is accepted."
    )
    if plan.people_new and network.has_forgotten:
        text += f" {FORGOTTEN_MAY_COME}"
    if plan.changes_nothing:
        return Choice(f"{name}: all of it is here already", text, [Option("o", "Good")])
    return Choice(
        f"Bring in {name}?",
        text,
        [Option("b", "Bring it in", "u takes all of it back"), Option("n", "Not now")],
    )


_REASONS = 3
"""So many reasons for rows that are skipped are named, the most frequent first."""


def _reasons(export: Export) -> str:
    """Say why rows are skipped: ": 20 in Connections.csv (no name)"."""
    reasons = by_reason(export.skipped)
    often = sorted(reasons.items(), key=lambda each: -len(each[1]))
    said = [f"{len(rows):,} in {file} ({why})" for (file, why), rows in often]
    if not said:
        return ""
    more = len(said) - _REASONS
    rest = f" and {count(more, 'more reason')}" if more > 0 else ""
    return f": {', '.join(said[:_REASONS])}{rest}"
