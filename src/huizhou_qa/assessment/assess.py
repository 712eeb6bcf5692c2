"""``assess``: one unit's evidence under one scheme, written down as a ledger.

The order of computation is fixed: clause points (exact, then written once), items, headings,
base, adjustments, raw total, floor at nought, grade, veto. There is this one path, whether or not
anyone will look at the workings.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from huizhou_qa.ground.errors import EvidenceError, Fault, MissingEvidenceError
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.rules import missing
from huizhou_qa.ground.values import NoQuotientError, NotKnownError
from huizhou_qa.ground.workings import Working
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.deciding import class_counts, classify, grade_after_vetoes, notes_of, pending
from huizhou_qa.ledger.results import AdjustmentResult, ClauseLines, PartLines
from huizhou_qa.scheme.addition import Sums
from huizhou_qa.scheme.incidents import ClassifiedIncident
from huizhou_qa.scheme.scheme import Scheme

Workings = tuple[Working, ...]
Ratios = list[tuple[int, int]]


class _Totals(NamedTuple):
    """Sums and totals in units of 1/scale, and the grade they earn before any veto."""

    sums: Sums
    raw_total: int
    total: int
    scale: int
    grade: str


def assess(scheme: Scheme, evidence: Evidence) -> Assessment:
    """The unit's Annex 1 score with its full ledger.

    Raises EvidenceError listing every value that cannot be right, and MissingEvidenceError
    listing all that is missing from evidence that is right so far.
    """
    scheme.register.check(evidence)
    workings = _workings(scheme, evidence)
    incidents = classify(scheme, evidence)
    counts = class_counts(scheme, incidents)
    taken = tuple(adjustment.rule.evaluate(counts) for adjustment in scheme.adjustments)
    return _ledger(scheme, evidence, workings, incidents, taken)


def _workings(scheme: Scheme, evidence: Evidence) -> Workings:
    values = evidence.values
    try:
        return tuple([rule.evaluate(values) for rule in scheme.rules])
    except NotKnownError:
        raise MissingEvidenceError(
            f"the evidence of {evidence.unit} is not complete", _lacking(scheme, evidence)
        ) from None
    except NoQuotientError as error:
        faults = [Fault(path, "divided_by_nought", "a rule divides by this; it cannot be 0") for path in error.paths]
        raise EvidenceError(f"the evidence of {evidence.unit} gives no number", faults) from None


def _lacking(scheme: Scheme, evidence: Evidence) -> list[Fault]:
    """Everything that any rule would stop at, each once."""
    lacking = dict.fromkeys(leaf for rule in scheme.rules for leaf in rule.lacking(evidence.values))
    return [missing(leaf) for leaf in lacking]


def _ledger(
    scheme: Scheme, evidence: Evidence, workings: Workings, incidents: tuple[ClassifiedIncident, ...], taken: Workings
) -> Assessment:
    rounding = scheme.rounding
    ratios = [working.points.as_integer_ratio() for working in workings]
    taken_ratios = [working.points.as_integer_ratio() for working in taken]
    units = [rounding.units_of_ratio(numerator, denominator) for numerator, denominator in ratios]
    taken_units = [rounding.units_of_ratio(numerator, denominator) for numerator, denominator in taken_ratios]
    written = _totals(scheme, units, taken_units, rounding.scale)
    exact = _exact_totals(scheme, ratios, taken_ratios)
    grade = grade_after_vetoes(scheme, written.grade, incidents)
    exact_grade = grade_after_vetoes(scheme, exact.grade, incidents)
    provisional = pending(incidents)
    return Assessment(
        scheme=scheme,
        evidence=evidence,
        clauses=ClauseLines(
            scheme.clauses, dict(zip(scheme.clauses, zip(workings, units, strict=True), strict=True)), rounding
        ),
        items=PartLines(scheme.items, dict(zip(scheme.items, written.sums.items, strict=True)), rounding),
        groups=PartLines(scheme.groups, dict(zip(scheme.groups, written.sums.headings, strict=True)), rounding),
        base=rounding.written(written.sums.base),
        incidents=incidents,
        adjustments=tuple(
            AdjustmentResult(one.id, one.name, rounding.written(points), working)
            for one, points, working in zip(scheme.adjustments, taken_units, taken, strict=True)
        ),
        raw_total=rounding.written(written.raw_total),
        total=rounding.written(written.total),
        grade_before_veto=written.grade,
        grade=grade,
        exact_total=Fraction(exact.total, exact.scale),
        exact_grade=exact_grade,
        notes=notes_of(grade, exact_grade, provisional),
        provisional=provisional,
    )


def _exact_totals(scheme: Scheme, ratios: Ratios, taken: Ratios) -> _Totals:
    """The totals with nothing rounded, in whole numbers of a common denominator."""
    scale = math.lcm(scheme.addition.grid, *[denominator for _, denominator in ratios + taken])
    points = [numerator * (scale // denominator) for numerator, denominator in ratios]
    taken_points = [numerator * (scale // denominator) for numerator, denominator in taken]
    return _totals(scheme, points, taken_points, scale)


def _totals(scheme: Scheme, points: list[int], taken: list[int], scale: int) -> _Totals:
    sums = scheme.addition.add_up(points, scale)
    raw_total = sums.base + sum(taken)
    total = max(raw_total, 0)
    grade = scheme.grade_rule.grade(Fraction(total, scale), _shares(scheme, sums, scale))
    return _Totals(sums, raw_total, total, scale, grade)


def _shares(scheme: Scheme, sums: Sums, scale: int) -> dict[str, Fraction]:
    """The shares of their full marks that the parts named by grade conditions earned."""
    if not scheme.grade_rule.conditions:
        return {}
    earned = dict(zip(scheme.items, sums.items, strict=True)) | dict(zip(scheme.groups, sums.headings, strict=True))
    named = [scheme.part(condition.part) for condition in scheme.grade_rule.conditions]
    return {part.id: Fraction(earned[part.id], scale) / part.max_points for part in named}
