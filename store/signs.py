"""The uncommon signs of a text: marks, joiners, selectors, and what is never seen.

`store.text` says what goes and what stays; this is read where a text has more than
letters, digits and printable ASCII.
"""

from __future__ import annotations

import re
from functools import partial
from unicodedata import category, normalize

_MARKS = 4
"""Combining marks a base may carry: more than any living script puts on one."""

_MARKS_TO_SORT = 16
"""Marks a base may bring along: NFC sorts them, in quadratic time."""

JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"

_SEQUENCE = re.compile(
    # A string (DCS, SOS, OSC, PM, APC) to its end.
    r"(?:\x1b[PX\]^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor, modes.
    r"|\x1b[ -/]*[0-~]?"  # The rest; of a string that never ends, its opening.
)
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(
        chr(plane + 0xFFFE) + chr(plane + 0xFFFF)
        for plane in range(0, 0x110000, 0x10000)
    )
    + "]+"
)
_SPACE = re.compile(r"[^\S\n]|\u2800")

_MAYBE_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS + 1},}}")
_OPENING = re.compile(r"\A[^\w\x21-\x7e]+|(?<=\n)[^\w\s\x00-\x7f]+")
_SELECTED = re.compile(f"[{_SELECTORS}]+")
_VARIES = re.compile(
    "[0-9#*\u00a9\u00ae\u1000-\u109f\u1820-\u18aa\u203c-\u2fff\u3001-\ud7ff"
    "\uf900-\ufdff\U00010000-\U0003ffff]"
)
_JOINED = (
    "\u0600-\u109f\u1780-\u18af\u1900-\u1cff\u203c-\u2bff\u3030\u303d\u3297\u3299"
    "\ua800-\uabff\ufb50-\ufdff\ufe00-\ufe0f\ufe70-\ufefc\U00010000-\U000e01ef"
)
_JOINING = re.compile(
    f"(?<=[{_JOINED}])([{JOINERS}])[{JOINERS}]*(?=[{_JOINED}])|[{JOINERS}]+"
)
_SELECTOR = re.compile(f"[{_SELECTORS}]")
_EXTENDS_EMOJI = re.compile("[\U0001f3fb-\U0001f3ff]")
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]+$")


def made_safe(text: str) -> str:
    """Drop what may not stay; lines end in a newline, other spaces are plain."""
    text = _UNSEEN.sub("", _LINE_END.sub("\n", _SEQUENCE.sub("", text)))
    text = _bound_marks(_SPACE.sub(" ", text), _MARKS_TO_SORT)
    text = _bound_marks(normalize("NFC", text), _MARKS)
    text = _OPENING.sub(_without_opening_marks, text)
    text = _JOINING.sub(r"\1", _SELECTED.sub(_one_selector, text))
    return normalize("NFC", text)


def is_inside_sign(text: str, at: int) -> bool:
    """Tell whether the characters before and after `at` make one sign together."""
    if _is_extender(text[at]) or _EXTENDS_EMOJI.match(text[at]):
        return True
    flags = _REGIONAL.search(text, 0, at) if _REGIONAL.match(text[at]) else None
    return text[at - 1] == "\u200d" or bool(flags and len(flags[0]) % 2)


def _bound_marks(text: str, bound: int) -> str:
    return _MAYBE_MARKS.sub(partial(_with_few_marks, bound), text)


def _with_few_marks(bound: int, run: re.Match[str]) -> str:
    """Keep the first `bound` marks on each base; joiners begin no new base."""
    kept: list[str] = []
    marks = 0
    for char in run[0]:
        if _is_mark(char):
            marks += 1
        elif not _is_extender(char):
            marks = 0
        if marks <= bound or not _is_mark(char):
            kept.append(char)
    return "".join(kept)


def _without_opening_marks(run: re.Match[str]) -> str:
    """Drop marks with nothing before them: they would settle on the screen's frame."""
    opens_text = run.start() == 0
    for at, char in enumerate(run[0]):
        if not (_is_extender(char) or (opens_text and char.isspace())):
            return run[0][at:]
    return ""


def _one_selector(run: re.Match[str]) -> str:
    """Keep the first selector after a sign that has variants; marks have none."""
    before = run.string[run.start() - 1 : run.start()]
    varies = _VARIES.match(before) and not _is_extender(before)
    return run[0][0] if varies else ""


def _is_extender(char: str) -> bool:
    return char in JOINERS or category(char)[0] == "M"


def _is_mark(char: str) -> bool:
    return category(char)[0] == "M" and not _SELECTOR.match(char)
