"""Two results side by side: the differences add up, and a result compared with itself is empty."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, MARKS
from huizhou_qa import Assessment, Evidence, EvidenceError, assess, get_scheme
from huizhou_qa.analysis import Difference, compare
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.marks.tree import Heading
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.testing import evidence_strategy
from scheme.test_scheme import SOUND, clause, item, make
from support import district
from support.incidents import incident
from support.model_2017 import MODEL, VETO, changed

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district.scheme()


def result(**sections: object) -> Assessment:
    return assess(SCHEME, changed(**sections))  # type: ignore[arg-type] # sections as changed takes them


def test_the_largest_difference_stands_first_and_equal_ones_in_the_order_of_the_text() -> None:
    before = result(facts={"pm25_annual_mean": 36, "quality_warnings": 1}, marks={"14": "0.5"})
    after = result(facts={"pm25_annual_mean": 35, "quality_warnings": 0}, marks={"14": 1, "15": 0})
    found = compare(before, after)
    lines = [(one.id, str(one.before), str(one.after), str(one.difference)) for one in found.differences.values()]
    assert lines == [
        ("15", "2.00", "0.00", "-2.00"),
        ("1.4", "0.50", "1.00", "0.50"),
        ("14", "0.50", "1.00", "0.50"),
        ("10.2", "2.70", "3.00", "0.30"),
    ]
    assert found.differences["14"] == Difference(
        "14", SCHEME.clauses["14"].name, "clause", Decimal("0.50"), Decimal("1.00"), Decimal("0.50")
    )
    assert (found.difference, found.grade_changed, found.unit) == (Decimal("-0.70"), False, "甲")
    assert repr(found).splitlines()[:2] == [
        "<Comparison of 甲: 97.40 A → 96.70 A",
        "  15 2.00 → 0.00 (-2.00)",
    ]


def test_another_figure_that_earns_the_same_is_a_line_without_a_difference() -> None:
    found = compare(result(facts={"pm25_annual_mean": 30}), result(facts={"pm25_annual_mean": 31}))
    assert [(one.id, one.difference) for one in found.differences.values()] == [("10.2", Decimal("0.00"))]


def test_limits_rescaling_deductions_and_the_floor_are_lines_of_their_own() -> None:
    rescale = {"treatment": "rescale", "by": "办", "why": "无对象"}
    before = result(facts={"quality_infrastructure_index": 0, "overdue_inspection_centres": 0})
    after = result(
        facts={"quality_infrastructure_index": 0, "overdue_inspection_centres": 1},
        marks={"31": {"nothing": "无对象"}},
        incidents=[incident(str(at)) for at in range(10)],
        rulings={"31": rescale},
    )
    found = compare(before, after)
    assert {one.id: one.kind for one in found.differences.values()} == {
        "adjustment:扣分项": "adjustment",
        "floor": "floor",
        "31": "clause",
        "rescaling": "rescaling",
        "12.2": "clause",
    }
    assert after.total == 0
    assert sum(Fraction(one.difference) for one in found.differences.values()) == Fraction(found.difference)


def test_an_item_kept_within_its_marks_is_a_line_of_its_own() -> None:
    per_centre = get_scheme("huizhou", 2017, readings={"overdue_centres": "per_centre"})
    before, after = (
        assess(per_centre, changed(facts={"quality_infrastructure_index": 0, "overdue_inspection_centres": count}))
        for count in (1, 5)
    )
    lines = [(one.id, one.kind, str(one.difference)) for one in compare(before, after).differences.values()]
    assert lines == [("12.2", "clause", "-4.00"), ("limit:12", "limit", "4.00")]


def test_results_under_other_readings_of_one_edition_can_be_compared() -> None:
    twelfths = get_scheme("huizhou", 2017, readings={"written_places": 12, "part_steps_10_2": "prorata"})
    before, after = (
        result(facts={"pm25_annual_mean": "36.55555"}),
        assess(twelfths, changed(facts={"pm25_annual_mean": "36.55555"})),
    )
    found = compare(before, after)
    assert found.difference == Decimal("-0.166665000000")
    assert compare(after, before).difference == Decimal("0.166665000000")


def test_results_of_other_units_or_editions_are_refused() -> None:
    other = assess(SCHEME, Evidence.from_dict(plain_with_unit("乙")))
    with pytest.raises(EvidenceError) as caught:
        compare(other, result())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/after", "another_unit")]
    (fault,) = caught.value.faults
    assert fault.zh == "后一份结果是'甲'的，前一份是'乙'的；只能对比同一单位"
    assert fault.en == "it is of '甲', the other of '乙'; compare results of one unit"
    with pytest.raises(EvidenceError) as caught:
        compare(result(), 3)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/after", "wrong_type")]


def test_results_of_one_id_whose_schemes_have_other_parts_are_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        compare(result(), assess(evolve(SCHEME, adjustments=()), changed()))
    assert [fault.code for fault in caught.value.faults] == ["another_scheme"]


@pytest.mark.parametrize(
    "other",
    [
        Heading("一", 2, (item("1", 1, clause("1.1")), item("2", 1, clause("2")))),
        Heading("一", 2, (item("3", 1, clause("1")), item("2", 1, clause("2")))),
        Heading("二", 2, SOUND),
    ],
    ids=["another clause", "another item", "another heading"],
)
def test_results_of_one_id_whose_trees_are_others_are_refused(other: Heading) -> None:
    evidence = Evidence.from_dict({"unit": "甲", "facts": {"rate": 60}})
    here, there = assess(make(*SOUND), evidence), assess(make(headings=(other,)), evidence)
    with pytest.raises(EvidenceError) as caught:
        compare(here, there)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/after", "another_scheme")]


def plain_with_unit(unit: str) -> dict[str, object]:
    return dict(MODEL) | {"unit": unit}


def divisible(evidence: Evidence) -> Evidence:
    """The evidence with nothing in it that a rule would divide by zero."""
    divisors = {name: Known(Fraction(7)) for name in ("residents", "output_last_year") if name in evidence.facts}
    return evolve(evidence, facts=FrozenMapping({**evidence.facts, **divisors}))


@pytest.mark.parametrize("scheme", [SCHEME, DISTRICT], ids=["huizhou", "district"])
@given(data=st.data())
def test_differences_add_up_to_that_of_the_totals_and_a_result_differs_from_itself_in_nothing(
    scheme: Scheme, data: st.DataObject
) -> None:
    before, after = (assess(scheme, divisible(data.draw(evidence_strategy(scheme)))) for _ in range(2))
    found = compare(before, after)
    summed = sum((Fraction(one.difference) for one in found.differences.values()), Fraction(0))
    assert summed == Fraction(after.total) - Fraction(before.total) == Fraction(found.difference)
    sizes = [abs(one.difference) for one in found.differences.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert all(one.difference == one.after - one.before for one in found.differences.values())
    assert compare(before, before).differences == {}
    assert {one.id: -one.difference for one in found.differences.values()} == {
        one.id: one.difference for one in compare(after, before).differences.values()
    }


def test_editions_that_are_not_the_same_are_refused() -> None:
    here, there = (assess(DISTRICT, Evidence.from_dict(whole_district())), result())
    with pytest.raises(EvidenceError) as caught:
        compare(here, there)
    assert {fault.code for fault in caught.value.faults} == {"another_unit", "another_scheme"}


def whole_district() -> dict[str, object]:
    return {"unit": "甲街道", "facts": FACTS, "marks": MARKS, "averages": {"patents": 2}, "incidents": []}


def test_a_veto_changes_the_grade_and_no_line() -> None:
    found = compare(result(), result(incidents=[VETO]))
    assert (dict(found.differences), found.grade_changed) == ({}, True)
