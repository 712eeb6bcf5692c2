"""What bounds are told as: grades as the edition calls them."""

from __future__ import annotations

from huizhou_qa import Evidence, bounds
from huizhou_qa.scheme import Terms
from support import valley

OPEN_YET = Evidence.from_dict({"unit": "丙村", "incidents": []})


def test_grades_have_behind_them_what_the_edition_puts_there() -> None:
    assert bounds(valley.scheme(), OPEN_YET).told.zh == "0.00至100.00分，丁、丙、乙、甲"
    called = bounds(valley.scheme(terms=Terms(grade="等")), OPEN_YET)
    assert called.told.zh == "0.00至100.00分，丁、丙、乙、甲等"
    assert called.told.en == "0.00 to 100.00 points, grade 丁 or 丙 or 乙 or 甲"
