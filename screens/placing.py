"""Giving a place and letting rest, wherever people are listed or one is shown."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from screens.accepting import ask_for_place
from screens.with_person import WithPerson
from store.decisions.people import Rest
from store.decisions.tending import SuggestAgain
from store.records import Standing
from store.rules import cadence
from store.rules.inbox import first_name


class Placing(WithPerson):
    """A screen on which the one who is meant may get a place, or rest."""

    BINDING_GROUP_TITLE = "A place"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "a",
            "give_place",
            "give a place",
            id="place.give",
            tooltip="Give them a place, or suggest them again",
        ),
        Binding(
            "d",
            "let_rest",
            "let rest",
            id="place.rest",
            tooltip="Let them rest: their place is free, and they may come back",
        ),
    ]
    JUDGED = frozenset({"give_place", "let_rest"})

    def why_not(self, action: str) -> str:
        """Return why an action can't be done just now, or "" if it can."""
        if not (person := self.who):
            return self.stranger
        first, holds = first_name(person.name), person.standing is Standing.ACTIVE
        if action == "let_rest" and not holds:
            return f"{first} holds no place."
        if action == "give_place" and holds and cadence.is_suggested(person):
            return f"{first} holds a place already."
        return ""

    @work
    async def action_give_place(self) -> None:
        """Ask what the place is for, and who rests where none is free."""
        if not (person := self.who):
            return
        if person.standing is Standing.ACTIVE:
            self.decide(SuggestAgain(person.id))
        elif decision := await ask_for_place(self, person):
            self.decide(decision)

    def action_let_rest(self) -> None:
        """Let them rest."""
        if person := self.who:
            self.decide(Rest(person.id))
