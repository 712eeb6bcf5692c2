"""A unit's evidence, held against its scheme under other readings."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache

from attrs import field, frozen

from huizhou_qa.analysis.readings.parts_of_scheme import MOST_KEPT, Choices
from huizhou_qa.engine.assess import assess
from huizhou_qa.engine.checking import check
from huizhou_qa.engine.labelling import labelled
from huizhou_qa.engine.outcomes import obstacles_of_clause
from huizhou_qa.errors import EvidenceError, Fault, MissingEvidenceError, pointer
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.ledger.checking import absence_faults, faults_of
from huizhou_qa.ledger.ruling import settled_values
from huizhou_qa.scheme.kept_by import SchemeItself
from huizhou_qa.scheme.scheme import Scheme

FaultsByPlace = Mapping[tuple[str, str], Fault]


@frozen(eq=False)
class EvidenceUnder:
    """What stands in the way of a score under other readings, by its path and code."""

    of: SchemeItself
    evidence: Evidence
    _unfit: dict[Choices, FaultsByPlace] = field(init=False, factory=dict)

    def scheme(self, choices: Mapping[str, str]) -> Scheme:
        """The scheme under its own readings, with these in their place."""
        whole = self._all_of(choices)
        return self.of.scheme if whole == self.of.scheme.readings else _under(self.of, whole)

    def _all_of(self, choices: Mapping[str, str]) -> Choices:
        return FrozenMapping({**self.of.scheme.readings, **choices})

    def anything(self, choices: Mapping[str, str]) -> FaultsByPlace:
        """Everything that stands in the way of a score; most likely nothing does."""
        scheme = self.scheme(choices)
        if not self.evidence.rulings:
            # Where no clause is left out, that is told sooner by a score.
            try:
                assess(scheme, self.evidence)
            except (EvidenceError, MissingEvidenceError):
                pass
            else:
                return {}
        return _by_place(check(scheme, self.evidence))

    def unfit(self, choices: Mapping[str, str]) -> FaultsByPlace:
        """What does not fit."""
        whole = self._all_of(choices)
        if whole not in self._unfit:
            scheme = self.scheme(choices)
            self._unfit[whole] = _by_place(labelled(fault, scheme) for fault in faults_of(scheme, self.evidence))
        return self._unfit[whole]

    def left_out(self, clauses: Container[str]) -> FaultsByPlace:
        """That too little is present, where the clauses of these ids are left out."""
        scheme = self.of.scheme
        return _by_place(labelled(fault, scheme) for fault in absence_faults(scheme, clauses))

    def of_clause(self, choices: Mapping[str, str], id_: str) -> FaultsByPlace:
        """What stands in the way of a clause, a ruling out of place included."""
        scheme = self.scheme(choices)
        clause = scheme.clauses[id_]
        lead = clause.lead or next(item.lead for item in scheme.items.values() if clause in item.clauses)
        values = settled_values(scheme, self.evidence)
        lacked, undivided = obstacles_of_clause(clause, lead, self.evidence, values)
        ruling = pointer("rulings", id_)
        idle = [fault for (path, _), fault in self.unfit(choices).items() if path == ruling]
        return _by_place([*idle, *(labelled(fault, scheme) for fault in (*undivided, *lacked))])


def _by_place(faults: Iterable[Fault]) -> FaultsByPlace:
    return {(fault.path, fault.code): fault for fault in faults}


@lru_cache(maxsize=MOST_KEPT)
def _under(of: SchemeItself, choices: Choices) -> Scheme:
    return of.scheme.under(choices)
