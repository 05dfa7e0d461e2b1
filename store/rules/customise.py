"""The checklist over a note that the user writes (R5): is it theirs, and for one?

Each item holds or not, rests on words of the note, and says what would help.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from store.records import Means, Verdict
from store.rules.closeness import CLOSE, Closeness, closest
from store.rules.greeting import Greeting, greets_several, is_names_only
from store.rules.inbox import first_name
from store.rules.knowing import Fact, Mention, mentions, says_something, speaks_of
from store.rules.tongues import Cue
from store.rules.topics import alike, meant
from store.rules.verdict import PERSONAL_FROM, judge
from store.rules.verdict_lexicon import MADE, OWN, lexicon
from store.rules.verdict_reading import LONGEST, words
from store.rules.verdict_signals import evidence, languages
from store.rules.words import count, date_only, says_nothing, shortened

if TYPE_CHECKING:
    from store.rules.verdict_signals import Evidence, Signal

LIMITS = {Means.FREE: 200, Means.LINKEDIN: 300, Means.MAIL: 2000}
"""How many characters a note may have; a mail that is longer is read by few."""

SAME = 0.85
"""From this closeness on, a note is another one with the name exchanged."""


class Item(StrEnum):
    """What a note is looked through for."""

    ONE = "to one"
    OWN = "own words"
    NEW = "not said before"
    WHY = "says why"
    THEIRS = "mentions something of theirs"
    FITS = "fits"


Spans = tuple[tuple[int, int], ...]
"""Where words begin and end in a note."""


class Check(Struct, frozen=True):
    """One item of the checklist."""

    item: Item
    holds: bool
    said: str
    """What it rests on; or what would help, where it fails."""
    spans: Spans = ()
    """The words of the note that it rests on, or fails on."""


class Earlier(Struct, frozen=True):
    """A note of the user's to somebody else."""

    id: str
    name: str
    note: str
    on: date
    names: str = ""
    """The names that occur in it by rights: theirs, their company's, the user's."""
    is_draft: bool = False


class Closest(Struct, frozen=True):
    """The earlier note that one comes closest to."""

    earlier: Earlier
    closeness: Closeness


