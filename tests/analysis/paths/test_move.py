"""How a fact may be moved is checked when it is said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa import HuizhouQAError, NumberError, SchemeError
from huizhou_qa.analysis import Move


@pytest.mark.parametrize(
    ("given", "error", "at"),
    [
        ({"low": 2}, SchemeError, "/high"),
        ({"step": 0}, SchemeError, "/step"),
        ({"cost_up": -1}, NumberError, "/cost_up"),
        ({"cost_down": -1}, NumberError, "/cost_down"),
        ({"fixed": 0.5}, NumberError, "/fixed"),
        ({"fact": ""}, SchemeError, "/fact"),
    ],
)
def test_a_move_is_checked_when_it_is_made(given: dict[str, int], error: type[HuizhouQAError], at: str) -> None:
    with pytest.raises(error) as refusal:
        Move(**{"fact": "dust", "low": 0, "high": 1, "step": 1, "cost_up": 1, **given})  # type: ignore[arg-type] # as each case says
    assert [fault.path for fault in refusal.value.faults] == [at]


def test_a_move_costs_by_its_way_up_or_down_and_once_besides() -> None:
    move = Move("dust", 0, 50, 1, cost_up="0.5", cost_down=2, fixed=3)
    assert [move.cost(Fraction(10), Fraction(to)) for to in (10, 14, 7)] == [0, 5, 9]
    assert Move("dust", 0, 50, 1, cost_up=2).cost(Fraction(10), Fraction(7)) == 6


def test_no_is_0_and_yes_is_1() -> None:
    move = Move("open", False, True, cost_up=1)
    assert [move.low, move.high, move.step] == [0, 1, None]
