"""The command line as it may be typed."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

EXIT_CODES = """\
exit codes: 0 done, 1 refused or failed (the reason said), 2 wrong usage,
3 the store is damaged, 4 the store is locked"""


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the usage in one line."""

    def error(self, message: str) -> NoReturn:
        """Exit with code 2."""
        self.exit(2, f"fewer: {message}. fewer --help shows what there is.\n")


class LaterParser:
    """A command's parser, made only if that command is the one that was typed.

    It stands in for a `Parser` where argparse makes one a command: 16 of them take
    as long as all else that `fewer status` does.
    """

    def __init__(self, **options: Any) -> None:
        self._options = options
        self._arguments: list[tuple[tuple[str, ...], dict[str, Any]]] = []
        self._objections: list[Objection] = []

    def add_argument(self, *names: str, **options: Any) -> None:
        """Remember an argument."""
        self._arguments.append((names, options))

    def object_if(self, objection: Objection) -> None:
        """Remember what is wrong about arguments that can't stand together."""
        self._objections.append(objection)

    @property
    def about(self) -> str:
        """What the command does."""
        return str(self._options.get("description", ""))

    def made(self) -> Parser:
        """Return the parser it stands in for."""
        parser = Parser(**self._options)
        for names, options in self._arguments:
            parser.add_argument(*names, **options)
        return parser

    def parse_known_args(
        self, arguments: list[str], namespace: argparse.Namespace | None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse what follows the command's name; options may stand among words."""
        parser = self.made()
        typed, unknown = parser.parse_known_intermixed_args(arguments, namespace)
        for objection in self._objections:
            if wrong := objection(typed):
                parser.error(wrong)
        return typed, unknown


Objection = Callable[[argparse.Namespace], str]
"""Says what is wrong with what was typed, or ""."""


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        """Print it."""
        from importlib.metadata import version

        print(f"fewer {version('fewer')}")
        parser.exit()


def parser() -> Parser:
    """Return the parser of everything that can be typed after `fewer`."""
    top = Parser(
        prog="fewer",
        description="A weekly review of your network: fewer, deeper connections.",
        epilog=f"Without a command, fewer opens the review.\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _whole_program(top)
    commands = top.add_subparsers(
        prog="fewer",
        dest="command",
        metavar="COMMAND",
        parser_class=LaterParser,  # type: ignore[type-var]  # All that it is asked for.
    )
    _reading(commands)
    _deciding(commands)
    _following(commands)
    _working_off(commands)
    _tending(commands)
    _inviting(commands)
    _preparing(commands)
    _forecasting(commands)
    _leading(commands)
    _introducing(commands)
    _giving(commands)
    _keeping(commands)
    _fitting_in(commands)
    return top


def _whole_program(top: Parser) -> None:
    top.add_argument("--version", action=_Version, nargs=0, help="print the version")
    top.add_argument("--home", metavar="DIR", help="where the store is")
    top.add_argument(
        "--demo", action="store_true", help="made-up people, in a temporary store"
    )
    top.add_argument("--ascii", action="store_true", help="draw with ASCII alone")
    top.add_argument(
        "--mouse",
        action=argparse.BooleanOptionalAction,
        help="take mouse reports (the default, except over SSH)",
    )


def _reading(commands: Any) -> None:
    add = _adder(commands)
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
        "-n", type=_at_least_one, default=0, help="only so many", dest="most"
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
    _forced(review)
    review.object_if(
        lambda typed: (
            _needs(typed.path, "-o", typed.format, "--format")
            or _excludes(typed.json, "--json", typed.format, "--format")
        )
    )
    add("info", "paths, versions, terminal, sizes")


def _deciding(commands: Any) -> None:
    add = _adder(commands)
    bring = add("import", "bring in a LinkedIn export: zip, folder or CSV files")
    bring.add_argument("files", nargs="+", metavar="FILE")
    bring.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )
    _invitation(ask := add("ask", "a reply went first: thanks, how did you find me?"))
    ask.add_argument("--reply", help="what you sent, if not the draft")
    _invitation(answer := add("answer", "they answered"))
    answer.add_argument("text", nargs="+", metavar="TEXT")
    _invitation(accept := add("accept", "accept; as known, or with a place"))
    accept.add_argument("--know", metavar="HOW", default="", help="how you know them")
    accept.add_argument("--purpose", default="", help="a place, for this reason")
    accept.add_argument("--cadence", default="", help='"2 weeks", "monthly"')
    accept.add_argument("--rest", metavar="NAME", default="", help="who rests for it")
    _invitation(add("decline", "let an invitation go"))
    cap = add("cap", "change how many may be active at once")
    cap.add_argument("cap", type=int)
    cap.add_argument("--why", required=True, help="the reason is kept")


def _following(commands: Any) -> None:
    add = _adder(commands)
    due = add("due", "the follow-up queue, with reasons")
    due.add_argument("--ics", action="store_true", help="as a calendar for phones")
    due.add_argument("-o", metavar="PATH", dest="path", help="the calendar's file")
    due.object_if(_no_calendar)
    _person(log := add("log", "record a talk, in one line"))
    log.add_argument("text", nargs="+", metavar="TEXT", help='"coffee, 45 min"')
    _talk(log)
    log.add_argument("--tried", action="store_true", help="no answer has come so far")
    _person(follow := add("follow", "keep a next step, with its day at the end"))
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


def _working_off(commands: Any) -> None:
    add = _adder(commands)
    _pending(done := add("done", "what was pending is done"))
    done.add_argument("text", nargs="*", metavar="TEXT", help="if it was a talk")
    _talk(done)
    _pending(drop := add("drop", "what was pending is not to be done"))
    drop.add_argument("--why", metavar="REASON", default="", help="the reason is kept")
    later = add("later", "put off an invitation, or what is pending, to a day")
    later.add_argument("name", metavar="NAME", help="a name, an id or a key")
    later.add_argument("day", nargs="+", metavar="DAY", help='"fri", "4 jan", "+10d"')
    _pending(write := add("write", "a letter, begun from what is known"))
    write.add_argument("--sent", action="store_true", help="you sent it")
    write.add_argument("--text", default="", help="what you sent, if not that")
    write.object_if(lambda typed: _needs(typed.text, "--text", typed.sent, "--sent"))


def _tending(commands: Any) -> None:
    add = _adder(commands)
    _person(add("thought", "thought of them, and nothing is needed"))
    _person(add("suggest", "suggest again whom you left in peace"))
    _person(activate := add("activate", "give somebody a place, for a purpose"))
    activate.add_argument("--purpose", default="", help="why them, in one sentence")
    activate.add_argument("--cadence", default="", help='"2 weeks", "monthly"')
    activate.add_argument("--rest", metavar="NAME", default="", help="who rests for it")
    _person(rest := add("rest", "let somebody rest; their place is free"))
    rest.add_argument("--until", metavar="DAY", help="when to think of them again")
    rest.add_argument("--remember", metavar="TEXT", default="", help="in a line")
    _person(cadence := add("cadence", "change how often to be in touch"))
    cadence.add_argument(
        "cadence", nargs="+", metavar="CADENCE", help='"monthly", "10 days", "none"'
    )


def _leading(commands: Any) -> None:
    add = _adder(commands)
    put_in = add("add", "put in somebody you value")
    put_in.add_argument("name", nargs="+", metavar="NAME")
    put_in.add_argument("--know", metavar="HOW", default="", help="how you know them")
    put_in.add_argument("--led", metavar="BY", default="", help="who led you to them")
    _person(led := add("led", "who led you to somebody; or keep who did"))
    led.add_argument("by", nargs="?", metavar="BY", help="a name, or an id")
    led.add_argument("--nobody", action="store_true", help="nobody did, after all")
    led.add_argument(
        "--hints", action="store_true", help="whose names stand in what was written"
    )
    led.object_if(_objection_to_lead)
    tree = add("tree", "who led to whom, and what came of it; or one branch")
    tree.add_argument("name", nargs="?", metavar="NAME", help="a name, or an id")
    tree.add_argument("--depth", type=_at_least_one, metavar="N", help="so deep only")


def _objection_to_lead(typed: argparse.Namespace) -> str:
    asked = sum(map(bool, (typed.by, typed.nobody, typed.hints)))
    return "one of these only: BY, --nobody, --hints" if asked > 1 else ""


def _preparing(commands: Any) -> None:
    add = _adder(commands)
    prep = add("prep", "the meetings to come, or one card whole")
    prep.add_argument("card", nargs="?", metavar="CARD", help="a name, or an id")
    _person(meet := add("meet", "propose a meeting: an idea, or a day"))
    meet.add_argument("when", nargs="*", metavar="WHEN", help='"tue 10:00", "4 jan"')
    meet.add_argument("--minutes", type=int, metavar="N", default=60, help="how long")
    meet.add_argument("--where", default="", help="where, or by what means")
    _why_though_full(meet)
    _card(prepare := add("prepare", "write on a meeting's card"))
    for field, what in _FIELDS.items():
        prepare.add_argument(
            f"--{field.replace('_', '-')}", action="append", metavar="TEXT", help=what
        )
    prepare.object_if(_nothing_written)
    _card(move := add("move", "the meeting is on another day"))
    move.add_argument("when", nargs="+", metavar="WHEN", help='"tue 10:00", "4 jan"')
    _why_though_full(move)
    _card(place := add("place", "where the meeting is, or by what means"))
    place.add_argument("where", nargs="+", metavar="WHERE", help='"video, 45 min"')
    place.add_argument(
        "--minutes", type=int, metavar="N", help="how long, if not as it was"
    )
    _card(add("confirm", "the meeting is confirmed; that takes a ready card"))
    _card(call_off := add("call-off", "not to meet, with a kind note"))
    call_off.add_argument(
        "--postpone", action="store_true", help="the note postpones it"
    )
    _card(debrief := add("debrief", "how a meeting went, and what follows"))
    _debrief(debrief)


_FIELDS = {
    "purpose": "why you meet",
    "my_help": "a way you can help; again for another",
    "their_help": "a way they can help; again for another",
    "questions": "a question; again for another",
}
"""What can be written on a card, by field."""


def _debrief(debrief: LaterParser) -> None:
    debrief.add_argument("said", nargs="+", metavar="SAID", help="what was said")
    debrief.add_argument("--given", metavar="TEXT", default="", help="what you gave")
    debrief.add_argument(
        "--received", metavar="TEXT", default="", help="what you were given"
    )
    debrief.add_argument("--on", metavar="DAY", help="the day, if not as planned")
    debrief.add_argument("--minutes", type=int, metavar="N", help="if not as planned")
    debrief.add_argument(
        "--next",
        action="append",
        default=[],
        metavar="STEP",
        help='"send the list fri"; again for another',
    )
    debrief.add_argument("--nothing-owed", action="store_true", help="or nothing is")
    debrief.add_argument("--thank-by", metavar="DAY", help="if not within two days")
    debrief.add_argument("--no-thanks", action="store_true", help="no thank-you is due")
    debrief.object_if(
        lambda typed: (
            _excludes(typed.next, "--next", typed.nothing_owed, "--nothing-owed")
            or _excludes(typed.thank_by, "--thank-by", typed.no_thanks, "--no-thanks")
        )
    )


def _forecasting(commands: Any) -> None:
    add = _adder(commands)
    forecast = add("forecast", "the weeks ahead: what they take of the hours there are")
    forecast.add_argument(
        "--weeks",
        type=int,
        metavar="N",
        help="4 to 52; or config.toml says",
    )
    rest = add("break", "days off, and what is due in them before or after")
    rest.add_argument("first", metavar="FIRST", help='"21 dec", "mon"')
    rest.add_argument("last", metavar="LAST", help='"3 jan", "+13d" from the first')
    rest.add_argument("--what", metavar="TEXT", default="", help="what it is")
    rest.add_argument("--dry-run", action="store_true", help="only show the plan")
    off = add("time-off", "days off: take them, or list them")
    off.add_argument("first", nargs="?", metavar="FIRST", help='"21 dec", "mon"')
    off.add_argument("last", nargs="?", metavar="LAST", help="the same day if not said")
    off.add_argument("--what", metavar="TEXT", default="", help="what it is")
    off.add_argument("--remove", metavar="ID", default="", help="not off after all")
    off.object_if(
        lambda typed: (
            _excludes(typed.first, "FIRST", typed.remove, "--remove")
            or _needs(typed.what, "--what", typed.first, "FIRST")
        )
    )
    _hours(add("hours", "your hours a week, and what things take of them"))
    busy = add("busy", "bring in when you are busy, from iCalendar files")
    busy.add_argument("files", nargs="+", metavar="FILE")
    busy.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )


