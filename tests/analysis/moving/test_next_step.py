"""What would earn more: every step that is promised, taken, earns what it promised."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from hypothesis import given

from engine.test_assess import UNITS as OF_DISTRICT
from engine.test_district import evidence as district_evidence
from huizhou_qa import Evidence, EvidenceError, MissingEvidenceError, VerificationError, assess, get_scheme
from huizhou_qa.analysis import FixedFact, NextStep, NextSteps, next_steps, what_if
from huizhou_qa.analysis.named_inputs import input_named, said
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.numbers.exact import MOST_DIGITS
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import clamped, scaled, share
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import held, quantity
from support import district, valley
from support.each_day import one_in
from support.faces import rows
from support.incidents import incident
from support.model_2017 import NOTHING, UNITS, changed
from support.slopes import village, villager

pytestmark = pytest.mark.usefixtures("verified_once")

SCHEME = get_scheme("huizhou", 2017)
DISTRICT = district.scheme()
PM25, PROJECTS = "pm25_annual_mean", "quality_incentive_projects"


def numbers_in(over: Interval, *, whole: bool) -> list[Fraction]:
    """Both ends of what is needed as far as they belong to it, or numbers beside them, and one between.

    Only numbers short enough for evidence.
    """
    low = over.low if over.low is not None else (over.high or Fraction(0)) - 7
    high = over.high if over.high is not None else low + 7
    beside = (high - low) / 1024
    found = [low, low + beside, (low + high) / 2, high - beside, high]
    short = [one for one in found if max(abs(one.numerator), one.denominator) < 10**MOST_DIGITS]
    return [one for one in short if one in over and (not whole or one.denominator == 1)]


def earns(scheme: Scheme, evidence: Evidence, step: NextStep) -> None:
    before, after = assess(scheme, evidence), assess(scheme, what_if(scheme, evidence, step.changes))
    assert after.total - before.total == step.gain
    raw = None if before.raw_total is None or after.raw_total is None else after.raw_total - before.raw_total
    assert raw == step.raw_gain
    gains = {id_: line.counted - before.clauses[id_].counted for id_, line in after.clauses.items()}
    assert list(step.clauses) == [id_ for id_, gain in gains.items() if gain]
    assert step.clause_gain == scheme.rounding.write(sum(gains.values(), Fraction(0)))
    assert (step.gain > 0) == (step.kind == "step")
    for name, needed in step.facts.items():
        leaf = input_named(scheme, name, "")
        assert needed.at in needed.needed
        assert needed.current not in needed.needed
        assert needed.nearest in (None, needed.at)
        for number in numbers_in(needed.needed, whole=leaf.whole):
            others = {section: dict(changes) for section, changes in step.changes.items()}
            others[leaf.section][name] = said(leaf, number)
            total = assess(scheme, what_if(scheme, evidence, others)).total
            assert (total - before.total >= step.gain) if step.kind == "step" else (total - before.total <= step.gain)


@pytest.mark.deep
@given(unit=OF_DISTRICT)
def test_every_step_and_every_cliff_of_a_random_unit_is_worth_what_it_says(unit: Evidence) -> None:
    for step in (found := next_steps(DISTRICT, unit)).steps + found.cliffs:
        earns(DISTRICT, unit, step)


@pytest.mark.parametrize("unit", one_in(62, UNITS), ids=lambda unit: unit["name"])
def test_every_step_and_every_cliff_of_a_whole_unit_is_worth_what_it_says(unit: dict[str, dict[str, object]]) -> None:
    evidence = Evidence.from_dict(unit["evidence"])
    for step in (found := next_steps(SCHEME, evidence)).steps + found.cliffs:
        earns(SCHEME, evidence, step)


def only(found: NextSteps, fact: str) -> NextStep:
    (step,) = [one for one in found.steps if fact in one.facts]
    return step


def told(step: NextStep) -> tuple[str, str, str]:
    return str(step.needed), str(step.nearest), str(step.gain)


def of(**sections: object) -> NextSteps:
    return next_steps(SCHEME, changed(**sections))  # type: ignore[arg-type] # sections as changed takes them


@cache
def several() -> NextSteps:
    """The steps of a unit that is short in clauses that have nothing to do with one another."""
    return of(
        facts={
            "transport_supervision_coverage": {"part": 197, "whole": 200},
            PM25: 40,
            "good_surface_water_share": 72,
            "good_surface_water_target": 80,
            "building_large_acceptance_rate": 99,
            "building_other_acceptance_rate": 97,
            "vegetable_pass_rate": {"part": "3.5", "whole": 41},
            "livestock_pass_rate": {"part": 90, "whole": 100},
            "aquatic_pass_rate": {"part": 38, "whole": 41},
            "national_sampling_failure_rate": {"part": 3, "whole": 7},
            "inferior_v_share": 10,
            "inferior_v_target": 5,
            "i_to_iv_share": 80,
            PROJECTS: 4,
        },
        marks={"15": "0.5"},
        averages={PROJECTS: {"part": 24, "whole": 3}},
    )


@cache
def just_within() -> NextSteps:
    """The steps of a unit that is just within its bands, with an average given as a number."""
    coverage = {"part": 97, "whole": 100}
    facts = {PM25: "35.5", "good_air_days_rate": 90, "transport_supervision_coverage": coverage, PROJECTS: 4}
    return of(facts=facts, averages={PROJECTS: 8})


def test_an_end_that_is_open_has_no_nearest_number() -> None:
    step = only(several(), "transport_supervision_coverage")
    assert told(step) == ("(99, 100]", "None", "0.50")
    assert (step.fact, step.clause) == ("transport_supervision_coverage", "6.2")
    assert step.current == Fraction("98.5")
    assert step.relative == Fraction("0.5") / 99
    assert "超过99%：总分增加0.50" in step.zh
    assert "more than 99%: the total gains 0.50" in step.en


def test_on_a_slope_it_begins_at_the_best_end_and_says_what_a_unit_is_worth() -> None:
    prorata = get_scheme("huizhou", 2017, readings={"part_steps_10_2": "prorata"})
    evidence = changed(facts={PM25: 40})
    step = only(next_steps(prorata, evidence), PM25)
    assert (told(step), step.rate) == (("[0, 35]", "35", "1.50"), Fraction("0.3"))
    mark = only(several(), "15")
    assert (told(mark), mark.rate) == (("{2}", "2", "1.50"), Fraction(1))
    steps = only(several(), PM25)
    assert (told(steps), steps.rate) == (("[0, 40)", "None", "0.30"), None)


def test_no_step_goes_where_something_is_out_of_place() -> None:
    evidence = valley.evidence(40, trees=20)
    own = valley.with_trees(Within(valley.TREES, "(90, 100]"))
    others = valley.with_trees(Within(valley.GREEN, "[50, 100]"))
    for scheme, needed in (
        (own, {"green": "{100}", "trees": "{90}"}),
        # Half a mark for each percentage point: up to 50, where the share of trees would be left out.
        (others, {"green": "[49.99, 50)", "trees": "{100}"}),
    ):
        found = next_steps(scheme, evidence)
        assert {step.fact: str(step.needed) for step in found.steps} == needed
        for step in found.steps + found.cliffs:
            earns(scheme, evidence, step)


def test_a_slope_that_ends_in_a_better_step_goes_to_the_step() -> None:
    step = only(several(), "good_surface_water_share")
    assert (str(step.needed), str(step.nearest)) == ("[80, 100]", "80")


def test_two_rates_that_are_short_earn_only_together() -> None:
    step = only(several(), "building_large_acceptance_rate")
    assert {name: (str(one.needed), str(one.nearest)) for name, one in step.facts.items()} == {
        "building_large_acceptance_rate": ("{100}", "100"),
        "building_other_acceptance_rate": ("[98, 100]", "98"),
    }
    assert (step.fact, step.current, step.needed, step.nearest, step.relative) == (None, None, None, None, None)
    assert (str(step.gain), step.clauses) == ("2.00", ("4.1",))


def test_classes_that_are_read_jointly_earn_together_in_every_clause() -> None:
    joint = get_scheme("huizhou", 2017, readings={"agri_products": "joint"})
    evidence = changed(facts={"vegetable_pass_rate": 90, "livestock_pass_rate": 90})
    step = only(next_steps(joint, evidence), "vegetable_pass_rate")
    assert tuple(step.facts) == ("vegetable_pass_rate", "livestock_pass_rate")
    assert (step.clauses, str(step.gain)) == (("2.1", "2.2", "2.3"), "4.00")
    earns(joint, evidence, step)


def test_what_nobody_can_prove_for_the_whole_interval_is_said_of_one_number() -> None:
    evidence = district_evidence({"budget_spent_share": 60, "budget_saved_share": 40, "complaints": 30})
    found = next_steps(DISTRICT, evidence)
    for step in found.steps:
        earns(DISTRICT, evidence, step)


def test_an_edge_at_which_the_total_stays_is_passed_over() -> None:
    # The item stops at 0 below: only from half of the average on is there anything to gain.
    facts = {"quality_infrastructure_index": NOTHING, "overdue_inspection_centres": 1}
    ruled = {"12.1": {"treatment": "zero", "by": "办", "why": "无测算对象"}}
    found = of(facts=facts, rulings=ruled)
    assert [step for step in found.steps if "overdue_inspection_centres" in step.facts] == []
    floored = of(facts={PM25: 40}, incidents=[incident(str(at)) for at in range(12)])
    assert (str(floored.total), floored.steps) == ("0.00", ())


def test_an_average_moves_with_the_unit_or_is_held() -> None:
    pair, held = only(several(), PROJECTS), only(just_within(), PROJECTS)
    # (20 + x) / 3: x is the average itself at 10; held at 8, at 8.
    assert [pair.average, str(pair.needed), str(pair.nearest)] == ["moves", "[10, ∞)", "10"]
    assert [held.average, str(held.needed), str(held.nearest)] == ["held", "[8, ∞)", "8"]
    assert "平均值等统计数按给定的数不变" in held.zh
    assert "held at the number given" in held.en
    assert only(several(), PM25).average == "none"


def test_of_a_rate_from_counts_the_part_is_told_that_is_needed() -> None:
    def count(found: NextSteps, fact: str) -> int | None:
        return only(found, fact).facts[fact].count

    assert count(several(), "livestock_pass_rate") == 98
    assert count(several(), "aquatic_pass_rate") == 40
    assert count(several(), "vegetable_pass_rate") is None
    assert count(just_within(), "transport_supervision_coverage") == 99
    assert count(several(), "national_sampling_failure_rate") == 1
    assert count(several(), "transport_supervision_coverage") == 199


def test_a_cliff_is_where_the_total_drops_at_once_and_a_slope_is_none() -> None:
    found = just_within()
    cliffs = {(step.fact, str(step.needed), str(step.gain)) for step in found.cliffs}
    assert (PM25, "[36, ∞)", "-0.30") in cliffs
    assert ("good_air_days_rate", "[0, 89]", "-0.30") in cliffs
    assert not any(step.fact == "14" for step in found.cliffs)
    text = next(step for step in found.cliffs if step.fact == PM25)
    assert "总分减少0.30" in text.zh
    assert "the total drops by 0.30" in text.en


def test_what_cannot_be_moved_is_no_step_and_says_why() -> None:
    found = of(
        facts={"good_surface_water_share": 70, "good_surface_water_target": 80, PROJECTS: 0,
               "building_large_acceptance_rate": NOTHING},
        averages={PROJECTS: 0},
    )  # fmt: skip
    assert FixedFact("good_surface_water_target", "target") in found.fixed
    assert FixedFact("11.4", "missing") in found.fixed
    assert FixedFact("building_large_acceptance_rate", "nothing") in found.fixed
    assert FixedFact(PROJECTS, "average") in found.fixed
    held = {one.fact for one in found.fixed}
    assert held.isdisjoint(name for step in (*found.steps, *found.cliffs) for name in step.facts)
    assert {row.name for row in SCHEME.inputs if row.held_by == "target"} == {
        "good_surface_water_target",
        "inferior_v_target",
    }


def test_what_holds_a_fact_is_said_in_the_text_of_a_scheme_too() -> None:
    trees, target = quantity("trees", "树木", "棵"), held(quantity("target", "目标", "棵", better="less"), "target")
    scheme = village(clamped(scaled(share(trees, target), 100), 0, 100))
    read = scheme_from_json(scheme_to_json(scheme))
    assert [(row.name, row.held_by, row.better) for row in read.inputs] == [
        ("trees", None, "either"),
        ("target", "target", "less"),
    ]
    found = next_steps(read, villager(trees=3, target=10))
    assert found.fixed == (FixedFact("target", "target"),)
    assert [step.fact for step in found.steps] == ["trees"]


def test_facts_that_must_agree_move_no_farther_than_they_may() -> None:
    assert str(only(several(), "i_to_iv_share").needed) == "{90}"


def test_evidence_that_cannot_be_scored_is_refused() -> None:
    with pytest.raises(MissingEvidenceError):
        of(facts={PM25: None})
    with pytest.raises(EvidenceError):
        of(facts={PM25: -1})


def test_it_can_be_checked_and_shows_itself() -> None:
    found = next_steps(valley.scheme(), evolve(valley.evidence(40), unit="<b>甲</b>"))
    found.verify()
    with pytest.raises(VerificationError) as caught:
        evolve(found, steps=()).verify()
    assert [fault.path for fault in caught.value.faults] == ["/steps"]
    assert "&lt;b&gt;甲&lt;/b&gt;" in found._repr_html_()
    assert rows(found._repr_html_(), 5) == [["1", "绿化率", "40%", "100%", "+60.00"]]
    assert rows(found.to_html("en"), 5) == [["1", "Green", "40%", "100%", "+60.00"]]
    assert "\n  1 绿化率为100%：总分增加60.00" in repr(found)
    assert "\n  15 质量" in repr(several())
