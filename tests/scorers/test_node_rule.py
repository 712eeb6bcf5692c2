"""Any node is the rule of a clause, a stranger's too: it scores, is verified, written, checked and bounded."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import Assessment, Evidence, EvidenceError, SchemeError, VerificationError, assess, check
from huizhou_qa.codec import assessment_to_json
from huizhou_qa.errors import Wording
from huizhou_qa.evidence.asked import asked, given_at, named
from huizhou_qa.evidence.values import NoQuotientError, Values
from huizhou_qa.ledger.results import ClauseResult
from huizhou_qa.one_screen import SCREEN
from huizhou_qa.readers import NumberStep
from huizhou_qa.rules import Constant, GridRounding, Input, Measure, Open, Quotient, Rounded
from huizhou_qa.rules.derived import at_most, clamped, reaches, scaled, total, when, within_limit
from huizhou_qa.scheme.marks.clauses import Clause
from huizhou_qa.scheme.marks.rounding import Rounding
from huizhou_qa.scheme.marks.tree import Heading, Item
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.steps.grades import GradeLine, GradeRule
from huizhou_qa.scorers import (
    Band,
    RequirementsMet,
    average_of,
    count,
    level,
    mark,
    option,
    others_average_of,
    percent,
    quantity,
    ruling_on,
    truth,
)
from huizhou_qa.scorers.node_rule import NodeRule, Stepped, node_of
from huizhou_qa.sheets import self_scoring_sheet
from support.nodes import TwiceLess

GREEN, PAVED = percent("green", "绿地率"), percent("paved", "硬化率")
RULE = clamped(scaled(TwiceLess(GREEN, PAVED), "0.1"), 0, 10)


def scheme_of(rule: Measure, full: int = 10) -> Scheme:
    item = Item("1", "绿化", full, (Clause("1", "绿化", full, NodeRule(rule)),), "园林处")
    grades = GradeRule((GradeLine("好", 5),), "差", "乙区办法")
    return Scheme("乙区-2031", "乙区考核", (Heading("绿化", full, (item,)),), grades, Rounding(2))


def evidence(**facts: object) -> Evidence:
    return Evidence.from_dict({"unit": "一街", "facts": facts})


def result_of(rule: Measure, **facts: object) -> Assessment:
    return assess(scheme_of(rule), evidence(**facts))


def test_a_strangers_rule_scores_and_verifies() -> None:
    result = result_of(RULE, green=60, paved="45.5")
    assert (str(result.total), result.exact_total) == ("7.45", Fraction("7.45"))
    working = result.clauses["1"].working
    assert isinstance(working, Stepped)
    assert working.points == Fraction("7.45")
    result.verify()


@pytest.mark.parametrize(
    ("green", "paved", "points"),
    [(0, 100, 0), (10, 20, 0), (10, 19, "0.1"), (59, 20, "9.8"), (60, 20, 10), (55, 10, 10)],
)
def test_its_edges_are_those_of_its_operations(green: int, paved: int, points: object) -> None:
    assert result_of(RULE, green=green, paved=paved).clauses["1"].working.points == Fraction(str(points))


def test_a_forged_weight_in_a_strangers_working_is_found() -> None:
    result = result_of(RULE, green=60, paved=45)
    line = result.clauses["1"]
    assert isinstance(line.working, Stepped)
    weighed = (
        result_of(clamped(scaled(TwiceLess(GREEN, PAVED), "0.05"), 0, 10), green=60, paved=45).clauses["1"].working
    )
    forged = evolve(result, clauses={"1": ClauseResult("1", line.name, line.max_points, line.points, weighed)})
    with pytest.raises(VerificationError) as caught:
        forged.verify()
    assert "/clauses/1/working" in [fault.path for fault in caught.value.faults]


def test_its_steps_are_written_with_what_was_read_in_front() -> None:
    written = json.loads(assessment_to_json(result_of(RULE, green=60, paved=45)))["clauses"]["1"]["working"]
    assert written["reads"] == {"/facts/green": "60", "/facts/paved": "45"}
    assert (written["points"], written["steps"]["operation"], written["steps"]["value"]) == ("7.5", "ordered", "7.5")
    inner = written["steps"]["of"][0][0]["of"][0][0]["of"][0][0][0]
    assert inner["operation"] == "ordered"


def test_a_rounding_of_the_rule_is_written_with_its_grid_and_its_way() -> None:
    half = Rounded(scaled(GREEN, "0.1"), GridRounding("0.5", "down"))
    steps = json.loads(assessment_to_json(result_of(half, green=68)))["clauses"]["1"]["working"]["steps"]
    assert (steps["operation"], steps["value"]) == ("rounded", "6.5")
    assert steps["of"][1] == {"grid": "0.5", "mode": "down", "stage": "rule"}


def test_it_has_a_row_of_the_sheet() -> None:
    (row, *_) = self_scoring_sheet(result_of(RULE, green=60, paved=45)).rows
    assert "绿地率" in row.criterion
    assert "绿地率60%" in row.basis
    assert "得7.5分，扣2.5分" in row.basis


def test_what_it_lacks_is_listed_and_asked_for_by_department() -> None:
    faults = check(scheme_of(RULE), evidence(green=60))
    assert [(fault.path, fault.code, fault.params["lead"]) for fault in faults] == [
        ("/facts/paved", "missing", "园林处")
    ]


def test_what_there_was_nothing_of_needs_a_ruling() -> None:
    gone = evidence(green=60, paved={"nothing": "没有道路"})
    assert [(fault.path, fault.code) for fault in check(scheme_of(RULE), gone)] == [("/rulings/1", "ruling_needed")]


def test_a_rule_that_says_itself_that_there_is_nothing_needs_a_ruling_too() -> None:
    both = (reaches(GREEN, Constant(50)), within_limit(PAVED, Constant(50)))
    scheme = scheme_of(RequirementsMet(both, 10, empty="satisfied"))
    gone = {"nothing": "没有道路"}
    assert [fault.path for fault in check(scheme, evidence(green=gone, paved=gone))] == ["/rulings/1"]
    assert assess(scheme, evidence(green=60, paved=gone)).total == 10


def test_a_division_by_zero_names_what_was_read_for_the_divisor() -> None:
    rule = at_most(Quotient(GREEN, PAVED), 10)
    with pytest.raises(EvidenceError) as caught:
        assess(scheme_of(rule), evidence(green=60, paved=0))
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/paved", "divided_by_zero")]
    assert result_of(rule, green=60, paved=30).clauses["1"].working.points == 2


def test_of_a_divisor_only_what_evidence_gave_is_named() -> None:
    rule = NodeRule(Quotient(GREEN, total(PAVED, ruling_on("1"))))
    zeros = Values({GREEN.path: Fraction(1), PAVED.path: Fraction(0), ruling_on("1").path: Fraction(0)})
    with pytest.raises(NoQuotientError) as caught:
        rule.evaluate(zeros)
    assert caught.value.divisors == ((PAVED.path, PAVED.label),)


def test_a_rule_that_can_give_other_than_the_printed_marks_is_refused() -> None:
    for rule, code in (
        (scaled(TwiceLess(GREEN, PAVED), "0.1"), "best_differs"),
        (scaled(GREEN, "-0.1"), "worst_below_least"),
    ):
        with pytest.raises(SchemeError) as caught:
            scheme_of(rule)
        assert code in [fault.code for fault in caught.value.faults]
    unbounded = quantity("noise", "噪声", "分贝")
    with pytest.raises(SchemeError) as caught:
        scheme_of(unbounded)
    assert [(fault.code, fault.params["case"]) for fault in caught.value.faults] == [("best_differs", "without_bound")]


def test_an_open_point_needs_its_choice_and_then_only_its_branch_is_read() -> None:
    low, high = Band(GREEN, {"[0, 50]": 0, "(50, 100]": 10}), Band(PAVED, {"[0, 50)": 0, "[50, 100]": 10})
    node = Open("side", {"green": low, "paved": high})
    with pytest.raises(SchemeError) as caught:
        NodeRule(node)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/side", "open_point")]
    assert [leaf.path for leaf in NodeRule(node, {"side": "green"}).inputs] == ["/facts/green"]
    assert [leaf.path for leaf in NodeRule(node, {"side": "paved"}).inputs] == ["/facts/paved"]
    with pytest.raises(SchemeError):
        NodeRule(node, {"side": "grey"})


@pytest.mark.parametrize("leaf", [Input("/results/1"), Input("/incident/date"), Input("/statistics/x")])
def test_an_input_that_evidence_cannot_bring_is_refused(leaf: Input) -> None:
    with pytest.raises(SchemeError) as caught:
        NodeRule(leaf)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [(leaf.path, "foreign_input")]


def test_inputs_are_asked_for_as_evidence_brings_them() -> None:
    noise = quantity("noise", "噪声", "分贝")
    leaves = [GREEN, noise, count("n", "件数", "件"), truth("t", "是否"), level("l", "评价"), mark("1", "得分", "2.5")]
    leaves += [average_of(noise), others_average_of(noise)]
    read = NodeRule(total(*leaves)).inputs
    told = [(leaf.path, asked(leaf).kind, given_at(leaf), named(leaf).zh) for leaf in read]
    assert told == [
        ("/facts/green", "percent", "/facts/green", "绿地率"),
        ("/facts/noise", "quantity", "/facts/noise", "噪声"),
        ("/facts/n", "count", "/facts/n", "件数"),
        ("/facts/t", "truth", "/facts/t", "是否"),
        ("/facts/l", "level", "/facts/l", "评价"),
        ("/marks/1", "mark", "/marks/1", "得分"),
        ("/averages/noise", "average", "/averages/noise", "平均噪声"),
        ("/averages/noise/others", "average", "/averages/noise", "平均噪声"),
    ]
    (word,) = NodeRule(option("o", "档次", ("优", "良", "差"))).inputs
    assert (asked(word).kind, str(word.range), word.whole) == ("option", "[0, 2]", True)
    assert asked(word).description == Wording("优、良、差之一", "one of 优, 良, 差")


@pytest.mark.parametrize("foreign", [None, 5, "a rule", object()])
def test_what_no_arithmetic_can_read_is_no_rule(foreign: object) -> None:
    with pytest.raises(SchemeError) as caught:
        Clause("1", "绿化", 10, foreign)  # type: ignore[arg-type]
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/scorer", "wrong_type")]
    with pytest.raises(SchemeError):
        NodeRule(foreign)  # type: ignore[arg-type]


def test_a_working_is_told_step_by_step_with_numbers_of_any_length() -> None:
    gate = NodeRule(when(reaches(GREEN, Constant(50)), points=10, otherwise=PAVED))
    assert repr(gate.score({"green": 60, "paved": 0}).working) == (
        "Stepped(NumberStep('choose', (TruthStep('within', (NumberStep('sum', (((NumberStep('read', "
        "('/facts/green'), 60), 1), (NumberStep('constant', (50), 50), -1)), 0), 10), Interval.parse('[0, ∞)')), "
        "True), NumberStep('constant', (10), 10)), 10), points=10)"
    )
    digits = Fraction(1, 3**20_000)
    told = repr(Stepped(NumberStep("constant", (digits,), digits), digits))
    assert told.startswith("Stepped(NumberStep('constant', (1/")
    assert len(told) == SCREEN


def test_a_rule_under_a_choice_can_give_what_that_branch_can() -> None:
    rule = Open("r", {"a": at_most(GREEN, 4), "b": PAVED})
    assert [NodeRule(rule, {"r": choice}).extremes() for choice in ("a", "b")] == [
        (Fraction(0), Fraction(most)) for most in (4, 100)
    ]


def test_the_node_of_a_rule_is_what_it_was_made_of() -> None:
    assert node_of(NodeRule(GREEN)) is GREEN
    assert node_of(GREEN) is GREEN
