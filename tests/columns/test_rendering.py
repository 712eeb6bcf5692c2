"""Expressions in a library: the same on Polars' own and on narwhals', which serves every other engine."""

from __future__ import annotations

from types import ModuleType

import narwhals as nw
import polars as pl
import pytest

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.frame_kinds import FrameKind
from huizhou_qa.columns.frames import HeldFrame
from huizhou_qa.columns.names import HIDDEN
from huizhou_qa.columns.nodes import FALSE, NULL, TRUE, Expression, OperationOfRow
from huizhou_qa.columns.rendering import Rendering, held_elsewhere, stages
from huizhou_qa.columns.results import Definition
from support.worked_out import Value, value

COLUMNS: dict[str, list[Value]] = {
    "a": [-5, 0, 1, 7, None, 9],
    "b": [3, None, 1, 2, 5, 9],
    "w": ["甲", "乙", None, "甲", "丙", "甲"],
}
MAKE = Expressions()
A, B, W = MAKE.column("a", -5, 9), MAKE.column("b", 1, 9), MAKE.column("w")
LESS = MAKE.below(A, B)
EXPRESSIONS = {
    "sums": MAKE.subtract(MAKE.add(A, B), MAKE.times(A, MAKE.number(3))),
    "down": MAKE.over(A, B),
    "rest": MAKE.rest(A, B),
    "least": MAKE.least((A, B, MAKE.number(4))),
    "greatest": MAKE.greatest((MAKE.number(4), A, B)),
    "kept between": MAKE.clip(A, 0, 5),
    "no more": MAKE.clip(A, -5, 5),
    "no less": MAKE.clip(A, 0, 9),
    "either way": MAKE.case(((LESS, A), (MAKE.opposite(LESS), B))),
    "null as it was": MAKE.case(((LESS, NULL), (MAKE.up_to(A, MAKE.number(9)), B))),
    "one": MAKE.one(LESS),
    "both": MAKE.one(MAKE.both((LESS, MAKE.equal(A, MAKE.number(1))))),
    "one of them": MAKE.one(MAKE.either((LESS, MAKE.equal(A, B)))),
    "null": MAKE.one(MAKE.is_null(MAKE.add(A, B))),
    "true for sure": MAKE.one(MAKE.is_true(LESS)),
    "holds": MAKE.one(MAKE.is_true(MAKE.both((LESS, MAKE.is_known(B))))),
    "how many hold": MAKE.count((LESS, MAKE.is_null(A), MAKE.is_true(MAKE.equal(A, B)), TRUE)),
    "one that holds": MAKE.count((LESS,)),
    "the other way": MAKE.case(((LESS, MAKE.number(1)), (MAKE.opposite(LESS), MAKE.subtract(A, B)))),
    "a word in one way": MAKE.case(((LESS, MAKE.text("less")),)),
    "a truth in one way": MAKE.one(MAKE.case(((LESS, MAKE.equal(A, B)),))),
    "in": MAKE.one(MAKE.fits(B)),
    "words": MAKE.case(
        ((MAKE.equal(W, MAKE.text("甲")), MAKE.text("first")), (MAKE.opposite(MAKE.is_null(W)), MAKE.text("other")))
    ),
    "told": MAKE.one(MAKE.case(((MAKE.is_null(A), FALSE), (MAKE.opposite(MAKE.is_null(A)), TRUE)))),
    "null wherever it stands": NULL,
    "for want": MAKE.masked(B, (MAKE.add(A, B),)),
}


@pytest.mark.parametrize(
    ("library", "is_long"),
    [(pl, False), (pl, True), (nw, False)],
    ids=["polars", "polars of many rows", "narwhals"],
)
@pytest.mark.parametrize("name", EXPRESSIONS)
def test_an_expression_gives_what_it_says_whatever_the_library(
    name: str, library: ModuleType, *, is_long: bool
) -> None:
    rendering = Rendering(library, None, library is pl, {}, is_long=is_long)
    expression = rendering.of(EXPRESSIONS[name]).alias("made")
    made = HeldFrame(pl.DataFrame(COLUMNS), FrameKind({}, is_polars=library is pl), rows=6)
    column = made.back(made.wrapped().with_columns(expression), ["made"], [])["made"]
    rows = [dict(zip(COLUMNS, cells, strict=True)) for cells in zip(*COLUMNS.values(), strict=True)]
    assert column.to_list() == [value(EXPRESSIONS[name], row) for row in rows]


# Over rows of one cohort each: that of the first three rows and that of the others.
COHORTS = [1, 1, 1, 2, 2, 2]
OVER_COHORTS: dict[OperationOfRow, list[Value]] = {
    "sum_of_cohort": [4, 4, 4, 16, 16, 16],
    "rows_of_cohort": [2, 2, 2, 3, 3, 3],
    "most_of_cohort": [3, 3, 3, 9, 9, 9],
    "least_of_cohort": [1, 1, 1, 2, 2, 2],
    "place_in_cohort": [1, None, 2, 3, 2, 1],
}


