"""The numbers of an interval are asked for in words: from and to, above and below, an end that is left out."""

from __future__ import annotations

import pytest

from huizhou_qa.evidence.within import NUMBER, PERCENT_POINTS, WHOLE_NUMBER, numbers_within
from huizhou_qa.numbers.intervals import interval


@pytest.mark.parametrize(
    ("over", "zh", "en"),
    [
        ("[0.8, 1.2]", "0.8至1.2的数", "a number from 0.8 to 1.2"),
        ("(0, 5]", "0至5（不含0）的数", "a number from 0 to 5, without 0"),
        ("[0, 5)", "0至5（不含5）的数", "a number from 0 to 5, without 5"),
        ("(0, 5)", "0至5（不含0、5）的数", "a number from 0 to 5, without 0 and 5"),
        ("[2, ∞)", "2或以上的数", "a number of 2 or more"),
        ("(0, ∞)", "大于0的数", "a number above 0"),
        ("(-∞, -2]", "-2或以下的数", "a number of -2 or less"),
        ("(-∞, 3)", "小于3的数", "a number below 3"),
        ("(-∞, ∞)", "任意的数（可以小于0）", "any number, below 0 too"),
    ],
)
def test_numbers_are_asked_for_by_the_ends_that_they_lie_between(over: str, zh: str, en: str) -> None:
    said = numbers_within(interval(over), NUMBER)
    assert (said.zh, said.en) == (zh, en)


def test_what_is_counted_and_what_is_a_share_are_called_so() -> None:
    assert numbers_within(interval("[1, 5]"), WHOLE_NUMBER).zh == "1至5的整数"
    assert numbers_within(interval("(-∞, ∞)"), WHOLE_NUMBER).en == "any whole number, below 0 too"
    assert numbers_within(interval("[0, ∞)"), PERCENT_POINTS).en == "percent points of 0 or more"
