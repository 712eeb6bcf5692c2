"""What a cliff is a number of, in words: an input, or what is worked out of inputs."""

from __future__ import annotations

from fractions import Fraction

from huizhou_qa.analysis.proofs.findings import CliffSide, Quantity
from huizhou_qa.errors import Wording
from huizhou_qa.words.leaves import Leaf, steps_of, with_unit
from huizhou_qa.words.measured import Measured
from huizhou_qa.words.numbers import number
from huizhou_qa.words.reachable import ALONE

WORKED_OUT = Wording("由数据算出的数值", "the number worked out of the facts")
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
        found = with_unit(number(at), MULTIPLE) if measure.kind == "ratio" else _in_common_unit(measure, at)
        return Quantity(measure.formula, found)
    if leaf.words:
        return Quantity(leaf.label, leaf.told(at if side == "above" else at + 1), is_word=True)
    return Quantity(leaf.label, leaf.told(at))


def _in_common_unit(measure: Measured, at: Fraction) -> Wording:
    """A sum or a difference has the unit of all its numbers; of percentages it is one, or in percentage points."""
    linear = measure.form.above if measure.form is not None and measure.form.below == ALONE else None
    units = set() if linear is None else {Leaf(leaf, at).unit for leaf in linear.weights}
    if linear is None or len(units) != 1:
        return number(at)
    (unit,) = units
    is_mean = not linear.constant and sum(linear.weights.values()) == 1
    return with_unit(number(at), unit) if is_mean else steps_of(at, unit)
