"""What a measure is worth, piece by piece: the best first, and no piece that no number reaches."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import pairwise

import pytest

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact, Recorded
from huizhou_qa.rules import Bands, Curve, Input, Measure, OnCurve, Piece, Pieces, Steps, Straight
from huizhou_qa.rules.derived import at_least, at_most, clamped, scaled, share, total
from huizhou_qa.scorers import (
    Band,
    CappedCount,
    ItemDeduction,
    RatioTimesCoefficient,
    count,
    mark,
    on_curve,
    option,
    percent,
    quantity,
    truth,
)
from huizhou_qa.words import criterion, ground
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.pieces import over_numbers
from support.formulas import read_again
from support.words import became

RATE, LATE = percent("x", "达标率", "rate"), count("x", "迟报", "次", "late reports")
EXCESS, FACTOR = quantity("x", "超标量", "吨", "excess"), Input("/facts/x", "[0, ∞)", label=Wording("系数", "factor"))
PLAN = truth("x", "有无方案", "plan made")


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (
            Band(RATE, {"[0, 60)": 0, "[60, 100)": "1.5", "{100}": 3}),
            "达标率：100%得3分；60%（含）–100%得1.5分；不足60%不得分",
            "rate: 100%: 3 points; from 60% to less than 100%: 1.5 points; less than 60%: no points",
        ),
        (
            Band(RATE, {"[0, 10]": 0, "(10, 100]": -1}),
            "达标率：10%（含）以下不扣分；超过10%扣1分",
            "rate: 10% or less: nothing deducted; more than 10%: 1 point deducted",
        ),
        (
            Band(FACTOR, {"[0, 1)": 0, "{1}": 2, "(1, ∞)": 1}),
            "系数：超过1得1分；等于1得2分；不足1不得分",
            "factor: more than 1: 1 point; exactly 1: 2 points; less than 1: no points",
        ),
        (
            RatioTimesCoefficient(scaled(RATE, "0.01"), "1.2", "1.5"),
            "达标率：100%得1.5分；不足100%按1.2×该比例计分",
            "rate: 100%: 1.5 points; less than 100%: 1.2 × this ratio",
        ),
        (on_curve(RATE, Straight("0.04")), "达标率：任何数值按0.04×该数值计分", "rate: any number: 0.04 × this number"),
        (
            on_curve(RATE, Straight("-0.04", 4)),
            "达标率：任何数值按4−0.04×该数值计分",
            "rate: any number: 4 − 0.04 × this number",
        ),
        (on_curve(EXCESS, Straight(1)), "超标量：任何数值按该数值计分", "excess: any number: this number"),
        (
            on_curve(EXCESS, Straight("-0.5")),
            "超标量：任何数值，每1吨扣0.5分",
            "excess: any number: 0.5 points deducted for every 1 t",
        ),
        (
            on_curve(RATE, Straight(-1)),
            "达标率：任何数值，每1个百分点扣1分",
            "rate: any number: 1 point deducted for every 1 percentage point",
        ),
        (
            on_curve(FACTOR, Straight("-0.5")),
            "系数：任何数值按−0.5×该数值计分",
            "factor: any number: −0.5 × this number",
        ),
        (
            on_curve(total(RATE, RATE), Straight(2)),
            "达标率＋达标率：任何数值按2×合计数计分",
            "rate + rate: any number: 2 × this sum",
        ),
        (
            on_curve(quantity("x", "产值", "10万元", "output"), Straight("-0.5")),
            "产值：任何数值，每1×10万元扣0.5分",
            "output: any number: 0.5 points deducted for every 1 × 10万元",
        ),
        (
            on_curve(RATE, Straight("-0.5")),
            "达标率：任何数值，每1个百分点扣0.5分",
            "rate: any number: 0.5 points deducted for every 1 percentage point",
        ),
        (
            Band(total(truth("a", "有无甲", "a"), truth("b", "有无乙", "b")), {"[0, 2)": 0, "{2}": 2}),
            "有无甲＋有无乙：等于2得2分；1（含）以下不得分",
            "a + b: exactly 2: 2 points; 1 or less: no points",
        ),
        (
            ItemDeduction(LATE, "0.5"),
            "迟报：0次不扣分；1次（含）以上，每1次扣0.5分",
            "late reports: 0: nothing deducted; 1 or more: 0.5 points deducted for every 1",
        ),
        (
            ItemDeduction(LATE, 2, once=True),
            "迟报：0次不扣分；1次（含）以上扣2分",
            "late reports: 0: nothing deducted; 1 or more: 2 points deducted",
        ),
        (
            CappedCount([(LATE, 2), (LATE, 1)], 4),
            "2×迟报＋迟报：5（含）以上得4分；4（含）以下按合计数计分",
            "2 × late reports + late reports: 5 or more: 4 points; 4 or less: this sum",
        ),
        (
            at_least(EXCESS, 3),
            "超标量：3吨（含）以上按该数值计分；不足3吨得3分",
            "excess: 3 t or more: this number; less than 3 t: 3 points",
        ),
        (scaled(at_most(LATE, 0), 1), "迟报：任何数值不扣分", "late reports: any number: nothing deducted"),
        (
            clamped(EXCESS, 0, 10),
            "超标量：超过10吨得10分；10吨（含）以下按该数值计分",
            "excess: more than 10 t: 10 points; 10 t or less: this number",
        ),
        (at_least(EXCESS, -1), "超标量：任何数值按该数值计分", "excess: any number: this number"),
    ],
)
def test_what_a_measure_is_worth(node: Measure, zh: str, en: str) -> None:
    assert criterion(node) == Wording(zh, en)


def test_yes_and_no_are_told_one_by_one() -> None:
    bands: list[Measure] = [Band(PLAN, {"{0}": 0, "{1}": 2}), Band(PLAN, {"[0, 1)": 0, "[1, 1]": 2})]
    for rule in (*bands, on_curve(PLAN, Straight(2))):
        assert criterion(rule) == Wording("有无方案：是得2分；否不得分", "plan made: yes: 2 points; no: no points")
        assert [became(rule, x=at).zh for at in (1, 0)] == ["有无方案：是", "有无方案：否"]
    assert criterion(Band(PLAN, {"{0}": 2, "{1}": 1})).zh == "有无方案：否得2分；是得1分"
    assert criterion(Band(PLAN, {"{0}": 0, "{1}": -1})).zh == "有无方案：否不扣分；是扣1分"
    assert criterion(on_curve(PLAN, Straight(0, 3))).zh == "有无方案：是得3分；否得3分"


def test_options_are_told_by_their_words() -> None:
    cause = option("x", "原因", ("人为", "自然", "其他"), "cause")
    rule = Band(cause, {"{0}": 0, "[1, 2]": 1})
    assert criterion(rule).zh == "原因：其他得1分；自然得1分；人为不得分"
    assert became(rule, x=1).zh == "原因：自然"


def test_a_mark_is_awarded() -> None:
    node = mark("1", "评议得分", 2, "review")
    assert criterion(node) == Wording("评议得分：0至2分，按评定计", "review: 0 to 2 points, as awarded")
    step = node.under(Recorded(Exact({node.path: Fraction("1.5")})))
    assert ground(node, step) == Wording("评定1.5分", "awarded 1.5 points")
    by = {node.path: Wording("（考评组）：材料不全", " (panel): papers incomplete")}
    assert ground(node, step, by) == Wording(
        "评定1.5分（考评组）：材料不全", "awarded 1.5 points (panel): papers incomplete"
    )
    assert ground(node, node.under(Recorded(Exact({})))).zh == "评议得分未填"


@pytest.mark.parametrize(
    ("node", "value", "zh"),
    [
        (Band(RATE, {"[0, 10]": 0, "(10, 100]": 1}), "10", "达标率10%，在10%（含）以下档"),
        (Band(RATE, {"[0, 10]": 0, "(10, 100]": 1}), "10.000003", "达标率10.000003%，在超过10%档"),
        (on_curve(RATE, Straight("0.04")), "50", "达标率50%，0.04×50＝2"),
        (on_curve(RATE, Straight(1)), "50", "达标率50%"),
        (on_curve(RATE, Straight(0, 2)), "50", "达标率50%"),
        (RatioTimesCoefficient(scaled(RATE, "0.01"), "1.2", "1.5"), "99", "达标率99%，在不足100%档，1.2×0.99＝1.188"),
        (ItemDeduction(LATE, 1), "2", "迟报2次，在1次（含）以上档，−1×2＝−2"),
        (ItemDeduction(LATE, 1, once=True), "2", "迟报2次，在1次（含）以上档"),
        (ItemDeduction(LATE, 1, once=True), "0", "迟报0次，在0次档"),
        (at_most(LATE, 3), "2", "迟报2次，在3次（含）以下档"),
        (Band(RATE, {"[0, 10]": 0, "(10, 100]": 1}), "nothing", "达标率无可考核对象"),
    ],
)
def test_what_was_read_and_the_piece_it_fell_in(node: Measure, value: str, zh: str) -> None:
    assert became(node, x=value).zh == zh


def test_a_share_of_a_third_is_about_as_much_everywhere() -> None:
    rule = RatioTimesCoefficient(share(EXCESS, Input("/facts/y", "[0, ∞)")), "1.05")
    told = became(rule, x=1, y=3)
    assert told.zh == "超标量1吨，y：3，1÷3＝约0.333333，在不足1档，1.05×约0.333333＝0.35"
    assert (
        told.en == "excess: 1 t, y: 3, 1 ÷ 3 = about 0.333333, in the band “less than 1”, 1.05 × about 0.333333 = 0.35"
    )


def test_a_line_over_one_or_two_whole_numbers_is_told_number_by_number() -> None:
    few = Input("/facts/x", "[0, 2]", whole=True, label=Wording("次数", "times"))
    assert criterion(at_most(few, 1)).zh == "次数：1（含）以上得1分；等于0不得分"
    assert criterion(at_least(few, 1)).zh == "次数：等于2得2分；1（含）以下得1分"


@pytest.mark.parametrize(
    ("over", "told"), [("{1}", "等于1得2分"), ("[1, 3)", "1（含）–3得2分"), ("[1, ∞)", "1（含）以上得2分")]
)
def test_a_single_number_without_a_unit_does_not_run_into_its_points(over: str, told: str) -> None:
    piece = Piece(over, 2)
    end = piece.over.high
    rest = () if end is None else (Piece(Interval(end, None, not piece.over.high_closed, high_closed=False), 1),)
    rule = on_curve(FACTOR, Pieces((Piece("[0, 1)", 0), piece, *rest)))
    assert told in criterion(rule).zh
    assert "，等于" not in became(rule, x=1).zh


def test_unequal_steps_are_listed_each_by_itself() -> None:
    ends = [0, 10, 20, 30, 40, 50, 60, 100]
    pieces = [Piece(f"[{low}, {high})", worth * worth) for worth, (low, high) in enumerate(pairwise(ends))]
    assert criterion(on_curve(RATE, Pieces((*pieces, Piece("{100}", 60))))).zh == (
        "达标率：100%得60分；60%（含）–100%得36分；50%（含）–60%得25分；40%（含）–50%得16分；"
        "30%（含）–40%得9分；20%（含）–30%得4分；10%（含）–20%得1分；不足10%不得分"
    )


@pytest.mark.parametrize("slope", ["-2", "-1", "-0.5", "0.5", "1", "2"])
@pytest.mark.parametrize("intercept", ["-3", "0", "4"])
@pytest.mark.parametrize("value", ["-2", "0", "3"])
def test_a_line_is_worked_out_by_hand_to_its_points(slope: str, intercept: str, value: str) -> None:
    rule = on_curve(Input("/facts/x", label=Wording("指标", "figure")), Straight(slope, intercept))
    told = became(rule, x=value)
    points = Fraction(slope) * Fraction(value) + Fraction(intercept)
    if (slope, intercept) == ("1", "0"):
        assert "＝" not in told.zh
        return
    for text, equals in ((told.zh, "，([^，]+)＝([^，]+)$"), (told.en, ", ([^,]+) = ([^,]+)$")):
        ((line, result),) = re.findall(equals, text)
        assert read_again(line) == read_again(result) == points
        assert not re.search("[＋+−×÷] ?[＋+−×÷]", line)


def test_counts_of_29_digits_are_told_in_full() -> None:
    long = 12345678901234567890123456789
    cases, of = count("x", "件数", "件"), count("y", "总数", "件")
    assert became(Band(cases, {"[0, 1]": 0, "[2, ∞)": 10}), x=long).zh == f"件数{long}件，在2件（含）以上档"
    told = became(Band(share(cases, of), {"[0, 1)": 0, "[1, ∞)": 10}), x=long - 1, y=long)
    assert told.zh.endswith(f"{long - 1}÷{long}＝约0.{'9' * 28}，在不足1档")


def test_pieces_are_told_as_they_were_given() -> None:
    beyond = Pieces((Piece("[0, 3]", 0, -2), Piece("[4, ∞)", 9, -5)))
    rule = OnCurve(LATE, Curve("[0, ∞)", beyond, whole=True))
    assert criterion(rule).zh == "迟报：3次（含）以下，每1次扣2分；4次（含）以上按9−5×该数值计分"


def test_a_curve_that_goes_on_beyond_its_measure_is_told_over_the_measure() -> None:
    anywhere = Curve("(-∞, ∞)", Steps(3, 90, "below", 1, "0.3", 3))
    assert criterion(OnCurve(RATE, anywhere)) == criterion(on_curve(RATE, anywhere.made))


def test_bands_beyond_what_a_measure_can_be_are_not_told() -> None:
    anywhere = Curve("(-∞, ∞)", Bands({"(-∞, 0)": 5, "[0, 100]": 1, "(100, ∞)": 9}))
    assert criterion(OnCurve(RATE, anywhere)).zh == f"{RATE.label.zh}：任何数值得1分"
    assert became(OnCurve(RATE, anywhere), x=50).zh == "达标率50%"


def test_a_line_that_takes_off_ends_where_its_numbers_do() -> None:
    few = OnCurve(
        Input("/facts/few", "[0, 5]", whole=True), Curve("[0, 5]", Pieces((Piece("[0, 5]", 0, -2),)), whole=True)
    )
    assert over_numbers(few.curve.pieces, few.number.under(Words(Exact({}))).measure) == (
        Piece("{0}", 0),
        Piece("[1, 5]", 0, -2),
    )
