"""Gates and requirements: what is asked, what counts otherwise, and what was found of the condition that decided."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.errors import Wording
from huizhou_qa.numbers.intervals import Interval
from huizhou_qa.readers import Exact
from huizhou_qa.rules import AllOf, Choose, Constant, Measure, NothingToMeasure, NumberOf, Present, Within
from huizhou_qa.rules.derived import (
    below,
    exactly,
    is_true,
    reaches,
    scaled,
    share,
    total,
    weighted,
    when,
    where_present,
    within_limit,
)
from huizhou_qa.scorers import (
    Band,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    count,
    mark,
    percent,
    quantity,
    ruling_on,
    truth,
)
from huizhou_qa.words import criterion
from huizhou_qa.words.arithmetic import Words
from support.words import became

A, T = percent("a", "实际率", "actual rate"), percent("t", "目标率", "target rate")
PLAN, N = truth("plan", "有无方案", "plan made"), count("n", "件数", "件", "cases")
BY_RATIO = RatioTimesCoefficient(share(A, T), "1.05")
LARGE, OTHER = percent("large", "大型率", "rate of large ones"), percent("other", "其他率", "rate of others")
BOTH = (Within(LARGE, "{100}"), Within(OTHER, "[98, 100]"))


@pytest.mark.parametrize(
    ("node", "zh", "en"),
    [
        (
            when(reaches(A, T), points=2, otherwise=BY_RATIO),
            "实际率达到目标率的，得2分；否则，实际率÷目标率：不足1按1.05×该比例计分",
            (
                "where the actual rate reaches the target rate: 2 points; otherwise actual rate ÷ target "
                "rate: less than 1: 1.05 × this ratio"
            ),
        ),
        (
            when(within_limit(A, T), is_true(PLAN), points=2),
            "实际率不超过目标率且有无方案为“是”的，得2分；否则，不得分",
            (
                "where the actual rate does not exceed the target rate and “plan made” is “yes”: 2 "
                "points; otherwise no points"
            ),
        ),
        (
            when(is_true(PLAN), points="1.5", otherwise=mark("1", "任务得分", 1, "task")),
            "有无方案为“是”的，得1.5分；否则，任务得分：0至1分，按评定计",
            "where “plan made” is “yes”: 1.5 points; otherwise task: 0 to 1 point, as awarded",
        ),
        (
            when(is_true(PLAN), points=when(exactly(N, 0), points=1), otherwise=2),
            "有无方案为“是”的，〔件数为0件的，得1分；否则，不得分〕；否则，得2分",
            "where “plan made” is “yes”: [where the cases is 0: 1 point; otherwise no points]; otherwise 2 points",
        ),
        (
            when(is_true(PLAN), points=NumberOf(exactly(N, 0)), otherwise=2),
            "有无方案为“是”的，〔件数为0件的，得1分；否则不得分〕；否则，得2分",
            "where “plan made” is “yes”: [where the cases is 0: 1 point; otherwise no points]; otherwise 2 points",
        ),
        (
            when(is_true(PLAN), points=Band(A, {"[0, 50)": 0, "[50, 100]": 1}), otherwise=2),
            "有无方案为“是”的，实际率：50%（含）以上得1分；不足50%不得分；否则，得2分",
            (
                "where “plan made” is “yes”: actual rate: 50% or more: 1 point; less than 50%: no "
                "points; otherwise 2 points"
            ),
        ),
        (
            scaled(when(is_true(PLAN), points=1, otherwise=scaled(A, "0.01")), 2),
            "有无方案为“是”的，得2分；否则，实际率：任何数值按0.02×该数值计分",
            "where “plan made” is “yes”: 2 points; otherwise actual rate: any number: 0.02 × this number",
        ),
        (
            RequirementsMet((Within(A, "[96, 100]"),), 1),
            "实际率为96%（含）以上的，得1分；否则不得分",
            "where the actual rate is 96% or more: 1 point; otherwise no points",
        ),
        (
            RequirementsMet(BOTH, 2),
            "大型率为100%，且其他率为98%（含）以上的，得2分；否则不得分",
            (
                "where the rate of large ones is 100%, and the rate of others is 98% or more: 2 "
                "points; otherwise no points"
            ),
        ),
        (
            RequirementsMet((is_true(PLAN), reaches(A, T)), 2),
            "有无方案为“是”，且实际率达到目标率的，得2分；否则不得分",
            "where “plan made” is “yes”, and the actual rate reaches the target rate: 2 points; otherwise no points",
        ),
        (
            RequirementsMet(BOTH, 2, empty="satisfied"),
            "大型率为100%，且其他率为98%（含）以上的，得2分；否则不得分（其中一类没有的，不作要求）",
            (
                "where the rate of large ones is 100%, and the rate of others is 98% or more: 2 "
                "points; otherwise no points"
                " (a class of which there was nothing is not asked for)"
            ),
        ),
        (
            RequirementsMet(BOTH[:1], 2, empty="satisfied"),
            "大型率为100%的，得2分；否则不得分",
            "where the rate of large ones is 100%: 2 points; otherwise no points",
        ),
        (
            RelativeToAverage(N, {"[0, 1)": 1, "[1, ∞)": 3}),
            "平均件数为0件的，得3分；否则，件数÷平均件数：1（含）以上得3分；不足1得1分",
            (
                "where the average of cases is 0: 3 points; otherwise cases ÷ average of "
                "cases: 1 or more: 3 points; less than 1: 1 point"
            ),
        ),
        (
            Choose(Present(A), A, Constant(1)),
            "实际率有可考核对象的，实际率：任何数值按该数值计分；否则，得1分",
            (
                "where there is something to measure of actual rate: actual rate: any number: this "
                "number; otherwise 1 point"
            ),
        ),
        (
            Choose(Present(A), NothingToMeasure("none"), BY_RATIO),
            "实际率÷目标率：1（含）以上得1.05分；不足1按1.05×该比例计分",
            "actual rate ÷ target rate: 1 or more: 1.05 points; less than 1: 1.05 × this ratio",
        ),
    ],
)
def test_what_is_asked_and_what_counts_otherwise(node: Measure, zh: str, en: str) -> None:
    assert criterion(node) == Wording(zh, en)


@pytest.mark.parametrize("over", ["[0, 100]", "(-∞, ∞)"])
def test_a_gate_that_asks_nothing_always_holds(over: str) -> None:
    assert criterion(when(Within(A, over), points=2)) == Wording("一律得2分", "in any case 2 points")
    assert criterion(when(Within(A, over), points=N)).zh == "件数：任何数值按该数值计分"


def test_a_gate_that_can_never_hold_is_not_told() -> None:
    told = criterion(when(Within(A, "[200, ∞)"), points=2, otherwise=BY_RATIO)).zh
    assert told == "实际率÷目标率：1（含）以上得1.05分；不足1按1.05×该比例计分"


def test_a_class_that_a_ruling_excuses_is_told_so() -> None:
    ruled_on = scaled(ruling_on("2"), 0)
    excused = exactly(Choose(Present(OTHER), NumberOf(Within(OTHER, "[98, 100]")), below(1, ruled_on)), 1)
    node = scaled(NumberOf(AllOf((Within(LARGE, "{100}"), excused))), 2)
    assert criterion(node).zh.endswith("得2分；否则不得分（没有的一类经裁定后，不作要求）")
    assert became(node, large=100, other=98).zh == "大型率100%，符合100%的要求；其他率98%，符合98%（含）以上的要求"


@pytest.mark.parametrize(
    ("node", "known", "zh", "en"),
    [
        (
            when(reaches(A, T), points=2, otherwise=BY_RATIO),
            {"a": 80, "t": 80},
            "实际率80%，达到目标率80%",
            "actual rate: 80%, which reaches the target rate: 80%",
        ),
        (
            when(reaches(A, T), points=2, otherwise=BY_RATIO),
            {"a": 72, "t": 80},
            "实际率72%，未达到目标率80%；72÷80＝0.9，在不足1档，1.05×0.9＝0.945",
            (
                "actual rate: 72%, which does not reach the target rate: 80%; 72 ÷ 80 = 0.9, in the band “less "
                "than 1”, 1.05 × 0.9 = 0.945"
            ),
        ),
        (
            when(exactly(N, 0), points=0, otherwise=Band(share(N, A), {"[0, 1)": 0, "[1, ∞)": 1})),
            {"n": 0},
            "件数0件",
            "cases: 0",
        ),
        (
            when(exactly(N, 0), points=0, otherwise=Band(share(N, A), {"[0, 1)": 0, "[1, ∞)": 1})),
            {"n": 5, "a": 50},
            "件数5件，实际率50%，5÷50＝0.1，在不足1档",
            "cases: 5, actual rate: 50%, 5 ÷ 50 = 0.1, in the band “less than 1”",
        ),
        (
            when(exactly(N, 0), is_true(PLAN), points=1, otherwise=Band(A, {"[0, 50)": 0, "[50, 100]": 1})),
            {"n": 0, "plan": 0, "a": 20},
            "有无方案：否；实际率20%，在不足50%档",
            "plan made: no; actual rate: 20%, in the band “less than 50%”",
        ),
        (
            when(exactly(N, 0), points=1),
            {"n": 3},
            "件数3件",
            "cases: 3",
        ),
        (
            when(is_true(PLAN), points=Band(A, {"[0, 50)": 0, "[50, 100]": 1}), otherwise=2),
            {"plan": 1, "a": 20},
            "有无方案：是；实际率20%，在不足50%档",
            "plan made: yes; actual rate: 20%, in the band “less than 50%”",
        ),
        (when(Within(A, "[0, 100]"), points=2), {"a": 5}, "得2分", "2 points"),
        (
            RequirementsMet(BOTH, 2, empty="satisfied"),
            {"large": "nothing", "other": "98.6"},
            "大型率无可考核对象，不作要求；其他率98.6%，符合98%（含）以上的要求",
            (
                "rate of large ones: nothing to measure, so not asked for; rate of others: 98.6%, "
                "which meets “98% or more”"
            ),
        ),
        (
            RequirementsMet(BOTH, 2),
            {"large": 100, "other": "97.9"},
            "大型率100%，符合100%的要求；其他率97.9%，不符合98%（含）以上的要求",
            "rate of large ones: 100%, which meets “100%”; rate of others: 97.9%, which does not meet “98% or more”",
        ),
        (RequirementsMet((is_true(PLAN),), 1), {"plan": 0}, "有无方案：否", "plan made: no"),
        (when(is_true(PLAN), points=2), {"plan": "nothing"}, "有无方案无可考核对象", "plan made: nothing to measure"),
        (
            Choose(Present(A), Band(A, {"[0, 50)": 0, "[50, 100]": 1}), Constant(1)),
            {"a": 20},
            "实际率20%，在不足50%档",
            "actual rate: 20%, in the band “less than 50%”",
        ),
        (Choose(Present(A), A, Constant(1)), {"a": "nothing"}, "实际率无可考核对象", "actual rate: nothing to measure"),
        (
            Choose(Present(A), A, NothingToMeasure("none")),
            {"a": "nothing"},
            "实际率无可考核对象",
            "actual rate: nothing to measure",
        ),
    ],
)
def test_what_was_found_of_the_condition_that_decided(
    node: Measure, known: dict[str, object], zh: str, en: str
) -> None:
    assert became(node, **known) == Wording(zh, en)


def test_a_condition_that_lets_pass_what_there_was_nothing_of_is_one_requirement() -> None:
    node = NumberOf(where_present(A, Within(A, "[50, 100]")))
    assert criterion(node).zh == "实际率为50%（含）以上的，得1分；否则不得分"
    assert became(node, a="nothing").zh == "实际率无可考核对象，不作要求"


def test_a_number_of_a_condition_may_stand_in_a_sum() -> None:
    node = weighted((NumberOf(is_true(PLAN)), 4), (scaled(N, "0.5"), 1))
    assert criterion(node) == Wording(
        "各部分得分相加：〔有无方案为“是”的，得4分；否则不得分〕；〔件数：任何数值按0.5×该数值计分〕",
        (
            "all parts added up: [where “plan made” is “yes”: 4 points; otherwise no points]; "
            "[cases: any number: 0.5 × this number]"
        ),
    )
    assert became(node, plan=1, n=3).zh == "有无方案：是（4分）；件数3件，0.5×3＝1.5（1.5分）"


def test_a_quantity_that_may_be_anything_is_no_gate() -> None:
    dust = quantity("dust", "扬尘", "吨")
    assert criterion(when(Within(dust, "[0, ∞)"), points=1)).zh == "一律得1分"


def test_a_gate_has_the_inputs_of_its_condition_and_of_both_branches_each_once() -> None:
    phrase = Choose(Within(A, "[50, 100]"), T, total(A, N)).under(Words(Exact({})))
    assert [leaf.input for leaf in phrase.leaves] == [A, T, N]


def test_a_gate_so_many_times_comes_to_as_many_times_the_number() -> None:
    gate = Choose(is_true(PLAN), T, Constant(1)).under(Words(Exact({PLAN.path: Fraction(1), T.path: Fraction(80)})))
    twice = gate.times(Fraction(2))
    assert twice.value == 160
    assert twice.came.span.over == (Interval.parse("[0, 200]"),)


@pytest.mark.parametrize(
    ("otherwise", "excused"),
    [(Constant(1), True), (Constant(0), False), (NothingToMeasure("no"), False), (A, False)],
)
def test_a_condition_is_passed_over_where_what_counts_otherwise_surely_fulfils_it(
    otherwise: Measure, excused: bool
) -> None:
    gate = Choose(Present(T), NumberOf(Within(T, "[50, 100]")), otherwise)
    assert Within(gate, "{1}").under(Words(Exact({}))).excuse == ("satisfied" if excused else "")
