"""How intervals are written: ends of what a number can be at all go unsaid, open and closed ends are told apart."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact
from huizhou_qa.rules import Input, Measure
from huizhou_qa.rules.derived import scaled
from huizhou_qa.scorers import count, level, option, percent, quantity, truth
from huizhou_qa.words.arithmetic import Words
from huizhou_qa.words.bands import band, in_band, side_of
from huizhou_qa.words.bands import scaled as times
from huizhou_qa.words.measured import Measured

RATE, DUST, WARNINGS = percent("rate", "率"), quantity("dust", "扬尘", "吨"), count("warnings", "警示", "次")


def measured(node: Measure) -> Measured:
    return node.under(Words(Exact({}))).measure


@pytest.mark.parametrize(
    ("node", "over", "zh", "en"),
    [
        (RATE, "[0, 10]", "10%（含）以下", "10% or less"),
        (RATE, "[0, 10)", "不足10%", "less than 10%"),
        (RATE, "[10, 100]", "10%（含）以上", "10% or more"),
        (RATE, "(10, 100]", "超过10%", "more than 10%"),
        (RATE, "(10, 15]", "10%–15%（含）", "more than 10% and up to 15%"),
        (RATE, "[10, 15)", "10%（含）–15%", "from 10% to less than 15%"),
        (RATE, "[10, 15]", "10%（含）–15%（含）", "from 10% up to 15%"),
        (RATE, "(10, 15)", "10%–15%（两端不含）", "more than 10% and less than 15%"),
        (RATE, "{100}", "100%", "100%"),
        (RATE, "[0, 100]", "任何数值", "any number"),
        (RATE, "(-∞, ∞)", "任何数值", "any number"),
        (RATE, "[0, 100)", "不足100%", "less than 100%"),
        (RATE, "(200, 300)", "200%–300%（两端不含）", "more than 200% and less than 300%"),
        (DUST, "[2.5, ∞)", "2.5吨（含）以上", "2.5 t or more"),
        (DUST, "(-∞, 2.5)", "不足2.5吨", "less than 2.5 t"),
        (WARNINGS, "(0, 3)", "1次（含）–2次（含）", "from 1 up to 2"),
        (WARNINGS, "(1, ∞)", "2次（含）以上", "2 or more"),
        (WARNINGS, "(0.2, 0.8)", "0.2次–0.8次（两端不含）", "more than 0.2 and less than 0.8"),
        (scaled(RATE, "0.01"), "[0, 0.5)", "不足50%", "less than 50%"),
        (scaled(RATE, "0.02"), "[0, 0.5)", "不足0.5", "less than 0.5"),
        (quantity("x", "产值", "10万元"), "[5, ∞)", "5×10万元（含）以上", "5 × 10万元 or more"),
        (quantity("x", "产值", "10万元"), "[0, 5)", "不足5×10万元", "less than 5 × 10万元"),
        (truth("t", "有无方案"), "{1}", "是", "yes"),
        (truth("t", "有无方案"), "[0, 1)", "否", "no"),
        (truth("t", "有无方案"), "[0, 1]", "是或否", "yes or no"),
        (option("o", "原因", ("人为", "自然", "其他")), "[1, 2]", "自然或其他", "自然 or 其他"),
        (level("l", "评价"), "[4, 5]", "4级（含）以上", "4 or more"),
    ],
)
def test_an_interval_is_written_as_texts_write_it(node: Measure, over: str, zh: str, en: str) -> None:
    assert band(Interval.parse(over), measured(node)) == Wording(zh, en)


def test_a_number_alone_does_not_run_into_its_points() -> None:
    plain = measured(Input("/facts/x", label=Wording("系数", "factor")))
    assert in_band(Interval.parse("{1}"), plain) == Wording("等于1", "exactly 1")
    assert in_band(Interval.parse("{-1}"), plain) == Wording("等于−1", "exactly −1")
    assert in_band(Interval.parse("{1}"), measured(DUST)) == Wording("1吨", "1 t")
    assert in_band(Interval.parse("[1, ∞)"), plain) == Wording("1（含）以上", "1 or more")


@pytest.mark.parametrize(
    ("over", "value", "side"),
    [
        ("[1, 2]", "1", "[1, 2]"),
        ("[1, 2]", "0.5", "(-∞, 1)"),
        ("(1, 2]", "1", "(-∞, 1]"),
        ("[1, 2]", "3", "(2, ∞)"),
        ("[1, 2)", "2", "[2, ∞)"),
        ("(-∞, 2)", "2", "[2, ∞)"),
    ],
)
def test_what_is_not_in_an_interval_is_beyond_it_on_one_side(over: str, value: str, side: str) -> None:
    assert side_of(Interval.parse(over), Fraction(value)) == Interval.parse(side)


@pytest.mark.parametrize(
    ("over", "scaled_"), [("[1, 2)", "[100, 200)"), ("(-∞, 0.5]", "(-∞, 50]"), ("(1, ∞)", "(100, ∞)")]
)
def test_an_interval_is_scaled_at_the_ends_that_it_has(over: str, scaled_: str) -> None:
    assert times(Interval.parse(over), 100) == Interval.parse(scaled_)
