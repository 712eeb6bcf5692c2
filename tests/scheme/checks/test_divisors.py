"""Divisors of steps: one that is made of results or of counts of incidents must be kept from 0 by the rule itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given as given_any

from codec.test_schemes import with_its_digest
from huizhou_qa import Evidence, SchemeError, assess, assess_cohort
from huizhou_qa.codec import assessment_from_json, assessment_to_json, scheme_from_json, scheme_to_json
from huizhou_qa.program.readings import Choice, Reading, Readings
from huizhou_qa.rules import Choose, Constant, Measure, Open, Product, Quotient, Rounded, Within
from huizhou_qa.rules.derived import at_least, at_most, difference, scaled, total
from huizhou_qa.rules.rounding import GridRounding
from huizhou_qa.scheme import Adjustment, GradeAsks, Graded, Limit, Ranking, Scheme, base, points_of, total_after
from huizhou_qa.scorers import events, mean_of, most_of, quantity
from huizhou_qa.testing import evidence_strategy
from support import valley
from support.valley import GRADES, HEADING, given

FROM_50 = difference(base(), Constant(50))
DEATHS = events("death", "亡人")
AREA = quantity("area", "面积", "亩")
ALL_BUT_50 = Within(base(), "(50, 100]")


def over(divisor: Measure) -> Quotient:
    return Quotient(Constant(-1), divisor)


def adjusted(rule: Measure, **more: object) -> Scheme:
    return valley.scheme(adjustments=(Adjustment("除", "除", rule),), **more)


def asked(divisor: Measure) -> Within:
    return Within(over(divisor), "[-1, 0]")


def by_grid(divisor: Measure) -> Measure:
    """Its number as it is written, to whole ones."""
    return Rounded(divisor, GridRounding(1, stage="written"))


UNSAFE: Mapping[str, tuple[Callable[[], object], str, tuple[str, ...]]] = {
    "the base": (lambda: adjusted(over(base())), "/adjustments/除", ("base",)),
    "the base less 50": (lambda: adjusted(over(FROM_50)), "/adjustments/除", ("base",)),
    "points": (lambda: adjusted(over(points_of(HEADING))), "/adjustments/除", (HEADING.entry.name,)),
    "a count of incidents": (lambda: adjusted(over(DEATHS)), "/adjustments/除", ("death",)),
    "a figure beside the base": (lambda: adjusted(over(total(base(), AREA))), "/adjustments/除", ("base",)),
    "a statistic of the base": (
        lambda: adjusted(over(mean_of(base(), "mean_base", "平均基础分"))),
        "/adjustments/除",
        ("base",),
    ),
    "what a statistic is of": (
        lambda: adjusted(scaled(mean_of(over(FROM_50), "mean", "平均"), 1)),
        "/adjustments/除",
        ("base",),
    ),
    "a divisor in a divisor": (
        lambda: adjusted(over(at_least(over(FROM_50), 1))),
        "/adjustments/除",
        ("base",),
    ),
    "a gate around it": (
        lambda: adjusted(Choose(ALL_BUT_50, over(FROM_50), Constant(0))),
        "/adjustments/除",
        ("base",),
    ),
    "a product": (lambda: adjusted(over(Product(base(), DEATHS))), "/adjustments/除", ("base", "death")),
    "0 where nothing is rounded": (
        lambda: adjusted(over(difference(by_grid(at_least(base(), "0.6")), Constant(Fraction("0.6"))))),
        "/adjustments/除",
        ("base",),
    ),
    "0 where it is written": (
        lambda: adjusted(over(by_grid(at_least(base(), "0.4")))),
        "/adjustments/除",
        ("base",),
    ),
    "a limit": (
        lambda: valley.scheme(adjustments=(), steps=(Limit("限", "限", high=40, when=(asked(FROM_50),)), Graded())),
        "/steps/限",
        ("base",),
    ),
    "a step after another": (
        lambda: valley.scheme(
            adjustments=(),
            steps=(valley.DUST, Adjustment("后", "后", over(total_after("扬尘扣分"))), Graded()),
        ),
        "/adjustments/后",
        ("total after 扬尘扣分",),
    ),
    "a grade": (
        lambda: valley.scheme(grade_rule=evolve(GRADES, asks=(GradeAsks("甲", asked(FROM_50), "有余"),))),
        "/grade_rule",
        ("base",),
    ),
    "the ranking": (lambda: valley.scheme(ranking=Ranking(exempt=(asked(DEATHS),))), "/ranking", ("death",)),
}  # fmt: skip


@pytest.mark.parametrize("name", UNSAFE)
def test_a_divisor_of_results_or_incidents_that_may_be_0_is_refused(name: str) -> None:
    make, where, read = UNSAFE[name]
    with pytest.raises(SchemeError) as caught:
        make()
    (fault,) = caught.value.faults
    assert (fault.path, fault.code, fault.params["reads"]) == (where, "divisor_may_be_zero", read)
    assert "at_least" in fault.zh
    assert "at_least" in fault.en


def test_every_divisor_that_may_be_0_is_told() -> None:
    with pytest.raises(SchemeError) as caught:
        adjusted(total(over(base()), over(total(DEATHS, Constant(1))), over(DEATHS)))
    assert [fault.params["reads"] for fault in caught.value.faults] == [("base",), ("death",)]


def test_a_divisor_is_refused_whatever_reading_is_chosen() -> None:
    kept = over(at_least(FROM_50, 1))
    choices = (Choice("kept", valley.TOLD), Choice("bare", valley.TOLD))
    reading = Reading("by", valley.TOLD, choices, valley.TOLD, valley.TOLD)
    for chosen in ({}, {"by": "bare"}):
        with pytest.raises(SchemeError) as caught:
            adjusted(Open("by", {"kept": kept, "bare": over(FROM_50)}), chosen_readings=Readings.of((reading,), chosen))
        assert [fault.code for fault in caught.value.faults] == ["divisor_may_be_zero"]
    sound = Open("by", {"kept": kept, "bare": over(Constant(2))})
    assert adjusted(sound, chosen_readings=Readings.of((reading,), {})).readings == {"by": "kept"}


def test_a_divisor_of_figures_alone_is_a_matter_of_the_evidence() -> None:
    most = most_of(AREA, "most_area", "最大面积")
    for divisor in (AREA, most, difference(AREA, Constant(50))):
        assert adjusted(over(divisor)).adjustments


# Kept from 0 from above, from below, by a count that starts at 1, and by a part that reaches further.
KEPT = total(
    over(at_least(FROM_50, 1)),
    over(at_most(FROM_50, -2)),
    over(total(DEATHS, Constant(1))),
    Quotient(base(), at_least(mean_of(base(), "mean_base", "平均基础分"), 10)),
)  # fmt: skip
SCHEME = adjusted(KEPT)


def with_mean(green: object, mean: int = 20) -> Evidence:
    return Evidence.from_dict({**given(green), "statistics": {"mean_base": mean}})


@pytest.mark.parametrize(
    ("green", "added"),
    [
        # -1/1 + 1/2 - 1 + 50/20, and the same for 52 with -1/2, and for 46 with 1/4.
        (50, "1"),
        (52, "1.6"),
        (46, "0.55"),
    ],
)
def test_a_divisor_that_is_kept_from_0_scores_and_verifies(green: int, added: str) -> None:
    made = assess(SCHEME, with_mean(green))
    right = green + Fraction(added)
    assert (Fraction(made.total), made.exact_total) == (right, right)
    made.verify()
    again = assessment_from_json(assessment_to_json(made), SCHEME)
    assert (again.total, again.grade, again.exact_total) == (made.total, made.grade, made.exact_total)
    again.verify()
    assert scheme_from_json(scheme_to_json(SCHEME)) == SCHEME


@given_any(evidence_strategy(SCHEME))
def test_where_no_divisor_may_be_0_every_unit_has_a_score(any_: Evidence) -> None:
    assess(SCHEME, any_).verify()


def test_members_at_the_very_number_are_scored_with_their_mean() -> None:
    cohort = assess_cohort(SCHEME, [Evidence.from_dict(given(green) | {"unit": f"{green}村"}) for green in (50, 0)])
    # -1/1 + 1/2 - 1 + 50/25; of the other unit -1 + 1/50 - 1 + 0, and no total is below 0.
    assert [str(one.total) for one in cohort.results.values()] == ["50.50", "0.00"]
    cohort.verify()


LEAST = Fraction(3, 16)
IN_DOCUMENTS = {
    "/adjustments/除": adjusted(over(at_least(FROM_50, LEAST))),
    "/steps/限": valley.scheme(
        adjustments=(), steps=(Limit("限", "限", high=40, when=(asked(at_least(FROM_50, LEAST)),)), Graded())
    ),
    "/grade_rule": valley.scheme(
        grade_rule=evolve(GRADES, asks=(GradeAsks("甲", asked(at_least(FROM_50, LEAST)), "有余"),))
    ),
}


@pytest.mark.parametrize("where", IN_DOCUMENTS)
def test_a_document_with_such_a_divisor_is_refused_alike(where: str) -> None:
    text = scheme_to_json(IN_DOCUMENTS[where])
    assert '"3/16"' in text
    with pytest.raises(SchemeError) as caught:
        scheme_from_json(with_its_digest(json.loads(text.replace('"3/16"', '"-3/16"'))))
    assert [(fault.path, fault.code, fault.params["reads"]) for fault in caught.value.faults] == [
        (f"/annotations/scheme{where}", "divisor_may_be_zero", ("base",))
    ]
