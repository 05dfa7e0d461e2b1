"""The weekly review on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from command_line import Fewer
from people import TODAY, person_called, tended

from store.decisions.capture import AddPerson
from store.decisions.followups import AddStep
from store.decisions.review import EndReview
from store.network import Network
from store.records import Owed, Review
from store.rules.review import Bookmark, ReviewStep
from store.rules.steps import Step
from tui.bookmark import BookmarkKept
from tui.places import spares_of

EVENING = datetime(2026, 11, 22, 19)

Now = Callable[[], Network]


@pytest.fixture
def now(open_network: Now) -> Now:
    """Look at the store as it stands."""
    with closing(open_network()) as network:
        tended(network, "Ana *Diaz*")
    return open_network


def end(now: Now) -> None:
    with closing(now()) as network:
        done = (ReviewStep.LOOK_BACK,)
        network.decide(EndReview(TODAY, EVENING, EVENING, 18, done))


def test_it_says_whether_the_review_is_due(fewer: Fewer, now: Now) -> None:
    due = "The review of Sun 22 Nov is due · 0 follow-ups due"
    assert fewer("review")[1] == f"{due} · next: step 1, look back\n"
    end(now)
    assert fewer("review")[1] == "Next review: Sun 29 Nov · 0 follow-ups due\n"


def test_check_is_1_while_anything_is_due_and_else_quiet(
    fewer: Fewer, now: Now
) -> None:
    assert fewer("review", "--check")[0] == 1
    end(now)
    assert fewer("review", "--check") == (0, "", "")
    with closing(now()) as network:
        ana = person_called(network, "Ana *Diaz*").id
        network.decide(AddStep(ana, Step(Owed.PROMISED, "the list", TODAY)))
    code, out, _ = fewer("review", "--check")
    assert (code, out) == (1, "Next review: Sun 29 Nov · 1 follow-up due\n")


def test_it_goes_on_where_this_review_was_left_and_no_other_one(
    fewer: Fewer, now: Now, home: Path, state: Path
) -> None:
    kept = BookmarkKept(spares_of(state), home)
    for day, follows in ((TODAY - timedelta(days=7), 1), (TODAY, 5)):
        kept.be_at(Bookmark(day, EVENING).past(ReviewStep.LOOK_BACK))
        assert f"next: step {follows}," in fewer("review")[1]


def test_json_has_each_step_and_what_is_left_in_it(fewer: Fewer, now: Now) -> None:
    told = json.loads(fewer("review", "--status", "--json")[1])
    assert (told["day"], told["is_due"], told["last"]) == ("2026-11-22", True, None)
    steps = {each["step"]: (each["left"], each["is_done"]) for each in told["steps"]}
    assert steps["invitations"] == (0, True)
    assert steps["look back"] == (None, False)


def test_those_that_were_are_listed_and_written_out_as_markdown(
    fewer: Fewer, now: Now, tmp_path: Path
) -> None:
    assert fewer("review", "--all")[1] == "No review was ended yet.\n"
    end(now)
    assert "18 minutes, 1 of 6 steps" in fewer("review", "--all")[1]
    path = tmp_path / "reviews.md"
    assert fewer("review", "--format", "md", "-o", str(path))[0] == 0
    text = path.read_text("utf-8")
    assert text.startswith("# Reviews\n\n## Review of 2026-11-22\n")
    assert "18 minutes, 1 of 6 steps. 1 of 12 places taken.\n" in text
    assert "Not done: invitations, prepare, follow through, bandwidth" in text
    assert fewer("review", "--format", "md")[1] == text
    [listed] = json.loads(fewer("review", "--all", "--json")[1])
    assert (listed["minutes"], listed["steps"]) == (18, ["look back"])


def test_nothing_in_a_review_is_taken_for_markdown() -> None:
    from store.exchange.markdown import literal

    assert literal("Ana *Diaz*\n# <b>") == r"Ana \*Diaz\* # \<b>"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("6 of 6 steps. (2018-11) a+b! {x} snake_case", None),
        ("1. it", r"1\. it"),
        ("12) it", r"12\) it"),
        ("# x", r"\# x"),
        ("- x", r"\- x"),
        ("> x", r"\> x"),
        ("[a](b)", r"\[a\](b)"),
        ("_so_ `x` ~~y~~", r"\_so\_ \`x\` \~\~y\~\~"),
        ("&amp; & me", r"\&amp; & me"),
        ("a\\b", r"a\\b"),
    ],
)
def test_only_what_markdown_would_obey_there_is_escaped(
    text: str, written: str | None
) -> None:
    from store.exchange.markdown import literal

    assert literal(text) == (written or text)


def test_each_of_several_reviews_has_what_was_decided_in_it(
    now: Now,
) -> None:
    with closing(now()) as network:
        for name in ("Bo", "Cy", "Di"):
            network.decide(AddPerson(name))
        last = next(network.history()).at.astimezone().replace(tzinfo=None)
        begun = last - timedelta(minutes=30)
        all_day, later, before = (
            Review(
                id=id, day=TODAY, begun_at=first, ended_at=first + timedelta(hours=1)
            )
            for id, first in (
                ("1", begun),
                ("2", begun + timedelta(hours=2)),
                ("3", begun - timedelta(hours=2)),
            )
        )
        decided = network.decided_in(later, all_day, before)
        [same] = network.decided_in(all_day)
    assert [past.said for past in decided[1]][-3:] == [
        f"{name} is in your address book" for name in ("Bo", "Cy", "Di")
    ]
    assert (decided[0], decided[1], decided[2]) == ([], same, [])
