"""``assess``: scores one unit's evidence under one scheme and records how in a ledger.

The scheme's program says what is computed, and in which order: clause points, exact and then written once, items,
headings, rescaling where a ruling asks for it, base, adjustments, raw total, floor, grade, vetoes. There is only this
one path, whether or not the workings are read later.
"""

from __future__ import annotations

from huizhou_qa.engine.scored import scored
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.ledger.assessment import Assessment
from huizhou_qa.scheme.scheme import Scheme


def assess(scheme: Scheme, evidence: Evidence) -> Assessment:
    """Scores one unit under a scheme and returns the score with its full ledger.

    Raises EvidenceError listing every value that cannot be right, and MissingEvidenceError
    listing all that is missing, or needs a ruling, in evidence that is right so far.
    """
    return Assessment.of(scored(scheme, evidence))
