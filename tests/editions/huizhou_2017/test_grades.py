"""The lines between the grades of 2017, on the written total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from support.annex_1 import ONES, assessed, unit
from support.model_2017 import under

LESS_10 = dict.fromkeys(map(str, (15, 19, 21, 22, 23)), "0")
LESS_20 = LESS_10 | dict.fromkeys(map(str, (30, 31, 32, 33, 34)), "0")
LESS_40 = LESS_20 | dict.fromkeys(map(str, (35, 36, 37, 38, *ONES[:12])), "0")


@pytest.mark.parametrize(
    ("less", "last", "written", "unrounded"),
    [
        ({}, "1", ("100", "A"), ("100", "A")),
        (LESS_10, "1", ("90", "A"), ("90", "A")),
        (LESS_10, "0.999999", ("90", "A"), ("89.999999", "B")),
        (LESS_10, "0.995", ("90", "A"), ("89.995", "B")),
        (LESS_10, "0.994999", ("89.99", "B"), ("89.994999", "B")),
        (LESS_10, "0.99", ("89.99", "B"), ("89.99", "B")),
        (LESS_10, "0.5", ("89.5", "B"), ("89.5", "B")),
        (LESS_20, "1", ("80", "B"), ("80", "B")),
        (LESS_20, "0.995", ("80", "B"), ("79.995", "C")),
        (LESS_20, "0.99", ("79.99", "C"), ("79.99", "C")),
        (LESS_40, "1", ("60", "C"), ("60", "C")),
        (LESS_40, "0.995", ("60", "C"), ("59.995", "D")),
        (LESS_40, "0.99", ("59.99", "D"), ("59.99", "D")),
    ],
)
def test_grades_change_at_90_80_and_60_of_the_written_total(
    less: dict[str, object], last: str, written: tuple[str, str], unrounded: tuple[str, str]
) -> None:
    result = assessed(unit(marks=less | {"43": last}))
    assert (result.total, result.grade) == (Decimal(written[0]), written[1])
    assert result.grade_before_veto == written[1]
    assert (result.exact_total, result.exact_grade) == (Fraction(unrounded[0]), unrounded[1])


def test_a_total_between_two_bands_is_graded_as_it_is_read() -> None:
    # 98.7 less 9.2: 89.5
    marks: dict[str, object] = {"5": 0, "9": "0.2", "15": 0}
    continuous, rounded = under({}, marks=marks), under({"grade_lines": "rounded"}, marks=marks)
    assert (str(continuous.total), continuous.grade) == ("89.50", "B")
    assert (str(rounded.total), rounded.grade) == ("89.50", "A")
