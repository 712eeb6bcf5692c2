"""Bounds of a made-up county that joins its parts in every way: what a unit may still get holds what it gets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import Evidence, EvidenceError, assess, bounds
from support.harbour import FACTS, scheme, unit

SCHEME = scheme()
NOTHING = {"nothing": "没有对象"}
SHARES = st.integers(0, 100)
OF = {
    "sea_share": st.one_of(SHARES, st.just(NOTHING)),
    "task_met": st.booleans(),
    "honours": st.integers(0, 6),
    "trials": st.integers(0, 6),
}
UNITS = st.fixed_dictionaries({name: OF.get(name, SHARES) for name in FACTS})


@given(UNITS, st.sets(st.sampled_from(sorted(FACTS)), max_size=5))
def test_bounds_hold_what_a_unit_gets_once_all_is_known(facts: dict[str, object], hidden: set[str]) -> None:
    result = assess(SCHEME, Evidence.from_dict({"unit": "甲镇", "facts": facts}))
    result.verify()
    known = {name: value for name, value in facts.items() if name not in hidden}
    found = bounds(SCHEME, Evidence.from_dict({"unit": "甲镇", "facts": known}))
    assert found.low is not None
    assert found.high is not None
    assert found.low <= result.total <= found.high
    assert found.exact_low is not None
    assert found.exact_high is not None
    assert found.exact_low <= result.exact_total <= found.exact_high
    assert result.grade in found.grades


def test_a_clause_that_waits_for_a_ruling_may_get_what_any_ruling_gives() -> None:
    # Rescaled within the group: 46 of 66.667 marks.
    found = bounds(SCHEME, unit(reused_share=NOTHING))
    totals = [assess(SCHEME, unit({"2": one}, reused_share=NOTHING)).total for one in ("zero", "rescale", "full")]
    assert (found.low, found.high, found.undecided) == (totals[0], totals[2], ("2",))
    assert [str(total) for total in totals] == ["61.30", "75.10", "81.28"]


def test_too_few_present_has_no_bounds() -> None:
    with pytest.raises(EvidenceError) as caught:
        bounds(SCHEME, unit({"2": "rescale"}, sea_share=NOTHING, reused_share=NOTHING))
    assert [fault.code for fault in caught.value.faults] == ["too_few_present"]


@pytest.mark.parametrize("treatment", ["full", "zero", "rescale"])
def test_of_a_unit_of_which_all_is_known_bounds_are_what_it_gets_however_much_is_ruled_on(treatment: str) -> None:
    known = unit({"4.1": treatment, "5": treatment}, on_time_share=NOTHING, repaired_share=NOTHING)
    result, found = assess(SCHEME, known), bounds(SCHEME, known)
    assert found.low == found.high == result.total
    assert found.exact_low == found.exact_high == result.exact_total
