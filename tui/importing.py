"""Bringing in an export from inside the app: the path, the preview, the decision."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from screens.questions import some_words
from screens.widgets.choice import Choice, Option
from store.decisions.imports import ImportLinkedIn, Plan
from store.exchange.linkedin import read_linkedin
from store.rules.words import count
from store.text import clean
from tui.places import file_named

if TYPE_CHECKING:
    from store.network import Network
    from tui.app import FewerApp


async def ask_what_to_bring_in(
    app: FewerApp, network: Network
) -> ImportLinkedIn | None:
    """Ask for the export, and whether to bring in what it holds.

    None if the user backs out; raises `Unreadable`.
    """
    question = some_words("The export (zip, folder or CSV):", needed="A path, please.")
    typed = await app.push_screen_wait(question)
    if typed is None:
        return None
    path = file_named(typed)
    app.say(f"Reading {clean(path.name)}…")
    export = await asyncio.to_thread(read_linkedin, [path])
    name = clean(path.name)
    decision = ImportLinkedIn(export, name)
    plan = decision.plan(network)
    app.say("")
    key = await app.push_screen_wait(_preview(name, plan, len(export.skipped)))
    return decision if key == "b" else None


def _preview(name: str, plan: Plan, skipped: int) -> Choice:
    text = (
        f"{count(plan.people_new, 'person', 'people')} new, {plan.people_changed:,} "
        f"changed, {plan.people_same:,} the same. "
        f"{count(plan.waiting, 'invitation')} waiting, {plan.connected:,} already "
        f"connected, {plan.outgoing:,} that you sent. "
        f"{count(plan.talks_new, 'day')} of messages. "
        f"{count(skipped, 'row')} skipped. Nobody becomes active, nothing is accepted."
    )
    if plan.changes_nothing:
        return Choice(f"{name}: all of it is here already", text, [Option("o", "Good")])
    return Choice(
        f"Bring in {name}?",
        text,
        [Option("b", "Bring it in", "u takes all of it back"), Option("n", "Not now")],
    )
