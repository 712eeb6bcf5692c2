"""``assess``: scores one unit's evidence under one scheme and records how in a ledger.

The scheme's program says what is computed, and in which order: clause points, exact and then written once, items,
headings, rescaling where a ruling asks for it, base, adjustments, raw total, floor, grade, vetoes. There is only this
one path, whether or not the workings are read later.
"""

from __future__ import annotations

from huizhou_qa.engine.compiled import Ratio
from huizhou_qa.engine.outcomes import require_computable
from huizhou_qa.engine.prepared import figures_of
from huizhou_qa.engine.scored import Scored
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.evidence.records import Incident
from huizhou_qa.frozen_mapping import dict_of
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.ledger.checking import incidents_missing, require_fit
from huizhou_qa.ledger.figures import Figures, exact_figures
from huizhou_qa.ledger.known import gaps_of, member_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.scheme.incidents.incidents import IncidentTable
from huizhou_qa.scheme.scheme import Scheme


def assess(scheme: Scheme, evidence: Evidence) -> Assessment:
    """Scores one unit under a scheme and returns the score with its full ledger.

    Raises EvidenceError listing every value that cannot be right, and MissingEvidenceError
    listing all that is missing, or needs a ruling, in evidence that is right so far.
    """
    require_fit(scheme, evidence)
    return Assessment.of(Scored(scheme, evidence, _figures(scheme, evidence)))


def _figures(scheme: Scheme, evidence: Evidence) -> Figures:
    """Every figure, from the prepared program; or why there is none."""
    values = settled_values(scheme, evidence)
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
