"""Where a grade is read from more than one sum that clauses move, no set of clauses is told."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.analysis.bounding.grade_lines import ClauseEnds, deciding, fewest
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet
from huizhou_qa.program import Program, Result, Settings, result
from huizhou_qa.rules import Constant, Input, Measure, Product
from huizhou_qa.rules.conditions import Within
from huizhou_qa.rules.derived import total, weighted, when

CLAUSES = [Result(f"c{at}", Input(f"/facts/{at}", "[0, 1]", may_be_nothing=False)) for at in range(8)]
ENDS = [ClauseEnds(clause.leaf.path, Fraction(0), Fraction(1)) for clause in CLAUSES]
SUM = total(*(clause.leaf for clause in CLAUSES))


def graded(measure: Measure, *before: Result) -> Program:
    grade = when(Within(result("total"), "[5, ∞)"), points=Constant(0), otherwise=Constant(1))
    return Program((*CLAUSES, *before, Result("total", measure), Result("grade", grade)), ("A", "B"))


def test_of_one_sum_the_fewest_are_told_with_how_many_sets_there_are() -> None:
    found = deciding(graded(SUM), Settings({}), ENDS, [{}], max)
    assert found is not None
    assert fewest(found, list("abcdefgh"), lambda place: place <= 0) == ClauseSet(tuple("abcde"), 56)


def test_of_two_sums_nothing_is_told() -> None:
    sums = (Result("one", SUM), Result("two", weighted((CLAUSES[0].leaf, 2), (CLAUSES[1].leaf, 1))))
    assert deciding(graded(Product(result("one"), result("two")), *sums), Settings({}), ENDS, [{}], max) is None
