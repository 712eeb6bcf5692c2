"""Evidence held against a scheme once, and its numbers as the scheme's folded program reads them.

Most evidence of one scheme has the same shape: the same inputs are known, and all numbers have a few decimals. Then
whether it fits is a yes in whole numbers; where it is no, the list of faults is made, and what has another shape is
left to the plan that takes anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import lcm

from attrs import evolve, frozen

from huizhou_qa.engine.compiled import Ratio, Row, Shape
from huizhou_qa.engine.fitted_figures import FittedFigures, fitted_figures
from huizhou_qa.engine.folded_scheme import FoldedScheme, folded_scheme, inputs_of
from huizhou_qa.engine.prepared import ratios_of_incidents
from huizhou_qa.errors import EvidenceError, Fault
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.remembered import remember, remembered
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.checking import incident_faults, incidents_missing, require_fit
from huizhou_qa.scheme.by_program import SchemeByProgram
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# Numbers of up to so many decimals have a plan of their own; with more, or none at all, evidence is of no shape.
MOST_PLACES = 12


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
    if evidence.unsaid or evidence.rulings or scheme.ranking.exempt or incidents_missing(scheme, evidence):
        return None
    if evidence.incidents and any(incident_faults(scheme, evidence)):
        return None
    of, figures = SchemeByProgram(scheme), figures_as_read(evidence)
    found = None if figures is None else fitted_figures(of, evidence, figures)
    found = _any_figures(of, evidence) if found is None else found
    return None if found is None else InShape(scheme, *found, tuple(ratios_of_incidents(scheme, evidence)))


def _any_figures(of: SchemeByProgram, evidence: Evidence) -> FittedFigures | None:
    """Figures in whatever form; None where something is known that is no number, or they do not fit."""
    register = of.scheme.input_register
    values = register.values_of(evidence)
    if values.nothing or values.intervals:
        return None
    ratios, (paths, statistics) = dict_of(values.ratios), inputs_of(of)
    known = tuple([path for path in paths if path in ratios])
    pairs = [ratios[path] for path in known]
    scale = _scale_of(pairs)
    if scale is None:
        return None
    here = folded_scheme(of, Shape(known, scale, happened=bool(evidence.incidents)))
    numbers = tuple([above * (scale // below) for above, below in pairs])
    beside = {path: ratios[path] for path in statistics if path in ratios}
    are_taken = here.accepted.take(values.keys(), values.truths, values.words.keys(), values.rates)
    fits = are_taken and here.accepted.hold(numbers) and here.agrees(Row(beside, {}, numbers))
    return FittedFigures(here, numbers, beside) if fits and register.are_statistics_fit(evidence) else None


def _scale_of(pairs: list[Ratio]) -> int | None:
    """A power of 10 that is a multiple of all denominators, of an even number of places; None where there is none."""
    common = lcm(*{below for _, below in pairs})
    return next((10**places for places in range(2, MOST_PLACES + 1, 2) if not 10**places % common), None)
