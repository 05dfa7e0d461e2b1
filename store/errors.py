"""Everything that can go wrong, by what a caller can do about it.

FewerError
├── Refused            a rule said no; the message says what would help
│   ├── PurposeMissing     nobody becomes active without a purpose (R1)
│   ├── AtCap              every place is taken (R2)
│   ├── AskFirst           a stranger's stock note is answered first (R3)
│   ├── OutOfTurn          it is past this, or has not come to it
│   ├── Empty              a field that must say something says nothing
│   ├── OutOfRange         a number or date nobody could mean
│   ├── NotADate           a day that can't be understood, or can't be meant
│   ├── NotACadence        no way to say how often
│   ├── NotHours           no way to say how many hours the days of a week have
│   ├── NoSuchHolidays     no country, or part of one, whose holidays are known
│   ├── TooFull            a plan would now put a week over its hours (R11)
│   ├── WhyThatWeek        a meeting in a full week is planned for a reason (R9)
│   ├── NotYourOwn         a note is sent only when it is the user's own (R5)
│   ├── OneAtATime         nothing is written to two people at once (R13)
│   ├── NotReady           a meeting is confirmed only when it is prepared (R6)
│   ├── ToDebrief          a meeting whose day is over is told of, not confirmed
│   ├── NothingFollows     a debrief says what follows, or that nothing does (R7)
│   ├── ConsentMissing     two are brought together once both agree
│   ├── WhoGave            a gift says from whom it came
│   ├── NotAGift           money is none
│   ├── NameTaken          another one has that name already
│   ├── LeadsBack          nobody leads the user to those who led to them
│   ├── Overtaken          other words came to stand there meanwhile
│   ├── NotTheName         forgetting for good takes the whole name, typed
│   ├── UnknownWord        a word of the filter that there isn't
│   ├── NothingChanges     it is so already
│   ├── NothingToUndo, NothingToRedo
│   └── ChangedSince       a later decision rests on the one to undo or redo
├── NotFound           no record answers to that name, or is there any more
│   ├── NoSuchName         nothing is called that, nor much like it
│   └── Unclear            several do; the candidates are listed
├── Unreadable         a file to import can't be used; nothing was written
├── NotSaved           the disk said no; memory and screen are as before
│   └── Locked             another session holds the lock (exit code 4)
├── Damaged            a file of the store can't be trusted (exit code 3)
│   └── TooNew             a newer fewer wrote it
└── Unusable           the store's directory can't be used at all
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar


def listed(parts: Sequence[str]) -> str:
    """Return a list as it is said: "a, b and c"."""
    *others, end = parts
    return f"{', '.join(others)} and {end}" if others else end


class FewerError(Exception):
    """Something the user should read; the message is written for them."""

    exit_code: ClassVar[int] = 1


class Refused(FewerError):
    """A rule said no."""


class PurposeMissing(Refused):
    """Nobody becomes active without a purpose (R1)."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Why {name}? A place needs a purpose, in one sentence.")


class AtCap(Refused):
    """Every place is taken (R2)."""

    def __init__(self, active: int, cap: int) -> None:
        super().__init__(
            f"{active} of {cap} places are taken: let one rest before you take on "
            "another, or raise the cap."
        )
        self.active = active
        self.cap = cap


class AskFirst(Refused):
    """A stranger's note that is not personal is answered before it is accepted (R3)."""

    def __init__(self, name: str, verdict: str = "", waiting: bool = False) -> None:
        first = name.split()[0] if name.split() else name
        if waiting:
            text = f"{first} was asked, and has not answered yet: r records the answer."
            typed = f"{first} was asked, and has not answered yet: fewer answer does."
        else:
            text = (
                f"Ask first: r thanks {first} and asks how you might help each other. "
                f"w: you know {first} · v: the note is not {verdict}"
            )
            typed = (
                f"Ask {first} first (the note is {verdict}): fewer ask. Or say how you "
                "know them: --know HOW."
            )
        super().__init__(text)
        self.at_the_command_line = typed
        """The same where there are no keys."""


class OutOfTurn(Refused):
    """An invitation, a meeting, a step or a person is past this, or not there yet."""


class Empty(Refused):
    """A field that must say something says nothing."""


