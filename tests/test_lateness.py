"""How late something is, relative to the time there was for it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from store.records import Person, Standing
from store.rules.lateness import CLAMP, Lateness, Urgency
from store.rules.queue import queue

EVERY = [Lateness(over, had) for had, over in product(range(1, 41), range(-45, 170))]
"""More than any clamp on every span of days up to 40."""


def whole(late: Lateness) -> Fraction:
    """Return the time that went by as a multiple of what there was, unclamped."""
    return Fraction(late.allowed + late.days_over, late.allowed)


@pytest.mark.parametrize(
    ("over", "allowed", "ratio", "urgency", "words"),
    [
        pytest.param(-30, 30, 0.0, Urgency.NONE, "", id="just begun"),
        pytest.param(-1, 30, 29 / 30, Urgency.NONE, "", id="the day before"),
        pytest.param(0, 30, 1.0, Urgency.DUE, "due", id="the day itself"),
        pytest.param(14, 30, 44 / 30, Urgency.DUE, "due", id="not quite half again"),
        pytest.param(15, 30, 1.5, Urgency.OVERDUE, "1.5x overdue", id="half again"),
        pytest.param(21, 30, 1.7, Urgency.OVERDUE, "1.7x overdue", id="51 of 30"),
        pytest.param(30, 30, 2.0, Urgency.OVERDUE, "2x overdue", id="twice"),
        pytest.param(59, 30, 89 / 30, Urgency.OVERDUE, "2.9x overdue", id="not thrice"),
        pytest.param(60, 30, CLAMP, Urgency.OVERDUE, "3x overdue", id="thrice"),
        pytest.param(3650, 30, CLAMP, Urgency.OVERDUE, "3x+ overdue", id="ten years"),
        pytest.param(0, 1, 1.0, Urgency.DUE, "due", id="daily, today"),
        pytest.param(1, 1, 2.0, Urgency.OVERDUE, "2x overdue", id="daily, a day over"),
    ],
)
def test_lateness_is_relative_and_clamped_and_has_its_word(
    over: int, allowed: int, ratio: float, urgency: Urgency, words: str
) -> None:
    late = Lateness(over, allowed)
    assert (late.ratio, late.urgency, late.times) == (ratio, urgency, words)


def test_it_is_due_from_once_and_overdue_from_once_and_a_half_to_the_day() -> None:
    for late in EVERY:
        expected = Urgency.NONE
        if whole(late) >= 1:
            expected = Urgency.DUE
        if whole(late) >= Fraction(3, 2):
            expected = Urgency.OVERDUE
        assert late.urgency is expected, late


def test_lateness_goes_from_nothing_to_the_clamp_and_no_further() -> None:
    for late in EVERY:
        assert late.ratio == float(min(max(whole(late), Fraction()), Fraction(3))), late


def test_the_figure_is_never_more_than_what_it_stands_for() -> None:
    for late in EVERY:
        if late.urgency is Urgency.OVERDUE:
            figure = Fraction(late.times.replace("+", "").removesuffix("x overdue"))
            assert Fraction(3, 2) <= figure <= 3
            assert figure <= min(whole(late), Fraction(3)) < figure + Fraction(1, 10)
        else:
            assert late.times == str(late.urgency)


def test_a_day_more_is_never_less_late() -> None:
    for late in EVERY:
        tomorrow = Lateness(late.days_over + 1, late.allowed)
        assert tomorrow.ratio >= late.ratio
        assert tomorrow.days == late.days + 1


def test_the_reason_is_said_in_words_with_its_figures() -> None:
    ana = Person(
        id="1",
        name="Ana Diaz",
        standing=Standing.ACTIVE,
        cadence="30 days",
        last_talk=date(2026, 10, 2),
    )
    [pending] = queue([ana], (), (), (), date(2026, 11, 22))
    assert pending.why == "1.7x overdue: 51 days, cadence 30"
