"""Notes about introductions: a beginning, to be made one's own.

One that declines thanks; one that asks leaves the other free to say no.
"""

from __future__ import annotations

from store.records import Introduction
from store.rules.drafts import letter
from store.rules.inbox import first_name


def taking(introduction: Introduction, by: str, signature: str) -> str:
    """Return how one takes an introduction that somebody offers."""
    why = introduction.why.rstrip(".!")
    about = f" What speaks for it, to me: {why}." if why else ""
    body = (
        "thank you for thinking of me. I'd be glad to meet "
        f"{introduction.name}.{about} Please bring us together if they'd like that too."
    )
    return letter(by, body, signature)


def declining(introduction: Introduction, by: str, signature: str) -> str:
    """Return a note that thanks the one who offered, and leaves the door open."""
    first = first_name(introduction.name)
    body = (
        f"thank you for thinking of me, and for offering to bring me together with "
        f"{introduction.name}. I meet few people, to do right by each, and I couldn't "
        f"do right by {first} now. Should there be one question that I can answer by "
        "mail, pass it on: I'd be glad to help."
    )
    return letter(by, body, signature)


def asking(
    introduction: Introduction, to: str, other: str, agreed: bool, signature: str
) -> str:
    """Return how one asks somebody whether they would like to meet another.

    Whether the other one agreed already is said as it is.
    """
    why = introduction.why.rstrip(".!")
    reason = f" I think of you two because of this: {why}." if why else ""
    first = first_name(other)
    hears = f"{first} hears of it only if you say yes."
    if agreed:
        hears = f"{first} would like to; if you'd rather not, I'll say so kindly."
    body = f"may I bring you together with {other}?{reason} Yes and no are both fine: "
    return letter(to, body + hears, signature)


def making(introduction: Introduction, one: str, other: str, signature: str) -> str:
    """Return how one brings two people together who both said yes."""
    why = introduction.why.rstrip(".!")
    reason = f" Why I think that you should talk: {why}." if why else ""
    body = (
        f"{one}, this is {other}; {other}, this is {one}.{reason} You both said that "
        "you'd like to. I leave it to you from here, and would be glad to hear what "
        "comes of it."
    )
    greeting = f"Hello {first_name(one)}, hello {first_name(other)},"
    return f"{greeting}\n\n{body}\n\n{signature}".rstrip()


def what_came(to: str, other: str, signature: str) -> str:
    """Return how one asks what came of it."""
    body = (
        f"some weeks ago I brought you together with {other}. What came of it? "
        "Nothing is an answer too, and helps me to choose better."
    )
    return letter(to, body, signature)


def not_to_be(to: str, other: str, signature: str) -> str:
    """Return how one lets somebody down kindly who had been asked."""
    body = (
        f"thank you for being ready to meet {other}. It isn't the time for it, so let "
        "us leave it at that; it has nothing to do with you."
    )
    return letter(to, body, signature)
