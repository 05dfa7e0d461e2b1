"""The weekly review on the command line: how it stands, and those that were."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from store.documents import to_json
from store.rules.review import STEPS, Bookmark, summed_up
from store.rules.words import count, day
from tui.commands import network_of
from tui.places import file_to_write, spares_of, state_of
from tui.printing import print_json, print_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.network import Network
    from store.records import Review
    from store.views import Past, ReviewView


def _review(options: Namespace) -> int:
    with network_of(options) as network:
        if options.format:
            return _export(network, options)
        if options.all:
            return _list(network, options)
        return _status(network, options)


def _status(network: Network, options: Namespace) -> int:
    """Print how the review stands; with `--check`, exit with 1 if anything is due."""
    status = network.status()
    view = network.review(status)
    bookmark = _bookmark(network, view)
    seen = bookmark.seen if bookmark else ()
    is_due = view.is_due or bool(status.due)
    if options.json:
        print_json(
            {
                "day": view.day,
                "is_due": view.is_due,
                "due": status.due,
                "waiting": status.waiting,
                "steps": [
                    {
                        "step": step,
                        "left": view.left.get(step),
                        "is_done": view.is_done(step, seen),
                    }
                    for step in STEPS
                ],
                "intention": network.intention_of(view.day),
                "start_with": [
                    {
                        "person": start.person.id,
                        "name": start.person.name,
                        "why": start.why(network.today),
                    }
                    for start in network.start_with()
                ],
                "last": to_json(view.last) if view.last else None,
            }
        )
    elif not options.check or is_due:
        print(_said(view, status.due, bookmark))
        if not options.check:
            _print_starts(network)
    return int(options.check and is_due)


def _said(view: ReviewView, due: int, bookmark: Bookmark | None) -> str:
    """Say in a line when the review is, how much is due, and with what to go on."""
    when = day(view.day, view.today)
    if not view.is_due:
        return f"Next review: {when} · {count(due, 'follow-up')} due"
    said = f"The review of {when} is due · {count(due, 'follow-up')} due"
    step = view.next_step(bookmark)
    follows = f"step {step.number}, {step}" if step else "to end it"
    return f"{said} · next: {follows}"


def _print_starts(network: Network) -> None:
    """Print whom to start with, and how one gets a place, while hardly anybody has."""
    if starts := network.start_with():
        print("\nWhom to start with, as hardly anybody holds a place yet:")
        print_table(
            (f"  {start.person.name}", start.why(network.today)) for start in starts
        )
        print('fewer activate NAME --purpose "why them" gives one a place.')


def _bookmark(network: Network, view: ReviewView) -> Bookmark | None:
    """Return where one is in the review that is under way.

    The bookmark of an earlier one says nothing of this one.
    """
    from tui.bookmark import BookmarkKept

    kept = BookmarkKept(spares_of(state_of(os.environ)), network.home).bookmark
    return kept if kept and kept.day == view.day else None


def _list(network: Network, options: Namespace) -> int:
    reviews = network.past_reviews()
    if options.json:
        decided = zip(reviews, network.decided_in(*reviews), strict=True)
        print_json([_as_json(network, *each) for each in decided])
    elif not reviews:
        print("No review was ended yet.")
    else:
        print_table(
            (day(each.day, network.today), summed_up(each), *_intended(network, each))
            for each in reviews
        )
    return 0


def _intended(network: Network, review: Review) -> Iterator[str]:
    yield network.intention_of(review.day)


def _as_json(
    network: Network, review: Review, decided: list[Past]
) -> dict[str, object]:
    return to_json(review) | {
        "intention": network.intention_of(review.day),
        "decided": [past.said for past in decided],
    }


def _export(network: Network, options: Namespace) -> int:
    """Write every review out as Markdown, to a file or to standard output."""
    from store.journal.files import replace

    text = reviews_written(network)
    if options.path is None:
        if text:
            print(text, end="")
        else:
            print("No review was ended yet.", file=sys.stderr)
        return 0
    path = file_to_write(options.path, force=options.force)
    replace(path, text.encode())  # For the owner's eyes only, whole or not at all.
    print(f"Wrote {count(len(network.past_reviews()), 'review')} to {path}")
    return 0


def reviews_written(network: Network) -> str:
    """Return every review as Markdown, the latest first."""
    from store.exchange.markdown import Held, reviews_as_markdown

    reviews = network.past_reviews()
    return reviews_as_markdown(
        Held(
            each,
            summed_up(each),
            network.intention_of(each.day),
            [past.said for past in decided],
            [step for step in STEPS if step not in each.steps],
        )
        for each, decided in zip(reviews, network.decided_in(*reviews), strict=True)
    )


REVIEWING: dict[str, Callable[[Namespace], int]] = {"review": _review}
