"""How a meeting is put into words: when, what is not forgotten, what was last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from screens.widgets.glyphs import Glyphs
from screens.widgets.spans import Span, Tone, column
from store.records import CardState, FollowUp, PrepCard, Talk
from store.rules import prep
from store.rules.inbox import first_name
from store.rules.words import date_only, days_ago, in_days, moment
from store.views import CardPage as CardView
from store.views import CardRow


class CardLine(Struct, frozen=True):
    """A meeting in the list of those to come."""

    row: CardRow
    today: date

    @property
    def key(self) -> str:
        """The card's id."""
        return self.row.card.id

    def spans(self, width: int, glyphs: Glyphs) -> Iterable[Span]:
        """Say when, with whom, and how far its preparation has come."""
        card = self.row.card
        when = moment(card.on, card.at, self.today) if card.on else "no day yet"
        said, tone = self._state()
        yield column(when, 16, glyphs.ellipsis) + "  ", ""
        name = max(width - 16 - 2 - 2 - 12, 8)
        yield column(self.row.person.name, name, glyphs.ellipsis) + "  ", ""
        yield said, tone

    def _state(self) -> tuple[str, Tone]:
        card = self.row.card
        if prep.is_past(card, self.today):
            return "met?", "accent"
        if card.confirmed_on:
            return "confirmed", "good"
        if self.row.state is not CardState.DRAFT:
            return "ready", "good"
        near = prep.is_unready_and_near(card, self.today)
        there = len(prep.LACKS) - len(self.row.missing)
        return f"draft {there} of {len(prep.LACKS)}", "warn" if near else ""


def when(card: PrepCard, today: date) -> str:
    """Say when a meeting is, by what means, and how far off."""
    when = moment(card.on, card.at, today) if card.on else ""
    means = ", ".join(part for part in (when, card.where) if part)
    return " · ".join(part for part in (means, off(card, today)) if part)


def off(card: PrepCard, today: date) -> str:
    """Say how far off a meeting is."""
    if card.on is None:
        return "no day yet"
    return in_days(card.on, today) if card.on >= today else days_ago(card.on, today)


def not_forgotten(view: CardView, today: date) -> Iterator[str]:
    """Say what is owed both ways, and how one knows them."""
    first = first_name(view.row.person.name)
    for step in view.mine:
        yield f"You owe {first}: {step.what}{_since(step, today)}"
    for step in view.theirs:
        yield f"{first} owes you: {step.what}{_since(step, today)}"
    if view.led_by:
        yield f"{view.led_by.name} led you to {first}"
    if view.row.person.known_how:
        yield f"How you know {first}: {view.row.person.known_how}"


def _since(step: FollowUp, today: date) -> str:
    return f" ({date_only(step.since, today)})" if step.since else ""


def last_times(talks: Sequence[Talk], today: date) -> Iterator[str]:
    """Say what was last, and what each gave."""
    for talk in talks[:3]:
        said = " ".join(talk.said.split())
        yield f"{date_only(talk.on, today)}, {talk.kind}{' · ' * bool(said)}{said}"
        for verb, gift in (("you gave", talk.given), ("you got", talk.received)):
            if gift:
                yield f"  {verb}: {' '.join(gift.split())}"


NO_PURPOSE = (
    "No purpose comes to mind? That is an answer too.",
    "d calls the meeting off with a kind note, which declines or postpones, and gives "
    "the hours back to the people you tend.",
)
