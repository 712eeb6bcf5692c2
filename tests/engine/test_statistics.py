"""Statistics of a cohort: mean, most, least and place of any number, as rules and cohorts have them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from attrs import evolve

from huizhou_qa import (
    Evidence,
    VerificationError,
    assess,
    assess_cohort,
)
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import Rate
from huizhou_qa.rules import Choose, Constant, Measure, Quotient
from huizhou_qa.rules.derived import at_most, difference, exactly, scaled
from huizhou_qa.scheme.clauses import Clause
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scheme.tree import Item
from huizhou_qa.scorers import (
    LinearDeduction,
    count,
    mean_of,
    most_of,
    place_of,
    quantity,
    signed,
)
from scheme.test_scheme import make

GROWTH, INDUSTRY = signed("growth", "增速", "%"), signed("industry", "工业增速", "%")
SALES, PEOPLE = quantity("sales", "零售额", "万元"), quantity("people", "人口", "人")
PETITIONS = count("petitions", "信访", "件")
SALES_EACH, PETITIONS_EACH = Quotient(SALES, PEOPLE), Quotient(PETITIONS, PEOPLE)
MOST_SALES = most_of(SALES_EACH, "sales_each", "最高人均零售额", "greatest sales per head")
MEAN_PETITIONS = mean_of(PETITIONS_EACH, "petitions_each", "平均人均信访量", "mean of petitions per head")


def unless_zero(statistic: Measure, full: int, otherwise: Measure) -> Measure:
    return Choose(exactly(statistic, 0), Constant(full), otherwise)


# First 20, each next place 1 less.
BY_PLACE = LinearDeduction(place_of(GROWTH), 20, 1, "above", 1, 1, 20)
# At or above the mean 15, each point below it 1 less.
BY_MEAN = LinearDeduction(difference(INDUSTRY, mean_of(INDUSTRY)), 15, 0, "below", 1, 1, 15, "prorata")
# The share of the greatest per head.
BY_MOST = unless_zero(MOST_SALES, 15, at_most(scaled(Quotient(SALES_EACH, MOST_SALES), 15), 15))
# At or below the mean of the quotient 20, each tenth of it above 2 less.
BY_MEAN_OF_QUOTIENT = unless_zero(
    MEAN_PETITIONS,
    20,
    LinearDeduction(Quotient(PETITIONS_EACH, MEAN_PETITIONS), 20, 1, "above", "0.1", 2, 20, "prorata"),
)


def scheme_of(*rules: tuple[str, int, Measure]) -> Scheme:
    numbered = [(str(at), *rule) for at, rule in enumerate(rules, start=1)]
    items = [Item(id_, name, full, (Clause(id_, name, full, rule),)) for id_, name, full, rule in numbered]
    return make(*items, full=sum(full for _, full, _ in rules))


SCHEME = scheme_of(
    ("增速", 20, BY_PLACE), ("工业", 15, BY_MEAN), ("零售", 15, BY_MOST), ("信访", 20, BY_MEAN_OF_QUOTIENT)
)

FIGURES = {
    "甲": {"growth": 3, "industry": 6, "sales": 40, "people": 8, "petitions": 8},
    "乙": {"growth": -1, "industry": -2, "sales": 9, "people": 3, "petitions": 6},
    "丙": {"growth": -1, "industry": 1, "sales": 8, "people": 2, "petitions": 2},
    "丁": {"growth": -4, "industry": -9, "sales": 0, "people": 5, "petitions": 0},
}


def member(unit: str, **changes: object) -> Evidence:
    return Evidence.from_dict({"unit": unit, "facts": FIGURES[unit] | changes})


MEMBERS = [member(unit) for unit in FIGURES]
COHORT = assess_cohort(SCHEME, MEMBERS)


def points(unit: str) -> list[Fraction]:
    return [COHORT.results[unit].clauses[id_].working.points for id_ in SCHEME.clauses]


def test_place_mean_most_and_the_mean_of_a_quotient_are_over_all_members_also_below_zero() -> None:
    # Places 1, 2, 2, 4; the mean of industry is -4/4; the most sales per head are 40/8; petitions per head have mean 1.
    assert points("甲") == [20, 15, 15, 20]
    assert points("乙") == [19, 14, 9, 0]
    assert points("丙") == [19, 15, 12, 20]
    assert points("丁") == [17, 7, 0, 20]


def test_the_statistics_of_a_cohort_are_told_as_each_unit_has_them() -> None:
    assert COHORT.averages == {"industry": Rate(-4, 4)}
    assert COHORT.statistics["place_of_growth"] == {"甲": 1, "乙": 2, "丙": 2, "丁": 4}
    assert set(COHORT.statistics["sales_each"].values()) == {Fraction(5)}
    # A mean as sum and members: what it is over can be told.
    assert set(COHORT.statistics["petitions_each"].values()) == {Rate(4, 4)}


def test_a_cohort_and_each_of_its_results_verify_alone() -> None:
    COHORT.verify()
    for result in COHORT.results.values():
        result.verify()
        assert result.total == assess(SCHEME, result.evidence).total


def test_a_cohort_held_against_other_statistics_is_told() -> None:
    evidence = COHORT.results["丁"].evidence
    forged = assess(
        SCHEME, evolve(evidence, statistics=FrozenMapping({**evidence.statistics, "place_of_growth": Fraction(3)}))
    )
    forged.verify()
    with pytest.raises(VerificationError) as caught:
        evolve(COHORT, results={**COHORT.results, "丁": forged}).verify()
    faults = [(fault.path, fault.code) for fault in caught.value.faults]
    assert ("/results/丁/evidence/statistics", "differs") in faults
