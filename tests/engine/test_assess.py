"""Assessing: order of computation, what is refused, what is said to be missing, incidents and grades."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import (
    Evidence,
    EvidenceError,
    MissingEvidenceError,
    VerificationError,
    assess,
)
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.ground.evidence.records import Incident
from support.model_2017 import MODEL, SCHEME, UNITS, VETO, changed, incident, noted
from support.strategies import evidence_of


def test_the_model_unit_has_98_marks_and_seven_tenths() -> None:
    result = assess(SCHEME, changed())
    assert (str(result.total), result.grade, result.unit, result.scheme_id) == ("98.70", "A", "甲", "huizhou-2017")
    assert result.exact_total == Fraction("98.7")
    assert repr(result) == "<Assessment 甲: total 98.70, grade A, by huizhou-2017>"
    assert (noted(result), result.provisional) == ([], ())


def test_all_that_is_missing_is_listed_at_once_and_only_what_is_certainly_needed() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, Evidence.from_dict({"unit": "甲"}))
    paths = {fault.path for fault in caught.value.faults}
    assert len(paths) == len(caught.value.faults) == 31 + 32 + 1 + 1  # facts, marks, averages and incidents
    assert "/incidents" in paths
    assert "/facts/i_to_iv_share" not in paths
    assert "/marks/11.4" not in paths
    assert "/averages/quality_incentive_projects" not in paths
    assert {"/averages/quality_infrastructure_index", "/facts/quality_infrastructure_index", "/marks/43"} <= paths
    assert {fault.code for fault in caught.value.faults} == {"missing"}


def test_what_nobody_has_said_of_incidents_is_missing_from_the_department_of_the_veto_and_never_none() -> None:
    unsaid = evolve(changed(), incidents=None)
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, unsaid)
    (veto,) = SCHEME.vetoes
    assert {lead: [(one.path, one.code) for one in faults] for lead, faults in caught.value.by_lead.items()} == {
        veto.lead: [("/incidents", "missing")]
    }
    assert caught.value.faults[0].zh == "没有说明是否发生质量安全事件；未发生的，也须写明（[]）"
    assert caught.value.faults[0].en == "nobody has said whether incidents happened; where none did, say so with []"
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evolve(changed(marks={"14": None}), incidents=None))
    assert [one.path for one in caught.value.faults] == ["/marks/14", "/incidents"]
    with pytest.raises(VerificationError) as forged:
        evolve(assess(SCHEME, changed()), evidence=unsaid).verify()
    assert [(one.path, one.code) for one in forged.value.faults] == [("/evidence/incidents", "missing")]
    anonymous = evolve(SCHEME, vetoes=tuple(evolve(one, lead="") for one in SCHEME.vetoes))
    with pytest.raises(MissingEvidenceError) as caught:
        assess(anonymous, unsaid)
    assert list(caught.value.by_lead) == [""]


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"inferior_v_share": 5, "i_to_iv_share": None}, "/facts/i_to_iv_share"),
        ({"black_odorous_water_target_met": False}, "/marks/11.4"),
        ({"pm25_annual_mean": None}, "/facts/pm25_annual_mean"),
        (
            {"building_large_acceptance_rate": None, "building_other_acceptance_rate": 1},
            "/facts/building_large_acceptance_rate",
        ),
    ],
)
def test_a_fact_is_asked_for_where_the_rule_reads_it(facts: dict[str, object], path: str) -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed(facts))
    assert [fault.path for fault in caught.value.faults] == [path]


def test_where_the_rule_does_not_read_it_a_fact_may_be_left_out() -> None:
    assert assess(SCHEME, changed({"i_to_iv_share": None})).total == Decimal("98.7")
    nought = changed({"quality_incentive_projects": 0}, averages={"quality_incentive_projects": None})
    assert assess(SCHEME, nought).clauses["13"].points == 0


def test_an_average_is_needed_though_zero_of_zero_would_do_without() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, changed({"quality_infrastructure_index": None}, averages={"quality_infrastructure_index": 0}))
    assert [fault.path for fault in caught.value.faults] == ["/facts/quality_infrastructure_index"]


def test_no_project_of_one_class_satisfies_but_none_of_both_does_not() -> None:
    nothing = {"nothing": "本年度无"}
    one = changed({"transport_large_acceptance_rate": nothing})
    assert assess(SCHEME, one).clauses["6.1"].points == 2
    both = changed({"transport_large_acceptance_rate": nothing, "transport_other_acceptance_rate": nothing})
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, both)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/rulings/6.1", "ruling_needed")]


MISFITS: list[tuple[Evidence, str, str]] = [
    (changed({"pm25": 1}), "/facts/pm25", "unknown_name"),
    (changed(marks={"1.1": 1}), "/marks/1.1", "unknown_name"),
    (changed(marks={"44": 1}), "/marks/44", "unknown_name"),
    (changed(averages={"pm25_annual_mean": 1}), "/averages/pm25_annual_mean", "unknown_name"),
    (changed({"x": {"nothing": "none this year"}}), "/facts/x", "unknown_name"),
    (changed({"vegetable_pas_rate": None}), "/facts/vegetable_pas_rate", "unknown_name"),
    (
        changed(averages={"quality_incentive_projects": {"part": "70.5", "whole": 7}}),
        "/averages/quality_incentive_projects",
        "not_whole",
    ),
    (changed({"vegetable_pass_rate": "100.01"}), "/facts/vegetable_pass_rate", "out_of_range"),
    (changed({"vegetable_pass_rate": "-0.01"}), "/facts/vegetable_pass_rate", "out_of_range"),
    (changed({"vegetable_pass_rate": {"part": 42, "whole": 41}}), "/facts/vegetable_pass_rate", "out_of_range"),
    (changed({"pm25_annual_mean": "-1"}), "/facts/pm25_annual_mean", "out_of_range"),
    (changed({"quality_warnings": "1.5"}), "/facts/quality_warnings", "not_whole"),
    (changed({"quality_warnings": "-1"}), "/facts/quality_warnings", "out_of_range"),
    (changed({"quality_warnings": {"nothing": "无对象"}}), "/facts/quality_warnings", "count_of_nothing"),
    (changed({"quality_warnings": {"part": 1, "whole": 1}}), "/facts/quality_warnings", "rate_out_of_place"),
    (changed({"pm25_annual_mean": True}), "/facts/pm25_annual_mean", "not_a_number"),
    (changed({"building_supervisors_sufficient": 1}), "/facts/building_supervisors_sufficient", "wrong_type"),
    (changed(marks={"5": "4.01"}), "/marks/5", "out_of_range"),
    (changed(marks={"15": "2.01"}), "/marks/15", "out_of_range"),
    (changed(marks={"14": "-0.01"}), "/marks/14", "out_of_range"),
    (changed({"inferior_v_share": 60, "i_to_iv_share": "40.01"}), "/facts/i_to_iv_share", "contradiction"),
    (
        changed(averages={"quality_incentive_projects": {"part": 11, "whole": 7}}),
        "/averages/quality_incentive_projects",
        "contradiction",
    ),
    (changed(marks={"11.4": "0.5"}), "/marks/11.4", "out_of_place"),
]


@pytest.mark.parametrize(("evidence", "path", "code"), MISFITS, ids=[f"{path} {code}" for _, path, code in MISFITS])
def test_evidence_that_does_not_fit_the_scheme_is_refused(evidence: Evidence, path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]


def test_one_wrong_value_is_told_once() -> None:
    for facts in ({"i_to_iv_share": -5}, {"building_supervisors_sufficient": 5}, {"pm25_annual_mean": -1}):
        given: dict[str, object] = dict(facts)
        with pytest.raises(EvidenceError) as caught:
            assess(SCHEME, changed(given))
        assert len(caught.value.faults) == 1, facts


def test_what_is_no_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError, match="from_dict"):
        assess(SCHEME, MODEL)  # type: ignore[arg-type]


def test_what_does_not_fit_is_reported_before_what_is_missing() -> None:
    with pytest.raises(EvidenceError):
        assess(SCHEME, Evidence.from_dict({"unit": "甲", "facts": {"vegetable_pass_rate": 101}}))


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert assess(SCHEME, changed({"quality_warnings": "2.0"})).clauses["1.4"].points == 0


def test_each_deduction_takes_ten_and_the_total_stops_at_nought() -> None:
    many = assess(SCHEME, changed(incidents=[incident(str(at)) for at in range(11)]))
    assert (str(many.base), str(many.raw_total), str(many.total), many.grade) == ("98.70", "-11.30", "0.00", "D")
    assert [(line.id, str(line.points)) for line in many.adjustments] == [("扣分项", "-110.00")]
    assert many.exact_total == 0


def test_a_veto_gives_d_and_leaves_the_score() -> None:
    result = assess(SCHEME, changed(incidents=[VETO]))
    assert (str(result.total), result.grade_before_veto, result.grade, result.exact_grade) == ("98.70", "A", "D", "D")
    assert [(one.id, one.class_) for one in result.incidents] == [("veto", "veto")]
    assert dict(result.incidents[0].elements) == {
        "within_year": True,
        "from_product_quality": True,
        "serious_harm": True,
        "status": "confirmed",
        "recognised_by": "state",
        "severity": "especially_major",
        "systemic_or_regional": True,
    }


def test_an_incident_outside_the_year_is_looked_at_no_further() -> None:
    result = assess(SCHEME, changed(incidents=[VETO | {"date": "2016-12-31"}]))
    assert [(one.class_, one.elements) for one in result.incidents] == [("none", (("within_year", False),))]


def test_a_pending_incident_changes_nothing_and_is_named() -> None:
    result = assess(SCHEME, changed(incidents=[VETO | {"status": "pending"}]))
    assert (str(result.total), result.grade, result.provisional) == ("98.70", "A", ("veto",))
    assert noted(result) == [("pending_incident", "/incidents/veto")]


def test_a_grade_that_the_rounding_of_clauses_decides_is_noted() -> None:
    # 11.1 is 0.996 x 1.2 = 1.1952, written 1.20: it lifts 89.9952 to 90.00.
    marks: dict[str, object] = {"36": 0, "37": 0, "38": 0, "15": 0, "14": "0.6"}
    result = assess(SCHEME, changed({"drinking_water_source_compliance_rate": "99.6"}, marks))
    assert (str(result.total), result.exact_total) == ("90.00", Fraction("89.9952"))
    assert (result.grade, result.exact_grade) == ("A", "B")
    assert noted(result) == [("grade_depends_on_rounding", "/grade")]
    note = next(one for one in result.notes if one.code == "grade_depends_on_rounding")
    assert (note.zh, note.en) == ("舍入决定等级，不舍入为B级", "rounding decides the grade; unrounded it is B")
    result.verify()


@given(evidence_of(SCHEME))
def test_the_parts_add_up_and_every_figure_lies_within_its_bounds(evidence: Evidence) -> None:
    result = assess(SCHEME, evidence)
    result.verify()
    for clause in result.clauses.values():
        assert (-1 if clause.id == "12.2" else 0) <= clause.points <= clause.max_points
    for part in [*result.items.values(), *result.groups.values()]:
        assert 0 <= part.points <= part.max_points
    for item in SCHEME.items.values():
        assert result.items[item.id].points == max(sum(result.clauses[one.id].points for one in item.clauses), 0)
    assert result.base == result.groups["质量目标"].points + result.groups["质量措施"].points
    assert abs(Fraction(result.base) - result.exact_total) <= 58 * Fraction(1, 200) or result.adjustments[0].points


@given(evidence_of(SCHEME), st.sampled_from(["state", "province", "other", "none"]))
def test_an_incident_never_raises_score_or_grade_and_a_veto_always_wins(evidence: Evidence, body: str) -> None:
    before = assess(SCHEME, evidence)
    more = Evidence.from_dict({"unit": "甲", "incidents": [incident("new", recognised_by=body)]}).incidents
    veto = Evidence.from_dict({"unit": "甲", "incidents": [VETO]}).incidents
    after = assess(SCHEME, with_incidents(evidence, more))
    assert after.total <= before.total
    assert after.grade >= before.grade  # A is before B
    vetoed = assess(SCHEME, with_incidents(evidence, veto))
    assert (vetoed.grade, vetoed.total, vetoed.raw_total) == ("D", before.total, before.raw_total)


def with_incidents(evidence: Evidence, more: tuple[Incident, ...] | None) -> Evidence:
    incidents = (*(evidence.incidents or ()), *(more or ()))
    return Evidence(evidence.unit, evidence.facts, evidence.marks, evidence.averages, incidents)


@given(evidence_of(SCHEME), st.integers(1, 100), st.sampled_from(["ROUND_UP", "ROUND_DOWN", "ROUND_HALF_EVEN"]))
def test_nothing_depends_on_the_ambient_decimal_context(evidence: Evidence, precision: int, rounding: str) -> None:
    plainly = assessment_to_json(assess(SCHEME, evidence))
    with localcontext(Context(prec=precision, rounding=rounding)):
        assert assessment_to_json(assess(SCHEME, evidence)) == plainly
        assess(SCHEME, evidence).verify()


def test_nothing_depends_on_the_order_of_mappings() -> None:
    given = deepcopy(MODEL)
    backwards = {
        key: dict(reversed(value.items())) if isinstance(value, dict) else value for key, value in given.items()
    }
    there, back = Evidence.from_dict(given), Evidence.from_dict(dict(reversed(backwards.items())))
    one, other = assess(SCHEME, there), assess(SCHEME, back)
    assert dict(one.clauses) == dict(other.clauses)
    assert list(one.clauses) == list(other.clauses)
    assert one.total == other.total


def test_nothing_depends_on_threads() -> None:
    evidence = [Evidence.from_dict(unit["evidence"]) for unit in UNITS]
    alone = [assessment_to_json(assess(SCHEME, one)) for one in evidence]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: assessment_to_json(assess(SCHEME, one)), evidence)) == alone


def test_a_result_can_be_pickled_and_verified_elsewhere() -> None:
    result = assess(SCHEME, changed(incidents=[incident()]))
    copy = pickle.loads(pickle.dumps(result))  # noqa: S301 (our own bytes)
    copy.verify()
    assert assessment_to_json(copy) == assessment_to_json(result)


def test_equal_results_are_equal_and_can_be_counted_once() -> None:
    one, other = assess(SCHEME, changed()), assess(SCHEME, changed())
    assert one == other
    assert len({one, other}) == 1
    assert one != assess(SCHEME, changed({"pm25_annual_mean": 99}))


def test_the_lines_of_a_result_are_mappings_in_the_order_of_the_text() -> None:
    result = assess(SCHEME, changed())
    assert (len(result.clauses), len(result.items), len(result.groups)) == (58, 43, 19)
    assert list(result.items) == [str(number) for number in range(1, 44)]
    assert repr(result.items).startswith("{'1': PartResult(id='1'")
    assert repr(result.clauses).startswith("{'1.1': ClauseResult(id='1.1'")
    assert (result.clauses["7"].name, str(result.clauses["7"].max_points)) == ("现代服务业增加值比重", "4.00")
    with pytest.raises(KeyError):
        result.clauses["99"]
    with pytest.raises(KeyError):
        result.items["99"]
