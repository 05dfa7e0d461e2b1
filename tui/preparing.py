"""Meetings on the command line: from the idea, by its card, to the debrief."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from screens.week_words import clock
from store.decisions.debriefs import Debrief
from store.decisions.prep import (
    CallOff,
    Confirm,
    Move,
    Place,
    Prepare,
    Propose,
)
from store.documents import to_json
from store.errors import Refused, ToDebrief, WhyThatWeek, listed
from store.network import Network
from store.records import FollowUp, PrepCard, Talk
from store.rules import drafts
from store.rules.dates import day_before, moment_after
from store.rules.prep import LACKS, NAMES, is_past, missing, thank_by
from store.rules.steps import Step, echoed, read_steps
from store.rules.talking import minutes_at_the_end
from store.rules.words import date_only, day, moment, says_nothing
from store.views import CardPage, CardRow
from tui.commands import network_of, say
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from store.network import Done
    from store.rules.full_week import FullWeek

_LAST_TIMES = 3
"""So many talks are shown with a card; `--json` has them all."""


# Looking at cards.


def _prep(options: Namespace) -> int:
    with network_of(options) as network:
        if options.card is not None:
            return _print_card(network, options)
        rows, today = network.open_cards(), network.today
    if options.json:
        print_json([_as_json(row) for row in rows])
    elif not rows:
        print("No meeting is planned.")
    else:
        print_table(_line(row, today) for row in rows)
    return 0


def _line(row: CardRow, today: date) -> tuple[str, ...]:
    """Return a meeting in columns."""
    when = _when(row.card, today)
    return row.person.name, when, row.card.where, *_standing(row, today)


def _print_card(network: Network, options: Namespace) -> int:
    page = network.card_page(network.find_card(options.card).id)
    if options.json:
        print_json(
            _as_json(page.row)
            | {
                "mine": [to_json(step) for step in page.mine],
                "theirs": [to_json(step) for step in page.theirs],
                "talks": [to_json(talk) for talk in page.talks],
            }
        )
    else:
        print_table(_card_whole(page, network.today))
    return 0


def _as_json(row: CardRow) -> dict[str, Any]:
    return to_json(row.card) | {
        "name": row.person.name,
        "state": row.state,
        "missing": row.missing,
    }


def _when(card: PrepCard, today: date) -> str:
    """Return the day of a meeting, and its time: "Tue 24 Nov 10:00"."""
    return moment(card.on, card.at, today) if card.on else "an idea"


def _standing(row: CardRow, today: date) -> tuple[str, str]:
    """Return how far a meeting has come, and what is to be done about it, in words."""
    confirmed = ", confirmed" if row.card.confirmed_on else ""
    still = "say how it went" if is_past(row.card, today) else _lacks(row.card)
    return f"{row.state}{confirmed}", still


def _lacks(card: PrepCard) -> str:
    lacks = [LACKS[field] for field in missing(card)]
    return f"lacks {listed(lacks)}" if lacks else ""


def _card_whole(page: CardPage, today: date) -> Iterator[tuple[str, str]]:
    """Yield all that a card says, in lines with a title each."""
    row, card = page.row, page.row.card
    meeting = (_when(card, today), card.where, f"{card.minutes} min")
    yield row.person.name, ", ".join(part for part in meeting if part)
    yield "State", ": ".join(part for part in _standing(row, today) if part)
    for field, title in NAMES.items():
        yield from _titled(title, getattr(card, field).splitlines())
    owed = (*page.mine, *page.theirs)
    yield from _titled("not forgotten", [_owed(step, today) for step in owed])
    lately = page.talks[:_LAST_TIMES]
    yield from _titled("last time", [_together(talk, today) for talk in lately])


def _titled(title: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    titles = [title[0].upper() + title[1:]]
    for line in lines:
        yield (titles.pop() if titles else ""), line
    if titles:
        yield titles.pop(), ""


def _owed(step: FollowUp, today: date) -> str:
    return Step(step.owed, step.what, step.on).said(today)


def _together(talk: Talk, today: date) -> str:
    said = " ".join(talk.said.split())
    return f"{date_only(talk.on, today)}, {talk.kind}" + (f": {said}" if said else "")


# Before the meeting.


def _meet(options: Namespace) -> int:
    with network_of(options) as network:
        when = " ".join(options.when)
        on, at = moment_after(when, network.today) if when else (None, None)
        person = network.find_person(options.name)
        card = PrepCard(id="", person=person.id, on=on, minutes=options.minutes)
        full = _full_week(network, card, options.why)
        meeting = Propose(
            person.id,
            on,
            at,
            options.minutes,
            options.where,
            options.why if full else "",
        )
        done = network.decide(meeting)
    return _say_with_week(options, done, full)


def _prepare(options: Namespace) -> int:
    written = {field: _lines(getattr(options, field)) for field in LACKS}
    with network_of(options) as network:
        id = network.find_card(options.card).id
        done = network.decide(Prepare(id, **written))
        card = network.card(id)
        is_over = is_past(card, network.today)
    ready = "how it went: fewer debrief" if is_over else "ready: fewer confirm"
    return say(options, replace(done, then=_lacks(card) or ready))


def _lines(texts: list[str] | None) -> str | None:
    """Return what was typed for a field, a line each time; None if it wasn't."""
    return None if texts is None else "\n".join(texts)