_COSTS = {
    "prepare": "minutes to prepare a meeting",
    "follow_through": "minutes to follow it through",
    "follow_up": "minutes for a next step",
    "touch": "minutes to be in touch",
}
"""What minutes can be said of."""


def _hours(hours: LaterParser) -> None:
    hours.add_argument("hours", nargs="?", type=int, metavar="N", help="hours a week")
    hours.add_argument(
        "--by-weekday", metavar="HOURS", help='from Monday on: "1 1 0 1 1 0 0"'
    )
    for name, what in _COSTS.items():
        option = f"--{name.replace('_', '-')}"
        hours.add_argument(option, type=int, metavar="N", help=what)
    hours.add_argument(
        "--country", metavar="C", help='whose public holidays to keep; "" keeps none'
    )
    hours.add_argument("--region", metavar="R", help="the part of the country")
    hours.object_if(_several_at_once)


def _introducing(commands: Any) -> None:
    add = _adder(commands)
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
    _person(topics := add("topics", "what somebody can help with, and looks for"))
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


def _giving(commands: Any) -> None:
    add = _adder(commands)
    _gift(add("gift", "keep what came from somebody, or went to them"))
    gifts = add("gifts", "what came and what went, and the balance in words")
    gifts.add_argument("name", nargs="?", metavar="NAME", help="with one person")
    _outcome(add("outcome", "keep what came of it, and to whom it is owed"))
    add("outcomes", "what came of it, with the path of people that led there")
    _season(add("season", "a stage of a career: list, show, begin or end one"))
    add("quality", "what came of prepared meetings, and of unprepared ones")


