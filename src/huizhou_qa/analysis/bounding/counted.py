"""Bounds of a unit of which the incidents are counted and not listed, as columns have them."""

from __future__ import annotations

from collections.abc import Mapping

from huizhou_qa.analysis.bounding.open_sources import Source, incidents
from huizhou_qa.analysis.bounding.opened import opened
from huizhou_qa.analysis.bounding.worked_out import worked_out
from huizhou_qa.errors import EvidenceError
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import require_fit
from huizhou_qa.program import Settings
from huizhou_qa.readers import Span
from huizhou_qa.scheme.program.building import TOTAL
from huizhou_qa.scheme.scheme import Scheme


def bounds_with_counts(scheme: Scheme, evidence: Evidence, counts: Mapping[str, Span]) -> Mapping[str, Span]:
    """Where every result may lie, by path, as ``bounds`` has it; ``counts`` are what is known of tallies, by path.

    Of a tally that is not counted there may be any number. Raises EvidenceError as ``bounds`` does.
    """
    require_fit(scheme, evidence)
    found = opened(scheme, evidence)
    (any_number,) = incidents(scheme.program, None, Settings(scheme.readings)).alternatives
    told = Source((FrozenMapping({**any_number, **counts}),))
    written = worked_out(scheme, evidence, found, (*found.rulings, told)).written
    if not written[TOTAL.path].over:
        raise EvidenceError.of("", "contradiction", case="no_score")
    return written
