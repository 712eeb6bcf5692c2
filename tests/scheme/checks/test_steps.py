"""Steps that read results before them: the base, points of the tree, totals after earlier steps. Worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given as given_any

from huizhou_qa import Evidence, SchemeError, VerificationError, assess, assess_cohort, bounds
from huizhou_qa.codec import scheme_from_json, scheme_to_json
from huizhou_qa.ledger.figures import exact_figures
from huizhou_qa.ledger.known import member_of
from huizhou_qa.program import Settings, bound
from huizhou_qa.program.entries import result
from huizhou_qa.rules import Within
from huizhou_qa.rules.derived import at_most, difference, scaled
from huizhou_qa.scheme import (
    Adjustment,
    GradeAsks,
    Graded,
    Limit,
    Ranking,
    Scheme,
    base,
    grade_after,
    points_of,
    total_after,
)
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scorers import NodeRule, mean_of
from huizhou_qa.sheets import blank_self_scoring_sheet, self_scoring_sheet
from huizhou_qa.testing import evidence_strategy
from support import valley
from support.valley import GRADES, HEADING, evidence, given

TENTH = Adjustment("升", "升分", scaled(base(), "0.1"))
# What a tenth adds counts no further than a twentieth of the base.
CUT = Adjustment("限", "升分限额", at_most(difference(scaled(base(), "1.05"), total_after("升")), 0))
CAP = Limit("cap", "绿化低于90分的，总分不高于80分", high=80, when=(Within(points_of(HEADING), "[0, 90)"),))
GRADED_LIMIT = Limit("second", "乙级的，总分不高于70分", high=70, when=(Within(grade_after("等级"), "{1}"),))
STEPS = (TENTH, CUT, CAP, Graded(), GRADED_LIMIT)


def scheme(*steps: object, **more: object) -> Scheme:
    return valley.scheme(adjustments=(), steps=steps, **more)


SCHEME = scheme(*STEPS)

BY_HAND = [
    # 50 + 5 - 2.5; 80 + 8 - 4 = 84, cut to 80; 90 + 9 - 4.5; 66 + 6.6 - 3.3 = 69.3 is 乙; 70 + 7 - 3.5 is cut to 70.
    (50, "52.50", "丙"),
    (80, "80.00", "甲"),
    (90, "94.50", "甲"),
    (66, "69.30", "乙"),
    (70, "70.00", "乙"),
]


@pytest.mark.parametrize(("green", "total", "grade"), BY_HAND)
def test_steps_that_read_the_base_headings_totals_and_grades_before_them(green: int, total: str, grade: str) -> None:
    told = evidence(green)
    made = assess(SCHEME, told)
    assert (str(made.total), made.grade, made.exact_total) == (total, grade, Fraction(total))
    made.verify()
    assert exact_figures(SCHEME, member_of(SCHEME, told, told.values)).total == Fraction(total)


def test_nothing_rounded_goes_by_the_base_that_was_not_rounded_either() -> None:
    # Written: 33.33 + 3.33 = 36.66. Nothing rounded: 33.333 + 3.3333.
    made = assess(scheme(TENTH, Graded()), evidence("33.333"))
    assert (str(made.base), str(made.total), made.exact_total) == ("33.33", "36.66", Fraction("36.6663"))
    assert [line.working.points for line in made.adjustments] == [Fraction("3.333")]
    made.verify()
    with pytest.raises(VerificationError) as caught:
        evolve(made, exact_total=Fraction("36.663")).verify()
    assert [fault.path for fault in caught.value.faults] == ["/exact_total"]


def test_an_adjustment_of_another_base_does_not_verify() -> None:
    made = assess(SCHEME, evidence(50))
    (first, *rest) = made.adjustments
    other = assess(SCHEME, evidence(52)).adjustments[0]
    with pytest.raises(VerificationError) as caught:
        evolve(made, adjustments=(evolve(first, working=other.working), *rest)).verify()
    assert "/adjustments/升/working" in {fault.path[: len("/adjustments/升/working")] for fault in caught.value.faults}
    with pytest.raises(VerificationError) as caught:
        evolve(made, adjustments=(evolve(first, points=Decimal("6.00")), *rest)).verify()
    assert "/adjustments/升/points" in [fault.path for fault in caught.value.faults]


@given_any(evidence_strategy(SCHEME))
def test_any_unit_comes_out_alike_under_every_arithmetic(any_: Evidence) -> None:
    made = assess(SCHEME, any_)
    member = member_of(SCHEME, any_, any_.values)
    plain = exact_figures(SCHEME, member)
    assert (plain.total, plain.grade, plain.exact_total) == (Fraction(made.total), made.grade, made.exact_total)
    assert plain.total in bound(SCHEME.program, member, Settings(SCHEME.readings))[TOTAL.path]
    made.verify()


def test_bounds_of_an_unknown_fact_contain_every_total() -> None:
    found = bounds(SCHEME, Evidence.from_dict({"unit": "丙村", "incidents": []}))
    totals = [Decimal(total) for _, total, _ in BY_HAND]
    assert found.low is not None
    assert found.high is not None
    assert found.low <= min(totals) < max(totals) <= found.high


def test_papers_call_results_by_names_and_not_by_their_entries() -> None:
    blank = blank_self_scoring_sheet(SCHEME)
    assert [row.indicator for row in blank.rows[1:3]] == [
        "基础分：任何数值按0.1×该数值计分",
        "（1.05×基础分）−“升”后的总分：超过0不扣分；0（含）以下按合计数计分",
    ]
    filled = self_scoring_sheet(assess(SCHEME, evidence(50)))
    assert filled.rows[1].basis == "基础分50分，0.1×50＝5，得5分"
    again = scheme_from_json(scheme_to_json(SCHEME))
    assert (again, again.digest) == (SCHEME, SCHEME.digest)
    assert blank_self_scoring_sheet(again) == blank
    assert self_scoring_sheet(assess(again, evidence(50))) == filled


def test_an_adjustment_may_read_a_statistic_of_the_base_and_of_a_total_before_it() -> None:
    mean = mean_of(total_after("升"), "mean_total", "升后平均分", "mean total")
    above = scheme(TENTH, Adjustment("超", "超过平均", scaled(difference(total_after("升"), mean), "0.5")), Graded())
    cohort = assess_cohort(above, [Evidence.from_dict(given(green) | {"unit": f"{green}村"}) for green in (50, 70)])
    # 55 and 77 with a mean of 66: 5.5 less and 5.5 more.
    assert {unit: str(one.total) for unit, one in cohort.results.items()} == {"50村": "49.50", "70村": "82.50"}
    cohort.verify()
    for one in cohort.results.values():
        one.verify()


def test_adjustments_without_steps_may_read_the_base_and_those_before_them() -> None:
    made = assess(
        valley.scheme(adjustments=(TENTH, Adjustment("半", "减半", scaled(TENTH.entry, "-0.5")))), evidence(80)
    )
    assert (str(made.raw_total), str(made.total)) == ("84.00", "84.00")
    made.verify()


READS_TOTAL = scaled(total_after("升"), 1)
ASKS = GradeAsks("甲", Within(total_after("late"), "[80, 100]"), "总分达到80分")
UNSOUND: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: scheme(Adjustment("早", "早", READS_TOTAL), TENTH, Graded()),
        "/adjustments/早",
        "later",
        "total after 升",
    ),
    (lambda: scheme(Adjustment("升", "升", READS_TOTAL), Graded()), "/adjustments/升", "later", "total after 升"),
    (lambda: scheme(GRADED_LIMIT, Graded()), "/steps/second", "later", "grade after 等级"),
    (
        lambda: scheme(Adjustment("早", "早", mean_of(total_after("升"), "m", "平均", "m")), TENTH, Graded()),
        "/adjustments/早",
        "later",
        "total after 升",
    ),
    (
        lambda: scheme(Limit("a", "甲", high=1, when=(Within(result("x"), "[1, 2]"),)), Graded()),
        "/steps/a",
        "unknown",
        "x",
    ),
    (lambda: valley.scheme(adjustments=(Adjustment("a", "甲", result("total")),)), "/adjustments/a", "later", "total"),
    (
        lambda: scheme(Graded(), Limit("late", "限", high=90), grade_rule=evolve(GRADES, asks=(ASKS,))),
        "/grade_rule",
        "later",
        "total after late",
    ),
    # Who has a place is told from evidence alone.
    (
        lambda: scheme(Graded(), ranking=Ranking(exempt=(Within(base(), "[0, 10]"),))),
        "/ranking",
        "later",
        "base",
    ),
]


@pytest.mark.parametrize(("make", "where", "case", "read"), UNSOUND, ids=range(len(UNSOUND)))
def test_a_result_that_is_none_or_is_worked_out_later_is_refused(
    make: Callable[[], object], where: str, case: str, read: str
) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["case"], fault.params["reads"]) == (
        where,
        "unknown_result",
        case,
        read,
    )


def test_a_rule_outside_a_step_reads_no_result() -> None:
    with pytest.raises(SchemeError) as caught:
        NodeRule(base())
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/results/base", "foreign_input")]
