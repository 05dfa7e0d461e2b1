from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from rich.cells import cell_len

from screens import meter
from store.rules.cap import Bandwidth


@pytest.mark.parametrize(
    ("active", "cap", "line"),
    [
        (0, 12, "Bandwidth ░░░░░░░░░░░░  0 of 12 · room for 12"),
        (8, 12, "Bandwidth ████████░░░░  8 of 12 · room for 4"),
        (11, 12, "Bandwidth ███████████░ 11 of 12 · room for 1, choose with care"),
        (
            12,
            12,
            "Bandwidth ████████████ 12 of 12 · full: let one rest before you take on "
            "another",
        ),
        (14, 12, "Bandwidth ████████████+2 over 12 · nothing new until three rest"),
        (1, 500, "Bandwidth █░░░░░░░░░░░  1 of 500 · room for 499"),
        (499, 500, "Bandwidth ███████████░ 499 of 500 · room for 1, choose with care"),
    ],
)
def test_the_meter_says_in_words_how_much_room_there_is(
    active: int, cap: int, line: str
) -> None:
    assert meter.wide(Bandwidth(active, cap)) == line


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("cap", [1, 5, 12, 15, 50])
def test_the_meter_fits_its_line_at_any_cap(cap: int, ascii: bool) -> None:
    for active in range(cap + 4):
        bandwidth = Bandwidth(active, cap)
        assert cell_len(meter.wide(bandwidth, ascii=ascii)) < 80
        assert cell_len(meter.narrow(bandwidth, ascii=ascii)) < 40
        taken = meter.bar(bandwidth).count("█")
        assert (taken == meter.CELLS) is (active >= cap)
        assert (taken == 0) is (active == 0)


@pytest.mark.parametrize("ascii", [False, True])
def test_a_week_ahead_that_is_over_is_named_and_fits_at_any_cap(ascii: bool) -> None:
    week = date(2026, 12, 14)
    for active, cap in product(range(20), (1, 5, 12, 15)):
        bandwidth = Bandwidth(active, cap)
        wide = meter.wide(bandwidth, week, ascii=ascii)
        narrow = meter.narrow(bandwidth, week, ascii=ascii)
        assert wide.endswith("w51 over")
        assert narrow.endswith("w51 over")
        assert cell_len(wide) < 80
        assert cell_len(narrow) < 40 - len("Bandwidth")


def test_in_ascii_there_is_nothing_else() -> None:
    for active in range(8):
        line = meter.wide(Bandwidth(active, 5), ascii=True)
        assert line.isascii()


def test_for_a_status_line_it_is_short() -> None:
    assert meter.short(Bandwidth(8, 12), 3, 2) == "8/12 · 3 new · 2 due"
    assert meter.short(Bandwidth(0, 15), 0, 0) == "0/15"
    week = date(2026, 12, 14)
    assert meter.short(Bandwidth(8, 12), 0, 2, week) == "8/12 · 2 due · w51 over"
