"""Evidence held against a scheme once, and its numbers as the scheme's folded program reads them.

Most evidence of one scheme has the same shape: the same inputs are known, and all numbers have a few decimals. Then
whether it fits is a yes in whole numbers; where it is no, the list of faults is made, and what has another shape is
left to the plan that takes anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from math import lcm

from attrs import evolve, frozen

from huizhou_qa.engine.compiled import FoldedPlan, Ratio, Row, Shape, Verdict, folded
from huizhou_qa.engine.prepared import MOST_KEPT, ratios_of_incidents
from huizhou_qa.engine.told import Told
from huizhou_qa.errors import EvidenceError, Fault
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.input_tables import AcceptedNumbers
from huizhou_qa.evidence.remembered import remember, remembered
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.checking import incident_faults, incidents_missing, require_fit
from huizhou_qa.program import Settings
from huizhou_qa.rules import StatisticInput
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# Numbers of up to so many decimals have a plan of their own; with more, or none at all, evidence is of no shape.
MOST_PLACES = 12


@frozen(eq=False)
class FoldedScheme:
    """A scheme's program folded for evidence of one shape.

    Attributes:
        scheme: the scheme.
        shape: the shape.
        plan: the program.
        told: how figures are read.
        accepted: what inputs accept.
        agreeing: what must hold, of facts that are known.
        out_of_place: what must not hold, of the inputs that are known.
    """

    scheme: Scheme
    shape: Shape
    plan: FoldedPlan
    told: Told
    accepted: AcceptedNumbers
    agreeing: tuple[Verdict, ...]
    out_of_place: tuple[Verdict, ...]

    @cached_property
    def exact(self) -> FoldedPlan:
        """The program with nothing rounded by being written."""
        settings = Settings(self.scheme.readings, written=False)
        return folded(self.scheme.program, settings, self.shape, self.scheme.rounding.scale)

    def agrees(self, row: Row) -> bool:
        """Whether no facts contradict each other."""
        return all(one(row) is not False for one in self.agreeing) and not any(one(row) for one in self.out_of_place)


@frozen(eq=False)
class Fitted:
    """That evidence fits a scheme.

    Attributes:
        scheme: the scheme.
    """

    scheme: Scheme


@frozen(eq=False)
class InShape(Fitted):
    """Evidence that fits a scheme, as the scheme folded for its shape reads it.

    Attributes:
        folded: the scheme.
        numbers: what is known, by the places of the shape.
        ratios: the statistics beside it.
        incidents: the numbers of every incident.
    """

    folded: FoldedScheme
    numbers: tuple[int, ...]
    ratios: Mapping[str, Ratio]
    incidents: tuple[dict[str, Ratio], ...]

    def beside(self, statistics: Mapping[str, Ratio]) -> InShape | None:
        """The same beside statistics of a cohort; None where one of them, or what must agree with it, does not fit."""
        accepts = self.scheme.input_register.accepts
        if not all(accepts(path, *ratio) for path, ratio in statistics.items()):
            return None
        return evolve(self, ratios=statistics) if self.folded.agrees(Row(dict(statistics), {}, self.numbers)) else None

    def row(self) -> Row | None:
        """Every entry worked out; None where that is left to the plan that takes anything."""
        return self.folded.plan.run(self.numbers, self.ratios, self.incidents)

    def unrounded(self) -> tuple[Fraction, str] | None:
        """The total and the grade with nothing rounded by being written; None where there are none."""
        exact = self.folded.exact
        row = exact.run(self.numbers, self.ratios, self.incidents)
        if row is None:
            return None
        return exact.number(row, TOTAL.path), self.folded.told.grades[int(exact.number(row, GRADE.path))]


def fitted(scheme: Scheme, evidence: Evidence) -> Fitted:
    """The evidence held against a scheme; it is kept beside it. Raises EvidenceError listing what does not fit."""
    kept = remembered(evidence)
    if isinstance(kept, Fitted) and kept.scheme is scheme:
        return kept
    as_scheme(scheme)
    made: Fitted | None = _in_whole_numbers(scheme, evidence) if type(evidence) is Evidence else None
    if made is None:
        require_fit(scheme, evidence)
        made = Fitted(scheme)
    remember(evidence, made)
    return made


def unfit(scheme: Scheme, evidence: Evidence) -> list[Fault]:
    """What in the evidence does not fit the scheme."""
    try:
        fitted(scheme, evidence)
    except EvidenceError as error:
        return list(error.faults)
    return []


def _in_whole_numbers(scheme: Scheme, evidence: Evidence) -> InShape | None:
    """The evidence as its folded scheme reads it; None where it is of no shape, or does not fit."""
    values = scheme.input_register.values_of(evidence)
    if values.nothing or values.intervals or evidence.unsaid or evidence.rulings or scheme.ranking.exempt:
        return None
    if incidents_missing(scheme, evidence) or any(incident_faults(scheme, evidence)):
        return None
    of, ratios = SchemeItself(scheme), dict_of(values.ratios)
    paths, statistics = _inputs_of(of)
    known = tuple([path for path in paths if path in ratios])
    pairs = [ratios[path] for path in known]
    scale = _scale_of(pairs)
    if scale is None:
        return None
    here = _folded(of, Shape(known, scale, happened=bool(evidence.incidents)))
    numbers = tuple([above * (scale // below) for above, below in pairs])
    beside = {path: ratios[path] for path in statistics if path in ratios}
    fits = here.accepted.hold(values, numbers) and here.agrees(Row(beside, {}, numbers))
    if not fits or not scheme.input_register.are_statistics_fit(evidence):
        return None
    return InShape(scheme, here, numbers, beside, tuple(ratios_of_incidents(scheme, evidence)))


def _scale_of(pairs: list[Ratio]) -> int | None:
    """A power of 10 that is a multiple of all denominators, of an even number of places; None where there is none."""
    common = lcm(*{below for _, below in pairs})
    return next((10**places for places in range(2, MOST_PLACES + 1, 2) if not 10**places % common), None)


@lru_cache(maxsize=MOST_KEPT)
def _inputs_of(of: SchemeItself) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The paths of what is a unit's own, and of statistics, which have denominators of their own."""
    inputs = of.scheme.input_register.inputs
    own = tuple(leaf.path for leaf in inputs if not isinstance(leaf, StatisticInput))
    return own, tuple(leaf.path for leaf in inputs if isinstance(leaf, StatisticInput))


@lru_cache(maxsize=MOST_KEPT)
def _folded(of: SchemeItself, shape: Shape) -> FoldedScheme:
    scheme, register = of.scheme, of.scheme.input_register
    agreeing = [one.condition for one in scheme.agreements]
    excluded = [one.condition for one in scheme.exclusions if one.excluded.path in shape.paths]
    plan = folded(of.program, Settings(scheme.readings), shape, scheme.rounding.scale, (*agreeing, *excluded))
    return FoldedScheme(
        scheme,
        shape,
        plan,
        Told.of(scheme, plan),
        register.accepted_numbers(shape.paths, shape.scale),
        plan.conditions[: len(agreeing)],
        plan.conditions[len(agreeing) :],
    )
