"""`fewer due`: the follow-up queue as text, as JSON, or as a calendar."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from store.rules.queue import Cause, Group
from tui.commands import network_of
from tui.printing import print_bytes, print_json, print_table

if TYPE_CHECKING:
    from store.exchange.calendar import Event
    from store.views import CardRow, QueueRow


def print_due(options: Namespace) -> int:
    """Print what is to be followed through, and why."""
    with network_of(options) as network:
        rows = network.queue().rows
        meetings = network.open_cards() if options.ics else []
        today = network.today
    if options.ics:
        _write_calendar([*_pending(rows, today), *_to_come(meetings, today)], options)
    elif options.json:
        print_json([_as_json(row) for row in rows])
    elif not rows:
        print("Nothing is pending.")
    else:
        print_table(
            (row.pending.group, row.name, row.pending.what, row.pending.why)
            for row in rows
        )
    return 0


def _as_json(row: QueueRow) -> dict[str, Any]:
    pending = row.pending
    return {
        "key": pending.key,
        "cause": pending.cause,
        "of": pending.of,
        "group": pending.group,
        "name": row.name,
        "person": pending.person,
        "what": pending.what,
        "why": pending.why,
        "on": pending.on,
        "lateness": round(pending.lateness, 3),
        "urgency": pending.urgency,
    }


# The calendar.


def _write_calendar(events: list[Event], options: Namespace) -> None:
    from store.exchange.calendar import calendar_of
    from store.journal.files import replace
    from store.rules.words import count
    from tui.places import file_to_write

    calendar = calendar_of(events, datetime.now(UTC))
    if options.path is None:
        print_bytes(calendar)
        return
    path = file_to_write(options.path)
    replace(path, calendar)  # For the owner's eyes only, whole or not at all.
    print(f"{count(len(events), 'entry', 'entries')} in {path}.")


def _pending(rows: Iterable[QueueRow], today: date) -> Iterator[Event]:
    """Yield each line of the queue on the day on which to think of it.

    What is due or promised is for today, however long it has been; what waits is for
    its own day, and for today once that is over. Whom one leaves in peace is left out.
    """
    from store.exchange.calendar import Event

    for row in rows:
        pending = row.pending
        if pending.group is Group.UNSUGGESTED:
            continue
        has_its_day = pending.group in (Group.WAITING, Group.LATER)
        on = max(pending.on, today) if has_its_day else today
        what = f"{row.name}: {pending.what}" if row.name else pending.what
        why = _LAPSES if pending.cause is Cause.LAPSE else pending.why
        yield Event(pending.key, on, what, why)


_LAPSES = "lapses today · nothing lost"
"""Why it stands on its own day; the queue counts the days until then."""


def _to_come(meetings: Iterable[CardRow], today: date) -> Iterator[Event]:
    from store.exchange.calendar import Event

    for row in meetings:
        card = row.card
        if card.on and card.on >= today:
            yield Event(
                f"meeting:{card.id}",
                card.on,
                f"Meeting {row.person.name}",
                card.purpose,
                card.at,
                card.minutes,
                card.where,
                is_tentative=card.confirmed_on is None,
            )