def _gift(gift: LaterParser) -> None:
    gift.add_argument("name", nargs="?", metavar="NAME", help="a name, or an id")
    gift.add_argument("text", nargs="*", metavar="TEXT", help='"got: an idea, 12 nov"')
    gift.add_argument("--given", action="store_true", help="it went to them")
    gift.add_argument("--got", action="store_true", help="it came from them")
    gift.add_argument(
        "--kind",
        choices=("help", "introduction", "job", "idea", "support"),
        help="of what kind, if the words don't say so",
    )
    gift.add_argument("--on", metavar="DAY", help='"last friday"; today if not said')
    gift.add_argument("--change", metavar="ID", default="", help="tell it otherwise")
    gift.add_argument("--remove", metavar="ID", default="", help="not kept after all")
    gift.object_if(
        lambda typed: (
            _excludes(typed.given, "--given", typed.got, "--got")
            or _excludes(typed.change, "--change", typed.remove, "--remove")
            or _excludes(typed.name, "NAME", typed.remove, "--remove")
            or _nothing_said(typed, typed.name and typed.text, "NAME and TEXT")
        )
    )


def _outcome(outcome: LaterParser) -> None:
    outcome.add_argument("text", nargs="*", metavar="TEXT", help='"new job at Vireo"')
    outcome.add_argument(
        "--thanks-to",
        action="append",
        default=[],
        metavar="NAME",
        help="to whom it is owed; again for another who shares in it",
    )
    outcome.add_argument("--on", metavar="DAY", help="today if not said")
    outcome.add_argument("--change", metavar="ID", default="", help="tell it otherwise")
    outcome.add_argument("--remove", metavar="ID", default="", help="not kept")
    outcome.object_if(
        lambda typed: (
            _excludes(typed.change, "--change", typed.remove, "--remove")
            or _excludes(typed.text, "TEXT", typed.remove, "--remove")
            or _nothing_said(
                typed, typed.text and typed.thanks_to, "TEXT and --thanks-to"
            )
        )
    )


