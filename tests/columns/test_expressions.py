"""What is made of expressions has the value of its parts, lies within its bounds, and is null where it must be."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.columns.expressions import Expressions
from huizhou_qa.columns.nodes import FALSE, NULL, Expression
from support.worked_out import Value, value

Row = Mapping[str, Value]
MAKE = Expressions(10**400)
A, B, C = MAKE.column("a", -5, 9), MAKE.column("b", 1, 9), MAKE.column("c", 0, 3)
F, G = MAKE.flag("f"), MAKE.column("g")


@frozen
class Made:
    """An expression, and what it has to give, worked out from the row alone."""

    expression: Expression
    of: Callable[[Row], Value]


def strict(make: Callable[..., Expression], of: Callable[..., int], *parts: Made) -> Made:
    def found(row: Row) -> Value:
        values = [part.of(row) for part in parts]
        return None if None in values else of(*values)

    return Made(make(*(part.expression for part in parts)), found)


def joined(make: Callable[[list[Expression]], Expression], decides: int, parts: Sequence[Made]) -> Made:
    def found(row: Row) -> Value:
        values = [part.of(row) for part in parts]
        return decides if decides in values else None if None in values else 1 - decides

    return Made(make([part.expression for part in parts]), found)


def chosen(arms: Sequence[tuple[Made, Made]]) -> Made:
    def found(row: Row) -> Value:
        return next((then.of(row) for when, then in arms if when.of(row) == 1), None)

    return Made(MAKE.case([(when.expression, then.expression) for when, then in arms]), found)


def masked(number: Made, needs: Sequence[Made]) -> Made:
    def found(row: Row) -> Value:
        return None if any(one.of(row) is None for one in needs) else number.of(row)

    return Made(MAKE.masked(number.expression, [one.expression for one in needs]), found)


def kept_above_zero(number: Made) -> Made:
    def found(row: Row) -> Value:
        held = number.of(row)
        return held if isinstance(held, int) and held > 0 else None

    return Made(MAKE.above_zero(number.expression), found)


def told(make: Callable[[Expression], Expression], of: Callable[[Value], bool], part: Made) -> Made:
    return Made(make(part.expression), lambda row: int(of(part.of(row))))


def over(left: Made, right: Made) -> Made:
    return strict(MAKE.over, lambda a, b: a // b, left, kept_above_zero(right))


def rest(left: Made, right: Made) -> Made:
    return strict(MAKE.rest, lambda a, b: a % b, left, kept_above_zero(right))


def clipped(number: Made, ends: Sequence[int]) -> Made:
    low, high = sorted(ends)
    return strict(lambda one: MAKE.clip(one, low, high), lambda one: min(max(one, low), high), number)


NUMBERS: Mapping[str, Callable[[st.DrawFn, int], Made]] = {
    "add": lambda draw, depth: strict(MAKE.add, lambda a, b: a + b, *two(draw, depth)),
    "subtract": lambda draw, depth: strict(MAKE.subtract, lambda a, b: a - b, *two(draw, depth)),
    "times": lambda draw, depth: strict(MAKE.times, lambda a, b: a * b, *two(draw, depth)),
    "over": lambda draw, depth: over(*two(draw, depth)),
    "rest": lambda draw, depth: rest(*two(draw, depth)),
    "least": lambda draw, depth: strict(lambda *of: MAKE.least(of), min, *two(draw, depth), *two(draw, depth)),
    "greatest": lambda draw, depth: strict(lambda *of: MAKE.greatest(of), max, *two(draw, depth)),
    "clip": lambda draw, depth: clipped(number(draw, depth), [draw(st.integers(-20, 20)) for _ in range(2)]),
    "case": lambda draw, depth: chosen([(truth(draw, depth), number(draw, depth)) for _ in range(2)]),
    "masked": lambda draw, depth: masked(number(draw, depth), [number(draw, depth), truth(draw, depth)]),
    "either way": lambda draw, depth: either_way(truth(draw, depth), *two(draw, depth)),
    "one": lambda draw, depth: strict(MAKE.one, lambda one: one, truth(draw, depth)),
    "count": lambda draw, depth: counted([truth(draw, depth), truth(draw, depth)]),
    "of fixed": lambda draw, depth: of_fixed(truth(draw, depth), draw(st.integers(-3, 3)), draw(st.integers(-3, 3))),
}
TRUTHS: Mapping[str, Callable[[st.DrawFn, int], Made]] = {
    "up_to": lambda draw, depth: strict(MAKE.up_to, lambda a, b: int(a <= b), *two(draw, depth)),
    "below": lambda draw, depth: strict(MAKE.below, lambda a, b: int(a < b), *two(draw, depth)),
    "equal": lambda draw, depth: strict(MAKE.equal, lambda a, b: int(a == b), *two(draw, depth)),
    "both": lambda draw, depth: joined(MAKE.both, 0, [truth(draw, depth), truth(draw, depth)]),
    "either": lambda draw, depth: joined(MAKE.either, 1, [truth(draw, depth), truth(draw, depth)]),
    "opposite": lambda draw, depth: strict(MAKE.opposite, lambda one: 1 - one, truth(draw, depth)),
    "is_null": lambda draw, depth: told(MAKE.is_null, lambda one: one is None, number(draw, depth)),
    "is_true": lambda draw, depth: told(MAKE.is_true, lambda one: one == 1, truth(draw, depth)),
}


def counted(truths: Sequence[Made]) -> Made:
    return Made(MAKE.count([one.expression for one in truths]), lambda row: sum(one.of(row) == 1 for one in truths))


def of_fixed(test: Made, first: int, second: int) -> Made:
    """One of two fixed numbers, times the second one, plus the first."""
    one, other = MAKE.number(first), MAKE.number(second)
    made = MAKE.case(((test.expression, one), (MAKE.opposite(test.expression), other)))

    def found(row: Row) -> Value:
        held = test.of(row)
        return None if held is None else (first if held else second) * second + first

    times = MAKE.times(other, made) if first < second else MAKE.times(made, other)
    return Made(MAKE.add(one, times), found)


def either_way(test: Made, left: Made, right: Made) -> Made:
    return chosen([(test, left), (strict(MAKE.opposite, lambda one: 1 - one, test), right)])


def number(draw: st.DrawFn, depth: int) -> Made:
    if not depth or draw(st.integers(0, 3)) == 0:
        fixed = draw(st.integers(-12, 12))
        return draw(
            st.sampled_from(
                [
                    Made(A, lambda row: row["a"]),
                    Made(B, lambda row: row["b"]),
                    Made(C, lambda row: row["c"]),
                    Made(MAKE.number(fixed), lambda _row: fixed),
                    Made(NULL, lambda _row: None),
                ]
            )
        )
    return NUMBERS[draw(st.sampled_from(sorted(NUMBERS)))](draw, depth - 1)


def truth(draw: st.DrawFn, depth: int) -> Made:
    if not depth or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from([Made(F, lambda row: row["f"]), Made(G, lambda row: row["g"])]))
    return TRUTHS[draw(st.sampled_from(sorted(TRUTHS)))](draw, depth - 1)


def two(draw: st.DrawFn, depth: int) -> tuple[Made, Made]:
    return number(draw, depth), number(draw, depth)


@st.composite
def made(draw: st.DrawFn) -> Made:
    return draw(st.sampled_from([number, truth]))(draw, 4)


ROWS = st.fixed_dictionaries(
    {
        "a": st.integers(-5, 9) | st.none(),
        "b": st.integers(1, 9) | st.none(),
        "c": st.integers(0, 3) | st.none(),
        "f": st.integers(0, 1),
        "g": st.integers(0, 1) | st.none(),
    }
)


@given(made(), ROWS)
def test_an_expression_has_the_value_of_its_parts_within_its_bounds(one: Made, row: Row) -> None:
    expression, expected = one.expression, one.of(row)
    assert value(expression, row) == expected
    assert expected is not None or not expression.is_told
    assert not isinstance(expected, int) or expression.low <= expected <= expression.high
    for needed in expression.needs:
        assert expected is None or value(needed, row) is not None
    if expression.tight and expected is None:
        assert any(value(needed, row) is None for needed in expression.needs)


COMPARED = {
    "up_to": (MAKE.up_to, operator.le),
    "below": (MAKE.below, operator.lt),
    "equal": (MAKE.equal, operator.eq),
}


SMALL = st.integers(-2, 2)


@given(st.sampled_from(sorted(COMPARED)), st.booleans(), st.tuples(SMALL, SMALL, SMALL), ROWS)
def test_a_comparison_of_one_of_two_fixed_numbers_asks_for_the_truth_that_chooses(
    name: str, is_turned: bool, numbers: tuple[int, int, int], row: Row
) -> None:
    (make, compare), (first, second, fixed) = COMPARED[name], numbers
    pair = MAKE.case(((G, MAKE.number(first)), (MAKE.opposite(G), MAKE.number(second))))
    made = make(MAKE.number(fixed), pair) if is_turned else make(pair, MAKE.number(fixed))
    held = None if row["g"] is None else (first if row["g"] else second)
    expected = None if held is None else int(compare(fixed, held) if is_turned else compare(held, fixed))
    assert value(made, row) == expected
    if first != second and compare(first, fixed) != compare(second, fixed) and not is_turned:
        assert made in {G, MAKE.opposite(G)}


def test_what_is_asked_of_a_number_that_is_null_without_it_is_not_asked_again() -> None:
    kept = MAKE.kept(A)
    made = MAKE.case(((MAKE.below(kept, B), kept), (MAKE.opposite(MAKE.below(kept, B)), B)))
    assert MAKE.masked(made, (kept, A)) is made
    assert MAKE.only_where(MAKE.both((G, MAKE.is_known(A))), kept) is MAKE.only_where(G, kept)
    assert MAKE.masked(MAKE.number(3), (A,)).tight


def test_of_two_opposite_conditions_the_second_is_asked_where_its_value_is_known_without_the_first() -> None:
    less = MAKE.below(A, B)
    asked = MAKE.case(((less, MAKE.number(1)), (MAKE.opposite(less), MAKE.number(2))))
    assert asked.of[2] is MAKE.opposite(less)
    spared = MAKE.case(((less, MAKE.number(1)), (MAKE.opposite(less), MAKE.add(A, B))))
    assert spared.of[2].number == 1


def test_what_is_kept_between_two_numbers_twice_is_kept_at_once() -> None:
    assert MAKE.clip(MAKE.clip(A, -2, 5), 0, 7) is MAKE.clip(A, 0, 5)
    assert MAKE.clip(MAKE.clip(A, -2, 1), 3, 7).number is None
    assert value(MAKE.clip(MAKE.clip(A, -2, 1), 3, 7), {"a": 0}) == 3


def test_fixed_numbers_are_worked_out_case_by_case() -> None:
    three, pair = MAKE.number(3), MAKE.case(((G, MAKE.number(2)), (MAKE.opposite(G), MAKE.number(-5))))
    for made in (MAKE.times(three, pair), MAKE.times(pair, three)):
        assert [one.number for _, one in made.arms] == [6, -15]
    for made in (MAKE.add(three, pair), MAKE.add(pair, three)):
        assert [one.number for _, one in made.arms] == [5, -2]


def test_nothing_that_is_counted_is_none() -> None:
    assert MAKE.count([FALSE, NULL]).number == 0


def test_a_column_is_null_where_what_it_is_made_of_is() -> None:
    tight, loose = MAKE.defined("sum", MAKE.add(A, B)), MAKE.defined("either", MAKE.case(((F, A), (G, B))))
    assert tight.needs == A.needs | B.needs
    assert {one.value for one in loose.needs} == {"either"}
    assert MAKE.masked(MAKE.add(tight, C), (MAKE.add(A, B),)) is MAKE.add(tight, C)
    assert MAKE.is_null(MAKE.defined("told", MAKE.number(3))) is FALSE


EITHER = MAKE.case(((F, B), (MAKE.opposite(F), C)))


@pytest.mark.parametrize(
    "test",
    [
        MAKE.below(EITHER, MAKE.number(-1)),
        MAKE.up_to(MAKE.number(10), EITHER),
        MAKE.below(MAKE.number(-1), EITHER),
        MAKE.equal(EITHER, MAKE.number(10)),
        MAKE.below(MAKE.of_cohort("most_of_cohort", A, -5, 9), MAKE.number(-5)),
    ],
    ids=["never below", "never up to", "always below", "never equal", "never below the most"],
)
def test_a_comparison_that_always_comes_out_alike_is_worked_out_on_the_row_where_it_may_be_null(
    test: Expression,
) -> None:
    assert test.number is None
    assert not test.is_told
    assert MAKE.is_null(test) is not FALSE


def test_a_comparison_of_what_is_always_told_is_worked_out_beforehand() -> None:
    told = MAKE.case(((F, MAKE.number(3)), (MAKE.opposite(F), MAKE.number(5))))
    assert told.is_told
    found = [MAKE.below(told, MAKE.number(6)), MAKE.up_to(told, MAKE.number(2)), MAKE.equal(told, MAKE.number(7))]
    assert [one.number for one in found] == [1, 0, 0]
    assert MAKE.is_null(told) is FALSE
    assert MAKE.masked(A, (told,)) is A


def test_of_fixed_numbers_one_alone_counts() -> None:
    seven, two_, four = (MAKE.number(one) for one in (7, 2, 4))
    assert MAKE.least((seven, two_, four)) is two_
    assert MAKE.greatest((seven, two_, four)) is seven
    assert MAKE.least((A, seven, two_, B)).of == (A, B, two_)


def test_rows_of_a_cohort_that_is_not_said_are_none_and_never_null_for_want_of_it() -> None:
    rows = MAKE.rows_of_cohort(MAKE.column("year"), 10)
    assert (rows.low, rows.high, rows.needs) == (0, 10, frozenset())
