"""The scorers of the vocabulary: worked values at every edge and beside it, and what they refuse."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from huizhou_qa import SchemeError
from huizhou_qa.readers import Exact, Gap, Number
from huizhou_qa.rules import Measure, Within
from huizhou_qa.rules.derived import scaled
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
    others_average_of,
    percent,
    quantity,
)

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
    ],
)
def test_a_scorer_that_cannot_be_meant_is_refused(code: str, made: Callable[[], object]) -> None:
    with pytest.raises(SchemeError) as caught:
        made()
    assert [fault.code for fault in caught.value.faults] == [code]