def _nothing_said(typed: argparse.Namespace, said: object, what: str) -> str:
    return "" if said or typed.change or typed.remove else f"{what} are needed"


def _season(season: LaterParser) -> None:
    season.add_argument("name", nargs="?", metavar="NAME", help="its name, or an id")
    season.add_argument("first", nargs="?", metavar="FIRST", help='"mar 2025"')
    season.add_argument("last", nargs="?", metavar="LAST", help="it lasts if not said")
    season.add_argument(
        "--end", metavar="DAY", help='its last day: "today"; "never" if it lasts'
    )
    season.add_argument("--rename", metavar="TEXT", help="another name")
    season.add_argument("--put", metavar="PERSON", help="they were met in it")
    season.add_argument(
        "--take-out", metavar="PERSON", help="they go by the days again"
    )
    season.add_argument("--remove", action="store_true", help="not kept; people stay")
    season.object_if(_several_about_a_season)


def _several_about_a_season(typed: argparse.Namespace) -> str:
    kinds = (
        (typed.first, "FIRST"),
        (typed.end, "--end"),
        (typed.rename, "--rename"),
        (typed.put, "--put"),
        (typed.take_out, "--take-out"),
        (typed.remove, "--remove"),
    )
    said = [name for is_said, name in kinds if is_said]
    if said[1:]:
        return f"{' and '.join(said)} are decided one at a time"
    return _needs(said, "".join(said), typed.name, "NAME")


