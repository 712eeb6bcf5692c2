"""What lies between two numbers goes through every rule: the exact one stays between them, or the row is undecided."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from columns.test_arithmetic import LOW, MOST, NODES, NUMBERS, WIDE, A, B, C, D, columns_of_four, fraction_of
from huizhou_qa.columns.amounts import Amount, Amounts
from huizhou_qa.columns.arithmetic import ColumnArithmetic
from huizhou_qa.columns.bracketing import BracketingArithmetic
from huizhou_qa.columns.brackets import AnyNumber, Bracket, Doubt
from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import TooWideError
from huizhou_qa.numbers.intervals import Interval
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
    Knots,
    Measure,
    NumberOf,
    OnCurve,
    Ordered,
    Pooled,
    Present,
    Product,
    Quotient,
    Rounded,
    Sum,
    Within,
)
from support.nodes import CHOICES, INPUTS, UNITS, conditions, known, measures
from support.worked_out import Value, value

Unit = Mapping[str, plain_gaps.Number | None]
Row = dict[str, Value]

# How far the ends of a bracket lie from the number, below and above.
APART = st.sampled_from([Fraction(0), Fraction(1, 1_000), Fraction(1, 2), Fraction(3)])
WIDTHS = st.fixed_dictionaries({leaf.path: st.tuples(APART, APART) for leaf in INPUTS})


def bracketed(
    unit: Unit, widths: Mapping[str, tuple[Fraction, Fraction]], choices: Mapping[str, str]
) -> tuple[BracketingArithmetic, Row]:
    """The arithmetic over two columns of every input, of numbers that it lies between, each over a divisor."""
    amounts, row, numbers = Amounts(Expressions(WIDE)), Row(), dict[str, AnyNumber]()
    for leaf in INPUTS:
        number, (below, above) = unit[leaf.path], widths[leaf.path]
        row[f"{leaf.path} nothing"] = int(isinstance(number, Gap))
        nothing = amounts.nothing_where(amounts.make.flag(f"{leaf.path} nothing"))
        low, high = (
            end_of(amounts, f"{leaf.path} {end}", row, apart_from(number, apart, leaf.range))
            for end, apart in (("low", -below), ("high", above))
        )
        numbers[leaf.path] = Bracket(evolve(low, nothing=nothing), evolve(high, nothing=nothing), nothing)
    return BracketingArithmetic(numbers, ColumnArithmetic({}, choices, amounts)), row


def apart_from(number: plain_gaps.Number | None, apart: Fraction, over: Interval) -> tuple[Fraction | None, int]:
    """The end of a bracket, in the range of the input, and the least that it can be."""
    if not isinstance(number, Fraction):
        return None, 0 if over.low is not None else -MOST
    return (number + apart, -MOST) if over.low is None else (max(number + apart, over.low), 0)


def end_of(amounts: Amounts, name: str, row: Row, told: tuple[Fraction | None, int]) -> Amount:
    """The number in two columns of the row."""
    number, least = told
    row[f"{name} top"], row[f"{name} bottom"] = (None, None) if number is None else number.as_integer_ratio()
    bottom = amounts.make.column(f"{name} bottom", 1, MOST)
    return Amount(amounts.make.column(f"{name} top", least, MOST), 1, bottom)


def agrees(number: AnyNumber, exact: plain_gaps.Number, row: Mapping[str, Value], amounts: Amounts) -> None:
    """Asserts that the exact number lies between the ends, and that a row without it is undecided."""
    low, high = (number.low, number.high) if isinstance(number, Bracket) else (amounts.flat(number),) * 2
    least, most = fraction_of(low, row), fraction_of(high, row)
    undecided = number.nothing is not None and value(number.nothing.undecided, row) == 1
    if least is None or most is None:
        assert undecided or isinstance(exact, Gap)
    else:
        assert isinstance(exact, Fraction)
        assert least <= exact <= most
    absent = amounts.absent(number.nothing)
    if absent is not None and value(absent, row) == 1:
        assert isinstance(exact, Gap)
        assert exact.is_nothing


@given(measures(), UNITS, WIDTHS, CHOICES)
def test_a_number_lies_between_its_ends_whatever_rule_it_goes_through(
    node: Measure, unit: Unit, widths: Mapping[str, tuple[Fraction, Fraction]], choices: Mapping[str, str]
) -> None:
    arithmetic, row = bracketed(unit, widths, choices)
    try:
        number = node.under(arithmetic)
    except TooWideError:
        return
    agrees(number, node.under(Exact(known(unit), choices)), row, arithmetic.exact.amounts)


@given(conditions(), UNITS, WIDTHS, CHOICES)
def test_a_truth_is_certain_or_possible_as_it_is_exactly(
    node: Condition, unit: Unit, widths: Mapping[str, tuple[Fraction, Fraction]], choices: Mapping[str, str]
) -> None:
    arithmetic, row = bracketed(unit, widths, choices)
    try:
        truth = node.under(arithmetic)
    except TooWideError:
        return
    exact = node.under(Exact(known(unit), choices))
    told = value(arithmetic.brackets.decided_truth(truth), row)
    assert told in {None, None if isinstance(exact, Gap) else int(exact)}
    if isinstance(truth, Doubt):
        ends = [value(arithmetic.exact.told(one), row) for one in (truth.certainly, truth.possibly)]
        assert told is not None or ends in ([0, 1], [None, None]) or None in ends


def rows() -> list[dict[str, int | None]]:
    numbers = [*NUMBERS, None]
    found = [
        {leaf.path: numbers[(at * step + step) % len(numbers)] for step, leaf in enumerate((A, B, C, D), 1)}
        for at in range(len(numbers))
    ]
    return [row | {A.path: number} for row, number in zip(found, numbers, strict=True)]


@pytest.mark.parametrize("name", sorted(NODES))
@pytest.mark.parametrize("widest", [40_000, 10**7, 10**10])
def test_an_awkward_node_of_narrow_numbers_is_exact_or_lies_between(name: str, widest: int) -> None:
    exact_one = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, widest)
    arithmetic = BracketingArithmetic(exact_one.known, exact_one)
    try:
        number = NODES[name].under(arithmetic)
    except TooWideError:
        return
    for row in rows():
        told = {path: Fraction(given) for path, given in row.items() if given is not None}
        agrees(number, NODES[name].under(Exact(told)), row, exact_one.amounts)


# Over one divisor this would be as wide as 10^19: a number from -4 to 4 that is 0 where all of the four are.
SUM = Sum(tuple((Quotient(A, Sum(((leaf, 1),), more)), 1) for leaf in (B, C, D) for more in (200, 300, 401)))
RISING, FALLING = Curve("(-∞, ∞)", Knots([(0, 0), (2, 10)])), Curve("(-∞, ∞)", Knots([(0, 10), (2, 0)]))
BOTH_WAYS = Curve("(-∞, ∞)", Knots([(-1, 0), (0, 5), (1, 0)]))
JUMPS = Curve("(-∞, ∞)", Bands({"(-∞, 0)": 3, "[0, 1)": 1, "[1, ∞)": 2}))
POSITIVE = Sum(((SUM, 1),), 10)


def four_times(leaf: Measure) -> Measure:
    """A product of four quotients, from 0 to about 600: exact over numbers up to 10^11, of which two are 10^21."""
    twice = Product(*(Quotient(Sum(((leaf, 1),), 300), Sum(((over, 1),), 301)) for over in (B, C)))
    return Product(twice, twice)


QUOTIENTS = four_times(A), four_times(D)
BRACKETED: Mapping[str, Measure] = {
    "a sum of quotients": SUM,
    "a sum with a bracket": Sum(((SUM, -2), (A, 1)), Fraction(1, 7)),
    "a product": Product(SUM, A),
    "a product of what is above zero": Product(POSITIVE, POSITIVE),
    "a quotient of a bracket": Quotient(SUM, POSITIVE),
    "a quotient by a bracket": Quotient(POSITIVE, POSITIVE),
    "a quotient by what may be zero": Quotient(A, Ordered((SUM, Constant(0)), 1, 2)),
    "a bracket over a number": Quotient(POSITIVE, Sum(((A, 1),), 100)),
    "a quotient of quotients": Quotient(*QUOTIENTS),
    "a product of quotients": Product(*QUOTIENTS),
    "on a rising curve": OnCurve(SUM, RISING),
    "on a falling curve": OnCurve(SUM, FALLING),
    "on a curve that goes both ways": OnCurve(SUM, BOTH_WAYS),
    "on bands that go both ways": OnCurve(SUM, JUMPS),
    "rounded": Rounded(SUM, GridRounding("0.1")),
    "whether it lies there": NumberOf(Within(SUM, "[0, 1)")),
    "whether all holds": NumberOf(AllOf((Within(SUM, "(0, ∞)"), Within(A, "[0, ∞)")))),
    "chosen by what is not decided": Choose(Within(SUM, "(-∞, 0]"), Constant(1), SUM),
    "a bracket chosen": Choose(Within(A, "(-∞, 0]"), Constant(1), SUM),
    "always chosen": Choose(Within(A, "[-200, 200]"), SUM, A),
    "whether it is present": NumberOf(Present(SUM)),
    "whether what is undecided is present": NumberOf(Present(Rounded(SUM, GridRounding("0.1")))),
    "pooled": Pooled(((SUM, Constant(2)), (A, Constant(3))), 1),
    "pooled with what is undecided": Pooled(((Rounded(SUM, GridRounding("0.1")), Constant(2)), (SUM, Constant(3))), 1),
    "pooled of what is undecided": Pooled(((Rounded(SUM, GridRounding("0.1")), Constant(2)), (A, Constant(3))), 1),
}


@pytest.mark.parametrize("name", sorted(BRACKETED))
@pytest.mark.parametrize("widest", [10**12, 2**53])
def test_a_rule_over_a_sum_of_quotients_is_exact_or_lies_between(name: str, widest: int) -> None:
    exact_one = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, widest)
    arithmetic = BracketingArithmetic(exact_one.known, exact_one)
    number = BRACKETED[name].under(arithmetic)
    for row in rows():
        told = {path: Fraction(given) for path, given in row.items() if given is not None}
        agrees(number, BRACKETED[name].under(Exact(told)), row, exact_one.amounts)


def test_quotients_that_do_not_fit_together_lie_between_two_and_whole_numbers_are_refused() -> None:
    exact_one = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, 2**53)
    arithmetic = BracketingArithmetic(exact_one.known, exact_one)
    for node in (Quotient(*QUOTIENTS), Product(*QUOTIENTS)):
        assert isinstance(node.under(arithmetic), Bracket)
    narrow = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, 10**6)
    with pytest.raises(TooWideError):
        Product(Product(A, B), Product(C, D)).under(BracketingArithmetic(narrow.known, narrow))


@pytest.mark.parametrize("node", [Quotient(A, SUM), Product(POSITIVE, POSITIVE)])
def test_what_fits_on_no_grid_and_a_divisor_that_may_lie_below_zero_are_too_wide(node: Measure) -> None:
    exact_one = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, 10**7)
    with pytest.raises(TooWideError):
        node.under(BracketingArithmetic(exact_one.known, exact_one))


def test_a_number_that_is_on_the_grid_is_decided() -> None:
    exact_one = columns_of_four({leaf.path: 0 for leaf in (A, B, C, D)}, 10**12)
    arithmetic = BracketingArithmetic(exact_one.known, exact_one)
    one = exact_one.amounts.flat(arithmetic.brackets.decided(SUM.under(arithmetic)))
    assert one.nothing is not None
    for number, decided in ((0, Fraction(0)), (50, None), (LOW, None)):
        row: Row = {A.path: number, B.path: 0, C.path: 0, D.path: 0}
        assert fraction_of(one, row) == decided
        assert value(one.nothing.undecided, row) == int(decided is None)
