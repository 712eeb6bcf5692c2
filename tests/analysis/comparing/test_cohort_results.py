"""A year's results in figures: every figure follows from the units' own ledgers."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from attrs import evolve

from composite.test_composite import rated
from engine.test_district import FACTS, MARKS
from huizhou_qa import Evidence, EvidenceError, VerificationError, assess_cohort, get_scheme
from huizhou_qa.analysis import cohort_results
from huizhou_qa.composite import composite_cohort
from support import district

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
BUNDLED = Path(__file__).parents[3] / "docs" / "data" / "cohort-2017.json"
UNITS = json.loads(BUNDLED.read_text("utf-8"), parse_float=Decimal)["units"]
COHORT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in UNITS])


def test_units_stand_by_their_places_with_what_they_lost_most_on() -> None:
    found = cohort_results(COHORT, losses=2)
    assert found.score == "附件1得分"
    assert [one.unit for one in found.units] == ["甲区", "乙县", "己区", "庚区", "戊县", "丙县", "丁区"]
    fifth = found.units[3]
    assert [(loss.clause, str(loss.lost), str(loss.max_points)) for loss in fifth.losses] == [
        ("3.1", "1.50", "3.00"),
        ("1.3", "1.00", "1.00"),
    ]
    assert (fifth.unit, fifth.on_site, fifth.taken, fifth.assessment) == (
        "庚区", None, Decimal("-10.00"), COHORT.results["庚区"],
    )  # fmt: skip
    assert dict(found.grades) == {"A": ("甲区", "乙县", "己区"), "B": ("庚区",), "C": ("戊县", "丙县"), "D": ("丁区",)}
    assert repr(found) == "<CohortResults of 7 by 附件1得分>"


def test_averages_are_exact_means_over_all_units() -> None:
    found = cohort_results(COHORT)
    for id_ in SCHEME.groups:
        points = [result.groups[id_].counted for result in COHORT.results.values()]
        assert found.averages[id_] == sum(points, Fraction(0)) / 7
        assert [one.headings[id_] for one in found.units] == [
            COHORT.results[one.unit].groups[id_].points for one in found.units
        ]
    assert found.average_total == sum((Fraction(one.total) for one in COHORT.results.values()), Fraction(0)) / 7
    assert found.written(found.average_total) == Decimal("84.79")


def test_losses_of_all_units_add_up_and_equal_ones_stand_in_the_order_of_the_text() -> None:
    found = cohort_results(COHORT, losses=100)
    lost = {loss.clause: Fraction(loss.lost) for loss in found.losses}
    for id_, clause in SCHEME.clauses.items():
        points = sum((result.clauses[id_].counted for result in COHORT.results.values()), Fraction(0))
        assert lost.get(id_, Fraction(0)) == clause.max_points * 7 - points
    order = list(SCHEME.clauses)
    keys = [(-loss.lost, order.index(loss.clause)) for loss in found.losses]
    assert keys == sorted(keys)
    assert {loss.max_points for loss in found.losses if loss.clause == "13"} == {Decimal("28.00")}


def test_an_absent_clause_is_no_loss() -> None:
    unit = UNITS[0] | {
        "marks": UNITS[0]["marks"] | {"31": {"nothing": "无对象"}},
        "rulings": {"31": {"treatment": "rescale", "by": "办", "why": "无对象"}},
    }
    found = cohort_results(assess_cohort(SCHEME, [Evidence.from_dict(unit)]), losses=100)
    assert "31" not in {loss.clause for loss in found.units[0].losses}


def test_clauses_lose_no_more_together_than_their_item_did() -> None:
    scheme = get_scheme("huizhou", 2017, readings={"overdue_centres": "per_centre"})
    facts = {"quality_infrastructure_index": 0, "overdue_inspection_centres": 5}
    units = [UNITS[0] | {"facts": UNITS[0]["facts"] | facts}, UNITS[1]]
    found = cohort_results(assess_cohort(scheme, [Evidence.from_dict(unit) for unit in units]), losses=100)
    (lowest,) = [unit for unit in found.units if unit.unit == "甲区"]
    lost = {loss.clause: str(loss.lost) for loss in lowest.losses}
    assert (lost["12.1"], lost["12.2"]) == ("3.00", "1.00")
    assert lowest.assessment.items["12"].points == 0


def test_full_marks_are_those_of_the_units_that_a_clause_was_scored_for() -> None:
    ruled = UNITS[0] | {
        "marks": UNITS[0]["marks"] | {"31": {"nothing": "无对象"}},
        "rulings": {"31": {"treatment": "rescale", "by": "办", "why": "无对象"}},
    }
    other = UNITS[1] | {"marks": UNITS[1]["marks"] | {"31": 0}}
    found = cohort_results(assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in (ruled, other)]), losses=100)
    (loss,) = [loss for loss in found.losses if loss.clause == "31"]
    assert (str(loss.lost), str(loss.max_points)) == ("2.00", "2.00")


def test_a_cohort_without_units_has_no_results() -> None:
    with pytest.raises(EvidenceError) as caught:
        cohort_results(evolve(COHORT, results={}, ranking=()))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/cohort", "empty")]


def test_composites_are_placed_and_averaged_by_their_own_totals() -> None:
    joined = composite_cohort(
        COHORT, {unit: rated(4, unit) for unit in COHORT.results}, choice="weighted", on_site_weight="0.3"
    )
    found = cohort_results(joined, losses=0)
    assert found.score == "综合考核得分"
    first = found.units[0]
    assert (first.place.total, first.assessment.total, first.on_site, first.losses) == (
        Decimal("93.09"), Decimal("98.70"), 80, (),
    )  # fmt: skip
    assert found.average_total == sum((Fraction(one.total) for one in joined.results.values()), Fraction(0)) / 7


@pytest.mark.parametrize("losses", [-1, True, "3"])
def test_a_number_of_losses_is_a_whole_number_of_zero_or_more(losses: object) -> None:
    with pytest.raises(EvidenceError) as caught:
        cohort_results(COHORT, losses)  # type: ignore[arg-type] # the point
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/losses", "out_of_range")]


def test_clauses_under_a_capped_heading_lose_no_more_than_it_did() -> None:
    facts = FACTS | {"honours": 1, "trials": 3}
    given = {"unit": "甲街道", "facts": facts, "marks": MARKS, "incidents": []}
    result = assess_cohort(district.scheme(), [Evidence.from_dict(given)])
    found = cohort_results(result, losses=100)
    (unit,) = found.units
    assert unit.headings["加分"] == 5
    assert {"7", "8", "9"} & {loss.clause for loss in unit.losses} == set()
    lost = sum((Fraction(loss.lost) for loss in unit.losses), Fraction(0))
    assert lost == district.scheme().max_points - Fraction(unit.assessment.base)


def test_losses_of_all_that_were_left_out_are_told_there_alone() -> None:
    found = cohort_results(COHORT, losses=3)
    with pytest.raises(VerificationError) as caught:
        evolve(found, losses=()).verify()
    assert [fault.path for fault in caught.value.faults] == ["/losses"]
