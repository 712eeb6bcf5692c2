"""An interval that a number lies in: both ends belong to it, the lower one first."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import NumberError
from huizhou_qa.numbers.between import Between


def test_both_ends_belong_to_it() -> None:
    assert str(Between(34, "37.5").interval) == "[34, 37.5]"
    assert Between(Fraction(-1, 3), 0).low == Fraction(-1, 3)
    assert repr(Between("0.50", 1)) == "Between(0.5, 1)"


@pytest.mark.parametrize(("low", "high", "case"), [(37, 34, "reversed"), ("1.0", 1, "point")])
def test_the_lower_end_lies_below_the_upper(low: int | str, high: int, case: str) -> None:
    with pytest.raises(NumberError) as caught:
        Between(low, high)
    (fault,) = caught.value.faults
    assert (fault.code, fault.params["case"]) == ("empty_interval", case)
