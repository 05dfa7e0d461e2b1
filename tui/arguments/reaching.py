"""Invitations one writes, introductions, and who led to whom, as they may be typed."""

from __future__ import annotations

import argparse
from typing import Any

from tui.arguments.parsers import LaterParser, at_least_one
from tui.arguments.shared import adder, takes_person


def leading(commands: Any) -> None:
    """Add who led to whom."""
    add = adder(commands)
    put_in = add("add", "put in somebody you value")
    put_in.add_argument("name", nargs="+", metavar="NAME")
    put_in.add_argument("--know", metavar="HOW", default="", help="how you know them")
    put_in.add_argument("--led", metavar="BY", default="", help="who led you to them")
    takes_person(led := add("led", "who led you to somebody; or keep who did"))
    led.add_argument("by", nargs="?", metavar="BY", help="a name, or an id")
    led.add_argument("--nobody", action="store_true", help="nobody did, after all")
    led.add_argument(
        "--hints", action="store_true", help="whose names stand in what was written"
    )
    led.object_if(_objection_to_lead)
    tree = add("tree", "who led to whom, and what came of it; or one branch")
    tree.add_argument("name", nargs="?", metavar="NAME", help="a name, or an id")
    tree.add_argument("--depth", type=at_least_one, metavar="N", help="so deep only")


def _objection_to_lead(typed: argparse.Namespace) -> str:
    asked = sum(map(bool, (typed.by, typed.nobody, typed.hints)))
    return "one of these only: BY, --nobody, --hints" if asked > 1 else ""


def introducing(commands: Any) -> None:
    """Add introductions, offered and made."""
    add = adder(commands)
    several = add("introductions", "offered to you, and those you make")
    several.add_argument("--all", action="store_true", help="settled ones too")
    several.add_argument(
        "--suggest", action="store_true", help="who could help each other, and why"
    )
    offered = add("offered", "somebody offers to introduce you: how near it is")
    offered.add_argument("by", metavar="BY", help="who offers it: a name, or an id")
    offered.add_argument("whom", nargs="+", metavar="WHOM", help="a name")
    offered.add_argument("--why", metavar="TEXT", default="", help="what speaks for it")
    offered.add_argument(
        "--about", metavar="TOPICS", default="", help='"hiring, compilers"'
    )
    for name, does in (
        ("take", "take an introduction that is offered to you; a card follows"),
        ("turn-down", "turn one down, with a note that thanks who offered"),
    ):
        command = add(name, does)
        command.add_argument("introduction", metavar="WHOM", help="a name, or an id")
        if name == "turn-down":
            command.add_argument(
                "--why", metavar="TEXT", default="", help="kept, and told to nobody"
            )
    _introduce(add("introduce", "bring two people together, who both agree"))
    takes_person(topics := add("topics", "what somebody can help with, and looks for"))
    topics.add_argument("--helps", metavar="TOPICS", help='"hiring, an editor\'s eye"')
    topics.add_argument("--looks-for", metavar="TOPICS", help='"" is nothing')
    spot = add("sweet-spot", "what you help with and want to learn: whom it reaches")
    spot.add_argument("--help-with", metavar="TOPICS", help='"hiring, compilers"')
    spot.add_argument("--learn", metavar="TOPICS", help='"" is nothing')


def _introduce(introduce: LaterParser) -> None:
    introduce.add_argument("one", metavar="ONE", help="a name, or an id")
    introduce.add_argument("other", metavar="OTHER", help="a name, or an id")
    introduce.add_argument("--why", metavar="TEXT", default="", help="why those two")
    introduce.add_argument("--asked", metavar="NAME", default="", help="you asked them")
    introduce.add_argument("--agreed", metavar="NAME", default="", help="they said yes")
    introduce.add_argument("--no", metavar="NAME", default="", help="they said no")
    introduce.add_argument(
        "--made", action="store_true", help="you brought them together"
    )
    introduce.add_argument("--came", metavar="TEXT", help='what came of it; "" nothing')
    introduce.add_argument(
        "--drop", action="store_true", help="not to be; never suggested again"
    )
    introduce.object_if(_one_step)


def inviting(commands: Any) -> None:
    """Add the invitations that the user writes."""
    add = adder(commands)
    takes_person(invite := add("invite", "write an invitation: one person, one reason"))
    invite.add_argument(
        "text", nargs="*", metavar="TEXT", help="the note; - reads it from input"
    )
    invite.add_argument("--why", metavar="WHY", default="", help="the one reason")
    invite.add_argument(
        "--means",
        choices=("free", "linkedin", "mail"),
        help="200 or 300 signs, or mail",
    )
    invite.add_argument("--new", action="store_true", help="put them in by that name")
    for name, does in (
        ("sent", "you sent it: the checklist has to hold"),
        ("accepted", "they accepted; a late answer counts"),
        ("declined", "they declined"),
        ("drop", "let the draft go"),
    ):
        invite.add_argument(
            f"--{name}", action="append_const", const=name, dest="became", help=does
        )
    invite.object_if(_one_outcome)
    outgoing = add("outgoing", "the invitations that you write, and what came of them")
    outgoing.add_argument("--all", action="store_true", help="settled ones too")
    outgoing.add_argument(
        "--compare", action="store_true", help="what was accepted beside what was not"
    )


def _one_outcome(typed: argparse.Namespace) -> str:
    """Keep the one thing that became of an invitation, if anything did."""
    became = typed.became or []
    if len(became) > 1:
        return f"--{became[0]} and --{became[1]} exclude each other"
    writes = typed.why or typed.means or typed.new
    if became and writes:
        return f"--{became[0]} stands by itself: what is written is written before"
    typed.became = became[0] if became else ""
    return ""


def _one_step(typed: argparse.Namespace) -> str:
    """An introduction goes a step at a time; a reason is for the first one."""
    kinds = {name: bool(getattr(typed, name)) for name in ("why", "asked", "agreed")}
    kinds |= {"no": bool(typed.no), "made": typed.made, "came": typed.came is not None}
    kinds["drop"] = typed.drop
    said = [f"--{name}" for name, is_said in kinds.items() if is_said]
    return f"{' and '.join(said)} are told one at a time" if said[1:] else ""
