"""What looks, triages and follows through, as it may be typed."""

from __future__ import annotations

from typing import Any

from tui.arguments.keeping import forced
from tui.arguments.parsers import at_least_one
from tui.arguments.shared import (
    adder,
    excludes,
    needs,
    no_calendar,
    takes_invitation,
    takes_pending,
    takes_person,
    takes_talk,
)


def reading(commands: Any) -> None:
    """Add what only looks."""
    add = adder(commands)
    add("status", "bandwidth in one line", short="for a tmux status line")
    inbox = add("inbox", "invitations, with the verdict and the words it rests on")
    inbox.add_argument("--all", action="store_true", help="settled ones too")
    people = add("people", "find people")
    people.add_argument(
        "query", nargs="*", metavar="QUERY", help="words, is:active, helps:TOPIC, owed:"
    )
    people.add_argument(
        "--sort",
        choices=("name", "last", "overdue"),
        default="name",
        help="in which order",
    )
    verdict = add("verdict", "judge a note on standard input")
    verdict.add_argument(
        "--jsonl", action="store_true", help="one JSON object a line: text, from, to"
    )
    history = add("history", "what was decided, the newest first")
    history.add_argument(
        "-n", type=at_least_one, default=0, help="only so many", dest="most"
    )
    history.add_argument(
        "--find", metavar="TEXT", default="", help="what has these words in it"
    )
    review = add("review", "how the weekly review stands, or those that were")
    review.add_argument("--status", action="store_true", help="how it stands: as is")
    review.add_argument(
        "--check", action="store_true", help="exit with 1 if anything is due"
    )
    review.add_argument("--all", action="store_true", help="the reviews that were")
    review.add_argument("--format", choices=("md",), help="write them out as Markdown")
    review.add_argument("-o", metavar="PATH", dest="path", help="to that file")
    forced(review)
    review.object_if(
        lambda typed: (
            needs(typed.path, "-o", typed.format, "--format")
            or excludes(typed.json, "--json", typed.format, "--format")
        )
    )
    add("info", "paths, versions, terminal, sizes")


def deciding(commands: Any) -> None:
    """Add what triages the invitations, and the cap."""
    add = adder(commands)
    bring = add("import", "bring in a LinkedIn export: zip, folder or CSV files")
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )
    takes_invitation(
        ask := add("ask", "a reply went first: thanks, how did you find me?")
    )
    ask.add_argument("--reply", help="what you sent, if not the draft")
    takes_invitation(answer := add("answer", "they answered"))
    answer.add_argument("text", nargs="+", metavar="TEXT")
    takes_invitation(accept := add("accept", "accept; as known, or with a place"))
    accept.add_argument("--know", metavar="HOW", default="", help="how you know them")
    accept.add_argument("--purpose", default="", help="a place, for this reason")
    accept.add_argument("--cadence", default="", help='"2 weeks", "monthly"')
    accept.add_argument("--rest", metavar="NAME", default="", help="who rests for it")
    takes_invitation(add("decline", "let an invitation go"))
    cap = add("cap", "change how many may be active at once")
    cap.add_argument("cap", type=int)
    cap.add_argument("--why", required=True, help="the reason is kept")


def following(commands: Any) -> None:
    """Add what follows through."""
    add = adder(commands)
    due = add("due", "the follow-up queue, with reasons")
    due.add_argument("--ics", action="store_true", help="as a calendar for phones")
    due.add_argument("-o", metavar="PATH", dest="path", help="the calendar's file")
    due.object_if(no_calendar)
    takes_person(log := add("log", "record a talk, in one line"))
    log.add_argument("text", nargs="+", metavar="TEXT", help='"coffee, 45 min"')
    takes_talk(log)
    log.add_argument("--tried", action="store_true", help="no answer has come so far")
    takes_person(follow := add("follow", "keep a next step, with its day at the end"))
    follow.add_argument(
        "step",
        nargs="+",
        metavar="STEP",
        help='"send the list fri", "promised …", "she: dates, 4 dec"',
    )
    follow.add_argument("--on", metavar="DAY", help="the day, if the step has none")
    follow.add_argument(
        "--owed", choices=("promised", "due", "waiting"), default="due", help="by whom"
    )


def working_off(commands: Any) -> None:
    """Add what is done about what is pending."""
    add = adder(commands)
    takes_pending(done := add("done", "what was pending is done"))
    done.add_argument("text", nargs="*", metavar="TEXT", help="if it was a talk")
    takes_talk(done)
    takes_pending(drop := add("drop", "what was pending is not to be done"))
    drop.add_argument("--why", metavar="REASON", default="", help="the reason is kept")
    later = add("later", "put off an invitation, or what is pending, to a day")
    later.add_argument("name", metavar="NAME", help="a name, an id or a key")
    later.add_argument("day", nargs="+", metavar="DAY", help='"fri", "4 jan", "+10d"')
    takes_pending(write := add("write", "a letter, begun from what is known"))
    write.add_argument("--sent", action="store_true", help="you sent it")
    write.add_argument("--text", default="", help="what you sent, if not that")
    write.object_if(lambda typed: needs(typed.text, "--text", typed.sent, "--sent"))


def tending(commands: Any) -> None:
    """Add what tends those who hold a place."""
    add = adder(commands)
    takes_person(add("thought", "thought of them, and nothing is needed"))
    takes_person(add("suggest", "suggest again whom you left in peace"))
    takes_person(activate := add("activate", "give somebody a place, for a purpose"))
    activate.add_argument("--purpose", default="", help="why them, in one sentence")
    activate.add_argument("--cadence", default="", help='"2 weeks", "monthly"')
    activate.add_argument("--rest", metavar="NAME", default="", help="who rests for it")
    takes_person(rest := add("rest", "let somebody rest; their place is free"))
    rest.add_argument("--until", metavar="DAY", help="when to think of them again")
    rest.add_argument("--remember", metavar="TEXT", default="", help="in a line")
    takes_person(cadence := add("cadence", "change how often to be in touch"))
    cadence.add_argument(
        "cadence", nargs="+", metavar="CADENCE", help='"monthly", "10 days", "none"'
    )
