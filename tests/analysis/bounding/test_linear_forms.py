"""Results that are sums of others: what is told as one is, whatever the inputs are."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from huizhou_qa.analysis.bounding.found_spans import FoundSpans
from huizhou_qa.analysis.bounding.linear_forms import linear_forms
from huizhou_qa.analysis.bounding.program_spans import program_spans
from huizhou_qa.program import Program, Result, Settings
from huizhou_qa.program.bounding import bound_from
from huizhou_qa.readers import Span
from huizhou_qa.readers.spans import exactly
from huizhou_qa.rules import (
    Bands,
    Choose,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Open,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Straight,
    Within,
    at_least,
    at_most,
    scaled,
    total,
    weighted,
)
from support.those import those

HALF = Fraction(1, 2)
ONE, TWO = Input("/facts/one", "[0, 9]"), Input("/facts/two", "[0, 9]")
SETTINGS = Settings({})
WRITTEN = GridRounding("0.1", "half_up", "written")


def form(node: Measure, settings: Settings = SETTINGS) -> tuple[dict[str, Fraction], Fraction] | None:
    found = linear_forms(Program((Result("it", node),), ("优",)), settings).get("/results/it")
    return None if found is None else ({path: weight for path, _, weight in found.terms}, found.constant)


SUMS: Mapping[str, tuple[Measure, Mapping[str, object], object]] = {
    "a sum": (weighted((ONE, 2), (TWO, -1), plus=3), {"one": 2, "two": -1}, 3),
    "what adds up to nothing": (weighted((ONE, 1), (scaled(ONE, 1), -1)), {}, 0),
    "a fixed number times a sum": (Product(Constant(2), total(ONE, TWO)), {"one": 2, "two": 2}, 0),
    "a sum over a fixed number": (Quotient(total(ONE, Constant(1)), Constant(2)), {"one": HALF}, HALF),
    "a limit that never binds": (at_most(total(ONE, TWO), 20), {"one": 1, "two": 1}, 0),
    "a branch that is always taken": (Choose(Within(ONE, "[0, 10]"), TWO, ONE), {"two": 1}, 0),
    "a straight line": (OnCurve(ONE, Curve("[0, 10]", Straight(2, 1))), {"one": 2}, 1),
    "whether there is anything to measure": (NumberOf(Present(ONE)), {}, 1),
}
NO_SUMS: Mapping[str, Measure] = {
    "a product": Product(ONE, TWO),
    "a quotient": Quotient(Constant(1), total(ONE, Constant(1))),
    "a quotient of what is no sum": Quotient(Product(ONE, TWO), Constant(2)),
    "what is rounded": Rounded(ONE, GridRounding("0.1", "half_up", "rule")),
    "a limit that may bind": at_least(ONE, 5),
    "a gate": Choose(Within(ONE, "[0, 5]"), TWO, ONE),
    "a truth that may change": NumberOf(Within(ONE, "[0, 5]")),
    "bands": OnCurve(ONE, Curve("[0, 9]", Bands({"[0, 5)": 1, "[5, 9]": 2}))),
    "a share of what is present": Pooled(((ONE, Constant(9)), (TWO, Constant(9)))),
    "what the text leaves open": Open("r", {"a": ONE, "b": TWO}),
    "what may be nothing": Choose(Within(ONE, "[0, 5]"), NothingToMeasure("too few"), ONE),
}


@pytest.mark.parametrize("case", SUMS)
def test_what_only_adds_up_is_a_sum(case: str) -> None:
    node, weights, constant = SUMS[case]
    assert those(form(node)) == (({f"/facts/{name}": weight for name, weight in weights.items()}, constant),)


@pytest.mark.parametrize("case", NO_SUMS)
def test_what_reads_together_is_none(case: str) -> None:
    assert form(NO_SUMS[case]) is None


def test_a_figure_is_a_sum_where_nothing_is_rounded_for_writing_and_a_choice_where_it_is_made() -> None:
    assert form(Rounded(ONE, WRITTEN)) is None
    assert those(form(Rounded(ONE, WRITTEN), Settings({}, written=False))) == (({ONE.path: 1}, 0),)
    assert those(form(Open("r", {"a": ONE, "b": TWO}), Settings({"r": "b"}))) == (({TWO.path: 1}, 0),)


THIRD = exactly(Fraction(1, 3))


@pytest.mark.parametrize("known", [{}, {ONE.path: exactly(Fraction(4))}, {ONE.path: THIRD, TWO.path: THIRD}])
@pytest.mark.parametrize("case", [*SUMS, *NO_SUMS])
def test_a_result_lies_where_the_plain_arithmetic_of_bounds_has_it(case: str, known: Mapping[str, Span]) -> None:
    below = Result("below", SUMS[case][0] if case in SUMS else NO_SUMS[case])
    above = Result("above", weighted((below.leaf, 3), (Input("/facts/three", "[0, 1]"), 1), plus=Fraction(1, 7)))
    program = Program((below, above), ("优",))
    settings = Settings({"r": "a"})
    plainly, found = bound_from(program, known, (), settings), FoundSpans(program_spans(program, settings), known)
    # Of what is taken away again nothing is left, where plainly each is any number.
    for path in (below.leaf.path, above.leaf.path) if case != "what adds up to nothing" else ():
        assert found[path] == plainly[path]
