"""Item 1: what spot checks of products find, clauses 1.1 to 1.4."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa import assess
from support.model_2017 import SCHEME, changed


def test_a_rate_from_counts_is_not_rounded_before_its_band_is_chosen() -> None:
    # 5 of 48 are 10.41666... %: rounded to a whole percent they would earn full marks.
    result = assess(SCHEME, changed({"provincial_sampling_failure_rate": {"part": 5, "whole": 48}}))
    assert result.clauses["1.2"].working.points == Fraction(1, 2)
