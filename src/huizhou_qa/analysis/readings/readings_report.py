"""``readings_report``: what a unit's result would be under every combination of readings, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from math import prod
from typing import overload

from huizhou_qa.analysis.readings.clause_points import PointsByChoice, points_by_choice
from huizhou_qa.analysis.readings.cohort_readings import CohortReadings
from huizhou_qa.analysis.readings.combinations import Outcomes, combinations
from huizhou_qa.analysis.readings.not_evaluable import not_evaluable
from huizhou_qa.analysis.readings.parts_of_scheme import Choices, SchemeOfProgram
from huizhou_qa.analysis.readings.reading_results import Flip, NotEvaluable, ReadingResult, ReadingsReport
from huizhou_qa.analysis.readings.report_of_cohort import report_of_cohort
from huizhou_qa.evidence.evidence import Evidence
from huizhou_qa.frozen_mapping import FrozenMapping
from huizhou_qa.numbers.exact import json_text, plain
from huizhou_qa.scheme.scheme import Scheme


@overload
def readings_report(scheme: Scheme, evidence: Evidence) -> ReadingsReport: ...
@overload
def readings_report(scheme: Scheme, evidence: Iterable[Evidence]) -> CohortReadings: ...
def readings_report(scheme: Scheme, evidence: Evidence | Iterable[Evidence]) -> ReadingsReport | CohortReadings:
    """Totals and grades over all combinations of readings, the fewest changes to every grade, what cannot be told.

    Of a cohort, given as its members without averages, every ranking: the same choices stand for all units at once,
    and averages move with them.

    Raises EvidenceError for nothing that only some readings refuse: that stands in ``not_evaluable``. What is
    missing under every reading stands there with no choices.

    >>> from huizhou_qa import Evidence, get_scheme
    >>> report = readings_report(get_scheme("huizhou", 2017), Evidence.from_dict({"unit": "甲区"}))
    >>> report.current, report.not_evaluable[0].choices
    (None, {})
    """
    return _of_unit(scheme, evidence) if isinstance(evidence, Evidence) else report_of_cohort(scheme, evidence)


def _of_unit(scheme: Scheme, evidence: Evidence) -> ReadingsReport:
    of = SchemeOfProgram(scheme.program, scheme)
    clauses = points_by_choice(of, evidence)
    refused, outcomes = not_evaluable(of, evidence, clauses), Outcomes()
    if all(one.choices for one in refused):
        outcomes, is_whole = combinations(of, evidence, [one.choices for one in refused])
        refused = refused if is_whole else not_evaluable(of, evidence, clauses, is_whole=False)
    return _told(scheme, evidence, outcomes, refused, _points(clauses, refused))


def _points(
    clauses: Sequence[PointsByChoice], refused: Sequence[NotEvaluable]
) -> FrozenMapping[str, FrozenMapping[Choices, Decimal | Fraction]]:
    """The points of every clause that readings touch, by what these choose; written as the scheme itself writes."""
    points: dict[str, dict[Choices, Decimal | Fraction]] = {}
    for one in clauses:
        if isinstance(one.points, Fraction) and not any(
            other.choices.items() <= one.choices.items() for other in refused
        ):
            points.setdefault(one.clause, {})[one.choices] = _figure(one.points)
    return FrozenMapping({id_: FrozenMapping(found) for id_, found in points.items()})


def _figure(points: Fraction) -> Decimal | Fraction:
    written = json_text(points)
    return points if written is None else Decimal(written)


def _told(
    scheme: Scheme,
    evidence: Evidence,
    reached: Outcomes,
    refused: tuple[NotEvaluable, ...],
    clauses: FrozenMapping[str, FrozenMapping[Choices, Decimal | Fraction]],
) -> ReadingsReport:
    totals = tuple(Decimal(plain(total)) for total in sorted({total for total, _ in reached}))
    grades = frozenset(grade for _, grade in reached)
    now = [(total, grade) for (total, grade), way in reached.items() if not way.changes]
    current = ReadingResult(scheme.readings, Decimal(plain(now[0][0])), now[0][1]) if now else None
    return ReadingsReport(
        scheme,
        evidence,
        totals,
        grades,
        current,
        len(grades) == 1,
        tuple(_singles(scheme, reached)),
        tuple(_flips(scheme, reached, current)),
        refused,
        clauses,
        prod(len(one.names) for one in scheme.chosen_readings.register),
    )


def _singles(scheme: Scheme, reached: Outcomes) -> tuple[Flip, ...]:
    """What every single other choice leads to, where that is not what the scheme's own readings do."""
    order = {one.id: at for at, one in enumerate(scheme.chosen_readings.register)}
    alone = [
        Flip(FrozenMapping(dict(changes)), grade, Decimal(plain(total)))
        for (total, grade), way in reached.items()
        for changes in way.sets
        if len(changes) == 1
    ]
    return tuple(sorted(alone, key=lambda one: [(order[id_], choice) for id_, choice in one.choices.items()]))


def _flips(scheme: Scheme, reached: Outcomes, current: ReadingResult | None) -> Iterator[Flip]:
    order = {one.id: at for at, one in enumerate(scheme.chosen_readings.register)}
    for grade in scheme.grade_rule.grades:
        ways = {total: way for (total, other), way in reached.items() if other == grade}
        if not ways or (current is not None and current.grade == grade):
            continue
        fewest = min(way.changes for way in ways.values())
        found = [(total, sets) for total, way in ways.items() if way.changes == fewest for sets in way.sets]
        listed = [(sorted(sets, key=lambda one: order[one[0]]), total) for total, sets in found]
        for changes, total in sorted(listed, key=lambda one: [(order[id_], choice) for id_, choice in one[0]]):
            yield Flip(FrozenMapping(dict(changes)), grade, Decimal(plain(total)))
