"""What one might write, from what is known: a beginning, to be made one's own."""

from __future__ import annotations

import re
from datetime import date

from store.records import FollowUp, Owed, PrepCard, Talk, TalkKind
from store.rules import prep
from store.rules.inbox import first_name
from store.rules.words import date_only, day, shortened

_QUOTED = 120
"""So many characters of what was said are quoted."""

_ASKING = re.compile(r"[?\uff1f؟]|\b(?:questions?|ask(?:ed|s)?)\b", re.I)
"""Words in which somebody asked something: whoever it was, it may be open still."""

_MEANS = {
    TalkKind.MEETING: "met",
    TalkKind.CALL: "spoke",
    TalkKind.MAIL: "wrote",
    TalkKind.MESSAGE: "wrote",
}


def letter(name: str, body: str, signature: str) -> str:
    """Return a body between a greeting and the user's name."""
    greeting = f"Hello {first_name(name)}," if name else "Hello,"
    written = f"{body[:1].upper()}{body[1:]}".rstrip()
    return f"{greeting}\n\n{written}\n\n{signature}".rstrip()


def written_on_at(text: str, signature: str) -> int:
    """Return where one goes on writing: before the user's name at the end, if any."""
    whole = text.rstrip()
    body = whole.removesuffix(signature).rstrip("\n") if signature else whole
    is_signed = body != whole and whole[len(body) :].startswith("\n")
    return len(body) if is_signed else len(text)


def after_a_while(last: Talk | None, today: date) -> str:
    """Return how one writes to somebody again."""
    if last is None:
        return "I have been thinking of you. How are things?"
    when = f"when we last {_MEANS[last.kind]}, on {date_only(last.on, today)}"
    if not last.said:
        return f"{when}, I meant to write again. How have things been since?"
    said = shortened(last.said, _QUOTED).rstrip(".!")
    then = "How has it gone since?"
    if _ASKING.search(last.said):
        then = "I'd like to come back to that."
    return f"{when}, it was about this: “{said}”. {then}"


def about_a_step(step: FollowUp, today: date) -> str:
    """Return how one writes about a next step."""
    on = f" on {date_only(step.since, today)}" if step.since else ""
    if step.owed is Owed.PROMISED:
        return f"I promised{on} to {step.what}. Here it is: "
    if step.owed is Owed.WAITING:
        return (
            f"I asked you{on} about this: {step.what}. Does it still suit you? There "
            "is no hurry, and no is an answer too."
        )
    return f"I meant to {step.what}. "


def thanks(card: PrepCard, talk: Talk | None, today: date) -> str:
    """Return how one thanks for a meeting, with what came of it."""
    on = f"our meeting on {day(card.met_on, today)}" if card.met_on else "our meeting"
    received = " ".join(talk.received.split()).rstrip(".!") if talk else ""
    for_what = f", and for this: {received}" if received else ""
    return f"thank you for {on}{for_what}. "


def before_meeting(card: PrepCard, today: date) -> str:
    """Return how one writes ahead of a meeting."""
    on = f" on {day(card.on, today)}" if card.on else ""
    return f"a word ahead of our meeting{on}: "


def turning_down(name: str, card: PrepCard, signature: str, today: date) -> str:
    """Return a kind note that declines a meeting, or lets a missed one be."""
    if prep.is_past(card, today) and card.on:
        missed = (
            f"we missed each other on {day(card.on, today)}, and I'd rather leave it "
            "at that than press another day on us. If there is one question I can "
            "answer by mail, please ask it: I'd be glad to."
        )
        return letter(name, missed, signature)
    on = f" on {day(card.on, today)}" if card.on else ""
    return letter(
        name,
        f"thank you for being ready to meet{on}. I try to come prepared, or not to "
        "take your time, and I can't do this meeting justice. So let us not meet this "
        "time. If there is one question I can answer by mail, please ask it: I'd be "
        "glad to.",
        signature,
    )


def putting_off(name: str, card: PrepCard, signature: str, today: date) -> str:
    """Return a kind note that postpones a meeting."""
    on = f" on {day(card.on, today)}" if card.on else ""
    return letter(
        name,
        f"thank you for being ready to meet{on}. I'd like to come prepared, and that "
        "takes me longer than I thought. May I come back to you when I am, with a few "
        "days to choose from?",
        signature,
    )
