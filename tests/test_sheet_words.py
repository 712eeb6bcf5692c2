"""The words of papers, kind by kind: labels beside numbers, units, formulas, roundings, yes or no, long numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district import scheme as district
from huizhou_qa import Evidence, get_scheme
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.inputs import Fact, Kind, Measure, count, percent, quantity, truth
from huizhou_qa.ground.intervals import Interval
from huizhou_qa.ground.measures import AllHold, Condition, Quotient, Term, WeightedSum, difference, is_true
from huizhou_qa.ground.numbers import plain
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.rules import CurveRule, Scorer
from huizhou_qa.ground.values import Values
from huizhou_qa.ledger.results import ClauseResult
from huizhou_qa.scheme.scheme import Scheme
from huizhou_qa.scorers import Band, LinearDeduction
from huizhou_qa.sheets.criteria import criterion
from huizhou_qa.sheets.grounds import grounds
from huizhou_qa.sheets.wording import (
    Found,
    band,
    formula,
    in_full,
    joined,
    number,
    operand,
    requirement,
    stated,
    with_unit,
)

ANY = Kind("any", "(-∞, ∞)")
TWO_PLACES = Rounding(2)


def signed(name: str, label: str, unit: str = "") -> Fact:
    """A fact of any sign."""
    return Fact(name, label, ANY, unit)


def read_again(told: str) -> Fraction:
    """A printed number or formula as a number."""
    written = told.translate(str.maketrans("＋−×÷（）", "+-*/()"))
    assert re.fullmatch(r"[-+*/().0-9]+", written), told
    return Fraction(eval(re.sub(r"[0-9]+(\.[0-9]+)?", r"Fraction('\g<0>')", written), {"Fraction": Fraction}))  # noqa: S307 (nothing but figures and signs)


def basis_of(scorer: Scorer, facts: Mapping[str, object], points: Fraction, rounding: Rounding = TWO_PLACES) -> str:
    """The basis of a clause that earned these written points of ten."""
    rule = scorer.rule()
    working = rule.score(facts).working
    evidence = Evidence.from_dict({"unit": "甲", "facts": facts})
    result = ClauseResult("1", "一", Decimal(10), rounding.write(points), working)
    return grounds(result, rule, evidence, rounding)


def basis(scorer: Scorer, **facts: object) -> str:
    return basis_of(scorer, facts, scorer.rule().score(facts).points)


# Labels and numbers


ENDS_APART = [*"0９25①½aZβ%)℃²_ .-", *"一二十百万〇", *"约负第两"]
ENDS_JOINED = [*"率数度值标人分）〕】》」』”’", "："]


@pytest.mark.parametrize("end", ENDS_APART)
def test_a_label_that_could_run_into_its_number_is_kept_apart(end: str) -> None:
    assert joined(f"指标{end}", "36.6") == f"指标{end}：36.6"
    fact = quantity("x", f"指标{end}", "吨")
    assert stated(fact, Found({fact.path: Fraction(183, 5)})) == f"指标{end}：36.6吨"


@pytest.mark.parametrize("end", ENDS_JOINED)
def test_a_label_that_ends_in_a_word_or_a_bracket_has_its_number_right_behind_it(end: str) -> None:
    assert joined(f"指标{end}", "36.6") == f"指标{end}36.6"


@given(st.characters(codec="utf-8"))
def test_no_label_has_a_number_right_behind_what_may_belong_to_it(end: str) -> None:
    apart = joined(f"指标{end}", "5") == f"指标{end}：5"
    is_word = unicodedata.category(end) == "Lo" and unicodedata.numeric(end, None) is None and end not in "约负第两"
    assert apart != (is_word or end in "）〕】》」』”’：")


def test_a_label_of_nothing_needs_no_colon() -> None:
    assert joined("", "5") == "5"


@pytest.mark.parametrize("scheme", [get_scheme("huizhou", 2017), district()])
def test_no_label_of_an_edition_runs_into_its_number(scheme: Scheme) -> None:
    for leaf in {leaf for rule in scheme.rules for leaf in rule.inputs}:
        told = stated(leaf, Found({leaf.path: Fraction(1)}))
        assert not re.search(r"[0-9.]1(?![0-9])", told.removeprefix(leaf.label[:-1]))
        assert told.startswith(leaf.label)


def test_headings_beside_their_points_and_yes_or_no_are_kept_apart_too() -> None:
    fact = truth("t", "有无方案2")
    assert stated(fact, Found({fact.path: Fraction(0)})) == "有无方案2：否"
    assert stated(fact, Found({fact.path: Fraction(1)})) == "有无方案2：是"


@pytest.mark.parametrize(
    ("unit", "told"), [("吨", "5吨"), ("万元", "5万元"), ("10万元", "5×10万元"), ("km", "5km"), ("%", "5%"), ("", "5")]
)
def test_a_unit_that_begins_with_a_figure_does_not_run_into_the_number(unit: str, told: str) -> None:
    assert with_unit("5", unit) == told
    fact = quantity("x", "产值", unit)
    assert stated(fact, Found({fact.path: Fraction(5)})) == f"产值{told}"
    assert band(Interval.parse("[5, ∞)"), fact) == f"{told}（含）以上"
    assert band(Interval.parse("[0, 5)"), fact) == f"不足{told}"


# Steps from a line


UNITS = ["", "微克/立方米", "%", "10万元", "次"]


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("worse", ["above", "below"])
@pytest.mark.parametrize("far", ["0.25", "1.5", "6.5"])
def test_steps_are_told_by_how_far_they_are_from_the_line_whatever_the_unit(unit: str, worse: str, far: str) -> None:
    fact = percent("x", "指标") if unit == "%" else quantity("x", "指标", unit)
    sign = 1 if worse == "above" else -1
    value = 20 + sign * Fraction(far)
    rule = LinearDeduction(fact, full=8, line=20, worse="above" if sign > 0 else "below", step=1, each=1, most=8)
    far_unit, line_unit = ("个百分点", "%") if unit == "%" else (unit, unit)
    way = "多" if sign > 0 else "少"
    expected = f"，比{with_unit('20', line_unit)}{way}{with_unit(far, far_unit)}，"
    assert expected in basis(rule, x=value)
    one = with_unit("1", far_unit)
    assert f"；每{way}{one}扣1分（不足{one}的部分不扣）；" in criterion(rule.rule())


def test_a_quarter_above_one_is_told_without_a_unit() -> None:
    ratio = Quotient(quantity("a", "本年", "吨"), quantity("b", "上年", "吨"))
    rule = LinearDeduction(ratio, full=8, line=1, worse="above", step="0.125", each=1, most=8)
    assert basis(rule, a=125, b=100) == ("本年125吨，上年100吨，125÷100＝1.25，比1多0.25，得6分，扣4分")


# Formulas


def weights() -> st.SearchStrategy[Fraction]:
    return st.sampled_from(["-3", "-1", "-0.5", "0", "0.5", "1", "2", "12.5"]).map(Fraction)


VALUES = st.sampled_from(["-120", "-2", "-0.25", "0", "0.5", "3", "1000"]).map(Fraction)
LEAVES = [signed(f"x{at}", f"指标{at}") for at in range(4)]


@st.composite
def measures(draw: st.DrawFn, depth: int = 2) -> Measure:
    kind = draw(st.sampled_from(["leaf", "sum", "quotient"])) if depth else "leaf"
    if kind == "leaf":
        return draw(st.sampled_from(LEAVES))
    if kind == "quotient":
        return Quotient(draw(measures(depth - 1)), draw(measures(depth - 1)))
    terms = st.builds(Term, measures(depth - 1), weights())
    return WeightedSum(tuple(draw(st.lists(terms, max_size=3))), draw(weights()))


@given(measures(), st.tuples(VALUES, VALUES, VALUES, VALUES))
def test_a_printed_formula_is_worked_out_by_hand_to_the_same_number(
    measure: Measure, values: tuple[Fraction, ...]
) -> None:
    numbers = {leaf.path: value for leaf, value in zip(LEAVES, values, strict=True)}
    told = formula(measure, Found(numbers))
    assert not re.search("[＋−×÷][＋−×÷]", told)
    assert not re.search("[＋−×÷][＋−×÷]", formula(measure))
    try:
        expected = worked_out(measure, numbers)
    except ZeroDivisionError:
        return
    assert read_again(told) == expected


def worked_out(measure: Measure, numbers: dict[str, Fraction]) -> Fraction:
    if isinstance(measure, Quotient):
        return worked_out(measure.dividend, numbers) / worked_out(measure.divisor, numbers)
    if isinstance(measure, WeightedSum):
        parts = [term.weight * worked_out(term.measure, numbers) for term in measure.terms]
        return sum(parts, measure.constant)
    assert isinstance(measure, Fact)
    return numbers[measure.path]


@pytest.mark.parametrize("slope", ["-2", "-1", "-0.5", "0.5", "1", "2"])
@pytest.mark.parametrize("intercept", ["-3", "0", "4"])
@pytest.mark.parametrize("value", ["-2", "0", "3"])
def test_a_line_of_a_curve_is_worked_out_by_hand_to_its_points(slope: str, intercept: str, value: str) -> None:
    rule = CurveRule(LEAVES[0], Curve((Piece("(-∞, ∞)", intercept, slope),)))
    told = basis_of(rule, {"x0": value}, Fraction(0))
    points = Fraction(slope) * Fraction(value) + Fraction(intercept)
    if (slope, intercept) == ("1", "0"):
        assert "＝" not in told
        return
    line, result = re.findall(r"，([^，]+)＝([^，]+)，", told)[0]
    assert read_again(line) == read_again(result) == points
    assert not re.search("[＋−×÷][＋−×÷]", line)


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("12.5", "12.5"),
        ("约0.333333", "约0.333333"),
        ("略大于1", "略大于1"),
        ("−2", "（−2）"),
        ("约−0.333333", "（约−0.333333）"),
        ("达标率", "达标率"),
        ("PM2.5", "（PM2.5）"),
        ("2017年产值", "（2017年产值）"),
        ("进口＋出口", "（进口＋出口）"),
        ("A+B", "（A+B）"),
        ("3÷4", "（3÷4）"),
        ("2×3", "（2×3）"),
    ],
)
def test_what_stands_beside_a_sign_is_in_brackets_where_it_could_be_read_otherwise(told: str, beside: str) -> None:
    assert operand(told) == beside


def test_a_sum_of_nothing_is_nought() -> None:
    assert formula(WeightedSum(())) == "0"


# Roundings


RATIOS = st.builds(Fraction, st.integers(0, 10**12), st.integers(1, 10**12))


@given(RATIOS, st.sampled_from([0, 1, 2, 4, 6, 12]), st.sampled_from(["half_up", "half_even", "up", "down"]))
def test_what_points_were_rounded_from_rounds_to_them_and_is_called_about_only_where_it_is(
    exact: Fraction, places: int, way: str
) -> None:
    rounding = Rounding(places, way)  # type: ignore[arg-type] # drawn from the ways
    points = rounding.rounded(exact)
    rule = CurveRule(LEAVES[0], Curve((Piece("(-∞, ∞)", 0, 1),)))
    told = basis_of(rule, {"x0": exact}, points, rounding)
    found = re.search("（由(约?)([0-9.]+)舍入）", told)
    if points == exact:
        assert found is None
        return
    assert found is not None
    about, written = found[1] == "约", Fraction(found[2])
    assert written != points
    assert rounding.rounded(written) == points
    assert about == (written != exact)
    assert about == ("/" in plain(exact) or len(plain(exact)) > 40)


@pytest.mark.parametrize(
    ("exact", "told"),
    [
        ("1.1999996", "1.1999996"),
        (f"1.{'1' * 38}", f"1.{'1' * 38}"),
        (f"1.{'1' * 39}", "约1.111111"),
        (Fraction(12, 10) - Fraction(1, 3 * 10**9), "约1.1999999997"),
        (Fraction(12, 10) - Fraction(1, 3 * 10**90), "略小于1.2"),
        (Fraction(12, 10) + Fraction(1, 3 * 10**90), "略大于1.2"),
        (Fraction(1, 3), "约0.333333"),
    ],
)
def test_an_exact_number_is_told_in_full_and_no_other_as_the_points_themselves(exact: object, told: str) -> None:
    rule = CurveRule(LEAVES[0], Curve((Piece("(-∞, ∞)", 0, 1),)))
    value = Fraction(str(exact))
    result = ClauseResult("1", "一", Decimal(10), TWO_PLACES.write(value), rule.evaluate(values_of(value)))
    said = grounds(result, rule, Evidence.from_dict({"unit": "甲"}), TWO_PLACES)
    assert f"（由{told}舍入）" in said


def values_of(value: Fraction) -> Values:
    return Values({LEAVES[0].path: value})


@given(st.fractions(), st.sampled_from(["(-∞, ∞)", "(10, 15]", "[0, 1)", "(1, ∞)", "(-∞, 0)"]))
def test_a_number_is_told_exactly_or_marked_about_and_never_outside_its_interval(value: Fraction, text: str) -> None:
    within = Interval.parse(text)
    if value not in within:
        return
    told = number(value, within)
    figure = Fraction(told.lstrip("约略大小于").replace("−", "-"))
    if told.startswith("略"):
        assert (figure < value) == told.startswith("略大于")
        return
    assert figure in within
    assert told.startswith("约") == (figure != value)
    assert figure.denominator != 1 or value.denominator == 1
    assert abs(figure - value) <= Fraction(1, 2 * 10**6)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("123456789.12345678", "123456789.12345678"),
        ("123456789.123456789", "约123456789.123457"),
        ("0.1234567890123456", "0.1234567890123456"),
        (Fraction(1, 7), "约0.142857"),
        (Fraction(-1, 7), "约−0.142857"),
        ("12345678901234567890123456789", "12345678901234567890123456789"),
        ("-12345678901234567890123456789", "−12345678901234567890123456789"),
        (Fraction(10**40 + 1, 10**40), f"1.{'0' * 39}1"),
        (1 + Fraction(1, 3 * 10**62), f"约1.{'0' * 62}3"),
        (1 + Fraction(1, 3 * 10**64), "略大于1"),
    ],
)
def test_how_long_a_number_may_be_and_still_be_told_in_full(value: object, told: str) -> None:
    assert number(Fraction(str(value))) == told


# Yes or no


def test_a_band_on_yes_or_no_says_yes_or_no() -> None:
    fact = truth("t", "有无方案")
    for rule in (
        Band(fact, {"{0}": 0, "{1}": 2}),
        Band(fact, {"[0, 1)": 0, "[1, 1]": 2}),
        CurveRule(fact, Curve((Piece("[0, 1]", 0, 2),))),
    ):
        assert criterion(rule.rule()) == "有无方案：是得2分；否不得分"
        assert basis_of(rule, {"t": True}, Fraction(2)) == "有无方案：是，得2分，扣8分"
        assert basis_of(rule, {"t": False}, Fraction(0)) == "有无方案：否，不得分，扣10分"


def test_a_band_on_yes_or_no_may_be_best_for_no_and_may_take_off() -> None:
    fact = truth("t", "有无事故")
    assert criterion(Band(fact, {"{0}": 2, "{1}": 1}).rule()) == "有无事故：否得2分；是得1分"
    assert criterion(Band(fact, {"{0}": 0, "{1}": -1}).rule()) == "有无事故：否不扣分；是扣1分"
    assert criterion(CurveRule(fact, Curve((Piece("[0, 1]", 3),)))) == "有无事故：是得3分；否得3分"


@pytest.mark.parametrize(
    ("within", "told"), [("{1}", "是"), ("{0}", "否"), ("(0, 1]", "是"), ("[0, 1)", "否"), ("[0, 1]", "是或否")]
)
def test_a_condition_on_yes_or_no_asks_for_the_answers_that_meet_it(within: str, told: str) -> None:
    fact = truth("t", "有无方案")
    assert requirement(Condition(fact, within)) == f"有无方案为“{told}”"
    assert band(Interval.parse(within), fact) == told


def test_truths_in_a_sum_are_counted() -> None:
    both = WeightedSum((Term(truth("a", "有无甲")), Term(truth("b", "有无乙"))))
    assert criterion(Band(both, {"[0, 2)": 0, "{2}": 2}).rule()) == "有无甲＋有无乙：等于2得2分；1（含）以下不得分"


# Numbers that stand alone


@pytest.mark.parametrize(
    ("over", "told"), [("{1}", "等于1得2分"), ("[1, 3)", "1（含）–3得2分"), ("[1, ∞)", "1（含）以上得2分")]
)
def test_a_single_number_without_a_unit_does_not_run_into_its_points(over: str, told: str) -> None:
    piece = Piece(over, 2)
    low = Piece("[0, 1)", 0)
    end = piece.over.high
    rest = () if end is None else (Piece(Interval(end, None, not piece.over.high_closed, high_closed=False), 1),)
    assert told in criterion(CurveRule(quantity("x", "系数", ""), Curve((low, piece, *rest))))
    assert "，等于" not in basis(CurveRule(quantity("x", "系数", ""), Curve((low, piece, *rest))), x=1)


def test_deductions_in_proportion_are_told_for_each_unit_and_as_a_line_without_one() -> None:
    pieces = Curve((Piece("[0, ∞)", 0, "-0.5"),))
    assert criterion(CurveRule(quantity("x", "超标量", "吨"), pieces)) == "超标量：任何数值，每1吨扣0.5分"
    assert criterion(CurveRule(quantity("x", "产值", "10万元"), pieces)) == "产值：任何数值，每1×10万元扣0.5分"
    assert criterion(CurveRule(quantity("x", "系数", ""), pieces)) == "系数：任何数值按−0.5×该数值计分"
    share = CurveRule(percent("x", "失败率"), Curve((Piece("[0, 100]", 0, "-0.5"),)))
    assert criterion(share) == "失败率：任何数值，每1个百分点扣0.5分"


# Long numbers


LONG = 12345678901234567890123456789


def test_counts_of_29_digits_are_told_in_full() -> None:
    cases = count("x", "件数", "件")
    rule = Band(cases, {"[0, 1]": 0, "[2, ∞)": 10})
    assert basis(rule, x=LONG) == f"件数{LONG}件，在2件（含）以上档，得10分（满分）"
    ratio = Quotient(cases, count("y", "总数", "件"))
    told = basis(Band(ratio, {"[0, 1)": 0, "[1, ∞)": 10}), x=LONG - 1, y=LONG)
    assert f"{LONG - 1}÷{LONG}＝约0.{'9' * 28}" in told
    assert "在不足1档，不得分，扣10分" in told


@pytest.mark.parametrize("members", [160, 1000])
def test_an_average_over_many_members_is_told_whatever_its_denominator(members: int) -> None:
    primes = [one for one in range(2, 9000) if all(one % by for by in range(2, int(one**0.5) + 1))][:members]
    assert len(primes) == members
    mean = sum((Fraction(1, prime**4) for prime in primes), Fraction(0)) / members
    assert mean.denominator.bit_length() > 4000
    rule = CurveRule(LEAVES[0], Curve((Piece("(-∞, ∞)", 0, 1),)))
    result = ClauseResult("1", "一", Decimal(10), TWO_PLACES.write(mean), rule.evaluate(values_of(mean)))
    told = grounds(result, rule, Evidence.from_dict({"unit": "甲"}), TWO_PLACES)
    assert re.fullmatch("指标0：约0\\.[0-9]+，不得分（由约0\\.[0-9]+舍入），扣10分", told)
    assert number(mean, Interval.parse("(0, ∞)")).startswith("约0.000")
    assert number(1 + mean**200, Interval.parse("(1, ∞)")) == "略大于1"


def test_requirements_that_all_hold_are_told_one_by_one() -> None:
    rule = CurveRule(
        AllHold((is_true(truth("t", "有无方案")), Condition(difference(LEAVES[0], LEAVES[1]), "[0, ∞)"))),
        Curve((Piece("{0}", 0), Piece("{1}", 2)), whole=True),
    )
    assert criterion(rule) == "有无方案为“是”，且指标0达到指标1的，得2分；否则不得分"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(2**400 - 1), True),
        (Fraction(2**400), False),
        (Fraction(1, 2**399), True),
        (Fraction(1, 2**400), False),
    ],
)
def test_no_number_is_looked_at_as_a_decimal_fraction_that_is_longer_than_anybody_reads(
    value: Fraction, told: bool
) -> None:
    assert (in_full(value) is not None) == told


@pytest.mark.parametrize("steps", [5, 6])
def test_few_pieces_are_listed_and_more_are_told_as_steps(steps: int) -> None:
    rule = LinearDeduction(
        percent("x", "达标率"), full=steps, line=90, worse="below", step=1, each=1, most=steps
    ).rule()
    assert len(rule.curve.pieces) == steps + 1
    assert ("每少1个百分点扣1分" in criterion(rule)) == (steps + 1 > 6)


def test_pieces_whose_steps_differ_in_width_alone_or_in_points_alone_are_listed() -> None:
    fact = percent("x", "达标率")
    equal = [Piece(f"[{at * 10}, {at * 10 + 10})", at) for at in range(7)]
    rest = Piece("[70, 100]", 7)
    assert "每少10个百分点扣1分" in criterion(CurveRule(fact, Curve((*equal, rest))))
    other_points = [*equal[:3], Piece("[30, 40)", "3.5"), *equal[4:]]
    other_width = [*equal[:3], Piece("[30, 35)", 3), Piece("[35, 50)", 4), *equal[5:]]
    for pieces in (other_points, other_width):
        told = criterion(CurveRule(fact, Curve((*pieces, rest))))
        assert "每少" not in told
        assert told.count("；") == 7