def _move(options: Namespace) -> int:
    with network_of(options) as network:
        on, at = moment_after(" ".join(options.when), network.today)
        card = network.find_card(options.card)
        full = _full_week(network, replace(card, on=on), options.why)
        done = network.decide(Move(card.id, on, at, options.why if full else ""))
    return _say_with_week(options, done, full)


def _full_week(network: Network, meeting: PrepCard, why: str) -> FullWeek | None:
    """Return the week if it is over with a meeting; raises `WhyThatWeek`."""
    full = network.full_week(meeting)
    if full and says_nothing(why):
        week = full.week
        raise WhyThatWeek(day(week.monday), f"{clock(week.over)} h", _with_room(full))
    return full


def _say_with_week(options: Namespace, done: Done, full: FullWeek | None) -> int:
    """Print what was decided, and where there is room if the week is over with it."""
    if full is None:
        say(options, done)
        if not (says_nothing(options.why) or options.json):
            print("The week is not over with it: no reason is kept.")
        return 0
    monday, over = full.week.monday, full.week.over
    mondays = [each.monday for each in full.elsewhere]
    say(options, done, week=monday, over=over, with_room=mondays)
    if not options.json:
        over_by = f"is over by {clock(over)} h with it."
        print(f"The week of {day(monday)} {over_by} {_with_room(full)}")
    return 0


def _with_room(full: FullWeek) -> str:
    """Say which weeks have room instead of a full one."""
    free = [date_only(each.monday, full.week.monday) for each in full.elsewhere]
    if not free:
        return "No week near it has room."
    return f"Weeks with room: {', '.join(free)}."


def _place(options: Namespace) -> int:
    with network_of(options) as network:
        where, minutes = _with_minutes(" ".join(options.where), options.minutes)
        id = network.find_card(options.card).id
        done = network.decide(Place(id, where, minutes))
    return say(options, done)


def _with_minutes(text: str, minutes: int | None) -> tuple[str, int | None]:
    """Return a text and its minutes, which may stand at its end: "video, 45 min"."""
    return minutes_at_the_end(text) if minutes is None else (text, minutes)


def _confirm(options: Namespace) -> int:
    with network_of(options) as network:
        card = network.find_card(options.card).id
        try:
            done = network.decide(Confirm(card))
        except ToDebrief as refusal:
            raise Refused(refusal.at_the_command_line) from None
    return say(options, done)


def _call_off(options: Namespace) -> int:
    with network_of(options) as network:
        card = network.find_card(options.card)
        note = _note(network, card, options.postpone)
        done = network.decide(CallOff(card.id))
    say(options, done, note=note)
    if not options.json:
        print(f"\n{note}")
    return 0


def _note(network: Network, card: PrepCard, postpone: bool) -> str:
    """Return the kind note: the user's own words, or the draft."""
    if card.note and not postpone:
        return card.note
    draft = drafts.putting_off if postpone else drafts.turning_down
    name = network.person(card.person).name
    return draft(name, card, network.settings.name, network.today)


# After it.


def _debrief(options: Namespace) -> int:
    """Record it; what the app kept of gifts counts where nothing else is typed."""
    with network_of(options) as network:
        today = network.today
        steps = read_steps("\n".join(options.next), today) if options.next else ()
        card = network.find_card(options.card)
        said, minutes = _with_minutes(" ".join(options.said), options.minutes)
        debrief = Debrief(
            card.id,
            said,
            steps,
            nothing_owed=not steps and bool(options.next or options.nothing_owed),
            given=options.given or card.given,
            received=options.received or card.received,
            minutes=minutes,
            thank_by=_thank_by(options, card, today),
            met_on=day_before(options.on, today) if options.on else None,
        )
        done = network.decide(debrief)
    follows = echoed(steps, today)
    say(options, done, steps=follows)
    if steps and not options.json:
        print("\n".join(follows))
    return 0


def _thank_by(options: Namespace, card: PrepCard, today: date) -> date | None:
    if options.no_thanks:
        return None
    if options.thank_by:
        return moment_after(options.thank_by, today)[0]
    return thank_by(card, today)


PREPARING: dict[str, Callable[[Namespace], int]] = {
    "prep": _prep,
    "meet": _meet,
    "prepare": _prepare,
    "move": _move,
    "place": _place,
    "confirm": _confirm,
    "call-off": _call_off,
    "debrief": _debrief,
}
