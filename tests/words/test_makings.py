"""Steps from a line and knots are told as they were said, whatever the pieces that they come to."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.errors import Wording
from huizhou_qa.rules import Breakpoints, Knots, Measure
from huizhou_qa.rules.derived import scaled, share
from huizhou_qa.rules.makings import PARTS_OF_STEPS, PartOfStep, Worse
from huizhou_qa.scorers import Band, LinearDeduction, on_curve, percent, quantity
from huizhou_qa.words import criterion
from support.words import became

GREEN, NOISE = percent("x", "绿地率", "green share"), quantity("x", "噪声", "分贝", "noise")
PARTS = {
    "whole": ("的部分不扣", "costs nothing"),
    "started": ("的按1{unit}计", "counts as 1 {unit}"),
    "prorata": ("的按比例计", "counts in proportion"),
}


@pytest.mark.parametrize("part", PARTS_OF_STEPS)
@pytest.mark.parametrize("most", [1, 2, 8])
def test_steps_are_told_as_steps_however_many_they_are(part: PartOfStep, most: int) -> None:
    told = criterion(LinearDeduction(NOISE, 8, 20, "above", 1, 1, most, part))
    zh, en = (text.format(unit=unit) for text, unit in zip(PARTS[part], ("分贝", "dB"), strict=True))
    full = "噪声：20分贝（含）以下得8分；每多1分贝扣1分（不足1分贝"
    assert told.zh.startswith(f"{full}{zh}）；")
    cost = "noise: 20 dB or less: 8 points; 1 point deducted for every 1 dB above it (less than 1 dB "
    assert told.en.startswith(f"{cost}{en}); ")
    end = "不得分" if most == 8 else ("得7分" if most == 1 else "得6分")
    assert told.zh.endswith(end)


@pytest.mark.parametrize(
    ("worse", "part", "last"),
    [
        ("below", "whole", "12%（含）以下不得分"),
        ("below", "started", "不足13%不得分"),
        ("below", "prorata", "不足12%不得分"),
        ("above", "whole", "28%（含）以上不得分"),
        ("above", "started", "超过27%不得分"),
        ("above", "prorata", "超过28%不得分"),
    ],
)
def test_the_end_of_the_steps_is_where_nothing_is_left(worse: Worse, part: PartOfStep, last: str) -> None:
    told = criterion(LinearDeduction(GREEN, 8, 20, worse, 1, 1, 8, part)).zh
    assert told.endswith(f"；{last}")
    assert f"；每{'少' if worse == 'below' else '多'}1个百分点扣1分（" in told


def test_an_end_that_no_number_reaches_is_not_told() -> None:
    told = criterion(LinearDeduction(GREEN, 8, 5, "below", 1, 1, 8)).zh
    assert told == "绿地率：5%（含）以上得8分；每少1个百分点扣1分（不足1个百分点的部分不扣）"


def test_where_no_number_reaches_the_line_the_pieces_are_told() -> None:
    told = criterion(LinearDeduction(GREEN, 3, 102, "below", 1, 1, 3)).zh
    assert told == "绿地率：超过99%得1分；99%（含）以下不得分"
    assert criterion(LinearDeduction(GREEN, 3, 0, "below", 1, 1, 3)).zh == "绿地率：任何数值得3分"


def test_steps_of_a_share_are_told_as_pieces() -> None:
    told = criterion(LinearDeduction(scaled(GREEN, "0.01"), 1, 1, "below", "0.5", 1, 1)).zh
    assert told == "绿地率：超过50%得1分；50%（含）以下不得分"


@pytest.mark.parametrize("unit", ["", "微克/立方米", "%", "10万元", "次"])
@pytest.mark.parametrize("worse", ["above", "below"])
@pytest.mark.parametrize("far", ["0.25", "1.5", "6.5"])
def test_a_number_is_told_by_how_far_it_is_from_the_line_whatever_the_unit(unit: str, worse: Worse, far: str) -> None:
    fact = percent("x", "指标") if unit == "%" else quantity("x", "指标", unit)
    value = 20 + (1 if worse == "above" else -1) * Fraction(far)
    rule = LinearDeduction(fact, 8, 20, worse, 1, 1, 8)
    line = "20×10万元" if unit[:1].isdigit() else f"20{unit}"
    distance = {"%": f"{far}个百分点", "10万元": f"{far}×10万元"}.get(unit, f"{far}{unit}")
    way = "多" if worse == "above" else "少"
    assert became(rule, x=value).zh.endswith(f"，比{line}{way}{distance}")
    one = {"%": "1个百分点", "10万元": "1×10万元"}.get(unit, f"1{unit}")
    assert f"；每{way}{one}扣1分（不足{one}的部分不扣）；" in criterion(rule).zh


def test_a_part_of_a_step_is_worked_out_from_full_marks() -> None:
    rule = LinearDeduction(GREEN, 3, 90, "below", 1, "0.3", 3, "prorata")
    assert became(rule, x="88.5") == Wording(
        "绿地率88.5%，比90%少1.5个百分点，3−0.3×1.5＝2.55",
        "green share: 88.5%, 1.5 percentage points below 90%, 3 − 0.3 × 1.5 = 2.55",
    )


def test_at_the_line_and_at_the_end_it_is_told_by_the_band() -> None:
    rule = LinearDeduction(GREEN, 3, 90, "below", 1, "0.3", 3)
    assert became(rule, x=90).zh == "绿地率90%，在90%（含）以上档"
    assert became(rule, x="89.5").zh == "绿地率89.5%，比90%少0.5个百分点"
    assert became(rule, x=80) == Wording("绿地率80%，在80%（含）以下档", "green share: 80%, in the band “80% or less”")


def test_bands_of_equal_steps_are_told_as_bands() -> None:
    bands = {f"[{at * 10}, {at * 10 + 10})": at for at in range(9)} | {"[90, 100]": 9}
    told = criterion(Band(GREEN, bands)).zh
    assert told.count("；") == 9
    assert "每少" not in told


@pytest.mark.parametrize(
    ("points", "zh", "en"),
    [
        (
            [(60, 5), (70, 2), (80, 0)],
            "60分贝（含）以下得5分；70分贝得2分；80分贝（含）以上不得分；其间按直线内插",
            "60 dB or less: 5 points; 70 dB: 2 points; 80 dB or more: no points; a straight line between them",
        ),
        (
            [(0, 0), (8, 6)],
            "8分贝（含）以上得6分；0分贝不得分；其间按直线内插",
            "8 dB or more: 6 points; 0 dB: no points; a straight line between them",
        ),
        ([(60, 5)], "60分贝（含）以上得5分；不足60分贝得5分", "60 dB or more: 5 points; less than 60 dB: 5 points"),
        (
            [(-10, 0), (10, 10)],
            "10分贝（含）以上得10分；不足10分贝按5＋0.5×该数值计分",
            "10 dB or more: 10 points; less than 10 dB: 5 + 0.5 × this number",
        ),
    ],
)
def test_knots_are_told_as_knots_where_all_can_be_reached(points: list[tuple[int, int]], zh: str, en: str) -> None:
    assert criterion(on_curve(NOISE, Knots(points))) == Wording(f"噪声：{zh}", f"noise: {en}")


def test_a_number_between_knots_is_told_by_its_line() -> None:
    told = became(on_curve(NOISE, Knots([(60, 5), (70, 2)])), x=65)
    assert told.zh == "噪声65分贝，在60分贝（含）–70分贝档，23−0.3×65＝3.5"


@pytest.mark.parametrize(
    ("node", "zh"),
    [
        (
            scaled(LinearDeduction(GREEN, 3, 90, "below", 1, "0.3", 3), 2),
            "绿地率：90%（含）以上得6分；每少1个百分点扣0.6分（不足1个百分点的部分不扣）；80%（含）以下不得分",
        ),
        (
            scaled(LinearDeduction(GREEN, 1, 90, "below", 1, 1, 1), -2),
            "绿地率：89%（含）以下不扣分；超过89%扣2分",
        ),
        (
            scaled(on_curve(NOISE, Knots([(60, 5), (70, 0)])), 2),
            "噪声：60分贝（含）以下得10分；70分贝（含）以上不得分；其间按直线内插",
        ),
        (
            scaled(on_curve(NOISE, Knots([(60, 5), (70, 1)])), -2),
            "噪声：70分贝（含）以上扣2分；60分贝（含）以下扣10分；其间按直线内插",
        ),
        (scaled(Band(GREEN, {"[0, 50)": 0, "[50, 100]": 1}), 3), "绿地率：50%（含）以上得3分；不足50%不得分"),
    ],
)
def test_what_was_said_is_told_for_so_many_times_the_points(node: Measure, zh: str) -> None:
    assert criterion(node).zh == zh


def test_a_curve_over_a_ratio_has_no_unit() -> None:
    ratio = share(quantity("a", "本年", "吨"), quantity("b", "上年", "吨"))
    rule = LinearDeduction(ratio, 8, 1, "above", "0.125", 1, 8)
    assert became(rule, a=125, b=100).zh == "本年125吨，上年100吨，125÷100＝1.25，比1多0.25"
    assert "每多0.125扣1分（不足0.125的部分不扣）" in criterion(rule).zh


def test_breakpoints_are_told_row_by_row_and_what_lies_outside_by_what_it_is_worth() -> None:
    index = on_curve(NOISE, Breakpoints([(0, 12, 0, 50), (13, 35, 51, 100)]))
    assert criterion(index) == Wording(
        "噪声：35分贝（含）以上得100分；13分贝（含）–35分贝由13处的51至35处的100分按直线内插；"
        "不足13分贝由0处的0至12处的50分按直线内插",
        "noise: 35 dB or more: 100 points; from 13 dB to less than 35 dB: a straight line from 51 at 13 "
        "to 100 points at 35; less than 13 dB: a straight line from 0 at 0 to 50 points at 12",
    )
    assert criterion(scaled(index, 2)).en.endswith(" from 0 at 0 to 100 points at 12")


def test_a_row_that_no_number_reaches_whole_is_told_as_the_line_that_it_is() -> None:
    told = criterion(on_curve(GREEN, Breakpoints([(0, 50, 0, 50), (50, 200, 50, 125)]))).en
    assert told == (
        "green share: 50% or more: 25 + 0.5 × this number; "
        "less than 50%: a straight line from 0 at 0 to 50 points at 50"
    )
