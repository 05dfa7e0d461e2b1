"""The words of invitation notes, by language: what the verdict rests on.

Words are written as people spell them and compared without case, accents or
apostrophes. A star in a word stands for any letters; a word that begins
with one must be outside these lists. A phrase is a row of words where
`(a|b c)` is a choice, a `?` after a word or choice makes it optional, `..3` stands for
up to three words of the same sentence, and four classes stand for any word of their
kind: `<your>`, `<made>` (a work one makes), `<any>`, and `<own>` (a word outside these
lists, such as a name, a place or a subject).
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field


class Cue(Enum):
    """What a phrase tells about a note; its weight is positive for personal."""

    MET = ("met", 3.0)
    """They met, worked, studied or spoke."""
    LED = ("led", 3.0)
    """Somebody led the sender here."""
    HELPED = ("helped", 3.0)
    """The recipient did something for the sender, or said it to them."""
    WORK = ("work", 3.0)
    """The sender knows a piece of the recipient's work."""
    DID = ("did", 1.5)
    """Something the recipient once did."""
    THEIRS = ("theirs", 1.3)
    """Something that's the recipient's, and not everybody's."""
    SHARED = ("shared", 2.1)
    """They belong to the same thing."""
    ASKS = ("asks", 2.0)
    """A question about something of the recipient's."""
    PITCH = ("pitch", -1.5)
    """Something is for sale, or a post to be filled."""
    SEEKS = ("seeks", -1.0)
    """The sender looks for work, whoever has it."""
    PRAISE = ("praise", -0.6)
    """Praise and reasons that fit anyone."""

    @property
    def weight(self) -> float:
        """How much one such phrase counts."""
        return self.value[1]


class Tongue(Struct, frozen=True):
    """How invitation notes are worded in one language."""

    code: str
    common: str
    """The words that any sentence is made of."""
    stock: str
    """The words that any invitation is made of."""
    generic: str
    """What everybody has or does: says nothing about a recipient in particular."""
    your: str
    made: str
    """Works one makes or gives: a talk, an article."""
    greeting: str
    cues: dict[Cue, tuple[str, ...]] = field(default_factory=dict)
