"""Criteria name what can happen: behind a gate that failed, a piece that no values reach is left out, and no other."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Gap
from huizhou_qa.readers.agreements import Linear, agreement
from huizhou_qa.rules import AllOf, Bands, Condition, Curve, Input, Measure, NumberOf, OnCurve, Quotient, Sum, Within
from huizhou_qa.rules.derived import difference, is_true, reaches, total, weighted, when, within_limit
from huizhou_qa.scorers import Band, RatioTimesCoefficient, count, mark, percent, truth
from huizhou_qa.words import criterion
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.reachable import (
    ALONE,
    MOST_BOUNDS,
    Bound,
    LinearQuotient,
    cases_of,
    is_possible,
    linear_of,
    where_it_lies,
    where_it_lies_beyond,
)
from support.each_day import deep

A, T = percent("a", "实际率"), percent("t", "目标率")
RATIO = Quotient(A, T)
BY_RATIO = RatioTimesCoefficient(RATIO, "1.05")
BOTH = "1（含）以上得1.05分；不足1按1.05×该比例计分"


def behind(otherwise: Measure, *conditions: Condition) -> str:
    """What a criterion says behind a gate."""
    return criterion(when(*conditions, points=2, otherwise=otherwise)).zh


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (reaches(A, T), "不足1按1.05×该比例计分"),
        (within_limit(A, T), "1（含）以上得1.05分"),
        (Within(difference(A, T), "(-∞, 0)"), "1（含）以上得1.05分"),
        (Within(difference(A, T), "(0, ∞)"), BOTH),
        (Within(RATIO, "[1, ∞)"), "不足1按1.05×该比例计分"),
        (Within(RATIO, "[2, ∞)"), BOTH),
        (Within(A, "[50, 100]"), BOTH),
        # A target that stays above 0: only then is the share 1 or more where the achieved is 100%.
        (Within(A, "[0, 100)"), "1（含）以上得1.05分"),
    ],
)
def test_only_what_the_failed_gate_leaves_is_told(condition: Condition, left: str) -> None:
    assert behind(BY_RATIO, condition).split("否则，", 1)[1] == f"实际率÷目标率：{left}"


def test_where_a_divisor_can_only_be_zero_there_is_no_number_and_all_is_told() -> None:
    assert behind(BY_RATIO, Within(T, "(0, 100]")).endswith(f"否则，实际率÷目标率：{BOTH}")


def test_a_gate_of_several_conditions_fails_where_one_does() -> None:
    assert behind(BY_RATIO, reaches(A, T), Within(A, "[50, 100]")).endswith(f"否则，实际率÷目标率：{BOTH}")


def test_a_second_gate_stands_behind_what_the_first_one_left() -> None:
    inner = when(within_limit(A, T), points=1, otherwise=BY_RATIO)
    # Where the actual is below the target, it does not exceed it: the second gate always holds.
    assert behind(inner, reaches(A, T)) == "实际率达到目标率的，得2分；否则，一律得1分"


def test_counts_behind_a_gate_are_whole_numbers() -> None:
    n = count("n", "件数", "件")
    rule = Band(n, {"[0, 1)": 3, "[1, 2)": 2, "[2, ∞)": 0})
    assert behind(rule, Within(n, "{0}")) == "件数为0件的，得2分；否则，件数：1件得2分；2件（含）以上不得分"


def test_every_part_stands_behind_the_gate() -> None:
    told = behind(total(BY_RATIO, NumberOf(is_true(truth("b", "有无"))), mark("1", "得分", 2)), reaches(A, T))
    assert "〔实际率÷目标率：不足1按1.05×该比例计分〕；〔有无为“是”的，得1分；否则不得分〕" in told
    assert told.endswith("〔得分：0至2分，按评定计〕")


def test_what_facts_must_agree_in_counts_only_where_the_rule_reads_all_of_them() -> None:
    rest = percent("r", "其余率")
    whole = agreement(total(A, rest), Interval.parse("[0, 100]"))
    rule = Band(total(A, rest), {"[0, 100]": 1, "(100, 200]": 2})
    assert criterion(rule).zh == "实际率＋其余率：超过100得2分；100（含）以下得1分"
    assert criterion(rule, agreements=[whole]).zh == "实际率＋其余率：100（含）以下得1分"
    alone = Band(A, {"[0, 50)": 0, "[50, 100]": 1})
    few = agreement(A, Interval.parse("[0, 10]"))
    assert criterion(alone, agreements=[whole, few]).zh == "实际率：不足50%不得分"


def test_what_is_no_line_is_asked_nothing() -> None:
    unknown = NumberOf(is_true(truth("t1", "甲")))
    assert behind(BY_RATIO, Within(total(unknown, BY_RATIO), "{1}")).endswith(f"：{BOTH}")
    nested = Quotient(Quotient(A, T), T)
    assert "不足1得1分" in behind(Band(nested, {"[0, 1)": 1, "[1, ∞)": 0}), reaches(A, T))
    divided = Quotient(A, Quotient(A, T))
    assert "不足1得1分" in behind(Band(divided, {"[0, 1)": 1, "[1, ∞)": 0}), reaches(A, T))
    growth = Quotient(A, difference(A, T))
    assert "不足0得1分" in behind(Band(growth, {"(-∞, 0)": 1, "[0, ∞)": 0}), reaches(A, T))
    for over in ("(-∞, 0]", "[0, ∞)"):
        assert behind(BY_RATIO, Within(growth, over)).endswith(BOTH)
    in_a_sum = weighted((Quotient(A, T), 1), (A, 1))
    assert behind(BY_RATIO, Within(in_a_sum, "[1, ∞)")).endswith(BOTH)


@pytest.mark.parametrize(("constants", "given_up"), [(2, True), deep((1, False))])
def test_more_bounds_than_can_be_looked_at_leave_everything_in(constants: int, given_up: bool) -> None:
    def form(**weights: int) -> Linear:
        return Linear(
            FrozenMapping({Input(f"/facts/{name}"): Fraction(by) for name, by in weights.items()}), Fraction(0)
        )

    impossible = [Bound(Linear(FrozenMapping(), Fraction(-1 - at)), strict=False) for at in range(constants)]
    above = [Bound(form(**{"x": 1, f"y{at}": -1}), strict=False) for at in range(19)]
    below = [Bound(form(**{"x": -1, f"z{at}": 1}), strict=False) for at in range(19)]
    assert constants + 19 + 19 + 19 * 19 == MOST_BOUNDS + given_up
    assert is_possible(((*impossible, *above, *below),)) == given_up


def test_open_and_closed_ends_decide_at_the_end_itself() -> None:
    x = linear_of(Input("/facts/x"))
    less = Linear(FrozenMapping({Input("/facts/x"): Fraction(-1)}), Fraction(0))
    for strict_low, strict_high in product((False, True), repeat=2):
        case = (Bound(x, strict=strict_low), Bound(less, strict=strict_high))
        assert is_possible((case,)) is not (strict_low or strict_high)
    assert is_possible(((Bound(ALONE, strict=True),),))
    assert not is_possible(((Bound(Linear(FrozenMapping(), Fraction(-1)), strict=False),),))
    assert not is_possible(())


P, Q = Input("/facts/p", "[-3, 3]"), Input("/facts/q", "[0, 3]")
GRID = [Fraction(at, 2) for at in range(-6, 7)]


def linear() -> st.SearchStrategy[Measure]:
    weights = st.sampled_from([Fraction(at) for at in (-2, -1, 1, 2)])
    terms = st.lists(st.tuples(st.sampled_from([P, Q]), weights), min_size=1, max_size=2)
    plus = st.sampled_from([Fraction(at) for at in (-1, 0, 1)])
    sums = st.tuples(terms, plus).map(lambda drawn: weighted(*drawn[0], plus=drawn[1]))
    return st.one_of(st.sampled_from([P, Q]), sums)


def measures() -> st.SearchStrategy[Measure]:
    return st.one_of(linear(), st.builds(Quotient, linear(), st.just(Q)))


ENDS = ["-∞", "-2", "-1", "0", "1", "2", "∞"]
BANDS = {f"{'(' if low == '-∞' else '['}{low}, {high})": at for at, (low, high) in enumerate(pairwise(ENDS), 1)}
ANYWHERE = Interval.parse("(-∞, ∞)")
INTERVALS = ["[0, ∞)", "(0, ∞)", "(-∞, 0]", "(-∞, 0)", "[-1, 1)", "{0}", "(1, 2]"]


@given(measures(), st.lists(st.tuples(measures(), st.sampled_from(INTERVALS)), min_size=1, max_size=2))
def test_every_piece_that_some_values_reach_behind_a_failed_gate_is_told(
    measure: Measure, asked: list[tuple[Measure, str]]
) -> None:
    rule = when(
        *(Within(one, over) for one, over in asked), points=9, otherwise=OnCurve(measure, Curve(ANYWHERE, Bands(BANDS)))
    )
    told = criterion(rule).zh
    for p, q in product(GRID, [one for one in GRID if one >= 0]):
        number = rule.under(Exact({P.path: p, Q.path: q}))
        if not isinstance(number, Gap):
            assert f"得{number}分" in told


EIGHTHS = [Fraction(at, 8) for at in range(-24, 25)]


@given(linear(), st.sampled_from(INTERVALS), linear(), st.sampled_from(INTERVALS))
def test_cases_of_linear_measures_are_possible_where_a_fine_grid_finds_values_and_of_single_terms_only_there(
    first: Measure, within: str, second: Measure, beyond: str
) -> None:
    node = AllOf((Within(first, within), Within(second, beyond)))
    cases = cases_of([P, Q], ())
    condition = node.under(Words(Exact({})))
    verdicts = {node.under(Exact({P.path: p, Q.path: q})) for p, q in product(EIGHTHS, EIGHTHS) if q >= 0}
    possible = {True: is_possible(condition.holding(cases)), False: is_possible(condition.failing(cases))}
    assert all(possible[verdict is True] for verdict in verdicts)
    # Where sums meet, they may meet between the points of any grid: 1 less 3 times a third is 0.
    if all(not isinstance(one, Sum) or len(one.terms) == 1 for one in (first, second)):
        assert {verdict for verdict, may_be in possible.items() if may_be} == verdicts


def test_inputs_of_every_kind_have_their_ranges() -> None:
    for leaf, beyond in ((A, "(100, ∞)"), (truth("b", "是否"), "(1, ∞)"), (mark("1", "得分", 2), "(2, ∞)")):
        form = LinearQuotient(linear_of(leaf), ALONE)
        cases = cases_of([leaf], ())
        assert not is_possible(where_it_lies(cases, form, Interval.parse(beyond)))
        assert is_possible(where_it_lies(cases, form, leaf.range))
        assert not is_possible(where_it_lies_beyond(cases, form, leaf.range, leaf.range))


def test_beyond_an_interval_that_meets_nothing_is_everything() -> None:
    cases = cases_of([A], ())
    form = LinearQuotient(linear_of(A), ALONE)
    assert is_possible(where_it_lies_beyond(cases, form, Interval.parse("[200, 300]"), A.range))
    sides = where_it_lies_beyond(cases, form, Interval.parse("[10, 20]"), A.range)
    assert len(sides) == 2


def test_what_inputs_that_a_rule_does_not_read_must_agree_in_leaves_nothing_out() -> None:
    bands = Band(A, {"[0, 50)": 0, "[50, 100]": 1})
    others = [agreement(total(A, T), Interval.parse("[0, 10]")), agreement(T, Interval.parse("[5, 10]"))]
    assert criterion(bands, {}, others) == criterion(bands)
