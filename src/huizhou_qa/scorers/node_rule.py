"""A node of the language as the rule of a clause or an adjustment.

The readers answer the questions of an engine, so that any node can be a rule: its inputs, missing inputs,
the least and the most points, and its points with the steps to them.

>>> from huizhou_qa.rules import Open
>>> from huizhou_qa.scorers import Band, NodeRule, percent
>>> rate = percent("pass_rate", "合格率")
>>> strict, lenient = (Band(rate, {f"[0, {line})": 0, f"[{line}, 100]": 2}) for line in (95, 90))
>>> rule = NodeRule(Open("line", {"strict": strict, "lenient": lenient}), {"line": "lenient"})
>>> [leaf.path for leaf in rule.inputs], rule.score({"pass_rate": 92}).points
(['/facts/pass_rate'], Fraction(2, 1))

What the text leaves open must be chosen before there can be points:

>>> NodeRule(Open("line", {"strict": strict, "lenient": lenient}))  # doctest: +ELLIPSIS
Traceback (most recent call last):
huizhou_qa.errors.errors.SchemeError: 考核方案或所问有误 · the scheme, or what is asked of it, is not right
  /readings/line: 规则中有未选定的口径，请选定其一：strict、lenient · ...
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from attrs import evolve, field, frozen

from huizhou_qa.errors import MissingEvidenceError, SchemeError, Wording, is_a, pointer
from huizhou_qa.evidence.asked import an_input, named
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.fitting import InputRegister
from huizhou_qa.evidence.lacking import missing, no_number, nothing_by_rule
from huizhou_qa.evidence.values import NoQuotientError, NotKnownError, Values
from huizhou_qa.fields.converters import a_name, a_text, a_truth, by_field, entries, placed
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import plain
from huizhou_qa.one_screen import SCREEN, cut
from huizhou_qa.readers import Bounds, Exact, NumberStep, Recorded, Step, asked_of, reads
from huizhou_qa.readers.gaps import Gap, Number
from huizhou_qa.readers.recorded import NumberRead, inputs_read
from huizhou_qa.rules.arithmetic import Arithmetic, Measure, N, T
from huizhou_qa.rules.inputs import Input
from huizhou_qa.rules.sections import RESULTS, RULINGS
from huizhou_qa.scorers.nodes import a_measure

Extremes = tuple[Fraction | None, Fraction | None]

_NODE = Wording("计分办法（如Band(…)）或规则节点", "a scorer, such as a Band, or a node")


class Stepped(NamedTuple):
    """The steps to the points, operation by operation.

    Attributes:
        step: the last step, which contains all others.
        points: its value.
    """

    step: NumberStep
    points: Fraction

    def __repr__(self) -> str:
        points = plain(self.points)
        return cut(f"Stepped({cut(repr(self.step), SCREEN // 2)}, points={points})")

    @property
    def reads(self) -> tuple[NumberRead, ...]:
        """The path and the number of each input, in the order of reading."""
        return tuple(inputs_read(self.step).items())


@frozen
class Scored:
    """The result of a scorer outside any scheme.

    Attributes:
        points: exact, not rounded.
        working: the steps to them.
    """

    points: Fraction
    working: Stepped


def _readings(given: Mapping[str, str]) -> FrozenMapping[str, str]:
    chosen = {a_name(reading): choice for reading, choice in entries(given)}
    return FrozenMapping({reading: placed(pointer(reading), a_text, choice) for reading, choice in chosen.items()})


def a_scorer(value: Measure) -> Measure:
    """Returns a rule, a scorer or any other measure; raises SchemeError for anything else."""
    return a_measure(value, _NODE)


@frozen(field_transformer=by_field)
class NodeRule:
    """A node, with a choice of every open point in it.

    Attributes:
        node: the measure of the points.
        readings: the choice of each of its open readings.
        of_step: whether it is the rule of a step of a scheme, which may read results before it; they are no inputs.

    Raises SchemeError for an open point without a choice, and for an input that evidence cannot give.
    """

    node: Measure = field(converter=a_scorer)
    readings: FrozenMapping[str, str] = field(factory=FrozenMapping, converter=_readings)
    of_step: bool = field(default=False, converter=a_truth, eq=False, repr=False, kw_only=True)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)

    @inputs.default
    def _inputs_of_node(self) -> tuple[Input, ...]:
        read = reads(self.node, self.readings)
        for reading, choices in read.readings.items():
            if self.readings.get(reading) not in choices:
                raise SchemeError.of(pointer("readings", reading), "open_point", known=choices)
        # What a statistic is of is given too, where a cohort is counted. A ruling is asked for where there was nothing,
        # never as a fact.
        others = {RULINGS, RESULTS} if self.of_step else {RULINGS}
        return tuple(an_input(leaf) for leaf in asked_of(self.node, self.readings) if leaf.section not in others)

    def under(self, arithmetic: Arithmetic[N, T]) -> N:
        """The points in this arithmetic."""
        return self.node.under(arithmetic)

    def evaluate(self, values: Values) -> Stepped:
        """Computes the points and their steps; raises NotKnownError or NoQuotientError where there are none."""
        return self.worked_out(_known(values))

    def worked_out(self, known: Mapping[str, Number]) -> Stepped:
        """The same for numbers and gaps by path."""
        step = self.recorded(known)
        if isinstance(step.value, Gap):
            # What there was nothing of beside it changes nothing: no ruling is on a quotient by zero.
            if step.value.faults and not step.value.missing:
                raise NoQuotientError(tuple(self._divisors(step)))
            raise NotKnownError(next(iter(sorted(step.value.missing | step.value.nothing))))
        return Stepped(step, step.value)

    def recorded(self, known: Mapping[str, Number]) -> NumberStep:
        """The steps for these numbers and gaps by path, even if the result is a gap."""
        return self.node.under(Recorded(Exact(known, self.readings)))

    def lacking(self, values: Values) -> tuple[Input, ...]:
        """The inputs that are certainly needed and missing; empty where the rule can be evaluated."""
        gap = self._gap(values)
        return () if gap is None else self._lacked(gap, values)

    def nothing(self, values: Values) -> tuple[str, ...]:
        """What there was nothing of, where that leaves it without a number: paths, or reasons of its own.

        Nothing where it divides by zero: on that there is no ruling.
        """
        gap = self._gap(values)
        if gap is None or not gap.is_nothing:
            return ()
        paths = tuple(leaf.path for leaf in self._lacked(gap, values) if leaf.path in values.nothing)
        return paths or _own_reasons(gap, values)

    def _gap(self, values: Values) -> Gap | None:
        """Why there is no number; None where there is one."""
        number = self.node.under(Exact(_known(values), self.readings))
        return number if isinstance(number, Gap) else None

    def _lacked(self, gap: Gap, values: Values) -> tuple[Input, ...]:
        lacked = gap.missing | gap.nothing
        lacking = tuple(leaf for leaf in self.inputs if leaf.path in lacked)
        if gap.nothing and not any(leaf.path in gap.nothing for leaf in lacking):
            # The rule itself finds nothing to measure, because of the inputs given as nothing.
            lacking += tuple(leaf for leaf in self.inputs if leaf.path in values.nothing)
        return lacking

    def extremes(self) -> Extremes:
        """The least and the most points that it can give; None where unbounded."""
        hull = self.node.under(Bounds({}, self.readings)).hull
        return (None, None) if hull is None else (hull.low, hull.high)

    def score(
        self,
        facts: Mapping[str, object],
        *,
        marks: Mapping[str, object] | None = None,
        averages: Mapping[str, object] | None = None,
        statistics: Mapping[str, object] | None = None,
    ) -> Scored:
        """The exact points for these facts, with their working, outside any scheme.

        Raises EvidenceError for wrong values and MissingEvidenceError for missing values, each listing all of them.
        """
        given = {"unit": "?1", "facts": facts, "marks": marks, "averages": averages, "statistics": statistics}
        evidence = Evidence.from_dict(given)
        register = InputRegister(self.inputs)
        register.check(evidence)
        values = register.values_of(evidence)
        lacking = self.lacking(values)
        if lacking:
            listed = tuple(missing(leaf, values) for leaf in lacking)
            raise MissingEvidenceError({"": listed})
        try:
            working = self.evaluate(values)
        except NoQuotientError as error:
            raise no_number(error) from None
        except NotKnownError as error:
            # Everything is known, but the rule itself finds nothing to measure.
            raise MissingEvidenceError({"": (nothing_by_rule(error),)}) from None
        return Scored(working.points, working)

    def _divisors(self, step: Step) -> Iterator[tuple[str, Wording]]:
        """The inputs of every divisor that is 0, with their labels."""
        labels = {leaf.path: named(leaf) for leaf in self.inputs}
        for quotient in step.all_steps():
            divisor = quotient.operands[1] if quotient.operation == "quotient" else None
            if isinstance(divisor, NumberStep) and divisor.value == 0:
                yield from ((path, labels[path]) for path in inputs_read(divisor) if path in labels)


def _own_reasons(gap: Gap, values: Values) -> tuple[str, ...]:
    return () if not gap.is_nothing or gap.nothing & values.nothing else tuple(sorted(gap.nothing))


def _known(values: Values) -> Mapping[str, Number]:
    """The values with gaps for those given as nothing."""
    return values.numbers_and_gaps if values.nothing else values


def a_rule_of(value: Measure) -> NodeRule:
    """A rule as it is, a scorer or any other node as a rule; raises SchemeError for anything else."""
    return value if is_a(value, NodeRule) else NodeRule(value)


def a_rule_of_step(value: Measure) -> NodeRule:
    """The same for a step of a scheme, which may read results before it."""
    return evolve(value, of_step=True) if is_a(value, NodeRule) else NodeRule(value, of_step=True)


def node_of(scorer: Measure) -> Measure:
    """The node of a scorer with its open points."""
    return scorer.node if isinstance(scorer, NodeRule) else scorer
