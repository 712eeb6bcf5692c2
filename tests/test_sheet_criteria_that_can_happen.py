"""评分标准 name what can happen: behind a gate that failed, a piece that no values reach is left out, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa import get_scheme
from huizhou_qa.ground.combinations import Sum
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import Fact, Input, Kind, Mark, Measure, count, mark, percent, truth
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import (
    AllHold,
    Condition,
    Quotient,
    Term,
    WeightedSum,
    difference,
    is_true,
    reaches,
    within_limit,
)
from huizhou_qa.ground.rules import CurveRule, GatedRule, Rule
from huizhou_qa.ground.values import NoQuotientError, Values
from huizhou_qa.scorers import Awarded, Band, Gated
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.reachable import (
    MOST_BOUNDS,
    Bound,
    Linear,
    cases_of,
    is_possible,
    where_all_hold,
    where_it_lies,
    where_one_fails,
)
from huizhou_qa.sheets.self_scoring import blank_self_scoring_sheet

A, T = percent("a", "实际率"), percent("t", "目标率")
RATIO = Quotient(A, T)
BY_RATIO = CurveRule(RATIO, Curve((Piece("[0, 1)", 0, "1.05"), Piece("[1, ∞)", "1.05"))))


def behind(otherwise: Rule, *conditions: Condition) -> str:
    """What a criterion says behind a gate."""
    return criterion(Gated(conditions, 2, otherwise).rule())


@pytest.mark.parametrize("clause", ["11.2", "11.3"])
def test_what_falls_short_of_its_target_is_a_share_below_one(clause: str) -> None:
    (told,) = [
        row.criterion
        for row in blank_self_scoring_sheet(get_scheme("huizhou", 2017)).rows
        if row.criterion.startswith(f"{clause} ")
    ]
    assert told.endswith("：不足1按1.05×该比例计分")
    assert "1（含）以上" not in told


def test_what_may_pass_its_target_is_told() -> None:
    literal = get_scheme("huizhou", 2017, readings={"inferior_v_ratio": "literal_capped"})
    told = [row.criterion for row in blank_self_scoring_sheet(literal).rows if row.criterion.startswith("11.3 ")]
    assert "：1（含）以上得1.05分；不足1按1.05×该比例计分" in told[0]


@pytest.mark.parametrize(
    ("condition", "left"),
    [
        (reaches(A, T), "不足1按1.05×该比例计分"),
        (within_limit(A, T), "1（含）以上得1.05分"),
        (Condition(difference(A, T), "(-∞, 0)"), "1（含）以上得1.05分"),
        (Condition(difference(A, T), "(0, ∞)"), "1（含）以上得1.05分；不足1按1.05×该比例计分"),
        (Condition(RATIO, "[1, ∞)"), "不足1按1.05×该比例计分"),
        (Condition(RATIO, "[2, ∞)"), "1（含）以上得1.05分；不足1按1.05×该比例计分"),
        (Condition(A, "[50, 100]"), "1（含）以上得1.05分；不足1按1.05×该比例计分"),
        # A target that stays above 0: only then is the share 1 or more where the achieved is 100 %.
        (Condition(A, "[0, 100)"), "1（含）以上得1.05分"),
    ],
)
def test_only_what_the_failed_gate_leaves_is_told(condition: Condition, left: str) -> None:
    assert behind(BY_RATIO, condition).split("否则，", 1)[1] == f"实际率÷目标率：{left}"


def test_a_gate_of_several_conditions_fails_where_one_does() -> None:
    both = behind(BY_RATIO, reaches(A, T), Condition(A, "[50, 100]"))
    assert both.endswith("否则，实际率÷目标率：1（含）以上得1.05分；不足1按1.05×该比例计分")


def test_a_second_gate_stands_behind_what_the_first_one_left() -> None:
    inner = GatedRule(Gated((within_limit(A, T),), 1, BY_RATIO).rule().gate, BY_RATIO)
    # Where the actual is below the target, it does not exceed it: the second gate always holds.
    assert behind(inner, reaches(A, T)) == "实际率达到目标率的，得2分；否则，一律得1分"


def test_a_gate_that_can_never_hold_is_not_told() -> None:
    never = Condition(A, "[200, ∞)")
    assert behind(BY_RATIO, never) == "实际率÷目标率：1（含）以上得1.05分；不足1按1.05×该比例计分"


@pytest.mark.parametrize("within", ["[0, 100]", "(-∞, ∞)"])
def test_a_gate_that_asks_nothing_always_holds(within: str) -> None:
    assert behind(BY_RATIO, Condition(A, within)) == "一律得2分"


def test_counts_behind_a_gate_are_whole_numbers() -> None:
    n = count("n", "件数", "件")
    rule = CurveRule(n, Curve((Piece("[0, 1)", 3), Piece("[1, 2)", 2), Piece("[2, ∞)", 0))))
    assert behind(rule, Condition(n, "{0}")) == "件数为0件的，得2分；否则，件数：1件得2分；2件（含）以上不得分"


def test_every_part_of_a_combination_stands_behind_the_gate() -> None:
    both = Sum((BY_RATIO, Awarded(mark("1", 2, "得分"))))
    told = behind(both.rule(), reaches(A, T))
    assert told.endswith("〔实际率÷目标率：不足1按1.05×该比例计分〕；〔得分：0至2分，按评定计〕")


def test_what_facts_must_agree_in_counts_only_where_the_rule_reads_all_of_them() -> None:
    rest = percent("r", "其余率")
    whole = Condition(WeightedSum((Term(A), Term(rest))), "[0, 100]")
    rule = CurveRule(WeightedSum((Term(A), Term(rest))), Curve((Piece("[0, 100]", 1), Piece("(100, 200]", 2))))
    assert criterion(rule) == "实际率＋其余率：超过100得2分；100（含）以下得1分"
    assert criterion(rule, [whole]) == "实际率＋其余率：100（含）以下得1分"
    alone = Band(A, {"[0, 50)": 0, "[50, 100]": 1}).rule()
    assert criterion(alone, [whole, Condition(A, "[0, 10]")]) == "实际率：不足50%不得分"


def test_what_is_no_line_is_asked_nothing() -> None:
    unknown = AllHold((is_true(truth("t1", "甲")), is_true(truth("t2", "乙"))))
    told = behind(BY_RATIO, Condition(unknown, "{1}"))
    assert told.endswith("：1（含）以上得1.05分；不足1按1.05×该比例计分")
    nested = Quotient(Quotient(A, T), T)
    assert "不足1得1分" in behind(Band(nested, {"[0, 1)": 1, "[1, ∞)": 0}).rule(), reaches(A, T))
    divided = Quotient(A, Quotient(A, T))
    assert "不足1得1分" in behind(Band(divided, {"[0, 1)": 1, "[1, ∞)": 0}).rule(), reaches(A, T))
    growth = Quotient(A, difference(A, T))
    assert "不足0得1分" in behind(Band(growth, {"(-∞, 0)": 1, "[0, ∞)": 0}).rule(), reaches(A, T))


@pytest.mark.parametrize(("constants", "given_up"), [(1, False), (2, True)])
def test_more_bounds_than_can_be_looked_at_leave_everything_in(constants: int, given_up: bool) -> None:
    impossible = [Bound(Linear({}, Fraction(-1 - at)), strict=False) for at in range(constants)]
    above = [Bound(Linear({"x": Fraction(1), f"y{at}": Fraction(-1)}), strict=False) for at in range(19)]
    below = [Bound(Linear({"x": Fraction(-1), f"z{at}": Fraction(1)}), strict=False) for at in range(19)]
    assert constants + 19 + 19 + 19 * 19 == MOST_BOUNDS + given_up
    assert is_possible(((*impossible, *above, *below),)) == given_up


def test_open_and_closed_ends_decide_at_the_end_itself() -> None:
    x = Linear({"x": Fraction(1)})
    less = Linear({"x": Fraction(-1)})
    for strict_low, strict_high in product((False, True), repeat=2):
        case = (Bound(x, strict=strict_low), Bound(less, strict=strict_high))
        assert is_possible((case,)) is not (strict_low or strict_high)
    assert is_possible(((Bound(Linear({}, Fraction(1)), strict=True),),))
    assert not is_possible(((Bound(Linear({}, Fraction(-1)), strict=False),),))
    assert not is_possible(())


# Every piece that values of a grid reach is told, and nothing is told that a finer proof excludes.


ANY = Kind("any", "[-3, 3]")
P, Q = Fact("p", "甲", ANY), Fact("q", "乙", Kind("few", "[0, 3]"))
GRID = [Fraction(at, 2) for at in range(-6, 7)]


def linear() -> st.SearchStrategy[Measure]:
    weights = st.sampled_from([Fraction(at) for at in (-2, -1, 1, 2)])
    terms = st.lists(st.builds(Term, st.sampled_from([P, Q]), weights), min_size=1, max_size=2).map(tuple)
    sums = st.builds(WeightedSum, terms, st.sampled_from([Fraction(at) for at in (-1, 0, 1)]))
    return st.one_of(st.sampled_from([P, Q]), sums)


def measures() -> st.SearchStrategy[Measure]:
    return st.one_of(linear(), st.builds(Quotient, linear(), st.just(Q)))


INTERVALS = ["[0, ∞)", "(0, ∞)", "(-∞, 0]", "(-∞, 0)", "[-1, 1)", "{0}", "(1, 2]"]


@given(measures(), st.lists(st.tuples(measures(), st.sampled_from(INTERVALS)), min_size=1, max_size=2))
def test_every_piece_that_some_values_reach_behind_a_failed_gate_is_told(
    measure: Measure, asked: list[tuple[Measure, str]]
) -> None:
    ends = [Fraction(at) for at in (-2, -1, 0, 1, 2)]
    pieces = [Piece(Interval(None, ends[0], low_closed=False, high_closed=False), 1)]
    for at, (low, high) in enumerate(pairwise(ends), start=2):
        pieces.append(Piece(Interval(low, high, low_closed=True, high_closed=False), at))
    pieces.append(Piece(Interval(ends[-1], None, low_closed=True, high_closed=False), len(ends) + 1))
    rule = CurveRule(measure, Curve(tuple(pieces)))
    conditions = tuple(Condition(one, within) for one, within in asked)
    told = criterion(Gated(conditions, 9, rule).rule())
    for values in grid():
        reached = piece_reached(rule, conditions, values)
        if reached is not None:
            assert f"得{reached}分" in told


def grid() -> Iterator[Values]:
    for p, q in product(GRID, GRID):
        if q >= 0:
            yield Values({P.path: p, Q.path: q})


def piece_reached(rule: CurveRule, conditions: tuple[Condition, ...], values: Values) -> Fraction | None:
    """The points behind the gate, where it fails; of the gate, where it holds; None where there is no number."""
    try:
        if all(condition.holds(values) for condition in conditions):
            return Fraction(9)
        return rule.evaluate(values).points
    except NoQuotientError:
        return None


@given(linear(), st.sampled_from(INTERVALS), linear(), st.sampled_from(INTERVALS))
def test_cases_of_linear_measures_are_possible_where_a_fine_grid_finds_values_and_of_single_terms_only_there(
    first: Measure, within: str, second: Measure, beyond: str
) -> None:
    conditions = [Condition(first, within), Condition(second, beyond)]
    rule = CurveRule(P, Curve((Piece("[-3, 3]", 0),)))
    cases = cases_of(rule, ())
    domain = where_it_lies(cases, Q, Q.domain)
    eighths = [Fraction(at, 8) for at in range(-24, 25)]
    places = (Values({P.path: p, Q.path: q}) for p in eighths for q in eighths if q >= 0)
    verdicts = {all(condition.holds(values) for condition in conditions) for values in places}
    possible = {
        True: is_possible(where_all_hold(domain, conditions)),
        False: is_possible(where_one_fails(domain, conditions)),
    }
    assert all(possible[verdict] for verdict in verdicts)
    # Where sums meet, they may meet between the points of any grid: 1 less 3 times a third is 0.
    if all(isinstance(one, Input) or (isinstance(one, WeightedSum) and len(one.terms) == 1) for one in (first, second)):
        assert {verdict for verdict, may_be in possible.items() if may_be} == verdicts


def test_inputs_of_every_kind_have_their_ranges() -> None:
    leaves: list[Input] = [A, truth("b", "是否"), Mark("1", "得分", Kind("mark", "[0, 2]"))]
    for leaf, beyond in zip(leaves, ("(100, ∞)", "(1, ∞)", "(2, ∞)"), strict=True):
        rule = CurveRule(leaf, Curve((Piece(leaf.domain, 0),)))
        assert not is_possible(where_it_lies(cases_of(rule, ()), leaf, Interval.parse(beyond)))
        assert is_possible(where_it_lies(cases_of(rule, ()), leaf, leaf.domain))


def test_what_is_no_line_in_a_sum_or_has_no_least_number_leaves_everything_in() -> None:
    both = "：1（含）以上得1.05分；不足1按1.05×该比例计分"
    in_a_sum = WeightedSum((Term(Quotient(A, T)), Term(A)))
    assert behind(BY_RATIO, Condition(in_a_sum, "[1, ∞)")).endswith(both)
    growth = Quotient(A, difference(A, T))
    for within in ("(-∞, 0]", "[0, ∞)"):
        assert behind(BY_RATIO, Condition(growth, within)).endswith(both)
