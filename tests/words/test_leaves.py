"""What an input is called, and how a number that was read of it is told."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Gap
from huizhou_qa.rules import Input
from huizhou_qa.scorers import average_of, count, level, option, others_average_of, percent, quantity, truth
from huizhou_qa.words.leaves import Leaf, any_of_words, beside_label, steps_of, with_unit
from support.district import scheme as district
from support.words import runs_into_its_number, told_of_one

LABEL, NO_LABEL = Wording("绿地率", "green share"), Wording("", "")


def stated(leaf: Input, value: object, within: str = "(-∞, ∞)") -> Wording:
    told = value if isinstance(value, Gap) else Fraction(str(value))
    return Leaf(leaf, told).stated({}, Interval.parse(within))


@pytest.mark.parametrize(
    ("label", "zh", "en"),
    [
        (LABEL, "绿地率", "green share"),
        (NO_LABEL, "green", "green"),
        (Wording("绿地率", ""), "绿地率", "green"),
        (Wording("", "green share"), "green", "green share"),
    ],
)
def test_a_missing_label_falls_back_to_the_name(label: Wording, zh: str, en: str) -> None:
    assert Leaf(Input("/facts/green", label=label), Fraction(1)).label == Wording(zh, en)


def test_an_average_says_whether_the_unit_itself_counts() -> None:
    fact = quantity("noise", "噪声", "分贝", "noise")
    assert stated(average_of(fact), 60) == Wording("平均噪声60分贝", "average of noise: 60 dB")
    city = Wording("全市平均", "city average of ")
    assert stated(average_of(fact, city), 60) == Wording("全市平均噪声60分贝", "city average of noise: 60 dB")
    others = Wording("全市平均噪声（不含本单位）60分贝", "city average of noise (without the unit itself): 60 dB")
    assert stated(others_average_of(fact, city), 60) == others


@pytest.mark.parametrize(
    ("label", "value", "zh"),
    [
        ("绿地率", "5", "绿地率5"),
        ("PM2.5", "5", "PM2.5：5"),
        ("产值（万元）", "5", "产值（万元）5"),
        ("大约", "5", "大约：5"),
        ("第", "5", "第：5"),
        ("面积二", "5", "面积二：5"),
        ("指标", "-5", "指标−5"),
        ("指标", Fraction(1, 3), "指标约0.333333"),
    ],
)
def test_no_label_runs_into_its_number(label: str, value: object, zh: str) -> None:
    assert stated(Input("/facts/x", label=Wording(label, "x")), value).zh == zh


@pytest.mark.parametrize("end", [*"0９25①½aZβ%)℃²_ .-", *"一二十百万〇", *"约负第两"])
def test_a_label_that_could_run_into_its_number_is_kept_apart(end: str) -> None:
    assert beside_label(f"指标{end}", "36.6") == f"指标{end}：36.6"
    leaf = quantity("x", f"指标{end}", "吨")
    assert stated(leaf, "36.6").zh == f"指标{end}：36.6吨"


@pytest.mark.parametrize("end", [*"率数度值标人分）〕】》」』”’", "："])
def test_a_label_that_ends_in_a_word_or_a_bracket_has_its_number_right_behind_it(end: str) -> None:
    assert beside_label(f"指标{end}", "36.6") == f"指标{end}36.6"


@given(st.characters(codec="utf-8"))
def test_no_label_has_a_number_right_behind_what_may_belong_to_it(end: str) -> None:
    apart = beside_label(f"指标{end}", "5") == f"指标{end}：5"
    is_word = unicodedata.category(end) == "Lo" and unicodedata.numeric(end, None) is None and end not in "约负第两"
    assert apart != (is_word or end in "）〕】》」』”’：")


def test_a_label_of_nothing_needs_no_colon() -> None:
    assert beside_label("", "5") == "5"


def test_no_label_of_a_made_up_district_runs_into_its_number() -> None:
    assert told_of_one(district())
    assert not [told for label, told in told_of_one(district()) if runs_into_its_number(label, told)]


@pytest.mark.parametrize(("told", "runs"), [("PM2.5：1", False), ("PM2.51", True), ("绿地率1%", False), ("率1", True)])
def test_a_label_runs_into_its_number_where_it_ends_in_a_digit_or_is_left_out(told: str, runs: bool) -> None:
    label = "绿地率" if told.startswith(("绿", "率")) else "PM2.5"
    assert runs_into_its_number(label, told) is runs


def test_what_was_not_given_is_told_apart_from_what_there_was_nothing_of() -> None:
    leaf = percent("green", "绿地率", "green share")
    missing, nothing = Gap(missing=frozenset({leaf.path})), Gap(nothing=frozenset({leaf.path}))
    assert stated(leaf, missing) == Wording("绿地率未填", "green share: not given")
    told = Leaf(leaf, nothing).stated({leaf.path: Wording("（没有绿地）", " (no green)")})
    assert told == Wording("绿地率无可考核对象（没有绿地）", "green share: nothing to measure (no green)")


def test_what_stands_beside_a_number_follows_it() -> None:
    leaf = percent("green", "绿地率", "green share")
    told = Leaf(leaf, Fraction(75)).stated({leaf.path: Wording("（3/4）", " (3/4)")})
    assert told == Wording("绿地率75%（3/4）", "green share: 75% (3/4)")


def test_words_stand_for_places_and_for_yes_and_no() -> None:
    plan = truth("plan", "有无方案", "plan made")
    assert [stated(plan, at) for at in (0, 1)] == [
        Wording("有无方案：否", "plan made: no"),
        Wording("有无方案：是", "plan made: yes"),
    ]
    assert [stated(truth("plan", "有无方案2"), at).zh for at in (0, 1)] == ["有无方案2：否", "有无方案2：是"]
    cause = option("cause", "原因", ("人为", "自然"), "cause")
    assert stated(cause, 1) == Wording("原因：自然", "cause: 自然")
    assert stated(level("rating", "评价", "rating"), 4) == Wording("评价4级", "rating: 4")
    assert any_of_words(Leaf(cause, Fraction(0)).words, Interval.parse("[0, 1]")).zh == "人为或自然"


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [
        ("吨", "5吨", "5 t"),
        ("万元", "5万元", "5 ten thousand yuan"),
        ("10万元", "5×10万元", "5 × 10万元"),
        ("km", "5km", "5 km"),
        ("%", "5%", "5%"),
        ("", "5", "5"),
        ("个", "5个", "5"),
    ],
)
def test_a_unit_that_begins_with_a_figure_does_not_run_into_the_number(unit: str, zh: str, en: str) -> None:
    leaf = Leaf(Input("/facts/x", label=Wording("产值", "output"), unit=unit), Fraction(5))
    assert with_unit(Wording("5", "5"), leaf.unit) == Wording(zh, en)
    assert leaf.stated({}) == Wording(f"产值{zh}", f"output: {en}")


@pytest.mark.parametrize(
    ("unit", "figure", "en"),
    [
        ("分", "1", "1 point"),
        ("分", "0.5", "0.5 points"),
        ("分", "11", "11 points"),
        ("天", "1", "1 day"),
        ("吨", "1", "1 t"),
    ],
)
def test_english_has_no_plural_of_one(unit: str, figure: str, en: str) -> None:
    leaf = Leaf(Input("/facts/x", unit=unit), Fraction(figure))
    assert with_unit(Wording(figure, figure), leaf.unit).en == en


def test_english_counts_things_without_a_word_of_measure_that_it_does_not_know() -> None:
    assert Leaf(count("x", "船", "艘"), Fraction(5)).unit == Wording("艘", "")
    assert Leaf(quantity("x", "量", "担"), Fraction(5)).unit == Wording("担", "担")


@pytest.mark.parametrize(
    ("width", "unit", "zh", "en"),
    [
        ("1", "%", "1个百分点", "1 percentage point"),
        ("0.5", "%", "0.5个百分点", "0.5 percentage points"),
        ("2", "吨", "2吨", "2 t"),
    ],
)
def test_distances_of_percentages_are_percentage_points(width: str, unit: str, zh: str, en: str) -> None:
    assert steps_of(Fraction(width), Leaf(Input("/facts/x", unit=unit), Fraction(0)).unit) == Wording(zh, en)


def test_a_percentage_lies_from_0_to_100_and_is_written_as_one() -> None:
    leaves = [percent("a", "率"), Input("/facts/b", "(-∞, ∞)", unit="%"), Input("/facts/c", "[0, 100]", unit="分")]
    assert [Leaf(leaf, Fraction(1)).is_percent for leaf in leaves] == [True, False, False]
