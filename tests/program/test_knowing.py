"""What a statistic that is not given may be, beside the unit's own figure and other statistics of the same number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from huizhou_qa.program import Member, Program, Settings, bound, statistic
from huizhou_qa.program.knowing import members_of
from huizhou_qa.readers import Gap, Number
from huizhou_qa.rules import StatisticInput
from huizhou_qa.rules.statistics import FOLDS
from huizhou_qa.scorers import signed

NOISE = signed("noise", "噪声", "分贝", within="[0, 100]")
LEAVES = {
    fold: StatisticInput(
        f"/statistics/{fold}",
        "[1, ∞)" if fold == "place" else NOISE.range,
        whole=fold == "place",
        measure=NOISE,
        fold=fold,
    )
    for fold in FOLDS
}
OF_OTHERS = StatisticInput("/statistics/most of others", NOISE.range, measure=NOISE, fold="most", own=False)
PROGRAM = Program(tuple(statistic(leaf) for leaf in (*LEAVES.values(), OF_OTHERS)), ())


def spans(own: Number | None = None, members: int | None = None, **given: int) -> dict[str, str]:
    known: dict[str, Number] = {LEAVES[fold].path: Fraction(number) for fold, number in given.items() if fold in LEAVES}
    known |= {} if own is None else {NOISE.path: own}
    known |= {} if members is None else {members_of(LEAVES["mean"]): Fraction(members)}
    found = bound(PROGRAM, Member(known, ()), Settings({}))
    return {fold: " ".join(map(str, found[leaf.path].over)) for fold, leaf in LEAVES.items() if fold not in given}


@pytest.mark.parametrize(
    ("own", "given", "expected"),
    [
        (None, {}, {"least": "[0, 100]", "mean": "[0, 100]", "most": "[0, 100]", "place": "[1, ∞)"}),
        # A mean stands on an end of the range only where all members do.
        (40, {}, {"least": "[0, 40]", "mean": "(0, 100)", "most": "[40, 100]", "place": "[1, ∞)"}),
        (100, {}, {"least": "[0, 100]", "mean": "(0, 100]", "most": "{100}", "place": "{1}"}),
        (0, {}, {"least": "{0}", "mean": "[0, 100)", "most": "[0, 100]", "place": "[1, ∞)"}),
        # Between the least and the most.
        (40, {"most": 50, "least": 30}, {"mean": "[30, 50]", "place": "[2, ∞)"}),
        (40, {"mean": 45}, {"least": "[0, 40]", "most": "[45, 100]", "place": "[2, ∞)"}),
        (None, {"mean": 45}, {"least": "[0, 45]", "most": "[45, 100]", "place": "[1, ∞)"}),
        # First where the own figure is the most, and only there.
        (40, {"most": 40}, {"least": "[0, 40]", "mean": "(0, 40]", "place": "{1}"}),
        (40, {"place": 1}, {"least": "[0, 40]", "mean": "(0, 40]", "most": "{40}"}),
        (40, {"place": 3}, {"least": "[0, 40]", "mean": "(0, 100)", "most": "(40, 100]"}),
        (None, {"most": 100}, {"least": "[0, 100]", "mean": "[0, 100]", "place": "[1, ∞)"}),
        # Nobody is behind the last.
        (40, {"members": 4}, {"least": "[0, 40]", "mean": "(0, 100)", "most": "[40, 100]", "place": "[1, 4]"}),
        (40, {"members": 4, "most": 60}, {"least": "[0, 40]", "mean": "(0, 60]", "place": "[2, 4]"}),
        # What contradicts itself may be nothing.
        (40, {"least": 60, "most": 50}, {"mean": "", "place": "[2, ∞)"}),
        (40, {"members": 1, "most": 60}, {"least": "[0, 40]", "mean": "(0, 60]", "place": ""}),
    ],
)
def test_statistics_of_one_number_know_of_each_other(
    own: int | None, given: dict[str, int], expected: dict[str, str]
) -> None:
    assert spans(None if own is None else Fraction(own), **given) == expected


def test_a_unit_of_which_there_was_nothing_says_nothing_of_the_others() -> None:
    nothing = Gap(nothing=frozenset({NOISE.path}))
    assert spans(nothing) == {"least": "[0, 100]", "mean": "[0, 100]", "most": "[0, 100]", "place": "[1, ∞)"}


def test_a_statistic_of_the_others_is_bound_by_nothing() -> None:
    found = bound(PROGRAM, Member({NOISE.path: Fraction(40), LEAVES["most"].path: Fraction(40)}, ()), Settings({}))
    assert [str(one) for one in found[OF_OTHERS.path].over] == ["[0, 100]"]
