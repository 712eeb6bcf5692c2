"""What nodes may be made of: converters that keep nodes, or refuse what no arithmetic can read.

Whether a node gives a number or a truth only an arithmetic can tell; a type checker does, and so do ``scorers``.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeVar

from huizhou_qa.errors import Wording, refused
from huizhou_qa.fields.converters import each, placed
from huizhou_qa.numbers.exact import ExactNumber, exact
from huizhou_qa.rules.arithmetic import Condition, Measure

First = TypeVar("First")
Second = TypeVar("Second")

CONDITION = Wording("条件（如Within(…)）", "a condition, such as Within(…)")
MEASURE = Wording("度量（如percent(…)）", "a measure, such as percent(…)")
_TERM = Wording("度量与权重的一对", "a pair of a measure and its weight")
_PART = Wording("得分与满分的一对", "a pair of points and full marks")


def is_node(value: object) -> bool:
    """Whether an arithmetic can read it, whatever it gives."""
    return callable(getattr(type(value), "under", None))


def a_measure(value: Measure) -> Measure:
    """The measure itself."""
    if not is_node(value):
        raise refused(value, MEASURE)
    return value


def a_condition(value: Condition) -> Condition:
    """The condition itself."""
    if not is_node(value):
        raise refused(value, CONDITION)
    return value


def a_pair(value: tuple[First, Second], expected: Wording) -> tuple[First, Second]:
    """The two members of a pair."""
    if type(value) is not tuple or len(value) != len(("first", "second")):
        raise refused(value, expected)
    return value


def measures_of(values: Iterable[Measure]) -> tuple[Measure, ...]:
    """Several measures."""
    return each(values, a_measure)


def conditions_of(values: Iterable[Condition]) -> tuple[Condition, ...]:
    """Several conditions."""
    return each(values, a_condition)


def terms_of(values: Iterable[tuple[Measure, ExactNumber]]) -> tuple[tuple[Measure, Fraction], ...]:
    """Measures, each with its weight."""
    return each(values, _term)


def parts_of(values: Iterable[tuple[Measure, Measure]]) -> tuple[tuple[Measure, Measure], ...]:
    """Points, each with the full marks that they are of."""
    return each(values, _part)


def _term(value: tuple[Measure, ExactNumber]) -> tuple[Measure, Fraction]:
    measure, weight = a_pair(value, _TERM)
    return placed("/0", a_measure, measure), placed("/1", exact, weight)


def _part(value: tuple[Measure, Measure]) -> tuple[Measure, Measure]:
    points, full = a_pair(value, _PART)
    return placed("/0", a_measure, points), placed("/1", a_measure, full)
