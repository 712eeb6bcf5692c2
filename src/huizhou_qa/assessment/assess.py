"""``assess``: one unit's evidence under one scheme, written down as a ledger.

The order of computation is fixed: clause points (exact, then written once), items, headings,
rescaling where a ruling asks for it, base, adjustments, raw total, floor at 0, grade, veto.
There is this one path, whether or not anyone will look at the workings.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple, TypeVar

from huizhou_qa.assessment.outcomes import earned_of
from huizhou_qa.engine.compiled import Ratio
from huizhou_qa.ground.evidence.evidence import Evidence
from huizhou_qa.ground.rounding import Rounding
from huizhou_qa.ground.workings import Working
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.checking import require_fit
from huizhou_qa.ledger.deciding import class_counts, classify, grade_after_vetoes, pending
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rescaling import Absent, absent_from, rescaled, rescaling_line
from huizhou_qa.ledger.results import AdjustmentResult, ClauseLines, PartLines
from huizhou_qa.scheme.addition import Sums
from huizhou_qa.scheme.scheme import Scheme

Figure = TypeVar("Figure")
Workings = tuple[Working, ...]

NOUGHT = Fraction(0)


class _Totals(NamedTuple):
    """Points and sums in units of 1/scale, the totals, and the grade they earn before any veto."""

    clauses: list[int]
    taken: list[int]
    sums: Sums
    summed: Fraction
    base: Fraction
    raw_total: Fraction
    total: Fraction
    grade: str


def assess(scheme: Scheme, evidence: Evidence) -> Assessment:
    """The unit's Annex 1 score with its full ledger.

    Raises EvidenceError listing every value that cannot be right, and MissingEvidenceError
    listing all that is missing, or needs a ruling, in evidence that is right so far.
    """
    require_fit(scheme, evidence)
    earned = earned_of(scheme, evidence)
    ratios = [ratio for _, ratio in earned]
    absent = absent_from(scheme, evidence)
    incidents = classify(scheme, evidence)
    counts = class_counts(scheme, incidents)
    taken = tuple([adjustment.rule.evaluate(counts) for adjustment in scheme.adjustments])
    written, exact = _written_and_exact(scheme, ratios, taken, absent)
    grade = grade_after_vetoes(scheme, written.grade, incidents)
    exact_grade = grade_after_vetoes(scheme, exact.grade, incidents)
    provisional = pending(incidents)
    rounding = scheme.rounding
    workings = [working for working, _ in earned]
    scored = _by_id(scheme.clauses, zip(workings, written.clauses, strict=True))
    return Assessment(
        scheme=scheme,
        evidence=evidence,
        clauses=ClauseLines(scheme.clauses, scored, rounding),
        items=PartLines(scheme.items, _by_id(scheme.items, written.sums.items), rounding),
        groups=PartLines(scheme.groups, _by_id(scheme.groups, written.sums.headings), rounding),
        rescaling=rescaling_line(scheme, absent, written.summed, written.base),
        base=rounding.write(written.base),
        incidents=incidents,
        adjustments=_adjustments(scheme, taken, written),
        raw_total=rounding.write(written.raw_total),
        total=rounding.write(written.total),
        grade_before_veto=written.grade,
        grade=grade,
        exact_total=exact.total,
        exact_grade=exact_grade,
        notes=notes_of(scheme, evidence, grade, exact_grade, provisional),
        provisional=provisional,
    )


def _written_and_exact(
    scheme: Scheme, ratios: list[Ratio], taken: Workings, absent: Absent | None
) -> tuple[_Totals, _Totals]:
    """The totals of what is written, and what they would be with nothing rounded."""
    rounding = scheme.rounding
    taken_ratios = [working.points.as_integer_ratio() for working in taken]
    units, taken_units = rounding.units_of_ratios(ratios), rounding.units_of_ratios(taken_ratios)
    written = _totals(scheme, units, taken_units, rounding.scale, absent, rounding=rounding)
    grid = math.lcm(scheme.addition.grid, *[denominator for _, denominator in ratios + taken_ratios])
    if absent is None and not rounding.scale % grid:
        return written, written  # Every clause stood on the grid of written figures already.
    points = [numerator * (grid // denominator) for numerator, denominator in ratios]
    taken_points = [numerator * (grid // denominator) for numerator, denominator in taken_ratios]
    return written, _totals(scheme, points, taken_points, grid, absent, rounding=None)


def _adjustments(scheme: Scheme, taken: Workings, written: _Totals) -> tuple[AdjustmentResult, ...]:
    return tuple(
        AdjustmentResult(one.id, one.name, scheme.rounding.written(points), working)
        for one, points, working in zip(scheme.adjustments, written.taken, taken, strict=True)
    )


def _totals(  # noqa: PLR0913 (what is added, on which grid, and what is taken out of it)
    scheme: Scheme, points: list[int], taken: list[int], scale: int, absent: Absent | None, *, rounding: Rounding | None
) -> _Totals:
    sums = scheme.addition.add_up(points, scale)
    summed = base = Fraction(sums.base, scale)
    raw_total = Fraction(sums.base + sum(taken), scale)
    if absent is not None:
        base = rescaled(scheme, absent, summed)
        if rounding is not None:
            base = rounding.rounded(base)
        raw_total = base + Fraction(sum(taken), scale)
    total = max(raw_total, NOUGHT)
    grade = scheme.grade_rule.grade(total, _shares(scheme, sums, scale))
    return _Totals(points, taken, sums, summed, base, raw_total, total, grade)


def _by_id(ids: Iterable[str], figures: Iterable[Figure]) -> dict[str, Figure]:
    return dict(zip(ids, figures, strict=True))


def _shares(scheme: Scheme, sums: Sums, scale: int) -> dict[str, Fraction]:
    """The shares of their full marks that the parts named by grade conditions earned."""
    if not scheme.grade_rule.conditions:
        return {}
    earned = _by_id(scheme.items, sums.items) | _by_id(scheme.groups, sums.headings)
    named = [scheme.part(condition.part) for condition in scheme.grade_rule.conditions]
    return {part.id: Fraction(earned[part.id], scale) / part.max_points for part in named}