def _keeping(commands: Any) -> None:
    add = _adder(commands)
    merge = add("merge", "two people are one: all of the other's goes to the first")
    merge.add_argument("keep", metavar="KEEP", help="who stays: a name, or an id")
    merge.add_argument("other", metavar="OTHER", help="a name, or an id")
    merge.add_argument(
        "--dry-run", action="store_true", help="only show what it would do"
    )
    _person(forget := add("forget", "purge somebody from everything; never undone"))
    forget.add_argument(
        "--confirm", metavar="WHOLE_NAME", default="", help="their name, typed whole"
    )
    for name, what in (
        ("undo", "take back what was decided last"),
        ("redo", "do again what was undone last"),
    ):
        add(name, what).add_argument(
            "--dry-run", action="store_true", help="only show what it would change"
        )
    check = add("check", "verify the store; say what is wrong and what would help")
    check.add_argument("--repair", action="store_true", help="mend what can be mended")
    export = add("export", "everything, or the people, or the reviews, as a file")
    export.add_argument("--format", choices=("json", "csv", "vcf", "md"), required=True)
    export.add_argument("-o", metavar="PATH", dest="path", help="to that file")
    _forced(export)
    export.object_if(
        lambda typed: _excludes(
            typed.json and not typed.path,
            "--json",
            typed.format != "json",
            f"--format {typed.format}",
        )
    )
    backup = add("backup", "the whole store in one file")
    backup.add_argument("path", metavar="PATH")
    _forced(backup)
    restore = add("restore", "unpack a backup, where no store is yet")
    restore.add_argument("path", metavar="PATH")


def _forced(command: Any) -> None:
    """Let a command write over a file that is there."""
    command.add_argument(
        "--force", action="store_true", help="write over a file that is there"
    )


def _fitting_in(commands: Any) -> None:
    """Let fewer be as one likes it, and at home on the machine."""
    add = _adder(commands)
    settings = add("settings", "how you are held to it, and by what each is changed")
    settings.add_argument(
        "name",
        nargs="?",
        choices=("name", "meetings", "lapse", "review"),
        help="which one is another now",
    )
    settings.add_argument(
        "value", nargs="*", metavar="VALUE", help='a name, a number, or "tue"'
    )
    settings.object_if(
        lambda typed: _needs(typed.name, str(typed.name), typed.value, "VALUE")
    )
    config = add("config", "how fewer looks on this machine, and where that is said")
    config.add_argument("name", nargs="?", metavar="SETTING", help="theme, ascii, …")
    config.add_argument("value", nargs="?", metavar="VALUE", help="what it is to be")
    config.add_argument(
        "--write", action="store_true", help="write a file that says what may be chosen"
    )
    config.object_if(
        lambda typed: (
            _needs(typed.name, "SETTING", typed.value, "VALUE")
            or _excludes(typed.name, "SETTING", typed.write, "--write")
        )
    )
    completion = add("completion", "let a shell complete commands, options and names")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"), help="which one")
    add("man", "the manual page, to be read by man")


