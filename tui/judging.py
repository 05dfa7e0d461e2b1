"""`fewer verdict`: notes on standard input, judged."""

from __future__ import annotations

import sys
from typing import Any

from msgspec import json

from store.rules.verdict import Judgement, judge
from store.text import clean_lines
from tui.printing import write_bytes


def judge_note(as_json: bool) -> int:
    """Judge the one note on standard input."""
    judgement = judge(clean_lines(sys.stdin.buffer.read().decode("utf-8", "replace")))
    if as_json:
        write_bytes(json.encode(_fields(judgement)))
    else:
        words = ", ".join(f"“{word}”" for word in judgement.because)
        print(f"{judgement.verdict}: {words}" if words else judgement.verdict)
    return 0


def judge_lines() -> int:
    """Judge one JSON object a line, each answered as it comes.

    A line that can't be read is answered with an error in its place, so that
    line n out is always about line n in; the exit code is then 1.
    """
    code = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            answer = _judged(line)
        except ValueError as error:
            answer, code = {"error": f"line {number}: {error}"}, 1
        write_bytes(json.encode(answer))
    return code


def _judged(line: bytes) -> dict[str, Any]:
    try:
        given = json.decode(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"this is no JSON ({error})") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError('an object with a "text" is wanted')
    sender, recipient, lang = (
        str(given.get(key) or "") for key in ("from", "to", "lang")
    )
    text = clean_lines(given["text"])
    return _fields(judge(text, sender=sender, recipient=recipient, lang=lang))


def _fields(judgement: Judgement) -> dict[str, Any]:
    return {
        "verdict": judgement.verdict,
        "because": judgement.because,
        "confidence": round(judgement.confidence, 3),
    }
