"""Papers of results in which nobody has said whether there were incidents: 未填报, never 未发生 and never 0.

``assess`` makes no such result; one that was put together by hand must not pass for a quiet year.
"""

from __future__ import annotations

import pytest
from attrs import evolve

import cohort_by_hand as by_hand
from huizhou_qa import Assessment, Cohort, Evidence, EvidenceError, assess_cohort, get_scheme
from huizhou_qa.analysis import CohortResults, cohort_results, compare
from huizhou_qa.sheets import cohort_sheet, comparison_sheet, notice, self_scoring_sheet

SCHEME = get_scheme("huizhou", 2017)
COHORT = assess_cohort(SCHEME, [Evidence.from_dict(unit) for unit in by_hand.bundled()])


def unsaid(result: Assessment) -> Assessment:
    return evolve(result, evidence=evolve(result.evidence, incidents=None))


def cohort_with(unit: str) -> CohortResults:
    results = {name: unsaid(one) if name == unit else one for name, one in COHORT.results.items()}
    cohort: Cohort = evolve(COHORT, results=results)
    return cohort_results(cohort)


def test_the_sheet_says_that_incidents_were_not_said() -> None:
    veto, deduction, total = self_scoring_sheet(unsaid(COHORT.results["甲区"])).rows[-3:]
    assert veto.basis == deduction.basis == "未填报"
    assert (veto.score, deduction.score) == ("", "")
    assert total.basis.endswith("；等级A（事件未填报，未计入）")
    said = self_scoring_sheet(COHORT.results["甲区"]).rows[-3:]
    assert [said[0].basis, said[1].score] == ["未发生", "0.00"]


def test_the_sheet_of_a_years_results_says_so_for_the_unit_and_gives_no_average() -> None:
    sheet = cohort_sheet(cohort_with("甲区"))
    taken = sheet.columns.index("扣分")
    rows = {row[1]: row for row in sheet.rows}
    assert (rows["甲区"][taken], rows["甲区"][-1]) == ("未填报", "事件未填报，未计入")
    assert rows["乙县"][taken] == "0.00"
    assert rows["全市平均"][taken] == "未填报"


def test_the_comparison_says_so_on_the_side_that_did_not_say() -> None:
    before, after = unsaid(COHORT.results["丙县"]), evolve(COHORT.results["丙县"])
    quiet = evolve(before, adjustments=tuple(evolve(one, points=one.points * 0) for one in before.adjustments))
    (row,) = [one for one in comparison_sheet(compare(quiet, after)).rows if one.name.startswith("扣分项")]
    assert (row.before, row.before_basis) == ("未填报", "未填报")
    assert (row.after, row.after_basis[:7]) == ("-10.00", "扣分事件1件，")


def test_such_results_are_not_notified_even_as_provisional_ones() -> None:
    for include in (True, False):
        with pytest.raises(EvidenceError) as caught:
            notice(cohort_with("乙县"), include_provisional=include)
        told = [(fault.path, fault.code) for fault in caught.value.faults]
        assert ("/results/乙县/incidents", "missing") in told
        assert ("/results/己区/incidents", "provisional") in told or include


def test_a_scheme_that_asks_for_no_incidents_has_none_to_say() -> None:
    bare = evolve(SCHEME, incident_table=None, adjustments=(), vetoes=())
    result = evolve(unsaid(COHORT.results["甲区"]), scheme=bare, adjustments=(), incidents=())
    sheet = self_scoring_sheet(result)
    assert "未填报" not in sheet.to_markdown()
    assert sheet.rows[-1].basis.endswith("等级A")
