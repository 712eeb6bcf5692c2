"""A node of the language as the rule of a clause or an adjustment.

What an engine asks of a rule is answered here by the readers, so that any node will do, a stranger's too: what
it reads, what it lacks, the least and the most that it can give, and its points with the steps to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeGuard

from attrs import field, frozen

from huizhou_qa.engine.compiled import Compiled, Ratio, Row, as_ratio
from huizhou_qa.errors import SchemeError, Wording, pointer
from huizhou_qa.frozen_mapping import FrozenMapping
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
from huizhou_qa.ground.rules import Extremes, Rule, Scorer
from huizhou_qa.ground.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.ground.workings import Read
from huizhou_qa.readers import Bounds, Exact, NumberStep, Recorded, Step, reads
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.recorded import inputs_read
from huizhou_qa.rules import Input as Leaf
from huizhou_qa.rules import Measure
from huizhou_qa.vocabulary.inputs import OTHERS, RULINGS

_NODE = Wording("计分办法（如Band(…)）或规则节点", "a scorer, such as a Band, or a node")
_KINDS = (PERCENT, COUNT, LEVEL, TRUTH, QUANTITY)


class Stepped(NamedTuple):
    """The steps by which points came about, operation by operation, and the points."""

    step: NumberStep
    points: Fraction

    @property
    def reads(self) -> tuple[Read, ...]:
        """What was read: the path of each input and its number, in the order in which they were read."""
        return tuple(inputs_read(self.step).items())


class Unrecorded(NamedTuple):
    """What the steps can be recorded from, for whoever looks at them."""

    rule: NodeRule
    values: Values

    def recorded(self) -> Stepped:
        """The steps."""
        return self.rule.evaluate(self.values)


def _readings(given: Mapping[str, str]) -> FrozenMapping[str, str]:
    return FrozenMapping(given)


def _a_node(value: Measure) -> Measure:
    if not _is_node(value):
        raise refused(value, _NODE)
    return value


@frozen
class NodeRule(Rule):
    """A node, with a choice of every open point in it.

    Attributes:
        node: what gives the points.
        readings: the choice of every reading that lies open in it.

    Raises SchemeError for an open point without a choice, and for an input that evidence cannot bring.
    """

    node: Measure = field(converter=_a_node)
    readings: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=_readings)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)

    @inputs.default
    def _inputs_of_node(self) -> tuple[Input, ...]:
        read = reads(self.node, self.readings)
        for reading, choices in read.readings.items():
            if self.readings.get(reading) not in choices:
                raise SchemeError.of(pointer("readings", reading), "open_point", known=choices)
        # A ruling is asked for where there was nothing, never as a fact.
        leaves = [leaf for leaf in read.inputs if leaf.section != RULINGS]
        return tuple(dict.fromkeys(as_given(leaf) for leaf in leaves))

    @cached_property
    def ratio_of(self) -> Callable[[Row], Ratio]:
        """The points of a row of known numbers, prepared; raises KeyError where there are none."""
        return as_ratio(self.node.under(Compiled({}, self.readings)))

    def evaluate(self, values: Values) -> Stepped:
        step = self.node.under(Recorded(self._exact(values)))
        if isinstance(step.value, Gap):
            if step.value.faults and not step.value.missing | step.value.nothing:
                raise NoQuotientError(tuple(self._divisors(step)))
            raise NotKnownError(next(iter(sorted(step.value.missing | step.value.nothing))))
        return Stepped(step, step.value)

    def lacking(self, values: Values) -> tuple[Input, ...]:
        gap = self.node.under(self._exact(values))
        if not isinstance(gap, Gap):
            return ()
        lacked = gap.missing | gap.nothing
        found = tuple(leaf for leaf in self.inputs if leaf.path in lacked)
        if gap.nothing and not any(leaf.path in gap.nothing for leaf in found):
            # A rule that says itself that there is nothing, because of all that there was nothing of.
            found += tuple(leaf for leaf in self.inputs if leaf.path in values.nothing)
        return found

    def extremes(self) -> Extremes:
        hull = self.node.under(Bounds({}, self.readings)).hull
        return (None, None) if hull is None else (hull.low, hull.high)

    def _exact(self, values: Values) -> Exact:
        return Exact(_known(values), self.readings)

    def _divisors(self, step: Step) -> Iterator[tuple[str, Wording]]:
        """What was read for a divisor that came to 0."""
        labels = {leaf.path: Wording(leaf.label, leaf.name) for leaf in self.inputs}
        if step.operation == "quotient" and isinstance(step.operands[1], NumberStep) and step.operands[1].value == 0:
            yield from ((path, labels[path]) for path in inputs_read(step.operands[1]) if path in labels)
        for part in step.steps():
            yield from self._divisors(part)


def _known(values: Values) -> dict[str, Number]:
    """The values as an arithmetic has them: what there was nothing of is a gap."""
    known: dict[str, Number] = dict(values)
    return known | {path: Gap(nothing=frozenset({path})) for path in values.nothing}


def as_given(leaf: Leaf) -> Input:
    """The input as evidence brings it."""
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


def a_rule_of(value: Scorer | Measure) -> Scorer:
    """A scorer as it is, and any other node as the rule that it is; raises SchemeError for anything else."""
    if _is_scorer(value):
        return value
    if _is_node(value):
        return NodeRule(value)
    raise refused(value, _NODE)


# By their types: what a stranger's object says of itself is not asked.
def _is_scorer(value: object) -> TypeGuard[Scorer]:
    return issubclass(type(value), Scorer)


def _is_node(value: object) -> TypeGuard[Measure]:
    return callable(getattr(type(value), "under", None))
