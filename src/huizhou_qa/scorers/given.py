"""The inputs of a rule as evidence brings them: facts, marks, averages, counts of incidents."""

from __future__ import annotations

from huizhou_qa.errors import SchemeError, Wording, is_a, pointer
from huizhou_qa.ground.fields import refused
from huizhou_qa.ground.inputs import (
    COUNT,
    LEVEL,
    PERCENT,
    QUANTITY,
    TRUTH,
    Average,
    Events,
    Fact,
    Input,
    Kind,
    Mark,
    average_of,
    others_average_of,
)
from huizhou_qa.ground.numbers import plain
from huizhou_qa.rules.inputs import Input as Leaf
from huizhou_qa.scorers.inputs import OTHERS

_KINDS = (PERCENT, COUNT, LEVEL, TRUTH, QUANTITY)


_INPUT = Wording("数据项或评分项（如percent(…)）", "an input, such as percent(…)")


def an_input(value: Input | Leaf) -> Input:
    """An input as evidence brings it; raises SchemeError for anything that is none."""
    if is_a(value, Leaf):
        return as_given(value)
    if is_a(value, Input):
        return value
    raise refused(value, _INPUT)


def as_given(leaf: Leaf) -> Input:
    """The input as evidence brings it; raises SchemeError for one that evidence cannot bring."""
    label = leaf.label.zh or leaf.name
    if leaf.section == Fact.section:
        return Fact(leaf.name, label, _kind(leaf), leaf.unit, leaf.usual)
    if leaf.section == Mark.section:
        return Mark(leaf.name, label, _kind(leaf), leaf.unit)
    if leaf.section == Average.section:
        fact = Fact(leaf.name, label, _kind(leaf), leaf.unit, leaf.usual)
        return others_average_of(fact) if leaf.path.endswith(pointer(OTHERS)) else average_of(fact)
    if leaf.section == Events.section:
        return Events(leaf.name, label, COUNT, leaf.unit)
    raise SchemeError.of(leaf.path, "foreign_input", reads=leaf.path)


def _kind(leaf: Leaf) -> Kind:
    for kind in _KINDS:
        if (leaf.range, leaf.whole) == (kind.domain, kind.whole) and (kind is not PERCENT or leaf.unit == "%"):
            return kind
    if leaf.section == Mark.section and leaf.range.high is not None:
        top = plain(leaf.range.high)
        return Kind("mark", leaf.range, leaf.whole, f"a mark from 0 to {top}", f"0至{top}分")
    within = str(leaf.range)
    return Kind("quantity", leaf.range, leaf.whole, f"a number within {within}", f"{within}内的数")
