"""The same rule with other annotations of what it reads."""

from __future__ import annotations

from hypothesis import given

from huizhou_qa.readers import Exact, Relabelled, reads
from huizhou_qa.rules import Choose, Condition, Constant, GridRounding, Measure, Pooled, Present, Rounded
from huizhou_qa.scorers import Band, percent, quantity
from huizhou_qa.words import criterion
from support.nodes import CHOICES, UNITS, TwiceLess, conditions, known, measures

SAME = Relabelled({})
NOISE = quantity("noise", "噪声", "分贝")


@given(measures(), UNITS, CHOICES)
def test_the_rule_is_the_same(node: Measure, unit: dict[str, None], choices: dict[str, str]) -> None:
    again = node.under(SAME)
    assert again.under(Exact(known(unit), choices)) == node.under(Exact(known(unit), choices))
    assert reads(again) == reads(node)
    # Of the language's own nodes, once a stranger's are put in them, the same node again.
    assert again.under(SAME) == again


@given(conditions())
def test_a_condition_is_the_same(node: Condition) -> None:
    assert node.under(SAME).under(SAME) == node.under(SAME)
    assert reads(node.under(SAME)) == reads(node)


def test_what_is_read_has_the_annotations_of_its_equal_and_nothing_else_has() -> None:
    other = quantity("noise", "噪音", "分贝")
    rule = TwiceLess(other, percent("share", "比例"))
    noise, share = reads(rule.under(Relabelled({NOISE: NOISE}))).inputs
    assert (noise.label, share.label.zh) == (NOISE.label, "比例")


def test_words_are_those_of_the_annotations() -> None:
    band = Band(quantity("noise", "噪音", "分贝"), {"[0, 60]": 2, "(60, ∞)": 0})
    assert "噪音" in criterion(band).zh
    relabelled = criterion(band.under(Relabelled({NOISE: NOISE})))
    assert relabelled.zh == criterion(band).zh.replace("噪音", "噪声")


def test_what_is_pooled_is_pooled_of_the_same_parts() -> None:
    share = percent("share", "比例")
    pooled = Pooled(((NOISE, Constant(1)), (share, Constant(2))), 2)
    assert pooled.under(Relabelled({NOISE: share})) == Pooled(((share, Constant(1)), (share, Constant(2))), 2)


def test_what_is_rounded_is_rounded_in_the_same_way() -> None:
    share, grid = percent("share", "比例"), GridRounding("0.1", "down")
    assert Rounded(NOISE, grid).under(Relabelled({NOISE: share})) == Rounded(share, grid)


def test_what_is_chosen_is_chosen_in_the_same_way() -> None:
    share = percent("share", "比例")
    rule = Choose(Present(NOISE), NOISE, Constant(1))
    assert rule.under(Relabelled({NOISE: share})) == Choose(Present(share), share, Constant(1))
