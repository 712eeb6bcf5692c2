"""Assessing: order of computation, what is refused, what is said to be missing, incidents and grades."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from engine.test_district import FACTS, SCHEME, evidence, incident
from huizhou_qa import Assessment, Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.evidence.records import Known
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.tree import Item
from huizhou_qa.scorers import percent
from huizhou_qa.testing import evidence_strategy
from scheme.test_scheme import make

DISASTER = incident("disaster", recognised_by="state")


def noted(result: Assessment) -> list[tuple[str, str]]:
    return [(note.code, note.path) for note in result.notes]


def with_average(average: object) -> Evidence:
    return Evidence.from_dict({"unit": "甲街道", "facts": FACTS, "marks": {"9": 1}, "averages": {"patents": average}})


def with_divisors(drawn: Evidence) -> Evidence:
    """The evidence with a 1 where something is divided by 0, which is refused."""
    facts = dict(drawn.facts)
    for name in ("residents", "output_last_year"):
        record = facts[name]
        if isinstance(record, Known) and not record.value:
            facts[name] = evolve(record, value=Fraction(1))
    return evolve(drawn, facts=FrozenMapping(facts))


UNITS = evidence_strategy(SCHEME).map(with_divisors)


def test_all_that_is_missing_is_listed_at_once() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, Evidence.from_dict({"unit": "甲街道"}))
    paths = [fault.path for fault in caught.value.faults]
    assert set(paths) == {*(f"/facts/{name}" for name in FACTS), "/averages/patents", "/marks/9", "/incidents"}
    assert len(paths) == len(set(paths))
    assert {fault.code for fault in caught.value.faults} == {"missing"}


def test_what_nobody_has_said_of_incidents_is_missing_from_the_department_of_the_veto_and_never_none() -> None:
    unsaid = evolve(evidence(), incidents=None)
    led = evolve(SCHEME, vetoes=tuple(evolve(one, lead="监察所") for one in SCHEME.vetoes))
    with pytest.raises(MissingEvidenceError) as caught:
        assess(led, unsaid)
    assert {lead: [(one.path, one.code) for one in faults] for lead, faults in caught.value.by_lead.items()} == {
        "监察所": [("/incidents", "missing")]
    }
    assert caught.value.faults[0].zh == "没有说明是否发生事件；未发生的，也须写明（[]）"
    assert caught.value.faults[0].en == "nobody has said whether incidents happened; where none did, say so with []"
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evolve(evidence(marks={"9": None}), incidents=None))
    assert [one.path for one in caught.value.faults] == ["/marks/9", "/incidents"]
    with pytest.raises(VerificationError) as forged:
        evolve(assess(SCHEME, evidence()), evidence=unsaid).verify()
    assert [(one.path, one.code) for one in forged.value.faults] == [("/evidence/incidents", "missing")]
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, unsaid)
    assert list(caught.value.by_lead) == [""]


def test_an_average_is_needed_though_zero_of_zero_would_do_without() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        assess(SCHEME, evolve(evidence({"patents": None}), averages=with_average(0).averages))
    assert [fault.path for fault in caught.value.faults] == ["/facts/patents"]


MISFITS: list[tuple[Evidence, str, str]] = [
    (evidence({"green": 1}), "/facts/green", "unknown_name"),
    (evidence(marks={"3.1": 1}), "/marks/3.1", "unknown_name"),
    (evidence(marks={"44": 1}), "/marks/44", "unknown_name"),
    (evidence({"x": {"nothing": "none this year"}}), "/facts/x", "unknown_name"),
    (evidence({"green_shar": None}), "/facts/green_shar", "unknown_name"),
    (with_average({"part": "70.5", "whole": 7}), "/averages/patents", "not_whole"),
    (with_average({"part": 3, "whole": 7}), "/averages/patents", "contradiction"),
    (evidence({"green_share": "100.01"}), "/facts/green_share", "out_of_range"),
    (evidence({"green_share": "-0.01"}), "/facts/green_share", "out_of_range"),
    (evidence({"green_share": {"part": 42, "whole": 41}}), "/facts/green_share", "out_of_range"),
    (evidence({"noise": "-1"}), "/facts/noise", "out_of_range"),
    (evidence({"complaints": "1.5"}), "/facts/complaints", "not_whole"),
    (evidence({"complaints": "-1"}), "/facts/complaints", "out_of_range"),
    (evidence({"complaints": {"nothing": "无对象"}}), "/facts/complaints", "count_of_nothing"),
    (evidence({"complaints": {"part": 1, "whole": 1}}), "/facts/complaints", "rate_out_of_place"),
    (evidence({"noise": True}), "/facts/noise", "not_a_number"),
    (evidence({"plan_made": 1}), "/facts/plan_made", "wrong_type"),
    (evidence(marks={"9": "2.01"}), "/marks/9", "out_of_range"),
    (evidence(marks={"9": "-0.01"}), "/marks/9", "out_of_range"),
    (evidence({"budget_saved_share": "10.01"}), "/facts/budget_spent_share", "contradiction"),
]


@pytest.mark.parametrize(("wrong", "path", "code"), MISFITS, ids=[f"{path} {code}" for _, path, code in MISFITS])
def test_evidence_that_does_not_fit_the_scheme_is_refused(wrong: Evidence, path: str, code: str) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, wrong)
    assert (path, code) in [(fault.path, fault.code) for fault in caught.value.faults]


def test_an_average_that_no_rule_reads_is_refused() -> None:
    foreign = with_average(2)
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evolve(foreign, averages=FrozenMapping({**foreign.averages, "noise": Fraction(2)})))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/averages/noise", "unknown_name")]


@pytest.mark.parametrize("facts", [{"budget_saved_share": -5}, {"plan_made": 5}, {"noise": -1}], ids=str)
def test_one_wrong_value_is_told_once(facts: dict[str, object]) -> None:
    with pytest.raises(EvidenceError) as caught:
        assess(SCHEME, evidence(facts))
    assert len(caught.value.faults) == 1


def test_what_is_no_evidence_is_refused() -> None:
    with pytest.raises(EvidenceError, match="from_dict"):
        assess(SCHEME, {"unit": "甲街道", "facts": FACTS})  # type: ignore[arg-type]


def test_what_does_not_fit_is_reported_before_what_is_missing() -> None:
    with pytest.raises(EvidenceError):
        assess(SCHEME, Evidence.from_dict({"unit": "甲街道", "facts": {"green_share": 101}}))


def test_a_whole_number_may_be_written_with_a_point() -> None:
    assert assess(SCHEME, evidence({"trials": "2.0"})).clauses["8"].points == 2


def test_an_incident_outside_the_year_is_looked_at_no_further() -> None:
    result = assess(SCHEME, evidence(incidents=[DISASTER | {"date": "2030-06-30"}]))
    assert [(one.class_, one.elements) for one in result.incidents] == [("outside", (("within_year", False),))]


def test_a_veto_acts_on_the_grade_and_leaves_the_score() -> None:
    result = assess(SCHEME, evidence(incidents=[DISASTER]))
    assert (str(result.total), result.grade_before_veto, result.grade, result.exact_grade) == ("44.9", "优", "差", "差")
    assert [(one.id, one.class_) for one in result.incidents] == [("disaster", "disaster")]
    assert dict(result.incidents[0].elements) == {
        "within_year": True,
        "status": "confirmed",
        "recognised_by": "state",
    }


def test_a_pending_incident_changes_nothing_and_is_named() -> None:
    result = assess(SCHEME, evidence(incidents=[DISASTER | {"status": "pending"}]))
    assert (str(result.total), result.grade, result.provisional) == ("44.9", "优", ("disaster",))
    assert noted(result) == [("pending_incident", "/incidents/disaster")]


def test_a_grade_that_the_rounding_of_clauses_decides_is_noted() -> None:
    # Noise is 23 - 0.3 x 65.5 = 3.35, written 3.4, and the mark of 1.35 is written 1.4: 44 becomes 44.1, rounded up 45.
    facts: dict[str, object] = {"noise": "65.5", "late_reports": 2, "budget_spent_share": 85}
    result = assess(SCHEME, evidence(facts, {"9": "1.35"}))
    assert (str(result.total), result.exact_total) == ("44.1", Fraction(44))
    assert (result.grade, result.exact_grade) == ("优", "良")
    assert noted(result) == [("grade_depends_on_rounding", "/grade")]
    assert (result.notes[0].zh, result.notes[0].en) == (
        "舍入决定等级，不舍入时为良",
        "rounding decides the grade; unrounded it is 良",
    )
    result.verify()


@given(UNITS)
def test_the_parts_add_up_and_every_figure_lies_within_its_bounds(drawn: Evidence) -> None:
    result = assess(SCHEME, drawn)
    result.verify()
    for line in result.clauses.values():
        assert line.counted <= line.max_points
        assert line.counted >= 0 or line.id == "3.2"
    for one in SCHEME.items.values():
        least = -2 if one.id == "3" else 0
        assert least <= result.items[one.id].counted <= one.max_points
        assert result.items[one.id].counted == max(sum(result.clauses[part.id].counted for part in one.clauses), least)
    assert result.groups["基本"].counted == result.groups["环境"].counted + result.groups["经济"].counted
    assert result.groups["加分"].counted == min(sum(result.items[id_].counted for id_ in "789"), Decimal(5))
    assert result.base == result.groups["基本"].counted + result.groups["加分"].counted


@given(UNITS, st.sampled_from(["state", "province", "other", "none"]))
def test_an_incident_never_raises_score_or_grade_and_a_veto_always_wins(drawn: Evidence, body: str) -> None:
    def after(*incidents: object) -> Assessment:
        more = Evidence.from_dict({"unit": "甲", "incidents": list(incidents)}).incidents
        return assess(SCHEME, evolve(drawn, incidents=(*(drawn.incidents or ()), *(more or ()))))

    order = ("优", "良", "中", "差")
    before, more, vetoed = after(), after(incident("new", recognised_by=body)), after(DISASTER)
    assert more.total <= before.total
    assert order.index(more.grade) >= order.index(before.grade)
    assert (vetoed.grade, vetoed.total, vetoed.raw_total) == ("差", before.total, before.raw_total)


@given(UNITS, st.integers(1, 100), st.sampled_from(["ROUND_UP", "ROUND_DOWN", "ROUND_HALF_EVEN"]))
def test_nothing_depends_on_the_ambient_decimal_context(drawn: Evidence, precision: int, rounding: str) -> None:
    plainly = assessment_to_json(assess(SCHEME, drawn))
    with localcontext(Context(prec=precision, rounding=rounding)):
        assert assessment_to_json(assess(SCHEME, drawn)) == plainly
        assess(SCHEME, drawn).verify()


def test_nothing_depends_on_the_order_of_mappings() -> None:
    given_ = {"unit": "甲街道", "facts": FACTS, "marks": {"9": 1}, "averages": {"patents": 2}, "incidents": [DISASTER]}
    backwards = dict(reversed(given_.items())) | {"facts": dict(reversed(FACTS.items()))}
    one, other = (assess(SCHEME, Evidence.from_dict(order)) for order in (given_, backwards))
    assert dict(one.clauses) == dict(other.clauses)
    assert list(one.clauses) == list(other.clauses)
    assert one.total == other.total


def test_nothing_depends_on_threads() -> None:
    named = [evidence({"noise": noise}) for noise in range(58, 83)]
    alone = [assessment_to_json(assess(SCHEME, one)) for one in named]
    assert len(set(alone)) > 20
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda one: assessment_to_json(assess(SCHEME, one)), named)) == alone


def test_a_result_can_be_pickled_and_verified_elsewhere() -> None:
    result = assess(SCHEME, evidence(incidents=[DISASTER]))
    copy = pickle.loads(pickle.dumps(result))  # noqa: S301 (our own bytes)
    copy.verify()
    assert assessment_to_json(copy) == assessment_to_json(result)


def test_equal_results_are_equal_and_can_be_counted_once() -> None:
    one, other = assess(SCHEME, evidence()), assess(SCHEME, evidence())
    assert one == other
    assert len({one, other}) == 1
    assert one != assess(SCHEME, evidence({"noise": 99}))


def test_the_lines_of_a_result_are_mappings_in_the_order_of_the_text() -> None:
    result = assess(SCHEME, evidence())
    assert list(result.items) == [str(number) for number in range(1, 10)]
    assert list(result.clauses) == ["1", "2", "3.1", "3.2", "4", "5.1", "5.2", "6", "7", "8", "9"]
    assert repr(result.items).startswith("{'1': PartResult(id='1'")
    assert repr(result.clauses) == "<11 entries: '1', '2', '3.1', '3.2', '4', '5.1', '5.2', '6', '7', '8', '9'>"
    assert (result.clauses["7"].name, str(result.clauses["7"].max_points)) == ("表彰", "4.0")
    for lines in (result.clauses, result.items, result.groups):
        with pytest.raises(KeyError):
            lines["99"]


def test_what_is_written_is_rounded_and_the_exact_total_is_not() -> None:
    third = Clause("1", "款", 1, scaled(percent("rate", "率"), "0.01"))
    scheme = make(Item("1", "项", 1, (third,)), full=1)
    result = assess(scheme, Evidence.from_dict({"unit": "甲", "facts": {"rate": {"part": 1, "whole": 3}}}))
    assert result.clauses["1"].points == Decimal("0.33")
    assert (result.total, result.exact_total) == (Decimal("0.33"), Fraction(1, 3))