class Aim(Struct, frozen=True):
    """Whom a note goes to, and all that it is looked through against."""

    name: str
    company: str = ""
    sender: str = ""
    """The user's own name."""
    why: str = ""
    means: Means = Means.FREE
    known: tuple[Fact, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    """What the user wrote to others."""
    said: tuple[Earlier, ...] = ()
    """What the user wrote to them before."""
    today: date = date.min

    @property
    def names(self) -> str:
        """The names that occur in such a note by rights."""
        return f"{self.name} {self.company} {self.sender}"


class Checklist(Struct, frozen=True):
    """What holds of a note, and what fails."""

    checks: tuple[Check, ...]
    closest: Closest | None = None

    @property
    def holds(self) -> bool:
        """Does all of it hold?"""
        return not self.failing

    @property
    def failing(self) -> tuple[Check, ...]:
        """Return what fails."""
        return tuple(check for check in self.checks if not check.holds)

    @property
    def said_before(self) -> Closest | None:
        """The earlier note that says the same, if one does."""
        is_new = any(c.item is Item.NEW and c.holds for c in self.checks)
        return None if is_new else self.closest

    def of(self, item: Item) -> Check:
        """Return one item."""
        return next(check for check in self.checks if check.item is item)


def checklist(note: str, aim: Aim) -> Checklist:
    """Look a note through."""
    near = _closest(note, aim)
    if says_nothing(note):
        nothing = "nothing is written yet"
        checks = [Check(item, False, nothing) for item in Item if item is not Item.FITS]
        return Checklist((*checks, _fits(note, aim)))
    flat = re.sub(r"\s", " ", note)  # Sign by sign, so that spans stay right.
    greeted = greets_several(note, aim.name, aim.sender)
    bare = _ungreeted(flat, greeted)
    found = mentions(bare, aim.known, f"{aim.name} {aim.sender}")
    seen = evidence(bare[:LONGEST], aim.sender, aim.name, "")
    return Checklist(
        (
            _one(greeted, aim),
            _own(bare, aim, seen, found),
            _new(note, near, aim),
            _why(flat, aim, seen),
            _theirs(flat, aim, seen, found),
            _fits(note, aim),
        ),
        near,
    )


def length(note: str) -> int:
    """Count the characters as LinkedIn does: an emoji counts as two or more."""
    return len(note.strip().encode("utf-16-le", "surrogatepass")) // 2


# To one.


def _one(greeted: Greeting | None, aim: Aim) -> Check:
    """Tell whether a note speaks to one person only (R13)."""
    if greeted is None:
        return Check(Item.ONE, True, f"nobody but {first_name(aim.name)} is greeted")
    whom = (
        "several" if greeted.is_group else count(len(greeted.names), "person", "people")
    )
    said = f"it greets {whom}: what fits several says nothing to any"
    return Check(Item.ONE, False, said, ((greeted.start, greeted.end),))


def _ungreeted(note: str, greeted: Greeting | None) -> str:
    """Return a note with spaces where several are greeted: names are no own words."""
    if greeted is None:
        return note
    start, end = greeted.start, greeted.end
    return note[:start] + " " * (end - start) + note[end:]


# Own words.

_FOR = 1.3
"""What a word of theirs counts for a note's being the user's own."""


_NAMED_IN_STOCK = 2
"""With so many words of theirs, a note of hardly any other ones is no stock text."""


def _own(note: str, aim: Aim, seen: Evidence, found: Sequence[Mention]) -> Check:
    """Tell whether a note is more than stock text, or a form to be filled in."""
    first = first_name(aim.name)
    if is_names_only(note) or not note.strip():
        said = f"names and nothing else: write what you would say to {first} alone"
        return Check(Item.OWN, False, said)
    if seen.slots:
        said = f"is a form: fill in {quoted(note, _spans(seen.slots))}"
        return Check(Item.OWN, False, said, _spans(seen.slots))
    verdict = judge(note, sender=aim.sender, recipient=aim.name).verdict
    against = [s for s in seen.signals if s.weight < 0]
    ours = sorted((s for s in seen.signals if s.weight > 0), key=lambda s: -s.weight)
    weight = sum(s.weight for s in ours) + _FOR * min(len(found), 2)
    is_stock = verdict is Verdict.BOILERPLATE and len(found) < _NAMED_IN_STOCK
    if not seen.residue or is_stock:
        spans = _spans(seen.stock)
        said = f"stock text: write what you would say to {first} alone"
        return Check(Item.OWN, False, _on(note, spans, said), spans)
    if weight < -sum(s.weight for s in against):
        spans = _spans(sorted(against, key=lambda s: s.weight)[:2])
        return Check(
            Item.OWN, False, f"could go to anyone: {quoted(note, spans)}", spans
        )
    spans = _spans(ours[:2]) or tuple((m.start, m.end) for m in found[:2])
    return Check(Item.OWN, True, quoted(note, spans) or "no stock text", spans)


def _on(note: str, spans: Spans, said: str) -> str:
    return f"{quoted(note, spans)} is {said}" if spans else said


# Not said before.


def _closest(note: str, aim: Aim) -> Closest | None:
    others = [(each.note, each.names or each.name) for each in aim.earlier]
    near = closest(note, others, aim.names)
    return Closest(aim.earlier[near[0]], near[1]) if near else None


def _new(note: str, near: Closest | None, aim: Aim) -> Check:
    """Tell whether a note was said before, to somebody else."""
    if near is None or near.closeness.degree < CLOSE:
        return Check(Item.NEW, True, _said_to_them(note, aim) or _unlike(near, aim))
    spans = tuple((each.start, each.end) for each in near.closeness.common)
    whose = to_whom(near.earlier, aim.today)
    first = first_name(aim.name)
    said = f"{whose} says {quoted(note, spans)}: what is to be said to {first} alone?"
    return Check(Item.NEW, False, said, spans)


def _said_to_them(note: str, aim: Aim) -> str:
    """Say that they were told the same before, which is no failure, or ""."""
    others = [(each.note, each.names) for each in aim.said]
    near = closest(note, others, aim.names)
    if near is None or near[1].degree < CLOSE:
        return ""
    on = date_only(aim.said[near[0]].on, aim.today)
    return f"to others; {first_name(aim.name)} was told nearly the same, {on}"


def _unlike(near: Closest | None, aim: Aim) -> str:
    if not aim.earlier:
        return "no note of yours stands here before it"
    unlike = f"unlike {count(len(aim.earlier), 'other note')} of yours"
    if near is None:
        return unlike
    return f"{unlike}; closest to {to_whom(near.earlier, aim.today)}"


def to_whom(earlier: Earlier, today: date) -> str:
    """Return whose note it is, and from when."""
    if earlier.is_draft:
        return f"your draft to {earlier.name}"
    return f"your note to {earlier.name}, {date_only(earlier.on, today)},"


# Says why.

_REASON_WEIGHT = 2.0
"""A phrase that tells so much gives a reason: they met, somebody led one there, …"""
_MANY = 2
"""So many words of the reason are enough, however long it is."""

_BECAUSE = re.compile(
    r"\b(?:because|weil|denn|parce qu|porque|perch[eé]|poich[eé]|omdat|ponieważ"
    r"|eftersom|fordi|çünkü|потому что|так как|لأن|क्योंकि)\w*(?: \S+){2,8}"
    r"|(?:因为|因為|なので)\S{3,20}",
    re.IGNORECASE,
)
"""How a reason begins, by language, with some words of it."""


def _why(note: str, aim: Aim, seen: Evidence) -> Check:
    """Tell whether a note gives a reason: the draft's own, or one that it says."""
    spans = tuple(_of_the_reason(note, aim)) or tuple(_reasons(note, seen))
    if spans:
        return Check(Item.WHY, True, quoted(note, spans), spans)
    helps = f"say in it why you write: {shortened(aim.why, 60)}"
    return Check(Item.WHY, False, helps if aim.why else "say in it why you write")


def _of_the_reason(note: str, aim: Aim) -> Iterator[tuple[int, int]]:
    """Yield the words of the draft's reason in the note, if they are enough."""
    names = {word.text for word in words(f"{aim.name} {aim.sender}")}
    reason = [w for w in meant(aim.why) if w not in names and says_something(w)]
    written = list(words(note))
    found = {
        word: each
        for word in reason
        for each in reversed(written)
        if alike(word, each.text)
    }
    if found and len(found) >= min(_MANY, len(reason) / 2):
        for each in sorted(found.values(), key=lambda word: word.start):
            yield each.start, each.end


def _reasons(note: str, seen: Evidence) -> Iterator[tuple[int, int]]:
    """Yield the phrases that give a reason."""
    strong = [s for s in seen.signals if s.cue and s.cue.weight >= _REASON_WEIGHT]
    yield from _spans(sorted(strong, key=lambda s: -s.weight)[:2])
    if not strong and (found := _BECAUSE.search(note)):
        yield found.span()


# Mentions something of theirs.


def _theirs(note: str, aim: Aim, seen: Evidence, found: Sequence[Mention]) -> Check:
    """Tell whether a note speaks of something that is the other's own."""
    if speaks_of(found):
        spans = tuple((each.start, each.end) for each in found)
        where = ", ".join(dict.fromkeys(each.fact.label.lower() for each in found))
        return Check(Item.THEIRS, True, f"{quoted(note, spans)} ({where})", spans)
    codes = languages([word.text for word in words(note)], "")
    positive = (s for s in seen.signals if s.weight > 0)
    specific = [
        s
        for s in positive
        if _is_theirs(s, note, aim, codes) and (s.cue or not aim.known)
    ]
    if sum(s.weight for s in specific) >= PERSONAL_FROM:
        spans = _spans(sorted(specific, key=lambda s: -s.weight)[:2])
        return Check(Item.THEIRS, True, quoted(note, spans), spans)
    first = first_name(aim.name)
    if aim.known:
        known = "; ".join(shortened(fact.text, 30) for fact in aim.known[:3])
        return Check(Item.THEIRS, False, f"nothing of {first}'s yet. Known: {known}")
    if not codes:
        return Check(
            Item.THEIRS, True, "a language I can't read: that is yours to judge"
        )
    helps = f"what has {first} done, said or made that you write about?"
    return Check(Item.THEIRS, False, helps)


_ASKED = frozenset(
    (
        *("how", "why", "what", "where", "when", "which", "whether", "wie", "warum"),
        *("was", "wo", "welche", "comment", "pourquoi", "ou", "como", "por", "donde"),
        *("onde", "come", "perche", "dove", "hoe", "waarom", "wat", "waar", "welke"),
        *("hvordan", "hvorfor", "hvad", "hva", "hur", "varfor", "vad", "jak", "gdzie"),
        *("dlaczego", "как", "почему", "где", "nasil", "neden", "كيف", "कैसे"),
    )
)
"""How a question begins about what they did; others ask for something."""
_SAID = frozenset(("said", "asked", "mentioned", "told", "wrote", "explained"))
_BRIEF = 3
"""A phrase of so many words, such as "you said", tells nothing by itself."""


def _is_theirs(signal: Signal, note: str, aim: Aim, codes: Sequence[str]) -> bool:
    """Tell whether a phrase says something of theirs, whatever else it tells.

    "May I ask which grease" asks for something, and "as you said" says nothing.
    """
    phrase = [word.text for word in words(note[signal.start : signal.end])]
    if signal.cue is Cue.ASKS and phrase[:1] and phrase[0] not in _ASKED:
        return False
    if signal.cue not in (Cue.ASKS, Cue.DID, Cue.HELPED) or len(phrase) > _BRIEF:
        return True
    names = {word.text for word in words(f"{aim.name} {aim.sender}")}
    told = _told(signal, note, codes) - names
    return len(told) > (phrase[-1] in _SAID)


def _told(signal: Signal, note: str, codes: Sequence[str]) -> set[str]:
    """Return the words of its own in the sentence, beside those of the phrase."""
    found: set[str] = set()
    tongues = [lexicon(code) for code in codes]
    has_passed = False
    for word in words(note):
        if not signal.start <= word.start < signal.end and all(
            tongue.kind(tongue.respelled(word.text)) in (OWN, MADE)
            for tongue in tongues
        ):
            found.add(word.text)
        has_passed = has_passed or word.start >= signal.start
        if word.ends and has_passed:
            break
        if word.ends:
            found.clear()
    return found


# Fits.


def _fits(note: str, aim: Aim) -> Check:
    """Tell whether a note is short enough for how it goes."""
    long, most = length(note), LIMITS[aim.means]
    said = f"{long} of {most} characters, {aim.means}"
    if long <= most:
        return Check(Item.FITS, True, said)
    over = count(long - most, "character")
    return Check(Item.FITS, False, f"{over} over the {most} of {aim.means}")


# Words.

_SHOWN = 2
_LONGEST_SHOWN = 44


def quoted(note: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the first few of the words in question, as they stand in the note."""
    kept = list(joined(note, spans))
    shown = [
        f"“{shortened(note[start:end], _LONGEST_SHOWN)}”"
        for start, end in kept[:_SHOWN]
    ]
    return ", ".join(shown) + (", …" if len(kept) > _SHOWN else "")


def joined(note: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans in order, those as one that overlap, or have but a space between."""
    begun: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if begun and (start <= begun[1] or note[begun[1] : start].isspace()):
            begun = begun[0], max(begun[1], end)
            continue
        if begun:
            yield begun
        begun = start, end
    if begun:
        yield begun


def _spans(signals: Iterable[Signal]) -> Spans:
    return tuple((s.start, s.end) for s in signals)