class OutOfRange(Refused):
    """A number or a date that nobody could mean."""


class NotADate(Refused):
    """A day that can't be understood, or can't be meant."""

    def __init__(
        self, text: str, why: str = "is no date I know", examples: str = ""
    ) -> None:
        tried = examples or "fri, 4 jan, +10d, 2 weeks"
        said = f"“{text}” {why}." if text else "Which day?"
        super().__init__(f"{said} Try: {tried}.")


class NotACadence(Refused):
    """No way to say how often one wants to be in touch."""

    def __init__(self, text: str) -> None:
        said = f"“{text}” is no cadence I know." if text else "How often?"
        super().__init__(f"{said} Try: 10 days, 2 weeks, monthly, quarterly, none.")


class NotHours(Refused):
    """No way to say how many hours the days of a week have."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text}” are no hours of a week. Seven numbers, from Monday on, as in "
            "“1 1 0 1 1 0 0”."
        )


class NoSuchHolidays(Refused):
    """No country, or part of one, whose public holidays are known."""

    def __init__(self, text: str, what: str, known: Sequence[str]) -> None:
        most = len(known) if len(known) <= 20 else 8
        shown = ", ".join(known[:most]) + (", …" if len(known) > most else "")
        there_is = f"Known are: {shown}." if known else "It has none with their own."
        super().__init__(f"“{text}” is no {what} whose holidays I know. {there_is}")
        self.known = tuple(known)


class TooFull(Refused):
    """A plan would put a week over its hours, as things stand now (R11)."""

    def __init__(self, week: str, by: str) -> None:
        super().__init__(
            f"Things changed meanwhile: the {week} would be over by {by}. "
            "Plan it again."
        )


class WhyThatWeek(Refused):
    """A meeting in a week that is full is planned only for a reason (R9)."""

    def __init__(self, week: str, by: str, with_room: str) -> None:
        super().__init__(
            f"The week of {week} would be over by {by} with it. {with_room} "
            "--why TEXT plans it all the same."
        )


class NotYourOwn(Refused):
    """A note is marked sent only when it is the user's own, and for one person (R5)."""

    def __init__(self, name: str, failing: Sequence[tuple[str, str]]) -> None:
        said = "; ".join(f"{item} ({why})" for item, why in failing)
        super().__init__(f"Not to be sent to {name} yet. What fails: {said}.")
        self.failing = tuple(failing)


class OneAtATime(Refused):
    """Nothing is written to two people at once (R13)."""

    def __init__(self, names: Sequence[str], why: str = "") -> None:
        reason = why or "a note that fits several says nothing to any of them"
        super().__init__(
            f"{listed(names)}: one at a time, for {reason}. Name just one."
        )
        self.names = tuple(names)


class NotReady(Refused):
    """A meeting is confirmed only when it is prepared (R6)."""

    def __init__(self, name: str, lacks: Sequence[str]) -> None:
        super().__init__(
            f"The meeting with {name} lacks {listed(lacks)}. Prepare it, or don't "
            "bother: calling it off kindly is an answer too."
        )
        self.lacks = tuple(lacks)


class ToDebrief(Refused):
    """A meeting whose day is over is told of, or set on another day."""

    def __init__(self, name: str, on: str) -> None:
        was = f"The meeting with {name} was to be on {on}, and that is over:"
        super().__init__(f"{was} m says how it went, s sets another day.")
        self.at_the_command_line = (
            f"{was} fewer debrief says how it went, fewer move sets another day."
        )
        """The same where there are no keys."""


class NothingFollows(Refused):
    """A debrief says what follows, or that nothing does (R7)."""

    def __init__(
        self,
        why: str = "What follows? A next step with its day, as in “send the list fri”, "
        "or “nothing owed”.",
    ) -> None:
        super().__init__(why)


class ConsentMissing(Refused):
    """Two people are brought together once both agree."""

    def __init__(
        self, names: tuple[str, str], missing: Sequence[tuple[str, bool]]
    ) -> None:
        said = [
            f"{name} {'has not answered' if asked else 'was not asked'} yet"
            for name, asked in missing
        ]
        super().__init__(
            f"{listed(names)} are brought together once both agree: {listed(said)}."
        )
        self.missing = tuple(name for name, _ in missing)


