"""The settings that the store keeps: what each is, why, and how it is changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec import Struct

from screens import settings as asking
from screens.accepting import ask_for_cap
from screens.page import Page
from store.decisions.bandwidth import COSTS
from store.decisions.book import Decision
from store.decisions.settings import WEEKDAYS
from store.desk import Desk
from store.rules.words import count

Ask = Callable[[Page], Awaitable[Decision | None]]


class Setting(Struct, frozen=True):
    """Something that the user may change about how they are held to it."""

    id: str
    label: str
    value: Callable[[Desk], str]
    why: str
    ask: Ask
    brief: Callable[[Desk], str] | None = None
    """The value where it is narrow, if it is another one there."""


_BRIEF = dict(zip(COSTS, ("prepare", "after", "step", "touch"), strict=True))
"""The same where a line has to hold them all, with their minutes."""


def _costs(desk: Desk) -> str:
    each = [f"{_BRIEF[field]} {minutes}" for field, minutes in _minutes(desk).items()]
    return ", ".join(each) + " min"


def _minutes(desk: Desk) -> dict[str, int]:
    return {field: getattr(desk.settings, field) for field in COSTS}


def _days_off(desk: Desk) -> str:
    kept = sum(not off.uid for off in desk.time_off_to_come())
    return f"{count(kept, 'span')} to come" if kept else "none to come"


SETTINGS = (
    Setting(
        "name",
        "Replies are signed",
        lambda desk: desk.settings.name or "with no name",
        "Replies and letters begin as drafts, signed with it; you send them yourself. "
        "What was written before stays as it is.",
        asking.ask_name,
    ),
    Setting(
        "cap",
        "Active at once",
        lambda desk: count(desk.settings.cap, "person", "people"),
        "So many people can be tended at once; a change is kept with its reason. "
        "Circles of about 5, 15, 50 and 150 are common (Dunbar). Whom you merely know "
        "is not limited: weak ties help most when they are moderately weak "
        "(Rajkumar and others 2022). Resting loses little: ties that rested for years "
        "advise as well as current ones (Levin, Walter & Murnighan 2011).",
        ask_for_cap,
    ),
    Setting(
        "pace",
        "Meetings a week",
        lambda desk: str(desk.settings.meetings_per_week),
        "So many leave time to prepare and to follow up. For scale: 400 in a year is "
        "8 a week, and a crash in December.",
        asking.ask_pace,
    ),
    Setting(
        "hours",
        "Hours a week",
        lambda desk: f"{desk.settings.hours_per_week} h",
        "What the weeks ahead are held against. A meeting takes about two, with "
        "what it takes to prepare it and to follow it through.",
        asking.ask_hours,
    ),
    Setting(
        "days",
        "Hours of each day",
        lambda desk: desk.settings.hours_by_weekday or "all days alike",
        "From Monday to Sunday, where they differ. A day with none has nothing due "
        "in it by the forecast.",
        asking.ask_hours_by_day,
    ),
    Setting(
        "costs",
        "What things take",
        _costs,
        "Minutes of " + ", ".join(COSTS.values()) + ". The forecast counts with "
        "them, besides the minutes of the meeting itself.",
        asking.ask_costs,
        brief=lambda desk: " ".join(map(str, _minutes(desk).values())),
    ),
    Setting(
        "off",
        "Days off",
        _days_off,
        "They are not there for your network. A break (w on Bandwidth, then b) "
        "moves what is due in them; here they are taken back.",
        asking.ask_days_off,
    ),
    Setting(
        "holidays",
        "Public holidays",
        lambda desk: (
            f"{desk.settings.country} {desk.settings.region}".strip() or "none"
        ),
        "Those of a country, or of a part of it, count as days off.",
        asking.ask_holidays,
    ),
    Setting(
        "lapse",
        "Silence lapses after",
        lambda desk: count(desk.settings.lapse_days, "day"),
        "Whoever asks first and accepts later waits 4 to 14 days, and half to nine "
        "tenths never answer. A lapse is quiet; nothing is lost by it, and a late "
        "answer opens the invitation again.",
        asking.ask_lapse,
    ),
    Setting(
        "review",
        "The review is on",
        lambda desk: WEEKDAYS[desk.settings.review_weekday],
        "“Next review” means that day. Friendships fade within months without "
        "contact (Roberts & Dunbar 2015), so once a week is often enough.",
        asking.ask_weekday,
    ),
)
"""All of them, in the order of the page."""
