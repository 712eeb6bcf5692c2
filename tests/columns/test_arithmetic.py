"""The arithmetic of columns gives what the exact one gives, for random rules and a stranger's node among them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given

from huizhou_qa.columns.amounts import Amount, Amounts, AnyAmount
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.division import rounded
from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import Expression, TooWideError, ends_of
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.readers import gaps as plain_gaps
from huizhou_qa.rules import (
    AllOf,
    Bands,
    Choose,
    Condition,
    Constant,
    Curve,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    OnCurve,
    Ordered,
    Piece,
    Pieces,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Straight,
    Sum,
    Within,
)
from huizhou_qa.rules.rounding import MODES
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures
from support.worked_out import Value, value

Unit = Mapping[str, plain_gaps.Number | None]
# So wide that nothing is refused: what is worked out here has no end.
WIDE = 10**400
MOST = 10**30


def columns_of(unit: Unit, choices: Mapping[str, str]) -> tuple[ColumnArithmetic, dict[str, Value]]:
    """The arithmetic over a column for the top and one for the bottom of every input, and the row."""
    amounts = Amounts(Expressions(WIDE))
    make, row, numbers = amounts.make, dict[str, Value](), dict[str, AnyAmount]()
    for leaf in INPUTS:
        number = unit[leaf.path]
        row[f"{leaf.path} nothing"] = int(isinstance(number, Gap))
        told = number if isinstance(number, Fraction) else None
        row[f"{leaf.path} top"] = None if told is None else told.numerator
        row[f"{leaf.path} bottom"] = None if told is None else told.denominator
        low = MOST * (-1 if leaf.range.low is None else 0)
        top, nothing = make.column(f"{leaf.path} top", low, MOST), make.flag(f"{leaf.path} nothing")
        bottom = None if leaf.whole else make.column(f"{leaf.path} bottom", 1, MOST)
        numbers[leaf.path] = Amount(top, 1, bottom, nothing=amounts.nothing_where(nothing))
    return ColumnArithmetic(numbers, choices, amounts), row


def fraction_of(one: Amount, row: Mapping[str, Value]) -> Fraction | None:
    top = value(one.top, row)
    bottom = 1 if one.bottom is None else value(one.bottom, row)
    if not isinstance(top, int) or not isinstance(bottom, int):
        return None
    return Fraction(one.times * top, one.scale * bottom)


def is_within_bounds(expression: Expression, row: Mapping[str, Value]) -> bool:
    """Whether every number on the way lies between its bounds."""
    low, high = ends_of(expression)
    found = value(expression, row)
    inside = not isinstance(found, int) or low <= found <= high
    return inside and all(is_within_bounds(one, row) for one in expression.of)


@given(measures(), UNITS, CHOICES)
def test_a_number_is_what_is_exact_and_null_where_that_is_a_gap(
    node: Measure, unit: Unit, choices: Mapping[str, str]
) -> None:
    arithmetic, row = columns_of(unit, choices)
    exact = node.under(Exact(known(unit), choices))
    one = arithmetic.amounts.flat(node.under(arithmetic))
    assert fraction_of(one, row) == (None if isinstance(exact, Gap) else exact)
    absent = arithmetic.amounts.absent(one.nothing)
    assert (absent is not None and value(absent, row) == 1) == (isinstance(exact, Gap) and exact.is_nothing)
    assert is_within_bounds(one.top, row)


@given(conditions(), UNITS, CHOICES)
def test_a_truth_is_what_is_exact_and_null_where_that_is_a_gap(
    node: Condition, unit: Unit, choices: Mapping[str, str]
) -> None:
    arithmetic, row = columns_of(unit, choices)
    exact = node.under(Exact(known(unit), choices))
    truth = node.under(arithmetic)
    told = value(arithmetic.told(truth), row)
    assert told == (None if isinstance(exact, Gap) else int(exact))


A, B, C, D = (Input(f"/facts/{name}", "[-100, 100]") for name in "abcd")
# Brought in as whole numbers between these ends, and as quotients of them.
LOW, HIGH = -100, 100
NUMBERS = (-100, -7, -1, 0, 1, 2, 5, 99, 100)
ABSENT = Sum(((NothingToMeasure("none"), 1),))
NODES: Mapping[str, Measure] = {
    "product of quotients": Product(Quotient(A, D), Quotient(B, D)),
    "quotient of quotients": Quotient(Quotient(A, B), Quotient(C, D)),
    "sum of quotients over one divisor": Sum(((Quotient(A, D), 2), (Quotient(B, D), Fraction(-1, 3)))),
    "sum of quotients over two": Sum(((Quotient(A, B), 1), (Quotient(C, D), 1)), 1),
    "nothing of it": Sum(((Quotient(A, D), 0), (B, 1))),
    "a quotient by zero": Quotient(A, Constant(0)),
    "the least of four": Ordered((A, B, C, D), 0, 1),
    "the greatest of four": Ordered((A, B, C, D), 3, 4),
    "without the ends": Ordered((A, B, C, D), 1, 3),
    "without the least": Ordered((A, B, C, D), 1, 4),
    "the second": Ordered((A, B, C, D), 1, 2),
    "the greater of two quotients": Ordered((Quotient(A, B), Quotient(C, D)), 1, 2),
    "no less than a part": Ordered((A, Constant(Fraction(1, 3))), 1, 2),
    "no more than what it always is less than": Ordered((A, Constant(200)), 0, 1),
    "of a fixed number": Ordered((Constant(5), Constant(3)), 0, 1),
    "a choice kept": Ordered((Choose(Within(A, "[0, 100]"), B, Constant(2)), Constant(1)), 0, 1),
    "on no piece": OnCurve(Constant(5), Curve("[0, 1]", Straight())),
    "on the one piece that it can reach": OnCurve(A, Curve("(-∞, ∞)", Bands({"(-∞, 200)": 1, "[200, ∞)": 2}))),
    "beside the pieces": OnCurve(Quotient(A, B), Curve("[0, ∞)", Bands({"[0, 1)": 1, "[1, ∞)": 2}))),
    "above every piece": OnCurve(Sum(((A, 1),), 300), Curve("[0, 1]", Straight())),
    "above the first piece": OnCurve(A, Curve("(-∞, ∞)", Bands({"(-∞, -200)": 1, "[-200, 0)": 2, "[0, ∞)": 3}))),
    "beyond the one piece": OnCurve(A, Curve("[-100, 50]", Straight())),
    "beyond the pieces": OnCurve(A, Curve("[200, ∞)", Straight())),
    "a part of which there is nothing": Pooled(((ABSENT, Constant(2)), (A, Constant(3))), 1),
    "too few parts": Pooled(((ABSENT, Constant(2)), (A, Constant(3))), 2),
    "a part without marks": Pooled(((A, B),), 1),
    "whether there is nothing": NumberOf(Present(ABSENT)),
    "all of what always holds": NumberOf(AllOf((Within(A, "[-200, 200]"), Present(B)))),
    "all of what is fixed": NumberOf(AllOf((Within(Constant(1), "[0, 2]"), Within(Constant(2), "[0, 2]")))),
    "one number": NumberOf(Within(A, "{5}")),
    "no whole number": NumberOf(Within(A, "{0.5}")),
    "a choice of two that lie there": NumberOf(Within(NumberOf(Within(A, "[0, 1]")), "[0, 1]")),
    "unknown": Sum(((Input("/facts/unknown"), 1), (A, 1))),
    "an unknown curve": OnCurve(Input("/facts/unknown"), Curve("(-∞, ∞)", Straight())),
    "an unknown choice": Choose(Within(Input("/facts/unknown"), "[0, 1]"), A, B),
    **{
        f"{mode} of a {name}": Rounded(node, GridRounding(grid, mode))
        for mode in MODES
        for name, node, grid in (
            ("sum", Sum(((A, Fraction(1, 3)), (B, Fraction(1, 2)))), "0.1"),
            ("quotient", Quotient(A, D), "0.01"),
            ("unknown", Input("/facts/unknown"), "1"),
            ("fixed one", Constant("0.5"), "1"),
        )
    },
}


def columns_of_four(row: Mapping[str, int | None], widest: int) -> ColumnArithmetic:
    """The arithmetic over four columns of whole numbers."""
    amounts = Amounts(Expressions(widest))
    columns = {
        leaf.path: Amount(amounts.make.column(leaf.path, LOW, HIGH)) for leaf in (A, B, C, D) if leaf.path in row
    }
    return ColumnArithmetic(columns, {}, amounts)


@pytest.mark.parametrize("name", sorted(NODES))
@pytest.mark.parametrize("widest", [WIDE, 40_000], ids=["wide", "narrow"])
def test_an_awkward_node_is_what_is_exact(name: str, widest: int) -> None:
    node, numbers = NODES[name], [*NUMBERS, None]
    arithmetic = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, widest)
    try:
        one = arithmetic.amounts.flat(node.under(arithmetic))
    except TooWideError:
        assert widest < WIDE
        return
    for at, number in enumerate(numbers):
        row = {leaf.path: numbers[(at * step + step) % len(numbers)] for step, leaf in enumerate((A, B, C, D), 1)}
        row[A.path] = number
        told = {path: Fraction(given) for path, given in row.items() if given is not None}
        exact = node.under(Exact(told))
        assert fraction_of(one, row) == (None if isinstance(exact, Gap) else exact), row
        assert is_within_bounds(one.top, row)


def test_a_quotient_that_is_too_wide_at_once_is_worked_out_by_hand() -> None:
    amounts = Amounts(Expressions(10**8))
    top, bottom = amounts.make.column("top", 0, 1_000), amounts.make.column("bottom", 1, 1_000)
    arithmetic = ColumnArithmetic({A.path: Amount(top, 1, bottom)}, {})
    curve = Curve("(-∞, ∞)", Pieces((Piece("(-∞, 2)", 0, 1), Piece("[2, ∞)", 2))))
    for mode in MODES:
        number = ColumnArithmetic(arithmetic.known, {}, amounts).on_curve(arithmetic.known[A.path], curve)
        doubled = ColumnArithmetic(arithmetic.known, {}, amounts).sum([(number, Fraction(2))], Fraction(1))
        one = amounts.flat(rounded(amounts, doubled, GridRounding("0.00001", mode)))
        for above, below in ((1, 3), (2, 3), (5, 1), (1_000, 1)):
            row: Mapping[str, Value] = {"top": above, "bottom": below}
            exact = 2 * min(Fraction(above, below), Fraction(2)) + 1
            assert fraction_of(one, row) == GridRounding("0.00001", mode)(exact)


def test_on_its_piece_a_number_is_no_wider_than_the_piece() -> None:
    amounts = Amounts(Expressions(10**6))
    known = {A.path: Amount(amounts.make.column("a", 0, 10**5))}
    curve = Curve("[0, ∞)", Pieces((Piece("[0, 4]", 0, 1), Piece("(4, ∞)", 4))))
    number = ColumnArithmetic(known, {}, amounts).on_curve(known[A.path], curve)
    one = amounts.flat(rounded(amounts, number, GridRounding("0.00001")))
    assert [fraction_of(one, {"a": given}) for given in (0, 3, 4, 5, 10**5)] == [0, 3, 4, 4, 4]
    steep = Curve("[0, ∞)", Pieces((Piece("[0, 4]", 0, Fraction(1, 7)), Piece("(4, ∞)", 4))))
    with pytest.raises(TooWideError):
        rounded(amounts, ColumnArithmetic(known, {}, amounts).on_curve(known[A.path], steep), GridRounding("0.0000001"))


@pytest.mark.parametrize("widest", [WIDE, 100_000], ids=["wide", "narrow"])
def test_on_its_piece_a_number_is_kept_to_a_limit_beyond_that_piece(widest: int) -> None:
    curve = Curve("[0, ∞)", Pieces((Piece("[0, 3]", 0, 1), Piece("(3, ∞)", 8))))
    for limit, start, expected in ((5, 1, (5, 5, 5, 8)), (2, 0, (0, Fraction("0.143"), 2, 2))):
        amounts = Amounts(Expressions(widest))
        known = {A.path: Amount(amounts.make.column("a", 0, 70_000), 7)}
        number = Ordered((OnCurve(A, curve), Constant(limit)), start, start + 1)
        one = rounded(amounts, number.under(ColumnArithmetic(known, {}, amounts)), GridRounding("0.001"))
        for at, figure in zip((0, 1, 21, 70_000), expected, strict=True):
            assert fraction_of(amounts.flat(one), {"a": at}) == figure
