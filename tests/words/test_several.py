"""Several numbers as one: parts, limits, roundings, readings that are open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact
from huizhou_qa.rules import (
    Constant,
    GridRounding,
    Input,
    Measure,
    NothingToMeasure,
    NumberOf,
    Open,
    Ordered,
    Pooled,
    Product,
    Quotient,
    Rounded,
    Within,
)
from huizhou_qa.rules.derived import (
    any_of,
    at_least,
    at_most,
    clamped,
    greatest,
    is_true,
    least,
    negation,
    scaled,
    total,
    trimmed_mean,
    weighted,
    when,
)
from huizhou_qa.scorers import Band, percent, truth
from huizhou_qa.words import criterion, requirement
from huizhou_qa.words.arithmetic import Words
from support.words import became

A, B = percent("a", "甲率", "rate A"), percent("b", "乙率", "rate B")
ONE, TWO = (Band(leaf, {"[0, 50)": 0, "[50, 100]": worth}) for leaf, worth in ((A, 1), (B, 2)))
FIRST, SECOND = "甲率：50%（含）以上得1分；不足50%不得分", "乙率：50%（含）以上得2分；不足50%不得分"
FIRST_EN, SECOND_EN = (
    "rate A: 50% or more: 1 point; less than 50%: no points",
    "rate B: 50% or more: 2 points; less than 50%: no points",
)
PLAN, TEAM = truth("plan", "有无方案", "plan made"), truth("team", "有无机构", "team named")


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (
            total(ONE, TWO),
            f"各部分得分相加：〔{FIRST}〕；〔{SECOND}〕",
            f"all parts added up: [{FIRST_EN}]; [{SECOND_EN}]",
        ),
        (
            weighted((ONE, 1), plus=2),
            f"各部分得分相加：〔{FIRST}〕；〔得2分〕",
            f"all parts added up: [{FIRST_EN}]; [2 points]",
        ),
        (
            least(ONE, TWO),
            f"取得分较低者：〔{FIRST}〕；〔{SECOND}〕",
            f"the least of the parts: [{FIRST_EN}]; [{SECOND_EN}]",
        ),
        (
            greatest(ONE, TWO),
            f"取得分较高者：〔{FIRST}〕；〔{SECOND}〕",
            f"the greatest of the parts: [{FIRST_EN}]; [{SECOND_EN}]",
        ),
        (
            Ordered((ONE, TWO, ONE), 0, 2),
            f"取由低到高第1至第2部分相加：〔{FIRST}〕；〔{SECOND}〕；〔{FIRST}〕",
            f"places 1 to 2 from the lowest part, added up: [{FIRST_EN}]; [{SECOND_EN}]; [{FIRST_EN}]",
        ),
        (
            Product(ONE, TWO),
            f"各部分得分相乘：〔{FIRST}〕；〔{SECOND}〕",
            f"the parts multiplied: [{FIRST_EN}]; [{SECOND_EN}]",
        ),
        (Product(Constant(2), ONE), FIRST.replace("得1分", "得2分"), FIRST_EN.replace("1 point", "2 points")),
        (Product(ONE, Constant(2)), FIRST.replace("得1分", "得2分"), FIRST_EN.replace("1 point", "2 points")),
        (
            scaled(total(ONE, TWO), 2),
            f"得分乘以2：〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕",
            f"the points × 2: [all parts added up: [{FIRST_EN}]; [{SECOND_EN}]]",
        ),
        (
            Pooled(((ONE, Constant(1)), (TWO, Constant(2)))),
            f"有可考核对象的各部分得分之和÷其满分之和：〔{FIRST}（满分：1）〕；〔{SECOND}（满分：2）〕",
            f"the points of the parts present ÷ their full marks: [{FIRST_EN} (out of 1)]; [{SECOND_EN} (out of 2)]",
        ),
        (
            Pooled(((ONE, Constant(1)), (TWO, Constant(2))), least=2),
            f"有可考核对象的各部分得分之和÷其满分之和（至少有2部分）：〔{FIRST}（满分：1）〕；〔{SECOND}（满分：2）〕",
            (
                f"the points of the parts present ÷ their full marks (at least 2 parts): [{FIRST_EN} "
                f"(out of 1)]; [{SECOND_EN} (out of 2)]"
            ),
        ),
        (
            at_most(total(ONE, TWO), 2),
            f"不高于2分：〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕",
            f"no more than 2 points: [all parts added up: [{FIRST_EN}]; [{SECOND_EN}]]",
        ),
        (
            clamped(total(ONE, TWO), 1, 2),
            f"不低于1分、不高于2分：〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕",
            f"no less than 1 point, no more than 2 points: [all parts added up: [{FIRST_EN}]; [{SECOND_EN}]]",
        ),
        (
            at_most(at_least(total(ONE, TWO), 1), 2),
            f"不低于1分、不高于2分：〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕",
            f"no less than 1 point, no more than 2 points: [all parts added up: [{FIRST_EN}]; [{SECOND_EN}]]",
        ),
        (
            at_most(at_most(total(ONE, TWO), 2), 1),
            f"不高于1分：〔不高于2分：〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕〕",
            f"no more than 1 point: [no more than 2 points: [all parts added up: [{FIRST_EN}]; [{SECOND_EN}]]]",
        ),
        (at_most(at_least(ONE, 0), 5), FIRST, FIRST_EN),
        (
            Rounded(total(ONE, TWO), GridRounding("0.1", "up")),
            f"各部分得分相加：〔{FIRST}〕；〔{SECOND}〕（进位至0.1的倍数）",
            f"all parts added up: [{FIRST_EN}]; [{SECOND_EN}] (rounded up to a multiple of 0.1)",
        ),
        (
            Open("which", {"first": ONE, "second": TWO}),
            f"〔口径which＝first：{FIRST}〕；〔口径which＝second：{SECOND}〕",
            f"[reading which = first: {FIRST_EN}]; [reading which = second: {SECOND_EN}]",
        ),
        (NothingToMeasure("none of it"), "无可考核对象（none of it）", "nothing to measure (none of it)"),
        (Constant(2), "得2分", "2 points"),
        (scaled(Constant(2), -1), "扣2分", "2 points deducted"),
        (Quotient(Constant(1), total(Constant(1), Constant(3))), "得0.25分", "0.25 points"),
        (Rounded(Constant("1.25"), GridRounding("0.1")), "得1.3分", "1.3 points"),
        (greatest(Constant(1), Constant(2)), "得2分", "2 points"),
        (
            Quotient(ONE, A),
            f"〔{FIRST}〕÷甲率：任何数值按该比例计分",
            f"[{FIRST_EN}] ÷ rate A: any number: this ratio",
        ),
        (
            trimmed_mean((A, B, A)),
            "（由低到高第2至第2项：甲率、乙率、甲率）：任何数值按合计数计分",
            "(places 2 to 2 from the lowest of: rate A, rate B, rate A): any number: this sum",
        ),
    ],
)
def test_how_several_are_one(node: Measure, zh: str, en: str) -> None:
    assert criterion(node) == Wording(zh, en)


def test_a_reading_that_is_chosen_is_told_alone() -> None:
    node = Open("which", {"first": ONE, "second": TWO})
    assert criterion(node, {"which": "second"}).zh == SECOND
    assert became(ONE, a=60).zh == "甲率60%，在50%（含）以上档"


@pytest.mark.parametrize(
    ("node", "zh"),
    [
        (total(ONE, TWO), "甲率60%，在50%（含）以上档（1分）；乙率40%，在不足50%档（0分）"),
        (scaled(total(ONE, TWO), 2), "甲率60%，在50%（含）以上档（1分）；乙率40%，在不足50%档（0分）（1分）"),
        (
            Pooled(((ONE, Constant(1)), (TWO, Constant(2)))),
            "甲率60%，在50%（含）以上档（1分）；乙率40%，在不足50%档（0分）",
        ),
        (at_most(total(ONE, ONE), 1), "甲率60%，在50%（含）以上档（1分）；甲率60%，在50%（含）以上档（1分）（2分）"),
        (at_most(total(ONE, TWO), 2), "甲率60%，在50%（含）以上档（1分）；乙率40%，在不足50%档（0分）"),
        (
            Rounded(weighted((ONE, "0.25"), (TWO, 1)), GridRounding("0.1", "up")),
            "甲率60%，在50%（含）以上档（0.25分）；乙率40%，在不足50%档（0分），由0.25舍入为0.3",
        ),
        (
            Rounded(total(ONE, TWO), GridRounding("0.1")),
            "甲率60%，在50%（含）以上档（1分）；乙率40%，在不足50%档（0分）",
        ),
        (Constant(2), "得2分"),
        (NothingToMeasure("none of it"), "无可考核对象（none of it）"),
        (Quotient(ONE, A), "甲率60%，1÷60＝约0.016667"),
    ],
)
def test_what_became_of_the_parts(node: Measure, zh: str) -> None:
    assert became(node, a=60, b=40).zh == zh


def test_a_part_of_which_there_was_nothing_has_no_points() -> None:
    told = became(total(ONE, TWO), a=60, b="nothing")
    assert told.zh == "甲率60%，在50%（含）以上档（1分）；乙率无可考核对象"
    assert became(Rounded(total(ONE, TWO), GridRounding(1)), a=60, b="nothing") == told


def test_where_no_reading_is_chosen_every_choice_tells_what_was_read() -> None:
    found = Open("which", {"first": ONE, "second": TWO}).under(Words(Exact({A.path: Fraction(60)})))
    assert found.ground({}).zh == "甲率60%，在50%（含）以上档；乙率未填"


def test_a_choice_that_was_not_taken_does_not_hide_what_was_read() -> None:
    node = when(is_true(PLAN), points=1, otherwise=Open("which", {"first": ONE, "second": TWO}))
    assert became(node, plan=1).zh == "有无方案：是"


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (
            any_of(is_true(PLAN), is_true(TEAM)),
            "有无方案为“是”或有无机构为“是”",
            "“plan made” is “yes” or “team named” is “yes”",
        ),
        (negation(is_true(PLAN)), "并非有无方案为“是”", "it is not so that “plan made” is “yes”"),
        (Within(NumberOf(is_true(PLAN)), "{1}"), "有无方案为“是”", "“plan made” is “yes”"),
    ],
)
def test_conditions_on_conditions_are_told_as_what_they_say(node: Within, zh: str, en: str) -> None:
    assert requirement(node) == Wording(zh, en)
    gate = when(node, points=1)
    assert criterion(gate).zh == f"{zh}的，得1分；否则，不得分"


@pytest.mark.parametrize(("plan", "team"), [(0, 0), (0, 1), (1, 1)])
def test_what_was_found_of_one_of_several_conditions(plan: int, team: int) -> None:
    told = {1: "是", 0: "否"}
    node = when(any_of(is_true(PLAN), is_true(TEAM)), points=1)
    assert became(node, plan=plan, team=team).zh == f"有无方案：{told[plan]}；有无机构：{told[team]}"
    assert became(when(negation(is_true(PLAN)), points=1), plan=plan).zh == f"有无方案：{told[plan]}"


@pytest.mark.parametrize(
    ("node", "zh"),
    [
        (Within(NumberOf(is_true(PLAN)), "[0, 1]"), "〔有无方案为“是”的，得1分；否则不得分〕为任何数值"),
        (Within(NumberOf(is_true(PLAN)), "[2, 3]"), "〔有无方案为“是”的，得1分；否则不得分〕为2（含）–3（含）"),
        (
            Within(total(NumberOf(is_true(PLAN)), NumberOf(is_true(TEAM))), "{2}"),
            "〔各部分得分相加：〔有无方案为“是”的，得1分；否则不得分〕；〔有无机构为“是”的，得1分；否则不得分〕〕为2",
        ),
        (Within(total(ONE, TWO), "[1, ∞)"), f"〔各部分得分相加：〔{FIRST}〕；〔{SECOND}〕〕为1（含）以上"),
        (
            Within(least(NumberOf(is_true(PLAN)), NumberOf(is_true(TEAM))), "[1, ∞)"),
            "〔取得分较低者：〔有无方案为“是”的，得1分；否则不得分〕；〔有无机构为“是”的，得1分；否则不得分〕〕为1",
        ),
        (
            Within(when(is_true(PLAN), points=A, otherwise=0), "[50, 100]"),
            "〔有无方案为“是”的，甲率：任何数值按该数值计分；否则，不得分〕为50（含）以上",
        ),
    ],
)
def test_a_condition_on_points_that_says_nothing_else_is_told_as_it_is(node: Within, zh: str) -> None:
    assert requirement(node).zh == zh


def test_a_name_without_a_label_is_told() -> None:
    assert criterion(total(Input("/results/one"), Input("/results/two"))).zh == "one＋two：任何数值按合计数计分"


def test_only_a_sum_of_conditions_is_told_as_one_of_them() -> None:
    words = Words(Exact({}))
    either = Within(total(NumberOf(is_true(PLAN)), NumberOf(is_true(TEAM))), "[1, ∞)").under(words)
    assert either.is_compound
    half = Within(weighted((NumberOf(is_true(PLAN)), 1), (NumberOf(is_true(TEAM)), "0.5")), "[1, ∞)").under(words)
    assert not half.is_compound


def test_a_number_kept_within_two_limits_comes_to_what_the_second_makes_of_it() -> None:
    known = Words(Exact({A.path: Fraction(50), B.path: Fraction(50)}))
    kept = clamped(total(ONE, TWO), 0, 2).under(known)
    assert kept.value == 2
    assert at_most(at_least(total(ONE, TWO), 1), 2).under(known).value == 2


@pytest.mark.parametrize(("written", "over"), [(True, "[0, 1]"), (False, "[0.2, 0.6]")])
def test_a_figure_lies_where_it_is_rounded_to_only_where_figures_are_written(written: bool, over: str) -> None:
    node = Rounded(Input("/facts/x", "[0.2, 0.6]"), GridRounding(1, stage="written"))
    assert node.under(Words(Exact({}, {}, written=written))).came.span.over == (Interval.parse(over),)
