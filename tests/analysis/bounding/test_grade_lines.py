"""How clauses move the sums that a grade is read from, and where no set of clauses is told."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

import pytest

from huizhou_qa.analysis.bounding.fewest_clauses import Deciding, fewest
from huizhou_qa.analysis.bounding.grade_lines import BEST, WORST, ClauseEnds, deciding
from huizhou_qa.analysis.bounding.score_bounds import ClauseSet
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.program import Program, Result, Settings, result
from huizhou_qa.readers import Number
from huizhou_qa.rules import Constant, Curve, Input, Measure, OnCurve, Product, Quotient, exactly
from huizhou_qa.rules.conditions import Within
from huizhou_qa.rules.derived import difference, least, total, weighted, when
from huizhou_qa.rules.makings import Bands

IDS = "abcdefgh"
OPEN_YET = Input("/facts/z", "[0, 9]", may_be_nothing=False)
CLAUSES = [Result(id_, Input(f"/facts/{id_}", "[0, 1]", may_be_nothing=False)) for id_ in IDS]
RISING = [ClauseEnds(clause.leaf.path, Fraction(0), Fraction(1)) for clause in CLAUSES]
FALLING = [ClauseEnds(clause.leaf.path, Fraction(1), Fraction(0)) for clause in CLAUSES]
SUM = total(*(clause.leaf for clause in CLAUSES))
ONE, TWO = Result("one", SUM), Result("two", weighted((CLAUSES[0].leaf, 2), (CLAUSES[1].leaf, 1)))
SETTINGS = Settings({})


def graded(measure: Measure, *before: Result) -> Program:
    grade = when(Within(result("total"), "[5, ∞)"), points=Constant(0), otherwise=Constant(1))
    return Program((*CLAUSES, *before, Result("total", measure), Result("grade", grade)), ("A", "B"))


def place_of(program: Program, points: Sequence[int], other: int) -> Number:
    found: dict[str, Number] = {clause.leaf.path: Fraction(one) for clause, one in zip(CLAUSES, points, strict=True)}
    found[OPEN_YET.path] = Fraction(other)
    for entry in program.entries[len(CLAUSES) :]:
        found[entry.leaf.path] = SETTINGS.evaluate(entry.node, found)
    return found["/results/grade"]


def tried(program: Program, *others: int, best: bool) -> ClauseSet | None:
    """The fewest clauses that decide it whatever else comes, by trying every set."""
    for size in range(len(IDS) + 1):
        several = [
            turned
            for turned in combinations(IDS, size)
            if {place_of(program, [(id_ in turned) is best for id_ in IDS], one) for one in others or (0,)}
            == {0 if best else 1}
        ]
        if several:
            return ClauseSet(several[0], len(several))
    return None


@pytest.mark.parametrize(
    "program",
    [
        graded(SUM),
        graded(Product(result("one"), result("two")), ONE, TWO),
        graded(total(result("one"), least(result("two"), Constant(2))), ONE, TWO),
        graded(total(difference(result("one"), Constant(1)), Product(result("two"), result("two"))), ONE, TWO),
    ],
)
def test_the_fewest_clauses_are_those_of_every_set_tried(program: Program) -> None:
    secures = deciding(program, SETTINGS, RISING, [{}], WORST)
    forfeits = deciding(program, SETTINGS, FALLING, [{}], BEST)
    assert isinstance(secures, Deciding)
    assert isinstance(forfeits, Deciding)
    assert fewest(secures, IDS, lambda place: place <= 0) == tried(program, best=True)
    assert fewest(forfeits, IDS, lambda place: place > 0) == tried(program, best=False)


def test_of_one_sum_the_fewest_are_told_with_how_many_sets_there_are() -> None:
    found = deciding(graded(SUM), SETTINGS, RISING, [{}], WORST)
    assert isinstance(found, Deciding)
    assert fewest(found, IDS, lambda place: place <= 0) == ClauseSet(tuple("abcde"), 56)


def test_what_is_settled_is_not_worked_out_again() -> None:
    missing = Result("one", total(SUM, Input("/facts/z", "[0, 1]", may_be_nothing=False)))
    program = graded(total(result("one"), result("two")), missing, TWO)
    assert deciding(program, SETTINGS, RISING, [{}], WORST) == "open_beside"
    found = deciding(program, SETTINGS, RISING, [{"/results/one": Fraction(3)}], WORST)
    assert isinstance(found, Deciding)
    assert fewest(found, IDS, lambda place: place <= 0) == ClauseSet(("a",), 1)


def test_where_clauses_move_a_sum_both_ways_nothing_is_told() -> None:
    both = Result("both", weighted((CLAUSES[0].leaf, 1), (CLAUSES[1].leaf, -1)))
    program = graded(Product(result("one"), result("both")), ONE, both)
    assert deciding(program, SETTINGS, RISING, [{}], WORST) == "direction_unproved"


def test_where_a_grade_may_go_both_ways_with_a_sum_nothing_is_told() -> None:
    apart = difference(result("one"), Constant(4))
    program = graded(Product(apart, Product(apart, result("two"))), ONE, TWO)
    assert deciding(program, SETTINGS, RISING, [{}], WORST) == "direction_unproved"


def test_where_a_sum_may_be_no_number_nothing_is_told() -> None:
    over = Result("over", Quotient(Constant(1), total(CLAUSES[0].leaf, Constant(-1))))
    program = graded(total(result("one"), result("over")), ONE, over)
    assert deciding(program, SETTINGS, RISING, [{}], WORST) == "open_beside"


def told(program: Program, ways: Sequence[dict[str, Number]], *, best: bool) -> ClauseSet | None:
    found = deciding(program, SETTINGS, RISING if best else FALLING, ways, WORST if best else BEST)
    assert isinstance(found, Deciding)
    sets = fewest(found, IDS, (lambda place: place <= 0) if best else (lambda place: place > 0))
    assert isinstance(sets, ClauseSet) or sets == "not_enough"
    return sets if isinstance(sets, ClauseSet) else None


@pytest.mark.parametrize("best", [False, True])
@pytest.mark.parametrize("others", [(1, 2), (2, 1), (0, 3), (3, 0, 1), (0,)])
@pytest.mark.parametrize(
    "measure",
    [total(result("one"), result("times")), Product(result("one"), total(result("times"), Constant(1)))],
)
def test_where_what_else_is_open_moves_what_clauses_add_a_set_decides_in_all_of_it(
    measure: Measure, others: Sequence[int], best: bool
) -> None:
    times = Result("times", Product(CLAUSES[0].leaf, OPEN_YET))
    program = graded(measure, ONE, times)
    ways: list[dict[str, Number]] = [{OPEN_YET.path: Fraction(one)} for one in others]
    assert told(program, ways, best=best) == tried(program, *others, best=best)


@pytest.mark.parametrize("best", [False, True])
def test_where_what_else_is_open_leaves_one_grade_alone_the_clauses_decide_the_rest(best: bool) -> None:
    # With 9 taken off the total, it is B whatever the clauses come to.
    by_total = OnCurve(result("total"), Curve(Interval.parse("(-∞, ∞)"), Bands({"(-∞, 5)": 1, "[5, ∞)": 0})))
    program = Program((*CLAUSES, Result("total", difference(SUM, OPEN_YET)), Result("grade", by_total)), ("A", "B"))
    ways: list[dict[str, Number]] = [{OPEN_YET.path: Fraction(one)} for one in (9, 0)]
    assert told(program, ways, best=best) == tried(program, 9, 0, best=best)


def test_what_comes_to_one_number_at_every_place_of_a_grade_goes_no_way() -> None:
    by_score = when(Within(result("total"), "[5, ∞)"), points=Constant(0), otherwise=Constant(1))
    half = difference(result("ahead"), Constant("0.5"))
    entries = (
        Result("total", SUM),
        Result("by_score", by_score),
        Result("ahead", difference(Constant(1), result("by_score"))),
        Result("quarter", Product(half, half)),
        Result("grade", total(result("by_score"), result("quarter"), Constant("-0.25"))),
    )
    program = Program((*CLAUSES, *entries), ("A", "B"))
    assert told(program, [{}], best=True) == tried(program, best=True)


def test_of_the_places_of_a_grade_one_is_held_against_the_next() -> None:
    lines = when(Within(result("total"), "[3, ∞)"), points=Constant(1), otherwise=Constant(2))
    by_score = when(Within(result("total"), "[5, ∞)"), points=Constant(0), otherwise=lines)
    asked = when(exactly(result("by_score"), 0), points=Constant(1), otherwise=result("by_score"))
    program = Program(
        (*CLAUSES, Result("total", SUM), Result("by_score", by_score), Result("grade", asked)), ("A", "B", "C")
    )
    found = deciding(program, SETTINGS, RISING, [{}], WORST)
    assert isinstance(found, Deciding)
    assert fewest(found, IDS, lambda place: place <= 0) == "not_enough"
    assert fewest(found, IDS, lambda place: place <= 1) == ClauseSet(tuple("abc"), 56)
