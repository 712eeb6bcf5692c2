"""``assess``: scores one unit's evidence under one scheme and records how in a ledger.

The scheme's program says what is computed, and in which order: clause points, exact and then written once, items,
headings, rescaling where a ruling asks for it, base, adjustments, raw total, floor, grade, vetoes. There is only this
one path, whether or not the workings are read later.
"""

from __future__ import annotations

from collections.abc import Mapping

from huizhou_qa.engine.compiled import Ratio
from huizhou_qa.engine.outcomes import require_computable
from huizhou_qa.engine.prepared import cautions_on, figures_of
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Incident
from huizhou_qa.evidence.values import Values
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.checking import incidents_missing, require_fit
from huizhou_qa.ledger.deciding import classify, known_to_steps, pending
from huizhou_qa.ledger.figures import Figures, exact_figures
from huizhou_qa.ledger.known import gaps_of, member_of
from huizhou_qa.ledger.notes import notes_of
from huizhou_qa.ledger.rescaling import rescaling_line
from huizhou_qa.ledger.results import AdjustmentResult, ClauseLines, PartLines
from huizhou_qa.ledger.ruling import settled_values, unmeasured_workings
from huizhou_qa.readers import Number
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.scheme import Scheme


def assess(scheme: Scheme, evidence: Evidence) -> Assessment:
    """Scores one unit under a scheme and returns the score with its full ledger.

    Raises EvidenceError listing every value that cannot be right, and MissingEvidenceError
    listing all that is missing, or needs a ruling, in evidence that is right so far.
    """
    require_fit(scheme, evidence)
    values = settled_values(scheme, evidence)
    figures = _figures(scheme, evidence, values)
    unmeasured = unmeasured_workings(scheme, evidence, values)
    incidents = classify(scheme, evidence)
    provisional = pending(incidents)
    rounding = scheme.rounding
    return Assessment(
        scheme=scheme,
        evidence=evidence,
        clauses=ClauseLines(scheme.clauses, values, unmeasured, figures.clauses, rounding),
        items=PartLines(scheme.items, figures.items, rounding),
        groups=PartLines(scheme.groups, figures.groups, rounding),
        rescaling=rescaling_line(scheme, unmeasured, figures),
        base=rounding.write(figures.base),
        incidents=incidents,
        adjustments=_adjustments(scheme, figures, known_to_steps(scheme, evidence, incidents)),
        raw_total=None if figures.raw_total is None else rounding.write(figures.raw_total),
        total=rounding.write(figures.total),
        grade_before_veto=figures.grade_before_veto,
        grade=figures.grade,
        exact_total=figures.exact_total,
        exact_grade=figures.exact_grade,
        notes=notes_of(scheme, evidence, figures, provisional, cautions_on(scheme, evidence)),
        provisional=provisional,
    )


def _figures(scheme: Scheme, evidence: Evidence, values: Values) -> Figures:
    """Every figure, from the prepared program; or why there is none."""
    if scheme.ranking.exempt:
        # No figure needs what says that a unit has no place, and its place does.
        require_computable(scheme, evidence)
    if not incidents_missing(scheme, evidence):
        table = scheme.incident_table
        incidents = [_ratios_of(one, table) for one in evidence.incidents or ()] if table else []
        figures = figures_of(scheme, dict_of(values.ratios), incidents, gaps_of(values.nothing))
        if figures is not None:
            return figures
    require_computable(scheme, evidence)
    # A clause that is left out (缺项) is no number: that the plain way knows how to add up.
    return exact_figures(scheme, member_of(scheme, evidence, values))


def _ratios_of(incident: Incident, table: IncidentTable) -> dict[str, Ratio]:
    return {path: (number, 1) for path, number in table.numbers_of(incident).items()}


def _adjustments(scheme: Scheme, figures: Figures, known: Mapping[str, Number]) -> tuple[AdjustmentResult, ...]:
    return tuple(
        AdjustmentResult(
            one.id, one.name, scheme.rounding.written(figures.adjustments[one.id]), one.rule.worked_out(known)
        )
        for one in scheme.adjustments
    )
