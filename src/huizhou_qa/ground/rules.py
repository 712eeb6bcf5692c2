"""Rules: what every scorer comes down to, and the only thing an engine reads.

A rule is a curve read at a measure; a gate in front of a rule; or a combination of rules. Each
evaluates to a working (see ``workings.py``), says which inputs it would stop at, and knows the
range of points it can give.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from fractions import Fraction
from typing import Self

from attrs import field, frozen

from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, SchemeError, Wording
from huizhou_qa.ground.curves import Curve, Piece
from huizhou_qa.ground.evidence.checking import InputRegister
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.fields import by_field, of_kind
from huizhou_qa.ground.gates import Gate
from huizhou_qa.ground.inputs import Input, Measure, a_measure
from huizhou_qa.ground.values import NoQuotientError, Values
from huizhou_qa.ground.workings import Gated, OnCurve, Read, Working

Extremes = tuple[Fraction | None, Fraction | None]

_SCORER = Wording("计分办法（如Band(…)）", "a scorer, such as a Band")
_CURVE = Wording("曲线（Curve）", "a Curve")
_GATE = Wording("前置条件（Gate）", "a Gate")


class Scorer(ABC):
    """Anything that says a rule, in the words of a text or as the rule itself."""

    __slots__ = ()

    @abstractmethod
    def rule(self) -> Rule:
        """The measure, the curve and whatever stands around them."""

    def score(
        self,
        facts: Mapping[str, object],
        *,
        marks: Mapping[str, object] | None = None,
        averages: Mapping[str, object] | None = None,
    ) -> Scored:
        """The exact points for these facts, with their working, outside any scheme.

        Raises EvidenceError for values that cannot be right and MissingEvidenceError for values
        that are lacking, each listing all of them.
        """
        rule = self.rule()
        given = {"unit": "?1", "facts": facts, "marks": marks, "averages": averages}
        evidence = Evidence.from_dict(given)
        InputRegister(rule.inputs).check(evidence)
        lacking = rule.lacking(evidence.values)
        if lacking:
            listed = tuple(missing(leaf, evidence.values) for leaf in lacking)
            raise MissingEvidenceError({"": listed})
        try:
            working = rule.evaluate(evidence.values)
        except NoQuotientError as error:
            raise no_number(error) from None
        return Scored(working.points, working)


@frozen
class Scored:
    """Exact points, not rounded, and how they came about."""

    points: Fraction
    working: Working


def missing(leaf: Input, values: Values) -> Fault:
    """The fault of an input that is not known: nobody has said, or there was nothing to measure."""
    # The name of a mark is a number, which alone would say nothing.
    label = Wording(leaf.label, f"mark {leaf.name}" if leaf.section == "marks" else leaf.name)
    if leaf.path in values.nothing:
        return Fault.of(leaf.given_as, "nothing_to_measure", label=label)
    described = Wording(leaf.kind.described_zh, leaf.kind.described)
    return Fault.of(leaf.given_as, "missing", case="input", label=label, described=described)


def no_number(error: NoQuotientError) -> EvidenceError:
    """The error of evidence by which a rule would have divided by 0."""
    return EvidenceError([Fault.of(path, "divided_by_zero", label=label) for path, label in error.divisors])


class Rule(Scorer):
    """Turns known values into points; itself a scorer that says itself."""

    __slots__ = ()

    def rule(self) -> Self:
        return self

    @property
    @abstractmethod
    def inputs(self) -> tuple[Input, ...]:
        """Every input that may be read, each once."""

    @abstractmethod
    def evaluate(self, values: Values) -> Working:
        """The points and how they came about; raises NotKnownError where an input is not known."""

    @abstractmethod
    def lacking(self, values: Values) -> tuple[Input, ...]:
        """The inputs that are certainly needed and not known; none if it can be evaluated."""

    @abstractmethod
    def extremes(self) -> Extremes:
        """The lowest and the highest points it can give; None is without bound."""


def read(paths: tuple[str, ...], values: Values) -> tuple[Read, ...]:
    """The known values at these paths, as a working records them."""
    return tuple([(path, values[path]) for path in paths if path in values])


def a_scorer(value: Scorer) -> Scorer:
    """The scorer itself; raises SchemeError for anything that is none."""
    return of_kind(value, Scorer, _SCORER)


def rule_of(scorer: Scorer) -> Rule:
    """The rule that a scorer says; raises SchemeError for anything that is no scorer."""
    return a_scorer(scorer).rule()


def _a_curve(value: Curve) -> Curve:
    return of_kind(value, Curve, _CURVE)


def _a_gate(value: Gate) -> Gate:
    return of_kind(value, Gate, _GATE)


@frozen(field_transformer=by_field)
class CurveRule(Rule):
    """A curve read at a measure. The curve must cover every number that the measure can take."""

    measure: Measure = field(converter=a_measure)
    curve: Curve = field(converter=_a_curve)
    inputs: tuple[Input, ...] = field(init=False, repr=False, eq=False)
    _paths: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _lone_path: str | None = field(init=False, repr=False, eq=False)
    _identity: Piece | None = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        if self.measure.domain.meet(self.curve.domain) != self.measure.domain:
            covered, needed = str(self.curve.domain), str(self.measure.domain)
            raise SchemeError.of("/curve", "not_covered", covered=covered, needed=needed)
        if self.curve.whole and not self.measure.whole:
            raise SchemeError.of("/measure", "not_whole", case="curve")

    @inputs.default
    def _inputs_of_measure(self) -> tuple[Input, ...]:
        return self.measure.inputs

    @_paths.default
    def _paths_of_inputs(self) -> tuple[str, ...]:
        return tuple(leaf.path for leaf in self.inputs)

    @_lone_path.default
    def _path_of_lone_input(self) -> str | None:
        return self.measure.path if isinstance(self.measure, Input) else None

    @_identity.default
    def _single_piece_that_gives_the_number_back(self) -> Piece | None:
        (first, *others) = self.curve.pieces
        return first if first.is_identity and not others else None

    def evaluate(self, values: Values) -> OnCurve:
        # Most clauses read a single input, which is its own number; most of these award it as it is.
        path = self._lone_path
        if path is None:
            number = self.measure.number(values)
            reads = read(self._paths, values)
        else:
            number = values[path]
            reads = ((path, number),)
        if self._identity is not None:
            return OnCurve(reads, number, self._identity, number)
        piece = self.curve.piece_at(number)
        return OnCurve(reads, number, piece, piece.points(number))

    def lacking(self, values: Values) -> tuple[Input, ...]:
        return self.measure.lacking(values)

    def extremes(self) -> Extremes:
        return self.curve.extremes(self.measure.domain)


@frozen(field_transformer=by_field)
class GatedRule(Rule):
    """A gate in front of a rule (达到目标的得满分，未达到的按比例)."""

    gate: Gate = field(converter=_a_gate)
    otherwise: Rule = field(converter=rule_of)

    @property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(dict.fromkeys(self.gate.inputs + self.otherwise.inputs))

    def evaluate(self, values: Values) -> Gated:
        held = self.gate.holds(values)
        inner = None if held else self.otherwise.evaluate(values)
        points = self.gate.points if inner is None else inner.points
        return Gated(read(self.gate.paths, values), self.gate, inner, points)

    def lacking(self, values: Values) -> tuple[Input, ...]:
        # What lies behind a gate that cannot be decided yet may never be read: it is not asked for.
        lacking = tuple(leaf for leaf in self.gate.inputs if leaf.path not in values)
        if lacking:
            return lacking
        return () if self.gate.holds(values) else self.otherwise.lacking(values)

    def extremes(self) -> Extremes:
        low, high = self.otherwise.extremes()
        settled = self.gate.points
        return None if low is None else min(low, settled), None if high is None else max(high, settled)
