"""What bounds are told as: grades as the edition calls them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

from huizhou_qa import Evidence, VerificationError, bounds
from huizhou_qa.scheme import Terms
from support import valley

OPEN_YET = Evidence.from_dict({"unit": "丙村", "incidents": []})


def test_grades_are_told_from_the_best_down_with_what_the_edition_puts_behind_them() -> None:
    assert bounds(valley.scheme(), OPEN_YET).told.zh == "0.00至100.00分，甲、乙、丙、丁"
    called = bounds(valley.scheme(terms=Terms(grade="等")), OPEN_YET)
    assert called.told.zh == "0.00至100.00分，甲、乙、丙、丁等"
    assert called.told.en == "0.00 to 100.00 points, grade 甲, 乙, 丙 or 丁"


@pytest.mark.parametrize("told", [{}, {"green": 60}, {"green": {"nothing": "未测"}}], ids=str)
def test_bounds_agree_with_themselves_asked_again(told: dict[str, object]) -> None:
    bounds(valley.scheme(), Evidence.from_dict({"unit": "丙村", "facts": told})).verify()
    bounds(valley.in_steps(), Evidence.from_dict({"unit": "丙村", "facts": told, "incidents": []})).verify()


def test_bounds_that_were_changed_are_found_out() -> None:
    found = bounds(valley.scheme(), Evidence.from_dict({"unit": "丙村"}))
    other = bounds(valley.scheme(), valley.evidence(60))
    changed = {
        "/low": evolve(found, low=Decimal(1)),
        "/tight": evolve(found, tight=False),
        "/grades": evolve(found, grades=frozenset({"甲"})),
        "/lines": evolve(found, lines=other.lines),
        "/clauses": evolve(found, clauses=other.clauses),
        "/without_incidents": evolve(found, without_incidents=None),
    }
    for path, altered in changed.items():
        with pytest.raises(VerificationError) as caught:
            altered.verify()
        assert [fault.path for fault in caught.value.faults] == [path]


def test_bounds_of_other_evidence_are_found_out() -> None:
    found = bounds(valley.scheme(), OPEN_YET)
    with pytest.raises(VerificationError):
        evolve(found, evidence=valley.evidence(60)).verify()
