"""What a cliff is a number of, in words: an input, or what is worked out of inputs."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.analysis.proofs.findings import CliffSide, Quantity
from huizhou_qa.errors import Wording
from huizhou_qa.words.leaves import with_unit
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.numbers import number

WORKED_OUT = Wording("由数据算出的数值", "the number worked out of the facts")
PERCENTAGE_POINTS = Wording("个百分点", "percentage points")
MULTIPLE = Wording("倍", "")


def quantity_of(measure: Measured | None, at: Fraction, side: CliffSide) -> Quantity:
    """What is read at a cliff; a number made by other rules has no words of its own."""
    if measure is None:
        return Quantity(WORKED_OUT, number(at))
    leaf = measure.leaf
    if measure.share is not None:
        # A share of one is told as the percentage that it is of.
        return Quantity(measure.share.label, measure.share.told(100 * at))
    if leaf is None:
        found = with_unit(number(at), MULTIPLE) if measure.kind == "ratio" else _with_common_unit(measure, at)
        return Quantity(measure.formula, found)
    if leaf.words:
        return Quantity(leaf.label, leaf.told(at if side == "above" else at + 1), is_word=True)
    return Quantity(leaf.label, leaf.told(at))


def _with_common_unit(measure: Measured, at: Fraction) -> Wording:
    """A difference has the unit of both numbers; of percentages it is in percentage points."""
    both = () if measure.compared is None else measure.compared
    leaves = [one.leaf for one in both if one.leaf is not None]
    if len(leaves) < 2 or leaves[0].unit != leaves[1].unit:  # noqa: PLR2004 (two numbers are compared)
        return number(at)
    unit = PERCENTAGE_POINTS if leaves[0].is_percent else leaves[0].unit
    return with_unit(number(at), unit)