class WhoGave(Refused):
    """A gift says from whom it came."""

    def __init__(self) -> None:
        super().__init__("Who gave it? Begin with “gave:” or “got:”.")


class NotAGift(Refused):
    """Money is none."""

    def __init__(self) -> None:
        super().__init__("Money is no gift here: say what help it was, if it was any.")


class NameTaken(Refused):
    """Another one has that name already."""


class LeadsBack(Refused):
    """Nobody leads the user to those who led to them."""

    def __init__(self, name: str, by: str) -> None:
        why = "nobody leads to themselves"
        if name != by:
            why = f"{name} stands above {by} in the chain of who led to whom"
        super().__init__(f"{by} can't have led you to {name}: {why}.")


class Overtaken(Refused):
    """Other words came to stand there while these were being written."""

    def __init__(self, others: str) -> None:
        stands = f"“{others}”" if others else "nothing any more"
        super().__init__(f"Another window wrote here meanwhile; there stands {stands}.")


class NotTheName(Refused):
    """Forgetting somebody for good takes their whole name, typed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Nobody was forgotten. It can't be undone, so it takes the whole name: "
            f"{name}."
        )


class UnknownWord(Refused):
    """A word of the filter that there isn't."""

    def __init__(self, word: str, known: Sequence[str]) -> None:
        super().__init__(f"“{word}” is no word of the filter. Try: {', '.join(known)}.")
        self.known = tuple(known)


class NothingChanges(Refused):
    """It is so already."""


class NothingToUndo(Refused):
    """No decision stands that could be taken back."""

    def __init__(self) -> None:
        super().__init__("Nothing to undo.")


class NothingToRedo(Refused):
    """Nothing was undone since the last decision."""

    def __init__(self) -> None:
        super().__init__("Nothing to redo.")


class ChangedSince(Refused):
    """A later decision rests on the one that was to be taken back or done again."""

    def __init__(self, said: str, since: str, verb: str = "undo") -> None:
        super().__init__(f"Can't {verb} “{said}”: {since} came since. Undo that first.")


class NotFound(FewerError):
    """No record answers to that name, or is there any more."""


class NoSuchName(NotFound):
    """Nothing is called that, nor much like it."""

    def __init__(self, text: str, *listed_by: str) -> None:
        super().__init__(text)
        self.listed_by = listed_by
        """The commands that list what there is; each surface says it in its words."""


class Unclear(NotFound):
    """Several records answer to that name."""

    def __init__(
        self,
        name: str,
        candidates: Sequence[str],
        helps: str = "Say more of the name.",
    ) -> None:
        shown = ", ".join(candidates[:6]) + (", …" if len(candidates) > 6 else "")
        super().__init__(f"“{name}” could be any of: {shown}. {helps}")
        self.candidates = tuple(candidates)


class Unreadable(FewerError):
    """A file to import can't be used; nothing was written."""

    def __init__(self, path: str | Path, why: str) -> None:
        super().__init__(f"{path}: {why}. Nothing was imported.")
        self.path = str(path)
        self.why = why


class NotSaved(FewerError):
    """The disk said no; the decision is not made, and nothing else changed."""


class Locked(NotSaved):
    """Another session holds the lock."""

    exit_code = 4

    def __init__(self, pid: int | None, since: str | None) -> None:
        who = f" (pid {pid}, since {since})" if pid and since else ""
        super().__init__(f"Another session is saving{who}. Nothing changed; try again.")


class Damaged(FewerError):
    """A file of the store can't be trusted; nothing was overwritten."""

    exit_code = 3

    def __init__(self, path: Path, what: str, line: int | None = None) -> None:
        where = f"{path}, line {line}" if line else f"{path}"
        super().__init__(
            f"{where}: {what}. Nothing has been changed; fewer check explains."
        )
        self.path = path
        self.what = what
        self.line = line


class TooNew(Damaged):
    """A newer fewer wrote this file."""

    def __init__(self, path: Path, theirs: int, ours: int) -> None:
        super().__init__(
            path,
            f"written by a newer fewer (schema {theirs}; this one knows {ours}), "
            "so it is left alone: update fewer to open it",
        )


class Unusable(FewerError):
    """The store's directory can't be used at all."""
