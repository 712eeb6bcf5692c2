"""Evidence held against a scheme once, and its numbers as the scheme's folded program reads them.

Most evidence of one scheme has the same shape: the same inputs are known, and all numbers have a few decimals. Then
whether it fits is a yes in whole numbers; where it is no, the list of faults is made. Of another shape (something that
there was nothing of, a ruling, 17 of 31) a program is folded once that is worth it; before, and for all that is of no
shape, there is the plan that takes anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import count
from math import lcm

from attrs import evolve, frozen

from huizhou_qa.engine.fitted_figures import FittedFigures, fitted_figures
from huizhou_qa.engine.folded_scheme import FoldedScheme, folded_scheme, inputs_of
from huizhou_qa.engine.prepared import MOST_KEPT, ratios_of_incidents
from huizhou_qa.engine.rows import Ratio, Row, Shape
from huizhou_qa.errors import EvidenceError, Fault, pointer
from huizhou_qa.evidence.evidence import Evidence, figures_as_read
from huizhou_qa.evidence.remembered import remember, remembered
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import FrozenMapping, dict_of
from huizhou_qa.ledger.checking import faults_of, incident_faults, incidents_missing, require_fit
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.program.building import GRADE, TOTAL
from huizhou_qa.scheme.scheme import Scheme, as_scheme

# Numbers of up to so many decimals are whole ones of a scale; any other stands beside them as a ratio.
MOST_PLACES = 12
SCALES: tuple[int, ...] = tuple(10**places for places in range(2, MOST_PLACES + 1, 2))
# To fold a program takes as long as to score some thirty units by the plan that takes anything. A shape that is rare,
# as each pattern of what there was nothing of may be, is folded when it was met so often.
WORTH_FOLDING = 16


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
        ratios: what is known of its own that is no whole number, such as 17 of 31, and the statistics beside it.
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
        ratios = {**self.ratios, **statistics}
        return evolve(self, ratios=ratios) if self.folded.agrees(Row(dict(ratios), {}, self.numbers)) else None

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
    if scheme.ranking.exempt or incidents_missing(scheme, evidence):
        return None
    if evidence.incidents and any(incident_faults(scheme, evidence)):
        return None
    of, figures, found = SchemeItself(scheme), figures_as_read(evidence), None
    if figures is not None and not evidence.unsaid and not evidence.rulings:
        found = fitted_figures(of, evidence, figures)
    if found is None:
        found = _any_figures(of, evidence)
    if found is None:
        return None
    return InShape(scheme, *found, tuple(ratios_of_incidents(scheme, evidence)) if evidence.incidents else ())


def _any_figures(of: SchemeItself, evidence: Evidence) -> FittedFigures | None:
    """Figures in whatever form; None where they do not fit, or it is not worth it to fold a program for them."""
    scheme, register = of.scheme, of.scheme.input_register
    values, (paths, statistics) = settled_values(scheme, evidence), inputs_of(of)
    ratios = dict_of(values.ratios)
    apart = {path: ratios[path] for path in paths if path in ratios and SCALES[-1] % ratios[path][1]}
    known = tuple([path for path in paths if path in ratios and path not in apart])
    pairs = [ratios[path] for path in known]
    scale = _scale_of(pairs)
    shape = Shape(known, scale, bool(evidence.incidents), values.nothing, _ruled(values, evidence))
    unusual = bool(apart or values.nothing or values.intervals or evidence.unsaid or evidence.rulings)
    if unusual and (next(_times_met(of, shape)) < WORTH_FOLDING or faults_of(scheme, evidence)):
        return None
    here = folded_scheme(of, shape)
    numbers = tuple([above * (scale // below) for above, below in pairs])
    beside = apart | {path: ratios[path] for path in statistics if path in ratios}
    if not here.gives_a_score or not here.agrees(Row(beside, {}, numbers)):
        return None
    fits = unusual or (
        here.accepted.take(values.keys(), values.truths, values.words.keys(), values.rates)
        and here.accepted.hold(numbers)
        and register.are_statistics_fit(evidence)
    )
    return FittedFigures(here, numbers, beside) if fits else None


def _ruled(values: Values, evidence: Evidence) -> FrozenMapping[str, Fraction]:
    """The numbers that rulings stand for."""
    paths = [pointer("rulings", id_) for id_ in evidence.rulings]
    return FrozenMapping({path: values[path] for path in paths})


def _scale_of(pairs: list[Ratio]) -> int:
    """A power of 10 that is a multiple of all denominators, of an even number of places."""
    common = lcm(*{below for _, below in pairs})
    return next(scale for scale in SCALES if not scale % common)


@lru_cache(maxsize=MOST_KEPT)
def _times_met(_of: SchemeItself, _shape: Shape) -> Iterator[int]:
    """How often evidence of a shape was met before."""
    return count()
