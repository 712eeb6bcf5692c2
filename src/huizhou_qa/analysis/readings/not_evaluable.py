"""Which readings a unit's evidence cannot answer: the smallest partial choices, each with its faults."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, product

from huizhou_qa.analysis.readings.clause_points import PointsByChoice
from huizhou_qa.analysis.readings.evidence_under import EvidenceUnder, FaultsByPlace
from huizhou_qa.analysis.readings.parts_of_scheme import Choices
from huizhou_qa.analysis.readings.reading_results import NotEvaluable
from huizhou_qa.analysis.readings.refusals import RefusedChoices, refusal_of_absence, refusals_beside
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.scheme.kept_by import SchemeItself

NO_CHOICES = Choices()


def not_evaluable(
    of: SchemeItself, evidence: Evidence, clauses: Sequence[PointsByChoice], *, is_whole: bool = True
) -> tuple[NotEvaluable, ...]:
    """The smallest partial choices of each clause, and of what is read beside, collected; in the register's order.

    What stands in the way whatever is chosen has no choices. ``is_whole`` is false where some combination that nothing
    seemed to refuse could not be told.
    """
    asked = EvidenceUnder(of, evidence)
    beside = [*refusals_beside(asked, is_whole=is_whole), *refusal_of_absence(asked, clauses)]
    refusals = [*beside, *_of_clauses(clauses)]
    best = _best(of, refusals)
    always = asked.anything(best)
    collected: dict[Choices, FaultsByPlace] = {NO_CHOICES: always} if always else {}
    for refusal in refusals:
        # What does not fit is told once: it is not missing too.
        told = [] if refusal in beside else [one for other in beside for one in other.refused]
        for partial in refusal.smallest():
            for one in refusal.refused:
                if partial.items() <= one.items() and not any(other.items() <= one.items() for other in told):
                    found = asked.of_clause(one, refusal.clause) if refusal.clause else refusal.faults[one]
                    ours = {place: fault for place, fault in found.items() if place not in always}
                    if ours:
                        collected[partial] = {**collected.get(partial, {}), **ours}
    places = {one.id: (at, one.names) for at, one in enumerate(of.register)}
    listed = sorted(collected, key=lambda one: [(places[id_][0], places[id_][1].index(one[id_])) for id_ in one])
    return tuple(NotEvaluable(one, tuple(collected[one].values())) for one in listed)


def _of_clauses(clauses: Sequence[PointsByChoice]) -> Iterator[RefusedChoices]:
    for id_, points in groupby(clauses, key=lambda one: one.clause):
        listed = list(points)
        yield RefusedChoices(
            tuple(one.choices for one in listed), tuple(one.choices for one in listed if one.is_refused), id_
        )


def _best(of: SchemeItself, refusals: Sequence[RefusedChoices]) -> Choices:
    """Choices under which the fewest refuse, the scheme's own first, of the readings that any rests on."""
    some = [one for one in refusals if one.can_be_avoided]
    ids = {id_ for one in some for id_ in one.choices[0]}
    own = of.scheme.readings
    readings = [
        (one.id, (own[one.id], *(name for name in one.names if name != own[one.id])))
        for one in of.register
        if one.id in ids
    ]
    chosen = (
        FrozenMapping(dict(zip((id_ for id_, _ in readings), names, strict=True)))
        for names in product(*(names for _, names in readings))
    )
    return min(
        chosen,
        key=lambda choices: sum(any(one.items() <= choices.items() for one in refusal.refused) for refusal in some),
    )
