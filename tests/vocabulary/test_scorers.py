"""The scorers of the vocabulary: worked values at every edge and beside it, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import HuizhouQAError, SchemeError
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Measure, Within
from huizhou_qa.rules.derived import scaled
from huizhou_qa.rules.makings import Straight
from huizhou_qa.vocabulary import (
    Band,
    CappedCount,
    ItemDeduction,
    LinearDeduction,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    average_of,
    count,
    level,
    mark,
    on_curve,
    option,
    others_average_of,
    percent,
    quantity,
    range_of,
    ruling_on,
    signed,
    truth,
)
from test_hostile_schemes import VALUES, tried

F = Fraction
RATE, COUNT, OTHER, INDEX = (
    percent("rate", "率"),
    count("n", "数", "个"),
    count("m", "数", "个"),
    quantity("index", "指数", ""),
)


def at(node: Measure, **known: int | str | Gap) -> Number:
    said = {
        f"/facts/{name}": one if isinstance(one, Gap) else F(one)
        for name, one in known.items()
        if "average" not in name
    }
    for name, leaf in (("average", average_of(INDEX)), ("others_average", others_average_of(INDEX))):
        if name in known:
            said[leaf.path] = F(str(known[name]))
    return node.under(Exact(said))


def test_a_band_decides_at_its_ends() -> None:
    rule = Band(RATE, {"[0, 10]": 1, "(10, 15]": "0.5", "(15, 100]": 0})
    assert [at(rule, rate=x) for x in ("10", "10.001", "15", "15.001")] == [1, F("0.5"), F("0.5"), 0]


def test_a_deduction_begins_at_its_line() -> None:
    rule = LinearDeduction(RATE, 1, 100, "below", 1, "0.5", 1)
    assert [at(rule, rate=x) for x in ("100", "99.5", "99", "98")] == [1, 1, F("0.5"), 0]


def test_a_ratio_is_worth_its_share_until_it_is_all() -> None:
    rule = RatioTimesCoefficient(scaled(RATE, "0.01"), "1.2", "1.5")
    assert [at(rule, rate=x) for x in ("0", "99", "100")] == [0, F("1.188"), F("1.5")]
    assert at(RatioTimesCoefficient(INDEX, 2), index=5) == 2


def test_a_count_earns_up_to_its_cap() -> None:
    rule = CappedCount([(COUNT, 2), (OTHER, 1)], 4)
    assert [at(rule, n=n, m=m) for n, m in ((0, 0), (1, 1), (2, 0), (1, 3))] == [0, 3, 4, 4]


def test_a_figure_is_held_against_the_average_and_against_that_of_the_others() -> None:
    table = {"[0, 0.5)": 1, "[0.5, 1)": 2, "[1, ∞)": 4}
    rule, others = RelativeToAverage(INDEX, table), RelativeToAverage(INDEX, table, "others")
    assert [at(rule, index=x, average=10) for x in ("4.99", "5", "9.99", "10")] == [1, 2, 2, 4]
    assert [at(others, index=5, others_average=x) for x in (11, 10)] == [1, 2]


def test_against_an_average_of_zero_any_figure_reaches_it_and_is_read_all_the_same() -> None:
    rule = RelativeToAverage(INDEX, {"[0, 1)": 1, "[1, ∞)": 4})
    assert [at(rule, index=x, average=0) for x in (0, 3)] == [4, 4]
    assert at(rule, average=0) == Gap(missing=frozenset({"/facts/index"}))
    assert at(rule, index=Gap(nothing=frozenset({"/facts/index"})), average=0) == Gap(
        nothing=frozenset({"/facts/index"})
    )


NO_RATE = Gap(nothing=frozenset({"/facts/rate"}))


def test_requirements_are_met_all_or_none() -> None:
    both = ((RATE, Within(RATE, "{100}")), (INDEX, Within(INDEX, "[98, ∞)")))
    strict, lenient = RequirementsMet(both, 2), RequirementsMet(both, 2, empty="satisfied")
    for rule in (strict, lenient):
        assert [at(rule, rate=x, index=y) for x, y in ((100, 98), ("99.99", 98), (100, "97.99"))] == [2, 0, 0]
        assert at(rule, rate="99") == Gap(missing=frozenset({"/facts/index"}))
    assert at(strict, rate=NO_RATE, index=98) == NO_RATE
    assert [at(lenient, rate=NO_RATE, index=x) for x in (98, 97)] == [2, 0]
    nothing_at_all = at(lenient, rate=NO_RATE, index=Gap(nothing=frozenset({"/facts/index"})))
    assert isinstance(nothing_at_all, Gap)
    assert nothing_at_all.is_nothing


def test_a_deduction_is_once_or_for_each() -> None:
    assert [at(ItemDeduction(COUNT, 1, once=True), n=n) for n in (0, 1, 3)] == [0, -1, -1]
    assert [at(ItemDeduction(COUNT, 1), n=n) for n in (0, 1, 3)] == [0, -1, -3]


@pytest.mark.parametrize(
    ("code", "made"),
    [
        ("bad_coefficient", lambda: RatioTimesCoefficient(INDEX, 0)),
        ("bad_coefficient", lambda: RatioTimesCoefficient(INDEX, 2, 1)),
        ("count_not_above_zero", lambda: CappedCount([(COUNT, 0)], 4)),
        ("count_not_above_zero", lambda: CappedCount([(COUNT, 1)], 0)),
        ("deduction_not_above_zero", lambda: ItemDeduction(COUNT, -1)),
        ("empty", lambda: CappedCount([], 4)),
        ("empty", lambda: Band(RATE, {})),
        ("bad_name", lambda: percent("", "率")),
    ],
)
def test_a_scorer_that_cannot_be_meant_is_refused(code: str, made: Callable[[], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        made()
    assert [fault.code for fault in caught.value.faults] == [code]


MADE: list[tuple[Callable[..., object], tuple[object, ...]]] = [
    (Band, (RATE, {"[0, 100]": 1}, False)),
    (LinearDeduction, (RATE, 3, 90, "below", 1, 1, 3, "whole")),
    (RatioTimesCoefficient, (INDEX, 1, 2)),
    (CappedCount, (((COUNT, 1), (OTHER, 2)), 4)),
    (RelativeToAverage, (INDEX, {"[0, 1)": 0, "[1, ∞)": 1}, "all")),
    (RequirementsMet, (((RATE, Within(RATE, "{100}")),), 1, "needed")),
    (ItemDeduction, (COUNT, 1, True)),
    *((kind, ("a", "甲", "first")) for kind in (percent, truth, level)),
    *((kind, ("a", "甲", "个", "first")) for kind in (quantity, signed, count)),
    (option, ("a", "甲", ("x", "y"), "first")),
    (mark, ("1.1", "甲", 4, "first")),
    *((kind, (INDEX,)) for kind in (average_of, others_average_of, range_of)),
    (ruling_on, ("1.1",)),
    (on_curve, (RATE, Straight())),
]


@pytest.mark.parametrize(("make", "sound"), MADE, ids=lambda one: getattr(one, "__name__", ""))
def test_any_one_wrong_argument_is_refused_by_us_at_its_place(
    make: Callable[..., object], sound: tuple[object, ...]
) -> None:
    assert not isinstance(tried(lambda: make(*sound)), HuizhouQAError)
    for at in range(len(sound)):
        for value in VALUES:
            arguments = (*sound[:at], value, *sound[at + 1 :])
            tried(lambda: make(*arguments))  # noqa: B023 (called at once)
        nothing = (*sound[:at], object(), *sound[at + 1 :])
        assert isinstance(tried(lambda: make(*nothing)), HuizhouQAError)  # noqa: B023


@pytest.mark.parametrize(
    ("make", "path", "zh"),
    [
        (lambda: Band(None, {"[0, 1]": 1}), "/measure", "度量"),  # type: ignore[arg-type]
        (lambda: Band("pm", {"[0, 1]": 1}), "/measure", "度量"),  # type: ignore[arg-type]
        (lambda: Band(RATE, None), "/bands", "对照表"),  # type: ignore[arg-type]
        (lambda: Band(RATE, {(0, 3): 1}), "/bands", "文本"),  # type: ignore[dict-item]
        (lambda: Band(RATE, {"[0, 1]": None}), "/bands/[0, 1]", "数"),  # type: ignore[dict-item]
        (lambda: CappedCount(5, 4), "/counted", "元组或列表"),  # type: ignore[arg-type]
        (lambda: CappedCount([(COUNT, 1), COUNT], 4), "/counted/1", "一对"),  # type: ignore[list-item]
        (lambda: RequirementsMet([(RATE, 5)], 4), "/conditions/0/1", "条件"),  # type: ignore[list-item]
        (lambda: quantity("a", "x", 5), "/unit", "文本"),  # type: ignore[arg-type]
    ],
)
def test_what_is_wrong_is_told_in_chinese_where_it_stands(make: Callable[[], object], path: str, zh: str) -> None:
    with pytest.raises(HuizhouQAError) as caught:
        make()
    (fault,) = caught.value.faults
    assert fault.path == path
    assert zh in fault.zh


@pytest.mark.parametrize("written", ["[1/3, 2)", "{1/3}", "[a, 2)", "[0, 1e500)"])
def test_the_end_of_an_interval_that_is_no_number_is_not_to_be_left_out(written: str) -> None:
    with pytest.raises(SchemeError) as caught:
        Band(RATE, {written: 1})
    (fault,) = caught.value.faults
    assert fault.code == "bad_interval"
    assert "区间的端点" in fault.zh
    assert "不填" not in fault.zh