@pytest.mark.parametrize("library", [pl, nw], ids=["polars", "narwhals"])
@pytest.mark.parametrize("name", OVER_COHORTS)
def test_what_is_worked_out_over_a_cohort_is_an_int64_and_does_not_wrap_below_zero(
    name: OperationOfRow, library: ModuleType
) -> None:
    rendering = Rendering(library, "cohort", library is pl, {})
    found = MAKE.of_cohort(name, MAKE.column("b", 1, 9), 0, 99)
    columns = [rendering.of(one).alias(to) for one, to in ((found, "made"), (beyond(found), "beyond"))]
    held = HeldFrame(pl.DataFrame({**COLUMNS, "cohort": COHORTS}), FrameKind({}, is_polars=library is pl), rows=6)
    made = held.back(held.wrapped().with_columns(*columns), ["made", "beyond"], [])
    assert made["made"].to_list() == OVER_COHORTS[name]
    assert made["beyond"].to_list() == [None if one is None else int(one) - 50 for one in OVER_COHORTS[name]]
    assert [made[name].dtype for name in ("made", "beyond")] == [pl.Int64, pl.Int64]


def beyond(number: Expression) -> Expression:
    """Less than a number of fewer bits or without a sign can be."""
    return MAKE.subtract(number, MAKE.number(50))


def test_the_least_of_many_grows_no_faster_than_they_are_many() -> None:
    def size(count: int) -> int:
        least = MAKE.least(tuple(MAKE.column(f"c{at:03}") for at in range(count)))
        return len(str(Rendering(pl, None, is_polars=True, recast={}).of(least)))

    assert size(40) < 5 * size(10)


def test_more_truths_than_a_byte_counts_are_counted() -> None:
    count = MAKE.count(MAKE.below(MAKE.column("b"), MAKE.number(10 + at)) for at in range(300))
    counted = Rendering(pl, None, is_polars=True, recast={}, is_long=True).of(count).alias("made")
    held = HeldFrame(pl.DataFrame({"b": [9]}), FrameKind({}, is_polars=True), rows=1)
    assert held.back(held.wrapped().with_columns(counted), ["made"], [])["made"].to_list() == [300]


def reading(name: str, *of: str) -> Definition:
    summed = MAKE.number(1)
    for one in of:
        summed = MAKE.add(summed, MAKE.column(one))
    return Definition(name, summed)


def test_what_reads_another_column_is_made_in_a_stage_after_it() -> None:
    found = stages([reading("x", "a"), reading("y", "x"), reading("z", "a", "b"), reading("last", "z", "y")], {})
    assert [[one.name for one in stage] for stage in found] == [["x", "z"], ["y"], ["last"]]


def test_what_holds_the_same_as_another_column_is_made_last_and_read_from_that_one() -> None:
    same = [Definition("same", MAKE.column("x")), Definition("again", MAKE.column("same"))]
    definitions = [reading("x", "a"), *same, Definition(f"{HIDDEN}same", MAKE.column("x")), reading("y", "again")]
    held = held_elsewhere(definitions)
    assert held == {"same": "x", "again": "x"}
    found = stages(definitions, held)
    assert [[one.name for one in stage] for stage in found] == [["x"], [f"{HIDDEN}same", "y"], ["same", "again"]]
    read = Rendering(pl, None, is_polars=True, recast={}, held=held).of(definitions[-1].expression)
    frame = HeldFrame(pl.DataFrame({"x": [5]}), FrameKind({}, is_polars=True), rows=1)
    assert frame.back(frame.wrapped().with_columns(read.alias("y")), ["y"], []).to_dicts() == [{"y": 6}]


def test_constants_are_worked_out_when_they_are_made() -> None:
    make = Expressions()
    seven, two = make.number(7), make.number(2)
    found: list[Expression] = [
        make.add(seven, two),
        make.subtract(seven, two),
        make.times(seven, two),
        make.over(seven, two),
        make.rest(seven, two),
        make.clip(seven, 0, 5),
        make.one(TRUE),
        make.over(seven, make.number(1)),
    ]
    assert [one.number for one in found] == [9, 5, 14, 3, 1, 5, 1, 7]
    assert make.subtract(A, make.number(0)) is A
    assert make.over(A, make.number(1)) is make.times(A, make.number(1)) is make.add(make.number(0), A) is A
    assert make.rest(NULL, two) is make.masked(NULL, (A,)) is make.masked(A, (NULL,)) is NULL
    assert make.above_zero(make.column("c", -3, 0)) is NULL
    assert make.up_to(NULL, two) is NULL
    assert make.is_true(NULL) is make.below(make.one(make.flag("f")), make.number(0)) is FALSE
