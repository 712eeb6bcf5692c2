"""Items 5, 9 and 14 to 43: the marks are awarded by those who judge, and never worked out."""

from __future__ import annotations

import pytest

from huizhou_qa import assess
from support.annex_1 import FULL, assert_refused, unit
from support.model_2017 import SCHEME, changed


def test_judged_items_are_awarded_and_never_worked_out() -> None:
    result = assess(SCHEME, changed(marks={"15": "1.35"}))
    assert str(result.clauses["15"].points) == "1.35"


@pytest.mark.parametrize("beyond", ["-0.000001", "0.000001"])
@pytest.mark.parametrize("clause", FULL)
def test_a_mark_beyond_0_or_the_printed_full_mark_is_refused(clause: str, beyond: str) -> None:
    mark = beyond if beyond.startswith("-") else FULL[clause] + beyond.removeprefix("0")
    assert_refused(unit(marks={clause: mark}), f"/marks/{clause}")
