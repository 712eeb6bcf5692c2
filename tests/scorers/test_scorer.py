"""What all scorers have in common: a rule of one's own, copies, hostile arguments, and how they are told."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from hostile.test_schemes import VALUES, tried
from huizhou_qa import HuizhouQAError, MissingEvidenceError, SchemeError
from huizhou_qa.rules import Measure, Open, Straight, Within
from huizhou_qa.rules.derived import is_true, scaled
from huizhou_qa.scorers import (
    Awarded,
    Band,
    BetterOf,
    CappedCount,
    Clamped,
    Gated,
    ItemDeduction,
    LinearDeduction,
    NodeRule,
    Rating,
    RatioTimesCoefficient,
    RelativeToAverage,
    RequirementsMet,
    Scorer,
    SumOf,
    Weighted,
    WorseOf,
    average_of,
    count,
    events,
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

RATE, COUNT, OTHER = percent("rate", "率"), count("n", "数", "个"), count("m", "数", "个")
INDEX = quantity("index", "指数", "")
DONE = truth("done", "完成")
MARK = mark("5", "得分", 4)


def test_a_scorer_of_ones_own_needs_only_what_it_says() -> None:
    class Doubled(Scorer):
        @property
        def said(self) -> Measure:
            return Weighted(Awarded(MARK), 2)

    assert Doubled().score({}, marks={"5": "1.5"}).points == 3
    assert SumOf((Doubled(), Doubled())).score({}, marks={"5": "1.5"}).points == 6


@pytest.mark.parametrize(
    "scorer", [RequirementsMet((is_true(DONE),), 1), Band(RATE, {"[0, 100]": 1}), Rating((level("r", "评"),))]
)
def test_a_copied_scorer_scores_as_the_original(scorer: Scorer) -> None:
    facts: dict[str, object] = {"done": True, "rate": {"part": 1, "whole": 1}, "r": 1}
    read = {leaf.name: facts[leaf.name] for leaf in NodeRule(scorer).inputs}
    for twin in (deepcopy(scorer), pickle.loads(pickle.dumps(scorer))):  # noqa: S301 (our own bytes)
        assert twin == scorer
        assert twin.score(read).points == scorer.score(read).points == 1


def test_what_had_nothing_to_measure_is_not_called_missing() -> None:
    with pytest.raises(MissingEvidenceError) as caught:
        Band(RATE, {"[0, 100]": 1}).score({"rate": {"nothing": "无对象"}})
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/facts/rate", "nothing_to_measure")]


def test_a_rule_with_an_open_point_scores_under_a_choice_and_not_without() -> None:
    node = Open("line", {"low": Band(RATE, {"[0, 100]": 1}), "high": Band(RATE, {"[0, 100]": 2})})
    assert NodeRule(node, {"line": "high"}).score({"rate": 5}).points == 2
    with pytest.raises(SchemeError) as caught:
        NodeRule(node)
    assert [(fault.path, fault.code) for fault in caught.value.faults] == [("/readings/line", "open_point")]


# A type checker refuses these before they are tried.
CONDITION: Any = Within(RATE, "{100}")
BAND: Any = Band(RATE, {"[0, 100]": 1})


@pytest.mark.parametrize(
    "make",
    [
        lambda: Band(CONDITION, {"[0, 100]": 1}),
        lambda: CappedCount([(CONDITION, 1)], 1),
        lambda: SumOf((BAND, CONDITION)),
        lambda: Gated((CONDITION,), 1, CONDITION),
        lambda: Gated((BAND,), 1, BAND),
        lambda: NodeRule(CONDITION),
        lambda: range_of(CONDITION),
    ],
)
def test_a_condition_is_no_measure_and_a_measure_no_condition(make: Callable[[], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        make()
    assert [fault.code for fault in caught.value.faults] == ["wrong_type"]


MADE: list[tuple[Callable[..., object], tuple[object, ...]]] = [
    (Band, (RATE, {"[0, 100]": 1})),
    (LinearDeduction, (RATE, 3, 90, "below", 1, 1, 3, "whole")),
    (RatioTimesCoefficient, (INDEX, 1, 2)),
    (CappedCount, (((COUNT, 1), (OTHER, 2)), 4)),
    (RelativeToAverage, (INDEX, {"[0, 1)": 0, "[1, ∞)": 1}, "all")),
    (RequirementsMet, ((CONDITION,), 1, "needed")),
    (ItemDeduction, (COUNT, 1, True)),
    (Awarded, (MARK,)),
    (Rating, ((level("r", "评"),), 2)),
    (Gated, ((CONDITION,), 1, BAND)),
    *((kind, ((BAND, RATE),)) for kind in (SumOf, BetterOf, WorseOf)),
    (Weighted, (BAND, 2)),
    (Clamped, (BAND, 0, 2)),
    (NodeRule, (BAND, {})),
    *((kind, ("a", "甲", "first")) for kind in (percent, truth, level, events)),
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
        (lambda: RequirementsMet([5], 4), "/conditions/0", "条件"),  # type: ignore[list-item]
        (lambda: quantity("a", "x", 5), "/unit", "文本"),  # type: ignore[arg-type]
        (lambda: percent("", "率"), "/name", "名称"),
        (lambda: percent("a", "率", 5), "/label_en", "文本"),  # type: ignore[arg-type]
        (lambda: LinearDeduction(RATE, 3, 90, "sideways", 1, 1, 1), "/worse", "可选"),  # type: ignore[arg-type]
        (lambda: scaled(5, 1), "/terms/0/0", "度量"),  # type: ignore[arg-type]
    ],
)
def test_what_is_wrong_is_told_in_chinese_where_it_stands(make: Callable[[], object], path: str, zh: str) -> None:
    with pytest.raises(HuizhouQAError) as caught:
        make()
    (fault,) = caught.value.faults
    assert fault.path == path
    assert zh in fault.zh