_ANYWHERE: dict[str, dict[str, Any]] = {
    "--home": {"metavar": "DIR"},
    "--demo": {"action": "store_true"},
    "--ascii": {"action": "store_true"},
}
"""Options of the whole program that may stand behind the command as well."""


def _inviting(commands: Any) -> None:
    add = _adder(commands)
    _person(invite := add("invite", "write an invitation: one person, one reason"))
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


def _adder(commands: Any) -> Any:
    def add(name: str, does: str, short: str = "") -> LaterParser:
        command: LaterParser = commands.add_parser(
            name, help=does, description=does[0].upper() + does[1:] + "."
        )
        command.add_argument("--json", action="store_true", help="as JSON")
        for name, options in _ANYWHERE.items():
            command.add_argument(
                name, default=argparse.SUPPRESS, help=argparse.SUPPRESS, **options
            )
        if short:
            command.add_argument("--short", action="store_true", help=short)
        return command

    return add


def _invitation(command: LaterParser) -> None:
    command.add_argument("invitation", metavar="INVITATION", help="a name, or an id")


def _person(command: LaterParser) -> None:
    command.add_argument("name", metavar="NAME", help="a name, or an id")


def _pending(command: LaterParser) -> None:
    command.add_argument("name", metavar="NAME", help="a name, or a key of the queue")


def _why_though_full(command: LaterParser) -> None:
    command.add_argument(
        "--why",
        metavar="TEXT",
        default="",
        help="why on that day: needed, and kept, where its week is full",
    )


def _card(command: LaterParser) -> None:
    command.add_argument("card", metavar="CARD", help="a name, or an id")


def _talk(command: LaterParser) -> None:
    command.add_argument("--on", metavar="DAY", help='"last friday"; today if not said')
    command.add_argument("--minutes", type=int, metavar="N", help="how long")
    command.add_argument(
        "--kind", choices=("meeting", "call", "mail", "message"), help="by what means"
    )


# What is wrong with arguments that can't stand together.


def _needs(one: object, name: str, other: object, its: str) -> str:
    return f"{name} goes with {its}" if one and not other else ""


def _excludes(one: object, name: str, other: object, its: str) -> str:
    return f"{name} and {its} exclude each other" if one and other else ""


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


def _no_calendar(typed: argparse.Namespace) -> str:
    return _needs(typed.path, "-o", typed.ics, "--ics") or _excludes(
        typed.json, "--json", typed.ics, "--ics"
    )


def _nothing_written(typed: argparse.Namespace) -> str:
    if any(getattr(typed, field) is not None for field in _FIELDS):
        return ""
    return "what is it? --purpose, --my-help, --their-help or --questions says so"


def _one_step(typed: argparse.Namespace) -> str:
    """An introduction goes a step at a time; a reason is for the first one."""
    kinds = {name: bool(getattr(typed, name)) for name in ("why", "asked", "agreed")}
    kinds |= {"no": bool(typed.no), "made": typed.made, "came": typed.came is not None}
    kinds["drop"] = typed.drop
    said = [f"--{name}" for name, is_said in kinds.items() if is_said]
    return f"{' and '.join(said)} are told one at a time" if said[1:] else ""


def _several_at_once(typed: argparse.Namespace) -> str:
    """Each of them is a decision, and one undo takes one back."""
    kinds = (
        (typed.hours is not None, "N"),
        (typed.by_weekday is not None, "--by-weekday"),
        (any(getattr(typed, name) is not None for name in _COSTS), "minutes"),
        (not (typed.country is None and typed.region is None), "holidays"),
    )
    said = [name for is_said, name in kinds if is_said]
    return f"{' and '.join(said)} are changed one at a time" if said[1:] else ""
